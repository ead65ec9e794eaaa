"""Nothing of erased data is left in the bytes of the store's files."""

import contextlib
import dataclasses as dc
import json
import sqlite3

import pytest

from acts.act import ActData
from acts.errors import ConfigurationError
from acts.registers.act_record import TextOrigin
from acts.store import sqlite
from acts.store.open import open_store

CANARY = "Канарейкин-Первоцветов"


@pytest.fixture(params=["rollback journal", "write-ahead log"])
def kept(request, path, make, monkeypatch):
    """A store in a file that knows the canary in several places and versions, and a crowd."""
    wal = request.param == "write-ahead log"
    monkeypatch.setattr(sqlite, "is_wal_safe", lambda version: wal)
    with contextlib.closing(open_store(path, timeout=0.05)) as store:
        store.save_organizations([make.organization()])
        for number in range(12):
            crowd = [make.row(f"mentor-{one}", surname="Вязов" * number) for one in range(2, 90)]
            store.save_register(
                "school-1", [*crowd, make.row(surname=CANARY, category=f"{number}")]
            )
        store.save_conflicts("school-1", [make.conflict(offered=CANARY)])
        store.save_act(act_about(make))
        yield store


def act_about(make):
    return make.record(
        data=ActData(kind="order_implementation", fields={"pairs": [{"mentor": CANARY * 300}]}),
        origin=TextOrigin.TAKEN,
        taken=(CANARY * 300).encode(),
    )


def traces(path):
    """Name the files of the store that hold the canary, however it is written."""
    spellings = [CANARY.encode(), json.dumps(CANARY)[1:-1].encode()]
    return [
        file.name
        for file in path.parent.glob(f"{path.name}*")
        if any(spelling in file.read_bytes() for spelling in spellings)
    ]


def erase(store):
    return store.erase_row("school-1", "mentors", "mentor-1", keys=["surname"])


def erase_all(store, make):
    with store.transaction():
        assert erase(store) == 12
        blank = ActData(kind="order_implementation", fields={})
        store.save_act(dc.replace(act_about(make), data=blank, taken=b""))


def test_erased_rows_and_acts_are_gone_from_the_files(kept, path, make):
    assert traces(path) != []
    erase_all(kept, make)
    assert traces(path) == []
    assert len(kept.register("school-1")) == 89
    assert kept.register("school-1", table="mentors", revision=5)[0].values == {"category": "4"}
    assert kept.act(make.record().id).taken == b""
    assert kept.verify() == ()


def test_an_erasure_clears_what_was_left_between_rows_too(kept, path, make):
    # As SQLite leaves behind when it moves rows from page to page, or another program when it
    # deletes without overwriting.
    erase_all(kept, make)
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA secure_delete = OFF")
        other.execute("UPDATE acts_act SET title = ?", (CANARY * 50,))
        other.commit()
        other.execute("UPDATE acts_act SET title = ''")
        other.commit()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert traces(path) != []
    assert erase(kept) == 0  # nothing to take out of rows, and the file is rewritten all the same
    assert traces(path) == []


def test_what_an_act_no_longer_holds_is_overwritten_at_once(kept, path, make):
    erase_all(kept, make)
    kept.save_act(act_about(make))
    kept.save_act(make.record())
    kept.close()
    assert traces(path) == []


def test_an_erasure_taken_back_rewrites_nothing(kept, path):
    class Undo(Exception):
        pass

    with contextlib.suppress(Undo), kept.transaction():
        erase(kept)
        raise Undo
    assert traces(path) != []
    assert kept.register("school-1")[0].value("surname") == CANARY


def test_while_another_program_reads_the_erasure_says_that_the_file_waits(kept, path, make):
    kept.save_act(make.record())
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM acts_register_row").fetchone()
        with pytest.raises(ConfigurationError, match="занято другой программой"):
            erase(kept)
    erase(kept)
    assert traces(path) == []
