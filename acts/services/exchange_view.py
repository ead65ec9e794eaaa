"""Registers in a reader's words: what a row is called and how a value reads."""

import dataclasses as dc
import re
from collections.abc import Iterable

from acts.errors import Problem
from acts.registers.column import Column, ValueKind
from acts.registers.rows import ChangeSet, Conflict, Row, RowStatus
from acts.registers.tables import EXCLUDED, TABLES, column_of, table_of
from acts.russian.dates import numeric_date, parse_date
from acts.services.desk import Desk
from acts.services.registering import overlaid, rows_of

__all__ = [
    "ADDED",
    "FieldSeen",
    "Reader",
    "RowSeen",
    "reader_of",
    "seen_changes",
]

ADDED = "новая строка"
_CODE = re.compile(r"(?<![\w@-])[a-z]+-\d+(?![\w@-])")
_STATUS_WORDS = {
    RowStatus.ADDED: ADDED,
    RowStatus.CHANGED: "изменено",
    RowStatus.EXCLUDED: "исключено",
    RowStatus.RESTORED: "возвращено",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FieldSeen:
    """A field as a person reads it: heading, before, after."""

    title: str
    before: str
    after: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RowSeen:
    """A change of a row as a person reads it.

    Attributes:
        sheet: Title of its sheet.
        code: Its code.
        label: What it is called.
        status: What happens, in words.
        fields: What differs.
        place: Where the file says so.
    """

    sheet: str
    code: str
    label: str
    status: str
    fields: tuple[FieldSeen, ...]
    place: str = ""


class Reader:
    """Reads values of one organisation's rows; references by the names of what they mean."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = {one.code: one for one in rows}

    def label(self, row: Row) -> str:
        """Give what a row is called; «данные стёрты» where nothing is left."""
        table = table_of(row.table)
        words = (self.value(table.column(key), row.value(key)) for key in table.label)
        joint = " – " if any(table.column(key).table for key in table.label) else " "
        return joint.join(filter(None, words)) or self._kind(row) or "(без названия)"

    def _kind(self, row: Row) -> str:
        """Say what a row without a name of its own is: a council that the school doesn't have."""
        first = table_of(row.table).columns[0]
        return self.value(first, row.value(first.key)) if first.kind is ValueKind.CHOICE else ""

    def label_of(self, code: str) -> str:
        """Give what the row of a code is called; an unknown code stays as it is."""
        row = self._rows.get(code)
        return self.label(row) if row else code

    def named(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Add to the codes of rows in problems whom they mean: for a page, never for a log."""
        return tuple(
            dc.replace(one, place=self._named(one.place), message=self._named(one.message))
            for one in problems
        )

    def whom(self, problems: Iterable[Problem]) -> tuple[tuple[str, str], ...]:
        """Give the codes of rows that problems name, each once, with what it is called."""
        codes = (code for one in problems for code in _CODE.findall(f"{one.place} {one.message}"))
        return tuple((one, self.label_of(one)) for one in dict.fromkeys(codes) if one in self._rows)

    def _named(self, text: str) -> str:
        def whom(found: re.Match[str]) -> str:
            row = self._rows.get(found[0])
            return f"{found[0]} ({self.label(row)})" if row else found[0]

        return _CODE.sub(whom, text)

    def value(self, column: Column, value: str) -> str:
        """Write a canonical value as a person reads it."""
        if column.kind is ValueKind.DATE:
            day = parse_date(value)
            return numeric_date(day) if day else value
        if column.kind in (ValueKind.REFERENCE, ValueKind.REFERENCES):
            return ", ".join(self.label_of(one) for one in value.split(";") if one)
        return column.choice_title(value)

    def title(self, table: str, key: str) -> str:
        """Give the heading of a column."""
        return column_of(table, key).title

    def field(self, table: str, key: str, value: str) -> str:
        """Write the value of a column by its key; an empty one is said."""
        if key == EXCLUDED:
            return value or "нет"
        return self.value(table_of(table).column(key), value) or "(пусто)"

    def conflict(self, one: Conflict) -> RowSeen:
        """Show a conflict: what the store has and what the file has."""
        field = FieldSeen(
            title=self.title(one.table, one.key),
            before=self.field(one.table, one.key, one.stored),
            after=self.field(one.table, one.key, one.offered),
        )
        return RowSeen(
            sheet=table_of(one.table).title,
            code=one.code,
            label=self.label_of(one.code),
            status="спорное",
            fields=(field,),
            place=", ".join(filter(None, (one.file, one.place))),
        )


def reader_of(desk: Desk, organization_id: str) -> Reader:
    """Give a reader of the registers as they are."""
    return Reader(rows_of(desk, desk.organization(organization_id)))


def seen_changes(desk: Desk, changes: ChangeSet) -> tuple[RowSeen, ...]:
    """Show what a change set does, in the order of tables.

    Args:
        desk: The workspace.
        changes: What a file does or would do.
    """
    stored = rows_of(desk, desk.organization(changes.organization))
    reader = Reader(overlaid(stored, (one.row for one in changes.changes)))
    order = {table.key: place for place, table in enumerate(TABLES)}
    return tuple(
        RowSeen(
            sheet=table_of(one.row.table).title,
            code=one.row.code,
            label=reader.label(one.row),
            status=_STATUS_WORDS[one.status],
            fields=tuple(
                FieldSeen(
                    title=reader.title(one.row.table, field.key),
                    before=reader.field(one.row.table, field.key, field.before),
                    after=reader.field(one.row.table, field.key, field.after),
                )
                for field in one.fields
            ),
            place=one.place,
        )
        for one in sorted(changes.changes, key=lambda each: order[each.row.table])
    )
