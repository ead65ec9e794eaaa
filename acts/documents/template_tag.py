"""One tag of a template: what it says and where it stands."""

import dataclasses as dc

from jinja2 import nodes
from lxml import etree

from acts.documents.template_parts import W
from acts.documents.template_places import Line

__all__ = ["Tag"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag as it was typed, and what it says.

    Attributes:
        source: As typed, cut for messages.
        kind: «{{», «{%» or «{#».
        prefix: «p», «tr», «tc» or nothing: what disappears together with the tag.
        word: The first word of a statement.
        words: What is inside, with plain quotes.
        line: The paragraph it stands in.
        texts: The pieces of text it stands in, with their positions in the paragraph.
        start: Its position in the paragraph.
        end: The position after it.
        node: Its reading, where it has one.
    """

    source: str
    kind: str
    prefix: str
    word: str
    words: str
    line: Line
    texts: tuple[tuple[int, etree._Element], ...]
    start: int
    end: int
    node: nodes.Node | None = None

    @property
    def runs(self) -> tuple[etree._Element, ...]:
        """The runs it stands in."""
        found = (next(one.iterancestors(f"{W}r"), None) for _, one in self.texts)
        return tuple(one for one in found if one is not None)

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return self.line.place

    @property
    def container(self) -> object:
        """What both ends of a block must share: paragraph, its holder, or the table."""
        if self.prefix == "p":
            return self.line.parent
        if self.prefix in ("tr", "tc"):
            row = self.line.row
            return None if row is None else (row if self.prefix == "tc" else row.getparent())
        return self.line.element
