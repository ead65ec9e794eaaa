"""What no order may do, whatever its kind."""

import pytest

from acts.documents.kinds.contradictions import contradiction, order_contradictions


def order(**values):
    return {
        "planned_on": "2020-08-31",
        "bases": {"regional": {"date": "2020-06-26"}, "other": [{"date": "2020-08-01"}]},
        "repeals": [{"date": "2019-08-31"}],
        "acquaintance": {"due": "2020-08-31"},
    } | values


def places(fields):
    return [one.place for one in order_contradictions(fields, ("regional", "municipal"))]


def test_an_order_of_its_day_contradicts_nothing():
    assert places(order()) == []


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"bases": {"regional": {"date": "2020-09-01"}}}, "/bases/regional/date"),
        ({"bases": {"other": [{"date": "2020-09-01"}]}}, "/bases/other/0/date"),
        ({"repeals": [{"date": "2020-09-01"}]}, "/repeals/0/date"),
        ({"acquaintance": {"due": "2020-08-30"}}, "/acquaintance/due"),
    ],
)
def test_what_is_later_or_earlier_than_the_order_is_named_by_its_place(values, place):
    assert places(order(**values)) == [place]


def test_a_contradiction_is_of_one_code():
    assert contradiction("/a", "не сходится").code == "data.contradiction"
