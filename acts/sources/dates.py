"""Dates as people write them in files: 2020-06-26 or 26.06.2020, and nothing else."""

import datetime as dt
import re

__all__ = ["date_problem", "parse_date"]

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_RUSSIAN = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")


def parse_date(text: str) -> dt.date:
    """Read a date.

    Raises:
        ValueError: With the reason in Russian.
    """
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _RUSSIAN.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise ValueError("это не дата вида дд.мм.гггг или гггг-мм-дд")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueError("такого дня нет в календаре") from None


def date_problem(text: str) -> str:
    """Say in Russian why a text is no date; an empty string when it is one."""
    try:
        parse_date(text)
    except ValueError as error:
        return str(error)
    return ""
