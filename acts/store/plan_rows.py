"""The plan in its table, and what is counted on it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connections
from django.db.models import Count, F, Q
from django.db.models.functions import Left

from acts.deadlines.reading import Kind
from acts.plan import Occurrence, OccurrenceId
from acts.report import Standing
from acts.states import FINAL_TASK_STATES, TaskState
from acts.store import organization_rows, projection
from acts.store.cells import Cells, Prepared, many_values, select
from acts.store.failures import UnreadableRowError
from acts.store.models import OccurrenceRow
from acts.store.plan_order import item_key
from acts.store.save_report import SaveReport, plan_change, refuse_unknown

__all__ = ["find", "load", "load_of", "load_one", "overdue_count", "save", "standings"]

_ORDER = ("organization_id", "item_key", "item", "period")
_ID = ("item", "period", "organization_id")
_TERM = (
    "kind",
    "start",
    "raw_due",
    "due",
    "rule",
    "provisional",
    "confirmed",
    "retroactive",
    "evidence_after",
    "evidence_until",
    "superseded",
)
_PORTION = 500


_OF_ONE = Prepared(
    lambda alias, organization: (
        OccurrenceRow.objects.using(alias)
        .filter(organization_id=organization)
        .order_by(*_ORDER)
        .values_list(*_ID, *_TERM)
    )
)


def load(alias: str, organizations: Iterable[str] | None = None) -> tuple[Occurrence, ...]:
    """Read the plan of some organisations or of all, in the plan's order."""
    query = OccurrenceRow.objects.using(alias)
    rows = query.all() if organizations is None else query.filter(organization__in=organizations)
    cells = Cells()
    found = select(rows.order_by(*_ORDER).values_list(*_ID, *_TERM))
    with many_values():
        return tuple([_occurrence(row, cells) for row in found])


def load_of(alias: str, organization: str) -> tuple[Occurrence, ...]:
    """Read the plan of one organisation."""
    cells = Cells()
    return tuple([_occurrence(row, cells) for row in _OF_ONE.select(alias, organization)])


def load_one(alias: str, occurrence: str) -> Occurrence | None:
    """Read one occurrence."""
    query = OccurrenceRow.objects.using(alias).filter(id=occurrence).values_list(*_ID, *_TERM)
    return next((_occurrence(row, Cells()) for row in select(query)), None)


def find(alias: str, *, item: str, period: str, organization: str) -> tuple[OccurrenceId, ...]:
    """Read ids whose parts begin as given."""
    query = OccurrenceRow.objects.using(alias).order_by(*_ORDER)
    # Not `startswith`: SQLite's LIKE takes «A» and «a» for the same.
    for column, beginning in zip(_ID, (item, period, organization), strict=True):
        if beginning:
            query = query.alias(**{f"of_{column}": Left(column, len(beginning))}).filter(
                **{f"of_{column}": beginning}
            )
    return tuple(
        OccurrenceId(item=one, period=label, organization=owner)
        for one, label, owner in query.values_list(*_ID)
    )


def save(
    alias: str, plan: Iterable[Occurrence], *, whole: Collection[str] = (), edition: str = ""
) -> SaveReport:
    """Write what is new or changed, take out what is gone; runs inside a transaction."""
    given = tuple(plan)
    owners = {one.id.organization for one in given} | set(whole)
    refuse_unknown(owners, organization_rows.ids(alias))
    rows = OccurrenceRow.objects.using(alias)
    of_owners = rows.filter(organization__in=owners)
    change = plan_change(
        {str(one.id): one for one in load(alias, owners)},
        given,
        whole=whole,
        edition=edition,
        states=dict(of_owners.filter(version__gt=0).values_list("id", "now_state")),
    )
    for start in range(0, len(change.removed), _PORTION):
        rows.filter(id__in=change.removed[start : start + _PORTION]).delete()
    _write(alias, change.rows, owners)
    return change.report


