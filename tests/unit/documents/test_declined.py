"""Values with cases: printed as ever, declined only when asked, by the words of the act."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.act import ActData
from acts.documents import declined
from acts.documents.binding import bound
from acts.documents.context import build_context, person
from acts.documents.declined import NameOrder
from acts.errors import InputError
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.wording import Override, Word, Wording, WordKind
from acts.services.template_context import samples_of
from acts.sources.catalog import load_kind

IVANOV = Person("Иванов", "Иван", "Иванович")
OBLIQUE = [case for case in Case if case is not Case.NOMINATIVE]
_LETTERS = st.characters(codec="utf-8", categories=["Lu", "Ll"])
_WORD = st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=1, max_size=12).map(
    str.capitalize
)
_PEOPLE = st.builds(Person, _WORD, _WORD, _WORD | st.just(""), st.sampled_from(["m", "f"]))


def override(kind, nominative, **forms):
    word = Word(kind=WordKind(kind), nominative=nominative)
    return Wording([Override(word=word, forms={Case(case): one for case, one in forms.items()})])


def test_a_name_is_written_in_every_order_and_case():
    full = declined.name(Wording(), IVANOV)
    assert str(declined.in_case(full, Case.DATIVE)) == "Иванову Ивану Ивановичу"
    first = declined.name(Wording(), IVANOV, NameOrder.INITIALS_FIRST)
    assert str(declined.in_case(first, Case.INSTRUMENTAL)) == "И.И.\u00a0Ивановым"
    last = declined.name(Wording(), IVANOV, NameOrder.INITIALS_LAST)
    assert str(declined.in_case(last, Case.PREPOSITIONAL)) == "Иванове\u00a0И.И."


@pytest.mark.parametrize("order", NameOrder)
def test_initials_and_case_come_in_any_order_from_any_way_of_writing(order):
    value = declined.name(Wording(), IVANOV, order)
    short = declined.in_case(declined.shortened(value), Case.DATIVE)
    assert short == declined.shortened(declined.in_case(value, Case.DATIVE))
    assert short == "Иванову\u00a0И.И."


def test_spaces_are_bound_in_every_form():
    value = declined.organization(Wording(), "администрация п. Кедровая")
    assert value == "администрация п.\u00a0Кедровая"
    assert declined.in_case(value, Case.DATIVE) == "администрации п.\u00a0Кедровая"


def test_a_capital_stays_in_the_forms_asked_for_later():
    value = declined.capitalized(declined.post(Wording(), "учитель химии"))
    assert value == "Учитель химии"
    assert declined.in_case(value, Case.DATIVE) == "Учителю химии"


def test_what_a_person_wrote_down_comes_first():
    words = override("person", "Иванов Иван Иванович", dative="Иванову-Другому Ивану Ивановичу")
    value = declined.name(words, IVANOV)
    assert declined.in_case(value, Case.DATIVE) == "Иванову-Другому Ивану Ивановичу"
    short = declined.shortened(declined.in_case(value, Case.DATIVE))
    assert short == "Иванову-Другому\u00a0И.И."
    assert declined.in_case(value, Case.GENITIVE) == "Иванова Ивана Ивановича"
    words = override("title", "завуч", genitive="завуча школы")
    assert declined.in_case(declined.post(words, "завуч"), Case.GENITIVE) == "завуча школы"
    words = override("organization", "Лицей", dative="Лицею города")
    assert declined.in_case(declined.organization(words, "Лицей"), Case.DATIVE) == "Лицею города"


def test_a_form_of_a_post_written_down_for_women_is_for_women():
    word = Word(kind=WordKind.TITLE, nominative="врач", gender=Gender.FEMININE)
    words = Wording([Override(word=word, forms={Case.DATIVE: "врачу (жен.)"})])
    woman = declined.post(words, "врач", Person("Иванова", "Анна", "Ильинична"))
    assert declined.in_case(woman, Case.DATIVE) == "врачу (жен.)"
    assert declined.in_case(declined.post(words, "врач", IVANOV), Case.DATIVE) == "врачу"


def test_an_unknown_gender_is_asked_for_with_the_form_and_not_before():
    value = declined.name(Wording(), Person("Ким", "Вэй"))
    assert value == "Ким Вэй"
    assert declined.in_case(value, Case.NOMINATIVE) == "Ким Вэй"
    with pytest.raises(InputError, match="мужчина это или женщина"):
        declined.in_case(value, Case.DATIVE)
    with pytest.raises(InputError, match="мужчина это или женщина"):
        declined.gender_of(value)
    post = declined.post(Wording(), "учитель", Person("Ким", "Вэй"))
    assert declined.in_case(post, Case.DATIVE) == "учителю"


def test_nothing_is_declined_until_somebody_asks():
    kind, sample = load_kind("order_pairs"), samples_of("order_pairs")[0]
    words = Wording()
    data = ActData(kind=kind.code, fields=sample.data.fields)
    context = build_context(kind, data, legal_bases=(), registration=None, words=words)
    mentor = context["groups"][0]["rows"][0]["mentor"]["full"]
    assert str(mentor) not in {one.nominative for one in words.asked}
    declined.in_case(mentor, Case.DATIVE)
    assert str(mentor) in {one.nominative for one in words.asked}


def test_the_sandbox_has_no_way_into_a_value():
    value = declined.name(Wording(), IVANOV)
    assert {one for one in dir(value) if not one.startswith("_")} == {
        one for one in dir("") if not one.startswith("_")
    }


# --- what holds for any name --------------------------------------------------------------------


@given(_PEOPLE)
@settings(max_examples=60, deadline=None)
def test_without_a_filter_a_person_prints_as_ever(one):
    fields = {"surname": one.surname, "name": one.name, "gender": one.gender, "post": "п. Кедровая"}
    if one.patronymic:
        fields["patronymic"] = one.patronymic
    printed = person(fields, Wording())
    nominative = Case.NOMINATIVE
    assert f"{printed['full']}" == names.full_name(one, nominative)
    assert f"{printed['signature']}" == names.initials_first(one, nominative)
    assert f"{printed['name']}" == names.initials_last(one, nominative)
    assert f"{printed['post']}" == bound("п. Кедровая")
    for key in ("full", "signature", "name", "post"):
        value = printed[key]
        assert type(str(value)) is str
        assert declined.in_case(value, nominative) == value


@given(st.text(alphabet=_LETTERS | st.sampled_from(' -–№«»„“"().,1'), max_size=60))
@settings(max_examples=100, deadline=None)
def test_without_a_filter_any_title_prints_as_ever(text):
    for value in (declined.organization(Wording(), text), declined.post(Wording(), text)):
        assert value == bound(text)
        assert declined.in_case(value, Case.NOMINATIVE) == value


_HEADS = st.sampled_from(
    ["муниципальное бюджетное учреждение", "Администрация", "ООО", "завод", "Совет родителей"]
)
_QUOTED = st.text(alphabet="абвгдежзиклмнопрстуАБВГД №15-", min_size=1, max_size=30)


@given(_HEADS, _QUOTED, st.sampled_from(["", " города Энска", " п. Кедровая"]))
@settings(max_examples=60, deadline=None)
def test_no_case_changes_what_stands_in_quotes(head, inside, tail):
    value = declined.organization(Wording(), f"{head} «{inside}»{tail}")
    quoted = re.findall("«.*»", value)
    assert quoted
    for case in OBLIQUE:
        assert re.findall("«.*»", declined.in_case(value, case)) == quoted


def test_the_parties_and_mentors_of_an_agreement_decline():
    sample = next(
        one.data.fields for one in samples_of("partner_agreement") if one.data.fields.get("mentors")
    )
    kind = load_kind("partner_agreement")
    data = ActData(kind=kind.code, fields=sample)
    context = build_context(kind, data, legal_bases=(), registration=None)
    signer = context["partner"]
    full = signer["full"]
    assert declined.sort_of(full) is declined.sort_of(signer["signature"]) is declined.Sort.NAME
    assert declined.gender_of(full) is declined.gender_of(signer["post"])
    assert declined.in_case(full, Case.GENITIVE) in signer["represented"]
    mentor = context["mentors"][0]
    assert declined.sort_of(mentor["position"]) is declined.Sort.POST
    assert declined.sort_of(context["school"]["full_name"]) is declined.Sort.ORGANIZATION
