"""`acts year roll`: shown, done once, taken back."""

import pytest

REGISTERS = """\
stamp:
  organization: school-1
  revision: 1
mentors:
  - surname: Соколов
    name: Павел
    patronymic: Олегович
    category: pupil
    position: 10 А класс
    birth_date: 2005-02-01
    since: 2020-09-01
mentees:
  - surname: Белова
    name: Инна
    patronymic: Игоревна
    category: pupil
    position: 9 Б класс
    birth_date: 2007-02-01
    representative: Белова Анна Павловна
    since: 2020-09-01
programmes:
  - {title: Программа наставничества, since: 2020-09-15, until: 2021-05-31}
pairs:
  - {kind: pair, form: pupil_pupil, mentor: Соколов Павел Олегович,
     mentees: Белова Инна Игоревна, since: 2020-10-01, until: 2021-05-31}
  - {kind: pair, form: pupil_pupil, mentor: Соколов Павел Олегович,
     mentees: Белова Инна Игоревна, since: 2021-03-01, until: 2021-12-24}
"""
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
"""


@pytest.fixture
def folder(tmp_path, prints):
    (tmp_path / "организации.yaml").write_text(ORGANIZATIONS, encoding="utf-8")
    (tmp_path / "данные.yaml").write_text(REGISTERS, encoding="utf-8")
    folder = tmp_path / "папка"
    made = prints("init", folder, "--from", tmp_path / "организации.yaml", "--rehearsal")
    assert made.code == 0, made.words
    said = prints("data", "load", tmp_path / "данные.yaml", "-w", folder)
    assert said.code == 0, said.words
    return folder


def test_a_trial_shows_everything_and_writes_nothing(acts):
    said = acts("year", "roll", "--dry-run")
    assert said.code == 0
    assert "Учебный год 2021/2022, с 01.09.2021" in said.out
    assert "Должность или класс: 10 А класс → 11 А класс" in said.out
    assert "Завершена: (пусто) → 31.05.2021" in said.words
    assert "Пары продолжаются: 1" in said.out
    assert "Программы кончаются – нужна новая: 1" in said.out
    assert "Выпускники – исключите в форме тех, кто ушёл: 1 Белова Инна" in said.words
    assert "Не хватает к 01.09.2021" in said.out
    assert "pair-2" in said.err
    assert "Соколов" not in said.err
    assert "pair-2 – Соколов" in said.out
    assert "10 А класс" in acts("data", "show", "mentors").out


def test_a_year_is_turned_once(acts):
    said = acts("year", "roll")
    assert said.code == 0
    assert "Внесено: изменено 2, учебный год 2021/2022. Редакция 3." in said.out
    assert "11 А класс" in acts("data", "show", "mentors").out
    again = acts("year", "roll")
    assert again.code == 1
    assert "уже перешли" in again.words
    assert acts("journal", "verify").code == 0


def test_a_turn_is_taken_back(acts):
    acts("year", "roll")
    said = acts("year", "roll", "--undo")
    assert said.code == 0
    assert "11 А класс → 10 А класс" in said.out
    assert "10 А класс" in acts("data", "show", "mentors").out
    assert acts("year", "roll", "--undo").code == 1


def test_days_are_given(acts):
    days = ("--ends", "31.12.2021", "--starts", "10.01.2022")
    early = acts("year", "roll", *days)
    assert early.code == 1
    assert "ещё далеко" in early.words
    assert "с 24.09.2021" in early.words
    said = acts("year", "roll", *days, "--early")
    assert said.code == 0
    assert "изменено 3, учебный год 2021/2022" in said.out
    assert acts("year", "roll", "--undo", "--ends", "31.12.2021").code == 2


def test_a_year_that_was_left_out_is_named(acts, monkeypatch):
    acts("year", "roll")
    monkeypatch.setenv("ACTS_NOW", "2023-09-04T00:00:00Z")
    said = acts("year", "roll")
    assert said.code == 1
    assert "пропущен переход на 2022/2023" in said.words
    assert "--classes 2" in said.words
    assert acts("year", "roll", "--classes", "1", "--dry-run").code == 0
    assert acts("year", "roll", "--undo", "--classes", "1").code == 2
