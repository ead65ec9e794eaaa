import pytest

from acts.errors import InputError
from acts.sources.nodes import Problems, escape, line_of, place, plain
from acts.sources.yaml_text import load_yaml


@pytest.fixture
def root(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("пункты:\n  - номер: 1\n\n  - номер: 2\n    а/б: в\n", encoding="utf-8")
    return load_yaml(path)


def test_becomes_plain_data(root):
    assert plain(root) == {"пункты": [{"номер": "1"}, {"номер": "2", "а/б": "в"}]}


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("", 1),
        ("/пункты", 1),
        ("/пункты/0", 2),
        ("/пункты/1/номер", 4),
        ("/пункты/1/а~1б", 5),
        ("/пункты/1/нет", 4),
        ("/пункты/7", 1),
        ("/пункты/³", 1),
        ("/пункты/1/номер/глубже", 4),
    ],
)
def test_finds_the_line_of_a_pointer_or_of_the_nearest_above(root, pointer, line):
    assert line_of(root, pointer) == line


def test_names_a_place_with_line_and_pointer(root):
    assert place(root, "/пункты/1") == "строка 4, /пункты/1"
    assert place(root, "") == "строка 1"
    assert len(place(root, "/" + "я" * 5000)) < 250


def test_escapes_a_key_for_a_pointer():
    assert escape("а/б~в") == "а~1б~0в"


def test_notes_the_same_problem_once_and_raises_all():
    problems = Problems("a.yaml")
    for _ in range(2):
        problems.add("code", "строка 1", "плохо", "Исправьте")
    problems.add("code", "строка 2", "плохо", "Исправьте")

    with pytest.raises(InputError) as refused:
        problems.raise_any()

    assert [one.place for one in refused.value.problems] == ["строка 1", "строка 2"]
    assert len(problems.stop("code", "", "конец").problems) == 3


def test_raises_nothing_when_nothing_was_noted():
    Problems("a.yaml").raise_any()
