"""What the small forms of an act send: the events that were seen, days, words for the journal."""

import datetime as dt

from django.http import HttpRequest

from acts.errors import Problem
from acts.personal_data import refusal
from acts.russian.dates import parse_date

__all__ = ["day_in", "seen_in", "words_in"]

_LONGEST = 1000
_YEARS = range(1900, 2200)
_DIGITS = 9


def seen_in(request: HttpRequest) -> int:
    """Read how many events the page showed; a page that says nothing showed none."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


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
    if len(text) > _LONGEST:
        problems.append(
            Problem(
                message=f"текст длиннее {_LONGEST} знаков",
                remedy="Сократите его",
                place=name,
                code="form.long",
            )
        )
    personal = refusal(text, place=name)
    if personal is not None:
        problems.append(personal)
    return text
