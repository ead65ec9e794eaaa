import datetime as dt

import pytest

from acts.deadlines.mapping import from_mapping, to_mapping
from acts.deadlines.reading import Every, Kind, MonthDay, Reading, Relative

D = dt.date
READINGS = [
    Reading(kind=Kind.WINDOW, start=D(2020, 8, 1), end=D(2020, 9, 30), throughout=True),
    Reading(kind=Kind.WINDOW, start=D(2021, 9, 1), end=D(2021, 12, 31), part="1 этап"),
    Reading(kind=Kind.UNTIL, end=D(2021, 10, 15), op="не позднее"),
    Reading(kind=Kind.ON, end=D(2021, 9, 1), time="10:00"),
    Reading(kind=Kind.FROM, start=D(2021, 1, 1), op="с"),
    Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 1), first_year=2021, last_year=2024, op="до"),
    Reading(
        kind=Kind.YEARLY,
        start_day=MonthDay(2, 1),
        end_day=MonthDay(2, 29),
        inferred=True,
        act="корректировка",
    ),
    Reading(kind=Kind.YEARLY, end_day=MonthDay(1, 20), lag=1, op="до"),
    Reading(kind=Kind.YEARLY, start_day=MonthDay(1, 1), end_day=MonthDay(12, 31), whole=True),
    Reading(kind=Kind.EVERY, every=Every(unit="quarter", day=10), lag=1, op="до"),
    Reading(kind=Kind.EVERY, every=Every(unit="week", weekday="FR", minimum=True)),
    Reading(kind=Kind.EVERY, every=Every(unit="month", weekday="WE", nth=-1)),
    Reading(kind=Kind.EVERY, every=Every(unit="month", day=5, working=True), op="до", lag=1),
    Reading(kind=Kind.EVERY, every=Every(unit="month", from_day=1, day=5)),
    Reading(kind=Kind.EVERY, every=Every(unit="day", weekday="working")),
    Reading(kind=Kind.EVERY, every=Every(unit="school_half")),
    Reading(kind=Kind.EVERY, every=Every(unit="school_year", minimum=True)),
    Reading(kind=Kind.EVERY, every=Every(unit="month", skip=(7, 8)), time="10:00-12:00"),
    Reading(
        kind=Kind.YEARLY,
        end_day=MonthDay(5, 31),
        every=Every(unit="year", weekday="FR", nth=-1),
        op="до",
    ),
    Reading(
        kind=Kind.YEARLY, end_day=MonthDay(10, 3), every=Every(unit="year", working=True, day=3)
    ),
    Reading(kind=Kind.ON_DEMAND, cause="request", event="по запросу министерства"),
    Reading(kind=Kind.EVERY, every=Every(unit="year", times=2, step=3), start=D(2021, 1, 1)),
    Reading(kind=Kind.EVERY, every=Every(unit="day"), time="17:00", scope="период проведения"),
    Reading(
        kind=Kind.RELATIVE,
        relative=Relative(amount=10, unit="day", anchor="order", working=True),
        op="не позднее",
    ),
    Reading(
        kind=Kind.RELATIVE,
        relative=Relative(amount=14, unit="day", anchor="item:3", working=False),
    ),
    Reading(
        kind=Kind.RELATIVE,
        relative=Relative(
            amount=0, unit="month", anchor="окончание программы", direction="before", at=True
        ),
    ),
    Reading(kind=Kind.CONTINUOUS, scope="plan"),
    Reading(kind=Kind.ON_DEMAND, cause="need"),
    Reading(kind=Kind.EVENT, event="по графику ФЦТ"),
    Reading(kind=Kind.NONE),
    Reading(kind=Kind.IMPOSSIBLE, why="такого числа нет"),
]


def test_the_round_trip_covers_every_kind():
    assert {reading.kind for reading in READINGS} == set(Kind)


