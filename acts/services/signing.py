"""Move an act along its table, from legal review to registration: one recorded fact a call."""

import dataclasses as dc
import datetime as dt

from acts.actor import Role
from acts.errors import InputError, Problem, WorkflowError
from acts.facts import ActFacts, Answer, OpinionFact, VisaFact
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.organization import OfficialRole, Organization
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.books import ORDERS_BOOK, BookPlace, book_place, next_number
from acts.services.act_inputs import absent_bodies, registers_of
from acts.services.desk import Desk
from acts.services.relative_terms import retract_terms_of_act
from acts.services.seen import refuse_unseen
from acts.states import ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["OPINION_WORKING_DAYS", "ActMove", "act_facts", "find_act", "own_number", "record_act"]

# ст. 372 ТК gives the union five working days; councils get the same.
OPINION_WORKING_DAYS = 5

_HEARD = frozenset({ActTrigger.OPINION_IN, ActTrigger.SEND_TO_BODIES})
_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})
_NUMBERED = frozenset({ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED})
_BY_BOOK = frozenset({ActTrigger.REGISTER, ActTrigger.ENTER_INTO_FORCE})
_BY_ANOTHER_ACT = frozenset({ActTrigger.AMEND, ActTrigger.REPEAL})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActMove:
    """What happened to an act, as a person states it.

    Attributes:
        trigger: What happened.
        on: Day of the fact; None is today in the organisation's zone.
        acting: Role of who did it; None takes the recorder's own where it fits.
        post: Post whose visa it is.
        body: Body whose opinion it is.
        answer: What the body answered.
        document: Minutes, protocol, the act that amends or repeals, the paper that cancels.
        reason: Remark or reason.
        clause: Point of the act the remark is about.
        number: Registration number.
        effective_from: First day in force; None is the day said at registration, else of signing.
        returned: Whether a consultation ends in rework.
        seen: How many events the one who decides has seen; None asks about none.
    """

    trigger: ActTrigger
    on: dt.date | None = None
    acting: Role | None = None
    post: str = ""
    body: str = ""
    answer: Answer | None = None
    document: str = ""
    reason: str = ""
    clause: str = ""
    number: str = ""
    effective_from: dt.date | None = None
    returned: bool = False
    seen: int | None = None


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
    elif state == ActState.REGISTERED:
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
            details=_details(act, move, facts),
        ),
        after=len(history),
    )


def _details(act: ActRecord, move: ActMove, facts: ActFacts) -> Details:
    registered = move.trigger is ActTrigger.REGISTER
    by_another = move.trigger in _BY_ANOTHER_ACT or move.trigger is ActTrigger.CANCEL
    return Details(
        # An amendment is not the act's own document: its number and date stay what they are.
        document=act.id if registered else "" if by_another else move.document,
        document_kind=act.kind if registered else "",
        document_date=facts.signed_on if registered else None,
        file_digest=act.text_digest,
        number=facts.number,
        effective_from=facts.effective_from if move.trigger in _BY_BOOK else None,
        clause=move.clause,
        body=move.post or move.body,
        answer=move.answer or "",
        basis=_basis(move, facts),
    )


def _basis(move: ActMove, facts: ActFacts) -> str:
    if move.trigger is ActTrigger.SIGN:
        return facts.acting_basis
    if move.trigger is ActTrigger.CANCEL:
        return facts.cancelled_by
    return facts.affecting_act if move.trigger in _BY_ANOTHER_ACT else ""


