import contextlib
import os
import sqlite3
import subprocess
import sys
import time

import pytest

from acts.errors import ConfigurationError
from acts.store.open import open_store

TASK = "task:5@2020@school-1"


@contextlib.contextmanager
def opening(path, **options):
    with contextlib.closing(open_store(path, **options)) as store:
        yield store


def run(path, statement):
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


def refusal(path, **options):
    with pytest.raises(ConfigurationError) as refused:
        open_store(path, **options).close()
    (problem,) = refused.value.problems
    assert problem.remedy
    assert problem.file == str(path)
    return problem


def test_a_new_file_is_signed_and_keeps_what_was_saved(path, make):
    with opening(path) as store:
        store.save_organizations([make.organization()])
    assert run(path, "PRAGMA application_id") == [(0x41435453,)]
    assert run(path, "PRAGMA user_version")[0][0] == 4
    with opening(path) as store:
        assert store.organizations() == (make.organization(),)


def test_opening_a_current_store_writes_nothing(path):
    open_store(path).close()
    before = path.read_bytes()
    with opening(path) as store:
        store.organizations()
    assert path.read_bytes() == before


def test_two_stores_of_one_file_have_transactions_of_their_own(path, make):
    with opening(path) as one, opening(path, timeout=0.05) as other:
        with one.transaction():
            one.save_organizations([make.organization()])
            with pytest.raises(ConfigurationError, match="занято другой программой"):
                other.save_organizations([make.organization("school-2")])
        other.save_organizations([make.organization("school-2")])
        assert len(one.organizations()) == 2


def test_an_empty_file_is_a_new_store(path):
    path.touch()
    with opening(path) as store:
        assert store.verify() == ()


def test_transactions_are_immediate_and_durable_with_foreign_keys(path):
    from django.db import connections

    with opening(path) as store, connections[store.alias].cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "foreign_keys",
                "synchronous",
                "journal_mode",
                "busy_timeout",
                "secure_delete",
            )
        }
        assert connections[store.alias].transaction_mode == "IMMEDIATE"
    safe = pragmas["journal_mode"] == "wal"
    assert pragmas["synchronous"] == (2 if safe else 3)
    assert pragmas["foreign_keys"] == 1
    assert pragmas["busy_timeout"] == 20_000
    assert pragmas["secure_delete"] == 1


def test_refuses_a_folder(tmp_path):
    assert "папка" in refusal(tmp_path).message


def test_refuses_a_missing_folder(tmp_path):
    path = tmp_path / "нет" / "acts.sqlite3"
    assert refusal(path).message == "такой папки нет"
    assert not path.parent.exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04" * 300, "обычный текст ".encode() * 100])
def test_refuses_what_is_not_sqlite(path, content):
    path.write_bytes(content)
    assert refusal(path).code == "store.foreign"
    assert path.read_bytes() == content


@pytest.mark.parametrize("signature", [0, 77])
def test_refuses_the_database_of_another_program(path, signature):
    run(path, "CREATE TABLE acts_event (id INTEGER)")
    run(path, f"PRAGMA application_id = {signature}")
    before = path.read_bytes()
    assert refusal(path).code == "store.foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 5",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0099_later', '')",
    ],
)
def test_refuses_a_store_of_a_newer_version_and_writes_nothing(path, statement):
    open_store(path).close()
    run(path, statement)
    before = path.read_bytes()
    problem = refusal(path)
    assert problem.message == "хранилище создано более новой версией acts"
    assert "Обновите программу" in problem.remedy
    assert path.read_bytes() == before


def test_brings_an_older_store_up_to_date_with_what_it_holds(path, make):
    with opening(path) as store:
        store.save_organizations([make.organization()])
    for name in ("week", "days_off", "school_year_start", "school_year_end"):
        run(path, f"ALTER TABLE acts_organization DROP COLUMN {name}")
    run(path, "ALTER TABLE acts_occurrence DROP COLUMN superseded")
    for name in ("update", "delete", "replace"):
        run(path, f"DROP TRIGGER acts_event_no_{name}")
    for name in ("only_loses", "no_delete", "no_replace"):
        run(path, f"DROP TRIGGER acts_register_row_{name}")
    run(path, "DELETE FROM django_migrations WHERE name > '0002' AND app = 'store'")
    run(path, "PRAGMA user_version = 1")
    with opening(path) as store:
        assert store.organizations() == (make.organization(),)
    assert len(run(path, "SELECT name FROM sqlite_master WHERE type = 'trigger'")) == 6
    assert run(path, "PRAGMA user_version") == [(4,)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path):
    open_store(path).close()
    run(path, "DELETE FROM django_migrations WHERE name > '0002' AND app = 'store'")
    before = path.read_bytes()
    assert refusal(path).code == "store.failed"  # the triggers are there already
    assert path.read_bytes() == before


