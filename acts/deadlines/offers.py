"""What a person may choose from when a reading is open: the readings offered, best first."""

import dataclasses as dc
import datetime as dt
from collections.abc import Callable

from acts.deadlines import questions
from acts.deadlines.reader import read
from acts.deadlines.reading import DAY, Context, Every, Kind, MonthDay, Reading

__all__ = ["offers"]

_MOST = 4
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


def offers(reading: Reading, context: Context, question: str = "") -> tuple[Reading, ...]:
    """List the ways to understand a reading that is asked about, the one taken first.

    Args:
        reading: What `reader.read` gave, with its question.
        context: What years may be taken from.
        question: One of the questions; without it, the first that has answers to offer.

    Returns:
        Nothing where the question has no closed set of answers: then only a person knows.
    """
    stated = question or reading.question
    if questions.WHICH_TERM in stated:
        return _choices(stated, context)
    for asked, others in _OTHERS.items():
        if asked in stated:
            found = tuple(one for one in others(reading, context) if one != reading)
            if found:
                clear = (dc.replace(one, question="") for one in (reading, *found[: _MOST - 1]))
                return tuple(_stated(one, asked) for one in clear)
    return ()


def _choices(question: str, context: Context) -> tuple[Reading, ...]:
    """Read the terms that the question names back."""
    named = question.partition(questions.WHICH_TERM)[2].partition("?")[0].split(" или ")
    found = [read(one, context).readings for one in named]
    if not all(len(one) == 1 for one in found):
        return ()
    return tuple(dc.replace(one[0], question="") for one in found)


def _stated(reading: Reading, asked: str) -> Reading:
    """Say of the reading taken what the wording left unsaid: «календарных»."""
    rule = reading.relative
    if asked == questions.DAYS and rule is not None and rule.working is None:
        return dc.replace(reading, relative=dc.replace(rule, working=False))
    return reading


def _working_days(reading: Reading, context: Context) -> list[Reading]:
    assert reading.relative is not None
    return [dc.replace(reading, relative=dc.replace(reading.relative, working=True))]


def _other_years(reading: Reading, context: Context) -> list[Reading]:
    """Put the term, or the day it is counted from, into the other years of the plan."""
    rule = reading.relative
    if rule is not None and DAY.fullmatch(rule.anchor):
        days = _other_years(Reading(kind=Kind.ON, end=dt.date.fromisoformat(rule.anchor)), context)
        moved = (dc.replace(rule, anchor=str(one.end)) for one in days)
        return [dc.replace(reading, relative=one) for one in moved]
    last = reading.end or reading.start
    if last is None:
        return []
    found = []
    for year in range(context.period_start.year, context.period_end.year + 1):
        shift = year - last.year
        start, end = (_in_year(day, shift) for day in (reading.start, reading.end))
        due = end or start
        if shift and due and context.period_start <= due <= context.period_end:
            found.append(dc.replace(reading, start=start, end=end))
    return found


def _in_year(day: dt.date | None, shift: int) -> dt.date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return MonthDay(2, 29).on(day.year + shift) if leap else day.replace(year=day.year + shift)


def _school_halves(reading: Reading, context: Context) -> list[Reading]:
    if reading.every is not None:
        return [dc.replace(reading, every=dc.replace(reading.every, unit="school_half"))]
    if reading.kind is not Kind.WINDOW or reading.end is None:
        return []
    year = reading.end.year
    if reading.end.month > 6:
        return [dc.replace(reading, start=dt.date(year + 1, 1, 1), end=dt.date(year + 1, 5, 31))]
    return [dc.replace(reading, start=dt.date(year - 1, 9, 1), end=dt.date(year - 1, 12, 31))]


def _school_year(reading: Reading, context: Context) -> list[Reading]:
    if reading.kind is Kind.CONTINUOUS:
        return [dc.replace(reading, scope="school-year")]
    if reading.end is None:
        return []
    year = reading.end.year
    ends = (dt.date(one, 5, 31) for one in (year, year + 1))
    return [
        dc.replace(reading, end=end)
        for end in ends
        if context.order_date <= end <= context.period_end and reading.kind is Kind.UNTIL
    ][:1]


def _school_start(reading: Reading, context: Context) -> list[Reading]:
    """Give 31 August for 1 September and the other way round."""
    pairs = {(9, 1): (8, 31), (8, 31): (9, 1)}
    if reading.kind is Kind.UNTIL and reading.end is not None:
        other = pairs.get((reading.end.month, reading.end.day))
        return [dc.replace(reading, end=dt.date(reading.end.year, *other))] if other else []
    if reading.kind is Kind.YEARLY and reading.end_day is not None and reading.start_day is None:
        other = pairs.get((reading.end_day.month, reading.end_day.day))
        return [dc.replace(reading, end_day=MonthDay(*other))] if other else []
    return []


