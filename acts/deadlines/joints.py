"""What stands between two terms: «или», «но», «а также», brackets."""

import dataclasses as dc

from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Span
from acts.deadlines.reading import Reading

__all__ = ["adds_detail", "in_its_place", "read_also", "read_or"]


def adds_detail(cursor: Cursor, first: int, value: object) -> bool:
    """Tell «май 2023 г. (по графику)»: within the month a paper names the days."""
    bracket = first > 0 and cursor.tokens[first - 1].text == "("
    papers = ("по ", "согласно ", "в соответствии с ")
    return bracket and isinstance(value, Reading) and value.event.startswith(papers)


def in_its_place(
    cursor: Cursor, span: Span, first: int, *, either: bool, but: bool, alone: bool
) -> Span:
    """Say of a span what stands before it: «или», «но», an opening or a closing bracket."""
    before = cursor.tokens[first - 1].text if first else ""
    inside = alone and before == "(" and first > 1 and cursor.peek().text == ")"
    tail = before == ")" and span.piece.level == "year" and span.bound == "window"
    if either or but or inside or tail:
        return dc.replace(span, either=either, but=but, inside=inside or span.inside, tail=tail)
    return span


def read_or(cursor: Cursor) -> bool:
    """Take «или», «либо», «и/или»."""
    at = cursor.at
    cursor.text(",")
    if cursor.lemma("или") or (cursor.text("и", "/") and cursor.lemma("или")):
        return True
    cursor.at = at
    return False


def read_also(cursor: Cursor) -> bool:
    """Take «, но», «, а также», «и также»: one more term, of any nature."""
    at = cursor.at
    cursor.text(",") or cursor.lemma("и")
    if cursor.lemma("а", "также") or cursor.lemma("но") or cursor.lemma("также"):
        cursor.text(",")
        return True
    cursor.at = at
    return False
