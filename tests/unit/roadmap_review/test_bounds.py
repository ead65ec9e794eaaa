"""«До» in a file of before and «до включительно» of the wording are one reading."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.due import terms
from acts.deadlines.policy import Policies, apply, calendar_of
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.order import Order
from acts.organization import FanOut
from acts.roadmap import Body, Deadline, FurtherTerm, Item, ReadTerm, Roadmap
from acts.roadmap_review import with_printed_bounds
from acts.roadmap_review.readings import agrees

ORDER = Order(
    issuer="Управление",
    kind="приказ",
    number="1",
    date=dt.date(2020, 6, 26),
    place="с. Рассветное",
    title="О наставничестве",
    signatory="начальник",
)
EXCLUDING = Policies(until_inclusive=False)


def roadmap(text, *readings, further=(), monitoring=None):
    item = Item(
        number="1",
        title="Мероприятие",
        bodies=("school",),
        responsible="ОО",
        deadline=Deadline(text=text, readings=tuple(ReadTerm(reading=one) for one in readings)),
        further_terms=further,
    )
    return Roadmap(
        id="test",
        order=ORDER,
        annex="приложение 1",
        title="Карта",
        period_start=dt.date(2020, 6, 26),
        period_end=dt.date(2024, 12, 25),
        bodies=(Body(id="school", name="ОО", fan_out=FanOut.EACH_SCHOOL),),
        items=(item,),
        policies=EXCLUDING,
        monitoring=monitoring,
    )


CONTEXT = roadmap("").context


def settled(text, *readings):
    """Give the readings of a file as they are taken with the wording."""
    (item,) = with_printed_bounds(roadmap(text, *readings)).items
    return [one.reading for one in item.deadline.readings]


def days(readings):
    calendar = calendar_of(EXCLUDING)
    return [
        apply(term.end, readings[term.reading_index], EXCLUDING, calendar).effective
        for term in terms(readings, CONTEXT, EXCLUDING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "до конца 2020 года",
        "до 2024 года",
        "до сентября 2020 года",
        "до IV квартала 2021 года",
        "до начала учебного года",
        "ежегодно до конца мая",
        "до конца 2020 года, далее ежегодно",
        "до 1 сентября 2020 года, далее ежегодно до конца августа",
        "ежегодно до 1 октября и до конца мая",
    ],
)
def test_a_file_that_says_until_of_a_whole_period_reads_as_the_wording(text):
    said = [dc.replace(one, question="") for one in read(text, CONTEXT).readings]
    assert any(one.op == "до включительно" for one in said)
    held = [dc.replace(one, op="до") for one in said]

    found = settled(text, *held)

    assert found == said
    assert days(found) == days(said)
    assert all(any(agrees(one, other) for other in said) for one in found)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("до сентября 2020 года", Reading(kind=Kind.UNTIL, end=dt.date(2020, 8, 31), op="до")),
        ("до 2024 года", Reading(kind=Kind.UNTIL, end=dt.date(2023, 12, 31), op="до")),
        (
            "до конца 2020 года, далее ежегодно",  # written by hand, without its mark
            Reading(kind=Kind.YEARLY, end_day=MonthDay(12, 31), first_year=2021, op="до"),
        ),
    ],
)
def test_so_does_the_other_answer_to_its_question(text, held):
    (found,) = settled(text, held)

    assert found == dc.replace(held, op="до включительно")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # A day named by its number may be left out, be it the last one of its month.
        ("до 1 октября 2020 года", Reading(kind=Kind.UNTIL, end=dt.date(2020, 10, 1), op="до")),
        ("до 31 августа 2020 года", Reading(kind=Kind.UNTIL, end=dt.date(2020, 8, 31), op="до")),
        (
            "до 31 августа 2020 года или до конца августа 2021 года",
            Reading(kind=Kind.UNTIL, end=dt.date(2020, 8, 31), op="до"),
        ),
        (
            "до 31 августа 2020 года, до конца августа 2020 года",
            Reading(kind=Kind.UNTIL, end=dt.date(2020, 8, 31), op="до"),
        ),
        # What the wording doesn't say stays as the person put it, and the check tells of it.
        ("до сентября 2020 года", Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 15), op="до")),
        ("до сентября 2020 года", Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 30), op="к")),
        ("к звонку", Reading(kind=Kind.UNTIL, end=dt.date(2020, 8, 31), op="до")),
    ],
)
def test_other_readings_of_a_file_stay_as_they_are(text, held):
    assert settled(text, held) == [held]


def test_second_terms_and_the_monitoring_are_read_by_their_own_wording():
    term = FurtherTerm(
        place="примечание",
        text="до конца 2020 года",
        reading=Reading(kind=Kind.UNTIL, end=dt.date(2020, 12, 31), op="до"),
        governs=True,
        reason="так сказано",
    )
    named = Reading(kind=Kind.UNTIL, end=dt.date(2020, 12, 31), op="до")
    whole = roadmap("до 31 декабря 2020 года", named, further=(term,), monitoring=term)

    found = with_printed_bounds(whole)

    assert found.monitoring is not None
    assert found.monitoring.reading.op == "до включительно"
    assert found.items[0].further_terms[0].reading.op == "до включительно"
    assert found.items[0].deadline.readings[0].reading.op == "до"


def test_a_roadmap_without_such_a_term_is_given_back_as_it_is():
    whole = roadmap("до 1 октября 2020 года")

    assert with_printed_bounds(whole) is whole
