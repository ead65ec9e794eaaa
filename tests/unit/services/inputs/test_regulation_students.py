"""What the registers know about the regulation on mentoring."""

import dataclasses as dc
import datetime as dt

import pytest

from acts import resources
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.errors import InputError, Severity
from acts.organization import OfficialRole
from acts.packages import open_package
from acts.registers.choices import BodyKind, Form, MentorCategory
from acts.registers.participants import Body, Contacts, Mentor, Pair, Partner, Programme, Registers
from acts.russian.names import Person
from acts.services.act_text import render_act
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.services.inputs.regulation_students import text_fields
from acts.sources.act_data import act_data_from
from acts.sources.catalog import load_kind

ON = "2020-08-31"
CONTACTS = Contacts(
    address="684000, с. Рассветное, ул. Школьная, д. 1",
    inn="0000000001",
    ogrn="0000000000001",
    site="https://school1.example/",
)
PROGRAMME = Programme(
    code="programme-1",
    title="Вместе",
    form=Form.STUDENT_PUPIL,
    goal="",
    since=dt.date(2020, 9, 1),
    until=dt.date(2021, 5, 31),
    approved_by="",
)
PAIR = Pair(
    code="pair-1",
    is_group=False,
    form=Form.PUPIL_PUPIL,
    role_model="",
    mentor="mentor-1",
    mentees=("mentee-1",),
    programme="",
    since=dt.date(2020, 9, 1),
    until=dt.date(2021, 5, 31),
    meetings_per_month=None,
    addendum="",
    purpose="",
    ended=None,
    result="",
)
EMPLOYEE = Mentor(
    code="mentor-1",
    person=Person("Приходько", "Егор", "Маркович"),
    category=MentorCategory.EMPLOYEE,
    position="учитель физики",
    partner="",
    workplace="",
    birth_date=dt.date(1981, 3, 4),
    contact="8 900 123-45-67",
    competences="",
    conviction_paper="",
    since=dt.date(2020, 8, 1),
    until=None,
)


def body(kind, title="", *, exists=True, until=None):
    return Body(
        code=f"body-{kind}",
        kind=kind,
        exists=exists,
        title=title,
        chair="Кравченко Илья Дмитриевич",
        since=dt.date(2019, 9, 1),
        until=until,
        paper="",
    )


COUNCILS = (
    body(BodyKind.PARENTS, "Совет родителей"),
    body(BodyKind.STUDENTS, "Совет обучающихся"),
    body(BodyKind.UNION, "Первичная профсоюзная организация"),
)


@pytest.fixture
def issue(shop):
    def make(on=ON, **values):
        registers = Registers(
            organization=shop.desk.organization("school-1"),
            contacts=CONTACTS,
            max_load=5,
            bodies=COUNCILS,
            programmes=(PROGRAMME,),
            pairs=(PAIR,),
        )
        return Issue(
            registers=dc.replace(registers, **values),
            roadmap=shop.desk.roadmap,
            on=dt.date.fromisoformat(on),
            days=shop.desk.days,
        )

    return make


@pytest.fixture
def inputs():
    return inputs_of("regulation_students")


def test_the_registers_fill_in_a_regulation_without_a_finding(issue, inputs):
    given = issue(mentors=(EMPLOYEE,))
    data = act_data_from(inputs.fields(given), "regulation_students", origin="")
    template = resources.template("regulation_students")
    done = render_act(load_kind("regulation_students"), data, template=template)
    assert (done.findings, inputs.findings(given)) == ((), ())
    text = project(read_document(open_package(done.docx))).replace("\u00a0", " ")
    for words in (
        "С учётом мнения: / Совета обучающихся, / Совета родителей, / Первичной профсоюзной",
        "приказом Министерства образования Камчатского края от 26 июня 2020 г. № 553",
        "1) «ученик – ученик»",
        "2) «студент – ученик»",
        "не более чем с 5 наставляемыми",
        "как правило, это заместитель директора",
        "сети «Интернет» (school1.example) в разделе «Наставничество»",
        "адрес: 684000, с. Рассветное, ул. Школьная, д. 1, ИНН 0000000001, ОГРН 0000000000001",
    ):
        assert words in text, words
    for secret in ("Приходько", "Кравченко", "123-45-67", "1981"):
        assert secret not in text, secret


def test_the_forms_of_live_programmes_and_pairs_are_named_in_their_order(issue, inputs):
    over = dc.replace(PROGRAMME, form=Form.TEACHER_TEACHER, until=dt.date(2020, 8, 30))
    ended = dc.replace(PAIR, form=Form.EMPLOYER_PUPIL, ended=dt.date(2020, 8, 30))
    given = issue(programmes=(PROGRAMME, over), pairs=(PAIR, ended))
    assert inputs.fields(given)["forms"] == ["ученик – ученик", "студент – ученик"]


