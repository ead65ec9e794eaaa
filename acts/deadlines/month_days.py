"""Days counted within a period: «до 5 числа месяца», «5-й рабочий день», «последний день»."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import DayOfPeriod
from acts.deadlines.numbered import read_numbers
from acts.deadlines.own_periods import CURRENT
from acts.deadlines.rhythms import UNITS
from acts.deadlines.spans import read_included, read_op
from acts.deadlines.words import MONTHS, ORDINALS

__all__ = ["read_days_of_period"]

_PARTS = {
    "декада": {1: (1, 10), 2: (11, 20), 3: (21, 31), -1: (21, 31)},
    "половина": {1: (1, 15), 2: (16, 31), -1: (16, 31)},
    "неделя": {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28), -1: (0, 0)},
}
_DAYS_OF_POINT = {"начало": (1, 10), "середина": (11, 20)}
_LONGEST_MONTH = 31
_ONE_DAY = ("день", "дня", "дню", "число", "числа")
_OWN = ("текущий", "сей", "следующий", "год", "учебный")
_PERIODS = ("месяц", "квартал", "полугодие")


def read_days_of_period(cursor: Cursor) -> list[DayOfPeriod]:
    """Take «до 5 числа каждого месяца», «не позднее последнего дня квартала», «5 и 20 числа»."""
    token = cursor.peek()
    if not (token.lemma or token.kind == "number" or token.text in ORDINALS):
        return []
    ranged = cursor.lemma("с")
    op = "" if ranged else read_op(cursor)
    cursor.lemma("включительно")
    each = False
    if not op:
        cursor.lemma("в")
        each = cursor.lemma("каждый")
    edge = None if ranged else _end_of_period(cursor, op) or _last_month(cursor, op)
    if edge is not None:
        return [edge]
    numbers = _numbers(cursor, ranged=ranged)
    if not numbers or any(not -1 <= one <= 99 or one == 0 for pair in numbers for one in pair):
        return []
    parts = _parts_of_month(cursor, numbers, op)
    if parts:
        return parts
    days = _last_or_working(cursor, numbers[-1][1], op)
    if days:
        return [dc.replace(days, day=0 if days.day < 0 else days.day)]
    if any(-1 in pair for pair in numbers):
        return []
    tail = _named_days(cursor, op, each=each)
    if tail is None:
        return []
    if tail.op == "до" and read_included(cursor):
        tail = dc.replace(tail, op="до включительно")
    return [
        dc.replace(tail, day=last, from_day=first if first != last else 0)
        for first, last in numbers
    ]


def _end_of_period(cursor: Cursor, op: str) -> DayOfPeriod | None:
    """Take «в конце каждого квартала», «до конца месяца», «в начале каждого месяца»."""
    at = cursor.at
    point = cursor.any_of(("конец", "окончание", *_DAYS_OF_POINT))
    each = bool(point) and cursor.lemma("каждый|отчетный")
    inner = point in _DAYS_OF_POINT
    ahead = _ahead(cursor) if op and point and not (inner or each) else None
    unit = cursor.peek().lemma
    follows = cursor.peek(1)
    named = follows.kind == "number" or follows.lemma in ("текущий", "сей")
    if not point or unit not in _PERIODS or named or (inner and unit != "месяц"):
        cursor.at = at
        return None
    cursor.step()
    ask = "" if op and not inner else f"Какие дни имеются в виду под словом «{point}»?"
    if not (each or ahead is not None):
        ask = ask or questions.EACH
    first, last = _DAYS_OF_POINT.get(point, (0, 0))
    return DayOfPeriod(
        day=last,
        from_day=first,
        op=op,
        unit=UNITS[unit],
        named=True,
        ask=ask,
        ahead=ahead,
        lag=_lag(unit, ahead),
    )


def _last_month(cursor: Cursor, op: str) -> DayOfPeriod | None:
    """Take «[в] последний месяц [каждого] квартала»."""
    if cursor.peek(1).lemma != "месяц":
        return None
    at = cursor.at
    if cursor.ordinal() == -1 and cursor.lemma("месяц"):
        each = cursor.lemma("каждый|отчетный")
        unit = cursor.any_of(("квартал", "полугодие"))
        if unit and not (cursor.peek().kind == "number" or cursor.peek().lemma in _OWN):
            ask = "" if each else questions.EACH
            return DayOfPeriod(day=0, op=op, unit=UNITS[unit], named=True, ask=ask)
    cursor.at = at
    return None


def _ahead(cursor: Cursor) -> int | None:
    """Take «текущего», «следующего»: of which period a day is, counted from the order's."""
    if cursor.lemma(CURRENT):
        return 0
    if cursor.peek().lemma == "следующий" and cursor.peek(1).lemma in _PERIODS:
        cursor.step()
        return 1
    return None


