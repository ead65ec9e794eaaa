"""Lay the plan into the store; planning twice changes nothing."""

import dataclasses as dc
import datetime as dt
from collections.abc import Callable, Sequence

from acts.plan import RELATIVE_PERIOD, Occurrence, Wording, build_plan, wordings
from acts.roadmap import Roadmap
from acts.services.desk import Desk
from acts.services.former import former_editions, former_item
from acts.services.held_terms import Moved, hold, moved_dates
from acts.services.relative_terms import count_terms, recorded_before
from acts.store.save_report import SaveReport, plan_change

__all__ = ["Moved", "Planned", "former_editions", "former_item", "plan", "wordings_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What planning did.

    Attributes:
        occurrences: The whole plan.
        saved: What was added, changed and left.
        moved: What became of dates that are others now.
    """

    occurrences: tuple[Occurrence, ...]
    saved: SaveReport
    moved: tuple[Moved, ...] = ()


def plan(
    desk: Desk, *, dry_run: bool = False, everybody: bool = False, edition: str = ""
) -> Planned:
    """Lay out the roadmap for every organisation of the store.

    Args:
        desk: The workspace.
        dry_run: Only compute; nothing is written.
        everybody: Whatever organisations the actor may touch: the roadmap itself has changed.
        edition: Name of the edition that is being taken over, see `Store.save_plan`.
    """
    organizations = [
        one for one in desk.store.organizations() if everybody or desk.actor.may_touch(one.id)
    ]
    laid_out = build_plan(desk.roadmap, organizations, desk.days, former=former_editions(desk))
    owners = [one.id for one in organizations]
    recorded = {new: old for one in owners for new, old in recorded_before(desk, one).items()}
    occurrences = tuple(
        dc.replace(one, id=recorded[one.id]) if one.id in recorded else one for one in laid_out
    )
    plan_now = {str(one.id): one for one in occurrences}
    if dry_run:
        saved = _rehearsed(desk, occurrences, owners)
        moved = moved_dates(desk, saved.moved, plan_now)
        return Planned(occurrences=occurrences, saved=saved, moved=moved)
    with desk.store.transaction():
        saved = desk.store.save_plan(occurrences, whole=owners, edition=edition)
        moved = moved_dates(desk, saved.moved, plan_now)
        hold(desk, moved)
        # A term that is new in the plan may run from a document that was handed in long ago.
        if any(name.partition("@")[2].startswith(RELATIVE_PERIOD) for name in saved.added):
            count_terms(desk)
    return Planned(occurrences=occurrences, saved=saved, moved=moved)


def _rehearsed(
    desk: Desk, occurrences: tuple[Occurrence, ...], owners: Sequence[str]
) -> SaveReport:
    """Work out what saving would do."""
    stored = [one for owner in owners for one in desk.store.occurrences(organization=owner)]
    states = {
        name: now.state
        for name, now in desk.store.snapshots(days=dict.fromkeys(owners, dt.date.max)).items()
    }
    return plan_change(
        {str(one.id): one for one in stored},
        occurrences,
        whole=owners,
        edition="",
        states=states,
    ).report


def wordings_of(desk: Desk) -> Callable[[Occurrence], Wording]:
    """Give what says of an occurrence of the plan what is printed and how it was read.

    What a later edition superseded is told in the words of the edition it came from.
    """
    former = former_editions(desk)
    sources = (desk.roadmap, desk.days, former)
    return desk.once.get("wordings", sources, lambda: _wordings_of(desk, former))


def _wordings_of(desk: Desk, former: tuple[Roadmap, ...]) -> Callable[[Occurrence], Wording]:
    now = wordings(desk.roadmap, desk.days, former=former)
    before = wordings(former[-1], desk.days, former=former[:-1]) if former else now
    unknown = Wording(printed="", reading="")

    def of(one: Occurrence) -> Wording:
        key = (one.id.item, one.id.period)
        first, second = (before, now) if one.superseded else (now, before)
        return first.get(key) or second.get(key) or unknown

    return of