def test_before_there_is_any_programme_all_five_forms_are_offered(issue, inputs):
    for programmes in ((), (dc.replace(PROGRAMME, form=None),)):
        assert len(inputs.fields(issue(programmes=programmes, pairs=()))["forms"]) == 5


def test_the_form_of_a_partner_is_in_use_before_its_first_pair(issue, inputs):
    partner = Partner(
        code="partner-1",
        full_name="ООО «Прибой»",
        short_name="ООО «Прибой»",
        contacts=Contacts(),
        signer=None,
        signer_post="",
        signer_basis="",
        contact="",
        form=Form.EMPLOYER_PUPIL,
        since=None,
        until=dt.date(2021, 5, 31),
    )
    over = dc.replace(partner, form=Form.TEACHER_TEACHER, until=dt.date(2020, 8, 30))

    given = inputs.fields(issue(partners=(partner, over)))

    assert given["forms"] == ["ученик – ученик", "студент – ученик", "работодатель – ученик"]
    assert len(inputs.fields(issue(partners=(partner,), programmes=(), pairs=()))["forms"]) == 5


def test_only_councils_that_exist_on_the_day_are_heard(issue, inputs):
    given = issue(
        bodies=(
            body(BodyKind.STUDENTS, exists=False),
            body(BodyKind.PARENTS),
            body(BodyKind.UNION, "Профсоюз", until=dt.date(2020, 8, 30)),
            body(BodyKind.PEDAGOGICAL, "Педагогический совет"),
        ),
        mentors=(EMPLOYEE,),
    )
    assert inputs.fields(given)["opinions"] == [{"body": "совет родителей"}]
    assert "opinions" not in inputs.fields(issue(bodies=()))


def test_the_union_is_asked_only_where_employees_take_part(issue, inputs):
    assert len(inputs.fields(issue())["opinions"]) == 2
    assert len(inputs.fields(issue(mentors=(EMPLOYEE,)))["opinions"]) == 3


def test_after_the_programme_its_order_is_no_basis(issue, inputs):
    assert "regional" in inputs.fields(issue("2024-12-25"))["bases"]
    assert inputs.fields(issue("2025-01-09"))["bases"] == {}
    assert inputs.fields(issue("2020-06-25"))["bases"] == {}


def test_an_order_whose_number_is_unknown_is_no_basis(issue, inputs):
    given = issue("2020-08-27")
    unnamed = dc.replace(given.roadmap, order=dc.replace(given.roadmap.order, number=""))
    assert "regional" in inputs.fields(given)["bases"]
    assert inputs.fields(dc.replace(given, roadmap=unnamed))["bases"] == {}


def test_an_annex_is_filled_in_like_the_paper(issue, inputs):
    given = issue()
    whole = inputs.fields(given)
    assert text_fields(given) == {
        key: value
        for key, value in whole.items()
        if key not in ("organization", "planned_on", "bases")
    }


def test_nobody_to_approve_it_stops_it(issue, inputs, shop):
    school = dc.replace(shop.desk.organization("school-1"), officials=())
    with pytest.raises(InputError) as caught:
        inputs.fields(issue(organization=school))
    assert [one.code for one in caught.value.problems] == ["draft.missing-official"]


def test_an_acting_head_approves_by_the_order_that_empowers(issue, inputs):
    given = inputs.fields(issue("2021-07-01"))["organization"]
    assert given["acting_basis"] == "приказ управления образования от 25.06.2021 № 41-к"


def test_what_is_missing_is_named_with_its_sheet_and_only_the_address_stops(issue, inputs, shop):
    school = shop.desk.organization("school-1")
    officials = tuple(one for one in school.officials if one.role is not OfficialRole.CURATOR)
    given = issue(contacts=Contacts(), organization=dc.replace(school, officials=officials))
    fields = inputs.fields(given)
    assert not {"site", "operator", "curator"} & set(fields)
    data = act_data_from(fields, "regulation_students", origin="")
    render_act(
        load_kind("regulation_students"),
        data,
        template=resources.template("regulation_students"),
    )
    found = inputs.findings(given)
    assert [(one.severity, one.remedy) for one in found] == [
        (Severity.ERROR, "Лист «Школа»: заполните «Адрес» и загрузите форму: acts data load ФАЙЛ"),
        (
            Severity.WARNING,
            "Лист «Школа»: заполните «Сайт» и загрузите форму: acts data load ФАЙЛ",
        ),
        (
            Severity.WARNING,
            "Лист «Школа»: заполните «ИНН» и «ОГРН» и загрузите форму: acts data load ФАЙЛ",
        ),
        (
            Severity.WARNING,
            "Лист «Должностные лица»: впишите куратора наставничества и загрузите форму: "
            "acts data load ФАЙЛ",
        ),
    ]
    assert {one.place for one in found} == {"school-1"}
