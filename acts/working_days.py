"""The production calendar: which days are working, and where a term moves off a day off.

Holidays are those of ст. 112 ТК РФ; transferred days come from the Government's yearly decrees.
A year without a decree here is computed from ст. 112 alone and marked provisional.
"""

import dataclasses as dc
import datetime as dt
import functools
import itertools
from collections.abc import Callable, Iterable

__all__ = ["WorkingDays", "working_days"]

_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_FIVE_DAYS, _SIX_DAYS = 5, 6
_LONGEST_BREAK = 366

# ст. 112 ТК РФ, as it stands since 2013. Days off that fall on 1–8 January are transferred by
# decree only; a day off that falls on any other holiday moves to the next working day by itself.
_NEW_YEAR = tuple((1, day) for day in range(1, 9))
_SPRING_TO_AUTUMN = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))
_HOLIDAYS = frozenset(_NEW_YEAR + _SPRING_TO_AUTUMN)

_UNCONFIRMED_2027 = (
    "перенос выходных дней 2027 года – по опубликованному производственному календарю; "
    "номер постановления Правительства РФ не проверен"
)

# Year → (the decree, the days off it moves as ((from), (to)) pairs of (month, day)).
_Move = tuple[tuple[int, int], tuple[int, int]]
_DECREES: dict[int, tuple[str, tuple[_Move, ...]]] = {
    2020: (
        "постановление Правительства РФ от 10.07.2019 № 875",
        (((1, 4), (5, 4)), ((1, 5), (5, 5))),
    ),
    2021: (
        "постановление Правительства РФ от 10.10.2020 № 1648",
        (((1, 2), (11, 5)), ((1, 3), (12, 31)), ((2, 20), (2, 22))),
    ),
    2022: (
        "постановление Правительства РФ от 16.09.2021 № 1564",
        (((1, 1), (5, 3)), ((1, 2), (5, 10)), ((3, 5), (3, 7))),
    ),
    2023: (
        "постановление Правительства РФ от 29.08.2022 № 1505",
        (((1, 1), (2, 24)), ((1, 8), (5, 8))),
    ),
    2024: (
        "постановление Правительства РФ от 10.08.2023 № 1314",
        (
            ((1, 6), (5, 10)),
            ((1, 7), (12, 31)),
            ((4, 27), (4, 29)),
            ((11, 2), (4, 30)),
            ((12, 28), (12, 30)),
        ),
    ),
    2025: (
        "постановление Правительства РФ от 04.10.2024 № 1335",
        (
            ((1, 4), (5, 2)),
            ((1, 5), (12, 31)),
            ((2, 23), (5, 8)),
            ((3, 8), (6, 13)),
            ((11, 1), (11, 3)),
        ),
    ),
    2026: (
        "постановление Правительства РФ от 24.09.2025 № 1466",
        (((1, 3), (1, 9)), ((1, 4), (12, 31))),
    ),
    2027: (_UNCONFIRMED_2027, (((1, 2), (11, 5)), ((1, 3), (12, 31)), ((2, 20), (2, 22)))),
}

