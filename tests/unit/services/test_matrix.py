"""The table of a municipality: every duty of a year is a letter, and the worst one is shown."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.report import Flag
from acts.services.matrix import LETTERS, Filters, Holder, Mark, matrix, totals
from acts.services.planning import plan
from acts.services.reporting import status
from acts.states import TaskState


@pytest.fixture
def planned(shop):
    plan(shop.desk)
    return shop


def seen(shop, day):
    return shop.at(day, shop.officer)


def cell(found, school, item):
    row = next(one for one in found.rows if one.organization.id == school)
    return row.cells[item]


def test_every_mark_has_a_letter_of_its_own():
    assert set(LETTERS) == set(Mark)
    assert len({letter for letter, _ in LETTERS.values()}) == len(Mark)


@pytest.mark.parametrize("day", ["2020-06-27", "2020-10-01", "2021-01-21", "2021-09-02"])
@pytest.mark.parametrize("year", [2020, 2021])
def test_who_is_late_in_the_table_is_late_in_the_status_and_nobody_else(planned, day, year):
    desk = seen(planned, day)
    late = {
        (one.organization, one.item)
        for one in status(desk).rows
        if Flag.OVERDUE in one.flags and one.due.year == year and one.organization != "district"
    }
    found = matrix(desk, year)
    marked = {
        (row.organization.id, item)
        for row in found.rows
        for item, one in row.cells.items()
        if one.mark is Mark.OVERDUE
    }

    assert marked == late
    assert found.counts[Mark.OVERDUE] == len(late)


def test_a_late_cell_says_by_how_many_days(planned):
    found = cell(matrix(seen(planned, "2020-10-03"), 2020), "school-1", "5")

    assert (found.mark, found.period, found.late) == (Mark.OVERDUE, "2020", 3)


def changed(shop, school, **values):
    organization = next(one for one in shop.desk.store.organizations() if one.id == school)
    shop.desk.store.save_organizations([dc.replace(organization, **values)])


def test_what_two_schools_have_in_common_is_judged_by_the_day_of_each(planned):
    changed(planned, "school-1", zone="Europe/Moscow")
    midnight = dt.datetime(2020, 9, 30, 12, tzinfo=dt.UTC)  # in Kamchatka; Moscow has its evening
    found = matrix(seen(planned, midnight), 2020)

    assert cell(found, "school-1", "5").mark is Mark.SOON
    assert cell(found, "school-2", "5").mark is Mark.OVERDUE
    assert {one.organization: one.overdue for one in totals(seen(planned, midnight))}[
        "school-1"
    ] == 0


def test_what_came_before_a_school_was_followed_is_late_for_others_only(planned):
    changed(planned, "school-2", tracked_from=dt.date(2020, 10, 1))
    found = matrix(seen(planned, "2020-10-03"), 2020)

    assert cell(found, "school-1", "5").mark is Mark.OVERDUE
    assert cell(found, "school-2", "5").mark is not Mark.OVERDUE


def test_a_paper_goes_from_handed_in_to_returned_to_done(planned, make_paper):
    name = "6@2020@school-1"
    planned.task("2020-10-02", "attach", name, paper=make_paper("2020-10-01"))
    assert cell(matrix(seen(planned, "2020-10-03"), 2020), "school-1", "6").mark is Mark.SUBMITTED
    planned.task("2020-10-05", "return", name, actor=planned.officer, reason="нет печати")
    back = cell(matrix(seen(planned, "2020-10-06"), 2020), "school-1", "6")
    assert back.mark in (Mark.RETURNED, Mark.OVERDUE)
    planned.task("2020-10-06", "attach", name, paper=make_paper("2020-10-06"))
    planned.task("2020-10-07", "confirm", name, actor=planned.officer)
    done = cell(matrix(seen(planned, "2020-10-08"), 2020), "school-1", "6")
    assert done.mark is Mark.DONE_LATE


def test_filters_leave_out_schools_and_say_how_many(planned, make_paper):
    desk = seen(planned, "2020-10-03")
    assert len(matrix(desk, 2020).rows) == 2
    only = matrix(desk, 2020, Filters(text="№ 2"))
    assert ([one.organization.id for one in only.rows], only.hidden) == (["school-2"], 1)
    assert matrix(desk, 2020, Filters(items=("5",))).items[0][0] == "5"
    assert matrix(desk, 2020, Filters(late_by=2)).hidden == 0
    assert matrix(desk, 2020, Filters(late_by=3)).hidden == 2
    planned.task("2020-10-02", "attach", "6@2020@school-1", paper=make_paper("2020-10-01"))
    handed_in = matrix(desk, 2020, Filters(mark=Mark.SUBMITTED))
    assert [one.organization.id for one in handed_in.rows] == ["school-1"]


def test_a_school_sees_its_own_line_only(planned):
    found = matrix(planned.at("2020-10-03"), 2020)

    assert [one.organization.id for one in found.rows] == ["school-1"]
    assert {one.organization for one in totals(planned.at("2020-10-03"))} == {"school-1"}


def test_totals_of_years_count_what_the_status_counts(planned, make_paper):
    name = "6@2020@school-1"
    planned.task("2020-10-02", "attach", name, paper=make_paper("2020-10-01"))
    planned.task("2020-10-05", "confirm", name, actor=planned.officer)
    desk = seen(planned, "2021-01-21")
    rows = [one for one in status(desk).rows if one.organization == "school-1" and one.due]
    found = {one.year: one for one in totals(desk) if one.organization == "school-1"}

    for year, one in found.items():
        own = [row for row in rows if row.due.year == year]
        assert one.total == len(own)
        assert one.done == sum(row.state is TaskState.DONE for row in own)
        assert one.overdue == sum(Flag.OVERDUE in row.flags for row in own)
    assert found[2020].done == 1
    assert dt.date(2020, 12, 31).year in found


def test_it_can_be_asked_who_has_to_act(planned, make_paper):
    planned.task("2020-10-02", "attach", "6@2020@school-1", paper=make_paper("2020-10-01"))
    desk = seen(planned, "2020-10-03")

    def named(holder):
        return {one.organization.id for one in matrix(desk, 2020, Filters(holder=holder)).rows}

    assert named(Holder.CHECKER) == {"school-1"}
    assert "school-1" in named(Holder.SCHOOL)
