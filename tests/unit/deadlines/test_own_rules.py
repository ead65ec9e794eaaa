import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.own_rules import (
    OwnRules,
    differences,
    read_days_off,
    read_month_day,
    write_days_off,
)
from acts.deadlines.policy import Policies, Shift
from acts.deadlines.reading import MonthDay

D = dt.date
REGION = Policies(zone="Asia/Yekaterinburg", extra_days_off=(D(2026, 10, 12),))


def test_rules_that_say_nothing_leave_the_roadmap_s():
    assert OwnRules().over(REGION) == REGION


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shift", Shift.PREVIOUS),
        ("until_inclusive", False),
        ("bare_days_working", True),
        ("week", 6),
        ("emergency_days", True),
        ("school_year_start", MonthDay(9, 2)),
        ("school_year_end", MonthDay(5, 26)),
    ],
)
def test_each_rule_takes_the_place_of_the_roadmap_s(name, value):
    own = OwnRules(**{name: value}).over(REGION)
    assert own == dc.replace(REGION, **{name: value})
    assert len(differences(own, REGION)) == 1


def test_no_takes_the_place_of_yes():
    strict = dc.replace(REGION, emergency_days=True)
    assert not OwnRules(emergency_days=False).over(strict).emergency_days


def test_days_off_add_up_in_order():
    own = OwnRules(extra_days_off=(D(2026, 5, 27),)).over(REGION)
    assert own.extra_days_off == (D(2026, 5, 27), D(2026, 10, 12))


def test_another_zone_is_no_difference():
    assert differences(dc.replace(REGION, zone="Asia/Kamchatka"), REGION) == ()


def test_days_off_are_read_as_they_are_written():
    days = (D(2026, 3, 20), D(2026, 5, 27))
    assert read_days_off(" 27.05.2026;20 марта 2026 г.,27.05.2026 ") == days
    assert read_days_off(write_days_off(days)) == days
    assert read_days_off("") == ()
    assert read_days_off("20.03.2026; весь май") is None
    assert read_days_off("30.02.2026") is None


@pytest.mark.parametrize("text", ["26 мая", "26.05", "26.05.2027", "2027-05-26", " 26 мая 2027 г."])
def test_a_day_of_every_year_is_read_in_the_usual_spellings(text):
    assert read_month_day(text) == MonthDay(5, 26)


@pytest.mark.parametrize("text", ["", "май", "32.05", "31.06", "последний звонок"])
def test_what_is_no_day_is_not_read_as_one(text):
    assert read_month_day(text) is None
