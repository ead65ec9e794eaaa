"""The journal: append-only events with two times, a hash chain per subject, and replay."""

import dataclasses as dc
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from acts.actor import Role
from acts.errors import Problem

__all__ = [
    "Details",
    "Event",
    "JournalQuery",
    "NewEvent",
    "Recorded",
    "Snapshot",
    "act_subject",
    "chain",
    "known_events",
    "register_subject",
    "roadmap_subject",
    "snapshot",
    "subject_owner",
    "task_subject",
    "verify_chain",
]

FORMAT = 1  # the digested form of an event; a change is a new number and a documented upgrade


def task_subject(occurrence: str) -> str:
    """Name the journal's subject of an occurrence."""
    return f"task:{occurrence}"


def act_subject(act: str) -> str:
    """Name the journal's subject of an act."""
    return f"act:{act}"


def register_subject(organization: str) -> str:
    """Name the journal's subject of an organisation's registers.

    Its events have revisions for states: from «3» to «4»; they cite codes of rows, never values.
    """
    return f"register:{organization}"


def roadmap_subject(organization: str) -> str:
    """Name the journal's subject of the roadmap an organisation works by.

    Its events have numbers of editions for states: from «1» to «2».
    """
    return f"roadmap:{organization}"


def subject_owner(subject: str) -> str:
    """Give the organisation a subject belongs to: the last part of its id.

    >>> subject_owner("task:5@2021@school-1"), subject_owner("register:school-1")
    ('school-1', 'school-1')
    """
    return subject.partition(":")[2].rpartition("@")[2]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What an event carries beside its frame; no field may hold a person's name.

    Attributes:
        document: Act id, or how an outside paper is cited.
        document_kind: Code of its kind.
        document_date: Its own date.
        file_digest: SHA-256 of its file or of the act's text without number and date.
        number: Registration number.
        due: Term that holds after this event; a `set_term` without one takes the term back.
        effective_from: First day in force.
        clause: Point a remark is about; of an acquaintance the line of the sheet.
        body: Post or body that spoke, or post of the one who was acquainted.
        answer: What the body answered.
        basis: Paper that allows the step; of a publication the place on the site.
    """

    document: str = ""
    document_kind: str = ""
    document_date: dt.date | None = None
    file_digest: str = ""
    number: str = ""
    due: dt.date | None = None
    effective_from: dt.date | None = None
    clause: str = ""
    body: str = ""
    answer: str = ""
    basis: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event before the journal gives it a place in the chain.

    Attributes:
        subject: What it happened to: «task:5@2021@school-1», «act:order_implementation@…»,
            «register:school-1», «roadmap:school-1».
        trigger: What happened.
        source: State before; empty for the first event.
        target: State after.
        acted_by: Who did it: «school-1:director», «municipality-1:municipal_officer».
        role: Role of the one who did it.
        recorded_by: Account that recorded it.
        happened_on: Day of the fact, in the organisation's zone.
        recorded_at: Moment of recording, UTC.
        reason: Remark or reason, in Russian, without names.
        details: The rest.
    """

    subject: str
    trigger: str
    source: str
    target: str
    acted_by: str
    role: Role
    recorded_by: str
    happened_on: dt.date
    recorded_at: dt.datetime
    reason: str = ""
    details: Details = Details()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A recorded event: `fact` at place `seq` of its subject's chain.

    Attributes:
        fact: What happened.
        seq: Place in the chain, from 1.
        previous: Digest of the event before it, empty for the first.
        digest: SHA-256 over `previous` and the canonical form of the rest.
    """

    fact: NewEvent
    seq: int
    previous: str
    digest: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event with its place in the whole journal, by which pages are turned.

    Attributes:
        place: Grows with every event recorded; says nothing else.
        event: The event.
    """

    place: int
    event: Event


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class JournalQuery:
    """Which events of the whole journal are asked for; an empty part fits everything.

    Attributes:
        organizations: Ids of organisations whose events are asked for; None asks for all.
        kind: The word before the colon of a subject: «task», «act», «register», «roadmap».
        recorded_by: Account that recorded, in full.
        since: First moment of recording.
        until: Moment of recording from which on events no longer count.
    """

    organizations: frozenset[str] | None = None
    kind: str = ""
    recorded_by: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def fits(self, fact: NewEvent) -> bool:
        """Tell whether an event is asked for."""
        return (
            (self.organizations is None or subject_owner(fact.subject) in self.organizations)
            and (not self.kind or fact.subject.startswith(f"{self.kind}:"))
            and self.recorded_by in ("", fact.recorded_by)
            and (self.since is None or fact.recorded_at >= self.since)
            and (self.until is None or fact.recorded_at < self.until)
        )


