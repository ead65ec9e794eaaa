"""`acts decline`: six cases for people and for programs."""

import io
import json
import sys

import pytest

from acts.cli.main import run

CASES = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]


def stream(monkeypatch, capsys, lines):
    raw = lines if isinstance(lines, bytes) else lines.encode()
    # A console of another encoding: the list is UTF-8 all the same.
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="cp1251"))
    code = run(["decline", "--format", "json", "-"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_prints_a_table_with_both_kinds_of_initials(capsys):
    assert run(["decline", "person", "Римская-Корсакова Мария Петровна"]) == 0
    out = capsys.readouterr().out
    assert "Римской-Корсаковой Марии Петровны" in out
    assert "Римской-Корсаковой\u00a0М.П." in out
    assert "М.П.\u00a0Римской-Корсаковой" in out
    assert "Проверьте: двойная фамилия" in out


def test_prints_a_post_without_initials(capsys):
    assert run(["decline", "title", "тьютор"]) == 0
    out = capsys.readouterr().out
    assert "тьютора" in out
    assert "И.О." not in out


def test_answers_programs_in_one_object(capsys):
    assert run(["decline", "--format", "json", "person", "Ким Юлия"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        "kind", "text", "gender", *CASES, "initials_last", "initials_first", "review"
    ]  # fmt: skip
    assert answer["gender"] == "f"
    assert answer["dative"] == "Ким Юлии"
    assert answer["initials_last"]["dative"] == "Ким\u00a0Ю."
    assert list(answer["initials_first"]) == CASES
    assert answer["review"] == ["пол определён только по имени"]


def test_answers_about_organisations(capsys):
    assert run(["decline", "--format", "json", "organization", "Дом творчества «Луч»"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["genitive"] == "Дома творчества «Луч»"
    assert answer["gender"] is None


def test_asks_for_an_unknown_gender(capsys):
    assert run(["decline", "person", "Ким Саша"]) == 1
    assert "Укажите пол" in capsys.readouterr().err


def test_takes_the_stated_gender(capsys):
    assert run(["decline", "--gender", "m", "--format", "json", "person", "Ким Саша"]) == 0
    assert json.loads(capsys.readouterr().out)["genitive"] == "Кима Саши"


def test_reads_a_stream_of_lines(monkeypatch, capsys):
    lines = "person\tАлиев|Рашид|Али оглы\ntitle\tдиректор\tf\n\nperson\tКим Саша\tm\r\n"
    code, answers = stream(monkeypatch, capsys, lines)
    assert code == 0
    assert [answer["genitive"] for answer in answers] == [
        "Алиева Рашида Али оглы",
        "директора",
        "Кима Саши",
    ]
    assert answers[1]["gender"] == "f"


@pytest.mark.parametrize(
    "line",
    [
        "bad",
        "cat\tКим",
        "person\tКим Саша",
        "title\tдиректор\tx",
        "title\t",
        "person\tКим",
        "a\tb\tc\td",
    ],
)
def test_a_bad_line_is_an_error_in_its_place_and_the_rest_is_answered(monkeypatch, capsys, line):
    code, answers = stream(monkeypatch, capsys, f"title\tнаставник\n{line}\ntitle\tтьютор\n")
    assert code == 1
    assert [answer.get("genitive") for answer in answers] == ["наставника", None, "тьютора"]
    assert answers[1]["line"] == 2
    assert answers[1]["error"].endswith(".")


def test_a_byte_order_mark_is_no_part_of_the_first_line(monkeypatch, capsys):
    code, answers = stream(monkeypatch, capsys, "\ufefftitle\tнаставник\n")
    assert (code, answers[0]["genitive"]) == (0, "наставника")


def test_a_line_in_another_encoding_is_refused(monkeypatch, capsys):
    code, answers = stream(monkeypatch, capsys, "title\tнаставник\n".encode("cp1251"))
    assert code == 1
    assert "UTF-8" in answers[0]["error"]


def test_an_error_names_nobody(monkeypatch, capsys):
    _, answers = stream(monkeypatch, capsys, "person\tСидоренко Саша\n")
    assert "Сидоренко" not in json.dumps(answers, ensure_ascii=False)


@pytest.mark.parametrize(
    "arguments", [["-"], ["person"], ["cat", "Ким"], ["--gender", "x", "title", "директор"], []]
)
def test_a_wrong_call_is_refused(arguments, capsys):
    assert run(["decline", *arguments]) == 2
    assert capsys.readouterr().err


def test_an_empty_text_is_refused(capsys):
    assert run(["decline", "title", " "]) == 1
    assert "пуст" in capsys.readouterr().err
