import datetime as dt

import pytest

from acts.documents.context import date_of, day
from acts.errors import InputError


@pytest.mark.parametrize("text", ["2020-08-31", "31.08.2020"])
def test_a_date_of_the_data_is_read_in_both_spellings(text):
    assert date_of(text) == dt.date(2020, 8, 31)


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(InputError, match="такой даты нет"):
        date_of("31.09.2020")


def test_a_day_is_printed_in_words_and_never_parted():
    assert day("2020-08-01") == "1\u00a0августа 2020\u00a0г."
