"""Forms of words in the data of an act: which go in, what they change, what is refused."""

import pytest

from acts.documents.overrides import OVERRIDES, with_overrides, wording_of
from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.wording import Override, Word, WordKind

KVASHA = Override(
    word=Word(kind=WordKind.PERSON, nominative="Кваша Пётр Ильич", gender=Gender.MASCULINE),
    forms={Case.DATIVE: "Кваше-особому Петру Ильичу"},
    approved=True,
)
LYCEUM = Override(
    word=Word(kind=WordKind.ORGANIZATION, nominative="МАОУ лицей № 5"),
    forms={Case.GENITIVE: "МАОУ лицея № 5"},
)
FIELDS = {
    "organization": {"short_name": "МАОУ\u00a0лицей №\u00a05"},
    "people": ({"surname": "Кваша", "name": "Пётр", "patronymic": "Ильич", "gender": "m"},),
}


def test_only_words_of_the_data_go_in():
    other = Override(
        word=Word(kind=WordKind.TITLE, nominative="вожатый"), forms={Case.DATIVE: "вожатому"}
    )

    held = with_overrides(FIELDS, (KVASHA, LYCEUM, other))[OVERRIDES]

    assert held == [
        {
            "kind": "person",
            "nominative": "Кваша Пётр Ильич",
            "gender": "m",
            "dative": "Кваше-особому Петру Ильичу",
            "approved": "да",
        },
        {"kind": "organization", "nominative": "МАОУ лицей № 5", "genitive": "МАОУ лицея № 5"},
    ]


def test_spaces_that_documents_set_otherwise_hide_no_word():
    double = Override(
        word=Word(kind=WordKind.PERSON, nominative="Сухово-Кобылин Лев Ильич"),
        forms={Case.DATIVE: "Сухово-Кобылину Льву Ильичу"},
    )
    fields = {
        "organization": {"short_name": "МАОУ лицей №5"},
        "head": {"surname": "Сухово - Кобылин", "name": "Лев", "patronymic": "Ильич"},
    }
    assert len(with_overrides(fields, (LYCEUM, double))[OVERRIDES]) == 2


def test_data_without_such_words_stay_as_they_are():
    assert with_overrides({"title": "О парах"}, (KVASHA, LYCEUM)) == {"title": "О парах"}


def test_what_the_data_say_already_stays():
    own = {"kind": "organization", "nominative": "МАОУ лицей № 5", "genitive": "лицея"}

    held = with_overrides({**FIELDS, OVERRIDES: (own,)}, (LYCEUM,))[OVERRIDES]

    assert held == [own]


def test_what_went_in_comes_out_as_the_same_words():
    words = wording_of(with_overrides(FIELDS, (KVASHA, LYCEUM)))

    assert words.override(KVASHA.word) == KVASHA
    assert words.override(LYCEUM.word) == LYCEUM
    assert words.initials_last(Person("Кваша", "Пётр", "Ильич"), Case.DATIVE) == (
        "Кваше-особому\u00a0П.И."
    )


def test_a_form_with_other_words_than_the_name_is_refused_with_its_place():
    bad = {"kind": "person", "nominative": "Кваша Пётр Ильич", "dative": "Кваше"}

    with pytest.raises(InputError, match="/overrides/0/dative"):
        wording_of({OVERRIDES: (bad,)})
