"""Terms counted from an event: «в течение 10 дней со дня …», «за месяц до …»."""

import re

from acts.deadlines.cursor import Cursor
from acts.deadlines.events import read_event_words
from acts.deadlines.values import Kind, Reading, Relative
from acts.deadlines.words import term_adjective

__all__ = ["from_anchor", "read_relative"]

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
_ASK_DAYS = "Дни календарные или рабочие? В сроке не сказано, считаем календарные."
_ASK_ANCHOR = "От какого события считать срок? Не сказано, считаем от даты приказа."
_ASK_EXPIRY = "Срок наступает в последний день названного промежутка или на следующий день?"
_ASK_FORCE = "Верно ли, что приказ вступает в силу в день его даты?"
_ASK_PLAN = "Какой план имеется в виду: утверждённый приказом или собственный план организации?"
_ASK_PROMPT = "Какой срок имеется в виду под словом «незамедлительно»?"
_ASK_HOURS = "От какого часа считать? Час события не назван, считаем только полные сутки."
_ORDER_ACTS = ("подписан", "издан", "вступлен")
# «исполнения п. 3», «издания приказа [о внедрении] по п. 5 дорожной карты»: a row of the plan.
_ROW = re.compile(
    r"(?:(?:исполнен|выполнен)\w* "
    r"|(?:(?P<act>подписан|издан|утвержден|принят|вступлен)\w* (?:в силу )?)?"
    r"приказа (?:об? .+ )?по )?"
    r"п\. (?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"(?P<of>(?: (?:настоящ|данн|дорожн|карт|план|мероприят)\w*)*)"
)


def _anchor(cursor: Cursor) -> tuple[str, tuple[str, ...]]:
    """Take what a span is counted from, with what must be asked about it."""
    words = read_event_words(cursor)
    if not words:
        return "", ()
    parts = words.split()
    row = _ROW.fullmatch(words)
    if row:
        force = row["act"] == "вступлен"
        plan = row["of"].endswith(("плана", "мероприятий"))
        asked = (_ASK_FORCE,) * force + (_ASK_PLAN,) * plan
        return f"item:{row['number']}", asked
    rest = [part for part in parts if part not in ("настоящего", "данного", "в", "силу")]
    by_act = len(rest) == 2 and rest[0].startswith(_ORDER_ACTS)
    if rest[-1:] == ["приказа"] and (len(rest) == 1 or by_act):
        return "order", (_ASK_FORCE,) if rest[0].startswith("вступлен") else ()
    asks = (_ASK_PLAN,) if parts[-1] == "плана" and len(parts) <= 2 else ()
    return words, asks


def from_anchor(cursor: Cursor) -> tuple[str, tuple[str, ...]] | None:
    """Take «со дня подписания приказа», «после …», «следующих за днём …»; None if there is none."""
    at = cursor.at
    cursor.text(",")
    if not (
        cursor.lemma("после")
        or cursor.lemma("с|от", "день|момент|дата")
        or cursor.lemma("с|от")
        or cursor.lemma("следующий", "за")
    ):
        cursor.at = at
        return None
    cursor.lemma("день|дата|момент")
    anchor = _anchor(cursor)
    if not anchor[0]:
        cursor.at = at
        return None
    return anchor


def read_relative(cursor: Cursor) -> Reading | None:
    """Take a span counted from an event."""
    at = cursor.at
    for rule in (_at_once, _next_day, _same_day, _ahead_of, _after_expiry, _within):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return None


def _make(relative: Relative, asks: tuple[str, ...] = (), op: str = "") -> Reading:
    return Reading(kind=Kind.RELATIVE, relative=relative, op=op, question=" ".join(asks))


def _amount(cursor: Cursor) -> tuple[int, str, bool | None] | None:
    """Take «10 рабочих дней», «месяца», «2-х недель», «первого месяца»."""
    kind = _day_kind(cursor)
    value = cursor.count()
    kind = _day_kind(cursor) if kind is None else kind
    cursor.text("-") and cursor.peek().lemma == "день"
    unit = _UNITS.get(cursor.peek().lemma)
    if unit is None:
        return None
    if value is None and unit in ("day", "hour"):
        return None
    cursor.step()
    kind = _day_kind(cursor) if kind is None else kind
    if kind is not None and unit != "day":
        return None
    return (1 if value is None else value), unit, kind


def _day_kind(cursor: Cursor) -> bool | None:
    if cursor.lemma("рабочий"):
        return True
    if cursor.lemma("календарный"):
        return False
    return None


