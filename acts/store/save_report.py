"""What saving changed: told to people and the same for every store."""

import dataclasses as dc
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from acts.errors import InputError, Problem
from acts.plan import Occurrence

__all__ = ["SaveReport", "compare", "left_out", "refuse_unknown"]

_Value = TypeVar("_Value")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class SaveReport:
    """Ids of what was saved, in the order given.

    Attributes:
        added: New.
        changed: There already, with other content.
        unchanged: There already and the same.
        removed: No longer in the plan and without events, so taken out.
        kept: No longer in the plan, but something was recorded about them, so kept.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def compare(stored: Mapping[str, _Value], given: Mapping[str, _Value]) -> SaveReport:
    """Sort what is given into new, changed and unchanged."""
    return SaveReport(
        added=tuple(key for key in given if key not in stored),
        changed=tuple(key for key in given if key in stored and stored[key] != given[key]),
        unchanged=tuple(key for key in given if key in stored and stored[key] == given[key]),
    )


def left_out(stored: Iterable[Occurrence], given: Sequence[Occurrence]) -> tuple[str, ...]:
    """Find occurrences a plan no longer has, among the organisations and items it speaks of.

    A plan saved for one organisation or one item says nothing about the others.
    """
    organizations = {one.id.organization for one in given}
    items = {one.id.item for one in given}
    ids = {one.id for one in given}
    return tuple(
        str(one.id)
        for one in stored
        if one.id.organization in organizations and one.id.item in items and one.id not in ids
    )


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
