"""Take organisations from a file into the registers and lay out their plan."""

import dataclasses as dc
from collections.abc import Iterable, Sequence
from pathlib import Path

from acts.actor import Role
from acts.errors import InputError, Problem, Severity, WorkflowError
from acts.organization import Official, Organization
from acts.registers.identity import hard_key, match
from acts.registers.rows import ChangeSet, OfferedRow, Row
from acts.registers.tables import table_of
from acts.registers.typed_rows import organization_rows, registers_from
from acts.services.desk import Desk
from acts.services.planning import Planned, plan
from acts.services.registering import compare_rows, overlaid, record, recorder_role, rows_of
from acts.sources.organizations import read_organizations
from acts.states import RegisterTrigger
from acts.store.save_report import SaveReport

__all__ = ["Loaded", "load", "take_in"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was taken in.

    Attributes:
        saved: Organisations added, changed, left.
        planned: Their plan.
        warnings: What asks for a look.
    """

    saved: SaveReport
    planned: Planned
    warnings: tuple[Problem, ...]


def load(desk: Desk, path: Path) -> Loaded:
    """Take a file of organisations in and plan for them; nothing is written when a row is wrong.

    Raises:
        InputError: With everything that is wrong in the file.
    """
    organizations, warnings = read_organizations(path)
    loaded = take_in(desk, organizations, file=str(path))
    return dc.replace(loaded, warnings=(*warnings, *loaded.warnings))


def take_in(desk: Desk, organizations: Sequence[Organization], *, file: str = "") -> Loaded:
    """Take organisations with their officials into the registers, and plan for them.

    What the file says wins over the store; what it doesn't say stays, also an official.

    Args:
        desk: The workspace.
        organizations: As a file or the answers of a person gave them.
        file: Where they are from, for messages.

    Raises:
        InputError: With everything that is wrong.
    """
    known = {one.id: one for one in desk.store.organizations()}
    found = [_compared(desk, one, known.get(one.id)) for one in organizations]
    problems = tuple(
        dc.replace(problem, file=problem.file or file)
        for change_set in found
        for problem in change_set.problems
    )
    if any(one.severity is Severity.ERROR for one in problems):
        raise InputError(problems)
    with desk.store.transaction():
        saved = desk.store.save_organizations(
            _as_registered(desk, one, change_set, known)
            for one, change_set in zip(organizations, found, strict=True)
        )
        for one, change_set in zip(organizations, found, strict=True):
            _write(desk, one, change_set)
        planned = plan(desk)
    warnings = (*problems, *_left_alone(organizations, known, file))
    return Loaded(saved=saved, planned=planned, warnings=warnings)


def _compared(desk: Desk, organization: Organization, known: Organization | None) -> ChangeSet:
    stored = rows_of(desk, known) if known else ()
    offered = tuple(_coded(one, stored) for one in organization_rows(organization))
    return compare_rows(
        desk,
        known or dc.replace(organization, officials=()),
        offered,
        base=stored,
        base_revision=desk.store.register_revision(organization.id) if known else 0,
        stored=stored,
    )


def _coded(offered: OfferedRow, stored: Sequence[Row]) -> OfferedRow:
    """Give an official the code of the stored row of the same identity, if there is one."""
    table = table_of(offered.table)
    if table.single:
        return offered
    key = hard_key(table, offered.values)
    alike = (one for one in stored if one.table == table.key and not one.excluded)
    found = match(
        table, offered.values, (one for one in alike if hard_key(table, one.values) == key)
    )
    return dc.replace(offered, code=found.row.code) if found.row else offered


def _as_registered(
    desk: Desk, organization: Organization, found: ChangeSet, known: dict[str, Organization]
) -> Organization:
    before = known.get(organization.id)
    rows = overlaid(rows_of(desk, before) if before else (), (one.row for one in found.changes))
    return registers_from(organization.id, rows).organization


def _write(desk: Desk, organization: Organization, found: ChangeSet) -> None:
    """Save the rows; a change of what was there already goes to the journal."""
    if not found.changes and desk.store.register(organization.id):
        return
    begun = () if desk.store.register(organization.id) else rows_of(desk, organization)
    before = desk.store.register_revision(organization.id)
    rows = overlaid(begun, (one.row for one in found.changes))
    now = desk.store.save_register(organization.id, rows)
    if before:
        record(
            desk,
            organization,
            role=_role(desk, organization),
            trigger=RegisterTrigger.LOAD,
            revisions=(before, now),
            reason=f"файл организаций: строк изменено {len(rows)}",
        )


def _role(desk: Desk, organization: Organization) -> Role:
    try:
        return recorder_role(desk, organization)
    except WorkflowError:  # whoever keeps the workspace sets it up for everybody
        return Role.SYSTEM


def _left_alone(
    organizations: Iterable[Organization], known: dict[str, Organization], file: str
) -> Iterable[Problem]:
    for one in organizations:
        before = known.get(one.id)
        stated = {_who(official) for official in one.officials}
        missing = [
            official
            for official in (before.officials if before else ())
            if _who(official) not in stated
        ]
        if missing:
            yield Problem(
                message=f"в файле нет должностных лиц, которые есть в хранилище: {len(missing)}; "
                "они оставлены",
                remedy="Исключить строку можно в форме Excel: «да» в графе «Исключить»",
                file=file,
                place=one.id,
                code="organizations.left",
                severity=Severity.WARNING,
            )


def _who(official: Official) -> tuple[object, ...]:
    return (official.role, official.person.surname, official.person.name, official.since)
