"""«Текущий» is the one period that holds the order's date, «следующий» the one after it."""

import datetime as dt

import pytest

from acts.deadlines import questions
from acts.deadlines.canonical import wording
from acts.deadlines.due import terms
from acts.deadlines.offers import offers
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Status

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))
SPRING = Context(order_date=D(2021, 4, 12), period_start=D(2021, 4, 12), period_end=D(2022, 8, 31))


def due(phrase, context):
    outcome = read(phrase, context)
    assert read(wording(outcome.readings), context).readings == outcome.readings
    return [str(term.end) for term in terms(outcome.readings, context)]


@pytest.mark.parametrize(
    ("phrase", "in_a", "in_b"),
    [
        ("до конца текущего квартала", "2020-06-30", "2022-09-30"),
        ("к концу текущего квартала", "2020-06-30", "2022-09-30"),
        ("до конца текущего месяца", "2020-06-30", "2022-08-31"),
        ("не позднее последнего рабочего дня текущего месяца", "2020-06-30", "2022-08-31"),
        ("до 30 числа текущего месяца", "2020-06-30", "2022-08-30"),
        ("в текущем квартале", "2020-06-30", "2022-09-30"),
        ("до конца следующего квартала", "2020-09-30", "2022-12-31"),
        ("в следующем месяце", "2020-07-31", "2022-09-30"),
        ("ежемесячно до конца текущего квартала", "2020-06-30", "2022-09-30"),
    ],
)
def test_a_period_told_from_the_order_comes_once_and_is_not_asked_about(phrase, in_a, in_b):
    for context, day in ((A, in_a), (B, in_b)):
        assert read(phrase, context).status is Status.UNDERSTOOD
        assert due(phrase, context) == [day]


def test_the_next_period_may_lie_in_the_next_year():
    december = Context(
        order_date=D(2021, 12, 3), period_start=D(2021, 12, 3), period_end=D(2022, 12, 31)
    )
    assert due("до 5 числа следующего месяца", december) == ["2022-01-05"]
    assert due("до конца следующего полугодия", december) == ["2022-06-30"]


@pytest.mark.parametrize(
    ("phrase", "context", "asked", "offered"),
    [
        ("до 10 числа текущего месяца", A, questions.PAST_MONTH,
         ["до 10.06.2020", "до 10.07.2020", "ежемесячно, до 10 числа"]),
        ("до 5 числа следующего месяца", A, questions.NEXT_MONTH,
         ["до 05.07.2020", "ежемесячно, до 5 числа месяца, следующего за отчётным"]),
        ("до конца следующего месяца", A, questions.NEXT_MONTH,
         ["до 31.07.2020 включительно",
          "ежемесячно, до последнего дня месяца, следующего за отчётным"]),
        ("до окончания текущего полугодия", SPRING, questions.OWN_HALF,
         ["до 30.06.2021 включительно", "до 31.05.2021 включительно"]),
        ("ежемесячно в следующем учебном году", A, questions.NEXT_SCHOOL_YEAR,
         ["ежемесячно, с 01.09.2020 по 31.05.2021", "ежемесячно, с 01.09.2021 по 31.05.2022"]),
        ("ежемесячно в текущем учебном году", B, questions.THIS_SCHOOL_YEAR,
         ["ежемесячно, с 01.09.2022 по 31.05.2023", "ежемесячно, с 01.09.2021 по 31.05.2022"]),
        ("до конца текущего учебного года", A, questions.THIS_SCHOOL_YEAR,
         ["до 31.05.2021 включительно", "до 31.05.2020 включительно"]),
        ("до конца следующего учебного года", SPRING, questions.NEXT_SCHOOL_YEAR,
         ["до 31.05.2022 включительно", "до 31.05.2023 включительно"]),
    ],
)  # fmt: skip
def test_where_it_is_doubtful_the_readings_are_offered_best_first(phrase, context, asked, offered):
    outcome = read(phrase, context)
    assert outcome.status is Status.AMBIGUOUS
    assert asked in outcome.questions
    assert len(outcome.readings) == 1
    assert [wording(one) for one in offers(outcome.readings[0], context, asked)] == offered


