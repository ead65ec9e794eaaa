"""What a foreign package must not carry: macros, objects, outside links, data connections."""

import html
import re

from acts.errors import Problem, Severity
from acts.packages.canonical import CONTENT_TYPES, Package, Part
from acts.packages.pictures import picture_problems

__all__ = ["active_content", "decode", "workbook_content"]

_BY_NAME = {"macro", "object", "control", "link", "connection", "sheet-macro"}
_MACRO = ("macro", r"vbaProject|vbaData|\.bin\.rels$", "макросы", "Сохраните его как .docx")
_OBJECT = ("object", r"(^|/)embeddings/", "встроенный объект (OLE)", "Удалите объект")
_CONTROL = ("control", r"(^|/)(activeX|ctrlProps)/", "элемент ActiveX", "Удалите элемент")
# A part may have any name: what it is, its relationship tells.
_RELATED = (
    (
        "object-link",
        r"/oleObject[\"']",
        "встроенный объект (OLE)",
        "Удалите объект",
    ),
    ("control-link", r"/(control|ctrlProp)[\"']", "элемент ActiveX", "Удалите элемент"),
)
_MACRO_TYPE = r"macroEnabled|ms-office\.vba|ms-word\.vba|ms-excel\.(?:intl)?macrosheet"
_DOCUMENT = (
    _MACRO,
    _OBJECT,
    _CONTROL,
    *_RELATED,
    (
        "macro-type",
        _MACRO_TYPE,
        "пометка «с поддержкой макросов»",
        "Сохраните его как .docx",
    ),
    (
        "alt-chunk",
        r"<\w*:?altChunk\b|/aFChunk\"",
        "вставка чужого документа (altChunk)",
        "Вставьте текст обычным образом",
    ),
    (
        "external",
        r"TargetMode\s*=\s*[\"']External",
        "ссылка на внешний файл или адрес",
        "Разорвите связь, уберите гиперссылку или присоединённый шаблон",
    ),
)
_AS_BOOK = "Сохраните файл как «Книга Excel (.xlsx)», без макросов"
_WORKBOOK = (
    ("macro", r"vbaProject|vbaData", "макросы", _AS_BOOK),
    ("sheet-macro", r"(^|/)(macrosheets|dialogsheets)/", "лист макросов", "Удалите этот лист"),
    _OBJECT,
    _CONTROL,
    (
        "link",
        r"(^|/)externalLinks/",
        "связь с другой книгой или программой (DDE)",
        "В Excel: «Данные» – «Изменить связи» – «Разорвать связь»",
    ),
    (
        "connection",
        r"(^|/)(connections\.xml|queryTables/|model/|customData/)",
        "подключение к внешним данным",
        "В Excel: «Данные» – «Запросы и подключения» – удалите подключение",
    ),
    *_RELATED,
    ("macro-type", _MACRO_TYPE, "пометка «с поддержкой макросов»", _AS_BOOK),
    ("dde", r"<(?:\w+:)?ddeLink\b", "связь с другой программой (DDE)", "Удалите эту связь"),
)
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_EXTERNAL = re.compile(r"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_HYPERLINK = re.compile(r"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
# Excel makes these by itself of an address that is typed into a cell.
_ADDRESS = re.compile(r"Target\s*=\s*[\"'](?:mailto|https?|tel):", re.IGNORECASE)


def active_content(package: Package, *, name: str = "") -> tuple[Problem, ...]:
    """List what a template or an order must not carry: macros, outside links, huge pictures.

    Args:
        package: What `open_package` gave.
        name: The file's name for messages.
    """
    return (*_found(package, _DOCUMENT, name), *picture_problems(package, name=name))


def workbook_content(package: Package, *, name: str = "") -> tuple[Problem, ...]:
    """List what a filled-in workbook must not carry; a hyperlink to a file is only a warning.

    Args:
        package: What `open_package` gave.
        name: The file's name for messages.
    """
    problems = _found(package, _WORKBOOK, name)
    for part in package.parts:
        if not part.name.lower().endswith(".rels"):
            continue
        outside = [
            one[0] for one in _RELATIONSHIP.finditer(_text(part)) if _EXTERNAL.search(one[0])
        ]
        if any(not _HYPERLINK.search(one) for one in outside):
            problems.append(
                _problem("external", "ссылка на внешний файл", "Разорвите связь", name, part.name)
            )
        elif (
            any(not _ADDRESS.search(one) for one in outside)
            and "externallinks/" not in part.name.lower()
        ):
            problems.append(
                Problem(
                    message="в ячейках есть ссылки на файлы: взят только их текст",
                    remedy="Если ссылка не нужна, уберите её",
                    file=name,
                    place=part.name,
                    code="package.hyperlink",
                    severity=Severity.WARNING,
                )
            )
    return tuple(problems)


def decode(data: bytes) -> str:
    """Turn the bytes of XML into text by the marks that tell its encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[:2] == b"<\x00":
        return data.decode("utf-16-le", errors="replace")
    if data[:2] == b"\x00<":
        return data.decode("utf-16-be", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def _text(part: Part) -> str:
    if not part.is_xml:
        return ""
    text = decode(part.data)
    # «&#69;xternal» is the same word to whoever reads XML.
    is_short = part.name.casefold().endswith((".rels", CONTENT_TYPES.casefold()))
    return html.unescape(text) if is_short and "&#" in text else text


def _found(
    package: Package, rules: tuple[tuple[str, str, str, str], ...], name: str
) -> list[Problem]:
    return [
        _problem(code, what, remedy, name, part.name)
        for part in package.parts
        for code, pattern, what, remedy in rules
        if re.search(pattern, part.name if code in _BY_NAME else _text(part), re.IGNORECASE)
    ]


def _problem(code: str, what: str, remedy: str, name: str, place: str) -> Problem:
    return Problem(
        message=f"в файле есть {what}",
        remedy=remedy,
        file=name,
        place=place,
        code=f"package.{code}",
    )
