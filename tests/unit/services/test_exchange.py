"""Forms that people edited in Excel go in; a form with codes comes out; nothing is lost."""

import dataclasses as dc
import datetime as dt

import openpyxl
import pytest

from acts.errors import ConfigurationError, ConflictError, InputError
from acts.registers.rows import RowStatus
from acts.registers.tables import table_of
from acts.services.exchange import (
    as_yaml,
    check_registers,
    export,
    files_in,
    load_file,
    owner_of,
    read_file,
)
from acts.services.exchange_conflicts import open_conflicts, resolve, typed_value
from acts.services.exchange_forms import form_path, fresh_form, refresh_form, write_form
from acts.services.registering import registers_of, rows_of
from acts.sources.forms import read_form
from acts.store.memory import MemoryStore

DAY = "2020-07-01"
_HEADING, _FIRST = 3, 5
MENTOR = {
    "Фамилия": "Соколов",
    "Имя": "Павел",
    "Отчество": "Олегович",
    "Кто это": "работник школы",
    "Должность или класс": "учитель физики",
    "С какого дня": "01.09.2020",
}


def edit(path, sheet, cells, *, row=None, code="", to=None):
    """Type into a form as a person does: into the row of a code, or into the first empty one."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    titles = {
        str(cell.value).replace("\xa0*", ""): cell.column for cell in page[_HEADING] if cell.value
    }
    if row is None:
        row = _FIRST
        while page.cell(row, 1).value != code if code else page.cell(row, 2).value:
            row += 1
    for title, text in cells.items():
        page.cell(row, titles[title]).value = text
    book.save(to or path)
    return row


@pytest.fixture
def desk(shop):
    return shop.at(DAY)


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


@pytest.fixture
def own(desk, school):
    """The form in the folder «формы»."""
    return write_form(desk, school).path


def mentors(desk):
    return {one.code: one.person.surname for one in registers_of(desk, "school-1").mentors}


def test_a_form_is_named_for_its_school_where_there_are_several(desk, school, own):
    assert own == form_path(desk, school) == desk.folder / "формы" / "Данные school-1.xlsx"


def test_a_loaded_form_comes_back_with_codes_and_the_new_revision(desk, own):
    edit(own, "Наставники", MENTOR)
    typed = own.read_bytes()
    loaded = load_file(desk, own)
    assert loaded.is_whole
    assert [one.status for one in loaded.changes.changes] == [RowStatus.ADDED]
    form = read_form(own)
    assert form.revision == 2
    assert [one.code for one in form.rows if one.table == "mentors"] == ["mentor-1"]
    assert loaded.form.kept.name == "Данные school-1 редакция 1.xlsx"
    assert loaded.form.kept.read_bytes() == typed


def test_a_form_without_changes_is_left_as_it_is(desk, own):
    before = own.read_bytes()
    assert load_file(desk, own).applied.event is None
    assert own.read_bytes() == before
    assert not (own.parent / "прежние").exists()


def test_two_exports_edited_differently_lose_nothing(desk, own, tmp_path):
    first, second = tmp_path / "первая.xlsx", tmp_path / "вторая.xlsx"
    site = next(
        one.code
        for one in rows_of(desk, desk.organization("school-1"))
        if one.value("role") == "site"
    )
    edit(own, "Наставники", MENTOR, to=first)
    edit(first, "Должностные лица", {"Должность": "методист"}, code=site)
    edit(own, "Наставники", {**MENTOR, "Фамилия": "Воронов"}, to=second)
    edit(second, "Должностные лица", {"Должность": "педагог-библиотекарь"}, code=site)
    load_file(desk, first)
    loaded = load_file(desk, second)
    assert mentors(desk) == {"mentor-1": "Соколов", "mentor-2": "Воронов"}
    (conflict,) = open_conflicts(desk)
    assert conflict == loaded.changes.conflicts[0]
    assert (conflict.key, conflict.stored, conflict.offered) == (
        "post",
        "методист",
        "педагог-библиотекарь",
    )
    assert conflict.file == "вторая.xlsx"
    applied = resolve(desk, conflict, conflict.offered)
    assert not open_conflicts(desk)
    posts = [one.post for one in desk.organization("school-1").officials]
    assert "педагог-библиотекарь" in posts
    fact = applied.event.fact
    assert (fact.trigger, fact.source, fact.target) == ("resolve", "3", "4")
    assert fact.reason == f"{site}, «Должность»: взято из файла"
    assert "методист" not in str(fact)


def test_a_decision_for_the_store_changes_no_row_but_is_journalled(desk, own, tmp_path):
    conflict = _conflict(desk, own, tmp_path)
    applied = resolve(desk, conflict, conflict.stored)
    assert (applied.event.fact.source, applied.event.fact.target) == ("3", "3")
    assert not open_conflicts(desk)
    with pytest.raises(ConflictError, match="уже решили"):
        resolve(desk, conflict, conflict.stored)


def test_a_third_value_is_read_as_the_form_reads_it(desk, own, tmp_path):
    conflict = _conflict(
        desk, own, tmp_path, title="С какого дня", texts=("03.09.2020", "05.09.2020")
    )
    assert typed_value(conflict, "07.09.2020") == "2020-09-07"
    with pytest.raises(InputError):
        typed_value(conflict, "скоро")
    resolve(desk, conflict, "2020-09-07")
    assert registers_of(desk, "school-1").mentors[0].since == dt.date(2020, 9, 7)


def test_a_conflict_is_decided_once(desk, own, tmp_path):
    conflict = _conflict(desk, own, tmp_path)
    resolve(desk, conflict, conflict.offered)
    with pytest.raises(ConflictError, match="уже решили"):
        resolve(desk, conflict, conflict.stored)


def test_a_decision_that_breaks_a_rule_is_refused_and_still_waits(desk, own, tmp_path):
    conflict = _conflict(desk, own, tmp_path)
    with pytest.raises(InputError, match="не заполнено"):
        resolve(desk, conflict, "")
    assert open_conflicts(desk) == (conflict,)
    assert desk.store.register_revision("school-1") == 3


def _conflict(desk, own, tmp_path, title="Должность или класс", texts=("химик", "биолог")):
    edit(own, "Наставники", MENTOR)
    load_file(desk, own)
    copies = [tmp_path / f"{number}.xlsx" for number in (1, 2)]
    for copy, text in zip(copies, texts, strict=True):
        edit(own, "Наставники", {title: text}, code="mentor-1", to=copy)
    for copy in copies:
        load_file(desk, copy)
    (conflict,) = open_conflicts(desk)
    return conflict


def test_a_form_with_a_wrong_row_is_not_taken_and_not_touched(desk, own):
    edit(own, "Наставники", MENTOR)
    edit(own, "Наставники", {**MENTOR, "Фамилия": "Белов", "С какого дня": "31.02.2020"})
    typed = own.read_bytes()
    with pytest.raises(InputError) as refused:
        load_file(desk, own)
    (problem,) = refused.value.problems
    assert "«Наставники»" in problem.place
    assert "Белов" not in str(refused.value)
    assert own.read_bytes() == typed
    assert desk.store.register_revision("school-1") == 1


def test_a_partial_load_leaves_the_form_to_be_corrected(desk, own):
    edit(own, "Наставники", MENTOR)
    edit(own, "Наставники", {**MENTOR, "Фамилия": "Белов", "С какого дня": "31.02.2020"})
    typed = own.read_bytes()
    loaded = load_file(desk, own, partial=True)
    assert not loaded.is_whole
    assert own.read_bytes() == typed
    assert mentors(desk) == {"mentor-1": "Соколов"}
    edit(own, "Наставники", {"С какого дня": "02.09.2020"}, row=_FIRST + 1)
    assert load_file(desk, own).is_whole
    assert mentors(desk) == {"mentor-1": "Соколов", "mentor-2": "Белов"}


def test_a_trial_writes_nothing(desk, own):
    edit(own, "Наставники", MENTOR)
    typed = own.read_bytes()
    loaded = load_file(desk, own, dry_run=True)
    assert (len(loaded.changes.changes), loaded.applied) == (1, None)
    assert own.read_bytes() == typed
    assert desk.store.register_revision("school-1") == 1


def test_a_form_open_in_excel_is_not_loaded(desk, own):
    edit(own, "Наставники", MENTOR)
    (own.parent / f"~${own.name}").write_bytes(b"")
    with pytest.raises(ConfigurationError, match="открыта в Excel"):
        load_file(desk, own)
    assert desk.store.register_revision("school-1") == 1


def test_a_form_locked_after_the_load_keeps_the_data_and_says_so(desk, own, monkeypatch):
    edit(own, "Наставники", MENTOR)
    typed = own.read_bytes()
    from acts.services import exchange_forms

    def locked(path, data):
        raise PermissionError(13, "locked", str(path))

    monkeypatch.setattr(exchange_forms, "write_whole", locked)
    loaded = load_file(desk, own)
    assert not loaded.is_whole
    assert "данные внесены" in loaded.notes[0].message
    assert mentors(desk) == {"mentor-1": "Соколов"}
    assert own.read_bytes() == typed


def test_a_form_saved_again_while_it_was_loaded_is_not_overwritten(desk, school, own):
    edit(own, "Наставники", MENTOR)
    form = read_form(own)
    edit(own, "Наставники", {**MENTOR, "Фамилия": "Белов"})
    typed = own.read_bytes()
    with pytest.raises(ConfigurationError, match="сохранили ещё раз"):
        write_form(desk, school, loaded=form)
    assert own.read_bytes() == typed


def test_an_export_keeps_a_form_that_was_not_loaded(desk, school, own):
    edit(own, "Наставники", MENTOR)
    typed = own.read_bytes()
    written = write_form(desk, school)
    assert written.has_unloaded
    assert written.kept.read_bytes() == typed
    assert not [one for one in read_form(own).rows if one.table == "mentors"]


def test_an_export_over_an_open_form_is_refused(desk, school, own):
    edit(own, "Наставники", MENTOR)
    typed = own.read_bytes()
    (own.parent / f"~${own.name}").write_bytes(b"")
    with pytest.raises(ConfigurationError, match="открыта в Excel"):
        write_form(desk, school)
    assert own.read_bytes() == typed


def test_a_form_with_unloaded_rows_is_not_refreshed(desk, school, own, tmp_path):
    other = tmp_path / "другая.xlsx"
    edit(own, "Наставники", {**MENTOR, "Фамилия": "Воронов"}, to=other)
    edit(own, "Наставники", MENTOR)
    load_file(desk, other)
    typed = own.read_bytes()
    assert refresh_form(desk, school) is None
    assert own.read_bytes() == typed


def test_a_form_that_holds_nothing_new_follows_what_was_loaded_elsewhere(desk, own, tmp_path):
    other = tmp_path / "другая.xlsx"
    edit(own, "Наставники", MENTOR, to=other)
    typed = other.read_bytes()
    loaded = load_file(desk, other)
    assert (loaded.form.path, loaded.form.kept) == (own, None)
    assert read_form(own).revision == 2
    assert other.read_bytes() == typed


def test_a_sheet_of_a_persons_own_is_kept_in_the_old_form(desk, own, tmp_path):
    other = tmp_path / "другая.xlsx"
    edit(own, "Наставники", MENTOR, to=other)
    book = openpyxl.load_workbook(own)
    book.create_sheet("Мои заметки").append(["позвонить"])
    book.save(own)
    noted = own.read_bytes()
    assert load_file(desk, other).form.kept.read_bytes() == noted


def test_a_copy_in_the_folder_is_loaded_and_the_form_follows(desk, own):
    copy = own.with_name("Данные school-1 – копия.xlsx")
    edit(own, "Наставники", MENTOR, to=copy)
    loaded = load_file(desk, copy)
    assert loaded.notes[0].severity == "warning"
    assert loaded.is_whole
    assert read_form(own).revision == 2


def test_kept_forms_never_write_over_each_other(desk, school, own):
    kept = set()
    for surname in ("Белов", "Воронов", "Гусев"):
        edit(own, "Наставники", {**MENTOR, "Фамилия": surname})
        kept.add(write_form(desk, school).kept)
    assert len(kept) == 3


def test_yaml_goes_out_and_in(desk, school, own, tmp_path):
    edit(own, "Наставники", MENTOR)
    load_file(desk, own)
    file = tmp_path / "данные.yaml"
    export(desk, school, suffix="yaml", path=file)
    assert file.read_text(encoding="utf-8") == as_yaml(desk, school)
    assert load_file(desk, file).applied.event is None
    file.write_text(file.read_text(encoding="utf-8").replace("физики", "химии"), encoding="utf-8")
    load_file(desk, file)
    assert registers_of(desk, "school-1").mentors[0].position == "учитель химии"


def test_another_organisations_file_is_refused(own):
    with pytest.raises(InputError, match="другой организации"):
        read_file(own, organization="school-2")


def test_a_file_of_another_kind_is_named(tmp_path):
    file = tmp_path / "данные.xls"
    file.write_bytes(b"")
    with pytest.raises(InputError, match="не .xlsx и не .yaml"):
        read_file(file)


def test_a_folder_is_read_without_owner_files_and_kept_forms(own):
    (own.parent / f"~${own.name}").write_bytes(b"")
    (own.parent / "прежние").mkdir()
    (own.parent / "заметки.txt").write_bytes(b"")
    assert files_in(own.parent) == (own,)


def test_an_empty_folder_is_said(tmp_path):
    (tmp_path / "пусто").mkdir()
    with pytest.raises(InputError, match="нет файлов"):
        files_in(tmp_path / "пусто")


def test_a_check_names_sheet_and_code(desk, school, own):
    edit(own, "Наставники", MENTOR)
    load_file(desk, own)
    edit(own, "Наставники", MENTOR)
    edit(own, "Наставники", {"Дата рождения": "01.02.1980"}, code="mentor-1")
    edit(own, "Наставники", {"Дата рождения": "01.02.1981"}, row=_FIRST + 1)
    load_file(desk, own)
    assert check_registers(desk, school, on=dt.date(2020, 9, 1)) == ()
    row = desk.store.register("school-1", table="mentors")[0]
    desk.store.save_register(
        "school-1",
        [
            type(row)(
                organization="school-1",
                table="mentors",
                code="mentor-1",
                values={**row.values, "until": "2020-08-01"},
            )
        ],
    )
    (told,) = check_registers(desk, school, on=dt.date(2020, 9, 1))
    assert told.place == "лист «Наставники», mentor-1"


def test_whose_data_are_meant_is_asked_where_there_are_several_schools(shop):
    assert owner_of(shop.desk, "school-2").id == "school-2"
    assert owner_of(shop.at(DAY), "").id == "school-1"
    with pytest.raises(InputError, match="не указано, чьи это данные.*school-1, school-2"):
        owner_of(shop.desk, "")


def test_the_file_that_says_not_whose_data_it_holds_is_named(shop, tmp_path):
    file = tmp_path / "данные.yaml"
    file.write_text("stamp: {revision: 0}\nmentors: []\n", encoding="utf-8")
    with pytest.raises(InputError) as asked:
        load_file(shop.desk, file)
    assert [one.file for one in asked.value.problems] == ["данные.yaml"]


@pytest.mark.parametrize("side", ["stored", "offered", "third"])
def test_what_was_decided_is_not_asked_again_by_the_same_copies(desk, own, tmp_path, side):
    conflict = _conflict(desk, own, tmp_path)
    chosen = "физик" if side == "third" else getattr(conflict, side)
    resolve(desk, conflict, chosen)
    for copy in ("1.xlsx", "2.xlsx"):
        assert load_file(desk, tmp_path / copy).changes.conflicts == ()
    assert not open_conflicts(desk)
    assert registers_of(desk, "school-1").mentors[0].position == chosen


def test_a_decision_holds_for_the_value_it_was_made_about_alone(desk, own, tmp_path):
    conflict = _conflict(desk, own, tmp_path)
    resolve(desk, conflict, conflict.stored)
    edit(tmp_path / "2.xlsx", "Наставники", {"Должность или класс": "географ"}, code="mentor-1")
    loaded = load_file(desk, tmp_path / "2.xlsx")
    assert [one.offered for one in loaded.changes.conflicts] == ["географ"]
    assert len(open_conflicts(desk)) == 1


MENTEE = {
    "Фамилия": "Жук",
    "Имя": "Лев",
    "Отчество": "Ильич",
    "Кто это": "обучающийся",
    "Класс или должность": "8 Б класс",
    "Дата рождения": "14.03.2006",
    "С какого дня": "01.09.2020",
}
CONSENT = {
    "Чьё согласие": "Жук Лев Ильич",
    "Какое согласие": "согласие на участие",
    "Дата подписи": "01.07.2020",
}


@pytest.fixture
def namesake(desk, own):
    """A form in which a namesake was typed in below the pupil it was exported with."""
    edit(own, "Наставляемые", MENTEE)
    edit(own, "Согласия", {**CONSENT, "Какое согласие": _consent_title()})
    load_file(desk, own)
    edit(own, "Наставляемые", {**MENTEE, "Дата рождения": "15.04.2006"})
    return own


def _consent_title():
    return table_of("consents").column("kind").choice_title("participation")


def test_a_new_row_that_names_one_of_two_namesakes_is_asked_about(desk, namesake):
    row = edit(
        namesake, "Согласия", {**CONSENT, "Какое согласие": _consent_title(), "Где хранится": "1"}
    )
    edit(namesake, "Согласия", {"Дата подписи": "01.06.2020"}, row=row)
    with pytest.raises(InputError) as refused:
        load_file(desk, namesake)
    told = [(one.code, one.place) for one in refused.value.problems if one.severity == "error"]
    assert told == [("register.ambiguous-reference", f"лист «Согласия», B{row}")]


def test_a_cell_left_alone_keeps_its_namesake(desk, namesake):
    assert load_file(desk, namesake).is_whole
    (consent,) = registers_of(desk, "school-1").consents
    assert consent.person == "mentee-1"


@pytest.fixture
def old(shop):
    """A workspace whose organisations came before the registers."""
    store = MemoryStore()
    store.save_organizations(shop.desk.store.organizations())
    return dc.replace(shop.at(DAY), store=store)


def test_who_only_looks_at_an_old_workspace_changes_nothing(old, school):
    shown = as_yaml(old, school)
    fresh_form(old, school)

    assert "Тихая" in shown
    assert old.store.register_revision("school-1") == 0


def test_a_form_written_in_an_old_workspace_knows_what_it_started_from(old, school):
    path = write_form(old, school).path

    assert old.store.register_revision("school-1") == 1
    assert read_form(path).revision == 1
    assert len(rows_of(old, school)) == len(old.store.register("school-1")) > 1


def test_erasing_in_an_old_workspace_keeps_the_other_rows(old, school):
    from acts.services.exchange_erasure import erase

    before = {one.code for one in rows_of(old, school)}
    gone = next(one for one in rows_of(old, school) if one.value("surname") == "Лугова")
    late = dc.replace(old, moment=old.moment + dt.timedelta(days=700))

    erase(late, school, gone.code)

    assert {one.code for one in rows_of(late, school)} == before
