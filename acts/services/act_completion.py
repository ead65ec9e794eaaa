"""Record the rest of an act's way at once, when the paper has been signed already."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from acts.errors import WorkflowError
from acts.journal import Event, act_subject, snapshot
from acts.registers.act_record import ActRecord
from acts.services.desk import Desk
from acts.services.drafting import act_findings
from acts.services.registration import Registered, register_act, sign_act
from acts.services.signing import ActMove, act_facts, record_act
from acts.states import ActState, ActTrigger

__all__ = ["Completed", "complete", "steps_left"]

# Councils and the union answer in their own time, and head and clerk can't answer for them.
_BY_OTHERS = frozenset({ActState.OPINION, ActState.CONSULTATION})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """An act whose way was recorded to its end.

    Attributes:
        events: Events recorded, in order.
        registered: What registration gave.
    """

    events: tuple[Event, ...]
    registered: Registered


def steps_left(desk: Desk, act: ActRecord) -> tuple[ActMove, ...]:
    """List the steps that are left from where the act stands to its number.

    Args:
        desk: The workspace.
        act: The act.

    Raises:
        WorkflowError: Bodies have to be heard first, or the act is past its registration.
    """
    state = ActState(snapshot(desk.store.history(act_subject(act.id))).state or ActState.DRAFT)
    organization = desk.organization(act.organization)
    facts = act_facts(desk, organization, act, ActMove(trigger=ActTrigger.VISA))
    order = (
        ActState.DRAFT,
        ActState.LEGAL_REVIEW,
        ActState.APPROVAL,
        ActState.READY_TO_SIGN,
        ActState.SIGNED,
    )
    begun = ActState.DRAFT if state is ActState.RETURNED else state
    if begun in _BY_OTHERS or (act.bodies and begun in order[:3]):
        missing = ", ".join(facts.opinions_missing) or "советы"
        raise WorkflowError(
            f"сначала нужно мнение: {missing}",
            remedy="Внесите его по одному: send, затем opinion",
        )
    if begun not in order:
        raise WorkflowError("акт уже прошёл регистрацию", remedy="Посмотрите его: acts act АКТ")
    # A resubmitted act gathers its visas anew.
    visas = act.visas if begun in order[:2] else facts.visas_missing
    whole = {
        ActState.DRAFT: (ActMove(trigger=ActTrigger.SUBMIT),),
        ActState.LEGAL_REVIEW: (ActMove(trigger=ActTrigger.REVIEW_OK),),
        ActState.APPROVAL: tuple(ActMove(trigger=ActTrigger.VISA, post=one) for one in visas),
        ActState.READY_TO_SIGN: (ActMove(trigger=ActTrigger.SIGN),),
        ActState.SIGNED: (ActMove(trigger=ActTrigger.REGISTER),),
    }
    return tuple(move for state in order[order.index(begun) :] for move in whole[state])


def complete(desk: Desk, act: ActRecord, *, number: str, on: dt.date | None) -> Completed:
    """Record every step that is left, all on the day of signing, or none of them.

    Args:
        desk: The workspace.
        act: The act.
        number: Its number; empty where `acts` keeps the book.
        on: Day of signing; None is today.

    Raises:
        WorkflowError: A guard refuses a step, or opinions are needed; nothing is recorded.
        ConfigurationError: The file can't be written; nothing is recorded.
    """
    events: list[Event] = []
    with desk.store.transaction():
        *before, last = steps_left(desk, act)
        for move in before:
            events += _take(desk, act, dc.replace(move, on=on))
        registered = register_act(desk, act, dc.replace(last, on=on, number=number))
    return Completed(events=(*events, *registered.events), registered=registered)


def _take(desk: Desk, act: ActRecord, move: ActMove) -> Iterator[Event]:
    if move.trigger is ActTrigger.SIGN:
        yield from sign_act(desk, act, move)
        return
    findings = act_findings(desk, act) if move.trigger is ActTrigger.SUBMIT else ()
    yield from record_act(desk, act, move, findings=findings)
