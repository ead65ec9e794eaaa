"""Files in, files out: loads what people filled in and writes the forms they fill in."""

import dataclasses as dc
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from acts.errors import ConfigurationError, InputError, Problem, Severity
from acts.organization import Organization
from acts.registers.pair_checks import check_pairs
from acts.registers.row_checks import check_rows, is_past
from acts.registers.rows import ChangeSet, Row
from acts.registers.tables import table_of
from acts.registers.typed_rows import registers_from
from acts.services.act_files import is_open
from acts.services.desk import Desk
from acts.services.exchange_erased import erased_at
from acts.services.exchange_forms import (
    FORMS,
    FormWritten,
    begin_registers,
    form_path,
    fresh_form,
    refresh_form,
    rows_to_show,
    write_form,
)
from acts.services.exchange_problems import placed_by_code
from acts.services.registering import Applied, apply, compare, rows_of
from acts.services.wordings import check_path, refresh_check, write_check
from acts.sources.forms import ReadForm

__all__ = [
    "LoadedFile",
    "as_yaml",
    "check_registers",
    "export",
    "files_in",
    "load_file",
    "owner_of",
    "read_file",
]

_SUFFIXES = (".xlsx", ".yaml", ".yml")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFile:
    """What a file did to the registers, or would do.

    Attributes:
        file: The file.
        changes: What it changes, its conflicts and problems.
        applied: What was taken in; None when it was only looked at.
        form: What became of the form in «формы»; None when it was left as it is.
        notes: What asks for a look after the load.
    """

    file: Path
    changes: ChangeSet
    applied: Applied | None = None
    form: FormWritten | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every row of the file is in the registers and the form could be written."""
        return not self.changes.rejected and not any(
            one.severity is Severity.ERROR for one in (*self.changes.problems, *self.notes)
        )


def owner_of(desk: Desk, organization: str) -> Organization:
    """Give the organisation whose data are meant: the one named, or the only school.

    Raises:
        InputError: There is no such organisation, or none is named and there isn't one school.
    """
    owner = organization or desk.only_school(unsaid="не указано, чьи это данные")
    return desk.organization(owner)


def files_in(path: Path) -> tuple[Path, ...]:
    """List the files of registers in a folder by name; a file is its own list.

    Raises:
        InputError: There is none.
    """
    if not path.is_dir():
        return (path,)
    found = tuple(
        sorted(
            one
            for one in path.iterdir()
            if one.is_file()
            and one.suffix.lower() in _SUFFIXES
            and not one.name.startswith(("~$", "."))
        )
    )
    if not found:
        raise InputError(
            Problem(
                message="в папке нет файлов .xlsx или .yaml",
                remedy="Взять форму: acts data export",
                file=str(path),
                code="data.no-files",
            )
        )
    return found


def read_file(path: Path, *, organization: str = "") -> ReadForm:
    """Read a form or a file of registers, by its extension.

    Args:
        path: .xlsx, .yaml or .yml.
        organization: Whose it has to be; empty takes the one it names.

    Raises:
        InputError: The file can't be read, or it is another organisation's.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from acts.sources.forms import read_form

        form = read_form(path)
    elif suffix in (".yaml", ".yml"):
        from acts.sources.register_yaml import read_registers

        form = read_registers(path)
    else:
        raise InputError(
            Problem(
                message="файл не .xlsx и не .yaml",
                remedy="Сохраните форму как «Книга Excel (.xlsx)»",
                file=str(path),
                code="data.suffix",
            )
        )
    if organization and form.organization and form.organization != organization:
        raise InputError(
            Problem(
                message=f"это форма другой организации: {form.organization}",
                remedy="Уберите --organization или возьмите другой файл",
                file=str(path),
                code="data.other-organization",
            )
        )
    return dc.replace(form, organization=form.organization or organization)


def load_file(
    desk: Desk,
    path: Path,
    *,
    organization: str = "",
    partial: bool = False,
    dry_run: bool = False,
    only: str = "",
) -> LoadedFile:
    """Take a file into the registers whole; the form in «формы» is then written anew.

    A form that was not the file loaded is written anew only where nothing in it can be lost.

    Args:
        desk: The workspace.
        path: The file.
        organization: Whose it is, when the file doesn't say.
        partial: Take the sound rows though others are wrong.
        dry_run: Only say what it would do.
        only: Key of the one register it may be about; empty means any.

    Raises:
        InputError: The file can't be read or is about another register; something in it is wrong
            and `partial` wasn't asked.
        ConfigurationError: The form is open in Excel.
        ConflictError: The registers changed meanwhile.
        WorkflowError: The actor doesn't keep these registers.
    """
    is_ours = path.resolve().parent == (desk.folder / FORMS).resolve()
    if is_ours and not dry_run:
        _refuse_open(path)
    form = read_file(path, organization=organization)
    _refuse_others(form, only, path)
    try:
        owner = owner_of(desk, form.organization)
    except InputError as error:
        named = tuple(dc.replace(one, file=one.file or path.name) for one in error.problems)
        raise InputError(named) from error
    form = dc.replace(form, organization=owner.id)
    changes = compare(desk, form, file=path.name)
    named = tuple(dc.replace(one, file=path.name) for one in changes.problems)
    changes = dc.replace(changes, problems=named)
    if dry_run:
        return LoadedFile(file=path, changes=changes, notes=_open_note(path))
    applied = apply(desk, changes, partial=partial, digest=form.digest)
    loaded = LoadedFile(file=path, changes=changes, applied=applied)
    if not is_ours:
        return dc.replace(loaded, notes=_open_note(path), form=refresh_form(desk, owner))
    is_same = not changes.changes and not changes.conflicts and form.revision == applied.revision
    if is_same and path.name == _usual(desk, owner, form).name:
        return loaded
    if form.is_check:
        refresh_form(desk, owner)  # its sheet «Склонение» shows the same words
        if not changes.changes and not changes.conflicts and not changes.problems:
            return dc.replace(loaded, form=refresh_check(desk, owner))
    return _written_anew(desk, owner, loaded, form)


