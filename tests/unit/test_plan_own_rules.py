"""Organisations that settle something about dates for themselves get a plan of their own."""

import datetime as dt

import pytest

from acts import resources
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import calendar_of
from acts.organization import FanOut, Organization
from acts.plan import build_plan
from acts.sources.roadmaps import load_roadmap

D = dt.date


@pytest.fixture(scope="module")
def due_of():
    roadmap = load_roadmap(resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml")

    def of(*rules):
        schools = [
            Organization(
                id=f"school-{number}",
                fan_out=FanOut.EACH_SCHOOL,
                full_name="Школа",
                short_name="Школа",
                place="с. Рассветное",
                zone="Asia/Kamchatka",
                rules=one,
            )
            for number, one in enumerate(rules, start=1)
        ]
        plan = build_plan(roadmap, schools, calendar_of(roadmap.policies))
        return {str(one.id): one for one in plan}

    return of


def test_a_school_of_six_days_keeps_the_saturday_its_neighbour_moves(due_of):
    plan = due_of(OwnRules(week=6), NO_RULES, OwnRules(week=6))
    # 31 October 2020 is a Saturday.
    assert plan["12@2020@school-1"].due == plan["12@2020@school-3"].due == D(2020, 10, 31)
    assert plan["12@2020@school-2"].due == D(2020, 11, 2)
    assert "перенесено" not in plan["12@2020@school-1"].rule


def test_a_day_off_of_one_school_moves_its_terms_alone(due_of):
    # 1 September 2021 is a Wednesday.
    plan = due_of(OwnRules(extra_days_off=(D(2021, 9, 1),)), NO_RULES)
    assert plan["5@2021@school-1"].due == D(2021, 9, 2)
    assert "предупреждение 31.08.2021" in plan["5@2021@school-1"].rule
    assert plan["5@2021@school-2"].due == D(2021, 9, 1)
