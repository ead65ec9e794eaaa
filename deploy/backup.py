"""Copy a workspace while the desk works: databases by SQLite's own way, the rest as files.

    python backup.py РАБОЧАЯ_ПАПКА КУДА [--keep 30]

Standard library only. A copy appears whole, under the moment of its making, or not at all; the
oldest beyond `--keep` go. Exit codes: 0 done, 3 not done.
"""

import argparse
import contextlib
import datetime as dt
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["back_up", "main"]

_DATABASES = ("acts.sqlite3", "desk.sqlite3")
# The key only ends sessions when it is lost, and opens them to whoever has it.
# What was sent in and waits for an answer is kept for an hour there, and for nights here.
_LEFT_OUT = shutil.ignore_patterns("*.sqlite3", "*.sqlite3-*", "desk.key", "*.part", ".присланное")
_PREFIX = "acts-"


def main(arguments: Sequence[str]) -> int:
    """Make one copy and say where it is."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description="Копия рабочей папки acts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--keep", type=int, default=30)
    chosen = parser.parse_args(arguments)
    moment = dt.datetime.now(dt.UTC)  # noqa: TID251 – not a part of the package
    try:
        made = back_up(chosen.folder, chosen.target, moment=moment, keep=max(chosen.keep, 1))
    except (OSError, sqlite3.Error) as error:
        sys.stderr.write(f"Копия не сделана: {error}\n")
        return 3
    sys.stdout.write(f"Копия: {made}\n")
    return 0


def back_up(folder: Path, target: Path, *, moment: dt.datetime, keep: int) -> Path:
    """Copy a workspace.

    Args:
        folder: The workspace.
        target: Folder of copies.
        moment: When; it names the copy.
        keep: How many copies stay.

    Returns:
        The copy.

    Raises:
        OSError: It is no workspace, or there is no room.
        sqlite3.Error: A database is damaged.
    """
    if not (folder / "acts.toml").is_file():
        raise FileNotFoundError(f"{folder} – не рабочая папка")
    target.mkdir(parents=True, exist_ok=True)
    whole = target / f"{_PREFIX}{moment:%Y%m%d-%H%M%S}"
    for stale in target.glob(f".{_PREFIX}*.part"):  # of a night when the power went
        shutil.rmtree(stale, ignore_errors=True)
    part = target / f".{whole.name}.part"
    part.mkdir(mode=0o700)
    try:
        _fill(folder, part)
        part.replace(whole)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for old in sorted(target.glob(f"{_PREFIX}*"))[:-keep]:
        shutil.rmtree(old)
    return whole


def _fill(folder: Path, part: Path) -> None:
    # Databases first: a file they name is written before they name it.
    for name in _DATABASES:
        if (folder / name).is_file():
            _copy_database(folder / name, part / name)
    shutil.copytree(
        folder,
        part,
        ignore=_LEFT_OUT,
        copy_function=_copy_present,
        ignore_dangling_symlinks=True,
        dirs_exist_ok=True,
    )
    part.chmod(0o700)


def _copy_present(source: str, copy: str) -> None:
    """Copy a file; one that went while the folder was read is no reason to have no copy at all."""
    with contextlib.suppress(FileNotFoundError):
        shutil.copy2(source, copy)


def _copy_database(source: Path, copy: Path) -> None:
    with (
        contextlib.closing(
            sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)
        ) as old,
        contextlib.closing(sqlite3.connect(copy)) as new,
    ):
        old.backup(new)
        (outcome,) = new.execute("PRAGMA integrity_check").fetchone()
        if outcome != "ok":
            raise sqlite3.DatabaseError(f"{source.name}: файл повреждён")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
