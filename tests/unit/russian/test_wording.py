"""A person's last word: it comes before our rules, and only where it was given."""

import pytest

from acts.errors import InputError
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.phrases import decline_organization, decline_post
from acts.russian.wording import Override, Word, Wording, WordKind, has_other_words, person_of

KVASHA = Person("Кваша", "Пётр", "Ильич")
DOUBLE = Person("Сухово - Кобылин", "Лев", "Гасан оглы")
NAME = Word(kind=WordKind.PERSON, nominative="Кваша  Пётр\u00a0Ильич", gender=Gender.MASCULINE)
TITLE = Word(kind=WordKind.TITLE, nominative="вожатый-методист")
SCHOOL = Word(kind=WordKind.ORGANIZATION, nominative="МАОУ лицей № 5")


def wording(word, approved=False, **forms):
    return Wording([Override(word=word, forms=forms, approved=approved)])


def test_without_a_word_of_a_person_the_rules_speak():
    words = Wording()
    for case in Case:
        assert words.full_name(KVASHA, case) == names.full_name(KVASHA, case)
        assert words.initials_last(KVASHA, case) == names.initials_last(KVASHA, case)
        assert words.initials_first(KVASHA, case) == names.initials_first(KVASHA, case)
        assert words.post("тьютор", case) == decline_post("тьютор", case)
        assert words.organization("МБОУ школа", case) == decline_organization("МБОУ школа", case)


def test_a_form_that_was_written_down_is_used_and_the_other_cases_stay_ours():
    words = wording(NAME, instrumental="Квашой Петром Ильичом")

    assert words.full_name(KVASHA, Case.INSTRUMENTAL) == "Квашой Петром Ильичом"
    assert words.initials_last(KVASHA, Case.INSTRUMENTAL) == "Квашой\u00a0П.И."
    assert words.initials_first(KVASHA, Case.INSTRUMENTAL) == "П.И.\u00a0Квашой"
    assert words.full_name(KVASHA, Case.DATIVE) == names.full_name(KVASHA, Case.DATIVE)
    assert words.full_name(KVASHA, Case.NOMINATIVE) == "Кваша Пётр Ильич"


def test_the_surname_of_a_written_form_has_as_many_words_as_the_surname():
    word = Word(
        kind=WordKind.PERSON,
        nominative="Сухово-Кобылин Лев Гасан оглы",
        gender=Gender.MASCULINE,
    )
    words = wording(word, dative="Сухово-Кобылину Льву Гасан оглы")

    assert words.initials_last(DOUBLE, Case.DATIVE) == "Сухово-Кобылину\u00a0Л.Г."


def test_a_form_for_a_gender_is_for_that_gender_only():
    words = wording(NAME, genitive="Чужой Формы Слова")
    woman = Person("Кваша", "Пётр", "Ильич", Gender.FEMININE)

    assert words.full_name(woman, Case.GENITIVE) == names.full_name(woman, Case.GENITIVE)


def test_a_form_for_any_gender_is_used_where_there_is_none_for_this_one():
    anybody = Word(kind=WordKind.TITLE, nominative="вожатый-методист")
    women = Word(kind=WordKind.TITLE, nominative="вожатый-методист", gender=Gender.FEMININE)
    words = Wording(
        [
            Override(word=anybody, forms={Case.GENITIVE: "для всех"}),
            Override(word=women, forms={Case.GENITIVE: "для женщин"}),
        ]
    )

    assert words.post(anybody.nominative, Case.GENITIVE, Gender.FEMININE) == "для женщин"
    assert words.post(anybody.nominative, Case.GENITIVE, Gender.MASCULINE) == "для всех"


def test_kinds_of_words_do_not_mix():
    words = wording(TITLE, genitive="вожатого-методиста (прим.)")

    assert words.post(TITLE.nominative, Case.GENITIVE) == "вожатого-методиста (прим.)"
    assert "прим" not in words.organization(TITLE.nominative, Case.GENITIVE)


def test_spaces_of_any_kind_do_not_hide_a_word():
    words = wording(SCHOOL, genitive="МАОУ лицея № 5")

    assert words.organization("МАОУ\u00a0лицей  №\u00a05", Case.GENITIVE) == "МАОУ лицея № 5"


def test_an_empty_form_is_no_form():
    assert not Override(word=SCHOOL, forms={Case.GENITIVE: "  "}).forms


def test_what_was_declined_is_remembered_and_a_nominative_is_not():
    words = Wording()
    words.full_name(KVASHA, Case.NOMINATIVE)
    assert words.asked == ()

    words.post("вожатый-методист", Case.GENITIVE, Gender.FEMININE)
    words.initials_last(KVASHA, Case.DATIVE)

    assert words.asked == (TITLE, NAME)


def test_an_odd_word_is_doubtful_until_somebody_approves_it():
    odd = Person("Воробей", "Пётр", "Ильич")
    word = Word(kind=WordKind.PERSON, nominative="Воробей Пётр Ильич", gender=Gender.MASCULINE)
    plain = Person("Иванов", "Иван", "Иванович")
    for words, doubtful in (
        (Wording(), (word,)),
        (wording(word, dative="Воробью Петру Ильичу"), (word,)),
        (wording(word, approved=True), ()),
    ):
        words.full_name(odd, Case.DATIVE)
        words.full_name(plain, Case.DATIVE)
        assert words.doubtful == doubtful


def test_a_name_whose_gender_nobody_knows_is_refused_not_guessed():
    with pytest.raises(InputError, match="мужчина это или женщина"):
        Wording().full_name(Person("Ким", "Саша"), Case.DATIVE)


def test_a_form_of_a_name_has_as_many_words_as_the_name():
    assert has_other_words(NAME, "Кваше")
    assert not has_other_words(NAME, "Кваше Петру Ильичу")
    assert not has_other_words(SCHOOL, "лицея")


def test_any_word_is_declined_by_its_kind():
    words = Wording()

    assert words.decline(NAME, Case.DATIVE) == words.full_name(KVASHA, Case.DATIVE)
    assert words.decline(TITLE, Case.DATIVE) == decline_post("вожатый-методист", Case.DATIVE)
    assert words.decline(SCHOOL, Case.DATIVE) == decline_organization("МАОУ лицей № 5", Case.DATIVE)


def test_the_parts_of_a_name_are_those_given_before_those_read():
    given = Word(kind=WordKind.PERSON, nominative="Ван Эйк Лев", person=Person("Ван Эйк", "Лев"))

    assert person_of(given).surname == "Ван Эйк"
    assert person_of(NAME) == Person("Кваша", "Пётр", "Ильич", Gender.MASCULINE)


def test_a_word_is_one_whatever_spaces_it_is_written_with():
    written = Word(kind=WordKind.ORGANIZATION, nominative="МАОУ лицей №5")
    assert written == SCHOOL
    assert wording(written, genitive="МАОУ лицея №5").organization(
        "МАОУ лицей №\u00a05", Case.GENITIVE
    ) == ("МАОУ лицея № 5")
