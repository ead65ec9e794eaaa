"""`acts year`: the turn of the school year."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.data_view import report_rows, show_changes
from acts.cli.output import shown
from acts.cli.workspace import DAY, typed, workspace_options
from acts.services.desk import Desk
from acts.services.exchange import owner_of
from acts.services.exchange_view import Reader, reader_of, seen_changes
from acts.services.year_roll import YearRolled, YearUndone, roll, school_year, undo

__all__ = ["command"]


@click.group(
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="ДЕЙСТВИЕ …",
    help="Новый учебный год: завершить пары, перевести классы, найти, чего не хватает.",
)
def command() -> None:
    """Hold the verbs."""


@command.command(
    name="roll",
    help=(
        "Перейти на новый учебный год.\n\n"
        "Пары, срок которых вышел, завершаются их последним днём; остальные продолжаются. Классы "
        "и курсы растут на один. Выпускники только перечисляются: кого исключить, решаете вы. "
        "Зарегистрированные документы не меняются.\n\n"
        "Переходят между концом занятий и сентябрём. Без --ends старый год кончается 31 августа "
        "(у школы с другим началом года – накануне него): с 25 мая – ближайшего, в остальное время "
        "– последнего прошедшего. Год, до конца которого больше 14 недель, без --early не "
        "закрывается. Если переход пропустили, команда назовёт пропущенный год и спросит, на "
        "сколько поднять классы: --classes."
    ),
)
@click.option(
    "--ends", type=DAY, metavar="ДАТА", help="Последний день старого года; обычно – 31 августа."
)
@click.option(
    "--starts", type=DAY, metavar="ДАТА", help="Первый день нового; обычно – следующий день."
)
@click.option(
    "--classes",
    type=click.IntRange(min=1),
    metavar="ЧИСЛО",
    help="На сколько поднять классы, если переходы пропускали.",
)
@click.option("--early", is_flag=True, help="Перейти раньше, чем за 14 недель до конца года.")
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не записывать.")
@click.option("--undo", "back", is_flag=True, help="Отменить последний переход.")
@click.option("--organization", default="", metavar="КОД", help="Не нужно, если школа одна.")
@workspace_options
def roll_(
    ends: dt.date | None,
    starts: dt.date | None,
    classes: int | None,
    early: bool,
    dry_run: bool,
    back: bool,
    organization: str,
    folder: Path,
    actor: str,
) -> None:
    """Turn the year, and list what a person has to do."""
    if back and (ends or starts or classes or early):
        raise click.UsageError(
            "С --undo не указывают ни дат, ни классов: отменяется последний переход."
        )
    where = "" if folder == Path() else f" -w {typed(folder)}"
    with open_desk(folder, actor=actor) as desk:
        owner = owner_of(desk, organization)
        if back:
            _show_undone(desk, undo(desk, owner, dry_run=dry_run))
            return
        rolled = roll(
            desk,
            owner,
            ends_on=ends,
            starts_on=starts,
            classes=classes,
            early=early,
            dry_run=dry_run,
        )
        _show(desk, rolled, where)


def _show(desk: Desk, rolled: YearRolled, where: str) -> None:
    year = rolled.year
    reader = reader_of(desk, rolled.changes.organization)
    click.echo(f"Учебный год {school_year(year.starts_on)}, с {year.starts_on:%d.%m.%Y}")
    show_changes(seen_changes(desk, rolled.changes))
    click.echo()
    _list(reader, "Пары продолжаются", year.carried)
    _list(reader, "Программы кончаются – нужна новая", year.programmes)
    _list(reader, "Выпускники – исключите в форме тех, кто ушёл", year.leavers)
    _list(reader, "Класс или курс не прочитан – исправьте в форме", year.unreadable)
    if year.consents:
        click.echo(f"Не хватает к {year.starts_on:%d.%m.%Y}: {len(year.consents)}")
        report_rows(reader, year.consents)
    if rolled.applied is None:
        click.echo("Это проверка: ничего не записано. Перейти – та же команда без --dry-run.")
    elif rolled.applied.event is None:
        click.echo("Менять нечего.")
    else:
        click.echo(f"Внесено: {rolled.applied.summary}. Редакция {rolled.applied.revision}.")
        click.echo(f"Отменить: acts year roll --undo{where}")


def _show_undone(desk: Desk, undone: YearUndone) -> None:
    show_changes(seen_changes(desk, undone.changes))
    if undone.left:
        click.echo(f"\nОставлено, правили после перехода: {', '.join(undone.left)}")
    click.echo()
    if undone.applied is None:
        click.echo("Это проверка: ничего не записано.")
    else:
        click.echo(f"Внесено: {undone.applied.summary}. Редакция {undone.applied.revision}.")


def _list(reader: Reader, title: str, codes: Sequence[str]) -> None:
    if not codes:
        return
    click.echo(f"{title}: {len(codes)}")
    for code in codes:
        click.echo(shown(f"  {reader.label_of(code)} ({code})"))
