"""Words to pieces of the calendar: days, months, quarters, halves, seasons, years, school years."""

import calendar
import dataclasses as dc

from acts.deadlines.cursor import Cursor
from acts.deadlines.pieces import Edge, Piece, join
from acts.deadlines.tokens import Token
from acts.deadlines.words import MONTHS

__all__ = ["FIRST_YEAR", "LAST_YEAR", "read_piece", "read_pieces", "read_year"]

FIRST_YEAR, LAST_YEAR = 1990, 2100
ASK_SCHOOL_YEAR = (
    "Границы учебного года у организации свои. Верно ли, что он идёт с 1 сентября по 31 мая?"
)
ASK_SCHOOL_HALF = (
    "Границы учебного полугодия у организации свои. Верно ли, что первое кончается 31 декабря, "
    "а второе – 31 мая?"
)
ASK_SCHOOL_START = "К какому дню считать начало учебного года: к 31 августа или к 1 сентября?"
_DAYS_OF_DECADE = {1: (1, 10), 2: (11, 20), 3: (21, 0), -1: (21, 0)}
_SEASONS = {
    "зима": ((12, 1), (2, 0)),
    "весна": ((3, 1), (5, 0)),
    "лето": ((6, 1), (8, 0)),
    "осень": ((9, 1), (11, 0)),
}
_POINTS = {"начало": 1, "середина": 2, "конец": 3, "окончание": 3}


def read_year(cursor: Cursor) -> int | None:
    """Take «2020 года», «2020», «т.г.», «текущего года»; 0 is the current year."""
    at = cursor.at
    token = cursor.peek()
    if token.kind == "number" and FIRST_YEAR <= token.number <= LAST_YEAR and len(token.text) == 4:
        cursor.step()
        while cursor.lemma("год"):
            pass
        if _school_pair_at(cursor, at) or cursor.peek().lemma == "учебный":
            cursor.at = at
            return None
        return token.number
    if cursor.lemma("текущий|сей", "год") or cursor.lemma("текущий", "календарный", "год"):
        return 0
    if token.text == "с" and cursor.peek(1).text == "г" and cursor.peek(2).text not in MONTHS:
        cursor.step(2)
        return 0
    return None


def _school_pair_at(cursor: Cursor, at: int) -> bool:
    here, cursor.at = cursor.at, at
    found = _read_school_year(cursor) is not None
    cursor.at = here
    return found


def _read_school_year(cursor: Cursor) -> int | None:
    """Take «2022/2023 учебный год», «2022-23 уч. года»: the first year; -1 if they don't follow."""
    first, mark, last = cursor.peek(), cursor.peek(1), cursor.peek(2)
    if first.kind != "number" or not FIRST_YEAR <= first.number <= LAST_YEAR:
        return None
    if mark.text not in ("/", "-") or last.kind != "number":
        return None
    if cursor.peek(3).lemma != "учебный" or cursor.peek(4).lemma != "год":
        return None
    cursor.step(5)
    follows = last.number in (first.number + 1, (first.number + 1) % 100)
    return first.number if follows else -1


def _with_year(cursor: Cursor, pieces: list[Piece]) -> list[Piece]:
    """Give the last piece, and a range it ends, the year that follows it."""
    school = _read_school_year(cursor)
    if school is not None:
        if school < 0:
            return []
        return [*pieces[:-1], pieces[-1].in_school_year(school)]
    year = read_year(cursor)
    if year is None:
        return pieces
    return [*pieces[:-1], pieces[-1].in_year(year)]


def read_piece(cursor: Cursor) -> Piece | None:
    """Take one piece, with no list of numbers in it."""
    at = cursor.at
    pieces = read_pieces(cursor)
    if len(pieces) == 1:
        return pieces[0]
    cursor.at = at
    return None


def read_pieces(cursor: Cursor) -> list[Piece]:
    """Take a piece, or several that share a word: «I и II кварталы», «1, 15 сентября»."""
    at = cursor.at
    for rule in (
        _read_date,
        _read_point,
        _read_whole_year,
        _read_numbered,
        _read_month,
        _read_season,
    ):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return []


def _day(day: int, month: int, year: int | None = None) -> Piece:
    edge = Edge(month=month, day=day if day else 99, year=year)
    return Piece(start=edge, end=edge, level="day")


def _stretch(start: tuple[int, int], end: tuple[int, int], level: str, *asks: str) -> Piece:
    return Piece(
        start=Edge(month=start[0], day=start[1]),
        end=Edge(month=end[0], day=end[1]),
        level=level,
        asks=asks,
    )


