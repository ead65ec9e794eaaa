"""Filters of the journal as an address gives them."""

import datetime as dt

import pytest

from acts.web.audit.asked import asked_of


def test_filters_are_read_and_what_was_typed_is_kept():
    asked = asked_of({"kind": "act", "by": " officer ", "since": "1.9.2020", "before": "17"})

    assert asked.filters.kind == "act"
    assert asked.filters.recorded_by == "officer"
    assert asked.filters.since == dt.date(2020, 9, 1)
    assert asked.typed["since"] == "1.9.2020"
    assert asked.before == 17
    assert asked.wrong == {}


@pytest.mark.parametrize("before", ["", "-1", "٣", "1e3", "9" * 16])
def test_a_place_that_is_no_number_begins_with_the_latest(before):
    assert asked_of({"before": before}).before == 0


def test_days_in_the_wrong_order_are_named():
    asked = asked_of({"since": "02.09.2020", "until": "01.09.2020"})

    assert set(asked.wrong) == {"until"}


def test_the_organization_of_the_page_can_t_be_exchanged():
    assert asked_of({"organization": "other"}, organization="mine").filters.organization == "mine"
