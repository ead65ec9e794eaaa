# ruff: noqa: E501 – tables of inputs read better in long lines
"""YAML and JSON from outside: every command that reads one refuses it with its line."""

import pytest
from conftest import SAMPLE
from hostile_case import fixed
from hostile_texts import JSONS, YAMLS

WAYS = ("data", "init", "roadmap", "additions")
TURNS = [(case, WAYS[at % len(WAYS)]) for at, case in enumerate(YAMLS)]


@pytest.mark.parametrize(("case", "way"), TURNS, ids=str)
def test_a_hostile_yaml_is_refused_with_its_line(answered, case, way):
    answered(case, way, None, "чужой.yaml")


@pytest.mark.parametrize("case", JSONS, ids=str)
def test_a_hostile_json_is_refused_with_its_line(answered, case):
    answered(case, "data", None, "чужой.json")


@pytest.mark.parametrize("case", [*YAMLS[::5], *JSONS[::9]], ids=str)
def test_the_check_of_files_tells_of_it(answered, case):
    """A file that is nobody's kind is passed over; nothing else may happen to it."""
    lenient = fixed(case.threat, case.name, case.make(None), outcome="harmless")
    answered(lenient, "check", None, "чужой.yaml")


PLAIN = SAMPLE.read_text(encoding="utf-8")
PLACE = "place: пос. Кедровая Падь"
LAWFUL = ("п. О'Коннор", "пос. Ветер-на-Мысу", "с. Гусейн-оглы", "пос. Ёлкин Йод", "д. 12/3-О", "пос. «Рога & Копыта»",
          "с. 5 < 6 > 4", "с. <ТЕСТ>", "с. a <!-- x", "с. ]]> конец", "с. &lt;w:t&gt;", "с. &#x0;", "с. _x000D_", "с. %s {0}",
          "с. =1+1", "с. @SUM(1)", "с. \\n\\t", "с. $HOME `id`", "12:30", "0123", "no", "1e3", "2026-02-30", "null", "~x", "0x1F")  # fmt: skip


@pytest.mark.parametrize("value", LAWFUL)
def test_a_value_is_printed_as_typed(offer, tmp_path, value):
    """Whatever it looks like to YAML, to XML, to Jinja or to Excel; twice the same bytes."""
    quoted = value.replace("'", "''")
    data = PLAIN.replace(PLACE, f"place: '{quoted}'").encode()
    assert data != PLAIN.encode()
    made = []
    for _ in range(2):
        said = offer("data", data, "данные.yaml")
        assert said.code in (0, 1), said.words
        (path,) = (tmp_path / "новое").glob("*.docx")
        made.append(path.read_bytes())
        path.unlink()
    from acts.documents.reading import read_document
    from acts.packages import open_package

    text = "\n".join(one.text for one in read_document(open_package(made[0])).paragraphs)
    assert value.replace(" ", "\u00a0") in text.replace(" ", "\u00a0")
    assert made[0] == made[1]


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% if x %}", "{{ org.__class__ }}", "{%", "}}"])
def test_a_tag_in_data_is_never_worked_out(offer, tmp_path, value):
    said = offer("data", PLAIN.replace(PLACE, f"place: 'с. {value}'").encode(), "данные.yaml")
    assert said.code == 1
    assert not list((tmp_path / "новое").glob("*.docx")) if (tmp_path / "новое").exists() else True
