import datetime as dt
import io
import re
import string
import zipfile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from acts.documents.form_writing import form_bytes
from acts.errors import InputError
from acts.registers.column import ValueKind
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import TABLES, table_of
from acts.sources.forms import read_form

DAY = dt.date(2026, 11, 20)


def row(table, code, *, excluded=False, **values):
    return Row(organization="kedrovka", table=table, code=code, values=values, excluded=excluded)


def form(*rows, revision=3, organization="kedrovka"):
    return form_bytes(
        rows, organization=organization, title="МБОУ «Ш1»", revision=revision, exported_on=DAY
    )


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_back(data, folder):
    path = folder / "форма.xlsx"
    path.write_bytes(data)
    return read_form(path)


def kept(read):
    return [
        (one.table, one.code, {key: value for key, value in one.values.items() if value})
        for one in read.rows
    ]


PEOPLE = (
    row("mentors", "mentor-1", surname="Лесников", name="Павел", patronymic="Андреевич"),
    row("mentees", "mentee-1", surname="Огурцова", name="Алина"),
    row("mentees", "mentee-2", surname="Огурцова", name="Алина"),
)


def test_the_same_rows_give_the_same_bytes():
    assert form(*PEOPLE) == form(*PEOPLE)


def test_no_text_becomes_a_formula_or_a_link():
    hostile = (
        "=1+1",
        "+7 415",
        "-1",
        "@SUM(A1)",
        "=cmd|'/C calc'!A0",
        "https://a.example",
    )
    rows = [row("programmes", f"programme-{i}", title=one) for i, one in enumerate(hostile)]
    parts = members(form(*rows))

    assert not any(
        re.search(rb"<f[ >/]", data) for name, data in parts.items() if "worksheets/" in name
    )
    assert not any(b"External" in data for name, data in parts.items() if name.endswith(".rels"))
    texts = parts["xl/sharedStrings.xml"].decode()
    assert "=1+1" in texts
    assert "=cmd|'/C calc'!A0" in texts


def test_what_is_written_is_read_back_without_a_remark(tmp_path):
    rows = (
        row("organization", "school-1", short_name="МБОУ «Ш1» & Ко", zone="Asia/Kamchatka",
            tracked_from="2026-09-01", max_load="5", keeps_book="нет"),
        *PEOPLE,
        row("programmes", "programme-1", title="Программа, «ёлочки»; и (скобки)"),
        row("pairs", "pair-1", kind="group", form="teacher_teacher", mentor="mentor-1",
            mentees="mentee-2;mentee-1", programme="programme-1", since="2026-09-15"),
        row("meetings", "meeting-1", pair="pair-1", date="2026-09-18", kind="trial", held="да"),
    )  # fmt: skip

    read = read_back(form(*rows, revision=7), tmp_path)

    assert read.problems == ()
    assert (read.organization, read.revision) == ("kedrovka", 7)
    assert kept(read) == [(one.table, one.code, dict(one.values)) for one in rows]
    assert {one.excluded for one in read.rows} == {False}


def test_an_excluded_row_says_so(tmp_path):
    gone = row("bodies", "body-1", kind="union", exists="нет", excluded=True)
    read = read_back(form(gone), tmp_path)

    assert [one.excluded for one in read.rows] == [True]


def test_an_empty_form_offers_nothing_and_has_a_sheet_for_each_register(tmp_path):
    data = form(revision=0)
    read = read_back(data, tmp_path)

    assert (read.rows, read.problems) == ((), ())
    book = members(data)["xl/workbook.xml"].decode()
    assert all(f'name="{table.title}"' in book for table in TABLES)
    assert 'name="acts" sheetId="13" state="veryHidden"' in book
    assert 'name="Списки" sheetId="12" state="hidden"' in book


def test_only_namesakes_carry_their_codes_in_the_lists():
    texts = members(form(*PEOPLE))["xl/sharedStrings.xml"].decode()

    assert "<t>Лесников Павел Андреевич</t>" in texts
    assert "<t>Огурцова Алина (mentee-1)</t>" in texts
    assert "Андреевич (mentor-1)" not in texts


