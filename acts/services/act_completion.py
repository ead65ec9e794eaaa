"""Record the rest of an act's way at once, when the paper has been signed already."""

import contextlib
import dataclasses as dc
import datetime as dt

from acts.errors import Problem, Severity, WorkflowError
from acts.facts import ActFacts
from acts.journal import Event, act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_facts import ActMove, act_facts
from acts.services.act_steps import take_step
from acts.services.desk import Desk
from acts.services.draft_findings import act_notes
from acts.services.registration import Registered, check_registration, register_act
from acts.services.seen import refuse_unseen
from acts.states import ActState, ActTrigger

__all__ = ["Completed", "complete", "rehearse", "steps_left"]

# Councils and the union answer in their own time, and head and clerk can't answer for them.
_BY_OTHERS = frozenset({ActState.OPINION, ActState.CONSULTATION})
_MADE = (ActTrigger.DRAFT, ActTrigger.REDRAFT, ActTrigger.TAKE)


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
        raise WorkflowError(_to_hear(facts, begun))
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


def _to_hear(facts: ActFacts, state: ActState) -> Problem:
    missing = ", ".join(facts.opinions_missing)
    if state is ActState.CONSULTATION or not missing:
        return Problem(
            message="сначала нужно завершить консультации",
            remedy="Внесите их итог: consultation",
            code="finish.consult-first",
        )
    return Problem(
        message=f"сначала нужно мнение: {missing}",
        remedy="Внесите его по одному: send, затем opinion",
        code="finish.hear-first",
    )


def complete(
    desk: Desk, act: ActRecord, *, number: str, on: dt.date | None, seen: int | None = None
) -> Completed:
    """Record every step that is left, all on the day of signing, or none of them.

    Args:
        desk: The workspace.
        act: The act.
        number: Its number; empty where `acts` keeps the book.
        on: Day of signing; None is today.
        seen: How many events the one who decides has seen; None asks about none.

    Raises:
        WorkflowError: A guard refuses a step, or opinions are needed; nothing is recorded.
        ConflictError: Somebody recorded something meanwhile.
        ConfigurationError: The file can't be written; nothing is recorded.
    """
    events: list[Event] = []
    with desk.store.transaction():
        refuse_unseen(desk.store.history(act_subject(act.id)), seen)
        *before, last = steps_left(desk, act)
        _refuse_earlier(desk, act, on)
        for move in before:
            events += take_step(desk, act, dc.replace(move, on=on)).events
        registered = register_act(desk, act, dc.replace(last, on=on, number=number))
    return Completed(events=(*events, *registered.events), registered=registered)


def rehearse(desk: Desk, act: ActRecord, *, number: str, on: dt.date | None) -> tuple[Problem, ...]:
    """Check all that `complete` would ask, and record nothing.

    Args:
        desk: The workspace.
        act: The act.
        number: Its number; empty where `acts` keeps the book.
        on: Day of signing; None is today.

    Returns:
        What only asks for a look.

    Raises:
        WorkflowError: A guard refuses a step, or opinions are needed.
        InputError: The file's name is taken.
    """
    with contextlib.suppress(_TakenBack), desk.store.transaction():
        *before, last = steps_left(desk, act)
        _refuse_earlier(desk, act, on)
        for move in before:
            take_step(desk, act, dc.replace(move, on=on))
        check_registration(desk, act, dc.replace(last, on=on, number=number))
        raise _TakenBack
    notes = act_notes(desk, act) if act.origin is not TextOrigin.OUTSIDE else ()
    return tuple(one for one in notes if one.severity is Severity.WARNING)


class _TakenBack(Exception):
    """Ends a rehearsal."""


def _refuse_earlier(desk: Desk, act: ActRecord, on: dt.date | None) -> None:
    """Refuse a day of signing before the draft was made: another paper was signed then."""
    last = desk.store.history(act_subject(act.id))[-1].fact
    if on is None or on >= last.happened_on or last.trigger not in _MADE:
        return
    about = f" --about {act.about}" if act.about else ""
    raise WorkflowError(
        Problem(
            message=f"бумага подписана {on:%d.%m.%Y}, а проект в программе сделан позже – "
            f"{last.happened_on:%d.%m.%Y}",
            remedy=f"Подписанную раньше внесите со сканом: acts act record {act.kind}{about} "
            f"--dated {on:%d.%m.%Y} --number НОМЕР --file СКАН --organization "
            f"{act.organization}. Лишний проект аннулируйте: acts act {act.id} cancel "
            "--reason «почему»",
            place=act.id,
            code="finish.earlier",
        )
    )
