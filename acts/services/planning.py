"""Lay the plan into the store; planning twice changes nothing."""

import dataclasses as dc
from collections.abc import Callable

from acts.plan import Occurrence, Wording, build_plan, wordings
from acts.roadmap import Roadmap
from acts.services.desk import Desk
from acts.sources.roadmaps import load_roadmap
from acts.store.save_report import SaveReport, compare

__all__ = ["Planned", "former_editions", "plan", "wordings_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What planning did.

    Attributes:
        occurrences: The whole plan.
        saved: What was added, changed and left.
    """

    occurrences: tuple[Occurrence, ...]
    saved: SaveReport


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
    occurrences = build_plan(desk.roadmap, organizations, desk.days, former=former_editions(desk))
    if dry_run:
        saved = compare(
            {str(one.id): one for one in desk.store.occurrences()},
            {str(one.id): one for one in occurrences},
        )
    else:
        owners = [one.id for one in organizations]
        saved = desk.store.save_plan(occurrences, whole=owners, edition=edition)
    return Planned(occurrences=occurrences, saved=saved)


def former_editions(desk: Desk) -> tuple[Roadmap, ...]:
    """Read the editions of the roadmap that held before, the oldest first.

    Raises:
        InputError: A file of one is not sound.
        OSError: A file of one can't be opened.
    """

    def read() -> tuple[Roadmap, ...]:
        found = (load_roadmap(one) for one in desk.former)
        return tuple(dc.replace(one, policies=desk.rules.over(one.policies)) for one in found)

    return desk.once.get("former editions", (desk.former, desk.rules), read)


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
