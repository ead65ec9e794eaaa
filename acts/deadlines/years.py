"""Years and school years as named: «2020 г.», «т.г.», «2022/23 уч. год»."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.pieces import Piece, stretch
from acts.deadlines.words import MONTHS

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "NEXT",
    "read_school_year",
    "read_whole_year",
    "read_year",
    "with_year",
]

FIRST_YEAR, LAST_YEAR = 1990, 2100
NEXT = 1  # the year after the order's, as `pieces.Edge` has it
_CENTURY = 100
_FIRST_SHORT, _LAST_SHORT = 20, 40  # of «ноябрь 22 г.»
_LONGEST_LIST = 12


def read_year(cursor: Cursor) -> int | None:
    """Take «2020 года», «т.г.», «текущего года», «следующего года»; 0 is the current year."""
    at = cursor.at
    token = cursor.peek()
    if token.kind == "number" and FIRST_YEAR <= token.number <= LAST_YEAR and len(token.text) == 4:
        cursor.step()
        while cursor.lemma("год") or cursor.lemma("календарный", "год"):
            pass
        if _school_pair_at(cursor, at) or cursor.peek().lemma == "учебный":
            cursor.at = at
            return None
        return token.number
    if cursor.lemma("текущий|сей", "год") or cursor.lemma("текущий", "календарный", "год"):
        return 0
    if cursor.lemma("следующий", "год") or cursor.lemma("следующий", "календарный", "год"):
        return NEXT
    if token.text == "с" and cursor.peek(1).text == "г" and cursor.peek(2).lemma != "год":
        # «с г» before a month would be «с … года», and nobody writes that.
        cursor.step(2)
        return 0
    return None


def _school_pair_at(cursor: Cursor, at: int) -> bool:
    here, cursor.at = cursor.at, at
    found = read_school_year(cursor) is not None
    cursor.at = here
    return found


def read_school_year(cursor: Cursor) -> int | None:
    """Take «2022/2023 учебный год», «2022-23 уч. года»: the first year; -1 if they don't follow."""
    at = cursor.at
    ahead = cursor.lemma("учебный", "год")
    first, mark, last = cursor.peek(), cursor.peek(1), cursor.peek(2)
    year = _full(first.number)
    if first.kind != "number" or not FIRST_YEAR <= year <= LAST_YEAR or last.kind != "number":
        cursor.at = at
        return None
    said = ahead or (cursor.peek(3).lemma == "учебный" and cursor.peek(4).lemma == "год")
    follows = last.number in (year + 1, (year + 1) % _CENTURY)
    # «2022/2023» with a slash can't be anything else.
    slashed = mark.text == "/" and follows and len(first.text) == 4
    if mark.text not in ("/", "-") or not (said or slashed):
        cursor.at = at
        return None
    cursor.step(5 if said and not ahead else 3)
    while cursor.lemma("год"):
        pass
    return year if follows else -1


def _read_school_years(cursor: Cursor) -> list[int]:
    """Take «2021/22, 2022/23 учебные годы»: the words are said once, at the end."""
    at, pairs = cursor.at, 0
    while _pair(cursor, 4 * pairs) and cursor.peek(4 * pairs + 3).text in (",", "и"):
        pairs += 1
        if pairs > _LONGEST_LIST:
            return []
    years = []
    if pairs and _pair(cursor, 4 * pairs):
        for _ in range(pairs):
            years.append(_full(cursor.peek().number))
            cursor.step(4)
    last = read_school_year(cursor)
    if last is None or last < 0:
        cursor.at = at
        return []
    return [*years, last]


def _pair(cursor: Cursor, ahead: int) -> bool:
    """Tell «2021/22», two years in a row, so far ahead."""
    first, mark, last = (cursor.peek(ahead + n) for n in range(3))
    if first.kind != "number" or last.kind != "number" or mark.text not in ("/", "-"):
        return False
    year = _full(first.number)
    return last.number in (year + 1, (year + 1) % _CENTURY)


def _full(number: int) -> int:
    """Read «21/22 учебный год» as 2021."""
    return number + 2000 if 10 <= number < _CENTURY - 1 else number


