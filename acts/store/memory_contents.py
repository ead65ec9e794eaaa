"""Everything that the store in memory holds, copied when a transaction begins."""

import dataclasses as dc

from acts.journal import Event
from acts.organization import Organization
from acts.plan import Occurrence
from acts.registers.act_record import ActRecord
from acts.registers.books import BookEntry
from acts.registers.rows import Conflict, Row

__all__ = ["Contents"]


@dc.dataclass(slots=True)
class Contents:
    """What there is: each part by its id, events in order of recording."""

    organizations: dict[str, Organization] = dc.field(default_factory=dict)
    plan: dict[str, Occurrence] = dc.field(default_factory=dict)
    acts: dict[str, ActRecord] = dc.field(default_factory=dict)
    histories: dict[str, tuple[Event, ...]] = dc.field(default_factory=dict)
    recorded: list[Event] = dc.field(default_factory=list)
    lines: dict[str, BookEntry] = dc.field(default_factory=dict)
    versions: dict[str, tuple[Row, ...]] = dc.field(default_factory=dict)
    conflicts: dict[str, tuple[Conflict, ...]] = dc.field(default_factory=dict)

    def copy(self) -> "Contents":
        """Copy every part; what the parts hold never changes."""
        return Contents(
            organizations=dict(self.organizations),
            plan=dict(self.plan),
            acts=dict(self.acts),
            histories=dict(self.histories),
            recorded=list(self.recorded),
            lines=dict(self.lines),
            versions=dict(self.versions),
            conflicts=dict(self.conflicts),
        )
