"""Reads rows value by value and gathers what can't be read, by code and column."""

import datetime as dt
import enum
from collections.abc import Callable
from typing import TypeVar

from acts.errors import Problem
from acts.registers.rows import Row
from acts.registers.tables import table_of
from acts.russian.cases import Gender
from acts.russian.names import Person

__all__ = ["Reader", "Reading", "Unreadable"]

_Made = TypeVar("_Made")
_Choice = TypeVar("_Choice", bound=enum.StrEnum)
_YES, _NO = "да", "нет"


class Unreadable(Exception):
    """A value is not what its column says."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Reader:
    """One row, value by value."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.text = row.value

    def date(self, key: str) -> dt.date | None:
        """Read a date, or None where there is none."""
        text = self.text(key)
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise Unreadable(key) from None

    def day(self, key: str) -> dt.date:
        """Read a date that has to be there."""
        found = self.date(key)
        if found is None:
            raise Unreadable(key)
        return found

    def number(self, key: str) -> int | None:
        """Read a whole number, or None."""
        text = self.text(key)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Unreadable(key)
        return int(text)

    def choice(self, key: str, kind: type[_Choice]) -> _Choice:
        """Read one of a closed vocabulary."""
        try:
            return kind(self.text(key))
        except ValueError:
            raise Unreadable(key) from None

    def choice_or_none(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """Read one of a closed vocabulary, or None."""
        return self.choice(key, kind) if self.text(key) else None

    def yes(self, key: str) -> bool | None:
        """Read «да» or «нет», or None."""
        text = self.text(key)
        if text not in ("", _YES, _NO):
            raise Unreadable(key)
        return None if not text else text == _YES

    def needed(self, key: str) -> str:
        """Read a text that has to be there."""
        text = self.text(key)
        if not text:
            raise Unreadable(key)
        return text

    def person(self, prefix: str = "") -> Person:
        """Read a person's name, part by part."""
        return Person(
            self.needed(f"{prefix}surname"),
            self.needed(f"{prefix}name"),
            self.text(f"{prefix}patronymic"),
            self.choice_or_none(f"{prefix}gender", Gender),
        )


class Reading:
    """Reads rows one by one and gathers what is wrong in them."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.problems: list[Problem] = []

    def all(self, table: str, make: Callable[[Reader], _Made]) -> tuple[_Made, ...]:
        """Make typed values of a table's rows."""
        made = []
        for row in self.rows:
            if row.table == table:
                read = Reader(row)
                one = self.one(read, lambda read=read: make(read))  # type: ignore[misc]
                if one is not None:
                    made.append(one)
        return tuple(made)

    def one(self, read: Reader, make: Callable[[], _Made]) -> _Made | None:
        """Make a value, or note what can't be read."""
        try:
            return make()
        except Unreadable as wrong:
            table = table_of(read.row.table)
            self.problems.append(
                Problem(
                    message=f"не прочесть «{table.column(wrong.key).title}»",
                    remedy=f"Исправьте на листе «{table.title}» и загрузите его: acts data load",
                    place=read.row.code,
                    code="register.unreadable",
                )
            )
            return None
