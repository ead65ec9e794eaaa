"""Loading files of registers one after another, as `acts data load` and `acts names load` do."""

import dataclasses as dc
from collections.abc import Sequence
from pathlib import Path

import click

from acts.cli.data_view import show_loaded
from acts.cli.output import report
from acts.cli.workspace import typed
from acts.errors import ActsError, ConfigurationError, InputError, Problem, Severity
from acts.services.desk import Desk
from acts.services.exchange import LoadedFile, load_file

__all__ = ["LoadWish", "load_files", "refuse_taken", "where_of"]

_DONE, _FINDINGS, _PARTLY = 0, 1, 3


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class LoadWish:
    """What a person asks of a load.

    Attributes:
        organization: Whose the files are, when they don't say.
        partial: Take the sound rows though others are wrong.
        dry_run: Only say what they would do.
        only: Key of the one register the files may be about; empty means any.
    """

    organization: str = ""
    partial: bool = False
    dry_run: bool = False
    only: str = ""


def load_files(desk: Desk, files: Sequence[Path], wish: LoadWish, *, where: str) -> int:
    """Load files; a wrong one stops no other.

    Args:
        desk: The workspace.
        files: The files.
        wish: How.
        where: « -w ПАПКА» for the commands offered, or empty.

    Returns:
        The exit code of all together.
    """
    outcomes = []
    for number, file in enumerate(files, start=1):
        if len(files) > 1:
            click.echo(f"[{number}/{len(files)}] {file.name}")
        try:
            loaded = load_file(
                desk,
                file,
                organization=wish.organization,
                partial=wish.partial,
                dry_run=wish.dry_run,
                only=wish.only,
            )
        except ActsError as error:
            report(error.problems)
            if len(files) == 1:
                _say_untouched(error, dry_run=wish.dry_run)
            outcomes.append(_PARTLY if isinstance(error, ConfigurationError) else _FINDINGS)
            continue
        except OSError as error:
            report([_unread(file, error)])
            outcomes.append(_PARTLY)
            continue
        show_loaded(desk, loaded, where=where)
        outcomes.append(_outcome(loaded))
    return _together(outcomes)


def where_of(folder: Path) -> str:
    """Write « -w ПАПКА» for the commands offered, nothing for the current folder."""
    return "" if folder == Path() else f" -w {typed(folder)}"


def refuse_taken(output: Path) -> None:
    """Refuse to write over a file.

    Raises:
        InputError: It is there.
    """
    if output.exists():
        raise InputError(
            Problem(
                message="такой файл уже есть; он оставлен как есть",
                remedy="Выберите другое имя",
                file=str(output),
                code="data.exists",
            )
        )


def _unread(file: Path, error: OSError) -> Problem:
    return Problem(
        message=f"файл не прочитан или не записан: {error.strerror or type(error).__name__}",
        remedy="Закройте его в Excel, проверьте права и место на диске и повторите",
        file=file.name,
        code="data.unread",
    )


def _say_untouched(error: ActsError, *, dry_run: bool) -> None:
    if isinstance(error, InputError) and not dry_run:
        click.echo(
            "Ничего не внесено. Исправьте названное и повторите; "
            "внести только верные строки: --partial."
        )


def _outcome(loaded: LoadedFile) -> int:
    if loaded.applied is not None and not loaded.is_whole:
        return _PARTLY
    wrong = any(one.severity is Severity.ERROR for one in loaded.changes.problems)
    return _FINDINGS if wrong or loaded.changes.conflicts else _DONE


def _together(outcomes: Sequence[int]) -> int:
    """Give one exit code for several files: alike, or partly done."""
    different = set(outcomes)
    if len(different) == 1:
        return outcomes[0]
    # Loaded whole, and loaded with something to decide: both are done, and there is a finding.
    return _PARTLY
