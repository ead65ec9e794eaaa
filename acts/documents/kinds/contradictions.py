"""Values that are right one by one and contradict each other: what several kinds look for."""

import datetime as dt
from collections.abc import Iterable, Iterator

from acts.documents.context import Fields, date_of
from acts.errors import Problem

__all__ = ["contradiction", "order_contradictions"]


def contradiction(pointer: str, message: str) -> Problem:
    """Name a value that contradicts another, by its place in the data."""
    return Problem(
        message=message, remedy="Исправьте данные", place=pointer, code="data.contradiction"
    )


def order_contradictions(fields: Fields, own_bases: Iterable[str]) -> Iterator[Problem]:
    """Find what no order may do: rest on or repeal a later act, ask to be read before it is there.

    Args:
        fields: The data of an order.
        own_bases: Names of its single bases; «other» is a list in every order.
    """
    planned = date_of(fields["planned_on"])
    for pointer, date in _acts(fields, own_bases):
        if date > planned:
            yield contradiction(f"{pointer}/date", "акт позже самого приказа")
    if date_of(fields["acquaintance"]["due"]) < planned:
        yield contradiction("/acquaintance/due", "срок ознакомления раньше приказа")


def _acts(fields: Fields, own_bases: Iterable[str]) -> Iterator[tuple[str, dt.date]]:
    bases = fields["bases"]
    listed = [(f"/bases/{name}", bases[name]) for name in own_bases if name in bases]
    listed += [(f"/bases/other/{index}", act) for index, act in enumerate(bases.get("other", ()))]
    listed += [(f"/repeals/{index}", act) for index, act in enumerate(fields.get("repeals", ()))]
    for pointer, act in listed:
        yield pointer, date_of(act["date"])
