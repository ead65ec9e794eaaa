"""The registration book: numbers of one organisation and year, in date order."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterable

from acts.errors import Problem

__all__ = [
    "ORDERS_BOOK",
    "BookEntry",
    "BookPlace",
    "book_place",
    "next_number",
    "number_key",
    "number_problem",
    "written_number",
]

# The book whose numbers `acts` gives where a school asks for it.
ORDERS_BOOK = "приказы по основной деятельности"

_NUMBER = re.compile(r"[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё./-]{0,30}")
_NO_NUMBER = re.compile(r"(б\s*[/\\]\s*н|бн|без\s+номера)\.?", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"[0-9]{1,9}")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """A line of a registration book."""

    organization: str
    book: str
    number: str
    date: dt.date
    act: str

    @property
    def place(self) -> tuple[str, str, int, tuple[int, str]]:
        """Say where it stands: a number is taken once in a book and year of an organisation."""
        return self.organization, self.book, self.date.year, number_key(self.number)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class BookPlace:
    """Where a number would stand in its book.

    Attributes:
        taken_by: Act that has the number, or empty.
        last_before: Date of the nearest smaller number, or None.
        next_after: Date of the nearest greater number, or None.
    """

    taken_by: str = ""
    last_before: dt.date | None = None
    next_after: dt.date | None = None


def number_key(number: str) -> tuple[int, str]:
    """Order numbers as a clerk does: by the first figure, then by the rest.

    >>> sorted(["12/3-О", "9", "12"], key=number_key)
    ['9', '12', '12/3-О']
    """
    text = number.strip().casefold()
    figure = _FIRST_NUMBER.search(text)
    return (int(figure.group()) if figure else 0, text)


def written_number(typed: str) -> str:
    """Give a number as it stands on its paper; empty where a clerk says that there is none.

    An agreement, a list or a consent often has none; clerks write «б/н» then, which is no number:
    in a book it would stand before the first one, and be taken by the second such paper.

    >>> written_number(" 12-О "), written_number("б/н")
    ('12-О', '')
    """
    text = typed.strip()
    return "" if _NO_NUMBER.fullmatch(text) else text


def number_problem(number: str) -> Problem | None:
    """Say what is wrong with the look of a registration number, or nothing.

    >>> number_problem("12/3-О") is None, number_problem("../../x").code
    (True, 'registration.number')
    """
    if _NUMBER.fullmatch(number) and written_number(number):
        return None
    return Problem(
        message="номер записан неверно",
        remedy="Пишите без знака № и пробелов, например 112-од",
        code="registration.number",
    )


def next_number(entries: Iterable[BookEntry], *, year: int) -> str:
    """Give the number that comes next in a book that `acts` keeps: the last one and one more.

    What a clerk writes after the figure is kept: «64-од» is followed by «65-од».

    Args:
        entries: Lines of that organisation and book, of any year; other years are passed over.
        year: Year of the act; every year begins with 1.
    """
    numbers = [one.number for one in entries if one.date.year == year]
    last = max(numbers, key=number_key, default="")
    figure = _FIRST_NUMBER.search(last)
    if figure is None:
        return "1"
    return f"{last[: figure.start()]}{int(figure.group()) + 1}{last[figure.end() :]}"


def book_place(entries: Iterable[BookEntry], *, number: str, date: dt.date) -> BookPlace:
    """Find a number's place among the entries of one organisation, book and year.

    Args:
        entries: Lines of that organisation and book, of any year; other years and lines of «б/н»,
            which stores once took for a number, are passed over.
        number: Number offered.
        date: Its date; the year counts.
    """
    key = number_key(number)
    numbered = [entry for entry in entries if written_number(entry.number)]
    same_year = [entry for entry in numbered if entry.date.year == date.year]
    taken = next((one.act for one in same_year if number_key(one.number) == key), "")
    before = [one for one in same_year if number_key(one.number) < key]
    after = [one for one in same_year if number_key(one.number) > key]
    return BookPlace(
        taken_by=taken,
        last_before=max((one.date for one in before), default=None),
        next_after=min((one.date for one in after), default=None),
    )
