import contextlib
import datetime as dt
import io
import random
import time
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.properties import CalcProperties

from acts.documents.form_writing import form_bytes
from acts.errors import InputError, Severity
from acts.registers.rows import Row
from acts.registers.tables import TABLES
from acts.sources.forms import read_form

MENTEE = {
    "surname": "Огурцова", "name": "Алина", "category": "pupil", "position": "8 Б класс",
    "birth_date": "2012-03-14", "since": "2026-09-01",
}  # fmt: skip


def form(*rows, revision=3):
    return form_bytes(
        rows,
        organization="kedrovka",
        title="МБОУ «Ш1»",
        revision=revision,
        exported_on=dt.date(2026, 11, 20),
    )


def mentee(number, **values):
    return Row(
        organization="kedrovka",
        table="mentees",
        code=f"mentee-{number}",
        values={**MENTEE, **values},
    )


@pytest.fixture
def read(tmp_path):
    """Read the form after a person has edited it."""

    def do(edit=lambda book: None, data=None):
        book = load_workbook(io.BytesIO(data or form(mentee(1), mentee(2, name="Инна"))))
        edit(book)
        path = tmp_path / "форма.xlsx"
        book.save(path)
        return read_form(path)

    return do


def told(form):
    return [(one.code, one.place) for one in form.problems]


def place(address):
    return f"лист «Наставляемые», {address}"


def setting(**cells):
    def edit(book):
        for address, value in cells.items():
            book["Наставляемые"][address] = value

    return edit


def test_an_untouched_form_saved_by_another_program_reads_the_same(read):
    done = read()

    assert done.problems == ()
    assert (done.organization, done.revision) == ("kedrovka", 3)
    assert [one.code for one in done.rows] == ["mentee-1", "mentee-2"]
    assert done.rows[0].values["birth_date"] == "2012-03-14"
    assert done.rows[0].place == place("строка 5")
    assert done.rows[0].cells["surname"] == place("B5")
    assert len(done.digest) == 64


def test_a_new_row_has_no_code_and_the_empty_ones_between_are_no_rows(read):
    done = read(setting(B9="Лугова", C9="Мария", M9="1 сентября 2026 г."))

    assert done.problems == ()
    assert (done.rows[2].code, done.rows[2].values["surname"]) == ("", "Лугова")
    assert done.rows[2].values["patronymic"] == ""


def test_excluding_is_said_and_an_absent_column_is_not(read):
    assert [one.excluded for one in read(setting(O5="Да")).rows] == [True, False]

    def drop(book):
        book["Наставляемые"].delete_cols(15)

    done = read(drop)
    assert [one.excluded for one in done.rows] == [None, None]

    def drop_birth(book):
        book["Наставляемые"].delete_cols(8)

    assert "birth_date" not in read(drop_birth).rows[0].values


def test_every_mistake_is_told_with_sheet_and_cell_at_once(read):
    done = read(
        setting(
            B5="=A1", C5="#N/A", H5="31.02.2012", F5="школьник", A6="mentee-1", B6="Лесни\u202eков"
        )
    )

    assert done.rows == ()
    assert told(done) == [
        ("form.formula", place("B5")),
        ("form.error-value", place("C5")),
        ("value.choice", place("F5")),
        ("value.date", place("H5")),
        ("value.character", place("B6")),
        ("form.duplicate-code", place("A6")),
    ]
    assert all(one.remedy and one.severity is Severity.ERROR for one in done.problems)
    assert all(one.file.endswith("форма.xlsx") for one in done.problems)
    assert "Огурцова" not in "".join(map(str, done.problems))


@pytest.mark.parametrize(
    ("edit", "code", "address", "rows"),
    [
        (setting(A5="mentee 1!"), "form.code", "A5", 1),
        (setting(K5="а" * 4_001), "value.long", "K5", 1),
        (setting(G5=dt.date(2026, 9, 1)), "form.turned-into-date", "G5", 2),
        (setting(G5="'007"), "form.apostrophe", "G5", 2),
        (setting(R5="вне граф"), "form.stray", "R5", 2),
        (setting(R3="Графа"), "form.unknown-column", "R3", 2),
        (setting(B3="Имя"), "form.two-columns", "C3", 2),
        (setting(B4="Лугова"), "form.sample-changed", "строка 4", 2),
        (setting(B4=None, C4=None), "", "", 2),
        (setting(A9="mentee-9"), "form.only-code", "строка 9", 2),
        (setting(O9="да"), "form.only-excluded", "строка 9", 2),
        (setting(A5="образец", B5="Лугова"), "form.sample-changed", "строка 5", 1),
    ],
)
def test_what_is_odd_in_a_sheet_is_told(edit, code, address, rows, read):
    done = read(edit)

    assert [one for one in told(done) if one[0] == code] == (
        [(code, place(address))] if address else []
    )
    assert bool(done.problems) is bool(code)
    assert len(done.rows) == rows


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"])
def test_a_row_where_nothing_is_seen_is_no_row_to_be_excluded(blank, read):
    done = read(setting(A9=blank, B9=blank))

    assert "form.only-excluded" not in {one.code for one in done.problems}
    assert len(done.rows) == 2


