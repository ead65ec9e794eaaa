"""Tokens to elements: at each place the first rule that fits, and no token without a rule."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import DayOfPeriod, Element, Mark, Span
from acts.deadlines.events import read_event_words
from acts.deadlines.relative import read_relative
from acts.deadlines.spans import read_labelled, read_op, read_spans
from acts.deadlines.standing import read_standing
from acts.deadlines.tokens import Token
from acts.deadlines.values import Every, Kind, Reading
from acts.deadlines.words import MONTHS, WEEKDAYS

__all__ = ["read_elements"]

_SEPARATORS = (",", ";", ":", "(", ")")
_RHYTHMS = {
    "ежедневно": "day",
    "еженедельно": "week",
    "ежемесячно": "month",
    "ежеквартально": "quarter",
}
_UNITS = {
    "день": "day",
    "неделя": "week",
    "месяц": "month",
    "квартал": "quarter",
    "полугодие": "half",
    "полугод": "half",
    "год": "year",
    "четверть": "school_quarter",
    "триместр": "trimester",
}
_Value = Span | DayOfPeriod | Mark | Every | Reading
_STANDING = (Kind.EVENT, Kind.ON_DEMAND, Kind.CONTINUOUS)


def read_elements(cursor: Cursor) -> tuple[list[Element], list[Token]]:
    """Read all elements; tokens that no rule takes are returned beside them."""
    elements: list[Element] = []
    leftover: list[Token] = []
    breaks = listed = joined = False
    while not cursor.ended:
        token = cursor.peek()
        if token.text in _SEPARATORS or (token.lemma == "и" and elements):
            breaks = breaks or token.text == ";"
            listed = token.text in (",", "и") or token.lemma == "и"
            joined = joined or listed or breaks
            cursor.step()
            continue
        if token.text == "-" and elements and not _ends_with_span(elements):
            cursor.step()
            continue
        first = cursor.at
        before = None if joined else _last_term(elements)
        if _counts(before):
            # «в течение 10 дней после издания приказа согласно плану»: of which order, from when?
            values = _governing(cursor)
        else:
            values = _read(cursor, elements, listed=listed, apart=breaks or cursor.gap)
        if not values:
            leftover += _skip(cursor, first)
        # An element must stand apart from a finished span: «в мае 5» is not two terms.
        for value in values:
            mixed = _mixed(before, value)
            elements.append(
                Element(value=value, first=first, last=cursor.at, breaks=breaks, mixed=mixed)
            )
            before, breaks = value, False
        listed = joined = False
    return elements, leftover


def _last_term(elements: list[Element]) -> _Value | None:
    """Return what stands right before, past an hour or a lag that belongs to it."""
    for element in reversed(elements):
        if not isinstance(element.value, Mark):
            return element.value
        if element.value.name not in ("time", "lag"):
            return None
    return None


def _counts(value: _Value | None) -> bool:
    return isinstance(value, Reading) and value.kind is Kind.RELATIVE


def _mixed(before: _Value | None, value: _Value) -> bool:
    """Tell that two terms of different nature meet: «до 1 октября по согласованию»."""
    first, second = _nature(before), _nature(value)
    if not (first and second) or first == second:
        return False
    spans = [one for one in (before, value) if isinstance(one, Span)]
    # «со дня издания приказа до 1 октября» is one stretch of time.
    if first == "from" and spans and spans[0].bound == "until":
        return False
    # «в течение года (сентябрь – май)»: the named months win without a question.
    lasting = any(
        isinstance(one, Reading) and one.scope in ("year", "school-year") for one in (before, value)
    )
    months = bool(spans) and spans[0].bound == "window" and spans[0].piece.level != "year"
    return not (lasting and months)


def _nature(value: _Value | None) -> str:
    """Sort what can't stand side by side; rhythms have their own rules."""
    if isinstance(value, Span):
        return "span"
    if isinstance(value, Reading):
        return "standing" if value.kind in _STANDING else str(value.kind)
    return ""


def _ends_with_span(elements: list[Element]) -> bool:
    return isinstance(elements[-1].value, Span | DayOfPeriod | Reading)


