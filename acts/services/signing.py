"""Move an act along its table, from legal review to registration: one recorded fact a call."""

import dataclasses as dc

from acts.actor import Role
from acts.errors import InputError, Problem, WorkflowError
from acts.facts import ActFacts, Answer
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_facts import BY_ANOTHER_ACT, ActMove, act_facts
from acts.services.act_inputs import absent_bodies, registers_of
from acts.services.desk import Desk
from acts.services.recordable import refuse_unrecordable
from acts.services.relative_terms import retract_terms_of_act
from acts.services.seen import refuse_unseen
from acts.states import ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["find_act", "record_act"]

_HEARD = frozenset({ActTrigger.OPINION_IN, ActTrigger.SEND_TO_BODIES})
_NUMBERED = frozenset({ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED})
_NOT_OWN = BY_ANOTHER_ACT | {ActTrigger.CANCEL, ActTrigger.PUBLISH}
_BY_BOOK = frozenset({ActTrigger.REGISTER, ActTrigger.ENTER_INTO_FORCE})


def find_act(desk: Desk, text: str) -> ActRecord:
    """Find an act by its id or by the parts of it that make it unique.

    Args:
        desk: The workspace.
        text: «order_implementation@2020@school-1», or shorter: «order_implementation@2020» from
            the beginning, «2020@school-1» from the end; an empty part fits everything, a period
            fits acts about single rows too: «partner_agreement@2026».

    Raises:
        InputError: None fits, or several do; those are listed.
    """
    exact = desk.store.act(text)
    if exact is not None and desk.actor.may_touch(exact.organization):
        return exact
    visible = [one for one in desk.store.acts() if desk.actor.may_touch(one.organization)]
    fitting = [one for one in visible if _fits(one.id.split("@"), text.split("@"))]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(one.id for one in (fitting or visible)[:8]) or "ни одного"
    problem = f"«{text}» подходит к нескольким актам" if fitting else f"акта «{text}» нет"
    raise InputError(problem, remedy=f"Есть: {listed}")


def _fits(parts: list[str], wanted: list[str]) -> bool:
    aligned = (parts[: len(wanted)], parts[len(parts) - len(wanted) :])
    return len(wanted) <= len(parts) and any(
        # «2026» fits «2026:partner-1» too, as long as only one act does.
        all(
            not want or want in (have, have.partition(":")[0])
            for want, have in zip(wanted, shown, strict=True)
        )
        for shown in aligned
    )


def record_act(
    desk: Desk, act: ActRecord, move: ActMove, *, findings: tuple[Problem, ...] = ()
) -> tuple[Event, ...]:
    """Record one fact about an act, and the steps that follow from it by themselves.

    Args:
        desk: The workspace.
        act: The act.
        move: What happened.
        findings: Errors of the current text, asked for when it is submitted.

    Returns:
        The event recorded and those the system added: «все визы получены», «вступил в силу».

    Raises:
        InputError: A text names a person, is too long, or holds characters no text holds.
        WorkflowError: A guard refuses; every missing thing is named.
        ConflictError: Somebody recorded something meanwhile.
    """
    with desk.store.transaction():
        refuse_unseen(desk.store.history(act_subject(act.id)), move.seen)
        if move.trigger is ActTrigger.CANCEL:
            _explain_number(desk, act)
        events = [_record(desk, act, move, findings)]
        for absence in _absences(desk, act, move):
            events.append(_record(desk, act, absence, ()))
        for follow in _consequences(desk, act, move):
            events.append(_record(desk, act, follow, ()))
        if move.trigger is ActTrigger.REPEAL:
            day = events[0].fact.happened_on
            retract_terms_of_act(desk, act.id, act.organization, on=day)
    return tuple(events)


def _consequences(desk: Desk, act: ActRecord, move: ActMove) -> tuple[ActMove, ...]:
    organization = desk.organization(act.organization)
    facts = act_facts(desk, organization, act, ActMove(trigger=move.trigger, on=move.on))
    state = snapshot(desk.store.history(act_subject(act.id))).state
    follow: ActTrigger | None = None
    if state == ActState.APPROVAL and move.trigger in {ActTrigger.VISA, ActTrigger.REVIEW_OK}:
        follow = None if facts.visas_missing else ActTrigger.VISAS_DONE
    elif state == ActState.OPINION and move.trigger in _HEARD:
        follow = None if facts.opinions_missing else ActTrigger.OPINIONS_DONE
    elif state == ActState.REGISTERED and move.trigger is ActTrigger.REGISTER:
        starts = move.effective_from or facts.signed_on
        if starts is not None and starts <= facts.happened_on:
            follow = ActTrigger.ENTER_INTO_FORCE
    if follow is None:
        return ()
    return (
        ActMove(trigger=follow, on=move.on, acting=Role.SYSTEM, effective_from=move.effective_from),
    )


