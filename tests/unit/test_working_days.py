import datetime as dt
import re

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.working_days import OffKind, working_days, year_of_days

DAYS = st.dates(dt.date(2019, 12, 1), dt.date(2028, 1, 31))
FIVE = working_days()


def days_of(year):
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2020, 2028))
def test_every_day_agrees_with_the_published_calendar(year):
    published = holidays.country_holidays("RU", years=year)
    wrong = [day for day in days_of(year) if FIVE.is_working(day) != published.is_working_day(day)]
    assert wrong == []


@pytest.mark.parametrize(
    ("year", "total"),
    [(2020, 248), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247)],
)
def test_a_year_has_the_published_number_of_working_days(year, total):
    assert sum(FIVE.is_working(day) for day in days_of(year)) == total


def test_a_saturday_moved_by_decree_is_working():
    assert FIVE.is_working(dt.date(2024, 4, 27))
    assert FIVE.next_working(dt.date(2024, 4, 28)) == dt.date(2024, 5, 2)
    assert FIVE.add(dt.date(2024, 4, 26), 1) == dt.date(2024, 4, 27)


def test_moves_off_a_weekend_and_a_holiday_in_both_directions():
    assert FIVE.next_working(dt.date(2024, 9, 1)) == dt.date(2024, 9, 2)
    assert FIVE.previous_working(dt.date(2024, 9, 1)) == dt.date(2024, 8, 30)
    assert FIVE.next_working(dt.date(2020, 12, 31)) == dt.date(2020, 12, 31)
    assert FIVE.next_working(dt.date(2021, 12, 31)) == dt.date(2022, 1, 10)
    assert FIVE.previous_working(dt.date(2022, 1, 9)) == dt.date(2021, 12, 30)


def test_ten_working_days_after_friday_26_june_2020_end_on_10_july():
    assert FIVE.add(dt.date(2020, 6, 26), 10) == dt.date(2020, 7, 10)


def test_emergency_days_are_off_only_when_asked_for():
    strict = working_days(emergency_days=True)
    assert FIVE.is_working(dt.date(2020, 7, 1))
    assert not strict.is_working(dt.date(2020, 7, 1))
    assert strict.add(dt.date(2020, 6, 26), 10) == dt.date(2020, 7, 13)


@pytest.mark.parametrize(("year", "lost"), [(2020, 29), (2021, 7)])
def test_emergency_days_take_the_known_number_of_working_days(year, lost):
    strict = working_days(emergency_days=True)
    taken = [day for day in days_of(year) if FIVE.is_working(day) and not strict.is_working(day)]
    assert len(taken) == lost


def test_six_day_week_works_on_saturdays_and_ignores_transfers_from_saturday():
    six = working_days(week=6)
    assert six.is_working(dt.date(2022, 9, 3))
    assert not six.is_working(dt.date(2022, 9, 4))
    # 6 January 2024 was a Saturday, 7 January a Sunday: only the second is moved.
    assert six.is_working(dt.date(2024, 5, 10))
    assert not six.is_working(dt.date(2024, 12, 31))
    # 12 June 2021 was a Saturday: nothing to move; 9 May 2021 was a Sunday.
    assert six.is_working(dt.date(2021, 6, 14))
    assert not six.is_working(dt.date(2021, 5, 10))


def test_regional_days_off_count():
    bashkortostan = working_days(extra_days_off=(dt.date(2026, 10, 12),))
    assert FIVE.is_working(dt.date(2026, 10, 12))
    assert bashkortostan.next_working(dt.date(2026, 10, 12)) == dt.date(2026, 10, 13)
    assert "дополнительные выходные дни региона и организации" in bashkortostan.sources(2026)


def test_years_without_a_decree_are_provisional_and_follow_the_labour_code():
    assert not any(FIVE.is_provisional(year) for year in range(2020, 2028))
    assert FIVE.is_provisional(2019)
    assert FIVE.is_provisional(2028)
    # 4 November 2028 is a Saturday: the day off moves to Monday by itself.
    assert not FIVE.is_working(dt.date(2028, 11, 6))
    assert "предварительный" in FIVE.sources(2028)[-1]


@pytest.mark.parametrize("year", range(2020, 2027))
def test_a_known_year_names_its_decree_with_date_and_number(year):
    law, decree = FIVE.sources(year)
    assert law == "ст. 112 ТК РФ"
    assert re.fullmatch(r"постановление Правительства РФ от \d\d\.\d\d\.\d{4} № \d+", decree)
    assert int(decree.split(" от ")[1][6:10]) == year - 1


def test_2027_says_that_its_decree_is_not_checked():
    assert "не проверен" in FIVE.sources(2027)[1]


def test_emergency_decrees_are_named_when_they_count():
    assert "указ Президента РФ от 20.10.2021 № 595" in working_days(emergency_days=True).sources(
        2021
    )
    assert len(working_days(emergency_days=True).sources(2022)) == 2


def test_refuses_a_week_of_another_length():
    with pytest.raises(ValueError, match="5 or 6"):
        working_days(week=7)


@given(DAYS, st.integers(1, 60))
def test_counting_forth_and_back_returns_to_the_working_day(day, n):
    start = FIVE.next_working(day)
    assert FIVE.add(FIVE.add(start, n), -n) == start


