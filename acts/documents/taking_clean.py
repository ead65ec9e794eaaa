"""What a person's editor leaves in a file: what has to be decided first, and what is dropped."""

import dataclasses as dc
from collections.abc import Callable, Iterator

from lxml import etree

from acts.documents.reading import RESERVED_STYLE
from acts.documents.template_parts import W, kept_parts, markup_problems, parse_part
from acts.errors import Problem
from acts.packages import Package, Part

__all__ = ["cleaned", "left_over", "numbered_places"]

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_RESERVED_NAME = "Реквизит регистрации"
_ACCEPT = "Рецензирование – Принять – Принять все исправления"
_TRACKED = {
    **dict.fromkeys(
        ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"),
        ("исправление не принято и не отклонено", _ACCEPT, "take.revision"),
    ),
    **dict.fromkeys(
        ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        ("исправление оформления не принято и не отклонено", _ACCEPT, "take.revision"),
    ),
    "commentReference": (
        "осталось примечание",
        "Рецензирование – Удалить – Удалить все примечания",
        "take.comment",
    ),
}
# Told above, with the paragraph.
_TOLD = frozenset({"template.revisions", "template.comments"})


def left_over(package: Package, name: str) -> Iterator[Problem]:
    """List what a text can't be approved with: tracked changes, comments, hidden text, fields.

    Args:
        package: The file behind the gate.
        name: Its name for messages.
    """
    for part in package.parts:
        if part.name == _BODY or part.name.startswith(("word/header", "word/footer")):
            root = parse_part(part.data, file=name, part=part.name)
            place_of = numbered_places(root, part.name)
            yield from _tracked(root, name, place_of)
            for one in markup_problems(root, file=name, part=part.name, place_of=place_of):
                if one.code not in _TOLD:
                    yield dc.replace(one, code=one.code.replace("template.", "take."))


def numbered_places(root: etree._Element, part: str) -> Callable[[etree._Element], str]:
    """Give what names an element's paragraph by its number alone: its words may be a name.

    Args:
        root: A part of the document.
        part: The part's name.
    """
    paragraphs: dict[etree._Element, int] = {
        one: number for number, one in enumerate(root.iter(f"{W}p"), start=1)
    }
    title = "" if part == _BODY else part

    def place_of(element: etree._Element) -> str:
        owner = next((one for one in element.iterancestors(f"{W}p")), None)
        if owner is None:  # a whole row or table
            above = element.iterancestors(f"{W}tr", f"{W}tbl")
            owner = next((one for row in above for one in row.iter(f"{W}p")), None)
        place = f"абзац {paragraphs[owner]}" if owner is not None else ""
        return ", ".join(one for one in (title, place) if one)

    return place_of


def _tracked(
    root: etree._Element, name: str, place_of: Callable[[etree._Element], str]
) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for element in root.iter(*(f"{W}{tag}" for tag in _TRACKED)):
        message, remedy, code = _TRACKED[str(element.tag).removeprefix(W)]
        place = place_of(element)
        if (place, message) not in seen:
            seen.add((place, message))
            yield Problem(
                message=message,
                remedy=f"В Word: {remedy}",
                file=name,
                place=place,
                code=code,
            )


def cleaned(package: Package, *, name: str) -> Package:
    """Drop what names people and machines: authors, comments' parts, marks of saved versions.

    Args:
        package: The file behind the gate, without tracked changes and comments.
        name: Its name for messages.

    Raises:
        InputError: A part is broken, or one that the document needs is missing.
    """
    kept = kept_parts(package, file=name)
    reserved = _reserved_ids(kept)
    parts = [
        Part(name=part.name, data=_without_marks(part, reserved))
        for part in kept.parts
        if part.name.startswith("word/") and part.name.endswith(".xml")
    ]
    return kept.replace(parts)


def _reserved_ids(package: Package) -> frozenset[str]:
    """Find what this file calls the style of number and date: an editor may rename its id."""
    styles = package.get(_STYLES)
    if styles is None:
        return frozenset()
    found = set()
    for style in parse_part(styles, file="", part=_STYLES).iter(f"{W}style"):
        title = style.find(f"{W}name")
        if title is not None and title.get(f"{W}val") == _RESERVED_NAME:
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found - {RESERVED_STYLE, ""})


def _without_marks(part: Part, reserved: frozenset[str]) -> bytes:
    root = parse_part(part.data, file="", part=part.name)
    for element in root.iter():
        for key in [one for one in element.attrib if str(one).startswith(f"{W}rsid")]:
            del element.attrib[key]
        if element.tag == f"{W}rStyle" and element.get(f"{W}val") in reserved:
            element.set(f"{W}val", RESERVED_STYLE)
        elif element.tag == f"{W}style" and element.get(f"{W}styleId") in reserved:
            element.set(f"{W}styleId", RESERVED_STYLE)
    for tag in ("rsid", "proofErr", "lastRenderedPageBreak"):
        for element in list(root.iter(f"{W}{tag}")):
            element.getparent().remove(element)  # type: ignore[union-attr]
    for element in list(root.iter(f"{W}br")):
        if element.get(f"{W}type") == "page":
            _set_before(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_before(page_break: etree._Element) -> None:
    """Make a page break that opens a paragraph the paragraph's own property.

    The pages are the same, and the text begins with its first word, whichever editor saved it.
    """
    paragraph = next(page_break.iterancestors(f"{W}p"), None)
    run = page_break.getparent()
    if paragraph is None or run is None or run.getparent() is not paragraph:
        return
    for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}drawing", f"{W}fldChar"):
        if one is page_break:
            break
        return  # something is printed before it
    run.remove(page_break)
    own = paragraph.find(f"{W}pPr")
    if own is None:
        own = etree.Element(f"{W}pPr")
        paragraph.insert(0, own)
    if own.find(f"{W}pageBreakBefore") is None:
        first = (f"{W}pStyle", f"{W}keepNext", f"{W}keepLines")
        place = sum(1 for one in own if one.tag in first)
        own.insert(place, etree.Element(f"{W}pageBreakBefore"))
