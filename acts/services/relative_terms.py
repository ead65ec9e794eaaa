"""Terms that run from another item's document: found with it, taken back with it."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from acts.actor import Role
from acts.deadlines.due import relative_due
from acts.deadlines.policy import DueDate
from acts.deadlines.reading import Kind, Reading
from acts.journal import Details, Event, NewEvent, snapshot, task_subject
from acts.plan import RELATIVE_PERIOD, OccurrenceId
from acts.roadmap import Item
from acts.services.desk import Desk
from acts.states import FINAL_TASK_STATES, TaskState, TaskTrigger

__all__ = ["HOLDS_PROOF", "count_terms", "retract_terms", "retract_terms_of_act", "set_terms"]

HOLDS_PROOF = frozenset({TaskState.SUBMITTED, TaskState.DONE})


def set_terms(desk: Desk, anchor: OccurrenceId, fact_day: dt.date) -> None:
    """Give a date to every occurrence whose term runs from this one's document.

    A reading that waits for a person's word dates nothing: nobody may be late by it.

    Args:
        desk: The workspace.
        anchor: The occurrence that has its document.
        fact_day: Date of the document.
    """
    for target, reading in _dependents(desk, anchor):
        planned = desk.store.occurrence(str(target))
        if planned is None or not planned.confirmed:
            continue
        due = _counted(desk, target, reading, fact_day)
        history = desk.store.history(task_subject(str(target)))
        now = snapshot(history)
        # What the municipality said – a term moved or given with a return – no count overrules.
        if (
            now.due != due.effective
            and not _said_by_people(history)
            and now.state not in FINAL_TASK_STATES
        ):
            basis = f"{due.rule} – от п. {anchor.item}"
            _record(desk, target, history, fact_day, Details(due=due.effective, basis=basis))


def count_terms(desk: Desk) -> None:
    """Give the terms that run from documents handed in already: their readings stand only now.

    Args:
        desk: The workspace, its plan as the roadmap says now.
    """
    days = {one.id: dt.date.max for one in desk.store.organizations()}
    for name, now in desk.store.snapshots(days=days).items():
        if now.document_date is not None and now.state in HOLDS_PROOF:
            set_terms(desk, OccurrenceId.parse(name), now.document_date)


def retract_terms(
    desk: Desk, anchor: OccurrenceId, fact_day: dt.date, *, on: dt.date, why: str
) -> None:
    """Take back the terms that were counted from a document that proves nothing any more.

    Args:
        desk: The workspace.
        anchor: The occurrence whose document it was.
        fact_day: Date of that document.
        on: Day it stopped to prove.
        why: What happened to it: «возвращён».
    """
    for target, reading in _dependents(desk, anchor):
        history = desk.store.history(task_subject(str(target)))
        now = snapshot(history)
        if (
            now.due is not None
            and now.due == _counted(desk, target, reading, fact_day).effective
            and not _said_by_people(history)
            and now.state not in FINAL_TASK_STATES
        ):
            basis = f"документ по п. {anchor.item} {why}, срок от него не считается"
            _record(desk, target, history, on, Details(basis=basis))


def retract_terms_of_act(desk: Desk, act: str, organization: str, *, on: dt.date) -> None:
    """Take back the terms that were counted from an act that is repealed.

    Args:
        desk: The workspace.
        act: Its id.
        organization: Who issued it.
        on: Day of the repeal.
    """
    found = desk.store.snapshots(days={organization: dt.date.max}, organization=organization)
    for name, now in found.items():
        if now.document == act and now.document_date and now.state in HOLDS_PROOF:
            anchor = OccurrenceId.parse(name)
            retract_terms(desk, anchor, now.document_date, on=on, why="утратил силу")


def _dependents(desk: Desk, anchor: OccurrenceId) -> Iterator[tuple[OccurrenceId, Reading]]:
    """List the occurrences of the plan whose term runs from this one, with the reading."""
    for other in desk.roadmap.items:
        for period, reading in _counted_terms(other, anchor.period):
            if reading.relative and reading.relative.anchor == f"item:{anchor.item}":
                target = dc.replace(anchor, item=other.number, period=period)
                if desk.store.occurrence(str(target)) is not None:
                    yield target, reading


def _counted_terms(item: Item, period: str) -> Iterator[tuple[str, Reading]]:
    """Pair the readings that count from a fact with the period of the occurrence they date."""
    counted = [
        one.reading
        for one in item.deadline.readings
        if one.reading.kind is Kind.RELATIVE
        and one.reading.relative
        and one.reading.relative.anchor != "order"  # the plan has dated that one already
    ]
    for number, reading in enumerate(counted, start=1):
        yield (RELATIVE_PERIOD if len(counted) == 1 else f"{RELATIVE_PERIOD}-{number}"), reading
    for term in item.further_terms:
        if term.governs and term.reading.kind is Kind.RELATIVE:
            yield period, term.reading


def _counted(desk: Desk, target: OccurrenceId, reading: Reading, fact_day: dt.date) -> DueDate:
    owner = next(one for one in desk.store.organizations() if one.id == target.organization)
    return relative_due(reading, fact_day, desk.policies_of(owner), desk.days_of(owner))


def _said_by_people(history: tuple[Event, ...]) -> bool:
    return any(
        one.fact.details.due is not None and one.fact.trigger != TaskTrigger.SET_TERM
        for one in history
    )


def _record(
    desk: Desk, target: OccurrenceId, history: tuple[Event, ...], on: dt.date, details: Details
) -> None:
    state = snapshot(history).state or TaskState.PLANNED
    desk.store.append(
        NewEvent(
            subject=task_subject(str(target)),
            trigger=TaskTrigger.SET_TERM,
            source=state,
            target=state,
            acted_by="system",
            role=Role.SYSTEM,
            recorded_by=desk.actor.id,
            happened_on=on,
            recorded_at=desk.moment,
            details=details,
        ),
        after=len(history),
    )
