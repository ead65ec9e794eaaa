"""An occurrence of the plan: one duty of one organisation for one period, and its id."""

import dataclasses as dc
import datetime as dt
import re

from acts.deadlines.reading import Kind
from acts.errors import InputError

__all__ = ["RELATIVE_PERIOD", "Occurrence", "OccurrenceId", "Wording"]

RELATIVE_PERIOD = "по-факту"  # a term that gets its date from another item's document
_PART = re.compile(r"[^@\s]+")


@dc.dataclass(frozen=True, slots=True, kw_only=True, order=True)
class OccurrenceId:
    """Item, period and organisation: computed from labels, so a corrected date orphans nothing.

    >>> str(OccurrenceId.parse("5@2021@school-1"))
    '5@2021@school-1'
    """

    item: str
    period: str
    organization: str

    def __str__(self) -> str:
        """Write it as «5@2021@school-1»."""
        return f"{self.item}@{self.period}@{self.organization}"

    @classmethod
    def parse(cls, text: str) -> "OccurrenceId":
        """Read «5@2021@school-1».

        Raises:
            InputError: The text has another shape.
        """
        parts = text.strip().split("@")
        if len(parts) != 3 or not all(_PART.fullmatch(part) for part in parts):
            raise InputError(
                f"«{text}» – не номер исполнения",
                remedy="Пишите так: пункт@период@организация, например 5@2021@school-1",
            )
        return cls(item=parts[0].rstrip("."), period=parts[1], organization=parts[2])


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One duty of one organisation for one period.

    Attributes:
        id: Item, period, organisation.
        kind: What sort of term it has.
        start: First day it may be done, or None.
        raw_due: Last day as the wording gives it, before any shift, or None.
        due: Last day after the policies, or None while there is no date.
        rule: How `due` came about, in Russian, for printing beside it.
        provisional: Whether the year's calendar of days off is not published yet.
        confirmed: False while a reading needs a person's word; such a term is never overdue.
        retroactive: Whether the term had passed when the order was signed.
        evidence_after: A proof must be dated after this day (the term before), or None.
        evidence_until: … and not after this day (the next term), or None.
        superseded: Name of the edition that no longer asks for it in this form, or empty; such a
            term is kept for what was recorded about it and is never overdue.
    """

    id: OccurrenceId
    kind: Kind
    start: dt.date | None
    raw_due: dt.date | None
    due: dt.date | None
    rule: str
    provisional: bool = False
    confirmed: bool = True
    retroactive: bool = False
    evidence_after: dt.date | None = None
    evidence_until: dt.date | None = None
    superseded: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Where the date of an occurrence comes from.

    Attributes:
        printed: The term as the order prints it.
        reading: What it was taken to mean, in words; empty where nobody has read it.
        place: «примечание» and the like, empty for the «срок» column.
    """

    printed: str
    reading: str
    place: str = ""
