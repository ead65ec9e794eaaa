"""The order from above: its requisites, its points and how a clause of it is cited."""

import dataclasses as dc
import datetime as dt
import enum

__all__ = ["Annex", "Edition", "Order", "OrderPoint", "Related", "Relation"]

_UNNAMED = {  # by whether the number and the day are known
    (True, False): "дата не указана",
    (False, True): "номер не указан",
    (False, False): "номер и дата не указаны",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OrderPoint:
    """One point of the order, in our own words.

    Attributes:
        number: «1», «1.2» as cited: «п. 1.2».
        summary: What it orders, shortly.
        addressees: Posts and units it speaks to, never persons.
        binding: False where the order only recommends.
    """

    number: str
    summary: str
    addressees: tuple[str, ...] = ()
    binding: bool = True


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex that the order promises.

    Attributes:
        number: «2», as in «приложение 2».
        promised_in: Where it is promised: «п. 1.4».
        present: Whether the source has it.
        title: What it holds; may be empty.
    """

    number: str
    promised_in: str
    present: bool
    title: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A later text of an order, made by an amending order; the order itself is the first one.

    Attributes:
        number: 2 for the first amendment.
        kind: Kind of the amending document: «приказ».
        order_number: Its number, without «№».
        date: Its day of signing.
        valid_from: First day of this text.
        issuer: The body, when the file names it.
        title: Its heading, when the file gives it.
    """

    number: int
    kind: str
    order_number: str
    date: dt.date
    valid_from: dt.date
    issuer: str = ""
    title: str = ""

    @property
    def citation(self) -> str:
        """Name the amending order shortly: «приказ № 90 от 01.03.2021»."""
        return _citation(self.kind, self.order_number, self.date)


class Relation(enum.StrEnum):
    """How another act stands to the order."""

    BASIS = "basis"  # the order was issued under it
    TOGETHER = "together"  # it rules on the same matter beside the order


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another act that the source names beside the order.

    Attributes:
        relation: How it stands to the order.
        kind: «приказ», «распоряжение», «письмо».
        number: As registered, without «№».
        date: Day of signing.
        issuer: The body in full, nominative; empty where the source names none.
        title: The heading, empty where the source gives none.
    """

    relation: Relation
    kind: str
    number: str
    date: dt.date
    issuer: str = ""
    title: str = ""

    @property
    def citation(self) -> str:
        """Name the act shortly: «приказ № 1510 от 13.10.2020»."""
        return _citation(self.kind, self.number, self.date)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document from above; what its source doesn't name is empty and never made up.

    Attributes:
        issuer: The body in full, nominative.
        kind: «приказ», «распоряжение», «постановление».
        number: As registered, without «№».
        date: Day of signing; the first day of the programme where the source names none.
        is_dated: Whether the source names the day; if not, `date` only counts and is never shown.
        place: Where it was issued.
        title: The heading, from «О …».
        signatory: The post that signed.
        points: Its points.
        annexes: What it promises to carry, as far as the file says.
        related: The acts it rests on, and those that stand beside it.
    """

    issuer: str
    kind: str
    title: str
    date: dt.date
    number: str = ""
    is_dated: bool = True
    place: str = ""
    signatory: str = ""
    points: tuple[OrderPoint, ...] = ()
    annexes: tuple[Annex, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def citation(self) -> str:
        """Name the order shortly: «приказ № 553 от 26.06.2020»."""
        return _citation(self.kind, self.number, self.date if self.is_dated else None)

    @property
    def can_be_cited(self) -> bool:
        """Whether another act may rest on it: its number and its day are known."""
        return bool(self.number) and self.is_dated


def _citation(kind: str, number: str, date: dt.date | None) -> str:
    parts = [kind]
    if number:
        parts.append(f"№ {number}")
    if date is not None:
        parts.append(f"от {date:%d.%m.%Y}")
    if not number or date is None:
        parts.append(f"({_UNNAMED[bool(number), date is not None]} в источнике)")
    return " ".join(parts)
