"""What is read often and seldom changes, kept while the database says that nobody wrote."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connections

__all__ = ["Remembered"]

_Value = TypeVar("_Value")


class Remembered(Generic[_Value]):
    """A value of each thread; read again once anybody, this program included, has written.

    SQLite tells of others by `data_version` and of this connection by `total_changes`. Another
    database tells nothing that cheaply: there it is read each time.

    Args:
        alias: Key of the database.
        load: Reads it.
    """

    def __init__(self, alias: str, load: Callable[[str], _Value]) -> None:
        self._alias = alias
        self._load = load
        self._here = threading.local()

    def get(self) -> _Value:
        """Give the value as it is now."""
        connection = connections[self._alias]
        connection.ensure_connection()
        # What a transaction reads may be undone with it, and undoing counts as no change.
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            return self._load(self._alias)
        raw = connection.connection
        version = (raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes)
        kept = getattr(self._here, "kept", None)
        if kept is not None and kept[0] is raw and kept[1] == version:
            value: _Value = kept[2]
            return value
        value = self._load(self._alias)
        self._here.kept = (raw, version, value)
        return value
