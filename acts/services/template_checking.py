"""`acts template check`: everything that is wrong with a template, found at once."""

import dataclasses as dc
import functools
import re
from collections.abc import Iterator
from pathlib import Path

from acts import resources
from acts.act import ActKind
from acts.documents.context import date_of
from acts.documents.render import render
from acts.documents.template import ReadTemplate, compile_template, read_template
from acts.documents.template_check import NameCheck, control_problems, is_printed
from acts.documents.template_fields import snippet_of
from acts.documents.template_reserved import RESERVED_TITLE
from acts.documents.template_words import Words
from acts.errors import InputError, Problem, Severity
from acts.services.template_context import (
    Sample,
    kind_schema,
    kind_shape,
    law_of,
    raw_names,
    registered,
    samples_of,
)
from acts.services.template_dependencies import required_contents
from acts.sources.catalog import load_kind

__all__ = ["TemplateReport", "check_source", "check_template"]

_SAID_ABOVE = "template.registration-changes-text"
_LARGEST = 40 * 1024 * 1024


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TemplateReport:
    """What the check of a template found.

    Attributes:
        file: The file's name as given.
        kind: Code of the kind it is for.
        problems: Errors and warnings, in the order of the document.
        unused: Names the kind offers and the template doesn't print, with their meanings.
        samples: Names of the samples it was tried on.
    """

    file: str
    kind: str
    problems: tuple[Problem, ...]
    unused: tuple[tuple[str, str], ...] = ()
    samples: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the template from being used."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


def check_template(path: Path, kind: str) -> TemplateReport:
    """Check a template against a kind of act.

    Args:
        path: The .docx.
        kind: Code of the kind.

    Raises:
        InputError: There is no such kind.
        OSError: The file can't be opened.
    """
    load_kind(kind)
    with path.open("rb") as file:
        source = file.read(_LARGEST + 1)
    return check_source(source, kind=kind, name=str(path))


@functools.lru_cache(maxsize=16)
def check_source(source: bytes, *, kind: str, name: str) -> TemplateReport:
    """Check the bytes of a template; the last sixteen answers are kept.

    Args:
        source: The .docx.
        kind: Code of the kind.
        name: The file's name for messages.
    """
    try:
        template = read_template(source, name=name)
    except InputError as error:
        return TemplateReport(file=name, kind=kind, problems=error.problems)
    names = NameCheck(
        template, kind_shape(kind), sheet=f"acts template fields {kind} -o метки.docx"
    )
    problems = [*template.problems, *names.problems, *control_problems(template)]
    tried: list[Sample] = []
    if not any(one.severity is Severity.ERROR for one in problems):
        tried = list(samples_of(kind))
        problems += _tried(source, load_kind(kind), template, tried)
        # A tag with a slip prints nothing yet, so what is missing is told when none has one.
        if not any(one.code == "template.too-large" for one in problems):
            problems += _missing(kind, names.used, name)
    words = Words(kind, kind_schema(kind), kind_shape(kind), raw_names(kind))
    return TemplateReport(
        file=name,
        kind=kind,
        problems=tuple(sorted(dict.fromkeys(problems), key=_order)),
        unused=tuple((path, words.meaning(path)) for path in names.unused(raw_names(kind))),
        samples=tuple(one.name for one in tried),
    )


def _order(problem: Problem) -> tuple[bool, bool, str, int]:
    """Errors first, then the document from its beginning to its end."""
    number = re.search(r"абзац (\d+)", problem.place)
    part = problem.place.partition(",")[0]
    is_warning = problem.severity is Severity.WARNING
    return is_warning, part != "основной текст", part, int(number[1]) if number else 0


def _tried(
    source: bytes, kind: ActKind, template: ReadTemplate, samples: list[Sample]
) -> Iterator[Problem]:
    """Render every sample as a draft and as a registered act, and compare what was approved."""
    name = template.name
    try:
        # By the name that `render` gives to bytes, so that they are compiled once.
        compile_template(source, name=f"{kind.code}.docx")
    except InputError as error:
        yield from (dc.replace(one, file=name) for one in error.problems)
        return
    found: dict[tuple[str, str, str], list[tuple[Problem, str]]] = {}
    for sample in samples:
        on = date_of(str(sample.data.fields["planned_on"]))
        try:
            done = [
                render(
                    kind, sample.data, template=source, legal_bases=law_of(kind, on),
                    registration=registration,
                )
                for registration in (None, registered(sample.data))
            ]  # fmt: skip
        except InputError as error:
            for one in error.problems:
                # `render` names bytes by the kind; here they are a file that somebody gave.
                said = f"{one.message} (образец {sample.name})"
                yield dc.replace(one, file=name, message=said)
            if any(one.code == "template.too-large" for one in error.problems):
                return  # another sample costs as much and tells nothing new
            continue
        if done[0].text_digest != done[1].text_digest:
            yield Problem(
                message="проект и зарегистрированный акт различаются не только номером и датой "
                f"(образец {sample.name})",
                remedy="Пометке «ПРОЕКТ» и другому тексту под условием draft дайте стиль знака "
                f"«{RESERVED_TITLE}»: скопируйте его из листа меток",
                file=name,
                place=_place_of_draft(template),
                code="template.registration-style",
            )
        for one in (one for one in done[1].findings if one.code != _SAID_ABOVE):
            found.setdefault((one.code, one.message, one.remedy), []).append((one, sample.name))
    yield from _gathered(found, name)


def _gathered(
    found: dict[tuple[str, str, str], list[tuple[Problem, str]]], name: str
) -> Iterator[Problem]:
    """Tell what the check of the results found, each once for all paragraphs and samples."""
    for same in found.values():
        one, sample = same[0]
        place = f"готовый документ (образец {sample})" + (f", {one.place}" if one.place else "")
        more = f" и ещё {len(same) - 1}" if len(same) > 1 else ""
        yield dc.replace(one, file=name, place=place + more)


def _place_of_draft(template: ReadTemplate) -> str:
    tags = (tag for part in template.parts for tag in part.tags if "draft" in tag.words.split())
    return next((tag.place for tag in tags), "")


def _missing(kind: str, used: set[str], name: str) -> Iterator[Problem]:
    """Name what the data must have, the shipped template prints and this one doesn't."""
    shipped = _used_by_shipped(kind)
    for title, paths in required_contents(kind):
        printed = [path for path in paths if is_printed(path, shipped)]
        if printed and not any(is_printed(path, used) for path in paths):
            yield Problem(
                message=f"обязательные сведения «{title}» шаблон не печатает",
                remedy=("Поставьте метку: " if len(printed) == 1 else "Поставьте одну из меток: ")
                + "; ".join(snippet_of(path) for path in printed[:3]),
                file=name,
                code="template.missing",
                severity=Severity.WARNING,
            )


@functools.lru_cache(maxsize=8)
def _used_by_shipped(kind: str) -> set[str]:
    path = resources.template(kind)
    template: ReadTemplate = read_template(path.read_bytes(), name=path.name)
    return NameCheck(template, kind_shape(kind), sheet="").used
