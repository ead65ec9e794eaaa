"""A confirmation is written into a roadmap file; everything else stays byte for byte."""

import datetime as dt
import difflib
from pathlib import Path

import pytest

from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.errors import InputError
from acts.roadmap import Confirmation
from acts.sources.roadmap_edit import confirmed_bytes
from acts.sources.roadmaps import load_roadmap

SMALL = Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml"
WORD = Confirmation(by="юрист «по делам»", on=dt.date(2021, 9, 3), reason='так: "сказано" # да')
HELD = Reading(kind=Kind.YEARLY, end_day=MonthDay(10, 1), op="до")
OTHER = Reading(kind=Kind.YEARLY, end_day=MonthDay(10, 15), op="до", first_year=2021)
BLOCK = """\
        - reading: {kind: yearly, end_day: "10-01", op: до}
"""


@pytest.fixture
def written(tmp_path):
    def write(readings=(HELD,), *, old="", new="", index=0, item="2", held=HELD, newline="\n"):
        text = SMALL.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "карта.yaml"
        path.write_bytes(text.replace(old, new, 1).replace("\n", newline).encode())
        before = path.read_bytes()
        after = confirmed_bytes(
            path,
            item=item,
            index=index,
            held=held,
            readings=readings,
            confirmation=WORD,
        )
        path.write_bytes(after)
        return before, after, path

    return write


def changes(before, after):
    """List the lines taken out and put in, each with its line break."""
    lines = [one.decode().splitlines(keepends=True) for one in (before, after)]
    return [one for one in difflib.ndiff(*lines) if one[0] in "+-"]


def term(path, item="2"):
    return load_roadmap(path).item(item).deadline.readings


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_confirmation_is_added(written, newline):
    before, after, path = written(newline=newline)

    assert changes(before, after) == [
        f"+           confirmed:{newline}",
        f'+             by: "юрист «по делам»"{newline}',
        f"+             on: 2021-09-03{newline}",
        f'+             reason: "так: \\"сказано\\" # да"{newline}',
    ]
    assert [(one.reading, one.confirmation) for one in term(path)] == [(HELD, WORD)]


@pytest.mark.parametrize(
    "new",
    [
        BLOCK.replace("}\n", "}   # как в приказе № 7\n\n    # примечание\n"),
        "        - reading:\n            kind: yearly\n            # день\n"
        '            end_day: "10-01"\n            op: до  # включая\n',
        "        -\n          reading: {kind: yearly, end_day: '10-01', op: до}\n",
    ],
)
def test_comments_blank_lines_and_other_ways_of_writing_stay(written, new):
    before, after, path = written(old=BLOCK, new=new)

    assert [one[0] for one in changes(before, after)] == ["+"] * 4
    assert term(path)[0].confirmation == WORD
    assert term(path)[0].reading == HELD


@pytest.mark.parametrize(
    "new",
    [
        '        - {reading: {kind: yearly, end_day: "10-01", op: до}}\n',
        '        [{reading: {kind: yearly, end_day: "10-01", op: до}}]\n',
    ],
)
def test_a_reading_in_braces_gets_its_confirmation_inside_them(written, new):
    _, after, path = written(old=BLOCK, new=new)

    assert term(path)[0].confirmation == WORD
    assert after.decode().count("\n") == SMALL.read_text(encoding="utf-8").count("\n")


def test_another_reading_takes_the_place_of_the_open_one_alone(written):
    before, after, path = written((OTHER,))

    taken, *added = changes(before, after)
    assert taken == f"- {BLOCK}"
    assert added[0].startswith('+         - reading: {kind: yearly, end_day: "10-15"')
    assert [(one.reading, one.confirmation) for one in term(path)] == [(OTHER, WORD)]


@pytest.mark.parametrize(
    "new", [BLOCK, '        [{reading: {kind: yearly, end_day: "10-01", op: до}}]\n']
)
def test_one_open_reading_may_become_two(written, new):
    _, _, path = written((HELD, OTHER), old=BLOCK, new=new)

    assert [one.reading for one in term(path)] == [HELD, OTHER]
    assert {one.confirmation for one in term(path)} == {WORD}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"      readings:\n{BLOCK}", ""),
        (f"    deadline:\n      text: Ежегодно, до 1 октября\n      readings:\n{BLOCK}",
         '    deadline: {text: "Ежегодно, до 1 октября"}  # без прочтения\n'),
        (f"      text: Ежегодно, до 1 октября\n      readings:\n{BLOCK}",
         "      text: >-\n        Ежегодно,\n        до 1 октября\n\n"),
    ],
)  # fmt: skip
def test_readings_are_written_where_there_were_none(written, old, new):
    before, after, path = written((HELD, OTHER), old=old, new=new, index=None, held=None)

    assert [one.reading for one in term(path)] == [HELD, OTHER]
    assert {one.confirmation for one in term(path)} == {WORD}
    assert b"\n    result:" in after
    assert len(after) > len(before)


def test_a_file_without_a_last_line_break_and_with_a_mark_stays_so(tmp_path):
    text = SMALL.read_text(encoding="utf-8")
    head, _, tail = text.partition("indicators:")
    item = '  - number: "2"\n' + head.partition('  - number: "2"\n')[2]
    body = head.replace(item, "") + "indicators:" + tail + "items2:\n"
    body = body.replace("items2:\n", "")
    last = head.partition("items:\n")[0] + "indicators:" + tail.rstrip() + "\nitems:\n"
    last += item.partition("    result:")[0].rstrip()
    last = last.replace("    deadline:\n", "    result: {text: Приказ}\n    deadline:\n")
    path = tmp_path / "карта.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + last.encode())

    after = confirmed_bytes(path, item="2", index=0, held=HELD, readings=(HELD,), confirmation=WORD)

    assert after.startswith(path.read_bytes() + b"\n          confirmed:")


@pytest.mark.parametrize(
    "wrong",
    [
        {"held": OTHER},  # somebody changed the reading meanwhile
        {"item": "9"},
        {"item": "1", "held": Reading(kind=Kind.WINDOW, start=dt.date(2020, 9, 1),
                                      end=dt.date(2020, 9, 30))},  # confirmed already
        {"index": None, "held": None},  # it has readings
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_was_read_is_refused(written, wrong):
    with pytest.raises(InputError) as refused:
        written(**wrong)

    assert refused.value.problems[0].code == "roadmap.edit"


def test_a_bound_that_the_wording_includes_is_written_as_it_is_read(written):
    whole = Reading(kind=Kind.YEARLY, end_day=MonthDay(5, 31), op="до включительно")
    lines = 'до {}\n      readings:\n        - reading: {{kind: yearly, end_day: "{}"'
    old, new = lines.format("1 октября", "10-01"), lines.format("конца мая", "05-31")

    _, _, path = written((whole,), old=old, new=new, held=whole)

    assert [(one.reading, one.confirmation) for one in term(path)] == [(whole, WORD)]
    assert 'end_day: "05-31", op: "до включительно"}' in path.read_text(encoding="utf-8")
