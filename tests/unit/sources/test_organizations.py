import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.own_rules import OwnRules
from acts.deadlines.reading import MonthDay
from acts.errors import InputError
from acts.organization import FanOut, OfficialRole
from acts.russian.cases import Gender
from acts.sources.organizations import load_organizations, read_organizations

FILE = Path(__file__).parents[2] / "data" / "roadmaps" / "organizations.yaml"


@pytest.fixture
def changed(tmp_path):
    def write(*pairs):
        text = FILE.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_reads_organisations_with_their_officials():
    district, school = load_organizations(FILE)

    assert (district.fan_out, school.fan_out) == (FanOut.EACH_MUNICIPALITY, FanOut.EACH_SCHOOL)
    assert (school.parent, school.tracked_from) == ("district", dt.date(2020, 9, 1))
    director = school.official(OfficialRole.DIRECTOR, dt.date(2021, 8, 31))
    assert (director.person.surname, director.until) == ("Лугова", dt.date(2021, 8, 31))
    assert school.head(dt.date(2020, 7, 5)).basis == "приказ № 12-к от 03.07.2020"
    assert school.head(dt.date(2021, 9, 1)).person.surname == "Ветров"


def test_reads_which_body_of_the_roadmap_an_organisation_is(changed):
    district, school = load_organizations(changed(("parent: district", "body: school")))

    assert (district.body, school.body) == ("", "school")


def test_reads_what_an_organisation_settles_about_dates(changed):
    district, school = load_organizations(
        changed(
            (
                "parent: district",
                'week: "6"\n    days_off: [27.05.2027, 12.10.2026]\n'
                "    school_year_start: 2 сентября\n    school_year_end: 26.05",
            )
        )
    )

    assert district.rules == OwnRules()
    assert school.rules == OwnRules(
        week=6,
        extra_days_off=(dt.date(2026, 10, 12), dt.date(2027, 5, 27)),
        school_year_start=MonthDay(9, 2),
        school_year_end=MonthDay(5, 26),
    )


def test_takes_the_stated_gender(changed):
    _, school = load_organizations(
        changed((", since: 01.09.2021", ", since: 01.09.2021, gender: m"))
    )

    assert school.officials[1].person.gender is Gender.MASCULINE


def test_an_empty_last_day_means_still_in_the_post(changed):
    _, school = load_organizations(
        changed((", since: 01.09.2021}", ", since: 01.09.2021, until: }"))
    )

    assert school.officials[1].until is None


def test_names_every_mistake_at_once(changed):
    path = changed(
        ("parent: district", "parent: nobody"),
        (", until: 31.08.2021", ""),
        ("Тихая Инна Львовна", "Тихая"),
        ("tracked_from: 01.09.2020", "tracked_from: 31.09.2020"),
    )

    with pytest.raises(InputError) as refused:
        load_organizations(path)

    assert sorted(one.code for one in refused.value.problems) == [
        "organizations.overlap",
        "organizations.parent",
        "person.unreadable",
        "schema.format",
    ]
    assert not any("Тихая" in str(one) for one in refused.value.problems)


def test_finds_a_ring_of_parents(changed):
    path = changed(
        (
            "    zone: Asia/Kamchatka\n  - id",
            "    zone: Asia/Kamchatka\n    parent: school-1\n  - id",
        )
    )

    with pytest.raises(InputError) as refused:
        load_organizations(path)

    assert [one.code for one in refused.value.problems] == ["organizations.parent"] * 2


def test_gives_warnings_beside_the_organisations(changed):
    _, warnings = read_organizations(changed(("СШ № 1", "CШ № 1")))

    assert [one.code for one in warnings] == ["text.look-alike"]
