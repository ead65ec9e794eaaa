"""Checks a database against its journal: chains, projections, registers, registration books."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from operator import itemgetter

from acts.errors import Problem
from acts.journal import Event, act_subject, register_subject, roadmap_subject, task_subject
from acts.registers.books import BookEntry
from acts.store import event_rows, organization_rows, projection, register_rows
from acts.store.cells import Cells, select
from acts.store.failures import UnreadableRowError
from acts.store.models import ActRow, BookRow, EventRow, OccurrenceRow
from acts.store.projection import Projection
from acts.store.refusals import book_entry
from acts.store.verification import (
    chain_problems,
    missing_subjects,
    register_problems,
    unreadable,
)

__all__ = ["audit"]

_REBUILD = "Восстановите хранилище из копии: итог не выводится из событий"
_Lines = dict[str, tuple[str, dt.date | None, str]]


def audit(alias: str, heads: Mapping[str, str]) -> Iterator[Problem]:
    """Find everything that doesn't follow from the journal or doesn't hold together."""
    cells = Cells()
    stored = dict(_projections(alias, cells))
    acts = {
        act_subject(name): (name, owner, book)
        for name, owner, book in ActRow.objects.using(alias).values_list(
            "id", "organization_id", "book"
        )
    }
    revisions = _revisions(alias)
    bare = {roadmap_subject(one) for one in organization_rows.ids(alias)}
    lines: _Lines = {}
    seen: dict[str, None] = {}
    for subject, events in _histories(alias, cells):
        seen[subject] = None
        if events is None:
            yield unreadable(subject)
            continue
        yield from chain_problems(subject, events, exported=heads.get(subject))
        if subject in revisions:
            yield from register_problems(subject, events, revisions[subject])
            continue
        if subject in bare:  # the edition is compared with the pinned roadmap by who has it
            continue
        yield from _owned(subject, events, stored)
        if subject in acts:
            lines |= _lines(events, *acts[subject])
    for subject, found in stored.items():
        if subject not in seen:
            yield from _compare(subject, Projection(), found)
    yield from missing_subjects(seen, heads)
    yield from _book_problems(alias, lines, cells)


def _histories(alias: str, cells: Cells) -> Iterator[tuple[str, tuple[Event, ...] | None]]:
    """Yield subjects with their events, or None where a row can't be read."""
    assert event_rows.COLUMNS[0] == "subject"
    query = EventRow.objects.using(alias).order_by("subject", "seq")
    rows = select(query.values_list(*event_rows.COLUMNS))
    for subject, group in itertools.groupby(rows, key=itemgetter(0)):
        listed = list(group)
        try:
            yield subject, tuple(event_rows.read(row, cells) for row in listed)
        except UnreadableRowError:
            yield subject, None


def _revisions(alias: str) -> dict[str, int]:
    """Map the subjects of all registers to their last revisions."""
    last = register_rows.last_revisions(alias)
    return {register_subject(one): last.get(one, 0) for one in organization_rows.ids(alias)}


def _projections(alias: str, cells: Cells) -> Iterator[tuple[str, Projection | None]]:
    """Yield what the store says of each subject; None where that contradicts itself."""
    query = OccurrenceRow.objects.using(alias).values_list(
        "id", "due", "effective_due", *projection.COLUMNS
    )
    for name, due, effective_due, *row in select(query):
        found = _read(row, cells)
        if found is not None and cells.days[effective_due] != (found.now.due or cells.days[due]):
            found = None
        yield task_subject(name), found
    for name, *row in select(ActRow.objects.using(alias).values_list("id", *projection.COLUMNS)):
        yield act_subject(name), _read(row, cells)


def _read(row: list[object], cells: Cells) -> Projection | None:
    try:
        return projection.read(row, cells)
    except (UnreadableRowError, TypeError):
        return None


def _owned(
    subject: str, events: tuple[Event, ...], stored: Mapping[str, Projection | None]
) -> Iterator[Problem]:
    if subject in stored:
        yield from _compare(subject, projection.replay(events), stored[subject])
    else:
        yield Problem(
            message="события есть, а того, о чём они, в хранилище нет",
            remedy=_REBUILD,
            place=subject,
            code="store.orphan",
        )


def _compare(subject: str, right: Projection, found: Projection | None) -> Iterator[Problem]:
    if found != right:
        yield Problem(
            message="состояние в хранилище не следует из журнала",
            remedy=_REBUILD,
            place=subject,
            code="store.projection",
        )


def _lines(events: tuple[Event, ...], act: str, owner: str, book: str) -> _Lines:
    entries: Iterator[BookEntry | None] = (
        book_entry(event.fact, act=act, organization=owner, book=book) for event in events
    )
    return {one.act: (one.number, one.date, one.organization) for one in entries if one}


def _book_problems(alias: str, right: _Lines, cells: Cells) -> Iterator[Problem]:
    query = BookRow.objects.using(alias).order_by("act_id")
    found = {
        act: (number, cells.days[date], owner)
        for act, number, date, owner in select(
            query.values_list("act_id", "number", "date", "organization_id")
        )
    }
    for act in sorted(found.keys() | right.keys()):
        if found.get(act) != right.get(act):
            yield Problem(
                message="строка книги регистрации не следует из журнала",
                remedy=_REBUILD,
                place=act_subject(act),
                code="store.book",
            )
