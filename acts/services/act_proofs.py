"""What an act proves: the open occurrences of the roadmap it may be handed in for."""

import datetime as dt
from collections.abc import Iterable, Iterator

from acts.errors import InputError
from acts.journal import Event, act_subject, snapshot, task_subject
from acts.plan import Occurrence
from acts.registers.act_record import ActRecord
from acts.services.desk import Desk
from acts.services.tracking import TaskMove, also_proven, move_task
from acts.states import FINAL_TASK_STATES, ActState, TaskState, TaskTrigger

__all__ = ["attach_to", "open_for", "provable"]

_WAITING = frozenset({"", *TaskState}) - FINAL_TASK_STATES - {TaskState.SUBMITTED}
_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})


def open_for(desk: Desk, act: ActRecord, dated: dt.date) -> Iterator[Occurrence]:
    """List the open occurrences whose item asks for an act of this kind and whose dates fit.

    Args:
        desk: The workspace.
        act: The act.
        dated: Its date.
    """
    for item in act.proves:
        for id_ in desk.store.find_occurrences(item=item, organization=act.organization):
            # The store looks for beginnings: «5» finds «50», «school» finds «school-1».
            if (id_.item, id_.organization) != (item, act.organization):
                continue
            one = desk.store.occurrence(str(id_))
            state = snapshot(desk.store.history(task_subject(str(id_)))).state
            if one is None or state not in _WAITING:
                continue
            after, until = one.evidence_after, one.evidence_until
            if (after is None or dated > after) and (until is None or dated <= until):
                yield one


def provable(desk: Desk, act: ActRecord) -> tuple[Occurrence, ...]:
    """List what an act in force may be handed in for: its own items, then those that are parts.

    Args:
        desk: The workspace.
        act: The act; one that isn't in force proves nothing yet.
    """
    now = snapshot(desk.store.history(act_subject(act.id)))
    if now.state not in _EFFECTIVE or now.document_date is None:
        return ()
    found = {str(one.id): one for one in open_for(desk, act, now.document_date)}
    for one in tuple(found.values()):
        for id_ in also_proven(desk, one, act.id):
            part = desk.store.occurrence(str(id_))
            if part is not None:
                found.setdefault(str(id_), part)
    return tuple(found.values())


def attach_to(
    desk: Desk, act: ActRecord, occurrences: Iterable[str], *, on: dt.date | None = None
) -> tuple[Event, ...]:
    """Hand an act in for several occurrences, all of them or none.

    Args:
        desk: The workspace.
        act: The act.
        occurrences: Ids out of `provable`.
        on: Day it was handed in; None is today.

    Raises:
        InputError: None is named, or the act doesn't prove one of them.
        WorkflowError: A guard refuses one; nothing is recorded.
    """
    known = {str(one.id): one for one in provable(desk, act)}
    wanted = tuple(dict.fromkeys(occurrences))
    if not wanted or not all(one in known for one in wanted):
        raise InputError(
            "не выбрано, что закрывает этот документ"
            if not wanted
            else "документ этот пункт уже не закрывает: он закрыт или представлен другой",
            remedy="Отметьте пункты из списка",
        )
    with desk.store.transaction():
        return tuple(
            move_task(desk, known[one], TaskMove(trigger=TaskTrigger.ATTACH, on=on, act=act.id))
            for one in wanted
        )
