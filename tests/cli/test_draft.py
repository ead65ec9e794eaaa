"""`acts draft`: what it writes and says, and what it refuses without writing."""

import os

import pytest

DRAFT = ("draft", "order_implementation", "--organization", "mayak", "--actor", "mayak-office")


def documents(folder):
    return {path.name for path in (folder / "out" / "mayak").glob("*.docx")}


def test_a_draft_is_named_in_russian_and_says_what_comes_next(acts, folder):
    before = documents(folder)
    said = acts(*DRAFT)
    assert said.code == 0, said.words
    assert documents(folder) - before == {"Приказ о внедрении 2021 проект.docx"}
    assert "Проект: out/mayak/Приказ о внедрении 2021 проект.docx" in said.words
    assert "Дальше: acts act order_implementation@2021@mayak submit" in said.words


def test_the_day_and_the_period_are_taken_as_given(acts, folder):
    assert acts(*DRAFT, "--on", "10.09.2021", "--period", "2022-1").code == 0
    assert "Приказ о внедрении 2022-1 проект.docx" in documents(folder)


def test_a_file_of_additions_is_laid_over_the_store(acts, tmp_path):
    extra = tmp_path / "добавка.yaml"
    extra.write_text("control: директор\nлишнее: 1\n", encoding="utf-8")
    said = acts(*DRAFT, "--data", extra)
    assert said.code == 1
    assert "добавка.yaml" in said.words


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("draft", "order"), 1, "не указано, чей это акт. Добавьте --organization: buhta, mayak"),
        (("draft", "приказ", "--organization", "mayak"), 1, "нет вида документа «приказ»"),
        (
            ("draft", "order_implementatoin", "--organization", "mayak"),
            1,
            "Может быть, «order_implementation»",
        ),
        (("draft", "order_implementation", "--organization", "нет"), 1, "«нет» нет"),
        ((*DRAFT, "--on", "31.09.2021"), 2, "«31.09.2021» – не дата"),
        ((*DRAFT, "--data", "нет.yaml"), 2, "«нет.yaml» не найдено"),
        ((*DRAFT, "--period", "../../x"), 1, "период «../../x» записан неверно"),
        ((*DRAFT, "--period", "a@b"), 1, "записан неверно"),
        ((*DRAFT, "--period", "CON"), 1, "записан неверно"),
        (("draft",), 2, "Укажите вид акта или --all"),
        (("draft", "order_implementation", "--organization", "mayak"), 1, "нет права"),
        (
            ("draft", "order_implementation", "--period", "2021", "--organization", "rassvet",
             "--actor", "rassvet-office"),
            1,
            "уже «действует» № ",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_drafted_changes_nothing(acts, folder, tree, arguments, code, why):
    before = tree(folder)
    said = acts(*arguments)
    assert said.code == code, said.words
    assert why in said.words
    assert tree(folder) == before


def test_officials_who_are_missing_are_all_named(acts, folder):
    said = acts(*DRAFT, "--on", "01.01.2001")
    assert said.code == 1
    for role in ("director", "curator", "supply", "site", "personal_data"):
        assert f"({role})" in said.words


@pytest.mark.skipif(os.name == "nt", reason="ссылки POSIX")
def test_a_draft_that_is_a_link_out_of_the_workspace_is_not_followed(acts, folder, tmp_path):
    outside = tmp_path / "чужой.docx"
    outside.write_bytes(b"x")
    (folder / "out" / "mayak" / "Приказ о внедрении 2021 проект.docx").symlink_to(outside)
    assert acts(*DRAFT).code == 0
    assert outside.read_bytes() == b"x"
