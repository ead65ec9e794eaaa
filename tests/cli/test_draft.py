"""`acts draft`: what it writes and says, and what it refuses without writing."""

import json
import os
import re

import pytest

from acts.errors import Problem, Severity

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
    for role in (
        "директор",
        "куратор наставничества",
        "отвечает за материально-техническое обеспечение",
        "отвечает за сайт",
        "отвечает за персональные данные",
    ):
        assert f"«{role}»" in said.words


@pytest.mark.skipif(os.name == "nt", reason="ссылки POSIX")
def test_a_draft_that_is_a_link_out_of_the_workspace_is_not_followed(acts, folder, tmp_path):
    outside = tmp_path / "чужой.docx"
    outside.write_bytes(b"x")
    (folder / "out" / "mayak" / "Приказ о внедрении 2021 проект.docx").symlink_to(outside)
    assert acts(*DRAFT).code == 0
    assert outside.read_bytes() == b"x"


# --- files that people have ------------------------------------------------------------------

USUAL = "Приказ о внедрении 2021 проект.docx"
BESIDE = "Приказ о внедрении 2021 проект (2).docx"


def test_an_edited_file_is_kept_and_said_to_be(acts, folder):
    assert acts(*DRAFT).code == 0
    path = folder / "out" / "mayak" / USUAL
    path.write_bytes(b"edited")

    said = acts(*DRAFT)

    assert said.code == 0
    assert f"Файл {USUAL} правили после формирования – он не тронут." in said.words
    assert f"Проект: out/mayak/{BESIDE}" in said.words
    assert path.read_bytes() == b"edited"


def test_a_file_open_in_word_is_left_alone_and_said_to_be_open(acts, folder, tmp_path):
    assert acts(*DRAFT).code == 0
    (folder / "out" / "mayak" / f"~${USUAL[2:]}").write_bytes(b"")
    extra = tmp_path / "добавка.yaml"
    extra.write_text("purpose: в целях развития наставничества\n", encoding="utf-8")

    said = acts(*DRAFT, "--data", extra)

    assert f"Файл {USUAL} открыт в Word – он не тронут, новый проект лежит рядом." in said.words
    assert f"Проект: out/mayak/{BESIDE}" in said.words


def test_a_disk_that_takes_no_file_is_no_lack_of_data(acts, folder, monkeypatch, tree):
    def full(*given):
        raise OSError(28, "No space left on device", str(given[0]))

    monkeypatch.setattr("acts.services.act_files.write_whole", full)
    before = tree(folder)

    said = acts(*DRAFT)

    assert said.code == 3
    assert f"{USUAL}: на диске нет места" in said.words
    assert tree(folder) == before


# --- several at once -------------------------------------------------------------------------


def test_what_is_missing_names_the_place_to_enter_it(acts):
    said = acts("draft", "order_pairs", "--organization", "mayak", "--actor", "mayak-office")

    assert said.code == 1
    assert "Лист «Пары и группы»" in said.words


def test_a_round_goes_on_after_a_refusal_and_sums_up(acts, folder):
    rayon = ("--actor", "rassvet-office", "--organization", "rassvet")
    said = acts("draft", "--all", *rayon, "--on", "10.09.2021")

    assert said.code == 1
    lines = said.out.splitlines()
    assert any(line.startswith("Не хватает данных: ") for line in lines)
    assert "Внесите названное в форму, загрузите её и повторите ту же команду." in said.words
    assert "Пропущено: акт уже пошёл дальше" in said.words


def test_a_round_shows_warnings_apart_from_errors(acts, monkeypatch):
    found = (
        Problem(message="наставник не назначен", code="x"),
        Problem(message="на учёте", code="pair.prevention", severity=Severity.WARNING),
    )
    monkeypatch.setattr("acts.services.inputs.order_pairs.check_pairs", lambda *_, **__: found)

    said = acts("draft", "--all", "--organization", "mayak", "--actor", "mayak-office",
                "--on", "26.10.2020")  # fmt: skip

    assert "до проверки исправьте: наставник не назначен." in said.out
    assert "обратите внимание: на учёте." in said.out
    assert "исправьте: на учёте" not in said.out


