"""`acts task`: record what happened to an occurrence."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from acts.bootstrap import open_desk
from acts.cli.refused import refused_as_typed
from acts.cli.workspace import DAY, WORDS, BySubject, workspace_options
from acts.guards import RETURN_TERM_DAYS
from acts.journal import Event
from acts.services.desk import Desk
from acts.services.evidence_files import SCANS, find_scan, hand_in, scan_of
from acts.services.tracking import OutsidePaper, TaskMove, also_proven, find_occurrence, move_task
from acts.states import TASK_LABELS, TRIGGER_LABELS, TaskState, TaskTrigger
from acts.transition_table import NA_REASONS

__all__ = ["TASK_VERBS", "command"]

# Step of the table → the word typed for it, where the two differ.
TASK_VERBS: dict[str, str] = {TaskTrigger.MARK_NA: "not-applicable"}
_ON = click.option("--on", type=DAY, metavar="ДАТА", help="День события; по умолчанию – сегодня.")


@click.group(
    cls=BySubject,
    subcommand_metavar="ИСПОЛНЕНИЕ ДЕЙСТВИЕ …",
    help=(
        "Исполнение пункта карты: начать, приложить документ, подтвердить, вернуть, перенести.\n\n"
        "ИСПОЛНЕНИЕ – пункт@период@организация, например 5@2021@school-1; "
        "можно короче, если подходит одно: 5@2021."
    ),
)
def command() -> None:
    """Hold the verbs."""


def _run(
    ctx: click.Context, folder: Path, actor: str, move: TaskMove, *, file: Path | None = None
) -> None:
    """Record a move, keep the file of a paper, and say where the occurrence stands now."""
    if not isinstance(ctx.obj, str):
        raise click.UsageError("Не указано исполнение. Пример: acts task 5@2021@school-1 start")
    with open_desk(folder, actor=actor) as desk:
        occurrence = find_occurrence(desk, ctx.obj)
        with refused_as_typed(ctx.command, TASK_VERBS):
            if file is None:
                event = move_task(desk, occurrence, move)
            else:
                event = hand_in(desk, occurrence, move, scan_of(file))
        click.echo(_told(desk, str(occurrence.id), event))
        if file is not None:
            digest = event.fact.details.file_digest
            kept = find_scan(desk, occurrence.id.organization, digest)
            assert kept is not None  # `hand_in` has just kept it
            click.echo(f"Копия файла: {kept.relative_to(desk.folder)}")
        if move.trigger is TaskTrigger.ATTACH and move.act:
            for other in also_proven(desk, occurrence, move.act):
                click.echo(
                    f"Этот же документ закрывает п. {other.item}: "
                    f"acts task {other} attach --act {move.act}"
                )


def _told(desk: Desk, occurrence: str, event: Event) -> str:
    item = desk.roadmap.item(occurrence.partition("@")[0])
    clause = desk.roadmap.clause(item) if item else ""
    fact = event.fact
    return (
        f"{occurrence}: {TRIGGER_LABELS[fact.trigger]}, {fact.happened_on:%d.%m.%Y}. "
        f"Теперь – «{TASK_LABELS[TaskState(fact.target)]}» ({clause})."
    )


@command.command(help="Начать работу.")
@_ON
@click.option(
    "--waived",
    is_flag=True,
    help="Разрешить начать, не дожидаясь предыдущего пункта (муниципальный орган или регион).",
)
@click.option(
    "--basis",
    default="",
    type=WORDS,
    metavar="ТЕКСТ",
    help="Чем разрешено (к --waived): письмо или приказ, номер и дата.",
)
@workspace_options
@click.pass_context
def start(
    ctx: click.Context, on: dt.date | None, waived: bool, basis: str, folder: Path, actor: str
) -> None:
    """Start."""
    if basis and not waived:
        raise click.UsageError("Основание (--basis) указывают только вместе с --waived.")
    move = TaskMove(trigger=TaskTrigger.START, on=on, waived=waived, basis=basis)
    _run(ctx, folder, actor, move)


@command.command(
    help=(
        "Приложить документ: акт из хранилища или бумагу, сделанную вне программы.\n\n"
        "Для бумаги нужны название, дата и файл: --paper, --dated, --file. Файл копируется в "
        "рабочую папку, и муниципальный орган сможет его открыть. Подойдёт файл до 20 МБ: "
        f"{', '.join(SCANS)}."
    )
)
@_ON
@click.option("--act", default="", type=WORDS, metavar="АКТ", help="Акт хранилища.")
@click.option("--paper", default="", type=WORDS, metavar="ТЕКСТ", help="Как называется бумага.")
@click.option(
    "--kind",
    default="",
    type=WORDS,
    metavar="ВИД",
    help="Вид бумаги (код); по умолчанию – тот, которого ждёт пункт.",
)
@click.option(
    "--number",
    default="",
    type=WORDS,
    metavar="№",
    help="Номер бумаги; «б/н» или ничего, если его нет.",
)
@click.option("--dated", type=DAY, metavar="ДАТА", help="Дата бумаги.")
@click.option(
    "--file",
    "scan",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Файл или скан бумаги; его копия останется в рабочей папке.",
)
@workspace_options
@click.pass_context
def attach(
    ctx: click.Context, /, on: dt.date | None, folder: Path, actor: str, **given: Any
) -> None:
    """Attach an act or an outside paper."""
    told = [given[name] for name in ("paper", "dated", "scan")]
    if given["act"] and any([*told, given["kind"], given["number"]]):
        raise click.UsageError("Укажите что-то одно: акт хранилища (--act) или бумагу (--paper).")
    if not given["act"] and not all(told):
        raise click.UsageError(
            "Укажите акт хранилища (--act) или бумагу: --paper, --dated и --file."
        )
    paper = None
    if given["scan"]:
        paper = OutsidePaper(
            reference=given["paper"],
            kind=given["kind"],
            number=given["number"],
            date=given["dated"],
            digest="",  # known when the file is kept
        )
    move = TaskMove(trigger=TaskTrigger.ATTACH, on=on, act=given["act"], paper=paper)
    _run(ctx, folder, actor, move, file=given["scan"])


@command.command(help="Подтвердить исполнение (муниципальный орган).")
@_ON
@workspace_options
@click.pass_context
def confirm(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Confirm."""
    _run(ctx, folder, actor, TaskMove(trigger=TaskTrigger.CONFIRM, on=on))


