"""What a new workspace begins with: organisations as asked for, or those a file holds."""

import dataclasses as dc
from pathlib import Path

from acts.errors import InputError, Problem, Severity
from acts.organization import FanOut, Organization
from acts.registers.merge import merge
from acts.registers.typed_rows import registers_from
from acts.services.desk import Desk
from acts.services.exchange_forms import write_form
from acts.services.organizing import Loaded, take_in
from acts.services.registering import apply, compare
from acts.sources.forms import ReadForm, read_form
from acts.sources.organizations import read_organizations
from acts.sources.recognition import FileKind, recognise
from acts.sources.register_yaml import read_registers

__all__ = ["FirstRows", "first_forms", "load_first", "start_with"]

_CODE = "school"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FirstRows:
    """What a workspace begins with.

    Attributes:
        organizations: Organisations with their officials.
        form: The form or export the only one of them came from, with the rest of its rows.
        file: Name of the file, for messages.
        warnings: What asks for a look.
    """

    organizations: tuple[Organization, ...]
    form: ReadForm | None = None
    file: str = ""
    warnings: tuple[Problem, ...] = ()


def start_with(path: Path) -> FirstRows:
    """Read what a workspace shall begin with.

    Args:
        path: A filled-in form, an export of registers, or a list of organisations.

    Raises:
        InputError: With everything that is wrong in it.
    """
    kind = recognise(path, {}).kind
    if kind not in (FileKind.FORM, FileKind.REGISTERS):
        organizations, warnings = read_organizations(path)
        return FirstRows(organizations=organizations, file=str(path), warnings=warnings)
    form = read_form(path) if kind is FileKind.FORM else read_registers(path)
    code = form.organization or _CODE
    # The revision is that of the workspace it was exported from; here everything is new.
    form = dc.replace(form, organization=code, revision=0)
    if any(one.severity is Severity.ERROR for one in form.problems):
        raise InputError(form.problems)
    return FirstRows(organizations=(_organization(form),), form=form, file=str(path))


def load_first(desk: Desk, first: FirstRows) -> Loaded:
    """Take the organisations in, then the rest of the form they came from.

    Args:
        desk: The workspace.
        first: What `start_with` read, or answers of a person.

    Raises:
        InputError: With everything that is wrong; nothing is written.
    """
    with desk.store.transaction():
        loaded = take_in(desk, first.organizations, file=first.file)
        warnings = [*first.warnings, *loaded.warnings]
        if first.form is not None:
            changes = compare(desk, first.form, file=first.file)
            apply(desk, changes, digest=first.form.digest)
            warnings += changes.problems
    return dc.replace(loaded, warnings=tuple(warnings))


def first_forms(desk: Desk) -> tuple[Path, ...]:
    """Write the form of every school, to be filled in by people."""
    return tuple(
        write_form(desk, one).path
        for one in desk.store.organizations()
        if one.fan_out is FanOut.EACH_SCHOOL
    )


def _organization(form: ReadForm) -> Organization:
    found = merge(
        organization=form.organization,
        stored=(),
        base=(),
        offered=form.rows,
        revision=0,
        base_revision=0,
    )
    if any(one.severity is Severity.ERROR for one in found.problems):
        raise InputError((*form.problems, *found.problems))
    return registers_from(form.organization, [one.row for one in found.changes]).organization
