"""Pieces of the calendar as named: their first and last day, each with or without a year."""

import calendar
import dataclasses as dc

__all__ = [
    "BACKWARDS",
    "Edge",
    "Piece",
    "day_piece",
    "impossible_piece",
    "join",
    "stretch",
]

_YEAR_BEFORE = "Год начала не указан. Верно ли, что это предыдущий год?"
BACKWARDS = "конец раньше начала"
_YEARS = ("year", "school")
_SUMMER = 6


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A day whose year may be unknown.

    Day 0 is the month's last. Years -1, 0 and 1 are the one before, of, and after the order's.

    Attributes:
        month: Of the year.
        day: Of the month; where `nth` tells the day, about when.
        year: If known.
        nth: Which such day of the month it is; -1 is the last, 0 tells nothing.
        weekday: MO…SU, or "working".
        of: The period, told from the order's date, whose last month is meant: month, quarter, half.
        ahead: How many such periods after the one that holds the order's date.
        first: The period's first month is meant.
    """

    month: int
    day: int
    year: int | None = None
    nth: int = 0
    weekday: str = ""
    of: str = ""
    ahead: int = 0
    first: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in a leap year if the year is unknown."""
        if not 1 <= self.month <= 12:
            return False
        named = self.year is not None and self.year > 1
        last = calendar.monthrange(self.year if named and self.year else 2000, self.month)[1]
        return 0 <= self.day <= last


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the calendar as named.

    Attributes:
        start: Its first day.
        end: Its last day.
        level: day, month, part, year, or school.
        asks: What must be asked whenever it is used.
        point: start or end where the wording names that edge of a longer stretch.
        point_asks: What must be asked only when the named edge isn't a bound but a stretch itself.
        bound_asks: What must be asked only when the named edge is a bound.
        school_year: The first year of the school year said with it.
        wrong: Why there is no such piece, in Russian.
        each: Said with «каждого»: it comes every year.
        undated_asks: What must be asked when no year is named at all.
        inner: What a year closes as a range: «май 2021» of «май 2021–2024».
        weekday: The day of the week said before it.
        next_school: It is in the school year after the order.
        this_school: It is in the school year of the order.
    """

    start: Edge
    end: Edge
    level: str
    asks: tuple[str, ...] = ()
    point: str = ""
    point_edge: Edge | None = None
    point_asks: tuple[str, ...] = ()
    bound_asks: tuple[str, ...] = ()
    school_year: int | None = None
    wrong: str = ""
    each: bool = False
    undated_asks: tuple[str, ...] = ()
    inner: "Piece | None" = None
    weekday: str = ""
    next_school: bool = False
    this_school: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.level == "day" and self.start == self.end

    @property
    def dated(self) -> bool:
        """Whether a year was named."""
        return self.start.year is not None or self.end.year is not None

    def in_year(self, year: int) -> "Piece":
        """Return the piece with a year where none was named."""
        if self.dated:
            return self
        first = year - 1 if _order(self.start) > _order(self.end) else year
        wraps = (_YEAR_BEFORE,) if first != year else ()
        edge = self.point_edge and dc.replace(self.point_edge, year=year)
        return dc.replace(
            self,
            start=dc.replace(self.start, year=first),
            end=dc.replace(self.end, year=year),
            point_edge=edge,
            asks=self.asks + wraps,
        )

    def in_school_year(self, first: int) -> "Piece":
        """Return the piece within the school year that begins in a year."""
        if self.dated:
            return self

        def place(edge: Edge) -> Edge:
            return dc.replace(edge, year=first if edge.month > _SUMMER + 1 else first + 1)

        edge = self.point_edge and place(self.point_edge)
        start, end = place(self.start), place(self.end)
        return dc.replace(self, start=start, end=end, point_edge=edge, school_year=first)


def _order(edge: Edge) -> tuple[int, int]:
    return edge.month, edge.day or 31


def day_piece(day: int, month: int, year: int | None = None) -> Piece:
    """Make a piece of one day; a day that isn't named (0) doesn't exist."""
    edge = Edge(month=month, day=day if day else 99, year=year)
    return Piece(start=edge, end=edge, level="day")


def impossible_piece(why: str) -> Piece:
    """Make a piece that can't be: «V квартал»."""
    return dc.replace(stretch((1, 1), (12, 31), "part"), wrong=why)


def stretch(start: tuple[int, int], end: tuple[int, int], level: str, *asks: str) -> Piece:
    """Make a piece from (month, day) to (month, day) of an unnamed year."""
    return Piece(
        start=Edge(month=start[0], day=start[1]),
        end=Edge(month=end[0], day=end[1]),
        level=level,
        asks=asks,
    )


def _backwards(first: Piece, last: Piece) -> bool:
    """Tell «25–20 мая», «с 30 ноября по 1 ноября 2022 года»: no stretch goes over a whole year."""
    start, end = first.start, last.end
    return (
        start.month == end.month
        and _order(start) > _order(end)
        and (start.year is None or start.year == end.year)
    )


def join(first: Piece, last: Piece) -> Piece:
    """Join two pieces into one that runs from the first to the last."""
    start, end = first.start, last.end
    if start.year is not None and start.year > 1 and end.year == 1:
        # «с 1 сентября 2022 г. по 31 мая следующего года»
        end = dc.replace(end, year=start.year + 1)
    asks = first.asks + first.point_asks + last.asks + last.point_asks
    if start.year is None and end.year is not None:
        year = end.year
        if _order(start) > _order(end):
            year -= 1
            asks += () if end.year == 1 else (_YEAR_BEFORE,)
        start = dc.replace(start, year=year)
    elif start.year is not None and end.year is None:
        end = dc.replace(end, year=start.year + (_order(start) > _order(end)))
        asks += ("Год окончания не указан. Верно ли он взят по началу срока?",)
    inner = None
    if last.level in _YEARS and first.level not in _YEARS:
        asks += ("Это один срок через несколько лет или он повторяется каждый год?",)
        inner = first if last.level == "year" else None
    level = first.level if first.level == last.level else "part"
    wrong = first.wrong or last.wrong or (BACKWARDS if _backwards(first, last) else "")
    return Piece(start=start, end=end, level=level, asks=asks, inner=inner, wrong=wrong)
