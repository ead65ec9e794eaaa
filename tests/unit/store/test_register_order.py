import random

import pytest

from acts.registers.rows import Conflict, Row
from acts.registers.tables import EXCLUDED, TABLES
from acts.store.register_order import conflict_order, row_order


def row(table, code):
    return Row(organization="school-1", table=table, code=code, values={})


def conflict(organization, table, code, key, offered=""):
    return Conflict(
        organization=organization,
        table=table,
        code=code,
        key=key,
        base="",
        stored="",
        offered=offered,
    )


def shuffled(given):
    return random.Random(7).sample(given, len(given))


def test_tables_stand_in_the_order_of_the_forms_and_rows_by_number():
    wanted = [
        row(table.key, f"{table.prefix}-{number}") for table in TABLES for number in (1, 2, 10, 120)
    ]
    assert sorted(shuffled(wanted), key=row_order) == wanted


@pytest.mark.parametrize("code", ["mentor", "mentor-٣", "mentor-" + "9" * 5000, ""])
def test_any_code_has_a_place(code):
    rows = [row("mentors", code), row("mentors", "mentor-1")]
    assert set(map(id, sorted(rows, key=row_order))) == set(map(id, rows))


def test_a_table_of_a_later_version_stands_last():
    wanted = [row(TABLES[-1].key, "x-9"), row("", "a-1"), row("later", "a-1")]
    assert sorted(shuffled(wanted), key=row_order) == wanted


def test_conflicts_stand_by_organization_row_and_column():
    table = TABLES[0]
    first, second = (column.key for column in table.columns[:2])
    wanted = [
        conflict("school-1", table.key, "a-1", first),
        conflict("school-1", table.key, "a-1", second, "а"),
        conflict("school-1", table.key, "a-1", second, "б"),
        conflict("school-1", table.key, "a-1", EXCLUDED),
        conflict("school-1", table.key, "a-2", first),
        conflict("school-1", table.key, "a-10", first),
        conflict("school-1", TABLES[1].key, "a-1", TABLES[1].columns[0].key),
        conflict("school-2", table.key, "a-1", first),
    ]
    assert sorted(shuffled(wanted), key=conflict_order) == wanted