def _term_amount(cursor: Cursor) -> tuple[int, str, bool | None] | None:
    """Take «трёхдневный срок», «10-дневный срок», «месячный срок»."""
    token = cursor.peek()
    if token.kind == "number" and cursor.peek(1).text == "-" and cursor.peek(2).lemma == "дневный":
        cursor.step(3)
        return (token.number, "day", None) if cursor.lemma("срок") else None
    adjective = term_adjective(token.text)
    if adjective is None:
        return None
    cursor.step()
    kind = _day_kind(cursor)
    return (*adjective, kind) if cursor.lemma("срок") else None


def _within(cursor: Cursor) -> Reading | None:
    op, must_anchor = "", False
    if cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение"):
        cursor.lemma("последующий") or _first(cursor)
        amount = _amount(cursor)
    elif cursor.lemma("в", "срок", "не", "позднее") or cursor.lemma("не", "позднее"):
        cursor.lemma("чем")
        cursor.lemma("через")
        op, amount = "не позднее", _amount(cursor)
    elif cursor.lemma("через"):
        amount = _amount(cursor)
        if amount:
            return _counted(cursor, amount, at=True)
    elif cursor.lemma("в"):
        amount = _term_amount(cursor)
    else:
        cursor.lemma("в", "срок", "до") or cursor.lemma("в", "срок")
        amount, must_anchor = _amount(cursor), True
    if amount is None:
        return None
    if not op and amount[1] in ("year", "half", "quarter"):
        must_anchor = True
    return _counted(cursor, amount, op=op, must_anchor=must_anchor)


def _first(cursor: Cursor) -> bool:
    if cursor.peek().text in ("первого", "первой", "первых") and cursor.peek(1).lemma != "квартал":
        cursor.step()
        return True
    return False


def _counted(
    cursor: Cursor,
    amount: tuple[int, str, bool | None],
    *,
    op: str = "",
    at: bool = False,
    must_anchor: bool = False,
) -> Reading | None:
    number, unit, working = amount
    found = from_anchor(cursor)
    if found is None:
        words = read_event_words(cursor)
        found = (words, ()) if words else None
    if found is None:
        if must_anchor:
            return None
        found = "order", (_ASK_ANCHOR,)
    asks = found[1] + _asks_about(number, unit, working)
    relative = Relative(
        amount=number,
        unit=unit,
        anchor=found[0],
        working=working if unit == "day" else None,
        at=at,
    )
    return _make(relative, asks, op)


def _asks_about(number: int, unit: str, working: bool | None) -> tuple[str, ...]:
    """Give what must be asked about an amount: bare days, and hours that don't make whole days."""
    if unit == "hour" and number % 24:
        return (_ASK_HOURS,)
    return (_ASK_DAYS,) if unit == "day" and working is None else ()


def _at_once(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("незамедлительно"):
        return None
    found = from_anchor(cursor)
    anchor = found[0] if found else "событие пункта"
    return _make(Relative(amount=0, unit="day", anchor=anchor), (_ASK_PROMPT,))


def _next_day(cursor: Cursor) -> Reading | None:
    op = "не позднее" if cursor.lemma("не", "позднее") else ""
    cursor.lemma("на") or cursor.lemma("в")
    if not cursor.lemma("следующий"):
        return None
    working = _day_kind(cursor)
    if not cursor.lemma("день"):
        return None
    found = from_anchor(cursor) or ("событие пункта", ())
    relative = Relative(amount=1, unit="day", anchor=found[0], working=working, at=not op)
    return _make(relative, found[1], op)


def _same_day(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("в", "день"):
        return None
    anchor, asks = _anchor(cursor)
    if not anchor:
        return None
    return _make(Relative(amount=0, unit="day", anchor=anchor, at=True), asks)


def _ahead_of(cursor: Cursor) -> Reading | None:
    op = ""
    if cursor.lemma("не", "позднее"):
        op = "не позднее"
        cursor.text(",")
        cursor.lemma("чем")
    if not (cursor.lemma("за") or op):
        return None
    amount = _amount(cursor)
    if amount is None or not cursor.lemma("до"):
        return None
    cursor.lemma("день|дата|момент")
    anchor, asks = _anchor(cursor)
    if not anchor:
        return None
    number, unit, working = amount
    asks += _asks_about(number, unit, working)
    relative = Relative(
        amount=number, unit=unit, anchor=anchor, working=working, direction="before"
    )
    return _make(relative, asks, op)


def _after_expiry(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("по", "истечение"):
        return None
    amount = _amount(cursor)
    reading = _counted(cursor, amount, at=True) if amount else None
    if reading is None or reading.relative is None:
        return None
    asks = tuple(filter(None, (reading.question, _ASK_EXPIRY)))
    return _make(reading.relative, asks)
