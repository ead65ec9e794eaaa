"""Templates of a workspace: which one a kind uses, its sheet of tags, preview, difference."""

import dataclasses as dc
from pathlib import Path

from acts import resources
from acts.act import ActKind
from acts.documents.context import date_of
from acts.documents.projection import project
from acts.documents.reading import Document, read_document
from acts.documents.render import Rendered, render
from acts.documents.template_difference import difference_table
from acts.documents.template_fields import fields_sheet, sheet_rows
from acts.documents.template_words import Words
from acts.documents.text_difference import Difference, differences
from acts.errors import InputError, Problem
from acts.packages import open_package, write_whole
from acts.services.template_checking import check_source, check_template
from acts.services.template_context import (
    Sample,
    kind_schema,
    kind_shape,
    law_of,
    raw_names,
    registered,
    samples_of,
)
from acts.services.workspace_folder import TEMPLATES
from acts.sources.catalog import load_catalog, load_kind

__all__ = [
    "Preview",
    "TemplateUse",
    "compare",
    "copy_template",
    "kind_of_file",
    "preview",
    "template_of",
    "templates_of",
    "write_sheet",
]

# What a person may have meant as a template; a note beside them is a note.
_WORD = frozenset((".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"))


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUse:
    """Which template a kind uses.

    Attributes:
        kind: The kind; None for a file that belongs to no kind.
        path: The template.
        own: Whether it is the workspace's own.
        problems: What is wrong with it.
    """

    kind: ActKind | None
    path: Path
    own: bool
    problems: tuple[Problem, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A sample printed by a template.

    Attributes:
        sample: Name of the sample.
        text: Its text, a line a paragraph.
        draft: The draft's file, when one was asked for.
        final: The registered act's file.
        findings: What the check of the result found.
    """

    sample: str
    text: str
    draft: Path | None
    final: Path | None
    findings: tuple[Problem, ...]


def template_of(folder: Path | None, kind: str) -> Path:
    """Give the template of a kind: the workspace's own one if it has it, else the shipped one.

    An own template is «шаблоны/<код вида>.docx» or «шаблоны/<название файлов вида>.docx».

    Args:
        folder: The workspace, or None.
        kind: Code of the kind.

    Raises:
        InputError: The own template is broken: the same words as `acts template check` has.
    """
    known = load_kind(kind)
    own = _own(folder, known) if folder is not None else None
    if own is None:
        return resources.template(kind)
    report = check_template(own, kind)
    if report.errors:
        raise InputError(report.errors)
    return own


def templates_of(folder: Path | None) -> tuple[TemplateUse, ...]:
    """List which kinds use which templates, and files that belong to no kind.

    Args:
        folder: The workspace, or None for shipped templates only.
    """
    uses: list[TemplateUse] = []
    taken: set[Path] = set()
    for kind in load_catalog(resources.catalog()):
        if folder is not None:
            taken.update(_candidates(folder, kind))
        try:
            own = _own(folder, kind) if folder is not None else None
            path = own or resources.template(kind.code)
            problems = check_template(own, kind.code).problems if own else ()
            uses.append(TemplateUse(kind=kind, path=path, own=own is not None, problems=problems))
        except InputError as error:
            assert folder is not None
            uses.append(
                TemplateUse(kind=kind, path=folder / TEMPLATES, own=True, problems=error.problems)
            )
    if folder is not None and (folder / TEMPLATES).is_dir():
        for path in sorted((folder / TEMPLATES).iterdir()):
            # Word keeps «~$…» beside a document that is open.
            is_text = path.suffix.lower() in _WORD and not path.name.startswith(("~$", "."))
            if path not in taken and is_text and path.is_file():
                uses.append(
                    TemplateUse(kind=None, path=path, own=True, problems=(_of_no_kind(path),))
                )
    return tuple(uses)


def kind_of_file(*paths: Path) -> str:
    """Guess from a file's name which kind it is for: «order_pairs.docx», «Приказ о парах (2).docx».

    Raises:
        InputError: No name begins like a kind's.
    """
    kinds = load_catalog(resources.catalog())
    for path in paths:
        stem = path.stem.casefold()
        for kind in kinds:
            if stem.startswith((kind.code, kind.file_title.casefold() or kind.code)):
                return kind.code
    listed = ", ".join(f"{kind.code} ({kind.file_title})" for kind in kinds)
    raise InputError(
        "по имени файла не видно, для какого вида акта шаблон",
        remedy=f"Добавьте --kind с кодом вида: {listed}",
    )


def copy_template(kind: str, target: Path) -> None:
    """Copy the shipped template of a kind, to be changed into an own one.

    Raises:
        InputError: There is no such kind, or the file exists.
    """
    load_kind(kind)
    _refuse_existing(target)
    write_whole(target, resources.template(kind).read_bytes())


def write_sheet(kind: str, target: Path) -> int:
    """Write the sheet of all tags of a kind.

    Args:
        kind: Code of the kind.
        target: The .docx to write; it is never written over a file that differs.

    Returns:
        How many tags it lists.

    Raises:
        InputError: There is no such kind, or the file exists and differs.
    """
    known = load_kind(kind)
    shape = kind_shape(kind)
    rows = sheet_rows(shape, Words(kind, kind_schema(kind), shape, raw_names(kind)))
    base = open_package(resources.template(kind))
    made = fields_sheet(known, rows, base)
    if not (target.is_file() and target.read_bytes() == made):
        _refuse_existing(target)
        write_whole(target, made)
    return sum(bool(one.tag) for one in rows)


def preview(
    kind: str, template: Path | None, *, sample: str = "", folder: Path | None = None
) -> Preview:
    """Print a sample by a template.

    Args:
        kind: Code of the kind.
        template: The .docx; None takes the shipped one.
        sample: Name of the sample; empty takes the plain one.
        folder: Where draft and registered act are written; None writes nothing.

    Raises:
        InputError: The template is broken, in the words of the check; or there is no such sample.
    """
    path = template or resources.template(kind)
    chosen = _sample(kind, sample)
    draft, final = _rendered(kind, path, chosen)
    files: list[Path | None] = [None, None]
    if folder is not None:
        title = load_kind(kind).file_title
        names = (f"{title} – образец, проект.docx", f"{title} – образец.docx")
        files = [folder / name for name in names]
        for target, one in zip(files, (draft, final), strict=True):
            assert target is not None
            write_whole(target, one.docx)
    return Preview(
        sample=chosen.name,
        text=project(_document(final)),
        draft=files[0],
        final=files[1],
        findings=final.findings,
    )


def compare(
    kind: str, old: Path, new: Path, *, sample: str = "", target: Path | None = None
) -> tuple[Difference, ...]:
    """Compare the texts that two templates make of one sample.

    Args:
        kind: Code of the kind.
        old: The template as it was.
        new: The template as it is.
        sample: Name of the sample; empty takes the plain one.
        target: A .docx for the table «было – стало», or None.

    Raises:
        InputError: A template is broken, there is no such sample, or the file exists.
    """
    chosen = _sample(kind, sample)
    documents = [_document(_rendered(kind, path, chosen)[1]) for path in (old, new)]
    found = differences(*documents)
    if target is not None:
        _refuse_existing(target)
        base = open_package(resources.template(kind))
        write_whole(target, difference_table(found, base, old=old.name, new=new.name))
    return found


def _rendered(kind: str, path: Path, sample: Sample) -> tuple[Rendered, Rendered]:
    source = path.read_bytes()
    report = check_source(source, kind=kind, name=str(path))
    # What the check of the result finds is shown with the preview, not instead of it.
    if stopping := [one for one in report.errors if one.code.startswith(("template.", "package."))]:
        raise InputError(stopping)
    known = load_kind(kind)
    law = law_of(known, date_of(str(sample.data.fields["planned_on"])))
    draft, final = (
        render(known, sample.data, template=path, legal_bases=law, registration=registration)
        for registration in (None, registered(sample.data))
    )
    return draft, final


def _document(rendered: Rendered) -> Document:
    return read_document(open_package(rendered.docx))


def _sample(kind: str, name: str) -> Sample:
    load_kind(kind)
    samples = samples_of(kind)
    for one in samples:
        if not name or name == one.name:
            return one
    listed = ", ".join(one.name for one in samples)
    raise InputError(f"образца «{name[:60]}» нет", remedy=f"Есть: {listed}")


def _candidates(folder: Path, kind: ActKind) -> tuple[Path, ...]:
    names = dict.fromkeys((kind.code, kind.file_title))
    return tuple(folder / TEMPLATES / f"{name}.docx" for name in names if name)


def _own(folder: Path, kind: ActKind) -> Path | None:
    found = [path for path in _candidates(folder, kind) if path.is_file()]
    if len(found) > 1:
        raise InputError(
            Problem(
                message=f"для одного вида два шаблона: {' и '.join(one.name for one in found)}",
                remedy="Оставьте один",
                file=str(folder / TEMPLATES),
                code="template.two-files",
            )
        )
    for path in found:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise InputError(
                Problem(
                    message="шаблон – ссылка за пределы рабочей папки",
                    remedy="Положите в папку сам файл",
                    file=str(path),
                    code="template.outside",
                )
            )
    return found[0] if found else None


def _of_no_kind(path: Path) -> Problem:
    names = ", ".join(f"{kind.code}.docx" for kind in load_catalog(resources.catalog()))
    return Problem(
        message="файл не назван по виду акта и не используется",
        remedy=f"Назовите его по коду вида: {names}",
        file=str(path),
        code="template.no-kind",
    )


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise InputError(
            Problem(
                message="такой файл уже есть",
                remedy="Укажите другое имя или уберите его",
                file=str(path),
                code="file.exists",
            )
        )
