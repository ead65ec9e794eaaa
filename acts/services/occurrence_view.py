"""One occurrence as a page shows it: its term as printed and as understood, what happened."""

import dataclasses as dc

from acts.deadlines.explain import explain
from acts.errors import InputError
from acts.journal import Event, task_subject
from acts.plan import Occurrence
from acts.registers.act_record import ActRecord
from acts.report import StatusRow
from acts.roadmap import Item
from acts.services.act_inputs import REGISTERED
from acts.services.desk import Desk
from acts.services.former import former_item
from acts.services.reporting import status
from acts.services.roadmaps import open_readings
from acts.services.tracking import find_occurrence
from acts.states import TaskTrigger
from acts.workflow import TASK_WORKFLOW

__all__ = ["OccurrenceView", "occurrence_view"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceView:
    """An occurrence with everything a person decides by.

    Attributes:
        occurrence: From the plan.
        item: The item of the roadmap.
        row: Where it stands today.
        understood: What each reading of the printed term means, in words; whether it is open.
        history: Its events, the first first.
        possible: Steps that the actor may record now; none of a dropped item.
        evidence: Registered acts of the organisation that may prove it.
        is_dropped: Whether the edition in force has dropped its item.
    """

    occurrence: Occurrence
    item: Item
    row: StatusRow
    understood: tuple[tuple[str, bool], ...]
    history: tuple[Event, ...]
    possible: tuple[TaskTrigger, ...]
    evidence: tuple[ActRecord, ...]
    is_dropped: bool = False


def occurrence_view(desk: Desk, name: str) -> OccurrenceView:
    """Gather what there is to say about an occurrence.

    Args:
        desk: The workspace.
        name: «item@period@organisation», in full.

    Raises:
        InputError: The actor has no such occurrence, or no edition knows its item.
    """
    occurrence = find_occurrence(desk, name)
    own = desk.roadmap.item(occurrence.id.item)
    item = own or former_item(desk, occurrence.id.item)
    if item is None:
        raise _unknown_item(occurrence)
    rows = status(desk, organization=occurrence.id.organization, item=item.number).rows
    row = next(one for one in rows if one.period == occurrence.id.period)
    waiting = open_readings(desk.roadmap, item) if own else {}  # a dropped one waits for nobody
    context = desk.roadmap.context
    return OccurrenceView(
        occurrence=occurrence,
        item=item,
        row=row,
        understood=tuple(
            (explain(term.reading, context), index in waiting)
            for index, term in enumerate(item.deadline.readings)
        ),
        history=desk.store.history(task_subject(str(occurrence.id))),
        possible=tuple(
            TaskTrigger(one) for one in TASK_WORKFLOW.by_roles(row.state, desk.actor.roles)
        )
        if own
        else (),
        evidence=tuple(_evidence(desk, occurrence, item)) if own else (),
        is_dropped=own is None,
    )


def _unknown_item(occurrence: Occurrence) -> InputError:
    return InputError(
        f"пункта {occurrence.id.item} нет ни в одной редакции дорожной карты",
        remedy="Верните в папку файл прежней редакции",
    )


def _evidence(desk: Desk, occurrence: Occurrence, item: Item) -> list[ActRecord]:
    days = {occurrence.id.organization: desk.today(desk.organization(occurrence.id.organization))}
    now = desk.store.act_snapshots(days=days, organization=occurrence.id.organization)
    acts = desk.store.acts(organization=occurrence.id.organization)
    found = [one for one in acts if one.id in now and now[one.id].state in REGISTERED]
    return sorted(found, key=lambda one: (item.number not in one.proves, one.id))
