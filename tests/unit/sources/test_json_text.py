import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.errors import InputError
from acts.sources.json_text import load_json
from acts.sources.nodes import line_of, plain
from acts.sources.text_file import normalise, unwanted


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("json") / "a.json"

    def write(data):
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        return path

    return write


def refused(path):
    with pytest.raises(InputError) as error:
        load_json(path)
    return error.value.problems


def test_reads_every_type(file):
    text = '{"т": "а\\n\\u0431\\"", "ц": -12, "да": true, "пусто": null, "с": [], "н": {}}'

    expected = {"т": 'а\nб"', "ц": -12, "да": True, "пусто": None, "с": [], "н": {}}
    assert plain(load_json(file(text))) == expected


def test_knows_lines(file):
    root = load_json(file('{\n "а": [\n  1,\r\n  {"б": 2}\n ]\n}'))

    assert [line_of(root, one) for one in ("/а", "/а/0", "/а/1/б")] == [2, 3, 4]


def test_joins_a_pair_of_surrogates_and_refuses_a_lone_one(file):
    assert plain(load_json(file('["\\ud83d\\ude00"]'))) == ["😀"]
    assert refused(file('["\\ude00\\ud83d"]'))[0].code == "text.character"


def test_names_every_problem_up_to_a_syntax_error(file):
    problems = refused(file('{"а": 1.5,\n"а": 1e400,\n"б": "\\u0000",\n"в": 01}'))

    assert [one.place for one in problems] == [
        "строка 1",
        "строка 2",
        "строка 2",
        "строка 3",
        "строка 4",
    ]


@pytest.mark.parametrize("number", ["0", "-0", "7", "-999999999999999999"[:18]])
def test_reads_whole_numbers(file, number):
    assert plain(load_json(file(f"[{number}]"))) == [int(number)]


@pytest.mark.parametrize(
    "text",
    ["[1,]", "[1 2]", "{'a': 1}", '{"a" 1}', "[+1]", "[01]", "[1.]", "[.5]", "[1e]", "[True]",
     "[undefined]", '["\t"]', "[/*x*/1]", "[1]]", "", "  ", "[",
     '{"a"', '{"a":', '["\\x"]', "[NaN]",
     "[-Infinity]", "[١]", '{1: 2}', "\ufeff\ufeff[]"],
)  # fmt: skip
def test_refuses_what_strict_json_is_not(file, text):
    assert refused(file(text))


HOSTILE = {
    "brackets": b"[" * 20_000,
    "objects": b'{"a":' * 20_000,
    "many values": b"[" + b"1," * 4_000_000 + b"1]",
    "digits": b"[" + b"1" * 1_000_000 + b"]",
    "open text": b'["' + b"a\\\\" * 1_000_000,
    "twenty megabytes": b" " * 20 * 2**20,
    "binary": bytes(range(256)) * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_a_hostile_file_soon(file, name):
    path = file(HOSTILE[name])
    start = time.process_time()

    assert refused(path)
    assert time.process_time() - start < 10


clean = st.text(max_size=20).filter(lambda text: not unwanted(text) and normalise(text) == text)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**16), 10**16) | clean,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(clean, inner, max_size=4),
    max_leaves=12,
)


def complaints(path):
    try:
        load_json(path)
    except InputError as error:
        return error.problems
    return ()


@given(values, st.booleans(), st.sampled_from([None, 0, 2]))
def test_reads_what_the_standard_library_writes(file, value, ascii_only, indent):
    path = file(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    wrong = complaints(path)

    # Four odd letters in a row may look like a wrong encoding; nothing else may be refused.
    assert {one.code for one in wrong} <= {"text.mojibake"}
    assert wrong or plain(load_json(path)) == value


@given(st.binary(max_size=60))
def test_never_raises_anything_foreign(file, data):
    assert all(problem.message and problem.remedy for problem in complaints(file(data)))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a peak is measured on Linux")
@pytest.mark.parametrize("text", ["x" * 9_000_000, r"x\n" * 3_000_000])
def test_a_text_of_nine_megabytes_takes_no_gigabyte(text, file):
    code = (
        "import sys; from pathlib import Path;"
        "from acts.sources.json_text import load_json;"
        "load_json(Path(sys.argv[1]));"
        "print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
    )
    path = file(f'{{"x": "{text}"}}')
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )

    assert int(done.stdout) < 300 * 1024
