"""What rules are written with: the document under check and a finding."""

import dataclasses as dc
import re
from collections.abc import Iterator

from acts.act import ActData, ActKind, Registration
from acts.documents.reading import Document, Paragraph
from acts.russian.wording import Wording

__all__ = ["ANNEX_MARK", "Finding", "Subject"]

# The only annex has no number (п. 5.19).
ANNEX_MARK = re.compile(r"^Приложение(?:[ \u00a0]№[ \u00a0](\d+))?$")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A breach of a rule, in Russian; the rule adds its identifier and weight."""

    message: str
    remedy: str
    place: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A rendered act with what it was rendered from."""

    document: Document
    kind: ActKind
    data: ActData
    registration: Registration | None
    words: Wording

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, cells included."""
        return self.document.paragraphs

    def outside_tables(self) -> Iterator[Paragraph]:
        """Give the paragraphs that aren't in a table."""
        return (one for one in self.paragraphs if one.cell is None)

    def order_part(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs before the first annex."""
        for position, one in enumerate(self.paragraphs):
            if one.cell is None and ANNEX_MARK.match(one.text):
                return self.paragraphs[:position]
        return self.paragraphs
