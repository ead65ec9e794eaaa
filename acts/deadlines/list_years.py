"""Which year belongs to what: at the end of a list, several after one day, around a rhythm."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.groups import Group
from acts.deadlines.pieces import Piece
from acts.deadlines.years import NEXT

__all__ = ["share_years", "take_years"]


def share_years(group: Group) -> None:
    """One year at the end of a list belongs to all that stands before it without one."""
    spans = group.spans
    _share_tail(group)
    _share_inside(group)
    _repeat_in_years(group)
    _follow(group)
    for at in range(len(spans) - 2, -1, -1):
        here, following = spans[at], spans[at + 1]
        year = following.piece.start.year
        if following.listed and here.piece.dated and not following.piece.dated:
            group.asks += [] if group.rhythmic else [questions.NEXT_YEAR]
        if not following.listed or here.piece.dated or year is None or here.lag:
            continue
        if following.piece.level in ("year", "school") or following.bound == "from":
            continue
        school = following.piece.school_year
        if school is not None:
            # «в сентябре и мае 2021/2022 учебного года»
            spans[at] = dc.replace(here, piece=here.piece.in_school_year(school))
            continue
        spans[at] = dc.replace(here, piece=here.piece.in_year(year))
        if here.piece.end.month > following.piece.start.month:
            group.asks.append(questions.LIST_YEAR)


def _share_tail(group: Group) -> None:
    """«сентябрь (входной), май (итоговый) 2023 года»: a year behind a bracket is no term."""
    spans = group.spans
    tail = next((at for at, span in enumerate(spans) if span.tail), 0)
    year = spans[tail].piece.end.year if tail else None
    if year is None or spans[tail - 1].piece.dated or spans[tail - 1].piece.level == "year":
        return
    del spans[tail]
    spans[tail - 1] = dc.replace(spans[tail - 1], piece=spans[tail - 1].piece.in_year(year))
    if spans[tail - 1].inside and not spans[tail - 2].piece.dated:
        spans[tail - 2] = dc.replace(spans[tail - 2], piece=spans[tail - 2].piece.in_year(year))


def _share_inside(group: Group) -> None:
    """«2021 год (до 1 декабря)»: what stands in brackets is of the year said before them."""
    for at, span in enumerate(group.spans):
        outer = group.spans[at - 1].piece if at and span.inside else None
        if outer is None or span.piece.dated or not outer.end.year or group.rhythmic:
            continue
        if outer.school_year is not None:
            group.spans[at] = dc.replace(span, piece=span.piece.in_school_year(outer.school_year))
        elif outer.start.year == outer.end.year:
            group.spans[at] = dc.replace(span, piece=span.piece.in_year(outer.end.year))


def _follow(group: Group) -> None:
    """«следующего года» is the one after the year said before, in a rhythm the one after each."""
    spans, said = group.spans, None
    for at, span in enumerate(spans):
        start, end = span.piece.start.year, span.piece.end.year
        if start == end == 0 and group.yearly and span.piece.level != "year":
            # «ежегодно, не позднее 1 июля текущего года»: of each year.
            spans[at] = dc.replace(span, piece=_moved(span.piece, None))
        elif end == NEXT and group.rhythmic and span.piece.level != "year":
            bare = _moved(span.piece, None)
            wraps = start != end
            spans[at] = dc.replace(span, piece=bare, lag=0 if wraps else 1)
            group.asks += [] if wraps else [questions.FOLLOWING_YEAR]
        elif start == end == NEXT and said is not None:
            spans[at] = dc.replace(span, piece=_moved(span.piece, said + 1))
        elif end is not None and end > NEXT:
            said = end


def _moved(piece: Piece, year: int | None) -> Piece:
    """Put a piece into another year, or leave its year open."""
    edge = piece.point_edge
    return dc.replace(
        piece,
        start=dc.replace(piece.start, year=year),
        end=dc.replace(piece.end, year=year),
        point_edge=edge and dc.replace(edge, year=year),
    )


def _repeat_in_years(group: Group) -> None:
    """«до 20 августа 2020, 2021, 2022 годов»: the years after the first repeat its day."""
    spans = group.spans
    for at in range(1, len(spans)):
        before, here = spans[at - 1], spans[at]
        if not here.listed or here.op or here.piece.level == before.piece.level:
            continue
        if group.rhythmic and before.piece.level == "year":
            continue
        if here.piece.level == "year" and before.piece.dated and not group.rhythmic:
            year = here.piece.start.year
            start, end = before.piece.start, before.piece.end
            single = start.year == end.year and here.piece.end.year == year
            if not single or before.piece.level == "school":
                group.asks.append(questions.MIX)
                continue
            piece = dc.replace(
                before.piece,
                start=dc.replace(start, year=year),
                end=dc.replace(end, year=year),
                point_edge=before.piece.point_edge
                and dc.replace(before.piece.point_edge, year=year),
            )
            spans[at] = dc.replace(before, piece=piece, listed=True, either=here.either)
        elif before.op and before.bound == "until":
            group.asks.append(questions.MIX)


def take_years(group: Group) -> tuple[int | None, int | None]:
    """Take «начиная с 2021 года», «в 2021–2024 годах» out of a rhythm's spans."""
    first = last = None
    kept = []
    for span in group.spans:
        start, end = span.piece.start.year, span.piece.end.year
        if span.piece.level != "year" or not start or not end or NEXT in (start, end):
            kept.append(span)
        elif span.bound == "from":
            first = start
        elif span.bound == "until":
            last = end
            if span.op != "по":
                group.asks.append(f"Год {end} входит в срок?")
        else:
            if last is not None and start != last + 1:
                group.asks.append(questions.MIX)
            first, last = start if last is None else first, end
    group.spans = kept
    return first, last
