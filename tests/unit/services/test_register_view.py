"""Registers are searched by beginnings of words; who may not see a column can't search it."""

import pytest

from acts.actor import Actor, Role
from acts.errors import WorkflowError
from acts.registers.column import Personal
from acts.registers.rows import Row
from acts.registers.tables import TABLES, table_of
from acts.services.register_view import (
    keeps,
    listed_columns,
    naming_columns,
    require_keeper,
    require_reader,
    rows_naming,
    search,
    seen_registers,
    shown_columns,
)

MENTEES, MENTORS = table_of("mentees"), table_of("mentors")


def row(table, code, *, excluded=False, **values):
    return Row(organization="o", table=table, code=code, values=values, excluded=excluded)


ROWS = (
    row("mentors", "mentor-1", surname="Лесной", name="Пётр", category="employee"),
    row("mentees", "mentee-1", surname="Ясная", name="Ева", preventive_record="да"),
    row("mentees", "mentee-2", surname="Ёлкина", name="Ида", birth_date="2008-03-05"),
    row("mentees", "mentee-3", surname="Алая", name="Ида", excluded=True),
    row("pairs", "pair-1", mentor="mentor-1", mentees="mentee-1;mentee-2", since="2020-09-15"),
    row("pairs", "pair-2", mentor="mentor-1", mentees="mentee-1", excluded=True),
)


def codes(words="", table=MENTEES, **values):
    found = search(ROWS, table, words=words, **{"keeper": True, **values})
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["mentee-2", "mentee-1"]),
        ("елкина", ["mentee-2"]),
        ("ИДА ёлк", ["mentee-2"]),
        ("05.03.2008", ["mentee-2"]),
        ("mentee-1", ["mentee-1"]),
        ("сная", []),
        ("ида ясная", []),
        ("алая", []),
    ],
)
def test_every_word_has_to_begin_a_word_of_the_row(words, found):
    assert codes(words) == found


def test_rows_out_of_use_stand_last_and_only_on_demand():
    assert codes("", excluded=True) == ["mentee-2", "mentee-1", "mentee-3"]


def test_a_pair_is_found_by_the_names_of_its_people():
    assert codes("лесной ёлкина", table_of("pairs")) == ["pair-1"]


def test_what_only_the_school_sees_is_neither_shown_nor_found_by_others():
    assert codes("ясная да") == ["mentee-1"]
    assert codes("ясная да", keeper=False) == []
    others = shown_columns(MENTEES, keeper=False)
    assert not [one for one in others if one.personal is Personal.SENSITIVE]
    assert [one.key for one in shown_columns(MENTEES, keeper=True)].count("preventive_record") == 1


@pytest.mark.parametrize(
    ("table", "key"), [(MENTEES, "preventive_record"), (MENTORS, "conviction_paper")]
)
def test_what_the_law_guards_most_is_the_schools_own(table, key):
    seen = {keeper: [one.key for one in shown_columns(table, keeper=keeper)] for keeper in (0, 1)}

    assert (key in seen[0], key in seen[1]) == (False, True)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.key)
def test_a_list_shows_nothing_personal_beside_what_a_row_is_called(table):
    listed = listed_columns(table)

    assert len(listed) <= 4
    assert all(one.personal is Personal.NONE for one in listed)


def test_rows_in_use_are_counted_apart():
    counts = {one.table.key: (one.living, one.excluded) for one in seen_registers(ROWS)}

    assert (counts["mentees"], counts["pairs"], counts["bodies"]) == ((2, 1), (1, 1), (0, 0))


def test_who_names_a_row_is_listed_while_in_use():
    assert [one.code for one in rows_naming(ROWS, ROWS[1])] == ["pair-1"]
    assert ("consents", "person") in [
        (table.key, column.key) for table, column in naming_columns(MENTEES)
    ]


def test_only_the_schools_own_people_keep_its_registers(shop):
    keeper = shop.at("2020-07-01", actor=Actor(id="a", roles=frozenset({Role.CLERK})))
    other = shop.at("2020-07-01", actor=Actor(id="b", roles=frozenset({Role.MUNICIPAL_OFFICER})))
    nobody = shop.at("2020-07-01", actor=Actor(id="c", roles=frozenset()))
    school, district = keeper.organization("school-1"), keeper.organization("district")

    assert [keeps(keeper, school), keeps(other, school), keeps(other, district)] == [1, 0, 1]
    require_keeper(keeper, school)
    require_reader(other)
    for refused in (lambda: require_keeper(other, school), lambda: require_reader(nobody)):
        with pytest.raises(WorkflowError) as error:
            refused()
        assert "--" not in str(error.value)
