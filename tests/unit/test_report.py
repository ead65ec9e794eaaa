"""Who is late: the one definition of overdue, every derived flag, who holds the ball."""

import dataclasses as dc
import datetime as dt
import itertools

import pytest

from acts.deadlines.reading import Kind
from acts.journal import Snapshot
from acts.organization import FanOut, Organization
from acts.plan import Occurrence, OccurrenceId
from acts.report import (
    FLAG_LABELS,
    Flag,
    StatusRow,
    TrackingPolicy,
    assess,
    is_overdue,
    summarize,
)
from acts.states import FINAL_TASK_STATES, TaskState
from acts.working_days import working_days

DUE = dt.date(2020, 9, 30)
DAY = dt.timedelta(days=1)
PERIOD_END = dt.date(2024, 12, 25)


def overdue(**changes):
    values = {
        "state": TaskState.PLANNED,
        "due": DUE,
        "today": DUE + DAY,
        "tracked_from": None,
        "confirmed": True,
        "retroactive": False,
    }
    return is_overdue(**values | changes)


def test_every_flag_has_its_own_russian_label():
    assert set(FLAG_LABELS) == set(Flag)
    assert len(set(FLAG_LABELS.values())) == len(Flag)


@pytest.mark.parametrize(
    ("today", "late"), [(DUE - DAY, False), (DUE, False), (DUE + DAY, True), (PERIOD_END, True)]
)
def test_a_duty_is_late_from_the_day_after_its_term(today, late):
    assert overdue(today=today) is late


LATE_STATES = {TaskState.PLANNED, TaskState.IN_PROGRESS, TaskState.RETURNED, TaskState.POSTPONED}


@pytest.mark.parametrize("state", TaskState)
def test_what_is_handed_in_or_closed_is_not_late(state):
    assert overdue(state=state) is (state in LATE_STATES)


@pytest.mark.parametrize(
    "change",
    [{"due": None}, {"confirmed": False}, {"retroactive": True}],
    ids=["no date", "unconfirmed", "before the order"],
)
def test_one_reason_is_enough_not_to_be_late(change):
    assert overdue()
    assert not overdue(**change)


@pytest.mark.parametrize(
    ("tracked_from", "late"), [(DUE - DAY, True), (DUE, True), (DUE + DAY, False)]
)
def test_a_term_before_tracking_began_is_not_counted(tracked_from, late):
    assert overdue(tracked_from=tracked_from) is late


def test_the_whole_truth_table_of_overdue():
    """Every combination against the definition said a second time, the other way round."""
    for state, due, day, tracked, confirmed, retroactive in itertools.product(
        TaskState,
        [None, DUE],
        [DUE, DUE + DAY],
        [None, DUE, DUE + DAY],
        [True, False],
        [True, False],
    ):
        excused = (
            due is None
            or not confirmed
            or retroactive
            or state in FINAL_TASK_STATES
            or state is TaskState.SUBMITTED
            or (tracked is not None and due < tracked)
        )
        assert overdue(
            state=state,
            due=due,
            today=day,
            tracked_from=tracked,
            confirmed=confirmed,
            retroactive=retroactive,
        ) is (not excused and day > DUE)


# --- assessment ------------------------------------------------------------------------------

SCHOOL = Organization(
    id="school-1",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="Школа",
    short_name="Школа",
    place="с. Рассветное",
    zone="Asia/Kamchatka",
    parent="district",
)


def occurrence(**changes):
    values = {
        "id": OccurrenceId(item="5", period="2020", organization="school-1"),
        "kind": Kind.WINDOW,
        "start": None,
        "raw_due": DUE,
        "due": DUE,
        "rule": "последний день – 30 сентября 2020 года",
    }
    return Occurrence(**values | changes)


def judged(now=None, today=DUE + DAY, organization=SCHOOL, policy=None, **changes):
    return assess(
        occurrence(**changes),
        now or Snapshot(),
        organization=organization,
        today=today,
        period_end=PERIOD_END,
        policy=policy or TrackingPolicy(),
        days=working_days(),
    )


def flags(*arguments, **values):
    return set(judged(*arguments, **values).flags)


def tracked(day):
    return dc.replace(SCHOOL, tracked_from=day)


