"""A plain table in Excel: texts stay texts, the same table gives the same bytes."""

import io

import openpyxl

from acts.documents.table_writing import table_bytes

ROWS = [["=1+1", "Школа «Маяк»"], ["+7 415", "a&b <b>"]]


def sheet(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_no_text_becomes_a_formula_or_a_number():
    found = sheet(table_bytes("Таблица", ["А", "Б"], ROWS, notes=["=2"]))
    values = [[one.value for one in row] for row in found.iter_rows(min_row=4, max_row=5)]

    assert values == ROWS
    assert found["A4"].data_type == "s"
    assert found["A7"].value == "=2"


def test_a_count_is_a_number_that_adds_up():
    found = sheet(table_bytes("Таблица", ["А", "Б"], [["п. 5", 12]]))
    assert (found["B4"].value, found["B4"].data_type) == (12, "n")


def test_the_heading_stays_in_sight():
    assert sheet(table_bytes("Таблица", ["А", "Б"], ROWS)).freeze_panes == "B4"


def test_the_same_table_gives_the_same_bytes():
    assert table_bytes("Т", ["А"], [["1"]]) == table_bytes("Т", ["А"], [["1"]])


def test_a_table_without_rows_is_a_table():
    assert sheet(table_bytes("Т", ["А"], []))["A3"].value == "А"
