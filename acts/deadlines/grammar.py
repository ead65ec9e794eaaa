"""Tokens to elements: at each place the first rule that fits, and no token without a rule."""

import dataclasses as dc
from collections.abc import Sequence

from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Counted, DayOfPeriod, Element, Mark, Span
from acts.deadlines.event_words import is_nominative_word
from acts.deadlines.events import read_act, read_label, read_period_words
from acts.deadlines.headings import read_part_of_month
from acts.deadlines.hours import read_hours, read_hours_of_day
from acts.deadlines.joints import adds_detail, in_its_place, read_also, read_or
from acts.deadlines.marks import read_except, read_lag, read_mark, read_stage
from acts.deadlines.month_days import read_days_of_period
from acts.deadlines.reading import YEAR_SCOPES, Every, Kind, Reading
from acts.deadlines.relative import read_relative
from acts.deadlines.rhythms import read_bare_times, read_rhythms
from acts.deadlines.spans import (
    is_period_heading,
    read_act_after,
    read_as_of,
    read_labelled,
    read_spans,
)
from acts.deadlines.standing import read_standing
from acts.deadlines.tokens import Token, is_foreign
from acts.deadlines.words import WEEKDAYS

__all__ = ["read_elements"]

_SEPARATORS = (",", ";", ":", "(", ")")
_Value = Span | DayOfPeriod | Mark | Every | Reading | Counted
_JOINERS = ("и", "или", "но", "также")
_STANDING = (Kind.EVENT, Kind.ON_DEMAND, Kind.CONTINUOUS)


def read_elements(cursor: Cursor) -> tuple[list[Element], list[Token]]:
    """Read all elements; tokens that no rule takes are returned beside them."""
    elements: list[Element] = []
    leftover: list[Token] = []
    breaks = listed = joined = either = linked = but = False
    while not cursor.ended:
        token = cursor.peek()
        mark = _in_brackets(cursor) if elements else None
        if mark is not None:
            elements.append(Element(value=mark, first=cursor.at - 1, last=cursor.at))
            continue
        if elements and read_also(cursor):
            breaks = joined = True
            but = cursor.peek(-1).lemma == "но" or cursor.peek(-2).lemma == "но"
            continue
        if elements and read_or(cursor):
            either = listed = joined = True
            continue
        if token.text in _SEPARATORS or (token.lemma == "и" and elements):
            breaks = breaks or token.text == ";"
            listed = token.text in (",", ";", "и") or token.lemma == "и"
            joined = joined or listed
            linked = linked or token.lemma == "и"
            cursor.step()
            continue
        if token.text == "-" and elements and (not _ends_with_span(elements) or _again(cursor)):
            cursor.step()
            continue
        first, linked = cursor.at, linked or cursor.line
        last = _last_term(elements)
        before = None if joined or cursor.line else last
        if _counts(before):
            # «в течение 10 дней после издания приказа согласно плану»: of which order, from when?
            values = _governing(cursor)
        else:
            values = _read(cursor, elements, listed=listed, apart=breaks or cursor.gap)
        if not values:
            leftover += _skip(cursor, first)
        # An element must stand apart from a finished span: «в мае 5» is not two terms.
        for value in values:
            mixed = _mixed(before, value) or (either and not _alike(last, value))
            mixed = mixed and not adds_detail(cursor, first, value)
            if isinstance(value, Span):
                alone = len(values) == 1
                value = in_its_place(cursor, value, first, either=either, but=but, alone=alone)
                # «IV квартал (октябрь, ноябрь) 2022 г.»: is the quarter a term besides them?
                opened = first > 0 and cursor.tokens[first - 1].text == "("
                mixed = mixed or (opened and isinstance(last, Span) and not value.inside)
            elements.append(
                Element(
                    value=value,
                    first=first,
                    last=cursor.at,
                    breaks=breaks,
                    mixed=mixed,
                    joined=linked,
                )
            )
            before, breaks, either, linked, but = value, False, False, False, False
        listed = joined = either = linked = but = False
    return elements, leftover + _dangling(cursor, elements)


def _alike(before: _Value | None, value: _Value) -> bool:
    """Tell that «или» joins two terms of one sort: two days, or two causes without a day."""
    if isinstance(value, Span):
        return isinstance(before, Span)
    return _nature(before) == _nature(value) == "standing"


def _dangling(cursor: Cursor, elements: list[Element]) -> list[Token]:
    """Give back «и» with nothing after it: the wording was cut off there."""
    covered = elements[-1].last if elements else len(cursor.tokens)
    return [token for token in cursor.tokens[covered:] if token.lemma in _JOINERS]


