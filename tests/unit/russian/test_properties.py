"""What must hold for any text whatever, of any length a form can carry."""

import re

from hypothesis import given
from hypothesis import strategies as st

from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.names import (
    Person,
    full_name,
    gender_of,
    initials_first,
    initials_last,
    parse_person,
    review,
)
from acts.russian.numbers import count_phrase, in_words, ordinal, spelled_percent
from acts.russian.phrases import decline_organization, decline_post, review_phrase

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЕИКЛМНОПРСТУЯ -–,.()№«»\"'/0123456789"
ANY = st.one_of(
    st.text(max_size=300),
    st.text(RUSSIAN, max_size=300),
    st.text(max_size=1).map(lambda one: f"директор {one * 300}"[:300]),
)
WORD = st.text("бвгдклмнпрстаиоу", min_size=1, max_size=8)
CASES, GENDERS = st.sampled_from(list(Case)), st.sampled_from(["m", "f"])
COUNTED = st.sampled_from(["наставник", "рабочий день", "пара", "год", "человек", "школа"])


@given(ANY, CASES)
def test_no_text_breaks_a_phrase(text, case):
    for decline in (decline_post, decline_organization):
        form = decline(text, case)
        if case is Case.NOMINATIVE:
            assert form == text
    review_phrase(text)


@given(ANY, GENDERS, CASES)
def test_a_name_is_written_or_refused_as_bad_input(text, gender, case):
    try:
        read = parse_person(text)
        gender_of(read)
    except InputError:
        return
    person = Person(read.surname, read.name, read.patronymic, Gender(gender))
    for write in (full_name, initials_last, initials_first):
        assert write(person, case)
    review(person)


@given(ANY)
def test_a_percentage_is_spelled_once(text):
    spelled = spelled_percent(text)
    assert spelled_percent(spelled) == spelled
    # What's added stands in brackets before the noun; nothing of the text is lost.
    assert len(spelled) >= len(text)


@given(ANY, CASES)
def test_any_text_is_counted_or_refused_as_bad_input(text, case):
    try:
        assert count_phrase(3, text, case).startswith("3 ")
    except InputError:
        return


@given(
    st.sampled_from(["школа", "Дом культуры", "ООО", "учреждение культуры", "ИП"]),
    st.text(RUSSIAN.replace("«", "").replace("»", ""), max_size=60),
    st.text("абвгд №5,", max_size=30),
    CASES,
)
def test_quoted_text_never_changes(before, inside, after, case):
    quoted = f"«{inside}»"
    assert decline_organization(f"{before} {quoted}{after}", case).endswith(quoted + after)
    assert quoted in decline_post(f"{before} {quoted}{after}", case)


@given(WORD, GENDERS, CASES)
def test_the_letter_yo_of_a_name_is_kept_and_never_added(stem, gender, case):
    ending = "ёв" if gender == "m" else "ёва"
    person = Person(f"{stem.title()}{ending}", "Артём", "", Gender(gender))
    assert full_name(person, case).count("ё") == 2
    plain = Person(f"{stem.title()}{ending.replace('ё', 'е')}", "Илья", "", Gender(gender))
    assert "ё" not in full_name(plain, case)


@given(CASES)
def test_the_letter_yo_of_a_post_is_kept_and_never_added(case):
    assert decline_post("вахтёр", case).startswith("вахтёр")
    assert "ё" not in decline_post("вахтер и учитель Королев", case)
    assert decline_post("инструктор по зелёному туризму", case).endswith("по зелёному туризму")


@given(
    st.from_regex(r"[ИванАлексйь]{1,9}([ -][ИванАлексйь]{1,9})?", fullmatch=True), GENDERS, CASES
)
def test_the_nominative_is_what_was_given_and_its_forms_are_the_same(surname, gender, case):
    person = Person(surname, "Ян", "", Gender(gender))
    given = full_name(person, Case.NOMINATIVE)
    assert given == f"{surname} Ян"
    again = Person(given.removesuffix(" Ян"), "Ян", "", Gender(gender))
    assert full_name(again, case) == full_name(person, case)


@given(st.integers(-(10**12), 10**12), CASES, st.sampled_from("mfn"), st.booleans())
def test_any_number_is_written_in_words(number, case, gender, animate):
    words = in_words(number, case, gender, animate)
    assert re.fullmatch("[а-яё ]+", words)


@given(st.integers(1, 10**9), CASES, st.sampled_from("mfn"))
def test_any_ordinal_is_written_in_words(number, case, gender):
    assert re.fullmatch("[а-яё ]+", ordinal(number, case, gender))


@given(st.integers(0, 10**6), COUNTED)
def test_a_count_agrees_as_its_last_figures_say(number, noun):
    direct, genitive = count_phrase(number, noun), count_phrase(number, noun, "genitive")
    many = number % 10 in (0, 5, 6, 7, 8, 9) or number % 100 in range(11, 15)
    assert (direct == genitive) is many
