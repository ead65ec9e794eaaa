"""What an organisation has on its desk today: late, due today, due within a week, with others."""

import dataclasses as dc
import datetime as dt
import enum
import functools
from collections.abc import Iterable, Mapping

from acts import resources
from acts.act import ActKind
from acts.actor import Role
from acts.report import Flag, StatusRow
from acts.roadmap import Item
from acts.services.act_page import may_draft
from acts.services.desk import Desk
from acts.services.reporting import status
from acts.sources.catalog import load_catalog
from acts.states import FINAL_TASK_STATES, ActState, TaskState, TaskTrigger
from acts.workflow import TASK_WORKFLOW

__all__ = ["Agenda", "AgendaRow", "Draft", "Step", "agenda", "draft_for"]

_WEEK = dt.timedelta(days=7)
_UNDER_WAY = frozenset(
    {
        ActState.DRAFT,
        ActState.LEGAL_REVIEW,
        ActState.APPROVAL,
        ActState.RETURNED,
        ActState.OPINION,
        ActState.CONSULTATION,
        ActState.READY_TO_SIGN,
        ActState.SIGNED,
    }
)


class Step(enum.StrEnum):
    """The one obvious thing to do next."""

    DRAFT = "draft"  # `acts` prepares the document
    ATTACH = "attach"  # the document is made outside: attach it
    MEND = "mend"  # it came back: mend it and hand it in again
    CONFIRM = "confirm"  # the checker decides
    CLARIFY = "clarify"  # the reading of the term waits for a person's word


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The act that an occurrence wants.

    Attributes:
        kind: Its kind.
        under_way: Id of the act of this kind that is being prepared already, or empty.
        period: The period to prepare it for, or empty: the day decides.
    """

    kind: ActKind
    under_way: str = ""
    period: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An occurrence that wants something.

    Attributes:
        row: Where it stands.
        step: What the one who asks does next, None while somebody else has to act.
        draft: The act to prepare, for `Step.DRAFT`; None where the actor prepares none.
        days: Days until the term; negative when it is past, None without a date.
    """

    row: StatusRow
    step: Step | None
    draft: Draft | None = None
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
    kinds = {item.number: _kinds(item) for item in desk.roadmap.items}
    drafts = _under_way(desk, organization_id) if may_draft(desk) else None
    roles = desk.actor.roles
    lists: dict[str, list[AgendaRow]] = {"overdue": [], "today": [], "week": [], "waiting": []}
    later = undated = done = 0
    for row in status(desk, organization=organization_id).rows:
        if row.state in FINAL_TASK_STATES or Flag.SUPERSEDED in row.flags:
            done += 1
        elif row.holder != organization_id:
            lists["waiting"].append(_wanted(row, today, (), drafts, roles))
        elif row.due is None or Flag.PERIOD_OVER in row.flags:
            undated += 1
        elif place := _place(row, today):
            lists[place].append(_wanted(row, today, kinds.get(row.item, ()), drafts, roles))
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


def draft_for(desk: Desk, row: StatusRow, item: Item) -> Draft | None:
    """Name the act an occurrence wants from the one who asks; None where there is none.

    Args:
        desk: The workspace.
        row: Where the occurrence stands.
        item: Its item of the roadmap.
    """
    step = _step(row, _kinds(item), desk.actor.roles) if row.holder == row.organization else None
    if step is not Step.DRAFT or row.state in FINAL_TASK_STATES or not may_draft(desk):
        return None
    return _draft(row, _kinds(item)[0], _under_way(desk, row.organization))


@functools.cache
def _catalog() -> Mapping[str, ActKind]:
    return {one.code: one for one in load_catalog(resources.catalog())}


def _kinds(item: Item) -> tuple[ActKind, ...]:
    known = _catalog()
    return tuple(known[one] for one in item.result.kinds if one in known)


def _under_way(desk: Desk, organization: str) -> Mapping[str, str]:
    """Give by kind the act that is being prepared; of several, the latest."""
    days = {organization: desk.today(desk.organization(organization))}
    now = desk.store.act_snapshots(days=days, organization=organization)
    begun = [
        name
        for name in sorted(now, reverse=True)
        if ActState(now[name].state or ActState.DRAFT) in _UNDER_WAY
    ]
    begun.sort(key=lambda name: now[name].since or dt.date.min)
    # Acts are heavy, with the whole of their data; few are under way at a time.
    acts = (desk.store.act(name) for name in begun)
    return {one.kind: one.id for one in acts if one is not None}


def _draft(row: StatusRow, kind: ActKind, under_way: Mapping[str, str]) -> Draft:
    year = row.period if row.period.isdigit() else ""
    return Draft(kind=kind, under_way=under_way.get(kind.code, ""), period=year)


def _place(row: StatusRow, today: dt.date) -> str:
    assert row.due is not None
    if Flag.OVERDUE in row.flags:
        return "overdue"
    if row.due == today:
        return "today"
    return "week" if today < row.due <= today + _WEEK else ""


def _by_term(rows: Iterable[AgendaRow]) -> tuple[AgendaRow, ...]:
    return tuple(sorted(rows, key=lambda one: (one.row.due or dt.date.max, one.row.item)))


def _wanted(
    row: StatusRow,
    today: dt.date,
    kinds: tuple[ActKind, ...],
    drafts: Mapping[str, str] | None,
    roles: frozenset[Role],
) -> AgendaRow:
    """Say what an occurrence wants; `drafts` are those under way, None where none is made."""
    step = _step(row, kinds, roles)
    return AgendaRow(
        row=row,
        step=step,
        draft=_draft(row, kinds[0], drafts) if step is Step.DRAFT and drafts is not None else None,
        days=(row.due - today).days if row.due else None,
    )


def _step(row: StatusRow, kinds: tuple[ActKind, ...], roles: frozenset[Role]) -> Step | None:
    possible = TASK_WORKFLOW.by_roles(row.state, roles)
    if row.state is TaskState.SUBMITTED:
        return Step.CONFIRM if TaskTrigger.CONFIRM in possible else None
    if Flag.NEEDS_CONFIRMATION in row.flags:
        return Step.CLARIFY
    if kinds and row.state is not TaskState.RETURNED:
        return Step.DRAFT
    if TaskTrigger.ATTACH not in possible:
        return None
    return Step.MEND if row.state is TaskState.RETURNED else Step.ATTACH
