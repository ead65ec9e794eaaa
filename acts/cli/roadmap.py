"""`acts roadmap`: which roadmaps there are, what one says, whether it is in order."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from acts.cli.output import emit_json, format_option, report, table
from acts.cli.roadmap_confirm import command as confirm_command
from acts.cli.roadmap_editions import adopt_command, diff_command
from acts.cli.roadmap_view import comparison_json, item_json, print_roadmap, roadmap_json
from acts.cli.workspace import typed
from acts.errors import InputError, Problem
from acts.roadmap import Item, Roadmap
from acts.services import roadmaps

__all__ = ["command"]

_FINDINGS = 1


@click.group(help="Дорожные карты: список, содержание, проверка, подтверждение, редакции.")
def command() -> None:
    """Hold the commands about roadmaps."""


@command.command("list", help="Показать дорожные карты: из поставки и из папки.")
@click.argument(
    "folder",
    required=False,
    metavar="[ПАПКА]",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
)
@format_option
@click.pass_context
def list_command(ctx: click.Context, folder: Path | None, output_format: str) -> None:
    """List roadmaps; a broken file is named, and the rest are still listed."""
    found = roadmaps.known(folder)
    good = [(one.path, one.roadmap) for one in found if one.roadmap is not None]
    if output_format == "json":
        emit_json(
            [
                {
                    "id": roadmap.id,
                    "order": roadmap.order.citation,
                    "issuer": roadmap.order.issuer,
                    "items": len(roadmap.items),
                    "period": _period(roadmap),
                    "edition": roadmap.edition,
                    "valid_from": roadmap.valid_from.isoformat(),
                    "valid_until": _until(roadmap, good),
                    "file": str(path),
                }
                for path, roadmap in good
            ]
        )
    else:
        table(
            ("Код", "Приказ", "Редакция", "Кто издал", "Пунктов", "Срок программы", "Файл"),
            [
                (
                    roadmap.id,
                    roadmap.order.citation,
                    _validity(roadmap, good),
                    roadmap.order.issuer,
                    str(len(roadmap.items)),
                    f"{roadmap.period_start:%d.%m.%Y} – {roadmap.period_end:%d.%m.%Y}",
                    path.name,
                )
                for path, roadmap in good
            ],
        )
    broken = [problem for one in found for problem in one.problems]
    report(broken)
    if broken:
        ctx.exit(_FINDINGS)


def _until(roadmap: Roadmap, known: Sequence[tuple[Path, Roadmap]]) -> str | None:
    """Give the last day an edition holds: the eve of the first day of the next known one."""
    later = [
        one.valid_from for _, one in known if one.id == roadmap.id and one.edition > roadmap.edition
    ]
    return (min(later) - dt.timedelta(days=1)).isoformat() if later else None


def _validity(roadmap: Roadmap, known: Sequence[tuple[Path, Roadmap]]) -> str:
    until = _until(roadmap, known)
    end = f" по {dt.date.fromisoformat(until):%d.%m.%Y}" if until else ""
    begin = roadmap.valid_from if roadmap.editions else roadmap.period_start
    return f"{roadmap.edition}, с {begin:%d.%m.%Y}{end}"


def _period(roadmap: Roadmap) -> dict[str, str]:
    return {"start": roadmap.period_start.isoformat(), "end": roadmap.period_end.isoformat()}


@command.command("show", help="Показать карту: файл, код или, если карта одна, без имени.")
@click.argument("name", required=False, default="", metavar="[ФАЙЛ|КОД]")
@click.option("--item", "number", metavar="№", help="Только этот пункт, подробно.")
@format_option
def show_command(name: str, number: str | None, output_format: str) -> None:
    """Print a roadmap, or one item of it."""
    roadmap = roadmaps.open_roadmap(name)
    item = _item(roadmap, number) if number is not None else None
    if output_format == "json":
        emit_json(roadmap_json(roadmap) if item is None else item_json(roadmap, item))
    else:
        print_roadmap(roadmap, item)


def _item(roadmap: Roadmap, number: str) -> Item:
    item = roadmap.item(number)
    if item is None:
        numbers = ", ".join(one.number for one in roadmap.items)
        raise InputError(
            Problem(
                message=f"пункта {number[:40]} в карте {roadmap.id} нет",
                remedy=f"Есть пункты: {numbers}",
                code="roadmap.unknown-item",
            )
        )
    return item


@command.command("check", help="Проверить карты: 0 – найдено ровно принятое, 1 – есть новое.")
@click.argument("names", nargs=-1, metavar="[ФАЙЛ|КОД…]")
@format_option
@click.pass_context
def check_command(ctx: click.Context, names: tuple[str, ...], output_format: str) -> None:
    """Check files or codes, or all that are shipped, and exit 1 on anything unexpected."""
    checkups = roadmaps.check(names)
    if output_format == "json":
        emit_json([comparison_json(one) for one in checkups])
    else:
        for one in checkups:
            _print_checkup(one)
    if not all(one.is_clean for one in checkups):
        ctx.exit(_FINDINGS)


command.add_command(confirm_command)
command.add_command(diff_command)
command.add_command(adopt_command)


def _print_checkup(checkup: roadmaps.Checkup) -> None:
    report(checkup.problems)
    comparison = checkup.comparison
    if comparison is None:
        click.echo(f"{checkup.path.name}: карта не прочитана, ошибок: {len(checkup.problems)}.")
        return
    rows = [("новое", one.where, one.message, one.code) for one in comparison.new]
    rows += [("исчезло", one.where, one.reason, one.code) for one in comparison.vanished]
    rows += [
        ("принято", found.where, f"{found.message}.\nПочему принято: {accepted.reason}", found.code)
        for found, accepted in comparison.accepted
    ]
    if rows:
        table(("", "Где", "Замечание", "Код"), rows, title=checkup.path.name)
    new, vanished = len(comparison.new), len(comparison.vanished)
    click.echo(
        f"{checkup.path.name}: принято {len(comparison.accepted)}, новых {new}, исчезло {vanished}."
    )
    if new:
        click.echo("Новое исправьте или внесите в accepted_findings с причиной.")
    if any(one.code == "reading.unconfirmed" for one in comparison.new):
        click.echo(f"Подтвердить прочтения: acts roadmap confirm {typed(checkup.path)}")
    if vanished:
        click.echo("Исчезнувшее удалите из accepted_findings.")
