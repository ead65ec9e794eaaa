"""What the registers know about an agreement with a partner."""

import dataclasses as dc
import datetime as dt

import pytest

from acts import resources
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.errors import InputError, Severity
from acts.organization import OfficialRole
from acts.packages import open_package
from acts.registers.choices import Form, MentorCategory
from acts.registers.participants import Contacts, Mentor, Partner, Registers
from acts.russian.names import Person
from acts.services.act_text import render_act
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.sources.act_data import act_data_from
from acts.sources.catalog import load_kind

PARTNER = Partner(
    code="partner-1",
    full_name="Общество с ограниченной ответственностью «Рыбозавод «Прибой & К°»",
    short_name="ООО «Рыбозавод «Прибой & К°»",
    contacts=Contacts(address="с. Рассветное, ул. Портовая, д. 1", inn="0000000040"),
    signer=Person("О'Коннор", "Шон", "Патрикович"),
    signer_post="директор",
    signer_basis="устава",
    contact="начальник отдела кадров Тищенко Алла Викторовна",
    form=Form.EMPLOYER_PUPIL,
    since=dt.date(2020, 9, 14),
    until=dt.date(2021, 8, 31),
)
MENTOR = Mentor(
    code="mentor-1",
    person=Person("Приходько", "Егор", "Маркович"),
    category=MentorCategory.PARTNER,
    position="мастер участка",
    partner="partner-1",
    workplace="",
    birth_date=dt.date(1981, 3, 4),
    contact="8 900 123-45-67",
    competences="ремонт судов",
    conviction_paper="от 01.09.2020 № 5",
    since=dt.date(2020, 9, 1),
    until=None,
)
SCHOOL = Contacts(address="с. Рассветное, ул. Школьная, д. 1", inn="0000000001", phone="8 (000) 1")


@pytest.fixture
def issue(shop):
    def make(partner=PARTNER, *, on="2020-09-10", about="partner-1", mentors=(MENTOR,), **values):
        registers = Registers(
            organization=shop.desk.organization("school-1"),
            contacts=SCHOOL,
            partners=(partner,),
            mentors=mentors,
        )
        return Issue(
            registers=dc.replace(registers, **values),
            roadmap=shop.desk.roadmap,
            on=dt.date.fromisoformat(on),
            days=shop.desk.days,
            about=about,
        )

    return make


@pytest.fixture
def inputs():
    return inputs_of("partner_agreement")


def test_the_registers_fill_in_an_agreement_without_a_finding(issue, inputs):
    given = issue()
    data = act_data_from(inputs.fields(given), "partner_agreement", origin="")
    template = resources.template("partner_agreement")
    done = render_act(load_kind("partner_agreement"), data, template=template)
    assert (done.findings, inputs.findings(given)) == ((), ())
    text = project(read_document(open_package(done.docx))).replace("\u00a0", " ")
    for words in (
        "директора Луговой Веры Ильиничны, действующей на основании устава",
        "«Рыбозавод «Прибой & К°» (далее – Партнёр), в лице директора О'Коннора Шона",
        "вступает в силу с 14 сентября 2020 г.",
        "действует по 31 августа 2021 г.",
        "Куратор со стороны Школы – заместитель директора Тихая Инна, 8 (000) 1.",
        "| 1 | Приходько Егор Маркович | мастер участка | ремонт судов |",
        "| 6 | Итоговая встреча, анкетирование участников, подведение результатов | не позднее "
        "31 августа 2021 г. |",
    ):
        assert words in text, words
    assert "1981" not in text
    assert "123-45-67" not in text


def test_an_acting_head_signs_by_the_order_that_empowers(issue, inputs):
    given = inputs.fields(issue(on="2021-07-01"))["organization"]
    assert given["director"]["post"] == "исполняющий обязанности директора"
    assert given["acting_basis"] == "приказ управления образования от 25.06.2021 № 41-к"
    assert "acting_basis" not in inputs.fields(issue())["organization"]


