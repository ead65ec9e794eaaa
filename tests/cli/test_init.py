"""`acts init`: a workspace whole or not at all."""

import io
import json

import pytest
import yaml

from acts import resources
from acts.services.roadmaps import known

STARTERS = {".bat", ".sh", ".command"}
SAMPLE = resources.samples() / "demo" / "organizations.yaml"


@pytest.fixture(autouse=True)
def _by_the_clock(monkeypatch):
    """An ordinary workspace takes its time from the clock alone."""
    monkeypatch.delenv("ACTS_NOW")


@pytest.fixture
def made(prints, tmp_path):
    folder = tmp_path / "школа"
    said = prints("init", folder, "--from", SAMPLE)
    assert said.code == 0, said.words
    return folder, said


def test_it_says_what_it_made_and_what_comes_next(made, prints):
    folder, said = made
    assert "Организации: новых 4, изменено 0, без изменений 0." in said.words
    assert "План: новых 138, изменено 0." in said.words
    assert "заполните форму и дважды щёлкните «Сформировать»" in said.words
    assert f"cd {folder}, acts data load формы, acts draft --all" in said.words
    assert sorted(path.name for path in folder.iterdir() if path.suffix not in STARTERS) == [
        "acts.sqlite3",
        "acts.toml",
        "roadmap-553-2020-06-26.yaml",
        "формы",
        "шаблоны",
    ]
    assert {path.name for path in (folder / "формы").iterdir()} == {
        "Данные buhta.xlsx",
        "Данные mayak.xlsx",
        "Данные rassvet.xlsx",
    }
    assert {path.stem for path in folder.iterdir() if path.suffix in STARTERS} == {
        "Сформировать",
        "Что просрочено",
        "Окно команд",
    }
    assert prints("status", "-w", folder).code == 0


def test_the_settings_it_writes_are_read_without_a_remark(made, prints):
    folder, _ = made
    text = (folder / "acts.toml").read_text(encoding="utf-8")
    assert "[actors.school]" in text
    assert prints("status", "-w", folder, "--actor", "municipality").code == 0


def test_a_second_run_is_refused_and_changes_nothing(made, prints, tree):
    folder, _ = made
    before = tree(folder)
    said = prints("init", folder, "--from", SAMPLE)
    assert said.code == 3
    assert "здесь уже есть рабочая папка; ничего не изменено" in said.words
    assert tree(folder) == before


def test_an_update_without_changes_changes_nothing(made, prints, tree):
    folder, _ = made
    before = tree(folder)
    said = prints("init", folder, "--from", SAMPLE, "--update")
    assert "Организации: новых 0, изменено 0, без изменений 4." in said.words
    assert "План: новых 0, изменено 0." in said.words
    assert tree(folder) == before


def test_an_update_takes_what_changed(made, prints, tmp_path):
    folder, _ = made
    changed = tmp_path / "новое.yaml"
    text = SAMPLE.read_text(encoding="utf-8")
    changed.write_text(text.replace("МБОУ «СОШ № 1 с. Рассветное»", "МБОУ СОШ № 1"), "utf-8")
    said = prints("init", folder, "--from", changed, "--update")
    assert "новых 0, изменено 1, без изменений 3." in said.words


def test_an_update_where_no_workspace_is(prints, tmp_path):
    said = prints("init", tmp_path, "--from", SAMPLE, "--update")
    assert said.code == 3
    assert "это не рабочая папка" in said.words
    assert list(tmp_path.iterdir()) == []


def test_an_update_does_not_change_the_roadmap(made, prints):
    said = prints("init", made[0], "--from", SAMPLE, "--update", "--roadmap", "kamchatka-553")
    assert said.code == 2
    assert "Карта уже закреплена" in said.words


def test_a_folder_with_other_files_keeps_them(prints, tmp_path):
    (tmp_path / "заметки.txt").write_text("моё", encoding="utf-8")
    assert prints("init", tmp_path, "--from", SAMPLE).code == 0
    assert (tmp_path / "заметки.txt").read_text(encoding="utf-8") == "моё"


