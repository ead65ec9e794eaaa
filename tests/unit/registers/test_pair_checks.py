import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import Severity
from acts.organization import FanOut, Organization
from acts.registers.choices import ConsentKind, Form, MentorCategory
from acts.registers.pair_checks import check_pairs
from acts.registers.participants import Consent, Mentee, Mentor, Pair, Programme, Registers
from acts.russian.names import Person

START, END = dt.date(2026, 9, 15), dt.date(2027, 5, 31)
SCHOOL = Organization(
    id="school-1",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="Школа № 1",
    short_name="Школа № 1",
    place="с. Рассветное",
    zone="Asia/Kamchatka",
)
LONG_AGO = dt.date(2020, 1, 1)


def day(text):
    return dt.date.fromisoformat(text)


def mentor(code="mentor-1", **values):
    return dc.replace(
        Mentor(
            code=code,
            person=Person("Ёжиков", "Пётр", "Ильич"),
            category=MentorCategory.EMPLOYEE,
            position="учитель",
            partner="",
            workplace="",
            birth_date=day("1980-01-01"),
            contact="",
            competences="",
            conviction_paper="",
            since=LONG_AGO,
            until=None,
        ),
        **values,
    )


def mentee(code="mentee-1", **values):
    return dc.replace(
        Mentee(
            code=code,
            person=Person("Чижов", "Глеб", "Денисович"),
            is_employee=True,
            position="учитель",
            birth_date=None,
            representative="",
            representative_contact="",
            request="",
            preventive_record=False,
            since=LONG_AGO,
            until=None,
        ),
        **values,
    )


def pupil(born="2012-03-01", **values):
    return mentee(is_employee=False, birth_date=day(born), **values)


def pair(code="pair-1", **values):
    return dc.replace(
        Pair(
            code=code,
            is_group=False,
            form=Form.TEACHER_TEACHER,
            role_model="",
            mentor="mentor-1",
            mentees=("mentee-1",),
            programme="",
            since=START,
            until=END,
            meetings_per_month=None,
            addendum="от 01.09.2026 № 4",
            purpose="",
            ended=None,
            result="",
        ),
        **values,
    )


def consent(person, kind, signed="2020-02-01", **values):
    return dc.replace(
        Consent(
            code=f"consent-{person}-{kind}",
            person=person,
            kind=ConsentKind(kind),
            signed_on=day(signed),
            until=None,
            withdrawn_on=None,
            kept="",
        ),
        **values,
    )


ALL = ("mentor", "participation", "representative", "pd_processing")


def consents(*but):
    return tuple(
        consent(person, kind)
        for person in ("mentor-1", "mentee-1", "mentee-2")
        for kind in ALL
        if (person, kind) not in but
    )


def registers(**values):
    known = {"mentors": (mentor(),), "mentees": (mentee(),), "pairs": (pair(),)}
    return Registers(organization=SCHOOL, **{"consents": consents(), **known, **values})


def pupils(**values):
    """Give a pair of pupils with which all is well."""
    known = {
        "mentors": (mentor(category=MentorCategory.PUPIL, birth_date=day("2009-05-05")),),
        "mentees": (pupil(),),
        "pairs": (pair(form=Form.PUPIL_PUPIL, addendum=""),),
    }
    return registers(**{**known, **values})


def codes(found, severity=None):
    return [one.code for one in found if severity is None or one.severity is severity]


def check(known, on=START):
    return codes(check_pairs(known, on=on))


@pytest.mark.parametrize("good", [registers(), pupils()], ids=["workers", "pupils"])
def test_a_good_pair_has_no_problems(good):
    assert check(good) == []


def test_a_problem_names_the_pair_the_sheet_and_the_column_and_no_person():
    (problem,) = check_pairs(registers(pairs=(pair(addendum=""),)), on=START)

    assert problem.place == "pair-1"
    assert "351.8" in problem.message
    assert "Пары и группы" in problem.remedy
    assert "Доп. соглашение" in problem.remedy


@pytest.mark.parametrize(
    ("since", "addendum", "found"),
    [
        ("2025-02-28", "", []),
        ("2025-03-01", "", ["pair.addendum"]),
        ("2025-03-01", "нет", ["pair.addendum"]),
        ("2025-03-01", "от 01.03.2025 № 4", []),
        ("2025-03-01", "Функция в трудовом договоре", []),
    ],
)
def test_workers_need_an_addendum_from_march_2025(since, addendum, found):
    one = pair(since=day(since), addendum=addendum)

    assert check(registers(pairs=(one,)), day(since)) == found


