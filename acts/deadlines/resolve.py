"""Spans to readings: years from the context, days that must exist, questions that must be asked."""

import dataclasses as dc
import datetime as dt

from acts.deadlines import questions
from acts.deadlines.elements import Span
from acts.deadlines.nth_days import nth_day
from acts.deadlines.own_periods import placed
from acts.deadlines.pieces import BACKWARDS, Edge
from acts.deadlines.reading import Context, Every, Kind, MonthDay, Reading
from acts.deadlines.wording import date_text, day_of_week

__all__ = ["dated_reading", "impossible", "repeat_yearly", "repeatable", "yearly_reading"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FEBRUARY = 2
_NO_DAY = "такого числа нет"


def _bounds(span: Span) -> tuple[Edge, Edge, tuple[str, ...]]:
    """Return the first day, the due day, and what must be asked about choosing them."""
    piece = span.piece
    if span.bound != "until":
        asks = piece.point_asks if piece.point and piece.level != "school" else ()
        return piece.start, piece.end, piece.asks + asks
    edge, asks = piece.end, piece.asks + piece.bound_asks
    if piece.point and piece.point_edge is not None:
        edge = piece.point_edge
        if piece.point == "start" and span.op == "до":
            edge = _day_before(edge)
    elif piece.level != "day" and span.op in ("до", "к"):
        if span.op == "к":
            edge = piece.start
        stretch = {"month": "месяца", "year": "года"}.get(piece.level, "промежутка")
        asks += (f"«{span.op}» – до начала названного {stretch} или до его конца?",)
    return edge, edge, asks


def _op(span: Span, *, yearly: bool) -> str:
    """Return the bound; only of a day named by its number may «до» leave that day out.

    The last day of «до конца года», «до сентября», «до последнего дня мая» is inside in any case,
    and so is the day before «до начала учебного года». «последняя пятница» that comes every year
    keeps its rule, and February's end its name: `policy` knows both.
    """
    if span.bound != "until":
        return span.op
    edge = span.piece.end
    last = edge.day == 0 and not edge.nth
    kept = yearly and (edge.nth or (last and edge.month == _FEBRUARY))
    whole = span.piece.level != "day" or ((last or edge.nth == -1) and not kept)
    return "до включительно" if span.op == "до" and whole else span.op


def _day_before(edge: Edge) -> Edge:
    month = edge.month - 1 or 12
    year = edge.year - 1 if edge.year is not None and month == 12 else edge.year
    return Edge(month=month, day=0, year=year)


def _wrong(span: Span) -> str:
    piece = span.piece
    if piece.wrong:
        return piece.wrong
    if not (piece.start.exists and piece.end.exists):
        return _NO_DAY
    return ""


def _day(edge: Edge, year: int, *, last: bool) -> dt.date | None:
    year = year if edge.year is None else edge.year
    if edge.nth:
        return nth_day(year, edge.month, edge.nth, edge.weekday)
    if edge.day:
        try:
            return dt.date(year, edge.month, edge.day)
        except ValueError:
            return None
    first = MonthDay(edge.month, 1).on(year)
    return _month_end(first) if last else first


def _month_end(first: dt.date) -> dt.date:
    following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return following - dt.timedelta(days=1)


def impossible(why: str) -> Reading:
    """Return the reading of a deadline that can't be."""
    return Reading(kind=Kind.IMPOSSIBLE, why=why, question=f"Исправьте срок: {why}.")


def dated_reading(span: Span, context: Context) -> Reading:
    """Read a span that comes once; a year that isn't named is taken from the plan's period."""
    why = _wrong(span)
    if why:
        return impossible(why)
    span = placed(span, context)
    first, last, asks = _bounds(span)
    if {first.year, last.year} & {-1, 0, 1}:
        first, last = _current(first, context), _current(last, context)
        day = _day(last, context.order_date.year, last=True)
        if day is not None and day < context.order_date:
            asks += (questions.PAST,)
    if last.year is not None or first.year is not None:
        start = _day(first, 0, last=span.piece.level == "day")
        end = _day(last, 0, last=True)
        if start is None or end is None:
            return impossible(_NO_DAY)
        if start > end:
            return impossible(BACKWARDS)
    else:
        start, end, found = _from_context(first, last, context, open_end=span.bound == "from")
        asks += found + span.piece.undated_asks
        if start is None or end is None:
            return impossible(_NO_DAY)
    return _reading(span, start, end, asks)


def _current(edge: Edge, context: Context) -> Edge:
    year = edge.year
    if year in (-1, 0, 1):
        year += context.order_date.year
    return dc.replace(edge, year=year)


def _reading(span: Span, start: dt.date, end: dt.date, asks: tuple[str, ...]) -> Reading:
    weekday = span.weekday or span.piece.weekday
    if weekday and weekday != _WEEKDAYS[end.weekday()]:
        asks += (f"{date_text(end)} – {day_of_week(end)}. Что верно: число или день недели?",)
    question = " ".join(dict.fromkeys(asks))
    if span.op == "после":
        said = Reading(kind=Kind.FROM, start=start + dt.timedelta(days=1), op="не ранее")
    elif span.bound == "from":
        said = Reading(kind=Kind.FROM, start=start, op=span.op)
    elif span.bound == "until":
        said = Reading(kind=Kind.UNTIL, end=end, op=_op(span, yearly=False))
    elif start == end:
        said = Reading(kind=Kind.ON, end=end)
    else:
        said = Reading(kind=Kind.WINDOW, start=start, end=end, op=span.op)
        said = dc.replace(said, throughout=span.throughout)
    return dc.replace(said, act=span.act, time=span.time, question=question)


def _nearly_over(pair: tuple[dt.date, dt.date], context: Context) -> bool:
    """Tell «сентябрь – июнь» of the year that is ending when the order appears."""
    start, end = pair
    over_new_year = start.year < end.year
    return over_new_year and context.order_date - start > end - context.order_date


def _from_context(
    first: Edge, last: Edge, context: Context, *, open_end: bool
) -> tuple[dt.date | None, dt.date | None, tuple[str, ...]]:
    wraps = (first.month, first.day or 1) > (last.month, last.day or 31)
    found: list[tuple[dt.date, dt.date]] = []
    for year in range(context.period_start.year - 1, context.period_end.year + 2):
        start = _day(first, year - wraps, last=False)
        end = _day(last, year, last=True)
        if start is not None and end is not None:
            found.append((start, end))
    if not found:
        return None, None, ()

    def due(pair: tuple[dt.date, dt.date]) -> dt.date:
        return pair[0] if open_end else pair[1]

    fitting = [pair for pair in found if context.period_start <= due(pair) <= context.period_end]
    if not fitting and (2, 29) in ((first.month, first.day), (last.month, last.day)):
        return None, None, ()
    ahead = [pair for pair in fitting or found if due(pair) >= context.order_date]
    fresh = [pair for pair in ahead if not _nearly_over(pair, context)]
    chosen = (fresh or ahead or fitting or found)[0]
    sure = len(fitting) == 1 and bool(fresh)
    movable = first.nth or last.nth
    asked = questions.WHICH_YEAR_OF_WEEKDAY if movable else questions.WHICH_YEAR
    return (*chosen, () if sure else (asked,))


def yearly_reading(
    span: Span, *, first_year: int | None = None, last_year: int | None = None
) -> Reading:
    """Read a span that comes every year."""
    why = _wrong(span)
    if why:
        return impossible(why)
    first, last, asks = _bounds(span)
    if (last.month, last.day) == (2, 29) and span.piece.level == "day":
        asks += (questions.LEAP,)
    if questions.HALF in span.piece.undated_asks and not span.piece.dated:
        asks += (questions.HALF,)
    if span.bound == "from":
        asks += ("До какого числа? Назван только первый день.",)
        last = first
    until = span.bound == "until"
    return Reading(
        kind=Kind.YEARLY,
        start_day=None if until or last.nth else _month_day(first, last=span.piece.level == "day"),
        end_day=_month_day(last, last=span.bound != "from"),
        first_year=first_year,
        last_year=last_year,
        lag=span.lag,
        op="" if span.bound == "from" else _op(span, yearly=True),
        throughout=span.throughout,
        every=_which_day(last),
        act=span.act,
        time=span.time,
        question=" ".join(dict.fromkeys(asks)),
    )


def _which_day(edge: Edge) -> Every | None:
    """Give the rule of «последняя пятница мая» that comes every year."""
    if not edge.nth:
        return None
    if edge.weekday == "working":
        return Every(unit="year", day=max(edge.nth, 0), working=True)
    return Every(unit="year", weekday=edge.weekday, nth=edge.nth)


def _month_day(edge: Edge, *, last: bool) -> MonthDay:
    if edge.day:
        return MonthDay(edge.month, edge.day)
    day = _month_end(dt.date(2000, edge.month, 1)).day if last else 1
    return MonthDay(edge.month, day)


def repeatable(reading: Reading) -> bool:
    """Tell whether a term comes once and has a last day, so that it can be repeated."""
    return reading.kind in (Kind.WINDOW, Kind.UNTIL, Kind.ON) and reading.end is not None


def repeat_yearly(reading: Reading, act: str, last: int | None) -> Reading:
    """Repeat a first term every year after it, with its months; always a question."""
    assert reading.end is not None
    start = reading.start or (reading.end if reading.kind is Kind.ON else None)
    longer = start is not None and (reading.end - start).days > 366
    end_day = MonthDay(reading.end.month, reading.end.day)
    if (end_day.month, end_day.day) == (2, 28) and reading.kind is Kind.WINDOW:
        end_day = MonthDay(2, 29)
    return Reading(
        kind=Kind.YEARLY,
        start_day=None if start is None or longer else MonthDay(start.month, start.day),
        end_day=end_day,
        first_year=(start or reading.end).year + 1,
        last_year=last,
        op=reading.op,
        act=act,
        inferred=True,
        question=questions.REPEATED_MONTH,
    )
