"""What somebody with the file in hands changed behind the program's back is found."""

import contextlib
import dataclasses as dc
import datetime as dt
import sqlite3

import pytest

from acts.journal import chain

TASK = "task:5@2020@school-1"
ACT = "act:order_implementation@2020@school-1"
REGISTER = "register:school-1"
TRIGGERS = ("acts_event_no_update", "acts_event_no_delete", "acts_event_no_replace")


@pytest.fixture
def journal(file_store, make):
    """Two events of a task, one of another, a registered act."""
    file_store.append(make.fact(TASK), after=0)
    file_store.append(make.fact(TASK, "attach", target="submitted", document="a-1"), after=1)
    file_store.append(make.fact("task:5@2020@school-2"), after=0)
    file_store.append(make.fact(ACT, "register", number="12", document="x"), after=0)
    return file_store


def run(path, *statements):
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def disarm(path):
    run(path, *(f"DROP TRIGGER {name}" for name in TRIGGERS))


def codes(store, **arguments):
    return {
        (problem.place.partition(",")[0], problem.code) for problem in store.verify(**arguments)
    }


COPY = """
    INSERT OR REPLACE INTO acts_event SELECT {id}, subject, seq, trigger, source, target, acted_by,
    role, recorded_by, happened_on, recorded_at, 'иначе', document, document_kind, document_date,
    file_digest, number, due, effective_from, clause, body, answer, basis, previous, digest
    FROM acts_event WHERE id = 1
"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE acts_event SET reason = 'иначе'",
        "UPDATE acts_event SET digest = '' WHERE id = 1",
        "DELETE FROM acts_event WHERE id = 1",
        "DELETE FROM acts_event",
        COPY.format(id=1),
        COPY.format(id=77),
    ],
)
def test_the_database_refuses_to_change_the_journal(journal, path, statement):
    before = journal.events()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        run(path, statement)
    assert journal.events() == before
    assert journal.verify() == ()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE acts_event SET reason = 'иначе' WHERE id = 1", "journal.broken-chain"),
        ("UPDATE acts_event SET happened_on = '2020-09-02' WHERE id = 1", "journal.broken-chain"),
        ("UPDATE acts_event SET seq = 5 WHERE id = 2", "journal.broken-chain"),
        ("DELETE FROM acts_event WHERE id = 1", "journal.broken-chain"),
        ("DELETE FROM acts_event WHERE id = 2", "store.projection"),
        ("DELETE FROM acts_event WHERE id IN (1, 2)", "store.projection"),
        ("UPDATE acts_event SET role = 'nobody' WHERE id = 1", "journal.unreadable"),
        ("UPDATE acts_event SET happened_on = 'вчера' WHERE id = 1", "journal.unreadable"),
        ("UPDATE acts_event SET recorded_at = '' WHERE id = 2", "journal.unreadable"),
        ("UPDATE acts_event SET reason = x'FF' WHERE id = 1", "journal.unreadable"),
    ],
)
def test_an_edit_past_the_guard_is_found(journal, path, statement, code):
    disarm(path)
    run(path, statement)
    assert (TASK, code) in codes(journal)


@pytest.mark.parametrize(
    "change",
    [
        "now_state = 'done'",
        "now_due = '2030-01-01'",
        "effective_due = '2030-01-01'",
        "version = 1",
        "now_recorded_at = 'x'",
        "latest_fact = NULL",
        "now_postponed = 3",
    ],
)
def test_an_edited_projection_is_found(journal, path, change):
    run(path, f"UPDATE acts_occurrence SET {change} WHERE id = '5@2020@school-1'")
    assert codes(journal) == {(TASK, "store.projection")}


def test_a_projection_without_events_is_found(journal, path):
    run(path, "UPDATE acts_occurrence SET now_state = 'done' WHERE id = '10@2021@school-1'")
    assert codes(journal) == {("task:10@2021@school-1", "store.projection")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE acts_book_entry SET number = '13'",
        "UPDATE acts_book_entry SET date = '2020-09-02'",
        "DELETE FROM acts_book_entry",
    ],
)
def test_an_edited_book_is_found(journal, path, statement):
    run(path, statement)
    assert codes(journal) == {(ACT, "store.book")}


@pytest.fixture
def registers(file_store, make):
    """Two revisions of the registers, journalled."""
    file_store.save_register("school-1", [make.row(), make.row("mentor-2", surname="Вязов")])
    file_store.save_register("school-1", [make.row(surname="Ясенев", name="Илья")])
    for seq in (0, 1):
        states = {"source": str(seq), "target": str(seq + 1)}
        file_store.append(make.fact(REGISTER, "load", **states), after=seq)
    return file_store


VERSION = """
    INSERT {verb} INTO acts_register_row
    (id, organization_id, "table", code, revision, contents, excluded)
    VALUES ({id}, 'school-1', 'mentors', '{code}', {revision}, '{{}}', 0)
