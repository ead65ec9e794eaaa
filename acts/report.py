"""Who is late with what: pure functions of the plan, the journal and a moment."""

import dataclasses as dc
import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from acts.journal import Snapshot
from acts.organization import Organization
from acts.plan import Occurrence
from acts.states import FINAL_TASK_STATES, TaskState
from acts.working_days import WorkingDays

__all__ = [
    "FLAG_LABELS",
    "Assessment",
    "Flag",
    "Standing",
    "Status",
    "StatusRow",
    "Summary",
    "TrackingPolicy",
    "assess",
    "is_overdue",
    "summarize",
]


class Flag(enum.StrEnum):
    """What is derived about an occurrence; none of these is a state."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    NAMED_DAY_OFF = "named_day_off"
    DONE_LATE = "done_late"
    SUBMITTED_LATE = "submitted_late"
    CONFIRMATION_OVERDUE = "confirmation_overdue"
    RETROACTIVE = "retroactive"
    SUPERSEDED = "superseded"
    BEFORE_TRACKING = "before_tracking"
    NEEDS_CONFIRMATION = "needs_confirmation"
    NO_DATE = "no_date"
    PERIOD_OVER = "period_over"
    PROVISIONAL = "provisional"


FLAG_LABELS = {
    Flag.OVERDUE: "просрочено",
    Flag.DUE_SOON: "срок близко",
    Flag.NAMED_DAY_OFF: "названный день – выходной",
    Flag.DONE_LATE: "выполнено с опозданием",
    Flag.SUBMITTED_LATE: "представлено с опозданием",
    Flag.CONFIRMATION_OVERDUE: "проверка затянута",
    Flag.RETROACTIVE: "срок раньше приказа",
    Flag.SUPERSEDED: "заменено новой редакцией",
    Flag.BEFORE_TRACKING: "до начала учёта",
    Flag.NEEDS_CONFIRMATION: "требует подтверждения",
    Flag.NO_DATE: "без даты",
    Flag.PERIOD_OVER: "период закончился",
    Flag.PROVISIONAL: "календарь предварительный",
}


_STATES = {str(state): state for state in TaskState}
# Tuples: an enum's hash is computed in Python, and a region asks these a hundred thousand times.
_FINAL = tuple(FINAL_TASK_STATES)
_HANDED_IN = (*_FINAL, TaskState.SUBMITTED)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TrackingPolicy:
    """The clocks beside the term itself.

    Attributes:
        soon_days: Calendar days before the term that count as «срок близко».
        confirm_days: Working days the checker has for a document handed in.
    """

    soon_days: int = 14
    confirm_days: int = 10


class Standing(NamedTuple):
    """Where an occurrence stands after everything recorded, in few words.

    A named tuple: a matrix of a region reads ten thousand of them for one page.

    Attributes:
        organization: Who owes it.
        item: Number of the item.
        period: Label of the period.
        state: State, empty before the first event.
        due: Term that holds, or None.
        confirmed: Whether the term stands: its reading is confirmed, or it was moved by a paper.
        retroactive: Whether the term had passed when the order was signed.
        superseded: What a later edition says instead, or empty.
        document_date: Date of the document handed in, or None.
    """

    organization: str
    item: str
    period: str
    state: str
    due: dt.date | None
    confirmed: bool
    retroactive: bool
    superseded: str
    document_date: dt.date | None


def is_overdue(
    *,
    state: str,
    due: dt.date | None,
    today: dt.date,
    tracked_from: dt.date | None,
    confirmed: bool,
    retroactive: bool,
    superseded: bool = False,
) -> bool:
    """Tell whether the organisation is late; the one definition, which the store's SQL follows.

    Late from the day after `due`, unless the document is handed in or the matter closed, the term
    lies before tracking began or before the order, its reading still waits for a person's word, or
    a later edition of the roadmap no longer asks for it.

    Args:
        state: State as of the day.
        due: Term that holds.
        today: The organisation's day.
        tracked_from: First day whose duties are tracked.
        confirmed: Whether the reading stands.
        retroactive: Whether the term had passed when the order was signed.
        superseded: Whether a later edition took it out of the plan.
    """
    if due is None or not confirmed or retroactive or superseded or today <= due:
        return False
    if tracked_from is not None and due < tracked_from:
        return False
    return state not in _HANDED_IN


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Where an occurrence stands on a day.

    Attributes:
        state: State.
        due: Term that holds.
        rule: How it came about.
        flags: What is derived.
        holder: Id of the organisation that has to act next, or empty.
    """

    state: TaskState
    due: dt.date | None
    rule: str
    flags: tuple[Flag, ...]
    holder: str


def assess(
    occurrence: Occurrence,
    now: Snapshot,
    *,
    organization: Organization,
    today: dt.date,
    period_end: dt.date,
    policy: TrackingPolicy,
    days: WorkingDays,
    own_days: WorkingDays | None = None,
) -> Assessment:
    """Judge one occurrence on a day.

    Args:
        occurrence: From the plan.
        now: Its events that count, replayed.
        organization: Who owes it.
        today: The organisation's day.
        period_end: Last day of the programme.
        policy: Clocks beside the term.
        days: Calendar for the checker's clock.
        own_days: Calendar of the organisation itself; None takes the checker's.
    """
    state = _STATES[now.state] if now.state else TaskState.PLANNED
    due = now.due or occurrence.due
    flags: list[Flag] = []
    if is_overdue(
        state=state,
        due=due,
        today=today,
        tracked_from=organization.tracked_from,
        confirmed=occurrence.confirmed or now.due is not None,
        retroactive=occurrence.retroactive,
        superseded=bool(occurrence.superseded),
    ):
        flags.append(Flag.OVERDUE)
    if state in _HANDED_IN:
        flags += _document_flags(state, due, now, today=today, policy=policy, days=days)
    elif occurrence.superseded:
        pass  # nobody waits for it any more
    elif due and today <= due and (due - today).days <= policy.soon_days:
        flags.append(Flag.DUE_SOON)
    if now.due is None and state not in _HANDED_IN:
        flags += _warning(occurrence, today, own_days or days)
    flags += _term_flags(occurrence, state, due, organization, today=today, period_end=period_end)
    return Assessment(
        state=state,
        due=due,
        rule=_rule(occurrence, now),
        flags=tuple(flags),
        holder="" if occurrence.superseded else _holder(state, organization),
    )


