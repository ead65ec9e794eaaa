"""All that the page of an act shows: where it stands, what is wrong, who may do what now."""

import dataclasses as dc
import datetime as dt
import enum

from acts.actor import ROLE_LABELS, Role
from acts.errors import ActsError, InputError, Problem, Severity, WorkflowError
from acts.facts import ActFacts
from acts.journal import Event, Snapshot, act_subject, snapshot
from acts.plan import Occurrence
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_completion import steps_left
from acts.services.act_duties import ActDuties, act_duties
from acts.services.act_facts import BESIDE, ActMove, act_facts, own_number
from acts.services.act_hearing import Hearing, hearing_of
from acts.services.act_proofs import provable
from acts.services.desk import Desk
from acts.services.draft_findings import act_notes
from acts.services.registration import repealed_by
from acts.states import ACT_LABELS, ActState, ActTrigger, TaskTrigger
from acts.workflow import ACT_WORKFLOW, TASK_WORKFLOW

__all__ = ["ActPage", "Choice", "act_page", "may_draft", "require_editing", "visible_act"]

_UNSIGNED = frozenset(
    {
        ActState.DRAFT,
        ActState.RETURNED,
        ActState.LEGAL_REVIEW,
        ActState.APPROVAL,
        ActState.OPINION,
        ActState.CONSULTATION,
        ActState.READY_TO_SIGN,
    }
)
_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})
_BY_PAGE = BESIDE | {ActTrigger.REDRAFT, ActTrigger.TAKE}  # places of their own on the page
_BY_ANOTHER = frozenset({ActTrigger.AMEND, ActTrigger.REPEAL})
# What the form of a step asks for: that it isn't known before the form is filled in is no reason.
_ASKED = frozenset(
    f"workflow.{one}"
    for one in (
        "no-remark",
        "no-clause",
        "no-reason",
        "visa-unknown",
        "opinion-alien",
        "no-minutes",
        "no-protocol",
        "no-number",
        "no-affecting-act",
        "no-cancelling-paper",
    )
)


