"""Erased rows: what an older file still says about them is not taken in again."""

import dataclasses as dc
from collections.abc import Mapping

from acts.errors import Problem, Severity
from acts.journal import register_subject
from acts.organization import Organization
from acts.registers.column import Personal, Table
from acts.registers.rows import OfferedRow
from acts.registers.tables import TABLES, table_of
from acts.services.desk import Desk
from acts.sources.forms import ReadForm
from acts.states import RegisterTrigger

__all__ = ["ERASED", "Erased", "erased_at", "personal_keys", "without_erased"]

# Code of the warning that a file still holds what was erased.
ERASED = "data.erased"
# Table and code of a row → revision since which its data are erased.
Erased = Mapping[tuple[str, str], int]


def personal_keys(table: Table) -> tuple[str, ...]:
    """List the columns of a table that hold personal data."""
    return tuple(one.key for one in table.columns if one.personal is not Personal.NONE)


def erased_at(desk: Desk, organization: Organization) -> Erased:
    """Map erased rows to the revision of their erasure; the journal knows."""
    tables = {one.prefix: one.key for one in TABLES}
    gone = {}
    for event in desk.store.history(register_subject(organization.id)):
        fact = event.fact
        if fact.trigger == RegisterTrigger.ERASE:
            code = fact.details.document
            gone[(tables[code.rpartition("-")[0]], code)] = int(fact.target)
    return gone


def without_erased(
    form: ReadForm, erased: Erased, *, file: str
) -> tuple[ReadForm, tuple[Problem, ...]]:
    """Leave out what a form that is older than an erasure says about the person.

    Args:
        form: What was read.
        erased: What was erased, and since which revision.
        file: Its name, for messages.

    Returns:
        The form without those values, and a warning for each row.
    """
    sound: list[OfferedRow] = []
    unread: list[OfferedRow] = []
    told: list[Problem] = []
    for row in (*form.rows, *form.unread):
        kept = unread if row.unread else sound
        since = erased.get((row.table, row.code))
        if since is None or form.revision >= since:
            kept.append(row)
            continue
        gone = personal_keys(table_of(row.table))
        values = {key: value for key, value in row.values.items() if key not in gone}
        kept.append(dc.replace(row, values=values))
        if any(row.values.get(key) for key in gone):
            told.append(_told(row, file))
    return dc.replace(form, rows=tuple(sound), unread=tuple(unread)), tuple(told)


def _told(row: OfferedRow, file: str) -> Problem:
    return Problem(
        message=f"персональные данные строки {row.code} стёрты из хранилища: "
        "из этого файла они не внесены",
        remedy="Удалите файл, если он больше не нужен",
        file=file,
        place=row.place,
        code=ERASED,
        severity=Severity.WARNING,
    )
