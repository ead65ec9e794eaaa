"""What of a template may reach an act: known parts and plain markup, nothing of its author.

Word puts names of people into comments, revisions, properties and custom XML, and a template may
carry fields that read other files. Parts an act doesn't need are dropped; what a reader would not
see, or what would name a person, is refused with its place.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from acts.errors import InputError, Problem
from acts.packages import Package, Part

__all__ = ["W", "kept_parts", "markup_problems", "parse_part"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"
_DOCUMENT = "word/document.xml"
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|word/theme/theme\d*\.xml|"
    r"word/(document|styles|numbering|settings|fontTable|webSettings|footnotes|endnotes|"
    r"header\d*|footer\d*)\.xml"
)
_MEDIA = re.compile(r"word/media/[^/]+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf)", re.IGNORECASE)
_RELATIONS = re.compile(r"(?:(?P<folder>word)/)?_rels/(?P<source>[^/]*)\.rels")
# Of the settings these carry data of the template's author or lead out of the file.
_SETTINGS = ("docVars", "rsids", "attachedTemplate", "mailMerge", "documentProtection")
_PARAGRAPH = re.compile(rb"<\w*:?p[ />]")
_PARAGRAPHS = 20_000
# What hides or turns a text, or stands for a lost letter; signs of Word's own fonts may stay.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff]|[\u0300-\u036f]{3,}"
)
_ATTRIBUTES, _LONGEST_VALUE = 500, 50_000
# So many findings of markup get a place of their own; a file with more is read in Word anyway.
_TOLD = 50
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_PICTURES = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "SEQ", "TOC"})
_SPACES = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://www.w3.org/XML/1998/",
    "urn:schemas-microsoft-com:",
)
_REFUSED = {
    **dict.fromkeys(
        ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
         "tblPrChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel"),
        ("остались исправления", "Примите исправления: Рецензирование – Принять все", "revisions"),
    ),
    **dict.fromkeys(
        ("comment", "commentReference", "commentRangeStart"),
        ("осталось примечание", "Удалите примечания: Рецензирование – Удалить", "comments"),
    ),
    **dict.fromkeys(
        ("vanish", "webHidden", "specVanish"),
        ("есть скрытый текст", "Покажите или удалите его: Шрифт – Скрытый", "hidden"),
    ),
    **dict.fromkeys(
        ("strike", "dstrike"),
        ("есть зачёркнутый текст", "Удалите его или снимите зачёркивание: Шрифт", "struck"),
    ),
    **dict.fromkeys(
        ("object", "control", "subDoc"),
        ("есть встроенный объект", "Удалите его или замените картинкой", "object"),
    ),
}  # fmt: skip


def parse_part(data: bytes, *, file: str, part: str) -> etree._Element:
    """Parse a part strictly: no recovery, no entities, no network; comments are left out.

    Raises:
        InputError: The part is not well-formed XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        recover=False,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            _problem(
                f"часть повреждена: разметка нарушена в знаке {error.offset or 0}",
                "Откройте файл в Word и сохраните его заново",
                file=file,
                place=part,
                code="broken-xml",
            )
        ) from error


def kept_parts(package: Package, *, file: str) -> Package:
    """Return the template without the parts an act doesn't need, each part read strictly.

    Args:
        package: The template behind the gate.
        file: Its name for messages.

    Raises:
        InputError: A part is broken, or one that the document needs is missing.
    """
    have = frozenset(part.name for part in package.parts)
    roots = dict(_strict_roots(package, file))
    body = roots[_DOCUMENT].find(f"{W}body") if _DOCUMENT in roots else None
    if body is None or "_rels/.rels" not in have:
        raise InputError(
            _problem(
                "это не документ Word, а что-то другое или его часть",
                "Откройте файл в Word и сохраните как .docx, не в строгом (Strict) виде",
                file=file,
                code="not-word",
            )
        )
    kept = {name for name in roots if _KEPT.fullmatch(name)} | _shown_pictures(roots, have)
    for name, root in roots.items():
        found = _RELATIONS.fullmatch(name)
        if found and (name == "_rels/.rels" or _source(found) in kept):
            kept.add(name)
            _drop_relations(found, root, kept | {_source(found)}, have, file)
    _drop_traces(roots, kept)
    return Package(
        parts=tuple(
            _written(part, roots.get(part.name)) for part in package.parts if part.name in kept
        )
    )


def _strict_roots(package: Package, file: str) -> Iterator[tuple[str, etree._Element]]:
    """Parse what may be kept, after a count: a hundred thousand paragraphs take seconds."""
    count = 0
    for part in package.parts:
        count += len(_PARAGRAPH.findall(part.data))
        if count > _PARAGRAPHS:
            raise InputError(
                _problem(
                    f"абзацев больше {_PARAGRAPHS}",
                    "Оставьте в шаблоне только то, что нужно документу",
                    file=file,
                    place=part.name,
                    code="too-large",
                )
            )
    for part in package.parts:
        if _KEPT.fullmatch(part.name) or _RELATIONS.fullmatch(part.name):
            yield part.name, parse_part(part.data, file=file, part=part.name)


