"""Periods told from the order's date: «текущий квартал», «следующий месяц», the school year."""

import dataclasses as dc
import datetime as dt

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import DayOfPeriod, Span
from acts.deadlines.nth_days import nth_day
from acts.deadlines.pieces import Edge, Piece, stretch
from acts.deadlines.reading import Context, MonthDay

__all__ = [
    "CURRENT",
    "as_span",
    "current_school_year",
    "in_current_school_year",
    "placed",
    "read_own_period",
]

CURRENT = "текущий|сей"
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
_UNITS = {"месяц": "month", "квартал": "quarter", "полугодие": "half"}
# «в течение следующего месяца после …» counts from an event.
_COUNTING = ("после", "за", "с", "от")
# «за текущий месяц» says what is reported; «10 числа следующего квартала» names no month.
_NOT_AFTER = ("за", "число", "день")
_ASKED_ALWAYS = (questions.WEEK, questions.WHICH_MONTH, questions.OWN_OR_EACH)
_JUNE, _SEPTEMBER = 6, 9
_YEAR = 12


def read_own_period(cursor: Cursor) -> list[Piece]:
    """Take «текущий квартал», «следующий месяц»: the one that holds the order's date, or the next.

    Which one that is, is known once the order is: see `placed`.
    """
    if cursor.peek(-1).lemma in _NOT_AFTER:
        return []
    at = cursor.at
    ahead = 0 if cursor.lemma(CURRENT) else 1 if cursor.lemma("следующий") else -1
    unit = _UNITS.get(cursor.peek().lemma, "") if ahead >= 0 else ""
    if not unit or cursor.peek(1).lemma in _COUNTING:
        cursor.at = at
        return []
    cursor.step()
    last = Edge(month=_YEAR, day=0, year=0, of=unit, ahead=ahead)
    first = dc.replace(last, day=1, first=True)
    return [Piece(start=first, end=last, level="month" if unit == "month" else "part")]


def as_span(day: DayOfPeriod) -> Span:
    """Make «10 числа текущего месяца», which comes once, a piece of the calendar."""
    nth = (day.day or -1) if day.working else 0
    edge = Edge(
        month=_YEAR,
        day=day.day,
        year=0,
        of=day.unit,
        ahead=day.ahead or 0,
        nth=nth,
        weekday="working" if nth else "",
    )
    start = dc.replace(edge, day=day.from_day) if day.from_day else edge
    asked = questions.NEXT_MONTHS if nth else questions.NEXT_MONTH
    asks: tuple[str, ...] = (asked,) if day.ahead and day.unit == "month" else ()
    asks += (day.ask,) if day.ask in _ASKED_ALWAYS else ()
    piece = Piece(start=start, end=edge, level="day", asks=asks)
    return Span(piece=piece, bound="until" if day.op else "window", op=day.op)


def current_school_year() -> Span:
    """Give «в текущем учебном году», not yet placed."""
    return in_current_school_year(
        Span(piece=stretch((9, 1), (5, 31), "school", questions.SCHOOL_YEAR))
    )


def in_current_school_year(span: Span) -> Span:
    """Say of months without a year that the school year of the order holds them."""
    if span.piece.dated:
        return span
    return dc.replace(span, piece=dc.replace(span.piece, this_school=True))


def placed(span: Span, context: Context) -> Span:
    """Put a span told from the order's date where it lies, and ask where that is doubtful."""
    piece, order = span.piece, context.order_date
    if piece.next_school or piece.this_school:
        # In summer one school year is over and the other hasn't begun: the coming one is meant.
        began = order.month >= _SEPTEMBER
        summer = _JUNE <= order.month < _SEPTEMBER
        first = order.year + began if piece.next_school else order.year - (order.month < _JUNE)
        doubts = (questions.THIS_SCHOOL_YEAR,) if piece.this_school and summer else ()
        bare = dc.replace(piece, next_school=False, this_school=False, asks=(*doubts, *piece.asks))
        return dc.replace(span, piece=bare.in_school_year(first))
    if not any(edge is not None and edge.of for edge in _edges(piece)):
        return span
    start, end, point = (edge and _of_order(edge, order) for edge in _edges(piece))
    due = point if point is not None and span.bound == "until" else end
    moved = dc.replace(piece, start=start or piece.start, end=end or piece.end, point_edge=point)
    asks = (*_doubts(piece.end, due or moved.end, order), *piece.asks)
    return dc.replace(span, piece=dc.replace(moved, asks=asks))


def _edges(piece: Piece) -> tuple[Edge | None, Edge | None, Edge | None]:
    return piece.start, piece.end, piece.point_edge


def _of_order(edge: Edge, order: dt.date) -> Edge:
    """Find the month, of the period that holds the order's date or of the next one."""
    if not edge.of:
        return edge
    size = _MONTHS_IN[edge.of]
    month = (order.month - 1) // size * size + size * edge.ahead + (0 if edge.first else size - 1)
    year, month = order.year + month // _YEAR, month % _YEAR + 1
    return dc.replace(edge, month=month, year=year, of="", ahead=0, first=False)


def _doubts(said: Edge, due: Edge, order: dt.date) -> tuple[str, ...]:
    """Ask about a half that is another one at school, and about a day that is over."""
    asks: tuple[str, ...] = ()
    if said.of == "half" and due.month <= _JUNE:
        asks += (questions.OWN_HALF,)
    day = _day(due)
    if day is not None and day < order:
        monthly = said.of == "month" and not said.nth
        asks += (questions.PAST_MONTH if monthly else questions.PAST_PERIOD,)
    return asks


def _day(edge: Edge) -> dt.date | None:
    assert edge.year is not None
    if edge.nth:
        return nth_day(edge.year, edge.month, edge.nth, edge.weekday)
    if not edge.day:
        following = MonthDay(edge.month % _YEAR + 1, 1).on(edge.year + edge.month // _YEAR)
        return following - dt.timedelta(days=1)
    try:
        return dt.date(edge.year, edge.month, edge.day)
    except ValueError:
        return None
