"""`acts render`: a document from a file of data, without a store."""

from pathlib import Path

import click

from acts.cli.output import emit_json, format_option, report
from acts.errors import Problem

__all__ = ["command"]


@click.command(help="Сформировать документ вида ВИД из файла данных, без хранилища.")
@click.argument("kind", metavar="ВИД")
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
    """Render one act; the exit code is 1 when the check of data or result finds something."""
    from acts.services.rendering import read_registration, render_file

    if (number is None) != (date_text is None):
        raise click.UsageError("Номер и дата указываются вместе: --number и --date.")
    registration = None
    if number is not None and date_text is not None:
        registration = read_registration(number, date_text)
    done = render_file(
        kind,
        data_file,
        folder,
        registration=registration,
        template=template,
        replace=replace,
    )
    if output_format == "json":
        emit_json(
            {
                "file": str(done.path),
                "text_digest": done.text_digest,
                "findings": [_as_json(one) for one in done.findings],
                "notes": [_as_json(one) for one in done.notes],
            }
        )
    else:
        click.echo(str(done.path))
        report((*done.findings, *done.notes))
    return 1 if done.findings else 0


def _as_json(one: Problem) -> dict[str, str]:
    return {
        "code": one.code,
        "severity": str(one.severity),
        "place": one.place,
        "message": one.message,
        "remedy": one.remedy,
    }