def _shown_pictures(roots: Mapping[str, etree._Element], have: frozenset[str]) -> set[str]:
    return {
        target
        for name, root in roots.items()
        if (found := _RELATIONS.fullmatch(name)) and _KEPT.fullmatch(_source(found))
        for _, target in _targets(found, root)
        if _MEDIA.fullmatch(target) and target in have
    }


def _drop_traces(roots: Mapping[str, etree._Element], kept: set[str]) -> None:
    """Take out of the list of parts and of the settings what no act needs."""
    for override in list(roots[_TYPES]):
        if override.get("PartName", "/").removeprefix("/") not in kept | {""}:
            roots[_TYPES].remove(override)
    for element in list(roots.get("word/settings.xml", ())):
        if element.tag in {f"{W}{name}" for name in _SETTINGS}:
            element.getparent().remove(element)  # type: ignore[union-attr]


def _written(part: Part, root: etree._Element | None) -> Part:
    if root is None:
        return part
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Part(name=part.name, data=data)


def markup_problems(
    root: etree._Element,
    *,
    file: str,
    part: str,
    place_of: Callable[[etree._Element], str] | None = None,
) -> Iterator[Problem]:
    """Find what a printed part must not hold: revisions, hidden text, foreign fields and markup.

    Args:
        root: The part.
        file: The template's name.
        part: What the part is called.
        place_of: Says where an element stands; without it the part is named only.
    """
    told: set[tuple[str, str]] = set()
    for element in root.iter():
        said = _refused(element)
        if said is None or element.get(f"{W}val") in ("0", "false", "off"):
            continue
        place = place_of(element) if place_of and len(told) < _TOLD else part
        if (said[2], place) not in told:
            told.add((said[2], place))
            yield _problem(said[0], said[1], file=file, place=place, code=said[2])
    for element, field in _fields(root):
        name = (field.split() or [""])[0].upper()
        if name not in _FIELDS:
            yield _problem(
                f"поле «{name[:30]}» запрещено: оно меняет документ или читает другие файлы",
                f"Удалите поле; можно: {', '.join(sorted(_FIELDS))}",
                file=file,
                place=place_of(element) if place_of else part,
                code="field",
            )


def _refused(element: etree._Element) -> tuple[str, str, str] | None:
    tag = str(element.tag)
    # The library looks for each attribute from the first on, and searches long ones for tags.
    if len(element.attrib) > _ATTRIBUTES or any(
        len(value) > _LONGEST_VALUE for value in element.attrib.values()
    ):
        return ("разметка повреждена", "Откройте файл в Word и сохраните заново", "attributes")
    if any("{{" in value or "{%" in value for value in element.attrib.values()):
        return ("метка стоит не в тексте", "Перенесите её в текст", "stray-tag")
    if found := _UNSEEN.search(element.text or ""):
        return (
            f"в тексте знак U+{ord(found[0][0]):04X}: его не видно или он испорчен",
            "Удалите его и наберите это место заново",
            "unseen",
        )
    if tag == f"{W}gridSpan" and not re.fullmatch(r"[0-9]{1,2}", element.get(f"{W}val", "1")):
        return ("таблица повреждена", "Сделайте таблицу заново", "table")
    if tag == _GRAPHIC and not element.get("uri", "").endswith(_PICTURES):
        return (
            "рисунок SmartArt или диаграмма в акт не переносится",
            "Замените картинкой или таблицей",
            "graphic",
        )
    if tag.startswith(W):
        return _REFUSED.get(tag.removeprefix(W))
    if tag.startswith("{") and not tag[1:].startswith(_SPACES):
        return ("есть чужая разметка", "Откройте файл в Word и сохраните заново", "foreign")
    return None


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Give fields with their codes, joined over the runs Word split them into."""
    codes: list[tuple[etree._Element, list[str]]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            yield element, element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText":
            if codes:
                codes[-1][1].append(element.text or "")
            else:
                yield element, element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            codes.append((element, []))
        elif element.get(f"{W}fldCharType") == "end" and codes:
            begin, code = codes.pop()
            yield begin, "".join(code)
    yield from ((begin, "".join(code)) for begin, code in codes)


def _source(found: re.Match[str]) -> str:
    return f"{found['folder']}/{found['source']}" if found["folder"] else found["source"]


def _targets(found: re.Match[str], root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for relation in root:
        target = relation.get("Target", "")
        folder = "" if target.startswith("/") or not found["folder"] else f"{found['folder']}/"
        yield relation, folder + target.removeprefix("/")


def _drop_relations(
    found: re.Match[str], root: etree._Element, kept: set[str], have: frozenset[str], file: str
) -> None:
    for relation, target in list(_targets(found, root)):
        if target in kept:
            continue
        if _KEPT.fullmatch(target) and target not in have:
            raise InputError(
                _problem(
                    f"нет части {target[:100]}, на которую ссылается документ",
                    "Откройте файл в Word и сохраните его заново",
                    file=file,
                    place=_source(found),
                    code="missing-part",
                )
            )
        root.remove(relation)


def _problem(message: str, remedy: str, *, file: str, code: str, place: str = "") -> Problem:
    return Problem(message=message, remedy=remedy, file=file, place=place, code=f"template.{code}")