def test_a_worker_who_mentors_a_pupil_needs_no_addendum():
    known = pupils(mentors=(mentor(),), pairs=(pair(form=Form.PUPIL_PUPIL, addendum=""),))

    assert "pair.addendum" not in check(known)


@pytest.mark.parametrize(
    ("since", "law"), [("2025-02-28", "ст. 60.2 ТК"), ("2025-03-01", "ст. 351.8 ТК")]
)
def test_the_mentors_consent_cites_the_law_of_the_day(since, law):
    without = consents(("mentor-1", "mentor"))
    known = registers(consents=without, pairs=(pair(since=day(since)),))

    (problem,) = check_pairs(known, on=day(since))

    assert problem.code == "pair.consent-mentor"
    assert problem.severity is Severity.ERROR
    assert law in problem.message


def test_the_consent_of_another_mentor_comes_from_the_regulation():
    (problem,) = check_pairs(pupils(consents=consents(("mentor-1", "mentor"))), on=START)

    assert "положение" in problem.message


@pytest.mark.parametrize(
    ("born", "missing", "found"),
    [
        ("2012-09-16", "participation", []),  # 14 tomorrow
        ("2012-09-15", "participation", ["pair.consent-participation"]),  # 14 today
        ("2012-09-15", "representative", ["pair.consent-representative"]),
        ("2008-09-16", "representative", ["pair.consent-representative"]),  # 18 tomorrow
        ("2008-09-15", "representative", []),  # 18 today
        ("2008-09-15", "pd_processing", ["pair.consent-pd-processing"]),
    ],
)
def test_whose_consent_is_needed_follows_from_age(born, missing, found):
    without = tuple(
        dc.replace(one, signed_on=day("2026-09-01")) for one in consents(("mentee-1", missing))
    )
    old = mentor(category=MentorCategory.PUPIL, birth_date=day("2008-01-01"))

    assert check(pupils(mentees=(pupil(born),), mentors=(old,), consents=without)) == found


@pytest.mark.parametrize(
    ("born", "found"),
    [("2008-09-16", ["pair.consent-representative"]), ("2008-09-15", [])],
)
def test_a_minor_pupil_mentor_needs_the_representative_too(born, found):
    one = mentor(category=MentorCategory.PUPIL, birth_date=day(born))

    assert check(pupils(mentors=(one,), consents=consents(("mentor-1", "representative")))) == found


def test_an_unknown_birth_date_of_a_pupil_is_an_error():
    assert "pair.no-birth-date" in check(pupils(mentees=(mentee(is_employee=False),)))


@pytest.mark.parametrize(
    ("signed", "code", "severity"),
    [
        ("2025-08-31", "pair.consent-joint", Severity.WARNING),
        ("2025-09-01", "pair.consent-pd-processing", Severity.ERROR),
    ],
)
def test_consent_to_personal_data_is_a_separate_paper_from_september_2025(signed, code, severity):
    own = [one for one in consents() if one.person != "mentee-1"]
    known = registers(consents=(*own, consent("mentee-1", "participation", signed)))

    (problem,) = check_pairs(known, on=START)

    assert (problem.code, problem.severity) == (code, severity)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"signed_on": START}, []),
        ({"signed_on": START + dt.timedelta(1)}, ["pair.consent-mentor"]),
        ({"until": START}, []),
        ({"until": START - dt.timedelta(1)}, ["pair.consent-mentor"]),
        ({"withdrawn_on": START + dt.timedelta(1)}, []),
        ({"withdrawn_on": START}, ["pair.consent-mentor"]),
    ],
)
def test_a_consent_holds_on_the_first_day(values, found):
    own = consents(("mentor-1", "mentor"))
    known = registers(consents=(*own, consent("mentor-1", "mentor", **values)))

    assert check(known) == found


def test_a_consent_withdrawn_while_the_pair_works_is_missing():
    withdrawn = consent("mentor-1", "mentor", withdrawn_on=day("2026-12-01"))
    known = registers(consents=(*consents(("mentor-1", "mentor")), withdrawn))

    assert check(known, day("2026-11-30")) == []
    assert check(known, day("2026-12-01")) == ["pair.consent-mentor"]


@pytest.mark.parametrize(
    ("born", "found"),
    [("2016-09-15", []), ("2016-09-16", ["pair.age"])],
)
def test_a_mentee_is_ten_on_the_first_day_of_work(born, found):
    assert check(pupils(mentees=(pupil(born),))) == found


