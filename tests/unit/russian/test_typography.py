"""Spaces and quotation marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.russian.typography import quoted, typeset

PIECES = st.sampled_from(
    [*" \u00a0\t\n,.;:)»(«", "№", "5", "26", "2020", "г.", "года", "июня", "И.", "И.И.", "Иванов",
     "ст.", "п.", "ч.", "слово", "А.-М."]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("приказ  о   мерах", "приказ о мерах"),
        ("дом , сад ; лес : (река ) «Луч » .", "дом, сад; лес: (река) «Луч»."),
        ("№5 и № 6", "№_5 и №_6"),
        ("И.И. Иванов и Петров П.П.", "И.И._Иванов и Петров_П.П."),
        ("И. И. Иванов", "И._И._Иванов"),
        ("Иванов И. И.", "Иванов_И._И."),
        ("26 июня 2020 г. и 2021 года", "26_июня 2020_г. и 2021_года"),
        ("«26» июня 2020г.", "«26»_июня 2020_г."),
        ("ст. 48, ч. 3, п. 5", "ст._48, ч._3, п._5"),
        ("файл .docx", "файл .docx"),
        ("и т. п. 5", "и т. п._5"),
        ("первая \n вторая ", "первая\nвторая"),
    ],
)
def test_spaces_are_set(text, want):
    assert typeset(text) == want.replace("_", "\u00a0")


@given(TEXTS)
def test_setting_twice_changes_nothing(text):
    assert typeset(typeset(text)) == typeset(text)


@given(TEXTS)
def test_only_spaces_are_touched(text):
    assert re.sub(r"\s", "", typeset(text)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Луч", "«Луч»"),
        ("«Луч»", "«Луч»"),
        ('"Луч"', "«Луч»"),
        ("Школа «Луч»", "«Школа „Луч“»"),
        ('Школа "Луч" и "Мир"', "«Школа „Луч“ и „Мир“»"),
        ("«Луч» и «Мир»", "«„Луч“ и „Мир“»"),
        ("Детский сад № 24 «Солнышко", "«Детский сад № 24 „Солнышко“»"),
    ],
)
def test_outer_quotes_are_angular_and_inner_ones_are_not(text, want):
    assert quoted(text) == want


def test_quoting_twice_changes_nothing():
    once = quoted('Школа "Луч"')
    assert quoted(once) == once
