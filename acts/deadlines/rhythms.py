"""Rhythms: «ежемесячно», «2 раза в год», «каждые две недели», «по пятницам»."""

import dataclasses as dc

from acts.deadlines.cursor import Cursor
from acts.deadlines.reading import Every
from acts.deadlines.words import MONTHS, NUMERALS, ORDINALS, WEEKDAYS

__all__ = ["UNITS", "read_bare_times", "read_rhythms"]

_RHYTHMS = {
    "ежедневно": "day",
    "еженедельно": "week",
    "ежемесячно": "month",
    "ежеквартально": "quarter",
    "ежеполугодно": "half",
}
UNITS = {
    "день": "day",
    "сутки": "day",
    "неделя": "week",
    "месяц": "month",
    "квартал": "quarter",
    "полугодие": "half",
    "полугод": "half",
    "год": "year",
    "четверть": "school_quarter",
    "триместр": "trimester",
}
# «по полугодиям», «по месяцам»: the plural alone says that it comes again.
_PLURALS = {
    "дням": "day",
    "неделям": "week",
    "месяцам": "month",
    "кварталам": "quarter",
    "полугодиям": "half",
    "годам": "year",
    "четвертям": "school_quarter",
    "триместрам": "trimester",
}


_MOST_OF_MONTH = 5
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What a rhythm may begin with: all else is some other rule's.
_FIRST = frozenset((*_RHYTHMS, "не", "минимум", "хотя", "в", "каждый", "по", "до", "раз", "с")) | {
    "дважды",
    "трижды",
    "один",
}
_FIRST_WORDS = frozenset((*WEEKDAYS, *NUMERALS, *ORDINALS))


def read_rhythms(cursor: Cursor) -> list[Every]:
    """Take a rhythm; several where several days of the week are named."""
    token = cursor.peek()
    if not (token.lemma in _FIRST or token.kind == "number" or token.text in _FIRST_WORDS):
        return []
    at = cursor.at
    minimum = _minimum(cursor)
    for rule in (_said_in_a_word, _each, _by_plural, _times):
        here = cursor.at
        found = rule(cursor)
        if found:
            return [dc.replace(every, minimum=minimum) for every in found]
        cursor.at = here
    if not minimum:
        days = _weekdays(cursor)
        if days:
            return [Every(unit="week", weekday=day) for day in days]
    cursor.at = at
    return []


def _minimum(cursor: Cursor) -> bool:
    """Take «не реже [чем]», «не менее», «минимум», «как минимум», «хотя бы»."""
    if cursor.lemma("не", "реже|менее") or cursor.lemma("минимум") or cursor.lemma("хотя", "бы"):
        cursor.text(",")
        cursor.lemma("чем")
        return True
    return False


def _said_in_a_word(cursor: Cursor) -> list[Every]:
    name = cursor.any_of(_RHYTHMS)
    if not name:
        return []
    unit = _RHYTHMS[name]
    if unit == "day":
        others = _without_weekdays(cursor)
        if others:
            return [Every(unit="week", weekday=day) for day in others]
        return [Every(unit=unit, weekday="working" if _working_only(cursor) else "")]
    found = _of_each_month(cursor) if unit == "month" else []
    if found:
        return found
    times = read_bare_times(cursor)
    if unit != "week" or times > 1:
        return [Every(unit=unit, times=times)]
    at = cursor.at
    cursor.text(",") or cursor.text("-") or cursor.text("(")
    bracket = cursor.peek(-1).text == "("
    days = _weekdays(cursor)
    if not days or (bracket and not cursor.text(")")):
        cursor.at = at
        return [Every(unit=unit)]
    return [Every(unit=unit, weekday=day) for day in days]


def _of_each_month(cursor: Cursor) -> list[Every]:
    """Take «[ежемесячно,] в последнюю пятницу»; with a month after it, it is one day."""
    at = cursor.at
    cursor.text(",") or cursor.text("-") or cursor.text("(")
    bracket = cursor.peek(-1).text == "("
    cursor.lemma("в|во|по")
    found = _nth_days(cursor)
    cursor.lemma("месяц")
    if not found or cursor.peek().text in MONTHS or (bracket and not cursor.text(")")):
        cursor.at = at
        return []
    return found


