"""A document that a person edited, taken in as the text of an act, and its number and date."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from acts.act import ActData, ActKind, Registration
from acts.documents.context import RESERVED_DATE, RESERVED_NUMBER, bound
from acts.documents.lint import lint
from acts.documents.outside_links import placed_links
from acts.documents.projection import text_digest
from acts.documents.reading import RESERVED_STYLE, Document, read_document
from acts.documents.render import Rendered, properties
from acts.documents.taking_clean import cleaned, left_over, numbered_places
from acts.documents.template_parts import W, parse_part
from acts.errors import InputError, Problem, Severity
from acts.packages import Package, Part, active_content, open_package, write_package
from acts.russian.dates import long_date

__all__ = ["Taken", "read_taken", "taken_text"]

_PROJECT = "ПРОЕКТ"
# A run of reserved text: the date is the longer blank, the number the shorter one.
_BLANK = re.compile(r"_+")
# What a person may have meant to change in the text, and the data don't know of.
_OF_DATA = frozenset({"gost.G17", "gost.G29", "gost.G40"})
_TRIAL = dt.date(2020, 1, 1)
_LONGEST_PARAGRAPH = 50_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document that can be the text of an act, or the reasons why it can't.

    Attributes:
        docx: Its bytes without authors, revision marks and traces of a machine.
        document: What it prints.
        text_digest: Digest of its text without number and date.
        problems: What was found in it; an error stops the taking.
    """

    docx: bytes
    document: Document
    text_digest: str
    problems: tuple[Problem, ...]


def read_taken(data: bytes, kind: ActKind, fields: ActData, before: Document, name: str) -> Taken:
    """Read a file a person edited and check it.

    Args:
        data: The file.
        kind: Kind of the act.
        fields: The data the act was drafted from.
        before: The text it had so far.
        name: The file's name for messages.

    Raises:
        InputError: It is no .docx, or a hostile one.
    """
    package = open_package(data, name=name)
    problems = list(
        placed_links(package, active_content(package, name=name), places=numbered_places)
    )
    if problems:
        raise InputError(problems)
    problems += left_over(package, name)
    clean = cleaned(package, name=name).replace(properties(kind, fields, None))
    document = read_document(clean)
    _refuse_too_long(document, name)
    problems += _findings(document, kind, fields, name)
    problems += _reserved(document, before, name)
    digest = text_digest(document)
    # Better said now than on the day of the signature: any number and date show it.
    trial = read_document(_filled(clean, Registration(number="1", date=_TRIAL)))
    gone = len(document.paragraphs) - len(trial.paragraphs)
    problems += _unfilled(trial, digest, name, gone=gone)
    return Taken(
        docx=write_package(clean),
        document=document,
        text_digest=digest,
        problems=tuple(problems),
    )


def taken_text(
    docx: bytes,
    kind: ActKind,
    fields: ActData,
    *,
    registration: Registration | None,
    name: str,
) -> Rendered:
    """Give the taken text of an act, with number and date filled in where they are reserved.

    Args:
        docx: What `read_taken` gave.
        kind: Kind of the act.
        fields: The data the act was drafted from.
        registration: Number and date, or None for the text as it was taken.
        name: The file's name for messages.

    Raises:
        InputError: It can't be read, or filling it in would change more than number and date.
    """
    package = open_package(docx, name=name)
    document = read_document(package)
    digest = text_digest(document)
    if registration is None:
        return Rendered(
            docx=docx, text_digest=digest, findings=_findings(document, kind, fields, name)
        )
    filled = _filled(package, registration).replace(properties(kind, fields, registration))
    after = read_document(filled)
    problems = tuple(_unfilled(after, digest, name))
    if problems:
        raise InputError(problems)
    findings = lint(after, kind, fields, registration=registration)
    return Rendered(docx=write_package(filled), text_digest=digest, findings=findings)


def _filled(package: Package, registration: Registration) -> Package:
    return package.replace(
        Part(name=part.name, data=_registered(part, registration))
        for part in package.parts
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", part.name)
    )


def _unfilled(after: Document, digest: str, name: str, *, gone: int = 0) -> Iterator[Problem]:
    """Say where number and date would not stand, or would change more than their places.

    Args:
        after: The text with a number and a date.
        digest: Digest of the text without them.
        name: The file's name for messages.
        gone: How many lines went with the mark of a draft, at the top of the file.
    """
    for one in after.paragraphs:
        if _BLANK.search(_reserved_text(one.text, one.approved)):
            yield Problem(
                message="место для даты или номера повреждено: регистрация его не заполнит",
                remedy="Скопируйте строку «____ № ____» из проекта целиком, вместе с оформлением",
                file=name,
                place=f"абзац {one.index + gone}",
                code="take.broken-place",
            )
    if text_digest(after) != digest:
        yield Problem(
            message="номер и дата изменили бы утверждённый текст",
            remedy="Верните строку даты и номера из проекта и примите текст заново: acts take",
            file=name,
            code="take.registration-changes-text",
        )


