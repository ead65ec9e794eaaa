"""What is counted: days, quarters, halves, decades – one, several or a range of them."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.months import days_of_month, parts_of_month
from acts.deadlines.pieces import BACKWARDS, Piece, impossible_piece, stretch
from acts.deadlines.tokens import Token
from acts.deadlines.years import with_year

__all__ = ["of_school", "read_counted_range", "read_numbered", "read_numbers"]

_RANGED = ("квартал", "полугодие", "декада", "неделя")
_MOST_QUARTERS = 4
_LONGEST_LIST = 12  # of days or quarters: a longer one is a slip, and reading it costs
_SCHOOL_HALVES = {1: ((9, 1), (12, 31)), 2: ((1, 1), (5, 31))}


def read_numbers(cursor: Cursor) -> list[tuple[int, int]]:
    """Take «19-20», «I и II», «первая, третья», as pairs of first and last.

    A separator before something else is taken too, for «20-25.09.2021»; the caller gives it back.
    """
    ranges: list[tuple[int, int]] = []
    while len(ranges) < _LONGEST_LIST:
        first = cursor.ordinal()
        if first is None:
            return ranges
        last = first
        if cursor.text("-"):
            second = cursor.ordinal()
            if second is None:
                ranges.append((first, last))
                return ranges
            last = second
        ranges.append((first, last))
        if not (cursor.text(",") or cursor.lemma("и")):
            return ranges
        cursor.lemma("в|к")
    return []


def read_numbered(cursor: Cursor) -> list[Piece]:
    """Take numbers and the unit they count, with the year after it."""
    numbers = read_numbers(cursor)
    if numbers and cursor.lemma("или"):
        return _either(cursor, numbers)
    if not numbers:
        return []
    return _of_unit(cursor, numbers)


def read_counted_range(cursor: Cursor) -> Piece | None:
    """Take «[с] I по III квартал 2023 года», «[с] первой по вторую декаду мая»."""
    at = cursor.at
    first = cursor.ordinal()
    joined = first is not None and cursor.lemma("по|до")
    last = cursor.ordinal() if joined else None
    if first is not None and last is not None and cursor.peek().lemma in _RANGED:
        found = _of_unit(cursor, [(first, last)])
        if len(found) == 1:
            return found[0]
    cursor.at = at
    return None


def _either(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    """Take «1 или 15 ноября»: the first, and ask."""
    others = read_numbers(cursor)
    if len(numbers) != 1 or len(others) != 1:
        return []
    found = _of_unit(cursor, [*numbers, *others])
    if len(found) != len(numbers) + len(others):
        return []
    named = " или ".join(str(pair[0]) for pair in (*numbers, *others))
    ask = f"Что верно: {named}?"
    return [dc.replace(found[0], asks=(*found[0].asks, ask))]


def _of_unit(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    for unit in (days_of_month, _quarters, _halves, parts_of_month):
        at = cursor.at
        pieces = unit(cursor, numbers)
        if pieces:
            year = pieces[-1]
            found = with_year(cursor, pieces) if not year.dated else pieces
            if not found:
                return []
            # One year at the end belongs to the whole list: «1 и 15 сентября 2021 года».
            last = found[-1]
            if last.end.year is not None:
                return [*(piece.in_year(last.end.year) for piece in pieces[:-1]), last]
            return found
        cursor.at = at
    return []


def _amount(cursor: Cursor, numbers: list[tuple[int, int]]) -> bool:
    """Tell «в течение 2 кварталов» and «21 квартала» from «2 квартала», which names the second."""
    first, last = numbers[0]
    if len(numbers) > 1 or first != last:
        return False
    text = cursor.peek().text
    return text in ("кварталов", "полугодий") or (
        first > _MOST_QUARTERS and text in ("квартала", "полугодия")
    )


def _quarters(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    if _amount(cursor, numbers):
        return []
    whole = [(4, 4) if pair == (-1, -1) else pair for pair in numbers]
    if not cursor.lemma("квартал"):
        return []
    if not all(1 <= first <= last <= 4 for first, last in whole):
        ends = all(1 <= number <= _MOST_QUARTERS for pair in whole for number in pair)
        return [impossible_piece(BACKWARDS if ends else "такого квартала нет")]
    return [stretch((3 * first - 2, 1), (3 * last, 0), "part") for first, last in whole]


def _halves(cursor: Cursor, numbers: list[tuple[int, int]]) -> list[Piece]:
    if _amount(cursor, numbers):
        return []
    whole = [(2, 2) if pair == (-1, -1) else pair for pair in numbers]
    school = cursor.lemma("учебный", "полугодие") or cursor.lemma("половина", "учебный", "год")
    if not (
        school
        or cursor.lemma("полугодие")
        or cursor.lemma("половина", "год")
        or cursor.lemma("половина", "календарный", "год")
        or _half_ahead(cursor)
    ):
        return []
    if not all(1 <= first <= last <= 2 for first, last in whole):
        return [impossible_piece("такого полугодия нет")]
    ahead = [cursor.peek(n) for n in range(5)]
    if school or cursor.lemma("учебный", "год") or _is_school_pair(ahead):
        return [
            stretch(
                _SCHOOL_HALVES[first][0], _SCHOOL_HALVES[last][1], "part", questions.SCHOOL_HALF
            )
            for first, last in whole
        ]
    sure = cursor.lemma("календарный", "год") or _dated(ahead)
    asks = () if sure else (questions.HALF,)
    return [
        dc.replace(stretch((6 * first - 5, 1), (6 * last, 0), "part"), undated_asks=asks)
        for first, last in whole
    ]


def of_school(piece: Piece) -> Piece:
    """Read a calendar half, named beside a school year, as the half of that year."""
    for number, (start, end) in _SCHOOL_HALVES.items():
        half = stretch((6 * number - 5, 1), (6 * number, 0), "part")
        if (piece.start, piece.end, piece.level) == (half.start, half.end, half.level):
            return stretch(start, end, "part", questions.SCHOOL_HALF)
    return piece


def _dated(ahead: list[Token]) -> bool:
    return ahead[0].kind == "number" or ahead[0].lemma in ("текущий", "сей", "год")


def _half_ahead(cursor: Cursor) -> bool:
    """Take «половина» when a year, not a month, follows."""
    ahead = [cursor.peek(n) for n in range(1, 6)]
    named = ahead[0].kind == "number" or [token.lemma for token in ahead[:2]] == ["учебный", "год"]
    return named and cursor.lemma("половина")


def _is_school_pair(tokens: list[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    slashed = tokens[1].text == "/" and len(tokens[2].text) == 4
    said = tokens[3].lemma == "учебный" or slashed
    return kinds[0] == "number" and kinds[2] == "number" and said