def _without_weekdays(cursor: Cursor) -> list[str]:
    """Take «[ежедневно,] кроме воскресенья»: the other days of the week."""
    at = cursor.at
    cursor.text(",") or cursor.text("(")
    bracket = cursor.peek(-1).text == "("
    days = _named_days(cursor) if _leaves_out(cursor) else []
    if not days or (bracket and not cursor.text(")")):
        cursor.at = at
        return []
    return [day for day in _WEEK if day not in days]


def _leaves_out(cursor: Cursor) -> bool:
    return cursor.lemma("кроме|исключение") or cursor.lemma("за", "исключение")


def _working_only(cursor: Cursor) -> bool:
    """Take «[ежедневно] по рабочим дням», «кроме выходных и праздничных дней»."""
    at = cursor.at
    cursor.text(",") or cursor.text("(")
    bracket = cursor.peek(-1).text == "("
    found = cursor.lemma("по|в", "рабочий", "день")
    if not found and _leaves_out(cursor) and cursor.lemma("выходной"):
        cursor.lemma("и", "праздничный")
        cursor.lemma("день")
        found = True
    if not found or (bracket and not cursor.text(")")):
        cursor.at = at
        return False
    return True


def _each(cursor: Cursor) -> list[Every]:
    """Take «каждую пятницу», «каждый рабочий день», «каждые 2 недели», «каждый месяц»."""
    cursor.lemma("в")
    if not cursor.lemma("каждый"):
        return []
    at = cursor.at
    days = _named_days(cursor)
    if days:
        of_month = cursor.lemma("месяц") or cursor.lemma("каждый", "месяц")
        return [] if of_month else [Every(unit="week", weekday=day) for day in days]
    named = _nth_days(cursor)
    if named:
        return named if cursor.lemma("месяц") else []
    cursor.at = at
    if cursor.lemma("рабочий", "день"):
        return [Every(unit="day", weekday="working")]
    found = _unit(cursor)
    # «каждый учебный год» is what «ежегодно» says; `grammar` takes it so.
    return [Every(unit=found[0], step=found[1])] if found else []


def _nth_days(cursor: Cursor) -> list[Every]:
    """Take «вторая среда [каждого]», «1-я и 3-я среда»."""
    numbers: list[int] = []
    while len(numbers) < _MOST_OF_MONTH:
        which = cursor.ordinal()
        if which is None or not (which == -1 or 1 <= which <= _MOST_OF_MONTH):
            return []
        numbers.append(which)
        if not (cursor.text(",") or cursor.lemma("и")):
            break
        cursor.lemma("в|во")
    day = WEEKDAYS.get(cursor.peek().text, "")
    if not day:
        return []
    cursor.step()
    cursor.lemma("каждый")
    return [Every(unit="month", weekday=day, nth=which) for which in dict.fromkeys(numbers)]


def _by_plural(cursor: Cursor) -> list[Every]:
    if cursor.text("по", "рабочим", "дням") or cursor.text("в", "рабочие", "дни"):
        return [Every(unit="day", weekday="working")]
    if cursor.peek().lemma == "по" and cursor.peek(1).text in _PLURALS:
        cursor.step(2)
        return [Every(unit=_PLURALS[cursor.peek(-1).text])]
    if cursor.lemma("по", "учебный") and cursor.peek().text in _PLURALS:
        cursor.step()
        return [Every(unit=_PLURALS[cursor.peek(-1).text])]
    # «вторая среда [каждого] месяца»
    cursor.lemma("в|во|по")
    found = _nth_days(cursor)
    return found if found and cursor.lemma("месяц") else []


def _times(cursor: Cursor) -> list[Every]:
    """Take «2 раза в год», «раз в 3 месяца», «дважды за учебный год», «1-2 раза в месяц»."""
    cursor.lemma("до")
    at = cursor.at
    times = 2 if cursor.lemma("дважды") else 3 if cursor.lemma("трижды") else None
    if times is None:
        cursor.at = at
        times = _how_often(cursor)
        if times is None and cursor.at != at:
            return []
    if times and (cursor.peek().lemma == "ежегодно" or _each_year(cursor)):
        return [Every(unit="year", times=times)]
    within = cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение")
    if times is None or not (within or cursor.lemma("в") or cursor.lemma("за")):
        return []
    found = _unit(cursor)
    if not found:
        return []
    weekdays = []
    if found == ("month", 1):
        here = cursor.at
        named = _of_each_month(cursor)
        if len(named) == times:
            return named
        cursor.at = here
    if found == ("week", 1):
        here = cursor.at
        bracket = not cursor.text(",") and cursor.text("(")
        weekdays = _weekdays(cursor)
        if not weekdays or (bracket and not cursor.text(")")):
            cursor.at, weekdays = here, []
    if weekdays:
        if len(weekdays) != times:
            return []
        return [Every(unit="week", weekday=day) for day in weekdays]
    return [Every(unit=found[0], times=times, step=found[1])]


