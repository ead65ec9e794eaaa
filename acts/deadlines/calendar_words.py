"""Words to pieces of the calendar: days, months, quarters, halves, seasons, years, school years."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.months import read_date, read_month
from acts.deadlines.named_days import read_first_days, read_named_days, read_weekday_before
from acts.deadlines.numbered import read_numbered
from acts.deadlines.own_periods import read_own_period
from acts.deadlines.pieces import Piece, day_piece, stretch
from acts.deadlines.points import read_points
from acts.deadlines.words import MONTHS
from acts.deadlines.years import read_whole_year, with_year

__all__ = ["read_piece", "read_pieces"]

_SEASONS = {
    "зима": ((12, 1), (2, 0)),
    "весна": ((3, 1), (5, 0)),
    "лето": ((6, 1), (8, 0)),
    "осень": ((9, 1), (11, 0)),
}


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
    for rule in _RULES.get(_sort(cursor), _OTHER_RULES):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return []


def _sort(cursor: Cursor) -> str:
    """Tell by the first token which rules may fit: reading is measured, and most are not for it."""
    token = cursor.peek()
    return "named" if token.text in MONTHS else token.kind


def _read_season(cursor: Cursor) -> list[Piece]:
    name = cursor.any_of(_SEASONS)
    if not name and cursor.peek(1).lemma in ("период", "месяц"):
        name = cursor.peek().lemma.removeprefix("сезон-")
        if name not in _SEASONS:
            return []
        cursor.step(2)
    if not name:
        return []
    return with_year(cursor, [stretch(*_SEASONS[name], "part")])


def _read_new_year(cursor: Cursor) -> list[Piece]:
    """Take «до Нового года», «к Новому году»."""
    if cursor.peek(-1).lemma not in ("до", "к") or not cursor.lemma("новый", "год"):
        return []
    return with_year(cursor, [dc.replace(day_piece(31, 12), asks=(questions.NEW_YEAR,))])


_OTHER_RULES = (
    read_points,
    read_whole_year,
    read_own_period,
    read_numbered,
    _read_season,
    read_weekday_before,
    read_named_days,
    read_first_days,
    _read_new_year,
)
_RULES = {
    "named": (read_month,),
    "date": (read_date,),
    "month": (read_date,),
    "pair": (read_date,),
    "number": (read_whole_year, read_numbered, read_named_days),
}
