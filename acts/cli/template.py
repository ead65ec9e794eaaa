"""`acts template`: the lawyer's commands – tags to copy, check, preview, difference."""

import re
import textwrap
from pathlib import Path

import click

from acts.cli.output import emit_json, format_option, report, shown, table
from acts.cli.workspace import FOLDER, typed
from acts.errors import Problem, Severity
from acts.services import template_checking, templates

__all__ = ["command"]

_FINDINGS = 1
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_NEW_FILE = click.Path(path_type=Path, dir_okay=False)
_WIDTH = 96
_INDENT = "   "


@click.group(help="Шаблоны: метки, проверка, образец, сравнение, свои шаблоны.")
def command() -> None:
    """Hold the lawyer's commands."""


@command.command("list", help="Показать, каким шаблоном пользуется каждый вид акта.")
@click.option(
    "-w",
    "--workspace",
    "folder",
    default=".",
    metavar="ПАПКА",
    type=FOLDER,
    help="Рабочая папка; свои шаблоны лежат в ней в папке «шаблоны».",
)
@format_option
@click.pass_context
def list_command(ctx: click.Context, folder: Path, output_format: str) -> None:
    """List kinds with their templates; a broken own template is named with its mistakes."""
    uses = templates.templates_of(folder)
    if output_format == "json":
        emit_json(
            [
                {
                    "kind": one.kind.code if one.kind else None,
                    "own": one.own,
                    "file": str(one.path),
                    "problems": [_as_json(problem) for problem in one.problems],
                }
                for one in uses
            ]
        )
    else:
        table(
            ("Вид", "Документ", "Шаблон", "Файл"),
            [
                (
                    one.kind.code if one.kind else "–",
                    one.kind.title if one.kind else "не относится ни к одному виду",
                    "свой" if one.own else "поставляемый",
                    str(one.path) if one.own else one.path.name,
                )
                for one in uses
            ],
            whole=1,
        )
        report(problem for one in uses for problem in one.problems)
    if any(one.severity is Severity.ERROR for use in uses for one in use.problems):
        ctx.exit(_FINDINGS)


@command.command("copy", help="Скопировать поставляемый шаблон вида ВИД, чтобы править его в Word.")
@click.argument("kind", metavar="ВИД")
@click.option("-o", "--output", "target", required=True, metavar="ФАЙЛ.docx", type=_NEW_FILE)
def copy_command(kind: str, target: Path) -> None:
    """Copy the shipped template."""
    templates.copy_template(kind, target)
    click.echo(f"Шаблон: {target}")
    click.echo(
        f"Дальше: правьте в Word и проверьте – acts template check {typed(target)} --kind {kind}"
    )


@command.command(
    "fields",
    help="Записать лист всех меток вида ВИД: метка, что это, её фильтры, пример с падежами.",
)
@click.argument("kind", metavar="ВИД")
@click.option("-o", "--output", "target", required=True, metavar="ФАЙЛ.docx", type=_NEW_FILE)
def fields_command(kind: str, target: Path) -> None:
    """Write the sheet of tags."""
    count = templates.write_sheet(kind, target)
    click.echo(f"Лист меток: {target}, меток: {count}.")


@command.command("check", help="Проверить шаблон ФАЙЛ: все ошибки сразу, каждая с местом в Word.")
@click.argument("file", metavar="ФАЙЛ.docx", type=_FILE)
@click.option("--kind", metavar="ВИД", help="Для какого вида акта; виден по имени файла.")
@format_option
@click.pass_context
def check_command(ctx: click.Context, file: Path, kind: str | None, output_format: str) -> None:
    """Check one template; the exit code is 1 when it can't be used."""
    found = template_checking.check_template(file, kind or templates.kind_of_file(file))
    if output_format == "json":
        emit_json(
            {
                "file": found.file,
                "kind": found.kind,
                "problems": [_as_json(one) for one in found.problems],
                "unused": [{"name": name, "meaning": what} for name, what in found.unused],
                "samples": list(found.samples),
            }
        )
    else:
        _print_report(found)
    if found.errors:
        ctx.exit(_FINDINGS)


