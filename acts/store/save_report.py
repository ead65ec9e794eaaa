"""What saving changed: told to people and the same for every store."""

import dataclasses as dc
import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from acts.errors import InputError, Problem
from acts.plan import Occurrence
from acts.states import FINAL_TASK_STATES

__all__ = [
    "MovedDate",
    "PlanChange",
    "SaveReport",
    "compare",
    "left_out",
    "plan_change",
    "refuse_unknown",
]

_Value = TypeVar("_Value")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class MovedDate:
    """What a plan says of a date that was another one before.

    Attributes:
        id: Item, period, organisation.
        before: The date before, or None.
        now: The date now, or None.
        rule: How the date before had come about.
    """

    id: str
    before: dt.date | None
    now: dt.date | None
    rule: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class SaveReport:
    """Ids of what was saved, in the order given.

    Attributes:
        added: New.
        changed: There already, with other content.
        unchanged: There already and the same.
        removed: No longer in the plan and without events, so taken out.
        kept: No longer in the plan, but something was recorded about them, so kept.
        superseded: Of those kept and of those closed under other terms, the ones marked now with
            the edition that changed them.
        moved: Dates that are others now.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    moved: tuple[MovedDate, ...] = ()


def compare(stored: Mapping[str, _Value], given: Mapping[str, _Value]) -> SaveReport:
    """Sort what is given into new, changed and unchanged."""
    return SaveReport(
        added=tuple(key for key in given if key not in stored),
        changed=tuple(key for key in given if key in stored and stored[key] != given[key]),
        unchanged=tuple(key for key in given if key in stored and stored[key] == given[key]),
    )


def left_out(
    stored: Iterable[Occurrence], given: Sequence[Occurrence], *, whole: Collection[str] = ()
) -> tuple[str, ...]:
    """Find occurrences a plan no longer has, among the organisations and items it speaks of.

    A plan saved for one organisation or one item says nothing about the others.

    Args:
        stored: What the store has.
        given: The plan.
        whole: Organisations whose whole plan this is: items it doesn't name have left it.
    """
    organizations = {one.id.organization for one in given}
    items = {one.id.item for one in given}
    ids = {one.id for one in given}
    return tuple(
        str(one.id)
        for one in stored
        if one.id not in ids
        and (
            one.id.organization in whole
            or (one.id.organization in organizations and one.id.item in items)
        )
    )


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """What saving a plan comes to, the same for every store.

    Attributes:
        rows: What to write: new and changed occurrences, those marked among them.
        removed: Ids to take out.
        report: What to tell.
    """

    rows: tuple[Occurrence, ...]
    removed: tuple[str, ...]
    report: SaveReport


def plan_change(
    stored: Mapping[str, Occurrence],
    given: Sequence[Occurrence],
    *,
    whole: Collection[str],
    edition: str,
    states: Mapping[str, str],
) -> PlanChange:
    """Work out how a plan changes the stored one; nothing with events is lost.

    An occurrence that left the plan goes when nothing was recorded about it; else it stays, with
    the mark of the edition, if an edition is the cause. One that is closed keeps the terms it was
    closed under. What a later plan asks for again, and is open, loses its mark.

    Args:
        stored: What the store has, by id.
        given: The plan.
        whole: Organisations whose whole plan this is.
        edition: Name of the edition now taken over, or empty when none is.
        states: State of each occurrence about which something was recorded.
    """
    plan = {str(one.id): one for one in given}
    gone = left_out(stored.values(), given, whole=whole)
    kept = tuple(one for one in gone if one in states)
    closed = {key for key, state in states.items() if state in FINAL_TASK_STATES}
    other = {
        key: one for key, one in stored.items() if key in plan and _terms(one) != _terms(plan[key])
    }
    frozen = {
        key: one
        for key, one in stored.items()
        if key in closed and key in plan and (one.superseded or (edition and key in other))
    }
    marked = {
        key: dc.replace(stored[key], superseded=edition)
        for key in (*kept, *frozen)
        if edition and not stored[key].superseded
    }
    report = compare(stored, plan | frozen)
    return PlanChange(
        rows=(*(plan[key] for key in (*report.added, *report.changed)), *marked.values()),
        removed=tuple(one for one in gone if one not in states),
        report=dc.replace(
            report,
            unchanged=tuple(key for key in report.unchanged if key not in marked),
            removed=tuple(one for one in gone if one not in states),
            kept=kept,
            superseded=tuple(marked),
            moved=tuple(
                MovedDate(id=key, before=one.due, now=plan[key].due, rule=one.rule)
                for key, one in other.items()
                if key not in frozen and one.due != plan[key].due
            ),
        ),
    )


def _terms(one: Occurrence) -> tuple[object, ...]:
    return one.kind, one.start, one.raw_due, one.due


def refuse_unknown(organizations: Iterable[str], known: Iterable[str]) -> None:
    """Stop when something is saved for an organisation the store doesn't have.

    Raises:
        InputError: One problem for each unknown organisation.
    """
    unknown = sorted(set(organizations) - set(known))
    if unknown:
        raise InputError(
            Problem(
                message=f"организации «{one}» нет в хранилище",
                remedy="Сначала внесите организацию",
                code="store.unknown-organization",
            )
            for one in unknown
        )
