import datetime as dt

import pytest

from acts.deadlines.reading import MonthDay
from acts.deadlines.wording import date_text, day_text, month_day_text, plural


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "строка"), (2, "строки"), (5, "строк"), (11, "строк"), (21, "строка"), (42, "строки")],
)
def test_a_noun_agrees_with_its_number(number, word):
    assert plural(number, "строка", "строки", "строк") == word


def test_dates_are_written_in_figures_and_in_words():
    assert date_text(dt.date(2024, 9, 1)) == "01.09.2024"
    assert day_text(dt.date(2024, 9, 1)) == "1 сентября"


def test_the_last_day_of_february_is_said_so():
    assert month_day_text(MonthDay(2, 29)) == "последнего дня февраля"
