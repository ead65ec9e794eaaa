"""`acts names`: how names, posts and organisations are declined, looked at and corrected."""

from collections.abc import Sequence
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.data_load import LoadWish, load_files, refuse_taken, where_of
from acts.cli.names_view import as_json, show_words
from acts.cli.output import emit_json, format_option
from acts.cli.workspace import typed, workspace_options
from acts.organization import Organization
from acts.services.desk import Desk
from acts.services.exchange import owner_of
from acts.services.wordings import (
    OVERRIDES_KEY,
    WordForms,
    export_check,
    export_overrides,
    overrides_yaml,
    word_forms,
    write_check,
)

__all__ = ["command"]

_DONE, _FINDINGS = 0, 1
_USUAL = "*"  # «--xlsx» without a name; Windows has no such file
_SCREEN = "-"
_OVERRIDES = "overrides.yaml"
_ORGANIZATION = click.option(
    "--organization", default="", metavar="КОД", help="Чьи слова; не нужно, если школа одна."
)


@click.group(
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="ДЕЙСТВИЕ …",
    help=(
        "Склонение имён, должностей и организаций: последнее слово – за вами.\n\n"
        "Обычный порядок: acts names check --xlsx, исправить и отметить в Excel, закрыть его, "
        "acts names load ФАЙЛ. Следующий проект выйдет уже с вашими формами."
    ),
)
def command() -> None:
    """Hold the verbs."""


@command.command(
    help=(
        "Показать все формы всех слов: сначала те, на которые стоит посмотреть.\n\n"
        "Код 1 – есть сомнительные слова, которых никто не проверил."
    )
)
@click.option(
    "--organization", default="", metavar="КОД", help="Чьи слова; обычно – всех организаций."
)
@click.option("--all", "everything", is_flag=True, help="И слова без замечаний, и проверенные.")
@click.option(
    "--xlsx",
    "sheet",
    is_flag=False,
    flag_value=_USUAL,
    metavar="[ФАЙЛ]",
    help="Записать лист Excel для проверки; без имени – в папку «формы».",
)
@format_option
@workspace_options
def check(
    organization: str,
    everything: bool,
    sheet: str | None,
    output_format: str,
    folder: Path,
    actor: str,
) -> int:
    """Show the words, or write them to look through in Excel."""
    with open_desk(folder, actor=actor) as desk:
        owners = _owners(desk, organization)
        if sheet not in (None, _USUAL) and len(owners) > 1:
            raise click.UsageError("Организаций несколько: добавьте --organization.")
        found = {one: word_forms(desk, one) for one in owners}
        files = [_write(desk, one, sheet) for one in owners] if sheet else []
        listed = [] if output_format == "json" else files
        for line in listed:
            click.echo(f"Лист для проверки: {line}")
        if listed:
            click.echo(
                "Заполните его, закройте Excel и загрузите: "
                f"acts names load {typed(listed[0])}{where_of(folder)}"
            )
    if output_format == "json":
        emit_json(as_json(found, files, everything=everything))
    elif not sheet:
        show_words(found, everything=everything, where=where_of(folder))
    return _FINDINGS if any(_doubtful(one) for one in found.values()) else _DONE


def _owners(desk: Desk, organization: str) -> tuple[Organization, ...]:
    if organization:
        return (desk.organization(organization),)
    return tuple(one for one in desk.store.organizations() if desk.actor.may_touch(one.id))


def _write(desk: Desk, organization: Organization, sheet: str) -> Path:
    if sheet == _USUAL:
        return write_check(desk, organization).path
    path = Path(sheet)
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError("Имя листа кончается на .xlsx.")
    refuse_taken(path)
    export_check(desk, organization, path)
    return path


def _doubtful(words: Sequence[WordForms]) -> bool:
    return any(one.is_doubtful for one in words)


@command.command(
    help=(
        "Внести лист проверки или файл overrides.yaml.\n\n"
        "Вносится только исправленное и отмеченное «да» в графе «Проверено». Стёртая форма – "
        "снова та, что даёт программа."
    )
)
@click.argument("file", metavar="ФАЙЛ", type=click.Path(path_type=Path, exists=True))
@click.option("--dry-run", is_flag=True, help="Только показать, ничего не записывать.")
@click.option("--partial", is_flag=True, help="Внести верные строки, хотя в других есть ошибки.")
@_ORGANIZATION
@workspace_options
def load(
    file: Path, dry_run: bool, partial: bool, organization: str, folder: Path, actor: str
) -> int:
    """Take in what a person wrote about words."""
    wish = LoadWish(
        organization=organization,
        partial=partial,
        dry_run=dry_run,
        only=OVERRIDES_KEY,
    )
    with open_desk(folder, actor=actor) as desk:
        return load_files(desk, (file,), wish, where=where_of(folder))


@command.command(
    help=(
        "Выгрузить исправленное и проверенное в YAML; «-» – на экран.\n\n"
        f"Без имени файл ложится в рабочую папку: {_OVERRIDES}."
    )
)
@click.argument("file", metavar="[ФАЙЛ]", required=False, default="")
@_ORGANIZATION
@workspace_options
def export(file: str, organization: str, folder: Path, actor: str) -> None:
    """Export what people wrote down."""
    with open_desk(folder, actor=actor) as desk:
        owner = owner_of(desk, organization)
        if file == _SCREEN:
            click.echo(overrides_yaml(desk, owner), nl=False)
            return
        path = Path(file) if file else desk.folder / _OVERRIDES
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise click.UsageError("Имя файла кончается на .yaml.")
        refuse_taken(path)
        export_overrides(desk, owner, path)
    click.echo(f"Выгружено: {path}")