def _refuse_too_long(document: Document, name: str) -> None:
    """Refuse what no act holds and what would take minutes to compare."""
    for one in document.paragraphs:
        if len(one.text) > _LONGEST_PARAGRAPH:
            raise InputError(
                Problem(
                    message=f"абзац длиннее {_LONGEST_PARAGRAPH} знаков",
                    remedy="Разделите его на абзацы или удалите лишнее",
                    file=name,
                    place=one.place,
                    code="take.too-large",
                )
            )


def _findings(document: Document, kind: ActKind, fields: ActData, name: str) -> tuple[Problem, ...]:
    """Check the text; what contradicts only the data is told, not refused."""
    marks = {"gost.G35"} if document.has_revisions else set()
    return tuple(
        dc.replace(
            one,
            file=name,
            severity=Severity.WARNING if one.code in _OF_DATA else one.severity,
            remedy=one.remedy.replace("в шаблон", "в текст").replace("в шаблоне", "в тексте"),
        )
        for one in lint(document, kind, fields)
        # Revisions and comments are told one by one, with their places.
        if not (one.code in marks and "исправления или примечания" in one.message)
    )


def _blanks(document: Document) -> tuple[int, int]:
    """Count the places reserved for the date and for the number."""
    texts = [_reserved_text(one.text, one.approved) for one in document.paragraphs]
    blanks = [found[0] for text in texts for found in _BLANK.finditer(text)]
    dates = sum(1 for one in blanks if len(one) == len(RESERVED_DATE))
    numbers = sum(1 for one in blanks if len(one) == len(RESERVED_NUMBER))
    return dates, numbers


def _reserved_text(text: str, approved: str) -> str:
    """Give the blanks of a paragraph that carry the reserved style."""
    return text if text != approved and not _BLANK.search(approved) else ""


def _reserved(document: Document, before: Document, name: str) -> Iterator[Problem]:
    words = ("даты", "номера")
    for now, was, word in zip(_blanks(document), _blanks(before), words, strict=True):
        if was and not now:
            yield Problem(
                message=f"в тексте не осталось места для {word}: их вписывает регистрация",
                remedy="Верните строку «____ № ____» из проекта (скопируйте её целиком вместе с "
                "оформлением) и повторите",
                file=name,
                code="take.no-place",
            )
        elif now < was:
            yield Problem(
                message=f"мест для {word} стало меньше: было {was}, теперь {now}",
                remedy="Проверьте отметки приложений и лист ознакомления",
                file=name,
                code="take.fewer-places",
                severity=Severity.WARNING,
            )


def _registered(part: Part, registration: Registration) -> bytes:
    root = parse_part(part.data, file="", part=part.name)
    for paragraph in list(root.iter(f"{W}p")):
        groups = _groups(paragraph)
        for group in groups:
            _fill(group, registration)
        printed = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
        if groups and printed == _PROJECT:
            _take_out(paragraph)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_reserved(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == RESERVED_STYLE


def _groups(paragraph: etree._Element) -> list[list[etree._Element]]:
    """Put reserved runs together between which nothing is printed.

    Word cuts a blank in pieces as it likes, and lays bookmarks between them.
    """
    groups: list[list[etree._Element]] = [[]]
    for run in paragraph.iter(f"{W}r"):
        if _is_reserved(run):
            groups[-1].append(run)
        elif any(one.tag != f"{W}rPr" for one in run):
            groups.append([])
    return [one for one in groups if one]


def _fill(group: list[etree._Element], registration: Registration) -> None:
    texts = [one for run in group for one in run.iter(f"{W}t")]
    whole = "".join(one.text or "" for one in texts)
    filled = _BLANK.sub(lambda found: _value(found[0], registration), whole)
    if filled == whole or not texts:
        return
    for one in texts[1:]:
        one.text = ""
    _write(texts[0], filled)


def _value(blank: str, registration: Registration) -> str:
    if len(blank) == len(RESERVED_DATE):
        return bound(long_date(registration.date))
    return bound(registration.number) if len(blank) == len(RESERVED_NUMBER) else blank


def _write(node: etree._Element, text: str) -> None:
    """Write a text; a hyphen of a number doesn't break, as in a rendered act."""
    pieces = text.split("-")
    node.text = pieces[0]
    node.set(_SPACE, "preserve")
    for piece in pieces[1:]:
        hyphen, following = etree.Element(f"{W}noBreakHyphen"), etree.Element(f"{W}t")
        following.text = piece
        following.set(_SPACE, "preserve")
        node.addnext(hyphen)
        hyphen.addnext(following)
        node = following


def _take_out(paragraph: etree._Element) -> None:
    """Take the «ПРОЕКТ» line out; the last paragraph of a cell or a section only loses its text."""
    parent = paragraph.getparent()
    alone = parent is None or len(parent.findall(f"{W}p")) == 1
    if alone or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        for one in paragraph.iter(f"{W}t"):
            one.text = ""
    else:
        assert parent is not None
        parent.remove(paragraph)
