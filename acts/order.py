"""The order from above: its requisites, its points and how a clause of it is cited."""

import dataclasses as dc
import datetime as dt

__all__ = ["Annex", "Edition", "Order", "OrderPoint"]


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
        return f"{self.kind} № {self.order_number} от {self.date:%d.%m.%Y}"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document from above.

    Attributes:
        issuer: The body in full, nominative.
        kind: «приказ», «распоряжение», «постановление».
        number: As registered, without «№».
        date: Day of signing.
        place: Where it was issued.
        title: The heading, from «О …».
        signatory: The post that signed.
        points: Its points.
        annexes: What it promises to carry, as far as the file says.
    """

    issuer: str
    kind: str
    number: str
    date: dt.date
    place: str
    title: str
    signatory: str
    points: tuple[OrderPoint, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def citation(self) -> str:
        """Name the order shortly: «приказ № 553 от 26.06.2020»."""
        return f"{self.kind} № {self.number} от {self.date:%d.%m.%Y}"
