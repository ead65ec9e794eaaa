"""Where a problem of a row is: a cell of the file, or its sheet; what is wrong in rejected rows."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from acts.errors import Problem, Severity
from acts.registers.row_checks import check_alone
from acts.registers.rows import ChangeSet, OfferedRow, Row
from acts.registers.tables import table_of

__all__ = ["of_rejected", "placed_by_code", "placed_in_file"]


def of_rejected(
    found: ChangeSet, offered: Sequence[OfferedRow], stored: Sequence[Row], *, today: dt.date
) -> Iterator[Problem]:
    """Check rows that are left out as well: all that is wrong in a row is told at once."""
    wrong = {one.place for one in found.problems if one.severity is Severity.ERROR}
    known = {(one.place, one.message) for one in found.problems}
    now = {(one.table, one.code): one.values for one in stored}
    for offer in offered:
        if not offer.unread and wrong.isdisjoint((offer.place, *offer.cells.values())):
            continue
        values = {**now.get((offer.table, offer.code), {}), **offer.values}
        row = Row(
            organization=found.organization,
            table=offer.table,
            code=offer.place,
            values={key: value for key, value in values.items() if key not in offer.unread},
        )
        for problem in check_alone(row, today=today):
            key = _column_of(problem)
            placed = dc.replace(problem, place=offer.cells.get(key, offer.place))
            is_told = (placed.place, placed.message) in known or key in offer.unread
            if problem.severity is Severity.ERROR and not is_told:
                yield placed


def placed_in_file(
    problem: Problem, found: ChangeSet, offers: Mapping[str, OfferedRow], rows: Sequence[Row]
) -> Problem:
    """Say where in the file a problem of a row is; of a row that isn't there, its sheet."""
    change = next((one for one in found.changes if one.row.code == problem.place), None)
    offer = offers.get(change.place) if change else None
    if offer is None:
        return placed_by_code(problem, rows)
    place = offer.cells.get(_column_of(problem), offer.place)
    return dc.replace(problem, place=place) if place else problem


def placed_by_code(problem: Problem, rows: Iterable[Row]) -> Problem:
    """Name the sheet of a problem placed by code: «лист «Пары и группы», pair-1»."""
    table = next((one.table for one in rows if one.code == problem.place), None)
    if table is None:
        return problem
    return dc.replace(problem, place=f"лист «{table_of(table).title}», {problem.place}")


def _column_of(problem: Problem) -> str:
    return problem.code.rpartition(":")[2]
