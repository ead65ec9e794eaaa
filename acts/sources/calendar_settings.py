"""The section `[calendar]` of a workspace's settings: a region's rules about dates."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from acts.deadlines.own_rules import OwnRules, read_month_day
from acts.deadlines.policy import Shift
from acts.errors import Problem
from acts.russian.dates import parse_date

__all__ = ["CALENDAR_KEYS", "calendar_mistakes", "calendar_rules"]

_FLAGS = ("until_inclusive", "bare_days_working", "emergency_days")
_BOUNDS = ("school_year_start", "school_year_end")
_WEEKS = (5, 6)
CALENDAR_KEYS = ("shift", "week", "days_off", *_FLAGS, *_BOUNDS)


def calendar_mistakes(table: Mapping[str, Any]) -> Iterator[Problem]:
    """Say what is wrong with the values of the section; unknown keys are not looked at."""
    for key, value in table.items():
        place = f"[calendar] {key}"
        if key == "shift" and value not in tuple(Shift):
            yield Problem(
                message="неизвестно, куда переносить срок с выходного",
                remedy='Пишите "next" (вперёд), "previous" (назад) или "none" (не переносить)',
                place=place,
            )
        elif key == "week" and (value not in _WEEKS or isinstance(value, (bool, float))):
            yield Problem(
                message="в рабочей неделе пять или шесть дней",
                remedy="Пишите week = 5 или week = 6",
                place=place,
            )
        elif key in _FLAGS and not isinstance(value, bool):
            yield Problem(
                message="это не «да» и не «нет»",
                remedy=f"Пишите {key} = true или {key} = false",
                place=place,
            )
        elif key in _BOUNDS and (not isinstance(value, str) or read_month_day(value) is None):
            yield Problem(
                message="это не день года", remedy=f'Пишите {key} = "26 мая"', place=place
            )
        elif key == "days_off":
            yield from _days_off_mistakes(value, place)


def _days_off_mistakes(value: object, place: str) -> Iterator[Problem]:
    listed = value if isinstance(value, list) else [None]
    for number, one in enumerate(listed, start=1):
        if _day(one) is None:
            yield Problem(
                message=f"дата {number} не читается" if isinstance(value, list) else "нужен список",
                remedy='Пишите так: days_off = ["12.10.2026", "27.05.2027"]',
                place=place,
            )


def calendar_rules(table: Mapping[str, Any]) -> OwnRules:
    """Read the section once `calendar_mistakes` found nothing in it."""
    days = (_day(one) for one in table.get("days_off", ()))
    return OwnRules(
        shift=Shift(table["shift"]) if "shift" in table else None,
        week=table.get("week"),
        until_inclusive=table.get("until_inclusive"),
        bare_days_working=table.get("bare_days_working"),
        emergency_days=table.get("emergency_days"),
        extra_days_off=tuple(sorted({day for day in days if day})),
        school_year_start=read_month_day(table.get("school_year_start", "")),
        school_year_end=read_month_day(table.get("school_year_end", "")),
    )


def _day(value: object) -> dt.date | None:
    if type(value) is dt.date:  # TOML has dates of its own; a moment is none
        return value
    return parse_date(value) if isinstance(value, str) else None
