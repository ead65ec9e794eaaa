import datetime as dt

import pytest

from acts.registers.books import (
    BookEntry,
    BookPlace,
    book_place,
    next_number,
    number_key,
    number_problem,
    written_number,
)


def entry(number, date, act="act-1"):
    return BookEntry(
        organization="school-1",
        book="приказы",
        number=number,
        date=dt.date.fromisoformat(date),
        act=act,
    )


BOOK = [
    entry("9", "2020-09-01"),
    entry("12-О", "2020-09-20", "act-2"),
    entry("100", "2020-12-01"),
    entry("12-О", "2021-02-01"),
]


def place(number, date="2020-10-01", book=BOOK):
    return book_place(book, number=number, date=dt.date.fromisoformat(date))


def test_numbers_stand_by_their_figures_not_their_letters():
    numbers = ["100", "9", "12/3-О", "12", "б/н"]
    assert sorted(numbers, key=number_key) == ["б/н", "9", "12", "12/3-О", "100"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 12-О ", "12-О"),
        ("б/н", ""),
        ("Б / Н.", ""),
        ("без  номера", ""),
        (" ", ""),
        ("бн-1", "бн-1"),
    ],
)
def test_words_for_no_number_are_no_number(typed, number):
    assert written_number(typed) == number
    assert (number_problem(typed.strip()) is None) == bool(number)


@pytest.mark.parametrize("same", ["12-о", " 12-О "])
def test_a_number_is_the_same_in_any_case_and_with_spaces_around(same):
    assert place(same).taken_by == "act-2"


def test_a_number_is_free_in_another_year_and_in_an_empty_book():
    assert place("9", "2021-03-01").taken_by == ""
    assert place("9", book=[]) == BookPlace()


def test_a_number_stands_between_the_dates_of_its_neighbours():
    found = place("13")
    assert found.last_before == dt.date(2020, 9, 20)
    assert found.next_after == dt.date(2020, 12, 1)
    assert found.taken_by == ""


def test_a_line_without_a_number_that_an_older_program_wrote_bounds_nothing():
    book = [entry("б/н", "2020-12-30"), entry("2", "2020-09-01")]

    assert place("3", book=book) == place("3", book=book[1:])


def test_the_first_and_the_last_number_have_one_neighbour():
    assert place("1").last_before is None
    assert place("101").next_after is None


def test_dates_out_of_order_bound_by_the_latest_before_and_the_earliest_after():
    book = [entry("1", "2020-09-05"), entry("2", "2020-09-01"), entry("5", "2020-10-05")]
    found = place("3", book=[*book, entry("6", "2020-10-01")])
    assert found.last_before == dt.date(2020, 9, 5)
    assert found.next_after == dt.date(2020, 10, 1)


@pytest.mark.parametrize(
    ("numbers", "following"),
    [((), "1"), (("1",), "2"), (("9", "10"), "11"), (("64-од", "9-од"), "65-од"), (("о/д",), "1")],
)
def test_the_next_number_follows_the_last_one_in_its_own_writing(numbers, following):
    lines = [
        BookEntry(organization="s", book="b", number=one, date=dt.date(2020, 9, 1), act=one)
        for one in numbers
    ]

    assert next_number(lines, year=2020) == following
    assert next_number(lines, year=2021) == "1"
