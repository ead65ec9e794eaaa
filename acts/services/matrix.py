"""The table of a municipality: organisations by items for a year, a letter for each duty."""

import dataclasses as dc
import datetime as dt
import enum
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from acts.organization import FanOut, Organization
from acts.report import Standing, is_overdue
from acts.services.desk import Desk
from acts.states import TaskState

__all__ = [
    "LETTERS",
    "Cell",
    "Filters",
    "Holder",
    "Mark",
    "Matrix",
    "MatrixRow",
    "YearTotals",
    "matrix",
    "totals",
]


class Mark(enum.StrEnum):
    """What a cell says, the most pressing first."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    UNCLEAR = "unclear"
    SOON = "soon"
    OPEN = "open"
    DONE_LATE = "done_late"
    DONE = "done"
    NOT_DUE = "not_due"


class Holder(enum.StrEnum):
    """Who has to act: the school, or the one who checks it."""

    SCHOOL = "school"
    CHECKER = "checker"


# The letter in the cell, and what it means in words.
LETTERS: Mapping[Mark, tuple[str, str]] = {
    Mark.OVERDUE: ("П", "просрочено"),
    Mark.RETURNED: ("В", "возвращено на доработку"),
    Mark.SUBMITTED: ("?", "представлено, ждёт проверки"),
    Mark.UNCLEAR: ("Н", "срок требует подтверждения"),
    Mark.SOON: ("С", "срок близко"),
    Mark.OPEN: ("·", "срок впереди"),
    Mark.DONE_LATE: ("О", "выполнено с опозданием"),
    Mark.DONE: ("✓", "выполнено"),
    Mark.NOT_DUE: ("–", "не относится или снято"),
}
_URGENCY = {mark: place for place, mark in enumerate(Mark)}
_HELD = {
    Holder.SCHOOL: (Mark.OVERDUE, Mark.RETURNED, Mark.UNCLEAR, Mark.SOON),
    Holder.CHECKER: (Mark.SUBMITTED,),
}
_OWNER = attrgetter("organization")
# Of a standing, what comes after whose and which it is.
_DUTY = Standing._fields.index("period")
_OFF = (TaskState.NOT_APPLICABLE, TaskState.CANCELLED)


class Cell(NamedTuple):
    """An item of an organisation in a year; a named tuple, as a table has thousands.

    Attributes:
        mark: The most pressing of its occurrences.
        period: Period of that one.
        late: By how many days it is late.
        terms: How many occurrences the year has.
    """

    mark: Mark
    period: str
    late: int = 0
    terms: int = 1


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A line of the table: an organisation with its cells by item, and how many are late."""

    organization: Organization
    cells: Mapping[str, Cell]
    overdue: int


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is shown.

    Attributes:
        items: Only these items; empty means all.
        mark: Only organisations with such a cell.
        late_by: Only organisations late by more than this many days; 0 asks for nothing.
        holder: Only organisations with something that this side has to do now.
        text: Only organisations whose name or id holds this.
    """

    items: tuple[str, ...] = ()
    mark: Mark | None = None
    late_by: int = 0
    holder: "Holder | None" = None
    text: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table of one year.

    Attributes:
        year: The year of the terms.
        items: Numbers and titles of the items that have terms in it.
        rows: Organisations by name.
        hidden: How many organisations the filters leave out.
        counts: How many cells there are of each mark.
    """

    year: int
    items: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    hidden: int
    counts: Mapping[Mark, int]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class YearTotals:
    """A year of an organisation in three figures."""

    organization: str
    year: int
    total: int
    done: int
    overdue: int


def matrix(desk: Desk, year: int, filters: Filters = Filters()) -> Matrix:
    """Lay out a year for all schools the actor may see.

    Args:
        desk: The workspace.
        year: The year of the terms.
        filters: What is shown.
    """
    schools = _schools(desk)
    judges = _judges(schools.values(), desk)
    cells: dict[str, dict[str, Cell]] = {id_: {} for id_ in schools}
    for owner, duties in itertools.groupby(desk.store.standings(year=year), _OWNER):
        judge = judges.get(owner)
        if judge is None:
            continue
        own = cells[owner]
        for one in duties:
            if one.superseded or (filters.items and one.item not in filters.items):
                continue
            cell, known = judge[one[_DUTY:]], own.get(one.item)
            own[one.item] = _pressing(known, cell) if known else cell
    rows = [
        MatrixRow(
            organization=schools[id_],
            cells=own,
            overdue=sum([cell.mark is Mark.OVERDUE for cell in own.values()]),
        )
        for id_, own in cells.items()
    ]
    shown = sorted((one for one in rows if _fits(one, filters)), key=_by_name)
    numbers = {number for own in cells.values() for number in own}
    return Matrix(
        year=year,
        items=tuple((one.number, one.title) for one in desk.roadmap.items if one.number in numbers),
        rows=tuple(shown),
        hidden=len(rows) - len(shown),
        counts=_counts(shown),
    )


