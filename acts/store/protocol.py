"""What every store can do; the contract suite holds each implementation to it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from acts.errors import Problem
from acts.journal import Event, JournalQuery, NewEvent, Recorded, Snapshot
from acts.organization import Organization
from acts.plan import Occurrence, OccurrenceId
from acts.registers.act_record import ActRecord
from acts.registers.books import BookEntry
from acts.registers.rows import Conflict, Row
from acts.report import Standing
from acts.store.save_report import SaveReport

__all__ = ["Store"]


class Store(Protocol):
    """Organisations, plan, acts and the append-only journal of one workspace.

    Every method may raise ConfigurationError: disk full, file locked, damaged or read-only.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Do several things or none of them.

        A transaction inside another is a part of it: when the inner one fails it leaves nothing,
        and when the outer one fails neither leaves anything.
        """

    def save_organizations(self, organizations: Iterable[Organization]) -> SaveReport:
        """Add and change organisations with their officials; those not given stay."""

    def organizations(self) -> tuple[Organization, ...]:
        """List all organisations by id."""

    def save_plan(
        self, plan: Iterable[Occurrence], *, whole: Collection[str] = (), edition: str = ""
    ) -> SaveReport:
        """Make the plan of the given organisations and items be what is given.

        Saving the same plan twice changes nothing. An occurrence that is no longer in it goes
        when nothing was recorded about it, and stays otherwise.

        Args:
            plan: Occurrences.
            whole: Ids of organisations whose whole plan this is, so that an item it doesn't name
                has left it; without them only the items it names are looked at.
            edition: Name of the edition that is taken over with this plan. What stays though it
                left the plan is marked with it and never overdue; so is what was closed under
                other terms, which it keeps. The mark stays in later plans.

        Raises:
            InputError: An organisation is not in the store.
        """

    def occurrences(self, *, organization: str | None = None) -> tuple[Occurrence, ...]:
        """List occurrences by organisation, item (2 before 10) and period."""

    def occurrence(self, occurrence: str, /) -> Occurrence | None:
        """Find an occurrence by «item@period@organisation»."""

    def find_occurrences(
        self, *, item: str = "", period: str = "", organization: str = ""
    ) -> tuple[OccurrenceId, ...]:
        """List ids whose parts begin as given; an empty part fits everything."""

    def append(self, fact: NewEvent, *, after: int) -> Event:
        """Record an event, if nobody recorded another one meanwhile.

        A `register` event of an act also writes its line of the registration book; so does a
        `record` event that carries a number.

        Args:
            fact: What happened; its subject is an occurrence or an act of this store, or the
                registers or the roadmap of one of its organisations.
            after: `seq` of the subject's last event the caller saw, 0 for none.

        Raises:
            ConflictError: There is a later event, or the number is taken; nothing was written.
            InputError: There is no such subject.
            ValueError: The moment of recording has no zone.
        """

    def history(self, subject: str) -> tuple[Event, ...]:
        """List a subject's events in order."""

    def task_histories(
        self,
        *,
        organization: str | None = None,
        until: dt.date | None = None,
        known: dt.datetime | None = None,
    ) -> Mapping[str, tuple[Event, ...]]:
        """Map ids of occurrences that have events that count to those events.

        Args:
            organization: Only its occurrences.
            until: Last day of a fact that counts.
            known: Last moment of recording that counts.
        """

    def snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Map ids of occurrences that have events that count to where they stand.

        Args:
            days: For each organisation asked about, the last day of a fact that counts;
                occurrences of organisations that are not in it are left out.
            known: Last moment of recording that counts.
            organization: Only its occurrences.
        """

    def act_snapshots(
        self,
        *,
        days: Mapping[str, dt.date],
        known: dt.datetime | None = None,
        organization: str | None = None,
    ) -> Mapping[str, Snapshot]:
        """Do for acts what `snapshots` does for occurrences."""

    def standings(self, *, year: int | None = None) -> tuple[Standing, ...]:
        """Tell where every occurrence stands now, by organisation, item and period.

        Args:
            year: Only those whose term that holds lies in this year; None takes all, and those
                without a date.
        """

    def overdue_count(self, *, days: Mapping[str, dt.date]) -> Mapping[str, int]:
        """Count overdue occurrences now, by `acts.report.is_overdue` and the whole journal.

        Args:
            days: Today of each organisation asked about; each is in the answer.
        """

    def events(self, *, skip: int = 0) -> tuple[Event, ...]:
        """List all events in order of recording, without the first `skip`."""

    def recent(self, query: JournalQuery, *, limit: int, before: int = 0) -> tuple[Recorded, ...]:
        """List the latest events that are asked for, the last recorded first.

        Args:
            query: Which.
            limit: How many at most.
            before: Only those recorded before this place; 0 begins with the latest.
        """

    def count_events(self, query: JournalQuery) -> int:
        """Count the events that are asked for."""

    def heads(self) -> Mapping[str, str]:
        """Map every subject that has events to the digest of its last one."""

    def verify(self, *, heads: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
        """Check every chain, everything derived from the journal, and rows of no owner.

        Registers with events must stand at the revision their last event led to.

        Args:
            heads: Digests exported earlier; only they show that a whole tail was cut off
                together with everything derived from it.
        """

    def save_act(self, record: ActRecord) -> None:
        """Add an act or change it; its events stay.

        Raises:
            InputError: Its organisation is not in the store.
        """

    def act(self, act: str, /) -> ActRecord | None:
        """Find an act by its id."""

    def acts(
        self, *, organization: str | None = None, kind: str | None = None
    ) -> tuple[ActRecord, ...]:
        """List acts by organisation and id."""

    def register(
        self, organization: str, *, table: str | None = None, revision: int | None = None
    ) -> tuple[Row, ...]:
        """List rows of an organisation's registers by table and number of the code.

        Args:
            organization: Its id.
            table: Only this table's rows.
            revision: As of this revision; None is now. Rows excluded by then are listed too.
        """

    def register_revision(self, organization: str) -> int:
        """Give the last revision of an organisation's registers, 0 before the first."""

    def save_register(self, organization: str, rows: Iterable[Row]) -> int:
        """Write rows as one new revision and give its number; older versions stay.

        Without rows nothing is written and the last revision is given. The `revision` of the
        rows given is not looked at.

        Raises:
            InputError: The organisation is not in the store; a row is of another one, of no known
                table, or given twice.
        """

    def erase_row(self, organization: str, table: str, code: str, *, keys: Iterable[str]) -> int:
        """Take values out of every version of a row, for good, and give how many versions had one.

        The row stays, with its code: the journal cites it. Conflicts about those values go.
        Once the outermost transaction is done, no trace of the values, nor of anything else it
        overwrote, is left in the store's files.
        """

    def conflicts(self, *, organization: str | None = None) -> tuple[Conflict, ...]:
        """List what waits for a person's decision, by organisation, table, code and column.

        What was decided is listed too, see `Conflict.decided`: the same file must not ask again.
        """

    def save_conflicts(self, organization: str, conflicts: Iterable[Conflict]) -> None:
        """Make the conflicts of an organisation be what is given.

        Raises:
            InputError: The organisation is not in the store, or a conflict is of another one.
        """

    def book(self, organization: str, book: str) -> tuple[BookEntry, ...]:
        """List the lines of a registration book by year and number."""

    def close(self) -> None:
        """Let go of the file; closing twice is no mistake."""
