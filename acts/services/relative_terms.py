"""Terms that run from another item's document: found with it, taken back with it."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from acts.actor import Role
from acts.deadlines.due import relative_due
from acts.deadlines.policy import DueDate
from acts.deadlines.reading import Kind, Reading
from acts.journal import Details, Event, NewEvent, Snapshot, snapshot, task_subject
from acts.plan import Counted, OccurrenceId, counted_terms
from acts.services.desk import Desk
from acts.services.former import former_editions
from acts.states import FINAL_TASK_STATES, TaskState, TaskTrigger

__all__ = [
    "HOLDS_PROOF",
    "count_terms",
    "record_term",
    "recorded_before",
    "retract_terms",
    "retract_terms_of_act",
    "set_terms",
]

HOLDS_PROOF = frozenset({TaskState.SUBMITTED, TaskState.DONE})


def set_terms(desk: Desk, anchor: OccurrenceId, fact_day: dt.date) -> None:
    """Give a date to every occurrence whose term runs from this one's document.

    A reading that waits for a person's word dates nothing: nobody may be late by it. What the
    document of another period has dated stays: a later document ends no delay.

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
            and not _dated_by_another(desk, anchor, target, reading, now)
        ):
            basis = f"{due.rule} – от п. {anchor.item}"
            record_term(desk, target, history, fact_day, Details(due=due.effective, basis=basis))


def count_terms(desk: Desk) -> None:
    """Give the terms that run from documents handed in already: their readings stand only now.

    Args:
        desk: The workspace, its plan as the roadmap says now.
    """
    days = {one.id: dt.date.max for one in desk.store.organizations()}
    found = [
        (now.document_date, name)
        for name, now in desk.store.snapshots(days=days).items()
        if now.document_date is not None and now.state in HOLDS_PROOF
    ]
    for day, name in sorted(found):  # where any period counts, the first document does
        set_terms(desk, OccurrenceId.parse(name), day)


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
            record_term(desk, target, history, on, Details(basis=basis))


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


def recorded_before(desk: Desk, organization: str) -> dict[OccurrenceId, OccurrenceId]:
    """Map occurrences of the plan to those that were recorded before their term recurred.

    «3@по-факту» with something recorded about it is the duty of one period of the item it waits
    for – of the document that dated it first, or else of the first period – and stays its id.

    Args:
        desk: The workspace.
        organization: Whose.
    """
    found: dict[OccurrenceId, OccurrenceId] = {}
    recurring = [one for one in _counted_now(desk) if one.recurs]
    for item, bare in dict.fromkeys((one.item, one.bare) for one in recurring):
        old = OccurrenceId(item=item, period=bare, organization=organization)
        history = desk.store.history(task_subject(str(old)))
        if not history or desk.store.occurrence(str(old)) is None:
            continue
        periods = [one for one in recurring if (one.item, one.bare) == (item, bare)]
        first = next(
            (one.fact for one in history if one.fact.trigger == TaskTrigger.SET_TERM), None
        )
        dating = [one for one in periods if first and _had(desk, old, one, first.happened_on)]
        found[dc.replace(old, period=(dating or periods)[0].period)] = old
    return found


def _had(desk: Desk, old: OccurrenceId, counted: Counted, day: dt.date) -> bool:
    """Tell whether the occurrence counted from was handed a document of a day."""
    anchor = dc.replace(old, item=counted.anchor, period=counted.anchor_period)
    history = desk.store.history(task_subject(str(anchor)))
    return any(one.fact.details.document_date == day for one in history)


def _counted_now(desk: Desk) -> tuple[Counted, ...]:
    sources = (desk.roadmap, desk.days)
    return desk.once.get("counted terms", sources, lambda: counted_terms(*sources))


def _counted_ever(desk: Desk) -> tuple[Counted, ...]:
    """List what the pinned edition counts and what those before it did: its terms may stand yet."""
    former = former_editions(desk)
    return desk.once.get(
        "terms counted ever",
        (desk.roadmap, desk.days, former),
        lambda: (
            *_counted_now(desk),
            *(one for edition in former for one in counted_terms(edition, desk.days)),
        ),
    )


def _dependents(desk: Desk, anchor: OccurrenceId) -> Iterator[tuple[OccurrenceId, Reading]]:
    """List the occurrences of the plan whose term runs from this one, with the reading."""
    waiting = [one for one in _counted_ever(desk) if one.anchor == anchor.item]
    old = recorded_before(desk, anchor.organization) if waiting else {}
    period = next((new.period for new, kept in old.items() if kept == anchor), anchor.period)
    # A document of no period the plan knows dates the term that has no period either.
    exact = [one for one in waiting if one.anchor_period == period]
    found: dict[OccurrenceId, Reading] = {}
    for one in exact or [one for one in waiting if not one.recurs]:
        target = dc.replace(anchor, item=one.item, period=one.period)
        target = old.get(target, target)
        # In a workspace planned before the term recurred its one occurrence takes the first day.
        bare = dc.replace(target, period=one.bare)
        for name in (target, *(() if bare in old.values() else (bare,))):
            if desk.store.occurrence(str(name)) is not None:
                found.setdefault(name, one.term.reading)
                break
    yield from found.items()
    for item in desk.roadmap.items:
        for term in item.further_terms:
            relative = term.reading.relative
            if not term.governs or term.reading.kind is not Kind.RELATIVE or relative is None:
                continue
            target = dc.replace(anchor, item=item.number)
            if relative.anchor == f"item:{anchor.item}" and desk.store.occurrence(str(target)):
                yield target, term.reading


def _dated_by_another(
    desk: Desk, anchor: OccurrenceId, target: OccurrenceId, reading: Reading, now: Snapshot
) -> bool:
    """Tell whether the term that holds was counted from a document of another period."""
    if now.due is None or target.period == anchor.period:
        return False
    for other in desk.store.find_occurrences(item=anchor.item, organization=anchor.organization):
        if (other.item, other.organization) != (anchor.item, anchor.organization):
            continue  # the store looks for beginnings
        proof = snapshot(desk.store.history(task_subject(str(other))))
        if other != anchor and proof.document_date and proof.state in HOLDS_PROOF:
            counts = target in {one for one, _ in _dependents(desk, other)}
            if counts and _counted(desk, target, reading, proof.document_date).effective == now.due:
                return True
    return False


def _counted(desk: Desk, target: OccurrenceId, reading: Reading, fact_day: dt.date) -> DueDate:
    owner = next(one for one in desk.store.organizations() if one.id == target.organization)
    return relative_due(reading, fact_day, desk.policies_of(owner), desk.days_of(owner))


def _said_by_people(history: tuple[Event, ...]) -> bool:
    return any(
        one.fact.details.due is not None and one.fact.trigger != TaskTrigger.SET_TERM
        for one in history
    )


def record_term(
    desk: Desk, target: OccurrenceId, history: tuple[Event, ...], on: dt.date, details: Details
) -> None:
    """Record a term that follows from rules and documents, not from anybody's word.

    Args:
        desk: The workspace.
        target: Whose term.
        history: Its events so far.
        on: Day of the fact it follows from.
        details: The term and why; without one it is taken back.
    """
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