def test_a_roadmap_of_ones_own_is_pinned_under_a_safe_name(prints, tmp_path):
    (shipped,) = (resources.roadmaps() / "kamchatka").glob("553*.yaml")
    own = tmp_path / 'моя "карта" [1].yaml'
    own.write_bytes(shipped.read_bytes())
    said = prints("init", tmp_path / "школа", "--from", SAMPLE, "--roadmap", own)
    assert said.code == 0, said.words
    assert (tmp_path / "школа" / "roadmap-моя-карта-1-.yaml").read_bytes() == shipped.read_bytes()
    assert prints("status", "-w", tmp_path / "школа").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("--from", "нет.yaml"), 2, "«нет.yaml» не найдено"),
        ((), 2, "ввод не с клавиатуры"),
        (("--from", SAMPLE, "--roadmap", "kamchatka-55"), 1, "Возможно, нужно «kamchatka-553»"),
        (("--from", SAMPLE, "--roadmap", "нет.yaml"), 3, "нет.yaml: файл или папка не найдены"),
        (("--from", SAMPLE, "--roadmap", SAMPLE), 1, "organizations.yaml"),
    ],
)
def test_nothing_is_left_of_what_could_not_be_made(prints, tmp_path, arguments, code, why):
    said = prints("init", tmp_path / "а" / "б", *arguments)
    assert said.code == code, said.words
    assert why in said.words
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_of_organizations_leaves_nothing(prints, tmp_path):
    broken = tmp_path / "школы.yaml"
    broken.write_text("organizations:\n  - id: Школа\n    fan_out: each\n", encoding="utf-8")
    said = prints("init", tmp_path / "а" / "б", "--from", broken)
    assert said.code == 1
    assert "школы.yaml, строка 2" in said.words
    assert "строка 3" in said.words
    assert [path.name for path in tmp_path.iterdir()] == ["школы.yaml"]