def act_facts(desk: Desk, organization: Organization, act: ActRecord, move: ActMove) -> ActFacts:
    """Gather what guards may ask about an act."""
    today = desk.today(organization)
    day = move.on or today
    history = desk.store.history(act_subject(act.id))
    signed_on = _day_of(history, ActTrigger.SIGN)
    place = _place(desk, act, move, signed_on or day)
    since_submission = _since(history, ActTrigger.SUBMIT)
    sent_on = _day_of(since_submission, ActTrigger.SEND_TO_BODIES)
    head = organization.head(day)
    affecting = _affecting(desk, act, move)
    return ActFacts(
        today=today,
        happened_on=day,
        previous_on=max((one.fact.happened_on for one in history), default=None),
        visas_required=act.visas,
        visas=tuple(
            VisaFact(post=one.fact.details.body, on=one.fact.happened_on, remarks=one.fact.reason)
            for one in since_submission
            if one.fact.trigger == ActTrigger.VISA
        ),
        visa_post=move.post,
        bodies=act.bodies,
        sent_on=sent_on,
        opinions=_opinions(since_submission),
        opinion=(
            OpinionFact(body=move.body, on=day, answer=move.answer, minutes=move.document)
            if move.answer
            else None
        ),
        opinion_term_ends=desk.days.add(sent_on, OPINION_WORKING_DAYS) if sent_on else None,
        remark=move.reason,
        clause=move.clause,
        protocol=move.document,
        returned_by_consultation=move.returned,
        signer_post=head.post if head else "",
        acting=head is not None and head.role is OfficialRole.ACTING_DIRECTOR,
        acting_basis=head.basis if head else "",
        text_digest=act.text_digest,
        approved_digest=_approved(history),
        number=move.number.strip(),
        number_expected=_expected(desk, act, move, signed_on),
        number_taken_by=place.taken_by,
        book_last=place.last_before,
        book_next=place.next_after,
        signed_on=signed_on,
        effective_from=move.effective_from or _promised(history),
        promised_from=_promised(history),
        cancelled_by=move.document if move.trigger is ActTrigger.CANCEL else "",
        affecting_act=affecting.id if affecting else "",
        affecting_in_force=affecting is not None
        and snapshot(desk.store.history(act_subject(affecting.id))).state in _EFFECTIVE,
    )


def _affecting(desk: Desk, act: ActRecord, move: ActMove) -> ActRecord | None:
    """Find the act that amends or repeals this one: another act of the same organisation."""
    if move.trigger not in _BY_ANOTHER_ACT or not move.document:
        return None
    others = [one for one in desk.store.acts(organization=act.organization) if one.id != act.id]
    for one in others:
        if one.id == move.document:
            return one
    listed = ", ".join(one.id for one in others) or "ни одного"
    raise InputError(
        f"другого акта «{move.document}» у организации {act.organization} нет",
        remedy=f"Есть: {listed}",
    )


def _promised(history: tuple[Event, ...]) -> dt.date | None:
    """Find the first day in force that was said at registration."""
    days = [
        one.fact.details.effective_from
        for one in history
        if one.fact.trigger == ActTrigger.REGISTER
    ]
    return days[-1] if days else None


def _place(desk: Desk, act: ActRecord, move: ActMove, day: dt.date) -> BookPlace:
    if not move.number.strip():
        return BookPlace()
    return book_place(desk.store.book(act.organization, act.book), number=move.number, date=day)


def own_number(desk: Desk, act: ActRecord, signed_on: dt.date) -> str:
    """Give the number an act gets from a book that `acts` keeps; empty where the school keeps it.

    Args:
        desk: The workspace.
        act: The act.
        signed_on: Its date; the year counts.
    """
    if act.book != ORDERS_BOOK or not registers_of(desk, act.organization).keeps_book:
        return ""
    return next_number(desk.store.book(act.organization, act.book), year=signed_on.year)


def _expected(desk: Desk, act: ActRecord, move: ActMove, signed_on: dt.date | None) -> str:
    """Give the number that comes next, where `acts` keeps the book."""
    if move.trigger is not ActTrigger.REGISTER or signed_on is None:
        return ""
    return own_number(desk, act, signed_on)


def _since(history: tuple[Event, ...], trigger: ActTrigger) -> tuple[Event, ...]:
    """Keep what came after the last `trigger`: a returned act gathers its visas anew."""
    start = max((one.seq for one in history if one.fact.trigger == trigger), default=0)
    return tuple(one for one in history if one.seq > start)


def _day_of(history: tuple[Event, ...], trigger: ActTrigger) -> dt.date | None:
    days = [one.fact.happened_on for one in history if one.fact.trigger == trigger]
    return days[-1] if days else None


def _approved(history: tuple[Event, ...]) -> str:
    digests = [
        one.fact.details.file_digest for one in history if one.fact.trigger == ActTrigger.REVIEW_OK
    ]
    return digests[-1] if digests else ""


def _opinions(history: tuple[Event, ...]) -> tuple[OpinionFact, ...]:
    return tuple(
        OpinionFact(
            body=one.fact.details.body,
            on=one.fact.happened_on,
            answer=Answer(one.fact.details.answer),
            minutes=one.fact.details.document,
        )
        for one in history
        if one.fact.trigger == ActTrigger.OPINION_IN
    )
