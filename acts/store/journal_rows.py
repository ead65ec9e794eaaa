"""The journal in its table: appending by compare-and-set, and reading it back."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeAlias

from django.db import IntegrityError
from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat

from acts.journal import Event, NewEvent, Snapshot, act_subject, chain, snapshot, task_subject
from acts.registers.books import BookEntry, number_key
from acts.store import event_rows, projection
from acts.store.cells import Cells, Prepared, select
from acts.store.failures import UnreadableRowError
from acts.store.models import ActRow, BookRow, EventRow, OccurrenceRow, OrganizationRow
from acts.store.refusals import (
    SubjectKind,
    book_entry,
    changed_meanwhile,
    number_taken,
    parse_subject,
    registered_already,
    unknown_subject,
)

__all__ = ["act_snapshots", "append", "events", "heads", "histories", "history", "task_snapshots"]

_Owner: TypeAlias = type[OccurrenceRow] | type[ActRow]
_FEW = 500  # below this many subjects their events are looked up one by one
_SUBJECT = event_rows.COLUMNS.index("subject")


def append(alias: str, fact: NewEvent, after: int) -> Event:
    """Write an event with what follows from it; runs inside a transaction."""
    kind, name = parse_subject(fact)
    if kind in (SubjectKind.REGISTER, SubjectKind.ROADMAP):
        return _append_bare(alias, fact, after, organization=name)
    is_act = kind is SubjectKind.ACT
    model: _Owner = ActRow if is_act else OccurrenceRow
    found = model.objects.using(alias).filter(id=name)
    owner = next(select(found.values_list(*projection.COLUMNS)), None)
    if owner is None:
        raise unknown_subject(fact.subject)
    event = _next(alias, fact, after)
    after_it = projection.read(owner, Cells()).after(fact)
    changes = projection.columns(after_it)
    if not is_act:  # a term that was taken back leaves the plan's own
        changes["effective_due"] = after_it.now.due or F("due")
    try:
        if is_act:
            _register(alias, fact, name)
        EventRow.objects.using(alias).create(**event_rows.columns(event))
    except IntegrityError as error:
        raise changed_meanwhile(fact.subject) from error
    if not found.filter(version=after).update(**changes):
        raise UnreadableRowError("итог расходится с журналом")
    return event


def _append_bare(alias: str, fact: NewEvent, after: int, *, organization: str) -> Event:
    """Write an event that nothing is derived from: registers and roadmaps are kept elsewhere."""
    if not OrganizationRow.objects.using(alias).filter(id=organization).exists():
        raise unknown_subject(fact.subject)
    event = _next(alias, fact, after)
    try:
        EventRow.objects.using(alias).create(**event_rows.columns(event))
    except IntegrityError as error:
        raise changed_meanwhile(fact.subject) from error
    return event


def _next(alias: str, fact: NewEvent, after: int) -> Event:
    last = _last(alias, fact.subject)
    if (last.seq if last else 0) != after:
        raise changed_meanwhile(fact.subject)
    return chain(fact, last=last)


def _last(alias: str, subject: str) -> Event | None:
    query = EventRow.objects.using(alias).filter(subject=subject).order_by("-seq")
    rows = select(query.values_list(*event_rows.COLUMNS)[:1])
    return next((event_rows.read(row, Cells()) for row in rows), None)


def _register(alias: str, fact: NewEvent, act: str) -> None:
    owner, book = ActRow.objects.using(alias).values_list("organization_id", "book").get(id=act)
    entry = book_entry(fact, act=act, organization=owner, book=book)
    if entry is None:
        return
    row = _book_row(entry)
    lines = BookRow.objects.using(alias)
    if lines.filter(act_id=act).exists():
        raise registered_already()
    place = {"organization_id": owner, "book": book, "year": row.year}
    same = lines.filter(**place, number_key=row.number_key)
    holder = same.values_list("act__title", "number", "date").first()
    if holder is not None:
        title, number, date = holder
        raise number_taken(entry, title=title, number=number, date=date)
    row.save(using=alias, force_insert=True)


def _book_row(entry: BookEntry) -> BookRow:
    return BookRow(
        organization_id=entry.organization,
        book=entry.book,
        year=entry.date.year,
        number_key=number_key(entry.number)[1],
        number=entry.number,
        date=entry.date,
        act_id=entry.act,
    )


def history(alias: str, subject: str) -> tuple[Event, ...]:
    """Read a subject's events."""
    return tuple(_read(EventRow.objects.using(alias).filter(subject=subject).order_by("seq")))


def events(alias: str, skip: int) -> tuple[Event, ...]:
    """Read all events in order of recording."""
    return tuple(_read(EventRow.objects.using(alias).order_by("id")[skip:]))