COMMANDS = [
    ("status",),
    ("plan",),
    ("journal", "show"),
    ("journal", "verify"),
    ("journal", "heads"),
    ("draft", "order_implementation", "--organization", "rassvet"),
    ("task", "5@2021@rassvet", "start"),
    ("act", "order_implementation@2020@rassvet", "submit"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nobody_sets_the_time_of_an_ordinary_workspace(made, prints, tree, monkeypatch, words):
    folder, _ = made
    before = tree(folder)
    monkeypatch.setenv("ACTS_NOW", "2020-08-03T00:00:00Z")
    said = prints(*words, "-w", folder)
    assert said.code == 3, said.words
    assert "задана переменная ACTS_NOW, а папка не учебная" in said.words
    assert "Уберите переменную ACTS_NOW" in said.words
    assert tree(folder) == before


def test_an_ordinary_workspace_is_neither_made_nor_updated_at_another_time(
    made, prints, tree, tmp_path, monkeypatch
):
    folder, _ = made
    before = tree(folder)
    monkeypatch.setenv("ACTS_NOW", "2020-08-03T00:00:00Z")
    assert prints("init", folder, "--from", SAMPLE, "--update").code == 3
    assert prints("init", tmp_path / "ещё", "--from", SAMPLE).code == 3
    assert tree(folder) == before
    assert not (tmp_path / "ещё").exists()


def test_a_rehearsal_takes_its_time_from_the_variable_and_says_what_it_is(
    prints, tmp_path, monkeypatch
):
    folder = tmp_path / "учёба"
    monkeypatch.setenv("ACTS_NOW", "2020-10-01T00:00:00Z")
    said = prints("init", folder, "--from", SAMPLE, "--rehearsal")
    assert "учебная папка" in said.words
    status = prints("status", "-w", folder)
    assert "01.10.2020" in status.words
    assert status.words.count("учебная папка") == 1


def test_an_ordinary_workspace_is_not_called_a_rehearsal(made, prints):
    folder, said = made
    assert "учебная" not in said.words
    assert "учебная" not in prints("status", "-w", folder).words


def test_an_update_makes_no_rehearsal_of_a_workspace(made, prints):
    said = prints("init", made[0], "--from", SAMPLE, "--update", "--rehearsal")
    assert said.code == 2
    assert "с --update нельзя" in said.words


class Keyboard(io.StringIO):
    """What a person types, line by line, at a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def asked(prints, tmp_path, monkeypatch):
    """Make a workspace by answering questions."""

    def call(*answers, folder=None):
        typed = ("", *answers)  # the usual roadmap
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{one}\n" for one in typed)))
        return prints("init", folder or tmp_path / "школа")

    return call


SCHOOL = (
    "Муниципальное общеобразовательное учреждение «Школа посёлка Ветреный»",
    "МОУ «Школа п. Ветреный»",
    "п. Ветреный",
    "11",
    "Лугова Мария Степановна",
    "Цой Ким",
    "м",
    "педагог-психолог",
)


def test_a_few_answers_make_a_workspace(asked, prints, tmp_path):
    said = asked(*SCHOOL, "")

    assert said.code == 0, said.words
    assert "Форма для данных: формы/Данные школы.xlsx" in said.words
    shown = prints("data", "show", "officials", "-w", tmp_path / "школа").words
    assert "Лугова" in shown
    assert "педагог-психолог" in shown
    assert prints("plan", "-w", tmp_path / "школа").code == 0


def test_it_asks_for_the_roadmap_and_follows_the_answer(prints, tmp_path, monkeypatch):
    listed = [one.roadmap.id for one in known()]
    number = listed.index("kostroma-1166") + 1
    answers = (0, len(listed) + 1, "kostroma", number, *SCHOOL, "")
    monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{one}\n" for one in answers)))
    said = prints("init", tmp_path / "школа")

    assert said.code == 0, said.words
    assert said.words.count(f"номер строки от 1 до {len(listed)}") == 3
    assert "Карта: kostroma-1166, приказ № 1166 от 13.08.2020" in said.words
    assert (tmp_path / "школа" / "roadmap-1166-2020-08-13.yaml").exists()


def test_a_named_roadmap_is_not_asked_for(prints, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{one}\n" for one in (*SCHOOL, ""))))
    said = prints("init", tmp_path / "школа", "--roadmap", "surgut-12-09-2022-2")

    assert said.code == 0, said.words
    assert "По какому приказу" not in said.words
    assert "Карта: surgut-12-09-2022-2" in said.words


def test_a_file_takes_the_usual_roadmap_and_says_which(made):
    assert "Карта: kamchatka-553, приказ № 553 от 26.06.2020" in made[1].words


@pytest.mark.parametrize(
    ("code", "late"),
    [
        ("emanzhelinsk", []),
        ("kostroma-1166", []),
        ("school17-2022", ["1.3", "1.8"]),
        ("surgut-12-09-2022-2", []),
    ],
)
def test_each_shipped_roadmap_makes_a_workspace_late_only_by_printed_terms(
    prints, tmp_path, code, late
):
    rows = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))["organizations"]
    (school,) = [row for row in rows if row["id"] == "rassvet"]
    alone = {key: value for key, value in school.items() if key != "parent"}
    source = tmp_path / "школа.yaml"
    text = yaml.safe_dump({"organizations": [alone]}, allow_unicode=True)
    source.write_text(text, encoding="utf-8")
    folder = tmp_path / "папка"

    said = prints("init", folder, "--from", source, "--roadmap", code)
    assert said.code == 0, said.words
    said = prints("status", "-w", folder, "--format", "json")
    assert [
        row["item"] for row in json.loads(said.out)["rows"] if "overdue" in row["flags"]
    ] == late


def test_a_wrong_answer_is_asked_again_with_the_reason(asked):
    said = asked("МОУ", SCHOOL[0], "", *SCHOOL[1:3], "99", "11", "Лугова", *SCHOOL[4:], "может", "")

    assert said.code == 0, said.words
    for reason in (
        "нужно полное наименование",
        "без этого приказ не напечатать",
        "номер строки от 1 до 11",
        "нужны фамилия и имя",
        "введите да или нет",
    ):
        assert reason in said.words, reason


def test_answers_can_be_mended_before_anything_is_made(asked, prints, tmp_path):
    again = ("", "", "с. Новое", "", "", "", "м", "")
    said = asked(*SCHOOL, "нет", *again, "да")

    assert said.code == 0, said.words
    assert "с. Новое" in prints("data", "show", "organization", "-w", tmp_path / "школа").words


def test_the_curator_may_be_left_for_later(asked):
    assert asked(*SCHOOL[:5], "", "").code == 0


def test_no_answer_leaves_nothing(asked, tmp_path):
    said = asked(*SCHOOL[:3])

    assert said.code == 3
    assert "Прервано" in said.words
    assert list(tmp_path.iterdir()) == []


def test_where_a_workspace_is_nothing_is_asked(made, asked):
    said = asked(folder=made[0])
    assert said.code == 2
    assert "Здесь уже есть рабочая папка" in said.words


def test_it_begins_with_a_form_that_was_filled_in_elsewhere(made, prints, tmp_path):
    form = made[0] / "формы" / "Данные rassvet.xlsx"
    said = prints("init", tmp_path / "вторая", "--from", form)

    assert said.code == 0, said.words
    assert "новых 1" in said.words
    one = prints("data", "show", "officials", "-w", made[0], "--organization", "rassvet").out
    other = prints("data", "show", "officials", "-w", tmp_path / "вторая").out
    assert one == other


def test_a_roadmap_that_is_over_is_said(made):
    assert "действовала по 25.12.2024" in made[1].words
