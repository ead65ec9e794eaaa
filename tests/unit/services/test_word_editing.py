"""What a person says of a word on a page is what the check sheet would say."""

import pytest

from acts.registers.rows import Row
from acts.registers.wording_tables import FORM_COLUMNS
from acts.russian.cases import Case
from acts.services.register_editing import Saving
from acts.services.word_editing import key_of, save_word
from acts.services.wordings import word_forms

NAME = {"surname": "Гайдук", "name": "Пётр", "patronymic": "Саввич"}


@pytest.fixture
def desk(shop):
    desk = shop.at("2020-07-01")
    values = {**NAME, "category": "employee", "position": "учитель", "since": "2020-09-01"}
    row = Row(organization="school-1", table="mentors", code="mentor-1", values=values)
    desk.store.save_register("school-1", [row])
    return desk


def seen(desk):
    words = word_forms(desk, desk.organization("school-1"))
    return next(one for one in words if one.word.nominative == "Гайдук Пётр Саввич")


def said(desk, *, approved=False, revision=None, **forms):
    word = seen(desk)
    typed = {case: word.forms[case] for case in FORM_COLUMNS}
    typed |= {Case(case): text for case, text in forms.items()}
    now = desk.store.register_revision("school-1") if revision is None else revision
    return save_word(
        desk,
        desk.organization("school-1"),
        word,
        typed=typed,
        approved=approved,
        revision=now,
    )


def test_a_corrected_form_is_written_and_the_others_are_left_to_the_program(desk):
    assert said(desk, genitive="Гайдук Петра Саввича").outcome is Saving.DONE
    assert seen(desk).forms[Case.GENITIVE] == "Гайдук Петра Саввича"
    assert seen(desk).written == (Case.GENITIVE,)


def test_a_word_nobody_touched_is_not_written(desk):
    before = desk.store.register_revision("school-1")

    assert said(desk).outcome is Saving.NOTHING
    assert desk.store.register_revision("school-1") == before


def test_an_approval_keeps_every_form_and_can_be_withdrawn(desk):
    said(desk, approved=True)
    assert seen(desk).is_approved
    assert not seen(desk).is_doubtful
    said(desk, approved=False)
    assert not seen(desk).is_approved


def test_an_emptied_form_is_the_programs_again(desk):
    ours = seen(desk).forms[Case.GENITIVE]
    said(desk, genitive="Гайдук Петра Саввича")
    said(desk, genitive="")

    assert seen(desk).forms[Case.GENITIVE] == ours


def test_a_form_of_other_words_is_refused_at_its_field(desk):
    wrong = said(desk, genitive="Гайдука")

    assert wrong.outcome is Saving.WRONG
    assert [one.place for one in wrong.problems] == ["/genitive"]
    assert said(desk, dative="Гайд\u202eуку").problems[0].place == "/dative"


def test_two_corrections_of_one_form_are_told(desk):
    page = desk.store.register_revision("school-1")
    said(desk, genitive="Гайдук Петра Саввича")
    late = said(desk, revision=page, genitive="Гайдуку Петра Саввича")

    assert late.outcome is Saving.MET
    assert late.met[0].after == "Гайдук Петра Саввича"


def test_the_name_of_a_word_on_a_page_says_nothing_of_it(desk):
    key = key_of(seen(desk).word)

    assert len(key) == 16
    assert int(key, 16) >= 0
