"""What a term is counted from: the order, a row of the plan, a day, or an event in words."""

import dataclasses as dc
import re

from acts.deadlines import questions
from acts.deadlines.calendar_words import read_piece
from acts.deadlines.cursor import Cursor
from acts.deadlines.events import read_event_words
from acts.deadlines.pieces import Piece

__all__ = ["Anchor", "from_anchor", "read_anchor"]

_ENDS = {
    "окончании": "окончания",
    "окончанию": "окончания",
    "завершении": "завершения",
    "завершению": "завершения",
}
_ORDER_ACTS = ("подписан", "издан", "вступлен")
# «исполнения п. 3», «издания приказа [о внедрении] по п. 5 дорожной карты»: a row of the plan.
_ROW = re.compile(
    r"(?:(?:исполнен|выполнен)\w* "
    r"|(?:(?P<act>подписан|издан|утвержден|принят|вступлен)\w* (?:в силу )?)?"
    r"приказа (?:об? .+ )?по )?"
    r"п\. (?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"(?P<of>(?: (?:настоящ|данн|дорожн|карт|план|мероприят)\w*)*)"
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a term is counted from.

    Attributes:
        name: "order", "item:5", or the event in words; empty for a day.
        asks: What must be asked about it.
        day: A day of the calendar, its year perhaps unknown yet.
    """

    name: str
    asks: tuple[str, ...] = ()
    day: Piece | None = None


def read_anchor(cursor: Cursor, *, free: bool = False) -> Anchor | None:
    """Take «подписания приказа», «исполнения п. 3», «1 сентября», «окончания программы»."""
    at = cursor.at
    day = read_piece(cursor)
    if day is not None and day.level == "day":
        return Anchor(name="", day=day)
    if day is not None and day.point in ("start", "end") and day.dated and day.point_edge:
        edge = day.point_edge
        at_edge = Piece(start=edge, end=edge, level="day", asks=day.asks)
        return Anchor(name="", day=at_edge)
    cursor.at = at
    words = read_event_words(cursor, verbal=True, free=free)
    if not words:
        return None
    parts = words.split()
    row = _ROW.fullmatch(words)
    if row:
        force = row["act"] == "вступлен"
        plan = row["of"].endswith(("плана", "мероприятий"))
        asked = (questions.IN_FORCE,) * force + (questions.WHICH_PLAN,) * plan
        return Anchor(name=f"item:{row['number']}", asks=asked)
    rest = [part for part in parts if part not in ("настоящего", "данного", "в", "силу")]
    by_act = len(rest) == 2 and rest[0].startswith(_ORDER_ACTS)
    if rest[-1:] == ["приказа"] and (len(rest) == 1 or by_act):
        return Anchor(name="order", asks=(questions.IN_FORCE,) * rest[0].startswith("вступлен"))
    asks = (questions.WHICH_PLAN,) if parts[-1] == "плана" and len(parts) <= 2 else ()
    return Anchor(name=words, asks=asks)


def _by_end(cursor: Cursor) -> Anchor | None:
    """Take «по окончании мероприятия» as the end that is counted from."""
    at = cursor.at
    genitive = _ENDS.get(cursor.peek(1).text) if cursor.peek().text == "по" else None
    if genitive is not None:
        cursor.step(2)
        words = read_event_words(cursor, free=True)
        if words:
            return Anchor(name=f"{genitive} {words}")
    cursor.at = at
    return None


def from_anchor(cursor: Cursor, *, free: bool = False) -> Anchor | None:
    """Take «со дня подписания приказа», «после …», «следующих за днём …»; None if there is none."""
    at = cursor.at
    ended = _by_end(cursor) if free else None
    if ended is not None:
        return ended
    cursor.text(",")
    if not (
        cursor.lemma("после") or cursor.lemma("с|от|начиная") or cursor.lemma("следующий", "за")
    ):
        cursor.at = at
        return None
    cursor.lemma("с")
    cursor.lemma("день|дата|момент")
    anchor = read_anchor(cursor, free=free)
    if anchor is None:
        cursor.at = at
    return anchor
