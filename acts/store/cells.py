"""What a driver gives for a cell, read back into a value; equal texts become one object."""

import contextlib
import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from acts.store.failures import UnreadableRowError

__all__ = ["Cells", "Prepared", "many_values", "select"]

Row = tuple[Any, ...]


def select(query: "QuerySet[Any, Any]") -> Iterator[Row]:
    """Yield the rows of a `values_list` query as the driver gives them.

    Django's own converters cost three times the query itself on a region's plan, and the same
    few hundred dates come again and again; `Cells` reads each of them once.
    """
    try:
        sql, parameters = query.query.get_compiler(using=query.db).as_sql()
    except EmptyResultSet:
        return
    yield from _run(query.db, sql, parameters)


def _run(alias: str, sql: str, parameters: Sequence[Any]) -> Iterator[Row]:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(2000):
            yield from rows


class Prepared:
    """A `values_list` query that every page asks with another text: it is put into SQL once.

    That takes Django a millisecond, ten times as long as a school's rows take to come.

    Args:
        build: Makes the query for a database; the text stands in it as it was given.
    """

    _PLACE = "\0 what is asked for"

    def __init__(self, build: "Callable[[str, str], QuerySet[Any, Any]]") -> None:
        self._build = build
        self._written: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def select(self, alias: str, text: str) -> Iterator[Row]:
        """Yield the rows as the driver gives them.

        Args:
            alias: Key of the database.
            text: What is asked for.
        """
        vendor = connections[alias].vendor
        if vendor not in self._written:
            query = self._build(alias, self._PLACE)
            sql, parameters = query.query.get_compiler(using=alias).as_sql()
            assert self._PLACE in parameters
            self._written[vendor] = (sql, tuple(parameters))
        sql, parameters = self._written[vendor]
        return _run(alias, sql, [text if one == self._PLACE else one for one in parameters])


@contextlib.contextmanager
def many_values() -> Iterator[None]:
    """Hold off the collector of cycles while a region's values are built; they have no cycles.

    It would walk over all of them again and again, which takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Days(dict[Any, dt.date | None]):
    def __missing__(self, cell: object) -> dt.date | None:
        return self.setdefault(cell, None if cell is None else _day(cell))


class _Moments(dict[Any, dt.datetime | None]):
    def __missing__(self, cell: object) -> dt.datetime | None:
        return self.setdefault(cell, None if cell is None else _moment(cell))


class _Texts(dict[str, str]):
    def __missing__(self, cell: str) -> str:
        return self.setdefault(cell, cell)


class Cells:
    """Reads cells of one query; SQLite gives dates as text, PostgreSQL as dates.

    Attributes:
        days: Cell → date, or None for an empty cell.
        moments: Cell → moment, UTC, or None for an empty cell.
        texts: Text → its one copy.
    """

    def __init__(self) -> None:
        self.days = _Days()
        self.moments = _Moments()
        self.texts = _Texts()

    def day(self, cell: object) -> dt.date:
        """Read a date that must be there."""
        value = self.days[cell]
        if value is None:
            raise UnreadableRowError("нет даты")
        return value

    def moment(self, cell: object) -> dt.datetime:
        """Read a moment that must be there."""
        value = self.moments[cell]
        if value is None:
            raise UnreadableRowError("нет времени записи")
        return value


def _day(cell: object) -> dt.date:
    if isinstance(cell, dt.date):
        return cell
    try:
        return dt.date.fromisoformat(str(cell))
    except ValueError as error:
        raise UnreadableRowError("дата не читается") from error


def _moment(cell: object) -> dt.datetime:
    try:
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime.fromisoformat(str(cell))
    except ValueError as error:
        raise UnreadableRowError("время записи не читается") from error
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
