"""Bounds around pieces of the calendar: «до», «к», «не позднее», «с … по …», «в течение»."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.calendar_words import read_piece, read_pieces
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Element, Mark, Span
from acts.deadlines.events import read_act, read_label, read_period_words
from acts.deadlines.headings import (
    SCHOOL,
    in_other_month,
    in_years,
    under_heading,
    yearly_range,
)
from acts.deadlines.numbered import read_counted_range
from acts.deadlines.pieces import Piece, join
from acts.deadlines.reading import Every
from acts.deadlines.words import GENITIVE_MONTHS, MONTHS, ORDINALS

__all__ = [
    "is_period_heading",
    "read_act_after",
    "read_as_of",
    "read_bounded",
    "read_included",
    "read_labelled",
    "read_op",
    "read_spans",
]

_DONE = ("ено", "ано", "ыто")
_LEADS = ("до", "не")  # may follow an act with nothing in between
# What a bound, and what a range, may begin with: reading is measured.
_OPENS_BOUND = frozenset(("в", "срок", "на", "не", "до", "к", "по"))
_OPENS_RANGE = _OPENS_BOUND | {"весь", "период", "после", "начиная", "с", "от"}


def read_op(cursor: Cursor) -> str:
    """Take a bound: «до», «не позднее», «к», «по», with «в срок» before it."""
    if cursor.peek().lemma not in _OPENS_BOUND:
        return ""
    at = cursor.at
    said = cursor.lemma("в", "срок") or cursor.lemma("срок")
    said or cursor.lemma("на", "период")
    if cursor.lemma("не", "позднее"):
        cursor.text(",")
        cursor.lemma("чем")
        cursor.lemma("до") or cursor.lemma("к")
        return "не позднее"
    for name in ("до", "к", "по"):
        if cursor.lemma(name):
            said and cursor.text(":")
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
    rhythmic = any(isinstance(one.value, Every | Mark) for one in elements)
    for rule in (_in_year, _in_school_year, _from_to, _bounded, _plain):
        if rhythmic and rule in (_in_year, _in_school_year):
            continue
        spans = rule(cursor)
        if spans:
            break
        cursor.at = at
    if not spans:
        return []
    first = cursor.tokens[at].text
    act = read_act_after(cursor)
    last = elements[-1].value if elements else None
    if listed and isinstance(last, Span) and first in GENITIVE_MONTHS:
        spans = [in_other_month(span, last) for span in spans]
    if isinstance(last, Span) and listed:
        spans = under_heading(spans, last)
    result: list[Span] = []
    for number, span in enumerate(spans):
        follows = number > 0 or (listed and isinstance(last, Span) and not span.throughout)
        op, bound = span.op, span.bound
        previous = result[-1] if result else last
        # «до 1 октября и 1 декабря»: the bound is said once for both days.
        if follows and isinstance(previous, Span) and not op and bound == "window":
            days = span.piece.single and previous.piece.single
            if days and previous.bound == "until":
                op, bound = previous.op, previous.bound
            if days and previous.as_of:
                span = dc.replace(span, as_of=previous.as_of)
        if (op, bound, follows) != (span.op, span.bound, span.listed) or act:
            span = dc.replace(span, op=op, bound=bound, listed=follows, act=act or span.act)
        result.append(span)
    return result


def _in_year(cursor: Cursor) -> list[Span]:
    """Take «2021 год – май, октябрь», «в 2020 году до 1 октября», «2021–2024 гг.: август»."""
    cursor.lemma("в")
    heading = _years(cursor)
    if heading is None:
        return []
    joined = cursor.text("-") or cursor.text(":") or (heading[0] == heading[1] and cursor.text(","))
    ahead = cursor.peek()
    single = heading[0] == heading[1]
    years = (
        joined or ahead.lemma in ("до", "к", "не", "с", "в") or (single and ahead.text in MONTHS)
    )
    if not years or cursor.peek().lemma == "год":
        return []
    for rule in (_from_to, _bounded, _plain):
        at = cursor.at
        spans = rule(cursor)
        if spans:
            if any(span.piece.dated or span.piece.level == "year" for span in spans):
                return []
            return [in_years(span, heading) for span in spans]
        cursor.at = at
    return []


def _in_school_year(cursor: Cursor) -> list[Span]:
    """Take «2022/2023 учебный год: сентябрь, май», «2022-2023 уч. г., 1 полугодие»."""
    if not cursor.schooled:
        return []
    cursor.lemma("в")
    heading = read_piece(cursor)
    if heading is None or heading.level != "school" or heading.point or not heading.dated:
        return []
    first = heading.school_year
    if first is None or not (cursor.text("-") or cursor.text(":") or cursor.text(",")):
        return []
    for rule in (_from_to, _bounded, _plain):
        at = cursor.at
        spans = rule(cursor)
        if spans:
            if any(span.piece.dated or span.piece.level in ("year", "school") for span in spans):
                return []
            return [in_years(span, (first, SCHOOL)) for span in spans]
        cursor.at = at
    return []


def read_as_of(cursor: Cursor) -> list[Span]:
    """Take «по состоянию на 1 октября»: the day the data are of."""
    at = cursor.at
    if not cursor.lemma("по", "состояние", "на"):
        return []
    spans = _at_point(cursor) or _plain(cursor)
    if len(spans) != 1 or not spans[0].piece.single:
        cursor.at = at
        return []
    words = " ".join(token.text for token in cursor.tokens[at : cursor.at])
    return [dc.replace(spans[0], as_of=words)]


def _at_point(cursor: Cursor) -> list[Span]:
    """Take «[на] конец учебного года» as its last day."""
    at = cursor.at
    piece = read_piece(cursor)
    if piece is None or piece.point not in ("start", "end") or piece.point_edge is None:
        cursor.at = at
        return []
    edge = piece.point_edge
    return [Span(piece=dc.replace(piece, start=edge, end=edge, level="day", point=""))]


def _years(cursor: Cursor) -> tuple[int, int] | None:
    """Take «2021 год», «2021–2024 годы» as the first and the last year."""
    first = read_piece(cursor)
    if first is None or first.level != "year" or not first.start.year or not first.end.year:
        return None
    at = cursor.at
    last = read_piece(cursor) if cursor.text("-") else None
    if last is not None and last.level == "year" and last.end.year:
        return first.start.year, last.end.year
    cursor.at = at
    return first.start.year, first.end.year


def read_act_after(cursor: Cursor) -> str:
    """Take «– формирование» after a term."""
    at = cursor.at
    if cursor.text("-"):
        act = read_label(cursor)
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


def _spans(pieces: list[Piece], *, bound: str = "window", op: str = "") -> list[Span]:
    made = []
    for piece in pieces:
        found = yearly_range(piece)
        whole, years = found or (piece, None)
        made.append(Span(piece=whole, bound=bound, op=op, years=years))
    return made


def _from_to(cursor: Cursor) -> list[Span]:
    if cursor.peek().lemma not in _OPENS_RANGE:
        return []
    throughout = (
        cursor.lemma("в", "течение", "весь", "время|период")
        or cursor.lemma("в", "течение", "время|период")
        or cursor.lemma("весь", "время|период")
    )
    cursor.lemma("в|на", "период|срок") or cursor.lemma("период|срок")
    lead = _lead_of_range(cursor)
    if not lead:
        return []
    counted = read_counted_range(cursor)
    if counted is not None:
        read_included(cursor)
        return [Span(piece=counted, throughout=throughout)]
    first = _start_of_range(cursor)
    if first is None:
        return []
    at = cursor.at
    if lead == "после":
        if isinstance(first, int) or not first.single or first.end.nth:
            return []
        return [Span(piece=first, bound="from", op=lead)]
    closed = _closed(cursor, first)
    if closed is not None:
        return [dc.replace(closed, throughout=throughout)]
    cursor.at = at
    if isinstance(first, int) or lead == "от":
        return []
    return [Span(piece=first, bound="from", op=lead)]


def _lead_of_range(cursor: Cursor) -> str:
    if cursor.lemma("не", "ранее"):
        cursor.lemma("чем")
        cursor.lemma("с")
        return "не ранее"
    if cursor.lemma("после"):
        return "после"
    if cursor.lemma("начиная"):
        return "с" if cursor.lemma("с") else ""
    return cursor.any_of(("с", "от"))


def _closed(cursor: Cursor, first: Piece | int) -> Span | None:
    """Take the end of a range: «… по 15 октября», «…, но не позднее 5 сентября»."""
    cursor.lemma("включительно")
    cursor.text(",")
    cursor.lemma("и|но")
    until = cursor.lemma("до")
    if not (until or cursor.lemma("по") or cursor.text("-") or cursor.lemma("не", "позднее")):
        return None
    last = read_piece(cursor)
    if last is None:
        return None
    included = read_included(cursor)
    if isinstance(first, int):
        if not last.single:
            return None
        edge = dc.replace(last.start, day=first)
        first = Piece(start=edge, end=edge, level="day")
    elif first.level == "year" and not last.dated:
        # «с 2021 года, до 1 марта» is no stretch: the year bounds something else.
        return None
    piece = join(first, last)
    if until and last.level in ("month", "part") and not (last.point or included):
        piece = dc.replace(piece, asks=(*piece.asks, questions.MONTH_INSIDE))
    # Only a named day may be left out: «с 1 июня до 1 сентября».
    named = until and last.single and last.end.day and not (included or last.end.nth)
    return Span(piece=piece, op="до" if named else "")


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
    before = cursor.lemma("включительно")
    op = read_op(cursor)
    # «по окончании учебного года» is an event: what follows it has no last day.
    if not op or (op == "по" and cursor.peek().lemma == "окончание"):
        return []
    return read_bounded(cursor, op, included=before)


def read_bounded(cursor: Cursor, op: str, *, included: bool = False) -> list[Span]:
    """Take what a bound already read belongs to."""
    pieces = _range(cursor)
    if not pieces:
        return []
    included = read_included(cursor) or included
    name = f"{op} включительно" if included and op == "до" else op
    return _spans(pieces, bound="until", op=name)


def read_included(cursor: Cursor) -> bool:
    """Take «включительно», «(включительно)»."""
    return cursor.lemma("включительно") or (
        cursor.peek(1).lemma == "включительно"
        and cursor.peek(2).text == ")"
        and cursor.text("(")
        and cursor.lemma("включительно")
        and cursor.text(")")
    )


def _plain(cursor: Cursor) -> list[Span]:
    throughout = cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение")
    if not throughout:
        cursor.lemma("в|на", "период") or cursor.lemma("в|на|за") or cursor.lemma("период")
    cursor.lemma("весь")
    spans = _spans(_range(cursor))
    if spans:
        read_included(cursor)
    return [dc.replace(span, throughout=throughout) for span in spans]


def _heading(cursor: Cursor) -> str:
    """Take what is done; before a dash or a colon any noun will do: «финал: 15 декабря»."""
    at = cursor.at
    act = read_act(cursor)
    if act.partition(" ")[0].endswith(_DONE):
        # «исполнено: 15.10.2022» is no deadline.
        return ""
    if act:
        return act
    act = read_label(cursor)
    if act and cursor.peek().text in ("-", ":"):
        return act
    cursor.at = at
    return ""


def is_period_heading(cursor: Cursor) -> bool:
    """Tell «I полугодие – до 20 декабря»: what is reported, and when."""
    if cursor.peek(1).lemma not in ("квартал", "полугодие", "четверть", "триместр"):
        return False
    if cursor.peek(2).text not in ("-", ":") or cursor.peek(3).lemma not in ("до", "не", "к"):
        return False
    return cursor.peek().kind == "number" or cursor.peek().text in ORDINALS


def read_labelled(cursor: Cursor) -> list[Span]:
    """Take «формирование – сентябрь», «отчёт до 1 июня»: an act before its term."""
    heading = is_period_heading(cursor)
    for_period = cursor.lemma("за") or heading
    dated = cursor.lemma("дата")
    act = read_period_words(cursor) if for_period else _heading(cursor)
    if not act:
        return []
    act = f"дата {act}" if dated else f"за {act}" if for_period and not heading else act
    if for_period and cursor.peek().text not in ("-", ":"):
        return []
    if not (cursor.text("-") or cursor.text(":")) and cursor.peek().lemma not in _LEADS:
        return []
    for rule in (_in_year, _from_to, _bounded, _plain):
        at = cursor.at
        spans = rule(cursor) if rule is _bounded or not for_period else []
        if spans:
            return [dc.replace(span, act=act) for span in spans]
        cursor.at = at
    return []
