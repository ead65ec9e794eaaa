"""A term counted from a document waits until somebody has confirmed how it is counted."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.reading import Kind, Reading
from acts.plan import OccurrenceId
from acts.report import Flag
from acts.roadmap import ReadTerm
from acts.services.planning import plan
from acts.services.relative_terms import count_terms, retract_terms, retract_terms_of_act
from acts.services.reporting import status

LATE = dt.date(2020, 12, 31)


def reread(shop, number, read):
    """Put other readings of an item's deadline into the roadmap, and plan anew."""
    roadmap = shop.desk.roadmap
    item = roadmap.item(number)
    deadline = dc.replace(item.deadline, readings=read(item.deadline.readings))
    item = dc.replace(item, deadline=deadline)
    items = tuple(item if one.number == number else one for one in roadmap.items)
    shop.desk = dc.replace(shop.desk, roadmap=dc.replace(roadmap, items=items))
    plan(shop.desk)


@pytest.fixture
def open_reading(related):
    """The small roadmap, the term of item 2 counted as nobody has confirmed yet."""
    confirmed = related.desk
    reread(related, "2", lambda readings: (dc.replace(readings[0], confirmation=None),))
    return related, confirmed


def told(desk):
    rows = status(desk, as_of=LATE, organization="school-1", item="2").rows
    return [(one.due, one.flags) for one in rows]


def test_an_unconfirmed_count_dates_nothing_and_the_confirmed_one_does(open_reading, make_paper):
    shop, confirmed = open_reading
    paper = make_paper("2020-09-10", "", "Приказ")
    shop.task("2020-09-11", "attach", "1@2020", paper=paper)
    assert told(shop.desk) == [(None, (Flag.NEEDS_CONFIRMATION, Flag.NO_DATE))]

    desk = dc.replace(confirmed, actor=shop.all_seeing, moment=shop.at("2020-09-12").moment)
    plan(desk)
    count_terms(desk)

    assert told(desk) == [(dt.date(2020, 10, 12), (Flag.OVERDUE,))]
    events = len(desk.store.events())
    count_terms(desk)
    assert len(desk.store.events()) == events


YEARLY = """\
items:
  - number: "1"
    title: Приказ
    bodies: [school]
    responsible: Школы
    deadline:
      text: Ежегодно, до 1 октября
      readings:
        - reading: {kind: yearly, end_day: "10-01", op: до}
  - number: "3"
    title: Отчёт
    bodies: [school]
    responsible: Школы
    deadline:
      text: В течение месяца после исполнения п. 1
      readings:
        - reading: {kind: relative, amount: "1", unit: month, anchor: "item:1"}
          confirmed: {by: юрист, on: 2020-06-01, reason: так написано}
"""


@pytest.fixture
def yearly(make_related):
    """A report due a month after the order that is issued every year."""
    return make_related(YEARLY, end="2022-12-31")


def ordered(shop, make_paper, day):
    shop.task(day, "attach", f"1@{day[:4]}", paper=make_paper(day, "", "Приказ"))


def due_dates(shop):
    desk = shop.at("2021-12-31", shop.all_seeing)
    rows = status(desk, organization="school-1", item="3").rows
    return {one.period: (one.due, Flag.OVERDUE in one.flags) for one in rows}


def test_a_later_document_dates_a_term_of_its_own_and_ends_no_delay(yearly, make_paper):
    ordered(yearly, make_paper, "2020-09-15")
    ordered(yearly, make_paper, "2021-09-15")

    assert due_dates(yearly) == {
        "по-факту-2020": (dt.date(2020, 10, 15), True),
        "по-факту-2021": (dt.date(2021, 10, 15), True),
        "по-факту-2022": (None, False),
    }


@pytest.fixture
def old(yearly):
    """The same workspace as planned while the term had one occurrence: 3@по-факту."""
    store = yearly.desk.store
    rows = [one for one in store.occurrences(organization="school-1") if one.id.item == "1"]
    one = next(one for one in store.occurrences() if one.id.period == "по-факту-2020")
    bare = dc.replace(one, id=OccurrenceId(item="3", period="по-факту", organization="school-1"))
    store.save_plan([*rows, bare], whole=["school-1"])
    return yearly