@pytest.mark.parametrize(
    ("born", "role", "found"),
    [
        ("2012-02-01", "", []),
        ("2012-09-15", "", ["pair.mentor-age"]),  # younger than the mentee
        ("2012-09-15", "равный – равному", []),
        ("2012-09-16", "равный – равному", ["pair.mentor-age"]),  # 14 tomorrow
    ],
)
def test_a_young_pupil_mentor_is_asked_about(born, role, found):
    one = mentor(category=MentorCategory.PUPIL, birth_date=day(born))
    two = pair(form=Form.PUPIL_PUPIL, role_model=role)

    assert check(pupils(mentors=(one,), pairs=(two,))) == found


C = MentorCategory


@pytest.mark.parametrize(
    ("form", "category", "employee", "fits"),
    [
        (Form.TEACHER_TEACHER, C.EMPLOYEE, True, True),
        (Form.TEACHER_TEACHER, C.PARTNER, True, False),
        (Form.TEACHER_TEACHER, C.EMPLOYEE, False, False),
        (Form.PUPIL_PUPIL, C.PUPIL, False, True),
        (Form.PUPIL_PUPIL, C.EMPLOYEE, False, False),
        (Form.PUPIL_PUPIL, C.PUPIL, True, False),
        (Form.STUDENT_PUPIL, C.STUDENT, False, True),
        (Form.STUDENT_PUPIL, C.PUPIL, False, False),
        (Form.EMPLOYER_PUPIL, C.PARTNER, False, True),
        (Form.EMPLOYER_PUPIL, C.EMPLOYEE, False, False),
        (Form.EMPLOYER_STUDENT, C.GRADUATE, False, True),
    ],
)
def test_the_form_fits_who_they_are(form, category, employee, fits):
    known = registers(
        mentors=(mentor(category=category, conviction_paper="от 01.09.2026 № 1"),),
        mentees=(mentee() if employee else pupil(),),
        pairs=(pair(form=form),),
    )

    assert ("pair.form" not in check(known)) is fits


def test_the_load_counts_mentees_of_pairs_that_work_at_the_same_time():
    people = (mentee(), mentee("mentee-2", person=Person("Уткин", "Лев", "Львович")))
    second = pair("pair-2", mentees=("mentee-2",))
    after = pair(
        "pair-2", mentees=("mentee-2",), since=END + dt.timedelta(1), until=day("2028-05-31")
    )
    ended = pair("pair-2", mentees=("mentee-2",), since=day("2026-09-01"), ended=START)
    before = dc.replace(ended, ended=START - dt.timedelta(1))

    def loads(other, limit):
        known = registers(mentees=people, pairs=(pair(), other), max_load=limit)
        return [one.place for one in check_pairs(known, on=day("2026-09-10")) if "load" in one.code]

    assert loads(second, 1) == ["pair-1", "pair-2"]
    assert loads(second, 2) == []
    assert loads(after, 1) == []
    assert loads(ended, 1) == ["pair-1", "pair-2"]
    assert loads(before, 1) == []


def test_an_overload_of_another_year_is_told_of_its_own_pairs_only():
    people = (
        mentee(),
        mentee("mentee-2", person=Person("Уткин", "Лев", "Львович")),
    )
    next_year = {"since": day("2027-09-01"), "until": day("2028-05-31")}
    pairs = (
        pair(),
        pair("pair-2", **next_year),
        pair("pair-3", mentees=("mentee-2",), **next_year),
    )

    found = check_pairs(registers(mentees=people, pairs=pairs, max_load=1), on=START)

    assert [one.place for one in found if one.code == "pair.load"] == ["pair-2", "pair-3"]


def test_a_mentee_may_have_one_pair_after_another():
    after = pair("pair-2", since=END + dt.timedelta(1), until=day("2028-05-31"))

    assert check(registers(pairs=(pair(), after))) == []


def test_a_group_counts_every_mentee_for_the_load():
    people = (mentee(), mentee("mentee-2", person=Person("Уткин", "Лев", "Львович")))
    group = pair(is_group=True, mentees=("mentee-1", "mentee-2"))

    assert check(registers(mentees=people, pairs=(group,), max_load=1)) == ["pair.load"]


@pytest.mark.parametrize(
    ("born", "same"),
    [("1980-01-01", True), (None, True), ("1980-01-02", False)],
)
def test_nobody_mentors_himself(born, same):
    one = mentee(person=Person("Ежиков", "Петр", "Ильич"), birth_date=day(born) if born else None)

    assert check(registers(mentees=(one,))) == (["pair.self"] if same else [])


