"""Dates as officials write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.russian.dates import long_date, month, numeric_date, parse_date, quoted_date

DAY = dt.date(2020, 6, 26)
DATES = st.dates(dt.date(1000, 1, 1))


def test_writes_three_kinds_of_dates():
    assert long_date(DAY) == "26 июня 2020 г."
    assert long_date(DAY, year_word="года") == "26 июня 2020 года"
    assert quoted_date(dt.date(2021, 9, 1)) == "«01» сентября 2021 г."
    assert numeric_date(dt.date(2021, 9, 1)) == "01.09.2021"


@pytest.mark.parametrize(
    ("number", "case", "want"),
    [
        (5, "nominative", "май"),
        (5, "genitive", "мая"),
        (5, "instrumental", "маем"),
        (6, "prepositional", "июне"),
        (6, "instrumental", "июнем"),
        (1, "instrumental", "январём"),
        (8, "dative", "августу"),
        (3, "accusative", "март"),
        (12, "prepositional", "декабре"),
    ],
)
def test_months_decline(number, case, want):
    assert month(number, case) == want


@pytest.mark.parametrize(
    "text",
    [
        "26.06.2020",
        "26.06.2020 г.",
        "26.06.2020г.",
        "26.6.2020",
        "«26» июня 2020 г.",
        "« 26 » июня 2020 г.",
        '"26" июня 2020г.',
        "„26“ июня 2020 года",
        "26 июня 2020 года",
        "26\u00a0июня\u00a02020\u00a0г.",
        " 26 ИЮНЯ 2020 ",
        "2020-06-26",
    ],
)
def test_reads_every_spelling_officials_use(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2020",
        "26.06.20",
        "2020-6-26",
        "26 июнь 2020",
        "٢٦.06.2020",
        "26.06.2020 и",
        "0.1.2020",
    ],
)
def test_reads_nothing_else(text):
    assert parse_date(text) is None


@given(DATES)
def test_what_is_written_is_read_back(date):
    for text in (long_date(date), long_date(date, "года"), quoted_date(date), numeric_date(date)):
        assert parse_date(text) == date


@given(st.text(max_size=30))
def test_any_text_can_be_asked(text):
    parse_date(text)
