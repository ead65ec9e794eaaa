import datetime as dt

import pytest

from acts.deadlines.explain import (
    context_text,
    explain,
    explain_outcome,
    marked_text,
    questions_text,
)
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Every, Kind, Reading, Relative

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))

SAID = {
    "Ежегодно, не позднее 20 января": "ежегодно, не позднее 20 января (первый раз – 20.01.2021)",
    "Июль 2020 года, далее ежегодно": "с 01.07.2020 по 31.07.2020; ежегодно, с 1 июля по 31 июля "
    "(как в первом сроке), начиная с 2021 года (первый раз – 31.07.2021)",
    "до 01.10.2022": "до 01.10.2022 включительно",
    "к 25.12.2020": "к 25.12.2020",
    "26.06.2020": "в один день, 26.06.2020",
    "начиная с 2021 года": "начиная с 01.01.2021, последний день не назван",
    "постоянно": "постоянно, весь период плана, отдельной даты нет",
    "по необходимости": "по необходимости, даты нет",
    "по графику ФЦТ": "срок определяет событие или документ: по графику ФЦТ",
    "в течение 5 рабочих дней со дня издания приказа": "в течение 5 рабочих дней после издания "
    "приказа, то есть до 03.07.2020 включительно",
    "в течение 14 дней после исполнения пункта 3": "в течение 14 дней после исполнения пункта 3; "
    "дата появится, когда событие наступит",
    "за месяц до окончания программы": "за месяц до окончания программы; дата появится, "
    "когда событие наступит",
    "за 2 недели до 1 сентября 2021 г.": "за 2 недели до 01.09.2021, то есть до 18.08.2021 "
    "включительно",
    "на следующий день после издания приказа": "на следующий день после издания приказа, "
    "то есть 27.06.2020",
    "не реже одного раза в квартал": "не реже чем ежеквартально, не позднее последнего дня "
    "квартала (первый раз – 30.06.2020)",
    "еженедельно по пятницам": "еженедельно по пятницам, отдельных дат нет",
    "ежегодно": "ежегодно, день и месяц не названы, считаем до 31 декабря "
    "(первый раз – 31.12.2020)",
    "1 этап: сентябрь 2021 г.": "1 этап: с 01.09.2021 по 30.09.2021",
    "1 раз в 3 года": "один раз в 3 года, отдельных дат нет",
    "ежегодно до 20 января года, следующего за отчетным": "ежегодно, до 20 января года, "
    "следующего за отчётным (первый раз – 20.01.2021)",
    "ежегодно (май – мониторинг)": "ежегодно, с 1 мая по 31 мая (мониторинг); первый раз – "
    "31.05.2021",
    "вторая среда месяца": "вторая среда каждого месяца (первый раз – 08.07.2020)",
    "до 1 октября 2021 г. (план)": "до 01.10.2021 (план), включая этот день",
}


@pytest.mark.parametrize("phrase", SAID)
def test_says_a_deadline_as_a_clerk_would(phrase):
    assert explain_outcome(read(phrase, A), A) == f"понято как: {SAID[phrase]}"


def test_says_a_reporting_day_after_its_period():
    phrase = "ежеквартально до 10 числа месяца, следующего за отчетным кварталом"
    assert explain_outcome(read(phrase, B), B) == (
        "понято как: ежеквартально, до 10 числа месяца, следующего за отчётным кварталом "
        "(первый раз – 10.10.2022)"
    )


@pytest.mark.parametrize(
    ("phrase", "said"),
    [("-", "срок не установлен"), ("до 30.02.2023", "такого срока не бывает: такого числа нет")],
)
def test_says_plainly_that_there_is_no_term(phrase, said):
    assert explain_outcome(read(phrase, A), A) == said


def test_names_what_was_not_understood_and_marks_its_place():
    outcome = read("до 1 мая, как получится,⏎кроме школ", A)
    assert explain_outcome(outcome, A) == "не понято: «как получится», «кроме школ»; дат нет"
    assert marked_text(outcome) == "до 1 мая, [как получится],⏎[кроме школ]"


def test_marks_the_place_in_the_wording_as_it_is_written():
    # A soft hyphen, a letter of two characters and a Windows line end take room of their own.
    outcome = read("ма\u0438\u0306 20\u00ad21 г.\r\nзря", A)
    assert marked_text(outcome).endswith("[зря]")


def test_offers_the_readings_of_each_question_best_first():
    outcome = read("к началу учебного года", A)
    asked = dict(questions_text(outcome, A))
    assert asked["К какому дню считать начало учебного года: к 31 августа или к 1 сентября?"] == (
        "к 01.09.2020",
        "к 31.08.2020",
    )
    years = asked["Год в сроке не назван. Какой год имеется в виду?"]
    assert years[:2] == ("к 01.09.2020", "к 01.09.2021")


def test_says_that_a_repetition_never_meets_the_plan():
    reading = read("ежегодно, до 1 сентября, начиная с 2030 года", A).readings[0]
    assert explain(reading, A).endswith("(в период плана не попадает ни разу)")


@pytest.mark.parametrize(
    ("amount", "words"), [(1, "1 день"), (3, "3 дня"), (11, "11 дней"), (21, "21 день")]
)
def test_numbers_agree_with_their_words(amount, words):
    relative = Relative(amount=amount, unit="day", anchor="проверки", direction="before")
    assert words in explain(Reading(kind=Kind.RELATIVE, relative=relative), A)


def test_says_the_hour_and_the_act():
    reading = Reading(kind=Kind.EVERY, every=Every(unit="day"), time="17:00", act="отчёт")
    assert explain(reading, A) == "ежедневно (отчёт), 17:00, отдельных дат нет"


def test_says_the_context():
    assert context_text(B) == "считаем от приказа от 26.08.2022, период 01.09.2022 – 31.08.2023"
