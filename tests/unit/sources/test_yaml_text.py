import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from acts.errors import InputError
from acts.sources import yaml_text
from acts.sources.nodes import Mapping, plain
from acts.sources.yaml_text import load_yaml


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("yaml") / "a.yaml"

    def write(data):
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def refused(path):
    with pytest.raises(InputError) as error:
        load_yaml(path)
    return error.value.problems


@pytest.fixture(params=["compiled", "pure"])
def both_parsers(request, monkeypatch):
    if request.param == "pure":
        monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "0123", "12:30", "2020-02-30", "1e3", "~", "null", "0x1F", "1_000", ".inf", "="],
)
def test_keeps_every_scalar_as_typed(file, typed):
    assert plain(load_yaml(file(f"поле: {typed}\n"))) == {"поле": typed}


def test_reads_an_empty_value_as_empty_text(file):
    assert plain(load_yaml(file("а:\nб: ''\nв: []\n"))) == {"а": "", "б": "", "в": []}


def test_composes_keys_and_values(file):
    assert plain(load_yaml(file("и\u0306од: и\u0306од\n"))) == {"йод": "йод"}


def test_sees_a_duplicate_key_through_its_spelling(file):
    (problem,) = refused(file("йод: 1\nи\u0306од: 2\n"))

    assert problem.code == "yaml.duplicate-key"
    assert (problem.place, "строке 1" in problem.message) == ("строка 2", True)


def test_names_all_refused_things_at_once(file):
    problems = refused(file("а: &x 1\nа: *x\nб: !!int 2\n<<: {}\n"))

    assert [one.code for one in problems] == [
        "yaml.anchor",
        "yaml.duplicate-key",
        "yaml.alias",
        "yaml.tag",
        "yaml.merge",
    ]


def test_keeps_the_line_of_a_key(file):
    root = load_yaml(file("а: 1\n\nб:\n  - 2\n"))

    assert isinstance(root, Mapping)
    assert [entry.line for entry in root.entries] == [1, 3]


def test_refuses_characters_written_as_escapes(file):
    (problem,) = refused(file('а: "\\u202e"\n'))

    assert "U+202E" in problem.message


@pytest.mark.usefixtures("both_parsers")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("а:\n\tб: 1\n", "отступ сделан табуляцией"),
        ('а: "б\nв: г\n', "кавычка не закрыта"),
        ("а: 'б\nв: г\n", "кавычка не закрыта"),
        ("а: б: в\n", "двоеточие не на месте"),
        ("а:\n   б: 1\n  в: 2\n", "отступ не такой, как у соседних строк"),
        ("а: [1, 2\n", "список в […] не закрыт"),
        ("а: {б: 1\n", "набор в {…} не закрыт"),
        ("а: @б\n", "значение начинается со служебного знака"),
        ("а: 1\nб\nв: 2\n", "после ключа нет двоеточия"),
        ('а: "\\д"\n', "неизвестная последовательность после «\\»"),
        ("а: !я!б 1\n", "метки типов «!…» не допускаются"),
        ("а: 1\n---\nб: 2\n", "в файле больше одного документа"),
        ("[" * 70 + "]" * 70, "вложенность больше 64"),
    ],
)
def test_says_what_is_wrong_whichever_parser_is_there(file, text, message):
    assert refused(file(text))[-1].message == message


HOSTILE = {
    "brackets": b"[" * 10_000,
    "braces": b"{a: " * 10_000,
    "dashes": b"- " * 10_000,
    "question marks": b"? " * 10_000,
    "aliases": b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c]\n" % (i + 1, i + 1, i, i) for i in range(97, 120)),
    "twenty megabytes": b"a" * 20 * 2**20,
    "many values": b"- a\n" * 2_000_000,
    "NUL bytes": b"a: \0\0\0\n" * 1000,
    "binary": bytes(range(256)) * 100,
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_a_hostile_file_soon(file, name):
    path = file(HOSTILE[name])
    start = time.process_time()

    assert refused(path)
    # Two seconds are the promise; the test leaves room for a slow machine.
    assert time.process_time() - start < 10


def complaints(path):
    try:
        load_yaml(path)
    except InputError as error:
        return error.problems
    return ()


@given(st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_never_raises_anything_foreign_for_text(file, data):
    assert all(problem.message and problem.remedy for problem in complaints(file(data)))


@given(st.binary(max_size=60))
def test_never_raises_anything_foreign_for_bytes(file, data):
    assert all(problem.message and problem.remedy for problem in complaints(file(data)))
