"""What is SQLite's own: how it is opened safely, and what a file says about itself."""

import contextlib
import dataclasses as dc
import sqlite3
from pathlib import Path

__all__ = [
    "APPLICATION_ID",
    "SWEEP",
    "Contents",
    "engine",
    "inspect",
    "is_wal_safe",
    "options",
    "sign",
]

APPLICATION_ID = 0x41435453  # «ACTS»: tells our file from any other program's

# After an erasure. `secure_delete` overwrites what is deleted, but not the copies SQLite leaves
# when it moves rows from page to page (found after 70 of 300 random histories); rewriting the file
# does. In memory: nobody would think of erasing a copy in the system's folder of temporary files.
SWEEP = ("PRAGMA temp_store = MEMORY", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What an existing file says about itself.

    Attributes:
        application_id: Whose file it is; 0 when nobody signed it.
        version: How many migrations the program knew that made it.
        empty: Whether there is no table in it.
        applied: Names of the applied migrations.
    """

    application_id: int
    version: int
    empty: bool
    applied: frozenset[str]


def inspect(path: Path, *, timeout: float) -> Contents:
    """Read what a file says about itself; nothing is written.

    Args:
        path: An existing file.
        timeout: Seconds to wait for another program's lock.

    Raises:
        sqlite3.Error: It isn't SQLite, is damaged or locked.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=timeout)) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        applied: frozenset[str] = frozenset()
        if application_id == APPLICATION_ID and "django_migrations" in tables:
            rows = connection.execute("SELECT name FROM django_migrations WHERE app = 'store'")
            applied = frozenset(row[0] for row in rows)
    return Contents(
        application_id=application_id, version=version, empty=not tables, applied=applied
    )


def engine() -> tuple[str, bool]:
    """Give the version of SQLite at work and whether its WAL journal can be trusted."""
    return sqlite3.sqlite_version, is_wal_safe(sqlite3.sqlite_version_info)


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """Tell whether a version of SQLite is free of the WAL-reset bug, which damages files.

    It lived from 3.7.0 on and is mended in 3.51.3 and, for older lines, in 3.50.7 and 3.44.6.
    """
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version >= (3, 51, 3)


def options(*, timeout: float, version: tuple[int, ...]) -> dict[str, object]:
    """Choose Django's options so that a finished transaction outlives a loss of power.

    Args:
        timeout: Seconds to wait for another program's lock.
        version: Version of SQLite.
    """
    mode, synchronous = ("WAL", "FULL") if is_wal_safe(version) else ("DELETE", "EXTRA")
    return {
        "timeout": timeout,
        "transaction_mode": "IMMEDIATE",
        # The driver's own converters read every date anew; `Cells` reads each of them once.
        "detect_types": 0,
        "init_command": (
            f"PRAGMA journal_mode={mode}; PRAGMA synchronous={synchronous};"
            # What is deleted or replaced is overwritten with zeros: erased data stay erased.
            " PRAGMA secure_delete=ON"
        ),
    }


def sign(*, version: int) -> tuple[str, ...]:
    """Write the statements that mark a file as ours, made by a program of `version`."""
    return (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {version:d}")