def test_a_code_in_a_finding_is_followed_by_whom_it_means(acts, monkeypatch):
    found = (Problem(message="mentor-1: нет согласия", place="mentee-1", code="x"),)
    monkeypatch.setattr("acts.services.inputs.order_pairs.check_pairs", lambda *_, **__: found)
    given = ("--organization", "mayak", "--actor", "mayak-office", "--on", "26.10.2020")

    said = acts("draft", "--all", *given)
    assert re.search(
        r"mentee-1 \([А-ЯЁ]\w+ [^()]+\): mentor-1 \([А-ЯЁ]\w+ [^()]+\): нет согласия", said.out
    )
    said = acts("draft", "order_pairs", *given)
    assert re.search(r"Кто это:\n  mentee-1 – [А-ЯЁ]\w+ .+\n  mentor-1 – [А-ЯЁ]\w+ ", said.out)
    assert "mentee-1: mentor-1: нет согласия" in said.err


def test_a_kind_that_is_not_wanted_now_is_told_why_once(acts):
    said = acts("draft", "--all", "--organization", "mayak", "--actor", "mayak-office",
                "--on", "01.02.2025")  # fmt: skip

    assert said.out.count("позже конца программы") == 1


def test_the_same_draft_again_is_said_to_be_unchanged(acts):
    assert "без изменений" not in acts(*DRAFT).words
    assert f"Проект: out/mayak/{USUAL} – без изменений" in acts(*DRAFT).words
    told = json.loads(
        acts("journal", "show", "act:order_implementation@2021@mayak", "--format", "json").out
    )
    assert [one["trigger"] for one in told] == ["draft"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("order_pairs", "--all"), "что-то одно"),
        (("--all", "--organization", "mayak", "--all-organizations"), "что-то одно"),
        (("--all", "--about", "partner-1"), "для одного вида"),
    ],
)
def test_options_that_exclude_each_other_are_refused(acts, arguments, why):
    said = acts("draft", *arguments)

    assert said.code == 2
    assert why in said.words


def test_a_computer_without_libreoffice_has_the_drafts_and_says_so(acts, folder, monkeypatch):
    monkeypatch.setenv("ACTS_SOFFICE", str(folder / "нет"))

    said = acts(*DRAFT, "--pdf")

    assert said.code == 3
    assert "LibreOffice на этом компьютере не найден" in said.words
    assert (folder / "out" / "mayak" / USUAL).is_file()


# --- no school at all ------------------------------------------------------------------------

DISTRICT = """\
organizations:
  - id: rayon
    fan_out: each_municipality
    full_name: Управление образования Рассветного района
    short_name: УО Рассветного района
    place: с. Рассветное
    zone: Asia/Kamchatka
"""


@pytest.fixture(scope="module")
def schoolless(prints, now, tmp_path_factory):
    """A workspace of a municipal body that has entered no school yet."""
    folder = tmp_path_factory.mktemp("район")
    source = folder / "организации.yaml"
    source.write_text(DISTRICT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", now)
        made = prints("init", folder / "папка", "--from", source, "--rehearsal")
    assert made.code == 0, made.words
    return folder / "папка"


@pytest.mark.parametrize("kind", ["order_pairs", "--all"])
@pytest.mark.parametrize("whose", [(), ("--all-organizations",)])
@pytest.mark.parametrize("pdf", [(), ("--pdf",)])
def test_where_no_school_was_entered_that_is_said(prints, schoolless, tree, kind, whose, pdf):
    before = tree(schoolless)

    said = prints("draft", kind, *whose, *pdf, "-w", schoolless)

    assert said.code == 1
    assert said.out == ""
    assert said.err == (
        "Ошибка. в рабочей папке нет ни одной доступной вам школы. "
        "Внесите школу: acts init ПАПКА --update --from ФАЙЛ.\n"
    )
    assert tree(schoolless) == before
