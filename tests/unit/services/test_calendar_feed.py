"""A calendar that is fetched: one organisation as in its file, several put together."""

import datetime as dt

import pytest
from icalendar import Calendar

from acts.actor import Actor, Role
from acts.services.calendar_feed import calendar_feed
from acts.services.planning import plan


@pytest.fixture
def planned(shop):
    plan(shop.desk)
    return shop


def fed(shop, moment="2020-09-05", actor=None):
    found = calendar_feed(shop.at(moment, actor or shop.all_seeing))
    return found, Calendar.from_ical(found.data).walk("VEVENT")


def test_terms_of_several_organizations_are_counted_by_item_and_day(planned, make_paper):
    def said():
        _, events = fed(planned)
        return next(
            one
            for one in events
            if str(one["SUMMARY"]).startswith("п. 6 ") and one["DTSTART"].dt == dt.date(2020, 9, 30)
        )

    assert str(said()["SUMMARY"]).endswith("не исполнено 2 из 2")
    assert "МОУ «СШ № 2»" in said()["DESCRIPTION"]
    planned.task("2020-09-03", "attach", "6@2020@school-1", paper=make_paper("2020-09-02"))
    planned.task("2020-09-04", "confirm", "6@2020@school-1", actor=planned.officer)
    assert str(said()["SUMMARY"]).endswith("не исполнено 1 из 2")
    assert "МОУ «СШ № 1»" not in said()["DESCRIPTION"]


def test_a_school_s_calendar_has_its_terms_one_by_one(planned):
    found, events = fed(planned, actor=planned.office)
    assert found.title == "Сроки: МОУ «СШ № 1»"
    assert "не исполнено" not in found.data.decode()
    assert len({str(one["UID"]) for one in events}) == len(events) > 20


def test_the_same_bytes_come_all_day_until_something_is_recorded(planned):
    morning, evening = planned.at("2020-09-05"), dt.datetime.fromisoformat("2020-09-05T23:59+12:00")
    first = calendar_feed(morning)
    assert calendar_feed(planned.at(evening)) == first
    assert calendar_feed(planned.at(evening + dt.timedelta(minutes=2))).data != first.data
    planned.task(evening, "start", "6@2020@school-1", on="2020-09-05")
    changed = calendar_feed(planned.at(evening))
    assert changed.changed == evening
    assert changed.data != first.data


def test_who_has_no_organization_gets_an_empty_calendar(planned):
    nobody = Actor(id="nobody", roles=frozenset({Role.CLERK}), scope=("",))
    assert fed(planned, actor=nobody)[1] == []
