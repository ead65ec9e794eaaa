import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts.deadlines.own_rules import OwnRules
from acts.deadlines.reading import MonthDay
from acts.errors import InputError
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.registers.choices import BodyKind, ConsentKind, Form, MentorCategory
from acts.registers.merge import merge
from acts.registers.participants import Contacts
from acts.registers.rows import Row
from acts.registers.typed_rows import organization_rows, registers_from
from acts.russian.cases import Gender
from acts.russian.names import Person
from acts.sources.organizations import load_organizations

DEMO = Path(__file__).parents[3] / "samples" / "demo" / "organizations.yaml"
SCHOOL = Organization(
    id="school-7",
    fan_out=FanOut.EACH_MUNICIPALITY,
    full_name="Управление образования",
    short_name="Управление",
    place="с. Рассветное",
    zone="Asia/Kamchatka",
    founder="Администрация района",
    parent="region",
    body="b4",
    tracked_from=dt.date(2026, 9, 1),
    rules=OwnRules(
        week=6,
        extra_days_off=(dt.date(2026, 10, 12), dt.date(2027, 5, 27)),
        school_year_start=MonthDay(9, 2),
        school_year_end=MonthDay(5, 26),
    ),
    officials=(
        Official(
            role=OfficialRole.ACTING_DIRECTOR,
            post="заместитель директора",
            person=Person("Ким", "Саша", "", Gender.FEMININE),
            since=dt.date(2026, 9, 1),
            until=dt.date(2026, 9, 30),
            basis="приказ от 31.08.2026 № 12-к",
        ),
    ),
)


def rows_of(organization):
    found = merge(
        organization=organization.id,
        stored=(),
        base=(),
        offered=organization_rows(organization),
        revision=0,
        base_revision=0,
    )
    assert not found.problems
    return [one.row for one in found.changes]


def row(table, code, *, excluded=False, **values):
    return Row(organization="school-7", table=table, code=code, values=values, excluded=excluded)


@pytest.mark.parametrize(
    "organization", [SCHOOL, *load_organizations(DEMO)], ids=lambda one: one.id
)
def test_an_organisation_comes_back_from_its_rows(organization):
    assert registers_from(organization.id, rows_of(organization)).organization == organization


PERSON = {"surname": "Чижов", "name": "Глеб", "patronymic": "Денисович", "since": "2026-09-01"}
MENTOR = {**PERSON, "category": "student", "position": "3 курс"}
PAIR = {
    "kind": "group",
    "form": "student_pupil",
    "mentor": "mentor-1",
    "mentees": "mentee-1;mentee-2",
    "since": "2026-09-15",
    "until": "2027-05-31",
    "meetings_per_month": "2",
}


def test_every_table_becomes_typed_values():
    registers = registers_from(
        "school-7",
        [
            row(
                "organization",
                "school-1",
                full_name="Школа",
                short_name="Ш",
                place="с. Р",
                zone="Asia/Omsk",
                inn="7707083893",
                site="r.example",
                keeps_book="да",
                max_load="5",
            ),
            row("bodies", "body-1", kind="parents", exists="нет", since="2026-09-10"),
            row(
                "partners",
                "partner-1",
                full_name="Общество",
                short_name="ООО",
                signer_surname="Ким",
                signer_name="Саша",
                signer_gender="m",
                form="employer_pupil",
                phone="нет",
            ),
            row("mentors", "mentor-1", **MENTOR, conviction_paper="от 01.09.2026 № 1"),
            row(
                "mentees",
                "mentee-1",
                **PERSON,
                category="pupil",
                position="8 Б класс",
                birth_date="2012-03-14",
                preventive_record="да",
            ),
            row(
                "consents",
                "consent-1",
                person="mentee-1",
                kind="participation",
                signed_on="2026-09-05",
            ),
            row("programmes", "programme-1", title="П", since="2026-09-15", until="2027-05-31"),
            row("pairs", "pair-1", **PAIR),
            row(
                "meetings", "meeting-1", pair="pair-1", date="2026-09-18", kind="trial", held="нет"
            ),
        ],
    )

    assert registers.organization.fan_out is FanOut.EACH_SCHOOL
    assert registers.contacts == Contacts(inn="7707083893", site="r.example")
    assert (registers.keeps_book, registers.max_load) == (True, 5)
    (body,) = registers.bodies
    assert (body.kind, body.exists, body.since) == (
        BodyKind.PARENTS,
        False,
        dt.date(2026, 9, 10),
    )
    partner = registers.partner("partner-1")
    assert partner.signer == Person("Ким", "Саша", "", Gender.MASCULINE)
    assert (partner.form, partner.since) == (Form.EMPLOYER_PUPIL, None)
    mentor = registers.mentor("mentor-1")
    assert mentor.category is MentorCategory.STUDENT
    assert mentor.person == Person("Чижов", "Глеб", "Денисович")
    mentee = registers.mentee("mentee-1")
    assert (mentee.is_employee, mentee.preventive_record) == (False, True)
    assert mentee.birth_date == dt.date(2012, 3, 14)
    (consent,) = registers.consents
    assert (consent.kind, consent.until) == (ConsentKind.PARTICIPATION, None)
    assert registers.programme("programme-1").until == dt.date(2027, 5, 31)
    (pair,) = registers.pairs
    assert pair.is_group
    assert pair.mentees == ("mentee-1", "mentee-2")
    assert (pair.meetings_per_month, pair.ended) == (2, None)
    (meeting,) = registers.meetings
    assert meeting.held is False


def test_excluded_rows_are_left_out():
    rows = [*rows_of(SCHOOL), row("mentors", "mentor-1", excluded=True, **MENTOR)]

    assert registers_from("school-7", rows).mentors == ()


@pytest.mark.parametrize(
    ("table", "code", "values", "title"),
    [
        ("mentors", "mentor-1", {**MENTOR, "category": "wizard"}, "Кто это"),
        ("mentors", "mentor-1", {**MENTOR, "since": "01.09.2026"}, "С какого дня"),
        ("mentors", "mentor-1", {**MENTOR, "surname": ""}, "Фамилия"),
        ("pairs", "pair-1", {**PAIR, "meetings_per_month": "²"}, "Встреч в месяц"),
        ("pairs", "pair-1", {**PAIR, "mentees": ""}, "Наставляемые"),
        ("pairs", "pair-1", {**PAIR, "kind": "trio"}, "Пара или группа"),
    ],
)
def test_bad_stored_data_is_told_by_code_and_column_without_the_value(table, code, values, title):
    with pytest.raises(InputError) as caught:
        registers_from("school-7", [*rows_of(SCHOOL), row(table, code, **values)])

    (problem,) = caught.value.problems
    assert problem.place == code
    assert title in problem.message
    assert not any(word in str(problem) for word in ("wizard", "Чижов", "trio"))


def test_all_that_is_wrong_is_told_at_once():
    rows = [row("mentors", f"mentor-{number}", **{**MENTOR, "category": ""}) for number in (1, 2)]

    with pytest.raises(InputError) as caught:
        registers_from("school-7", rows)

    assert [one.place for one in caught.value.problems] == ["school-7"]

    school = dc.replace(SCHOOL, officials=())
    with pytest.raises(InputError) as caught:
        registers_from("school-7", [*rows_of(school), *rows])

    assert [one.place for one in caught.value.problems] == ["mentor-1", "mentor-2"]
