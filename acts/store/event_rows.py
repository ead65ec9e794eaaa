"""Events as rows: every field of the fact and of its details is a column of its own."""

import dataclasses as dc
from collections.abc import Sequence
from typing import Any

from acts.actor import Role
from acts.journal import Details, Event, NewEvent
from acts.store.cells import Cells
from acts.store.failures import UnreadableRowError

__all__ = ["COLUMNS", "columns", "read"]

_FRAME = tuple(field.name for field in dc.fields(NewEvent) if field.name != "details")
_DETAILS = tuple(field.name for field in dc.fields(Details))
COLUMNS = (*_FRAME, *_DETAILS, "seq", "previous", "digest")


def columns(event: Event) -> dict[str, Any]:
    """Write an event as values of `COLUMNS`."""
    frame = {name: getattr(event.fact, name) for name in _FRAME}
    details = {name: getattr(event.fact.details, name) for name in _DETAILS}
    place = {"seq": event.seq, "previous": event.previous, "digest": event.digest}
    return frame | details | place


def read(row: Sequence[Any], cells: Cells) -> Event:
    """Read an event from the cells of `COLUMNS`.

    Raises:
        UnreadableRowError: A cell holds what `acts` never writes.
    """
    values = dict(zip(COLUMNS, row, strict=True))
    try:
        role = Role(values["role"])
    except ValueError as error:
        raise UnreadableRowError("неизвестная роль") from error
    details = {name: values[name] for name in _DETAILS}
    for name in ("document_date", "due", "effective_from"):
        details[name] = cells.days[values[name]]
    frame = {name: values[name] for name in _FRAME} | {
        "role": role,
        "happened_on": cells.day(values["happened_on"]),
        "recorded_at": cells.moment(values["recorded_at"]),
    }
    return Event(
        fact=NewEvent(**frame, details=Details(**details) if any(details.values()) else Details()),
        seq=values["seq"],
        previous=values["previous"],
        digest=values["digest"],
    )
