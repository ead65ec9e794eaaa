"""`acts render`: a document from a file of data, without a store."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from acts.cli.output import emit_json, format_option, report

if TYPE_CHECKING:
    from acts.act import ActKind, Registration
    from acts.documents.render import Rendered
    from acts.errors import Problem

__all__ = ["command"]


@click.command(help="Сформировать документ вида KIND из файла данных, без хранилища.")
@click.argument("kind", metavar="KIND")
@click.option(
    "--data",
    "data_file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Файл данных .yaml или .json.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Папка для документа.",
)
@click.option("--number", help="Номер из книги приказов; без него получается проект.")
@click.option("--date", "date_text", help="Дата регистрации: 2020-08-31 или 31.08.2020.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Свой шаблон .docx вместо поставляемого.",
)
@click.option("--replace", is_flag=True, help="Заменить файл, если он уже есть и отличается.")
@format_option
def command(
    kind: str,
    data_file: Path,
    folder: Path,
    number: str | None,
    date_text: str | None,
    template: Path | None,
    replace: bool,
    output_format: str,
) -> int:
    """Render one act; the exit code is 1 when the check of the result finds something."""
    from acts import resources
    from acts.documents.render import render
    from acts.law import bases
    from acts.sources.act_data import read_act_data
    from acts.sources.law import load_law

    registration = _registration(number, date_text)
    one = _kind(kind)
    data, warnings = read_act_data(data_file, kind)
    planned = _planned(data.fields["planned_on"])
    law = load_law(resources.law())
    rendered = render(
        one,
        data,
        template=template or resources.template(kind),
        legal_bases=bases(law, one.bases, planned),
        registration=registration,
    )
    findings = [*warnings, *rendered.findings]
    if registration and bases(law, one.bases, registration.date) != bases(law, one.bases, planned):
        findings.append(_law_changed(str(data_file)))
    path = folder / _name(one, planned, registration)
    _write(path, rendered, replace=replace)
    _show(path, rendered, findings, output_format)
    return 1 if findings else 0


def _kind(code: str) -> "ActKind":
    import difflib

    from acts import resources
    from acts.errors import InputError, Problem
    from acts.sources.catalog import load_catalog

    kinds = {kind.code: kind for kind in load_catalog(resources.catalog())}
    if code in kinds:
        return kinds[code]
    near = difflib.get_close_matches(code, list(kinds), n=1)
    raise InputError(
        Problem(
            message=f"нет вида документа «{code[:60]}»",
            remedy=f"Может быть, «{near[0]}»" if near else f"Есть: {', '.join(kinds)}",
            code="act.kind",
        )
    )


def _registration(number: str | None, date_text: str | None) -> "Registration | None":
    import re

    from acts.act import Registration
    from acts.russian.dates import parse_date

    if number is None and date_text is None:
        return None
    if number is None or date_text is None:
        raise click.UsageError("Номер и дата указываются вместе: --number и --date.")
    date = parse_date(date_text)
    if date is None:
        raise click.BadParameter(
            "такой даты нет; пишите 2020-08-31 или 31.08.2020", param_hint="--date"
        )
    if not re.fullmatch(r"[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё./-]{0,30}", number):
        raise click.BadParameter(
            "номер пишется без знака № и пробелов, например 112-од", param_hint="--number"
        )
    return Registration(number=number, date=date)


def _planned(text: object) -> dt.date:
    from acts.documents.context import date_of

    return date_of(str(text))


def _law_changed(file: str) -> "Problem":
    from acts.errors import Problem, Severity

    return Problem(
        message="между планируемой датой и датой регистрации изменились нормы права",
        remedy="Укажите в данных новую планируемую дату и согласуйте проект заново",
        file=file,
        place="/planned_on",
        code="law.changed",
        severity=Severity.WARNING,
    )


def _name(kind: "ActKind", planned: dt.date, registration: "Registration | None") -> str:
    """Build a name that is safe on every system: nothing in it comes from free text."""
    if registration is None:
        return f"{kind.code}_{planned.isoformat()}_проект.docx"
    number = registration.number.replace("/", "-").rstrip(".")
    return f"{kind.code}_{registration.date.isoformat()}_{number}.docx"


def _write(path: Path, rendered: "Rendered", *, replace: bool) -> None:
    from acts.errors import InputError, Problem
    from acts.packages import write_whole

    if path.exists() and not replace and path.read_bytes() != rendered.docx:
        raise InputError(
            Problem(
                message="файл уже есть и отличается: возможно, его правили в Word",
                remedy="Переименуйте его, укажите другую папку или добавьте --replace",
                file=str(path),
                code="file.exists",
            )
        )
    write_whole(path, rendered.docx)


def _show(path: Path, rendered: "Rendered", findings: "list[Problem]", output_format: str) -> None:
    if output_format == "json":
        emit_json(
            {
                "file": str(path),
                "text_digest": rendered.text_digest,
                "findings": [
                    {
                        "code": one.code,
                        "severity": str(one.severity),
                        "place": one.place,
                        "message": one.message,
                        "remedy": one.remedy,
                    }
                    for one in findings
                ],
            }
        )
        return
    click.echo(str(path))
    report(findings)
