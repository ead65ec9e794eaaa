"""What a region or an organisation settles about dates for itself, over a roadmap's policies."""

import dataclasses as dc
import datetime as dt
import re

from acts.deadlines.policy import Policies, Shift, describe
from acts.deadlines.reading import MonthDay
from acts.russian.dates import parse_date

__all__ = [
    "NO_RULES",
    "OwnRules",
    "differences",
    "read_days_off",
    "read_month_day",
    "write_days_off",
]

_LEAP_YEAR = 2000  # so that 29 February can be named
_SEPARATORS = re.compile(r"[;,\n]")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OwnRules:
    """Rules that take the place of a roadmap's; None and empty leave the roadmap's own.

    Attributes:
        shift: What to do when the last day is a day off.
        until_inclusive: Whether «до 1 сентября» includes that day.
        bare_days_working: Whether «10 дней» without «рабочих» are working days.
        week: Working days in a week, 5 or 6.
        emergency_days: Whether the days declared off in 2020–2021 count as off.
        extra_days_off: Days off beside those of the roadmap.
        school_year_start: First day of the school year.
        school_year_end: Its last day.
    """

    shift: Shift | None = None
    until_inclusive: bool | None = None
    bare_days_working: bool | None = None
    week: int | None = None
    emergency_days: bool | None = None
    extra_days_off: tuple[dt.date, ...] = ()
    school_year_start: MonthDay | None = None
    school_year_end: MonthDay | None = None

    def over(self, policies: Policies) -> Policies:
        """Give the policies with these rules in place of theirs; days off add up."""
        stated = {
            field.name: value
            for field in dc.fields(self)
            if (value := getattr(self, field.name)) not in (None, ())
        }
        if self.extra_days_off:
            both = {*policies.extra_days_off, *self.extra_days_off}
            stated["extra_days_off"] = tuple(sorted(both))
        return dc.replace(policies, **stated)


NO_RULES = OwnRules()


def differences(own: Policies, usual: Policies) -> tuple[str, ...]:
    """Say in Russian what is different in a body's own policies, a line each; zones aside."""
    same = describe(dc.replace(usual, zone=own.zone))
    return tuple(line for line in describe(own) if line not in same)


def read_days_off(text: str) -> tuple[dt.date, ...] | None:
    """Read «20.03.2026; 27.05.2026»; None when a part of it is no date."""
    parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
    days = [parse_date(part) for part in parts]
    known = sorted({day for day in days if day is not None})
    return None if None in days else tuple(known)


def write_days_off(days: tuple[dt.date, ...]) -> str:
    """Write days as `read_days_off` reads them.

    >>> write_days_off((dt.date(2026, 3, 20),))
    '20.03.2026'
    """
    return "; ".join(f"{day:%d.%m.%Y}" for day in days)


def read_month_day(text: str) -> MonthDay | None:
    """Read a day of every year: «25 мая», «25.05»; a year beside it is not looked at.

    >>> str(read_month_day("25 мая"))
    '05-25'
    """
    bare = text.strip()
    day = (
        parse_date(bare) or parse_date(f"{bare}.{_LEAP_YEAR}") or parse_date(f"{bare} {_LEAP_YEAR}")
    )
    return MonthDay(day.month, day.day) if day else None