class Choice(enum.StrEnum):
    """How far a step is possible for the one who looks."""

    OPEN = "open"
    BLOCKED = "blocked"  # something has to be done first
    OTHERS = "others"  # it waits for somebody else


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that the table allows in the act's state.

    Attributes:
        trigger: What it is.
        choice: How far it is possible for the one who looks.
        reasons: What has to be done first.
        doers: Who does it in life, in words.
    """

    trigger: ActTrigger
    choice: Choice
    reasons: tuple[Problem, ...] = ()
    doers: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """An act as its page shows it.

    Attributes:
        act: The act.
        state: Its state.
        now: The last facts of its history.
        history: Its events.
        facts: What guards may ask about it today.
        notes: What the checks found, errors first.
        steps: Steps of the table, in its order.
        next_number: The next number of a book that `acts` keeps; empty where the school does.
        left: Steps that can be recorded at once; empty where that is not for the one who looks.
        left_refusal: Why they can't, or nothing.
        provable: Occurrences it may be handed in for by the one who looks.
        others: Acts in force of the organisation that may amend or repeal it.
        repeals: Acts in force that this one repeals by its words.
        hearing: Whom it has to hear; None where nobody, or once it is signed.
        duties: Who has to read it under signature, and whether the site shows it.
        may_record: Whether the one who looks may record those.
        may_edit: Whether the one who looks may make the draft again or take a text in.
    """

    act: ActRecord
    state: ActState
    now: Snapshot
    history: tuple[Event, ...]
    facts: ActFacts
    notes: tuple[Problem, ...]
    steps: tuple[Step, ...]
    next_number: str
    left: tuple[ActMove, ...]
    left_refusal: tuple[Problem, ...]
    provable: tuple[Occurrence, ...]
    others: tuple[ActRecord, ...]
    repeals: tuple[ActRecord, ...]
    hearing: Hearing | None
    duties: ActDuties
    may_record: bool
    may_edit: bool

    @property
    def seen(self) -> int:
        """How many events whoever looks has seen."""
        return len(self.history)


def visible_act(desk: Desk, organization: str, act_id: str) -> ActRecord:
    """Find an act of an organisation; a foreign one answers like an unknown one.

    Args:
        desk: The workspace.
        organization: Whose act it is.
        act_id: Its whole id.

    Raises:
        InputError: There is none.
    """
    act = desk.store.act(act_id)
    if act is None or act.organization != organization or not desk.actor.may_touch(organization):
        raise InputError("такого акта нет", remedy="Откройте список актов")
    return act


def may_draft(desk: Desk) -> bool:
    """Tell whether the one who asks may make drafts."""
    return ActTrigger.REDRAFT in ACT_WORKFLOW.by_roles(ActState.DRAFT, desk.actor.roles)


def require_editing(desk: Desk, act: ActRecord) -> None:
    """Refuse whoever may not take a text in, before a file of theirs is kept or read.

    Args:
        desk: The workspace.
        act: The act.

    Raises:
        WorkflowError: The actor has no such role, or the text is past editing.
    """
    state = ActState(snapshot(desk.store.history(act_subject(act.id))).state or ActState.DRAFT)
    if _may_edit(desk, act, state):
        return
    if not may_draft(desk):
        raise WorkflowError(
            "правленый текст вносят в школе: исполнитель, куратор или делопроизводитель",
            remedy="Попросите их – или откройте акт и прочитайте его",
        )
    raise WorkflowError(
        f"текст этого акта сейчас не правят: «{ACT_LABELS[state]}»",
        remedy="Правят проект и акт, возвращённый на доработку; после регистрации текст меняют "
        "новым актом",
    )


def _may_edit(desk: Desk, act: ActRecord, state: ActState) -> bool:
    return act.origin is not TextOrigin.OUTSIDE and ActTrigger.TAKE in ACT_WORKFLOW.by_roles(
        state, desk.actor.roles
    )


def act_page(desk: Desk, act: ActRecord) -> ActPage:
    """Gather what the page of an act shows.

    Args:
        desk: The workspace; whose roles it has decides what is offered.
        act: The act.
    """
    organization = desk.organization(act.organization)
    history = desk.store.history(act_subject(act.id))
    now = snapshot(history)
    state = ActState(now.state or ActState.DRAFT)
    notes = _notes(desk, act) if state in _UNSIGNED else ()
    facts = act_facts(desk, organization, act, ActMove(trigger=ActTrigger.VISA))
    errors = tuple(one for one in notes if one.severity is Severity.ERROR)
    facts = dc.replace(facts, findings=errors)
    others = _others(desk, act) if state in _EFFECTIVE else ()
    steps = _steps(desk, act, state, facts, is_affected=bool(others))
    left, refusal = _left(desk, act, state)
    may_attach = bool(_attaching() & desk.actor.roles)
    return ActPage(
        act=act,
        state=state,
        now=now,
        history=history,
        facts=facts,
        notes=notes,
        steps=steps,
        next_number=_next_number(desk, act, facts),
        left=left,
        left_refusal=refusal,
        provable=provable(desk, act) if may_attach else (),
        others=others,
        repeals=repealed_by(desk, act) if state in _EFFECTIVE else (),
        hearing=hearing_of(state, facts) if state in _UNSIGNED else None,
        duties=act_duties(desk, act),
        may_record=bool(BESIDE.intersection(ACT_WORKFLOW.by_roles(state, desk.actor.roles))),
        may_edit=_may_edit(desk, act, state),
    )


def _notes(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    try:
        return act_notes(desk, act)
    except ActsError as broken:  # a template that is broken is found too: the page says so
        return broken.problems


def _steps(
    desk: Desk, act: ActRecord, state: ActState, facts: ActFacts, *, is_affected: bool
) -> tuple[Step, ...]:
    mine = ACT_WORKFLOW.by_roles(state, desk.actor.roles)
    steps = []
    for name in ACT_WORKFLOW.by_people(state):
        trigger = ActTrigger(name)
        if trigger in _BY_PAGE or (trigger in _BY_ANOTHER and not is_affected):
            continue
        if trigger is ActTrigger.CANCEL and act.origin is TextOrigin.OUTSIDE:
            continue
        reasons = _reasons(state, trigger, facts)
        choice = Choice.BLOCKED if reasons else Choice.OPEN
        steps.append(
            Step(
                trigger=trigger,
                choice=choice if name in mine else Choice.OTHERS,
                reasons=reasons,
                doers=_doers(state, trigger),
            )
        )
    return tuple(steps)


def _reasons(state: ActState, trigger: ActTrigger, facts: ActFacts) -> tuple[Problem, ...]:
    """Try a step without what its form asks for: what is refused then has to be done before."""
    row = next(one for one in ACT_WORKFLOW.rows if one.trigger == trigger and state in one.sources)
    try:
        ACT_WORKFLOW.fire(
            state=state, trigger=trigger, facts=facts, recorder=tuple(Role), acting=row.acting[0]
        )
    except WorkflowError as refused:
        return tuple(one for one in refused.problems if one.code not in _ASKED)
    return ()


def _doers(state: ActState, trigger: ActTrigger) -> str:
    rows = (one for one in ACT_WORKFLOW.rows if one.trigger == trigger and state in one.sources)
    roles = dict.fromkeys(role for row in rows for role in row.acting if role is not Role.SYSTEM)
    return ", ".join(ROLE_LABELS[one] for one in roles)


def _left(
    desk: Desk, act: ActRecord, state: ActState
) -> tuple[tuple[ActMove, ...], tuple[Problem, ...]]:
    """List the steps to the number, where the one who looks may record each of them."""
    if state not in _UNSIGNED or act.origin is TextOrigin.OUTSIDE:
        return (), ()
    roles = desk.actor.roles
    entitled = {
        row.trigger
        for row in ACT_WORKFLOW.rows
        if roles.intersection((*row.acting, *row.recording))
    }
    try:
        left = steps_left(desk, act)
    except WorkflowError as refused:
        return (), refused.problems
    return (left if all(one.trigger in entitled for one in left) else ()), ()


def _attaching() -> frozenset[Role]:
    rows = (one for one in TASK_WORKFLOW.rows if one.trigger == TaskTrigger.ATTACH)
    return frozenset(role for row in rows for role in (*row.acting, *row.recording))


def _next_number(desk: Desk, act: ActRecord, facts: ActFacts) -> str:
    day: dt.date = facts.signed_on or facts.today
    return own_number(desk, act, day)


def _others(desk: Desk, act: ActRecord) -> tuple[ActRecord, ...]:
    return tuple(
        one
        for one in desk.store.acts(organization=act.organization)
        if one.id != act.id
        and snapshot(desk.store.history(act_subject(one.id))).state in _EFFECTIVE
    )
