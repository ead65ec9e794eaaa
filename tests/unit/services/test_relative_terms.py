"""A term counted from a document waits until somebody has confirmed how it is counted."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.report import Flag
from acts.services.planning import plan
from acts.services.relative_terms import count_terms
from acts.services.reporting import status

LATE = dt.date(2020, 12, 31)


@pytest.fixture
def open_reading(related):
    """The small roadmap, the term of item 2 counted as nobody has confirmed yet."""
    before = related.desk.roadmap
    item = before.item("2")
    term = dc.replace(item.deadline.readings[0], confirmation=None)
    item = dc.replace(item, deadline=dc.replace(item.deadline, readings=(term,)))
    items = tuple(item if one.number == "2" else one for one in before.items)
    confirmed = related.desk
    related.desk = dc.replace(confirmed, roadmap=dc.replace(before, items=items))
    plan(related.desk)
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
