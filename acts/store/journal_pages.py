"""The whole journal page by page, the latest first."""

from collections.abc import Collection
from typing import TypeAlias

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from acts.journal import (
    JournalQuery,
    Recorded,
    act_subject,
    register_subject,
    roadmap_subject,
    task_subject,
)
from acts.store import event_rows
from acts.store.cells import Cells, select
from acts.store.models import ActRow, EventRow, OccurrenceRow

__all__ = ["count", "recent"]

_Query: TypeAlias = "QuerySet[EventRow]"
_OWNED = ((OccurrenceRow, task_subject("")), (ActRow, act_subject("")))


def recent(alias: str, query: JournalQuery, *, limit: int, before: int) -> tuple[Recorded, ...]:
    """Read the latest events asked for; the rows of the page are read and no others."""
    rows = _asked(alias, query)
    if before:
        rows = rows.filter(id__lt=before)
    rows = rows.order_by("-id")
    cells = Cells()
    return tuple(
        Recorded(place=place, event=event_rows.read(row, cells))
        for place, *row in select(rows.values_list("id", *event_rows.COLUMNS)[:limit])
    )


def count(alias: str, query: JournalQuery) -> int:
    """Count the events asked for."""
    return _asked(alias, query).count()


def _asked(alias: str, query: JournalQuery) -> _Query:
    rows = EventRow.objects.using(alias)
    if query.organizations is not None:
        rows = rows.filter(_owned_by(alias, sorted(query.organizations)))
    if query.kind:
        rows = rows.filter(subject__startswith=f"{query.kind}:")
    if query.recorded_by:
        rows = rows.filter(recorded_by=query.recorded_by)
    if query.since is not None:
        rows = rows.filter(recorded_at__gte=query.since)
    return rows if query.until is None else rows.filter(recorded_at__lt=query.until)


def _owned_by(alias: str, organizations: Collection[str]) -> Q:
    """Name the subjects of organisations, so that the index of subjects finds their events."""
    own = (register_subject, roadmap_subject)
    wanted = Q(subject__in=[name(one) for name in own for one in organizations])
    for model, prefix in _OWNED:
        owned = model.objects.using(alias).filter(organization_id__in=organizations)
        named = Concat(Value(prefix, output_field=TextField()), "id")
        wanted |= Q(subject__in=owned.values_list(named))
    return wanted
