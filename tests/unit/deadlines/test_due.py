import dataclasses as dc
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.deadlines.due import Term, relative_due, terms
from acts.deadlines.policy import Policies, Shift, calendar_of
from acts.deadlines.reading import Context, Every, Kind, MonthDay, Reading, Relative

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
DEFAULTS = Policies()
CALENDAR = calendar_of(DEFAULTS)


def ends(reading, context=A):
    return [term.end for term in terms((reading,), context)]


def after(amount, unit, day, **more):
    policies = more.pop("policies", DEFAULTS)
    relative = Relative(amount=amount, unit=unit, anchor="издание приказа", **more)
    reading = Reading(kind=Kind.RELATIVE, relative=relative)
    return relative_due(reading, day, policies, CALENDAR)


def test_terms_are_sorted_and_labelled_by_their_year():
    window = Reading(kind=Kind.WINDOW, start=D(2020, 8, 1), end=D(2020, 9, 30))
    yearly = Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 1), first_year=2021, last_year=2022)
    assert terms((yearly, window), A) == (
        Term(start=D(2020, 8, 1), end=D(2020, 9, 30), year_label=2020, reading_index=1),
        Term(start=None, end=D(2021, 9, 1), year_label=2021, reading_index=0),
        Term(start=None, end=D(2022, 9, 1), year_label=2022, reading_index=0),
    )


def test_a_yearly_window_that_meets_the_plan_is_not_clipped():
    december = Reading(kind=Kind.YEARLY, start_day=MonthDay(12, 1), end_day=MonthDay(12, 31))
    assert ends(december)[-1] == D(2024, 12, 31)


def test_a_yearly_day_outside_the_plan_is_not_owed():
    january = Reading(kind=Kind.YEARLY, end_day=MonthDay(1, 20))
    assert ends(january) == [D(year, 1, 20) for year in range(2021, 2025)]


def test_a_yearly_window_may_run_over_new_year():
    winter = Reading(kind=Kind.YEARLY, start_day=MonthDay(12, 1), end_day=MonthDay(2, 29))
    found = terms((winter,), A)
    assert found[0] == Term(
        start=D(2020, 12, 1), end=D(2021, 2, 28), year_label=2020, reading_index=0
    )
    assert found[3].end == D(2024, 2, 29)


def test_a_report_belongs_to_its_year_even_after_the_plan():
    report = Reading(kind=Kind.YEARLY, end_day=MonthDay(1, 20), lag=1)
    found = terms((report,), A)
    assert [(term.year_label, term.end) for term in found][-1] == (2024, D(2025, 1, 20))
    assert found[0].year_label == 2020


def test_a_monthly_day_beyond_the_month_is_its_last():
    monthly = Reading(kind=Kind.EVERY, every=Every(unit="month", day=31), op="до")
    assert D(2021, 2, 28) in ends(monthly)


def test_a_monthly_day_before_the_order_is_not_owed():
    monthly = Reading(kind=Kind.EVERY, every=Every(unit="month", day=5), op="до")
    assert ends(monthly)[0] == D(2020, 7, 5)


@pytest.mark.parametrize(
    "every",
    [
        Every(unit="day"),
        Every(unit="week"),
        Every(unit="trimester"),
        Every(unit="school_quarter"),
        Every(unit="year", times=2),
        Every(unit="year", step=3),
    ],
)
def test_rhythms_without_named_days_give_no_dates(every):
    assert ends(Reading(kind=Kind.EVERY, every=every)) == []


def test_a_count_from_the_order_is_dated_and_from_an_event_is_not():
    from_order = Relative(amount=5, unit="day", anchor="order")
    from_event = Relative(amount=5, unit="day", anchor="item:3")
    assert ends(Reading(kind=Kind.RELATIVE, relative=from_order)) == [D(2020, 7, 1)]
    assert ends(Reading(kind=Kind.RELATIVE, relative=from_event)) == []


