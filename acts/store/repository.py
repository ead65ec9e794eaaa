"""The store in a database, by Django's ORM."""

import contextlib
import datetime as dt
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from django.db import OperationalError, connections, transaction

from acts.errors import Problem
from acts.journal import Event, JournalQuery, NewEvent, Recorded, Snapshot
from acts.organization import Organization
from acts.plan import Occurrence, OccurrenceId
from acts.registers.act_record import ActRecord
from acts.registers.books import BookEntry
from acts.registers.rows import Conflict, Row
from acts.report import Standing
from acts.store import (
    act_rows,
    audit,
    conflict_rows,
    journal_pages,
    journal_rows,
    organization_rows,
    plan_rows,
    register_rows,
    sqlite,
)
from acts.store.cells import many_values
from acts.store.failures import spoken
from acts.store.remembered import Remembered
from acts.store.save_report import SaveReport

__all__ = ["DatabaseStore"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Method = Callable[Concatenate["DatabaseStore", _P], _T]


def _spoken(method: _Method[_P, _T]) -> _Method[_P, _T]:
    """Let a method's database failures come out in Russian."""

    @functools.wraps(method)
    def call(store: "DatabaseStore", /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with spoken(store.file):
            return method(store, *args, **kwargs)

    return call


class DatabaseStore:
    """A workspace's store in the database that Django knows as `alias`; see `Store`.

    Args:
        alias: Key of the database, of this store alone.
        file: What to call it in messages.
    """

    def __init__(self, alias: str, *, file: str) -> None:
        self.alias = alias
        self.file = file
        self._unswept = False
        self._remembered = Remembered(alias)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do several things or none; see `Store`."""
        with spoken(self.file), transaction.atomic(using=self.alias):
            yield

    @contextlib.contextmanager
    def _still(self) -> Iterator[None]:
        """Read several tables as of one moment, without asking for the right to write."""
        connection = connections[self.alias]
        connection.ensure_connection()
        if connection.in_atomic_block:
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")

    def save_organizations(self, organizations: Iterable[Organization]) -> SaveReport:
        """Add and change organisations; see `Store`."""
        with self.transaction():
            return organization_rows.save(self.alias, organizations)

    @_spoken
    def organizations(self) -> tuple[Organization, ...]:
        """List all organisations; see `Store`."""
        return self._remembered.get("organizations", lambda: organization_rows.load(self.alias))

    def save_plan(
        self, plan: Iterable[Occurrence], *, whole: Collection[str] = (), edition: str = ""
    ) -> SaveReport:
        """Make the plan be what is given; see `Store`."""
        with self.transaction():
            return plan_rows.save(self.alias, plan, whole=whole, edition=edition)

    @_spoken
    def occurrences(self, *, organization: str | None = None) -> tuple[Occurrence, ...]:
        """List occurrences; see `Store`."""
        if organization is not None:
            return plan_rows.load_of(self.alias, organization)
        return plan_rows.load(self.alias)

    @_spoken
    def occurrence(self, occurrence: str, /) -> Occurrence | None:
        """Find an occurrence; see `Store`."""
        return plan_rows.load_one(self.alias, occurrence)

    @_spoken
    def find_occurrences(
        self, *, item: str = "", period: str = "", organization: str = ""
    ) -> tuple[OccurrenceId, ...]:
        """List ids that begin as given; see `Store`."""
        return plan_rows.find(self.alias, item=item, period=period, organization=organization)

    def append(self, fact: NewEvent, *, after: int) -> Event:
        """Record an event; see `Store`."""
        with self.transaction():
            return journal_rows.append(self.alias, fact, after)

    @_spoken
    def history(self, subject: str) -> tuple[Event, ...]:
        """List a subject's events; see `Store`."""
        return journal_rows.history(self.alias, subject)

    @_spoken
    def task_histories(
        self,
        *,
        organization: str | None = None,
        until: dt.date | None = None,
        known: dt.datetime | None = None,
    ) -> Mapping[str, tuple[Event, ...]]:
        """Map occurrences to their events; see `Store`."""
        return journal_rows.histories(
            self.alias, organization=organization, until=until, known=known
        )

    @_spoken
    def snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Map occurrences to where they stand; see `Store`."""
        with many_values():
            return journal_rows.task_snapshots(self.alias, days, known, organization)

    @_spoken
    def act_snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Map acts to where they stand; see `Store`."""
        return journal_rows.act_snapshots(self.alias, days, known, organization)

    @_spoken
    def standings(self, *, year: int | None = None) -> tuple[Standing, ...]:
        """Tell where every occurrence stands; see `Store`."""
        return self._remembered.get(
            ("standings", year), lambda: plan_rows.standings(self.alias, year)
        )

    @_spoken
    def overdue_count(self, *, days: Mapping[str, dt.date]) -> Mapping[str, int]:
        """Count overdue occurrences; see `Store`."""
        return plan_rows.overdue_count(self.alias, days)

    @_spoken
    def events(self, *, skip: int = 0) -> tuple[Event, ...]:
        """List all events; see `Store`."""
        return journal_rows.events(self.alias, skip)

    @_spoken
    def recent(self, query: JournalQuery, *, limit: int, before: int = 0) -> tuple[Recorded, ...]:
        """List the latest events asked for; see `Store`."""
        return journal_pages.recent(self.alias, query, limit=limit, before=before)

    @_spoken
    def count_events(self, query: JournalQuery) -> int:
        """Count the events asked for; see `Store`."""
        return journal_pages.count(self.alias, query)

    @_spoken
    def heads(self) -> Mapping[str, str]:
        """Map subjects to their last digests; see `Store`."""
        return journal_rows.heads(self.alias)

    @_spoken
    def verify(self, *, heads: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
        """Check chains and everything derived; see `Store`."""
        with self._still():
            return tuple(audit.audit(self.alias, heads or {}))

    def save_act(self, record: ActRecord) -> None:
        """Add an act or change it; see `Store`."""
        with self.transaction():
            act_rows.save(self.alias, record)

    @_spoken
    def act(self, act: str, /) -> ActRecord | None:
        """Find an act; see `Store`."""
        return act_rows.load_one(self.alias, act)

    @_spoken
    def acts(
        self, *, organization: str | None = None, kind: str | None = None
    ) -> tuple[ActRecord, ...]:
        """List acts; see `Store`."""
        return act_rows.load(self.alias, organization=organization, kind=kind)

    @_spoken
    def register(
        self, organization: str, *, table: str | None = None, revision: int | None = None
    ) -> tuple[Row, ...]:
        """List rows of an organisation's registers; see `Store`."""
        return register_rows.load(self.alias, organization, table, revision)

    @_spoken
    def register_revision(self, organization: str) -> int:
        """Give the last revision of an organisation's registers; see `Store`."""
        return register_rows.last_revision(self.alias, organization)

    def save_register(self, organization: str, rows: Iterable[Row]) -> int:
        """Write rows as one new revision; see `Store`."""
        with self.transaction():
            return register_rows.save(self.alias, organization, rows)

    def erase_row(self, organization: str, table: str, code: str, *, keys: Iterable[str]) -> int:
        """Take values out of every version of a row and, once it is final, out of the file.

        When another program holds the file at that moment, the values are out of the rows and
        ConfigurationError says that the file waits; erasing again finishes it. See `Store`.
        """
        gone = frozenset(keys)
        with self.transaction():
            erased = register_rows.erase(self.alias, organization, table, code, gone)
            conflict_rows.erase(self.alias, organization, table, code, gone)
            self._unswept = True
            transaction.on_commit(self._sweep, using=self.alias)
        return erased

    def _sweep(self) -> None:
        """Rewrite the file without remnants; several erasures of a transaction need it once."""
        connection = connections[self.alias]
        if not self._unswept or connection.vendor != "sqlite":
            return
        with connection.cursor() as cursor:
            for statement in sqlite.SWEEP:
                cursor.execute(statement)
            (is_busy, *_) = cursor.fetchone()
        if is_busy:
            raise OperationalError("database is locked")
        self._unswept = False

    @_spoken
    def conflicts(self, *, organization: str | None = None) -> tuple[Conflict, ...]:
        """List what waits for a decision; see `Store`."""
        return conflict_rows.load(self.alias, organization)

    def save_conflicts(self, organization: str, conflicts: Iterable[Conflict]) -> None:
        """Make an organisation's conflicts be what is given; see `Store`."""
        with self.transaction():
            conflict_rows.save(self.alias, organization, conflicts)

    @_spoken
    def book(self, organization: str, book: str) -> tuple[BookEntry, ...]:
        """List the lines of a book; see `Store`."""
        return act_rows.book(self.alias, organization, book)

    def close(self) -> None:
        """Let go of the file; see `Store`."""
        self._remembered.close()
        if self.alias in connections.settings:
            connections[self.alias].close()
            del connections[self.alias]
            del connections.settings[self.alias]