"""


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE acts_register_row SET contents = \'{"surname":"Иной"}\'',
        "UPDATE acts_register_row SET contents = json_set(contents, '$.gender', 'male')",
        "UPDATE acts_register_row SET contents = json_set(contents, '$.surname', 5)",
        "UPDATE acts_register_row SET contents = '[]'",
        "UPDATE acts_register_row SET contents = '\"\"'",
        "UPDATE acts_register_row SET excluded = 1",
        "UPDATE acts_register_row SET revision = 7",
        "UPDATE acts_register_row SET code = 'mentor-9'",
        "UPDATE acts_register_row SET \"table\" = 'mentees'",
        "UPDATE acts_register_row SET organization_id = 'school-2'",
        "UPDATE acts_register_row SET id = 77 WHERE id = 1",
        "DELETE FROM acts_register_row WHERE id = 1",
        "DELETE FROM acts_register_row",
        VERSION.format(verb="OR REPLACE", id=1, code="mentor-1", revision=2),
        VERSION.format(verb="OR REPLACE", id=1, code="mentor-7", revision=2),
        VERSION.format(verb="OR REPLACE", id=77, code="mentor-1", revision=2),
        VERSION.format(verb="", id=77, code="mentor-7", revision=1),
    ],
)
def test_the_database_refuses_to_change_versions_of_registers(registers, path, statement):
    before = [registers.register("school-1", revision=number) for number in (1, 2)]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        run(path, statement)
    assert [registers.register("school-1", revision=number) for number in (1, 2)] == before
    assert registers.verify() == ()


def test_the_database_lets_a_version_lose_values(registers, path):
    run(path, "UPDATE acts_register_row SET contents = json_remove(contents, '$.surname')")
    assert {tuple(row.values) for row in registers.register("school-1", revision=1)} == {
        ("name",),
        (),
    }
    assert registers.verify() == ()


@pytest.mark.parametrize(
    "statement",
    [
        VERSION.format(verb="", id=77, code="mentor-1", revision=3),
        "DELETE FROM acts_register_row WHERE revision = 2",
        "DELETE FROM acts_register_row",
    ],
)
def test_a_revision_added_or_cut_off_past_the_journal_is_found(registers, path, statement):
    run(path, "DROP TRIGGER acts_register_row_no_delete", statement)
    assert codes(registers) == {(REGISTER, "store.register")}


def test_registers_of_an_organization_that_is_gone_are_found(registers, path, make):
    registers.append(make.fact("register:school-2", "load", target="0"), after=0)
    run(
        path,
        "DELETE FROM acts_occurrence WHERE organization_id = 'school-2'",
        "DELETE FROM acts_official WHERE organization_id = 'school-2'",
        "DELETE FROM acts_organization WHERE id = 'school-2'",
    )
    assert codes(registers) == {("register:school-2", "store.orphan")}


def test_events_of_nobody_are_found(journal, path):
    run(path, "DELETE FROM acts_occurrence WHERE id = '5@2020@school-2'")
    assert codes(journal) == {("task:5@2020@school-2", "store.orphan")}


def test_a_tail_cut_off_with_all_it_left_is_found_by_exported_heads(journal, path):
    exported = journal.heads()
    disarm(path)
    run(
        path,
        "DELETE FROM acts_event WHERE subject = 'task:5@2020@school-2'",
        "UPDATE acts_occurrence SET version = 0, latest_fact = NULL, latest_record = NULL,"
        " now_state = '', now_since = NULL, now_recorded_at = NULL WHERE id = '5@2020@school-2'",
    )
    assert journal.verify() == ()
    assert codes(journal, heads=exported) == {("task:5@2020@school-2", "journal.truncated")}


def test_a_digest_forged_with_its_event_breaks_the_next_link(journal, path):
    first, _second = journal.history(TASK)
    forged = chain(dc.replace(first.fact, happened_on=dt.date(2020, 8, 1)), last=None)
    disarm(path)
    run(
        path,
        f"UPDATE acts_event SET happened_on = '2020-08-01', digest = '{forged.digest}'"
        " WHERE id = 1",
    )
    assert (TASK, "journal.broken-chain") in codes(journal)


def test_verify_joins_a_transaction_that_is_open(journal, make):
    with journal.transaction():
        journal.append(make.fact(TASK), after=2)
        assert journal.verify() == ()
