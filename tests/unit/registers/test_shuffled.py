"""Names that a file moves between rows with their codes left behind are found."""

import pytest

from acts.registers.rows import FieldChange, Row, RowChange, RowStatus
from acts.registers.shuffled import shuffles

SURNAMES = ("Чайка", "Белов", "Дюма", "Ежов")


def renamed(number, before, after, key="surname", status=RowStatus.CHANGED):
    row = Row(organization="s", table="mentors", code=f"mentor-{number}", values={key: after})
    return RowChange(
        status=status, row=row, fields=(FieldChange(key=key, before=before, after=after),)
    )


def sorted_apart(key="surname", status=RowStatus.CHANGED):
    pairs = zip(SURNAMES, sorted(SURNAMES), strict=True)
    return [
        renamed(number, before, after, key, status)
        for number, (before, after) in enumerate(pairs, start=1)
        if before != after
    ]


def test_a_column_of_names_sorted_by_itself_is_found_with_its_rows():
    (found,) = shuffles(sorted_apart())
    assert found.codes == {f"mentor-{number}" for number in range(1, 5)}
    assert "«Фамилия»" in found.problem.message
    assert found.problem.place == "mentor-1"


def test_several_columns_of_one_sheet_are_told_once():
    (found,) = shuffles([*sorted_apart(), *sorted_apart("name")])
    assert "граф «Фамилия», «Имя»" in found.problem.message


def test_names_pushed_down_by_a_row_are_found():
    pushed = ("Новикова", *SURNAMES[:3])
    (found,) = shuffles(
        renamed(number, before, after)
        for number, (before, after) in enumerate(zip(SURNAMES, pushed, strict=True), start=1)
    )
    assert len(found.codes) == 4


@pytest.mark.parametrize(
    "changes",
    [
        [renamed(1, "Чайка", "Белов"), renamed(2, "Белов", "Чайка")],
        [renamed(1, "Чайка", "Чайкин"), renamed(2, "Белов", "Белых"), renamed(3, "Дюма", "Дым")],
        sorted_apart("position"),
        sorted_apart(status=RowStatus.ADDED),
    ],
    ids=["two swapped", "three married", "posts", "new rows"],
)
def test_what_people_really_change_is_left_alone(changes):
    assert not list(shuffles(changes))
