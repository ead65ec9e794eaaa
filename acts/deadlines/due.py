"""Readings to days: every term of a deadline, and the day a count from an event ends."""

import calendar
import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator

from acts.deadlines.nth_days import nth_day
from acts.deadlines.policy import DueDate, Policies, apply, calendar_of
from acts.deadlines.reading import DAY, Context, Every, Kind, MonthDay, Reading, Relative
from acts.working_days import WorkingDays

__all__ = ["Term", "relative_due", "terms"]

_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One dated term.

    Attributes:
        start: Its first day, if the reading gives one.
        end: Its last day, never shifted.
        year_label: The year it belongs to: the reporting year, or the year its window opens.
        reading_index: Which of the readings it comes from.
    """

    start: dt.date | None
    end: dt.date
    year_label: int
    reading_index: int


def terms(
    readings: Iterable[Reading], context: Context, policies: Policies | None = None
) -> tuple[Term, ...]:
    """Return all dated terms, sorted by their last day.

    Dates named in full always count; of recurring ones, every year whose window meets the plan's
    period, and every month, quarter or half whose last day lies in it.

    Args:
        readings: What the deadline says.
        context: The order's date and the plan's period.
        policies: How bare and working days are counted from the order's date.
    """
    found: list[Term] = []
    for index, reading in enumerate(readings):
        for start, end, year in _dates(reading, context, policies or Policies()):
            found.append(Term(start=start, end=end, year_label=year, reading_index=index))
    found.sort(key=lambda term: (term.end, term.reading_index))
    return tuple(found)


_Dates = Iterator[tuple[dt.date | None, dt.date, int]]


def _dates(reading: Reading, context: Context, policies: Policies) -> _Dates:
    match reading.kind:
        case Kind.WINDOW | Kind.UNTIL | Kind.ON if reading.end is not None:
            yield reading.start, reading.end, (reading.start or reading.end).year
        case Kind.YEARLY:
            yield from _yearly(reading, context, policies)
        case Kind.EVERY:
            yield from _every(reading, context, policies)
        case Kind.RELATIVE if reading.relative:
            day = _anchor_day(reading.relative, context)
            if day is not None:
                end = _count(reading.relative, day, policies, calendar_of(policies))
                yield min(day, end), end, day.year


def _anchor_day(relative: Relative, context: Context) -> dt.date | None:
    """Return the day a count starts from: that of the order, or one named in full."""
    if relative.anchor == "order":
        return context.order_date
    return dt.date.fromisoformat(relative.anchor) if DAY.fullmatch(relative.anchor) else None


def _yearly(reading: Reading, context: Context, policies: Policies) -> _Dates:
    if reading.end_day is None:
        return
    wraps = reading.start_day is not None and reading.start_day > reading.end_day
    for year in range(context.period_start.year - 1, context.period_end.year + 1):
        if not _in_years(reading, year):
            continue
        end = _end_in(reading, reading.end_day, year + wraps + reading.lag, policies)
        if end is None:
            continue
        start = reading.start_day.on(year + reading.lag) if reading.start_day else None
        # A report for a past year belongs to that year, whenever it is due.
        first = dt.date(year, 1, 1) if reading.lag else start or end
        last = dt.date(year, 12, 31) if reading.lag else end
        if first <= context.period_end and last >= context.period_start:
            yield start, end, year


def _end_in(reading: Reading, last: MonthDay, year: int, policies: Policies) -> dt.date | None:
    """Return the last day of a yearly term; None in a year without a fifth Friday of that month."""
    rule = reading.every
    return last.on(year) if rule is None else _named_day(rule, year, last.month, policies)


def _in_years(reading: Reading, year: int) -> bool:
    if reading.first_year is not None and year < reading.first_year:
        return False
    return reading.last_year is None or year <= reading.last_year


def _every(reading: Reading, context: Context, policies: Policies) -> _Dates:
    rule = reading.every
    if rule is not None and rule.unit in _SCHOOL and rule.times == rule.step == 1:
        yield from _SCHOOL[rule.unit](reading, context, policies)
    if rule is None or rule.times != 1 or rule.step != 1 or rule.unit not in _MONTHS_OF:
        return
    length = _MONTHS_OF[rule.unit]
    for year in range(context.period_start.year, context.period_end.year + 1):
        if not _in_years(reading, year):
            continue
        for last_month in range(length, 13, length):
            start = dt.date(year, last_month - length + 1, 1)
            end = _day_in(year, last_month, 0)
            if last_month in rule.skip or not _meets(reading, context, start, end):
                continue
            if not _in_season(reading, end, policies):
                continue
            due = _day_of(rule, year, last_month + (1 if reading.lag else 0), policies)
            # A day of the month that passed before the plan began isn't owed.
            if due is not None and due >= context.period_start:
                yield start, due, year


def _school_halves(reading: Reading, context: Context, policies: Policies) -> _Dates:
    """Give 31 December and the end of the school year, each in the plan's period."""
    for year in range(context.period_start.year, context.period_end.year + 1):
        last = policies.school_year_end.on(year)
        for start, end in (
            (dt.date(year, 1, 1), last),
            (policies.school_year_start.on(year), dt.date(year, 12, 31)),
        ):
            if _in_years(reading, year) and _meets(reading, context, start, end):
                yield start, end, year


