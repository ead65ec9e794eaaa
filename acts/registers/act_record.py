"""An act of an organisation as the store keeps it."""

import dataclasses as dc
import datetime as dt
import enum

from acts.act import ActData
from acts.russian.dates import numeric_date
from acts.russian.typography import quoted

__all__ = ["ActRecord", "TextOrigin", "called"]


class TextOrigin(enum.StrEnum):
    """Where the text of an act comes from."""

    TEMPLATE = "template"  # rendered from data: the same inputs give the same text
    TAKEN = "taken"  # edited by a person in Word and taken in
    OUTSIDE = "outside"  # a paper made without `acts` and recorded as evidence


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord:
    """An act of an organisation as the store keeps it; its state lives in the journal.

    Attributes:
        id: «order_implementation@2020@school-1»; with a row it is about:
            «partner_agreement@2020:partner-1@school-1».
        kind: Code of the kind.
        organization: Id of the organisation.
        period: Label it was drafted for.
        about: Code of the register's row it is about, «partner-1», or empty.
        title: Heading of the act.
        data: The inputs the text was made from; erasable, never in the journal.
        text_digest: Digest of the text without number and date.
        file: Path of the current .docx, relative to the workspace.
        file_digest: SHA-256 of that file as `acts` wrote it.
        visas: Posts that sign off, in order.
        bodies: Bodies whose opinion is needed.
        proves: Items of the roadmap it closes.
        book: Registration book it goes to.
        origin: Where its text comes from.
        taken: The .docx a person edited and `acts` took in as the text; empty for other origins.
            Erasable like `data`, never in the journal.
    """

    id: str
    kind: str
    organization: str
    period: str
    title: str
    data: ActData
    text_digest: str
    file: str
    file_digest: str
    about: str = ""
    visas: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()
    book: str = "приказы по основной деятельности"
    origin: TextOrigin = TextOrigin.TEMPLATE
    taken: bytes = b""


def called(title: str, *, number: str, date: dt.date) -> str:
    """Call a dated act in a sentence, never by its id.

    Args:
        title: Heading of the act.
        number: Its number, or empty.
        date: Its date.

    >>> called("Приказ о парах", number="71-од", date=dt.date(2020, 10, 1))
    '«Приказ о парах» № 71-од от 01.10.2020'
    """
    numbered = f" № {number}" if number else ""
    return f"{quoted(title)}{numbered} от {numeric_date(date)}"