@given(DAYS)
def test_a_shift_ends_on_a_working_day_and_passes_none(day):
    after, before = FIVE.next_working(day), FIVE.previous_working(day)
    assert FIVE.is_working(after)
    assert FIVE.is_working(before)
    between = [before + dt.timedelta(days=n) for n in range(1, (after - before).days)]
    assert not any(FIVE.is_working(one) for one in between)


# Working days a month, as the production calendars for a week of five days were published.
PUBLISHED = {
    2020: (17, 19, 21, 22, 17, 21, 23, 21, 22, 22, 20, 23),
    2021: (15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 20, 22),
    2022: (16, 19, 22, 21, 18, 21, 21, 23, 22, 21, 21, 22),
    2023: (17, 18, 22, 20, 20, 21, 21, 23, 21, 22, 21, 21),
    2024: (17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21),
    2025: (17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22),
    2026: (15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22),
}
# Hours of a year with 40 a week: eight a day, one less before a holiday.
HOURS = {2020: 1979, 2021: 1972, 2022: 1973, 2023: 1973, 2024: 1979, 2025: 1972, 2026: 1972}
SHORTENED = {
    2021: [(2, 20), (4, 30), (6, 11), (11, 3)],
    2022: [(2, 22), (3, 5), (11, 3)],
    2024: [(2, 22), (3, 7), (5, 8), (6, 11), (11, 2)],
    2025: [(3, 7), (4, 30), (6, 11), (11, 1)],
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_every_month_has_the_published_number_of_working_days(year):
    months = year_of_days(FIVE, year).months
    assert tuple(one.working for one in months) == PUBLISHED[year]
    for one in months:
        days = [day for day in days_of(year) if day.month == one.month]
        assert {day for day in days if not FIVE.is_working(day)} == {off.day for off in one.off}


@pytest.mark.parametrize("year", HOURS)
def test_a_year_has_the_published_number_of_hours(year):
    calendar = year_of_days(FIVE, year)
    shortened = sum(len(one.shortened) for one in calendar.months)
    assert calendar.working() * 8 - shortened == HOURS[year]


@pytest.mark.parametrize("year", SHORTENED)
def test_the_day_before_a_holiday_is_shortened_and_the_saturday_worked_for_it(year):
    found = [day for one in year_of_days(FIVE, year).months for day in one.shortened]
    assert [(day.month, day.day) for day in found] == SHORTENED[year]


def test_a_shortened_day_is_a_working_one():
    assert FIVE.is_shortened(dt.date(2020, 4, 30))
    assert not working_days(emergency_days=True).is_shortened(dt.date(2020, 4, 30))
    # 30 April 2024 was off for five days a week, and worked for six.
    assert not FIVE.is_shortened(dt.date(2024, 4, 30))
    assert working_days(week=6).is_shortened(dt.date(2024, 4, 30))


def test_each_moved_day_off_names_its_act():
    moved = {one.target: one for one in FIVE.transfers(2024)}
    assert moved[dt.date(2024, 4, 30)].source == dt.date(2024, 11, 2)
    assert "№ 1314" in moved[dt.date(2024, 4, 30)].basis
    # 4 November 2023 was a Saturday: the law itself moves the day off.
    by_law = next(one for one in FIVE.transfers(2023) if one.source == dt.date(2023, 11, 4))
    assert (by_law.target, by_law.basis) == (dt.date(2023, 11, 6), "ст. 112 ТК РФ")
    assert len(working_days(week=6).transfers(2024)) == 1


def test_a_day_off_says_why():
    days = working_days(emergency_days=True, extra_days_off=(dt.date(2020, 9, 7),))
    off = {one.day: one for month in year_of_days(days, 2020).months for one in month.off}
    assert off[dt.date(2020, 1, 7)].basis == "Рождество Христово"
    assert off[dt.date(2020, 5, 9)].kind is OffKind.HOLIDAY
    assert off[dt.date(2020, 5, 4)].kind is OffKind.TRANSFERRED
    assert "№ 875" in off[dt.date(2020, 5, 4)].basis
    assert off[dt.date(2020, 4, 1)].kind is OffKind.DECREE
    assert "№ 206" in off[dt.date(2020, 4, 1)].basis
    assert off[dt.date(2020, 9, 7)].kind is OffKind.EXTRA
    assert off[dt.date(2020, 9, 6)].kind is OffKind.WEEKEND


def test_decrees_are_listed_whether_they_count_or_not():
    plain, strict = year_of_days(FIVE, 2020), year_of_days(working_days(emergency_days=True), 2020)
    assert len(plain.decrees) == len(strict.decrees) == 5
    assert not any(one.counted for one in plain.decrees)
    assert all(one.counted for one in strict.decrees)
    assert plain.working() - strict.working() == 29
    assert year_of_days(FIVE, 2022).decrees == ()


def test_a_quarter_is_the_sum_of_its_months():
    year = year_of_days(FIVE, 2021)
    assert [year.working(first, first + 2) for first in (1, 4, 7, 10)] == [56, 62, 66, 63]


def test_a_year_that_nothing_is_published_for_is_provisional():
    assert year_of_days(FIVE, 2030).provisional
    assert not year_of_days(FIVE, 2026).provisional
