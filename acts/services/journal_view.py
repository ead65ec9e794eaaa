"""The journal as a page shows it: filtered, the latest first, in words; the same as a file."""

import dataclasses as dc
import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterator

from acts.documents.table_writing import table_bytes
from acts.errors import InputError
from acts.journal import JournalQuery, Recorded, subject_owner
from acts.plan import OccurrenceId
from acts.services.desk import Desk
from acts.services.event_words import acts_called, what, who, why, zone_words
from acts.states import ACT_LABELS, TASK_LABELS

__all__ = [
    "HEADING",
    "KINDS",
    "MOST_EXPORTED",
    "JournalFilters",
    "JournalLine",
    "JournalPage",
    "journal_page",
    "journal_xlsx",
]

KINDS = {
    "task": "исполнение пунктов",
    "act": "акты",
    "register": "данные организаций",
    "roadmap": "дорожная карта",
}
HEADING = (
    "Внесено",
    "Произошло",
    "О чём",
    "Что произошло",
    "Кто действовал",
    "Кто внёс",
    "Документ, причина",
)
MOST_EXPORTED = 20_000
_PAGE = 50
_BATCH = 2_000
_STATES: dict[str, dict[str, str]] = {
    "task": {str(state): label for state, label in TASK_LABELS.items()},
    "act": {str(state): label for state, label in ACT_LABELS.items()},
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilters:
    """What a person asks the journal for; an empty part fits everything.

    Attributes:
        organization: Id of one organisation.
        kind: A key of `KINDS`.
        recorded_by: Account that recorded.
        since: First day of recording.
        until: Last day of recording.
    """

    organization: str = ""
    kind: str = ""
    recorded_by: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One event in words.

    Attributes:
        recorded: Moment of recording, in the zone of the page.
        happened: Day of the fact.
        kind: A key of `KINDS`.
        organization: Id of the organisation.
        where: Its short name.
        name: Id of the occurrence, the act or the organisation.
        subject: What it is, in words, without the organisation.
        what: What happened and what state that led to.
        acted: Who did it: organisation and role.
        recorded_by: Account that recorded it.
        why: Document, number, term and reason.
        number: Place of the event in the chain of its subject.
        digest: Its digest.
    """

    recorded: dt.datetime
    happened: dt.date
    kind: str
    organization: str
    where: str
    name: str
    subject: str
    what: str
    acted: str
    recorded_by: str
    why: str
    number: int
    digest: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """A page of the journal.

    Attributes:
        lines: Events, the last recorded first.
        total: How many events there are in all.
        older: What to give as `before` for the next page; 0 when there is none.
        zone: The zone of the moments of recording, in words: «UTC+12».
    """

    lines: tuple[JournalLine, ...]
    total: int
    older: int
    zone: str


def journal_page(
    desk: Desk, filters: JournalFilters, *, before: int = 0, limit: int = _PAGE
) -> JournalPage:
    """Give one page of what the actor may see; the rest of the journal isn't read.

    Args:
        desk: The workspace.
        filters: What is asked for.
        before: `older` of the page before; 0 begins with the latest.
        limit: Events on a page.

    Raises:
        InputError: There is no such organisation, or the actor may not see it.
    """
    query = _query(desk, filters)
    found = desk.store.recent(query, limit=limit + 1, before=before)
    zone = _zone(desk, filters)
    in_words = _in_words(desk, zone)
    return JournalPage(
        lines=tuple(in_words(one) for one in found[:limit]),
        total=desk.store.count_events(query),
        older=found[limit - 1].place if len(found) > limit else 0,
        zone=zone_words(zone, desk.moment),
    )


def journal_xlsx(desk: Desk, filters: JournalFilters) -> bytes:
    """Write what is asked for as an .xlsx, the latest first.

    Args:
        desk: The workspace.
        filters: What is asked for.

    Raises:
        InputError: There is no such organisation, or more events than a sheet is read with.
    """
    query = _query(desk, filters)
    total = desk.store.count_events(query)
    if total > MOST_EXPORTED:
        raise InputError(
            f"записей {total}, а в один файл выгружается не больше {MOST_EXPORTED}",
            remedy="Сузьте отбор: укажите дни или организацию",
        )
    zone = _zone(desk, filters)
    rows = [_row(line) for line in _all(desk, query, zone)]
    notes = [
        f"Записей: {len(rows)}. Время внесения – местное, {zone_words(zone, desk.moment)}.",
        f"Выгрузил {desk.actor.id}, {_local(zone)(desk.moment):%d.%m.%Y %H:%M}.",
    ]
    heading = (*HEADING, "№ в цепочке", "Отпечаток")
    return table_bytes("Журнал событий", heading, rows, notes=notes)


def _query(desk: Desk, filters: JournalFilters) -> JournalQuery:
    organizations = frozenset(desk.actor.scope) if desk.actor.scope else None
    if filters.organization:
        organizations = frozenset({desk.organization(filters.organization).id})
    zone = zoneinfo.ZoneInfo(_zone(desk, filters))

    def midnight(day: dt.date | None) -> dt.datetime | None:
        return dt.datetime.combine(day, dt.time(), tzinfo=zone) if day else None

    until = filters.until
    return JournalQuery(
        organizations=organizations,
        kind=filters.kind,
        recorded_by=filters.recorded_by,
        since=midnight(filters.since),
        until=midnight(until and until + dt.timedelta(days=1)),
    )


def _all(desk: Desk, query: JournalQuery, zone: str) -> Iterator[JournalLine]:
    in_words = _in_words(desk, zone)
    before = 0
    while found := desk.store.recent(query, limit=_BATCH, before=before):
        yield from map(in_words, found)
        before = found[-1].place


def _in_words(desk: Desk, zone: str) -> Callable[[Recorded], JournalLine]:
    names = {one.id: one.short_name for one in desk.store.organizations()}
    titles = {one.number: one.title for one in desk.roadmap.items}
    called = acts_called(desk)
    local = _local(zone)

    def subject(kind: str, name: str) -> str:
        if kind == "task":
            id_ = OccurrenceId.parse(name)
            title = titles.get(id_.item, "")
            return f"п. {id_.item}, {id_.period}" + (f": {title}" if title else "")
        if kind == "act":
            return called(name)
        return "Дорожная карта" if kind == "roadmap" else "Данные"

    def line(one: Recorded) -> JournalLine:
        fact = one.event.fact
        kind, _, name = fact.subject.partition(":")
        owner = subject_owner(fact.subject)
        return JournalLine(
            recorded=local(fact.recorded_at),
            happened=fact.happened_on,
            kind=kind,
            organization=owner,
            where=names.get(owner, owner),
            name=name,
            subject=subject(kind, name),
            what=what(fact, _STATES.get(kind, {})),
            acted=who(fact, names),
            recorded_by=fact.recorded_by,
            why=why(fact, called),
            number=one.event.seq,
            digest=one.event.digest,
        )

    return line


def _zone(desk: Desk, filters: JournalFilters) -> str:
    """Give the zone of moments: the organisation's where one is asked about, else the roadmap's."""
    if filters.organization:
        return desk.organization(filters.organization).zone
    return desk.roadmap.policies.zone


def _local(zone: str) -> Callable[[dt.datetime], dt.datetime]:
    known = zoneinfo.ZoneInfo(zone)
    return lambda moment: moment.astimezone(known)


def _row(line: JournalLine) -> tuple[str, ...]:
    return (
        f"{line.recorded:%d.%m.%Y %H:%M:%S}",
        f"{line.happened:%d.%m.%Y}",
        f"{line.where}: {line.subject}",
        line.what,
        line.acted,
        line.recorded_by,
        line.why,
        str(line.number),
        line.digest,
    )
