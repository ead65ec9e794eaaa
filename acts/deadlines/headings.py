"""What a span takes from its neighbours: the years said before it, the day of the week listed."""

import dataclasses as dc

from acts.deadlines import questions
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Span
from acts.deadlines.months import parts_of_month
from acts.deadlines.numbered import of_school, read_numbers
from acts.deadlines.pieces import Piece
from acts.deadlines.words import MONTHS

__all__ = [
    "SCHOOL",
    "in_other_month",
    "in_years",
    "read_part_of_month",
    "under_heading",
    "yearly_range",
]

_SUMMER = (6, 7, 8)
_PARTS = ("декада", "половина", "неделя")
_WHOLE = ("месяц", "год", "каждый", "учебный", "календарный")
SCHOOL = -1  # in place of a last year: the first one begins a school year


def in_other_month(span: Span, last: Span) -> Span:
    """Read «ноября» of «последний четверг сентября, ноября» as that Thursday of November."""
    whole, part = span.piece, last.piece
    one_month = part.start.month == part.end.month and part.level in ("day", "part")
    if whole.level != "month" or not one_month:
        return span
    edge = part.point_edge
    month, year = whole.start.month, whole.start.year
    moved = dc.replace(
        part,
        start=dc.replace(part.start, month=month, year=year),
        end=dc.replace(part.end, month=month, year=year),
        point_edge=edge and dc.replace(edge, month=month, year=year),
    )
    return dc.replace(last, piece=moved, act=span.act, weekday="")


def in_years(span: Span, years: tuple[int, int]) -> Span:
    """Put a span into the year, the years, or the school year that stand before it."""
    if years[1] == SCHOOL:
        piece = of_school(span.piece).in_school_year(years[0])
        if piece.end.month in _SUMMER:
            # «2022/2023 учебный год, до 15 августа»: before it or after it?
            piece = dc.replace(piece, asks=(*piece.asks, questions.SCHOOL_YEAR))
        return dc.replace(span, piece=piece, heading=years)
    if years[0] == years[1]:
        return dc.replace(span, piece=span.piece.in_year(years[0]), heading=years)
    return dc.replace(span, years=years, heading=years)


def read_part_of_month(cursor: Cursor, last: object) -> Span | None:
    """Take «3 неделя» of «ноябрь, 3 неделя», «2-я половина» of «октябрь (2-я половина)»."""
    if not isinstance(last, Span) or last.piece.level != "month" or last.bound != "window":
        return None
    numbers = read_numbers(cursor)
    if len(numbers) != 1 or cursor.peek().lemma not in _PARTS or cursor.peek(1).lemma in _WHOLE:
        return None
    if last.piece.start.month != last.piece.end.month or cursor.peek(1).text in MONTHS:
        return None
    pieces = parts_of_month(cursor, numbers, last.piece.end.month)
    year = last.piece.end.year
    placed = [piece if year is None else piece.in_year(year) for piece in pieces]
    return Span(piece=placed[0], inside=True, listed=True) if placed else None


def under_heading(spans: list[Span], last: Span) -> list[Span]:
    """A year that stands before a list belongs to all of it: «2021 год: май, октябрь»."""
    if last.heading is None or any(span.piece.dated or span.years for span in spans):
        return spans
    return [in_years(span, last.heading) for span in spans]


def yearly_range(piece: Piece) -> tuple[Piece, tuple[int, int]] | None:
    """Tell «май 2021–2024 гг.», «1 декабря 2021–2024 годов»: a term that comes in those years."""
    inner = piece.inner
    if inner is None or inner.start.year is None or piece.end.year is None:
        return None
    if inner.start.year != inner.end.year or piece.end.year <= inner.end.year:
        return None
    start, end = (dc.replace(edge, year=None) for edge in (inner.start, inner.end))
    asks = (*inner.asks, f"Это срок каждого года с {inner.end.year} по {piece.end.year}?")
    return dc.replace(inner, start=start, end=end, asks=asks), (inner.end.year, piece.end.year)
