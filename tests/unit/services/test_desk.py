"""The desk: whose organisations one sees, and whose day it is."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError
from acts.services.desk import Desk, Once, local_day
from acts.services.planning import wordings_of


def seen(shop, *scope):
    return dc.replace(
        shop.desk, actor=Actor(id="one", roles=frozenset({Role.CURATOR}), scope=scope)
    )


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2020-09-30T11:59:59+00:00", "Asia/Kamchatka", "2020-09-30"),
        ("2020-09-30T12:00:00+00:00", "Asia/Kamchatka", "2020-10-01"),
        ("2020-09-30T20:59:59+00:00", "Europe/Moscow", "2020-09-30"),
        ("2020-09-30T21:00:00+00:00", "Europe/Moscow", "2020-10-01"),
        ("2020-12-31T22:00:00+00:00", "Europe/Kaliningrad", "2021-01-01"),
        ("2020-09-30T23:59:59+12:00", "Asia/Kamchatka", "2020-09-30"),
    ],
)
def test_an_instant_belongs_to_the_day_of_its_zone(instant, zone, day):
    assert local_day(dt.datetime.fromisoformat(instant), zone).isoformat() == day


def test_today_is_the_organizations_own(shop):
    desk = dc.replace(shop.desk, moment=dt.datetime(2020, 9, 30, 12, tzinfo=dt.UTC))

    assert desk.today(desk.organization("school-1")) == dt.date(2020, 10, 1)


def test_a_foreign_organization_answers_like_an_unknown_one(shop):
    answers = []
    for name in ("school-2", "school-9"):
        with pytest.raises(InputError) as refused:
            seen(shop, "school-1").organization(name)
        answers.append(str(refused.value).replace(name, "?"))

    assert answers[0] == answers[1]
    assert "school-2" not in answers[0]


def test_the_schools_of_an_actor_are_listed_without_other_bodies(shop):
    assert seen(shop, "school-2", "district").schools() == ("school-2",)
    assert seen(shop).schools() == ("school-1", "school-2")


def test_the_one_school_of_an_actor_needs_no_name(shop):
    assert seen(shop, "school-2", "district").only_school() == "school-2"


def test_several_schools_ask_for_a_name(shop):
    with pytest.raises(InputError, match="не указано, чей это акт.*: school-1, school-2"):
        seen(shop).only_school()
    with pytest.raises(InputError, match="не указано, чьи это данные.*: school-1, school-2"):
        seen(shop).only_school(unsaid="не указано, чьи это данные")


@pytest.mark.parametrize("ask", [Desk.only_school, Desk.schools])
def test_where_there_is_no_school_that_is_said(shop, ask):
    with pytest.raises(InputError, match=r"нет ни одной.* школы.*--update --from ФАЙЛ"):
        ask(seen(shop, "district"))


# --- what is worked out once -----------------------------------------------------------------


def test_work_is_done_once_for_the_same_sources_and_again_for_others():
    once, done = Once(), []

    def work():
        done.append(len(done))
        return done[-1]

    first, second = [1], [1]
    assert [once.get("a", (first,), work) for _ in range(3)] == [0, 0, 0]
    assert once.get("a", (second,), work) == 1, "equal ones are not the same ones"
    assert once.get("b", (second,), work) == 2, "another name is another work"
    assert once.get("a", (first,), work) == 3


def test_words_of_the_plan_are_those_of_the_desk_that_asks(shop):
    (first, *_) = shop.desk.store.occurrences(organization="school-1")
    item = shop.desk.roadmap.item(first.id.item)
    said = dc.replace(item, deadline=dc.replace(item.deadline, text="До понедельника"))
    items = tuple(said if one is item else one for one in shop.desk.roadmap.items)
    other = dc.replace(shop.desk, roadmap=dc.replace(shop.desk.roadmap, items=items))

    assert wordings_of(shop.desk) is wordings_of(shop.desk)
    assert wordings_of(shop.desk)(first).printed != "До понедельника"
    assert wordings_of(other)(first).printed == "До понедельника"
    assert wordings_of(shop.desk)(first).printed != "До понедельника"
