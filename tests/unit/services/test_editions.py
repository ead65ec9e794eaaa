"""Two editions side by side: items, fields, indicators, and what becomes of their dates."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.reading import Kind, MonthDay, Reading
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


def dates_of(first, second, *days, valid_from="2021-03-15"):
    """Compare the first text with one in which item 2 is due on these days of every year."""
    item = second.item("2")
    term = item.deadline.readings[0]
    readings = tuple(
        dc.replace(term, reading=dc.replace(term.reading, end_day=MonthDay.parse(one)))
        for one in days
    )
    item = dc.replace(item, deadline=dc.replace(item.deadline, readings=readings))
    edition = dc.replace(second.editions[0], valid_from=day(valid_from))
    changed = dc.replace(second, editions=(edition,), items=(item, *second.items[1:]))
    return compare_editions(first, changed).items[0].dates


def test_of_two_terms_in_place_of_one_the_only_one_ahead_is_the_old_one_moved(first, second):
    # 1 February had passed when the edition came, so that of 2021 only October is left.
    assert dates_of(first, second, "02-01", "10-15") == (
        DateChange(period="2021-2", former="2021", old=day("2021-10-01"), new=day("2021-10-15")),
    )


def test_of_two_terms_in_place_of_one_that_of_the_old_day_is_not_new(first, second):
    assert dates_of(first, second, "10-01", "12-01") == (
        DateChange(period="2021-1", former="2021", old=day("2021-10-01"), new=day("2021-10-01")),
        DateChange(period="2021-2", old=None, new=day("2021-12-01"), added=True),
    )


def test_of_two_terms_on_the_old_day_one_is_new(first, second):
    found = dates_of(first, second, "10-01", "10-01")

    assert [(one.period, one.former, one.added) for one in found] == [
        ("2021-1", "2021", False),
        ("2021-2", "", True),
    ]


def test_two_other_days_in_place_of_one_are_two_new_terms(first, second):
    assert [
        (one.period, one.added, one.removed) for one in dates_of(first, second, "09-15", "12-01")
    ] == [("2021", False, True), ("2021-1", True, False), ("2021-2", True, False)]


def test_what_is_left_of_two_terms_keeps_its_day_under_another_label(first, second):
    item = first.item("2")
    term = item.deadline.readings[0]
    other = dc.replace(term, reading=dc.replace(term.reading, end_day=MonthDay(12, 1)))
    item = dc.replace(item, deadline=dc.replace(item.deadline, readings=(term, other)))
    twice = dc.replace(first, items=(first.items[0], item))

    assert dates_of(twice, second, "12-01") == (
        DateChange(period="2021-1", old=day("2021-10-01"), new=None, removed=True),
        DateChange(period="2021", former="2021-2", old=day("2021-12-01"), new=day("2021-12-01")),
    )


def test_terms_of_different_years_are_not_one_term(first, second):
    once = Reading(kind=Kind.UNTIL, end=day("2021-10-01"), op="до")
    item = first.item("2")
    term = dc.replace(item.deadline.readings[0], reading=once)
    moved = dc.replace(term, reading=dc.replace(once, end=day("2022-10-01")))
    before, after = (
        dc.replace(
            text,
            items=(dc.replace(item, deadline=dc.replace(item.deadline, readings=(one,))),),
        )
        for text, one in ((first, term), (second, moved))
    )

    (changed,) = compare_editions(before, after).items

    assert [(one.period, one.added, one.removed) for one in changed.dates] == [
        ("2021", False, True),
        ("2022", True, False),
    ]


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
