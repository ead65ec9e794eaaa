"""Both stores do what the protocol promises: transactions, and fitting the protocol at all."""

import contextlib
import datetime as dt
import inspect

import pytest

from acts.errors import ConflictError
from acts.store.protocol import Store

TASK = "task:5@2020@school-1"
DAY = dt.date(2030, 1, 1)


class PlannedFailure(Exception):
    pass


def test_every_method_has_the_signature_of_the_protocol(store):
    for name, wanted in inspect.getmembers(Store, inspect.isfunction):
        if not name.startswith("_"):
            given = inspect.signature(getattr(type(store), name)).parameters
            assert list(given)[1:] == list(inspect.signature(wanted).parameters)[1:], name


def everything(store):
    return (
        store.organizations(),
        store.occurrences(),
        store.acts(),
        store.events(),
        store.heads(),
        store.book("school-1", "приказы по основной деятельности"),
        store.snapshots(days={"school-1": DAY, "school-2": DAY}),
        store.register("school-1"),
        store.register("school-1", revision=1),
        store.register_revision("school-1"),
        store.conflicts(),
    )


def change_everything(store, make):
    store.save_organizations([make.organization("school-3"), make.organization(place="п. Мыс")])
    store.save_plan([make.occurrence(rule="другое"), make.occurrence("7", owner="school-3")])
    store.append(make.fact(TASK), after=0)
    store.save_act(make.record(title="Иначе"))
    act = make.record().id
    store.append(make.fact(f"act:{act}", "register", number="12"), after=0)
    store.erase_row("school-1", "mentors", "mentor-1", keys=["surname"])
    store.save_register("school-1", [make.row(name="Анна"), make.row("mentor-2")])
    store.append(make.fact("register:school-1", "load", source="1", target="2"), after=0)
    store.save_conflicts("school-1", [make.conflict(key="name")])


def test_a_transaction_that_raises_leaves_nothing(furnished, make):
    furnished.save_register("school-1", [make.row()])
    furnished.save_conflicts("school-1", [make.conflict()])
    before = everything(furnished)
    with contextlib.suppress(PlannedFailure), furnished.transaction():
        change_everything(furnished, make)
        assert everything(furnished) != before
        raise PlannedFailure
    assert everything(furnished) == before


def test_a_finished_transaction_leaves_all(furnished, make):
    with furnished.transaction():
        change_everything(furnished, make)
    assert len(furnished.events()) == 3
    assert len(furnished.organizations()) == 3


def test_an_inner_transaction_falls_with_the_outer_one(furnished, make):
    before = everything(furnished)
    with contextlib.suppress(PlannedFailure), furnished.transaction():
        with furnished.transaction():
            furnished.append(make.fact(TASK), after=0)
        raise PlannedFailure
    assert everything(furnished) == before


def test_an_inner_transaction_that_fails_leaves_the_outer_one_whole(furnished, make):
    with furnished.transaction():
        furnished.append(make.fact(TASK), after=0)
        with contextlib.suppress(PlannedFailure), furnished.transaction():
            furnished.append(make.fact(TASK), after=1)
            raise PlannedFailure
        with pytest.raises(ConflictError):
            furnished.append(make.fact(TASK), after=0)
    assert [event.seq for event in furnished.history(TASK)] == [1]


def test_closing_twice_is_no_mistake(store):
    store.close()
    store.close()