@command.command(
    "preview", help="Напечатать образец: вид ВИД поставляемым шаблоном или ФАЙЛ своим."
)
@click.argument("what", metavar="ВИД|ФАЙЛ.docx")
@click.option("--kind", metavar="ВИД", help="Вид акта для файла; виден по имени файла.")
@click.option("--sample", default="", metavar="ИМЯ", help="Образец данных; обычно – первый.")
@click.option("-o", "--output", "folder", metavar="ПАПКА", type=FOLDER, help="Куда положить .docx.")
@click.option("--text", is_flag=True, help="Показать текст на экране.")
@click.option("--pdf", is_flag=True, help="Сделать и PDF, если есть LibreOffice.")
@click.pass_context
def preview_command(
    ctx: click.Context,
    what: str,
    kind: str | None,
    sample: str,
    folder: Path | None,
    text: bool,
    pdf: bool,
) -> None:
    """Print a sample by a template."""
    template = Path(what) if what.lower().endswith(".docx") else None
    if template is not None and not template.is_file():
        raise click.UsageError(f"файл «{what}» не найден")
    if pdf and folder is None:
        raise click.UsageError("для --pdf укажите и папку: -o ПАПКА")
    code = kind or (what if template is None else templates.kind_of_file(template))
    made = templates.preview(code, template, sample=sample, folder=folder)
    if text or folder is None:
        click.echo(shown(made.text))
    for path in (made.draft, made.final):
        if path is not None:
            click.echo(f"Образец {made.sample}: {path}")
    report(made.findings)
    if pdf and made.final is not None:
        from acts.services.pdf import to_pdf

        click.echo(f"PDF: {to_pdf(made.final, made.final.parent)}")
    if made.findings:
        ctx.exit(_FINDINGS)


@command.command("diff", help="Сравнить два шаблона: «было – стало» на одном образце.")
@click.argument("old", metavar="СТАРЫЙ.docx", type=_FILE)
@click.argument("new", metavar="НОВЫЙ.docx", type=_FILE)
@click.option("--kind", metavar="ВИД", help="Вид акта; виден по имени файла.")
@click.option("--sample", default="", metavar="ИМЯ", help="Образец данных; обычно – первый.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="ФАЙЛ.docx",
    type=_NEW_FILE,
    help="Записать таблицу «было – стало».",
)
@format_option
def diff_command(
    old: Path, new: Path, kind: str | None, sample: str, target: Path | None, output_format: str
) -> None:
    """Compare what two templates print."""
    code = kind or templates.kind_of_file(new, old)
    found = templates.compare(code, old, new, sample=sample, target=target)
    if output_format == "json":
        emit_json([{"place": one.place, "before": one.before, "after": one.after} for one in found])
        return
    if not found:
        click.echo("Текст образца не изменился.")
    for number, one in enumerate(found, start=1):
        click.echo(shown(f"{number}. {one.place}"))
        for title, text in (("Было", one.before), ("Стало", one.after)):
            click.echo(_folded(f"{title}: {text or '–'}"))
        click.echo()
    if target is not None:
        click.echo(f"Таблица «было – стало»: {target}")


def _print_report(found: template_checking.TemplateReport) -> None:
    """Print each finding under its place: the reader goes from the place to the words."""
    warnings = len(found.problems) - len(found.errors)
    click.echo(shown(f"{found.file}: ошибок {len(found.errors)}, замечаний {warnings}."))
    missing = [one for one in found.problems if one.code == "template.missing"]
    listed = [one for one in found.problems if one not in missing]
    for number, one in enumerate(listed, start=1):
        label = "" if one.severity is Severity.ERROR else " Внимание."
        click.echo()
        click.echo(_folded(f"{number}.{label} {_capital(one.place) or 'Файл в целом'}", first=""))
        click.echo(_folded(f"{_capital(one.message)}."))
        if one.remedy:
            click.echo(_folded(f"Что сделать: {one.remedy.rstrip('.')}."))
    if missing:
        click.echo("\nОбязательные сведения, которых шаблон не печатает:")
        for one in missing:
            click.echo(_folded(f"{one.message.split('«')[1].split('»')[0]}. {one.remedy}."))
    if found.unused and not found.errors:
        click.echo("\nВид предлагает, а шаблон не печатает (это не ошибка):")
        for name, meaning in found.unused:
            click.echo(_folded(f"{name} – {meaning}"))
    if found.samples:
        click.echo(f"\nОпробован на образцах: {', '.join(found.samples)}.")
    if not found.errors:
        click.echo("Шаблоном можно пользоваться.")


def _folded(text: str, first: str = _INDENT) -> str:
    """Break a text at spaces, but not inside a tag."""
    # A tag is copied from the screen: it stays on one line.
    whole = re.sub(r"\{[{%#].*?[}%#]\}", lambda tag: tag[0].replace(" ", "\u00a0"), shown(text))
    lines = textwrap.wrap(
        whole,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace("\u00a0", " ")


def _capital(text: str) -> str:
    is_path = "/" in text.partition(" ")[0]
    return text if is_path else text[:1].upper() + text[1:]


def _as_json(problem: Problem) -> dict[str, str]:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "place": problem.place,
        "message": problem.message,
        "remedy": problem.remedy,
    }
