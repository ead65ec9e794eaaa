"""What comes again: rhythms with their days and seasons, yearly terms, repeated first terms."""

import dataclasses as dc
import datetime as dt

from acts.deadlines import questions
from acts.deadlines.elements import Span
from acts.deadlines.groups import Group
from acts.deadlines.own_periods import as_span, current_school_year, placed
from acts.deadlines.reading import CURRENT_SCHOOL_YEAR, Context, Every, Kind, MonthDay, Reading
from acts.deadlines.resolve import (
    dated_reading,
    impossible,
    repeat_yearly,
    repeatable,
    yearly_reading,
)

__all__ = ["place_days", "rhythm", "yearly"]

_LONGEST_MONTH = 31
_TWO_WEEKS = 14
_PER_YEAR = {"year": 1, "school_year": 1, "half": 2, "school_half": 2, "quarter": 4}
_COUNTED = ("month", *_PER_YEAR)
_MONTHS = {"quarter": 3, "half": 6, "school_half": 6, "year": 12, "school_year": 12}
_STANDING = (Kind.CONTINUOUS,)


def place_days(group: Group) -> None:
    """A day of the month may name its own rhythm: «до 5 числа каждого месяца»."""
    _take_own_days(group)
    if not group.days or group.everys:
        return
    unit = next((day.unit for day in group.days if day.unit), "")
    if not unit and any(day.working or not day.day for day in group.days):
        # «в последний рабочий день» of what?
        group.unused += group.of_rhythm
        group.days = []
        return
    if not unit:
        group.asks.append(questions.ANY_MONTH)
    elif group.yearly:
        group.asks.append(questions.MIX)
    group.said = False
    group.everys.append(Every(unit=unit or "month"))


def _take_own_days(group: Group) -> None:
    """«до 10 числа текущего месяца» comes once, unless a rhythm says that it does in each."""
    sizes = _MONTHS | {"month": 1}
    longest = max((sizes.get(one.unit, 0) for one in group.everys), default=0)
    for day in list(group.days):
        alone = len(group.days) == 1 and not (group.rhythmic or day.lag)
        if day.op and day.ask == questions.EACH and alone:
            # «до конца месяца» and nothing else: hardly of each month.
            group.days.remove(day)
            group.spans.append(as_span(dc.replace(day, ahead=0, ask=questions.OWN_OR_EACH)))
            continue
        if day.ahead is None:
            continue
        if longest < _MONTHS.get(day.unit, 1):
            group.days.remove(day)
            group.spans.append(as_span(day))
        elif day.ahead and not day.lag:
            group.asks.append(questions.MIX)


def rhythm(
    group: Group, before: list[Reading], context: Context, first: int | None, last: int | None
) -> list[Reading]:
    """Read a rhythm with its days, or the terms named under it.

    Args:
        group: What stands together; at least one rhythm is in it.
        before: The readings before «далее».
        context: What missing years are taken from.
        first: The first year, if said.
        last: The last year, if said.
    """
    if not all(one.times and one.step for one in group.everys):
        return [impossible("такой частоты нет")]
    if group.skip:
        group.everys = [dc.replace(every, skip=group.skip) for every in group.everys]
        if any(_broken(every) for every in group.everys):
            group.asks.append(questions.MIX)
    every = group.everys[0]
    named = [span for span in group.spans if not span.piece.dated]
    terms = _PER_YEAR.get(every.unit, 0)
    several = len(group.everys) > 1 and not all(one.weekday for one in group.everys)
    if several or (group.days and terms and named):
        group.asks.append(questions.MIX)
    if terms and named and len(named) == len(group.spans):
        if len(named) != terms * every.times or every.step > 1:
            group.asks.append(questions.TIMES)
        return [yearly_reading(span, first_year=first, last_year=last) for span in named]
    once = [span for span in group.spans if span.piece.dated and span.piece.level != "year"]
    if terms and len(once) == len(group.spans) == terms * every.times > 1:
        # «2 раза в год (май, ноябрь 2023 г.)»: in that year only, or in each?
        group.asks.append(questions.MIX)
        return [dated_reading(span, context) for span in once]
    common = Reading(
        kind=Kind.EVERY, every=every, first_year=first, last_year=last, time=group.time
    )
    if group.after is not None:
        day = _after_period(group.after, every.unit)
        if group.yearly:  # «в последующие годы ежеквартально»
            day = dt.date(group.after.year + 1, 1, 1)
        common = dc.replace(common, start=day, first_year=None)
    bounded = _in_season(group, _scoped(group, common), context)
    if bounded.kind is Kind.IMPOSSIBLE:
        return [bounded]
    return [
        reading
        for one in dict.fromkeys(group.everys)
        for reading in _with_days(group, dc.replace(bounded, every=one, question=_ask_about(one)))
    ]


