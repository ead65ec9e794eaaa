import pytest

from acts.registers.identity import Likeness, hard_key, likeness, match
from acts.registers.rows import Row
from acts.registers.tables import table_of

MENTEES = table_of("mentees")
FOX = {"surname": "Лисицына", "name": "Ольга", "patronymic": "Львовна", "position": "8 Б класс"}


def stored(code, *, excluded=False, **values):
    return Row(
        organization="s", table="mentees", code=code, values={**FOX, **values}, excluded=excluded
    )


def found(values, *rows):
    got = match(MENTEES, {**FOX, **values}, rows)
    return got.row.code if got.row else got.doubtful


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("2012-01-01", "2012-01-01", Likeness.SAME),
        ("", "", Likeness.SAME),
        ("2012-01-01", "", Likeness.UNSURE),
        ("2012-01-01", "2012-01-02", Likeness.DIFFERENT),
    ],
)
def test_birth_dates_tell_namesakes_apart(one, other, how):
    assert likeness(one, other) is likeness(other, one) is how


def test_the_key_of_a_person_leaves_out_the_birth_date_and_forgives_spelling():
    typed = {**FOX, "surname": "ЛИСИЦЫНA"}  # Latin «A»

    assert hard_key(MENTEES, {**typed, "birth_date": "2012-01-01"}) == hard_key(MENTEES, FOX)
    assert hard_key(MENTEES, {**FOX, "patronymic": ""}) != hard_key(MENTEES, FOX)


def test_the_order_of_mentees_does_not_make_another_pair():
    pairs = table_of("pairs")
    one = {"mentor": "mentor-1", "mentees": "mentee-2;mentee-10", "since": "2026-09-01"}

    assert hard_key(pairs, one) == hard_key(pairs, {**one, "mentees": "mentee-10;mentee-2"})


def test_an_equal_birth_date_beats_a_missing_one():
    rows = (stored("mentee-1"), stored("mentee-2", birth_date="2012-01-01"))

    assert found({"birth_date": "2012-01-01"}, *rows) == "mentee-2"
    assert found({}, *rows) == "mentee-1"


def test_a_missing_birth_date_is_filled_in_while_nothing_else_differs():
    assert found({"birth_date": "2012-01-01"}, stored("mentee-1")) == "mentee-1"
    assert found({"birth_date": "2012-01-01"}, stored("mentee-1", position="5 А")) == ("mentee-1",)


def test_two_who_may_be_meant_are_both_named():
    rows = (
        stored("mentee-1", birth_date="2012-01-01"),
        stored("mentee-2", birth_date="2013-01-01"),
    )

    assert found({}, *rows) == ("mentee-1", "mentee-2")


def test_of_two_equal_rows_the_living_one_is_meant():
    rows = (stored("mentee-1", excluded=True), stored("mentee-2"))

    assert found({}, *rows) == "mentee-2"
    assert found({}, stored("mentee-1"), stored("mentee-2")) == ("mentee-1", "mentee-2")


def test_nobody_of_that_name_is_nobody():
    assert found({}) == ()
    assert found({"birth_date": "2012-01-01"}, stored("mentee-1", birth_date="2013-01-01")) == ()
