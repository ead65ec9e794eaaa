"""A row's form follows from its table, and what is filled in is read as a file is."""

import pytest

from acts.registers.rows import Row
from acts.registers.tables import TABLES, table_of
from acts.services.register_forms import data_of, offered_row, row_schema
from acts.web.schema_form.shape import Kind, shape_of

PAIRS = table_of("pairs")


def row(table, code, *, excluded=False, **values):
    return Row(organization="o", table=table, code=code, values=values, excluded=excluded)


MENTEES = (
    row("mentees", "mentee-1", surname="Ясная", name="Ева", patronymic="Игоревна"),
    row("mentees", "mentee-2", surname="Ясная", name="Ева", patronymic="Игоревна"),
    row("mentees", "mentee-3", surname="Алая", name="Ида", patronymic="Олеговна", excluded=True),
    row("mentees", "mentee-4", surname="Белая", name="Ида", patronymic="Олеговна"),
)


def choices(schema, key):
    return [(one["const"], one["title"]) for one in schema["properties"][key]["items"]["oneOf"]]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.key)
def test_every_register_has_a_form_that_can_be_drawn(table):
    columns = tuple(one for one in table.columns if one.in_form)
    shape = shape_of(row_schema(table, columns, MENTEES))

    assert [(one.key, one.title, one.required) for one in shape.fields] == [
        (one.key, one.title, one.required) for one in columns
    ]


def test_a_reference_is_chosen_among_rows_in_use_and_namesakes_have_their_codes():
    schema = row_schema(PAIRS, PAIRS.columns, MENTEES)

    assert choices(schema, "mentees") == [
        ("mentee-4", "Белая Ида Олеговна"),
        ("mentee-1", "Ясная Ева Игоревна (mentee-1)"),
        ("mentee-2", "Ясная Ева Игоревна (mentee-2)"),
    ]


def test_whom_a_row_names_already_stays_a_choice_even_out_of_use():
    pair = row("pairs", "pair-1", mentees="mentee-3")
    schema = row_schema(PAIRS, PAIRS.columns, (*MENTEES, pair), pair)

    assert ("mentee-3", "Алая Ида Олеговна (больше не действует)") in choices(schema, "mentees")


def test_kinds_of_values_are_asked_for_as_they_are():
    shape = shape_of(row_schema(PAIRS, PAIRS.columns, MENTEES))
    kinds = {one.key: one.kind for one in shape.fields}

    assert kinds["kind"] is Kind.CHOICE
    assert kinds["mentees"] is Kind.ROWS
    assert kinds["since"] is Kind.DATE
    assert kinds["meetings_per_month"] is Kind.INTEGER
    assert kinds["purpose"] is Kind.LONG_TEXT
    held = shape_of(row_schema(table_of("meetings"), table_of("meetings").columns, ()))
    assert {one.key: one.options for one in held.fields}["held"] == (("да", "да"), ("нет", "нет"))


def test_no_hint_speaks_of_sheets_where_there_is_a_list_to_choose_from():
    said = row_schema(PAIRS, PAIRS.columns, MENTEES)["properties"]

    assert said["mentees"]["description"].startswith("По строке на каждого.")
    assert said["role_model"]["description"].startswith("Например: ")
    assert said["mentees"]["items"]["title"] == "Наставляемый"


def test_a_row_and_its_data_say_the_same():
    values = {"mentees": "mentee-1;mentee-4", "since": "2021-09-01", "meetings_per_month": "2"}
    data = data_of(PAIRS.columns, values)
    read = offered_row(PAIRS, PAIRS.columns, code="pair-1", data={**data, "meetings_per_month": 2})

    assert data["mentees"] == ["mentee-1", "mentee-4"]
    assert {key: value for key, value in read.row.values.items() if value} == values
    assert read.row.values["purpose"] == ""  # an empty field is cleared, not left out
    assert (read.problems, read.row.unread) == ((), ())


def test_a_column_the_form_did_not_show_is_not_touched():
    shown = tuple(one for one in PAIRS.columns if one.key != "purpose")

    assert "purpose" not in offered_row(PAIRS, shown, code="", data={}).row.values


def test_what_cannot_be_read_is_placed_at_its_field():
    read = offered_row(PAIRS, PAIRS.columns, code="", data={"since": "31.02.2021"})

    assert read.row.unread == ("since",)
    assert [one.place for one in read.problems] == ["/since"]
    assert read.row.cells["since"] == "/since"
