"""Surnames and first names whose class the library's rules don't know."""

import pytest

from acts.russian.cases import Case, Gender
from acts.russian.name_rules import own_name, own_patronymic, own_surname, stays
from acts.russian.names import Person, full_name

MAN, WOMAN = Gender.MASCULINE, Gender.FEMININE


@pytest.mark.parametrize(
    ("surname", "genitive", "instrumental"),
    [
        ("стрелец", "стрельца", "стрельцом"),
        ("боец", "бойца", "бойцом"),
        ("купец", "купца", "купцом"),
        ("кузнец", "кузнеца", "кузнецом"),
        ("лучёнок", "лучёнка", "лучёнком"),
        ("журавель", "журавля", "журавлем"),
        ("прибой", "прибоя", "прибоем"),
        ("лой", "лоя", "лоем"),
        ("грэй", "грэя", "грэем"),
        ("ткач", "ткача", "ткачом"),
        ("лещ", "леща", "лещом"),
        ("груша", "груши", "грушей"),
        ("ганжа", "ганжи", "ганжой"),
        ("лин", "лина", "лином"),
        ("линкольн", "линкольна", "линкольном"),
        ("эрлих", "эрлиха", "эрлихом"),
        ("золя", "золя", "золя"),
        ("рева", "ревы", "ревой"),
    ],
)
def test_surnames_of_men(surname, genitive, instrumental):
    assert own_surname(surname, MAN, Case.GENITIVE) == genitive
    assert own_surname(surname, MAN, Case.INSTRUMENTAL) == instrumental


@pytest.mark.parametrize(
    ("surname", "genitive"), [("сосна", "сосны"), ("саая", "сааи"), ("сова", "совы")]
)
def test_surnames_of_women_that_are_nouns(surname, genitive):
    assert own_surname(surname, WOMAN, Case.GENITIVE) == genitive


@pytest.mark.parametrize(
    ("surname", "gender"),
    [
        ("иванов", MAN),
        ("ильин", MAN),
        ("толстой", MAN),
        ("злой", MAN),
        ("долгих", MAN),
        ("кравец", MAN),
        ("ильина", WOMAN),
        ("белая", WOMAN),
        ("голова", WOMAN),
        ("стрелец", WOMAN),
    ],
)
def test_the_rest_is_left_to_the_library(surname, gender):
    assert own_surname(surname, gender, Case.GENITIVE) == ""


@pytest.mark.parametrize(
    ("name", "case", "want"),
    [
        ("ирек", Case.GENITIVE, "ирека"),
        ("франц", Case.INSTRUMENTAL, "францем"),
        ("захария", Case.DATIVE, "захарии"),
        ("важа", Case.INSTRUMENTAL, "важей"),
        ("иван", Case.GENITIVE, ""),
    ],
)
def test_names_of_men(name, case, want):
    assert own_name(name, MAN, case) == want


def test_folk_patronymics():
    assert own_patronymic("силыч", MAN, Case.INSTRUMENTAL) == "силычем"
    assert own_patronymic("ильич", MAN, Case.INSTRUMENTAL) == ""


@pytest.mark.parametrize(
    ("part", "pieces", "index", "want"),
    [
        ("surname", ["бонч", "бруевич"], 0, True),
        ("surname", ["бонч", "бруевич"], 1, False),
        ("surname", ["семёнов", "тян", "шанский"], 0, False),
        ("surname", ["семёнов", "тян", "шанский"], 1, True),
        ("name", ["касым", "жомарт"], 0, True),
        ("name", ["карл", "фридрих"], 0, False),
        ("patronymic", ["абдул", "хамидович"], 0, True),
        ("patronymic", ["иванович", "петрович"], 0, False),
    ],
)
def test_parts_between_hyphens_that_stay(part, pieces, index, want):
    assert stays(part, pieces, index, MAN) is want


def test_both_names_of_a_woman_decline():
    assert full_name(Person("Ким", "Анна-Мария", "", WOMAN), "dative") == "Ким Анне-Марии"
