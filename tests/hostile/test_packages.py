# ruff: noqa: E501 – tables of inputs read better in long lines
"""Zip, XML and formats: whatever is wrong with a package, every command that reads one refuses it."""

import os

import pytest
from hostile_packages import LAWFUL, PACKAGES

NAMES = {"template check": "order_implementation.docx", "check": "форма.xlsx", "take": "правка.docx",
         "render": "свой.docx", "load": "форма.xlsx"}  # fmt: skip


def base_of(request, way):
    names = {"template check": "shipped", "render": "shipped", "take": "drafted"}
    return request.getfixturevalue(names.get(way, "filled_form"))


WAYS = ("template check", "check", "take")
# Each by one way in turn; all by every way when asked, which takes a minute more.
TURNS = [
    (case, way)
    for at, case in enumerate(PACKAGES)
    for step, way in enumerate(WAYS)
    if step == at % 3 or os.environ.get("ACTS_HOSTILE_ALL")
]


@pytest.mark.parametrize(("case", "way"), TURNS, ids=lambda one: str(one))
def test_a_hostile_package_is_refused(request, answered, case, way):
    answered(case, way, base_of(request, way), NAMES[way])


@pytest.mark.parametrize("case", PACKAGES[::8], ids=str)
@pytest.mark.parametrize("way", ["render"])
def test_a_hostile_package_makes_no_document(request, answered, case, way):
    answered(case, way, base_of(request, way), NAMES[way])


@pytest.mark.parametrize(
    ("case", "way"),
    # A workbook never has a part in UTF-16, and the reader of forms says so.
    [(case, way) for case in LAWFUL for way in (*WAYS[:2], "render")
     if (way, case.name) != ("check", "main part in UTF-16")],
    ids=str,
)  # fmt: skip
def test_a_lawful_package_is_taken(request, answered, case, way):
    said = answered(case, way, base_of(request, way), NAMES[way])
    assert said.code == 0
