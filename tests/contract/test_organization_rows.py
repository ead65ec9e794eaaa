import dataclasses as dc
import datetime as dt

from acts.deadlines.own_rules import OwnRules
from acts.deadlines.reading import MonthDay
from acts.organization import OfficialRole
from acts.russian.cases import Gender
from acts.russian.names import Person


def test_gives_back_what_was_saved_ordered_by_id(store, make):
    last, first = make.organization("school-2"), make.organization(tracked_from=dt.date(2021, 1, 1))
    store.save_organizations([last, first])
    assert store.organizations() == (first, last)


def test_gives_back_the_rules_an_organization_has_of_its_own(store, make):
    rules = OwnRules(
        week=6,
        extra_days_off=(dt.date(2026, 10, 12), dt.date(2027, 5, 27)),
        school_year_start=MonthDay(9, 2),
        school_year_end=MonthDay(5, 26),
    )
    strict, usual = make.organization(rules=rules), make.organization("school-2")
    store.save_organizations([strict, usual])
    assert store.organizations() == (strict, usual)
    report = store.save_organizations([dc.replace(strict, rules=OwnRules(week=5)), usual])
    assert (report.changed, report.unchanged) == (("school-1",), ("school-2",))
    assert store.organizations()[0].rules == OwnRules(week=5)


def test_tells_added_changed_and_unchanged(store, make):
    store.save_organizations([make.organization(), make.organization("school-2")])
    moved = make.organization(place="п. Мыс")
    report = store.save_organizations(
        [make.organization("school-3"), moved, make.organization("school-2")]
    )
    assert report.added == ("school-3",)
    assert report.changed == ("school-1",)
    assert report.unchanged == ("school-2",)
    assert store.organizations()[0].place == "п. Мыс"


def test_a_changed_official_replaces_the_old_ones_in_the_order_given(store, make):
    school = make.organization()
    store.save_organizations([school])
    director, curator = school.officials
    newcomer = dc.replace(
        director,
        role=OfficialRole.ACTING_DIRECTOR,
        person=Person("Снегирь", "Анна", "Львовна", Gender.FEMININE),
    )
    changed = dc.replace(school, officials=(newcomer, curator))
    assert store.save_organizations([changed]).changed == ("school-1",)
    assert store.organizations() == (changed,)


def test_organizations_that_are_not_given_stay(store, make):
    store.save_organizations([make.organization()])
    store.save_organizations([make.organization("school-2")])
    assert len(store.organizations()) == 2
