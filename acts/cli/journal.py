"""`acts journal`: show what was recorded, and prove that nothing was changed since."""

import dataclasses as dc
from collections.abc import Callable
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import emit_json, format_option, report, table
from acts.cli.workspace import workspace_options
from acts.journal import Event
from acts.services.auditing import heads, history, verify
from acts.services.event_words import acts_called, what, who, why

__all__ = ["command"]


@click.group(help="Журнал событий: показать, проверить целостность, выгрузить отпечатки.")
def command() -> None:
    """Hold the subcommands."""


@command.command(help="Показать события: все, одного исполнения (5@2021@school-1) или акта.")
@click.argument("subject", required=False, metavar="[ИСПОЛНЕНИЕ|АКТ]")
@format_option
@workspace_options
def show(subject: str | None, output_format: str, folder: Path, actor: str) -> None:
    """Print events in the order of recording."""
    with open_desk(folder, actor=actor) as desk:
        events = history(desk, subject or "")
        called = acts_called(desk)
        rows = [_cells(event, called) for event in events] if output_format != "json" else []
    if output_format == "json":
        emit_json([_json(event) for event in events])
        return
    if subject and not events:
        click.echo(f"О «{subject}» событий ещё нет.")
        return
    table(
        (
            "Предмет",
            "№",
            "Произошло",
            "Внесено (UTC)",
            "Событие",
            "Кто действовал",
            "Кто внёс",
            "Документ, причина",
        ),
        rows,
        whole=1,
    )


@command.command(
    name="verify",
    help="Проверить цепочки отпечатков; сверить с журналом хранилище, план и файлы актов.",
)
@click.option(
    "--heads",
    "heads_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Сверить с отпечатками, выгруженными раньше (находит и обрезанный журнал).",
)
@workspace_options
@click.pass_context
def verify_command(ctx: click.Context, heads_file: Path | None, folder: Path, actor: str) -> int:
    """Verify and say what is broken."""
    with open_desk(folder, actor=actor) as desk:
        outcome = verify(desk, heads_file)
    report(outcome.problems)
    if not outcome.is_whole:
        return 1
    click.echo(
        f"Журнал цел: цепочек {outcome.chains}, событий {outcome.events}. "
        f"Сверены с ним и с картой: сроков {outcome.occurrences}, актов {outcome.acts}."
    )
    return 0


@command.command(name="heads", help="Выгрузить отпечатки цепочек, чтобы сверить позже.")
@workspace_options
def heads_command(folder: Path, actor: str) -> None:
    """Print the last digest of every subject as JSON."""
    with open_desk(folder, actor=actor) as desk:
        emit_json(heads(desk))


def _cells(event: Event, called: Callable[[str], str]) -> tuple[str, ...]:
    fact = event.fact
    return (
        fact.subject.partition(":")[2],
        str(event.seq),
        f"{fact.happened_on:%d.%m.%Y}",
        f"{fact.recorded_at:%d.%m.%Y %H:%M}",
        what(fact, {}),
        who(fact, {}),
        fact.recorded_by,
        why(fact, called),
    )


def _json(event: Event) -> dict[str, object]:
    fact = event.fact
    frame = {
        field.name: getattr(fact, field.name)
        for field in dc.fields(fact)
        if field.name != "details"
    }
    return {
        **frame,
        "happened_on": fact.happened_on.isoformat(),
        "recorded_at": fact.recorded_at.isoformat(),
        "details": {
            field.name: str(value)
            for field in dc.fields(fact.details)
            if (value := getattr(fact.details, field.name))
        },
        "seq": event.seq,
        "digest": event.digest,
    }
