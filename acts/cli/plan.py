"""`acts plan`: lay out the roadmap for every organisation of the workspace."""

from collections.abc import Callable
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import emit_json, format_option, table
from acts.cli.roadmap_view import UNCONFIRMED
from acts.cli.workspace import workspace_options
from acts.plan import Occurrence, Wording
from acts.services.planning import Planned, plan, wordings_of

__all__ = ["command"]


@click.command(help="Построить план: пункт × период × организация. Повтор ничего не меняет.")
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


def _row(one: Occurrence, wording: Wording) -> tuple[str, ...]:
    place = f"{wording.place}: " if wording.place else ""
    return (
        str(one.id),
        f"{place}«{wording.printed}»",
        (wording.reading or "не разобран") + ("" if one.confirmed else UNCONFIRMED),
        f"{one.due:%d.%m.%Y}" if one.due else "–",
        one.rule if one.due else "даты нет",
    )


def _json(planned: Planned, wording: Callable[[Occurrence], Wording]) -> dict[str, object]:
    return {
        "added": list(planned.saved.added),
        "changed": list(planned.saved.changed),
        "unchanged": len(planned.saved.unchanged),
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
