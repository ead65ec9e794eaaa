"""Stores to hold to the contract, invented contents for them, and a guard of everybody's files."""

import datetime as dt
import itertools
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from acts.act import ActData
from acts.actor import Role
from acts.deadlines.reading import Kind
from acts.journal import Details, NewEvent
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.plan import Occurrence, OccurrenceId
from acts.registers.act_record import ActRecord
from acts.registers.rows import Conflict, Row
from acts.russian.names import Person
from acts.store.memory import MemoryStore
from acts.store.open import open_store

OPENED = []


def _listen(event, arguments):
    if event == "sqlite3.connect":
        OPENED.append(str(arguments[0]))


sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def _only_temporary_files(tmp_path_factory):
    """Fail when a test opens a database outside the folder made for tests."""
    OPENED.clear()
    yield
    allowed = tmp_path_factory.getbasetemp()
    strangers = [
        name
        for name in OPENED
        if name != ":memory:" and not Path(name.removeprefix("file://")).is_relative_to(allowed)
    ]
    assert strangers == []


@pytest.fixture
def path(tmp_path):
    return tmp_path / "acts.sqlite3"


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A new store's file, made once: making the tables takes longer than most tests."""
    file = tmp_path_factory.mktemp("blank") / "acts.sqlite3"
    open_store(file).close()
    return file


@pytest.fixture
def opened(path, blank):
    """A store in a file."""
    shutil.copyfile(blank, path)
    store = open_store(path)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite"])
def store(request):
    """Every kind of store, one after another."""
    if request.param == "memory":
        return MemoryStore()
    return request.getfixturevalue("opened")


def organization(name="school-1", **changes):
    values = {
        "id": name,
        "fan_out": FanOut.EACH_SCHOOL,
        "full_name": "Муниципальная школа № 1 села Рассветного",
        "short_name": "Школа № 1",
        "place": "с. Рассветное",
        "zone": "Asia/Kamchatka",
        "parent": "municipality-1",
        "body": "school",
        "officials": (
            Official(
                role=OfficialRole.DIRECTOR,
                post="директор",
                person=Person("Заречная", "Мария", "Петровна"),
                since=dt.date(2019, 9, 1),
            ),
            Official(
                role=OfficialRole.CURATOR,
                post="заместитель директора по ВР",
                person=Person("Ольхов", "Илья"),
                since=dt.date(2020, 1, 9),
                until=dt.date(2021, 8, 31),
                basis="приказ от 09.01.2020 № 2",
            ),
        ),
    }
    return Organization(**values | changes)


def occurrence(item="5", period="2020", owner="school-1", **changes):
    due = changes.get("due", dt.date(2020, 9, 30))
    values = {
        "id": OccurrenceId(item=item, period=period, organization=owner),
        "kind": Kind.UNTIL,
        "start": None,
        "raw_due": due,
        "due": due,
        "rule": "до 30.09.2020 включительно",
    }
    return Occurrence(**values | changes)


_minutes = itertools.count()


def fact(subject="task:5@2020@school-1", trigger="start", **changes):
    details = {name: changes.pop(name) for name in Details.__dataclass_fields__ if name in changes}
    values = {
        "subject": subject,
        "trigger": trigger,
        "source": "planned",
        "target": "in_progress",
        "acted_by": "school-1:curator",
        "role": Role.CURATOR,
        "recorded_by": "deputy",
        "happened_on": dt.date(2020, 9, 1),
        "recorded_at": dt.datetime(2020, 9, 1, 3, tzinfo=dt.UTC)
        + dt.timedelta(minutes=next(_minutes)),
        "details": Details(**details),
    }
    return NewEvent(**values | changes)


def record(name="order_implementation@2020@school-1", **changes):
    values = {
        "id": name,
        "kind": "order_implementation",
        "organization": "school-1",
        "period": "2020",
        "title": "О внедрении целевой модели наставничества",
        "data": ActData(
            kind="order_implementation",
            fields={"pairs": [{"mentor": "Ольхов И.", "hours": 3}], "note": None, "open": True},
        ),
        "text_digest": "a" * 64,
        "file": "out/приказ.docx",
        "file_digest": "b" * 64,
        "visas": ("юрист", "бухгалтер"),
        "bodies": ("совет школы",),
        "proves": ("5",),
    }
    return ActRecord(**values | changes)


def row(code="mentor-1", table="mentors", owner="school-1", *, excluded=False, **values):
    values = values or {"surname": "Ольхов", "name": "Илья"}
    return Row(organization=owner, table=table, code=code, values=values, excluded=excluded)


def conflict(code="mentor-1", key="surname", owner="school-1", **changes):
    values = {
        "table": "mentors",
        "base": "Ольхов",
        "stored": "Ольховский",
        "offered": "Вязов",
        "place": "лист «Наставники», B7",
        "file": "Наставники.xlsx",
    }
    return Conflict(organization=owner, code=code, key=key, **values | changes)


@pytest.fixture
def make():
    return SimpleNamespace(
        organization=organization,
        occurrence=occurrence,
        fact=fact,
        record=record,
        row=row,
        conflict=conflict,
    )


@pytest.fixture(scope="session")
def blank_organizations():
    """Two schools for a file that serves many examples."""
    return (organization(), organization("school-2"))


@pytest.fixture
def furnished(store):
    """A store with two schools, a small plan and one act."""
    furnish(store)
    return store


@pytest.fixture
def file_store(opened):
    """The same in a file."""
    furnish(opened)
    return opened


def furnish(store):
    store.save_organizations([organization(), organization("school-2")])
    store.save_plan(
        [
            occurrence("5", "2020"),
            occurrence("10", "2021", due=dt.date(2021, 1, 20)),
            occurrence("5", "2020", "school-2"),
        ]
    )
    store.save_act(record())
