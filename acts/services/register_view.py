"""Registers to look through: who may see and keep them, lists with a search, who names whom."""

import dataclasses as dc
import re
from collections.abc import Iterable

from acts.errors import WorkflowError
from acts.organization import Organization
from acts.registers.column import Column, Personal, Table, ValueKind
from acts.registers.rows import Row
from acts.registers.tables import TABLES, table_of
from acts.russian.look_alikes import fold
from acts.services.desk import Desk
from acts.services.exchange_erased import erased_at
from acts.services.exchange_view import Reader
from acts.services.registering import recorder_role, rows_of

__all__ = [
    "ListedRow",
    "RegisterSeen",
    "finds",
    "keeps",
    "listed_columns",
    "naming_columns",
    "require_keeper",
    "require_reader",
    "rows_naming",
    "search",
    "seen_registers",
    "shown_columns",
    "standing_rows",
]

_MOST_LISTED = 4
_WORD = re.compile(r"\w+")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSeen:
    """A register in the list of them.

    Attributes:
        table: Its definition.
        living: How many rows are in use.
        excluded: How many were taken out of use.
    """

    table: Table
    living: int
    excluded: int


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """A row in a list: what it is called and the values of the columns that are listed.

    Attributes:
        code: Its code.
        label: What it is called.
        cells: Values as a person reads them, one for each listed column.
        excluded: Whether it was taken out of use.
        table: Key of its table.
    """

    code: str
    label: str
    cells: tuple[str, ...]
    excluded: bool
    table: str


def keeps(desk: Desk, organization: Organization) -> bool:
    """Tell whether the actor keeps an organisation's registers, as the command line asks it."""
    try:
        recorder_role(desk, organization)
    except WorkflowError:
        return False
    return True


def require_keeper(desk: Desk, organization: Organization) -> None:
    """Refuse whoever doesn't keep an organisation's registers.

    Raises:
        WorkflowError: The actor doesn't.
    """
    if not keeps(desk, organization):
        raise WorkflowError(
            "ваша учётная запись не ведёт данные этой организации",
            remedy="Вносить и менять их могут сотрудники самой организации",
        )


def require_reader(desk: Desk) -> None:
    """Refuse an account that records nothing: names of pupils are none of its business.

    Raises:
        WorkflowError: The actor has no role.
    """
    if not desk.actor.roles:
        raise WorkflowError(
            "ваша учётная запись не работает с данными школ",
            remedy="Их видят сотрудники школы и те, кто её проверяет",
        )


def shown_columns(table: Table, *, keeper: bool) -> tuple[Column, ...]:
    """Give the columns a page may show; sensitive ones are for the organisation's own people.

    Args:
        table: The register.
        keeper: Whether the page is for one who keeps it.
    """
    return tuple(
        one
        for one in table.columns
        if one.in_form and (keeper or one.personal is not Personal.SENSITIVE)
    )


def listed_columns(table: Table) -> tuple[Column, ...]:
    """Give the columns of a list beside what a row is called: required ones before the others."""
    plain = [
        one
        for one in table.columns
        if one.in_form and one.key not in table.label and one.personal is Personal.NONE
    ]
    chosen = sorted(plain, key=lambda one: not one.required)[:_MOST_LISTED]
    return tuple(one for one in plain if one in chosen)


def standing_rows(desk: Desk, organization: Organization) -> tuple[Row, ...]:
    """Give all rows but those of which nothing is left since their data were erased."""
    gone = erased_at(desk, organization)
    rows = rows_of(desk, organization)
    return tuple(one for one in rows if not (one.excluded and (one.table, one.code) in gone))


def seen_registers(rows: Iterable[Row]) -> tuple[RegisterSeen, ...]:
    """Count the rows of every register, in the order in which people fill them in."""
    rows = tuple(rows)
    return tuple(
        RegisterSeen(
            table=table,
            living=sum(one.table == table.key and not one.excluded for one in rows),
            excluded=sum(one.table == table.key and one.excluded for one in rows),
        )
        for table in TABLES
    )


def search(
    rows: Iterable[Row], table: Table, *, words: str = "", excluded: bool = False, keeper: bool
) -> tuple[ListedRow, ...]:
    """List the rows of a register in which every word begins some word, by what they are called.

    Args:
        rows: All rows of the organisation.
        table: The register.
        words: What to look for, in any column the page may show; empty finds all.
        excluded: List rows out of use too, after the others.
        keeper: Whether the page is for one who keeps the register.
    """
    rows = tuple(rows)
    reader = Reader(rows)
    columns, listed = shown_columns(table, keeper=keeper), listed_columns(table)
    found = []
    for row in rows:
        if row.table != table.key or (row.excluded and not excluded):
            continue
        if words:
            told = (reader.value(one, row.value(one.key)) for one in columns)
            if not finds(words, " ".join((row.code, *told))):
                continue
        found.append(_listed(reader, listed, row))
    return tuple(sorted(found, key=lambda one: (one.excluded, fold(one.label), one.code)))


def finds(words: str, text: str) -> bool:
    """Tell whether every word that is looked for begins some word of a text.

    >>> finds("ёлк ида", "Елкина Ида Олеговна")
    True
    """
    known = _WORD.findall(fold(text))
    return all(any(one.startswith(each) for one in known) for each in _WORD.findall(fold(words)))


def naming_columns(table: Table) -> tuple[tuple[Table, Column], ...]:
    """Give the columns of other registers that name one row of this one: its consents, its pairs.

    Args:
        table: The register.
    """
    return tuple(
        (other, column)
        for other in TABLES
        for column in other.columns
        if column.kind in (ValueKind.REFERENCE, ValueKind.REFERENCES)
        and table.key in column.table
        and column.in_form
    )


def rows_naming(rows: Iterable[Row], row: Row) -> tuple[ListedRow, ...]:
    """List the rows in use that name a row."""
    rows = tuple(rows)
    reader = Reader(rows)
    keys = [(other.key, column.key) for other, column in naming_columns(table_of(row.table))]
    return tuple(
        _listed(reader, listed_columns(table_of(one.table)), one)
        for one in rows
        if not one.excluded
        and any(one.table == table and row.code in one.codes(key) for table, key in keys)
    )


def _listed(reader: Reader, columns: Iterable[Column], row: Row) -> ListedRow:
    return ListedRow(
        code=row.code,
        label=reader.label(row),
        cells=tuple(reader.value(one, row.value(one.key)) for one in columns),
        excluded=row.excluded,
        table=row.table,
    )
