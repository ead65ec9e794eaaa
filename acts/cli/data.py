"""`acts data`: registers in and out, looked at and checked."""

import datetime as dt
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.data_decide import conflicts, erase_, resolve_
from acts.cli.data_load import LoadWish, load_files, refuse_taken, where_of
from acts.cli.data_view import report_rows, show_rows
from acts.cli.workspace import DAY, typed, workspace_options
from acts.errors import InputError, Severity
from acts.registers.tables import TABLES
from acts.russian.look_alikes import fold, nearest
from acts.services.desk import Desk
from acts.services.exchange import as_yaml, check_registers, export, files_in, owner_of
from acts.services.exchange_forms import FormWritten, begin_registers, write_form
from acts.services.exchange_view import reader_of

__all__ = ["command"]

_DONE, _FINDINGS = 0, 1
_ORGANIZATION = click.option(
    "--organization", default="", metavar="КОД", help="Чьи данные; не нужно, если школа одна."
)


@click.group(
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="ДЕЙСТВИЕ …",
    help=(
        "Данные школы: загрузить форму Excel, выгрузить её, показать, проверить.\n\n"
        "Обычный порядок: заполнить «формы/Данные школы.xlsx», закрыть Excel, acts data load формы."
    ),
)
def command() -> None:
    """Hold the verbs."""


@command.command(
    help=(
        "Загрузить форму Excel или файл YAML; у папки – все её файлы.\n\n"
        "Показывается, что изменится. Строка, которой в файле нет, остаётся; убирает её только "
        "«да» в графе «Исключить». Что с выгрузки изменилось и здесь, и в файле, ждёт вашего "
        "решения: acts data resolve."
    )
)
@click.argument(
    "paths",
    metavar="ФАЙЛ|ПАПКА…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True),
)
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не записывать.")
@click.option("--partial", is_flag=True, help="Внести верные строки, хотя в других есть ошибки.")
@_ORGANIZATION
@workspace_options
def load(
    paths: tuple[Path, ...],
    dry_run: bool,
    partial: bool,
    organization: str,
    folder: Path,
    actor: str,
) -> int:
    """Load files one after another; a wrong one stops no other."""
    files = [one for path in paths for one in files_in(path)]
    wish = LoadWish(organization=organization, partial=partial, dry_run=dry_run)
    with open_desk(folder, actor=actor) as desk:
        return load_files(desk, files, wish, where=where_of(folder))


@command.command(
    name="export",
    help=(
        "Выгрузить данные: форму Excel или YAML.\n\n"
        "Без -o форма ложится в «формы», а прежняя – в «формы/прежние»."
    ),
)
@click.option(
    "--format",
    "suffix",
    type=click.Choice(["xlsx", "yaml"]),
    help="Вид файла; обычно – по имени файла, без него – xlsx.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ФАЙЛ",
    help="Куда; YAML без него печатается на экран.",
)
@_ORGANIZATION
@workspace_options
def export_(
    suffix: str | None, output: Path | None, organization: str, folder: Path, actor: str
) -> None:
    """Export the registers of one organisation."""
    suffix = _suffix(suffix, output)
    with open_desk(folder, actor=actor) as desk:
        owner = owner_of(desk, organization)
        if output is not None:
            refuse_taken(output)
            export(desk, owner, suffix=suffix, path=output)
            click.echo(f"Выгружено: {output}")
        elif suffix == "yaml":
            begin_registers(desk, owner)
            click.echo(as_yaml(desk, owner), nl=False)
        else:
            _say_written(desk, write_form(desk, owner))


def _say_written(desk: Desk, written: FormWritten) -> None:
    click.echo(f"Форма: {written.path.relative_to(desk.folder)}")
    if written.kept is None:
        return
    kept = written.kept.relative_to(desk.folder)
    click.echo(f"Прежняя сохранена: {kept}")
    if written.has_unloaded:
        click.echo(
            f"В прежней форме есть то, что не загружали. Загрузить: acts data load {typed(kept)}"
        )


def _suffix(wanted: str | None, output: Path | None) -> str:
    """Give the kind of file that was asked for, or that its name says."""
    kinds = {".xlsx": "xlsx", ".yaml": "yaml", ".yml": "yaml"}
    named = kinds.get(output.suffix.lower()) if output else wanted or "xlsx"
    if named is None or (wanted and wanted != named):
        raise click.UsageError("Имя файла кончается на .xlsx или .yaml, как и --format.")
    return named


@command.command(help="Проверить данные: строки по отдельности, пары, согласия.")
@click.option("--on", type=DAY, metavar="ДАТА", help="На какой день; обычно – сегодня.")
@click.option("--strict", is_flag=True, help="Код 1 и при предупреждениях.")
@_ORGANIZATION
@workspace_options
def check(on: dt.date | None, strict: bool, organization: str, folder: Path, actor: str) -> int:
    """Check the registers."""
    with open_desk(folder, actor=actor) as desk:
        owner = owner_of(desk, organization)
        day = on or desk.today(owner)
        problems = check_registers(desk, owner, on=day)
        reader = reader_of(desk, owner.id)
    report_rows(reader, problems)
    errors = sum(one.severity is Severity.ERROR for one in problems)
    click.echo(
        f"Данные на {day:%d.%m.%Y}: ошибок {errors}, предупреждений {len(problems) - errors}."
    )
    return _FINDINGS if errors or (strict and problems) else _DONE


@command.command(
    help=(
        "Показать данные.\n\nРЕЕСТР – название листа формы, например «Наставники»; "
        "без него – сколько строк в каждом."
    )
)
@click.argument("register", metavar="[РЕЕСТР]", required=False, default="")
@click.option("--all", "everything", is_flag=True, help="И исключённые строки.")
@_ORGANIZATION
@workspace_options
def show(register: str, everything: bool, organization: str, folder: Path, actor: str) -> None:
    """Show the registers."""
    with open_desk(folder, actor=actor) as desk:
        show_rows(desk, owner_of(desk, organization), _table_key(register), excluded=everything)


def _table_key(wanted: str) -> str:
    names = {fold(name): one.key for one in TABLES for name in (one.title, one.key)}
    if not wanted or fold(wanted) in names:
        return names.get(fold(wanted), "")
    titles = [one.title for one in TABLES]
    close = nearest(wanted, titles)
    raise InputError(
        f"реестра «{wanted[:60]}» нет",
        remedy=f"Возможно, это «{close}»" if close else f"Есть: {', '.join(titles)}",
    )


for _verb in (conflicts, resolve_, erase_):
    command.add_command(_verb)
