"""Terms counted from an event: «в течение 10 дней со дня …», «за месяц до …»."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.anchors import Anchor, from_anchor, read_anchor
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Counted
from acts.deadlines.event_words import display
from acts.deadlines.reading import ITEM_EVENT, Kind, Reading, Relative
from acts.deadlines.words import NUMERALS, figured_adjective, term_adjective

__all__ = ["read_relative"]

_UNITS = {
    "час": "hour",
    "день": "day",
    "сутки": "day",
    "неделя": "week",
    "месяц": "month",
    "квартал": "quarter",
    "полугодие": "half",
    "полугод": "half",
    "год": "year",
}
_FIRST_ONES = ("первые", "первый", "первую")
_SHORT = ("кратчайш", "коротк", "ближайш", "сжат", "оперативн")
_DAY_SINGULAR = ("день", "дня", "дню")
_MOST_DAYS = 99

_Amount = tuple[int, str, bool | None]


def read_relative(cursor: Cursor) -> Reading | Counted | None:
    """Take a span counted from an event or from a day."""
    at = cursor.at
    for rule in (
        _not_before,
        _at_once,
        _next_day,
        _numbered_day,
        _same_day,
        _eve,
        _ahead_of,
        _expired,
        _within,
    ):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return None


def _make(
    relative: Relative, anchor: Anchor, asks: tuple[str, ...] = (), op: str = ""
) -> Reading | Counted:
    question = " ".join((*anchor.asks, *asks))
    reading = Reading(kind=Kind.RELATIVE, relative=relative, op=op, question=question)
    return reading if anchor.day is None else Counted(reading=reading, day=anchor.day)


def _amount(cursor: Cursor) -> _Amount | None:
    """Take «10 рабочих дней», «месяца», «2-х недель», «первого месяца»."""
    kind = _day_kind(cursor)
    value = cursor.count()
    kind = _day_kind(cursor) if kind is None else kind
    cursor.text("-") and cursor.peek().lemma == "день"
    unit = _UNITS.get(cursor.peek().lemma)
    if unit is None:
        return None
    if value is None and unit in ("day", "hour") and cursor.peek().lemma != "сутки":
        return None
    round_the_clock = cursor.peek().lemma == "сутки"
    cursor.step()
    kind = _day_kind(cursor) if kind is None else kind
    if kind is not None and unit in ("week", "month"):
        kind = None  # «в течение рабочей недели»
    if kind is not None and unit != "day":
        return None
    kind = False if kind is None and round_the_clock else kind
    return (1 if value is None else value), unit, kind


def _day_kind(cursor: Cursor) -> bool | None:
    if cursor.lemma("рабочий"):
        return True
    if cursor.lemma("календарный"):
        return False
    return None


def _term_amount(cursor: Cursor) -> _Amount | None:
    """Take «трёхдневный срок», «10-дневный срок», «месячный срок»."""
    token = cursor.peek()
    ahead = _figured(cursor)
    if ahead:
        unit = figured_adjective(cursor.peek(ahead).text)
        amount: tuple[int, str] | None = (token.number, unit) if token.number else None
        cursor.step(ahead + 1)
    else:
        amount = term_adjective(token.text)
        cursor.step()
    if amount is None:
        return None
    kind = _day_kind(cursor)
    return (*amount, kind) if cursor.lemma("срок") else None


def _within(cursor: Cursor) -> Reading | Counted | None:
    op, must_anchor = "", False
    if cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение"):
        cursor.lemma("последующий") or _first(cursor)
        amount = _either(cursor)
    elif cursor.peek().lemma == "в" and cursor.peek(1).text in _FIRST_ONES:
        cursor.step(2)
        amount, must_anchor = _amount(cursor), True
    elif _no_later(cursor):
        op, amount = "не позднее", _either(cursor)
    elif cursor.lemma("через"):
        amount = _amount(cursor)
        if amount:
            return _counted(cursor, amount, at=True)
    elif cursor.peek().lemma == "в" and term_adjective(cursor.peek(1).text):
        cursor.step()
        amount = _term_amount(cursor)
    elif _figured(cursor) or (cursor.peek().lemma == "в" and cursor.peek(1).kind == "number"):
        cursor.lemma("в")
        amount = _term_amount(cursor) if _figured(cursor) else None
    else:
        return _bare(cursor)
    if amount is None:
        return None
    if not op and amount[1] in ("year", "half", "quarter"):
        # «в течение года» lasts; «в течение полугода», «в течение двух лет» is counted.
        must_anchor = must_anchor or not (cursor.peek(-1).lemma == "полугод" or _number(cursor, -2))
    return _counted(cursor, amount, op=op, must_anchor=must_anchor)


def _bare(cursor: Cursor) -> Reading | Counted | None:
    """Take «10 дней», «срок до месяца»: the whole wording, or with what it is counted from."""
    whole = not cursor.at
    cursor.lemma("в", "срок") or cursor.lemma("срок")
    cursor.lemma("до")
    amount = _amount(cursor)
    if amount is None:
        return None
    alone = whole and cursor.ended and amount[1] in ("day", "week", "month")
    # «1 неделя учебного года» is no count.
    ahead = cursor.peek()
    if not (
        alone
        or ahead.text == ","
        or ahead.lemma in ("с", "от", "после", "начиная", "следующий", "по")
    ):
        return None
    return _counted(cursor, amount, must_anchor=not alone)


def _number(cursor: Cursor, ahead: int) -> bool:
    token = cursor.peek(ahead)
    return token.kind == "number" or token.text in NUMERALS


def _either(cursor: Cursor) -> _Amount | None:
    at = cursor.at
    amount = _amount(cursor)
    if amount is None:
        cursor.at = at
        amount = _term_amount(cursor)
    return amount


def _figured(cursor: Cursor) -> int:
    """Tell how far ahead the adjective of «10-дневный», «2-х месячный срок» stands, or 0."""
    if cursor.peek().kind != "number" or cursor.peek().number > _MOST_DAYS:
        return 0
    ahead = 2 if cursor.peek(1).text == "-" else 1
    return ahead if figured_adjective(cursor.peek(ahead).text) else 0


def _no_later(cursor: Cursor) -> bool:
    """Take «не позднее [чем через]», «в срок не более», «не превышающий»."""
    at = cursor.at
    cursor.lemma("в")
    cursor.lemma("срок")
    cursor.text(",")
    if cursor.lemma("не", "позднее|более|превышающий"):
        cursor.text(",")
        cursor.lemma("чем")
        cursor.lemma("через") or cursor.lemma("в", "течение")
        return True
    cursor.at = at
    return False


def _not_before(cursor: Cursor) -> Reading | None:
    """Take «не ранее чем через 10 дней после …»: it has no last day, so nothing is counted."""
    at = cursor.at
    if not cursor.lemma("не", "ранее"):
        return None
    cursor.text(",")
    cursor.lemma("чем")
    ahead = cursor.lemma("за")
    if not (ahead or cursor.lemma("через")):
        return None
    amount = _amount(cursor)
    if amount is None or (ahead and not cursor.lemma("до")):
        return None
    found = read_anchor(cursor, free=True) if ahead else from_anchor(cursor, free=True)
    if found is None:
        return None
    words = " ".join(display(one.text) for one in cursor.tokens[at : cursor.at] if one.text != ",")
    asks = (*found.asks, *_asks_about(*amount)) if amount[1] == "day" else found.asks
    return Reading(kind=Kind.EVENT, event=words, question=" ".join(asks))


def _first(cursor: Cursor) -> bool:
    if cursor.peek().text in ("первого", "первой", "первых") and cursor.peek(1).lemma != "квартал":
        cursor.step()
        return True
    return False


def _counted(
    cursor: Cursor,
    amount: _Amount,
    *,
    op: str = "",
    at: bool = False,
    must_anchor: bool = False,
) -> Reading | Counted | None:
    number, unit, working = amount
    found = from_anchor(cursor, free=True)
    if found is None:
        at_words = cursor.at
        found = read_anchor(cursor)
        if found is not None and found.day is not None:
            cursor.at, found = at_words, None
        elif found is not None and found.name == "order":
            found = Anchor(name="order", asks=(questions.ANCHOR,))
    if found is None:
        if must_anchor:
            return None
        found = Anchor(name="order", asks=(questions.ANCHOR,))
    relative = Relative(
        amount=number,
        unit=unit,
        anchor=found.name,
        working=working if unit == "day" else None,
        at=at,
    )
    # Of an event nobody has dated yet there is no day that its hour could change.
    dated = found.name == "order" or found.day is not None
    asks = _asks_about(number, unit, working) if dated or unit != "hour" else ()
    return _make(relative, found, asks, op)


def _asks_about(number: int, unit: str, working: bool | None) -> tuple[str, ...]:
    """Give what must be asked about an amount: bare days, and hours that don't make whole days."""
    if unit == "hour" and number % 24:
        return (questions.HOURS,)
    return (questions.DAYS,) if unit == "day" and working is None else ()