def _refuse_others(form: ReadForm, only: str, path: Path) -> None:
    tables = {one.table for one in (*form.rows, *form.unread)}
    if only and not form.is_check and tables - {only}:
        raise InputError(
            Problem(
                message=f"в файле не только «{table_of(only).title}»; ничего не внесено",
                remedy=f"Загрузите его целиком: acts data load {path.name}",
                file=path.name,
                code="data.other-table",
            )
        )


def _usual(desk: Desk, organization: Organization, form: ReadForm) -> Path:
    return (check_path if form.is_check else form_path)(desk, organization)


def _written_anew(
    desk: Desk, organization: Organization, loaded: LoadedFile, form: ReadForm
) -> LoadedFile:
    """Write the form with the codes of new rows; what fails here takes nothing back."""
    usual = _usual(desk, organization, form)
    fresh = "acts names check --xlsx" if form.is_check else "acts data export"
    if loaded.changes.rejected or any(
        one.severity is Severity.ERROR for one in loaded.changes.problems
    ):
        return _noted(
            loaded,
            "форма не переписана: в ней остались непринятые строки",
            "Исправьте их в этой же форме и загрузите её ещё раз",
        )
    if loaded.file.resolve() != usual.resolve():
        return _noted(
            dc.replace(loaded, form=refresh_form(desk, organization)),
            f"данные внесены, но обычная форма – «{usual.name}», а это её копия",
            f"Уберите копию из папки «формы»; свежая форма: {fresh}",
            severity=Severity.WARNING,
        )
    try:
        write = write_check if form.is_check else write_form
        written = write(desk, organization, loaded=form)
    except (ConfigurationError, OSError):
        return _noted(
            loaded,
            "данные внесены, но форму переписать не удалось: она открыта в Excel или нет места",
            f"Закройте её без сохранения и возьмите новую: {fresh}",
        )
    return dc.replace(loaded, form=written)


def _noted(
    loaded: LoadedFile, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> LoadedFile:
    note = Problem(
        message=message,
        remedy=remedy,
        file=loaded.file.name,
        code="data.form-left",
        severity=severity,
    )
    return dc.replace(loaded, notes=(*loaded.notes, note))


def _refuse_open(path: Path) -> None:
    if is_open(path):
        raise ConfigurationError(
            Problem(
                message="форма открыта в Excel; ничего не внесено",
                remedy="Сохраните её, закройте и повторите. Если Excel закрыт, удалите рядом "
                f"скрытый файл «~${path.name}»",
                file=path.name,
                code="file.locked",
            )
        )


def _open_note(path: Path) -> tuple[Problem, ...]:
    if not is_open(path):
        return ()
    return (
        Problem(
            message="файл открыт в другой программе: прочитано то, что в нём сохранено",
            remedy="Если правили после этого, сохраните файл и загрузите ещё раз",
            file=path.name,
            code="data.open",
            severity=Severity.WARNING,
        ),
    )


def export(desk: Desk, organization: Organization, *, suffix: str, path: Path) -> None:
    """Write an organisation's registers to a file.

    Args:
        desk: The workspace.
        organization: Whose registers.
        suffix: «xlsx» or «yaml».
        path: Where; a file that lies there is written over.

    Raises:
        ConfigurationError: The file is open elsewhere; nothing was changed.
    """
    from acts.packages import write_whole

    begin_registers(desk, organization)
    if suffix == "yaml":
        write_whole(path, as_yaml(desk, organization).encode("utf-8"))
    else:
        write_whole(path, fresh_form(desk, organization))


def as_yaml(desk: Desk, organization: Organization) -> str:
    """Give an organisation's registers as YAML, with the revision they are of."""
    from acts.sources.register_yaml import registers_yaml

    rows, revision = rows_to_show(desk, organization)
    return registers_yaml(rows, organization=organization.id, revision=revision)


def check_registers(desk: Desk, organization: Organization, *, on: dt.date) -> tuple[Problem, ...]:
    """Check rows by themselves and together, then the pairs that work on a day or will.

    Args:
        desk: The workspace.
        organization: Whose registers.
        on: The day.

    Returns:
        Problems with sheet and code as the place.
    """
    rows = _without_past_of_erased(desk, organization, rows_of(desk, organization))
    found = (
        *check_rows(rows, today=on),
        *check_pairs(registers_from(organization.id, rows), on=on),
    )
    return tuple(placed_by_code(one, rows) for one in found)


def _without_past_of_erased(
    desk: Desk, organization: Organization, rows: Sequence[Row]
) -> tuple[Row, ...]:
    """Leave out what only tells what was with a person whose data are erased: nothing to mend."""
    erased = erased_at(desk, organization)
    gone = {one.code for one in rows if one.excluded and (one.table, one.code) in erased}
    kept: list[Row] = []
    for row in rows:
        named = {
            code
            for column in table_of(row.table).columns
            if column.table
            for code in row.codes(column.key)
        }
        if is_past(row) and not gone.isdisjoint(named):
            gone.add(row.code)  # a meeting names the pair
        else:
            kept.append(row)
    return tuple(kept)
