"""A person's word on the open readings: what is shown, what is taken, what is refused."""

import datetime as dt
from pathlib import Path

import pytest

from acts.errors import InputError
from acts.roadmap import Confirmation
from acts.services.confirming import choices, confirm, key_of, usual_reason, waiting, worded

SMALL = Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml"
WORD = Confirmation(by="юрист", on=dt.date(2021, 9, 3), reason="так сказано")


@pytest.fixture
def card(tmp_path):
    """The small roadmap with an open reading in item 2 and no reading at all in item 1."""
    text = SMALL.read_text(encoding="utf-8")
    first = text[text.index("      readings:") : text.index("    result:")]
    text = text.replace(first, "")
    text = text.replace("text: Ежегодно, до 1 октября", "text: Июль 2020 года, далее ежегодно")
    text = text.replace(
        '{kind: yearly, end_day: "10-01", op: до}',
        '{kind: yearly, start_day: "07-01", end_day: "07-31", first_year: "2021", inferred: да}',
    )
    path = tmp_path / "карта.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_open_questions_are_listed_but_for_those_passed_by(card):
    _, questions = waiting(card)
    assert [key_of(one) for one in questions] == [("1", None), ("2", 0)]

    _, left = waiting(card, {("1", None)})
    assert [key_of(one) for one in left] == [("2", 0)]


def test_each_answer_is_shown_with_its_dates(card):
    roadmap, questions = waiting(card)

    (whole,) = choices(roadmap, questions[0])
    first, *others = choices(roadmap, questions[1])

    assert (whole.words, whole.dates) == ("с 01.09.2020 по 30.09.2020", "30.09.2020")
    assert first.dates == "31.07.2021"
    assert others


def test_many_dates_are_shortened_and_none_are_named(card):
    roadmap, _ = waiting(card)

    assert worded(roadmap, "ежемесячно до 5 числа").dates.count(",") == 5
    assert " … " in worded(roadmap, "ежемесячно до 5 числа").dates
    assert worded(roadmap, "по необходимости").dates == "дат нет"


@pytest.mark.parametrize("text", ["когда-нибудь", "", "Июль 2020 года, далее ежегодно"])
def test_words_that_leave_something_open_are_no_answer(card, text):
    roadmap, _ = waiting(card)

    with pytest.raises(InputError):
        worded(roadmap, text)


def test_a_confirmation_closes_its_question_alone(card):
    roadmap, questions = waiting(card)
    (whole,) = choices(roadmap, questions[0])

    confirm(card, questions[0], whole, WORD)

    roadmap, left = waiting(card)
    assert [key_of(one) for one in left] == [("2", 0)]
    assert roadmap.item("1").deadline.readings[0].confirmation == WORD


def test_a_dry_run_gives_the_content_and_writes_nothing(card):
    before = card.read_bytes()
    roadmap, questions = waiting(card)
    answer = choices(roadmap, questions[1])[0]

    content = confirm(card, questions[1], answer, WORD, dry_run=True)

    assert card.read_bytes() == before != content


def test_a_name_is_refused_in_who_and_in_why(card):
    roadmap, questions = waiting(card)
    name = "Ольхов Илья Петрович"
    word = Confirmation(by=name, on=WORD.on, reason=f"сказал {name}")
    before = card.read_bytes()

    with pytest.raises(InputError) as refused:
        confirm(card, questions[1], choices(roadmap, questions[1])[0], word)

    assert [one.place for one in refused.value.problems] == ["кто", "почему"]
    assert card.read_bytes() == before


def test_the_usual_reason_says_what_was_asked_and_taken(card):
    roadmap, questions = waiting(card)
    answer = choices(roadmap, questions[1])[0]

    reason = usual_reason(questions[1], answer)

    assert questions[1].question in reason
    assert reason.endswith(answer.words)
