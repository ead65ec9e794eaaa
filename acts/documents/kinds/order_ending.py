"""What every order ends with: pay, repeal, acquaintance, control, visas, who drafted it."""

from collections.abc import Iterable
from typing import Any

from acts.documents.context import Fields, day, people, person
from acts.russian.typography import quoted
from acts.russian.wording import Wording

__all__ = ["order_ending"]


def order_ending(
    fields: Fields, acquainted: Iterable[dict[str, Any]], words: Wording
) -> dict[str, Any]:
    """Give the names that templates of orders print in their last points and below them.

    Args:
        fields: The data of the order, cleaned.
        acquainted: Everybody on the sheet of acquaintance, in its order.
        words: How words are declined.
    """
    acquaintance = fields["acquaintance"]
    return {
        "pay": _pay(fields.get("pay"), words),
        "repeals": [
            {
                "date": day(one["date"]),
                "number": one["number"],
                "title": quoted(one["title"]) if "title" in one else "",
            }
            for one in fields.get("repeals", ())
        ],
        "acquaintance": {
            "responsible": person(acquaintance["responsible"], words),
            "due": day(acquaintance["due"]),
            "people": list(acquainted),
        },
        "control": person(fields["control"], words) if "control" in fields else {},
        "visas": people(fields.get("visas", ()), words),
        "drafter": person(fields["drafter"], words),
    }


def _pay(pay: Fields | None, words: Wording) -> dict[str, Any]:
    if not pay:
        return {}
    return {"accountant": person(pay["accountant"], words), "local_act": pay.get("local_act", "")}
