"""What a driver gives for a cell, read back into a value; equal texts become one object."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from acts.store.failures import UnreadableRowError

__all__ = ["Cells", "select"]

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
    with connections[query.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(2000):
            yield from rows


class Cells:
    """Reads cells of one query; SQLite gives dates as text, PostgreSQL as dates."""

    def __init__(self) -> None:
        self._days: dict[object, dt.date | None] = {None: None}
        self._moments: dict[object, dt.datetime | None] = {None: None}
        self._texts: dict[str, str] = {}

    def maybe_day(self, cell: object) -> dt.date | None:
        """Read a date or nothing."""
        try:
            return self._days[cell]
        except KeyError:
            return self._days.setdefault(cell, _day(cell))

    def day(self, cell: object) -> dt.date:
        """Read a date."""
        value = self.maybe_day(cell)
        if value is None:
            raise UnreadableRowError("нет даты")
        return value

    def maybe_moment(self, cell: object) -> dt.datetime | None:
        """Read a moment, UTC, or nothing."""
        try:
            return self._moments[cell]
        except KeyError:
            return self._moments.setdefault(cell, _moment(cell))

    def moment(self, cell: object) -> dt.datetime:
        """Read a moment, UTC."""
        value = self.maybe_moment(cell)
        if value is None:
            raise UnreadableRowError("нет времени записи")
        return value

    def text(self, cell: str) -> str:
        """Return the one copy of a text that comes many times."""
        return self._texts.setdefault(cell, cell)


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
