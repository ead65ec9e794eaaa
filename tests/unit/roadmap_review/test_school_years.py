"""Which readings take the bounds of a body's own school year."""

import dataclasses as dc
from pathlib import Path

import pytest

from acts.deadlines.reader import read
from acts.deadlines.reading import MonthDay
from acts.roadmap import Deadline, ReadTerm
from acts.roadmap_review import in_school_years
from acts.sources.roadmaps import load_roadmap

SMALL = load_roadmap(Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml")
OWN = dc.replace(SMALL, policies=dc.replace(SMALL.policies, school_year_end=MonthDay(5, 25)))


def scopes(text, roadmap=OWN):
    terms = tuple(ReadTerm(reading=one) for one in read(text, roadmap.context).readings)
    item = dc.replace(roadmap.items[0], deadline=Deadline(text=text, readings=terms))
    return [one.reading.scope for one in in_school_years(roadmap, item).deadline.readings]


@pytest.mark.parametrize("text", ["до конца учебного года", "ежегодно до конца учебного года"])
def test_a_term_that_ends_with_the_school_year_takes_the_bodys_own(text):
    assert scopes(text) == ["school-year"]
    assert scopes(text, SMALL) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "до 31 мая 2021 года",
        # a rhythm that ends with the school year keeps its summer months before it
        "ежемесячно до конца учебного года",
        "с начала учебного года",
    ],
)
def test_other_terms_are_left_alone(text):
    assert scopes(text) == [""]
