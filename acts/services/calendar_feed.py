"""Terms for a calendar program that asks again and again: the same bytes until a change."""

import dataclasses as dc
import datetime as dt
import itertools
import zoneinfo
from collections.abc import Iterator

from acts.documents.calendar_file import CalendarEvent, Standing, calendar_bytes
from acts.journal import JournalQuery
from acts.organization import Organization
from acts.report import Standing as Where
from acts.services.calendar_export import calendar_events
from acts.services.desk import Desk, local_day
from acts.services.reporting import status
from acts.states import FINAL_TASK_STATES

__all__ = ["CalendarFeed", "calendar_feed"]

_LISTED = 20
_YEARS_AHEAD = 2


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFeed:
    """A calendar and the moment since which it says what it says.

    Attributes:
        data: The bytes of an .ics.
        changed: The last record, or the beginning of the day when that is later: what is said
            of today changes at midnight.
        title: What it is called.
    """

    data: bytes
    changed: dt.datetime
    title: str


def calendar_feed(desk: Desk) -> CalendarFeed:
    """Give the terms of whom the actor works for.

    The terms of one organisation are given one by one, as in its exported file. Those of several
    are put together: one event for an item and a day, with how many have yet to do it.

    Args:
        desk: The workspace.
    """
    owners = [one for one in desk.store.organizations() if desk.actor.may_touch(one.id)]
    changed = _changed(desk, owners)
    if len(owners) == 1:
        (owner,) = owners
        title = f"Сроки: {owner.short_name}"
        events = calendar_events(desk, owner, status(desk, organization=owner.id).rows)
    else:
        title = "Сроки организаций"
        events = _together(desk, owners)
    return CalendarFeed(
        data=calendar_bytes(events, title=title, moment=changed), changed=changed, title=title
    )


def _changed(desk: Desk, owners: list[Organization]) -> dt.datetime:
    zone = zoneinfo.ZoneInfo(owners[0].zone if len(owners) == 1 else desk.roadmap.policies.zone)
    midnight = dt.datetime.combine(desk.moment.astimezone(zone), dt.time(), tzinfo=zone)
    query = JournalQuery(organizations=frozenset(desk.actor.scope) if desk.actor.scope else None)
    last = [one.event.fact.recorded_at for one in desk.store.recent(query, limit=1)]
    changed = max([midnight, *last]).astimezone(dt.UTC)
    return changed.replace(microsecond=0)  # HTTP and calendars know no parts of a second


def _together(desk: Desk, owners: list[Organization]) -> Iterator[CalendarEvent]:
    today = local_day(desk.moment, desk.roadmap.policies.zone)
    names = {one.id: one.short_name for one in owners}
    items = {one.number: one for one in desk.roadmap.items}
    found = [
        (one.due, one.item, one)
        for year in range(today.year, today.year + _YEARS_AHEAD)
        for one in desk.store.standings(year=year)
        if one.due is not None
        and one.organization in names
        and one.item in items
        and not one.superseded
    ]
    found.sort(key=lambda one: one[:2])
    for (day, item), group in itertools.groupby(found, key=lambda one: one[:2]):
        terms = [one for _, _, one in group]
        waiting = [one for one in terms if one.state not in FINAL_TASK_STATES]
        yield CalendarEvent(
            key=f"{desk.roadmap.id}/{item}@{day.isoformat()}",
            day=day,
            summary=f"п. {item} – {items[item].title}: {_count(terms, waiting)}",
            description=(desk.roadmap.clause(items[item]), *_lines(waiting, names)),
            standing=Standing.CONFIRMED
            if all(one.confirmed for one in terms)
            else Standing.TENTATIVE,
        )


def _count(terms: list[Where], waiting: list[Where]) -> str:
    if not waiting:
        return f"исполнено, организаций {len(terms)}"
    return f"не исполнено {len(waiting)} из {len(terms)}"


def _lines(waiting: list[Where], names: dict[str, str]) -> Iterator[str]:
    if waiting:
        yield "Ещё не исполнили:"
    listed = sorted({names[one.organization] for one in waiting})
    yield from listed[:_LISTED]
    if len(listed) > _LISTED:
        yield f"и ещё {len(listed) - _LISTED}"
