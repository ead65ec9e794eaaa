"""Numbers: in words, and nouns after them."""

import decimal

import pytest

from acts.errors import InputError
from acts.russian.numbers import count_phrase, in_words, ordinal, spelled_percent


@pytest.mark.parametrize(
    ("number", "noun", "case", "want"),
    [
        (1, "наставник", "nominative", "1 наставник"),
        (3, "наставник", "nominative", "3 наставника"),
        (5, "наставник", "nominative", "5 наставников"),
        (11, "наставник", "nominative", "11 наставников"),
        (112, "наставник", "nominative", "112 наставников"),
        (4, "рабочий день", "nominative", "4 рабочих дня"),
        (10, "рабочий день", "genitive", "10 рабочих дней"),
        (1, "рабочий день", "accusative", "1 рабочий день"),
        (5, "год", "nominative", "5 лет"),
        (5, "год", "dative", "5 годам"),
        (21, "год", "nominative", "21 год"),
        (21, "пара", "dative", "21 паре"),
        (22, "день", "genitive", "22 дней"),
        (2, "наставник", "instrumental", "2 наставниками"),
        (2, "наставник", "accusative", "2 наставников"),
        (22, "наставник", "accusative", "22 наставника"),
        (2, "отчёт", "accusative", "2 отчёта"),
        (2, "новая школа", "nominative", "2 новые школы"),
        (5, "человек", "nominative", "5 человек"),
        (2, "человек", "nominative", "2 человека"),
        (5, "человек", "dative", "5 человекам"),
        (5, "ребёнок", "nominative", "5 детей"),
        (2, "обучающийся", "nominative", "2 обучающихся"),
        (5, "экземпляр документа", "nominative", "5 экземпляров документа"),
        (0, "пара", "nominative", "0 пар"),
        (decimal.Decimal("1.5"), "год", "nominative", "1,5 года"),
    ],
)
def test_nouns_agree_with_numbers(number, noun, case, want):
    assert count_phrase(number, noun, case) == want


def test_a_phrase_without_a_noun_is_refused():
    with pytest.raises(InputError, match="существительное"):
        count_phrase(3, "быстро бежать")


@pytest.mark.parametrize(
    ("number", "case", "gender", "animate", "want"),
    [
        (70, "genitive", None, None, "семидесяти"),
        (21, "dative", "f", None, "двадцати одной"),
        (1, "nominative", "n", None, "одно"),
        (2, "accusative", "m", True, "двух"),
        (2, "accusative", "m", None, "два"),
        (2000, "genitive", None, None, "двух тысяч"),
        (100, "instrumental", None, None, "ста"),
    ],
)
def test_numbers_in_words(number, case, gender, animate, want):
    assert in_words(number, case, gender, animate) == want


def test_ordinals_agree_in_gender_and_case():
    assert ordinal(3, "genitive", "f") == "третьей"
    assert ordinal(21, "prepositional", "m") == "двадцать первом"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("не менее 70 процентов", "не менее 70 (семидесяти) процентов"),
        ("составляет 40 процентов", "составляет 40 (сорок) процентов"),
        ("не менее 21 процента", "не менее 21 (двадцати одного) процента"),
        ("доля 21 процента", "доля 21 (двадцати одного) процента"),
        ("22 процента", "22 (двадцать два) процента"),
        ("к 30 процентам", "к 30 (тридцати) процентам"),
        ("более 5 %", "более 5 (пяти) %"),
        ("70,5 процентов", "70,5 процентов"),
        ("5-10 процентов", "5-10 процентов"),
        ("70 (семидесяти) процентов", "70 (семидесяти) процентов"),
    ],
)
def test_percentages_are_spelled_in_the_case_they_stand_in(text, want):
    assert spelled_percent(text) == want
    assert spelled_percent(want) == want


@pytest.mark.parametrize(
    ("number", "noun", "case", "want"),
    [
        (2, "сутки", "nominative", "2 суток"),
        (5, "сутки", "dative", "5 суткам"),
        (1, "сутки", "nominative", "1 сутки"),
        (2, "рабочий", "nominative", "2 рабочих"),
        (2, "столовая", "nominative", "2 столовые"),
        (2, "обучающийся", "accusative", "2 обучающихся"),
        (3, "мастер-класс", "nominative", "3 мастер-класса"),
        (2, "первое мероприятие", "accusative", "2 первых мероприятия"),
    ],
)
def test_nouns_that_are_adjectives_compounds_or_have_no_singular(number, noun, case, want):
    assert count_phrase(number, noun, case) == want


@pytest.mark.parametrize(
    ("number", "case", "gender", "animate", "want"),
    [
        (2_000_000, "accusative", "f", True, "два миллиона"),
        (1_000_001, "nominative", "f", None, "один миллион одна"),
        (22, "accusative", "m", True, "двадцать два"),
        (21, "accusative", "m", True, "двадцать одного"),
        (3, "accusative", "m", True, "трёх"),
        (-5, "genitive", None, None, "минус пяти"),
    ],
)
def test_millions_and_compounds_keep_their_own_gender(number, case, gender, animate, want):
    assert in_words(number, case, gender, animate) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("не менее 5,5 процента", "не менее 5,5 (пяти целых пяти десятых) процента"),
        ("составил 0,25 процента", "составил 0,25 (ноль целых двадцать пять сотых) процента"),
        ("составил 1,1 процента", "составил 1,1 (одна целая одна десятая) процента"),
        ("не превышает 3 процентов", "не превышает 3 (трёх) процентов"),
        ("достигла 95 %", "достигла 95 (девяноста пяти) %"),
    ],
)
def test_fractions_and_verbs_show_their_case(text, want):
    assert spelled_percent(text) == want
