"""The readings to choose from where a wording leaves something open, the likeliest first."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from acts.deadlines.reading import Kind, MonthDay, Reading

__all__ = ["alternatives", "answers"]

_ONE_OFF = (Kind.WINDOW, Kind.UNTIL, Kind.ON)
_OPEN = (Kind.EVERY, Kind.CONTINUOUS, Kind.EVENT)
_NAMED = (*_ONE_OFF, Kind.YEARLY, Kind.EVERY, Kind.ON_DEMAND, Kind.CONTINUOUS)
_LAST_DAY = MonthDay(12, 31)
_NEED = Reading(kind=Kind.ON_DEMAND, cause="need")


def alternatives(asked: Reading) -> tuple[Reading, ...]:
    """Give what a wording may mean, the reading asked about first and each once.

    Args:
        asked: A reading with its question; what comes back asks nothing.
    """
    plain = dc.replace(asked, question="")
    return tuple(dict.fromkeys((*_settled(plain), *_others(plain))))


def answers(reading: Reading, asked: Reading) -> bool:
    """Whether a reading answers the question about another one and contradicts nothing printed.

    Where no day or rhythm is printed, any one may be named; else only what the wording can mean.
    """
    nothing_named = asked.kind in _OPEN or asked.inferred or asked.whole
    return (nothing_named and reading.kind in _NAMED) or reading in alternatives(asked)


def _settled(reading: Reading) -> Iterator[Reading]:
    """Say aloud what the reading takes for granted."""
    rule = reading.relative
    if rule is not None and rule.unit == "day" and rule.working is None:
        for working in (False, True):
            yield dc.replace(reading, relative=dc.replace(rule, working=working))
    elif reading.kind is not Kind.IMPOSSIBLE:
        yield reading


def _others(reading: Reading) -> Iterator[Reading]:
    if reading.kind is Kind.YEARLY and (reading.inferred or reading.whole):
        yield dc.replace(
            reading, start_day=None, end_day=_LAST_DAY, inferred=False, whole=True, op=""
        )
        yield dc.replace(_NEED, act=reading.act, part=reading.part)
    elif reading.kind is Kind.YEARLY:
        yield from _once(reading)
    elif reading.kind in _ONE_OFF:
        yield from _other_years(reading)
    elif reading.kind is Kind.CONTINUOUS and reading.scope in ("year", "school-year"):
        for scope in ("year", "school-year"):
            yield dc.replace(reading, scope=scope)
    elif reading.kind is Kind.EVERY or reading.scope == "none":
        yield dc.replace(_NEED, act=reading.act, part=reading.part)


def _once(reading: Reading) -> Iterator[Reading]:
    """Take a yearly term whose first year is named for one that comes once."""
    if reading.first_year is None or reading.end_day is None:
        return
    end = reading.end_day.on(reading.first_year + reading.lag)
    start = reading.start_day.on(reading.first_year + reading.lag) if reading.start_day else None
    if start is not None and start > end:
        return
    yield Reading(
        kind=Kind.WINDOW if start else Kind.UNTIL,
        start=start,
        end=end,
        op="" if start else reading.op,
        act=reading.act,
        part=reading.part,
    )


def _other_years(reading: Reading) -> Iterator[Reading]:
    for step in (1, -1):
        yield dc.replace(reading, start=_moved(reading.start, step), end=_moved(reading.end, step))


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    return day and MonthDay(day.month, day.day).on(day.year + years)
