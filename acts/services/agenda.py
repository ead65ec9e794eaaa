"""What an organisation has on its desk today: late, due today, due within a week, with others."""

import dataclasses as dc
import datetime as dt
import enum
from collections.abc import Iterable

from acts import resources
from acts.act import ActKind
from acts.report import Flag, StatusRow
from acts.services.desk import Desk
from acts.services.reporting import status
from acts.sources.catalog import load_catalog
from acts.states import FINAL_TASK_STATES, TaskState

__all__ = ["Agenda", "AgendaRow", "Step", "agenda"]

_WEEK = dt.timedelta(days=7)


class Step(enum.StrEnum):
    """The one obvious thing to do next."""

    DRAFT = "draft"  # `acts` prepares the document
    ATTACH = "attach"  # the document is made outside: attach it
    MEND = "mend"  # it came back: mend it and hand it in again
    CONFIRM = "confirm"  # the checker decides
    CLARIFY = "clarify"  # the reading of the term waits for a person's word


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An occurrence that wants something.

    Attributes:
        row: Where it stands.
        step: What to do next, None while somebody else has to act.
        kind: The kind of act to prepare, for `Step.DRAFT`.
        days: Days until the term; negative when it is past, None without a date.
    """

    row: StatusRow
    step: Step | None
    kind: ActKind | None = None
    days: int | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The desk of one organisation on a day; a row stands in one list only.

    Attributes:
        today: The organisation's day.
        overdue: Late, the latest first.
        due_today: Their term is today.
        week: Their term comes within seven days.
        waiting: Others have to act.
        later: How many open ones have a later term.
        undated: How many open ones have no date.
        done: How many are closed.
    """

    today: dt.date
    overdue: tuple[AgendaRow, ...]
    due_today: tuple[AgendaRow, ...]
    week: tuple[AgendaRow, ...]
    waiting: tuple[AgendaRow, ...]
    later: int
    undated: int
    done: int


def agenda(desk: Desk, organization_id: str) -> Agenda:
    """Lay out what an organisation has to do.

    Args:
        desk: The workspace.
        organization_id: Whose desk it is.

    Raises:
        InputError: The actor has no such organisation.
    """
    organization = desk.organization(organization_id)
    today = desk.today(organization)
    known = {one.code: one for one in load_catalog(resources.catalog())}
    kinds = {
        item.number: tuple(known[one] for one in item.result.kinds if one in known)
        for item in desk.roadmap.items
    }
    lists: dict[str, list[AgendaRow]] = {"overdue": [], "today": [], "week": [], "waiting": []}
    later = undated = done = 0
    for row in status(desk, organization=organization_id).rows:
        if row.state in FINAL_TASK_STATES or Flag.SUPERSEDED in row.flags:
            done += 1
        elif row.holder != organization_id:
            lists["waiting"].append(_wanted(row, today, ()))
        elif row.due is None or Flag.PERIOD_OVER in row.flags:
            undated += 1
        elif place := _place(row, today):
            lists[place].append(_wanted(row, today, kinds.get(row.item, ())))
        else:
            later += 1
    return Agenda(
        today=today,
        overdue=_by_term(lists["overdue"]),
        due_today=_by_term(lists["today"]),
        week=_by_term(lists["week"]),
        waiting=_by_term(lists["waiting"]),
        later=later,
        undated=undated,
        done=done,
    )


def _place(row: StatusRow, today: dt.date) -> str:
    assert row.due is not None
    if Flag.OVERDUE in row.flags:
        return "overdue"
    if row.due == today:
        return "today"
    return "week" if today < row.due <= today + _WEEK else ""


def _by_term(rows: Iterable[AgendaRow]) -> tuple[AgendaRow, ...]:
    return tuple(sorted(rows, key=lambda one: (one.row.due or dt.date.max, one.row.item)))


def _wanted(row: StatusRow, today: dt.date, kinds: tuple[ActKind, ...]) -> AgendaRow:
    step = _step(row, kinds)
    return AgendaRow(
        row=row,
        step=step,
        kind=kinds[0] if step is Step.DRAFT else None,
        days=(row.due - today).days if row.due else None,
    )


def _step(row: StatusRow, kinds: tuple[ActKind, ...]) -> Step | None:
    if row.state is TaskState.SUBMITTED:
        return Step.CONFIRM if row.holder == row.organization else None
    if Flag.NEEDS_CONFIRMATION in row.flags:
        return Step.CLARIFY
    if row.state is TaskState.RETURNED:
        return Step.MEND
    return Step.DRAFT if kinds else Step.ATTACH
