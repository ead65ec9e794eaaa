"""The rules about dates in a workspace's settings: what they give, and each mistake."""

import datetime as dt

import pytest

from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import Shift
from acts.deadlines.reading import MonthDay
from acts.errors import ConfigurationError
from acts.sources.settings import read_settings


@pytest.fixture
def read(tmp_path):
    def call(text):
        path = tmp_path / "acts.toml"
        path.write_text(f"[calendar]\n{text}\n", encoding="utf-8")
        return read_settings(path)

    return call


def test_everything_said_is_taken(read):
    settings = read(
        'shift = "previous"\nweek = 6\ndays_off = ["12.10.2026", 2026-05-27]\n'
        "until_inclusive = false\nbare_days_working = true\nemergency_days = true\n"
        'school_year_start = "2 сентября"\nschool_year_end = "26.05"'
    )
    assert settings.rules == OwnRules(
        shift=Shift.PREVIOUS,
        week=6,
        extra_days_off=(dt.date(2026, 5, 27), dt.date(2026, 10, 12)),
        until_inclusive=False,
        bare_days_working=True,
        emergency_days=True,
        school_year_start=MonthDay(9, 2),
        school_year_end=MonthDay(5, 26),
    )


def test_an_empty_section_leaves_the_roadmap_s_rules(read):
    assert read("").rules == NO_RULES


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('shift = "вперёд"', '"next"'),
        ("shift = 1", '"next"'),
        ("week = 7", "week = 5"),
        ("week = true", "week = 5"),
        ('week = "6"', "week = 5"),
        ("until_inclusive = 1", "until_inclusive = true"),
        ('emergency_days = "да"', "emergency_days = true"),
        ('days_off = "12.10.2026"', "days_off = ["),
        ('days_off = ["12.10.2026", "31.06.2026"]', "days_off = ["),
        ("days_off = [2026-10-12T00:00:00]", "days_off = ["),
        ('school_year_end = "последний звонок"', '"26 мая"'),
        ("school_year_start = 9", '"26 мая"'),
        ("days = 1", "days_off"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_write(read, line, said):
    with pytest.raises(ConfigurationError) as refused:
        read(line)
    (problem,) = refused.value.problems
    assert problem.place == f"[calendar] {line.partition(' ')[0]}"
    assert said in problem.remedy


def test_all_mistakes_are_told_at_once(read):
    with pytest.raises(ConfigurationError) as refused:
        read('week = 7\nshift = "туда"\ndays_off = ["a", "b"]')
    assert len(refused.value.problems) == 4
