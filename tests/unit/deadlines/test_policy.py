import datetime as dt

import pytest

from acts.deadlines.policy import Policies, Shift, apply, calendar_of, describe
from acts.deadlines.reading import Kind, Reading

D = dt.date
UNTIL = Reading(kind=Kind.UNTIL, op="до")


def due(day, reading=UNTIL, **settings):
    policies = Policies(**settings)
    return apply(day, reading, policies, calendar_of(policies))


def test_moves_a_sunday_to_monday_and_says_so():
    result = due(D(2024, 9, 1))
    assert result.raw == D(2024, 9, 1)
    assert result.effective == D(2024, 9, 2)
    assert result.rule == (
        "до 1 сентября включительно; 01.09.2024 – воскресенье, перенесено на 02.09.2024"
    )
    assert not result.provisional


def test_leaves_a_working_day_alone():
    result = due(D(2021, 9, 1))
    assert result.effective == result.raw
    assert result.rule == "до 1 сентября включительно"


def test_moves_back_when_the_policy_says_so():
    assert due(D(2024, 9, 1), shift=Shift.PREVIOUS).effective == D(2024, 8, 30)


def test_does_not_move_when_the_policy_says_so():
    result = due(D(2024, 9, 1), shift=Shift.NONE)
    assert result.effective == result.raw
    assert "срок не переносится" in result.rule


def test_an_exclusive_bound_ends_a_day_earlier():
    result = due(D(2021, 10, 1), until_inclusive=False)
    assert (result.raw, result.effective) == (D(2021, 10, 1), D(2021, 9, 30))
    assert "не включая этот день" in result.rule


@pytest.mark.parametrize("op", ["по", "не позднее", "до включительно", "к", ""])
def test_only_the_bare_until_may_be_exclusive(op):
    reading = Reading(kind=Kind.UNTIL, op=op)
    assert due(D(2021, 10, 1), reading, until_inclusive=False).effective == D(2021, 10, 1)


def test_a_holiday_on_a_weekday_is_not_called_a_weekend():
    # 12 June 2024 is a Wednesday.
    assert "среда, нерабочий день" in due(D(2024, 6, 12)).rule


def test_a_six_day_week_keeps_saturday():
    assert due(D(2022, 10, 1)).effective == D(2022, 10, 3)
    assert due(D(2022, 10, 1), week=6).effective == D(2022, 10, 1)


def test_decree_days_and_regional_days_count_when_asked_for():
    # 1 July 2020 is a Wednesday.
    assert due(D(2020, 7, 1), emergency_days=True).effective == D(2020, 7, 2)
    assert due(D(2021, 9, 1), extra_days_off=(D(2021, 9, 1),)).effective == D(2021, 9, 2)


def test_a_year_without_a_published_calendar_is_provisional():
    result = due(D(2030, 9, 2))
    assert result.provisional
    assert "предварительный" in result.rule


def test_the_defaults_are_said_in_russian():
    text = "\n".join(describe(Policies()))
    assert "следующий рабочий день" in text
    assert "включая названный день" in text
    assert "календарные" in text
    assert "пятидневная" in text
    assert "Europe/Moscow" in text


def test_every_setting_changes_what_is_said():
    default = describe(Policies())
    changed = [
        Policies(shift=Shift.PREVIOUS),
        Policies(shift=Shift.NONE),
        Policies(until_inclusive=False),
        Policies(bare_days_working=True),
        Policies(week=6),
        Policies(zone="Asia/Kamchatka"),
        Policies(emergency_days=True),
        Policies(extra_days_off=(D(2026, 5, 27),)),
    ]
    assert len({describe(policies) for policies in changed} - {default}) == len(changed)
