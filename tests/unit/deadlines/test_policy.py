import datetime as dt

import pytest

from acts.deadlines.due import terms
from acts.deadlines.policy import Policies, Shift, apply, calendar_of, describe
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, MonthDay, Reading, Relative

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
        "до 1 сентября включительно; 01.09.2024 – воскресенье, перенесено на 02.09.2024; "
        "предупреждение 30.08.2024 – последний рабочий день до названного"
    )
    assert not result.provisional


def test_only_a_term_that_moved_forward_is_warned_of_before():
    assert due(D(2024, 9, 1)).warn_on == D(2024, 8, 30)
    # 9 January 2022 ends ten days of rest.
    assert due(D(2022, 1, 9)).warn_on == D(2021, 12, 30)
    for still in (
        due(D(2021, 9, 1)),
        due(D(2024, 9, 1), shift=Shift.PREVIOUS),
        due(D(2024, 9, 1), shift=Shift.NONE),
    ):
        assert still.warn_on is None
        assert "предупреждение" not in still.rule


def test_the_warning_follows_the_body_s_own_week():
    # 1 September 2024 is a Sunday; with six working days the Saturday before it is one.
    assert due(D(2024, 9, 1), week=6).warn_on == D(2024, 8, 31)


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


def test_a_school_year_ends_when_the_organization_says():
    school = Reading(kind=Kind.UNTIL, op="до", scope="school-year")
    own = {"school_year_end": MonthDay(5, 26)}
    result = due(D(2023, 5, 31), school, **own)
    assert (result.raw, result.effective) == (D(2023, 5, 26), D(2023, 5, 26))
    assert result.rule == "до 26 мая включительно; учебный год – по 26 мая"
    # A day that the wording itself names stays.
    assert due(D(2023, 5, 31), **own).effective == D(2023, 5, 31)
    assert due(D(2023, 4, 28), school, **own).effective == D(2023, 4, 28)
    assert due(D(2023, 5, 31), school).rule == "до 31 мая включительно"


@pytest.mark.parametrize(
    ("day", "own"), [(D(2022, 9, 1), D(2022, 9, 5)), (D(2022, 8, 31), D(2022, 9, 4))]
)
def test_a_school_year_begins_when_the_organization_says(day, own):
    school = Reading(kind=Kind.UNTIL, op="до", scope="school-year")
    result = due(day, school, school_year_start=MonthDay(9, 5))
    assert result.raw == own
    assert "учебный год – с 5 сентября" in result.rule


def test_a_year_without_a_published_calendar_is_provisional():
    result = due(D(2030, 9, 2))
    assert result.provisional
    # 31 December 2027 is known to be off; the day after the holidays of 2028 is not.
    assert due(D(2027, 12, 31)).provisional
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
        Policies(school_year_start=MonthDay(9, 2)),
        Policies(school_year_end=MonthDay(5, 26)),
    ]
    assert len({describe(policies) for policies in changed} - {default}) == len(changed)


@pytest.mark.parametrize(
    ("day", "settings", "said"),
    [
        (D(2024, 6, 12), {}, "12.06.2024 – среда, нерабочий день (День России)"),
        (
            D(2024, 4, 30),
            {},
            "вторник, нерабочий день (перенос выходного, "
            "постановление Правительства РФ от 10.08.2023 № 1314)",
        ),
        (D(2023, 11, 6), {}, "(перенос выходного, ст. 112 ТК РФ)"),
        (D(2020, 7, 1), {"emergency_days": True}, "(указ Президента РФ от 01.06.2020 № 354)"),
        (D(2021, 9, 1), {"extra_days_off": (D(2021, 9, 1),)}, "(дополнительный выходной)"),
        (D(2022, 10, 1), {"week": 6}, "01.10.2022 – рабочая суббота (шестидневная неделя)"),
        (D(2024, 4, 27), {}, "27.04.2024 – рабочая суббота (перенос выходного)"),
    ],
)
def test_the_rule_says_by_what_the_day_is_off_or_worked(day, settings, said):
    assert said in due(day, **settings).rule


def test_a_plain_weekend_needs_no_reason():
    assert "воскресенье, перенесено" in due(D(2024, 9, 1)).rule


def test_the_rule_says_which_days_were_counted_where_the_wording_does_not():
    def rule(**more):
        count = Relative(amount=10, unit="day", anchor="order", **more)
        return due(D(2021, 9, 1), Reading(kind=Kind.RELATIVE, relative=count)).rule

    assert "дни – календарные, в сроке не сказано" in rule()
    assert "в сроке не сказано" not in rule(working=True)
    count = Relative(amount=10, unit="day", anchor="order")
    reading = Reading(kind=Kind.RELATIVE, relative=count)
    assert "дни – рабочие" in due(D(2021, 9, 1), reading, bare_days_working=True).rule


def printed(phrase, **settings):
    """Read a wording and apply the policies to its first day."""
    context = Context(
        order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2026, 12, 31)
    )
    readings = read(phrase, context).readings
    term = terms(readings, context)[0]
    return due(term.end, readings[term.reading_index], shift=Shift.NONE, **settings)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("до начала 2026/2027 учебного года", D(2026, 8, 31)),
        ("до конца 2026 года", D(2026, 12, 31)),
        ("до конца августа 2021 года", D(2021, 8, 31)),
        ("до сентября 2021 года", D(2021, 9, 30)),
        ("до последнего дня мая 2022 года", D(2022, 5, 31)),
        ("до последней пятницы мая 2022 года", D(2022, 5, 27)),
        ("до последнего рабочего дня каждого месяца", D(2020, 6, 30)),
        ("ежемесячно до конца месяца", D(2020, 6, 30)),
        ("ежегодно до конца мая", D(2021, 5, 31)),
        ("ежегодно до последней пятницы мая", D(2021, 5, 28)),
        ("ежегодно до 29 февраля", D(2021, 2, 28)),
        ("до 15:00 1 сентября 2021 года", D(2021, 9, 1)),
        ("с 1 июня до конца августа 2021 года", D(2021, 8, 31)),
        ("с 1 июня до 1 сентября 2021 года включительно", D(2021, 9, 1)),
    ],
)
def test_no_end_hour_or_beginning_is_left_out_by_until(phrase, last):
    exclusive = printed(phrase, until_inclusive=False)
    assert exclusive.effective == last
    assert "не включая" not in exclusive.rule
    assert exclusive == printed(phrase)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("до 1 октября 2021 года", D(2021, 9, 30)),
        ("до второй пятницы мая 2022 года", D(2022, 5, 12)),
        ("с 1 июня до 1 сентября 2021 года", D(2021, 8, 31)),
        ("ежегодно с 1 июня до 1 сентября", D(2020, 8, 31)),
        ("со дня подписания приказа до 1 октября 2020 года", D(2020, 9, 30)),
        ("ежегодно до 1 октября", D(2020, 9, 30)),
        ("ежемесячно до 5 числа", D(2020, 7, 4)),
    ],
)
def test_a_named_day_is_left_out_where_the_rule_says_so(phrase, last):
    exclusive = printed(phrase, until_inclusive=False)
    assert exclusive.effective == last
    assert "не включая этот день" in exclusive.rule
    assert printed(phrase).effective == last + dt.timedelta(days=1)
