"""An organisation's own rules about dates in the plan, in terms from a fact and in the status."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.bootstrap import desk_with
from acts.deadlines.own_rules import OwnRules
from acts.services.planning import plan
from acts.services.reporting import status
from acts.store.memory import MemoryStore


@pytest.fixture
def ruled(related):
    """Give the small roadmap, the first school of which works six days and rests on 12 October."""
    first, *others = [one for one in related.desk.store.organizations() if one.id != "district"]
    rules = OwnRules(week=6, extra_days_off=(dt.date(2020, 10, 12),))
    related.desk.store.save_organizations([dc.replace(first, rules=rules), *others])
    plan(related.desk)
    return related


def row(shop, name, day):
    answer = status(shop.at(day, shop.all_seeing))
    return next(one for one in answer.rows if f"{one.item}@{one.period}@{one.organization}" == name)


def test_a_term_from_a_document_is_counted_by_the_school_s_own_days(ruled, make_paper):
    for name in ("1@2020@school-1", "1@2020@school-2"):
        actor = dc.replace(ruled.office, scope=())
        ruled.task(
            "2020-09-11", "attach", name, actor=actor, paper=make_paper("2020-09-11", "", "Приказ")
        )
    # A month ends on Sunday, 11 October: Monday is off in the first school alone.
    assert row(ruled, "2@по-факту@school-1", "2020-09-25").due == dt.date(2020, 10, 13)
    assert row(ruled, "2@по-факту@school-2", "2020-09-25").due == dt.date(2020, 10, 12)


def test_the_status_says_whose_rules_differ_and_how(ruled):
    rules = status(ruled.at("2020-09-25", ruled.all_seeing)).policies
    assert (
        "для school-1: рабочая неделя – шестидневная, дополнительные выходные дни: 12.10.2020"
        in rules
    )
    assert not any("school-2" in one for one in rules)


def test_the_rules_of_a_workspace_take_the_place_of_the_roadmap_s(related):
    region = OwnRules(extra_days_off=(dt.date(2020, 9, 30),))
    desk = desk_with(
        related.desk.folder,
        MemoryStore(),
        roadmap=related.desk.roadmap,
        actor=related.all_seeing,
        moment=related.desk.moment,
        rules=region,
    )
    assert desk.roadmap.policies.extra_days_off == region.extra_days_off
    assert not desk.days.is_working(dt.date(2020, 9, 30))
    desk.store.save_organizations(related.desk.store.organizations())
    (one,) = [one for one in plan(desk).occurrences if str(one.id) == "1@2020@school-1"]
    assert one.due == dt.date(2020, 10, 1)
