import pytest

from acts.errors import Severity
from acts.sources.look_alikes import mixed_words, nearest, warnings


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


def test_warns_by_place_without_printing_the_text():
    (warning,) = warnings([("a.yaml", "строка 3", "Иванoв"), ("a.yaml", "строка 4", "Иванов")])

    assert warning.severity is Severity.WARNING
    assert str(warning).startswith("a.yaml, строка 3: в русском слове латинская буква «o», знак 5")
    assert "Ив" not in str(warning)


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
