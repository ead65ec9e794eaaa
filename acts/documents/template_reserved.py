"""Number and date of an act get their style by themselves, whatever hand put them there.

They are no part of the text that is approved, and the style says where they stand. A lawyer
should not have to know it, and LibreOffice renames it on saving.
"""

import copy
import re

from lxml import etree

from acts.documents.reading import RESERVED_STYLE
from acts.documents.template_parts import W, parse_part
from acts.documents.template_places import Line, Lines
from acts.packages import Package, Part

__all__ = ["RESERVED_TITLE", "mark_reserved", "with_known_style"]

RESERVED_TITLE = "Реквизит регистрации"
_STYLES = "word/styles.xml"
_RESERVED = re.compile(
    r"\{\{[ \u00a0]*(?:number|registered_on(?:[ \u00a0]*\|[ \u00a0]*дата)?)[ \u00a0]*\}\}"
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_known_style(package: Package, *, file: str) -> Package:
    """Give the style of number and date the id we know: other programs give it their own.

    Args:
        package: The template behind the gate.
        file: Its name for messages.

    Raises:
        InputError: The part with styles is broken.
    """
    styles = package.get(_STYLES)
    if styles is None or RESERVED_TITLE.encode() not in styles:
        return package
    root = parse_part(styles, file=file, part="стили")
    own = [
        style.get(f"{W}styleId", "")
        for style in root.iterfind(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
        and name.get(f"{W}val", "").casefold() == RESERVED_TITLE.casefold()
    ]
    if not own or own[0] == RESERVED_STYLE:
        return package
    old = re.escape(own[0].encode())
    new = RESERVED_STYLE.encode()
    changed = []
    for part in package.parts:
        if part.is_xml and part.name.startswith("word/"):
            data = re.sub(rb'(<w:rStyle w:val=")' + old + rb'"', rb"\g<1>" + new + rb'"', part.data)
            if part.name == _STYLES:
                data = re.sub(rb'(w:styleId=")' + old + rb'"', rb"\g<1>" + new + rb'"', data)
            changed.append(Part(name=part.name, data=data))
    return package.replace(changed)


def mark_reserved(lines: Lines) -> bool:
    """Put every number and date of the act into runs of their own with the style.

    Args:
        lines: Paragraphs of a part; its tree is changed.

    Returns:
        Whether anything was changed, so that the paragraphs must be read again.
    """
    changed = False
    for line in lines:
        # From the end, so that what stands before keeps its position.
        for found in reversed(list(_RESERVED.finditer(line.text))):
            changed = _mark(line, found.start(), found.end()) or changed
    return changed


def _mark(line: Line, start: int, end: int) -> bool:
    touched = [
        (at, text)
        for at, text in line.texts
        if at < end and at + len(text.text or "") > start and text.getparent() is not None
    ]
    runs = [text.getparent() for _, text in touched]
    if any(run is None or run.tag != f"{W}r" for run in runs) or all(map(_is_marked, runs)):
        return False
    first_at, first = touched[0]
    last_at, last = touched[-1]
    before = (first.text or "")[: start - first_at]
    after = (last.text or "")[end - last_at :]
    tag = line.text[start:end]
    for _, text in touched[1:-1]:
        text.text = ""
    if first is not last:
        last.text = after
        after = ""
    run = first.getparent()
    assert run is not None
    rest = list(first.itersiblings())
    first.text = before
    first.set(_SPACE, "preserve")
    mark = _run_like(run, tag)
    style = etree.Element(f"{W}rStyle")
    style.set(f"{W}val", RESERVED_STYLE)
    properties = mark[0]
    for one in properties.findall(f"{W}rStyle"):
        properties.remove(one)
    properties.insert(0, style)
    run.addnext(mark)
    if after or rest:
        tail = _run_like(run, after)
        tail.extend(rest)
        mark.addnext(tail)
    return True


def _run_like(run: etree._Element, text: str) -> etree._Element:
    """Make a run that looks like another one, with its properties first."""
    made = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    made.append(etree.Element(f"{W}rPr") if properties is None else copy.deepcopy(properties))
    if text:
        piece = etree.SubElement(made, f"{W}t")
        piece.text = text
        piece.set(_SPACE, "preserve")
    return made


def _is_marked(run: etree._Element | None) -> bool:
    style = None if run is None else run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == RESERVED_STYLE
