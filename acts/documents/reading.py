"""A rendered .docx read back: its paragraphs with numbers, styles, sections and running heads."""

import dataclasses as dc
import itertools
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from acts.documents.template_parts import W, parse_part
from acts.packages import Package

__all__ = ["RESERVED_STYLE", "Document", "Paragraph", "Section", "W", "read_document", "whole"]

# Character style of what registration fills in: date, number, the «ПРОЕКТ» mark.
RESERVED_STYLE = "RegistrationMark"
_LONGEST_NUMBER = 50
_AROUND = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph as a reader sees it.

    Attributes:
        index: Its number from 1 over the body, cells included.
        style: The style's name.
        number: What automatic numbering prints before it, e.g. «2.1.».
        text: Its text; tabs and line breaks kept, a field is «{PAGE}».
        approved: The text without what registration fills in.
        cell: Table, row and column from 0, or None outside tables.
        properties: Effective properties through styles, see `_effective`.
        fonts: Fonts named by its runs or styles.
    """

    index: int
    style: str
    number: str
    text: str
    approved: str
    cell: tuple[int, int, int] | None
    properties: Mapping[str, str]
    fonts: frozenset[str]

    @property
    def place(self) -> str:
        """«абзац 4»."""
        return f"абзац {self.index}"

    @property
    def printed(self) -> str:
        """The text with its number before it."""
        return f"{self.number} {self.text}" if self.number else self.text


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Page size and margins in twentieths of a point, page numbering, own header of page 1."""

    page: Mapping[str, str]
    margins: Mapping[str, str]
    numbering: Mapping[str, str]
    title_page: bool
    after: int


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as its reader sees it.

    Attributes:
        paragraphs: In reading order, cells by row.
        sections: In order; `after` is the number of the last paragraph in it.
        heads: Text of headers and footers by part name.
        has_revisions: Whether tracked changes or comments are left in it.
        around: What is approved of headers, footers and notes, each text once.
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    heads: Mapping[str, str]
    has_revisions: bool
    around: tuple[str, ...] = ()


def whole(text: str, otherwise: int = 0) -> int:
    """Read a number of the markup; what is no number counts as `otherwise`."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def read_document(package: Package) -> Document:
    """Read what a package prints.

    Args:
        package: A rendered document of ours, already through the gate.
    """
    return _Reader(package).read()


class _Styles:
    """Effective paragraph properties through the chain of styles."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.iterfind(f"{W}style")
        self.by_id = {style.get(f"{W}styleId", ""): style for style in found}
        default = [s for s in self.by_id.values() if s.get(f"{W}default") == "1"]
        self.default = next(
            (s.get(f"{W}styleId", "") for s in default if s.get(f"{W}type") == "paragraph"), ""
        )
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self.base: list[etree._Element] = [] if defaults is None else [defaults]
        self.known: dict[str, tuple[dict[str, str], frozenset[str]]] = {}
        self.names: dict[str, str] = {}

    def effective(self, style_id: str) -> tuple[dict[str, str], frozenset[str]]:
        """Give a style's properties and fonts, worked out once."""
        if style_id not in self.known:
            chain = self.chain(style_id)
            fonts = frozenset(font for one in chain for font in _fonts(one))
            self.known[style_id] = (_effective(chain), fonts)
        return self.known[style_id]

    def chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style_id in self.by_id and len(chain) < 20:
            style = self.by_id[style_id]
            chain.append(style)
            based = style.find(f"{W}basedOn")
            style_id = "" if based is None else based.get(f"{W}val", "")
        return [*self.base, *reversed(chain)]

    def name(self, style_id: str) -> str:
        if style_id not in self.names:
            style = self.by_id.get(style_id)
            name = None if style is None else style.find(f"{W}name")
            self.names[style_id] = style_id if name is None else name.get(f"{W}val", style_id)
        return self.names[style_id]