def test_what_was_recorded_before_the_term_recurred_keeps_its_id(old, make_paper):
    ordered(old, make_paper, "2020-09-15")
    ordered(old, make_paper, "2021-09-15")
    assert due_dates(old) == {"по-факту": (dt.date(2020, 10, 15), True)}

    planned = plan(dc.replace(old.desk, moment=old.at("2021-09-16").moment))

    assert not planned.saved.removed
    assert due_dates(old) == {
        "по-факту": (dt.date(2020, 10, 15), True),
        "по-факту-2021": (dt.date(2021, 10, 15), True),
        "по-факту-2022": (None, False),
    }
    again = plan(old.desk).saved
    assert (again.added, again.changed) == ((), ())
    old.task("2021-09-20", "withdraw", "1@2020@school-1")
    assert due_dates(old)["по-факту"] == (None, False)


def test_the_first_document_tells_which_year_an_old_term_was(old, make_paper):
    ordered(old, make_paper, "2021-09-15")

    plan(old.desk)

    assert set(due_dates(old)) == {"по-факту-2020", "по-факту", "по-факту-2022"}


@pytest.fixture
def on_demand(related):
    """Item 1 has one dated term; the roadmap lets it be done on demand too."""
    need = ReadTerm(reading=Reading(kind=Kind.ON_DEMAND, cause="need"))
    reread(related, "1", lambda readings: (*readings, need))
    return related


def test_the_second_document_of_an_item_with_one_term_moves_nothing(on_demand, make_paper):
    ordered(on_demand, make_paper, "2020-09-11")
    paper = make_paper("2020-11-02", "", "Приказ")
    on_demand.task("2020-11-02", "attach", "1@по-необходимости@school-1", paper=paper)

    (row,) = status(
        on_demand.at("2020-12-31", on_demand.all_seeing), item="2", organization="school-1"
    ).rows
    assert (row.due, row.flags) == (dt.date(2020, 10, 12), (Flag.OVERDUE,))


def test_the_repeal_of_an_act_that_was_sent_back_takes_no_term_of_another(on_demand, make_paper):
    ordered(on_demand, make_paper, "2020-09-11")
    on_demand.task(
        "2020-09-12", "return", "1@2020@school-1", actor=on_demand.officer, reason="нет подписи"
    )
    paper = make_paper("2020-09-11", "", "Другой приказ")
    on_demand.task("2020-09-13", "attach", "1@по-необходимости@school-1", paper=paper)

    repealed = on_demand.at("2020-09-14")
    retract_terms_of_act(repealed, "Приказ", "school-1", on=dt.date(2020, 9, 14))

    (row,) = status(on_demand.at("2020-09-15"), organization="school-1", item="2").rows
    assert row.due == dt.date(2020, 10, 12)


def test_a_term_the_municipality_moved_is_not_counted_anew(yearly, make_paper):
    ordered(yearly, make_paper, "2020-09-15")
    yearly.task(
        "2020-10-01",
        "postpone",
        "3@по-факту-2020@school-1",
        actor=yearly.officer,
        new_due=dt.date(2020, 12, 1),
        basis="письмо № 3",
        reason="карантин",
    )

    count_terms(dc.replace(yearly.desk, moment=yearly.at("2020-10-02").moment))

    assert due_dates(yearly)["по-факту-2020"][0] == dt.date(2020, 12, 1)


def test_only_a_term_counted_from_this_document_is_taken_back(yearly, make_paper):
    ordered(yearly, make_paper, "2020-09-15")
    anchor = OccurrenceId.parse("1@2020@school-1")

    retract_terms(
        yearly.desk, anchor, dt.date(2020, 9, 1), on=dt.date(2020, 9, 20), why="возвращён"
    )
    assert due_dates(yearly)["по-факту-2020"][0] == dt.date(2020, 10, 15)

    retract_terms(
        yearly.desk, anchor, dt.date(2020, 9, 15), on=dt.date(2020, 9, 20), why="возвращён"
    )
    assert due_dates(yearly)["по-факту-2020"][0] is None
