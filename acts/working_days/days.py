"""The production calendar: which days are working, and where a term moves off a day off.

A year without a decree of the Government here is computed from ст. 112 ТК РФ alone and marked
provisional.
"""

import dataclasses as dc
import datetime as dt
import functools
import itertools
from collections.abc import Callable, Iterable

from acts.working_days.published import DECREES, EMERGENCY, HOLIDAYS, LAW, SPRING_TO_AUTUMN

__all__ = ["Transfer", "WorkingDays", "working_days"]

_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_FIVE_DAYS, _SIX_DAYS = 5, 6
_LONGEST_BREAK = 366


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A day off that moved.

    Attributes:
        source: The day off it was taken from; a Saturday or Sunday that is no holiday is worked.
        target: The day that is off instead.
        basis: The law or the decree of the Government.
    """

    source: dt.date
    target: dt.date
    basis: str


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
        if self.emergency_days and any(first <= day <= last for first, last, _ in EMERGENCY):
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
        return year not in DECREES

    def is_shortened(self, day: dt.date) -> bool:
        """Tell whether a working day is an hour shorter, as the one before a holiday (ст. 95)."""
        return day in _eves(day.year, self.week) and self.is_working(day)

    def transfers(self, year: int) -> tuple[Transfer, ...]:
        """List the days off that moved in a year, by law and by decree."""
        return _transfers(year, self.week)

    def sources(self, year: int) -> tuple[str, ...]:
        """Name in Russian what the year's calendar rests on, the law first."""
        named = [LAW]
        if year in DECREES:
            named.append(DECREES[year][0])
        else:
            named.append("переносы выходных дней этого года не известны: календарь предварительный")
        if self.emergency_days:
            named += [decree for first, _, decree in EMERGENCY if first.year == year]
        if any(day.year == year for day in self.extra_days_off):
            named.append("дополнительные выходные дни региона и организации")
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
    return _is_weekly_off(day, week) or _is_holiday(day)


def _is_weekly_off(day: dt.date, week: int) -> bool:
    return day.weekday() == _SUNDAY or (week == _FIVE_DAYS and day.weekday() == _SATURDAY)


@functools.cache
def _transfers(year: int, week: int) -> tuple[Transfer, ...]:
    """List the days off that moved in a year, in order of the days they were taken from."""
    decree, moves = DECREES.get(year, ("", ()))
    found = [
        Transfer(source=dt.date(year, *source), target=dt.date(year, *target), basis=decree)
        for source, target in moves
        # With a week of six days Saturday was no day off, so there was nothing to move.
        if _is_weekly_off(dt.date(year, *source), week)
    ]
    taken = {dt.date(year, *source) for source, _ in moves}
    made_off = {one.target for one in found}
    for key in SPRING_TO_AUTUMN:
        holiday = dt.date(year, *key)
        if holiday in taken or not _is_weekly_off(holiday, week):
            continue
        following = (holiday + _DAY * number for number in itertools.count(1))
        target = next(
            day for day in following if not _is_off_by_law(day, week) and day not in made_off
        )
        made_off.add(target)
        found.append(Transfer(source=holiday, target=target, basis=LAW))
    return tuple(sorted(found, key=lambda one: one.source))


@functools.cache
def _changes(year: int, week: int) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """Return the year's days made off and days made working, beside weekends and holidays."""
    moved = _transfers(year, week)
    return (
        frozenset(one.target for one in moved),
        frozenset(one.source for one in moved if not _is_holiday(one.source)),
    )


@functools.cache
def _eves(year: int, week: int) -> frozenset[dt.date]:
    """List the days before a holiday, each with the day off worked in its place.

    ст. 95 ТК РФ shortens the day before a holiday; a day off worked in exchange for such a day is
    as long as that one (порядок, приказ Минздравсоцразвития России от 13.08.2009 № 588н, п. 1).
    """
    eves = {
        day
        for month, number in HOLIDAYS
        if not _is_holiday(day := dt.date(year, month, number) - _DAY)
    }
    return frozenset(
        {day for day in eves if day.year == year}
        | {dt.date(year, 12, 31)}  # the eve of the next year's first holiday
        | {
            one.source
            for one in _transfers(year, week)
            if one.target in eves and not _is_holiday(one.source)
        }
    )


def _is_holiday(day: dt.date) -> bool:
    return (day.month, day.day) in HOLIDAYS
