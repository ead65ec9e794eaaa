"""The rest of an act's way at once: what is left, in order, whole or not at all."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import WorkflowError
from acts.journal import act_subject
from acts.services.act_completion import complete, rehearse, steps_left
from acts.services.signing import find_act
from acts.states import ActTrigger

NAME = "order_implementation@2020@school-1"
WHOLE = ["submit", "review_ok", "visa", "visa", "sign", "register"]


def left(shop, day="2020-08-27"):
    desk = shop.at(day)
    return [move.trigger for move in steps_left(desk, find_act(desk, NAME))]


def triggers(shop):
    return [one.fact.trigger for one in shop.desk.store.history(act_subject(NAME))]


def test_each_step_recorded_is_one_less_to_record(shop):
    shop.draft()
    assert left(shop) == WHOLE
    shop.act("2020-08-18", "submit")
    assert left(shop) == WHOLE[1:]
    shop.act("2020-08-19", "review_ok")
    assert left(shop) == WHOLE[2:]
    shop.act("2020-08-20", "visa", post="юрисконсульт")
    assert left(shop) == WHOLE[3:]


def test_a_returned_act_begins_again(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_return", reason="нет срока", clause="2")

    assert left(shop) == WHOLE


def test_bodies_answer_for_themselves(shop):
    shop.draft(hear=("совет родителей",))

    with pytest.raises(WorkflowError, match="сначала нужно мнение: совет родителей"):
        left(shop)


def test_a_registered_act_has_nothing_left(shop):
    shop.in_force()

    with pytest.raises(WorkflowError, match="прошёл регистрацию"):
        left(shop)


def test_the_way_is_recorded_on_the_day_of_signing(shop):
    shop.draft()
    desk = shop.at("2020-08-28")

    done = complete(desk, find_act(desk, NAME), number="64-од", on=dt.date(2020, 8, 27))

    assert {one.fact.happened_on for one in done.events} == {dt.date(2020, 8, 27)}
    assert done.registered.file.is_file()
    assert [one for one in triggers(shop) if one in WHOLE] == WHOLE


def test_a_step_that_is_refused_takes_the_others_back(shop):
    shop.draft()
    desk = shop.at("2020-08-28")
    act = find_act(desk, NAME)
    headless = dc.replace(desk.organization("school-1"), officials=())
    desk.store.save_organizations([headless])

    with pytest.raises(WorkflowError):
        complete(desk, act, number="64-од", on=dt.date(2020, 8, 27))

    assert triggers(shop) == [ActTrigger.DRAFT]
    assert not list(shop.desk.folder.rglob("*№*.docx"))


def test_a_rehearsal_refuses_what_the_way_would_and_records_nothing(shop):
    shop.in_force()
    shop.draft("2020-09-01", "2020-09-01", period="2020-2")
    name = "order_implementation@2020-2@school-1"
    desk = shop.at("2020-09-02")
    act = find_act(desk, name)
    before = shop.desk.store.history(act_subject(name))

    with pytest.raises(WorkflowError, match="64-од"):
        rehearse(desk, act, number="64-од", on=dt.date(2020, 9, 1))
    rehearse(desk, act, number="65-од", on=dt.date(2020, 9, 1))

    assert shop.desk.store.history(act_subject(name)) == before
    assert find_act(desk, name) == act
    assert not list(shop.desk.folder.rglob("*65-од*"))


def test_a_paper_signed_before_its_draft_is_to_be_entered_as_a_paper(shop):
    shop.draft()
    desk = shop.at("2020-08-28")
    act = find_act(desk, NAME)

    for way in (rehearse, complete):
        with pytest.raises(WorkflowError) as refused:
            way(desk, act, number="64-од", on=dt.date(2020, 8, 16))
        (problem,) = refused.value.problems
        assert "подписана 16.08.2020, а проект в программе сделан позже – 17.08" in problem.message
        assert "acts act record order_implementation --dated 16.08.2020" in problem.remedy