def _in_brackets(cursor: Cursor) -> Mark | None:
    """Take «(план)», «(за I полугодие)», «(пятница)» whole, or nothing."""
    at = cursor.at
    if cursor.text("(", "как", "в", "первом") and cursor.lemma("срок") and cursor.text(")"):
        return Mark(name="inferred")
    cursor.at = at
    act = _act_in_brackets(cursor)
    if act:
        return Mark(name="act", text=act)
    bracket = cursor.text("(")
    day = WEEKDAYS.get(cursor.peek().text, "") if bracket or cursor.text(",") else ""
    if day:
        cursor.step()
        if not bracket or cursor.text(")"):
            return Mark(name="weekday", text=day)
    cursor.at = at
    return None


def _act_in_brackets(cursor: Cursor) -> str:
    at = cursor.at
    if cursor.text("("):
        lead = "за " if cursor.lemma("за") else ""
        words = read_period_words(cursor) if lead else _as_of_words(cursor) or _stage(cursor)
        words = words or read_label(cursor)
        if words and cursor.text(")"):
            return lead + words
    cursor.at = at
    return ""


def _stage(cursor: Cursor) -> str:
    """Take «1 этап» that stands behind its term."""
    at = cursor.at
    number = cursor.ordinal()
    name = read_stage(cursor) if number is not None and number > 0 else ""
    if name:
        return f"{number} {name}"
    cursor.at = at
    return ""


def _as_of_words(cursor: Cursor) -> str:
    spans = read_as_of(cursor)
    return spans[0].as_of if spans else ""


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
    lasts = isinstance(value, Reading) and value.scope == "plan"
    if spans and spans[0].bound == "from" and lasts:
        return False  # «с 1 сентября на постоянной основе»
    # «со дня издания приказа до 1 октября» is one stretch of time.
    if first == "from" and spans and spans[0].bound == "until":
        return False
    # «в течение года (сентябрь – май)»: the named months win without a question.
    lasting = any(isinstance(one, Reading) and one.scope in YEAR_SCOPES for one in (before, value))
    months = bool(spans) and spans[0].bound == "window" and spans[0].piece.level != "year"
    return not (lasting and months)


def _nature(value: _Value | None) -> str:
    """Sort what can't stand side by side; rhythms have their own rules."""
    if isinstance(value, Span):
        return "span"
    if isinstance(value, Reading):
        return "standing" if value.kind in _STANDING else str(value.kind)
    return ""


def _again(cursor: Cursor) -> bool:
    """Tell the dash of «2021–2024 годы – ежегодно до 1 марта»."""
    lemma = cursor.peek(1).lemma
    return lemma.startswith("еже") or lemma in ("далее", "каждый")


def _ends_with_span(elements: list[Element]) -> bool:
    return isinstance(elements[-1].value, Span | DayOfPeriod | Reading)


def _skip(cursor: Cursor, first: int) -> list[Token]:
    """Give up what can't be read: words of no rule alone, others up to the next separator."""
    cursor.at = first
    skipped: list[Token] = []
    foreign = is_foreign(cursor.peek())
    while not cursor.ended and cursor.peek().text not in _SEPARATORS:
        if skipped and is_foreign(cursor.peek()) is not foreign:
            break
        skipped.append(cursor.peek())
        cursor.step()
    return skipped


def _governing(cursor: Cursor) -> list[_Value]:
    """Take only what may follow a count with nothing in between: «далее», a label, an hour."""
    at = cursor.at
    mark = read_mark(cursor)
    if mark is not None and mark.name != "yearly":
        return [mark]
    cursor.at = at
    hour = read_hours(cursor)
    return [hour] if hour is not None else []


def _read(cursor: Cursor, elements: list[Element], *, listed: bool, apart: bool) -> list[_Value]:
    at = cursor.at
    timed = read_hours_of_day(cursor)
    if timed:
        return list(timed)
    cursor.at = at
    dated = _as_of(cursor)
    if dated:
        return dated
    for rule in (read_mark, read_lag, read_except, read_rhythms, read_days_of_period, read_hours):
        found = rule(cursor)
        if found:
            return _with_act(cursor, found)
        cursor.at = at
    # Two terms side by side without any separator are not a list: ask.
    if elements and not (listed or apart) and _glued(cursor, elements):
        return _after_span(cursor, elements)
    ahead = _ahead(cursor) if cursor.peek().lemma == "за" or is_period_heading(cursor) else []
    if ahead:
        return ahead
    closer = read_part_of_month(cursor, elements[-1].value) if elements else None
    if closer is not None:
        return [closer]
    cursor.at = at
    spans = read_spans(cursor, elements, listed=listed)
    if spans:
        return list(spans)
    cursor.at = at
    return _not_dated(cursor)


