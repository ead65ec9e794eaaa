"""Which words of the registers an act may decline."""

from acts.registers.declined import names_in, override_rows, words_in, words_of
from acts.registers.rows import Row
from acts.russian.cases import Gender
from acts.russian.names import Person
from acts.russian.wording import Word, WordKind


def row(table, code="row-1", *, excluded=False, **values):
    return Row(organization="school", table=table, code=code, values=values, excluded=excluded)


MENTOR = {"surname": "Кваша", "name": "Пётр", "patronymic": "Ильич", "since": "2026-09-01"}


def said(one):
    return [(word.kind.value, word.nominative, word.gender) for word in words_in(one)]


def test_a_person_is_known_part_by_part_with_the_gender_the_name_shows():
    (word,) = names_in(row("mentors", **MENTOR))
    assert (word.nominative, word.gender) == ("Кваша Пётр Ильич", Gender.MASCULINE)
    assert word.person == Person("Кваша", "Пётр", "Ильич")


def test_a_stated_gender_is_the_gender():
    (word,) = names_in(row("mentors", surname="Ким", name="Саша", gender="f"))
    assert word.gender is Gender.FEMININE


def test_a_name_without_a_gender_is_listed_too():
    (word,) = names_in(row("mentees", surname="Ким", name="Саша"))
    assert (word.nominative, word.gender) == ("Ким Саша", None)


def test_posts_are_those_of_employees_not_classes_of_pupils():
    employee = row("mentors", **MENTOR, category="employee", position="учитель физики")
    partner = row("mentors", **MENTOR, category="partner", position="инженер")
    pupil = row("mentors", **MENTOR, category="pupil", position="10 класс")
    worker = row("mentees", **MENTOR, category="employee", position="педагог")
    for one, post in ((employee, "учитель физики"), (partner, "инженер"), (worker, "педагог")):
        assert ("title", post, None) in said(one)
    assert [kind for kind, _, _ in said(pupil)] == ["person"]


def test_names_that_are_kept_whole_are_read_and_what_is_no_name_stays():
    chair = row("bodies", kind="parents", exists="да", title="Совет", chair="Нина Ильинична Чук")
    assert said(chair) == [
        ("person", "Чук Нина Ильинична", Gender.FEMININE),
        ("organization", "Совет", None),
    ]
    odd = row("mentees", representative="бабушка")
    assert said(odd) == [("person", "бабушка", None)]


def test_a_body_without_a_name_is_called_by_its_kind_and_an_absent_one_by_none():
    assert said(row("bodies", kind="parents", exists="да")) == [
        ("organization", "совет родителей", None)
    ]
    assert said(row("bodies", kind="parents", exists="нет", title="Совет")) == []


def test_the_school_its_founder_and_partners_are_organisations():
    school = row("organization", full_name="Лицей", short_name="МАОУ", founder="Администрация")
    assert [name for _, name, _ in said(school)] == ["МАОУ", "Лицей", "Администрация"]
    partner = row(
        "partners",
        full_name="Завод",
        short_name="З",
        signer_surname="Кваша",
        signer_name="Анна",
        signer_patronymic="Ильинична",
        signer_post="директор",
    )
    assert said(partner) == [
        ("person", "Кваша Анна Ильинична", Gender.FEMININE),
        ("title", "директор", None),
        ("organization", "З", None),
        ("organization", "Завод", None),
    ]


def test_each_word_once_and_none_of_an_excluded_row():
    again = row("mentees", "mentee-1", **MENTOR)
    gone = row("mentees", "mentee-2", surname="Ким", name="Лев", excluded=True)
    assert len(words_of([row("mentors", **MENTOR), again, gone])) == 1


def test_forms_of_a_name_are_found_whatever_gender_their_row_says():
    name = Word(kind=WordKind.PERSON, nominative="Кваша Пётр Ильич", gender=Gender.MASCULINE)
    own = row("overrides", "word-1", kind="person", nominative="Кваша  Пётр Ильич")
    post = row("overrides", "word-2", kind="title", nominative="Кваша Пётр Ильич")
    other = row("overrides", "word-3", kind="person", nominative="Кваша Пётр Олегович")
    assert override_rows([own, post, other], [name]) == (own,)
