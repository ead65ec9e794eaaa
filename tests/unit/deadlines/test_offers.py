"""What is offered where a reading is open."""

import datetime as dt

import pytest

from acts.deadlines import questions
from acts.deadlines.due import terms
from acts.deadlines.explain import explain
from acts.deadlines.offers import offers
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Reading

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))

OFFERED = {
    "в течение 5 дней со дня издания приказа": [
        "в течение 5 календарных дней после издания приказа, то есть до 01.07.2020 включительно",
        "в течение 5 рабочих дней после издания приказа, то есть до 03.07.2020 включительно",
    ],
    "к началу 2021/2022 учебного года": ["к 01.09.2021", "к 31.08.2021"],
    "ежегодно к началу учебного года": [
        "ежегодно, к 1 сентября (первый раз – 01.09.2020)",
        "ежегодно, к 31 августа (первый раз – 31.08.2020)",
    ],
    "1 раз в полугодие": [
        "один раз в полугодие, не позднее последнего дня полугодия (первый раз – 30.06.2020)",
        "один раз в полугодие учебного года, не позднее последнего дня полугодия "
        "(первый раз – 31.12.2020)",
    ],
    "Июль 2020 года, далее ежегодно": [
        "ежегодно, с 1 июля по 31 июля (как в первом сроке), начиная с 2021 года "
        "(первый раз – 31.07.2021)",
        "ежегодно, начиная с 2021 года, день и месяц не названы, считаем до 31 декабря "
        "(первый раз – 31.12.2021)",
    ],
    "до сентября 2021 года": ["до 30.09.2021 включительно", "до 31.08.2021 включительно"],
    "до 2024 года": ["до 31.12.2024 включительно", "до 31.12.2023 включительно"],
    "с октября 2021 до марта 2022 года": [
        "с 01.10.2021 по 31.03.2022",
        "с 01.10.2021 по 28.02.2022",
    ],
    "в течение года": [
        "в течение календарного года, отдельной даты нет",
        "в течение учебного года, отдельной даты нет",
    ],
    "первая неделя сентября 2021 года": [
        "с 01.09.2021 по 07.09.2021",
        "с 30.08.2021 по 05.09.2021",
    ],
    "15 мая": ["в один день, 15.05.2021", "в один день, 15.05.2022", "в один день, 15.05.2023",
               "в один день, 15.05.2024"],
}  # fmt: skip


@pytest.mark.parametrize("phrase", OFFERED)
def test_offers_the_reading_taken_first(phrase):
    reading = next(one for one in reversed(read(phrase, A).readings) if one.question)
    assert [explain(one, A) for one in offers(reading, A)] == OFFERED[phrase]
    assert all(not one.question for one in offers(reading, A))


@pytest.mark.parametrize("phrase", ["по согласованию", "систематически", "до 1 октября 2021 г."])
def test_offers_nothing_where_only_a_person_knows(phrase):
    assert offers(read(phrase, A).readings[0], A) == ()


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("за месяц до 1 сентября", ["2020-08-01", "2021-08-01", "2022-08-01", "2023-08-01"]),
        ("за 3 дня до 25 декабря", ["2020-12-22", "2021-12-22", "2022-12-22", "2023-12-22"]),
        ("через 10 дней после 1 сентября", [f"{year}-09-11" for year in range(2020, 2024)]),
        ("в течение месяца с 1 сентября", [f"{year}-10-01" for year in range(2020, 2024)]),
    ],
)
def test_a_day_without_a_year_moves_with_the_count_from_it(phrase, days):
    outcome = read(phrase, A)
    assert questions.WHICH_YEAR in outcome.questions
    found = offers(outcome.readings[0], A, questions.WHICH_YEAR)
    assert [str(term.end) for term in terms(found, A)] == days


def test_a_count_from_a_named_day_is_counted_in_the_plan_s_years_only():
    found = offers(read("за месяц до 1 сентября", A).readings[0], A, questions.WHICH_YEAR)
    assert [one.relative.anchor for one in found] == [f"{year}-09-01" for year in range(2020, 2024)]


@pytest.mark.parametrize(
    "phrase", ["первая пятница октября", "до последней пятницы марта", "вторая среда ноября"]
)
def test_a_day_of_the_week_is_asked_about_and_never_moved_to_its_date_in_another_year(phrase):
    (reading,) = read(phrase, A).readings
    assert questions.WHICH_YEAR_OF_WEEKDAY in reading.question
    assert offers(reading, A) == ()


def test_a_term_without_a_day_has_no_other_years():
    event = Reading(kind=Kind.EVENT, event="согласно плану", question=questions.WHICH_YEAR)
    assert offers(event, A) == ()


def due(phrase, asked, context=A):
    """Give the last days of what is offered for a question, in the order offered."""
    reading = next(one for one in read(phrase, context).readings if asked in one.question)
    return [str(term.end) for one in offers(reading, context, asked) for term in terms((one,), A)]


def test_a_half_of_the_calendar_has_its_own_half_of_the_school_year():
    assert due("второе полугодие", questions.HALF, B) == ["2022-12-31", "2023-05-31"]
    assert due("первое полугодие", questions.HALF, B) == ["2023-06-30", "2022-12-31"]
    first, second = (
        offers(read(phrase, B).readings[0], B)[1] for phrase in ("первое полугодие", "2 полугодие")
    )
    assert (first.start, second.start) == (D(2022, 9, 1), D(2023, 1, 1))


def test_the_school_year_s_end_is_offered_between_the_order_and_the_plan_s_end():
    asked = questions.YEAR_OR_SCHOOL_YEAR
    assert due("до конца года", asked) == ["2020-12-31", "2021-05-31"]

    def offered(order, end):
        context = Context(order_date=order, period_start=order, period_end=end)
        until = Reading(kind=Kind.UNTIL, end=D(2021, 12, 31), op="до", question=asked)
        return [one.end for one in offers(until, context)[1:]]

    assert offered(D(2021, 5, 30), D(2022, 12, 31)) == [D(2021, 5, 31)]
    assert offered(D(2021, 5, 31), D(2022, 12, 31)) == [D(2021, 5, 31)]
    assert offered(D(2021, 6, 1), D(2022, 12, 31)) == [D(2022, 5, 31)]
    assert offered(D(2021, 6, 1), D(2022, 5, 31)) == [D(2022, 5, 31)]
    assert offered(D(2021, 6, 1), D(2022, 5, 30)) == []


def test_an_expired_count_ends_on_its_last_day_or_the_one_after():
    phrase = "по истечении 30 календарных дней со дня подписания приказа"
    assert due(phrase, questions.EXPIRY) == ["2020-07-26", "2020-07-27"]