def test_headings_carry_hints_and_lists():
    parts = members(form(*PEOPLE))
    sheet = parts["xl/worksheets/sheet5.xml"].decode()  # «Наставники»

    assert "<t>Фамилия\u00a0*</t>" in parts["xl/sharedStrings.xml"].decode()
    hint = table_of("mentors").column("name").hint
    assert f'prompt="{hint}"' in sheet
    assert hint in parts["xl/comments5.xml"].decode()
    assert 'type="list"' in sheet
    assert 'type="date"' in sheet
    assert '<pane xSplit="2" ySplit="4"' in sheet
    assert "<autoFilter" in sheet


def test_only_code_and_heading_are_locked():
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(form(*PEOPLE)))["Наставники"]

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not any(
        (sheet.protection.sort, sheet.protection.insertRows, sheet.protection.deleteRows)
    )
    assert sheet["A5"].value == "mentor-1"
    assert sheet["A5"].protection.locked
    assert sheet["B3"].protection.locked
    assert not sheet["B5"].protection.locked
    assert not sheet.column_dimensions["B"].protection.locked
    assert not sheet.column_dimensions["J"].protection.locked  # a date
    assert sheet.column_dimensions["B"].number_format == "@"  # «02-15» stays a text


def test_a_text_that_excel_would_cut_is_refused_with_its_place():
    with pytest.raises(InputError, match="32 767") as refused:
        form(row("mentees", "mentee-4", request="а" * 32_768))

    assert "mentee-4" in refused.value.problems[0].place


def test_a_row_that_refers_to_itself_does_not_hang():
    form(row("pairs", "pair-1", mentor="pair-1", mentees="pair-1"))


ALPHABET = (
    string.ascii_letters + string.digits + "абвёйАЯЁ «»–—-=+@'\"&<>%#_:;,.!?/\\()[]{}|~^*$№\u00a0😀"
)
TRICKY = ("=1+1", "007", "_x0041_", "_x005F_x0041_x0042_", "x005F_", "1E5", "#N/A", "ИСТИНА")
TEXT = st.one_of(st.text(ALPHABET, max_size=40), st.sampled_from(TRICKY)).map(
    lambda text: " ".join(text.split())
)


def values_of(table):
    def of(column):
        match column.kind:
            case ValueKind.DATE:
                return st.dates(dt.date(1901, 1, 1), dt.date(2100, 12, 31)).map(str)
            case ValueKind.INTEGER:
                return st.integers(0, 999_999_999).map(str)
            case ValueKind.YES_NO:
                return st.sampled_from(["да", "нет"])
            case ValueKind.CHOICE:
                return st.sampled_from([one.code for one in column.choices])
            case ValueKind.REFERENCE | ValueKind.REFERENCES:
                return st.just("mentor-1")
        return TEXT

    return st.fixed_dictionaries(
        {}, optional={one.key: of(one) for one in table.columns if one.in_form}
    ).map(lambda values: {key: value for key, value in values.items() if value})


ROWS = st.sampled_from(TABLES).flatmap(
    lambda table: st.tuples(st.just(table.key), values_of(table).filter(bool))
)


# A workbook takes a quarter of a second: a failing one is shown as found, not made smaller.
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rows=st.lists(ROWS, max_size=8), revision=st.integers(0, 10_000))
def test_any_values_come_back_as_they_were(rows, revision, tmp_path_factory):
    written = [
        OfferedRow(table=table, code=f"row-{number}", values=values)
        for number, (table, values) in enumerate(rows)
    ]
    order = [table.key for table in TABLES]
    expected = sorted(
        ((one.table, one.code, one.values) for one in written), key=lambda one: order.index(one[0])
    )

    read = read_back(form(*written, revision=revision), tmp_path_factory.mktemp("form"))

    assert not [one for one in read.problems if one.severity == "error"]
    assert kept(read) == expected
    assert read.revision == revision
