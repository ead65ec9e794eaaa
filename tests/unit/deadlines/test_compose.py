"""Terms that meet in one wording, counts from rows of the plan, years and hours left open."""

import datetime as dt

import pytest

from acts.deadlines import questions
from acts.deadlines.due import terms
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Reading, Relative, Status

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))


def days(outcome, context):
    return [term.end.isoformat() for term in terms(outcome.readings, context)]


def window(start, end):
    return Reading(kind=Kind.WINDOW, start=start, end=end)


def relative(amount, unit, anchor, **more):
    return Reading(
        kind=Kind.RELATIVE, relative=Relative(amount=amount, unit=unit, anchor=anchor, **more)
    )


SEPTEMBERS = ["2021-09-01", "2022-09-01", "2023-09-01", "2024-09-01"]
TEN = "в течение 10 рабочих дней после издания приказа"
FROM_5 = relative(10, "day", "item:5", working=True)

# The row named beside a paper tells which paper it is: not the order of the plan itself.
PAPERS_OF_ROWS = {
    f"{TEN} по п. 5": FROM_5,
    f"{TEN} по пункту 5 дорожной карты": FROM_5,
    f"{TEN} о внедрении ЦМН по п.5": FROM_5,
    "в течение 10 рабочих дней со дня утверждения приказа по п. 5": FROM_5,
    "в течение 10 рабочих дней после исполнения п. 5 настоящей дорожной карты": FROM_5,
    f"{TEN} п. 5": relative(10, "day", "издания приказа п. 5", working=True),
    f"{TEN} по п. 5 положения": relative(
        10, "day", "издания приказа по п. 5 положения", working=True
    ),
    "за 3 рабочих дня до подписания приказа по п. 2": relative(
        3, "day", "item:2", working=True, direction="before"
    ),
    "в день издания приказа по п. 5.1": relative(0, "day", "item:5.1", at=True),
    "на следующий день после издания приказа по п. 5": relative(1, "day", "item:5", at=True),
    "со дня издания приказа по п. 5": Reading(kind=Kind.EVENT, event="со дня исполнения п. 5"),
    "согласно п. 5": Reading(kind=Kind.EVENT, event="согласно п. 5"),
}


@pytest.mark.parametrize("phrase", PAPERS_OF_ROWS)
def test_counts_from_the_paper_of_the_row_named_beside_it(phrase):
    outcome = read(phrase, A)
    assert outcome.status is Status.UNDERSTOOD
    assert outcome.readings == (PAPERS_OF_ROWS[phrase],)
    assert days(outcome, A) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "в течение 10 рабочих дней со дня вступления в силу приказа по п. 5",
        "в течение 10 рабочих дней после исполнения п. 5 плана мероприятий",
        "за 3 дня до подписания приказа по п. 5",
    ],
)
def test_asks_about_a_count_from_a_row_as_about_any_other(phrase):
    outcome = read(phrase, A)
    assert outcome.status is Status.AMBIGUOUS
    assert [reading.relative.anchor for reading in outcome.readings] == ["item:5"]


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        (TEN, "согласно плану"),
        (TEN, "в соответствии с планом"),
        (TEN, "при необходимости"),
        (TEN, "постоянно"),
        (TEN, "ежегодно"),
        (TEN, "ежемесячно"),
        (TEN, "до 1 октября 2020 года"),
        (TEN, "на 2020 год"),
        (TEN, "сентябрь 2020 года"),
        (TEN, "до начала учебного года"),
        (TEN, "за 3 дня до совещания"),
        (TEN, "(по п 5)"),
        (TEN, ", по п 5"),
        ("в течение 10 рабочих дней", "по п 5"),
        ("в течение 10 рабочих дней", "по запросу"),
        ("в течение 10 рабочих дней", "при поступлении заявки"),
        ("за 3 рабочих дня до подписания приказа", "согласно графику"),
        ("в день подписания приказа", "по мере необходимости"),
    ],
)
def test_nothing_may_follow_a_count_unless_something_joins_them(phrase, rest):
    outcome = read(f"{phrase} {rest}", A)
    assert outcome.status is Status.NOT_UNDERSTOOD
    assert outcome.leftover == tuple(rest.strip("(), ").split())


