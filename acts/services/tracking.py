"""Move an occurrence along its table: one recorded fact a call."""

import dataclasses as dc
import datetime as dt

from acts.actor import Role
from acts.errors import InputError
from acts.facts import Evidence, TaskFacts
from acts.journal import Details, Event, NewEvent, Snapshot, act_subject, snapshot, task_subject
from acts.organization import Organization
from acts.plan import Occurrence, OccurrenceId
from acts.registers.books import written_number
from acts.roadmap import Item, LinkKind
from acts.services.act_facts import promised_from
from acts.services.act_words import act_words
from acts.services.desk import Desk
from acts.services.recordable import refuse_unrecordable
from acts.services.relative_terms import HOLDS_PROOF, retract_terms, set_terms
from acts.services.seen import refuse_unseen
from acts.states import ACT_LABELS, FINAL_TASK_STATES, ActState, TaskState, TaskTrigger
from acts.transition_table import NA_REASONS
from acts.workflow import TASK_WORKFLOW

__all__ = ["OutsidePaper", "TaskMove", "acted_by", "also_proven", "find_occurrence", "move_task"]

_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})
_MAY_MOVE_TERM = frozenset({TaskTrigger.POSTPONE, TaskTrigger.RETURN})
# What makes a document that was handed in prove nothing, and what is said of it then.
_UNPROVES = {
    TaskTrigger.RETURN: "возвращён",
    TaskTrigger.WITHDRAW: "отозван",
    TaskTrigger.REOPEN: "больше не принят",
    TaskTrigger.MARK_NA: "больше не нужен",
}
_OPEN = frozenset(TaskState) - FINAL_TASK_STATES - {TaskState.SUBMITTED}
_PARTS = ("item", "period", "organization")
_SCHOOL_ROLES = frozenset({Role.CURATOR, Role.DRAFTER, Role.DIRECTOR, Role.CLERK})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePaper:
    """A paper made outside `acts`, offered as proof.

    Attributes:
        reference: How it is cited: «соглашение № 4 от 15.09.2020».
        kind: Code of its kind, or empty.
        number: Its number, «б/н», or empty.
        date: Its date.
        digest: SHA-256 of its scan or file.
    """

    reference: str
    kind: str
    date: dt.date
    digest: str
    number: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TaskMove:
    """What happened to an occurrence, as a person states it.

    Attributes:
        trigger: What happened.
        on: Day of the fact; None is today in the organisation's zone.
        acting: Role of who did it; None takes the recorder's own where it fits.
        act: Act of the store offered as proof.
        paper: Outside paper offered as proof.
        reason: Remark or reason.
        clause: Point the remark is about.
        new_due: New term.
        basis: Paper that allows it.
        waived: Whether the municipality let it start without its predecessors.
        seen: How many events the one who decides has seen; None asks about none.
    """

    trigger: TaskTrigger
    on: dt.date | None = None
    acting: Role | None = None
    act: str = ""
    paper: OutsidePaper | None = None
    reason: str = ""
    clause: str = ""
    new_due: dt.date | None = None
    basis: str = ""
    waived: bool = False
    seen: int | None = None


def find_occurrence(desk: Desk, text: str) -> Occurrence:
    """Find an occurrence by its id or by the part of it that makes it unique.

    Args:
        desk: The workspace.
        text: «5@2021@school-1», or shorter: «5@2021», «5», when only one fits.

    Raises:
        InputError: None fits, or several do; those are listed.
    """
    wanted = [
        part.rstrip(".") if index == 0 else part for index, part in enumerate(text.split("@"))
    ]
    # Named in full it is one row; looking for beginnings goes through all rows of all schools.
    if len(wanted) == len(_PARTS) and all(wanted) and desk.actor.may_touch(wanted[-1]):
        named = desk.store.occurrence("@".join(wanted))
        if named is not None:
            return named
    # The store looks for beginnings; only whole parts count here: «5» is not «50».
    fitting = [
        one
        for one in desk.store.find_occurrences(**dict(zip(_PARTS, wanted, strict=False)))
        if desk.actor.may_touch(one.organization) and _fits(one, wanted)
    ]
    found = desk.store.occurrence(str(fitting[0])) if len(fitting) == 1 else None
    if found is not None:
        return found
    if not fitting:
        raise InputError(
            f"исполнения «{text}» в плане нет",
            remedy="Пишите так: пункт@период@организация; список – acts status --all",
        )
    listed = ", ".join(str(one) for one in fitting[:8])
    more = f" и ещё {len(fitting) - 8}" if len(fitting) > 8 else ""
    raise InputError(
        f"«{text}» подходит к нескольким: {listed}{more}", remedy="Уточните период или организацию"
    )


