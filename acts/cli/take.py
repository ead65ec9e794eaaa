"""`acts take`: an edited text becomes the text of the act."""

from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.output import emit_json, format_option, report, shown
from acts.cli.workspace import typed, workspace_options
from acts.services.taking import TextTaken, take_text

__all__ = ["command"]

_MOST = 200


@click.command(
    help=(
        "Принять текст, правленный в Word, как текст акта.\n\n"
        "ФАЙЛ – проект, который вы правили. Показывается, что было и что стало; исправления "
        "и примечания сначала примите и удалите. Номер и дату впишет регистрация: место для них "
        "должно остаться."
    )
)
@click.argument(
    "file", metavar="ФАЙЛ", type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
@click.option("--act", default="", metavar="АКТ", help="Чей это текст, если по файлу не понять.")
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не записывать.")
@format_option
@workspace_options
def command(
    file: Path, act: str, dry_run: bool, output_format: str, folder: Path, actor: str
) -> int:
    """Take a text in and show what it changes."""
    with open_desk(folder, actor=actor) as desk:
        taken = take_text(desk, file, act_name=act, dry_run=dry_run)
        root = desk.folder
    if output_format == "json":
        _emit(taken, root)
    else:
        where = "" if folder == Path() else f" -w {typed(folder)}"
        _show(taken, root, where, dry_run=dry_run)
    return 0 if taken.is_sound else 1


def _show(taken: TextTaken, root: Path, where: str, *, dry_run: bool) -> None:
    click.echo(f"Акт: {taken.act.id}")
    for one in taken.differences[:_MOST]:
        click.echo(f"\n{shown(one.place)}")
        if one.before:
            click.echo(f"  было:  {shown(one.before)}")
        if one.after:
            click.echo(f"  стало: {shown(one.after)}")
    if len(taken.differences) > _MOST:
        click.echo(f"\n… и ещё мест: {len(taken.differences) - _MOST}.")
    if not taken.differences:
        click.echo("Слова не изменились, отличается только оформление.")
    click.echo()
    report(taken.problems)
    if taken.file is not None:
        click.echo(f"Текст принят: {taken.file.relative_to(root)}")
        click.echo("Ваш файл оставлен как есть.")
        click.echo(f"Дальше: acts act {taken.act.id} submit{where}")
    elif not taken.is_sound:
        click.echo("Текст не принят: исправьте названное и повторите.")
    elif dry_run:
        click.echo("Это проверка: ничего не записано. Принять – та же команда без --dry-run.")


def _emit(taken: TextTaken, root: Path) -> None:
    emit_json(
        {
            "act": taken.act.id,
            "file": taken.file.relative_to(root).as_posix() if taken.file else None,
            "differences": [
                {"place": one.place, "before": one.before, "after": one.after}
                for one in taken.differences
            ],
            "problems": [
                {
                    "severity": str(one.severity),
                    "code": one.code,
                    "place": one.place,
                    "message": one.message,
                    "remedy": one.remedy,
                }
                for one in taken.problems
            ],
        }
    )