@pytest.mark.parametrize(
    ("phrase", "kinds", "due"),
    [
        ("до 1 октября 2020 года по согласованию", "until event", ["2020-10-01"]),
        ("до 1 октября 2020 г. согласно графику", "until event", ["2020-10-01"]),
        ("до 1 октября 2020 года (при необходимости)", "until on_demand", ["2020-10-01"]),
        ("июль 2020 года в соответствии с планом", "window event", ["2020-07-31"]),
        ("до 5 сентября 2020 года, 17.00 по запросу", "until on_demand", ["2020-09-05"]),
        ("при необходимости до 1 октября 2020 года", "until on_demand", ["2020-10-01"]),
        ("постоянно до 1 октября 2020 года", "until continuous", ["2020-10-01"]),
        (f"согласно плану {TEN}", "event relative", ["2020-07-10"]),
        (f"{TEN}, согласно плану", "relative event", ["2020-07-10"]),
        (f"{TEN}, при поступлении заявки", "relative on_demand", ["2020-07-10"]),
        ("до 1 октября 2020 года (в день проведения)", "until relative", ["2020-10-01"]),
        ("сентябрь 2020 г. за месяц до окончания программы", "window relative", ["2020-09-30"]),
        ("до конца 2022 г. со дня издания приказа", "until from", ["2022-12-31"]),
        ("в течение 2022 года на учебный год", "window", ["2022-12-31"]),
        ("с 1 сентября 2020 года по необходимости", "from on_demand", []),
        ("со дня подписания приказа при необходимости", "from on_demand", []),
    ],
)
def test_a_named_day_beside_a_term_without_one_counts_but_is_asked_about(phrase, kinds, due):
    outcome = read(phrase, A)
    assert outcome.status is Status.AMBIGUOUS
    assert "Как связаны части" in outcome.questions[0]
    assert " ".join(reading.kind for reading in outcome.readings) == kinds
    assert days(outcome, A) == due


@pytest.mark.parametrize(
    "phrase", ["ежемесячно в период каникул", "до 5 числа каждого месяца на период проведения"]
)
def test_asks_which_months_of_an_unknown_stretch_are_meant(phrase):
    assert "не названы" in read(phrase, A).questions[0]


def test_a_stretch_from_the_order_to_a_day_is_clear():
    outcome = read("со дня подписания приказа до 1 октября 2020 года", A)
    assert (outcome.status, days(outcome, A)) == (Status.UNDERSTOOD, ["2020-10-01"])


def test_the_named_months_of_a_lasting_year_are_not_asked_about():
    outcome = read("в течение учебного года (сентябрь 2020 – май 2021 года)", A)
    assert outcome.status is Status.UNDERSTOOD
    assert days(outcome, A) == ["2021-05-31"]


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("сентябрь-июнь", D(2020, 9, 1), D(2021, 6, 30)),
        ("с 1 октября по 30 июня", D(2020, 10, 1), D(2021, 6, 30)),
        ("декабрь-июль", D(2020, 12, 1), D(2021, 7, 31)),
        ("май-сентябрь", D(2020, 5, 1), D(2020, 9, 30)),
        ("июнь-июль", D(2020, 6, 1), D(2020, 7, 31)),
    ],
)
def test_a_stretch_over_new_year_that_is_nearly_over_is_the_next_one(phrase, start, end):
    outcome = read(phrase, A)
    assert outcome.readings == (window(start, end),)
    assert outcome.status is Status.AMBIGUOUS


def test_a_stretch_over_new_year_that_has_just_begun_is_this_one():
    context = Context(
        order_date=D(2020, 9, 20), period_start=D(2020, 9, 20), period_end=D(2021, 8, 31)
    )
    outcome = read("сентябрь-июнь", context)
    assert outcome.readings == (window(D(2020, 9, 1), D(2021, 6, 30)),)
    assert outcome.questions == ()


def test_hours_that_make_no_whole_days_are_asked_about():
    asked = read("в течение 12 часов со дня издания приказа", A)
    assert asked.status is Status.AMBIGUOUS
    assert "какого часа" in asked.questions[0]
    assert days(asked, A) == ["2020-06-26"]
    whole = read("в течение 24 часов со дня издания приказа", A)
    assert (whole.questions, days(whole, A)) == ((), ["2020-06-27"])