# Days the President declared off in 2020–2021. They are not in the yearly calendar, and whether
# they stop an administrative term is disputed, so they count only when asked for.
_EMERGENCY: tuple[tuple[dt.date, dt.date, str], ...] = (
    (dt.date(2020, 3, 30), dt.date(2020, 4, 3), "указ Президента РФ от 25.03.2020 № 206"),
    (dt.date(2020, 4, 4), dt.date(2020, 4, 30), "указ Президента РФ от 02.04.2020 № 239"),
    (dt.date(2020, 5, 6), dt.date(2020, 5, 8), "указ Президента РФ от 28.04.2020 № 294"),
    (dt.date(2020, 6, 24), dt.date(2020, 6, 24), "указ Президента РФ от 29.05.2020 № 345"),
    (dt.date(2020, 7, 1), dt.date(2020, 7, 1), "указ Президента РФ от 01.06.2020 № 354"),
    (dt.date(2021, 5, 4), dt.date(2021, 5, 7), "указ Президента РФ от 23.04.2021 № 242"),
    (dt.date(2021, 10, 30), dt.date(2021, 11, 7), "указ Президента РФ от 20.10.2021 № 595"),
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """A production calendar with its settings.

    Attributes:
        week: Working days in a week, 5 or 6; with 6 only Sunday is a day off, and only days off
            that fell on a Sunday are transferred.
        emergency_days: Whether the days declared off in 2020–2021 by the President count as off.
        extra_days_off: Regional and own days off, as dates.
    """

    week: int = 5
    emergency_days: bool = False
    extra_days_off: frozenset[dt.date] = frozenset()

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is working."""
        if day in self.extra_days_off:
            return False
        if self.emergency_days and any(first <= day <= last for first, last, _ in _EMERGENCY):
            return False
        made_off, made_working = _changes(day.year, self.week)
        if day in made_off:
            return False
        return day in made_working or not _is_off_by_law(day, self.week)

    def next_working(self, day: dt.date) -> dt.date:
        """Return the day itself if it is working, else the first working day after it."""
        return self._seek(day, lambda number: dt.date.fromordinal(day.toordinal() + number))

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the day itself if it is working, else the last working day before it."""
        return self._seek(day, lambda number: dt.date.fromordinal(day.toordinal() - number))

    def add(self, day: dt.date, n: int) -> dt.date:
        """Return the n-th working day after a day; a negative n counts back before it.

        Args:
            day: The day counting starts from; it is not counted itself (ст. 191 ГК РФ).
            n: How many working days to count; 0 returns the day as it is.
        """
        step = _DAY if n >= 0 else -_DAY
        left, idle = abs(n), 0
        while left:
            day += step
            working = self.is_working(day)
            left -= working
            idle = 0 if working else idle + 1
            if idle > _LONGEST_BREAK:
                raise ValueError("no working day within a year: check the extra days off")
        return day

    def is_provisional(self, year: int) -> bool:
        """Tell whether the year's transfers are unknown, so that only ст. 112 ТК РФ applies."""
        return year not in _DECREES

    def sources(self, year: int) -> tuple[str, ...]:
        """Name in Russian what the year's calendar rests on, the law first."""
        named = ["ст. 112 ТК РФ"]
        if year in _DECREES:
            named.append(_DECREES[year][0])
        else:
            named.append("переносы выходных дней не опубликованы: календарь предварительный")
        if self.emergency_days:
            named += [decree for first, _, decree in _EMERGENCY if first.year == year]
        if any(day.year == year for day in self.extra_days_off):
            named.append("дополнительные выходные дни из настроек")
        return tuple(named)

    def _seek(self, day: dt.date, at: Callable[[int], dt.date]) -> dt.date:
        for number in range(_LONGEST_BREAK):
            candidate = at(number)
            if self.is_working(candidate):
                return candidate
        raise ValueError(f"no working day within a year of {day}: check the extra days off")


def working_days(
    *, week: int = 5, emergency_days: bool = False, extra_days_off: Iterable[dt.date] = ()
) -> WorkingDays:
    """Make a production calendar.

    Args:
        week: 5 or 6 working days a week.
        emergency_days: Count the days declared off in 2020–2021 by the President as off.
        extra_days_off: Regional and own days off.

    Raises:
        ValueError: The week is neither 5 nor 6 days.
    """
    if week not in (_FIVE_DAYS, _SIX_DAYS):
        raise ValueError(f"a working week has 5 or 6 days, not {week}")
    return WorkingDays(
        week=week, emergency_days=emergency_days, extra_days_off=frozenset(extra_days_off)
    )


def _is_off_by_law(day: dt.date, week: int) -> bool:
    return _is_weekly_off(day, week) or (day.month, day.day) in _HOLIDAYS


def _is_weekly_off(day: dt.date, week: int) -> bool:
    return day.weekday() == _SUNDAY or (week == _FIVE_DAYS and day.weekday() == _SATURDAY)


@functools.cache
def _changes(year: int, week: int) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """Return the year's days made off and days made working, beside weekends and holidays."""
    moves = _DECREES.get(year, ("", ()))[1]
    made_off, made_working, moved = set(), set(), set()
    for (from_month, from_day), (to_month, to_day) in moves:
        source = dt.date(year, from_month, from_day)
        moved.add(source)
        if not _is_weekly_off(source, week):
            continue
        made_off.add(dt.date(year, to_month, to_day))
        if (from_month, from_day) not in _HOLIDAYS:
            made_working.add(source)
    for month, day in _SPRING_TO_AUTUMN:
        holiday = dt.date(year, month, day)
        if holiday in moved or not _is_weekly_off(holiday, week):
            continue
        following = (holiday + _DAY * number for number in itertools.count(1))
        made_off.add(
            next(at for at in following if not _is_off_by_law(at, week) and at not in made_off)
        )
    return frozenset(made_off), frozenset(made_working)
