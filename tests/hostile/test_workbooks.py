"""Forms of the registers: every oddity is told with its cell, none of the person's data is."""

import os

import pytest
from hostile_workbooks import LAWFUL, WORKBOOKS

EVERY = os.environ.get("ACTS_HOSTILE_ALL")


@pytest.mark.parametrize("case", WORKBOOKS, ids=str)
def test_a_hostile_form_is_told_cell_by_cell(answered, case):
    answered(case, "check", None, "форма.xlsx")


@pytest.mark.parametrize("case", WORKBOOKS if EVERY else WORKBOOKS[::3], ids=str)
def test_nothing_of_a_hostile_form_is_loaded(answered, case):
    if case.outcome == "refused":
        answered(case, "load", None, "форма.xlsx")


@pytest.mark.parametrize("case", LAWFUL, ids=str)
def test_a_lawful_form_is_read_without_a_word(answered, case):
    said = answered(case, "check", None, "форма.xlsx")
    assert said.code == 0
