"""Requisites of every kind: found missing in the same words."""

import datetime as dt
import types

import pytest

from acts.act import Registration
from acts.documents.lint_requisites import draft_mark, kind_is_missing, registration_texts

NUMBERED = Registration(number="87-од", date=dt.date(2020, 8, 31))


def subject(*texts, registration=None):
    paragraphs = tuple(types.SimpleNamespace(text=one) for one in texts)
    return types.SimpleNamespace(order_part=lambda: paragraphs, registration=registration)


@pytest.mark.parametrize(
    ("texts", "registration", "found"),
    [
        (("ПРОЕКТ", "ПРИКАЗ"), None, []),
        (("ПРИКАЗ",), None, ["у проекта нет отметки «ПРОЕКТ»"]),
        (("ПРИКАЗ",), NUMBERED, []),
        (("ПРОЕКТ", "ПРИКАЗ"), NUMBERED, ["приказ помечен как проект"]),
    ],
)
def test_a_draft_is_marked_and_nothing_else(texts, registration, found):
    marks = draft_mark(subject(*texts, registration=registration), "приказ помечен")
    assert [one.message for one in marks] == found


def test_date_and_number_are_looked_for_as_they_are_printed():
    printed = registration_texts(subject(registration=NUMBERED))

    assert printed == ("31\u00a0августа 2020\u00a0г.", "№\u00a087-од")
    assert registration_texts(subject()) == ()


def test_a_missing_kind_is_named():
    assert "«СОГЛАШЕНИЕ»" in kind_is_missing("СОГЛАШЕНИЕ").message
