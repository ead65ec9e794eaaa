"""Bounds of a school year in a file: a day and a month, of whatever year."""

from collections.abc import Mapping
from typing import Any

from acts.deadlines.own_rules import read_month_day
from acts.sources.checked import Checked
from acts.sources.fields import text

__all__ = ["check_school_year"]


def check_school_year(checked: Checked, pointer: str, row: Mapping[str, Any] | None) -> None:
    """Add a problem for each bound that is no day of a year.

    Args:
        checked: The file.
        pointer: Where the row is.
        row: What may hold `school_year_start` and `school_year_end`, or nothing.
    """
    for key in ("school_year_start", "school_year_end"):
        value = text(row, key)
        if value and read_month_day(value) is None:
            checked.add(
                "data.school-year",
                f"{pointer}/{key}",
                f"«{value[:60]}» – не день года",
                "Напишите день и месяц: 26 мая",
            )