def test_a_typo_in_a_heading_names_the_nearest(read):
    (problem,) = read(setting(B3="Фамилея")).problems

    assert problem.code == "form.renamed-column"
    assert "«Фамилия»" in problem.remedy


def test_a_renamed_column_with_data_is_an_error_that_names_both(read):
    (problem,) = read(setting(H3="ДР")).problems

    assert (problem.severity, problem.place) == (Severity.ERROR, place("H3"))
    assert "«Дата рождения»" in problem.message
    assert "H3 «ДР»" in problem.message


def test_a_column_of_a_persons_own_is_left_alone(read):
    (problem,) = read(setting(R3="Заметки", R5="позвонить")).problems

    assert (problem.code, problem.severity) == ("form.unknown-column", Severity.WARNING)


@pytest.mark.parametrize(("number", "title"), [(1, "Код"), (8, "Дата рождения")])
def test_a_deleted_column_is_said(number, title, read):
    done = read(lambda book: book["Наставляемые"].delete_cols(number))

    missing = [one for one in done.problems if one.code == "form.missing-column"]
    assert [(one.severity, f"«{title}»" in one.message) for one in missing] == [
        (Severity.WARNING, True)
    ]
    assert len(done.rows) == 2


def clear_mark(book):
    book["Наставляемые"]["A4"] = None


def drop_codes(book):
    book["Наставляемые"].delete_cols(1)


def mark_lost_and_a_cell(book):
    clear_mark(book)
    book["Наставляемые"]["K4"] = None


def move_sample(book):
    for cell in book["Наставляемые"][4]:
        book["Наставляемые"].cell(20, cell.column).value = cell.value
        cell.value = None
    book["Наставляемые"]["A20"] = None


@pytest.mark.parametrize("edit", [clear_mark, drop_codes, mark_lost_and_a_cell, move_sample])
def test_the_sample_person_never_becomes_data(edit, read):
    done = read(edit)

    assert "form.sample" in {one.code for one in done.problems}
    assert [one.values.get("patronymic") for one in done.rows] == ["", ""]


def test_every_shipped_sample_is_known_without_its_mark(read):
    def clear(book):
        for table in TABLES:
            book[table.title]["A4"] = None

    done = read(clear, form())

    assert [one.code for one in done.problems] == ["form.sample"] * len(TABLES)
    assert done.rows == ()


def test_a_row_with_a_wrong_cell_is_handed_over_apart(read):
    done = read(setting(H5="31.02.2012"))

    (row,) = done.unread
    assert (row.code, row.unread) == ("mentee-1", ("birth_date",))
    assert [one.code for one in done.rows] == ["mentee-2"]


def test_headings_are_found_by_their_titles_wherever_they_are(read):
    def move(book):
        sheet = book["Наставляемые"]
        sheet.insert_rows(1, 5)
        sheet.insert_cols(1, 2)
        sheet.title = "x"
        sheet.title = "НАСТАВЛЯЕМЫЕ"
        book.move_sheet(sheet, -5)

    done = read(move)

    assert done.problems == ()
    assert [one.values["surname"] for one in done.rows] == ["Огурцова", "Огурцова"]


def test_a_sheet_without_heading_is_an_error(read):
    def drop(book):
        book["Наставляемые"].delete_rows(3)

    done = read(drop)

    assert told(done) == [("form.heading", "лист «Наставляемые»")]
    assert done.rows == ()


@pytest.mark.parametrize("name", ["Наставляемыи", "Дети"])
def test_a_renamed_sheet_is_an_error_that_says_which_it_is(name, read):
    def rename(book):
        book["Наставляемые"].title = name

    (problem,) = read(rename).problems

    assert (problem.code, problem.severity) == ("form.renamed-sheet", Severity.ERROR)
    assert problem.place == f"лист «{name}»"
    assert problem.remedy.startswith("Назовите лист «Наставляемые»")


def test_a_sheet_of_ones_own_is_a_warning_and_may_stay(read):
    def add(book):
        book.create_sheet("Заметки")["A1"] = "позвонить в центр"
        copy = book.copy_worksheet(book["Наставляемые"])
        copy.title = "Прошлый год"

    problems = read(add).problems

    assert [(one.code, one.severity) for one in problems] == [
        ("form.unknown-sheet", Severity.WARNING),
        ("form.unknown-sheet", Severity.WARNING),
    ]
    assert "оставьте" in problems[0].remedy


