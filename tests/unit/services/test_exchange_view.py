"""Registers in a reader's words: names for codes, titles of choices, dates as written."""

import dataclasses as dc

import pytest

from acts.errors import Problem
from acts.registers.rows import (
    ChangeSet,
    Conflict,
    FieldChange,
    Row,
    RowChange,
    RowStatus,
)
from acts.registers.tables import EXCLUDED
from acts.services.exchange_view import ADDED, FieldSeen, Reader, reader_of, seen_changes


def row(table, code, **values):
    return Row(organization="school-1", table=table, code=code, values=values)


MENTOR = row("mentors", "mentor-1", surname="Соколов", name="Павел", category="employee")
MENTEES = tuple(
    row("mentees", f"mentee-{number}", surname=surname, name="Инна")
    for number, surname in enumerate(("Белова", "Гусева"), start=1)
)
PAIR = row("pairs", "pair-1", mentor="mentor-1", mentees="mentee-1;mentee-2", since="2020-09-01")


@pytest.fixture
def reader():
    return Reader([MENTOR, *MENTEES, PAIR])


def test_a_row_is_called_by_its_people(reader):
    assert reader.label_of("mentor-1") == "Соколов Павел"
    assert reader.label_of("pair-1") == "Соколов Павел – Белова Инна, Гусева Инна"
    assert reader.label_of("mentor-9") == "mentor-9"


def test_a_row_without_a_name_is_still_called_something(reader):
    assert reader.label(row("mentors", "mentor-2", category="employee")) == "(без названия)"


def test_a_council_that_the_school_lacks_is_called_by_its_kind(reader):
    council = row("bodies", "body-1", kind="parents", exists="нет")
    assert reader.label(council) == "совет родителей"


def test_a_problem_says_whom_its_codes_mean(reader):
    problem = Problem(
        message="mentor-1: на 15.09.2026 нет согласия; mentor-19 и mentor-1@2026 не из списка",
        place="pair-1",
        remedy="Лист «Согласия»",
    )
    (named,) = reader.named([problem])
    assert named.place == "pair-1 (Соколов Павел – Белова Инна, Гусева Инна)"
    assert named.message == (
        "mentor-1 (Соколов Павел): на 15.09.2026 нет согласия; "
        "mentor-19 и mentor-1@2026 не из списка"
    )
    assert named.remedy == problem.remedy
    assert reader.whom([problem, problem]) == (
        ("pair-1", "Соколов Павел – Белова Инна, Гусева Инна"),
        ("mentor-1", "Соколов Павел"),
    )


@pytest.mark.parametrize(
    ("table", "key", "value", "words"),
    [
        ("mentors", "category", "employee", "работник школы"),
        ("pairs", "since", "2020-09-01", "01.09.2020"),
        ("pairs", "mentees", "mentee-2", "Гусева Инна"),
        ("mentors", "position", "", "(пусто)"),
        ("mentors", EXCLUDED, "да", "да"),
        ("mentors", EXCLUDED, "", "нет"),
    ],
)
def test_a_value_reads_as_a_person_writes_it(reader, table, key, value, words):
    assert reader.field(table, key, value) == words


def test_a_conflict_shows_both_sides_and_where(reader):
    conflict = Conflict(
        organization="school-1",
        table="pairs",
        code="pair-1",
        key="since",
        base="2020-09-01",
        stored="2020-09-02",
        offered="2020-09-03",
        place="лист «Пары и группы», H5",
        file="вторая.xlsx",
    )
    seen = reader.conflict(conflict)
    assert seen.fields == (
        FieldSeen(title="С какого дня", before="02.09.2020", after="03.09.2020"),
    )
    assert (seen.sheet, seen.place) == (
        "Пары и группы",
        "вторая.xlsx, лист «Пары и группы», H5",
    )
    assert reader.conflict(dc.replace(conflict, key=EXCLUDED)).fields[0].title == "Исключить"


def test_changes_come_in_the_order_of_tables_with_names_of_new_rows(shop):
    changes = ChangeSet(
        organization="school-1",
        revision=1,
        base=1,
        changes=tuple(
            RowChange(
                status=RowStatus.ADDED,
                row=one,
                fields=(FieldChange(key=key, before="", after=one.value(key)),),
            )
            for one, key in ((PAIR, "mentor"), (MENTOR, "category"), (MENTEES[0], "name"))
        ),
    )
    seen = seen_changes(shop.desk, changes)
    assert [one.sheet for one in seen] == ["Наставники", "Наставляемые", "Пары и группы"]
    assert {one.status for one in seen} == {ADDED}
    assert seen[2].fields[0].after == "Соколов Павел"


def test_the_registers_as_they_are_have_a_reader(shop):
    assert reader_of(shop.desk, "school-1").label_of("official-1") == "Лугова Вера Ильинична"
