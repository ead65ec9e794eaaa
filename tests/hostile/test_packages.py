"""Zip, XML and formats: whatever is wrong with a package, every command that reads one refuses it."""

import pytest
from hostile_packages import LAWFUL, PACKAGES

NAMES = {"template check": "order_implementation.docx", "check": "форма.xlsx", "take": "правка.docx",
         "render": "свой.docx", "load": "форма.xlsx"}  # fmt: skip
ONLY_WORD = ("word/", "macros", "object", "activex")
ONLY_EXCEL = ("xl/", "macros of excel", "control")


def base_of(request, way):
    names = {"template check": "shipped", "render": "shipped", "take": "drafted"}
    return request.getfixturevalue(names.get(way, "filled_form"))


@pytest.mark.parametrize("case", PACKAGES, ids=str)
@pytest.mark.parametrize("way", ["template check", "check", "take"])
def test_a_hostile_package_is_refused(request, answered, case, way):
    answered(case, way, base_of(request, way), NAMES[way])


@pytest.mark.parametrize("case", PACKAGES[::4], ids=str)
@pytest.mark.parametrize("way", ["render"])
def test_a_hostile_package_makes_no_document(request, answered, case, way):
    answered(case, way, base_of(request, way), NAMES[way])


@pytest.mark.parametrize("case", LAWFUL, ids=str)
@pytest.mark.parametrize("way", ["template check", "check", "render"])
def test_a_lawful_package_is_taken(request, answered, case, way):
    said = answered(case, way, base_of(request, way), NAMES[way])
    assert said.code == 0