def test_a_term_that_moved_forward_is_warned_of_on_the_working_day_before():
    # 31 October 2020 is a Saturday; the term moved to Monday.
    moved = {"raw_due": dt.date(2020, 10, 31), "due": dt.date(2020, 11, 2)}
    warned = [
        dt.date(2020, 10, day)
        for day in range(26, 32)
        if Flag.NAMED_DAY_OFF in flags(today=dt.date(2020, 10, day), **moved)
    ]
    assert warned == [dt.date(2020, 10, 30), dt.date(2020, 10, 31)]
    assert Flag.NAMED_DAY_OFF in flags(today=dt.date(2020, 11, 2), **moved)
    assert flags(today=dt.date(2020, 11, 3), **moved) == {Flag.OVERDUE}


def test_a_document_handed_in_or_another_term_needs_no_warning():
    moved = {"raw_due": dt.date(2020, 10, 31), "due": dt.date(2020, 11, 2)}
    friday = dt.date(2020, 10, 30)
    for now in (
        Snapshot(state="submitted", document_date=friday),
        Snapshot(state="postponed", due=dt.date(2020, 12, 1)),
    ):
        assert Flag.NAMED_DAY_OFF not in flags(now, today=friday, **moved)
    assert Flag.NAMED_DAY_OFF not in flags(today=DUE)
    assert Flag.NAMED_DAY_OFF not in flags(today=friday, superseded="редакция от 01.09", **moved)


def test_nothing_recorded_means_planned_with_the_term_of_the_plan():
    plain = judged(today=dt.date(2020, 8, 1))

    assert (plain.state, plain.due, plain.flags) == (TaskState.PLANNED, DUE, ())
    assert plain.rule == "последний день – 30 сентября 2020 года"
    assert plain.holder == "school-1"


@pytest.mark.parametrize(
    ("today", "soon"),
    [
        (DUE - 15 * DAY, False),
        (DUE - 14 * DAY, True),
        (DUE, True),
        (DUE + DAY, False),
    ],
)
def test_a_term_is_near_in_its_last_fourteen_days(today, soon):
    assert (Flag.DUE_SOON in flags(today=today)) is soon


def test_how_near_is_near_is_a_setting():
    policy = TrackingPolicy(soon_days=3)

    assert Flag.DUE_SOON not in flags(today=DUE - 4 * DAY, policy=policy)
    assert Flag.DUE_SOON in flags(today=DUE - 3 * DAY, policy=policy)


@pytest.mark.parametrize(
    ("state", "flag"),
    [(TaskState.DONE, Flag.DONE_LATE), (TaskState.SUBMITTED, Flag.SUBMITTED_LATE)],
)
def test_a_document_dated_after_the_term_is_late_for_good(state, flag):
    late = Snapshot(state=state, since=DUE + DAY, document_date=DUE + DAY)
    timely = Snapshot(state=state, since=DUE + DAY, document_date=DUE)

    assert flags(late) == {flag}
    assert flags(timely) == set()


@pytest.mark.parametrize("state", [TaskState.NOT_APPLICABLE, TaskState.CANCELLED])
def test_what_was_taken_off_has_no_flag_of_lateness(state):
    assert flags(Snapshot(state=state, since=DUE, document_date=DUE + DAY)) == set()


def test_a_returned_document_leaves_the_school_late():
    returned = Snapshot(state="returned", since=DUE, document_date=DUE - DAY)

    assert flags(returned) == {Flag.OVERDUE}
    assert judged(returned).holder == "school-1"


@pytest.mark.parametrize(
    ("today", "slow"), [(dt.date(2020, 10, 5), False), (dt.date(2020, 10, 6), True)]
)
def test_the_checker_has_ten_working_days(today, slow):
    # handed in on Monday 21.09.2020; the tenth working day after it is Monday 05.10.2020
    waiting = Snapshot(state="submitted", since=dt.date(2020, 9, 21), document_date=DUE)

    assert (Flag.CONFIRMATION_OVERDUE in flags(waiting, today=today)) is slow
    assert judged(waiting, today=today).holder == "district"


def test_a_school_is_not_late_while_its_document_waits_for_the_checker():
    waiting = Snapshot(state="submitted", since=DUE, document_date=DUE)

    assert Flag.OVERDUE not in flags(waiting, today=PERIOD_END)


def test_a_body_that_nobody_checks_holds_its_own_document():
    waiting = Snapshot(state="submitted", since=DUE, document_date=DUE)

    assert judged(waiting, organization=dc.replace(SCHOOL, parent="")).holder == "school-1"


