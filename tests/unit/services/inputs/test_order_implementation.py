"""What the store and the roadmap already know about an order, for the day it is planned."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.organization import OfficialRole
from acts.registers.participants import Contacts, Registers
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.sources.act_data import act_data_from


@pytest.fixture
def fields(shop):
    def known(day, organization=None, roadmap=None):
        registers = Registers(organization=organization or shop.desk.organization("school-1"))
        issue = Issue(
            registers=registers,
            roadmap=roadmap or shop.desk.roadmap,
            on=dt.date.fromisoformat(day),
            days=shop.desk.days,
        )
        return inputs_of("order_implementation").fields(issue)

    return known


@pytest.mark.parametrize(
    ("day", "stage1", "stage2"),
    [
        # п. 12: «сентябрь–октябрь 2020 года, май–июнь 2021 года», repeated in later school years
        ("2020-08-27", ("2020-09-01", "2020-10-31"), ("2021-05-01", "2021-06-30")),
        ("2020-10-19", ("2020-10-19", "2020-10-31"), ("2021-05-01", "2021-06-30")),
        ("2020-10-31", ("2020-10-31", "2020-10-31"), ("2021-05-01", "2021-06-30")),
        ("2020-12-01", ("2021-09-01", "2021-10-31"), ("2022-05-01", "2022-06-30")),
        ("2021-08-30", ("2021-09-01", "2021-10-31"), ("2022-05-01", "2022-06-30")),
        ("2022-11-01", ("2023-09-01", "2023-10-31"), ("2024-05-01", "2024-06-30")),
    ],
)
def test_monitoring_follows_the_school_year_of_the_order(fields, day, stage1, stage2):
    monitoring = fields(day)["monitoring"]

    assert monitoring == {
        "stage1": dict(zip(("from", "to"), stage1, strict=True)),
        "stage2": dict(zip(("from", "to"), stage2, strict=True)),
        "report_due": stage2[1],
    }


def test_a_roadmap_without_monitoring_leaves_it_to_a_person(fields, shop):
    bare = dc.replace(
        shop.desk.roadmap,
        items=tuple(one for one in shop.desk.roadmap.items if one.number not in {"12", "14"}),
    )

    assert fields("2020-08-27", roadmap=bare)["monitoring"] == {}


def test_the_day_after_the_programme_is_refused(fields):
    assert fields("2024-12-25")["implementation"] == {"from": "2024-12-25", "to": "2024-12-25"}

    with pytest.raises(InputError, match="позже конца программы"):
        fields("2024-12-26")


def test_the_programme_starts_not_before_the_order_from_above(fields):
    assert fields("2020-06-01")["implementation"]["from"] == "2020-06-26"
    assert fields("2020-08-27")["implementation"]["from"] == "2020-08-27"


def test_acquaintance_ends_five_working_days_after_the_order(fields):
    # Thursday 27.08.2020 → Thursday 03.09.2020
    assert fields("2020-08-27")["acquaintance"]["due"] == "2020-09-03"


def test_the_order_from_above_is_cited_in_the_genitive(fields):
    assert fields("2020-08-27")["bases"]["regional"] == {
        "word": "приказ",
        "issuer": "Министерства образования Камчатского края",
        "date": "2020-06-26",
        "number": "553",
        "title": fields("2020-08-27")["bases"]["regional"]["title"],
    }


def test_rows_and_targets_are_the_schools_own(fields):
    annexes = fields("2020-08-27")["annexes"]

    assert len(annexes["roadmap"]["rows"]) == 13  # items 4–14, 17 and 18
    # the share of enterprises (4) is nobody's school figure; only 2020 and 2024 have values
    assert len(annexes["targets"]) == 5
    assert {
        tuple(value["year"] for value in target["values"]) for target in annexes["targets"]
    } == {("2020", "2024")}


def test_whoever_holds_a_post_that_day_is_named(fields):
    assert fields("2021-06-30")["organization"]["director"]["surname"] == "Лугова"
    assert fields("2021-07-01")["organization"]["director"]["surname"] == "Ветров"
    assert "acting_basis" not in fields("2021-06-30")["organization"]


def test_an_order_without_number_and_date_gets_none(fields, shop):
    roadmap = shop.desk.roadmap
    unnamed = dc.replace(roadmap.order, number="", is_dated=False)

    cited = fields("2020-08-27", roadmap=dc.replace(roadmap, order=unnamed))["bases"]["regional"]

    assert sorted(cited) == ["issuer", "title", "word"]


def test_the_curator_and_the_lawyer_put_their_visas(fields, shop):
    school = shop.desk.organization("school-1")
    alone = dc.replace(
        school,
        officials=tuple(one for one in school.officials if one.role is not OfficialRole.LAWYER),
    )

    posts = [one["post"] for one in fields("2020-08-27")["visas"]]
    assert posts == ["заместитель директора", "юрисконсульт"]
    assert [one["post"] for one in fields("2020-08-27", alone)["visas"]] == posts[:1]


def test_the_regulation_is_given_with_its_text(fields, shop):
    issue = Issue(
        registers=Registers(organization=shop.desk.organization("school-1")),
        roadmap=shop.desk.roadmap,
        on=dt.date(2020, 8, 27),
        days=shop.desk.days,
    )
    own = inputs_of("regulation_students").fields(issue)
    known = fields("2020-08-27")

    repeated = ("organization", "planned_on", "bases")
    assert known["annexes"]["regulation"] == {
        key: value for key, value in own.items() if key not in repeated
    }
    assert act_data_from(known, "order_implementation", origin="реестры").kind


def test_the_site_of_the_registers_is_printed(shop):
    registers = Registers(
        organization=shop.desk.organization("school-1"),
        contacts=Contacts(site="school-1.example"),
    )
    issue = Issue(
        registers=registers,
        roadmap=shop.desk.roadmap,
        on=dt.date(2020, 8, 27),
        days=shop.desk.days,
    )

    assert inputs_of("order_implementation").fields(issue)["site"]["address"] == "school-1.example"
