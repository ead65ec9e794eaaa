"""What follows a registered act: who read it under signature, and where the site shows it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.act_verbs import ACT_VERBS
from acts.cli.output import shown
from acts.cli.refused import refused_as_typed
from acts.cli.workspace import DAY, WORDS, typed, workspace_options
from acts.journal import Event
from acts.registers.act_record import ActRecord
from acts.services.act_duties import ActDuties, acquaint, act_duties, publish
from acts.services.desk import Desk
from acts.services.signing import find_act

__all__ = ["acquainted", "published", "show_duties"]

_ON = click.option("--on", type=DAY, metavar="ДАТА", help="День события; по умолчанию – сегодня.")


@click.command(
    name="acquaint",
    help=(
        "Внести ознакомление под подпись: СТРОКИ – номера из листа ознакомления.\n\n"
        "Кто ещё не ознакомлен, показывает acts act АКТ. День, внесённый ошибочно, исправляет "
        "та же команда с --reason."
    ),
)
@click.argument("lines", nargs=-1, metavar="[СТРОКИ]…")
@click.option("--all", "everybody", is_flag=True, help="Все, кто ещё не ознакомлен.")
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Почему меняется день.")
@_ON
@workspace_options
@click.pass_context
def acquainted(
    ctx: click.Context,
    lines: tuple[str, ...],
    reason: str,
    on: dt.date | None,
    folder: Path,
    actor: str,
    *,
    everybody: bool,
) -> None:
    """Record acquaintances."""
    if bool(lines) == everybody:
        raise click.UsageError("Укажите номера строк листа – или --all. Пример: acquaint 1 2 3")

    def record(desk: Desk, act: ActRecord) -> tuple[Event, ...]:
        wanted = lines or tuple(one.line for one in act_duties(desk, act).unread)
        return acquaint(desk, act, wanted, on=on, reason=reason)

    act, events, duties = _record(ctx, folder, actor, record)
    for one in events:
        fact = one.fact
        click.echo(
            shown(
                f"{act.id}: строка {fact.details.clause} ({fact.details.body}) – ознакомление "
                f"под подпись, {fact.happened_on:%d.%m.%Y}."
            )
        )
    _print_readers(duties, act, folder)


@click.command(
    name="publish", help="Внести размещение на сайте: АДРЕС – страница или название раздела."
)
@click.argument("address", type=WORDS, metavar="АДРЕС")
@_ON
@workspace_options
@click.pass_context
def published(
    ctx: click.Context, address: str, on: dt.date | None, folder: Path, actor: str
) -> None:
    """Record a publication."""
    act, events, _ = _record(
        ctx, folder, actor, lambda desk, act: publish(desk, act, address, on=on)
    )
    fact = events[0].fact
    click.echo(shown(f"{act.id}: размещён на сайте, {fact.happened_on:%d.%m.%Y}: {address}."))


def show_duties(duties: ActDuties, act: ActRecord, folder: Path) -> None:
    """Print who has not read an act yet and what the site still has to show.

    Args:
        duties: What it asks for.
        act: The act.
        folder: The workspace as it was typed.
    """
    _print_readers(duties, act, folder)
    one = duties.publication
    if one is None:
        return
    if one.on is not None:
        late = f" (после срока – {one.due:%d.%m.%Y})" if one.on > one.due else ""
        click.echo(shown(f"На сайте с {one.on:%d.%m.%Y}{late}: {one.address}"))
        return
    late = " – срок прошёл" if duties.is_publication_late else ""
    click.echo(f"На сайте разместить до {one.due:%d.%m.%Y}{late}.")
    click.echo(shown(f"  {_typed(act, 'publish АДРЕС', folder)}"))


def _print_readers(duties: ActDuties, act: ActRecord, folder: Path) -> None:
    if not duties.readers:
        return
    if not duties.unread:
        late_ones = sum(1 for one in duties.readers if _is_after(one.on, duties.read_by))
        late = f", после срока – {late_ones}" if late_ones else ""
        click.echo(f"Ознакомлены все: {len(duties.readers)}{late}.")
        return
    until = f" до {duties.read_by:%d.%m.%Y}" if duties.read_by else ""
    late = " – срок прошёл" if duties.is_reading_late else ""
    click.echo(f"Ознакомить под подпись{until}{late}:")
    for one in duties.unread:
        click.echo(shown(f"  {one.line}. {one.name}, {one.post}"))
    lines = " ".join(one.line for one in duties.unread[:3])
    click.echo(shown(f"  {_typed(act, f'acquaint {lines}', folder)}"))


def _is_after(day: dt.date | None, term: dt.date | None) -> bool:
    return day is not None and term is not None and day > term


def _typed(act: ActRecord, step: str, folder: Path) -> str:
    where = "" if folder == Path() else f" -w {typed(folder)}"
    return f"acts act {typed(act.id)} {step}{where}"


def _record(
    ctx: click.Context,
    folder: Path,
    actor: str,
    record: Callable[[Desk, ActRecord], tuple[Event, ...]],
) -> tuple[ActRecord, tuple[Event, ...], ActDuties]:
    if not isinstance(ctx.obj, str):
        raise click.UsageError("Не указан акт. Пример: acts act order_pairs@2026@school acquaint 1")
    with open_desk(folder, actor=actor) as desk:
        act = find_act(desk, ctx.obj)
        with refused_as_typed(ctx.command, ACT_VERBS):
            events = record(desk, act)
        return act, events, act_duties(desk, act)
