"""Styles of an annex in the act that takes it in: matched by name, missing ones copied."""

import copy
import dataclasses as dc
from collections.abc import Iterator

from lxml import etree

from acts.documents.template_parts import W

__all__ = ["Adopted", "Styles", "chain_value"]

_USES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_FAMILY = ("basedOn", "link")
_DEPTH = 20


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """How the styles of an annex came over.

    Attributes:
        own: The annex's styles.
        styles: The act's styles, with the copies.
        ids: Ids of the annex → ids of the act.
        copied: Ids of the act that are copies made for this annex.
    """

    own: "Styles"
    styles: "Styles"
    ids: dict[str, str]
    copied: frozenset[str]


class Styles:
    """The styles of a document, by id and by name."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {one.get(f"{W}styleId", ""): one for one in root.iterfind(f"{W}style")}
        self._by_name = {_name(one): id_ for id_, one in self.by_id.items()}
        self._defaults = {
            one.get(f"{W}type", ""): id_
            for id_, one in self.by_id.items()
            if one.get(f"{W}default") in ("1", "true")
        }

    def id_of(self, title: str) -> str:
        """Give the id of a paragraph's style by its name, or nothing."""
        return self._by_name.get(("paragraph", title.casefold()), "")

    def default(self) -> str:
        """Give the id of the style of paragraphs that name none."""
        return self._defaults.get("paragraph", "")

    def chain(self, id_: str) -> Iterator[etree._Element]:
        """Give a style and what it is based on, the nearest first."""
        for _ in range(_DEPTH):
            style = self.by_id.get(id_)
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            id_ = "" if based is None else based.get(f"{W}val", "")

    def adopt(self, own: "Styles", body: etree._Element) -> Adopted:
        """Take over the styles a body uses and write their new ids into it.

        Args:
            own: Styles of the body's document.
            body: It is changed.
        """
        uses = list(body.iter(*_USES))
        wanted = {one.get(f"{W}val", "") for one in uses} | set(own._defaults.values())
        needed = own._family(wanted)
        ids: dict[str, str] = {}
        copied: list[str] = []
        for id_, style in own.by_id.items():  # in the order of the file: the same bytes each time
            if id_ not in needed:
                continue
            known = self._like(own, id_, style)
            if not known:
                known = self._free(id_)
                copied.append(known)
            ids[id_] = known
        for id_, new in ids.items():
            if new in copied:
                self._copy(own.by_id[id_], new, ids)
        for one in uses:
            name = ids.get(one.get(f"{W}val", ""), "")
            if name:
                one.set(f"{W}val", name)
            else:  # a style that its own document doesn't have
                one.getparent().remove(one)  # type: ignore[union-attr]
        return Adopted(own=own, styles=self, ids=ids, copied=frozenset(copied))

    def _like(self, own: "Styles", id_: str, style: etree._Element) -> str:
        """Find the style of the same name; the style of plain text is the same in any language."""
        type_ = style.get(f"{W}type", "")
        if own._defaults.get(type_) == id_ and type_ in self._defaults:
            return self._defaults[type_]
        return self._by_name.get(_name(style), "")

    def _family(self, wanted: set[str]) -> set[str]:
        found: set[str] = set()
        pending = sorted(wanted)
        while pending:
            id_ = pending.pop()
            if id_ in found or id_ not in self.by_id:
                continue
            found.add(id_)
            for name in _FAMILY:
                node = self.by_id[id_].find(f"{W}{name}")
                if node is not None:
                    pending.append(node.get(f"{W}val", ""))
        return found

    def _free(self, id_: str) -> str:
        number, free = 1, id_
        while free in self.by_id:
            number += 1
            free = f"{id_}{number}"
        self.by_id[free] = etree.Element(f"{W}style")  # held until the copy stands there
        return free

    def _copy(self, style: etree._Element, id_: str, ids: dict[str, str]) -> None:
        made = copy.deepcopy(style)
        made.set(f"{W}styleId", id_)
        if f"{W}default" in made.attrib:
            del made.attrib[f"{W}default"]
        for name in (*_FAMILY, "next"):
            for node in made.findall(f"{W}{name}"):
                target = ids.get(node.get(f"{W}val", ""), "")
                if target:
                    node.set(f"{W}val", target)
                else:
                    made.remove(node)
        self.root.append(made)
        self.by_id[id_] = made
        self._by_name[_name(made)] = id_


def chain_value(styles: Styles, id_: str, path: str) -> etree._Element | None:
    """Find the nearest element at a path in a style and what it is based on.

    Args:
        styles: The styles.
        id_: Where the chain begins.
        path: Below a style, in the words of ElementPath.
    """
    return next(
        (node for one in styles.chain(id_) if (node := one.find(path)) is not None),
        None,
    )


def _name(style: etree._Element) -> tuple[str, str]:
    named = style.find(f"{W}name")
    title = "" if named is None else named.get(f"{W}val", "")
    return style.get(f"{W}type", ""), title.casefold()
