"""`acts init`: make a workspace from a few answers or a file, or take changes into one."""

import sys
from pathlib import Path

import click

from acts.actor import Actor, Role
from acts.bootstrap import clock, new_workspace, open_desk
from acts.cli.output import report
from acts.cli.workspace import FOLDER, typed
from acts.services.desk import Desk, local_day
from acts.services.organizing import Loaded
from acts.services.roadmaps import known, roadmap_file
from acts.services.starting import FirstRows, first_forms, load_first, start_with
from acts.services.workspace_folder import fit_out

__all__ = ["command"]

_ROADMAP = "kamchatka-553"
_FOLDER = "Наставничество"
_MOSCOW = "Europe/Moscow"
_ACTORS = (
    Actor(id="school", roles=frozenset({Role.DRAFTER, Role.CURATOR, Role.CLERK})),
    Actor(id="municipality", roles=frozenset({Role.MUNICIPAL_OFFICER})),
)


@click.command(
    help=(
        "Создать рабочую папку: настройки, хранилище, дорожная карта, формы Excel, план.\n\n"
        "Программа задаст несколько вопросов о школе. Вместо ответов можно дать файл: "
        "заполненную форму Excel, выгрузку YAML или список организаций "
        "(образец – samples/demo/organizations.yaml)."
    )
)
@click.argument("folder", type=FOLDER, metavar="[ПАПКА]", required=False)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="ФАЙЛ",
    help="Взять данные из файла, ничего не спрашивая.",
)
@click.option(
    "--roadmap",
    metavar="КОД|ФАЙЛ",
    help="Дорожная карта: код из acts roadmap list или файл. Без неё программа спросит, "
    f"а с --from возьмёт {_ROADMAP}.",
)
@click.option("--update", is_flag=True, help="Папка уже есть: обновить организации и план.")
@click.option(
    "--rehearsal", is_flag=True, help="Учебная папка: время можно задать переменной ACTS_NOW."
)
def command(
    folder: Path | None,
    source: Path | None,
    roadmap: str | None,
    update: bool,
    rehearsal: bool,
) -> None:
    """Make or update a workspace; nothing is left of one that could not be made."""
    folder = folder or Path(_FOLDER)
    if update:
        _update(folder, source, roadmap, rehearsal)
        return
    chosen = roadmap_file(roadmap or _ROADMAP)
    if source is None:
        _expect_a_person(folder)
        chosen = chosen if roadmap else _asked_roadmap(chosen)
    first = _first_rows(source, rehearsal)
    with new_workspace(
        folder,
        roadmap_file=chosen,
        actors=_ACTORS,
        observer=_ACTORS[0],
        rehearsal=rehearsal,
    ) as desk:
        loaded = load_first(desk, first)
        starters = fit_out(folder)
        forms = first_forms(desk)
        over = _is_over(desk)
        followed = desk.roadmap
    click.echo(f"Карта: {followed.id}, {followed.order.citation}, {followed.order.issuer}.")
    _tell(loaded)
    if forms:
        listed = ", ".join(f"{one.parent.name}/{one.name}" for one in forms[:3])
        click.echo(f"Форма для данных: {listed}{' …' if len(forms) > 3 else ''}")
    click.echo(f"Для двойного щелчка: {', '.join(f'«{one.stem}»' for one in starters)}")
    if over:
        click.echo(over)
    if rehearsal:
        click.echo("Это учебная папка: время задаёт переменная ACTS_NOW, записи не доказательство.")
    click.echo(
        f"Дальше: заполните форму и дважды щёлкните «{starters[0].stem}» – или наберите "
        f"cd {typed(folder)}, acts data load формы, acts draft --all"
    )


def _expect_a_person(folder: Path) -> None:
    """Refuse to ask where nobody answers, or where answers would be in vain."""
    if not sys.stdin.isatty():
        raise click.UsageError(
            "Отвечать на вопросы некому: ввод не с клавиатуры. Укажите файл: --from ФАЙЛ."
        )
    # Questions cost a person minutes: what can't work is told before them.
    if (folder / "acts.toml").exists():
        raise click.UsageError("Здесь уже есть рабочая папка. Выберите другую: acts init ПАПКА.")


def _asked_roadmap(usual: Path) -> Path:
    """Ask which of the shipped roadmaps the school follows."""
    from acts.cli.init_questions import ask_for_roadmap

    sound = [(one.path, one.roadmap) for one in known() if one.roadmap is not None]
    return ask_for_roadmap(sound, usual)


def _first_rows(source: Path | None, rehearsal: bool) -> FirstRows:
    if source is not None:
        return start_with(source)
    from acts.cli.init_questions import ask_for_school

    school = ask_for_school(local_day(clock(rehearsal=rehearsal), _MOSCOW))
    return FirstRows(organizations=(school,))


def _update(folder: Path, source: Path | None, roadmap: str | None, rehearsal: bool) -> None:
    if roadmap is not None:
        raise click.UsageError("Карта уже закреплена: с --update параметр --roadmap не нужен.")
    if rehearsal:
        raise click.UsageError("Учебной папку делают при создании: с --update нельзя.")
    if source is None:
        raise click.UsageError("С --update укажите файл организаций: --from ФАЙЛ.")
    with open_desk(folder) as desk:
        loaded = load_first(desk, start_with(source))
    _tell(loaded)
    click.echo(f"Дальше: acts status -w {typed(folder)}")


def _tell(loaded: Loaded) -> None:
    report(loaded.warnings)
    saved, planned = loaded.saved, loaded.planned.saved
    click.echo(
        f"Организации: новых {len(saved.added)}, изменено {len(saved.changed)}, "
        f"без изменений {len(saved.unchanged)}."
    )
    click.echo(f"План: новых {len(planned.added)}, изменено {len(planned.changed)}.")


def _is_over(desk: Desk) -> str:
    """Say that the roadmap's time is over, and what can't be made for that reason."""
    end = desk.roadmap.period_end
    if desk.moment.date() <= end:
        return ""
    return (
        f"Карта {desk.roadmap.id} действовала по {end:%d.%m.%Y}: приказ о внедрении по ней больше "
        "не готовится, остальные документы – готовятся. Новую карту: acts init --roadmap ФАЙЛ."
    )
