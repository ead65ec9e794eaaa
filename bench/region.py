"""A region's worth of occurrences in one workspace: planning, and the status of all of them.

Schools are invented, as many as it takes to reach 54,000 occurrences (600 schools × 18 items × 5
periods) of the shipped roadmap. Every 27th occurrence has two events: recording takes most of the
time here.
"""

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

from acts import resources
from acts.__main__ import collect_seldom
from acts.actor import Actor, Role
from acts.bootstrap import new_workspace, open_desk
from acts.journal import Details, NewEvent, task_subject
from acts.organization import FanOut, Organization
from acts.plan import Occurrence, build_plan
from acts.services.desk import Desk
from acts.services.planning import plan
from acts.services.reporting import status
from acts.states import TaskState, TaskTrigger
from bench.measured import Row, peak_memory, print_rows, timed

__all__ = ["main"]

_OCCURRENCES = 54_000
_WITH_EVENTS = 27
_ASKED = dt.date(2021, 1, 21)


def main() -> None:
    """Fill a workspace, ask for the status of everything, print the rows."""
    collect_seldom()  # as a command does
    with tempfile.TemporaryDirectory(prefix="acts-bench-") as name:
        folder = Path(name) / "region"
        actor = Actor(id="bench", roles=frozenset(Role) - {Role.SYSTEM}, scope=())
        with new_workspace(
            folder, roadmap_file=_roadmap_file(), actors=(actor,), observer=actor
        ) as desk:
            desk.store.save_organizations(_schools(desk))
            planned, planning = timed(lambda: plan(desk))
            events, recording = timed(lambda: _record(desk, planned.occurrences))
        # A new desk, as a new command would have; memory is that of the whole process.
        with open_desk(folder) as desk:
            answer, asking = timed(lambda: status(desk, as_of=_ASKED))
    total = len(answer.rows)
    print_rows(
        Row(
            what=f"plan of {total:,} occurrences into the store",
            measured=f"{planning:.1f} s",
            beside=f"{events:,} events recorded in {recording:.1f} s",
        ),
        Row(
            what=f"status of {total:,} occurrences in one process",
            measured=f"{asking:.2f} s, peak {peak_memory()}",
            beside=f"{answer.summary.overdue:,} overdue on {_ASKED}",
            aim="≤ 1 s, ≤ 400 MB",
        ),
    )


def _roadmap_file() -> Path:
    return resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml"


def _schools(desk: Desk) -> Sequence[Organization]:
    one = _school(0)
    owed = len(build_plan(desk.roadmap, [one], desk.days))
    return [_school(number) for number in range(-(-_OCCURRENCES // owed))]


def _school(number: int) -> Organization:
    return Organization(
        id=f"school-{number}",
        fan_out=FanOut.EACH_SCHOOL,
        full_name=f"муниципальное бюджетное общеобразовательное учреждение «Школа № {number}»",
        short_name=f"МБОУ «Школа № {number}»",
        place="г. Вымышленск",
        zone="Asia/Kamchatka",
        tracked_from=dt.date(2020, 6, 26),
    )


def _record(desk: Desk, occurrences: Sequence[Occurrence]) -> int:
    chosen = occurrences[::_WITH_EVENTS]
    with desk.store.transaction():
        for occurrence in chosen:
            started = _fact(occurrence, TaskTrigger.START, TaskState.PLANNED, TaskState.IN_PROGRESS)
            last = desk.store.append(started, after=0)
            handed = _fact(
                occurrence, TaskTrigger.ATTACH, TaskState.IN_PROGRESS, TaskState.SUBMITTED
            )
            desk.store.append(handed, after=last.seq)
    return 2 * len(chosen)


def _fact(
    occurrence: Occurrence, trigger: TaskTrigger, source: TaskState, target: TaskState
) -> NewEvent:
    day = dt.date(2020, 9, 21)
    handed_in = target is TaskState.SUBMITTED
    details = Details(document="приказ", document_date=day, number="7") if handed_in else Details()
    return NewEvent(
        subject=task_subject(str(occurrence.id)),
        trigger=trigger,
        source=source,
        target=target,
        acted_by="curator",
        role=Role.CURATOR,
        recorded_by="bench",
        happened_on=day,
        recorded_at=dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC),
        details=details,
    )


if __name__ == "__main__":
    main()
