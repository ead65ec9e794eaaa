"""`acts draft`: the draft of an act from the store."""

import datetime as dt
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import report
from acts.cli.workspace import DAY, typed, workspace_options
from acts.services.drafting import draft

__all__ = ["command"]


@click.command(
    help=(
        "Подготовить проект акта по данным хранилища.\n\n"
        "ВИД – код вида, например order_implementation. Файл, который правили в Word, "
        "не перезаписывается: новый проект кладётся рядом."
    )
)
@click.argument("kind", metavar="ВИД")
@click.option("--organization", metavar="КОД", help="Чей акт; не нужно, если организация одна.")
@click.option("--on", type=DAY, metavar="ДАТА", help="Планируемая дата акта; обычно – сегодня.")
@click.option("--period", default="", metavar="ПЕРИОД", help="Для какого периода: «2021».")
@click.option(
    "--data",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Файл с дополнениями к данным хранилища.",
)
@click.option("--hear", multiple=True, metavar="ОРГАН", help="Чьё мнение требует устав.")
@workspace_options
def command(
    kind: str,
    organization: str | None,
    on: dt.date | None,
    period: str,
    data: Path | None,
    hear: tuple[str, ...],
    folder: Path,
    actor: str,
) -> int:
    """Draft and say where the file is."""
    with open_desk(folder, actor=actor) as desk:
        made = draft(
            desk,
            kind,
            organization or desk.only_school(),
            on=on,
            period=period,
            extra=data,
            hear=hear,
        )
        root = desk.folder
    where = "" if folder == Path() else f" -w {typed(folder)}"
    if made.kept is not None:
        click.echo(f"Файл {made.kept.name} правили после формирования – он не тронут.")
    click.echo(f"Проект: {made.file.relative_to(root)}")
    click.echo(f"Акт: {made.act.id}. Дальше: acts act {made.act.id} submit{where}")
    report(made.findings)
    return 1 if made.findings else 0
