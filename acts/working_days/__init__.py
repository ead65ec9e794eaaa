"""The production calendar: working days, and a year of it with what it rests on."""

from acts.working_days.days import Transfer, WorkingDays, working_days
from acts.working_days.year import (
    DayOff,
    DecreeDays,
    MonthOfDays,
    OffKind,
    YearOfDays,
    day_off,
    year_of_days,
)

__all__ = [
    "DayOff",
    "DecreeDays",
    "MonthOfDays",
    "OffKind",
    "Transfer",
    "WorkingDays",
    "YearOfDays",
    "day_off",
    "working_days",
    "year_of_days",
]
