"""`acts data conflicts`, `resolve`, `erase`: what only a person decides."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.data_view import show_conflict
from acts.cli.output import report, shown
from acts.cli.workspace import workspace_options
from acts.errors import InputError, Problem, Severity
from acts.registers.rows import Conflict
from acts.registers.tables import column_of
from acts.russian.look_alikes import fold
from acts.services.desk import Desk
from acts.services.exchange import owner_of
from acts.services.exchange_conflicts import open_conflicts, resolve, typed_value
from acts.services.exchange_erasure import Erasure, erase
from acts.services.exchange_forms import KEPT, refresh_form
from acts.services.exchange_view import reader_of

__all__ = ["conflicts", "erase_", "resolve_"]

_DONE, _FINDINGS = 0, 1
_ORGANIZATION = click.option(
    "--organization", default="", metavar="КОД", help="Чьи данные; не нужно, если школа одна."
)
_FILE, _STORE, _SKIP = "ф", "х", "п"
# The same keys under a Latin layout.
_KEYS = {"ф": _FILE, "a": _FILE, "х": _STORE, "[": _STORE, "п": _SKIP, "g": _SKIP}
_PROMPT = "  ф – взять из файла, х – оставить из хранилища, п – пропустить: "


@click.command(help="Показать спорное: что с выгрузки изменилось и здесь, и в файле.")
@_ORGANIZATION
@workspace_options
def conflicts(organization: str, folder: Path, actor: str) -> int:
    """List open conflicts."""
    with open_desk(folder, actor=actor) as desk:
        waiting = open_conflicts(desk, organization)
        _show(desk, waiting)
    if not waiting:
        click.echo("Спорного нет.")
        return _DONE
    click.echo(f"\nСпорных полей: {len(waiting)}. Решить: acts data resolve")
    return _FINDINGS


def _show(desk: Desk, waiting: Sequence[Conflict]) -> None:
    for one in waiting:
        show_conflict(reader_of(desk, one.organization).conflict(one))


@click.command(
    name="resolve",
    help=(
        "Решить спорное: по одному, нажатием клавиши, или сразу одно поле.\n\n"
        "КОД – код строки, ГРАФА – её заголовок в форме, например «Должность»."
    ),
)
@click.argument("code", metavar="[КОД]", required=False, default="")
@click.argument("column", metavar="[ГРАФА]", required=False, default="")
@click.option(
    "--take",
    type=click.Choice(["file", "store"]),
    help="file – взять из файла, store – оставить из хранилища.",
)
@click.option("--value", metavar="ТЕКСТ", help="Вписать другое значение.")
@_ORGANIZATION
@workspace_options
def resolve_(
    code: str,
    column: str,
    take: str | None,
    value: str | None,
    organization: str,
    folder: Path,
    actor: str,
) -> int:
    """Decide conflicts."""
    if (take is not None) and (value is not None):
        raise click.UsageError("Укажите --take или --value – что-то одно.")
    if (take is not None or value is not None) and not code:
        raise click.UsageError("Укажите КОД строки: acts data conflicts.")
    with open_desk(folder, actor=actor) as desk:
        waiting = open_conflicts(desk, organization)
        chosen = _chosen(waiting, code, column)
        if take is None and value is None:
            touched = _walk(desk, chosen)
        else:
            if len(chosen) > 1:
                raise click.UsageError("В строке несколько спорных полей: укажите ГРАФУ.")
            _decide(desk, chosen[0], take, value)
            touched = {chosen[0].organization}
        for one in touched:
            refresh_form(desk, desk.organization(one))
        left = open_conflicts(desk, organization)
    click.echo(f"Осталось спорных полей: {len(left)}." if left else "Спорного больше нет.")
    return _FINDINGS if left else _DONE


def _chosen(waiting: Sequence[Conflict], code: str, column: str) -> list[Conflict]:
    found = [
        one
        for one in waiting
        if code in ("", one.code) and fold(column) in ("", fold(one.key), fold(_title(one)))
    ]
    if code and not found:
        raise InputError(
            "такого спорного поля нет", remedy="Посмотрите, что решать: acts data conflicts"
        )
    return found


def _title(conflict: Conflict) -> str:
    return column_of(conflict.table, conflict.key).title


def _decide(desk: Desk, conflict: Conflict, take: str | None, value: str | None) -> None:
    if value is not None:
        text = typed_value(conflict, value)
    else:
        text = conflict.offered if take == "file" else conflict.stored
    click.echo(f"{resolve(desk, conflict, text).summary}.")


def _walk(desk: Desk, waiting: Sequence[Conflict]) -> set[str]:
    """Ask about one conflict after another; what was decided stays decided when one stops."""
    touched = set()
    for number, one in enumerate(waiting, start=1):
        click.echo(f"\n{number} из {len(waiting)}", nl=False)
        show_conflict(reader_of(desk, one.organization).conflict(one))
        answer = _key()
        if answer == _SKIP:
            continue
        text = one.offered if answer == _FILE else one.stored
        try:
            click.echo(f"  {resolve(desk, one, text).summary}.")
            touched.add(one.organization)
        except InputError as refused:
            report(refused.problems)
    return touched


def _key() -> str:
    while True:
        click.echo(_PROMPT, nl=False)
        if sys.stdin.isatty():
            typed = click.getchar()
            click.echo(shown(typed))
        else:
            line = sys.stdin.readline()
            if not line:
                raise click.Abort
            typed = line.strip()
        if (answer := _KEYS.get(typed.lower())) is not None:
            return answer


@click.command(
    name="erase",
    help=(
        "Стереть персональные данные строки – навсегда, во всех прежних редакциях.\n\n"
        "КОД – код строки, например mentor-3. Строка и записи журнала остаются, имени в них нет. "
        "Зарегистрированные документы не меняются."
    ),
)
@click.argument("code", metavar="КОД")
@click.option("--yes", is_flag=True, help="Да, стереть: вернуть будет нельзя.")
@_ORGANIZATION
@workspace_options
def erase_(code: str, yes: bool, organization: str, folder: Path, actor: str) -> None:
    """Erase a person's data."""
    with open_desk(folder, actor=actor) as desk:
        owner = owner_of(desk, organization)
        if not yes:
            raise click.UsageError(
                f"Данные строки {code} сотрутся навсегда. Если так и надо, добавьте --yes."
            )
        done = erase(desk, owner, code)
        _say_erased(desk, done)


def _say_erased(desk: Desk, done: Erasure) -> None:
    click.echo(f"{done.code}: данные стёрты во всех редакциях (было в {done.versions}).")
    if done.words:
        click.echo(f"Стёрто и то, как склоняется это имя: {', '.join(done.words)}.")
    for one in done.registered:
        click.echo(f"Документ {one} остаётся как есть: он уже ушёл на согласование или подписан.")
    left = [f"проект {one}: сформируйте заново, acts draft" for one in done.drafts]
    for form in done.forms:
        called = "прежняя форма" if form.parent.name == KEPT else "лист"
        left.append(f"{called} {form.relative_to(desk.folder)}: удалите")
    if done.form is not None:
        left.append(
            f"форма {done.form.relative_to(desk.folder)}: в ней есть незагруженное или она "
            "открыта. Загрузите её, затем acts data export"
        )
    if left:
        report(
            [
                Problem(
                    message="данные человека ещё могут быть в файлах: " + "; ".join(left),
                    remedy="Проверьте и копии, и папку «out»",
                    code="data.erased-left",
                    severity=Severity.WARNING,
                )
            ]
        )