def _write(alias: str, plan: Sequence[Occurrence], owners: Iterable[str]) -> None:
    """Insert or update in one statement run many times: `bulk_create` takes ten times longer."""
    rows = OccurrenceRow.objects.using(alias)
    moved = dict(
        rows.filter(organization__in=owners, now_due__isnull=False).values_list("id", "now_due")
    )
    untouched = projection.columns(projection.Projection())
    columns = ("id", *_ID, "item_key", *_TERM, "effective_due", *untouched)
    changes = ", ".join(f"{name} = excluded.{name}" for name in (*_TERM, "effective_due"))
    statement = (
        f"INSERT INTO {OccurrenceRow._meta.db_table} ({', '.join(columns)}) "  # noqa: S608 – names of columns only
        f"VALUES ({', '.join(['%s'] * len(columns))}) ON CONFLICT (id) DO UPDATE SET {changes}"
    )
    adapt = connections[alias].ops.adapt_datefield_value
    with connections[alias].cursor() as cursor:
        cursor.executemany(
            statement,
            [
                tuple(
                    adapt(value) if isinstance(value, dt.date) else value
                    for value in (*_values(one, moved), *untouched.values())
                )
                for one in plan
            ],
        )


def _values(one: Occurrence, moved: Mapping[str, dt.date | None]) -> tuple[object, ...]:
    key = str(one.id)
    return (
        key,
        one.id.item,
        one.id.period,
        one.id.organization,
        item_key(one.id.item),
        str(one.kind),
        *(getattr(one, name) for name in _TERM[1:]),
        moved.get(key) or one.due,
    )


_KINDS: dict[str, Kind] = {str(kind): kind for kind in Kind}


def _occurrence(row: tuple[Any, ...], cells: Cells) -> Occurrence:
    (
        item,
        period,
        organization,
        kind,
        start,
        raw_due,
        due,
        rule,
        provisional,
        confirmed,
        retroactive,
        evidence_after,
        evidence_until,
        superseded,
    ) = row
    if kind not in _KINDS:
        raise UnreadableRowError("вид срока")
    return Occurrence(
        id=OccurrenceId(
            item=cells.texts[item],
            period=cells.texts[period],
            organization=cells.texts[organization],
        ),
        kind=_KINDS[kind],
        start=cells.days[start],
        raw_due=cells.days[raw_due],
        due=cells.days[due],
        rule=cells.texts[rule],
        provisional=bool(provisional),
        confirmed=bool(confirmed),
        retroactive=bool(retroactive),
        evidence_after=cells.days[evidence_after],
        evidence_until=cells.days[evidence_until],
        superseded=cells.texts[superseded],
    )


def standings(alias: str, year: int | None) -> tuple[Standing, ...]:
    """Read where the occurrences of a year stand, or of all, from the projection."""
    rows = OccurrenceRow.objects.using(alias)
    if year is not None:
        rows = rows.filter(
            effective_due__gte=dt.date(year, 1, 1), effective_due__lte=dt.date(year, 12, 31)
        )
    query = rows.order_by(*_ORDER).values_list(
        "organization_id",
        "item",
        "period",
        "now_state",
        "effective_due",
        "confirmed",
        "now_due",
        "retroactive",
        "superseded",
        "now_document_date",
    )
    days = Cells().days
    with many_values():
        return tuple(
            [
                Standing(
                    owner,
                    item,
                    period,
                    state,
                    days[due],
                    bool(confirmed) or moved is not None,
                    bool(retroactive),
                    superseded,
                    days[dated],
                )
                for (
                    owner,
                    item,
                    period,
                    state,
                    due,
                    confirmed,
                    moved,
                    retroactive,
                    superseded,
                    dated,
                ) in select(query)
            ]
        )


def overdue_count(alias: str, days: Mapping[str, dt.date]) -> dict[str, int]:
    """Count on the projection by the rule of `acts.report.is_overdue`, a query for each day."""
    counts = dict.fromkeys(days, 0)
    closed = [TaskState.SUBMITTED, *sorted(FINAL_TASK_STATES)]
    tracked = F("organization__tracked_from")
    for day in sorted(set(days.values())):
        late = (
            OccurrenceRow.objects.using(alias)
            .filter(effective_due__lt=day, retroactive=False, superseded="")
            .filter(Q(confirmed=True) | Q(now_due__isnull=False))
            .filter(Q(organization__tracked_from__isnull=True) | Q(effective_due__gte=tracked))
            .exclude(now_state__in=closed)
            .values_list("organization_id")
            .annotate(Count("id"))
        )
        counts |= {owner: count for owner, count in late if days.get(owner) == day}
    return counts
