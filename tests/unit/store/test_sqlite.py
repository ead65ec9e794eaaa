import contextlib
import sqlite3

import pytest

from acts.store.sqlite import APPLICATION_ID, engine, inspect, is_wal_safe, options, sign


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_used_only_where_its_bug_is_mended(version, safe):
    assert is_wal_safe(version) is safe
    command = str(options(timeout=1, version=version)["init_command"])
    assert ("journal_mode=WAL" in command) is safe
    assert ("synchronous=EXTRA" in command) is not safe
    assert "secure_delete=ON" in command


def test_a_signed_file_tells_whose_it_is_and_of_which_version(tmp_path):
    path = tmp_path / "с пробелом и %.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in sign(version=4):
            connection.execute(statement)
    contents = inspect(path, timeout=1)
    assert (contents.application_id, contents.version) == (APPLICATION_ID, 4)
    assert contents.empty
    assert contents.applied == frozenset()


def test_the_engine_at_work_says_its_version_and_whether_its_journal_is_safe():
    version, wal = engine()

    assert version == sqlite3.sqlite_version
    assert wal is is_wal_safe(sqlite3.sqlite_version_info)
