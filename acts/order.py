"""The order from above: its requisites, its points and how a clause of it is cited."""

import dataclasses as dc
import datetime as dt

__all__ = ["Order", "OrderPoint"]


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
    """

    issuer: str
    kind: str
    number: str
    date: dt.date
    place: str
    title: str
    signatory: str
    points: tuple[OrderPoint, ...] = ()

    @property
    def citation(self) -> str:
        """Name the order shortly: «приказ № 553 от 26.06.2020»."""
        return f"{self.kind} № {self.number} от {self.date:%d.%m.%Y}"
