"""The rest of an act's way at once, and where an act stands."""

import datetime as dt
import sys
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.act_duties import show_duties
from acts.cli.act_verbs import ACT_VERBS
from acts.cli.output import report, shown
from acts.cli.refused import refused_as_typed
from acts.cli.workspace import DAY, WORDS, typed, workspace_options
from acts.journal import Event
from acts.registers.act_record import ActRecord
from acts.services.act_completion import complete, rehearse, steps_left
from acts.services.act_duties import act_duties
from acts.services.act_facts import ActMove
from acts.services.act_overview import Overview, overview
from acts.services.draft_labels import draft_command
from acts.services.registration import Registered, repealed_by
from acts.services.signing import find_act
from acts.states import ACT_LABELS, TRIGGER_LABELS, ActState, ActTrigger

__all__ = ["finish", "report_registered", "report_repealed", "show_act"]


@click.command(help="Внести разом всё оставшееся: бумага уже подписана. НОМЕР – из книги школы.")
@click.argument("number", metavar="[НОМЕР]", required=False, default="", type=WORDS)
@click.option("--signed", "on", type=DAY, metavar="ДАТА", help="День подписания; обычно – сегодня.")
@click.option("--yes", "agreed", is_flag=True, help="Не переспрашивать.")
@workspace_options
@click.pass_context
def finish(
    ctx: click.Context,
    number: str,
    on: dt.date | None,
    folder: Path,
    actor: str,
    *,
    agreed: bool,
) -> None:
    """Say what will be recorded, ask, and record it whole or not at all."""
    if not isinstance(ctx.obj, str):
        raise click.UsageError("Не указан акт. Пример: acts act order_pairs@2026@school finish 91")
    with open_desk(folder, actor=actor) as desk:
        act = find_act(desk, ctx.obj)
        with refused_as_typed(ctx.command, ACT_VERBS):
            steps = steps_left(desk, act)
            # Whatever would refuse it is said before a person answers for the whole way.
            report(rehearse(desk, act, number=number, on=on))
            if not agreed:
                _ask(steps, on)
            done = complete(desk, act, number=number, on=on)
            repealed = repealed_by(desk, act)
            duties = act_duties(desk, act)
    for event in done.events:
        fact = event.fact
        state = ACT_LABELS[ActState(fact.target)]
        click.echo(f"{TRIGGER_LABELS[fact.trigger]}, {fact.happened_on:%d.%m.%Y}: «{state}»")
    report_registered(done.registered)
    show_duties(duties, act, folder)
    report_repealed(act, repealed, done.events, folder)


def report_registered(registered: Registered) -> None:
    """Print the number, the file, and the drafts that stay beside it."""
    click.echo(f"Номер: {registered.number}")
    click.echo(f"Файл с номером и датой: {registered.file}")
    for path in registered.left:
        click.echo(
            shown(
                f"Рядом остался {path.name}: его правили, он открыт или это копия. Если он больше "
                "не нужен, удалите его – в нём те же имена."
            )
        )
    report(registered.notes)


def report_repealed(
    act: ActRecord, repealed: tuple[ActRecord, ...], events: tuple[Event, ...], folder: Path
) -> None:
    """Name the acts that this one repeals by its words, and what is typed to record that."""
    where = "" if folder == Path() else f" -w {typed(folder)}"
    last = events[-1].fact
    for one in repealed:
        called = f"acts act {typed(one.id)} repeal {typed(act.id)}"
        if last.target == ActState.IN_FORCE:
            called += f" --on {last.happened_on:%d.%m.%Y}{where}"
            click.echo(shown(f"Этим актом отменён {one.id}. Внесите это: {called}"))
        else:
            click.echo(
                shown(
                    f"Этим актом отменяется {one.id}. Когда этот вступит в силу, внесите: "
                    f"{called}{where}"
                )
            )


def _ask(steps: tuple[ActMove, ...], on: dt.date | None) -> None:
    day = f"{on:%d.%m.%Y}" if on else "сегодня"
    click.echo(f"Будет внесено, всё датой подписания ({day}):")
    for step in steps:
        post = f" – {step.post}" if step.post else ""
        click.echo(shown(f"  {TRIGGER_LABELS[step.trigger]}{post}"))
    if not sys.stdin.isatty():
        raise click.UsageError("Подтвердить некому: ввод не с клавиатуры. Добавьте --yes.")
    answer = click.prompt("Всё это было на самом деле? (да/нет)", default="нет")
    if answer.strip().casefold() not in {"да", "д"}:
        raise click.Abort


def show_act(name: str, *, folder: Path, actor: str) -> None:
    """Print where an act stands, what it waits for and what can be typed next."""
    with open_desk(folder, actor=actor) as desk:
        seen = overview(desk, find_act(desk, name))
        root = desk.folder
    _print(seen, root, folder)


def _print(seen: Overview, root: Path, folder: Path) -> None:
    click.echo(shown(f"{seen.act.title} ({seen.act.id})"))
    number = f", № {seen.number} от {seen.date:%d.%m.%Y}" if seen.number and seen.date else ""
    since = f" с {seen.since:%d.%m.%Y}" if seen.since else ""
    click.echo(f"Сейчас – «{ACT_LABELS[seen.state]}»{since}{number}.")
    click.echo(shown(f"Файл: {root / seen.act.file}"))
    for problem in seen.pending:
        click.echo(shown(f"Не хватает: {problem.message}"))
    report(seen.notes)
    show_duties(seen.duties, seen.act, folder)
    if seen.possible:
        where = "" if folder == Path() else f" -w {typed(folder)}"
        click.echo("Дальше можно:")
        for trigger in seen.possible:
            called = _called(seen.act, trigger)
            click.echo(shown(f"  {called}{where} – {TRIGGER_LABELS[trigger]}"))


def _called(act: ActRecord, trigger: str) -> str:
    if trigger == ActTrigger.REDRAFT:
        return f"{draft_command(act)} --organization {act.organization}"
    verb = ACT_VERBS.get(trigger, trigger)
    return verb if verb.startswith("acts ") else f"acts act {typed(act.id)} {verb}"
