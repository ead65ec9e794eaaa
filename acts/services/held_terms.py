"""Dates that a change of the rules leaves alone: what was handed in under them stays in time."""

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping, Sequence

from acts.journal import Details, Event, Snapshot, snapshot, task_subject
from acts.plan import Occurrence, OccurrenceId
from acts.services.desk import Desk
from acts.services.relative_terms import record_term
from acts.states import FINAL_TASK_STATES, TaskState, TaskTrigger
from acts.store.save_report import MovedDate

__all__ = ["Moved", "hold", "moved_dates"]

_SETTLED = FINAL_TASK_STATES | {TaskState.SUBMITTED}
_HELD = "сохранён срок, по которому сдано: "


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What a plan does to a date.

    Attributes:
        id: Item, period, organisation.
        before: The date before, or None.
        now: The date the plan gives now, or None.
        held: Whether the old one stays: the paper was handed in, or the matter closed, under it.
        rule: How the date before had come about.
    """

    id: str
    before: dt.date | None
    now: dt.date | None
    held: bool
    rule: str = ""


def moved_dates(
    desk: Desk, moved: Sequence[MovedDate], plan: Mapping[str, Occurrence]
) -> tuple[Moved, ...]:
    """Say what becomes of each date that the plan moves, and which held one is let go.

    A date that an event has given – put off, counted from a document – is not the plan's to move.

    Args:
        desk: The workspace.
        moved: Dates of the stored plan that the new one gives otherwise.
        plan: The new plan by id.
    """
    found = []
    for one in moved:
        now = snapshot(desk.store.history(task_subject(one.id)))
        if now.due is None:
            held = now.state in _SETTLED and one.before is not None
            found.append(Moved(id=one.id, before=one.before, now=one.now, held=held, rule=one.rule))
    days = {one.id: dt.date.max for one in desk.store.organizations()}
    for name, now in desk.store.snapshots(days=days).items():
        if now.due_basis.startswith(_HELD) and now.state not in _SETTLED and name in plan:
            found.append(Moved(id=name, before=now.due, now=plan[name].due, held=False))
    return tuple(found)


def hold(desk: Desk, moved: Sequence[Moved]) -> None:
    """Record the dates that stay with the rule they came from, and let go those that are open.

    The row of the plan follows the roadmap; the date that holds stands in the journal, where
    nobody changes it unseen.

    Args:
        desk: The workspace.
        moved: What `moved_dates` found.
    """
    for one in moved:
        history = desk.store.history(task_subject(one.id))
        now = snapshot(history)
        target = OccurrenceId.parse(one.id)
        if one.held:
            details = Details(due=one.before, basis=f"{_HELD}{one.rule}")
            record_term(desk, target, history, _handed_in(history, now), details)
        elif now.due_basis.startswith(_HELD):
            day = now.since or history[-1].fact.happened_on
            basis = "снова не исполнено, срок – по действующим правилам"
            record_term(desk, target, history, day, Details(basis=basis))


def _handed_in(history: Sequence[Event], now: Snapshot) -> dt.date:
    """Give the day from which the date is held, so that a look at the past shows it as well."""
    papers = [one.fact.happened_on for one in history if one.fact.trigger == TaskTrigger.ATTACH]
    return papers[-1] if papers else now.since or history[-1].fact.happened_on