def _read_date(cursor: Cursor) -> list[Piece]:
    token = cursor.peek()
    if token.kind == "date":
        cursor.step()
        cursor.lemma("год")
        year, month, day = token.date
        # No order about schools is dated outside these years: a slip, not a date.
        return [_day(day if FIRST_YEAR <= year <= LAST_YEAR else 0, month, year)]
    if token.kind == "pair" and cursor.peek(1).lemma != "час":
        day, month = (int(part) for part in token.text.split("."))
        if len(token.text) >= 4 and 1 <= month <= 12 and day:
            cursor.step()
            return _with_year(cursor, [_day(day, month)])
    return []


def _read_month(cursor: Cursor) -> list[Piece]:
    month = _take_month(cursor)
    if not month:
        return []
    return _with_year(cursor, [_stretch((month, 1), (month, 0), "month")])


def _take_month(cursor: Cursor) -> int:
    month = MONTHS.get(cursor.peek().text, 0)
    if month:
        cursor.step()
        cursor.lemma("месяц")
    return month


def _read_season(cursor: Cursor) -> list[Piece]:
    name = cursor.any_of(_SEASONS)
    if not name:
        return []
    return _with_year(cursor, [_stretch(*_SEASONS[name], "part")])


def _read_point(cursor: Cursor) -> list[Piece]:
    """Take «начало учебного года», «конец 2024 года», «середина октября»."""
    name = cursor.any_of(_POINTS)
    if not name:
        return []
    if name == "окончание" and cursor.peek().text not in MONTHS and not _year_ahead(cursor):
        return []
    which = _POINTS[name]
    outer = _read_outer(cursor)
    if outer is None:
        return []
    if outer.level == "month":
        days = _DAYS_OF_DECADE[which]
        start, end = (dc.replace(outer.start, day=day) for day in days)
        part = "10" if which == 1 else "20"
        ask = f"Верно ли, что «{name}» месяца – это декада, до {part} числа?"
        if which == 3:
            ask = f"Верно ли, что «{name}» месяца – это дни с 21 числа?"
    else:
        month = outer.start if which == 1 else outer.end
        start, end = dc.replace(month, day=1), dc.replace(month, day=0)
        ask = f"Какие дни имеются в виду под словом «{name}»?"
        if which == 2:
            return []
    edge = outer.start if which == 1 else end if which == 2 else outer.end
    asks = outer.asks
    if outer.level == "school":
        asks = (ASK_SCHOOL_START,) if which == 1 else (ASK_SCHOOL_YEAR,)
    elif which == 1:
        asks += ("Какой день считать началом срока?",)
    elif which == 2:
        asks += (ask,)
    return [
        Piece(
            start=start,
            end=end,
            level="school" if outer.level == "school" else "part",
            asks=asks,
            point=("start", "middle", "end")[which - 1],
            point_edge=edge,
            point_asks=(ask,),
        )
    ]


def _year_ahead(cursor: Cursor) -> bool:
    at = cursor.at
    found = _read_outer(cursor) is not None
    cursor.at = at
    return found


def _read_outer(cursor: Cursor) -> Piece | None:
    """Take what a beginning or an end belongs to: a month, a year, a school year, a half."""
    if cursor.lemma("учебный", "год") or cursor.lemma("текущий", "учебный", "год"):
        return _stretch((9, 1), (5, 31), "school", ASK_SCHOOL_YEAR)
    year = _read_whole_year(cursor)
    if year:
        return year[0]
    if cursor.lemma("год") or cursor.lemma("календарный", "год"):
        return _stretch((1, 1), (12, 31), "year")
    if cursor.peek().text in MONTHS:
        return _read_month(cursor)[0]
    numbered = _read_numbered(cursor)
    if len(numbered) == 1 and numbered[0].level == "part":
        return dc.replace(numbered[0], level="year")
    return None


def _read_whole_year(cursor: Cursor) -> list[Piece]:
    at = cursor.at
    school = _read_school_year(cursor)
    if school is not None and school > 0:
        piece = _stretch((9, 1), (5, 31), "school", ASK_SCHOOL_YEAR)
        return [piece.in_school_year(school)]
    token = cursor.peek()
    if token.kind == "number" and cursor.peek(1).lemma == "учебный" and len(token.text) == 4:
        cursor.step(2)
        if cursor.lemma("год") and FIRST_YEAR <= token.number <= LAST_YEAR:
            ask = (
                f"Какой учебный год назван: {token.number - 1}/{token.number} "
                f"или {token.number}/{token.number + 1}?"
            )
            return [_stretch((9, 1), (5, 31), "school", ask).in_school_year(token.number)]
    cursor.at = at
    year = read_year(cursor)
    if year is None:
        return []
    return [_stretch((1, 1), (12, 31), "year").in_year(year)]


