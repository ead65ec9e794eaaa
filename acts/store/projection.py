"""Where a subject stands, as columns: the snapshot, and how far its history reaches."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from acts.journal import Event, NewEvent, Snapshot, step
from acts.store.cells import Cells

__all__ = ["COLUMNS", "SNAPSHOT_COLUMNS", "Projection", "columns", "read", "read_now", "replay"]

_SNAPSHOT = tuple(field.name for field in dc.fields(Snapshot))
SNAPSHOT_COLUMNS = tuple(f"now_{name}" for name in _SNAPSHOT)
COLUMNS = ("version", "latest_fact", "latest_record", *SNAPSHOT_COLUMNS)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """A subject after its whole history.

    Attributes:
        version: `seq` of the last event, 0 before the first.
        latest_fact: Greatest day of a fact.
        latest_record: Greatest moment of recording.
        now: Where it stands.
    """

    version: int = 0
    latest_fact: dt.date | None = None
    latest_record: dt.datetime | None = None
    now: Snapshot = dc.field(default_factory=Snapshot)

    def after(self, fact: NewEvent) -> "Projection":
        """Replay one more event."""
        return Projection(
            version=self.version + 1,
            latest_fact=max(self.latest_fact or fact.happened_on, fact.happened_on),
            latest_record=max(self.latest_record or fact.recorded_at, fact.recorded_at),
            now=step(self.now, fact),
        )


def replay(events: Iterable[Event]) -> Projection:
    """Replay a whole history."""
    projection = Projection()
    for event in events:
        projection = projection.after(event.fact)
    return projection


def columns(projection: Projection) -> dict[str, Any]:
    """Write a projection as values of `COLUMNS`."""
    values = (
        projection.version,
        projection.latest_fact,
        projection.latest_record,
        *(getattr(projection.now, name) for name in _SNAPSHOT),
    )
    return dict(zip(COLUMNS, values, strict=True))


def read(row: Sequence[Any], cells: Cells) -> Projection:
    """Read a projection from the cells of `COLUMNS`."""
    return Projection(
        version=row[0],
        latest_fact=cells.days[row[1]],
        latest_record=cells.moments[row[2]],
        now=read_now(row[3:], cells),
    )


def read_now(row: Sequence[Any], cells: Cells) -> Snapshot:
    """Read a snapshot from the cells of `SNAPSHOT_COLUMNS`."""
    (
        state,
        since,
        due,
        due_basis,
        document,
        document_kind,
        document_date,
        file_digest,
        number,
        reason,
        author,
        postponed,
        recorded_at,
    ) = row
    return Snapshot(
        state=cells.texts[state],
        since=cells.days[since],
        due=cells.days[due],
        due_basis=due_basis,
        document=document,
        document_kind=cells.texts[document_kind],
        document_date=cells.days[document_date],
        file_digest=file_digest,
        number=number,
        reason=reason,
        author=cells.texts[author],
        postponed=postponed,
        recorded_at=cells.moments[recorded_at],
    )
