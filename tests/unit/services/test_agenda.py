"""The desk of a school: every open duty stands in one list, with one thing to do next."""

import pytest

from acts.errors import InputError
from acts.services.agenda import Step, agenda
from acts.services.planning import plan
from acts.services.reporting import status


@pytest.fixture
def planned(shop):
    plan(shop.desk)
    return shop


def rows(listed):
    return [f"{one.row.item}@{one.row.period}" for one in listed]


def test_what_is_late_due_today_and_due_in_a_week_stand_apart(planned):
    eve = agenda(planned.at("2020-09-23"), "school-1")
    due = agenda(planned.at("2020-09-30"), "school-1")
    late = agenda(planned.at("2020-10-01"), "school-1")

    wanted = "5@2020"
    assert wanted in rows(eve.week)
    assert wanted in rows(due.due_today)
    assert wanted in rows(late.overdue)
    found = next(one for one in late.overdue if one.row.item == "5")
    assert (found.days, found.row.clause) == (
        -1,
        "приказ № 553 от 26.06.2020, приложение 1, п. 5",
    )


def test_a_row_stands_in_one_place_and_none_is_lost(planned):
    for day in ("2020-06-27", "2020-09-30", "2021-01-21", "2024-12-26"):
        found = agenda(planned.at(day), "school-1")
        listed = [*found.overdue, *found.due_today, *found.week, *found.waiting]
        names = rows(listed)
        assert len(set(names)) == len(names)
        total = len(status(planned.at(day), organization="school-1").rows)
        assert len(listed) + found.later + found.undated + found.done == total


def test_a_paper_that_acts_prepares_is_prepared_and_any_other_attached(planned):
    found = {one.row.item: one for one in agenda(planned.at("2020-10-01"), "school-1").overdue}

    assert (found["5"].step, found["5"].draft.kind.code) == (Step.DRAFT, "order_implementation")
    assert {one.step for one in found.values()} == {Step.DRAFT, Step.ATTACH}
    assert all(one.draft is None for one in found.values() if one.step is Step.ATTACH)


def test_an_act_under_way_is_opened_and_of_several_the_latest(planned):
    def drafts(day):
        late = agenda(planned.at(day), "school-1").overdue
        return {one.draft.under_way for one in late if one.row.item == "5"}

    assert drafts("2021-10-01") == {""}
    planned.draft("2020-08-17", "2020-08-27", period="2020")
    assert drafts("2021-10-01") == {"order_implementation@2020@school-1"}
    planned.draft("2021-08-17", "2021-08-27", period="2021")
    assert drafts("2021-10-01") == {"order_implementation@2021@school-1"}
    planned.act("2021-09-01", "cancel", of="order_implementation@2021@school-1", reason="ошибка")
    assert drafts("2021-10-01") == {"order_implementation@2020@school-1"}


def test_what_was_handed_in_waits_for_the_checker_and_comes_back_to_be_mended(planned, make_paper):
    late = agenda(planned.at("2020-10-01"), "school-1").overdue
    item = next(one for one in late if one.step is Step.ATTACH).row
    name = f"{item.item}@{item.period}@school-1"
    planned.task("2020-10-02", "attach", name, paper=make_paper("2020-10-01"))

    waiting = agenda(planned.at("2020-10-03"), "school-1").waiting
    assert [(one.row.item, one.step, one.row.holder) for one in waiting] == [
        (item.item, None, "district")
    ]

    seen_by_officer = agenda(planned.at("2020-10-03", planned.officer), "school-1")
    assert [one.step for one in seen_by_officer.waiting] == [Step.CONFIRM]
    assert all(one.step in (None, Step.DRAFT) for one in seen_by_officer.overdue)
    assert all(one.draft is None for one in seen_by_officer.overdue)

    planned.task("2020-10-05", "return", name, actor=planned.officer, reason="нет печати")
    back = agenda(planned.at("2020-10-06"), "school-1").overdue
    assert next(one.step for one in back if one.row.item == item.item) is Step.MEND


def test_a_foreign_school_answers_like_an_unknown_one(planned):
    desk = planned.at("2020-10-01")

    with pytest.raises(InputError) as foreign:
        agenda(desk, "school-2")
    with pytest.raises(InputError) as unknown:
        agenda(desk, "school-9")

    assert str(foreign.value).replace("school-2", "") == str(unknown.value).replace("school-9", "")
