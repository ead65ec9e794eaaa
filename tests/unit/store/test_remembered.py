"""What is read once is read again as soon as anybody has written, and never too late."""

import contextlib
import dataclasses as dc
import datetime as dt
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from acts.deadlines.reading import Kind
from acts.organization import FanOut, Organization
from acts.plan import Occurrence, OccurrenceId
from acts.store.open import open_store

SCHOOL = Organization(
    id="school-1",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="муниципальное общеобразовательное учреждение «Школа № 1»",
    short_name="Школа № 1",
    place="г. Вымышленск",
    zone="Asia/Kamchatka",
)
DUTY = Occurrence(
    id=OccurrenceId(item="5", period="2021", organization="school-1"),
    kind=Kind.UNTIL,
    start=None,
    raw_due=dt.date(2021, 9, 30),
    due=dt.date(2021, 9, 30),
    rule="до 30 сентября",
    provisional=False,
    confirmed=True,
    retroactive=False,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "acts.sqlite3"


@pytest.fixture
def store(path):
    opened = open_store(path)
    opened.save_organizations([SCHOOL])
    opened.save_plan([DUTY])
    yield opened
    opened.close()


@pytest.fixture
def reading(store):
    """What reads the standings; its tables are there once a store has been opened."""
    from acts.store import plan_rows

    return plan_rows


def names(store):
    return [one.short_name for one in store.organizations()]


def dues(store, year=2021):
    return [one.due for one in store.standings(year=year)]


def write(path, statement):
    """Change the file as another program does."""
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)


def elsewhere(work):
    """Do something in a thread of its own, which has a connection of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result(30)


def test_what_nobody_changed_is_not_read_again(store):
    assert store.organizations() is store.organizations()
    assert store.standings(year=2021) is store.standings(year=2021)


def test_all_threads_share_what_one_of_them_has_read(store):
    assert elsewhere(store.organizations) is store.organizations()


def test_years_are_not_taken_for_each_other(store):
    assert (dues(store), dues(store, 2020)) == ([DUTY.due], [])
    assert dues(store, None) == dues(store)


def test_a_change_of_its_own_is_seen(store):
    assert names(store) == ["Школа № 1"]
    store.save_organizations([dc.replace(SCHOOL, short_name="Школа № 1 (новая)")])
    assert names(store) == ["Школа № 1 (новая)"]


def test_a_change_of_another_thread_is_seen(store):
    moved = dc.replace(DUTY, due=dt.date(2021, 10, 5))
    assert dues(store) == [DUTY.due]
    elsewhere(lambda: store.save_plan([moved]))
    assert dues(store) == [moved.due]
    assert elsewhere(lambda: dues(store)) == [moved.due]


def test_a_change_by_another_store_of_the_same_file_is_seen(store, path):
    moved = dc.replace(DUTY, due=dt.date(2021, 10, 5))
    assert dues(store) == [DUTY.due]
    with contextlib.closing(open_store(path)) as other:
        other.save_plan([moved])
        assert dues(store) == [moved.due]
        store.save_plan([DUTY])
        assert dues(other) == [DUTY.due]


def test_a_change_of_another_program_is_seen(store, path):
    assert (names(store), dues(store)) == (["Школа № 1"], [DUTY.due])
    write(path, "UPDATE acts_organization SET short_name = 'Чужая запись'")
    assert names(store) == ["Чужая запись"]
    write(path, "UPDATE acts_occurrence SET effective_due = '2021-12-31'")
    assert dues(store) == [dt.date(2021, 12, 31)]


def test_a_change_while_it_is_being_read_is_found_the_next_time(store, path, reading, monkeypatch):
    read = reading.standings

    def overtaken(alias, year):
        found = read(alias, year)
        write(path, "UPDATE acts_occurrence SET effective_due = '2021-12-31'")
        monkeypatch.undo()
        return found

    monkeypatch.setattr(reading, "standings", overtaken)
    dues(store)

    assert dues(store) == [dt.date(2021, 12, 31)]


def test_a_change_that_is_undone_leaves_nothing_behind(store):
    class Undone(Exception):
        pass

    def change_and_break():
        with store.transaction():
            store.save_organizations([dc.replace(SCHOOL, short_name="Не состоялось")])
            assert names(store) == ["Не состоялось"]
            raise Undone

    assert names(store) == ["Школа № 1"]
    with pytest.raises(Undone):
        change_and_break()
    assert names(store) == ["Школа № 1"]


def test_who_reads_as_of_one_moment_neither_takes_nor_gives(store):
    before = store.organizations()
    with store._still():
        inside = store.organizations()
    assert inside == before
    assert inside is not before
    assert store.organizations() is before


def test_those_who_ask_at_once_wait_for_one_reader(store, reading, monkeypatch):
    read = reading.standings
    begun, go_on, times = threading.Event(), threading.Event(), []

    def slow(alias, year):
        times.append(year)
        begun.set()
        assert go_on.wait(30)
        return read(alias, year)

    monkeypatch.setattr(reading, "standings", slow)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(dues, store) for _ in range(4)]
        assert begun.wait(30)
        assert names(store) == ["Школа № 1"]  # nobody waits who asks for something else
        go_on.set()
        assert [one.result(30) for one in asked] == [[DUTY.due]] * 4
    assert times == [2021]


def test_a_reading_that_fails_keeps_nothing(store, reading, monkeypatch):
    def fails(alias, year):
        raise ValueError(year)

    with monkeypatch.context() as broken:
        broken.setattr(reading, "standings", fails)
        with pytest.raises(ValueError, match="2021"):
            store.standings(year=2021)
    assert dues(store) == [DUTY.due]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no list of open files here")
def test_a_closed_store_holds_no_file(store, path):
    def held():
        links = (one for one in Path("/proc/self/fd").iterdir() if one.is_symlink())
        return [one for one in links if str(one.readlink()).startswith(str(path))]

    names(store)
    assert held()
    store.close()
    assert not held()