def _warning(occurrence: Occurrence, today: dt.date, days: WorkingDays) -> list[Flag]:
    """Warn from the last working day before the day named, when the term moved past that day."""
    named, due = occurrence.raw_due, occurrence.due
    if occurrence.superseded or named is None or due is None or not named < due or today > due:
        return []
    return [Flag.NAMED_DAY_OFF] if today >= days.previous_working(named) else []


def _rule(occurrence: Occurrence, now: Snapshot) -> str:
    rule = occurrence.rule if now.due is None else _moved_rule(occurrence, now)
    if occurrence.superseded:
        rule += f"; заменено: {occurrence.superseded}"
    return rule


def _moved_rule(occurrence: Occurrence, now: Snapshot) -> str:
    first = f" (первоначально {occurrence.due:%d.%m.%Y})" if occurrence.due else ""
    return f"{now.due:%d.%m.%Y}{first}" + (f": {now.due_basis}" if now.due_basis else "")


def _document_flags(
    state: TaskState,
    due: dt.date | None,
    now: Snapshot,
    *,
    today: dt.date,
    policy: TrackingPolicy,
    days: WorkingDays,
) -> list[Flag]:
    """Judge a document that was handed in: against the term, and against the checker's clock."""
    flags = []
    late = due is not None and now.document_date is not None and now.document_date > due
    if late and state is TaskState.DONE:
        flags.append(Flag.DONE_LATE)
    if state is TaskState.SUBMITTED:
        if late:
            flags.append(Flag.SUBMITTED_LATE)
        if now.since is not None and today > days.add(now.since, policy.confirm_days):
            flags.append(Flag.CONFIRMATION_OVERDUE)
    return flags


def _term_flags(
    occurrence: Occurrence,
    state: TaskState,
    due: dt.date | None,
    organization: Organization,
    *,
    today: dt.date,
    period_end: dt.date,
) -> list[Flag]:
    flags = []
    if occurrence.retroactive:
        flags.append(Flag.RETROACTIVE)
    if occurrence.superseded:
        flags.append(Flag.SUPERSEDED)
    if due and organization.tracked_from and due < organization.tracked_from:
        flags.append(Flag.BEFORE_TRACKING)
    if not occurrence.confirmed:
        flags.append(Flag.NEEDS_CONFIRMATION)
    if due is None:
        flags.append(Flag.NO_DATE)
        if today > period_end and state not in _FINAL:
            flags.append(Flag.PERIOD_OVER)
    if occurrence.provisional and state not in _FINAL:
        flags.append(Flag.PROVISIONAL)
    return flags


def _holder(state: TaskState, organization: Organization) -> str:
    if state in _FINAL:
        return ""
    if state is TaskState.SUBMITTED:
        return organization.parent or organization.id
    return organization.id


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A row of the status table; the field names are those of `acts status --format json`."""

    organization: str
    item: str
    clause: str
    title: str
    period: str
    due: dt.date | None
    rule: str
    state: TaskState
    flags: tuple[Flag, ...]
    document: str
    holder: str
    printed: str = ""
    reading: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over rows.

    Attributes:
        total: All rows.
        overdue: Rows flagged overdue.
        due_soon: Rows whose term is near.
        done: Rows done.
        done_late: Of them, with a document dated after the term.
        waiting_check: Rows handed in and not decided.
        by_state: Every state that occurs with its count.
        overdue_by_organization: Every organisation that is late with its count.
    """

    total: int
    overdue: int
    due_soon: int
    done: int
    done_late: int
    waiting_check: int
    by_state: tuple[tuple[str, int], ...]
    overdue_by_organization: tuple[tuple[str, int], ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The answer to «what is overdue» at a moment.

    Attributes:
        as_of: The day or the instant asked for, ISO.
        known: The moment of knowledge, ISO, or None for everything recorded.
        rows: In order of organisation, item, term.
        summary: Counts over the rows shown.
        policies: The rules in force, in Russian, to print under the table.
        names: Short name of every organisation that the rows speak of, by id.
        todo: Items of the rows with terms that nobody can be late by, and what to do about each.
    """

    as_of: str
    known: str | None
    rows: tuple[StatusRow, ...]
    summary: Summary
    policies: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    todo: tuple[tuple[str, str], ...] = ()


def summarize(rows: Iterable[StatusRow]) -> Summary:
    """Count rows."""
    listed = tuple(rows)
    flags = Counter(flag for row in listed for flag in row.flags)
    states = Counter(str(row.state) for row in listed)
    late = Counter(row.organization for row in listed if Flag.OVERDUE in row.flags)
    return Summary(
        total=len(listed),
        overdue=flags[Flag.OVERDUE],
        due_soon=flags[Flag.DUE_SOON],
        done=states[TaskState.DONE],
        done_late=flags[Flag.DONE_LATE],
        waiting_check=states[TaskState.SUBMITTED],
        by_state=tuple(sorted(states.items())),
        overdue_by_organization=tuple(sorted(late.items())),
    )
