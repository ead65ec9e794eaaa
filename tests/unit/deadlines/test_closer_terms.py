"""What brackets, headings and signs of lists make of a term, and what has no last day."""

import datetime as dt

import pytest

from acts.deadlines.canonical import wording
from acts.deadlines.due import terms
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Status

D = dt.date
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))


def dues(phrase):
    return [term.end.isoformat() for term in terms(read(phrase, B).readings, B)]


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("III квартал (сентябрь) 2022 г.", ["2022-09-30"]),
        ("IV квартал 2022 г. (декабрь)", ["2022-12-31"]),
        ("ноябрь (школьный), декабрь (муниципальный) 2022 г.", ["2022-11-30", "2022-12-31"]),
        ("до 15 ноября (заявки), до 15 декабря (работы) 2022 г.", ["2022-11-15", "2022-12-15"]),
        ("1) до 1 октября 2022 года 2) до 1 ноября 2022 года", ["2022-10-01", "2022-11-01"]),
        ("а) октябрь, б) ноябрь 2022", ["2022-10-31", "2022-11-30"]),
        ("– до 1 октября⏎– до 1 ноября", ["2022-10-01", "2022-11-01"]),
        ("• октябрь 2022 г.", ["2022-10-31"]),
        ("октябрь 2022 г. (1 тур), январь 2023 г. (2 тур)", ["2022-10-31", "2023-01-31"]),
        ("финал: 15.12.2022", ["2022-12-15"]),
        ("до 1.XII.2022 г.", ["2022-12-01"]),
        ("ноябрь 22 г.", ["2022-11-30"]),
        ("май – ежегодно", ["2023-05-31"]),
        ("каждую осень", ["2022-11-30"]),
        ("2022-2023 уч. г., до 1 октября", ["2022-10-01"]),
        ("в 2-хмесячный срок со дня издания приказа", ["2022-10-26"]),
        ("в течение 10 р.д. со дня издания приказа", ["2022-09-09"]),
        ("до 1 февраля 2023 г., далее ежеквартально", ["2023-02-01", "2023-06-30"]),
        ("раз в две недели по средам", []),
        ("в течение 1 часа с момента происшествия", []),
        ("не позднее дня, следующего за днём проведения", []),
        ("в первые три месяца работы молодого специалиста", []),
        ("2 раза в неделю (вторник, четверг)", []),
    ],
)  # fmt: skip
def test_reads_without_a_question(phrase, due):
    assert read(phrase, B).status is Status.UNDERSTOOD
    assert dues(phrase) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("I полугодие 2023 г. (март)", ["2023-03-31"]),
        ("2022-2023 уч. г., 1 полугодие", ["2022-12-31"]),
        ("2022/2023 учебный год: I полугодие, II полугодие", ["2022-12-31", "2023-05-31"]),
        ("середина – конец ноября 2022 г.", ["2022-11-30"]),
        ("октябрь 2022 г. (предварительно)", ["2022-10-31"]),
        ("ориентировочно до 20 декабря 2022 г.", ["2022-12-20"]),
        ("10 дней", ["2022-09-05"]),
        ("3 рабочих дня", ["2022-08-31"]),
        ("месяц", ["2022-09-26"]),
        ("в течение двух лет", ["2024-08-26"]),
        ("в кратчайшие сроки", []),
        ("в установленном порядке", []),
        ("в начале каждой четверти", []),
        ("до конца недели", []),
    ],
)
def test_reads_and_asks(phrase, due):
    assert read(phrase, B).status is Status.AMBIGUOUS
    assert dues(phrase) == due


@pytest.mark.parametrize(
    "phrase",
    [
        "первый рабочий день квартала",
        "15.ХХ.2022",
        "после 1 сентября до 1 октября 2022 г.",
        "не чаще 1 раза в месяц",
        "октябрь (кроме 5–9 классов)",
        "в первые дни учебного года",
        "ноябрь 22",
    ],
)
def test_is_not_guessed_at(phrase):
    assert read(phrase, B).status is Status.NOT_UNDERSTOOD


def test_after_a_day_begins_on_the_next():
    (reading,) = read("после 1 ноября 2022 года", B).readings
    assert (reading.kind, reading.start) == (Kind.FROM, D(2022, 11, 2))


def test_not_before_a_count_has_no_last_day():
    outcome = read("не ранее чем через 10 дней со дня издания приказа", B)
    assert [reading.kind for reading in outcome.readings] == [Kind.EVENT]
    assert outcome.status is Status.AMBIGUOUS
    assert read(wording(outcome.readings), B).readings == outcome.readings


def test_every_day_but_one_is_the_other_days_of_the_week():
    found = read("ежедневно, кроме воскресенья", B).readings
    assert [one.every.weekday for one in found] == ["MO", "TU", "WE", "TH", "FR", "SA"]


def test_a_stretch_of_round_the_clock_days_asks_for_no_kind_of_day():
    (reading,) = read("не позднее 3 суток с момента выявления", B).readings
    assert reading.relative.working is False
