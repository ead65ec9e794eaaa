"""The desk: whose organisations one sees, and whose day it is."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError
from acts.services.desk import local_day


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


def test_the_one_school_of_an_actor_needs_no_name(shop):
    assert seen(shop, "school-2", "district").only_school() == "school-2"


def test_several_schools_or_none_ask_for_a_name(shop):
    with pytest.raises(InputError, match="не указано, чей это акт.*: school-1, school-2"):
        seen(shop).only_school()
    with pytest.raises(InputError, match="ни одной"):
        seen(shop, "district").only_school()
