"""What small forms send is read by one measure: numbers, days, words for the journal."""

import datetime as dt
import types

import pytest

from acts.web.reading import day_in, number_in, seen_in, words_in


def sent(**values):
    return types.SimpleNamespace(POST=values)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("0", 0),
        ("2021", 2021),
        ("999999999", 999_999_999),
        ("9" * 10, 0),
        ("9" * 5000, 0),
        ("-1", 0),
        ("1.0", 0),
        ("²", 0),
        ("٣", 0),
    ],
)
def test_a_number_is_read_or_is_none_and_never_breaks_a_page(text, number):
    assert number_in(text) == number
    assert seen_in(sent(seen=text)) == number


def test_a_number_may_have_to_be_shorter():
    assert [number_in(one, digits=4) for one in ("9999", "10000")] == [9999, 0]


def test_a_page_that_says_nothing_has_shown_nothing():
    assert seen_in(sent()) == 0


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        ("", None, 0),
        (" 01.09.2021 ", dt.date(2021, 9, 1), 0),
        ("31.02.2021", None, 1),
        ("01.09.1821", None, 1),
        ("01.09.9999", None, 1),
    ],
)
def test_a_day_is_read_or_named_by_its_field(text, day, wrong):
    problems = []

    assert day_in(sent(on=text), "on", problems) == day
    assert [one.place for one in problems] == ["on"] * wrong


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("нет\r\nпечати", []),
        ("я" * 1000, []),
        ("я" * 1001, ["words.long"]),
        ("печать\u202e", ["words.character"]),
        ("печать\x00", ["words.character"]),
        ("Лугова Вера Ильинична", ["personal-data"]),
    ],
)
def test_words_for_the_journal_are_refused_at_their_field(text, codes):
    problems = []

    assert words_in(sent(reason=text), "reason", problems) == " ".join(text.split())
    assert [(one.place, one.code) for one in problems] == [("reason", one) for one in codes]