def _at_once(cursor: Cursor) -> Reading | Counted | None:
    if not (cursor.lemma("незамедлительно") or _soon(cursor)):
        return None
    cursor.lemma("же")
    found = from_anchor(cursor) or Anchor(name=ITEM_EVENT)
    return _make(Relative(amount=0, unit="day", anchor=found.name), found, (questions.PROMPT,))


def _soon(cursor: Cursor) -> bool:
    """Take «в кратчайшие сроки», «в максимально короткий срок», «в ближайшее время»."""
    at = cursor.at
    if cursor.lemma("в"):
        cursor.text("максимально") or cursor.text("возможно")
        if cursor.peek().text.startswith(_SHORT) and cursor.peek(1).lemma in ("срок", "время"):
            cursor.step(2)
            return True
    cursor.at = at
    return False


def _next_day(cursor: Cursor) -> Reading | Counted | None:
    op = "не позднее" if cursor.lemma("не", "позднее") else ""
    cursor.lemma("чем")
    cursor.lemma("на") or cursor.lemma("в")
    working = _day_kind(cursor)
    if cursor.text("дня") or cursor.text("день"):
        # «не позднее [рабочего] дня, следующего за днём …»
        ahead = cursor.peek().text == ","
        following = cursor.peek(ahead).lemma == "следующий" and cursor.peek(ahead + 1).lemma == "за"
        found = from_anchor(cursor, free=True) if following else None
        if found is None:
            return None
    else:
        if not cursor.lemma("следующий"):
            return None
        working = _day_kind(cursor) if working is None else working
        if not cursor.lemma("день"):
            return None
        found = from_anchor(cursor) or Anchor(name=ITEM_EVENT)
    relative = Relative(amount=1, unit="day", anchor=found.name, working=working, at=not op)
    return _make(relative, found, op=op)


