"""What small forms and addresses send: numbers, days, the events seen, words for the journal."""

import datetime as dt

from django.http import HttpRequest

from acts.errors import Problem
from acts.personal_data import unrecordable
from acts.russian.dates import parse_date

__all__ = ["day_in", "number_in", "seen_in", "words_in"]

_YEARS = range(1900, 2200)
_DIGITS = 9  # what is longer counts nothing of ours, and Python refuses to read 4300 of them


def number_in(text: str, *, digits: int = _DIGITS) -> int:
    """Read a whole number; what is none, or is too long, is 0.

    Args:
        text: As it was sent.
        digits: How long it may be.

    >>> number_in("2021"), number_in("9" * 5000), number_in("²"), number_in("-1")
    (2021, 0, 0, 0)
    """
    sound = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if sound else 0


def seen_in(request: HttpRequest) -> int:
    """Read how many events the page showed; a page that says nothing showed none."""
    return number_in(request.POST.get("seen", ""))


def day_in(request: HttpRequest, name: str, problems: list[Problem]) -> dt.date | None:
    """Read a day; what is no day is added to the problems.

    Args:
        request: What was sent.
        name: Name of the field.
        problems: Where a mistake goes, with the field for its place.
    """
    text = request.POST.get(name, "").strip()
    if not text:
        return None
    day = parse_date(text)
    if day is None or day.year not in _YEARS:
        problems.append(
            Problem(
                message="такой даты нет", remedy="Пишите дд.мм.гггг", place=name, code="form.date"
            )
        )
        return None
    return day


def words_in(request: HttpRequest, name: str, problems: list[Problem]) -> str:
    """Read a text that goes into the journal: short, and about posts, not persons.

    Args:
        request: What was sent.
        name: Name of the field.
        problems: Where a mistake goes, with the field for its place.
    """
    text = " ".join(request.POST.get(name, "").split())
    problems += unrecordable(text, place=name)
    return text
