"""`acts check`: roadmaps, samples, templates and data files, without a workspace."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from acts.cli.check_formats import FORMATS
from acts.cli.output import report
from acts.errors import Severity
from acts.services.checking import (
    USUAL_FOLDERS,
    CheckedFile,
    check_files,
    find_files,
    write_report,
)

__all__ = ["command"]

_FINDINGS = 1
_NAMES = {
    "roadmap": "дорожная карта",
    "organizations": "организации",
    "registers": "данные школы",
    "scenario": "сценарий",
    "act_data": "данные акта",
    "form": "форма Excel",
    "template": "шаблон",
    "broken": "не прочитан",
}


@click.command(
    help=(
        "Проверить файлы: дорожные карты, образцы, шаблоны, формы и данные.\n\n"
        "Рабочая папка не нужна. Без ПУТЬ проверяются папки карт, образцов, шаблонов и форм, "
        "какие есть в текущей. Код выхода 1 – есть ошибки."
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[ПУТЬ…]")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="text – для людей; junit, sarif, github – для сборки; json – для программ.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ФАЙЛ",
    help="Записать результат в файл, а не на экран.",
)
@click.option("--strict", is_flag=True, help="Замечания тоже считать ошибками.")
def command(
    paths: tuple[Path, ...], output_format: str, output: Path | None, *, strict: bool
) -> int:
    """Check what is given or what is usual, print it as asked, exit 1 on errors."""
    wanted = paths or tuple(one for name in USUAL_FOLDERS if (one := Path(name)).is_dir())
    if not wanted:
        raise click.UsageError(
            f"Проверять нечего: здесь нет папок {', '.join(USUAL_FOLDERS)}. Укажите файл или папку."
        )
    files = find_files(wanted)
    checked = _checked(files, strict=strict, loud=output_format == "text")
    if output_format == "text":
        _print(checked)
    else:
        text = FORMATS[output_format](checked)
        if output is None:
            click.echo(text)
        else:
            write_report(output, text)
    return _FINDINGS if any(one.is_rejected for one in checked) else 0


def _checked(files: Sequence[Path], *, strict: bool, loud: bool) -> tuple[CheckedFile, ...]:
    """Check with a bar of progress where a person looks at a long list."""
    if not (loud and len(files) > 20 and sys.stderr.isatty()):
        return tuple(check_files(files, strict=strict))
    with click.progressbar(
        check_files(files, strict=strict), length=len(files), label="Проверка", file=sys.stderr
    ) as bar:
        return tuple(bar)


def _print(files: Sequence[CheckedFile]) -> None:
    known = [one for one in files if not one.is_passed_over]
    for one in known:
        outcome = "в порядке"
        errors = sum(problem.severity is Severity.ERROR for problem in one.problems)
        if one.problems:
            outcome = f"ошибок {errors}, замечаний {len(one.problems) - errors}"
        click.echo(f"{one.path}: {_NAMES[one.kind]} – {outcome}")
        report(one.problems)
    passed_over = len(files) - len(known)
    errors = sum(one.is_rejected for one in known)
    tail = f" Пропущено (не файлы программы): {passed_over}." if passed_over else ""
    click.echo(f"\nПроверено файлов: {len(known)}, с ошибками: {errors}.{tail}")
