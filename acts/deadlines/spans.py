"""Bounds around pieces of the calendar: «до», «к», «не позднее», «с … по …», «в течение»."""

import dataclasses as dc

from acts.deadlines.calendar_words import read_piece, read_pieces
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Element, Span
from acts.deadlines.events import read_event_words
from acts.deadlines.pieces import Piece, join

__all__ = ["read_labelled", "read_op", "read_spans"]


def read_op(cursor: Cursor) -> str:
    """Take a bound: «до», «не позднее», «к», «по», with «в срок» before it."""
    at = cursor.at
    cursor.lemma("в", "срок") or cursor.lemma("срок") or cursor.lemma("на", "период")
    if cursor.lemma("не", "позднее"):
        cursor.text(",")
        cursor.lemma("чем")
        cursor.lemma("до") or cursor.lemma("к")
        return "не позднее"
    for name in ("до", "к", "по"):
        if cursor.lemma(name):
            return name
    cursor.at = at
    return ""


def read_spans(cursor: Cursor, elements: list[Element], *, listed: bool) -> list[Span]:
    """Take a bounded piece, or several in a list that share the bound.

    Args:
        cursor: Where to read.
        elements: What stands before.
        listed: Whether a comma or «и» joins this to the element before.
    """
    at = cursor.at
    spans: list[Span] = []
    for rule in (_from_to, _bounded, _plain):
        spans = rule(cursor)
        if spans:
            break
        cursor.at = at
    if not spans:
        return []
    act = _act_after(cursor)
    last = elements[-1].value if elements else None
    result: list[Span] = []
    for number, span in enumerate(spans):
        follows = number > 0 or (listed and isinstance(last, Span) and not span.throughout)
        op, bound = span.op, span.bound
        previous = result[-1] if result else last
        # «до 1 октября и 1 декабря»: the bound is said once for both days.
        if follows and isinstance(previous, Span) and not op and bound == "window":
            days = span.piece.level == previous.piece.level == "day"
            if days and previous.bound == "until":
                op, bound = previous.op, previous.bound
        result.append(
            Span(
                piece=span.piece,
                bound=bound,
                op=op,
                throughout=span.throughout,
                act=act or span.act,
                listed=follows,
            )
        )
    return result


def _act_after(cursor: Cursor) -> str:
    """Take «– формирование» after a span."""
    at = cursor.at
    if cursor.text("-"):
        act = read_event_words(cursor)
        if act:
            return act
    cursor.at = at
    return ""


def _range(cursor: Cursor) -> list[Piece]:
    """Take pieces, the last of which may begin a range: «июнь – июль 2020 года»."""
    pieces = read_pieces(cursor)
    if not pieces:
        return []
    at = cursor.at
    if cursor.text("-"):
        last = read_piece(cursor)
        if last is not None:
            return [*pieces[:-1], join(pieces[-1], last)]
    cursor.at = at
    return pieces


def _from_to(cursor: Cursor) -> list[Span]:
    cursor.lemma("в|на", "период") or cursor.lemma("срок") or cursor.lemma("период")
    floor = cursor.lemma("не", "ранее")
    if floor:
        cursor.lemma("чем")
        cursor.lemma("с")
    elif cursor.lemma("начиная"):
        if not cursor.lemma("с"):
            return []
    elif not cursor.lemma("с"):
        return []
    first = _start_of_range(cursor)
    if first is None:
        return []
    at = cursor.at
    cursor.text(",") or cursor.lemma("и")
    closed = cursor.lemma("по") or cursor.lemma("до") or cursor.text("-")
    if not closed:
        closed = cursor.lemma("не", "позднее")
    if closed:
        last = read_piece(cursor)
        if last is not None:
            cursor.lemma("включительно")
            if isinstance(first, int):
                edge = dc.replace(last.start, day=first)
                first = Piece(start=edge, end=edge, level="day")
            return [Span(piece=join(first, last))]
    cursor.at = at
    if isinstance(first, int):
        return []
    return [Span(piece=first, bound="from", op="не ранее" if floor else "с")]


def _start_of_range(cursor: Cursor) -> Piece | int | None:
    """Take the start of «с … по …»: a piece, or a bare day «с 1 по 15 сентября»."""
    piece = read_piece(cursor)
    if piece is not None:
        return piece
    token = cursor.peek()
    if token.kind == "number" and 1 <= token.number <= 99:
        cursor.step()
        return token.number
    return None


def _bounded(cursor: Cursor) -> list[Span]:
    op = read_op(cursor)
    # «по окончании учебного года» is an event: what follows it has no last day.
    if not op or (op == "по" and cursor.peek().lemma == "окончание"):
        return []
    pieces = _range(cursor)
    if not pieces:
        return []
    included = cursor.lemma("включительно")
    name = f"{op} включительно" if included and op == "до" else op
    return [Span(piece=piece, bound="until", op=name) for piece in pieces]


def _plain(cursor: Cursor) -> list[Span]:
    throughout = cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение")
    if not throughout:
        cursor.lemma("в|на", "период") or cursor.lemma("в|на|за") or cursor.lemma("период")
    cursor.lemma("весь")
    return [Span(piece=piece, throughout=throughout) for piece in _range(cursor)]


def read_labelled(cursor: Cursor) -> list[Span]:
    """Take «формирование – сентябрь»: an act and a dash or a colon before its term."""
    act = read_event_words(cursor)
    if not act or not (cursor.text("-") or cursor.text(":")):
        return []
    for rule in (_from_to, _bounded, _plain):
        at = cursor.at
        spans = rule(cursor)
        if spans:
            return [Span(piece=span.piece, bound=span.bound, op=span.op, act=act) for span in spans]
        cursor.at = at
    return []
