"""The journal as a page shows it: filtered, the latest first, in words; the same as a file."""

import dataclasses as dc
import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterator

from acts import resources
from acts.actor import ROLE_LABELS
from acts.documents.table_writing import table_bytes
from acts.errors import InputError
from acts.journal import JournalQuery, NewEvent, Recorded, subject_owner
from acts.plan import OccurrenceId
from acts.services.desk import Desk
from acts.sources.catalog import load_catalog
from acts.states import ACT_LABELS, TASK_LABELS, TRIGGER_LABELS

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

KINDS = {"task": "исполнение пунктов", "act": "акты", "register": "данные организаций"}
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
        recorded: Moment of recording, in the zone of the roadmap.
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
        zone: The zone of the moments of recording.
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
    in_words = _in_words(desk)
    return JournalPage(
        lines=tuple(in_words(one) for one in found[:limit]),
        total=desk.store.count_events(query),
        older=found[limit - 1].place if len(found) > limit else 0,
        zone=desk.roadmap.policies.zone,
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
    rows = [_row(line) for line in _all(desk, query)]
    notes = [
        f"Записей: {len(rows)}. Время внесения – {desk.roadmap.policies.zone}.",
        f"Выгрузил {desk.actor.id}, {_local(desk)(desk.moment):%d.%m.%Y %H:%M}.",
    ]
    heading = (*HEADING, "№ в цепочке", "Отпечаток")
    return table_bytes("Журнал событий", heading, rows, notes=notes)


def _query(desk: Desk, filters: JournalFilters) -> JournalQuery:
    organizations = frozenset(desk.actor.scope) if desk.actor.scope else None
    if filters.organization:
        organizations = frozenset({desk.organization(filters.organization).id})
    zone = zoneinfo.ZoneInfo(desk.roadmap.policies.zone)

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


def _all(desk: Desk, query: JournalQuery) -> Iterator[JournalLine]:
    in_words = _in_words(desk)
    before = 0
    while found := desk.store.recent(query, limit=_BATCH, before=before):
        yield from map(in_words, found)
        before = found[-1].place


def _in_words(desk: Desk) -> Callable[[Recorded], JournalLine]:
    names = {one.id: one.short_name for one in desk.store.organizations()}
    titles = {one.number: one.title for one in desk.roadmap.items}
    kinds = {one.code: one.title for one in load_catalog(resources.catalog())}
    local = _local(desk)

    def subject(kind: str, name: str) -> str:
        if kind == "task":
            id_ = OccurrenceId.parse(name)
            title = titles.get(id_.item, "")
            return f"п. {id_.item}, {id_.period}" + (f": {title}" if title else "")
        if kind == "act":
            code, _, period = name.partition("@")
            return f"{kinds.get(code, code)}, {period.partition('@')[0]}"
        return "Данные"

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
            what=_what(kind, fact),
            acted=_who(fact, names),
            recorded_by=fact.recorded_by,
            why="; ".join(_why(fact)),
            number=one.event.seq,
            digest=one.event.digest,
        )

    return line


def _local(desk: Desk) -> Callable[[dt.datetime], dt.datetime]:
    zone = zoneinfo.ZoneInfo(desk.roadmap.policies.zone)
    return lambda moment: moment.astimezone(zone)


def _what(kind: str, fact: NewEvent) -> str:
    what = TRIGGER_LABELS.get(fact.trigger, fact.trigger)
    if kind not in _STATES:
        return what
    state = _STATES[kind].get(fact.target, fact.target)
    return what if fact.source == fact.target else f"{what} – стало «{state}»"


def _who(fact: NewEvent, names: dict[str, str]) -> str:
    organization, _, role = fact.acted_by.partition(":")
    # What the program does by itself is done by no organisation.
    return (
        f"{names.get(organization, organization)}, {ROLE_LABELS[fact.role]}"
        if role
        else ROLE_LABELS[fact.role]
    )


def _why(fact: NewEvent) -> Iterator[str]:
    details = fact.details
    told = (
        details.document,
        f"№ {details.number}" if details.number else "",
        f"от {details.document_date:%d.%m.%Y}" if details.document_date else "",
        f"срок {details.due:%d.%m.%Y}" if details.due else "",
        f"п. {details.clause}" if details.clause else "",
        details.body,
        details.basis,
        fact.reason,
    )
    return (one for one in told if one)


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