def _each_year(cursor: Cursor) -> bool:
    return cursor.peek().lemma == "каждый" and cursor.peek(1).lemma == "год"


def read_bare_times(cursor: Cursor) -> int:
    """Take «[ежегодно] 2 раза»: how often, the period was said before; 1 if nothing is said."""
    at = cursor.at
    cursor.text(",")
    here = cursor.at
    if cursor.peek().lemma != "раз" and not _times(cursor):
        cursor.at = here
        times = 2 if cursor.lemma("дважды") else 3 if cursor.lemma("трижды") else _how_often(cursor)
        if times:
            return times
    cursor.at = at
    return 1


def _how_often(cursor: Cursor) -> int | None:
    """Take «[один] раз», «двух раз», «1-2 раза»: of a range, the larger number."""
    times = cursor.count()
    if times is not None and cursor.text("-"):
        times = cursor.count()
        if times is None:
            return None
    if cursor.lemma("раз"):
        return 1 if times is None else times
    return times if times is not None and cursor.peek(-1).text == "однократно" else None


def _unit(cursor: Cursor) -> tuple[str, int] | None:
    """Take «месяц», «2 недели», «учебную четверть» as a unit and a step."""
    cursor.lemma("учебный|календарный|рабочий")
    at = cursor.at
    step = cursor.count()
    ahead = cursor.peek().lemma in ("учебный", "календарный")
    step = step if step is not None and cursor.peek(ahead).lemma in UNITS else None
    if step is None:
        cursor.at = at
    cursor.lemma("учебный|календарный|рабочий")
    unit = UNITS.get(cursor.peek().lemma)
    if unit is None:
        return None
    school = cursor.peek(-1).lemma == "учебный"
    cursor.step()
    if unit == "half" and (school or cursor.lemma("учебный", "год")):
        unit = "school_half"
    if unit == "year" and school:
        unit = "school_year"
    return unit, 1 if step is None else step


def _weekdays(cursor: Cursor) -> list[str]:
    """Take «по пятницам», «в пятницу», «по понедельникам и средам», «(пятница)»."""
    often = cursor.lemma("по")
    often or cursor.lemma("в")
    days = _named_days(cursor)
    # «в четверг, 15 сентября»: one day, its date follows.
    return [] if len(days) == 1 and not often and _date_ahead(cursor) else days


def _range_of_days(cursor: Cursor) -> list[str]:
    """Take «понедельник – пятница», «с понедельника по пятницу»."""
    at = cursor.at
    said = cursor.lemma("с")
    first = WEEKDAYS.get(cursor.peek().text, "")
    cursor.step()
    joined = cursor.lemma("по|до") if said else cursor.text("-")
    last = WEEKDAYS.get(cursor.peek().text, "") if first and joined else ""
    if last and _WEEK.index(first) < _WEEK.index(last):
        cursor.step()
        return list(_WEEK[_WEEK.index(first) : _WEEK.index(last) + 1])
    cursor.at = at
    return []


def _date_ahead(cursor: Cursor) -> bool:
    ahead = cursor.peek().text in (",", "(")
    token, after = cursor.peek(ahead), cursor.peek(ahead + 1)
    if token.kind == "number" or token.text in ORDINALS or token.text in NUMERALS:
        return after.text in MONTHS or after.text in ORDINALS
    return token.kind in ("date", "pair") and after.lemma != "час"


def _named_days(cursor: Cursor) -> list[str]:
    ranged = _range_of_days(cursor)
    if ranged:
        return ranged
    days: list[str] = []
    while cursor.peek().text in WEEKDAYS:
        days.append(WEEKDAYS[cursor.peek().text])
        cursor.step()
        at = cursor.at
        if not (cursor.text(",") or cursor.lemma("и")):
            break
        cursor.lemma("по") or cursor.lemma("в")
        if cursor.peek().text not in WEEKDAYS:
            cursor.at = at
            break
    return list(dict.fromkeys(days))
