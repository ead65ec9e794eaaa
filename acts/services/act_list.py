"""The acts of an organisation as a list, and what may be drafted next."""

import dataclasses as dc
import datetime as dt

from acts import resources
from acts.act import ActKind
from acts.journal import Snapshot
from acts.registers.act_record import ActRecord
from acts.services.act_inputs import Subject, registers_of, subjects_of
from acts.services.desk import Desk
from acts.services.draft_labels import act_id
from acts.services.drafting import OVER_STATES
from acts.sources.catalog import load_catalog
from acts.states import ActState

__all__ = ["BOUND", "DraftOffer", "ListedAct", "draft_offers", "listed_acts"]

BOUND = frozenset({ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED})
_PERIODS = 100


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ListedAct:
    """An act in a list: the act, its state and the last facts of its history."""

    act: ActRecord
    state: ActState
    now: Snapshot
    subject: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DraftOffer:
    """An act that may be drafted, or that is under way already.

    Attributes:
        kind: Its kind.
        subject: The row it is about, or None.
        period: The period a new draft is for.
        under_way: The act that has to be finished first, or None.
        state: Its state.
        bound: The act of the same kind that is in force, or None.
    """

    kind: ActKind
    subject: Subject | None
    period: str
    under_way: ActRecord | None = None
    state: ActState | None = None
    bound: ActRecord | None = None


def listed_acts(desk: Desk, organization_id: str) -> tuple[ListedAct, ...]:
    """List the acts of an organisation: those under way first, then the latest first.

    Args:
        desk: The workspace.
        organization_id: Whose.

    Raises:
        InputError: The actor has no such organisation.
    """
    organization = desk.organization(organization_id)
    days = {organization.id: desk.today(organization)}
    now = desk.store.act_snapshots(days=days, organization=organization.id)
    acts = [one for one in desk.store.acts(organization=organization.id) if one.id in now]
    partners = _partners(desk, organization.id) if any(one.about for one in acts) else {}
    listed = [
        ListedAct(
            act=one,
            state=ActState(now[one.id].state or ActState.DRAFT),
            now=now[one.id],
            subject=partners.get(one.about, one.about),
        )
        for one in acts
    ]
    listed.sort(key=lambda one: one.now.since or dt.date.min, reverse=True)
    return tuple(sorted(listed, key=lambda one: one.state in BOUND | OVER_STATES))


def _partners(desk: Desk, organization: str) -> dict[str, str]:
    return {one.code: one.short_name for one in registers_of(desk, organization).partners}


def draft_offers(desk: Desk, organization_id: str, on: dt.date) -> tuple[DraftOffer, ...]:
    """Say for every kind, and for every row it may be about, which draft comes next.

    Args:
        desk: The workspace.
        organization_id: Who issues it.
        on: Planned day of the act.
    """
    listed = {one.act.id: one for one in listed_acts(desk, organization_id)}
    registers = registers_of(desk, organization_id)
    offers = []
    for kind in load_catalog(resources.catalog()):
        subjects = subjects_of(kind, registers, on) if kind.about else (None,)
        for subject in subjects or (None,):
            about = subject.code if subject else ""
            offers.append(_offer(kind, subject, on, organization_id, listed, about))
    return tuple(offers)


def _offer(
    kind: ActKind,
    subject: Subject | None,
    on: dt.date,
    organization: str,
    listed: dict[str, ListedAct],
    about: str,
) -> DraftOffer:
    year = str(on.year)
    same = [one for one in listed.values() if (one.act.kind, one.act.about) == (kind.code, about)]
    bound = next((one.act for one in same if one.state in BOUND), None)
    begun = next((one for one in same if one.state not in BOUND | OVER_STATES), None)
    offer = DraftOffer(kind=kind, subject=subject, period=year, bound=bound)
    if begun is not None:
        return dc.replace(offer, period=begun.act.period, under_way=begun.act, state=begun.state)
    periods = (year, *(f"{year}-{number}" for number in range(2, _PERIODS)))
    free = (one for one in periods if act_id(kind.code, one, organization, about) not in listed)
    return dc.replace(offer, period=next(free, year))