def _lag(unit: str, ahead: int | None) -> int:
    """In a rhythm «следующего месяца» is the one after each."""
    return 1 if ahead and unit == "месяц" else 0


def _numbers(cursor: Cursor, *, ranged: bool) -> list[tuple[int, int]]:
    if not ranged:
        numbers = read_numbers(cursor)
        # «5, до 10 числа»: the separator taken in vain belongs to the list of terms.
        return [] if cursor.peek(-1).text in (",", "-") or cursor.peek(-1).lemma == "и" else numbers
    first = cursor.ordinal()
    if first is None or not (cursor.lemma("по|до") or cursor.text("-")):
        return []
    last = cursor.ordinal()
    return [] if last is None else [(first, last)]


def _parts_of_month(cursor: Cursor, numbers: list[tuple[int, int]], op: str) -> list[DayOfPeriod]:
    """Take «первая неделя каждого месяца», «[2-я] декада [ежемесячно]»."""
    at = cursor.at
    unit = cursor.any_of(_PARTS)
    ahead = None if cursor.lemma("каждый|отчетный") else _ahead(cursor)
    named = cursor.lemma("месяц")
    days = [_PARTS[unit].get(first) for first, last in numbers if first == last] if unit else []
    monthly = any(token.lemma == "ежемесячно" for token in cursor.tokens) if days else False
    if not days or None in days or not (named or (monthly and _under_rhythm(cursor))):
        cursor.at = at
        return []
    return [
        DayOfPeriod(
            day=day[1] if ahead is None or day[1] < _LONGEST_MONTH else 0,
            from_day=0 if op else day[0],
            op=op,
            unit="month",
            named=True,
            ask=questions.WEEK if unit == "неделя" else "",
            ahead=ahead,
            lag=_lag("месяц", ahead),
        )
        for day in days
        if day is not None
    ]


def _last_or_working(cursor: Cursor, number: int, op: str) -> DayOfPeriod | None:
    """Take «[последний] день месяца», «[5-й] рабочий день [каждого] месяца»."""
    at = cursor.at
    working = cursor.lemma("рабочий")
    # «3 рабочих дня» are an amount.
    one = cursor.peek().text in _ONE_DAY and cursor.peek(-1).text != "рабочих"
    if not cursor.lemma("день|число") or not (working or number == -1):
        cursor.at = at
        return None
    if number > 0:
        edge = _edge_of_period(cursor, DayOfPeriod(day=number, op=op, working=working))
        if edge is not None:
            return edge
    ahead = None if cursor.lemma("каждый|отчетный") else _ahead(cursor)
    unit = cursor.peek().lemma
    if unit not in _PERIODS:
        if one and _under_rhythm(cursor):
            return DayOfPeriod(day=number, op=op, working=working)
        cursor.at = at
        return None
    cursor.step()
    if number > 0 and unit != "месяц":
        # «первый рабочий день квартала» lies in its first month; a rhythm knows days of the last.
        cursor.at = at
        return None
    day = DayOfPeriod(day=number, op=op, working=working, unit=UNITS[unit], named=True)
    if ahead is not None:
        # Under a longer rhythm «следующего месяца» is the one after each period.
        return dc.replace(day, ahead=ahead, lag=_lag(unit, ahead), named=not ahead)
    return _lagged(cursor, day)


