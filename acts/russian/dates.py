"""Dates as officials write and read them; no library, twelve rows."""

import datetime as dt
import re

from acts.russian.cases import Case

__all__ = ["long_date", "month", "numeric_date", "parse_date", "quoted_date"]

# Every month is a masculine noun; the stem carries one of two sets of endings.
_STEMS = (
    ("январ", "ь"), ("феврал", "ь"), ("март", ""), ("апрел", "ь"), ("ма", "й"), ("июн", "ь"),
    ("июл", "ь"), ("август", ""), ("сентябр", "ь"), ("октябр", "ь"), ("ноябр", "ь"),
    ("декабр", "ь"),
)  # fmt: skip
_SOFT = {
    Case.GENITIVE: "я",
    Case.DATIVE: "ю",
    Case.INSTRUMENTAL: "ём",
    Case.PREPOSITIONAL: "е",
}
_HARD = {Case.GENITIVE: "а", Case.DATIVE: "у", Case.INSTRUMENTAL: "ом", Case.PREPOSITIONAL: "е"}
# The ending is stressed in the autumn and winter months only: январём, but июнем.
_STRESSED_ON_ENDING = frozenset({1, 2, 9, 10, 11, 12})

_YEAR = r"([0-9]{4})(?:\s*(?:года?|г\.?))?"
_NUMERIC = re.compile(rf"([0-9]{{1,2}})\s?([./-])\s?([0-9]{{1,2}})\s?\2\s?{_YEAR}")
_OPEN, _CLOSE = r"(?:[«\"“„]|'')?", r"(?:[»\"”“]|'')?"
_WORDED = re.compile(
    rf"{_OPEN}\s*([0-9]{{1,2}})(?:-?(?:го|ое|е))?\s*{_CLOSE}\s*([а-я]+)\s*,?\s*{_YEAR}"
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def month(date: dt.date | int, case: Case | str) -> str:
    """Name the month of a date in lower case: June and the prepositional give «июне».

    Args:
        date: Any day of the month, or its number: 1 is January.
        case: The case wanted.
    """
    month_number = date if isinstance(date, int) else date.month
    stem, last = _STEMS[month_number - 1]
    case = Case(case)
    if case in (Case.NOMINATIVE, Case.ACCUSATIVE):
        return stem + last
    if not last:
        return stem + _HARD[case]
    if case is Case.INSTRUMENTAL and month_number not in _STRESSED_ON_ENDING:
        return f"{stem}ем"
    return stem + _SOFT[case]


def long_date(date: dt.date, year_word: str = "г.") -> str:
    """Write «26 июня 2020 г.», or «26 июня 2020 года» with `year_word="года"`."""
    return f"{date.day} {month(date.month, Case.GENITIVE)} {date.year:04d} {year_word}".rstrip()


def quoted_date(date: dt.date, year_word: str = "г.") -> str:
    """Write the day in quotes, two digits, as forms for signing do: ««05» июня 2020 г.»."""
    return (
        f"«{date.day:02d}» {month(date.month, Case.GENITIVE)} {date.year:04d} {year_word}".rstrip()
    )


def numeric_date(date: dt.date) -> str:
    """Write «26.06.2020»."""
    return f"{date.day:02d}.{date.month:02d}.{date.year:04d}"


def parse_date(text: str) -> dt.date | None:
    """Read one date in any spelling officials use; None for anything else or an impossible day.

    Digits are ASCII only and the year has four of them: a two-digit year is a guess.
    """
    cleaned = " ".join(text.split()).lower().removeprefix("от ")
    if found := _ISO.fullmatch(cleaned):
        return _date(found[1], int(found[2]), found[3])
    if found := _NUMERIC.fullmatch(cleaned):
        return _date(found[4], int(found[3]), found[1])
    if found := _WORDED.fullmatch(cleaned):
        return _date(found[3], _GENITIVES.get(found[2], 0), found[1])
    return None


def _date(year: str, month_number: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month_number, int(day))
    except ValueError:
        return None


_GENITIVES = {month(number, Case.GENITIVE): number for number in range(1, 13)}
