"""Organisations are read once, and again as soon as anybody has written."""

import contextlib
import dataclasses as dc
import sqlite3

import pytest

from acts.organization import FanOut, Organization
from acts.store.open import open_store

SCHOOL = Organization(
    id="school-1",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="муниципальное общеобразовательное учреждение «Школа № 1»",
    short_name="Школа № 1",
    place="г. Вымышленск",
    zone="Asia/Kamchatka",
)


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "acts.sqlite3")
    opened.save_organizations([SCHOOL])
    yield opened
    opened.close()


def names(store):
    return [one.short_name for one in store.organizations()]


def test_what_nobody_changed_is_not_read_again(store):
    assert store.organizations() is store.organizations()


def test_a_change_of_its_own_is_seen(store):
    assert names(store) == ["Школа № 1"]
    store.save_organizations([dc.replace(SCHOOL, short_name="Школа № 1 (новая)")])
    assert names(store) == ["Школа № 1 (новая)"]


def test_a_change_of_another_program_is_seen(store, tmp_path):
    assert names(store) == ["Школа № 1"]
    with contextlib.closing(sqlite3.connect(tmp_path / "acts.sqlite3")) as other, other:
        other.execute("UPDATE acts_organization SET short_name = 'Чужая запись'")
    assert names(store) == ["Чужая запись"]


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
