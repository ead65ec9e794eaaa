"""`acts plan`: lay out the roadmap for every organisation of the workspace."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import emit_json, format_option, table
from acts.cli.roadmap_view import UNCONFIRMED
from acts.cli.undated import print_undated
from acts.cli.workspace import workspace_options
from acts.plan import Occurrence, Wording, what_to_do
from acts.services.planning import Moved, Planned, plan, wordings_of

__all__ = ["command"]

_NAMED = 3  # organisations listed by id; more are counted


@click.command(
    help=(
        "Построить план: пункт × период × организация. Повтор ничего не меняет.\n\n"
        "Если правила сроков изменились, команда перечисляет сдвинутые сроки: открытые исполнения "
        "ждут по новым, сданные и закрытые сохраняют срок, по которому сданы."
    )
)
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не записывать.")
@click.option("--show", is_flag=True, help="Показать весь план со сроками.")
@format_option
@workspace_options
def command(dry_run: bool, show: bool, output_format: str, folder: Path, actor: str) -> None:
    """Ask the planning service and print what it did."""
    with open_desk(folder, actor=actor) as desk:
        planned = plan(desk, dry_run=dry_run)
        wording = wordings_of(desk) if show or output_format == "json" else None
    if wording is not None and output_format == "json":
        emit_json(_json(planned, wording))
        return
    if wording is not None:
        table(
            ("Исполнение", "Напечатано", "Понято как", "Срок", "Правило"),
            [_row(one, wording(one)) for one in planned.occurrences],
            whole=1,
        )
    verb = "Было бы: новых" if dry_run else "План построен: новых"
    saved = planned.saved
    click.echo(
        f"{verb} {len(saved.added)}, изменено {len(saved.changed)}, "
        f"без изменений {len(saved.unchanged)}."
    )
    _show_moved(planned.moved)
    print_undated((one.id.item, what_to_do(one)) for one in planned.occurrences)


def _show_moved(moved: Sequence[Moved]) -> None:
    """List the dates that are others now, and say what that does."""
    if rows := _moved_rows([one for one in moved if not one.held]):
        table(("Пункт и период", "Было", "Стало", "Организации"), rows, title="Сроки изменились")
        click.echo(
            "Просрочка считается от новых сроков. Если срок изменился не по вашему решению, "
            "проверьте правила сроков в acts.toml и карту."
        )
    if rows := _moved_rows([one for one in moved if one.held]):
        table(
            ("Пункт и период", "Остаётся", "По правилам теперь", "Организации"),
            rows,
            title="Сданное и закрытое сохраняет прежний срок",
        )


def _moved_rows(moved: Sequence[Moved]) -> list[tuple[str, str, str, str]]:
    """Put the organisations together whose date of an item and period changed alike."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in moved:
        name, _, owner = one.id.rpartition("@")
        alike.setdefault((name, _day(one.before), _day(one.now)), []).append(owner)
    return [
        (*key, ", ".join(owners) if len(owners) <= _NAMED else f"организаций: {len(owners)}")
        for key, owners in alike.items()
    ]


def _day(day: dt.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "–"


def _row(one: Occurrence, wording: Wording) -> tuple[str, ...]:
    place = f"{wording.place}: " if wording.place else ""
    return (
        str(one.id),
        f"{place}«{wording.printed}»",
        (wording.reading or "не разобран") + ("" if one.confirmed else UNCONFIRMED),
        _day(one.due),
        one.rule if one.due else "даты нет",
    )


def _json(planned: Planned, wording: Callable[[Occurrence], Wording]) -> dict[str, object]:
    return {
        "added": list(planned.saved.added),
        "changed": list(planned.saved.changed),
        "unchanged": len(planned.saved.unchanged),
        "moved": [
            {
                "id": one.id,
                "before": one.before.isoformat() if one.before else None,
                "now": one.now.isoformat() if one.now else None,
                "held": one.held,
            }
            for one in planned.moved
        ],
        "occurrences": [
            {
                "id": str(one.id),
                "kind": str(one.kind),
                "start": one.start.isoformat() if one.start else None,
                "raw_due": one.raw_due.isoformat() if one.raw_due else None,
                "due": one.due.isoformat() if one.due else None,
                "rule": one.rule,
                "provisional": one.provisional,
                "confirmed": one.confirmed,
                "printed": wording(one).printed,
                "reading": wording(one).reading,
            }
            for one in planned.occurrences
        ],
    }
