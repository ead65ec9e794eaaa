"""Single words: readings that mislead, and the letter case of their forms."""

import pytest

from acts.russian.cases import Case
from acts.russian.morphology import inflect, is_surname, like, readings


def test_a_colour_that_never_changes_is_no_reading():
    assert [reading.noun for reading in readings("электрик")] == [True]


def test_surnames_and_places_are_no_readings():
    assert readings("Мария") == ()
    assert readings("Москва") == ()
    assert is_surname("Иванов")
    assert not is_surname("директор")


def test_what_is_not_russian_has_no_readings():
    for word in ("manager", "5", "", "-", "№", "и-", "по"):
        assert readings(word) == (), word


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("школа-интернат", "школы-интерната"),
        ("шеф-повар", "шеф-повара"),
        ("премьер-министр", "премьер-министра"),
        ("бизнес-тренер", "бизнес-тренера"),
        ("научно-методический", "научно-методического"),
        ("ясли-сад", "яслей-сада"),
        ("2-я", "2-й"),
        ("2-е", "2-го"),
    ],
)
def test_compounds_decline_where_they_should(word, want):
    assert inflect(readings(word)[0], Case.GENITIVE, animate=False) == want


@pytest.mark.parametrize(
    ("source", "form", "keep_yo", "want"),
    [
        ("Директор", "директора", True, "Директора"),
        ("ДИРЕКТОР", "директора", True, "ДИРЕКТОРА"),
        ("ЦЕНТР-школа", "центра-школы", True, "ЦЕНТРА-школы"),
        ("вожатый", "вожатого", True, "вожатого"),
        ("шофер", "шофёра", False, "шофера"),
        ("шофёр", "шофёра", True, "шофёра"),
        ("секретарь", "секретарём", False, "секретарем"),
        ("секретарь", "секретарём", True, "секретарём"),
        ("Я", "меня", True, "меня"),
    ],
)
def test_forms_look_like_their_source(source, form, keep_yo, want):
    assert like(source, form, keep_yo=keep_yo) == want
