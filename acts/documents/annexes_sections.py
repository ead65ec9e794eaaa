"""Sections of an act that takes an annex in: each keeps its sheet, page numbers go on."""

import copy

from lxml import etree

from acts.documents.template_parts import W

__all__ = ["lay_sections"]

_SHEET = ("pgSz", "pgMar", "cols")
_HEADS = tuple(f"{W}{name}" for name in ("headerReference", "footerReference"))
_ONCE = tuple(f"{W}{name}" for name in ("titlePg", "pgNumType", "footnotePr", "endnotePr"))


def lay_sections(
    place: etree._Element, blocks: list[etree._Element], last: etree._Element | None
) -> None:
    """Put the blocks of an annex where its place is, with sections as both documents have them.

    The first section of the annex goes on with the act's one where their sheets are alike, so does
    the act after the last one; else a new section begins. Running heads are the act's.

    Args:
        place: The paragraph that stands for the annex, a child of the act's body; it goes.
        blocks: What the annex's body holds.
        last: The properties of the annex's last section.
    """
    act = _following(place)
    inner = [one for block in blocks for one in block.iterfind(f"{W}pPr/{W}sectPr")]
    own = [*inner, *([last] if last is not None else [])]
    if act is None or not own:
        _put(place, blocks)
        return
    opening = copy.deepcopy(act)
    for one in own:
        _continue(one)
    begins_alike, ends_alike = _alike(own[0], act), _alike(own[-1], act)
    if not begins_alike:
        _break_before(_head(place), opening)
    elif inner:
        _swap(inner[0], opening)
    parted = not begins_alike or bool(inner)
    if not ends_alike and parted and _is_end(place):
        _swap(act, own[-1])  # nothing of the act follows: its last section is the annex's one
        _put(place, blocks)
        return
    if not ends_alike:
        blocks = [*blocks, _closing(copy.deepcopy(own[-1]))]
        parted = True
    if parted:
        _continue(act, heads=False)
    _put(place, blocks)


def _put(place: etree._Element, blocks: list[etree._Element]) -> None:
    body = place.getparent()
    assert body is not None
    at = body.index(place)
    held = place.find(f"{W}pPr/{W}sectPr")
    if held is None:
        body.remove(place)
    else:  # the act's section ends here: the paragraph stays, empty
        for one in place.findall(f"{W}r"):
            place.remove(one)
    for shift, one in enumerate(blocks):
        body.insert(at + shift, one)


def _following(place: etree._Element) -> etree._Element | None:
    """Find the properties of the section that the place lies in."""
    for one in (place, *place.itersiblings()):
        found = one if one.tag == f"{W}sectPr" else one.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return None


def _head(place: etree._Element) -> etree._Element:
    """Find where the annex's first sheet begins: at the page break before its mark."""
    one: etree._Element | None = place
    while one is not None:
        if one.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            return one
        one = one.getprevious()
    return place


def _is_end(place: etree._Element) -> bool:
    return not any(
        one.tag == f"{W}tbl" or any(text.text for text in one.iter(f"{W}t"))
        for one in place.itersiblings()
    )


def _break_before(head: etree._Element, section: etree._Element) -> None:
    before = head.getprevious()
    if before is not None and before.tag == f"{W}p" and before.find(f"{W}pPr/{W}sectPr") is None:
        properties = before.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            before.insert(0, properties)
        changed = properties.find(f"{W}pPrChange")
        if changed is not None:
            changed.addprevious(section)
        else:
            properties.append(section)
    elif before is None or before.find(f"{W}pPr/{W}sectPr") is None:
        head.addprevious(_closing(section))


def _closing(section: etree._Element) -> etree._Element:
    """Make an empty line, a point high, that ends a section."""
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    spacing = etree.SubElement(properties, f"{W}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(f"{W}{name}", value)
    size = etree.SubElement(etree.SubElement(properties, f"{W}rPr"), f"{W}sz")
    size.set(f"{W}val", "2")
    properties.append(section)
    return paragraph


def _swap(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def _continue(section: etree._Element, *, heads: bool = True) -> None:
    """Let a section go on with the page numbers and running heads of the one before it."""
    dropped = (*_ONCE, *_HEADS) if heads else _ONCE
    for one in list(section):
        if one.tag in dropped:
            section.remove(one)


def _alike(one: etree._Element, other: etree._Element) -> bool:
    return all(_attributes(one, name) == _attributes(other, name) for name in _SHEET)


def _attributes(section: etree._Element, name: str) -> dict[str, str]:
    node = section.find(f"{W}{name}")
    found = {} if node is None else {str(key): str(value) for key, value in node.attrib.items()}
    # An upright sheet may say so or say nothing; one column is the same as none.
    found.pop(f"{W}code", None)
    if found.get(f"{W}orient") == "portrait":
        del found[f"{W}orient"]
    if name == "cols" and found.get(f"{W}num", "1") == "1":
        return {}
    return found
