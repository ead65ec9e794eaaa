"""Answer «what is done, what is overdue» as of a day or an instant, by what was known then."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Mapping

from acts.deadlines.due import relative_due
from acts.deadlines.own_rules import NO_RULES, differences
from acts.deadlines.policy import describe
from acts.deadlines.reading import Kind, Reading
from acts.journal import Snapshot
from acts.organization import Organization
from acts.plan import Occurrence, what_to_do
from acts.report import Assessment, Flag, Status, StatusRow, assess, summarize
from acts.roadmap import Item
from acts.services.desk import Desk, local_day
from acts.services.planning import former_editions, wordings_of
from acts.states import FINAL_TASK_STATES, TaskState

__all__ = ["document_label", "status"]

_NOTHING = Snapshot()


def status(
    desk: Desk,
    *,
    as_of: dt.date | dt.datetime | None = None,
    known: dt.datetime | None = None,
    organization: str | None = None,
    item: str | None = None,
    only_overdue: bool = False,
) -> Status:
    """Report where every occurrence stands.

    Args:
        desk: The workspace.
        as_of: A day (of each organisation's own zone) or an instant; None is now.
        known: Count only what was recorded by this moment; None counts everything.
        organization: Only this one.
        item: Only this item.
        only_overdue: Only rows that are overdue.
    """
    if organization is not None:
        shown = [desk.organization(organization)]
    else:
        shown = [one for one in desk.store.organizations() if desk.actor.may_touch(one.id)]
    moment = desk.moment if as_of is None else as_of
    days = {one.id: _day(moment, one.zone) for one in shown}
    snapshots = desk.store.snapshots(days=days, known=known, organization=organization)
    told = tuple(
        (row, todo)
        for row, todo in _rows(desk, shown, days, snapshots)
        if (item is None or row.item == item.rstrip("."))
        and (not only_overdue or Flag.OVERDUE in row.flags)
    )
    rows = tuple(row for row, _ in told)
    named = {one for owner in shown for one in (owner.id, owner.parent)}
    return Status(
        as_of=moment.isoformat(),
        known=known.isoformat() if known else None,
        rows=rows,
        summary=summarize(rows),
        policies=(
            *describe(dc.replace(desk.roadmap.policies, zone=_zones(shown))),
            *_own_rules(desk, shown),
            f"«срок близко» – за {desk.policy.soon_days} календарных дней",
            f"на проверку документа – {desk.policy.confirm_days} рабочих дней",
        ),
        names=tuple(
            (one.id, one.short_name) for one in desk.store.organizations() if one.id in named
        ),
        todo=tuple(dict.fromkeys((row.item, todo) for row, todo in told if todo)),
    )


def _own_rules(desk: Desk, shown: list[Organization]) -> Iterator[str]:
    """Say for each organisation with rules of its own what they change."""
    for one in shown:
        if one.rules != NO_RULES:
            own = differences(desk.policies_of(one), desk.roadmap.policies)
            if own:
                yield f"для {one.id}: {', '.join(own)}"


def _zones(shown: list[Organization]) -> str:
    """Name the zones whose days were counted: each organisation is judged by its own."""
    return ", ".join(sorted({one.zone for one in shown}))


def document_label(now: Snapshot) -> str:
    """Cite the document of an occurrence: «№ 118 от 21.09.2020», or as it was entered."""
    if not now.document:
        return ""
    if now.number and now.document_date:
        return f"№ {now.number} от {now.document_date:%d.%m.%Y}"
    return now.document


def _rows(
    desk: Desk,
    shown: list[Organization],
    days: Mapping[str, dt.date],
    snapshots: Mapping[str, Snapshot],
) -> Iterator[tuple[StatusRow, str]]:
    """Judge every occurrence; beside its row stands what is to be done about a bare term."""
    organizations = {one.id: one for one in shown}
    calendars = {one.id: desk.days_of(one) for one in shown}
    items = {one.number: one for one in desk.roadmap.items}
    clauses = {number: desk.roadmap.clause(one) for number, one in items.items()}
    single = shown[0].id if len(shown) == 1 else None
    occurrences = desk.store.occurrences(organization=single)
    wording = wordings_of(desk)
    if any(one.superseded and one.id.item not in items for one in occurrences):
        for roadmap in reversed(former_editions(desk)):
            for one in roadmap.items:
                if items.setdefault(one.number, one) is one:
                    clauses[one.number] = f"{roadmap.clause(one)}, прежняя редакция"
    for occurrence in occurrences:
        owner = organizations.get(occurrence.id.organization)
        item = items.get(occurrence.id.item)
        if owner is None or item is None:
            continue
        printed = wording(occurrence)
        now = snapshots.get(str(occurrence.id), _NOTHING)
        judged = assess(
            occurrence,
            now,
            organization=owner,
            today=days[owner.id],
            period_end=desk.roadmap.period_end,
            policy=desk.policy,
            days=desk.days,
            own_days=calendars[owner.id],
        )
        row = StatusRow(
            organization=owner.id,
            item=item.number,
            clause=clauses[item.number],
            title=item.title,
            period=occurrence.id.period,
            due=judged.due,
            rule=judged.rule + _further(desk, owner, item, occurrence, snapshots)
            if item.further_terms
            else judged.rule,
            state=judged.state,
            flags=judged.flags,
            document=document_label(now) if now.document else "",
            holder=judged.holder,
            printed=f"{printed.place}: {printed.printed}" if printed.place else printed.printed,
            reading=printed.reading,
        )
        yield row, _left(occurrence, now, judged)


def _left(occurrence: Occurrence, now: Snapshot, judged: Assessment) -> str:
    """Say what to do about a term nobody can be late by, while anything is to be done."""
    dated = now.due is not None
    settled = judged.state in FINAL_TASK_STATES or judged.state is TaskState.SUBMITTED
    return "" if dated or settled or occurrence.superseded else what_to_do(occurrence)


def _further(
    desk: Desk,
    owner: Organization,
    item: Item,
    occurrence: Occurrence,
    snapshots: Mapping[str, Snapshot],
) -> str:
    """Tell a second term stated elsewhere: its date once that is known, else its words."""
    return "".join(
        f"; {term.place}: {_counted(desk, owner, term.reading, occurrence, snapshots) or term.text}"
        for term in item.further_terms
        if not term.governs  # one that governs is the row's own term
    )


def _counted(
    desk: Desk,
    owner: Organization,
    reading: Reading,
    occurrence: Occurrence,
    snapshots: Mapping[str, Snapshot],
) -> str:
    if reading.kind is not Kind.RELATIVE or reading.relative is None:
        return ""
    anchor = dc.replace(occurrence.id, item=reading.relative.anchor.removeprefix("item:"))
    fact = snapshots.get(str(anchor))
    if fact is None or fact.document_date is None:
        return ""
    due = relative_due(reading, fact.document_date, desk.policies_of(owner), desk.days_of(owner))
    return f"до {due.effective:%d.%m.%Y} ({due.rule})"


def _day(moment: dt.date | dt.datetime, zone: str) -> dt.date:
    return local_day(moment, zone) if isinstance(moment, dt.datetime) else moment