def _under_rhythm(cursor: Cursor) -> bool:
    """Tell that nothing follows «в последний рабочий день» but the rhythm it belongs to."""
    token = cursor.peek()
    ends = cursor.ended or cursor.gap or token.text in (",", ";", ")")
    return ends or token.lemma.startswith("еже")


def _named_days(cursor: Cursor, op: str, *, each: bool) -> DayOfPeriod | None:
    """Take what follows the number: «числа», «каждого месяца», «следующего за отчётным»."""
    named = cursor.lemma("число")
    if not named and (cursor.peek().text in MONTHS or not op):
        return None
    if named and cursor.peek().text in MONTHS:
        return None
    quarter = None if each else _of_own_quarter(cursor, op)
    if quarter is not None:
        return quarter
    current = not each and cursor.lemma(CURRENT)
    every = current or (bool(cursor.any_of(("каждый", "отчетный"))) and not each)
    month = cursor.lemma("месяц")
    if not (named or every) or (every and not month):
        return None
    every = every or each
    day = DayOfPeriod(
        day=0,
        op=op,
        unit="month" if every else "",
        named=every,
        ahead=0 if current else None,
    )
    edge = _edge_of_period(cursor, day)
    return edge or _lagged(cursor, day)


def _of_own_quarter(cursor: Cursor, op: str) -> DayOfPeriod | None:
    """Take «[до 10 числа] текущего квартала»: of which month of it must be asked."""
    at = cursor.at
    ahead = _ahead(cursor)
    unit = cursor.any_of(("квартал", "полугодие")) if ahead is not None else ""
    if not unit:
        cursor.at = at
        return None
    name = UNITS[unit]
    return DayOfPeriod(day=0, op=op, unit=name, named=True, ahead=ahead, ask=questions.WHICH_MONTH)


def _edge_of_period(cursor: Cursor, day: DayOfPeriod) -> DayOfPeriod | None:
    """Take «последнего месяца квартала», «первого месяца, следующего за отчётным кварталом»."""
    at = cursor.at
    if cursor.peek().text in ("последнего", "первого") and cursor.peek(1).lemma == "месяц":
        last = cursor.peek().text == "последнего"
        cursor.step(2)
        follows = cursor.lemma("следующий")
        if not follows:
            cursor.lemma("каждый|отчетный")
        unit = cursor.peek().lemma
        if unit in ("квартал", "полугодие") and (last or follows):
            cursor.step()
            # «первого месяца следующего квартала» alone may come once.
            ask = questions.EACH if follows and not day.ask else day.ask
            return dc.replace(day, unit=UNITS[unit], lag=0 if last else 1, named=True, ask=ask)
        if not last and not follows:
            found = _lagged(cursor, day)
            if found.lag:
                return found
    cursor.at = at
    return None


def _lagged(cursor: Cursor, day: DayOfPeriod) -> DayOfPeriod:
    """Take «[месяца], следующего за отчётным [кварталом]», «следующего месяца»."""
    at = cursor.at
    cursor.text(",")
    if cursor.lemma("следующий", "за") and (
        cursor.lemma("отчетный") or cursor.lemma("истекший") or cursor.peek().lemma in _PERIODS
    ):
        unit = cursor.any_of(("месяц", "квартал", "период", "полугодие"))
        said = unit not in ("", "период")
        # «следующего за отчётным» alone: the period is the one the rhythm names.
        name = UNITS.get(unit, "month") if said else "month"
        cursor.peek(-1).lemma == "месяц" or cursor.lemma("месяц")
        return dc.replace(day, lag=1, unit=name, named=said)
    cursor.at = at
    if cursor.lemma("следующий", "месяц") or cursor.lemma("месяц", "следующий"):
        return dc.replace(day, lag=1, unit="month", named=False, ahead=1)
    return day
