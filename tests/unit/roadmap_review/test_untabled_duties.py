"""Duties that a point states and no table: no result column, no term, no number of the order."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.policy import Policies
from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.order import Order, Related, Relation
from acts.organization import FanOut
from acts.roadmap import Body, Confirmation, Deadline, Item, ReadTerm, ResultDocument, Roadmap
from acts.roadmap_review import review

WHY = Confirmation(by="составитель", on=dt.date(2020, 7, 1), reason="срок не назван")
ORDER = Order(
    issuer="Управление", kind="приказ", number="1", date=dt.date(2020, 6, 26), title="О работе"
)
BARE = Roadmap(
    id="test",
    order=ORDER,
    annex="приложение 1",
    title="Карта",
    period_start=dt.date(2020, 6, 26),
    period_end=dt.date(2024, 12, 25),
    bodies=(Body(id="school", name="ОО", fan_out=FanOut.EACH_SCHOOL),),
    items=(),
    policies=Policies(),
)


def duty(number, reading=None, *, clause="п. 3", result=""):
    held = reading or Reading(kind=Kind.NONE)
    return Item(
        number=number,
        title="Дело",
        bodies=("school",),
        responsible="ОО",
        deadline=Deadline(text="", readings=(ReadTerm(reading=held, confirmation=WHY),)),
        result=ResultDocument(text=result),
        clause=clause,
    )


def found(*items):
    return [(one.code, one.where) for one in review(dc.replace(BARE, items=items))]


def test_duties_of_points_without_a_document_share_one_finding():
    items = (duty("1"), duty("2", result="Приказ"), duty("3"))

    assert found(*items) == [("item.no-result", "пп. 1, 3")]
    assert found(duty("1")) == [("item.no-result", "п. 1")]


def test_rows_of_a_table_keep_theirs():
    items = (duty("1", clause=""), duty("2", clause=""), duty("3"))

    assert found(*items) == [("item.no-result", f"п. {number}") for number in "123"]


@pytest.mark.parametrize(
    "reading",
    [
        Reading(kind=Kind.NONE),
        Reading(kind=Kind.CONTINUOUS, scope="plan"),
        Reading(kind=Kind.ON_DEMAND, cause="need"),
        Reading(kind=Kind.EVENT, event="конкурс"),
    ],
    ids=lambda one: one.kind.value,
)
def test_a_duty_without_a_printed_term_may_last_or_wait(reading):
    assert found(duty("1", reading, result="Приказ")) == []


@pytest.mark.parametrize(
    "reading",
    [
        Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1)),
        Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 1)),
    ],
    ids=lambda one: one.kind.value,
)
def test_a_date_may_not_be_invented_for_it(reading):
    assert found(duty("1", reading, result="Приказ")) == [("reading.differs", "п. 1")]


def test_it_is_cited_by_its_point():
    assert BARE.clause(duty("7")) == "приказ № 1 от 26.06.2020, п. 3"
    assert BARE.clause(duty("7", clause="")) == "приказ № 1 от 26.06.2020, приложение 1, п. 7"


@pytest.mark.parametrize(
    ("number", "is_dated", "citation"),
    [
        ("1", True, "приказ № 1 от 26.06.2020"),
        ("1", False, "приказ № 1 (дата не указана в источнике)"),
        ("", True, "приказ от 26.06.2020 (номер не указан в источнике)"),
        ("", False, "приказ (номер и дата не указаны в источнике)"),
    ],
)
def test_an_order_is_never_cited_by_what_its_source_does_not_name(number, is_dated, citation):
    order = dc.replace(ORDER, number=number, is_dated=is_dated)

    assert order.citation == citation
    assert order.can_be_cited is (number == "1" and is_dated)


def test_an_act_beside_the_order_is_cited_like_it():
    act = Related(
        relation=Relation.TOGETHER, kind="приказ", number="1510", date=dt.date(2020, 10, 13)
    )

    assert act.citation == "приказ № 1510 от 13.10.2020"
