"""The school year turns once, as one change, and can be taken back."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.registers.rows import Row
from acts.services.year_roll import roll, school_year, undo

PEOPLE = {
    "mentor-1": ("mentors", {"category": "pupil", "position": "10 А класс"}),
    "mentee-1": ("mentees", {"category": "pupil", "position": "8 Б класс"}),
    "mentee-2": ("mentees", {"category": "pupil", "position": "9 Б класс"}),
}
PAIR = {
    "kind": "pair",
    "form": "pupil_pupil",
    "mentor": "mentor-1",
    "mentees": "mentee-1",
    "since": "2019-09-02",
    "until": "2020-05-29",
}


@pytest.fixture
def desk(shop):
    desk = shop.at("2020-07-01")
    names = {"surname": "Соколов", "name": "Павел", "patronymic": "Олегович"}
    rows = [
        Row(
            organization="school-1",
            table=table,
            code=code,
            values={**names, **values, "since": "2019-09-01", "birth_date": f"200{number}-01-01"},
        )
        for number, (code, (table, values)) in enumerate(PEOPLE.items(), start=4)
    ]
    rows += [
        Row(organization="school-1", table="pairs", code="pair-1", values=PAIR),
        Row(
            organization="school-1",
            table="pairs",
            code="pair-2",
            values={**PAIR, "mentees": "mentee-2", "until": "2021-05-28"},
        ),
    ]
    desk.store.save_register("school-1", rows)
    return desk


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


def value(desk, code, key):
    rows = desk.store.register("school-1")
    return next(one for one in rows if one.code == code).value(key)


def test_classes_rise_and_finished_pairs_end_in_one_change(desk, school):
    rolled = roll(desk, school)
    assert value(desk, "mentor-1", "position") == "11 А класс"
    assert value(desk, "mentee-1", "position") == "9 Б класс"
    assert value(desk, "pair-1", "ended") == "2020-05-29"
    assert value(desk, "pair-2", "ended") == ""
    assert rolled.year.carried == ("pair-2",)
    assert rolled.year.leavers == ("mentee-2",)
    fact = desk.store.history("register:school-1")[-1].fact
    assert (fact.trigger, fact.details.effective_from) == ("roll", dt.date(2020, 9, 1))
    assert fact.reason == "изменено 3, учебный год 2020/2021"
    assert "Соколов" not in str(fact)


def test_what_lacks_consent_is_listed_by_code(desk, school):
    told = roll(desk, school).year.consents
    assert told
    assert {one.place for one in told} == {"pair-2"}


def test_a_trial_writes_nothing(desk, school):
    rolled = roll(desk, school, dry_run=True)
    assert len(rolled.changes.changes) == 3
    assert desk.store.register_revision("school-1") == 2
    assert not desk.store.history("register:school-1")


def test_the_same_year_is_not_turned_twice(desk, school):
    roll(desk, school)
    with pytest.raises(InputError, match="на 2020/2021 учебный год уже перешли"):
        roll(desk, school, starts_on=dt.date(2020, 10, 1))
    assert value(desk, "mentee-1", "position") == "9 Б класс"


def test_the_next_year_is_turned_again(desk, school):
    roll(desk, school)
    later = dc.replace(desk, moment=desk.moment + dt.timedelta(days=365))
    roll(later, school)
    assert value(desk, "mentee-1", "position") == "9 Б класс"
    assert value(desk, "mentor-1", "position") == "11 А класс"
    assert value(desk, "pair-2", "ended") == "2021-05-28"


def test_a_turn_is_taken_back_but_for_what_was_changed_since(desk, school):
    roll(desk, school)
    row = next(one for one in desk.store.register("school-1") if one.code == "mentee-1")
    desk.store.save_register(
        "school-1", [dc.replace(row, values={**row.values, "position": "9 А класс"})]
    )
    undone = undo(desk, school)
    assert undone.left == ("mentee-1",)
    assert value(desk, "mentee-1", "position") == "9 А класс"
    assert value(desk, "mentor-1", "position") == "10 А класс"
    assert value(desk, "pair-1", "ended") == ""


def test_a_year_taken_back_can_be_turned_anew(desk, school):
    roll(desk, school)
    undo(desk, school)
    with pytest.raises(InputError, match="в журнале нет"):
        undo(desk, school)
    roll(desk, school)
    assert value(desk, "mentee-1", "position") == "9 Б класс"


def test_a_trial_of_taking_back_writes_nothing(desk, school):
    roll(desk, school)
    assert len(undo(desk, school, dry_run=True).changes.changes) == 3
    assert value(desk, "mentee-1", "position") == "9 Б класс"


def test_days_in_the_wrong_order_are_refused(desk, school):
    with pytest.raises(InputError, match="раньше, чем кончается"):
        roll(desk, school, ends_on=dt.date(2020, 8, 31), starts_on=dt.date(2020, 8, 31))


def test_only_who_keeps_the_registers_turns_the_year(desk, school):
    lawyer = Actor(id="lawyer", roles=frozenset({Role.LEGAL_REVIEWER}))
    with pytest.raises(WorkflowError):
        roll(dc.replace(desk, actor=lawyer), school)
    assert value(desk, "mentee-1", "position") == "8 Б класс"


@pytest.mark.parametrize(
    ("day", "year"),
    [((2026, 9, 1), "2026/2027"), ((2027, 1, 11), "2026/2027"), ((2026, 7, 1), "2026/2027")],
)
def test_a_school_year_is_named_by_its_autumn(day, year):
    assert school_year(dt.date(*day)) == year


def test_a_workspace_begun_in_the_new_year_has_no_old_one_to_leave(desk, school):
    begun = dc.replace(school, tracked_from=dt.date(2020, 9, 1))

    with pytest.raises(InputError, match="учёт ведётся с 01.09.2020"):
        roll(desk, begun)
    assert value(desk, "mentee-1", "position") == "8 Б класс"
    last_day = dc.replace(school, tracked_from=dt.date(2020, 8, 31))
    assert roll(desk, last_day, dry_run=True).changes.changes