def test_a_name_in_a_column_means_nobody_of_another_register(read):
    mentor = Row(
        organization="kedrovka",
        table="mentors",
        code="mentor-1",
        values={**MENTEE, "surname": "Лесников", "name": "Павел", "category": "pupil"},
    )

    def pair_with_oneself(book):
        sheet = book["Пары и группы"]
        headings = {str(one.value).rstrip("\xa0*"): one.column for one in sheet[3]}
        for heading in ("Наставник", "Наставляемые"):
            sheet.cell(5, headings[heading]).value = "Лесников Павел"

    (pair,) = [one for one in read(pair_with_oneself, form(mentor)).rows if one.table == "pairs"]
    assert pair.values["mentor"] == "mentor-1"
    assert pair.values["mentees"] == "Лесников Павел"


def test_a_book_without_a_sheet_of_the_form_is_an_error(read):
    def drop(book):
        book.create_sheet("Чужой")
        for table in TABLES:
            del book[table.title]

    assert "form.no-sheets" in [one.code for one in read(drop).problems]


def test_hidden_and_merged_cells_are_told(read):
    def edit(book):
        sheet = book["Наставляемые"]
        sheet.row_dimensions[6].hidden = True
        sheet.merge_cells("B8:B9")

    done = read(edit)

    assert [(one.code, one.severity) for one in done.problems] == [
        ("form.hidden", Severity.WARNING),
        ("form.merged", Severity.ERROR),
    ]
    assert len(done.rows) == 2


def test_dates_of_1904_are_converted_and_told(read):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    def edit(book):
        book.epoch = CALENDAR_MAC_1904
        book.calculation = CalcProperties()

    done = read(edit)

    assert [one.code for one in done.problems] == ["workbook.1904"]
    assert done.rows[0].values["birth_date"] == "2012-03-14"


def _stamp(key, value):
    def edit(book):
        for row in book["acts"].iter_rows():
            if row[0].value == key:
                row[1].value = value

    return edit


def _other_property(book):
    book.custom_doc_props["acts-revision"].value = "9"


def _unstamp(book):
    del book["acts"]
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (_stamp("acts-revision", "9"), "form.stamp-changed"),
        (_stamp("acts-revision", "²"), "form.stamp-changed"),
        (_stamp("acts-organization", "other"), "form.stamp-changed"),
        (_stamp("seal", "0"), "form.stamp-changed"),
        (lambda book: book.__delitem__("acts"), "form.stamp-changed"),
        (_other_property, "form.stamp-changed"),
        (_unstamp, "form.stamp-missing"),
    ],
)
def test_a_stamp_that_was_touched_counts_for_nothing(edit, code, read):
    done = read(edit)

    assert done.revision == 0
    assert [(one.code, one.severity) for one in done.problems] == [(code, Severity.WARNING)]
    assert len(done.rows) == 2


def test_names_of_the_list_mean_the_codes_of_the_export(read):
    data = form(
        mentee(1),
        mentee(2),
        Row(organization="kedrovka", table="consents", code="consent-1", values={"kind": "mentor"}),
    )

    def edit(book):
        book["Согласия"]["B5"] = "Огурцова Алина (mentee-2)"

    assert read(edit, data).rows[2].values["person"] == "mentee-2"


def test_five_hundred_rows_are_read_in_time(tmp_path):
    path = tmp_path / "форма.xlsx"
    path.write_bytes(form(*(mentee(i, request="подготовка к экзамену") for i in range(500))))

    started = time.process_time()
    done = read_form(path)

    assert time.process_time() - started < 1.5
    assert (len(done.rows), done.problems) == (500, ())


def test_a_changed_byte_of_a_good_form_is_never_a_traceback(tmp_path):
    rng = random.Random(5)
    good = form(mentee(1))
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in members if "sheet6" in name or "shared" in name or "rels" in name]
    path = tmp_path / "форма.xlsx"
    taken = 0
    for number in range(200):
        if number % 2:
            data = bytearray(good)
            data[rng.randrange(len(data))] = rng.randrange(256)
        else:
            name = rng.choice(names)
            changed = bytearray(members[name])
            changed[rng.randrange(len(changed))] = rng.randrange(256)
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for one, content in {**members, name: bytes(changed)}.items():
                    archive.writestr(one, content)
            data = bytearray(buffer.getvalue())
        path.write_bytes(data)
        with contextlib.suppress(InputError):
            read_form(path)
            taken += 1
    assert 0 < taken < 200
