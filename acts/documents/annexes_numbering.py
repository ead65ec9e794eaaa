"""Lists of an annex in the act that takes it in: copied with numbers of their own, begun anew."""

import copy

from lxml import etree

from acts.documents.annexes_styles import Adopted, chain_value
from acts.documents.template_parts import W

__all__ = ["Numbering"]

# Word takes two lists with one `nsid` for the same list; a picture as a bullet needs a file.
_DROPPED = tuple(f"{W}{name}" for name in ("nsid", "lvlPicBulletId"))
_LINKS = tuple(f"{W}{name}" for name in ("pStyle", "styleLink", "numStyleLink"))


class Numbering:
    """The lists of the act; each annex adds copies of its own."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root

    def adopt(self, lists: etree._Element, body: etree._Element, adopted: Adopted) -> None:
        """Take over the lists of an annex and write their new numbers into its body and styles.

        Args:
            lists: The numbering of the annex's document.
            body: Its body with the new ids of styles; it is changed.
            adopted: How its styles came over; copied ones are changed.
        """
        numbers = self._copied(lists, adopted)
        for id_ in adopted.copied:
            for node in adopted.styles.by_id[id_].iterfind(f"{W}pPr/{W}numPr/{W}numId"):
                node.set(f"{W}val", numbers.get(node.get(f"{W}val", ""), "0"))
        own = _OwnNumbers(numbers, adopted)
        for node in body.iter(f"{W}numId"):
            node.set(f"{W}val", numbers.get(node.get(f"{W}val", ""), "0"))
        for named in list(body.iter(f"{W}pStyle")):
            style = named.get(f"{W}val", "")
            wanted = None if style in adopted.copied else own.of(style)
            if wanted is not None:
                _number_directly(named.getparent(), *wanted)

    def _copied(self, lists: etree._Element, adopted: Adopted) -> dict[str, str]:
        """Copy all lists of an annex; return its numbers of lists → those of the act."""
        abstract: dict[str, str] = {}
        free = _free(self.root, "abstractNum", "abstractNumId")
        at = len(self.root.findall(f"{W}numPicBullet")) + len(self.root.findall(f"{W}abstractNum"))
        for one in lists.iterfind(f"{W}abstractNum"):
            abstract[one.get(f"{W}abstractNumId", "")] = str(free)
            made = copy.deepcopy(one)
            made.set(f"{W}abstractNumId", str(free))
            _relink(made, adopted)
            self.root.insert(at, made)
            free, at = free + 1, at + 1
        numbers: dict[str, str] = {}
        free = _free(self.root, "num", "numId")
        last = self.root.findall(f"{W}num")
        at = self.root.index(last[-1]) + 1 if last else at
        for one in lists.iterfind(f"{W}num"):
            of = one.find(f"{W}abstractNumId")
            known = "" if of is None else abstract.get(of.get(f"{W}val", ""), "")
            if of is None or not known:
                continue
            numbers[one.get(f"{W}numId", "")] = str(free)
            made = copy.deepcopy(one)
            made.set(f"{W}numId", str(free))
            made[one.index(of)].set(f"{W}val", known)
            for node in list(made.iter(*_LINKS)):
                node.getparent().remove(node)  # type: ignore[union-attr]
            self.root.insert(at, made)
            free, at = free + 1, at + 1
        return numbers


def _relink(made: etree._Element, adopted: Adopted) -> None:
    for node in list(made.iter(*_DROPPED)):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for node in list(made.iter(*_LINKS)):
        style = adopted.ids.get(node.get(f"{W}val", ""), "")
        if style in adopted.copied:
            node.set(f"{W}val", style)
        else:  # a style belongs to one list: the one it had before
            node.getparent().remove(node)  # type: ignore[union-attr]


class _OwnNumbers:
    """How paragraphs of a style the act has too are numbered, worked out once a style."""

    def __init__(self, numbers: dict[str, str], adopted: Adopted) -> None:
        self._numbers = numbers
        self._adopted = adopted
        self._before = {new: old for old, new in adopted.ids.items()}
        self._known: dict[str, tuple[etree._Element, etree._Element | None] | None] = {}

    def of(self, style: str) -> tuple[etree._Element, etree._Element | None] | None:
        """Give a list's mark and the indents that go with it; None where the style is right."""
        if style not in self._known:
            self._known[style] = self._found(style)
        return self._known[style]

    def _found(self, style: str) -> tuple[etree._Element, etree._Element | None] | None:
        path = f"{W}pPr/{W}numPr"
        source = chain_value(self._adopted.own, self._before.get(style, ""), path)
        id_ = None if source is None else source.find(f"{W}numId")
        number = "0" if id_ is None else self._numbers.get(id_.get(f"{W}val", ""), "0")
        if number == "0" and chain_value(self._adopted.styles, style, path) is None:
            return None
        level = None if source is None else source.find(f"{W}ilvl")
        made = etree.Element(f"{W}numPr")
        depth = "0" if level is None else level.get(f"{W}val", "0")
        for name, value in (("ilvl", depth), ("numId", number)):
            etree.SubElement(made, f"{W}{name}").set(f"{W}val", value)
        return made, chain_value(self._adopted.styles, style, f"{W}pPr/{W}ind")


def _number_directly(
    properties: etree._Element | None, mark: etree._Element, indent: etree._Element | None
) -> None:
    """Number a paragraph as the annex numbers it, or not at all, unless it says so itself."""
    if properties is None or properties.find(f"{W}numPr/{W}numId") is not None:
        return
    _put(properties, copy.deepcopy(mark), "numPr")
    # A number of the paragraph's own would bring the indents of the list with it.
    if indent is not None and properties.find(f"{W}ind") is None:
        _put(properties, copy.deepcopy(indent), "ind")


# The order of the standard, as far as it matters for what is put in here.
_BEFORE = {
    "numPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
    "ind": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing",
    ),
}  # fmt: skip


def _put(properties: etree._Element, made: etree._Element, name: str) -> None:
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    before = {f"{W}{one}" for one in _BEFORE[name]}
    at = sum(1 for one in properties if one.tag in before)
    properties.insert(at, made)


def _free(root: etree._Element, tag: str, attribute: str) -> int:
    taken = [one.get(f"{W}{attribute}", "") for one in root.iterfind(f"{W}{tag}")]
    return max((int(one) for one in taken if one.isdecimal()), default=-1) + 1