def _read_numbers(cursor: Cursor) -> list[tuple[int, int]]:
    """Take «19-20», «I и II», «первая, третья», as pairs of first and last."""
    ranges: list[tuple[int, int]] = []
    while True:
        at = cursor.at
        first = cursor.ordinal()
        if first is None:
            cursor.at = at
            return ranges if ranges and _back_to_last(cursor) else []
        last = first
        here = cursor.at
        if cursor.text("-"):
            second = cursor.ordinal()
            if second is None:
                cursor.at = here
            else:
                last = second
        ranges.append((first, last))
        if not (cursor.text(",") or cursor.lemma("и")):
            return ranges


def _back_to_last(cursor: Cursor) -> bool:
    """Give back the separator taken in vain."""
    cursor.at -= 1
    return True


def _read_numbered(cursor: Cursor) -> list[Piece]:
    numbers = _read_numbers(cursor)
    if not numbers:
        return []
    for unit in (_days_of_month, _quarters, _halves, _parts_of_month):
        at = cursor.at
        pieces = unit(cursor, numbers)
        if pieces:
            year = pieces[-1]
            with_year = _with_year(cursor, pieces)
            if not with_year:
                return []
            # One year at the end belongs to the whole list: «1 и 15 сентября 2021 года».
            last = with_year[-1]
            if last is not year and last.end.year is not None:
                return [*(piece.in_year(last.end.year) for piece in pieces[:-1]), last]
            return with_year
        cursor.at = at
    return []


def _days_of_month(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    month = _take_month(cursor)
    if not month or not all(0 <= number <= 99 for pair in numbers for number in pair):
        return []
    return [
        _day(first, month) if first == last else join(_day(first, month), _day(last, month))
        for first, last in numbers
    ]


def _quarters(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    if not all(1 <= first <= last <= 4 for first, last in numbers):
        return []
    if not cursor.lemma("квартал"):
        return []
    return [_stretch((3 * first - 2, 1), (3 * last, 0), "part") for first, last in numbers]


def _halves(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    if not all(1 <= first <= last <= 2 for first, last in numbers):
        return []
    if not (cursor.lemma("полугодие") or cursor.lemma("половина", "год") or _half_ahead(cursor)):
        return []
    ahead = [cursor.peek(n) for n in range(5)]
    if cursor.lemma("учебный", "год") or _is_school_pair(ahead):
        bounds = {1: ((9, 1), (12, 31)), 2: ((1, 1), (5, 31))}
        return [
            _stretch(bounds[first][0], bounds[last][1], "part", ASK_SCHOOL_HALF)
            for first, last in numbers
        ]
    return [_stretch((6 * first - 5, 1), (6 * last, 0), "part") for first, last in numbers]


def _half_ahead(cursor: Cursor) -> bool:
    """Take «половина» when a year, not a month, follows."""
    ahead = [cursor.peek(n) for n in range(1, 6)]
    named = ahead[0].kind == "number" or [token.lemma for token in ahead[:2]] == ["учебный", "год"]
    return named and cursor.lemma("половина")


def _is_school_pair(tokens: list[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    return kinds[0] == "number" and kinds[2] == "number" and tokens[3].lemma == "учебный"


def _parts_of_month(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    unit = cursor.any_of(("декада", "половина", "неделя"))
    month = _take_month(cursor) if unit else 0
    if not month:
        return []
    pieces = []
    for first, last in numbers:
        start, end = _part_days(unit, first, month), _part_days(unit, last, month)
        if start is None or end is None:
            return []
        week = ("Какие дни считать неделей: по числам месяца или по дням недели?",)
        pieces.append(
            _stretch(
                (month, start[0]), (month, end[1]), "part", *(week if unit == "неделя" else ())
            )
        )
    return pieces


def _part_days(unit: str, number: int, month: int) -> tuple[int, int] | None:
    if unit == "декада":
        return _DAYS_OF_DECADE.get(number)
    if unit == "половина":
        return {1: (1, 15), 2: (16, 0), -1: (16, 0)}.get(number)
    if number == -1:
        return calendar.monthrange(2001, month)[1] - 6, 0
    return (7 * number - 6, 7 * number) if 1 <= number <= 4 else None