def _numbered_day(cursor: Cursor) -> Reading | Counted | None:
    """Take «на третий день после …», «не позднее 5-го рабочего дня со дня …»."""
    op = "не позднее" if cursor.lemma("не", "позднее") else ""
    if not (cursor.lemma("на") or cursor.lemma("в") or op):
        return None
    working = _day_kind(cursor)
    number = cursor.ordinal()
    working = _day_kind(cursor) if working is None else working
    if number is None or not 1 <= number <= _MOST_DAYS or cursor.peek().text not in _DAY_SINGULAR:
        return None
    cursor.step()
    found = from_anchor(cursor)
    if found is None:
        return None
    relative = Relative(amount=number, unit="day", anchor=found.name, working=working, at=not op)
    return _make(relative, found, _asks_about(number, "day", working) if number > 1 else (), op)


def _same_day(cursor: Cursor) -> Reading | Counted | None:
    if not (cursor.text("в", "день") or cursor.text("в", "дату") or cursor.text("днем")):
        return None
    found = read_anchor(cursor)
    if found is None:
        return None
    return _make(Relative(amount=0, unit="day", anchor=found.name, at=True), found)


def _eve(cursor: Cursor) -> Reading | Counted | None:
    """Take «накануне …»: the day before."""
    if not cursor.lemma("накануне"):
        return None
    cursor.lemma("день|дата")
    found = read_anchor(cursor)
    if found is None:
        return None
    relative = Relative(amount=1, unit="day", anchor=found.name, direction="before", at=True)
    return _make(relative, found)


def _ahead_of(cursor: Cursor) -> Reading | Counted | None:
    op = ""
    if cursor.lemma("не", "позднее") or cursor.lemma("не", "менее"):
        op = "не позднее"
        cursor.text(",")
        cursor.lemma("чем")
    said = cursor.lemma("за") or bool(op)
    if not (said or _number(cursor, 0)):
        return None
    eve = not op and said and cursor.text("день")
    amount = (1, "day", None) if eve else _amount(cursor)
    if amount is None or not cursor.lemma("до"):
        return None
    cursor.lemma("день|дата|момент")
    found = read_anchor(cursor, free=True)
    # «2 недели до экзамена»: «за» is left out before an event, hardly before a day.
    if found is None or not (said or found.day is None):
        return None
    number, unit, working = amount
    relative = Relative(
        amount=number, unit=unit, anchor=found.name, working=working, direction="before", at=eve
    )
    if eve:
        return _make(relative, found)
    return _make(relative, found, _asks_about(number, unit, working), op)


def _expired(cursor: Cursor) -> Reading | Counted | None:
    if not (cursor.lemma("по", "истечение") or cursor.lemma("по", "прошествие")):
        return None
    amount = _amount(cursor)
    made = _counted(cursor, amount, at=True) if amount else None
    if made is None:
        return None
    reading = made.reading if isinstance(made, Counted) else made
    asked = dc.replace(
        reading, question=" ".join(filter(None, (reading.question, questions.EXPIRY)))
    )
    return dc.replace(made, reading=asked) if isinstance(made, Counted) else asked
