"""Hours of a day: «до 17.00», «в 10 часов 30 минут», «с 10.00 до 12.00», «10:00–12:00»."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Mark, Span
from acts.deadlines.spans import read_bounded, read_op

__all__ = ["read_hours", "read_hours_of_day"]

_BEGINNINGS = frozenset(("момент", "день", "дата", "время", "час"))
_LAST_HOUR, _LAST_MINUTE = 23, 59
_LAST_MONTH = 12
_MINUTES = 2  # figures


def read_hours(cursor: Cursor) -> Mark | None:
    """Take an hour, or the hours from and to."""
    at = cursor.at
    hours = _from_to(cursor)
    if not hours:
        cursor.at = at
        read_op(cursor) or cursor.lemma("в|к")
        hours = _hour(cursor)
    return Mark(name="time", text=hours) if hours else None


def read_hours_of_day(cursor: Cursor) -> list[Span | Mark]:
    """Take «до 18:00 15 сентября»: the bound is said before the hour and belongs to the day."""
    op = read_op(cursor)
    hour = _hour(cursor) if op else ""
    if not hour:
        return []
    cursor.text(",")
    spans = read_bounded(cursor, op)
    days = all(span.piece.level == "day" for span in spans)
    return [*spans, Mark(name="time", text=hour)] if spans and days else []


def _from_to(cursor: Cursor) -> str:
    said = cursor.lemma("с")
    first = _hour(cursor)
    if said and not first and cursor.peek().kind == "number" and cursor.peek(1).lemma == "до":
        # «с 10 до 12 часов»
        first = _printed(cursor.peek().number, 0)
        cursor.step()
    if not first or not (cursor.lemma("до|по") if said else cursor.text("-")):
        return ""
    last = _hour(cursor)
    return f"{first}-{last}" if first < last else ""


def _hour(cursor: Cursor) -> str:
    """Take «17.00», «17-00», «17 часов», «17 ч. 30 мин.»; of what may be a date, nothing."""
    token, after = cursor.peek(), cursor.peek(1)
    if token.kind in ("pair", "time"):
        hour, minute = (int(part) for part in token.text.replace(".", ":").split(":"))
        dated = token.kind == "pair" and 1 <= minute <= _LAST_MONTH
        if (dated and after.lemma != "час") or len(token.text.partition(".")[2]) == 1:
            return ""
        cursor.step()
        cursor.lemma("час")
        return _printed(hour, minute)
    if token.kind != "number":
        return ""
    if after.lemma == "час" and token.number <= _LAST_HOUR:
        if _counts_from(cursor):
            return ""
        cursor.step(2)
        minutes = cursor.peek()
        if minutes.kind == "number" and cursor.peek(1).lemma == "минута":
            cursor.step(2)
            return _printed(token.number, minutes.number)
        return _printed(token.number, 0)
    minutes = cursor.peek(2)
    # «до 17-00»; «10-15» may be days.
    dashed = after.text == "-" and minutes.kind == "number" and len(minutes.text) == _MINUTES
    if dashed and (minutes.number == 0 or cursor.peek(3).lemma == "час"):
        cursor.step(3)
        cursor.lemma("час")
        return _printed(token.number, minutes.number)
    return ""


def _counts_from(cursor: Cursor) -> bool:
    """Tell that «2 часов» are counted: «после происшествия», «с момента получения» follows."""
    follows, named = cursor.peek(2), cursor.peek(3)
    return follows.lemma == "после" or (follows.lemma == "с" and named.lemma in _BEGINNINGS)


def _printed(hour: int, minute: int) -> str:
    if (hour, minute) == (24, 0):
        return "24:00"
    if not (0 <= hour <= _LAST_HOUR and 0 <= minute <= _LAST_MINUTE):
        return ""
    return f"{hour:02d}:{minute:02d}"
