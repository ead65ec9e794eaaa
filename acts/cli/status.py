"""`acts status`: what is done and what is overdue, as of any day, by what was known then."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import emit_json, format_option, table
from acts.cli.undated import print_undated
from acts.cli.workspace import MOMENT, end_of_day, workspace_options
from acts.deadlines.wording import plural
from acts.errors import InputError
from acts.report import FLAG_LABELS, Flag, Status, StatusRow
from acts.services.planning import former_editions
from acts.services.reporting import status
from acts.states import FINAL_TASK_STATES, TASK_LABELS, TaskState

__all__ = ["command", "print_status", "status_json"]

# The first column is what `acts task` takes, so it can be copied into the next command.
_COLUMNS = ("Исполнение", "Мероприятие", "Срок", "Состояние", "Документ")
_MOST_NAMES = 12  # a longer legend explains less than it hides


@click.command(help="Показать, что сделано и что просрочено – на любую дату.")
@click.option("--as-of", type=MOMENT, help="На какой день или момент; по умолчанию – сейчас.")
@click.option("--known", type=MOMENT, help="Только то, что было внесено к этому времени.")
@click.option("--overdue", is_flag=True, help="Только просроченное.")
@click.option("--organization", metavar="КОД", help="Только эта организация.")
@click.option("--item", metavar="№", help="Только этот пункт карты.")
@click.option("--all", "everything", is_flag=True, help="Все строки, не только требующие внимания.")
@format_option
@workspace_options
def command(
    as_of: dt.date | dt.datetime | None,
    known: dt.date | dt.datetime | None,
    overdue: bool,
    organization: str | None,
    item: str | None,
    everything: bool,
    output_format: str,
    folder: Path,
    actor: str,
) -> None:
    """Ask the reporting service and print its answer."""
    with open_desk(folder, actor=actor) as desk:
        known_here = (desk.roadmap, *former_editions(desk)) if item is not None else ()
        if item is not None and not any(one.item(item) for one in known_here):
            listed = ", ".join(one.number for one in desk.roadmap.items)
            raise InputError(f"пункта «{item[:60]}» в дорожной карте нет", remedy=f"Есть: {listed}")
        answer = status(
            desk,
            as_of=as_of,
            known=end_of_day(known, desk.roadmap.policies.zone),
            organization=organization,
            item=item,
            only_overdue=overdue,
        )
    if output_format == "json":
        emit_json(status_json(answer))
    else:
        whole = everything or overdue or item is not None
        print_status(answer, [row for row in answer.rows if whole or _needs_attention(row)])
        if desk.rehearsal:
            click.echo("Это учебная папка: время записей здесь задают, они не доказательство.")


def status_json(answer: Status) -> dict[str, object]:
    """Shape a status for programs, as README.md documents it."""
    summary = answer.summary
    return {
        "as_of": answer.as_of,
        "known": answer.known,
        "rows": [
            {
                "organization": row.organization,
                "item": row.item,
                "clause": row.clause,
                "title": row.title,
                "period": row.period,
                "due": row.due.isoformat() if row.due else None,
                "rule": row.rule,
                "state": str(row.state),
                "flags": [str(flag) for flag in row.flags],
                "document": row.document,
                "holder": row.holder,
                "printed": row.printed,
                "reading": row.reading,
            }
            for row in answer.rows
        ],
        "summary": {
            **dc.asdict(summary),
            "by_state": dict(summary.by_state),
            "overdue_by_organization": dict(summary.overdue_by_organization),
        },
    }


def print_status(answer: Status, rows: Iterable[StatusRow]) -> None:
    """Print the table a person reads: overdue rows first, then the counts and the rules.

    Args:
        answer: The whole status; the counts are over all of it.
        rows: What of it to show.
    """
    shown = sorted(rows, key=lambda row: (Flag.OVERDUE not in row.flags, row.due or dt.date.max))
    known = f", по записям на {_day(answer.known)}" if answer.known else ""
    title = f"Состояние на {_day(answer.as_of)}{known}"
    if shown:
        cells = [_cells(row) for row in shown]
        # A column that nobody fills would only narrow the others.
        filled = len(_COLUMNS) if any(row[-1] for row in cells) else len(_COLUMNS) - 1
        table(_COLUMNS[:filled], [row[:filled] for row in cells], title=title)
    else:
        click.echo(f"{title}: ничего не требует внимания.")
    summary = answer.summary
    click.echo(
        f"Всего {summary.total}: просрочено {summary.overdue}, срок близко {summary.due_soon}, "
        f"ждут проверки {summary.waiting_check}, выполнено {summary.done} "
        f"(из них с опозданием {summary.done_late})."
    )
    if len(shown) < len(answer.rows):
        rows_shown = f"{len(shown)} {plural(len(shown), 'строка', 'строки', 'строк')}"
        click.echo(f"Показано: {rows_shown}; все – с параметром --all.")
    print_undated(answer.todo)
    _print_legend(answer, shown)


def _print_legend(answer: Status, shown: Iterable[StatusRow]) -> None:
    """Say which organisation each code is, and by which rules the dates were computed."""
    codes = {code for row in shown for code in (row.organization, row.holder)}
    names = [f"{code} – {name}" for code, name in answer.names if code in codes]
    if names and len(names) <= _MOST_NAMES:
        click.echo(f"Организации: {'; '.join(names)}.")
    click.echo("Правила:")
    click.echo(";\n".join(f"  – {rule}" for rule in answer.policies) + ".")


def _needs_attention(row: StatusRow) -> bool:
    if row.state in FINAL_TASK_STATES:
        return False
    waiting = {
        Flag.OVERDUE,
        Flag.NAMED_DAY_OFF,
        Flag.DUE_SOON,
        Flag.NEEDS_CONFIRMATION,
        Flag.CONFIRMATION_OVERDUE,
    }
    moving = {TaskState.IN_PROGRESS, TaskState.SUBMITTED, TaskState.RETURNED, TaskState.POSTPONED}
    return bool(waiting & set(row.flags)) or row.state in moving


def _cells(row: StatusRow) -> tuple[str, ...]:
    flags = ", ".join(FLAG_LABELS[flag] for flag in row.flags)
    state = TASK_LABELS[row.state]
    if row.holder not in (
        "",
        row.organization,
    ):  # else the one who owes it acts next, as one expects
        state = f"{state}, ход за {row.holder}"
    return (
        f"{row.item}@{row.period}@{row.organization}",
        f"{row.title} ({row.clause})",
        _term(row),
        f"{flags.upper() if Flag.OVERDUE in row.flags else flags}; {state}" if flags else state,
        row.document,
    )


def _term(row: StatusRow) -> str:
    """Show the date with what it came from: the printed words, their reading, the rule."""
    lines = [f"{row.due:%d.%m.%Y}" if row.due else "даты нет"]
    if row.printed:
        lines.append(f"напечатано: «{row.printed}»")
    if row.reading:
        lines.append(f"понято: {row.reading}")
    if row.due or Flag.SUPERSEDED in row.flags:
        lines.append(f"правило: {row.rule}")
    return "\n".join(lines)


def _day(text: str) -> str:
    moment = dt.datetime.fromisoformat(text)
    return f"{moment:%d.%m.%Y}" if len(text) == 10 else f"{moment:%d.%m.%Y %H:%M %Z}"
