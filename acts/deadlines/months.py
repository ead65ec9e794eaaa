"""Months, their days and their parts: «19-20 ноября», «первая декада мая», «1, 15.09.2021»."""

import calendar

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.pieces import BACKWARDS, Edge, Piece, day_piece, impossible_piece, join, stretch
from acts.deadlines.words import MONTHS
from acts.deadlines.years import FIRST_YEAR, LAST_YEAR, with_year

__all__ = ["DECADES", "days_of_month", "parts_of_month", "read_date", "read_month"]

DECADES = {1: (1, 10), 2: (11, 20), 3: (21, 0), -1: (21, 0)}
_HALVES = {1: (1, 15), 2: (16, 0), -1: (16, 0)}
_NO_PART = {
    "декада": "такой декады нет",
    "половина": "такой половины нет",
    "неделя": "такой недели нет",
}
_ASKED = {"неделя": questions.WEEK, "число": questions.DECADES, "день": questions.DECADES}
_LONGEST_MONTH = 31
_SHORTEST_PAIR = 4  # «1.9» is a number; «01.9» and «1.09» are days


def read_date(cursor: Cursor) -> list[Piece]:
    """Take «26.06.2020», «26.06», «26.06.2020 года», «09.2022»."""
    token = cursor.peek()
    if token.kind == "month":
        cursor.step()
        cursor.lemma("год")
        return [stretch((token.date[1], 1), (token.date[1], 0), "month").in_year(token.date[0])]
    if token.kind == "date":
        cursor.step()
        cursor.lemma("год")
        return [_of_date(token.date)]
    if token.kind == "pair" and cursor.peek(1).lemma != "час":
        day, month = (int(part) for part in token.text.split("."))
        if len(token.text) >= _SHORTEST_PAIR and 1 <= month <= 12 and day:
            cursor.step()
            return with_year(cursor, [day_piece(day, month)])
    return []


def _of_date(date: tuple[int, int, int]) -> Piece:
    year, month, day = date
    # No order about schools is dated outside these years: a slip, not a date.
    return day_piece(day if FIRST_YEAR <= year <= LAST_YEAR else 0, month, year)


def read_month(cursor: Cursor) -> list[Piece]:
    """Take «сентябрь 2021 года», «в сентябре»."""
    month = _take_month(cursor)
    if not month:
        return []
    return with_year(cursor, [stretch((month, 1), (month, 0), "month")])


def _take_month(cursor: Cursor) -> int:
    month = MONTHS.get(cursor.peek().text, 0)
    if month:
        cursor.step()
        cursor.lemma("месяц")
    return month


def days_of_month(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    """Take the month of days named before it: «[19-20] ноября», «[1, 15] .09.2021»."""
    if not all(0 <= number <= 99 for pair in numbers for number in pair):
        return []
    whole = _days_before_date(cursor, numbers)
    if whole:
        return whole
    cursor.lemma("число")
    month = _take_month(cursor)
    if not month:
        return []
    return [
        day_piece(first, month)
        if first == last
        else join(day_piece(first, month), day_piece(last, month))
        for first, last in numbers
    ]


def _days_before_date(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    """Take «20-25.09.2021», «5, 20.09.2021»: the month and the year are said with the last day."""
    if cursor.peek().kind not in ("date", "pair") or numbers[-1][0] != numbers[-1][1]:
        return []
    before = cursor.peek(-1).text
    ranged = before == "-"
    if not (ranged or before in (",", "и")):
        return []
    last = read_date(cursor)
    if not last:
        return []
    edge = last[0].end

    def on(day: int) -> Piece:
        start = Edge(month=edge.month, day=day if day else 99, year=edge.year)
        return Piece(start=start, end=start, level="day")

    made = [
        join(on(first), on(second)) if first != second else on(first) for first, second in numbers
    ]
    if ranged:
        return [*made[:-1], join(made[-1], last[0])]
    return [*made, last[0]]


def parts_of_month(cursor: Cursor, numbers: list[tuple[int, int]], named: int = 0) -> list[Piece]:
    """Take «[первая] декада октября», «[вторая] половина мая», «[последняя] неделя».

    Args:
        cursor: Where to read.
        numbers: The ordinals taken before it.
        named: The month, where it was said before them.
    """
    unit = cursor.any_of(("декада", "половина", "неделя", "число", "день"))
    singular = cursor.peek(-1).text in ("день", "дня", "дню", "днем", "число", "числа", "числу")
    month = named if unit and named else _take_month(cursor) if unit else 0
    if not month:
        return []
    pieces = []
    for first, last in numbers:
        if singular and first == last == -1:
            edge = Edge(month=month, day=0)
            pieces.append(Piece(start=edge, end=edge, level="day"))
            continue
        start, end = _part_days(unit, first, month), _part_days(unit, last, month)
        if start is None or end is None:
            return [] if unit in ("число", "день") else [impossible_piece(_NO_PART[unit])]
        if start[0] > (end[1] or _LONGEST_MONTH):
            return [impossible_piece(BACKWARDS)]
        asks = [_ASKED[unit]] if unit in _ASKED else []
        pieces.append(stretch((month, start[0]), (month, end[1]), "part", *asks))
    return pieces


def _part_days(unit: str, number: int, month: int) -> tuple[int, int] | None:
    if unit == "декада":
        return DECADES.get(number)
    if unit in ("число", "день"):
        return DECADES.get(number) if number in (1, -1) else None
    if unit == "половина":
        return _HALVES.get(number)
    if number == -1:
        return calendar.monthrange(2001, month)[1] - 6, 0
    if number == 5:
        return 29, 0
    return (7 * number - 6, 7 * number) if 1 <= number <= 4 else None
