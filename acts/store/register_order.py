"""The order of rows: that of the forms, and «mentor-2» before «mentor-10»."""

import re

from acts.registers.rows import Conflict, Row
from acts.registers.tables import TABLES

__all__ = ["conflict_order", "row_order"]

_TABLES = {table.key: place for place, table in enumerate(TABLES)}
_COLUMNS = {
    (table.key, column.key): place for table in TABLES for place, column in enumerate(table.columns)
}
_LAST = 1_000_000  # what no table or column is: «исключить», or something of a later version
_NUMBER = re.compile(r"[0-9]{1,9}$")


def row_order(row: Row | Conflict) -> tuple[int, str, int, str]:
    """Return the key to sort rows of one organisation by: table, then number in the code."""
    number = _NUMBER.search(row.code)
    return (
        _TABLES.get(row.table, _LAST),
        row.table,
        int(number.group()) if number else 0,
        row.code,
    )


def conflict_order(one: Conflict) -> tuple[object, ...]:
    """Return the key to sort conflicts by: organisation, row, column, then where it came from."""
    column = _COLUMNS.get((one.table, one.key), _LAST)
    return (one.organization, row_order(one), column, one.key, one.file, one.place, one.offered)
