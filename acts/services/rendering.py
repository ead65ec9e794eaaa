"""Rendering an act from a file of data to a file, without a store."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

from acts import resources
from acts.act import ActKind, Registration
from acts.documents.context import date_of
from acts.documents.render import Rendered, render
from acts.errors import InputError, Problem, Severity
from acts.law import bases
from acts.packages import write_whole
from acts.registers.books import number_problem
from acts.russian.dates import parse_date
from acts.services.wording_findings import unchecked_words
from acts.sources.act_data import read_act_data
from acts.sources.catalog import load_kind
from acts.sources.law import load_law

__all__ = ["RenderedFile", "findings_of_data", "read_registration", "render_file"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFile:
    """A document that was written.

    Attributes:
        path: Where it is.
        text_digest: Digest of the approved text, equal before and after registration.
        findings: What the check of data and result found.
        notes: What only asks for a look: words that nobody checked.
    """

    path: Path
    text_digest: str
    findings: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def render_file(
    code: str,
    data_file: Path,
    folder: Path,
    *,
    registration: Registration | None = None,
    template: Path | None = None,
    replace: bool = False,
) -> RenderedFile:
    """Render an act and write it into a folder under a name built by us.

    Args:
        code: The kind of act.
        data_file: Its data, .yaml or .json.
        folder: Where the document goes.
        registration: Number and date; None makes a draft.
        template: A template instead of the shipped one.
        replace: Whether an existing file with other bytes may be replaced.

    Raises:
        InputError: Kind, data or template is refused, or an edited file would be lost.
        ConfigurationError: The file is open elsewhere.
    """
    made = _made(code, data_file, registration, template)
    path = folder / _name(made.kind, made.planned, registration)
    rendered = made.rendered
    if not replace and path.exists() and path.read_bytes() != rendered.docx:
        raise InputError(
            Problem(
                message="файл уже есть и отличается: возможно, его правили в Word",
                remedy="Переименуйте его, укажите другую папку или добавьте --replace",
                file=str(path),
                code="file.exists",
            )
        )
    write_whole(path, rendered.docx)
    return RenderedFile(
        path=path,
        text_digest=rendered.text_digest,
        findings=made.findings,
        notes=unchecked_words(rendered.words, ""),
    )


def findings_of_data(code: str, data_file: Path) -> tuple[Problem, ...]:
    """List what is found in a file of data and in the draft it gives; nothing is written.

    Args:
        code: The kind of act.
        data_file: Its data, .yaml or .json.

    Raises:
        InputError: The data are refused.
    """
    return _made(code, data_file, None, None).findings


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    kind: ActKind
    planned: dt.date
    rendered: Rendered
    findings: tuple[Problem, ...]


def _made(
    code: str, data_file: Path, registration: Registration | None, template: Path | None
) -> _Made:
    kind = load_kind(code)
    data, warnings = read_act_data(data_file, code)
    planned = date_of(str(data.fields["planned_on"]))
    law = load_law(resources.law())
    chosen = bases(law, kind.bases, planned)
    try:
        rendered = render(
            kind,
            data,
            template=template or resources.template(code),
            legal_bases=chosen,
            registration=registration,
        )
    except InputError as error:
        # What is wrong with a value is found without knowing the file it came from.
        raise InputError(
            dc.replace(one, file=str(data_file))
            if not one.file and one.place.startswith("/")
            else one
            for one in error.problems
        ) from error
    findings = [*warnings, *rendered.findings]
    if registration and bases(law, kind.bases, registration.date) != chosen:
        findings.append(_law_changed(str(data_file)))
    return _Made(kind=kind, planned=planned, rendered=rendered, findings=tuple(findings))


def read_registration(number: str, date_text: str) -> Registration:
    """Read a number and a date as a clerk typed them.

    Raises:
        InputError: One or both can't be read.
    """
    problems = []
    date = parse_date(date_text)
    if date is None:
        problems.append(
            Problem(
                message="такой даты нет",
                remedy="Пишите 2020-08-31 или 31.08.2020",
                place="дата регистрации",
                code="registration.date",
            )
        )
    wrong_number = number_problem(number)
    if wrong_number is not None:
        problems.append(wrong_number)
    if date is None or problems:
        raise InputError(problems)
    return Registration(number=number, date=date)


def _law_changed(file: str) -> Problem:
    return Problem(
        message="между планируемой датой и датой регистрации изменились нормы права",
        remedy="Укажите в данных новую планируемую дату и согласуйте проект заново",
        file=file,
        place="/planned_on",
        code="law.changed",
        severity=Severity.WARNING,
    )


def _name(kind: ActKind, planned: dt.date, registration: Registration | None) -> str:
    """Build a name that is safe on every system: nothing in it comes from free text."""
    if registration is None:
        return f"{kind.file_title} {planned.isoformat()} проект.docx"
    number = registration.number.replace("/", "-").rstrip(".")
    return f"{kind.file_title} {registration.date.isoformat()} № {number}.docx"
