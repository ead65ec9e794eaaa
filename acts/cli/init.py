"""`acts init`: make a workspace, or take changed organisations into one."""

from pathlib import Path

import click

from acts.actor import Actor, Role
from acts.bootstrap import new_workspace, open_desk
from acts.cli.output import report
from acts.cli.workspace import FOLDER, typed
from acts.services.organizing import load
from acts.services.roadmaps import roadmap_file

__all__ = ["command"]

_ROADMAP = "kamchatka-553"
_ACTORS = (
    Actor(id="school", roles=frozenset({Role.DRAFTER, Role.CURATOR, Role.CLERK})),
    Actor(id="municipality", roles=frozenset({Role.MUNICIPAL_OFFICER})),
)


@click.command(
    help=(
        "Создать рабочую папку: настройки, закреплённую дорожную карту, хранилище, план.\n\n"
        "Организации берутся из файла YAML (образец – samples/demo/organizations.yaml)."
    )
)
@click.argument("folder", type=FOLDER, metavar="ПАПКА")
@click.option(
    "--from",
    "organizations",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Файл организаций.",
)
@click.option(
    "--roadmap",
    metavar="КОД|ФАЙЛ",
    help=f"Дорожная карта: код из acts roadmap list или файл; по умолчанию – {_ROADMAP}.",
)
@click.option("--update", is_flag=True, help="Папка уже есть: обновить организации и план.")
@click.option(
    "--rehearsal", is_flag=True, help="Учебная папка: время можно задать переменной ACTS_NOW."
)
def command(
    folder: Path, organizations: Path, roadmap: str | None, update: bool, rehearsal: bool
) -> None:
    """Make or update a workspace; nothing is left of one that could not be made."""
    if update:
        if roadmap is not None:
            raise click.UsageError("Карта уже закреплена: с --update параметр --roadmap не нужен.")
        if rehearsal:
            raise click.UsageError("Учебной папку делают при создании: с --update нельзя.")
        opened = open_desk(folder)
    else:
        opened = new_workspace(
            folder,
            roadmap_file=roadmap_file(roadmap or _ROADMAP),
            actors=_ACTORS,
            observer=_ACTORS[0],
            rehearsal=rehearsal,
        )
    with opened as desk:
        loaded = load(desk, organizations)
    report(loaded.warnings)
    saved, planned = loaded.saved, loaded.planned.saved
    click.echo(
        f"Организации: новых {len(saved.added)}, изменено {len(saved.changed)}, "
        f"без изменений {len(saved.unchanged)}."
    )
    click.echo(f"План: новых {len(planned.added)}, изменено {len(planned.changed)}.")
    if rehearsal:
        click.echo("Это учебная папка: время задаёт переменная ACTS_NOW, записи не доказательство.")
    click.echo(f"Дальше: acts status -w {typed(folder)}")