def with_year(cursor: Cursor, pieces: list[Piece]) -> list[Piece]:
    """Give the last piece, and a range it ends, the year that follows it."""
    at = cursor.at
    bracket = cursor.text("(") or _year_after_comma(cursor)
    bracket = bracket and cursor.peek(-1).text == "("
    cursor.lemma("в")
    if cursor.lemma("следующий", "учебный", "год"):
        last = dc.replace(pieces[-1], next_school=True)
        return [*pieces[:-1], dc.replace(last, asks=(*last.asks, questions.NEXT_SCHOOL_YEAR))]
    if cursor.lemma("текущий|сей", "учебный", "год"):
        return [*pieces[:-1], dc.replace(pieces[-1], this_school=True)]
    school = read_school_year(cursor)
    if school is not None and not bracket:
        if school < 0:
            return []
        return [*pieces[:-1], pieces[-1].in_school_year(school)]
    year = read_year(cursor)
    if year is None and pieces[-1].level == "month":
        year = _short_year(cursor)
    if year is None or (bracket and not cursor.text(")")):
        cursor.at = at
        return pieces
    return [*pieces[:-1], pieces[-1].in_year(year)]


def _short_year(cursor: Cursor) -> int | None:
    """Take «22 г.» after a month."""
    token = cursor.peek()
    near = token.kind == "number" and _FIRST_SHORT <= token.number <= _LAST_SHORT
    if not near or len(token.text) != 2 or cursor.peek(1).text not in ("г", "гг"):
        return None
    cursor.step(2)
    return token.number + 2000


def _year_after_comma(cursor: Cursor) -> bool:
    """Take the comma of «ноябрь, 2022 г.», but not of «2022, 2023 годы» or «2022 год – май»."""
    at = cursor.at
    if not cursor.text(","):
        return False
    year = read_year(cursor)
    token = cursor.peek()
    listed = token.text in (",", "и") and cursor.peek(1).kind == "number"
    # «…, 2021 г. – I квартал», «…, 2021 г. май»: that year begins the next term.
    begins = token.text in ("-", ":") or token.text in MONTHS or token.lemma in ("до", "к", "не")
    gap = cursor.gap and not begins
    ends = cursor.ended or gap or token.text in (",", ";", ")") or token.lemma == "и"
    ahead = 1 + (cursor.peek(2).text == ",")
    ranged = token.text == "-" and cursor.peek(1).text in MONTHS
    ends = ends or (ranged and cursor.peek(ahead + 1).kind == "number")
    fits = year is not None and ends and not listed
    cursor.at = at + fits
    return fits


def read_whole_year(cursor: Cursor) -> list[Piece]:
    """Take a year or a school year as a stretch of time."""
    at = cursor.at
    schools = _read_school_years(cursor)
    if schools:
        whole = stretch((9, 1), (5, 31), "school", questions.SCHOOL_YEAR)
        return [whole.in_school_year(school) for school in schools]
    cursor.at = at
    token = cursor.peek()
    if token.kind == "number" and cursor.peek(1).lemma == "учебный" and len(token.text) == 4:
        cursor.step(2)
        if cursor.lemma("год") and FIRST_YEAR <= token.number <= LAST_YEAR:
            ask = (
                f"Какой учебный год назван: {token.number - 1}/{token.number} "
                f"или {token.number}/{token.number + 1}?"
            )
            return [stretch((9, 1), (5, 31), "school", ask).in_school_year(token.number)]
    cursor.at = at
    if cursor.lemma("следующий", "учебный", "год"):
        asks = (questions.NEXT_SCHOOL_YEAR, questions.SCHOOL_YEAR)
        return [dc.replace(stretch((9, 1), (5, 31), "school", *asks), next_school=True)]
    year = read_year(cursor)
    if year is None:
        return []
    whole = stretch((1, 1), (12, 31), "year").in_year(year)
    return [dc.replace(whole, asks=(questions.NEXT_YEAR_KIND,)) if year == NEXT else whole]