@pytest.mark.parametrize(
    ("amount", "unit", "day", "raw"),
    [
        (1, "month", D(2020, 9, 30), D(2020, 10, 30)),
        (1, "month", D(2021, 1, 31), D(2021, 2, 28)),
        (3, "month", D(2020, 11, 30), D(2021, 2, 28)),
        (2, "week", D(2020, 9, 1), D(2020, 9, 15)),
        (1, "year", D(2020, 2, 29), D(2021, 2, 28)),
        (1, "quarter", D(2020, 9, 1), D(2020, 12, 1)),
        (0, "day", D(2020, 9, 1), D(2020, 9, 1)),
        (14, "day", D(2020, 9, 1), D(2020, 9, 15)),
    ],
)
def test_counts_as_the_civil_code_does(amount, unit, day, raw):
    assert after(amount, unit, day).raw == raw


def test_counts_back_before_an_event():
    assert after(1, "month", D(2024, 3, 31), direction="before").raw == D(2024, 2, 29)
    # Monday 6 September 2021 and three working days before it: Wednesday.
    assert after(3, "day", D(2021, 9, 6), direction="before", working=True).raw == D(2021, 9, 1)


def test_bare_days_follow_the_policy():
    working = Policies(bare_days_working=True)
    # Friday 4 September 2020.
    assert after(5, "day", D(2020, 9, 4)).raw == D(2020, 9, 9)
    assert after(5, "day", D(2020, 9, 4), policies=working).raw == D(2020, 9, 11)
    assert after(5, "day", D(2020, 9, 4), policies=working, working=False).raw == D(2020, 9, 9)


def test_a_relative_due_date_moves_off_a_day_off():
    # 30 September 2021 plus a month is a Saturday that opens the days off of autumn 2021.
    due = after(1, "month", D(2021, 9, 30))
    assert (due.raw, due.effective) == (D(2021, 10, 30), D(2021, 11, 1))
    assert (
        after(1, "month", D(2021, 9, 30), policies=Policies(shift=Shift.NONE)).effective == due.raw
    )


def test_refuses_to_count_a_reading_of_another_kind():
    with pytest.raises(ValueError, match="none"):
        relative_due(Reading(kind=Kind.NONE), D(2020, 9, 1), DEFAULTS, CALENDAR)


@given(
    st.dates(D(2020, 1, 1), D(2027, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(["day", "week", "month"]),
)
def test_a_longer_count_never_ends_earlier(day, amount, unit):
    assert after(amount, unit, day).raw <= after(amount + 1, unit, day).raw


def test_a_monthly_term_of_the_school_year_keeps_the_organization_s_months():
    monthly = Reading(kind=Kind.EVERY, every=Every(unit="month"), scope="school-year")
    usual = [term.end for term in terms((monthly,), A)]
    later = Policies(school_year_start=MonthDay(10, 1), school_year_end=MonthDay(6, 20))
    own = [term.end for term in terms((monthly,), A, later)]
    assert D(2021, 9, 30) in usual
    assert D(2021, 6, 30) not in usual
    assert D(2021, 9, 30) not in own
    assert D(2021, 6, 30) in own  # June is begun, so its term is owed


@pytest.mark.parametrize(
    ("number", "first", "second"),
    [
        (1, D(2020, 7, 2), D(2020, 8, 3)),
        (5, D(2020, 7, 8), D(2020, 8, 7)),
        (0, D(2020, 6, 30), D(2020, 7, 31)),
    ],
)
def test_a_working_day_of_each_month_is_counted_from_its_first(number, first, second):
    # 1 July 2020, off by decree, counts as off here; a day before the order isn't owed.
    monthly = Reading(kind=Kind.EVERY, every=Every(unit="month", day=number, working=True))
    decreed = Policies(emergency_days=True)
    found = [term.end for term in terms((monthly,), A, decreed)]
    assert found[:2] == [first, second]


def test_a_working_day_of_every_year_is_counted_from_the_month_s_first():
    rule = Every(unit="year", day=3, working=True)
    yearly = Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 30), every=rule)
    assert ends(yearly)[:2] == [D(2020, 9, 3), D(2021, 9, 3)]
    last = dc.replace(yearly, every=dc.replace(rule, day=0))
    assert ends(last)[:2] == [D(2020, 9, 30), D(2021, 9, 30)]


def test_a_working_day_after_the_period_is_of_the_month_that_follows():
    report = Reading(
        kind=Kind.EVERY, every=Every(unit="quarter", day=3, working=True), lag=1, op="до"
    )
    assert ends(report)[1:3] == [D(2020, 10, 5), D(2021, 1, 13)]
