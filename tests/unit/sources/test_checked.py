import pytest

from acts.errors import InputError, Problem, Severity
from acts.sources.checked import Checked, load_checked, load_node
from acts.sources.fields import is_yes, rows, text
from acts.sources.nodes import Scalar, plain


def checked():
    return Checked(file="a.yaml", root=Scalar(value="", line=1), data="", problems=[])


def test_reads_json_by_its_ending_and_yaml_otherwise(tmp_path):
    for name, expected in (("a.json", {"а": 1}), ("a.JSON", {"а": 1}), ("a.yml", {"а": "1"})):
        path = tmp_path / name
        path.write_text('{"а": 1}', encoding="utf-8")
        assert plain(load_node(path)) == expected


def test_holds_the_findings_of_the_schema(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("organizations: []\n", encoding="utf-8")

    found = load_checked(path, "organizations")

    assert [one.place for one in found.problems] == ["строка 1, /organizations"]
    assert found.data == {"organizations": []}


def test_lets_warnings_pass_and_stops_at_an_error():
    one = checked()
    one.problems.append(Problem(message="взгляните", severity=Severity.WARNING))
    assert [problem.message for problem in one.warnings()] == ["взгляните"]

    one.add("code", "/а", "плохо", "Исправьте")
    with pytest.raises(InputError) as refused:
        one.warnings()
    assert len(refused.value.problems) == 2


def test_gives_problems_in_the_order_of_lines():
    one = checked()
    for line in (10, 9, 100):
        one.problems.append(
            Problem(message="", place=f"строка {line}, /а", severity=Severity.WARNING)
        )

    assert [p.place.split(",")[0] for p in one.warnings()] == [
        "строка 9",
        "строка 10",
        "строка 100",
    ]


@pytest.mark.parametrize("data", ["", [], {}, {"а": "б"}, {"а": None}, {"а": ["б"]}, None])
def test_passes_over_what_is_not_a_list_of_mappings(data):
    assert list(rows(data, "", "а")) == []


def test_gives_rows_with_their_pointers():
    assert list(rows({"а": ["б", {"в": "г"}]}, "/п", "а")) == [("/п/а/1", {"в": "г"})]


def test_reads_text_and_yes():
    assert (text({"а": "б"}, "а"), text({"а": []}, "а"), text(None, "а")) == ("б", "", "")
    assert [is_yes({"а": one}, "а", True) for one in ("да", "нет", "")] == [True, False, True]
