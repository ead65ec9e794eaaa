"""A year of the production calendar, month by month, each day off with its reason."""

import calendar
import dataclasses as dc
import datetime as dt
import enum

from acts.working_days.days import Transfer, WorkingDays
from acts.working_days.published import EMERGENCY, holiday_name

__all__ = [
    "DayOff",
    "DecreeDays",
    "MonthOfDays",
    "OffKind",
    "YearOfDays",
    "day_off",
    "year_of_days",
]


class OffKind(enum.StrEnum):
    """Why a day is off."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TRANSFERRED = "transferred"
    DECREE = "decree"
    EXTRA = "extra"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day off.

    Attributes:
        day: The day.
        kind: Why it is off.
        basis: The holiday's name, or the act that made the day off; empty for a weekend.
    """

    day: dt.date
    kind: OffKind
    basis: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfDays:
    """A month of the calendar.

    Attributes:
        month: 1 to 12.
        working: How many working days it has.
        off: Its days off.
        shortened: Its working days that are an hour shorter.
    """

    month: int
    working: int
    off: tuple[DayOff, ...]
    shortened: tuple[dt.date, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DecreeDays:
    """Days the President declared off.

    Attributes:
        first: First of them.
        last: Last of them.
        basis: The decree.
        counted: Whether this calendar counts them as off.
    """

    first: dt.date
    last: dt.date
    basis: str
    counted: bool


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class YearOfDays:
    """A year of the calendar.

    Attributes:
        year: Which.
        week: Working days in a week, 5 or 6.
        provisional: Whether the year's transfers are unknown.
        sources: What it rests on, in Russian.
        months: January to December.
        transfers: Days off that moved.
        decrees: Days the President declared off, counted or not.
    """

    year: int
    week: int
    provisional: bool
    sources: tuple[str, ...]
    months: tuple[MonthOfDays, ...]
    transfers: tuple[Transfer, ...]
    decrees: tuple[DecreeDays, ...]

    def working(self, first: int = 1, last: int = 12) -> int:
        """Count the working days of some months, both included."""
        return sum(one.working for one in self.months[first - 1 : last])


def year_of_days(days: WorkingDays, year: int) -> YearOfDays:
    """Lay out a year of a calendar.

    Args:
        days: The calendar with its settings.
        year: From 2013 on, when ст. 112 ТК РФ got its present list of holidays.
    """
    return YearOfDays(
        year=year,
        week=days.week,
        provisional=days.is_provisional(year),
        sources=days.sources(year),
        months=tuple(_month(days, year, month) for month in range(1, 13)),
        transfers=days.transfers(year),
        decrees=tuple(
            DecreeDays(first=first, last=last, basis=basis, counted=days.emergency_days)
            for first, last, basis in EMERGENCY
            if first.year == year
        ),
    )


def day_off(days: WorkingDays, day: dt.date) -> DayOff | None:
    """Say why a day is off; None if it is working.

    Args:
        days: The calendar with its settings.
        day: Any day.
    """
    if days.is_working(day):
        return None
    if name := holiday_name(day):
        return DayOff(day=day, kind=OffKind.HOLIDAY, basis=name)
    moved = next((one for one in days.transfers(day.year) if one.target == day), None)
    if moved is not None:
        return DayOff(day=day, kind=OffKind.TRANSFERRED, basis=moved.basis)
    plain = dc.replace(days, emergency_days=False, extra_days_off=frozenset())
    if not plain.is_working(day):
        return DayOff(day=day, kind=OffKind.WEEKEND)
    # Off by nothing but a decree of the President or the settings.
    decree = next((basis for first, last, basis in EMERGENCY if first <= day <= last), "")
    if days.emergency_days and decree:
        return DayOff(day=day, kind=OffKind.DECREE, basis=decree)
    return DayOff(day=day, kind=OffKind.EXTRA)


def _month(days: WorkingDays, year: int, month: int) -> MonthOfDays:
    last = calendar.monthrange(year, month)[1]
    every = [dt.date(year, month, number) for number in range(1, last + 1)]
    off = tuple(found for day in every if (found := day_off(days, day)) is not None)
    return MonthOfDays(
        month=month,
        working=len(every) - len(off),
        off=off,
        shortened=tuple(day for day in every if days.is_shortened(day)),
    )