@pytest.mark.parametrize("reading", READINGS, ids=[str(n) for n in range(len(READINGS))])
def test_a_reading_survives_a_file(reading):
    flat = to_mapping(reading)
    assert all(isinstance(value, str | int | bool) for value in flat.values())
    assert from_mapping(flat) == reading
    # A loader that takes scalars as text gives the same.
    texts = {
        key: str(value).lower() if value is True else str(value) for key, value in flat.items()
    }
    assert from_mapping(texts) == reading


@pytest.mark.parametrize(
    ("written", "means"),
    [("да", True), ("нет", False), ("true", True), ("false", False), (True, True)],
)
def test_a_flag_is_written_as_elsewhere_in_a_roadmap(written, means):
    flat = {"kind": "relative", "amount": 10, "unit": "day", "anchor": "order"}
    assert from_mapping(flat | {"working": written}).relative.working is means


def test_a_flag_that_is_neither_yes_nor_no_is_refused():
    (problem,) = from_mapping({"kind": "yearly", "end_day": "09-01", "inferred": "может быть"})
    assert problem.remedy == "Напишите да или нет"


def test_a_mapping_is_as_short_as_the_reading():
    reading = Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 1), first_year=2021, op="до")
    assert to_mapping(reading) == {
        "kind": "yearly",
        "end_day": "09-01",
        "first_year": 2021,
        "op": "до",
    }


def test_the_question_is_not_kept_in_a_file():
    reading = Reading(kind=Kind.ON_DEMAND, cause="need", question="Когда?")
    assert to_mapping(reading) == {"kind": "on_demand", "cause": "need"}


def messages(mapping):
    found = from_mapping(mapping, file="a.yaml", place="/items/3")
    assert isinstance(found, tuple)
    assert all(problem.file == "a.yaml" and problem.remedy for problem in found)
    return [(problem.place, problem.message) for problem in found]


def test_all_mistakes_are_gathered():
    mapping = {"kind": "window", "start": "2020-02-30", "cause": "need"}
    assert messages(mapping) == [
        ("/items/3/cause", "ключ «cause» не относится к виду «window»"),
        ("/items/3/end", "для вида «window» не указан ключ «end»"),
        ("/items/3/start", "значение «2020-02-30» не подходит для ключа «start»"),
    ]


@pytest.mark.parametrize(
    ("mapping", "place"),
    [
        ({}, "/items/3/kind"),
        ({"kind": "sometimes"}, "/items/3/kind"),
        ({"kind": "until", "end": "20.01.2021"}, "/items/3/end"),
        ({"kind": "until", "end": "٢٠٢١-01-20"}, "/items/3/end"),
        ({"kind": "window", "start": "2021-02-01", "end": "2021-01-01"}, "/items/3/end"),
        ({"kind": "yearly", "end_day": "02-30"}, "/items/3/end_day"),
        ({"kind": "yearly", "end_day": "09-01", "first_year": "21"}, "/items/3/first_year"),
        ({"kind": "every", "every": "fortnight"}, "/items/3/every"),
        ({"kind": "on_demand", "cause": ["need"]}, "/items/3/cause"),
        ({"kind": "on", "end": "2021-09-01", "time": "25:00"}, "/items/3/time"),
        ({"kind": "on", "end": "2021-09-01", "time": "12:00-10:00"}, "/items/3/time"),
        ({"kind": "every", "every": "month", "skip": "7 13"}, "/items/3/skip"),
        ({"kind": "every", "every": "month", "nth": 2}, "/items/3/nth"),
        ({"kind": "every", "every": "month", "nth": 2, "weekday": "working"}, "/items/3/nth"),
        ({"kind": "yearly", "end_day": "09-01", "every": "year"}, "/items/3/every"),
        ({"kind": "event", "event": "  "}, "/items/3/event"),
    ],
)
def test_a_mistake_names_its_key(mapping, place):
    assert [found for found, _ in messages(mapping)] == [place]
