"""`acts render`: a document from a file of data."""

import json
import os

import pytest

from acts import resources
from acts.cli.main import run
from acts.packages import open_package

SAMPLE = resources.samples() / "order-implementation" / "data.yaml"
BASE = ["render", "order_implementation", "--data", str(SAMPLE)]


def test_writes_a_draft_and_prints_its_path(tmp_path, capsys):
    assert run([*BASE, "-o", str(tmp_path)]) == 0
    path = tmp_path / "Приказ о внедрении 2020-08-31 проект.docx"
    assert capsys.readouterr().out == f"{path}\n"
    assert open_package(path).get("word/document.xml")


def test_writes_a_registered_order_and_answers_programs(tmp_path, capsys):
    asked = ["--number", "5/1-од", "--date", "31.08.2020", "--format", "json"]
    assert run([*BASE, "-o", str(tmp_path), *asked]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"].endswith("Приказ о внедрении 2020-08-31 № 5-1-од.docx")
    assert answer["findings"] == []
    assert len(answer["text_digest"]) == 64


def test_asks_for_a_look_at_doubtful_names_and_names_none(tmp_path, capsys):
    data = resources.samples() / "order-implementation-small" / "data.yaml"
    asked = [*BASE[:2], "--data", str(data), "-o", str(tmp_path)]
    assert run([*asked, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (note,) = answer["notes"]
    assert (note["code"], note["severity"]) == ("wording.unchecked", "warning")
    assert "Ткач" in data.read_text(encoding="utf-8")
    assert "Ткач" not in str(answer["notes"])
    assert "acts names check" in note["remedy"]
    assert run(asked) == 0
    assert capsys.readouterr().err.count("Внимание") == 1


def test_the_same_order_twice_is_no_conflict(tmp_path):
    assert run([*BASE, "-o", str(tmp_path)]) == 0
    assert run([*BASE, "-o", str(tmp_path)]) == 0


def test_never_overwrites_what_a_person_edited(tmp_path, capsys):
    path = tmp_path / "Приказ о внедрении 2020-08-31 проект.docx"
    path.write_bytes(b"edited in Word")
    assert run([*BASE, "-o", str(tmp_path)]) == 1
    assert "правили в Word" in capsys.readouterr().err
    assert path.read_bytes() == b"edited in Word"
    assert run([*BASE, "-o", str(tmp_path), "--replace"]) == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        (["--number", "5"], 2, "вместе"),
        (["--date", "31.08.2020"], 2, "вместе"),
        (["--number", "5", "--date", "31.02.2020"], 1, "такой даты нет"),
        (["--number", "№ 5", "--date", "31.08.2020"], 1, "номер записан неверно"),
        (["--number", "../../5", "--date", "31.08.2020"], 1, "номер записан неверно"),
    ],
)
def test_refuses_wrong_registration_and_writes_nothing(tmp_path, capsys, asked, code, says):
    assert run([*BASE, "-o", str(tmp_path / "out"), *asked]) == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_names_the_nearest_kind(tmp_path, capsys):
    arguments = ["render", "order_implementatoin", "--data", str(SAMPLE), "-o", str(tmp_path)]
    assert run(arguments) == 1
    assert "«order_implementation»" in capsys.readouterr().err


def test_shows_all_mistakes_of_the_data_with_their_lines(tmp_path, capsys):
    text = SAMPLE.read_text(encoding="utf-8")
    text = text.replace("planned_on: 2020-08-31", "planned_on: 2020-02-30")
    text = text.replace("  place: пос. Кедровая Падь", "  plase: пос. Кедровая Падь")
    data = tmp_path / "data.yaml"
    data.write_text(text, encoding="utf-8")
    arguments = ["render", "order_implementation", "--data", str(data), "-o", str(tmp_path / "o")]
    assert run(arguments) == 1
    shown = capsys.readouterr().err
    assert "строка" in shown
    assert "plase" in shown
    assert "«place»" in shown
    assert "/planned_on: «Планируемая дата приказа»" in shown
    assert not (tmp_path / "o").exists()


def test_refuses_a_template_that_is_another_file(tmp_path, capsys):
    template = tmp_path / "order.docx"
    template.write_bytes(b"{\\rtf1 }")
    assert run([*BASE, "-o", str(tmp_path / "o"), "--template", str(template)]) == 1
    assert "это файл .rtf" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_a_finding_is_shown_and_turns_the_exit_code(tmp_path, capsys):
    text = SAMPLE.read_text(encoding="utf-8")
    data = tmp_path / "data.yaml"
    data.write_text(text.replace("drafter:", "purpose: дела .. и\ndrafter:"), encoding="utf-8")
    arguments = ["render", "order_implementation", "--data", str(data), "-o", str(tmp_path)]
    assert run(arguments) == 1
    assert "две точки подряд" in capsys.readouterr().err


def test_warns_when_the_law_changed_before_registration(tmp_path, capsys):
    text = SAMPLE.read_text(encoding="utf-8").replace(
        "planned_on: 2020-08-31", "planned_on: 2024-12-30"
    )
    text = text.replace("due: 2020-09-04", "due: 2025-01-15")
    text = text.replace("to: 2024-12-25", "to: 2025-12-25")
    data = tmp_path / "data.yaml"
    data.write_text(text, encoding="utf-8")
    arguments = ["render", "order_implementation", "--data", str(data), "-o", str(tmp_path)]
    assert run([*arguments, "--number", "1", "--date", "2025-01-09"]) == 1
    assert "изменились нормы права" in capsys.readouterr().err
    assert run([*arguments, "--number", "1", "--date", "2024-12-31"]) == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that refuses")
def test_names_a_folder_it_may_not_write_to(tmp_path, capsys):
    tmp_path.chmod(0o500)
    assert run([*BASE, "-o", str(tmp_path)]) == 3
    assert "нельзя записать" in capsys.readouterr().err


def test_a_missing_file_of_data_is_said_plainly(tmp_path, capsys):
    arguments = ["render", "order_implementation", "--data", "нет.yaml", "-o", str(tmp_path)]
    assert run(arguments) == 3
    assert "нет.yaml" in capsys.readouterr().err


def test_a_contradiction_names_the_file_of_data(tmp_path, capsys):
    text = SAMPLE.read_text(encoding="utf-8").replace("section: Документы", 'section: "{{ 7*7 }}"')
    data = tmp_path / "data.yaml"
    data.write_text(text.replace("to: 2024-12-25", "to: 2020-08-30"), encoding="utf-8")
    arguments = ["render", "order_implementation", "--data", str(data), "-o", str(tmp_path / "o")]
    assert run(arguments) == 1
    assert f"{data}, /site/section: в данных стоит служебный знак" in capsys.readouterr().err
    data.write_text(data.read_text(encoding="utf-8").replace("{{ 7*7 }}", "а"), encoding="utf-8")
    assert run(arguments) == 1
    assert f"{data}, /implementation" in capsys.readouterr().err