def totals(desk: Desk) -> tuple[YearTotals, ...]:
    """Count each year of each school: all duties, done ones, late ones."""
    judges = _judges(_schools(desk).values(), desk)
    found: dict[tuple[str, int], list[int]] = {}
    for owner, duties in itertools.groupby(desk.store.standings(), _OWNER):
        judge = judges.get(owner)
        if judge is None:
            continue
        for one in duties:
            if one.due is None or one.superseded or one.state in _OFF:
                continue
            counted = found.setdefault((owner, one.due.year), [0, 0, 0])
            mark = judge[one[_DUTY:]].mark
            counted[0] += 1
            counted[1] += mark is Mark.DONE or mark is Mark.DONE_LATE
            counted[2] += mark is Mark.OVERDUE
    return tuple(
        YearTotals(organization=id_, year=year, total=total, done=done, overdue=overdue)
        for (id_, year), (total, done, overdue) in sorted(found.items())
    )


def _schools(desk: Desk) -> dict[str, Organization]:
    return {
        one.id: one
        for one in desk.store.organizations()
        if one.fan_out is FanOut.EACH_SCHOOL and desk.actor.may_touch(one.id)
    }


def _judges(schools: Iterable[Organization], desk: Desk) -> "Mapping[str, _Judge]":
    """Give each school who judges its duties; schools of one day and one beginning share one."""
    judges: dict[tuple[str, dt.date | None], _Judge] = {}
    found = {}
    for one in schools:
        key = (one.zone, one.tracked_from)
        if key not in judges:
            judges[key] = _Judge(desk.today(one), one.tracked_from, desk.policy.soon_days)
        found[one.id] = judges[key]
    return found


class _Judge(dict[tuple[Any, ...], Cell]):
    """Cells by what a duty is apart from whose: many schools have the same ones, judged once."""

    def __init__(self, today: dt.date, tracked_from: dt.date | None, soon_days: int) -> None:
        super().__init__()
        self._today, self._tracked_from, self._soon_days = today, tracked_from, soon_days

    def __missing__(self, duty: tuple[Any, ...]) -> Cell:
        one = Standing("", "", *duty)
        mark, late = self._mark(one)
        cell = self[duty] = Cell(mark, one.period, late)
        return cell

    def _mark(self, one: Standing) -> tuple[Mark, int]:
        if one.state == TaskState.DONE:
            in_time = one.due is None or one.document_date is None or one.document_date <= one.due
            return (Mark.DONE if in_time else Mark.DONE_LATE), 0
        if one.state in _OFF:
            return Mark.NOT_DUE, 0
        if one.state == TaskState.SUBMITTED:
            return Mark.SUBMITTED, 0
        if self._is_late(one):
            assert one.due is not None
            return Mark.OVERDUE, (self._today - one.due).days
        if one.state == TaskState.RETURNED:
            return Mark.RETURNED, 0
        if not one.confirmed:
            return Mark.UNCLEAR, 0
        if one.due is not None and 0 <= (one.due - self._today).days <= self._soon_days:
            return Mark.SOON, 0
        return Mark.OPEN, 0

    def _is_late(self, one: Standing) -> bool:
        return is_overdue(
            state=one.state or TaskState.PLANNED,
            due=one.due,
            today=self._today,
            tracked_from=self._tracked_from,
            confirmed=one.confirmed,
            retroactive=one.retroactive,
            superseded=bool(one.superseded),
        )


def _pressing(one: Cell, other: Cell) -> Cell:
    """Keep the more pressing of two occurrences of a cell, and how many there are."""
    first = one if (_URGENCY[one.mark], -one.late) <= (_URGENCY[other.mark], -other.late) else other
    return Cell(first.mark, first.period, first.late, one.terms + 1)


def _fits(row: MatrixRow, filters: Filters) -> bool:
    if filters.text:
        name = f"{row.organization.short_name} {row.organization.id}".casefold()
        if filters.text.casefold() not in name:
            return False
    cells = row.cells.values()
    if filters.mark is not None and all(one.mark is not filters.mark for one in cells):
        return False
    if filters.holder and all(one.mark not in _HELD[filters.holder] for one in cells):
        return False
    return not filters.late_by or any(one.late > filters.late_by for one in cells)


def _counts(rows: Iterable[MatrixRow]) -> Mapping[Mark, int]:
    counts = dict.fromkeys(Mark, 0)
    cells = Counter(itertools.chain.from_iterable(row.cells.values() for row in rows))
    for cell, count in cells.items():
        counts[cell.mark] += count
    return counts


def _by_name(row: MatrixRow) -> tuple[str, str]:
    return row.organization.short_name, row.organization.id
