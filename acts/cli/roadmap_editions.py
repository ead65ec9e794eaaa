"""`acts roadmap diff` and `adopt`: what an amending order changes, and its taking over."""

import dataclasses as dc
import sys
from pathlib import Path

import click

from acts.bootstrap import SETTINGS, open_desk
from acts.cli.output import emit_json, format_option, shown, table
from acts.cli.workspace import typed, workspace_options
from acts.services.adopting import Adopted, adopt, look
from acts.services.editions import Change, DateChange, EditionDiff, compare_editions
from acts.services.roadmaps import open_roadmap

__all__ = ["adopt_command", "diff_command"]

_KINDS = {"added": "добавлен", "removed": "исключён", "changed": "изменён"}
_YES = {"да", "д", "y", "l"}


@click.command(
    name="diff",
    help=(
        "Сравнить две редакции карты: что изменилось и что стало со сроками.\n\n"
        "СТАРАЯ и НОВАЯ – файлы или коды; код с редакцией: kamchatka-553@2."
    ),
)
@click.argument("old", metavar="СТАРАЯ")
@click.argument("new", metavar="НОВАЯ")
@format_option
def diff_command(old: str, new: str, output_format: str) -> None:
    """Compare two editions of a roadmap."""
    diff = compare_editions(open_roadmap(old), open_roadmap(new))
    if output_format == "json":
        emit_json(diff_json(diff))
    else:
        print_diff(diff)


@click.command(
    name="adopt",
    help=(
        "Перейти на новую редакцию карты.\n\n"
        "ФАЙЛ – карта новой редакции. Команда показывает, что изменится, и спрашивает. "
        "Исполнения, по которым есть записи, не удаляются: снятые редакцией остаются с пометкой "
        "и не считаются просроченными, сданные и закрытые сохраняют прежний срок. "
        "Сроки до начала действия редакции не меняются."
    ),
)
@click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="ФАЙЛ"
)
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не менять.")
@click.option("--yes", is_flag=True, help="Не спрашивать.")
@format_option
@workspace_options
def adopt_command(
    file: Path, dry_run: bool, yes: bool, output_format: str, folder: Path, actor: str
) -> None:
    """Show what an edition changes, ask, take it over."""
    with open_desk(folder, actor=actor) as desk:
        settings = desk.folder / SETTINGS
        seen = look(desk, file, settings)
        if output_format == "json":
            emit_json(diff_json(seen.diff) | {"plan": dc.asdict(seen.saved)})
        else:
            print_diff(seen.diff)
            _print_plan(seen, "Станет" if dry_run else "В плане станет")
        if dry_run:
            return
        if not yes:
            _ask()
        done = adopt(desk, file, settings)
    if output_format == "text":
        where = "" if folder == Path() else f" -w {typed(folder)}"
        click.echo(f"Действует {done.edition.edition_name}. Карта папки: {done.file}.")
        click.echo(f"Прежняя редакция осталась в папке. Состояние: acts status{where}")


def _ask() -> None:
    if not sys.stdin.isatty():
        raise click.UsageError("Подтвердить некому: ввод не с клавиатуры. Добавьте --yes.")
    answer = click.prompt("Перейти на эту редакцию? (да/нет)", default="нет")
    if answer.strip().casefold() not in _YES:
        raise click.Abort


def print_diff(diff: EditionDiff) -> None:
    """Print two texts side by side: the roadmap, its items with their dates, indicators."""
    click.echo(f"Было: {diff.old}\nСтало: {diff.new}, действует с {diff.valid_from:%d.%m.%Y}\n")
    if diff.is_empty:
        click.echo("Различий нет.")
        return
    for one in diff.whole:
        click.echo(shown(f"Карта, {one.name}: было «{one.old}», стало «{one.new}»"))
    if diff.items:
        table(("Пункт", "Что изменилось", "Сроки"), [_row(one) for one in diff.items])
    if diff.indicators:
        table(
            ("Показатель", "Что изменилось"),
            [(one.number, _what(one)) for one in diff.indicators],
            title="Показатели",
        )


def _row(change: Change) -> tuple[str, str, str]:
    dates = "\n".join(_date(one) for one in change.dates)
    return f"п. {change.number}", _what(change), dates or "не меняются"


def _what(change: Change) -> str:
    lines = [f"{_KINDS[change.kind]}: {change.title}"]
    lines += [
        f"{one.name}: было «{one.old or '–'}», стало «{one.new or '–'}»" for one in change.fields
    ]
    return "\n".join(lines)


def _date(change: DateChange) -> str:
    old, new = (f"{day:%d.%m.%Y}" if day else "без даты" for day in (change.old, change.new))
    early = " (срок раньше редакции, не просрочка)" if change.retroactive else ""
    if change.added:
        return f"{change.period}: новый срок {new}{early}"
    if change.removed:
        return f"{change.period}: было {old}, больше не требуется"
    if change.former:
        became = f"срок прежний, {new}" if old == new else f"{old} → {new}"
        return f"{change.period} (прежде {change.former}): {became}{early}"
    return f"{change.period}: {old} → {new}{early}"


def _print_plan(adopted: Adopted, lead: str) -> None:
    saved = adopted.saved
    click.echo(
        f"{lead}: новых исполнений {len(saved.added)}, изменено {len(saved.changed)}, "
        f"удалено без записей {len(saved.removed)}, заменено с записями {len(saved.superseded)}, "
        f"без изменений {len(saved.unchanged)}."
    )
    if saved.superseded:
        click.echo(f"Заменённые: {', '.join(saved.superseded)}.")
    if adopted.held:
        click.echo(f"Сданные сохраняют прежний срок: {', '.join(adopted.held)}.")
    if adopted.open_questions:
        click.echo(f"Требуют подтверждения: {adopted.open_questions} – acts roadmap confirm.")


def diff_json(diff: EditionDiff) -> dict[str, object]:
    """Shape a comparison for programs: ISO dates."""
    return {
        "old": diff.old,
        "new": diff.new,
        "valid_from": diff.valid_from.isoformat(),
        "whole": [dc.asdict(one) for one in diff.whole],
        "items": [_change_json(one) for one in diff.items],
        "indicators": [_change_json(one) for one in diff.indicators],
    }


def _change_json(change: Change) -> dict[str, object]:
    return {
        "number": change.number,
        "title": change.title,
        "kind": change.kind,
        "fields": [dc.asdict(one) for one in change.fields],
        "dates": [
            {
                **dc.asdict(one),
                "old": one.old.isoformat() if one.old else None,
                "new": one.new.isoformat() if one.new else None,
            }
            for one in change.dates
        ],
    }
