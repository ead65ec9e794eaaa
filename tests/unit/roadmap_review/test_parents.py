"""An item against the item of the higher roadmap that it names as its parent."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.reader import read
from acts.roadmap import Deadline, FurtherTerm, ParentItem, ReadTerm
from acts.roadmap_review import review
from acts.sources.roadmaps import load_roadmap

SMALL = load_roadmap(Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml")


def holding(text, **fields):
    """Give the small roadmap with one item of this wording, read as printed."""
    terms = tuple(ReadTerm(reading=one) for one in read(text, SMALL.context).readings)
    base = dc.replace(SMALL.items[0], deadline=Deadline(text=text, readings=terms), **fields)
    return dc.replace(SMALL, items=(base,), indicators=())


def found(lower, higher, *, parent="1"):
    below = dc.replace(holding(lower, parent=ParentItem(roadmap="край", item=parent)), id="район")
    above = dc.replace(holding(higher), id="край")
    return [one for one in review(below, {"край": above}) if one.code.startswith("parent")]


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("до 1 октября 2020 года", "до 1 октября 2020 года"),
        ("до 1 сентября 2020 года", "до 1 октября 2020 года"),
        ("ежегодно до 1 сентября", "ежегодно до 1 октября"),
        ("ежегодно до 1 октября", "до 1 октября 2020 года"),  # the lower body goes on by itself
        ("постоянно", "до 1 октября 2020 года"),
        ("до 1 октября 2021 года", "постоянно"),
        # of years that only one of the two has, the first term is held against the last one above
        ("до 1 июля 2020 года, до 1 июля 2022 года", "до 1 октября 2021 года"),
    ],
)
def test_a_term_no_later_than_the_parents_is_no_finding(lower, higher):
    assert found(lower, higher) == []


@pytest.mark.parametrize(
    ("lower", "higher", "days"),
    [
        ("до 2 октября 2020 года", "до 1 октября 2020 года", "02.10.2020 против 01.10.2020"),
        ("ежегодно до 15 октября", "ежегодно до 1 октября",
         "15.10.2020 против 01.10.2020; 15.10.2021 против 01.10.2021"),
        ("до 15 января 2021 года", "до 31 декабря 2020 года", "15.01.2021 против 31.12.2020"),
    ],
)  # fmt: skip
def test_a_later_term_is_reported_with_both_days(lower, higher, days):
    (finding,) = found(lower, higher)

    assert (finding.code, finding.where) == ("parent.later", "п. 1")
    assert finding.message.endswith(days)
    assert f"«{higher}»" in finding.message


def test_a_parent_that_is_not_there_is_reported():
    (finding,) = found("постоянно", "постоянно", parent="9")
    assert finding.code == "parent.missing-item"

    below = holding("постоянно", parent=ParentItem(roadmap="край", item="1"))
    (finding,) = review(below)
    assert finding.code == "parent.unknown-roadmap"


@pytest.mark.parametrize(("governs", "codes"), [(True, ["parent.later"]), (False, [])])
def test_a_second_term_is_compared_only_where_it_governs(governs, codes):
    (said,) = read("до 1 декабря 2020 года", SMALL.context).readings
    term = FurtherTerm(
        place="примечание",
        text="до 1 декабря 2020 года",
        reading=said,
        governs=governs,
        reason="так сказано",
    )
    parent = ParentItem(roadmap="край", item="1")
    below = holding("до 1 октября 2020 года", parent=parent, further_terms=(term,))
    above = dc.replace(holding("до 1 октября 2020 года"), id="край")

    found = review(dc.replace(below, id="район"), {"край": above})

    assert [one.code for one in found if one.code.startswith("parent")] == codes


def test_the_last_term_of_a_year_is_compared():
    twice = "до 1 сентября 2020 года, до 1 декабря 2020 года"

    assert found(twice, "до 1 декабря 2020 года") == []
    assert [one.code for one in found(twice, "до 30 ноября 2020 года")] == ["parent.later"]
    assert SMALL.context.order_date == dt.date(2020, 6, 1)