@command.command(name="return", help="Вернуть документ с замечанием (муниципальный орган).")
@_ON
@click.option("--remark", default="", type=WORDS, metavar="ТЕКСТ", help="Что исправить.")
@click.option(
    "--clause", default="", type=WORDS, metavar="ПУНКТ", help="К какому пункту замечание."
)
@click.option(
    "--due",
    type=DAY,
    metavar="ДАТА",
    help=f"Новый срок, если он назначен: не дальше {RETURN_TERM_DAYS} дней после возврата.",
)
@workspace_options
@click.pass_context
def return_(
    ctx: click.Context,
    on: dt.date | None,
    remark: str,
    clause: str,
    due: dt.date | None,
    folder: Path,
    actor: str,
) -> None:
    """Return with a remark."""
    move = TaskMove(trigger=TaskTrigger.RETURN, on=on, reason=remark, clause=clause, new_due=due)
    _run(ctx, folder, actor, move)


@command.command(help="Перенести срок (тот, кто его установил).")
@_ON
@click.option("--due", type=DAY, metavar="ДАТА", help="Новый срок.")
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Почему.")
@click.option(
    "--basis", default="", type=WORDS, metavar="ТЕКСТ", help="Письмо или приказ: номер и дата."
)
@workspace_options
@click.pass_context
def postpone(
    ctx: click.Context,
    on: dt.date | None,
    due: dt.date | None,
    reason: str,
    basis: str,
    folder: Path,
    actor: str,
) -> None:
    """Postpone."""
    move = TaskMove(trigger=TaskTrigger.POSTPONE, on=on, new_due=due, reason=reason, basis=basis)
    _run(ctx, folder, actor, move)


@command.command(
    name="not-applicable",
    help=f"Признать неприменимым. Причины: {'; '.join(NA_REASONS)}.",
)
@_ON
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Причина из списка.")
@workspace_options
@click.pass_context
def not_applicable(
    ctx: click.Context, on: dt.date | None, reason: str, folder: Path, actor: str
) -> None:
    """Mark as not applicable."""
    _run(ctx, folder, actor, TaskMove(trigger=TaskTrigger.MARK_NA, on=on, reason=reason))


@command.command(help="Открыть снова: документ отменён или оказался недостоверным.")
@_ON
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Почему.")
@workspace_options
@click.pass_context
def reopen(ctx: click.Context, on: dt.date | None, reason: str, folder: Path, actor: str) -> None:
    """Reopen."""
    _run(ctx, folder, actor, TaskMove(trigger=TaskTrigger.REOPEN, on=on, reason=reason))


@command.command(help="Отозвать представленный документ до решения (школа).")
@_ON
@workspace_options
@click.pass_context
def withdraw(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Withdraw."""
    _run(ctx, folder, actor, TaskMove(trigger=TaskTrigger.WITHDRAW, on=on))


@command.command(help="Снять пункт: дорожную карту изменили (регион).")
@_ON
@click.option("--basis", default="", type=WORDS, metavar="ТЕКСТ", help="Акт, изменивший карту.")
@workspace_options
@click.pass_context
def cancel(ctx: click.Context, on: dt.date | None, basis: str, folder: Path, actor: str) -> None:
    """Take the item off."""
    _run(ctx, folder, actor, TaskMove(trigger=TaskTrigger.CANCEL, on=on, basis=basis))