def _fits(occurrence: OccurrenceId, wanted: list[str]) -> bool:
    parts = (occurrence.item, occurrence.period, occurrence.organization)
    return len(wanted) <= 3 and all(
        not want or have == want for want, have in zip(wanted, parts, strict=False)
    )


def also_proven(desk: Desk, occurrence: Occurrence, act_id: str) -> tuple[OccurrenceId, ...]:
    """List the open occurrences of the same period that the act handed in would prove as well.

    Args:
        desk: The workspace.
        occurrence: What the act was handed in for.
        act_id: The act of the store.
    """
    act = desk.store.act(act_id)
    if act is None:
        return ()
    own = desk.roadmap.item(occurrence.id.item)
    tied = {one.target for one in (own.links if own else ()) if one.kind is LinkKind.PART_OF}
    found = []
    for item in desk.roadmap.items:
        part = item.number in tied or any(
            link.kind is LinkKind.PART_OF and link.target == occurrence.id.item
            for link in item.links
        )
        fits = item.number in act.proves or (part and not item.result.kinds)
        other = desk.store.occurrence(str(dc.replace(occurrence.id, item=item.number)))
        if fits and other is not None and item.number != occurrence.id.item:
            now = snapshot(desk.store.history(task_subject(str(other.id))))
            if (now.state or TaskState.PLANNED) in _OPEN and _dated_for(desk, other, act_id):
                found.append(other.id)
    return tuple(found)


def _dated_for(desk: Desk, occurrence: Occurrence, act_id: str) -> bool:
    day = snapshot(desk.store.history(act_subject(act_id))).document_date
    after, until = occurrence.evidence_after, occurrence.evidence_until
    return day is not None and (after is None or day > after) and (until is None or day <= until)


def move_task(desk: Desk, occurrence: Occurrence, move: TaskMove) -> Event:
    """Record one fact about an occurrence.

    Raises:
        InputError: A text names a person, is too long, or holds characters no text holds.
        WorkflowError: A guard refuses; every missing thing is named.
        ConflictError: Somebody recorded something meanwhile.
    """
    organization = desk.organization(occurrence.id.organization)
    item = desk.roadmap.item(occurrence.id.item)
    if item is None:
        raise InputError(
            f"пункта {occurrence.id.item} нет в действующей редакции дорожной карты",
            remedy="Он остаётся в истории, и больше с ним ничего не делают",
        )
    with desk.store.transaction():
        history = desk.store.history(task_subject(str(occurrence.id)))
        refuse_unseen(history, move.seen)
        now = snapshot(history)
        facts = _facts(desk, organization, item, occurrence, now, history, move)
        state = now.state or TaskState.PLANNED
        target, role = TASK_WORKFLOW.fire(
            state=state,
            trigger=move.trigger,
            facts=facts,
            recorder=desk.actor.roles,
            acting=move.acting,
        )
        details = _details(move, facts, now)
        refuse_unrecordable(details, reason=move.reason, places={"document": "paper"})
        event = desk.store.append(
            NewEvent(
                subject=task_subject(str(occurrence.id)),
                trigger=move.trigger,
                source=state,
                target=target,
                acted_by=acted_by(organization, role),
                role=role,
                recorded_by=desk.actor.id,
                happened_on=facts.happened_on,
                recorded_at=desk.moment,
                reason=move.reason,
                details=details,
            ),
            after=len(history),
        )
        if move.trigger is TaskTrigger.ATTACH and facts.evidence is not None:
            set_terms(desk, occurrence.id, facts.evidence.date)
        elif move.trigger in _UNPROVES and state in HOLDS_PROOF and now.document_date:
            retract_terms(
                desk,
                occurrence.id,
                now.document_date,
                on=facts.happened_on,
                why=_UNPROVES[move.trigger],
            )
    return event