def _edge_of_month(reading: Reading, context: Context) -> list[Reading]:
    return _edge(reading, lambda day: day.replace(day=1))


def _edge_of_year(reading: Reading, context: Context) -> list[Reading]:
    return _edge(reading, lambda day: day.replace(month=1, day=1))


def _edge(reading: Reading, first_of: Callable[[dt.date], dt.date]) -> list[Reading]:
    """Give the day before a stretch for its last day, and the last day for its first."""
    if reading.end is None:
        return []
    first = first_of(reading.end)
    if reading.end == first:
        following = first_of(first + (31 if first.month != 1 else 366) * _DAY)
        return [dc.replace(reading, end=following - _DAY)]
    return [dc.replace(reading, end=first - _DAY)]


def _calendar_week(reading: Reading, context: Context) -> list[Reading]:
    """Give Monday to Sunday for a week counted by the numbers of the month."""
    if reading.kind is not Kind.WINDOW or reading.start is None or reading.end is None:
        return []
    monday = reading.start - reading.start.weekday() * _DAY
    return [dc.replace(reading, start=monday, end=monday + _WEEK - _DAY)]


def _end_of_year(reading: Reading, context: Context) -> list[Reading]:
    """Offer the whole year where the months of a repetition were taken from the first term."""
    return [
        dc.replace(
            reading,
            start_day=MonthDay(1, 1),
            end_day=MonthDay(12, 31),
            op="",
            inferred=False,
            whole=True,
        )
    ]


def _month_before(reading: Reading, context: Context) -> list[Reading]:
    if reading.end is None or reading.kind is not Kind.WINDOW or reading.start is None:
        return []
    last = reading.end.replace(day=1) - _DAY
    return [dc.replace(reading, end=last)] if last > reading.start else []


def _day_after(reading: Reading, context: Context) -> list[Reading]:
    rule = reading.relative
    if rule is None or rule.unit != "day":
        return []
    return [dc.replace(reading, relative=dc.replace(rule, amount=rule.amount + 1))]


def _year_later(reading: Reading, context: Context) -> list[Reading]:
    return _years_away(reading, 1)


def _year_before(reading: Reading, context: Context) -> list[Reading]:
    return _years_away(reading, -1)


def _years_away(reading: Reading, years: int) -> list[Reading]:
    """Put a term of one school year into another one."""
    start, end = _in_year(reading.start, years), _in_year(reading.end, years)
    return [dc.replace(reading, start=start, end=end)] if start or end else []


def _own_half(reading: Reading, context: Context) -> list[Reading]:
    """Give the end of the school half for that of the calendar one."""
    if reading.end is None or (reading.end.month, reading.end.day) != (6, 30):
        return []
    last = reading.end.replace(month=5, day=31)
    return [dc.replace(reading, end=last)] if last >= context.order_date else []


def _each_month_after(reading: Reading, context: Context) -> list[Reading]:
    return [_monthly(reading, lag=1)] if reading.kind is Kind.UNTIL else []


def _other_months(reading: Reading, context: Context) -> list[Reading]:
    """Give the day of the next month for one that is over, and the day of each month."""
    start, end = (_month_later(day) for day in (reading.start, reading.end))
    moved = dc.replace(reading, start=start, end=end)
    return [moved, _monthly(reading, lag=0)] if reading.kind is Kind.UNTIL else [moved]


def _month_later(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    first = (day.replace(day=1) + 31 * _DAY).replace(day=1)
    return min(first + (day.day - 1) * _DAY, (first + 31 * _DAY).replace(day=1) - _DAY)


def _monthly(reading: Reading, *, lag: int) -> Reading:
    """Repeat a day every month; the last day of a month is that of each."""
    assert reading.end is not None
    last = (reading.end + _DAY).day == 1 and reading.op == "до включительно"
    every = Every(unit="month", day=0 if last else reading.end.day)
    op = "до" if last else reading.op
    return dc.replace(reading, kind=Kind.EVERY, end=None, every=every, lag=lag, op=op)


_OTHERS: dict[str, Callable[[Reading, Context], list[Reading]]] = {
    questions.DAYS: _working_days,
    questions.SCHOOL_START: _school_start,
    questions.YEAR_OR_SCHOOL_YEAR: _school_year,
    questions.WHICH_YEAR: _other_years,
    questions.HALF: _school_halves,
    questions.REPEATED_MONTH: _end_of_year,
    questions.MONTH_INSIDE: _month_before,
    questions.WEEK: _calendar_week,
    questions.EXPIRY: _day_after,
    questions.NEXT_SCHOOL_YEAR: _year_later,
    questions.THIS_SCHOOL_YEAR: _year_before,
    questions.OWN_HALF: _own_half,
    questions.NEXT_MONTH: _each_month_after,
    questions.PAST_MONTH: _other_months,
    "названного месяца или": _edge_of_month,
    "названного года или": _edge_of_year,
}