def _skip(cursor: Cursor, first: int) -> list[Token]:
    """Give up what can't be read, up to the next separator."""
    cursor.at = first
    skipped = []
    while not cursor.ended and cursor.peek().text not in _SEPARATORS:
        skipped.append(cursor.peek())
        cursor.step()
    return skipped


def _governing(cursor: Cursor) -> list[_Value]:
    """Take only what may follow a count with nothing in between: «далее», a label, an hour."""
    at = cursor.at
    mark = _mark(cursor)
    if mark is not None and mark.name != "yearly":
        return [mark]
    cursor.at = at
    hour = _time(cursor)
    return [hour] if hour is not None else []


def _read(cursor: Cursor, elements: list[Element], *, listed: bool, apart: bool) -> list[_Value]:
    at = cursor.at
    for rule in (_mark, _lag, _every, _day_of_period, _time):
        value = rule(cursor)
        if value is not None:
            return [value]
        cursor.at = at
    # Two terms side by side without any separator are not a list: ask.
    if elements and not (listed or apart) and _glued(cursor, elements):
        reading = read_standing(cursor)
        return [reading] if reading is not None and reading.kind in _STANDING else []
    spans = read_spans(cursor, elements, listed=listed)
    if spans:
        return list(spans)
    cursor.at = at
    for reader in (read_relative, read_standing):
        reading = reader(cursor)
        if reading is not None:
            return [reading]
        cursor.at = at
    labelled = read_labelled(cursor)
    if labelled:
        return list(labelled)
    cursor.at = at
    return []


def _glued(cursor: Cursor, elements: list[Element]) -> bool:
    """Tell that the element before ended right here, on a span, with nothing in between."""
    last = elements[-1]
    if last.last != cursor.at or not isinstance(last.value, Span):
        return False
    # «ежегодно в 2021–2024 годах до 1 марта»: the years only bound what follows.
    bounds = last.value.piece.level == "year" and _rhythmic(elements)
    return not bounds


def _rhythmic(elements: list[Element]) -> bool:
    return any(element.value == Mark(name="yearly") for element in elements) or any(
        isinstance(element.value, Every) for element in elements
    )


def _mark(cursor: Cursor) -> Mark | None:
    if cursor.lemma("далее") or cursor.lemma("в", "дальнейший") or cursor.lemma("в", "последующий"):
        cursor.lemma("год")
        return Mark(name="next")
    if cursor.lemma("последующий", "год"):
        return Mark(name="next")
    if (
        cursor.lemma("ежегодно")
        or cursor.lemma("каждый", "год")
        or cursor.lemma("в", "каждый", "год")
    ):
        return Mark(name="yearly")
    if cursor.lemma("ежегодный"):
        return Mark(name="yearly", text=read_event_words(cursor))
    if cursor.lemma("этап") and cursor.peek().kind == "number":
        cursor.step()
        return Mark(name="part", text=f"{cursor.tokens[cursor.at - 1].number} этап")
    number = cursor.ordinal()
    if number is not None and number > 0 and cursor.lemma("этап"):
        return Mark(name="part", text=f"{number} этап")
    return None


def _lag(cursor: Cursor) -> Mark | None:
    """Take «[года,] следующего за отчётным [годом]», «следующего года» after a date."""
    cursor.lemma("год")
    cursor.text(",")
    if cursor.lemma("следующий", "за", "отчетный"):
        cursor.lemma("год")
        return Mark(name="lag")
    if cursor.lemma("следующий", "год"):
        return Mark(name="lag", text="next")
    return None


def _unit(cursor: Cursor) -> tuple[str, int] | None:
    """Take «месяц», «2 недели», «учебную четверть» as a unit and a step."""
    cursor.lemma("учебный|календарный")
    at = cursor.at
    step = cursor.count()
    step = step if step is not None and cursor.peek().lemma in _UNITS else None
    if step is None:
        cursor.at = at
    unit = _UNITS.get(cursor.peek().lemma)
    if unit is None:
        return None
    cursor.step()
    return unit, step or 1


