import unicodedata

import pytest

from acts.russian.look_alikes import fold, mixed_words, nearest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("приkaз", [("k", 4)]),
        ("Школа и Bетер", [("B", 9)]),
        ("распоряжение № P-145", [("P", 16)]),
        ("IT-куб, Word и 10А класс", []),
        ("распоряжение № Р-145", []),
        ("class A", []),
    ],
)
def test_finds_latin_letters_in_russian_words(text, found):
    assert list(mixed_words(text)) == found


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("dedline", "deadline"),
        ("Deadline", "deadline"),
        ("fan-out", "fan_out"),
        ("dеadlinе", "deadline"),  # Cyrillic «е»
        ("qwerty", ""),
        ("", ""),
    ],
)
def test_guesses_the_name_that_was_meant(name, meant):
    assert nearest(name, ["deadline", "fan_out", "title"]) == meant


@pytest.mark.parametrize(
    "same",
    [
        "ФЁДОРОВА АННА",
        "федорова  анна",
        unicodedata.normalize("NFD", "Фёдорова Анна"),
        "Фёдoрова Aнна",  # Latin «o» and «A»
        "Фёд0рова Анна",  # a zero
        "Фёдорова\N{NO-BREAK SPACE}Анна",
    ],
)
def test_spellings_that_look_the_same_are_the_same(same):
    assert fold(same) == fold("Фёдорова Анна")


def test_the_letter_case_of_a_look_alike_does_not_matter():
    assert fold("ВЕРА") == fold("Bера") == fold("вера")


def test_quotes_and_hyphens_of_any_kind_are_the_same():
    assert fold("ООО „Рыбозавод – Юг“") == fold('ООО "Рыбозавод-Юг"')


def test_other_letters_stay_different():
    assert fold("Иванова") != fold("Иванов")
    assert fold("Оганян Лия") != fold("Оганян Лея")
