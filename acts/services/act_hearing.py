"""Whom an act still has to hear before it is signed, until when, and what comes next."""

import dataclasses as dc
import datetime as dt
import enum

from acts.facts import ActFacts, OpinionFact
from acts.states import ActState

__all__ = ["Hearing", "HearingStep", "hearing_of"]

_BEFORE = frozenset({ActState.DRAFT, ActState.RETURNED, ActState.LEGAL_REVIEW, ActState.APPROVAL})


class HearingStep(enum.StrEnum):
    """What comes next with the opinions of councils and of the union."""

    APPROVE = "approve"  # the draft goes to bodies once review and visas are done
    SEND = "send"
    AWAIT = "await"
    TERM_OVER = "term_over"  # silence may be recorded now
    CONSULT = "consult"
    DONE = "done"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """The hearing of an act.

    Attributes:
        heard: Each body with its opinion, or None while it is awaited.
        sent_on: Day the draft was sent to them, or None.
        until: Last day a body may answer, or None before the sending.
        step: What comes next.
    """

    heard: tuple[tuple[str, OpinionFact | None], ...]
    sent_on: dt.date | None
    until: dt.date | None
    step: HearingStep

    @property
    def missing(self) -> tuple[str, ...]:
        """List the bodies whose opinion is still missing."""
        return tuple(body for body, opinion in self.heard if opinion is None)


def hearing_of(state: ActState, facts: ActFacts) -> Hearing | None:
    """Lay out the hearing of an act; None where nobody has to be heard.

    Args:
        state: The act's state.
        facts: What is known about it today.

    Source: ч. 3 ст. 30 273-ФЗ, ст. 372 ТК РФ.
    """
    if not facts.bodies:
        return None
    said = {one.body: one for one in facts.opinions}
    return Hearing(
        heard=tuple((body, said.get(body)) for body in facts.bodies),
        sent_on=facts.sent_on,
        until=facts.opinion_term_ends,
        step=_step(state, facts),
    )


def _step(state: ActState, facts: ActFacts) -> HearingStep:
    if state in _BEFORE:
        return HearingStep.APPROVE
    if state is ActState.CONSULTATION:
        return HearingStep.CONSULT
    if state is not ActState.OPINION:
        return HearingStep.DONE
    if facts.sent_on is None:
        return HearingStep.SEND
    over = facts.opinion_term_ends is not None and facts.today > facts.opinion_term_ends
    return HearingStep.TERM_OVER if over else HearingStep.AWAIT