def test_a_director_signs_by_the_charter_and_the_founder_is_no_party(issue, inputs, shop):
    school = shop.desk.organization("school-1")
    officials = tuple(dc.replace(one, basis="приказ № 1") for one in school.officials)
    given = inputs.fields(
        issue(organization=dc.replace(school, founder="Администрация", officials=officials))
    )["organization"]
    assert "acting_basis" not in given
    assert "founder" not in given


def test_everything_an_agreement_cannot_be_signed_without_is_said_at_once(issue, inputs, shop):
    school = shop.desk.organization("school-1")
    no_curator = dc.replace(
        school,
        officials=tuple(one for one in school.officials if one.role is not OfficialRole.CURATOR),
    )
    empty = dc.replace(
        PARTNER, signer=None, signer_post="", signer_basis="", contact="", form=None, until=None
    )
    with pytest.raises(InputError) as caught:
        inputs.fields(issue(empty, organization=no_curator))
    said = [one.remedy for one in caught.value.problems]
    assert said[0].startswith("Лист «Должностные лица»")
    assert said[1:] == [
        "Лист «Партнёры»: заполните «Фамилия подписывающего» и «Имя подписывающего»",
        "Лист «Партнёры»: заполните «Должность подписывающего»",
        "Лист «Партнёры»: заполните «Действует на основании»",
        "Лист «Партнёры»: заполните «Кто отвечает за работу»",
        "Лист «Партнёры»: заполните «Форма наставничества»",
        "Лист «Партнёры»: заполните «По какой день»",
    ]
    assert {one.place for one in caught.value.problems} == {"school-1", "partner-1"}


@pytest.mark.parametrize(
    ("values", "remedy"),
    [
        ({"signer": Person("Ли", "Ким")}, "Лист «Партнёры»: заполните «Пол подписывающего»"),
        ({"until": dt.date(2020, 9, 13)}, "Лист «Партнёры»: исправьте «По какой день»"),
    ],
)
def test_what_would_print_nonsense_is_stopped(issue, inputs, values, remedy):
    with pytest.raises(InputError) as caught:
        inputs.fields(issue(dc.replace(PARTNER, **values)))
    assert [one.remedy for one in caught.value.problems] == [remedy]
    assert "Ким" not in str(caught.value)


@pytest.mark.parametrize(("about", "said"), [("", "с кем соглашение"), ("partner-9", "нет в ре")])
def test_a_partner_has_to_be_named(issue, inputs, about, said):
    for ask in (inputs.fields, inputs.findings):
        with pytest.raises(InputError, match=said):
            ask(issue(about=about))


def test_the_term_begins_with_the_agreement_when_no_day_is_named(issue, inputs):
    term = inputs.fields(issue(dc.replace(PARTNER, since=None)))["term"]
    assert term == {"from": "2020-09-10", "to": "2021-08-31"}


def test_only_mentors_of_this_partner_who_have_not_left_are_listed(issue, inputs):
    others = (
        dc.replace(MENTOR, code="mentor-2", partner="partner-2"),
        dc.replace(MENTOR, code="mentor-3", until=dt.date(2020, 9, 9)),
        dc.replace(MENTOR, code="mentor-4", until=dt.date(2020, 9, 10)),
    )
    assert len(inputs.fields(issue(mentors=others))["mentors"]) == 1


def test_what_is_worth_filling_in_is_advised_and_stops_nothing(issue, inputs):
    given = issue(
        dc.replace(PARTNER, contacts=Contacts(address="адрес")),
        mentors=(dc.replace(MENTOR, conviction_paper=""),),
        contacts=Contacts(),
    )
    assert "details" not in inputs.fields(given)["organization"]
    found = inputs.findings(given)
    assert {one.severity for one in found} == {Severity.WARNING}
    assert [(one.place, one.remedy) for one in found] == [
        ("mentor-1", "Лист «Наставники»: заполните «Справка об отсутствии судимости»"),
        ("school-1", "Лист «Школа»: заполните «Адрес», «ИНН»"),
        ("partner-1", "Лист «Партнёры»: заполните «ИНН»"),
    ]
    nobody = issue(mentors=())
    assert "mentors" not in inputs.fields(nobody)
    assert "«Наставники»" in inputs.findings(nobody)[0].remedy
