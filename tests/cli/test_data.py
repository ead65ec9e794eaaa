"""`acts data`: what people edited in Excel goes in, is shown, checked, decided, erased."""

import errno
import io
import shutil
import time

import openpyxl
import pytest

from acts.cli import data_decide, data_load

ORGANIZATIONS = """\
organizations:
  - id: school-1
    fan_out: each_school
    full_name: Муниципальное общеобразовательное учреждение «Средняя школа № 1»
    short_name: МОУ «СШ № 1»
    place: с. Рассветное
    zone: Asia/Kamchatka
    officials:
      - {role: director, post: директор, person: Лугова Вера Ильинична, since: 2015-09-01}
      - {role: curator, post: заместитель директора, person: Тихая Инна, since: 2018-09-01}
"""
PERSON = {
    "Фамилия": "Соколов",
    "Имя": "Павел",
    "Отчество": "Олегович",
    "Кто это": "работник школы",
    "Должность или класс": "учитель физики",
    "С какого дня": "01.09.2021",
}
_HEADING, _FIRST = 3, 5


def edit(path, sheet, *people, code="", to=None):
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    titles = {
        str(cell.value).replace("\xa0*", ""): cell.column for cell in page[_HEADING] if cell.value
    }
    row = _FIRST
    while page.cell(row, 1).value != code if code else page.cell(row, 2).value:
        row += 1
    for number, person in enumerate(people):
        for title, text in person.items():
            page.cell(row + number, titles[title]).value = text
    book.save(to or path)


