"""The store in memory: the database's twin for tests and for work that keeps nothing."""

import contextlib
import dataclasses as dc
import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping

from acts.errors import Problem
from acts.journal import (
    Event,
    JournalQuery,
    NewEvent,
    Recorded,
    Snapshot,
    act_subject,
    chain,
    known_events,
    register_subject,
    snapshot,
    task_subject,
)
from acts.organization import Organization
from acts.plan import Occurrence, OccurrenceId
from acts.registers.act_record import ActRecord
from acts.registers.books import BookEntry, number_key
from acts.registers.rows import Conflict, Row
from acts.report import Standing, is_overdue
from acts.states import TaskState
from acts.store.memory_contents import Contents
from acts.store.plan_order import fits, plan_order
from acts.store.refusals import (
    SubjectKind,
    book_entry,
    changed_meanwhile,
    number_taken,
    parse_subject,
    refuse_foreign,
    refuse_rows,
    registered_already,
    unknown_subject,
)
from acts.store.register_order import conflict_order, row_order
from acts.store.save_report import SaveReport, compare, plan_change, refuse_unknown
from acts.store.verification import chain_problems, missing_subjects, register_problems

__all__ = ["MemoryStore"]


class MemoryStore:
    """A store that ends with its process; see `Store`."""

    def __init__(self) -> None:
        self._now = Contents()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do several things or none; see `Store`."""
        before = self._now.copy()
        try:
            yield
        except BaseException:
            self._now = before
            raise

    def save_organizations(self, organizations: Iterable[Organization]) -> SaveReport:
        """Add and change organisations; see `Store`."""
        given = {one.id: one for one in organizations}
        report = compare(self._now.organizations, given)
        self._now.organizations |= given
        return report

    def organizations(self) -> tuple[Organization, ...]:
        """List all organisations; see `Store`."""
        return tuple(one for _, one in sorted(self._now.organizations.items()))

    def save_plan(
        self, plan: Iterable[Occurrence], *, whole: Collection[str] = (), edition: str = ""
    ) -> SaveReport:
        """Make the plan be what is given; see `Store`."""
        given = tuple(plan)
        refuse_unknown({one.id.organization for one in given} | set(whole), self._now.organizations)
        states = {
            key: snapshot(events).state
            for key in self._now.plan
            if (events := self.history(task_subject(key)))
        }
        change = plan_change(
            {str(one.id): one for one in self.occurrences()},
            given,
            whole=whole,
            edition=edition,
            states=states,
        )
        for removed in change.removed:
            del self._now.plan[removed]
        self._now.plan |= {str(one.id): one for one in change.rows}
        return change.report

    def occurrences(self, *, organization: str | None = None) -> tuple[Occurrence, ...]:
        """List occurrences; see `Store`."""
        chosen = (
            one
            for one in self._now.plan.values()
            if organization is None or one.id.organization == organization
        )
        return tuple(sorted(chosen, key=lambda one: plan_order(one.id)))

    def occurrence(self, occurrence: str, /) -> Occurrence | None:
        """Find an occurrence; see `Store`."""
        return self._now.plan.get(occurrence)

    def find_occurrences(
        self, *, item: str = "", period: str = "", organization: str = ""
    ) -> tuple[OccurrenceId, ...]:
        """List ids that begin as given; see `Store`."""
        return tuple(
            one.id
            for one in self.occurrences()
            if fits(one.id, item=item, period=period, organization=organization)
        )

    def append(self, fact: NewEvent, *, after: int) -> Event:
        """Record an event; see `Store`."""
        kind, name = parse_subject(fact)
        owners: Mapping[SubjectKind, Mapping[str, object]] = {
            SubjectKind.TASK: self._now.plan,
            SubjectKind.ACT: self._now.acts,
            SubjectKind.REGISTER: self._now.organizations,
            SubjectKind.ROADMAP: self._now.organizations,
        }
        if name not in owners[kind]:
            raise unknown_subject(fact.subject)
        before = self.history(fact.subject)
        if len(before) != after:
            raise changed_meanwhile(fact.subject)
        event = chain(fact, last=before[-1] if before else None)
        if kind is SubjectKind.ACT:
            self._enter(fact, self._now.acts[name])
        self._now.histories[fact.subject] = (*before, event)
        self._now.recorded.append(event)
        return event

    def _enter(self, fact: NewEvent, act: ActRecord) -> None:
        entry = book_entry(fact, act=act.id, organization=act.organization, book=act.book)
        if entry is None:
            return
        if act.id in self._now.lines:
            raise registered_already()
        for line in self._now.lines.values():
            if line.place == entry.place:
                title = self._now.acts[line.act].title
                raise number_taken(entry, title=title, number=line.number, date=line.date)
        self._now.lines[act.id] = entry

    def history(self, subject: str) -> tuple[Event, ...]:
        """List a subject's events; see `Store`."""
        return self._now.histories.get(subject, ())

    def task_histories(
        self,
        *,
        organization: str | None = None,
        until: dt.date | None = None,
        known: dt.datetime | None = None,
    ) -> Mapping[str, tuple[Event, ...]]:
        """Map occurrences to their events; see `Store`."""
        counted = {
            str(one.id): known_events(
                self.history(task_subject(str(one.id))), as_of=until, known=known
            )
            for one in self.occurrences(organization=organization)
        }
        return {name: events for name, events in counted.items() if events}

    def snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Map occurrences to where they stand; see `Store`."""
        owners = {
            str(one.id): one.id.organization for one in self.occurrences(organization=organization)
        }
        subjects = {name: task_subject(name) for name in owners}
        return self._snapshots(owners, subjects, days, known)

    def act_snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Map acts to where they stand; see `Store`."""
        owners = {one.id: one.organization for one in self.acts(organization=organization)}
        subjects = {name: act_subject(name) for name in owners}
        return self._snapshots(owners, subjects, days, known)

    def _snapshots(
        self,
        owners: Mapping[str, str],
        subjects: Mapping[str, str],
        days: Mapping[str, dt.date],
        known: dt.datetime | None,
    ) -> dict[str, Snapshot]:
        counted = {
            name: known_events(self.history(subjects[name]), as_of=days[owner], known=known)
            for name, owner in owners.items()
            if owner in days
        }
        return {name: snapshot(events) for name, events in counted.items() if events}

    def standings(self, *, year: int | None = None) -> tuple[Standing, ...]:
        """Tell where every occurrence stands; see `Store`."""
        found = []
        for one in self.occurrences():
            now = snapshot(self.history(task_subject(str(one.id))))
            due = now.due or one.due
            if year is None or (due is not None and due.year == year):
                found.append(
                    Standing(
                        organization=one.id.organization,
                        item=one.id.item,
                        period=one.id.period,
                        state=now.state,
                        due=due,
                        confirmed=one.confirmed or now.due is not None,
                        retroactive=one.retroactive,
                        superseded=one.superseded,
                        document_date=now.document_date,
                    )
                )
        return tuple(found)

    def overdue_count(self, *, days: Mapping[str, dt.date]) -> Mapping[str, int]:
        """Count overdue occurrences; see `Store`."""
        counts = dict.fromkeys(days, 0)
        for one in self.occurrences():
            owner = one.id.organization
            now = snapshot(self.history(task_subject(str(one.id))))
            if owner in days and is_overdue(
                state=now.state or TaskState.PLANNED,
                due=now.due or one.due,
                today=days[owner],
                tracked_from=self._now.organizations[owner].tracked_from,
                confirmed=one.confirmed or now.due is not None,
                retroactive=one.retroactive,
                superseded=bool(one.superseded),
            ):
                counts[owner] += 1
        return counts

    def events(self, *, skip: int = 0) -> tuple[Event, ...]:
        """List all events; see `Store`."""
        return tuple(self._now.recorded[skip:])

    def recent(self, query: JournalQuery, *, limit: int, before: int = 0) -> tuple[Recorded, ...]:
        """List the latest events asked for; see `Store`."""
        last = before - 1 if before else len(self._now.recorded)
        found = (
            Recorded(place=place, event=event)
            for place, event in reversed(list(enumerate(self._now.recorded[:last], start=1)))
            if query.fits(event.fact)
        )
        return tuple(itertools.islice(found, limit))

    def count_events(self, query: JournalQuery) -> int:
        """Count the events asked for; see `Store`."""
        return sum(query.fits(one.fact) for one in self._now.recorded)

    def heads(self) -> Mapping[str, str]:
        """Map subjects to their last digests; see `Store`."""
        return {subject: events[-1].digest for subject, events in self._now.histories.items()}

    def verify(self, *, heads: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
        """Check chains and registers; nothing else is kept twice here; see `Store`."""
        exported = heads or {}
        histories = sorted(self._now.histories.items())
        chains = (
            problem
            for subject, events in histories
            for problem in chain_problems(subject, events, exported=exported.get(subject))
        )
        registers = (
            problem
            for one in sorted(self._now.organizations)
            for problem in register_problems(
                register_subject(one),
                self.history(register_subject(one)),
                self.register_revision(one),
            )
        )
        return (*chains, *registers, *missing_subjects(self._now.histories, exported))

    def save_act(self, record: ActRecord) -> None:
        """Add an act or change it; see `Store`."""
        refuse_unknown([record.organization], self._now.organizations)
        self._now.acts[record.id] = record

    def act(self, act: str, /) -> ActRecord | None:
        """Find an act; see `Store`."""
        return self._now.acts.get(act)

    def acts(
        self, *, organization: str | None = None, kind: str | None = None
    ) -> tuple[ActRecord, ...]:
        """List acts; see `Store`."""
        chosen = (
            one
            for one in self._now.acts.values()
            if organization in (None, one.organization) and kind in (None, one.kind)
        )
        return tuple(sorted(chosen, key=lambda one: (one.organization, one.id)))

    def register(
        self, organization: str, *, table: str | None = None, revision: int | None = None
    ) -> tuple[Row, ...]:
        """List rows of an organisation's registers; see `Store`."""
        newest = {
            (row.table, row.code): row
            for row in self._now.versions.get(organization, ())
            if table in (None, row.table) and (revision is None or row.revision <= revision)
        }
        return tuple(sorted(newest.values(), key=row_order))

    def register_revision(self, organization: str) -> int:
        """Give the last revision of an organisation's registers; see `Store`."""
        return max((row.revision for row in self._now.versions.get(organization, ())), default=0)

    def save_register(self, organization: str, rows: Iterable[Row]) -> int:
        """Write rows as one new revision; see `Store`."""
        refuse_unknown([organization], self._now.organizations)
        given = tuple(rows)
        refuse_rows(organization, given)
        if given:
            revision = self.register_revision(organization) + 1
            added = tuple(dc.replace(row, revision=revision) for row in given)
            self._now.versions[organization] = (
                *self._now.versions.get(organization, ()),
                *added,
            )
        return self.register_revision(organization)

    def erase_row(self, organization: str, table: str, code: str, *, keys: Iterable[str]) -> int:
        """Take values out of every version of a row; see `Store`."""
        gone = frozenset(keys)

        def is_meant(one: Row | Conflict) -> bool:
            return (one.table, one.code) == (table, code)

        before = self._now.versions.get(organization, ())
        after = tuple(_without(row, gone) if is_meant(row) else row for row in before)
        if before:
            self._now.versions[organization] = after
        if waiting := self._now.conflicts.get(organization):
            self._now.conflicts[organization] = tuple(
                one for one in waiting if not (is_meant(one) and one.key in gone)
            )
        return sum(old is not new for old, new in zip(before, after, strict=True))

    def conflicts(self, *, organization: str | None = None) -> tuple[Conflict, ...]:
        """List what waits for a decision; see `Store`."""
        waiting = (
            one
            for owner, conflicts in self._now.conflicts.items()
            if organization in (None, owner)
            for one in conflicts
        )
        return tuple(sorted(waiting, key=conflict_order))

    def save_conflicts(self, organization: str, conflicts: Iterable[Conflict]) -> None:
        """Make an organisation's conflicts be what is given; see `Store`."""
        refuse_unknown([organization], self._now.organizations)
        given = tuple(conflicts)
        refuse_foreign(organization, given)
        self._now.conflicts[organization] = given

    def book(self, organization: str, book: str) -> tuple[BookEntry, ...]:
        """List the lines of a book; see `Store`."""
        lines = (
            one
            for one in self._now.lines.values()
            if (one.organization, one.book) == (organization, book)
        )
        return tuple(sorted(lines, key=lambda one: (one.date.year, number_key(one.number))))

    def close(self) -> None:
        """Nothing to let go of."""


def _without(row: Row, keys: frozenset[str]) -> Row:
    if not keys & row.values.keys():
        return row
    kept = {key: value for key, value in row.values.items() if key not in keys}
    return dc.replace(row, values=kept)
