"""The order people expect a plan in: by organisation, item 2 before item 10, period."""

import re

from acts.plan import OccurrenceId

__all__ = ["fits", "item_key", "plan_order"]

_FIGURES = re.compile(r"\d+")


def item_key(item: str) -> str:
    """Write an item's number so that sorting it as text sorts it as a number.

    >>> item_key("2.10")
    '000002.000010'
    """
    return _FIGURES.sub(lambda figures: figures.group().zfill(6), item)


def plan_order(one: OccurrenceId) -> tuple[str, str, str, str]:
    """Return the key to sort ids of occurrences by."""
    return (one.organization, item_key(one.item), one.item, one.period)


def fits(one: OccurrenceId, *, item: str, period: str, organization: str) -> bool:
    """Tell whether each part of an id begins as given."""
    return (
        one.item.startswith(item)
        and one.period.startswith(period)
        and one.organization.startswith(organization)
    )