@pytest.fixture(scope="module")
def school(prints, now, tmp_path_factory):
    """A new workspace of one school, made once; each test gets a copy."""
    place = tmp_path_factory.mktemp("school")
    file = place / "организации.yaml"
    file.write_text(ORGANIZATIONS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", now)
        said = prints("init", place / "папка", "--from", file, "--rehearsal")
    assert said.code == 0, said.words
    return place / "папка"


@pytest.fixture
def folder(school, tmp_path):
    return shutil.copytree(school, tmp_path / "папка")


@pytest.fixture
def form(folder, acts):
    """The exported form in the folder «формы»."""
    path = folder / "формы" / "Данные школы.xlsx"
    if not path.exists():
        assert acts("data", "export").code == 0
    return path


@pytest.fixture(scope="module")
def quarrel(school, prints, now, tmp_path_factory):
    """Two exports that say different things of one post, loaded one after another."""
    place = tmp_path_factory.mktemp("quarrel")
    folder = shutil.copytree(school, place / "папка")
    form = folder / "формы" / "Данные школы.xlsx"
    copies = [place / "первая.xlsx", place / "вторая.xlsx"]
    for copy, post in zip(copies, ("методист", "педагог-организатор"), strict=True):
        edit(form, "Должностные лица", {"Должность": post}, code="official-2", to=copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", now)
        assert prints("data", "load", copies[0], "-w", folder).code == 0
        said = prints("data", "load", copies[1], "-w", folder)
    assert said.code == 1, said.words
    return folder, said


@pytest.fixture
def disputed(quarrel, folder):
    """Put a copy of that in place of the workspace; give what the second load said."""
    shutil.rmtree(folder)
    shutil.copytree(quarrel[0], folder)
    return quarrel[1]


def test_a_load_shows_what_changes_and_writes_the_form_anew(acts, form):
    edit(form, "Наставники", PERSON)
    edit(form, "Должностные лица", {"Должность": "методист"}, code="official-2")
    said = acts("data", "load", form)
    assert said.code == 0, said.words
    assert "Соколов Павел Олегович (mentor-1) – новая строка" in said.out
    assert "Тихая Инна (official-2) – изменено" in said.out
    assert "Должность: заместитель директора → методист" in said.out
    assert "Внесено: добавлено 1, изменено 1. Редакция 2." in said.out
    assert "Данные школы редакция 1.xlsx" in said.out
    assert openpyxl.load_workbook(form)["Наставники"].cell(_FIRST, 1).value == "mentor-1"


def test_a_trial_writes_nothing(acts, form, folder, tree):
    edit(form, "Наставники", PERSON)
    before = tree(folder)
    said = acts("data", "load", form, "--dry-run")
    assert said.code == 0
    assert "ничего не записано" in said.out
    assert "Соколов Павел Олегович" in said.out
    assert tree(folder) == before


def test_wrong_cells_are_all_named_and_nothing_is_taken(acts, form, folder, tree):
    wrong = {**PERSON, "С какого дня": "31.02.2021", "Кто это": "сосед"}
    edit(form, "Наставники", PERSON, {**wrong, "Фамилия": "Белов"})
    before = tree(folder)
    said = acts("data", "load", form)
    assert said.code == 1
    assert "F6" in said.err
    assert "N6" in said.err
    assert "Белов" not in said.err
    assert "Ничего не внесено" in said.out
    assert tree(folder) == before


def test_a_journal_that_fails_leaves_no_rows(acts, form, monkeypatch):
    edit(form, "Наставники", PERSON)
    typed = form.read_bytes()

    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "disk full")

    with monkeypatch.context() as patch:
        patch.setattr("acts.store.repository.journal_rows.append", fail)
        said = acts("data", "load", form)
    assert said.code == 3
    assert "Строк: 0." in acts("data", "show", "mentors").out
    assert form.read_bytes() == typed
    assert acts("journal", "verify").code == 0
    assert acts("data", "load", form).code == 0


def test_a_partial_load_is_partly_done(acts, form):
    edit(form, "Наставники", PERSON, {**PERSON, "Фамилия": "Белов", "С какого дня": "скоро"})
    said = acts("data", "load", form, "--partial")
    assert said.code == 3
    assert "форма не переписана" in said.words
    assert "Строк: 1." in acts("data", "show", "Наставники").out


def test_a_folder_is_loaded_file_by_file_and_a_wrong_one_stops_no_other(acts, form):
    edit(form, "Наставники", PERSON)
    (form.parent / "Аварийная.xlsx").write_bytes(b"PK")
    said = acts("data", "load", form.parent)
    assert said.code == 3, said.words
    assert "[1/2] Аварийная.xlsx" in said.out
    assert "Внесено: добавлено 1" in said.out


def test_a_file_that_cannot_be_opened_stops_no_other(acts, form, monkeypatch):
    edit(form, "Наставники", PERSON)
    locked = form.parent / "Аварийная.xlsx"
    locked.write_bytes(form.read_bytes())
    load_file = data_load.load_file

    def denied(desk, path, **values):
        if path == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return load_file(desk, path, **values)

    monkeypatch.setattr(data_load, "load_file", denied)
    said = acts("data", "load", form.parent)
    assert said.code == 3
    assert "Закройте его в Excel" in said.words
    assert "Внесено: добавлено 1" in said.out


def test_a_form_open_in_excel_is_said_and_left(acts, form, folder, tree):
    edit(form, "Наставники", PERSON)
    (form.parent / f"~${form.name}").write_bytes(b"")
    before = tree(folder)
    said = acts("data", "load", form)
    assert said.code == 3
    assert "открыта в Excel" in said.words
    assert tree(folder) == before


def test_a_conflict_is_shown_with_both_sides(acts, disputed):
    assert "в хранилище: методист" in disputed.words
    assert "в файле: педагог-организатор" in disputed.words
    listed = acts("data", "conflicts")
    assert listed.code == 1
    assert "Тихая Инна (official-2)" in listed.out
    assert "вторая.xlsx, лист «Должностные лица», C6" in listed.out


def test_a_conflict_is_decided_and_journalled_without_values(acts, disputed):
    said = acts("data", "resolve", "official-2", "Должность", "--take", "file")
    assert said.code == 0, said.words
    assert acts("data", "conflicts").code == 0
    assert "педагог-организатор" in acts("data", "show", "officials").out
    told = acts("journal", "show").out
    assert "official-2, «Должность»: взято из файла" in told
    assert "педагог-организатор" not in told
    assert "Тихая" not in told
    assert acts("journal", "verify").code == 0


def test_another_value_is_typed_in(acts, disputed):
    said = acts("data", "resolve", "official-2", "post", "--value", "старший методист")
    assert said.code == 0
    assert "старший методист" in acts("data", "show", "officials").out


@pytest.mark.parametrize(
    ("keys", "code", "post"),
    [
        ("z\nф\n", 0, "педагог-организатор"),
        ("A\n", 0, "педагог-организатор"),
        ("х\n", 0, "методист"),
        ("п\n", 1, "методист"),
        ("", 3, "методист"),
    ],
)
def test_conflicts_are_walked_through_by_keys(acts, disputed, monkeypatch, keys, code, post):
    monkeypatch.setattr(data_decide.sys, "stdin", io.StringIO(keys))
    said = acts("data", "resolve")
    assert said.code == code, said.words
    assert post in acts("data", "show", "officials").out


def test_a_conflict_that_is_not_there_is_refused(acts, disputed):
    assert acts("data", "resolve", "official-1", "--take", "file").code == 1
    assert acts("data", "resolve", "--take", "file").code == 2
    assert acts("data", "resolve", "official-2", "--take", "file", "--value", "а").code == 2


def test_an_export_goes_where_it_is_told(acts, form, tmp_path):
    assert acts("data", "export", "-o", tmp_path / "данные.yaml").code == 0
    text = (tmp_path / "данные.yaml").read_text(encoding="utf-8")
    assert text == acts("data", "export", "--format", "yaml").out
    assert acts("data", "export", "-o", tmp_path / "данные.yaml").code == 1
    assert acts("data", "export", "-o", tmp_path / "данные.txt").code == 2
    assert acts("data", "export", "-o", tmp_path / "б.xlsx", "--format", "yaml").code == 2
    assert acts("data", "load", tmp_path / "данные.yaml").code == 0


def test_an_export_over_an_edited_form_keeps_it(acts, form):
    edit(form, "Наставники", PERSON)
    said = acts("data", "export")
    assert said.code == 0
    assert "то, что не загружали" in said.words
    assert "Данные школы редакция 1.xlsx" in said.words


def test_rows_are_shown_by_sheet_or_key(acts, form):
    assert "Лугова" in acts("data", "show", "Должностные лица").out
    assert "Лугова" in acts("data", "show", "officials").out
    assert "с. Рассветное" in acts("data", "show", "школа").out
    counted = acts("data", "show").out
    assert "officials     2" in counted
    said = acts("data", "show", "Наставник")
    assert said.code == 1
    assert "Наставники" in said.words


def test_excluded_rows_are_shown_when_asked(acts, form):
    edit(form, "Наставники", PERSON)
    acts("data", "load", form)
    edit(form, "Наставники", {"Исключить": "да"}, code="mentor-1")
    said = acts("data", "load", form)
    assert "(mentor-1) – исключено" in said.out
    assert "Соколов" not in acts("data", "show", "mentors").out
    assert "Соколов" in acts("data", "show", "mentors", "--all").out


def test_a_check_counts_and_names_the_row(acts, form):
    assert acts("data", "check").code == 0
    born = {"Дата рождения": "01.02.2012", "Кто это": "обучающийся"}
    pupil = {
        "Фамилия": "Белова",
        "Имя": "Инна",
        "Отчество": "Олеговна",
        "С какого дня": "01.09.2021",
        "Класс или должность": "5 А класс",
        **born,
    }
    edit(form, "Наставляемые", pupil)
    assert acts("data", "load", form).code == 0
    said = acts("data", "check", "--on", "05.09.2021")
    assert said.code == 0
    assert "лист «Наставляемые», mentee-1" in said.err
    assert "05.09.2021: ошибок 0, предупреждений 1" in said.out
    assert acts("data", "check", "--strict").code == 1


def test_data_are_erased_when_it_is_confirmed(acts, form):
    edit(form, "Наставники", PERSON)
    acts("data", "load", form)
    assert acts("data", "erase", "mentor-1").code == 2
    assert "Соколов" in acts("data", "show", "mentors").out
    said = acts("data", "erase", "mentor-1", "--yes")
    assert said.code == 0
    assert "прежняя форма" in said.words  # it still holds the name, and a person deletes it
    assert "Соколов" not in said.words
    assert "Соколов" not in acts("data", "show", "mentors", "--all").out
    assert acts("data", "erase", "official-1", "--yes").code == 1
    assert acts("journal", "verify").code == 0


def test_who_has_no_such_role_loads_nothing(acts, form):
    edit(form, "Наставники", PERSON)
    said = acts("data", "load", form, "--actor", "municipality")
    assert said.code == 1
    assert "не ведёт реестры" in said.words
    assert "Строк: 0." in acts("data", "show", "mentors").out


def test_five_hundred_rows_are_loaded_in_three_seconds(acts, form):
    surnames = [
        "Белов",
        "Воронов",
        "Гусев",
        "Дроздов",
        "Ежов",
        "Жуков",
        "Зимин",
        "Исаев",
        "Котов",
        "Лосев",
    ]
    names, fathers = ["Иван", "Олег", "Глеб", "Денис", "Пётр"], ["Олегович", "Игоревич"]
    people = [
        {
            "Фамилия": surnames[number % 10],
            "Имя": names[number // 10 % 5],
            "Отчество": fathers[number // 50 % 2],
            "Кто это": "обучающийся",
            "Класс или должность": "8 Б класс",
            "Дата рождения": f"{number // 100 + 1:02d}.03.2006",
            "Законный представитель": "Белова Инна Олеговна",
            "С какого дня": "01.09.2021",
        }
        for number in range(500)
    ]
    edit(form, "Наставляемые", *people)
    began = time.process_time()
    said = acts("data", "load", form)
    spent = time.process_time() - began
    assert said.code == 0, said.words
    assert "добавлено 500" in said.out
    assert "… и ещё новых строк: 490" in said.out
    assert len(said.out.splitlines()) < 25
    assert spent <= 3