def _ahead(cursor: Cursor) -> list[_Value]:
    """Take «за I квартал – до 10 апреля», «за 2 квартала до …»: both begin like «за 2 квартал»."""
    at = cursor.at
    labelled = read_labelled(cursor)
    if labelled:
        return list(labelled)
    cursor.at = at
    ahead = read_relative(cursor)
    if ahead is not None:
        return [ahead]
    cursor.at = at
    return []


def _not_dated(cursor: Cursor) -> list[_Value]:
    at = cursor.at
    for reader in (read_relative, read_standing):
        said = reader(cursor)
        if isinstance(said, Reading):
            here, act = cursor.at, read_act_after(cursor)
            if act and not is_nominative_word(act.partition(" ")[0].lower()):
                # «после издания – приказа» is no label.
                cursor.at, act = here, ""
            return [dc.replace(said, act=act) if act else said]
        if said is not None:
            return [said]
        cursor.at = at
    labelled = read_labelled(cursor)
    if labelled:
        return list(labelled)
    cursor.at = at
    return _labelled(cursor)


def _labelled(cursor: Cursor) -> list[_Value]:
    """Take «отчёт – ежеквартально», «реализация – в течение учебного года»."""
    at = cursor.at
    act = read_act(cursor)
    if act and (cursor.text("-") or cursor.text(":")):
        mark = read_mark(cursor)
        if mark == Mark(name="yearly"):
            return [Mark(name="yearly", text=act)]
        everys = read_rhythms(cursor) if mark is None else []
        if everys:
            return [*everys, Mark(name="act", text=act)]
        days = read_days_of_period(cursor) if mark is None else []
        if days:
            return [*days, Mark(name="act", text=act)]
        said = (read_relative(cursor) or read_standing(cursor)) if mark is None else None
        if isinstance(said, Reading) and not said.act:
            return [dc.replace(said, act=act)]
    cursor.at = at
    return []


def _as_of(cursor: Cursor) -> list[_Value]:
    """Take «по состоянию на 1 октября», «… на 1 число каждого месяца»."""
    spans = read_as_of(cursor)
    if spans:
        return [*spans]
    at = cursor.at
    days = read_days_of_period(cursor) if cursor.lemma("по", "состояние", "на") else []
    if days:
        return [Mark(name="as_of"), *days]
    cursor.at = at
    return []


def _after_span(cursor: Cursor, elements: list[Element]) -> list[_Value]:
    """Take what may follow a span at once: its years, under a rhythm, or a standing term."""
    at = cursor.at
    spans = read_spans(cursor, elements, listed=False) if _rhythmic(elements) else []
    if spans and all(span.piece.level == "year" for span in spans):
        return list(spans)
    cursor.at = at
    reading = read_standing(cursor)
    return [reading] if reading is not None and reading.kind in _STANDING else []


def _with_act(cursor: Cursor, found: Mark | Sequence[_Value]) -> list[_Value]:
    """Add what a rhythm said as an adjective is about: «ежемесячный отчёт»."""
    if isinstance(found, Mark):
        times = read_bare_times(cursor) if found.name == "yearly" and not found.text else 1
        return [found] if times == 1 else [found, Every(unit="year", times=times)]
    adjective = cursor.peek(-1).text.endswith(("ный", "ная", "ное", "ные"))
    act = read_act(cursor) if adjective and isinstance(found[0], Every) else ""
    return [*found, Mark(name="act", text=act)] if act else [*found]


def _glued(cursor: Cursor, elements: list[Element]) -> bool:
    """Tell that the element before ended right here, on a span, with nothing in between."""
    last = elements[-1]
    if last.value == Mark(name="time", text=getattr(last.value, "text", "")) and elements[1:]:
        # «со 2 по 6 октября 10:00–12:00 2023 года»
        last = dc.replace(elements[-2], last=last.last)
    if last.last != cursor.at or not isinstance(last.value, Span):
        return False
    # «ежегодно в 2021–2024 годах до 1 марта»: the years only bound what follows.
    bounds = last.value.piece.level == "year" and _rhythmic(elements)
    return not bounds


def _rhythmic(elements: list[Element]) -> bool:
    return any(element.value == Mark(name="yearly") for element in elements) or any(
        isinstance(element.value, Every) for element in elements
    )
