"""What a file is to the program, told before it is checked."""

from pathlib import Path

import pytest

from acts import resources
from acts.sources.recognition import FileKind, kind_of_folder, recognise

ACTS = {
    "order_implementation": "Приказ о внедрении",
    "order_pairs": "Приказ о парах",
    "order": "",
}


@pytest.fixture
def told(tmp_path):
    def call(name, text=""):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return recognise(path, ACTS)

    return call


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("order: {}\nitems: []\n", FileKind.ROADMAP),
        ("events: []\nactors: []\n", FileKind.SCENARIO),
        ("organizations: []\n", FileKind.ORGANIZATIONS),
        ("stamp: {}\nmentors: []\n", FileKind.REGISTERS),
        ("organization: {}\nplanned_on: 2020-09-01\n", FileKind.ACT_DATA),
        ("repos: []\n", FileKind.UNKNOWN),
        ("- 1\n", FileKind.UNKNOWN),
        ("a: [\n", FileKind.BROKEN),
    ],
)
def test_a_data_file_is_told_by_its_first_keys(told, text, kind):
    assert told("data.yaml", text).kind is kind


def test_a_broken_file_carries_its_problems(told):
    assert [one.place for one in told("data.yaml", "a: 1\na: 2\n").problems] == ["строка 2"]


def test_a_template_is_called_by_its_code(told):
    assert told("order_pairs.docx").act == "order_pairs"
    assert told("письмо.docx").kind is FileKind.UNKNOWN


def test_a_template_is_called_by_the_title_of_its_files(told):
    for name in ("шаблоны/Приказ о парах.docx", "ПРИКАЗ О ПАРАХ.docx"):
        assert (told(name).kind, told(name).act) == (FileKind.TEMPLATE, "order_pairs")


@pytest.mark.parametrize("folder", ["шаблоны", "templates", "Шаблоны"])
def test_a_document_among_templates_is_one_whatever_it_is_called(told, folder, monkeypatch):
    one = told(f"{folder}/письмо.docx")
    assert (one.kind, one.act) == (FileKind.TEMPLATE, "")
    monkeypatch.chdir(one.path.parent)
    assert recognise(Path("письмо.docx"), ACTS).kind is FileKind.TEMPLATE


def test_what_word_and_systems_leave_is_passed_over(told):
    assert told("~$order_pairs.docx").kind is FileKind.UNKNOWN
    assert told("шаблоны/~$order_pairs.docx").kind is FileKind.UNKNOWN
    assert told("~$order_pairs.xlsx").kind is FileKind.UNKNOWN
    assert told(".DS_Store.yaml", "items: 1\norder: 1\n").kind is FileKind.UNKNOWN


def test_a_workbook_is_a_form(told):
    assert told("Данные школы.xlsx").kind is FileKind.FORM


def test_a_sample_takes_its_kind_from_the_folder(told):
    text = "organization: {}\nplanned_on: 2020-09-01\n"

    assert told("samples/order-pairs-25/data.yaml", text).act == "order_pairs"
    assert told("samples/other/data.yaml", text).act == ""


def test_the_longest_code_that_fits_is_meant():
    assert kind_of_folder("order-pairs", ACTS) == "order_pairs"
    assert kind_of_folder("order-2020", ACTS) == "order"
    assert kind_of_folder("orders", ACTS) == ""


def test_every_shipped_data_file_is_recognised():
    shipped = [*resources.roadmaps().rglob("*.yaml"), *resources.samples().glob("*/data.yaml")]
    codes = {one.stem: "" for one in resources.template("x").parent.glob("*.docx")}

    assert {recognise(one, codes).kind for one in shipped} == {
        FileKind.ROADMAP,
        FileKind.ACT_DATA,
    }
