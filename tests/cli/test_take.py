"""`acts take`: what it shows of an edited text, what it takes in, what it refuses."""

import json
import zipfile

import pytest

MAYAK = ("--actor", "mayak-office")
DRAFT = ("draft", "order_implementation", "--organization", "mayak", *MAYAK)
ACT = "order_implementation@2021@mayak"


def edit(path, was="Назначить куратором", now="Назначить главным куратором"):
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    assert was in body
    parts["word/document.xml"] = body.replace(was, now, 1).encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.fixture
def edited(acts, folder):
    """Give a draft that a person changed by one word."""
    assert acts(*DRAFT).code == 0
    path = folder / "out" / "mayak" / "Приказ о внедрении 2021 проект.docx"
    edit(path)
    return path


def test_what_was_and_what_is_now_is_shown_and_the_way_on_named(acts, edited):
    said = acts("take", edited, *MAYAK)

    assert said.code == 0, said.words
    assert f"Акт: {ACT}" in said.words
    assert "стало: 3. Назначить{+ главным+} куратором" in said.words
    assert "Текст принят: out/mayak/Приказ о внедрении 2021 принятый текст.docx" in said.words
    assert "Ваш файл оставлен как есть." in said.words
    assert f"Дальше: acts act {ACT} submit -w" in said.words
    assert acts("act", ACT, "submit", *MAYAK).code == 0
    assert acts("journal", "verify").code == 0


def test_a_dry_run_changes_nothing(acts, edited, folder, tree):
    before = tree(folder)

    said = acts("take", edited, "--dry-run", *MAYAK)

    assert said.code == 0
    assert "{+ главным+}" in said.words
    assert "ничего не записано" in said.words
    assert tree(folder) == before


def test_a_program_reads_the_same_answer(acts, edited):
    said = acts("take", edited, "--dry-run", "--format", "json", *MAYAK)

    answer = json.loads(said.out)
    assert answer["act"] == ACT
    assert answer["file"] is None
    assert len(answer["differences"]) == 1


def test_a_text_that_can_not_be_approved_is_not_taken(acts, edited, folder, tree):
    edit(edited, "Назначить главным", "Назначить {{ кого }}")
    before = tree(folder)

    said = acts("take", edited, *MAYAK)

    assert said.code == 1
    assert "абзац 16: осталась метка шаблона" in said.words
    assert "Текст не принят: исправьте названное и повторите." in said.words
    assert tree(folder) == before


def test_the_next_draft_does_not_drop_it_unless_asked(acts, edited):
    assert acts("take", edited, *MAYAK).code == 0

    refused = acts(*DRAFT)
    assert refused.code == 1
    assert "принят текст, правленный в Word" in refused.words
    assert "--period 2021 --anew" in refused.words
    assert acts(*DRAFT, "--anew").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ((), 2, "не указан аргумент «ФАЙЛ»"),
        (("нет.docx",), 2, "«нет.docx» не найдено"),
        (("acts.toml",), 1, "не понять, текст какого акта"),
        (("acts.toml", "--act", ACT), 1, "acts.toml"),
    ],
)
def test_what_is_no_text_of_an_act_changes_nothing(
    acts, edited, folder, tree, arguments, code, why, monkeypatch
):
    monkeypatch.chdir(folder)
    before = tree(folder)

    said = acts("take", *arguments, *MAYAK)

    assert said.code == code, said.words
    assert why in said.words
    assert tree(folder) == before
