"""The bounds of a school year in a roadmap's policies."""

from pathlib import Path

import pytest

from acts.deadlines.policy import Policies
from acts.deadlines.reading import MonthDay
from acts.errors import InputError
from acts.sources.roadmaps import load_roadmap

FILE = Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml"
ZONE = "zone: Asia/Kamchatka"


@pytest.fixture
def changed(tmp_path):
    def write(line):
        text = FILE.read_text(encoding="utf-8")
        assert ZONE in text
        path = tmp_path / "a.yaml"
        path.write_text(text.replace(ZONE, f"{ZONE}{line}"), encoding="utf-8")
        return path

    return write


def test_a_roadmap_says_when_its_school_year_begins_and_ends(changed):
    policies = load_roadmap(changed(", school_year_start: 2 сентября, school_year_end: 26.05"))
    bounds = (policies.policies.school_year_start, policies.policies.school_year_end)
    assert bounds == (MonthDay(9, 2), MonthDay(5, 26))


def test_a_roadmap_that_says_nothing_has_the_usual_school_year(changed):
    policies = load_roadmap(changed("")).policies
    assert policies.school_year_end == Policies().school_year_end == MonthDay(5, 31)


def test_what_is_no_day_of_a_year_is_refused_with_its_place(changed):
    with pytest.raises(InputError) as refused:
        load_roadmap(changed(", school_year_end: последний звонок"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.split(", ")[1]) == (
        "data.school-year",
        "/policies/school_year_end",
    )