_PROPERTIES = [
    f"{W}{name}"
    for name in ("jc", "ind", "spacing", "sz", "keepNext", "ilvl", "numId", "pageBreakBefore")
]
# A content control prints what is inside it.
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
# The names in full: a document has thousands of each.
_PARAGRAPH, _OWN, _STYLE, _SECTION = f"{W}p", f"{W}pPr", f"{W}pStyle", f"{W}sectPr"
_RUN, _RUN_OWN, _RUN_STYLE, _VALUE = f"{W}r", f"{W}rPr", f"{W}rStyle", f"{W}val"
_TEXT, _FIELD = f"{W}t", f"{W}instrText"
_PRINTED = {
    _TEXT: "",
    _FIELD: "",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_FONTS = frozenset(f"{W}{name}" for name in ("ascii", "hAnsi", "cs", "asciiTheme", "hAnsiTheme"))


def _fonts(element: etree._Element) -> Iterator[str]:
    for node in element.iter(f"{W}rFonts"):
        for key, value in node.attrib.items():
            if str(key) in _FONTS:
                yield str(value)


def _effective(elements: list[etree._Element]) -> dict[str, str]:
    """Merge properties, the later elements winning: jc, ind.*, spacing.*, sz, keepNext, numId."""
    found: dict[str, str] = {}
    for element in elements:
        for node in element.iter(*_PROPERTIES):
            name = str(node.tag).removeprefix(W)
            for key, value in node.attrib.items():
                plain = str(key).removeprefix(W)
                found[name if plain == "val" else f"{name}.{plain}"] = str(value)
            if not node.attrib:
                found[name] = "1"
    return found


class _Numbering:
    """Counters of automatic numbering."""

    def __init__(self, root: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            node.get(f"{W}abstractNumId", ""): {
                whole(level.get(f"{W}ilvl", "0")): (
                    _value(level, "numFmt"),
                    _value(level, "lvlText")[:_LONGEST_NUMBER],
                    whole(_value(level, "start"), 1),
                )
                for level in node.iterfind(f"{W}lvl")
            }
            for node in root.iterfind(f"{W}abstractNum")
        }
        for node in root.iterfind(f"{W}num"):
            self.levels[node.get(f"{W}numId", "")] = abstract.get(_value(node, "abstractNumId"), {})

    def next(self, properties: Mapping[str, str]) -> str:
        number = properties.get("numId", "0")
        levels = self.levels.get(number)
        if not levels:
            return ""
        level = whole(properties.get("ilvl", "0"))
        counters = self.counters.setdefault(number, {})
        form, text, start = levels.get(level, ("decimal", "", 1))
        counters[level] = counters.get(level, start - 1) + 1
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        if form == "bullet":
            return text
        return re.sub(r"%(\d)", lambda m: str(counters.get(int(m[1]) - 1, 1)), text)


def _value(element: etree._Element, name: str) -> str:
    node = element.find(f"{W}{name}")
    return "" if node is None else node.get(f"{W}val", "")


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = _Styles(self._root("word/styles.xml"))
        self.numbering = _Numbering(self._root("word/numbering.xml"))
        self.paragraphs: list[Paragraph] = []
        self.sections: list[Section] = []
        self.tables = 0

    def _root(self, name: str) -> etree._Element | None:
        data = self.package.get(name)
        return None if data is None else parse_part(data, file="", part=name)

    def read(self) -> Document:
        root = self._root("word/document.xml")
        body = None if root is None else root.find(f"{W}body")
        assert body is not None
        self._blocks(body, None)
        heads = {
            part.name.removeprefix("word/").removesuffix(".xml"): " / ".join(
                _text(paragraph)[0]
                for paragraph in parse_part(part.data, file="", part=part.name).iter(f"{W}p")
            )
            for part in self.package.parts
            if re.fullmatch(r"word/(header|footer)\d*\.xml", part.name)
        }
        return Document(
            paragraphs=tuple(self.paragraphs),
            sections=tuple(self.sections),
            heads=heads,
            has_revisions=self.package.get("word/comments.xml") is not None
            or any(True for _ in body.iter(f"{W}ins", f"{W}del")),
            around=tuple(sorted(self._around())),
        )

    def _around(self) -> set[str]:
        """Give the approved text around the body; an editor may repeat a header for each page."""
        texts = (
            " ".join(_text(paragraph)[1].split())
            for part in self.package.parts
            if _AROUND.fullmatch(part.name)
            for paragraph in parse_part(part.data, file="", part=part.name).iter(f"{W}p")
        )
        return {one for one in texts if one}

    def _blocks(self, parent: etree._Element, cell: tuple[int, int, int] | None) -> None:
        for block in parent:
            tag = block.tag
            if tag == _PARAGRAPH:
                self._paragraph(block, cell)
            elif tag == f"{W}tbl":
                table, self.tables = self.tables, self.tables + 1
                for row_number, row in enumerate(block.iterchildren(f"{W}tr")):
                    for column, one in enumerate(row.iterchildren(f"{W}tc")):
                        self._blocks(one, (table, row_number, column))
            elif tag == _SECTION:
                self._section(block)
            elif tag in _WRAPPERS:
                self._blocks(block, cell)

    def _paragraph(self, element: etree._Element, cell: tuple[int, int, int] | None) -> None:
        own = list(element.iterchildren(_OWN))
        styles = (style for one in own for style in one.iterchildren(_STYLE))
        style = next(styles, None)
        style_id = ("" if style is None else style.get(_VALUE, "")) or self.styles.default
        inherited, fonts = self.styles.effective(style_id)
        properties = inherited | _effective(own[:1])
        text, approved = _text(element)
        self.paragraphs.append(
            Paragraph(
                index=len(self.paragraphs) + 1,
                style=self.styles.name(style_id),
                number=self.numbering.next(properties),
                text=text,
                approved=approved,
                cell=cell,
                properties=properties,
                fonts=fonts.union(_fonts(element)),
            )
        )
        for section in (end for one in own for end in one.iterchildren(_SECTION)):
            self._section(section)

    def _section(self, element: etree._Element) -> None:
        def attributes(name: str) -> dict[str, str]:
            node = element.find(f"{W}{name}")
            if node is None:
                return {}
            return {str(key).removeprefix(W): str(value) for key, value in node.attrib.items()}

        self.sections.append(
            Section(
                page=attributes("pgSz"),
                margins=attributes("pgMar"),
                numbering=attributes("pgNumType"),
                title_page=element.find(f"{W}titlePg") is not None,
                after=len(self.paragraphs),
            )
        )


def _text(paragraph: etree._Element) -> tuple[str, str]:
    """Return all of the text and the text that is approved."""
    everything, approved = [], []
    for run in paragraph.iter(_RUN):
        text = "".join(_pieces(run))
        everything.append(text)
        if RESERVED_STYLE not in _run_styles(run):
            approved.append(text)
    return "".join(everything), "".join(approved)


def _run_styles(run: etree._Element) -> list[str]:
    """Give the first style of a run's characters, if it names one."""
    styles = (one for own in run.iterchildren(_RUN_OWN) for one in own.iterchildren(_RUN_STYLE))
    return [style.get(_VALUE, "") for style in itertools.islice(styles, 1)]


def _pieces(run: etree._Element) -> Iterator[str]:
    for node in run.iterchildren(*_PRINTED):
        tag = node.tag
        if tag == _TEXT:
            yield node.text or ""
        elif tag == _FIELD:
            yield f"{{{(node.text or '').strip()}}}"
        else:
            yield _PRINTED[tag]