def _after_period(last: dt.date, unit: str) -> dt.date:
    """Return the first day after the month, quarter, half or year that a day lies in."""
    size = 1 if unit == "month" else _MONTHS.get(unit, 0)
    if not size or unit.startswith("school"):
        return last + dt.timedelta(days=1)
    months = last.year * 12 + (last.month - 1) // size * size + size
    return dt.date(months // 12, months % 12 + 1, 1)


def _broken(every: Every) -> bool:
    """Tell a longer rhythm with a month in it left out: «ежеквартально, кроме августа»."""
    size = _MONTHS.get(every.unit, 1)
    return any(
        not {*range(month - (month - 1) % size, month - (month - 1) % size + size)} <= {*every.skip}
        for month in every.skip
    )


def _with_days(group: Group, reading: Reading) -> list[Reading]:
    """Give a rhythm the days named under it: «ежемесячно до 5 и до 20 числа»."""
    every = reading.every
    if not group.days or every is None:
        return [reading]
    if every.unit not in ("month", "quarter", "half") or every.nth:
        group.asks.append(questions.MIX)
    if every.times == len(group.days) and every.step == 1 and all(day.day for day in group.days):
        # «2 раза в месяц, 5 и 20 числа»
        every = dc.replace(every, times=1)
    made = []
    for day in group.days:
        if day.day > _LONGEST_MONTH:
            return [impossible("такого числа нет")]
        if every.unit in ("quarter", "half") and day.day and not (day.named or day.lag):
            group.asks.append(questions.WHICH_MONTH)
        if day.named and day.unit != every.unit:
            group.asks.append(questions.MIX)
        placed = dc.replace(every, day=day.day, working=day.working, from_day=day.from_day)
        clear = every.times == every.step == 1 and day.day
        if day.ask and not (day.ask == questions.EACH and group.said):
            group.asks.append(day.ask)
        made.append(
            dc.replace(
                reading,
                every=placed,
                op=day.op,
                lag=day.lag,
                question="" if clear else reading.question,
            )
        )
    return made


def _scoped(group: Group, reading: Reading) -> Reading:
    """Bind a rhythm to the period named beside it: «ежедневно … в период проведения»."""
    for other in list(group.readings):
        if other.kind in _STANDING and other.scope != "none":
            group.readings.remove(other)
            if other.scope == CURRENT_SCHOOL_YEAR:
                group.spans.append(current_school_year())
                continue
            if other.scope in ("year", "school-year"):
                group.asks.append(questions.SCHOOL_PERIODS if other.scope == "school-year" else "")
            elif other.scope != "plan" and _counted(group):
                group.asks.append(questions.WHEN)
            own = other.scope in ("plan", "year", "school-year")
            scope = other.scope if own else f"течение {other.scope}"
            reading = dc.replace(reading, scope=scope)
        elif other.kind is Kind.EVENT and other.event.startswith(("в период", "на период")):
            group.readings.remove(other)
            reading = dc.replace(reading, scope=other.event.split(" ", 1)[1])
            if _counted(group):
                group.asks.append(questions.WHEN)
    return reading


def _counted(group: Group) -> bool:
    """Tell a rhythm with dates: of «ежемесячно в период каникул» the months aren't known."""
    return any(every.unit in _COUNTED for every in group.everys)


def _in_season(group: Group, reading: Reading, context: Context) -> Reading:
    """Bound a rhythm by dates: «ежемесячно с сентября по май»."""
    spans, group.spans = [placed(span, context) for span in group.spans], []
    for span in spans:
        once = dated_reading(span, context)
        if once.kind is Kind.IMPOSSIBLE:
            return once
        if span.bound == "window" and span.piece.single:
            # «ежемесячно, 10 декабря»: a day is no season.
            group.asks.append(questions.MIX)
        if _short(once) and any(every.unit == "week" for every in group.everys):
            # «10-15 октября (понедельник-пятница)»: hardly a rhythm.
            group.asks.append(questions.MIX)
        if span.piece.dated:
            reading = dc.replace(reading, start=once.start or reading.start, end=once.end)
        elif span.bound == "window":
            season = yearly_reading(span)
            reading = dc.replace(reading, start_day=season.start_day, end_day=season.end_day)
        else:
            reading = dc.replace(reading, end=once.end, start=once.start)
            group.asks.append(once.question or questions.MIX)
        if once.question and span.piece.dated:
            group.asks.append(once.question)
        reading = dc.replace(reading, time=reading.time or span.time)
    if len(spans) > 1:
        group.asks.append(questions.MIX)
    return reading


def _short(once: Reading) -> bool:
    return bool(once.start and once.end and (once.end - once.start).days < _TWO_WEEKS)


def _ask_about(every: Every) -> str:
    if every.unit in ("school_quarter", "trimester"):
        return questions.SCHOOL_PERIODS
    if every.times > 1 or every.step > 1:
        return "" if every.unit in ("day", "week") else questions.WHEN
    if every.unit == "school_half":
        return questions.SCHOOL_PERIODS
    if every.unit == "school_year":
        return questions.SCHOOL_YEAR
    if every.unit == "half":
        return questions.HALF
    return questions.WHOLE_YEAR if every.unit == "year" else ""


def yearly(
    group: Group, before: list[Reading], context: Context, first: int | None, last: int | None
) -> list[Reading]:
    """Read terms that come every year, or a first term that is repeated.

    Args:
        group: What stands together; «ежегодно» is in it.
        before: The readings before «далее».
        context: What missing years are taken from.
        first: The first year, if said.
        last: The last year, if said.
    """
    begins = [span for span in group.spans if span.bound == "from" and span.piece.dated]
    dated = [span for span in group.spans if span.piece.dated and span not in begins]
    named = [span for span in group.spans if not span.piece.dated]
    made = [dated_reading(span, context) for span in [*begins, *dated]]
    if any(reading.kind is Kind.IMPOSSIBLE for reading in made):
        return made
    begin = next((reading.start for reading in made[: len(begins)] if reading.start), None)
    made = made[len(begins) :]
    if dated and named and first is None:
        # «до 30 сентября 2020 года, ежегодно до 1 сентября»: the first term, then the yearly ones.
        first = max(reading.end.year for reading in made if reading.end) + 1
    yearly_ones = [_yearly_span(group, span, begin, first, last) for span in named]
    if dated:
        group.asks.append(questions.ORDER_OF_YEARS)
    if yearly_ones:
        return made + yearly_ones
    group.spans = group.spans if dated else []
    sources = made or ([r for r in before if repeatable(r)] if group.later else [])
    copies = [repeat_yearly(reading, group.act, last) for reading in sources if repeatable(reading)]
    if copies:
        return made + _once_each(copies)
    whole = Reading(
        kind=Kind.YEARLY,
        start_day=MonthDay(1, 1),
        end_day=MonthDay(12, 31),
        first_year=begin.year if begin else first,
        last_year=last,
        act=group.act,
        whole=True,
        question=questions.WHOLE_YEAR,
    )
    return [*made, whole]


def _after_first_term(reading: Reading, last: dt.date) -> Reading:
    """Find the first year of «далее ежегодно с сентября по май»: it begins before it ends."""
    start, end = reading.start_day, reading.end_day
    if start is not None and end is not None and start > end:
        return dc.replace(reading, first_year=last.year + (start.on(last.year) <= last))
    return reading


def _once_each(copies: list[Reading]) -> list[Reading]:
    """Leave one repetition of terms that differ in their first year only, after the last one."""
    latest: dict[Reading, Reading] = {}
    for one in copies:
        key = dc.replace(one, first_year=None)
        known = latest.get(key, one)
        years = (one.first_year or 0, known.first_year or 0)
        latest[key] = dc.replace(one, first_year=max(years) or None)
    return list(latest.values())


def _yearly_span(
    group: Group, span: Span, begin: dt.date | None, first: int | None, last: int | None
) -> Reading:
    if span.years is not None:
        first, last = span.years
    reading = yearly_reading(span, first_year=first, last_year=last)
    if group.after is not None and reading.end_day is not None and first == group.after.year + 1:
        reading = _after_first_term(reading, group.after)
    if begin is not None and reading.end_day is not None:
        late = reading.end_day.on(begin.year) < begin
        reading = dc.replace(reading, first_year=begin.year + late)
    return dc.replace(reading, act=span.act or group.act, inferred=group.inferred)
