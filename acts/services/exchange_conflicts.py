"""Conflicts that a person decides: which value stands, journalled without the values."""

import dataclasses as dc
from collections.abc import Sequence

from acts.errors import ConflictError, InputError, Severity
from acts.registers.row_checks import check_rows
from acts.registers.rows import Conflict, Row
from acts.registers.tables import EXCLUDED, column_of
from acts.services.desk import Desk
from acts.services.exchange_problems import placed_by_code
from acts.services.registering import (
    Applied,
    overlaid,
    project,
    record,
    recorder_role,
)
from acts.states import RegisterTrigger

__all__ = ["open_conflicts", "resolve", "typed_value"]

_YES = "да"


def open_conflicts(desk: Desk, organization: str = "") -> tuple[Conflict, ...]:
    """List what waits for a decision in the organisations the actor may touch.

    Args:
        desk: The workspace.
        organization: Only its conflicts; empty means all.
    """
    if organization:
        desk.organization(organization)
    found = desk.store.conflicts(organization=organization or None)
    return tuple(one for one in found if not one.decided and desk.actor.may_touch(one.organization))


def typed_value(conflict: Conflict, text: str) -> str:
    """Read a value that a person typed for a conflict, as the form would be read.

    Raises:
        InputError: It is no value of that column.
    """
    from acts.sources.form_values import read_value

    column = column_of(conflict.table, conflict.key)
    read = read_value(text, column, place=conflict.code)
    if read.is_wrong:
        raise InputError(read.problems)
    return read.text


def resolve(desk: Desk, conflict: Conflict, value: str) -> Applied:
    """Let a value stand and close the conflict.

    Args:
        desk: The workspace.
        conflict: As the store lists it.
        value: Canonical text: what the file has, what the store has, or a third one.

    Raises:
        ConflictError: Somebody decided it, or changed the row, meanwhile.
        InputError: The row would break a rule of the registers.
        WorkflowError: The actor doesn't keep these registers.
    """
    organization = desk.organization(conflict.organization)
    role = recorder_role(desk, organization)
    with desk.store.transaction():
        waiting = desk.store.conflicts(organization=organization.id)
        stored = desk.store.register(organization.id)
        row = next((one for one in stored if _is_about(conflict, one)), None)
        if conflict not in waiting or row is None or _value(row, conflict.key) != conflict.stored:
            raise ConflictError(
                "это спорное поле уже решили или изменили", remedy="Посмотрите: acts data conflicts"
            )
        changed = _with(row, conflict.key, value)
        before = now = desk.store.register_revision(organization.id)
        if changed != row:
            today = desk.today(organization)
            known = set(check_rows(stored, today=today))
            after = check_rows(overlaid(stored, [changed]), today=today)
            wrong = [one for one in after if one not in known and one.severity is Severity.ERROR]
            if wrong:
                raise InputError(placed_by_code(one, stored) for one in wrong)
            now = desk.store.save_register(organization.id, [changed])
        left = [one for one in waiting if one != conflict]
        desk.store.save_conflicts(organization.id, [*left, *_decided(conflict, value, left)])
        project(desk, organization)
        heading = column_of(conflict.table, conflict.key).title
        summary = f"{conflict.code}, «{heading}»: {_chosen(conflict, value)}"
        event = record(
            desk,
            organization,
            role=role,
            trigger=RegisterTrigger.RESOLVE,
            revisions=(before, now),
            reason=summary,
        )
    return Applied(revision=now, summary=summary, event=event)


def _decided(conflict: Conflict, value: str, left: Sequence[Conflict]) -> list[Conflict]:
    """Give what is not to be asked again: each side that did not stand, over the one that did."""
    rejected = [one for one in (conflict.stored, conflict.offered) if one != value]
    found = [
        dc.replace(conflict, stored=value, offered=one, place="", file="", decided=True)
        for one in dict.fromkeys(rejected)
    ]
    return [one for one in found if one not in left]


def _is_about(conflict: Conflict, row: Row) -> bool:
    return (row.table, row.code) == (conflict.table, conflict.code)


def _value(row: Row, key: str) -> str:
    if key == EXCLUDED:
        return _YES if row.excluded else ""
    return row.value(key)


def _with(row: Row, key: str, value: str) -> Row:
    if key == EXCLUDED:
        return dc.replace(row, excluded=value == _YES)
    return dc.replace(row, values={**row.values, key: value})


def _chosen(conflict: Conflict, value: str) -> str:
    if value == conflict.stored:
        return "оставлено из хранилища"
    return "взято из файла" if value == conflict.offered else "вписано другое"
