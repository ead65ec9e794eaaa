import datetime as dt

import pytest

from acts.registers.ages import age, is_minor


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2010-09-15", "2026-09-14", 15),
        ("2010-09-15", "2026-09-15", 16),
        ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14),
        ("2012-02-29", "2028-02-29", 16),
    ],
)
def test_a_year_is_full_on_the_birthday(born, day, years):
    assert age(dt.date.fromisoformat(born), dt.date.fromisoformat(day)) == years


def test_a_minor_is_under_eighteen_and_known_to_be():
    born = dt.date(2008, 9, 15)
    assert is_minor(born, dt.date(2026, 9, 14))
    assert not is_minor(born, dt.date(2026, 9, 15))
    assert not is_minor(None, dt.date(2026, 9, 15))
