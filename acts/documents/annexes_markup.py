"""Marks and ids of an annex: what can't be carried over is refused, the rest is made unique."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from acts.documents.template_parts import W
from acts.errors import Problem

__all__ = ["AnnexMarkup", "refused"]

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NOTES = tuple(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
_HEADS = frozenset(f"{W}{name}" for name in ("headerReference", "footerReference"))
_MARKS = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd"))
_WORD = re.compile(r"\w+")
# All attributes of a namespace, found without a step of Python for each element.
_RELATIONS = etree.XPath(f".//@*[namespace-uri()='{_RELATION}']")
_EDITIONS = etree.XPath(f".//@*[namespace-uri()='{_W14}']")


def refused(body: etree._Element, file: str) -> Iterator[Problem]:
    """Find in an annex what stands in other parts of its file: pictures, links, notes.

    Args:
        body: Its body.
        file: Its template, for messages.
    """
    alien = {element for element, _ in _attributes(_RELATIONS, body) if element.tag not in _HEADS}
    alien.update(body.iter(*_NOTES))
    if not alien:
        return
    numbers = {one: number for number, one in enumerate(body.iter(f"{W}p"), start=1)}
    for element in (one for one in body.iter() if one in alien):
        paragraph = next((one for one in element.iterancestors(f"{W}p")), None)
        yield Problem(
            message=f"{_named(element)}: в приложение к приказу это не переносится",
            remedy="Уберите из шаблона приложения или храните приложение отдельно: "
            "впишите в данные приказа только число листов (sheets)",
            file=file,
            place=f"основной текст, абзац {numbers[paragraph]}" if paragraph is not None else "",
            code="template.annex-content",
        )


def _attributes(path: Any, body: etree._Element) -> list[tuple[etree._Element, str]]:
    return [(one.getparent(), one.attrname) for one in path(body)]


def _named(element: etree._Element) -> str:
    """Say what an element is that leads to another part of its file."""
    if element.tag in _NOTES:
        return "сноска"
    return "ссылка на страницу или файл" if element.tag == f"{W}hyperlink" else "рисунок"


class AnnexMarkup:
    """Bookmarks and ids of the act and of what is laid into it."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._names = {one.get(f"{W}name", "") for one in root.iter(f"{W}bookmarkStart")}
        self._has_adopted = False

    def adopt(self, body: etree._Element) -> None:
        """Keep the bookmarks a field of the annex asks for, under names nothing else has.

        Args:
            body: The annex's body; it is changed.
        """
        self._has_adopted = True
        asked = {word for one in _codes(body) for word in _WORD.findall(one)}
        asked |= {one.get(f"{W}anchor", "") for one in body.iter(f"{W}hyperlink")}
        renamed: dict[str, str] = {}
        dropped: set[str] = set()
        for mark in list(body.iter(f"{W}bookmarkStart")):
            name = mark.get(f"{W}name", "")
            if name not in asked:
                dropped.add(mark.get(f"{W}id", ""))
                mark.getparent().remove(mark)  # type: ignore[union-attr]
            elif name in self._names:
                renamed[name] = self._free(name)
                mark.set(f"{W}name", renamed[name])
            self._names.add(mark.get(f"{W}name", ""))
        for mark in list(body.iter(f"{W}bookmarkEnd")):
            if mark.get(f"{W}id", "") in dropped:
                mark.getparent().remove(mark)  # type: ignore[union-attr]
        _rename(body, renamed)
        offset = 1 + max(
            (_number(one.get(f"{W}id", "")) for one in self.root.iter(*_MARKS)), default=0
        )
        for mark in body.iter(*_MARKS):
            mark.set(f"{W}id", str(_number(mark.get(f"{W}id", "")) + offset))
        for element, name in _attributes(_EDITIONS, body):
            del element.attrib[name]
        for own in list(body.iter(f"{W}sdtPr")):
            for id_ in own.findall(f"{W}id"):
                own.remove(id_)

    def renumber(self) -> None:
        """Give every drawing an id of its own."""
        if self._has_adopted:
            for number, one in enumerate(self.root.iter(_DRAWING), start=1):
                one.set("id", str(number))

    def _free(self, name: str) -> str:
        number = 2
        while f"{name}_{number}" in self._names:
            number += 1
        return f"{name}_{number}"


def _codes(body: etree._Element) -> Iterator[str]:
    for one in body.iter(f"{W}instrText"):
        yield one.text or ""
    for one in body.iter(f"{W}fldSimple"):
        yield one.get(f"{W}instr", "")


def _rename(body: etree._Element, names: dict[str, str]) -> None:
    if not names:
        return

    def said(text: str) -> str:
        return _WORD.sub(lambda found: names.get(found[0], found[0]), text)

    for one in body.iter(f"{W}instrText"):
        one.text = said(one.text or "")
    for one in body.iter(f"{W}fldSimple"):
        one.set(f"{W}instr", said(one.get(f"{W}instr", "")))
    for one in body.iter(f"{W}hyperlink"):
        if f"{W}anchor" in one.attrib:
            one.set(f"{W}anchor", said(one.get(f"{W}anchor", "")))


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