def heads(alias: str) -> dict[str, str]:
    """Read the digest of every subject's last event."""
    rows = EventRow.objects.using(alias)
    last = rows.filter(subject=OuterRef("subject")).order_by("-seq").values("seq")[:1]
    query = rows.filter(seq=Subquery(last)).order_by("subject")
    return dict(query.values_list("subject", "digest"))


def histories(
    alias: str,
    *,
    organization: str | None,
    until: dt.date | None,
    known: dt.datetime | None,
) -> dict[str, tuple[Event, ...]]:
    """Read the events of occurrences that count, by id of occurrence."""
    query = _of(OccurrenceRow, alias, organization)
    if until is not None:
        query = query.filter(happened_on__lte=until)
    if known is not None:
        query = query.filter(recorded_at__lte=known)
    grouped = itertools.groupby(_read(query.order_by("subject", "seq")), attrgetter("fact.subject"))
    return {subject.partition(":")[2]: tuple(group) for subject, group in grouped}


def _of(model: _Owner, alias: str, organization: str | None) -> "QuerySet[EventRow]":
    prefix = _prefix(model)
    query = EventRow.objects.using(alias).filter(subject__startswith=prefix)
    if organization is None:
        return query
    owned = model.objects.using(alias).filter(organization_id=organization)
    return query.filter(
        subject__in=owned.values_list(Concat(Value(prefix, output_field=TextField()), "id"))
    )


def _prefix(model: _Owner) -> str:
    return act_subject("") if model is ActRow else task_subject("")


def _read(query: "QuerySet[EventRow]") -> Iterator[Event]:
    cells = Cells()
    return (event_rows.read(row, cells) for row in select(query.values_list(*event_rows.COLUMNS)))


def task_snapshots(
    alias: str,
    days: Mapping[str, dt.date],
    known: dt.datetime | None,
    organization: str | None,
) -> dict[str, Snapshot]:
    """Read where occurrences stand."""
    return _snapshots(OccurrenceRow, alias, days, known, organization)


def act_snapshots(
    alias: str,
    days: Mapping[str, dt.date],
    known: dt.datetime | None,
    organization: str | None,
) -> dict[str, Snapshot]:
    """Read where acts stand."""
    return _snapshots(ActRow, alias, days, known, organization)


def _projected(model: _Owner, alias: str) -> "QuerySet[Any, Any]":
    rows = model.objects.using(alias).filter(version__gt=0)
    return rows.values_list("id", "organization_id", *projection.COLUMNS[1:])


def _of_one(model: _Owner) -> Prepared:
    return Prepared(
        lambda alias, organization: _projected(model, alias).filter(organization_id=organization)
    )


_OF_ONE = {model: _of_one(model) for model in (OccurrenceRow, ActRow)}


def _snapshots(
    model: _Owner,
    alias: str,
    days: Mapping[str, dt.date],
    known: dt.datetime | None,
    organization: str | None,
) -> dict[str, Snapshot]:
    """Take the projection where the whole history counts, and replay the rest."""
    found: dict[str, Snapshot] = {}
    in_part: dict[str, dt.date] = {}
    cells = Cells()
    for name, owner, latest_fact, latest_record, *now in (
        select(_projected(model, alias))
        if organization is None
        else _OF_ONE[model].select(alias, organization)
    ):
        day = days.get(owner)
        if day is None:
            continue
        if cells.day(latest_fact) <= day and (
            known is None or cells.moment(latest_record) <= known
        ):
            found[name] = projection.read_now(now, cells)
        else:
            in_part[_prefix(model) + name] = day
    if in_part:
        found |= _replay(_of(model, alias, organization), in_part, known)
    return found


def _replay(
    query: "QuerySet[EventRow]", days: Mapping[str, dt.date], known: dt.datetime | None
) -> Iterator[tuple[str, Snapshot]]:
    query = query.filter(happened_on__lte=max(days.values()))
    if known is not None:
        query = query.filter(recorded_at__lte=known)
    if len(days) <= _FEW:
        query = query.filter(subject__in=list(days))
    cells = Cells()
    rows: Iterator[tuple[Any, ...]] = select(
        query.order_by("subject", "seq").values_list(*event_rows.COLUMNS)
    )
    asked = (row for row in rows if row[_SUBJECT] in days)
    for subject, group in itertools.groupby(asked, key=lambda row: str(row[_SUBJECT])):
        counted = [
            event
            for event in (event_rows.read(row, cells) for row in group)
            if event.fact.happened_on <= days[subject]
        ]
        if counted:
            yield subject.partition(":")[2], snapshot(counted)
