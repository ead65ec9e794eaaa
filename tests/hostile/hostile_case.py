"""A hostile or a lawful input, and the rules that any answer to it keeps."""

import dataclasses as dc
from collections.abc import Callable

from acts.packages import Package

REFUSED, TOLD, HARMLESS, ACCEPTED = "refused", "told", "harmless", "accepted"
CANARY = "Канарейкин"
# Whatever case, alphabet or bytes it comes in.
CANARIES = ("канарейк", "kanarejk", "kanareyk", "\\u041a\\u0430\\u043d\\u0430\\u0440")


@dc.dataclass(frozen=True)
class Case:
    """One input.

    Attributes:
        threat: The class it belongs to.
        name: What is done in it.
        make: Makes its bytes of a sound package.
        says: Words of which the refusal has to hold each.
        outcome: «refused» – exit 1; «told» – exit 0 or 1 and the words; «harmless» – refused, or
            what comes of it carries nothing over; «accepted» – exit 0 and no word of complaint.
    """

    threat: str
    name: str
    make: Callable[[Package], bytes]
    says: tuple[str, ...] = ()
    outcome: str = REFUSED

    def __str__(self) -> str:
        return f"{self.threat}: {self.name}"


def fixed(threat, name, data, *says, outcome=REFUSED):
    """Give a case whose bytes depend on nothing."""
    return Case(threat, name, lambda _: data, says, outcome)
