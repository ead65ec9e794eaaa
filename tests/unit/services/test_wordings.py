"""Every word of an organisation with its forms, and the sheet on which a person looks at them."""

import dataclasses as dc
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from acts.registers.rows import Row
from acts.registers.wording_tables import CHECK, FORM_COLUMNS, OVERRIDES
from acts.russian.cases import Case, Gender
from acts.russian.wording import WordKind
from acts.services.exchange import as_yaml, load_file
from acts.services.exchange_forms import fresh_form, rows_to_show, write_form
from acts.services.registering import compare
from acts.services.wordings import (
    check_path,
    export_check,
    fresh_check,
    overrides_yaml,
    refresh_check,
    word_forms,
    write_check,
)
from acts.sources.forms import read_form
from acts.store.memory import MemoryStore

MENTOR = {"category": "employee", "position": "учитель физики", "since": "2020-09-01"}


def save(desk, table, code, **values):
    row = Row(organization="school-1", table=table, code=code, values=values)
    desk.store.save_register("school-1", [row])


def named(desk, code, full, table="mentors", **values):
    surname, name, *rest = full.split()
    parts = {"surname": surname, "name": name, "patronymic": " ".join(rest)}
    save(desk, table, code, **MENTOR, **parts, **values)


@pytest.fixture
def desk(shop):
    desk = shop.at("2020-07-01")
    named(desk, "mentor-1", "Горобец Пётр Ильич")
    named(desk, "mentor-2", "Иванова Анна Ильинична")
    return desk


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


def found(desk, school, nominative):
    return next(one for one in word_forms(desk, school) if one.word.nominative == nominative)


def overrides(desk):
    return [one for one in desk.store.register("school-1") if one.table == OVERRIDES.key]


