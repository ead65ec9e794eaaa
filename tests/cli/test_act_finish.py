"""Where an act stands, and the rest of its way at once."""

import io
import json

import pytest

from acts.errors import Problem, Severity

DRAFT = "order_pairs@2020@mayak"
READY = "order_implementation@2021@buhta"
MAYAK = ("--actor", "mayak-office")
BUHTA = ("--actor", "buhta-office")


@pytest.fixture
def answering(monkeypatch):
    """Answer questions as a person at a terminal."""

    def answer(text):
        keyboard = io.StringIO(text)
        keyboard.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", keyboard)

    return answer


def triggers(acts, act):
    events = json.loads(acts("journal", "show", f"act:{act}", "--format", "json").out)
    return [one["trigger"] for one in events]


def test_without_a_step_it_says_where_the_act_stands_and_what_can_be_typed(acts, folder, prints):
    said = acts("act", DRAFT)

    assert said.code == 0
    assert "Сейчас – «черновик» с 26.10.2020." in said.words
    assert "acts draft order_pairs --period 2020 --organization mayak -w " in said.words
    assert f"acts act {DRAFT} submit -w {folder} – передан на правовую проверку" in said.words
    assert prints("act", DRAFT, "submit", "-w", folder, "--on", "27.10.2020", *MAYAK).code == 0


def test_what_a_state_waits_for_is_named(acts):
    acts("act", DRAFT, "submit", "--on", "27.10.2020", *MAYAK)
    acts("act", DRAFT, "review", "--on", "27.10.2020", *MAYAK)

    assert "Не хватает: нет визы: педагог-психолог" in acts("act", DRAFT).words


def test_a_registered_act_shows_its_number(acts):
    assert "«действует» с 24.09.2020, № 71-од от 24.09.2020" in (
        acts("act", "order_pairs@2020@rassvet").words
    )


def test_the_whole_way_is_recorded_step_by_step(acts, folder):
    said = acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", "--yes", *MAYAK)

    assert said.code == 0, said.words
    assert triggers(acts, DRAFT) == [
        "draft",
        "submit",
        "review_ok",
        "visa",
        "visas_done",
        "sign",
        "register",
        "enter_into_force",
    ]
    assert (folder / "out" / "mayak" / "Приказ о парах 2020 № 23.docx").is_file()
    assert not (folder / "out" / "mayak" / "Приказ о парах 2020 проект.docx").exists()
    assert acts("journal", "verify").code == 0


def test_a_draft_that_stays_beside_the_paper_is_named(acts, folder):
    copy = folder / "out" / "mayak" / "Приказ о парах 2020 проект.pdf"
    copy.write_bytes(b"%PDF")

    said = acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", "--yes", *MAYAK)

    assert "Рядом остался Приказ о парах 2020 проект.pdf" in said.words


def test_only_what_is_left_is_recorded(acts):
    before = triggers(acts, READY)
    said = acts("act", READY, "finish", "41", "--signed", "02.09.2021", "--yes", *BUHTA)

    assert said.code == 0, said.words
    assert triggers(acts, READY)[: len(before) + 2] == [*before, "sign", "register"]


def test_one_refused_step_records_none(acts, folder, tree):
    before = triggers(acts, DRAFT)
    files = tree(folder / "out")

    said = acts(
        "act", DRAFT, "finish", "22", "--signed", "30.10.2020", "--yes", *MAYAK
    )  # taken already

    assert said.code == 1
    assert "22" in said.words
    assert triggers(acts, DRAFT) == before
    assert tree(folder / "out") == files


def test_what_others_have_to_say_is_not_recorded_for_them(acts):
    said = acts("act", "regulation_students@2020@mayak", "finish", "24", "--yes")

    assert said.code == 1
    assert "сначала нужно мнение: совет" in said.words
    assert triggers(acts, "regulation_students@2020@mayak") == ["draft"]


def test_it_asks_first_and_takes_no_for_an_answer(acts, answering):
    answering("нет\n")
    said = acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", *MAYAK)

    assert said.code == 3
    assert "виза – педагог-психолог" in said.words
    assert triggers(acts, DRAFT) == ["draft"]


def test_what_would_refuse_it_is_said_before_the_question(acts, answering):
    answering("да\n")
    said = acts("act", DRAFT, "finish", "23", "--signed", "24.10.2020", *MAYAK)

    assert said.code == 1
    assert "бумага подписана 24.10.2020, а проект в программе сделан позже" in said.words
    assert "acts act record order_pairs --dated 24.10.2020" in said.words
    assert "Будет внесено" not in said.words
    taken = acts("act", DRAFT, "finish", "22", "--signed", "30.10.2020", *MAYAK)
    assert (taken.code, "Будет внесено" in taken.words) == (1, False)
    assert triggers(acts, DRAFT) == ["draft"]


def test_warnings_are_shown_before_the_question(acts, answering, monkeypatch):
    warning = Problem(message="на учёте", severity=Severity.WARNING)
    monkeypatch.setattr("acts.services.inputs.order_pairs.check_pairs", lambda *_, **__: (warning,))
    answering("нет\n")

    said = acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", *MAYAK)

    assert said.code == 3
    assert "Внимание. на учёте." in said.err
    assert triggers(acts, DRAFT) == ["draft"]


def test_an_order_that_repeals_another_names_the_command_to_record_that(
    acts, folder, prints, monkeypatch
):
    monkeypatch.setattr("acts.services.inputs.order_pairs.findings", lambda _: ())
    monkeypatch.setenv("ACTS_NOW", "2020-10-27T00:00:00Z")
    office = ("--actor", "rassvet-office")
    new, former = "order_pairs@2020-2@rassvet", "order_pairs@2020@rassvet"
    acts("draft", "order_pairs", "--period", "2020-2", "--organization", "rassvet", *office)

    said = acts("act", new, "finish", "99-од", "--signed", "27.10.2020", "--yes", *office)

    assert said.code == 0, said.words
    command = f"acts act {former} repeal {new} --on 27.10.2020 -w {folder}"
    assert command in said.words
    assert prints(*command.split()[1:], *office).code == 0
    assert "«утратил силу»" in acts("act", former).words


def test_yes_is_enough(acts, answering):
    answering("да\n")
    assert acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", *MAYAK).code == 0


def test_nobody_to_ask_is_a_wrong_call(acts):
    said = acts("act", DRAFT, "finish", "23", "--signed", "30.10.2020", *MAYAK)
    assert said.code == 2
    assert "Добавьте --yes" in said.words


def test_a_registered_act_has_no_way_left(acts):
    said = acts("act", "order_pairs@2020@rassvet", "finish", "99", "--yes")
    assert said.code == 1
    assert "уже прошёл регистрацию" in said.words
