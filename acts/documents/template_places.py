"""Where something stands in a .docx, in words with which a person finds it in Word.

Word shows neither numbers of paragraphs nor names of parts, so a place names the part as Word's
menus do, the table, row and cell, and the words to type into the search box.
"""

import dataclasses as dc
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from acts.documents.template_parts import W, parse_part
from acts.errors import InputError
from acts.packages import Package

__all__ = ["Line", "Lines", "part_titles"]

_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHOWN = 60
_TITLES = {
    "word/document.xml": "основной текст",
    "word/footnotes.xml": "сноски",
    "word/endnotes.xml": "концевые сноски",
    "word/comments.xml": "примечания",
    "word/styles.xml": "стили",
    "word/settings.xml": "параметры документа",
    "word/numbering.xml": "нумерация",
    "docProps/core.xml": "свойства документа",
    "docProps/app.xml": "свойства документа",
    "docProps/custom.xml": "дополнительные свойства документа",
}
_HEADS = {"header": "верхний колонтитул", "footer": "нижний колонтитул"}
_PAGES = {"first": " первой страницы", "even": " чётных страниц"}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a template.

    Attributes:
        element: The paragraph.
        number: Its number from 1 over the part, cells included.
        text: Its own text; a text box inside it has paragraphs of its own.
        texts: The pieces of its text with their positions.
        place: Where it stands, in words.
        boxed: Whether it stands in a text box.
    """

    element: etree._Element
    number: int
    text: str
    texts: tuple[tuple[int, etree._Element], ...]
    place: str
    boxed: bool

    @property
    def parent(self) -> etree._Element | None:
        """What holds it: the body, a cell, a note."""
        return self.element.getparent()

    @property
    def row(self) -> etree._Element | None:
        """The row of the innermost table it stands in."""
        return next(self.element.iterancestors(f"{W}tr"), None)


def part_titles(package: Package) -> Mapping[str, str]:
    """Name the parts of a package as a person knows them: «верхний колонтитул первой страницы».

    Args:
        package: The template behind the gate; what can't be read keeps its own name.
    """
    titles = {part.name: _TITLES.get(part.name, part.name) for part in package.parts}
    for name in titles:
        if found := re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            titles[name] = f"{_HEADS[found[1]]} ({name.removeprefix('word/')})"
    try:
        roots = [
            parse_part(package.get(name) or b"", file="", part=name)
            for name in ("word/document.xml", "word/_rels/document.xml.rels")
        ]
    except InputError:
        return titles
    targets = {one.get("Id"): f"word/{one.get('Target', '')}" for one in roots[1]}
    sections = list(roots[0].iter(f"{W}sectPr"))
    seen: set[str] = set()
    for number, section in enumerate(sections, start=1):
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            name = targets.get(reference.get(_REFERENCE), "")
            if name in titles and name not in seen:
                seen.add(name)
                head = str(reference.tag).removeprefix(W).removesuffix("Reference")
                page = _PAGES.get(reference.get(f"{W}type", ""), "")
                where = f", раздел {number}" if len(sections) > 1 else ""
                titles[name] = f"{_HEADS[head]}{page}{where}"
    return titles


class Lines:
    """The paragraphs of a part with their texts and places, in reading order.

    Args:
        root: The part.
        title: What the part is called, see `part_titles`.
    """

    def __init__(self, root: etree._Element, title: str) -> None:
        self.title = title
        # Counted once: counting what stands before each cell would be quadratic.
        self._orders: dict[etree._Element, int] = {}
        counts: dict[etree._Element | None, int] = {}
        for element in root.iter(f"{W}tbl", f"{W}tr", f"{W}tc"):
            is_table = element.tag == f"{W}tbl"
            if is_table and next(element.iterancestors(f"{W}tbl"), None) is not None:
                continue
            holder = root if is_table else element.getparent()
            counts[holder] = self._orders[element] = counts.get(holder, 0) + 1
        self.lines: list[Line] = []
        self._by_element: dict[etree._Element, Line] = {}
        self._before = ""
        for element in root.iter(f"{W}p"):
            line = self._line(element)
            self.lines.append(line)
            self._by_element[element] = line

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def place_of(self, element: etree._Element) -> str:
        """Say where any element stands: the place of its paragraph, or of the first inside it.

        Args:
            element: Something inside the part, or its root.
        """
        for one in (element, *element.iterancestors(), *element.iter(f"{W}p")):
            if one in self._by_element:
                return self._by_element[one].place
        return self.title

    def _line(self, element: etree._Element) -> Line:
        text, texts, shown = _text(element)
        number = len(self.lines) + 1
        boxed = next(element.iterancestors(f"{W}txbxContent"), None) is not None
        words = [self.title, *self._cell(element), *(("надпись",) if boxed else ())]
        words.append(f"абзац {number}")
        place = ", ".join(words)
        if shown:
            is_cut = len(shown) > _SHOWN
            place += f" ({'начинается со слов ' if is_cut else ''}{_quoted(shown)})"
        if own := _without_tags(shown):
            self._before = own
        elif self._before:
            place += f", после слов {_quoted(self._before)}"
        return Line(
            element=element, number=number, text=text, texts=texts, place=place, boxed=boxed
        )

    def _cell(self, element: etree._Element) -> Iterator[str]:
        table = next((one for one in element.iterancestors(f"{W}tbl") if one in self._orders), None)
        cell = next(element.iterancestors(f"{W}tc"), None)
        row = next(element.iterancestors(f"{W}tr"), None)
        if table is not None and cell in self._orders and row in self._orders:
            orders = (self._orders[one] for one in (table, row, cell))
            yield "таблица {}, строка {}, ячейка {}".format(*orders)


def _text(
    paragraph: etree._Element,
) -> tuple[str, tuple[tuple[int, etree._Element], ...], str]:
    """Give the text, its pieces with their positions, and words to look for in Word.

    What a field printed last is no such word: the number of a page is another on each page.
    """
    pieces: list[str] = []
    lasting: list[str] = []
    printing: list[bool] = []  # of each open field, whether its code is over
    texts: list[tuple[int, etree._Element]] = []
    length = 0
    pending = [iter(paragraph)]
    while pending:
        node = next(pending[-1], None)
        if node is None:
            pending.pop()
        elif node.tag == f"{W}t":
            texts.append((length, node))
            pieces.append(node.text or "")
            length += len(pieces[-1])
            is_simple = next(node.iterancestors(f"{W}fldSimple"), None) is not None
            lasting.append("\0" if is_simple or any(printing) else pieces[-1])
        elif node.tag == f"{W}fldChar":
            _follow_field(node.get(f"{W}fldCharType", ""), printing)
        elif node.tag != f"{W}p":
            pending.append(iter(node))
    found = (" ".join(one.split()) for one in "".join(lasting).split("\0"))
    return "".join(pieces), tuple(texts), next(filter(None, found), "")


def _follow_field(mark: str, printing: list[bool]) -> None:
    if mark == "begin":
        printing.append(False)
    elif printing and mark == "separate":
        printing[-1] = True
    elif printing and mark == "end":
        printing.pop()


def _without_tags(text: str) -> str:
    return re.sub(r"\{[{%#].*?[}%#]\}", "", text).strip()


def _quoted(text: str) -> str:
    """Quote words as they stand in the text: Word would look for an ellipsis, too."""
    return f"«{text}»" if len(text) <= _SHOWN else f"«{text[:_SHOWN].rstrip()}»…"
