"""The school year turns once, as one change, and can be taken back."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.deadlines.own_rules import OwnRules
from acts.deadlines.reading import MonthDay
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


def on(desk, day):
    return dc.replace(desk, moment=dt.datetime.fromisoformat(f"{day}T09:00:00+12:00"))


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        ("2020-05-24", "2019-08-31"),  # pairs of the running year end later
        ("2020-05-25", "2020-08-31"),
        ("2020-08-31", "2020-08-31"),
        ("2020-09-30", "2020-08-31"),
        ("2021-01-15", "2020-08-31"),
    ],
)
def test_the_year_that_is_turned_is_over_or_soon_will_be(desk, school, day, ends):
    rolled = roll(on(desk, day), school, dry_run=True)

    assert rolled.year.ends_on == dt.date.fromisoformat(ends)
    assert ("pair-1" in rolled.year.ended) == (ends == "2020-08-31")


def test_the_year_of_a_school_ends_before_its_own_first_day(desk, school):
    own = dc.replace(school, rules=OwnRules(school_year_start=MonthDay(10, 1)))

    assert roll(on(desk, "2020-09-15"), own, dry_run=True).year.ends_on == dt.date(2020, 9, 30)


def test_a_year_far_ahead_is_turned_only_by_who_says_so(desk, school):
    ahead = dt.date(2021, 8, 31)
    with pytest.raises(
        InputError, match=r"до конца учебного года, 31\.08\.2021, ещё далеко"
    ) as told:
        roll(desk, school, ends_on=ahead, dry_run=True)
    assert "с 25.05.2021" in told.value.problems[0].remedy

    assert roll(desk, school, ends_on=ahead, early=True, dry_run=True).year.ends_on == ahead


def test_a_turn_in_the_middle_of_the_turned_year_is_refused(desk, school):
    roll(desk, school)

    with pytest.raises(InputError, match="на 2020/2021 учебный год уже перешли") as told:
        roll(on(desk, "2021-01-15"), school)
    assert "с 25.05.2021" in told.value.problems[0].remedy
    with pytest.raises(InputError, match="на 2020/2021 учебный год уже перешли"):
        roll(on(desk, "2021-01-15"), school, ends_on=dt.date(2019, 8, 31))


def test_a_year_left_out_is_named_and_made_up_for_as_a_person_says(desk, school):
    roll(desk, school)
    late = on(desk, "2022-09-05")

    with pytest.raises(InputError, match="пропущен переход на 2021/2022 учебный год") as told:
        roll(late, school)
    assert "--classes 2" in told.value.problems[0].remedy
    with pytest.raises(InputError, match="пропущено переходов – 1"):
        roll(late, school, classes=3)
    turned = ("mentee-1", "mentor-1")
    assert [value(desk, one, "position") for one in turned] == ["9 Б класс", "11 А класс"]

    row = next(one for one in desk.store.register("school-1") if one.code == "mentee-1")
    young = {**row.values, "position": "5 В класс"}
    newcomer = {**young, "since": "2021-09-01"}
    desk.store.save_register(
        "school-1",
        [dc.replace(row, values=young), dc.replace(row, code="mentee-9", values=newcomer)],
    )
    roll(late, school, classes=2)

    assert value(desk, "mentee-1", "position") == "7 В класс"
    assert value(desk, "mentee-9", "position") == "6 В класс"  # came after the year left out
    with pytest.raises(InputError, match="на 2022/2023 учебный год уже перешли"):
        roll(late, school, ends_on=dt.date(2021, 8, 31))


def test_classes_are_not_raised_twice_where_no_year_was_left_out(desk, school):
    with pytest.raises(InputError, match="переходы не пропущены"):
        roll(desk, school, classes=2)


def test_classes_entered_in_the_new_year_are_not_raised_unless_asked(desk, school):
    roll(on(desk, "2020-11-05"), school)  # the first record about these registers …
    undo(on(desk, "2020-11-05"), school)  # … is taken back
    january = on(desk, "2021-01-15")

    with pytest.raises(
        InputError, match=r"реестры ведутся с 05\.11\.2020: .* переводить не с чего"
    ):
        roll(january, school)
    assert roll(january, school, ends_on=dt.date(2020, 8, 31), dry_run=True).changes.changes


def test_the_last_turn_is_the_one_taken_back(desk, school):
    roll(desk, school)
    roll(on(desk, "2021-07-01"), school)
    assert value(desk, "pair-2", "ended") == "2021-05-28"

    undo(on(desk, "2021-07-02"), school)

    assert value(desk, "pair-2", "ended") == ""
    assert value(desk, "pair-1", "ended") == "2020-05-29"
    assert value(desk, "mentor-1", "position") == "11 А класс"