@pytest.mark.parametrize(
    ("phrase", "kinds", "due"),
    [
        (
            "сентябрь 2020 г. – май 2021 г., далее ежегодно с сентября по май",
            "window yearly",
            ["2021-05-31", "2022-05-31", "2023-05-31", "2024-05-31", "2025-05-31"],
        ),
        (
            "до 01.09.2021 г., до 01.09.2022 г. и далее ежегодно",
            "until until yearly",
            ["2021-09-01", "2022-09-01", "2023-09-01", "2024-09-01"],
        ),
        (
            "до 30 сентября 2020 года, ежегодно до 1 сентября",
            "until yearly",
            ["2020-09-30", "2021-09-01", "2022-09-01", "2023-09-01", "2024-09-01"],
        ),
        ("в сентябре и мае 2021/2022 учебного года", "window window", ["2021-09-30", "2022-05-31"]),
        ("2020 г. – сентябрь; 2021-2022 гг. – август", "window yearly",
         ["2020-09-30", "2021-08-31", "2022-08-31"]),
        ("2021 год: май, октябрь; 2022 год: май", "window window window",
         ["2021-05-31", "2021-10-31", "2022-05-31"]),
        ("до 1 октября 2021 г., с 5 по 10 ноября 2021 г.", "until window",
         ["2021-10-01", "2021-11-10"]),
        ("вторая среда каждого месяца, начиная с октября 2024 года", "every",
         ["2024-10-09", "2024-11-13"]),
        ("не позднее 5-го рабочего дня месяца, с октября по декабрь 2024 года", "every",
         ["2024-10-07", "2024-11-07"]),
        ("последний рабочий день квартала, с июля 2024 года", "every", ["2024-09-30"]),
        ("за 3 рабочих дня до 1 сентября 2021 года", "relative", ["2021-08-27"]),
        ("накануне 1 сентября 2021 года", "relative", ["2021-08-31"]),
        ("на третий рабочий день после издания приказа", "relative", ["2020-07-01"]),
        ("20-25.09.2021", "window", ["2021-09-25"]),
        ("двадцать шестого июня 2021 года", "on", ["2021-06-26"]),
        ("последний день февраля 2021 года", "on", ["2021-02-28"]),
        ("согласно приказу от 26 июня 2020 г. № 553-п", "event", []),
        ("согласно плану работы школы на 2021 год", "event", []),
        ("по графику на 2021/2022 учебный год", "event", []),
        ("отчёт за 2021 год – до 1 февраля 2022 г.", "until", ["2022-02-01"]),
        ("еженедельно по понедельникам и средам", "every every", []),
        ("постоянно, в течение учебного года", "continuous", []),
        ("октябрь 2020 г. (проект), декабрь 2020 г. (отчёт за год)", "window window",
         ["2020-10-31", "2020-12-31"]),
    ],
)  # fmt: skip
def test_reads_what_stands_together(phrase, kinds, due):
    outcome = read(phrase, A)
    assert " ".join(reading.kind for reading in outcome.readings) == kinds
    assert days(outcome, A) == due


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("ежегодно, не позднее 5 рабочих дней после окончания учебного года", "relative"),
        ("ежегодно по необходимости", "on_demand"),
        ("ежегодно по графику министерства", "event"),
    ],
)
def test_no_day_is_invented_for_a_yearly_term_that_is_fixed_elsewhere(phrase, kinds):
    outcome = read(phrase, A)
    assert outcome.status is Status.AMBIGUOUS
    assert " ".join(reading.kind for reading in outcome.readings) == kinds
    assert [reading.scope for reading in outcome.readings] == ["ежегодно"]
    assert days(outcome, A) == []


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("до 1 октября 2020 г., в последующие годы – до 1 сентября", ["2020-10-01", *SEPTEMBERS]),
        ("до 1 октября 2020 г.; последующие годы – до 1 сентября", ["2020-10-01", *SEPTEMBERS]),
        ("в последующие годы – до 1 сентября", SEPTEMBERS),
    ],
)
def test_the_years_that_follow_repeat_their_own_term(phrase, due):
    outcome = read(phrase, A)
    assert outcome.status is Status.UNDERSTOOD
    assert days(outcome, A) == due
    assert outcome.readings[-1].first_year == 2021


def test_the_years_that_follow_repeat_the_first_term_where_no_other_is_named():
    outcome = read("до 1 октября 2020 г., в последующие годы", A)
    assert outcome.questions == (questions.REPEATED_MONTH,)
    assert days(outcome, A) == [f"{year}-10-01" for year in range(2020, 2025)]


def test_a_rhythm_of_the_years_that_follow_begins_with_the_next_one():
    outcome = read("до 1 октября 2020 г., в последующие годы ежеквартально", A)
    assert days(outcome, A)[:3] == ["2020-10-01", "2021-03-31", "2021-06-30"]
