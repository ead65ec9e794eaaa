"""The open questions of a roadmap and what is offered for an answer."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts import resources
from acts.deadlines.due import terms
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.roadmap import Confirmation, Deadline, ReadTerm
from acts.roadmap_review import open_questions, stands
from acts.roadmap_review.offers import alternatives, answers
from acts.roadmap_review.readings import agrees
from acts.sources.roadmaps import load_roadmap

SMALL = load_roadmap(Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml")
WORD = Confirmation(by="юрист", on=dt.date(2020, 7, 1), reason="так сказано")


def holding(text, *readings, confirmed=()):
    held = tuple(
        ReadTerm(reading=one, confirmation=WORD if index in confirmed else None)
        for index, one in enumerate(readings)
    )
    item = dc.replace(SMALL.items[0], deadline=Deadline(text=text, readings=held))
    return dc.replace(SMALL, items=(item,))


def as_in_a_file(text):
    """Give the readings of a wording as a file holds them: without their questions."""
    return [dc.replace(one, question="") for one in read(text, SMALL.context).readings]


VAGUE = "Июль 2020 года, далее ежегодно"


def test_only_the_reading_in_doubt_is_asked_about():
    (question,) = open_questions(holding(VAGUE, *as_in_a_file(VAGUE)))

    assert question.index == 1
    assert question.question == read(VAGUE, SMALL.context).readings[1].question


def test_the_reading_of_the_file_is_offered_first_and_every_offer_once():
    first, yearly = as_in_a_file(VAGUE)
    (question,) = open_questions(holding(VAGUE, first, yearly))
    offered = [one.readings for one in question.offers]

    assert offered[0] == (yearly,)
    assert len(set(offered)) == len(offered) >= 2


def test_a_confirmed_reading_and_a_clear_one_are_not_asked_about():
    assert open_questions(holding(VAGUE, *as_in_a_file(VAGUE), confirmed=(1,))) == ()
    clear = "до 1 октября 2020 года"
    assert open_questions(holding(clear, *as_in_a_file(clear))) == ()
    assert open_questions(load_roadmap(next(resources.roadmaps().glob("kamchatka/*.yaml")))) == ()


def test_a_deadline_nobody_has_read_is_asked_about_as_a_whole():
    (question,) = open_questions(holding(VAGUE))

    assert question.index is None
    assert question.offers[0].readings == tuple(as_in_a_file(VAGUE))
    assert {one.readings[0] for one in question.offers} == {as_in_a_file(VAGUE)[0]}


def test_words_nobody_understands_are_asked_about_with_nothing_to_choose_from():
    (question,) = open_questions(holding("к первому звонку"))

    assert question.offers == ()
    assert "звонку" in question.question


def test_a_reading_that_the_wording_does_not_give_is_offered_after_the_one_it_gives():
    other = Reading(kind=Kind.UNTIL, end=dt.date(2020, 12, 1))
    (question,) = open_questions(holding("до 1 октября 2020 года", other))

    assert [one.readings[0].end for one in question.offers] == [
        dt.date(2020, 10, 1),
        dt.date(2020, 12, 1),
    ]


def test_what_another_reading_of_the_file_says_already_is_not_offered():
    right = Reading(kind=Kind.UNTIL, end=dt.date(2020, 10, 1), op="до")
    wrong = Reading(kind=Kind.UNTIL, end=dt.date(2020, 12, 15), op="до")
    text = "до 1 октября 2020 года, до 1 декабря 2020 года"

    (question,) = open_questions(holding(text, right, wrong))

    assert question.index == 1
    assert [one.readings[0].end for one in question.offers] == [
        dt.date(2020, 12, 1),
        dt.date(2020, 12, 15),
    ]


def test_nothing_stands_by_itself_while_words_of_its_term_are_not_understood():
    text = f"{VAGUE} при попутном ветре"
    outcome = read(text, SMALL.context)
    assert [bool(one.question) for one in outcome.readings] == [False, True]
    roadmap = holding(text, *as_in_a_file(text))
    (item,) = roadmap.items

    assert [stands(roadmap, item, one) for one in item.deadline.readings] == [False, False]
    assert "ветре" in open_questions(roadmap)[0].question


def test_bare_days_are_offered_as_calendar_and_as_working_days():
    text = "в течение 10 дней со дня издания приказа"
    (question,) = open_questions(holding(text, *as_in_a_file(text)))

    ways = [one.readings[0].relative.working for one in question.offers]
    assert ways == [False, True]
    ends = [terms(one.readings, SMALL.context)[0].end for one in question.offers]
    assert len(set(ends)) == 2


def test_an_impossible_date_is_never_offered():
    text = "до 31 июня 2020 года"
    (question,) = open_questions(holding(text, *as_in_a_file(text)))

    assert question.offers == ()
    roadmap = holding(text, *as_in_a_file(text))
    item = roadmap.items[0]
    assert not stands(roadmap, item, item.deadline.readings[0])


@pytest.mark.parametrize(
    "text", [VAGUE, "до 1 октября", "в течение 10 дней со дня издания приказа"]
)
def test_the_reading_taken_comes_first_among_at_least_two(text):
    asked = next(one for one in read(text, SMALL.context).readings if one.question)
    offered = alternatives(asked, SMALL.context)

    assert agrees(offered[0], asked)
    assert len(set(offered)) == len(offered) >= 2
    assert not any(one.question for one in offered)


def test_a_question_with_no_closed_set_of_answers_offers_what_was_read():
    asked = Reading(kind=Kind.CONTINUOUS, scope="none", question="С какой периодичностью?")

    assert alternatives(asked, SMALL.context) == (dc.replace(asked, question=""),)


@pytest.mark.parametrize(
    ("asked", "reading", "is_answer"),
    [
        (Reading(kind=Kind.CONTINUOUS, scope="none"), Reading(kind=Kind.YEARLY), True),
        (Reading(kind=Kind.CONTINUOUS, scope="none"), Reading(kind=Kind.NONE), False),
        (Reading(kind=Kind.YEARLY, inferred=True, first_year=2021),
         Reading(kind=Kind.YEARLY, end_day=MonthDay(12, 31), first_year=2021), True),
        (Reading(kind=Kind.YEARLY, inferred=True, first_year=2021),
         Reading(kind=Kind.YEARLY, end_day=MonthDay(12, 31), first_year=2022), False),
        (Reading(kind=Kind.YEARLY, inferred=True), Reading(kind=Kind.ON_DEMAND), False),
        (Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1)),
         Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 2)), False),
    ],
)  # fmt: skip
def test_where_nothing_is_named_any_term_is_an_answer(asked, reading, is_answer):
    asked = dc.replace(asked, question="как?")

    assert answers(reading, asked, SMALL.context) is is_answer