def test_refuses_a_damaged_file(path, make):
    with opening(path) as store:
        store.save_organizations([make.organization()])
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)
    assert refusal(path).code == "store.damaged"


def test_a_damaged_page_is_told_when_it_is_read(path, make):
    with opening(path) as store:
        store.save_organizations([make.organization(f"school-{n}") for n in range(300)])
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * (size - 4096 * 3))

    def read():
        with opening(path) as store:
            store.organizations()

    with pytest.raises(ConfigurationError) as refused:
        read()
    assert refused.value.problems[0].code == "store.damaged"


def test_says_that_another_program_holds_the_file(path):
    open_store(path).close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        problem = refusal(path, timeout=0.05)
    assert problem.message == "хранилище занято другой программой"


def test_says_that_the_disk_is_full_and_leaves_what_was_there(path, make):
    from django.db import connections

    with opening(path) as store:
        with connections[store.alias].cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        with pytest.raises(ConfigurationError, match="на диске нет места") as refused:
            store.save_organizations([make.organization(f"school-{n}") for n in range(500)])
        assert refused.value.problems[0].remedy.startswith("Освободите место")
        assert store.organizations() == ()


def test_says_that_the_file_is_read_only(path, make):
    from django.db import connections

    with opening(path) as store:
        with connections[store.alias].cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
        with pytest.raises(ConfigurationError, match="только для чтения"):
            store.save_organizations([make.organization()])


def test_models_and_migrations_agree(path, capsys):
    from django.core.management import call_command

    with opening(path):
        call_command("makemigrations", "store", check=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


# Several processes.

_CHILD = """
import contextlib, datetime as dt, pathlib, sys
from acts.actor import Role
from acts.errors import ConflictError
from acts.journal import NewEvent
from acts.store.open import open_store

store = open_store(pathlib.Path(sys.argv[1]))
subject = "task:5@2020@school-1"

def fact(name):
    return NewEvent(
        subject=subject, trigger="start", source="planned", target="in_progress",
        acted_by="school-1:curator", role=Role.CURATOR, recorded_by=name,
        happened_on=dt.date(2020, 9, 1),
        recorded_at=dt.datetime(2020, 9, 1, tzinfo=dt.UTC),
    )
"""

_COMPETE = """
done = conflicts = 0
while done < 50:
    seen = len(store.history(subject))
    try:
        store.append(fact(sys.argv[2]), after=seen)
        done += 1
    except ConflictError:
        conflicts += 1
store.close()
"""

_STOP_INSIDE = """
with store.transaction():
    for number in range(3):
        store.append(fact("inside"), after=int(sys.argv[2]) + number)
    print("inside", flush=True)
    sys.stdin.read()
"""

_ACKNOWLEDGE = """
number = len(store.history(subject))
while True:
    store.append(fact("acknowledged"), after=number)
    number += 1
    print(number, flush=True)
"""


def start(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def planned(path, make):
    with opening(path) as store:
        store.save_organizations([make.organization()])
        store.save_plan([make.occurrence()])
    return path


def test_four_processes_lose_no_event_and_meet_no_lock(planned):
    children = [start(_COMPETE, planned, name) for name in "абвг"]
    failures = [child.communicate(timeout=120)[1] for child in children]
    assert failures == ["", "", "", ""]
    with opening(planned) as store:
        history = store.history(TASK)
        assert [event.seq for event in history] == list(range(1, 201))
        assert {name: 50 for name in "абвг"} == {
            name: sum(event.fact.recorded_by == name for event in history) for name in "абвг"
        }
        assert store.verify() == ()


def test_a_kill_inside_a_transaction_leaves_nothing_of_it(planned, make):
    with opening(planned) as store:
        store.append(make.fact(TASK), after=0)
        heads = store.heads()
    with start(_STOP_INSIDE, planned, 1) as child:
        assert child.stdout.readline() == "inside\n"
        child.kill()
    with opening(planned) as store:
        assert store.verify(heads=heads) == ()
        assert len(store.history(TASK)) == 1
        store.append(make.fact(TASK), after=1)


def test_a_kill_at_any_moment_loses_no_acknowledged_event(planned):
    acknowledged = 0
    for round_ in range(5):
        with start(_ACKNOWLEDGE, planned) as child:
            acknowledged = int(child.stdout.readline())
            time.sleep(0.007 * round_)
            child.kill()
            acknowledged = max(acknowledged, *map(int, ["0", *child.stdout.read().split()]))
        with opening(planned) as store:
            assert len(store.history(TASK)) >= acknowledged
            assert store.verify() == ()
    assert acknowledged >= 5
