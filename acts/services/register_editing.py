"""One row changed on a page: the change set of a file with that row alone, taken whole."""

import dataclasses as dc
import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from acts.errors import Problem, Severity
from acts.organization import Organization
from acts.registers.column import Column, Table
from acts.registers.identity import hard_key, match
from acts.registers.rows import ChangeSet, OfferedRow, Row, RowStatus
from acts.registers.tables import table_of
from acts.registers.wording_tables import CHECK
from acts.services.desk import Desk
from acts.services.exchange_view import FieldSeen, Reader
from acts.services.register_forms import WHOLE, Data, data_of, offered_row
from acts.services.registering import apply, compare, rows_of
from acts.sources.forms import ReadForm

__all__ = ["Met", "Saved", "Saving", "save_row", "set_use", "take_one"]


class Saving(enum.StrEnum):
    """How a save ended."""

    DONE = "done"
    NOTHING = "nothing"  # the register says so already
    WRONG = "wrong"  # see the problems; nothing was written
    MET = "met"  # somebody else changed the same field meanwhile; nothing was written
    KNOWN = "known"  # what was to be added is there, and says something else


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Met(FieldSeen):
    """A field changed on both sides, as a person reads it.

    Attributes:
        key: Its column.
        typed: What the page says; `before` is what it began with, `after` what stands now.
    """

    key: str
    typed: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a row that was sent.

    Attributes:
        outcome: How it ended.
        code: Code of the row, empty where there is none yet.
        revision: Revision of the registers now: what a page shown again is made from.
        problems: What is wrong or asks for a look, placed by «/key» or «/».
        met: Fields that somebody else changed as well.
        data: Of `MET`: what the page should show, others' changes taken over where the person
            changed nothing.
    """

    outcome: Saving
    code: str
    revision: int
    problems: tuple[Problem, ...] = ()
    met: tuple[Met, ...] = ()
    data: Data = dc.field(default_factory=dict)


def save_row(
    desk: Desk,
    organization: Organization,
    table: Table,
    columns: Sequence[Column],
    *,
    code: str,
    data: Data,
    revision: int,
) -> Saved:
    """Take a row as a form says it.

    Args:
        desk: The workspace.
        organization: Whose row.
        table: Its register.
        columns: The columns the form showed.
        code: Its code, or empty for a new row.
        data: What was filled in.
        revision: Revision of the registers that the page was made from.

    Raises:
        WorkflowError: The actor doesn't keep these registers.
    """
    offer = offered_row(table, columns, code=code, data=data)
    saved = take_one(desk, organization, offer.row, revision=revision, problems=offer.problems)
    if saved.outcome is not Saving.MET:
        return saved
    base = _row_at(desk.store.register(organization.id, revision=revision), offer.row)
    now = _row_at(rows_of(desk, organization), offer.row)
    return dc.replace(saved, data=_page_after(columns, offer.row.values, base, now))


def set_use(
    desk: Desk, organization: Organization, row: Row, *, excluded: bool, revision: int
) -> Saved:
    """Take a row out of use, or back into it.

    Args:
        desk: The workspace.
        organization: Whose row.
        row: The row.
        excluded: Whether it is out of use from now on.
        revision: Revision of the registers that the page was made from.

    Raises:
        WorkflowError: The actor doesn't keep these registers.
    """
    offered = OfferedRow(table=row.table, code=row.code, values={}, excluded=excluded, place=WHOLE)
    return take_one(desk, organization, offered, revision=revision)


def take_one(
    desk: Desk,
    organization: Organization,
    offered: OfferedRow,
    *,
    revision: int,
    problems: tuple[Problem, ...] = (),
) -> Saved:
    """Merge one offered row as a file of that row would be, and take it in where nothing is wrong.

    Args:
        desk: The workspace.
        organization: Whose row.
        offered: The row; what can't be read is named in `unread`.
        revision: Revision of the registers that it began with.
        problems: What reading it found.

    Raises:
        WorkflowError: The actor doesn't keep these registers.
    """
    form = ReadForm(
        organization=organization.id,
        revision=revision,
        rows=() if offered.unread else (offered,),
        unread=(offered,) if offered.unread else (),
        problems=problems,
        digest="",
    )
    with desk.store.transaction():  # whoever saves at the same moment waits, and is compared anew
        found = compare(desk, form)
        saved = _judged(desk, organization, offered, found)
        if saved.outcome is not Saving.DONE:
            return saved
        applied = apply(desk, found, note=saved.code, document=saved.code)
    return dc.replace(saved, revision=applied.revision)


def _judged(desk: Desk, organization: Organization, offered: OfferedRow, found: ChangeSet) -> Saved:
    """Say what a comparison comes to; nothing is written."""
    rows = rows_of(desk, organization)
    told = tuple(_told(one, offered) for one in found.problems)
    code = _code_of(offered, found, rows)
    saved = Saved(outcome=Saving.DONE, code=code, revision=found.revision, problems=told)
    if any(one.severity is Severity.ERROR for one in told):
        return dc.replace(saved, outcome=Saving.WRONG)
    if not found.changes and not found.conflicts:
        return dc.replace(saved, outcome=Saving.NOTHING)
    is_new = any(one.status is RowStatus.ADDED for one in found.changes)
    if not offered.code and not is_new and offered.table != CHECK.key:
        return dc.replace(saved, outcome=Saving.KNOWN)
    if found.conflicts:
        return dc.replace(saved, outcome=Saving.MET, met=_met(found, rows))
    return saved


def _code_of(offered: OfferedRow, found: ChangeSet, rows: Iterable[Row]) -> str:
    known = [one.row.code for one in found.changes] + [one.code for one in found.conflicts]
    if offered.code or known:
        return offered.code or known[0]
    table = _table(offered)
    alike = [
        one
        for one in rows
        if one.table == table.key and hard_key(table, one.values) == hard_key(table, offered.values)
    ]
    same = match(table, offered.values, alike).row
    return same.code if same else ""


def _met(found: ChangeSet, rows: Iterable[Row]) -> tuple[Met, ...]:
    reader = Reader(rows)
    return tuple(
        Met(
            key=one.key,
            title=reader.title(one.table, one.key),
            before=reader.field(one.table, one.key, one.base),
            after=reader.field(one.table, one.key, one.stored),
            typed=reader.field(one.table, one.key, one.offered),
        )
        for one in found.conflicts
    )


def _page_after(
    columns: Sequence[Column], typed: Mapping[str, str], base: Row | None, now: Row | None
) -> dict[str, Any]:
    """Keep what the person changed and take over what only others did."""
    values = {}
    for column in columns:
        had = base.value(column.key) if base else ""
        mine = typed.get(column.key, "")
        values[column.key] = (now.value(column.key) if now else "") if mine == had else mine
    return data_of(columns, values)


def _row_at(rows: Iterable[Row], offered: OfferedRow) -> Row | None:
    same = (one for one in rows if (one.table, one.code) == (offered.table, offered.code))
    return next(same, None)


def _told(problem: Problem, offered: OfferedRow) -> Problem:
    """Put a problem beside its field, whose title needn't be said again; others name the row."""
    if not problem.place.startswith("/"):
        where = f"{problem.place}: " if problem.place and problem.place != offered.code else ""
        return dc.replace(problem, message=f"{where}{problem.message}", place=WHOLE)
    key = problem.place.removeprefix("/")
    titles = [one.title for one in _table(offered).columns if one.key == key]
    message = problem.message
    for title in titles:
        message = message.removeprefix(f"«{title}»: ").removesuffix(f" «{title}»")
    needed = ".required" in problem.code  # its hint stands at the field already
    return dc.replace(problem, message=message, remedy="" if needed else problem.remedy)


def _table(offered: OfferedRow) -> Table:
    """Give the table of an offered row; the check sheet of words is no register."""
    return CHECK if offered.table == CHECK.key else table_of(offered.table)