@pytest.mark.parametrize("where", ["в следующем", "в текущем", "в течение текущего"])
@pytest.mark.parametrize(("context", "first"), [(A, 2020), (B, 2022)])
def test_a_rhythm_of_the_school_year_is_bound_to_that_one(where, context, first):
    tail = "учебного года" if where.endswith("го") else "учебном году"
    days = due(f"ежемесячно {where} {tail}", context)
    assert len(days) == 9
    assert (days[0], days[-1]) == (f"{first}-09-30", f"{first + 1}-05-31")


def test_within_a_school_year_nobody_asks_which_one_is_the_current():
    outcome = read("до конца текущего учебного года", SPRING)
    assert outcome.questions == (questions.SCHOOL_YEAR,)
    assert due("до конца текущего учебного года", SPRING) == ["2021-05-31"]
    assert due("до начала следующего учебного года", SPRING) == ["2021-08-31"]


def test_a_lasting_school_year_keeps_its_word():
    outcome = read("в течение текущего учебного года", B)
    assert outcome.status is Status.UNDERSTOOD
    assert outcome.readings[0].kind is Kind.CONTINUOUS
    assert wording(outcome.readings) == "в течение текущего учебного года"
    months = "в течение текущего учебного года (октябрь – май)"
    assert due(months, A) == ["2021-05-31"]
    assert questions.WHICH_YEAR not in read(months, A).questions


@pytest.mark.parametrize(
    ("phrase", "first", "many"),
    [
        ("ежемесячно до 5 числа месяца, следующего за отчётным", "2020-07-05", 54),
        ("ежемесячно до 5 числа следующего месяца", "2020-07-05", 54),
        ("ежемесячно до 10 числа текущего месяца", "2020-07-10", 53),
        ("ежемесячно до конца текущего месяца", "2020-06-30", 54),
        ("до 10 числа каждого месяца", "2020-07-10", 53),
    ],
)
def test_a_rhythm_stays_one(phrase, first, many):
    assert read(phrase, A).status is Status.UNDERSTOOD
    days = due(phrase, A)
    assert (days[0], len(days)) == (first, many)


def test_a_working_day_of_the_next_month_is_asked_about_without_a_wrong_offer():
    outcome = read("не позднее 5-го рабочего дня следующего месяца", A)
    assert due("не позднее 5-го рабочего дня следующего месяца", A) == ["2020-07-07"]
    assert outcome.questions == (questions.NEXT_MONTHS,)
    assert offers(outcome.readings[0], A) == ()


def test_a_rhythm_of_the_next_quarter_is_asked_about():
    assert read("ежеквартально до конца следующего квартала", A).questions == (questions.MIX,)


@pytest.mark.parametrize("phrase", ["до 31 числа текущего месяца", "до 35 числа текущего месяца"])
def test_a_day_that_its_month_has_not_is_impossible(phrase):
    assert read(phrase, A).status is Status.IMPOSSIBLE


def test_a_month_counted_from_an_event_is_no_month_of_the_calendar():
    outcome = read("в течение следующего месяца после издания приказа", A)
    assert outcome.status is Status.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "phrase",
    [
        "ежемесячно за текущий месяц до 5 числа следующего месяца",
        "по окончании текущего учебного года",
    ],
)
def test_a_period_that_belongs_to_something_else_is_no_term_of_its_own(phrase):
    outcome = read(phrase, A)
    assert outcome.status is Status.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("до 10 числа текущего квартала", "2022-09-10"),
        ("до 10 числа следующего квартала", "2022-12-10"),
        ("до конца месяца", "2022-08-31"),
        ("до конца квартала", "2022-09-30"),
        ("первая декада следующего месяца", "2022-09-10"),
        ("третья декада текущего месяца", "2022-08-31"),
        ("вторая неделя следующего месяца", "2022-09-14"),
    ],
)
def test_a_part_of_the_orders_own_period_is_offered_and_asked(phrase, due):
    outcome = read(phrase, B)
    assert outcome.status is (
        Status.UNDERSTOOD if "декада текущего" in phrase else Status.AMBIGUOUS
    )
    assert [term.end.isoformat() for term in terms(outcome.readings, B)] == [due]
