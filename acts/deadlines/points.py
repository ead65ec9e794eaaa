"""Beginnings, middles and ends: «к началу учебного года», «в середине октября»."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.months import DECADES, read_month
from acts.deadlines.numbered import read_numbered
from acts.deadlines.own_periods import CURRENT, read_own_period
from acts.deadlines.pieces import Piece, join, stretch
from acts.deadlines.words import MONTHS
from acts.deadlines.years import read_whole_year

__all__ = ["read_outer", "read_points"]

_POINTS = {"начало": 1, "середина": 2, "конец": 3, "окончание": 3}
_DAYS = {1: "дни до 10 числа", 2: "дни с 11 по 20 число", 3: "дни с 21 числа"}


def read_points(cursor: Cursor) -> list[Piece]:
    """Take «начало учебного года», «в начале и в конце 2024 года», «середина октября»."""
    names: list[str] = []
    ranged = False
    if cursor.peek().lemma not in _POINTS:
        return []
    while True:
        names.append(cursor.any_of(_POINTS))
        at = cursor.at
        dash = cursor.text("-")
        if not (dash or cursor.lemma("и") or cursor.text(",")):
            break
        cursor.lemma("в|к|до")
        if cursor.peek().lemma not in _POINTS:
            cursor.at = at
            break
        ranged = ranged or dash
    if "" in names:
        return []
    if "окончание" in names and cursor.peek().text not in MONTHS and not _year_ahead(cursor):
        return []
    outer = read_outer(cursor)
    if outer is None:
        return []
    pieces = [piece for piece in (_point(name, outer) for name in names) if piece is not None]
    if len(pieces) != len(names):
        return []
    # «середина – конец ноября» is one stretch.
    return [join(*pieces)] if ranged and len(pieces) == 2 else pieces


def _point(name: str, outer: Piece) -> Piece | None:
    which = _POINTS[name]
    if outer.level == "month":
        start, end = (dc.replace(outer.start, day=day) for day in DECADES[which])
        ask = f"Верно ли, что «{name}» месяца – это {_DAYS[which]}?"
    elif which == 2:
        return None
    else:
        month = outer.start if which == 1 else outer.end
        start, end = (dc.replace(month, day=day) for day in DECADES[which])
        ask = f"Какие дни имеются в виду под словом «{name}»?"
    edge = outer.start if which == 1 else end if which == 2 else outer.end
    asks = outer.asks
    bound_asks: tuple[str, ...] = ()
    if outer.level == "school":
        asks = (questions.SCHOOL_START,) if which == 1 else (questions.SCHOOL_YEAR,)
        asks = (questions.NEXT_SCHOOL_YEAR, *asks) if outer.next_school else asks
    elif which == 1:
        bound_asks = (questions.YEAR_START,)
    elif which == 2:
        bound_asks = (ask,)
    return Piece(
        start=start,
        end=end,
        level="school" if outer.level == "school" else "part",
        asks=asks,
        point=("start", "middle", "end")[which - 1],
        point_edge=edge,
        point_asks=(ask,),
        bound_asks=bound_asks,
        each=outer.each,
        undated_asks=outer.undated_asks,
        next_school=outer.next_school,
        this_school=outer.this_school,
    )


def _year_ahead(cursor: Cursor) -> bool:
    at = cursor.at
    found = read_outer(cursor) is not None
    cursor.at = at
    return found


def read_outer(cursor: Cursor) -> Piece | None:
    """Take what a beginning or an end belongs to: a month, a year, a school year, a half."""
    at = cursor.at
    own = read_own_period(cursor)
    if own:
        return own[0] if own[0].level == "month" else dc.replace(own[0], level="year")
    if cursor.lemma(CURRENT, "учебный", "год"):
        school = stretch((9, 1), (5, 31), "school", questions.SCHOOL_YEAR)
        return dc.replace(school, this_school=True)
    for _ in range(2):
        year = read_whole_year(cursor)
        if len(year) == 1:
            asks = tuple(one for one in year[0].asks if one != questions.NEXT_YEAR_KIND)
            return dc.replace(year[0], asks=asks)
        cursor.at = at
        if not cursor.lemma("новый|текущий|следующий"):
            break
    cursor.at = at
    each = cursor.lemma("каждый")
    cursor.lemma("текущий|новый|следующий")
    if cursor.lemma("учебный", "год"):
        return dc.replace(stretch((9, 1), (5, 31), "school", questions.SCHOOL_YEAR), each=each)
    if not each:
        cursor.at = at
    if cursor.lemma("год") or cursor.lemma("календарный", "год"):
        asks = (
            ()
            if each or cursor.peek(-2).lemma == "календарный"
            else (questions.YEAR_OR_SCHOOL_YEAR,)
        )
        return dc.replace(stretch((1, 1), (12, 31), "year"), each=each, undated_asks=asks)
    cursor.at = at
    if cursor.peek().text in MONTHS:
        return read_month(cursor)[0]
    numbered = read_numbered(cursor)
    if len(numbered) == 1 and numbered[0].level == "part":
        return dc.replace(numbered[0], level="year")
    return None
