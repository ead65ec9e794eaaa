"""What the organisation keeps: its acts, and the registration book with numbers in date order."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterable

from acts.act import ActData
from acts.errors import Problem

__all__ = ["ActRecord", "BookEntry", "BookPlace", "book_place", "number_key", "number_problem"]

_NUMBER = re.compile(r"[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё./-]{0,30}")
_FIRST_NUMBER = re.compile(r"[0-9]{1,9}")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord:
    """An act of an organisation as the store keeps it; its state lives in the journal.

    Attributes:
        id: «order_implementation@2020@school-1», with «-2» for a second one.
        kind: Code of the kind.
        organization: Id of the organisation.
        period: Label it was drafted for.
        title: Heading of the act.
        data: The inputs the text was made from; erasable, never in the journal.
        text_digest: Digest of the text without number and date.
        file: Path of the current .docx, relative to the workspace.
        file_digest: SHA-256 of that file as `acts` wrote it.
        visas: Posts that sign off, in order.
        bodies: Bodies whose opinion is needed.
        proves: Items of the roadmap it closes.
        book: Registration book it goes to.
    """

    id: str
    kind: str
    organization: str
    period: str
    title: str
    data: ActData
    text_digest: str
    file: str
    file_digest: str
    visas: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()
    book: str = "приказы по основной деятельности"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """A line of a registration book."""

    organization: str
    book: str
    number: str
    date: dt.date
    act: str


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


def number_problem(number: str) -> Problem | None:
    """Say what is wrong with the look of a registration number, or nothing.

    >>> number_problem("12/3-О") is None, number_problem("../../x").code
    (True, 'registration.number')
    """
    if _NUMBER.fullmatch(number):
        return None
    return Problem(
        message="номер записан неверно",
        remedy="Пишите без знака № и пробелов, например 112-од",
        place="номер",
        code="registration.number",
    )


def book_place(entries: Iterable[BookEntry], *, number: str, date: dt.date) -> BookPlace:
    """Find a number's place among the entries of one organisation, book and year.

    Args:
        entries: Lines of that organisation and book, of any year; other years are passed over.
        number: Number offered.
        date: Its date; the year counts.
    """
    key = number_key(number)
    same_year = [entry for entry in entries if entry.date.year == date.year]
    taken = next((one.act for one in same_year if number_key(one.number) == key), "")
    before = [one for one in same_year if number_key(one.number) < key]
    after = [one for one in same_year if number_key(one.number) > key]
    return BookPlace(
        taken_by=taken,
        last_before=max((one.date for one in before), default=None),
        next_after=min((one.date for one in after), default=None),
    )
