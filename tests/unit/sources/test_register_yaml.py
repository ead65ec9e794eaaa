import datetime as dt
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.errors import InputError, Severity
from acts.registers.column import ValueKind
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import TABLES
from acts.sources.register_yaml import read_registers, registers_yaml


def read(text, folder):
    path = folder / "реестры.yaml"
    path.write_text(text, encoding="utf-8")
    return read_registers(path)


def problems(read_form):
    return [(one.place, one.code, one.severity) for one in read_form.problems]


def test_reads_what_it_wrote_with_the_revision(tmp_path):
    rows = (
        Row(organization="kedrovka", table="mentees", code="mentee-1",
            values={"surname": "О'Коннор", "name": "Алина: «первая»", "position": "007",
                    "birth_date": "2012-03-14", "category": "pupil"}),
        Row(organization="kedrovka", table="pairs", code="pair-1",
            values={"mentor": "mentor-1", "mentees": "mentee-1;mentee-2"}, excluded=True),
    )  # fmt: skip

    text = registers_yaml(rows, organization="kedrovka", revision=4)
    back = read(text, tmp_path)

    assert back.problems == ()
    assert (back.organization, back.revision) == ("kedrovka", 4)
    assert [(one.table, one.code, one.values, one.excluded) for one in back.rows] == [
        ("mentees", "mentee-1", dict(rows[0].values), None),
        ("pairs", "pair-1", dict(rows[1].values), True),
    ]
    assert '  - code: mentee-1\n    surname: "О\'Коннор"\n' in text


def test_people_may_write_as_in_the_form(tmp_path):
    back = read(
        "stamp: {organization: kedrovka, revision: 2}\n"
        "mentees:\n"
        "  - surname: Огурцова\n"
        "    category: Обучающийся\n"
        "    birth_date: 14 марта 2012 г.\n"
        "    patronymic:\n"
        "pairs:\n"
        "  - {mentor: Лесников Павел, mentees: [mentee-1, Огурцова Алина]}\n",
        tmp_path,
    )

    assert back.problems == ()
    assert back.rows[0].values == {
        "surname": "Огурцова", "category": "pupil", "birth_date": "2012-03-14", "patronymic": "",
    }  # fmt: skip
    assert back.rows[0].cells["birth_date"] == "строка 5"
    assert back.rows[1].values["mentees"] == "mentee-1;Огурцова Алина"
    assert back.rows[0].excluded is None


def test_every_mistake_is_told_with_its_line_at_once(tmp_path):
    back = read(
        "mentess: []\n"
        "mentees:\n"
        "  - code: mentee-1\n"
        "    sername: Огурцова\n"
        "  - code: mentee-1\n"
        "    birth_date: 31.02.2012\n"
        "  - просто текст\n"
        "  - code: mentee-3\n"
        "    name: {a: b}\n"
        "  - code: mentee-4\n",
        tmp_path,
    )

    assert back.rows == ()
    assert problems(back) == [
        ("строка 1", "form.unknown-table", Severity.ERROR),
        ("строка 4", "form.unknown-key", Severity.ERROR),
        ("строка 6", "value.date", Severity.ERROR),
        ("строка 5", "form.duplicate-code", Severity.ERROR),
        ("строка 7", "form.yaml-shape", Severity.ERROR),
        ("строка 9", "form.yaml-shape", Severity.ERROR),
        ("строка 10", "form.empty-row", Severity.WARNING),
        ("строка 1", "form.stamp-missing", Severity.WARNING),
    ]
    assert "«mentees»" in back.problems[0].remedy
    assert "«surname»" in back.problems[1].remedy
    assert all(one.remedy for one in back.problems)


def test_a_broken_stamp_counts_for_nothing(tmp_path):
    back = read("stamp:\n  revision: -3\n", tmp_path)

    assert back.revision == 0
    assert problems(back) == [("строка 2", "form.stamp-changed", Severity.ERROR)]


@pytest.mark.parametrize("text", ["- 1\n", "просто текст\n", "a: [1\n", "a: &x 1\n"])
def test_another_file_is_refused(text, tmp_path):
    with pytest.raises(InputError):
        read(text, tmp_path)


ALPHABET = string.printable + "абвёйАЯЁ«»–—№\u00a0😀"
TEXT = st.text(ALPHABET.translate({11: None, 12: None}), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXT.filter(bool), min_size=1, max_size=12))
def test_any_text_comes_back_as_it_was(texts, tmp_path_factory):
    table = next(one for one in TABLES if one.key == "mentors")
    keys = [one.key for one in table.columns if one.kind is ValueKind.TEXT]
    values = dict(zip(keys, texts, strict=False)) | {"since": str(dt.date(2026, 9, 1))}
    row = OfferedRow(table="mentors", code="mentor-1", values=values, excluded=False)

    back = read(
        registers_yaml([row], organization="=1: 'a' #", revision=1), tmp_path_factory.mktemp("yaml")
    )

    assert [(one.values, one.excluded) for one in back.rows] == [(values, False)]
    assert back.organization == "=1: 'a' #"
