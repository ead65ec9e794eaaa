"""What `acts data` prints: differences, conflicts, rows. Screens that show names on purpose."""

from collections.abc import Iterable, Sequence

import click

from acts.cli.output import report, shown, table
from acts.errors import Problem
from acts.organization import Organization
from acts.registers.tables import TABLES, table_of
from acts.services.desk import Desk
from acts.services.exchange import LoadedFile
from acts.services.exchange_view import ADDED, Reader, RowSeen, reader_of, seen_changes
from acts.services.registering import rows_of

__all__ = ["report_rows", "show_conflict", "show_loaded", "show_rows"]

_MOST = 200
_MOST_NEW = 10


def report_rows(reader: Reader, problems: Sequence[Problem]) -> None:
    """Report problems of rows, and say to the screen alone whom their codes mean.

    Standard error goes into logs, where no name may stand.
    """
    report(problems)
    if whom := reader.whom(problems):
        click.echo("Кто это:")
        for code, label in whom[:_MOST]:
            click.echo(shown(f"  {code} – {label}"))
        if len(whom) > _MOST:
            click.echo(f"  … и ещё {len(whom) - _MOST}")


def show_loaded(desk: Desk, loaded: LoadedFile, *, where: str) -> None:
    """Show what a file did or would do.

    Args:
        desk: The workspace.
        loaded: The outcome.
        where: « -w ПАПКА» for the commands offered, or empty.
    """
    changes = loaded.changes
    show_changes(seen_changes(desk, changes))
    if changes.conflicts:
        reader = reader_of(desk, changes.organization)
        click.echo(f"\nСпорное: {len(changes.conflicts)} – изменено и здесь, и в файле")
        for one in changes.conflicts[:_MOST]:
            show_conflict(reader.conflict(one))
        click.echo(f"\nРешить: acts data resolve{where}")
    click.echo()
    report_rows(reader_of(desk, changes.organization), (*changes.problems, *loaded.notes))
    if loaded.applied is None:
        _say_would_be(loaded)
    elif loaded.applied.event is None:
        click.echo(f"Внести нечего: данные те же (строк {changes.unchanged}).")
    else:
        click.echo(f"Внесено: {loaded.applied.summary}. Редакция {loaded.applied.revision}.")
    if loaded.form is not None:
        click.echo(f"Форма обновлена: {loaded.form.path.relative_to(desk.folder)}")
        if loaded.form.kept is not None:
            click.echo(f"Прежняя сохранена: {loaded.form.kept.relative_to(desk.folder)}")


def _say_would_be(loaded: LoadedFile) -> None:
    changes = loaded.changes
    click.echo(
        f"Это проверка: ничего не записано. Строк меняется {len(changes.changes)}, "
        f"спорных полей {len(changes.conflicts)}, строк с ошибками {changes.rejected}, "
        f"без изменений {changes.unchanged}."
    )


def show_changes(rows: Iterable[RowSeen]) -> None:
    """Show differences row by row; of many new rows and of a very long list only the beginning."""
    rows = list(rows)
    sheets = {one.sheet: [row for row in rows if row.sheet == one.sheet] for one in rows}
    left = _MOST
    for sheet, own in sheets.items():
        fresh = [one for one in own if one.status == ADDED]
        hidden = {one.code for one in fresh[_MOST_NEW:]} if len(fresh) > 2 * _MOST_NEW else set()
        shown_here = [one for one in own if one.code not in hidden][:left]
        left -= len(shown_here)
        if not shown_here:
            continue
        click.echo(f"\n{sheet}")
        for one in shown_here:
            _show_row(one)
        if hidden:
            click.echo(f"  … и ещё новых строк: {len(hidden)}")
    if not left:
        click.echo(f"\nПоказано строк: {_MOST}; всего меняется {len(rows)}.")


def _show_row(one: RowSeen) -> None:
    click.echo(shown(f"  {one.label} ({one.code}) – {one.status}"))
    if one.status == ADDED:
        return
    for field in one.fields:
        click.echo(shown(f"    {field.title}: {field.before} → {field.after}"))


def show_conflict(one: RowSeen) -> None:
    """Show a conflict: what is kept here and what the file has."""
    click.echo(shown(f"\n{one.sheet}: {one.label} ({one.code})"))
    for field in one.fields:
        click.echo(shown(f"  {field.title}"))
        click.echo(shown(f"    в хранилище: {field.before}"))
        click.echo(shown(f"    в файле:     {field.after}"))
    if one.place:
        click.echo(shown(f"    файл: {one.place}"))


def show_rows(desk: Desk, organization: Organization, key: str, *, excluded: bool) -> None:
    """Show one register as a table, or how many rows each one has.

    Args:
        desk: The workspace.
        organization: Whose registers.
        key: Key of the table, or empty for all.
        excluded: Whether excluded rows are shown too.
    """
    rows = [one for one in rows_of(desk, organization) if excluded or not one.excluded]
    if not key:
        counted = [
            (one.title, one.key, str(sum(row.table == one.key for row in rows))) for one in TABLES
        ]
        table(("Реестр", "Ключ", "Строк"), counted)
        return
    chosen = table_of(key)
    own = [one for one in rows if one.table == key]
    reader = reader_of(desk, organization.id)
    columns = [one for one in chosen.columns if any(row.value(one.key) for row in own)]
    if chosen.single and own:
        table(
            ("Графа", "Значение"),
            [(one.title, reader.value(one, own[0].value(one.key))) for one in columns],
        )
        return
    table(
        ("Код", *(one.title for one in columns), *(("Исключено",) if excluded else ())),
        [
            (
                one.code,
                *(reader.value(column, one.value(column.key)) for column in columns),
                *(("да" if one.excluded else "",) if excluded else ()),
            )
            for one in own
        ],
    )
    click.echo(f"Строк: {len(own)}.")
