"""Two editions side by side: items, fields, indicators, and what becomes of their dates."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.reading import MonthDay
from acts.errors import InputError
from acts.roadmap import ParentItem
from acts.services.editions import DateChange, FieldChange, compare_editions
from acts.sources.roadmaps import load_roadmap

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def first():
    return load_roadmap(DATA / "roadmaps" / "small.yaml")


@pytest.fixture(scope="module")
def second():
    return load_roadmap(DATA / "editions" / "second.yaml")


def day(text):
    return dt.date.fromisoformat(text)


def test_tells_added_removed_and_changed_items_apart(first, second):
    diff = compare_editions(first, second)

    assert {one.number: one.kind for one in diff.items} == {
        "2": "changed",
        "3": "added",
        "1": "removed",
    }
    assert (diff.old, diff.new) == (
        "редакция 1 (приказ № 1 от 01.06.2020)",
        "редакция 2 (приказ № 9 от 01.03.2021)",
    )


def test_a_date_that_came_before_the_edition_stays_and_a_later_one_moves(first, second):
    changed = compare_editions(first, second).items[0]

    assert changed.dates == (
        DateChange(period="2021", old=day("2021-10-01"), new=day("2021-10-15")),
    )
    assert (
        FieldChange(name="срок", old="Ежегодно, до 1 октября", new="Ежегодно, до 15 октября")
        in changed.fields
    )


def test_a_new_item_whose_day_has_passed_is_retroactive(first, second):
    added = compare_editions(first, second).items[1]

    assert added.dates == (
        DateChange(period="2021", old=None, new=day("2021-02-01"), added=True, retroactive=True),
    )


def test_a_removed_item_loses_only_what_lies_ahead(first, second):
    removed = compare_editions(first, second).items[2]
    assert removed.dates == ()  # its only term, of 2020, came before the edition

    early = dc.replace(
        second, editions=(dc.replace(second.editions[0], valid_from=day("2020-07-01")),)
    )
    removed = compare_editions(first, early).items[2]
    assert removed.dates == (
        DateChange(period="2020", old=day("2020-09-30"), new=None, removed=True),
    )


def test_a_corrected_file_of_one_edition_moves_all_its_dates(first, second):
    mistaken = dc.replace(first, editions=second.editions)

    changed = compare_editions(mistaken, second).items[0]

    assert [one.period for one in changed.dates] == ["2020", "2021"]


def test_an_older_text_amends_nothing(first, second):
    older = dc.replace(first, order=dc.replace(first.order, date=day("2020-12-01")))

    changed = compare_editions(second, older).items[1]

    assert [(one.period, one.old, one.new) for one in changed.dates] == [
        ("2020", day("2020-10-15"), day("2020-10-01")),
        ("2021", day("2021-10-15"), day("2021-10-01")),
    ]


def test_the_item_of_a_higher_roadmap_is_compared(first):
    parent = ParentItem(roadmap="kamchatka-553", item="14")
    item = dc.replace(first.items[0], parent=parent)

    (changed,) = compare_editions(first, dc.replace(first, items=(item, *first.items[1:]))).items

    assert changed.fields == (
        FieldChange(name="вышестоящий пункт", old="", new="kamchatka-553, п. 14"),
    )


def test_two_terms_in_place_of_one_are_new_only_from_the_edition_on(first, second):
    item = second.item("2")
    term = item.deadline.readings[0]
    early = dc.replace(term, reading=dc.replace(term.reading, end_day=MonthDay(2, 1)))
    item = dc.replace(item, deadline=dc.replace(item.deadline, readings=(early, term)))
    twice = dc.replace(second, items=(item, *second.items[1:]))

    changed = compare_editions(first, twice).items[0]

    assert [(one.period, one.new) for one in changed.dates if one.added] == [
        ("2021-2", day("2021-10-15"))
    ]
    assert not any(one.retroactive for one in changed.dates)


def test_targets_of_indicators_are_compared_year_by_year(first, second):
    (one,) = compare_editions(first, second).indicators

    assert one.fields == (FieldChange(name="значение 2021 года", old="20,5 %", new="25 %"),)


def test_other_fields_are_named_in_russian(first):
    item = first.items[0]
    bodies = (dc.replace(first.bodies[0], id="iro", name="Институт"), *first.bodies)
    result = dc.replace(item.result, text="Распоряжение")
    other = dc.replace(
        first,
        bodies=bodies,
        title="Новая карта",
        period_end=day("2022-12-31"),
        items=(dc.replace(item, bodies=("iro", "school"), result=result), *first.items[1:]),
    )

    diff = compare_editions(first, other)

    assert [one.name for one in diff.whole] == ["название", "срок программы"]
    fields = {one.name: (one.old, one.new) for one in diff.items[0].fields}
    assert fields == {
        "исполнитель": ("Школы", "Институт; Школы"),
        "результат": ("Приказ", "Распоряжение"),
    }


def test_the_same_text_has_no_differences(first):
    assert compare_editions(first, first).is_empty


def test_different_roadmaps_are_not_compared(first):
    with pytest.raises(InputError, match="разные карты"):
        compare_editions(first, dc.replace(first, id="other"))
