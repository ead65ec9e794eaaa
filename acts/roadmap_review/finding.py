"""Findings as values, and how they compare with those that a file has accepted."""

import dataclasses as dc

from acts.roadmap import AcceptedFinding

__all__ = ["Comparison", "Finding", "compare"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a roadmap that needs a decision.

    Attributes:
        code: A stable identifier: «link.self-reference».
        where: «п. 16», «п. 9, примечание», «показатели 1–6».
        message: What is odd, in Russian, one sentence without a final full stop.
    """

    code: str
    where: str
    message: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Findings against the list of accepted ones.

    Attributes:
        new: Found and not accepted.
        vanished: Accepted and no longer found.
        accepted: Found and accepted, each with the reason.
    """

    new: tuple[Finding, ...]
    vanished: tuple[AcceptedFinding, ...]
    accepted: tuple[tuple[Finding, AcceptedFinding], ...]

    @property
    def is_clean(self) -> bool:
        """Whether exactly the accepted findings occur."""
        return not self.new and not self.vanished


def compare(findings: tuple[Finding, ...], accepted: tuple[AcceptedFinding, ...]) -> Comparison:
    """Tell new, vanished and accepted findings apart, by code and place."""
    known = {(one.code, one.where): one for one in accepted}
    found = {(one.code, one.where) for one in findings}
    return Comparison(
        new=tuple(one for one in findings if (one.code, one.where) not in known),
        vanished=tuple(one for key, one in known.items() if key not in found),
        accepted=tuple(
            (one, known[one.code, one.where]) for one in findings if (one.code, one.where) in known
        ),
    )