@pytest.mark.parametrize("state", sorted(FINAL_TASK_STATES))
def test_nobody_holds_a_closed_duty(state):
    assert judged(Snapshot(state=state, since=DUE)).holder == ""


def test_a_postponed_term_holds_instead_of_the_first_which_stays_visible():
    moved = Snapshot(
        state="postponed", since=DUE, due=dt.date(2020, 12, 15), due_basis="письмо № 418"
    )

    before, after = (
        judged(moved, today=dt.date(2020, 12, 15)),
        judged(moved, today=dt.date(2020, 12, 16)),
    )

    assert before.due == dt.date(2020, 12, 15)
    assert before.rule == "15.12.2020 (первоначально 30.09.2020): письмо № 418"
    assert before.flags == (Flag.DUE_SOON,)
    assert after.flags == (Flag.OVERDUE,)


def test_a_document_within_the_postponed_term_is_in_time():
    done = Snapshot(
        state="done",
        since=dt.date(2020, 12, 11),
        due=dt.date(2020, 12, 15),
        document_date=dt.date(2020, 12, 15),
    )

    assert flags(done, today=PERIOD_END) == set()


def test_a_found_term_makes_an_undated_duty_late():
    found = Snapshot(due=DUE, due_basis="месяц от приказа")

    late = judged(found, due=None, raw_due=None, confirmed=False)

    assert late.state is TaskState.PLANNED
    assert late.rule == "30.09.2020: месяц от приказа"
    assert set(late.flags) == {Flag.OVERDUE, Flag.NEEDS_CONFIRMATION}


def test_a_term_before_tracking_is_shown_as_such():
    assert flags(organization=tracked(DUE + DAY)) == {Flag.BEFORE_TRACKING}
    assert flags(organization=tracked(DUE)) == {Flag.OVERDUE}


def test_a_term_before_the_order_is_shown_as_such():
    assert flags(retroactive=True) == {Flag.RETROACTIVE}


def test_an_unconfirmed_reading_is_asked_about_and_never_late():
    assert flags(confirmed=False) == {Flag.NEEDS_CONFIRMATION}


def test_a_provisional_calendar_is_said_until_the_duty_is_closed():
    assert Flag.PROVISIONAL in flags(provisional=True)
    assert Flag.PROVISIONAL not in flags(Snapshot(state="done", since=DUE), provisional=True)


@pytest.mark.parametrize(("today", "over"), [(PERIOD_END, False), (PERIOD_END + DAY, True)])
def test_a_duty_without_a_date_ends_with_the_programme(today, over):
    wanted = {Flag.NO_DATE, Flag.PERIOD_OVER} if over else {Flag.NO_DATE}

    assert flags(due=None, raw_due=None, today=today) == wanted
    closed = Snapshot(state="done", since=DUE)
    assert flags(closed, due=None, raw_due=None, today=today) == {Flag.NO_DATE}


# --- summary ---------------------------------------------------------------------------------


def row(organization, state, *flagged):
    return StatusRow(
        organization=organization,
        item="5",
        clause="приказ № 553 от 26.06.2020, приложение 1, п. 5",
        title="Дело",
        period="2020",
        due=DUE,
        rule="",
        state=state,
        flags=flagged,
        document="",
        holder="",
    )


def test_a_summary_counts_rows_flags_states_and_who_is_late():
    summary = summarize(
        [
            row("b", TaskState.PLANNED, Flag.OVERDUE),
            row("b", TaskState.RETURNED, Flag.OVERDUE),
            row("a", TaskState.PLANNED, Flag.OVERDUE, Flag.PROVISIONAL),
            row("a", TaskState.PLANNED, Flag.DUE_SOON),
            row("a", TaskState.DONE, Flag.DONE_LATE),
            row("c", TaskState.DONE),
            row("c", TaskState.SUBMITTED, Flag.SUBMITTED_LATE),
        ]
    )

    assert (summary.total, summary.overdue, summary.due_soon) == (7, 3, 1)
    assert (summary.done, summary.done_late, summary.waiting_check) == (2, 1, 1)
    assert summary.by_state == (("done", 2), ("planned", 3), ("returned", 1), ("submitted", 1))
    assert summary.overdue_by_organization == (("a", 1), ("b", 2))


def test_a_summary_of_nothing_is_all_zeros():
    summary = summarize([])

    assert (summary.total, summary.overdue, summary.by_state) == (0, 0, ())
