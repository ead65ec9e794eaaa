"""Days told by the day of the week: «понедельник, 17 октября», «последняя пятница мая»."""

import calendar
import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.months import read_date, read_month
from acts.deadlines.numbered import read_numbered, read_numbers
from acts.deadlines.pieces import Edge, Piece
from acts.deadlines.points import read_outer
from acts.deadlines.words import ORDINALS, WEEKDAYS

__all__ = ["read_first_days", "read_named_days", "read_weekday_before"]

_ONE_DAY = ("день", "дня", "дню", "днем", "дне")  # «за 5 рабочих дней» is an amount
_SHORTEST_MONTH = 28
_MOST_WEEKDAYS = 5
_MOST_WORKING = 23


def read_weekday_before(cursor: Cursor) -> list[Piece]:
    """Take «понедельник, 17 октября 2022 г.», «четверг (15.09.2022)»."""
    weekday = WEEKDAYS.get(cursor.peek().text)
    if weekday is None:
        return []
    cursor.step()
    cursor.text(",")
    bracket = cursor.text("(")
    pieces = read_date(cursor) or read_numbered(cursor)
    if len(pieces) != 1 or not pieces[0].single or (bracket and not cursor.text(")")):
        return []
    return [dc.replace(pieces[0], weekday=weekday)]


def read_named_days(cursor: Cursor) -> list[Piece]:
    """Take «первая пятница октября», «последний рабочий день 2022 года», «последний день мая»."""
    token = cursor.peek()
    if token.kind != "number" and token.text not in ORDINALS:
        return []
    numbers = [first for first, last in read_numbers(cursor) if first == last]
    weekday = WEEKDAYS.get(cursor.peek().text, "")
    if weekday:
        cursor.step()
    elif cursor.peek(1).text in _ONE_DAY and cursor.lemma("рабочий", "день"):
        weekday = "working"
    elif token.kind == "number" or cursor.peek().text not in _ONE_DAY:
        return []
    else:
        cursor.step()
    most = {"": 1, "working": _MOST_WORKING}.get(weekday, _MOST_WEEKDAYS)
    if not numbers or not all(one == -1 or 1 <= one <= most for one in numbers):
        return []
    outer = read_outer(cursor)
    if outer is None or (outer.level != "month" and any(one > 1 for one in numbers)):
        return []
    return [_day(one, weekday, outer) for one in numbers]


def read_first_days(cursor: Cursor) -> list[Piece]:
    """Take «первые 10 дней сентября», «последние две недели мая»."""
    which = ORDINALS.get(cursor.peek().text)
    if which not in (1, -1):
        return []
    cursor.step()
    count = cursor.count()
    weeks = cursor.lemma("неделя")
    if not count or not (weeks or cursor.lemma("день")):
        return []
    days = 7 * count if weeks else count
    months = read_month(cursor)
    if len(months) != 1 or not 1 < days <= _SHORTEST_MONTH:
        return []
    month = months[0]
    last = calendar.monthrange(month.start.year or 2001, month.start.month)[1]
    start = dc.replace(month.start, day=1 if which > 0 else last - days + 1)
    end = dc.replace(month.end, day=days if which > 0 else 0)
    asks = (*month.asks, questions.WEEK) if weeks else month.asks
    return [dc.replace(month, start=start, end=end, level="part", asks=asks)]


def _day(nth: int, weekday: str, outer: Piece) -> Piece:
    month = outer.end if nth < 0 else outer.start
    about = 0 if nth < 0 else nth if weekday in ("", "working") else 7 * nth - 6
    edge = Edge(month=month.month, day=about, year=month.year)
    if weekday:
        edge = dc.replace(edge, nth=nth, weekday=weekday)
    return Piece(
        start=edge,
        end=edge,
        level="day",
        asks=outer.asks,
        each=outer.each,
        undated_asks=outer.undated_asks,
        wrong=outer.wrong,
    )
