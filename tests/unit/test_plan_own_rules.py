"""Organisations that settle something about dates for themselves get a plan of their own."""

import datetime as dt

import pytest

from acts import resources
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import calendar_of
from acts.deadlines.reading import MonthDay
from acts.organization import FanOut, Organization
from acts.plan import build_plan
from acts.sources.roadmaps import load_roadmap

D = dt.date


@pytest.fixture(scope="module")
def due_of():
    order_553 = load_roadmap(resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml")

    def of(*rules, roadmap=order_553):
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


CLASS_YEAR = """\
id: school-year
order:
  {issuer: УО, kind: приказ, number: "7", date: 2022-08-26, place: с. Мыс, title: О, signatory: н}
annex: приложение
title: Карта
period: {start: 2022-09-01, end: 2024-08-31}
policies: {zone: Europe/Moscow}
bodies: {school: {name: Школы, fan_out: each_school}}
items:
  - number: "1"
    title: Отчёт
    bodies: [school]
    responsible: Школы
    deadline:
      text: до конца 2022/2023 учебного года
      readings:
        - reading: {kind: until, end: 2023-05-31, op: до}
          confirmed: {by: специалист, on: 2022-09-01, reason: так в графике района}
  - number: "2"
    title: Итог
    bodies: [school]
    responsible: Школы
    deadline:
      text: до 31 мая 2023 года
      readings:
        - reading: {kind: until, end: 2023-05-31, op: до}
"""


def test_the_school_year_ends_by_the_school_s_schedule_and_a_named_day_stays(due_of, tmp_path):
    file = tmp_path / "school-year.yaml"
    file.write_text(CLASS_YEAR, encoding="utf-8")
    plan = due_of(OwnRules(school_year_end=MonthDay(5, 26)), NO_RULES, roadmap=load_roadmap(file))
    own, usual = plan["1@2023@school-1"], plan["1@2023@school-2"]
    assert (own.due, usual.due) == (D(2023, 5, 26), D(2023, 5, 31))
    assert "учебный год – по 26 мая" in own.rule
    assert own.confirmed
    assert plan["2@2023@school-1"].due == D(2023, 5, 31)