def test_a_mentee_in_two_pairs_of_one_form_is_a_warning():
    second = pair("pair-2", mentor="mentor-2")
    other = mentor("mentor-2", person=Person("Уткин", "Лев", "Львович"))
    own = tuple(dc.replace(one, person="mentor-2") for one in consents())
    known = registers(
        mentors=(mentor(), other), pairs=(pair(), second), consents=(*consents(), *own)
    )

    found = check_pairs(known, on=START)

    assert codes(found) == ["pair.twice", "pair.twice"]
    assert codes(found, Severity.ERROR) == []


def test_a_group_has_two_mentees_and_a_pair_one():
    people = (mentee(), mentee("mentee-2", person=Person("Уткин", "Лев", "Львович")))
    both = ("mentee-1", "mentee-2")

    assert check(registers(pairs=(pair(is_group=True),))) == ["pair.group-of-one"]
    assert check(registers(mentees=people, pairs=(pair(mentees=both),))) == ["pair.pair-of-many"]
    assert check(registers(mentees=people, pairs=(pair(is_group=True, mentees=both),))) == []


@pytest.mark.parametrize(
    ("since", "until", "form", "found"),
    [
        (START, END, None, []),
        (START, END, Form.TEACHER_TEACHER, []),
        (START + dt.timedelta(1), END, None, ["pair.programme-period"]),
        (START, END - dt.timedelta(1), None, ["pair.programme-period"]),
        (START, END, Form.PUPIL_PUPIL, ["pair.programme-form"]),
    ],
)
def test_the_pair_works_within_its_programme(since, until, form, found):
    programme = Programme(
        code="programme-1",
        title="Программа",
        form=form,
        goal="",
        since=since,
        until=until,
        approved_by="",
    )
    known = registers(programmes=(programme,), pairs=(pair(programme="programme-1"),))

    assert check(known) == found


def test_an_unknown_programme_and_unknown_people_are_told():
    lost = pair(programme="programme-9", mentor="mentor-9", mentees=("mentee-9",))

    assert check(registers(pairs=(lost,))) == [
        "pair.unknown-person",
        "pair.unknown-person",
        "pair.programme",
    ]


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (START - dt.timedelta(1), ["pair.left"]),
        (START, ["pair.leaves"]),
        (END - dt.timedelta(1), ["pair.leaves"]),
        (END, []),
    ],
)
def test_who_has_left_is_in_no_pair(until, found):
    assert check(registers(mentors=(mentor(until=until),))) == found
    assert check(registers(mentees=(mentee(until=until),))) == found


def test_who_comes_later_is_not_yet_in_a_pair():
    assert check(registers(mentors=(mentor(since=START),))) == []
    assert check(registers(mentors=(mentor(since=START + dt.timedelta(1)),))) == ["pair.not-yet"]


@pytest.mark.parametrize(
    ("born", "paper", "found"),
    [
        ("2008-09-15", "", ["pair.conviction"]),
        ("2008-09-16", "", []),
        ("2008-09-15", "от 01.09.2026 № 7", []),
    ],
)
def test_an_adult_from_outside_brings_a_paper_of_no_conviction(born, paper, found):
    one = mentor(category=C.STUDENT, birth_date=day(born), conviction_paper=paper)
    known = registers(
        mentors=(one,), mentees=(pupil(),), pairs=(pair(form=Form.STUDENT_PUPIL, addendum=""),)
    )

    assert check(known) == found


@pytest.mark.parametrize(("purpose", "remedy"), [("", "заполните"), ("экзамен", "Убедитесь")])
def test_preventive_record_is_a_warning_that_names_the_law_and_asks_for_the_purpose(
    purpose, remedy
):
    known = pupils(
        mentees=(pupil(preventive_record=True),),
        pairs=(pair(form=Form.PUPIL_PUPIL, purpose=purpose),),
    )

    (problem,) = check_pairs(known, on=START)

    assert problem.severity is Severity.WARNING
    assert "322-ФЗ" in problem.message
    assert "Цель работы" in problem.remedy
    assert remedy in problem.remedy


@pytest.mark.parametrize(("since", "count"), [("2025-02-04", 0), ("2025-02-05", 1)])
def test_the_law_on_prevention_is_not_told_before_it_is_in_force(since, count):
    known = pupils(
        mentees=(pupil(preventive_record=True),),
        pairs=(pair(form=Form.PUPIL_PUPIL, since=day(since)),),
    )

    assert check(known, day("2025-02-01")).count("pair.prevention") == count


def test_only_pairs_that_work_are_checked_unless_others_are_named():
    ended = pair(addendum="", ended=day("2026-10-01"))
    known = registers(pairs=(ended,))

    assert check(known, day("2026-10-02")) == []
    assert codes(check_pairs(known, on=START, pairs=[ended])) == ["pair.addendum"]