def canonical(fact: NewEvent, seq: int, previous: str) -> bytes:
    """Write an event as the bytes that are digested: sorted keys, ISO dates, UTC, no blanks."""
    frame = {
        field.name: getattr(fact, field.name)
        for field in dc.fields(fact)
        if field.name != "details"
    }
    details = {
        field.name: value
        for field in dc.fields(fact.details)
        if (value := getattr(fact.details, field.name))
    }
    frame["recorded_at"] = fact.recorded_at.astimezone(dt.UTC)
    whole = {**frame, "details": details, "seq": seq, "previous": previous, "format": FORMAT}
    text = json.dumps(
        whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso
    )
    return text.encode("utf-8")


def _iso(value: object) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    raise TypeError(value)


def chain(fact: NewEvent, *, last: Event | None) -> Event:
    """Place an event after the last one of its subject."""
    seq = last.seq + 1 if last else 1
    previous = last.digest if last else ""
    digest = hashlib.sha256(canonical(fact, seq, previous)).hexdigest()
    return Event(fact=fact, seq=seq, previous=previous, digest=digest)


def verify_chain(events: Sequence[Event]) -> Iterator[Problem]:
    """Check one subject's events in order; the first broken one is named and ends the check."""
    last: Event | None = None
    for event in events:
        expected = chain(event.fact, last=last)
        subject = event.fact.subject
        if event.seq != expected.seq or event.previous != expected.previous:
            place = last.seq if last else 0
            what = f"после события {place} идёт событие {event.seq}: цепочка разорвана"
        elif event.digest != expected.digest:
            what = f"содержание события {event.seq} изменено после записи"
        else:
            last = event
            continue
        yield Problem(
            message=what,
            remedy="Восстановите хранилище из копии и сравните с выгруженными отпечатками",
            place=f"{subject}, событие {event.seq}",
            code="journal.broken-chain",
        )
        return


def known_events(
    events: Iterable[Event], *, as_of: dt.date | None, known: dt.datetime | None
) -> tuple[Event, ...]:
    """Keep the events that count: the fact happened by `as_of` and was recorded by `known`.

    Args:
        events: One subject's events in order of `seq`.
        as_of: Day in the organisation's zone; None counts every fact.
        known: Moment of knowledge; None counts everything recorded.
    """
    return tuple(
        event
        for event in events
        if (as_of is None or event.fact.happened_on <= as_of)
        and (known is None or event.fact.recorded_at <= known)
    )


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Where a subject stands after the events that count.

    Attributes:
        state: State, or an empty string before the first event.
        since: Day of the fact that led to the state.
        due: Term moved or found by an event, or None where the plan's own holds.
        due_basis: Why the term is that.
        document: Last document attached or registered.
        document_kind: Its kind.
        document_date: Its date.
        file_digest: Digest of its file or text.
        number: Registration number.
        reason: Reason or remark of the last event that had one.
        author: Account that attached the last document.
        postponed: How often the term was moved.
        recorded_at: Moment the last counted event was recorded.
    """

    state: str = ""
    since: dt.date | None = None
    due: dt.date | None = None
    due_basis: str = ""
    document: str = ""
    document_kind: str = ""
    document_date: dt.date | None = None
    file_digest: str = ""
    number: str = ""
    reason: str = ""
    author: str = ""
    postponed: int = 0
    recorded_at: dt.datetime | None = None


def snapshot(events: Iterable[Event]) -> Snapshot:
    """Replay events that count, in order, into a snapshot."""
    now = Snapshot()
    for event in events:
        now = step(now, event.fact)
    return now


def step(now: Snapshot, fact: NewEvent) -> Snapshot:
    """Replay one more event."""
    details = fact.details
    changes: dict[str, object] = {"recorded_at": fact.recorded_at}
    if fact.target != fact.source or not now.state:
        changes |= {"state": fact.target, "since": fact.happened_on}
    # A term found by a count is taken back by the same event without a date.
    if details.due is not None or fact.trigger == "set_term":
        changes |= {"due": details.due, "due_basis": details.basis or fact.reason}
    if details.document:
        changes |= {
            "document": details.document,
            "document_kind": details.document_kind,
            "document_date": details.document_date,
            "file_digest": details.file_digest,
            "number": details.number,
            "author": fact.recorded_by,
        }
    if fact.reason:
        changes["reason"] = fact.reason
    if fact.trigger == "postpone":
        changes["postponed"] = now.postponed + 1
    return dc.replace(now, **changes)  # type: ignore[arg-type]
