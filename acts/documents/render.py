"""Rendering: template, data and law to the bytes of a .docx, the same ones on every machine."""

import dataclasses as dc
import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError, UndefinedError
from lxml import etree

from acts import resources
from acts.act import ActData, ActKind, Registration
from acts.documents.annexes import AnnexDocument, annex_kinds, annex_texts, with_annexes
from acts.documents.context import build_context, clean_fields, date_of
from acts.documents.filters import FilterError
from acts.documents.lint import lint
from acts.documents.overrides import wording_of
from acts.documents.projection import text_digest
from acts.documents.reading import Document, read_document
from acts.documents.template import (
    BUDGET,
    Budget,
    CompiledTemplate,
    compile_template,
    without_double_stops,
)
from acts.documents.template_parts import W, parse_part
from acts.errors import InputError, Problem
from acts.law import LegalBasis
from acts.packages import Package, Part, write_package
from acts.russian.wording import Wording

__all__ = ["Rendered", "properties", "render"]

_BODY = "word/document.xml"
_LARGEST = 4 * 1024 * 1024
_LONGEST_PARAGRAPH = 100_000
# «№ МР-42/02» and an address don't end a line after a hyphen; the mark copies as a hyphen.
_NO_BREAK = re.compile(
    r"(№\u00a0(?:<[^>]*>)*)([0-9A-Za-zА-Яа-яЁё/.]+(?:-[0-9A-Za-zА-Яа-яЁё/.]+)+)|"
    r"(\()([0-9a-z.]+(?:-[0-9a-z.]+)+)(?=\))"
)
_NO_BREAK_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>acts</Application></Properties>"
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
    "<dc:language>ru-RU</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A rendered act.

    Attributes:
        docx: The file; the same inputs give the same bytes.
        text_digest: SHA-256 of the approved text, equal before and after registration.
        findings: What the check of the result found, errors and warnings.
        words: The declension it used: which words it was asked for, which deserve a look.
    """

    docx: bytes
    text_digest: str
    findings: tuple[Problem, ...]
    words: Wording = dc.field(default_factory=Wording, compare=False, repr=False)


def render(
    kind: ActKind,
    data: ActData,
    *,
    template: bytes | Path,
    legal_bases: Sequence[LegalBasis],
    registration: Registration | None = None,
    annex_templates: Mapping[str, bytes | Path] | None = None,
) -> Rendered:
    """Render an act with its annexes in one file.

    Args:
        kind: The kind of act.
        data: Its data, checked against the schema.
        template: The .docx, as a path or bytes.
        legal_bases: The acts of law in force on the act's date, in order.
        registration: Number and date; None renders a draft with reserved places.
        annex_templates: By kind, the .docx that prints annexes of the act; what isn't named is
            printed by the shipped one.

    Raises:
        InputError: The template or a value is refused; nothing is rendered.
    """
    compiled = _compiled(template, kind.code)
    name = compiled.name
    given = annex_templates or {}
    annexes = {
        code: _compiled(given.get(code, resources.template(code)), code)
        for code in annex_kinds(kind.code, data.fields)
    }
    words = wording_of(data.fields)
    package, document = _fill(compiled, annexes, kind, data, legal_bases, registration, words)
    findings = list(lint(document, kind, data, registration=registration))
    digest = text_digest(document)
    if registration is not None:
        _, draft = _fill(compiled, annexes, kind, data, legal_bases, None, words)
        if text_digest(draft) != digest:
            findings.append(
                Problem(
                    message="регистрация меняет не только дату и номер, но и утверждённый текст",
                    remedy="Дате и номеру в шаблоне нужен стиль знаков «Реквизит регистрации»",
                    file=name,
                    code="template.registration-changes-text",
                )
            )
    return Rendered(
        docx=write_package(package), text_digest=digest, findings=tuple(findings), words=words
    )


def _compiled(template: bytes | Path, code: str) -> CompiledTemplate:
    if isinstance(template, Path):
        return compile_template(template.read_bytes(), name=str(template))
    return compile_template(template, name=f"{code}.docx")


def _fill(
    compiled: CompiledTemplate,
    annexes: Mapping[str, CompiledTemplate],
    kind: ActKind,
    data: ActData,
    legal_bases: Sequence[LegalBasis],
    registration: Registration | None,
    words: Wording,
) -> tuple[Package, Document]:
    context = build_context(
        kind, data, legal_bases=legal_bases, registration=registration, words=words
    )
    package = compiled.package.replace(
        (*_parts(compiled, context), *properties(kind, data, registration))
    )
    texts = annex_texts(kind.code, context, clean_fields(data), words)
    documents = [
        AnnexDocument(
            name=one.name,
            file=annexes[one.kind].name,
            package=annexes[one.kind].package.replace(
                _parts(annexes[one.kind], one.context, only=_BODY)
            ),
        )
        for one in texts
    ]
    package = with_annexes(package, documents, file=compiled.name)
    return package, read_document(package)


def _parts(
    compiled: CompiledTemplate, context: Mapping[str, Any], *, only: str = ""
) -> tuple[Part, ...]:
    """Fill the parts of a template, or one of them."""
    unknown = [
        _unknown(compiled.name, name, place, context)
        for name, place in sorted(compiled.names.items())
        if name not in context
    ]
    if unknown:
        raise InputError(unknown)
    return tuple(
        Part(name=name, data=_part(template, context, compiled, name))
        for name, template in sorted(compiled.parts.items())
        if only in ("", name)
    )


def _part(
    template: JinjaTemplate, context: Mapping[str, Any], compiled: CompiledTemplate, part: str
) -> bytes:
    file = compiled.name
    chunks, size = [], 0
    try:
        for chunk in template.generate({**context, BUDGET: Budget()}):
            chunks.append(chunk)
            size += len(chunk)
            if size > _LARGEST:
                raise InputError(
                    Problem(
                        message="документ получается больше 4 МБ",
                        remedy="Проверьте циклы шаблона",
                        file=file,
                        place=compiled.place(part),
                        code="template.too-large",
                    )
                )
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise InputError(_failure(error, compiled, part)) from error
    text = without_double_stops("".join(chunks))
    text = _NO_BREAK.sub(_with_firm_hyphens, text)
    root = parse_part(text.encode(), file=file, part=compiled.place(part))
    for paragraph in root.iter(f"{W}p"):
        if sum(len(one.text or "") for one in paragraph.iter(f"{W}t")) > _LONGEST_PARAGRAPH:
            raise InputError(
                Problem(
                    message=f"абзац получается длиннее {_LONGEST_PARAGRAPH} знаков",
                    remedy="Проверьте циклы шаблона и длину данных",
                    file=file,
                    place=compiled.place(part),
                    code="template.too-large",
                )
            )
    if re.search(r"\{\{|\}\}|\{%|%\}", "".join(map(str, root.itertext()))):
        raise InputError(
            Problem(
                message="в документе осталась метка шаблона",
                remedy="Проверьте скобки меток в шаблоне",
                file=file,
                place=compiled.place(part),
                code="template.left-tag",
            )
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_firm_hyphens(found: re.Match[str]) -> str:
    before, word = found[1] or found[3], found[2] or found[4]
    return before + word.replace("-", _NO_BREAK_HYPHEN)


def _failure(error: Exception, compiled: CompiledTemplate, part: str) -> Problem:
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, FilterError):
        return dc.replace(error.problem, file=compiled.name, place=compiled.place(part, line))
    missing = re.search(r"'([^']*)'$|^'([^']*)' is undefined", str(error))
    if isinstance(error, UndefinedError) and missing:
        message = f"в данных нет значения «{missing[1] or missing[2]}», а метка его печатает"
    elif isinstance(error, OverflowError):
        message = "циклы шаблона повторяются слишком много раз"
    else:
        message = "метка не вычисляется: значение не того вида, какой ей нужен"
    return Problem(
        message=message,
        remedy="Исправьте метку или дополните данные",
        file=compiled.name,
        place=compiled.place(part, line),
        code="template.undefined",
    )


def _unknown(file: str, name: str, place: str, context: Mapping[str, Any]) -> Problem:
    near = difflib.get_close_matches(name, list(context), n=1)
    return Problem(
        message=f"в метке неизвестное имя «{name}»",
        remedy=f"Может быть, «{near[0]}»" if near else "Возьмите имя из поставляемого шаблона",
        file=file,
        place=place,
        code="template.unknown-name",
    )


def properties(
    kind: ActKind, data: ActData, registration: Registration | None
) -> tuple[Part, Part]:
    """Write document properties of our own: no author, no clock, no trace of a machine."""
    from xml.sax.saxutils import escape

    organization = data.fields.get("organization")
    short = organization.get("short_name", "") if isinstance(organization, Mapping) else ""
    date = registration.date if registration else date_of(str(data.fields["planned_on"]))
    core = _CORE.format(title=escape(kind.title), creator=escape(str(short)), date=date.isoformat())
    return (
        Part(name="docProps/core.xml", data=core.encode()),
        Part(name="docProps/app.xml", data=_APP.encode()),
    )
