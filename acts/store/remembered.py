"""What is read often and seldom changes, kept while the database says that nobody wrote."""

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast

from django.db import connections

__all__ = ["Remembered"]

_Value = TypeVar("_Value")


class Remembered:
    """Values for all threads; read again once anybody, this program included, has written.

    SQLite tells a connection whether others have written (`data_version`). One connection that
    never writes is asked, so that everybody else is an other: each thread of this program as well
    as the command line beside it. Another database tells nothing that cheaply: there everything is
    read each time.

    Args:
        alias: Key of the database.
    """

    def __init__(self, alias: str) -> None:
        self._alias = alias
        self._watch = _Watch(alias)
        self._kept: tuple[int, dict[Hashable, Any]] = (-1, {})
        self._reading: defaultdict[Hashable, threading.Lock] = defaultdict(threading.Lock)

    def get(self, name: Hashable, load: Callable[[], _Value]) -> _Value:
        """Give a value as it is now.

        Args:
            name: What the value is kept under.
            load: Reads it from this thread's connection; it is shared, so nobody may change it.
        """
        connection = connections[self._alias]
        if connection.vendor != "sqlite" or _is_apart(connection):
            return load()
        kept = self._as_of(self._watch.version())
        if name not in kept:
            # Whoever comes meanwhile waits for the one who reads: it takes as long as reading.
            with self._reading[name]:
                # Asked before reading: what is written meanwhile has to be found written.
                kept = self._as_of(self._watch.version())
                if name not in kept:
                    kept[name] = load()
        return cast(_Value, kept[name])

    def _as_of(self, version: int) -> dict[Hashable, Any]:
        """Give what was read at a version; what is older goes."""
        kept = self._kept
        if kept[0] != version:
            kept = self._kept = (version, {})
        return kept[1]

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()


def _is_apart(connection: Any) -> bool:
    """Tell whether a transaction is open: it sees what may be undone, or what once was."""
    raw = connection.connection
    return raw is not None and bool(raw.in_transaction)


class _Watch:
    """A connection that only asks whether there was something to write down."""

    def __init__(self, alias: str) -> None:
        self._alias = alias
        self._lock = threading.Lock()
        self._raw: sqlite3.Connection | None = None

    def version(self) -> int:
        """Give a number that is another one after every change of the file."""
        with self._lock:
            if self._raw is None:
                self._raw = self._opened()
            # All rows: a statement that is not at its end holds the file.
            ((version,),) = self._raw.execute("PRAGMA data_version").fetchall()
            return int(version)

    def _opened(self) -> sqlite3.Connection:
        settings = connections.settings[self._alias]
        return sqlite3.connect(
            f"{Path(settings['NAME']).as_uri()}?mode=rw",
            uri=True,
            timeout=settings["OPTIONS"]["timeout"],
            isolation_level=None,
            check_same_thread=False,
        )

    def close(self) -> None:
        with self._lock:
            if self._raw is not None:
                self._raw.close()
                self._raw = None
