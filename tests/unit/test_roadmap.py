import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.reading import Context
from acts.organization import FanOut
from acts.sources.roadmaps import load_roadmap

SHIPPED = Path(__file__).parents[2] / "roadmaps" / "kamchatka" / "553-2020-06-26.yaml"


@pytest.fixture(scope="module")
def roadmap():
    return load_roadmap(SHIPPED)


def test_gives_the_context_in_which_deadlines_are_read(roadmap):
    assert roadmap.context == Context(
        order_date=dt.date(2020, 6, 26),
        period_start=dt.date(2020, 6, 26),
        period_end=dt.date(2024, 12, 25),
    )


@pytest.mark.parametrize("number", ["5", "5."])
def test_finds_an_item_with_or_without_the_dot(roadmap, number):
    assert roadmap.item(number).number == "5"


@pytest.mark.parametrize("number", ["19", "", "пять"])
def test_finds_no_item_that_is_not_there(roadmap, number):
    assert roadmap.item(number) is None


def test_cites_an_item(roadmap):
    clause = roadmap.clause(roadmap.item("5"))

    assert clause == "приказ № 553 от 26.06.2020, приложение 1, п. 5"


def test_gives_each_kind_of_organisation_its_leading_body(roadmap):
    owed = roadmap.fan_outs(roadmap.item("14"))

    assert list(owed) == [FanOut.REGION, FanOut.EACH_SCHOOL]
    assert owed[FanOut.REGION].id == "ministry"
