import datetime as dt

import pytest

from acts.sources.dates import date_problem, parse_date


@pytest.mark.parametrize("text", ["2020-06-26", "26.06.2020"])
def test_reads_both_spellings(text):
    assert parse_date(text) == dt.date(2020, 6, 26)
    assert date_problem(text) == ""


@pytest.mark.parametrize(
    "text", ["2021-02-29", "31.11.2020", "00.01.2020", "2020-13-01", "0000-01-01"]
)
def test_refuses_a_day_that_never_was(text):
    assert date_problem(text) == "такого дня нет в календаре"


@pytest.mark.parametrize(
    "text",
    ["", "26.6.2020", "26.06.20", "2020/06/26", "2020-06-26T00:00", "٢٠٢٠-٠٦-٢٦", "20200626"],
)
def test_refuses_other_spellings(text):
    assert "дд.мм.гггг" in date_problem(text)
