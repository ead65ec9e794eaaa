"""Acts under way whose next step is for the one who looks to record."""

import dataclasses as dc
import datetime as dt
import functools
from collections.abc import Mapping

from acts import resources
from acts.services.desk import Desk
from acts.sources.catalog import load_catalog
from acts.states import ACT_FORWARD, ActState
from acts.workflow import ACT_WORKFLOW

__all__ = ["ActInHand", "acts_in_hand"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActInHand:
    """An act that waits for the one who looks.

    Attributes:
        id: Its id.
        title: Its heading.
        period: What it is for.
        state: Where it stands.
        since: From which day it stands there, or None.
    """

    id: str
    title: str
    period: str
    state: ActState
    since: dt.date | None


def acts_in_hand(desk: Desk, organization_id: str) -> tuple[ActInHand, ...]:
    """List the acts under way that the one who looks may move on, the longest waiting first.

    Args:
        desk: The workspace; whose roles it has decides.
        organization_id: Whose acts.

    Raises:
        InputError: The actor has no such organisation.
    """
    organization = desk.organization(organization_id)
    days = {organization.id: desk.today(organization)}
    now = desk.store.act_snapshots(days=days, organization=organization.id)
    mine = []
    for name, where in now.items():
        state = ActState(where.state or ActState.DRAFT)
        if not ACT_FORWARD.intersection(ACT_WORKFLOW.by_roles(state, desk.actor.roles)):
            continue
        title, period = _called(desk, name)
        one = ActInHand(id=name, title=title, period=period, state=state, since=where.since)
        mine.append(one)
    return tuple(sorted(mine, key=lambda one: (one.since or dt.date.min, one.id)))


def _called(desk: Desk, name: str) -> tuple[str, str]:
    """Name an act by its id: the act itself is heavy, with the whole of its data."""
    kind, _, rest = name.partition("@")
    label = rest.partition("@")[0]
    if title := _titles().get(kind):
        return title, label.partition(":")[0]
    act = desk.store.act(name)
    return (act.title, act.period) if act else (name, "")


@functools.cache
def _titles() -> Mapping[str, str]:
    return {one.code: one.title for one in load_catalog(resources.catalog())}