def _explain_number(desk: Desk, act: ActRecord) -> None:
    """Say why a registered act is not cancelled: its number stays in the book for good.

    Raises:
        WorkflowError: It is registered.
    """
    now = snapshot(desk.store.history(act_subject(act.id)))
    if now.state in _NUMBERED and act.origin is TextOrigin.OUTSIDE:
        raise WorkflowError(
            "внесённую бумагу не аннулируют: она подписана вне программы",
            remedy="Если она внесена ошибочно или срок её истёк: "
            f"acts act {act.id} expire --reason «почему»",
        )
    if now.state in _NUMBERED:
        number = f" под № {now.number}" if now.number else ""
        raise WorkflowError(
            f"акт уже внесён в книгу{number}: из книги строки не вычёркивают и номер второй раз "
            "не дают",
            remedy="Отмените его другим актом: подготовьте и зарегистрируйте тот, затем – "
            f"acts act {act.id} repeal АКТ",
        )


def _absences(desk: Desk, act: ActRecord, move: ActMove) -> tuple[ActMove, ...]:
    """Record the bodies that don't exist, once the draft is sent to those that do."""
    if move.trigger is not ActTrigger.SEND_TO_BODIES:
        return ()
    organization = desk.organization(act.organization)
    facts = act_facts(desk, organization, act, ActMove(trigger=move.trigger, on=move.on))
    absent = absent_bodies(registers_of(desk, act.organization), facts.happened_on)
    return tuple(
        ActMove(
            trigger=ActTrigger.OPINION_IN,
            on=move.on,
            body=body,
            answer=Answer.ABSENT,
            document=absent[body].paper
            or f"запись «{absent[body].code}» реестра от {absent[body].since:%d.%m.%Y}",
        )
        for body in facts.opinions_missing
        if body in absent
    )


def _record(desk: Desk, act: ActRecord, move: ActMove, findings: tuple[Problem, ...]) -> Event:
    organization = desk.organization(act.organization)
    history = desk.store.history(act_subject(act.id))
    facts = dc.replace(act_facts(desk, organization, act, move), findings=findings)
    source = snapshot(history).state or ActState.DRAFT
    target, role = ACT_WORKFLOW.fire(
        state=source,
        trigger=move.trigger,
        facts=facts,
        recorder=desk.actor.roles,
        acting=move.acting,
    )
    details = _details(act, move, facts)
    refuse_unrecordable(details, reason=move.reason)
    return desk.store.append(
        NewEvent(
            subject=act_subject(act.id),
            trigger=move.trigger,
            source=source,
            target=target,
            acted_by="system" if role is Role.SYSTEM else f"{organization.id}:{role}",
            role=role,
            recorded_by=desk.actor.id,
            happened_on=facts.happened_on,
            recorded_at=desk.moment,
            reason=move.reason,
            details=details,
        ),
        after=len(history),
    )


def _details(act: ActRecord, move: ActMove, facts: ActFacts) -> Details:
    registered = move.trigger is ActTrigger.REGISTER
    return Details(
        # An amendment is not the act's own document: its number and date stay what they are.
        document=act.id if registered else "" if move.trigger in _NOT_OWN else move.document,
        document_kind=act.kind if registered else "",
        document_date=facts.signed_on if registered else None,
        file_digest=act.text_digest,
        number=facts.number,
        effective_from=facts.effective_from if move.trigger in _BY_BOOK else None,
        clause=facts.reader or move.clause,
        body=move.post or move.body,
        answer=move.answer or "",
        basis=_basis(move, facts),
    )


def _basis(move: ActMove, facts: ActFacts) -> str:
    if move.trigger is ActTrigger.SIGN:
        return facts.acting_basis
    if move.trigger is ActTrigger.CANCEL:
        return facts.cancelled_by
    if move.trigger is ActTrigger.PUBLISH:
        return facts.address
    return facts.affecting_act if move.trigger in BY_ANOTHER_ACT else ""
