import datetime as dt

import pytest

from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.reading import MonthDay
from acts.registers.own_rules import own_rules, rule_values
from acts.registers.row_checks import check_rows
from acts.registers.row_reading import Reader, Unreadable
from acts.registers.rows import Row

WHOLE = {
    "full_name": "Школа",
    "short_name": "Школа",
    "place": "с. Рассветное",
    "zone": "Asia/Kamchatka",
}


def row(**values):
    return Row(organization="a", table="organization", code="school-1", values=WHOLE | values)


def faults(**values):
    return [one.code for one in check_rows([row(**values)], today=dt.date(2026, 9, 1))]


def test_a_row_without_rules_leaves_the_roadmap_s():
    assert own_rules(Reader(row())) == NO_RULES


def test_rules_are_read_as_a_person_writes_them():
    read = own_rules(
        Reader(
            row(
                week="6",
                days_off="27 мая 2027 г., 12.10.2026",
                school_year_start="2 сентября",
                school_year_end="26.05",
            )
        )
    )
    assert read == OwnRules(
        week=6,
        extra_days_off=(dt.date(2026, 10, 12), dt.date(2027, 5, 27)),
        school_year_start=MonthDay(9, 2),
        school_year_end=MonthDay(5, 26),
    )
    assert own_rules(Reader(row(**rule_values(read)))) == read


@pytest.mark.parametrize(
    ("key", "value"),
    [("days_off", "весь май"), ("school_year_start", "осень"), ("school_year_end", "31 июня")],
)
def test_what_is_no_date_is_found_by_the_check_and_refused_by_the_reading(key, value):
    assert faults() == []
    assert faults(**{key: value}) == [f"row.own-rule:{key}"]
    with pytest.raises(Unreadable):
        own_rules(Reader(row(**{key: value})))


def test_a_week_is_of_five_or_six_days():
    with pytest.raises(Unreadable):
        own_rules(Reader(row(week="7")))