def _every(cursor: Cursor) -> Every | None:
    minimum = cursor.lemma("не", "реже") or cursor.lemma("не", "менее")
    if minimum:
        cursor.lemma("чем")
    rhythm = cursor.any_of(_RHYTHMS)
    if rhythm:
        weekday = _weekday(cursor) if rhythm == "еженедельно" else ""
        return Every(unit=_RHYTHMS[rhythm], weekday=weekday, minimum=minimum)
    if cursor.peek().lemma == "каждый":
        cursor.step()
        weekday = WEEKDAYS.get(cursor.peek().text, "")
        if weekday:
            cursor.step()
            return Every(unit="week", weekday=weekday, minimum=minimum)
        found = _unit(cursor)
        return Every(unit=found[0], step=found[1], minimum=minimum) if found else None
    if cursor.peek().lemma == "по" and cursor.peek(1).text in WEEKDAYS and not minimum:
        return Every(unit="week", weekday=_weekday(cursor))
    times = 2 if cursor.lemma("дважды") else 3 if cursor.lemma("трижды") else None
    if times is None:
        times = cursor.count()
        if not cursor.lemma("раз"):
            return None
    if not cursor.lemma("в"):
        return None
    found = _unit(cursor)
    if not found or times == 0 or found[1] == 0:
        return None
    return Every(unit=found[0], times=times or 1, step=found[1], minimum=minimum)


def _weekday(cursor: Cursor) -> str:
    code = WEEKDAYS.get(cursor.peek(1).text, "") if cursor.peek().lemma == "по" else ""
    if code:
        cursor.step(2)
    return code


def _day_of_period(cursor: Cursor) -> DayOfPeriod | None:
    """Take «до 5 числа каждого месяца», «не позднее последнего дня квартала»."""
    op = read_op(cursor)
    if not op:
        cursor.lemma("в")
    number = cursor.ordinal()
    if number is None or not -1 <= number <= 31 or number == 0:
        return None
    if number == -1:
        if not cursor.lemma("день"):
            return None
        unit = cursor.peek().lemma
        if unit not in ("месяц", "квартал", "полугодие"):
            return None
        cursor.step()
        return DayOfPeriod(day=0, op=op, unit="" if unit == "месяц" else _UNITS[unit])
    named = cursor.lemma("число")
    if not named and (cursor.peek().text in MONTHS or not op):
        return None
    every = bool(cursor.any_of(("каждый", "текущий")))
    month = cursor.lemma("месяц")
    if not (named or every) or (every and not month):
        return None
    at = cursor.at
    if cursor.peek().text == "последнего" and cursor.peek(1).lemma == "месяц":
        unit = cursor.peek(2).lemma
        if unit in ("квартал", "полугодие"):
            cursor.step(3)
            return DayOfPeriod(day=number, op=op, unit=_UNITS[unit])
    cursor.text(",")
    if cursor.lemma("следующий", "за", "отчетный"):
        unit = cursor.peek().lemma
        cursor.any_of(("месяц", "квартал", "период", "полугодие"))
        return DayOfPeriod(day=number, op=op, lag=1, unit=_UNITS.get(unit, "month"))
    cursor.at = at
    if cursor.lemma("следующий", "месяц") or cursor.lemma("месяц", "следующий"):
        return DayOfPeriod(day=number, op=op, lag=1, unit="month")
    return DayOfPeriod(day=number, op=op, unit="month" if every else "")


def _time(cursor: Cursor) -> Mark | None:
    """Take «до 17.00», «к 10:00», «до 17 часов»."""
    read_op(cursor) or cursor.lemma("в")
    token = cursor.peek()
    if token.kind in ("pair", "time"):
        hour, minute = (int(part) for part in token.text.replace(".", ":").split(":"))
        dated = token.kind == "pair" and 1 <= minute <= 12
        if hour > 23 or minute > 59 or (dated and cursor.peek(1).lemma != "час"):
            return None
        cursor.step()
        cursor.lemma("час")
        return Mark(name="time", text=f"{hour:02d}:{minute:02d}")
    if token.kind == "number" and token.number <= 23 and cursor.peek(1).lemma == "час":
        cursor.step(2)
        return Mark(name="time", text=f"{token.number:02d}:00")
    return None
