"""The school's own roadmap and planned results, written from the order's for the day of an act."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.organization import FanOut
from acts.roadmap import Item, Roadmap
from acts.russian.cases import Case
from acts.russian.dates import month

__all__ = ["local_rows", "local_targets", "months"]

_UNDATED = {
    Kind.ON_DEMAND: "по необходимости",
    Kind.CONTINUOUS: "весь срок программы",
    Kind.NONE: "срок не установлен",
}
_DATED = (Kind.WINDOW, Kind.UNTIL, Kind.ON)


def local_rows(roadmap: Roadmap, on: dt.date) -> Iterator[dict[str, str]]:
    """Write the rows a school owes, in its own words, as its roadmap of the day `on` states them.

    While all terms of an item lie ahead the deadline is the printed one; later the terms that have
    passed are left out, and an item of which nothing is left has no row.

    Args:
        roadmap: The order's roadmap.
        on: Day of the school's act.
    """
    for item in roadmap.items:
        if FanOut.EACH_SCHOOL in roadmap.fan_outs(item) and item.local is not None:
            due = _due(item, on)
            if due:
                yield {
                    "event": item.local.event,
                    "due": due,
                    "responsible": item.local.responsible,
                    "result": item.local.result,
                }


def local_targets(roadmap: Roadmap, on: dt.date) -> Iterator[dict[str, Any]]:
    """Write the indicators a school measures on its own roll, for the years that are not over."""
    for indicator in roadmap.indicators:
        ahead = [target for target in indicator.targets if target.year >= on.year]
        if indicator.local and ahead:
            yield {
                "indicator": indicator.local,
                "values": [{"year": str(one.year), "value": one.value} for one in ahead],
            }


def months(start: dt.date, end: dt.date) -> str:
    """Name a window of whole months: «сентябрь – октябрь 2021 г.».

    >>> months(dt.date(2021, 9, 1), dt.date(2021, 10, 31))
    'сентябрь – октябрь 2021 г.'
    """
    if (start.year, start.month) == (end.year, end.month):
        return f"{month(end.month, Case.NOMINATIVE)} {end.year} г."
    first = month(start.month, Case.NOMINATIVE)
    if start.year != end.year:
        first = f"{first} {start.year} г."
    return f"{first} – {month(end.month, Case.NOMINATIVE)} {end.year} г."


def _due(item: Item, on: dt.date) -> str:
    readings = [one.reading for one in item.deadline.readings]
    ahead = [one for one in readings if not _is_over(one, on)]
    if item.deadline.text and len(ahead) == len(readings):
        text = item.deadline.text.rstrip(", ")
        return text[:1].lower() + text[1:]
    said = [_said(one) for one in ahead]
    return "; ".join(said) if all(said) else ""


def _is_over(reading: Reading, on: dt.date) -> bool:
    return reading.kind in _DATED and reading.end is not None and reading.end < on


def _said(reading: Reading) -> str:
    """Say a reading without the terms that went before it, or one for which no term is printed."""
    if reading.kind in _UNDATED:
        return _UNDATED[reading.kind]
    if reading.kind is Kind.YEARLY and reading.end_day is not None:
        act = f", {reading.act}" if reading.act else ""
        return f"ежегодно, {_yearly(reading.start_day, reading.end_day, reading.op)}{act}"
    if reading.kind is Kind.WINDOW and reading.start and reading.end:
        return months(reading.start, reading.end)
    return ""


def _yearly(start: MonthDay | None, end: MonthDay, op: str) -> str:
    if start is None:
        return f"{op or 'до'} {end.day} {month(end.month, Case.GENITIVE)}"
    if start.month == end.month:
        return month(end.month, Case.NOMINATIVE)
    return f"{month(start.month, Case.NOMINATIVE)} – {month(end.month, Case.NOMINATIVE)}"
