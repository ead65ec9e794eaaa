"""What the drop-down lists of the form offer, and how a value of a row is shown in a cell."""

import re
from collections.abc import Iterable
from typing import Any

from acts.registers.column import Column, Table, ValueKind
from acts.registers.form_layout import LISTS_SHEET
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import TABLES, table_of
from acts.russian.dates import numeric_date, parse_date
from acts.russian.look_alikes import fold

__all__ = ["Lists"]

_SHOWN_OF_GROUP = 2
# Such a label would be taken for several, or for a code of another row.
_UNSURE = re.compile(r"[;,()\n]|^[A-Za-z0-9._-]*$")


class Lists:
    """Lists of the hidden sheet: its first two columns say which code each label means.

    Args:
        rows: Every row of the form.
    """

    def __init__(self, rows: Iterable[Row | OfferedRow]) -> None:
        self._rows = {row.code: row for row in rows if row.code}
        self._labels: dict[str, str] = {}
        self._name_rows()
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, table: Table, column: Column, offered: tuple[str, ...]) -> str:
        """Give the range of what a column offers, or an empty string where it is nothing."""
        if column.kind is ValueKind.YES_NO:
            offered = ("да", "нет")
        elif column.kind is ValueKind.CHOICE:
            offered = tuple(one.title for one in column.choices)
        elif column.table:
            offered = self._living(column.table)
        if not offered:
            return ""
        number = self._columns.setdefault(offered, len(self._columns) + 2)
        from xlsxwriter.utility import xl_range_abs

        return f"='{LISTS_SHEET}'!{xl_range_abs(0, number, len(offered) - 1, number)}"

    def shown(self, column: Column, value: str) -> str:
        """Write a value as a person reads it: titles of choices, names for codes."""
        if column.kind is ValueKind.CHOICE:
            return column.choice_title(value)
        if column.kind in (ValueKind.REFERENCE, ValueKind.REFERENCES):
            return "; ".join(self._labels.get(one, one) for one in value.split(";"))
        return value

    def write(self, sheet: Any) -> None:
        """Write the lists and hide them."""
        for number, (code, label) in enumerate(self._labels.items()):
            sheet.write_string(number, 0, label)
            sheet.write_string(number, 1, code)
        for offered, place in self._columns.items():
            for number, one in enumerate(offered):
                sheet.write_string(number, place, one)
        sheet.hide()
        sheet.protect()

    def _living(self, tables: tuple[str, ...]) -> tuple[str, ...]:
        labels = (
            label
            for code, label in self._labels.items()
            if self._rows[code].table in tables and not self._rows[code].excluded
        )
        return tuple(sorted(labels, key=fold))

    def _name_rows(self) -> None:
        meant = {key for table in TABLES for column in table.columns for key in column.table}
        named = {code: self._name(row) for code, row in self._rows.items() if row.table in meant}
        times: dict[str, int] = {}
        for label in named.values():
            times[fold(label)] = times.get(fold(label), 0) + 1
        for code, label in named.items():
            plain = times[fold(label)] == 1 and not _UNSURE.search(label)
            self._labels[code] = label if plain else f"{_clean(label)} ({code})".strip()

    def _name(self, row: Row | OfferedRow) -> str:
        table = table_of(row.table)
        words = [self._word(table.column(key), row.values.get(key, "")) for key in table.label]
        joint = " – " if any(table.column(key).table for key in table.label) else " "
        return joint.join(filter(None, words))

    def _word(self, column: Column, value: str) -> str:
        if column.kind is ValueKind.DATE:
            date = parse_date(value)
            return value if date is None else numeric_date(date)
        if not column.table:
            return column.choice_title(value)
        codes = [one for one in value.split(";") if one]
        names = [
            self._name(self._rows[one])
            if one in self._rows and self._rows[one].table in column.table
            else one
            for one in codes
        ]
        if len(names) > _SHOWN_OF_GROUP:
            return f"{names[0]} и ещё {len(names) - 1}"
        return " и ".join(names)


def _clean(label: str) -> str:
    return " ".join("".join(" " if mark in ";,()\n" else mark for mark in label).split())