def _day_of(rule: Every, year: int, month: int, policies: Policies) -> dt.date | None:
    """Return the day of a month that a rhythm names, if it has such a day; month 13 is January."""
    if rule.nth or rule.working:
        return _named_day(rule, year + (month > 12), (month - 1) % 12 + 1, policies)
    return _day_in(year, month, rule.day)


def _school_years(reading: Reading, context: Context, policies: Policies) -> _Dates:
    """Give the end of each school year that meets the plan's period."""
    for year in range(context.period_start.year, context.period_end.year + 2):
        start, end = policies.school_year_start.on(year - 1), policies.school_year_end.on(year)
        meets = start <= context.period_end and end >= context.period_start
        if meets and _in_years(reading, year - 1) and _inside(reading, end):
            yield start, end, year - 1


_SCHOOL = {"school_half": _school_halves, "school_year": _school_years}


def _named_day(rule: Every, year: int, month: int, policies: Policies) -> dt.date | None:
    if rule.working:
        return nth_day(year, month, rule.day or -1, "working", policies)
    return nth_day(year, month, rule.nth, rule.weekday, policies)


def _meets(reading: Reading, context: Context, start: dt.date, end: dt.date) -> bool:
    yearly = reading.every is not None and reading.every.unit == "year"
    inside = (
        start <= context.period_end and end >= context.period_start
        if yearly
        else context.period_start <= end <= context.period_end
    )
    return inside and _inside(reading, end)


def _inside(reading: Reading, end: dt.date) -> bool:
    """Tell whether a term ends within the days that bound its rhythm."""
    if reading.start is not None and end < reading.start:
        return False
    return reading.end is None or end <= reading.end


def _in_season(reading: Reading, end: dt.date, policies: Policies) -> bool:
    here = MonthDay(end.month, end.day)
    first, last = reading.start_day, reading.end_day
    if reading.scope == "school-year" and first is None:
        # A month that the school year ends in still counts, whatever its day.
        first, last = policies.school_year_start, _month_end(policies.school_year_end)
    if first is None or last is None:
        return True
    return first <= here <= last if first <= last else here >= first or here <= last


def _month_end(day: MonthDay) -> MonthDay:
    return MonthDay(day.month, calendar.monthrange(2000, day.month)[1])


def _day_in(year: int, month: int, day: int) -> dt.date:
    """Return a day of a month; day 0 or one past the end is the last; month 13 is January."""
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(day or last, last))


def relative_due(
    reading: Reading, anchor_day: dt.date, policies: Policies, working_days: WorkingDays
) -> DueDate:
    """Return the due date of a count once the day of its event is known.

    Counting starts on the day after the event; months end on the same number or the month's last
    day (ст. 191–192 ГК РФ).

    Args:
        reading: A reading of kind relative.
        anchor_day: The day of the event.
        policies: How bare days count and what to do on a day off.
        working_days: The production calendar.

    Raises:
        ValueError: The reading is of another kind.
    """
    if reading.relative is None:
        raise ValueError(f"a reading of kind {reading.kind} is not counted from an event")
    raw = _count(reading.relative, anchor_day, policies, working_days)
    return apply(raw, reading, policies, working_days)


def _count(
    relative: Relative, day: dt.date, policies: Policies, working_days: WorkingDays
) -> dt.date:
    amount = relative.amount if relative.direction == "after" else -relative.amount
    working = policies.bare_days_working if relative.working is None else relative.working
    if relative.unit == "hour":
        return day + dt.timedelta(days=amount // 24)
    if relative.unit == "day":
        if working and amount:
            return working_days.add(day, amount)
        return day + dt.timedelta(days=amount)
    if relative.unit == "week":
        return day + dt.timedelta(weeks=amount)
    months = day.year * 12 + day.month - 1 + amount * _MONTHS_OF[relative.unit]
    year, month = divmod(months, 12)
    return _day_in(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
