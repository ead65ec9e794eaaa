"""Lay the plan into the store; planning twice changes nothing."""

import dataclasses as dc

from acts.plan import Occurrence, build_plan
from acts.services.desk import Desk
from acts.store.save_report import SaveReport, compare

__all__ = ["Planned", "plan"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What planning did.

    Attributes:
        occurrences: The whole plan.
        saved: What was added, changed and left.
    """

    occurrences: tuple[Occurrence, ...]
    saved: SaveReport


def plan(desk: Desk, *, dry_run: bool = False) -> Planned:
    """Lay out the roadmap for every organisation of the store.

    Args:
        desk: The workspace.
        dry_run: Only compute; nothing is written.
    """
    organizations = [one for one in desk.store.organizations() if desk.actor.may_touch(one.id)]
    occurrences = build_plan(desk.roadmap, organizations, desk.days)
    if dry_run:
        saved = compare(
            {str(one.id): one for one in desk.store.occurrences()},
            {str(one.id): one for one in occurrences},
        )
    else:
        saved = desk.store.save_plan(occurrences)
    return Planned(occurrences=occurrences, saved=saved)