def _facts(
    desk: Desk,
    organization: Organization,
    item: Item,
    occurrence: Occurrence,
    now: Snapshot,
    history: tuple[Event, ...],
    move: TaskMove,
) -> TaskFacts:
    today = desk.today(organization)
    told = [one.fact.happened_on for one in history if one.fact.trigger != TaskTrigger.SET_TERM]
    return TaskFacts(
        today=today,
        happened_on=move.on or today,
        previous_on=max(told, default=None),
        waits_for=_waits_for(desk, item, occurrence),
        waived=move.waived,
        expected_kinds=item.result.kinds,
        expected_text=item.result.text,
        evidence=_evidence(desk, organization, now, move),
        evidence_after=occurrence.evidence_after,
        evidence_until=occurrence.evidence_until,
        checker=desk.actor.id,
        remark=move.reason,
        clause=move.clause,
        due=now.due or occurrence.due,
        new_due=move.new_due,
        latest_due=desk.roadmap.period_end,
        basis=move.basis,
        postponed_times=now.postponed,
        na_reasons=NA_REASONS,
    )


def _waits_for(desk: Desk, item: Item, occurrence: Occurrence) -> tuple[str, ...]:
    waiting = []
    for link in item.links:
        if link.kind is not LinkKind.AFTER:
            continue
        first = dc.replace(occurrence.id, item=link.target)
        planned = desk.store.occurrence(str(first))
        if planned is None or planned.superseded:  # nobody asks for it, so nobody waits for it
            continue
        state = snapshot(desk.store.history(task_subject(str(first)))).state
        # A paper handed in is enough to go on; its check may take weeks.
        if state not in {*FINAL_TASK_STATES, TaskState.SUBMITTED}:
            waiting.append(str(first))
    return tuple(waiting)


def _evidence(
    desk: Desk, organization: Organization, now: Snapshot, move: TaskMove
) -> Evidence | None:
    if move.trigger is TaskTrigger.ATTACH:
        if move.act:
            return _act_as_evidence(desk, organization, move.act)
        if move.paper is not None:
            return Evidence(
                reference=move.paper.reference,
                kind=move.paper.kind,
                effective=True,
                state="подписан",
                date=move.paper.date,
                digest=move.paper.digest,
                author=desk.actor.id,
                number=written_number(move.paper.number),
            )
        return None
    if not now.document or now.document_date is None:
        return None
    act = desk.store.act(now.document)
    if act is not None:  # an act repealed since it was handed in proves nothing any more
        current = _act_as_evidence(desk, organization, now.document)
        return dc.replace(current, author=now.author)
    return Evidence(
        reference=now.document,
        kind=now.document_kind,
        effective=True,
        state="подписан",
        date=now.document_date,
        digest=now.file_digest,
        author=now.author,
        number=now.number,
    )


def _act_as_evidence(desk: Desk, organization: Organization, act_id: str) -> Evidence:
    act = desk.store.act(act_id)
    if act is None or act.organization != organization.id:
        listed = ", ".join(one.id for one in desk.store.acts(organization=organization.id))
        raise InputError(
            f"акта «{act_id}» у организации {organization.id} нет",
            remedy=f"Есть: {listed or 'ни одного'}",
        )
    history = desk.store.history(act_subject(act_id))
    now = snapshot(history)
    state = ActState(now.state or ActState.DRAFT)
    starts = promised_from(history) if state is ActState.REGISTERED else None
    return Evidence(
        reference=act_id,
        words=act_words(act, now),
        kind=act.kind,
        effective=state in _EFFECTIVE,
        state=ACT_LABELS[state],
        date=now.document_date or now.since or dt.date.min,
        digest=act.text_digest,
        author=desk.actor.id,
        number=now.number,
        effective_from=starts,
    )


def _details(move: TaskMove, facts: TaskFacts, now: Snapshot) -> Details:
    evidence = facts.evidence if move.trigger is TaskTrigger.ATTACH else None
    return Details(
        document=evidence.reference if evidence else "",
        document_kind=evidence.kind if evidence else "",
        document_date=evidence.date if evidence else None,
        file_digest=evidence.digest if evidence else "",
        number=evidence.number if evidence else "",
        due=move.new_due if move.trigger in _MAY_MOVE_TERM else None,
        clause=move.clause,
        basis=move.basis,
    )


def acted_by(organization: Organization, role: Role) -> str:
    """Say who acted: a role of the school itself, or one of the body above it."""
    owner = organization.id if role in _SCHOOL_ROLES else organization.parent or organization.id
    return f"{owner}:{role}"
