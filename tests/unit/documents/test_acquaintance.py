"""The sheet of acquaintance as data: the lines that are printed, in their order."""

import pytest

from acts import resources
from acts.documents.acquaintance import sheet_of
from acts.documents.kinds import content_of
from acts.sources.act_data import load_act_data

SAMPLES = {
    "order-pairs": "order_pairs",
    "order-implementation": "order_implementation",
    "partner-agreement": "partner_agreement",
    "regulation-students": "regulation_students",
}


def sheet(sample):
    return sheet_of(load_act_data(resources.samples() / sample / "data.yaml", SAMPLES[sample]))


def test_employees_of_pairs_are_listed_and_pupils_are_not():
    lines = sheet("order-pairs")

    named = {one.name: one.post for one in lines}
    assert named["Лесников Павел Андреевич"] == "педагог-организатор"
    assert "Муравьёв Богдан Павлович" not in named
    assert "Заречная Вера Николаевна" not in named  # who signs it
    assert [one.number for one in lines] == [str(one) for one in range(1, len(lines) + 1)]
    assert len(named) == len(lines)


@pytest.mark.parametrize("sample", ["partner-agreement", "regulation-students"])
def test_kinds_without_a_sheet_give_nobody(sample):
    assert not hasattr(content_of(SAMPLES[sample]), "acquainted")
    assert sheet(sample) == ()