class Excel:
    """A person at the check sheet."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[CHECK.title]
        self.columns = {str(cell.value).rstrip("* \xa0"): cell.column for cell in self.sheet[3]}
        self.rows = {self.sheet.cell(n, 2).value: n for n in range(4, self.sheet.max_row + 1)}

    def cell(self, nominative, key):
        title = "Код" if key == "code" else CHECK.column(key).title
        return self.sheet.cell(self.rows[nominative], self.columns[title])

    def save(self):
        self.book.save(self.path)
        return self.path


def test_names_posts_and_organisations_have_six_forms_and_names_initials(desk, school):
    seen = {one.word.nominative: one for one in word_forms(desk, school)}
    name, post = seen["Горобец Пётр Ильич"], seen["заведующий хозяйством"]
    issuer = seen["Министерство образования Камчатского края"]
    assert set(name.forms) == set(post.forms) == set(issuer.forms) == set(Case)
    assert name.initials[Case.DATIVE].endswith("\N{NO-BREAK SPACE}П.И.")
    assert post.forms[Case.DATIVE] == "заведующему хозяйством"
    assert not post.initials
    assert {"МОУ «СШ № 1»", "учитель физики", "Тихая Инна"} <= set(seen)


def test_what_deserves_a_look_stands_first_and_what_was_approved_last(desk, school):
    named(desk, "mentor-3", "Заяц Лев Ильич")
    key = {"kind": "person", "nominative": "Заяц Лев Ильич", "gender": "m"}
    save(desk, "overrides", "word-1", **key, approved="да")
    listed = word_forms(desk, school)
    marks = [(one.is_doubtful, one.is_approved) for one in listed]
    assert marks == sorted(marks, key=lambda one: (not one[0], one[1]))
    assert listed[0].is_doubtful
    assert listed[0].reasons
    assert (listed[-1].word.nominative, listed[-1].code) == ("Заяц Лев Ильич", "word-1")
    assert not listed[-1].is_doubtful


def test_a_name_whose_gender_nobody_knows_is_listed_with_that_reason(desk, school):
    named(desk, "mentor-3", "Ким Саша")
    one = found(desk, school, "Ким Саша")
    assert (one.forms, one.initials, one.is_doubtful) == ({}, {}, True)
    assert one.reasons == (
        "по имени и отчеству не определить, мужчина это или женщина – "
        "заполните «Пол» там, где это имя записано",
    )


def test_a_name_that_is_no_name_is_listed_with_that_reason(desk, school):
    save(desk, "bodies", "body-1", kind="parents", exists="да", chair="все", since="2020-01-01")
    one = found(desk, school, "все")
    assert (one.forms, one.is_doubtful) == ({}, True)
    assert "не разобрать" in one.reasons[0]
    assert "впишите фамилию" in one.reasons[0]


def test_a_form_written_down_is_shown_and_said_to_be(desk, school):
    key = {"kind": "person", "nominative": "Горобец Пётр Ильич", "gender": "m"}
    save(desk, "overrides", "word-1", **key, dative="Горобцу Петру Ильичу")
    one = found(desk, school, "Горобец Пётр Ильич")
    assert one.forms[Case.DATIVE] == "Горобцу Петру Ильичу"
    assert one.initials[Case.DATIVE] == "Горобцу\N{NO-BREAK SPACE}П.И."
    assert (one.written, one.code, one.is_doubtful) == ((Case.DATIVE,), "word-1", True)


def test_forms_for_any_gender_are_shown_under_their_own_key(desk, school):
    save(desk, "overrides", "word-1", kind="person", nominative="Горобец Пётр Ильич", approved="да")
    one = found(desk, school, "Горобец Пётр Ильич")
    assert (one.word.gender, one.code, one.is_approved) == (None, "word-1", True)
    assert one.word.person.gender is None
    assert one.forms


def test_forms_kept_for_later_are_listed_too(desk, school):
    key = {"kind": "person", "nominative": "Заяц Лев Ильич", "gender": "m"}
    save(desk, "overrides", "word-1", **key, dative="Заяцу Льву Ильичу")
    one = found(desk, school, "Заяц Лев Ильич")
    assert (one.is_used, one.is_doubtful) == (False, False)
    assert one.forms[Case.DATIVE] == "Заяцу Льву Ильичу"


# --- the sheet --------------------------------------------------------------------------------


def test_the_sheet_shows_every_word_doubtful_ones_coloured_keys_locked(desk, school):
    excel = Excel(write_check(desk, school).path)
    words = word_forms(desk, school)
    assert [one for one in excel.rows if one] == [one.word.nominative for one in words]
    doubtful, plain = words[0].word.nominative, "Иванова Анна Ильинична"
    assert excel.cell(doubtful, "dative").fill.fgColor.rgb == "FFFFF2CC"
    assert excel.cell(plain, "dative").fill.fgColor.rgb != "FFFFF2CC"
    assert excel.cell(doubtful, "note").value
    for key, locked in (
        ("code", True),
        ("nominative", True),
        ("kind", True),
        ("gender", True),
        ("note", True),
        ("dative", False),
        ("approved", False),
    ):
        assert excel.cell(doubtful, key).protection.locked is locked, key
        assert excel.cell(plain, key).protection.locked is locked, key
    assert excel.sheet.protection.sheet
    letter = excel.cell(plain, "approved").column_letter
    (rule,) = (
        one
        for one in excel.sheet.data_validations.dataValidation
        if f"{letter}4" in str(one.sqref).split(":")[0]
    )
    assert rule.type == "list"
    assert excel.cell(plain, "dative").value == "Ивановой Анне Ильиничне"


def test_the_sheet_knows_whose_it_is_and_of_which_revision(desk, school):
    read = read_form(write_check(desk, school).path)
    assert (read.organization, read.revision) == ("school-1", 3)
    assert read.is_check
    assert not read.problems


def test_the_same_words_give_the_same_bytes(desk, school):
    assert fresh_check(desk, school) == fresh_check(desk, school)


def test_a_sheet_nobody_touched_changes_nothing(desk, school):
    path = write_check(desk, school).path
    loaded = load_file(desk, path)
    assert (loaded.changes.changes, loaded.applied.event) == ((), None)
    assert not loaded.notes
    assert not overrides(desk)


def test_a_corrected_form_and_an_approval_come_back_and_the_sheet_is_written_anew(desk, school):
    path = write_check(desk, school).path
    excel = Excel(path)
    excel.cell("Горобец Пётр Ильич", "dative").value = "Горобецу Петру Ильичу"
    excel.cell("учитель физики", "approved").value = "Да"
    excel.save()
    loaded = load_file(desk, path)
    name, post = sorted(overrides(desk), key=lambda one: one.value("kind"))
    assert name.values == {
        "kind": "person",
        "nominative": "Горобец Пётр Ильич",
        "gender": "m",
        "dative": "Горобецу Петру Ильичу",
    }
    assert post.value("approved") == "да"
    assert post.value("prepositional") == "учителе физики"
    assert loaded.form.path == path
    again = Excel(path)
    assert again.cell("учитель физики", "code").value == post.code
    assert load_file(desk, path).applied.event is None


def test_mistakes_are_told_all_at_once_with_sheet_and_cell_and_nothing_is_taken(desk, school):
    path = write_check(desk, school).path
    excel = Excel(path)
    excel.cell("Горобец Пётр Ильич", "dative").value = "Горобцу"
    excel.cell("Горобец Пётр Ильич", "genitive").value = "=A1"
    excel.cell("Иванова Анна Ильинична", "accusative").value = "Иванову А.И."
    excel.cell("учитель физики", "approved").value = "наверное"
    excel.save()
    loaded = load_file(desk, path, dry_run=True)
    places = {one.place for one in loaded.changes.problems}
    expected = {
        f"лист «{CHECK.title}», {excel.cell(word, key).coordinate}"
        for word, key in (
            ("Горобец Пётр Ильич", "dative"),
            ("Горобец Пётр Ильич", "genitive"),
            ("Иванова Анна Ильинична", "accusative"),
            ("учитель физики", "approved"),
        )
    }
    assert expected <= places
    assert "Горобц" not in str(loaded.changes.problems)
    assert not overrides(desk)


def test_a_word_of_ones_own_is_kept_for_later(desk, school):
    path = write_check(desk, school).path
    excel = Excel(path)
    row = excel.sheet.max_row + 1
    row = next(n for n in range(4, row + 1) if not excel.sheet.cell(n, 2).value)
    for key, value in {
        "nominative": "Заяц Лев Ильич",
        "kind": "имя",
        "gender": "м",
        "dative": "Заяцу Льву Ильичу",
    }.items():
        excel.sheet.cell(row, excel.columns[CHECK.column(key).title]).value = value
    excel.save()
    load_file(desk, path)
    (one,) = overrides(desk)
    assert (one.value("nominative"), one.value("dative")) == (
        "Заяц Лев Ильич",
        "Заяцу Льву Ильичу",
    )


def test_what_was_changed_here_and_in_the_sheet_waits_for_a_decision(desk, school, tmp_path):
    key = {"kind": "person", "nominative": "Горобец Пётр Ильич", "gender": "m"}
    save(desk, "overrides", "word-1", **key, dative="Горобцу Петру Ильичу")
    path = tmp_path / "лист.xlsx"
    export_check(desk, school, path)
    save(desk, "overrides", "word-1", **key, dative="Горобцуу Петру Ильичу")
    excel = Excel(path)
    excel.cell("Горобец Пётр Ильич", "dative").value = "Горобцю Петру Ильичу"
    (conflict,) = load_file(desk, excel.save()).changes.conflicts
    assert (conflict.key, conflict.base) == ("dative", "Горобцу Петру Ильичу")


def test_words_that_differ_by_a_capital_are_two_words(desk, school):
    named(desk, "mentor-3", "Петров Лев Ильич", table="mentors")
    save(desk, "mentors", "mentor-3", **{**MENTOR, "position": "Учитель физики"},
         surname="Петров", name="Лев", patronymic="Ильич")  # fmt: skip
    path = write_check(desk, school).path
    excel = Excel(path)
    for one in ("Учитель физики", "учитель физики"):
        excel.cell(one, "approved").value = "да"
    loaded = load_file(desk, excel.save())
    assert not loaded.changes.problems
    assert len(overrides(desk)) == 2


def test_a_sheet_with_unloaded_work_is_kept_when_a_fresh_one_is_asked_for(desk, school):
    path = write_check(desk, school).path
    excel = Excel(path)
    excel.cell("Горобец Пётр Ильич", "dative").value = "Горобецу Петру Ильичу"
    excel.save()
    assert refresh_check(desk, school) is None
    written = write_check(desk, school)
    assert written.has_unloaded
    assert Excel(written.kept).cell("Горобец Пётр Ильич", "dative").value == "Горобецу Петру Ильичу"


# --- nothing is lost between the sheet, the form and YAML -------------------------------------

CELLS = st.dictionaries(
    st.sampled_from([str(one) for one in FORM_COLUMNS]), st.sampled_from(["", "ours", "other"])
)
EDITS = st.dictionaries(
    st.sampled_from(["Горобец Пётр Ильич", "учитель физики", "МОУ «СШ № 1»"]),
    st.tuples(CELLS, st.sampled_from([None, "да", "нет", ""])),
)


def _other(text):
    return " ".join(f"{word}ъ" for word in text.split())


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.generate),  # an example is several workbooks: shrinking is slow
)
@given(rounds=st.lists(EDITS, min_size=1, max_size=2))
def test_sheet_form_and_yaml_say_the_same(shop, tmp_path, rounds):
    desk = dc.replace(shop.at("2020-07-01"), store=MemoryStore())
    desk.store.save_organizations(shop.desk.store.organizations())
    desk.store.save_register("school-1", shop.desk.store.register("school-1"))
    named(desk, "mentor-1", "Горобец Пётр Ильич")
    school = desk.organization("school-1")
    ours = {one.word.nominative: one for one in word_forms(desk, school)}
    expected: dict[str, tuple[dict[str, str], bool]] = {}
    path = tmp_path / "лист.xlsx"
    for edits in rounds:
        export_check(desk, school, path)
        excel = Excel(path)
        for word, (cells, approved) in edits.items():
            own = {str(case): ours[word].forms[case] for case in FORM_COLUMNS}
            written, was = expected.get(word, ({}, False))
            now = was if approved is None else approved == "да"
            forms = {}
            for key, said in own.items():
                wish = cells.get(key)
                shown = written.get(key, said)
                cell = {"": "", "ours": said, "other": _other(said), None: shown}[wish]
                excel.cell(word, key).value = cell or None
                if cell not in ("", said) or now:
                    forms[key] = cell or said
            if approved is not None:
                excel.cell(word, "approved").value = approved or None
            expected[word] = forms, now
        loaded = load_file(desk, excel.save())
        assert not loaded.changes.problems
        assert not loaded.changes.conflicts

    kept = {one.value("nominative"): one for one in overrides(desk)}
    for word, (forms, approved) in expected.items():
        row = kept.get(word)
        values = row.values if row else {}
        assert {key: values[key] for key in map(str, FORM_COLUMNS) if key in values} == forms
        assert (values.get("approved") == "да") is approved
    assert set(kept) <= set(expected)

    # Each of the three files, loaded as it was written, changes nothing …
    for name, data in (
        ("лист.xlsx", fresh_check(desk, school)),
        ("форма.xlsx", fresh_form(desk, school)),
        ("слова.yaml", overrides_yaml(desk, school).encode()),
        ("всё.yaml", as_yaml(desk, school).encode()),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert not load_file(desk, file, dry_run=True).changes.changes
    # … and in a workspace without them the file of words alone brings all of them back.
    bare = dc.replace(desk, store=MemoryStore())
    bare.store.save_organizations(shop.desk.store.organizations())
    rows = [one for one in rows_to_show(desk, school)[0] if one.table != OVERRIDES.key]
    bare.store.save_register("school-1", rows)
    text = overrides_yaml(desk, school).partition("# ")
    file = tmp_path / "перенос.yaml"
    file.write_text(
        "stamp:\n  organization: school-1\n  revision: 0\n" + text[1] + text[2], "utf-8"
    )
    load_file(bare, file)
    assert {one.value("nominative"): one.values for one in overrides(bare)} == {
        key: one.values for key, one in kept.items()
    }


def test_the_form_and_the_sheet_in_the_folder_are_told_apart(desk, school):
    form, sheet = write_form(desk, school).path, write_check(desk, school).path
    assert sheet == check_path(desk, school)
    assert not read_form(form).is_check
    excel = Excel(sheet)
    excel.cell("учитель физики", "approved").value = "да"
    load_file(desk, excel.save())
    # The form shows the new row too, so that neither of them is older than the registers.
    book = openpyxl.load_workbook(io.BytesIO(form.read_bytes()))
    assert "учитель физики" in [cell.value for cell in book[OVERRIDES.title]["C"]]
    assert load_file(desk, form).applied.event is None


def test_gender_is_written_with_the_word(desk, school):
    path = write_check(desk, school).path
    excel = Excel(path)
    excel.cell("Иванова Анна Ильинична", "approved").value = "да"
    load_file(desk, excel.save())
    (one,) = overrides(desk)
    assert (one.value("gender"), one.value("kind")) == (Gender.FEMININE, WordKind.PERSON)
    assert compare(desk, read_form(path)).changes == ()
