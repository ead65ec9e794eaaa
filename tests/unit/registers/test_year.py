import datetime as dt

import pytest

from acts.registers.rows import Row
from acts.registers.typed_rows import registers_from
from acts.registers.year import Proposal, roll_year

ENDS, STARTS = dt.date(2027, 8, 31), dt.date(2027, 9, 1)
PERSON = {"surname": "Чижов", "name": "Глеб", "patronymic": "Денисович", "since": "2026-09-01"}
PAIR = {"kind": "pair", "form": "pupil_pupil", "mentor": "mentor-1", "since": "2026-09-15"}


def row(table, code, **values):
    return Row(organization="s", table=table, code=code, values=values)


def mentee(number, position, **values):
    known = {**PERSON, "category": "pupil", "birth_date": "2011-03-14", "position": position}
    return row("mentees", f"mentee-{number}", **{**known, **values})


def roll(*rows, **days):
    school = row(
        "organization", "school-1", full_name="Ш", short_name="Ш", place="с", zone="Asia/Omsk"
    )
    registers = registers_from("s", [school, *rows])
    return roll_year(registers, **{"ends_on": ENDS, "starts_on": STARTS, **days})


MENTOR = row(
    "mentors",
    "mentor-1",
    **{**PERSON, "surname": "Уткин"},
    category="pupil",
    position="10 А класс",
    birth_date="2010-01-01",
)


def test_a_finished_pair_ends_on_its_last_day_and_a_longer_one_goes_on():
    rolled = roll(
        MENTOR,
        mentee(1, "8 Б класс"),
        row("pairs", "pair-1", **PAIR, mentees="mentee-1", until="2027-05-31"),
        row("pairs", "pair-2", **PAIR, mentees="mentee-1", until="2027-08-31"),
        row("pairs", "pair-3", **PAIR, mentees="mentee-1", until="2027-09-01"),
        row("pairs", "pair-4", **PAIR, mentees="mentee-1", until="2027-05-31", ended="2027-01-10"),
    )

    assert rolled.ended == ("pair-1", "pair-2")
    assert rolled.carried == ("pair-3",)
    assert [one for one in rolled.changes if one.table == "pairs"] == [
        Proposal(table="pairs", code="pair-1", key="ended", before="", after="2027-05-31"),
        Proposal(table="pairs", code="pair-2", key="ended", before="", after="2027-08-31"),
    ]


def test_classes_move_up_and_leavers_and_odd_ones_are_listed():
    rolled = roll(
        MENTOR,
        mentee(1, "8 Б класс"),
        mentee(2, "9 А класс"),
        mentee(3, "11 А класс"),
        mentee(4, "восьмой класс"),
        mentee(5, "5 класс", until="2027-08-31"),
        mentee(6, "учитель", category="employee"),
    )

    assert [(one.code, one.before, one.after) for one in rolled.changes] == [
        ("mentor-1", "10 А класс", "11 А класс"),
        ("mentee-1", "8 Б класс", "9 Б класс"),
    ]
    assert {one.key for one in rolled.changes} == {"position"}
    assert rolled.leavers == ("mentee-2", "mentee-3")
    assert rolled.unreadable == ("mentee-4",)


def test_programmes_that_ended_are_listed():
    rolled = roll(
        row("programmes", "programme-1", title="П", since="2026-09-01", until="2027-08-31"),
        row("programmes", "programme-2", title="Р", since="2026-09-01", until="2027-09-01"),
    )

    assert rolled.programmes == ("programme-1",)


@pytest.mark.parametrize(
    ("signed", "until", "lacking"),
    [
        ("2026-09-01", "2027-08-31", True),
        ("2026-09-01", "2027-09-01", False),
        ("2026-12-01", "", False),  # late for the old year, in time for the new one
        ("2027-09-02", "", True),
    ],
)
def test_consents_that_do_not_hold_in_the_new_year_are_listed_by_pair(signed, until, lacking):
    papers = [
        ("mentor-1", "mentor"),
        ("mentor-1", "representative"),
        ("mentor-1", "pd_processing"),
        ("mentee-1", "participation"),
        ("mentee-1", "representative"),
        ("mentee-1", "pd_processing"),
    ]
    consents = [
        row(
            "consents",
            f"consent-{number}",
            person=person,
            kind=kind,
            **(
                {"signed_on": signed, "until": until}
                if (person, kind) == ("mentee-1", "representative")
                else {"signed_on": "2026-09-01"}
            ),
        )
        for number, (person, kind) in enumerate(papers)
    ]
    rolled = roll(
        MENTOR,
        mentee(1, "8 Б класс"),
        row("pairs", "pair-1", **PAIR, mentees="mentee-1", until="2028-05-31"),
        *consents,
    )

    found = [(one.place, one.code) for one in rolled.consents]
    assert found == ([("pair-1", "pair.consent-representative")] if lacking else [])


def test_the_new_year_begins_after_the_old_one():
    with pytest.raises(ValueError, match="begins after"):
        roll(ends_on=STARTS)


def test_whoever_came_in_the_new_year_is_in_a_class_of_it_already():
    rolled = roll(
        mentee(1, "8 Б класс", since="2027-08-31"),
        mentee(2, "8 Б класс", since="2027-09-01", surname="Стриж"),
    )

    assert [one.code for one in rolled.changes] == ["mentee-1"]
