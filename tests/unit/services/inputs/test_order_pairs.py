"""What the registers, the roadmap and earlier orders know about an order on pairs."""

import dataclasses as dc
import datetime as dt

import pytest

from acts import resources
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.errors import InputError
from acts.organization import Official, OfficialRole
from acts.packages import open_package
from acts.registers.choices import Form, MentorCategory
from acts.registers.participants import (
    Contacts,
    Mentee,
    Mentor,
    Pair,
    Partner,
    Programme,
    Registers,
)
from acts.russian.names import Person
from acts.services.act_text import render_act
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue, IssuedAct
from acts.sources.act_data import act_data_from
from acts.sources.catalog import load_kind

START, END = dt.date(2020, 9, 21), dt.date(2021, 5, 31)
LONG_AGO = dt.date(2015, 9, 1)
SECRET = dt.date(2009, 2, 28)
PARTNER = Partner(
    code="partner-1",
    full_name="Общество с ограниченной ответственностью «Прибой»",
    short_name="ООО «Прибой»",
    contacts=Contacts(),
    signer=None,
    signer_post="",
    signer_basis="",
    contact="",
    form=None,
    since=None,
    until=None,
)


def mentor(number, surname, **values):
    return dc.replace(
        Mentor(
            code=f"mentor-{number}",
            person=Person(surname, "Егор", "Ильич"),
            category=MentorCategory.EMPLOYEE,
            position="учитель физики",
            partner="",
            workplace="",
            birth_date=dt.date(1981, 3, 4),
            contact="8 900 123-45-67",
            competences="",
            conviction_paper="",
            since=LONG_AGO,
            until=None,
        ),
        **values,
    )


def mentee(number, surname, **values):
    return dc.replace(
        Mentee(
            code=f"mentee-{number}",
            person=Person(surname, "Нина", "Львовна"),
            is_employee=False,
            position="8 Б класс",
            birth_date=SECRET,
            representative="Тайная Вера Павловна",
            representative_contact="vera@example.org",
            request="запрос",
            preventive_record=True,
            since=LONG_AGO,
            until=None,
        ),
        **values,
    )


def pair(number, **values):
    return dc.replace(
        Pair(
            code=f"pair-{number}",
            is_group=False,
            form=Form.TEACHER_TEACHER,
            role_model="",
            mentor="mentor-1",
            mentees=("mentee-1",),
            programme="",
            since=START,
            until=END,
            meetings_per_month=None,
            addendum="",
            purpose="",
            ended=None,
            result="",
        ),
        **values,
    )


EMPLOYEES = pair(1, role_model="лидер – новичок", meetings_per_month=2, programme="programme-1")
PUPILS = pair(2, form=Form.EMPLOYER_PUPIL, mentor="mentor-2", mentees=("mentee-2",))
IMPLEMENTATION = IssuedAct(
    kind="order_implementation",
    title="Приказ о внедрении целевой модели наставничества",
    number="87-од",
    date=dt.date(2020, 8, 31),
    in_force=True,
)


@pytest.fixture
def issue(shop):
    def make(*, on="2020-09-18", pairs=(EMPLOYEES, PUPILS), issued=(IMPLEMENTATION,), **values):
        registers = Registers(
            organization=shop.desk.organization("school-1"),
            partners=(PARTNER,),
            mentors=(
                mentor(1, "Лесников", workplace="МОУ «СШ № 1»"),
                mentor(
                    2,
                    "О'Коннор",
                    category=MentorCategory.PARTNER,
                    position="технолог",
                    partner="partner-1",
                ),
            ),
            mentees=(
                mentee(1, "Юная", is_employee=True, position="учитель химии"),
                mentee(2, "Огурцова"),
            ),
            programmes=(
                Programme(
                    code="programme-1",
                    title="Педагогический старт",
                    form=None,
                    goal="",
                    since=START,
                    until=END,
                    approved_by="",
                ),
            ),
            pairs=pairs,
        )
        return Issue(
            registers=dc.replace(registers, **values),
            roadmap=shop.desk.roadmap,
            on=dt.date.fromisoformat(on),
            days=shop.desk.days,
            issued=issued,
        )

    return make


@pytest.fixture
def fields():
    return inputs_of("order_pairs").fields


@pytest.fixture
def findings():
    return inputs_of("order_pairs").findings


def test_the_registers_fill_in_an_order_without_a_finding(issue, fields):
    data = act_data_from(fields(issue()), "order_pairs", origin="")
    done = render_act(load_kind("order_pairs"), data, template=resources.template("order_pairs"))
    assert done.findings == ()
    text = project(read_document(open_package(done.docx))).replace("\u00a0", " ")
    for words in (
        "Во исполнение приказа МОУ «СШ № 1» от 31 августа 2020 г. № 87-од о внедрении целевой",
        "пунктом 9 дорожной карты, утверждённой приказом Министерства образования",
        "на период с 21 сентября 2020 г. по 31 мая 2021 г. (приложение)",
        "| 1 | лидер – новичок | Лесников Егор Ильич, учитель физики |",
        "| Педагогический старт | с 21.09.2020 / по 31.05.2021 | 2 |",
        "| 2 | – | О'Коннор Егор Ильич, технолог, ООО «Прибой» | Огурцова Нина Львовна, 8 Б",
        "не позднее 2 октября 2020 г.;",  # ten working days from Friday 18.09.2020
        "не позднее 25 сентября 2020 г.",  # five
        "под номером 1, осуществляет наставничество в соответствии со статьями 60.2, 151",
    ):
        assert words in text, words


def test_the_school_itself_is_no_workplace_of_its_employee(issue, fields):
    first, second = fields(issue())["pairs"]
    assert "workplace" not in first["mentor"]
    assert second["mentor"]["workplace"] == "ООО «Прибой»"


def test_nothing_private_reaches_the_data(issue, fields):
    text = repr(fields(issue()))
    for secret in ("2009", "28.02", "1981", "123-45-67", "Тайная", "example.org", "учёт", "запрос"):
        assert secret not in text, secret
    assert "preventive" not in text


def test_only_pairs_that_work_or_will_are_listed(issue, fields):
    over = pair(3, until=dt.date(2020, 9, 17))
    ended = pair(4, ended=dt.date(2020, 9, 17))
    later = pair(5, since=dt.date(2021, 1, 11))
    listed = fields(issue(pairs=(over, ended, later, EMPLOYEES)))
    assert [one["from"] for one in listed["pairs"]] == ["2021-01-11", "2020-09-21"]
    assert listed["period"] == {"from": "2020-09-21", "to": "2021-05-31"}


def test_everything_that_is_missing_is_said_at_once(issue, fields, shop):
    school = shop.desk.organization("school-1")
    few = dc.replace(
        school,
        officials=tuple(
            one
            for one in school.officials
            if one.role not in (OfficialRole.CURATOR, OfficialRole.PERSONAL_DATA)
        ),
    )
    broken = pair(3, mentor="mentor-9", mentees=("mentee-9",))
    with pytest.raises(InputError) as caught:
        fields(issue(pairs=(broken,), organization=few))
    said = [str(one) for one in caught.value.problems]
    assert len(said) == 4
    assert "на 18.09.2020 не назначен никто: «куратор наставничества»" in said[0]
    assert "Лист «Должностные лица»" in said[0]
    assert "«отвечает за персональные данные»" in said[1]
    assert "Лист «Пары и группы»: исправьте «Наставник»" in said[2]
    with pytest.raises(InputError, match="нет ни одной пары"):
        fields(issue(pairs=()))


def test_an_official_whose_gender_nobody_can_tell_is_named_by_sheet(issue, fields, shop):
    school = shop.desk.organization("school-1")
    odd = Official(
        role=OfficialRole.CURATOR, post="методист", person=Person("Ли", "Ким"), since=LONG_AGO
    )
    others = (one for one in school.officials if one.role is not OfficialRole.CURATOR)
    with pytest.raises(InputError) as caught:
        fields(issue(organization=dc.replace(school, officials=(*others, odd))))
    assert [one.remedy for one in caught.value.problems] == [
        "Лист «Должностные лица»: заполните «Пол»"
    ]


def test_without_an_order_on_implementation_it_is_drafted_and_the_way_out_is_said(
    issue, fields, findings
):
    bare = issue(issued=(dc.replace(IMPLEMENTATION, in_force=False),))
    assert "implementation" not in fields(bare)["bases"]
    found = [one for one in findings(bare) if one.code == "draft.no-basis"]
    assert len(found) == 1
    assert "acts act record order_implementation" in found[0].remedy
    assert not [one for one in findings(issue()) if one.code == "draft.no-basis"]


def test_guards_of_the_listed_pairs_are_findings_and_do_not_stop_the_draft(issue, fields, findings):
    lone_group = dc.replace(PUPILS, is_group=True)
    old = pair(8, until=dt.date(2020, 1, 1), is_group=True)
    given = issue(pairs=(EMPLOYEES, lone_group, old))
    assert len(fields(given)["pairs"]) == 2
    found = [(one.code, one.place) for one in findings(given)]
    assert ("pair.group-of-one", "pair-2") in found
    assert "pair-8" not in {place for _, place in found}


def test_the_former_order_on_pairs_is_repealed(issue, fields):
    former = dc.replace(
        IMPLEMENTATION,
        kind="order_pairs",
        number="12-од",
        date=dt.date(2020, 9, 1),
        title="Об утверждении наставнических пар",
    )
    assert "repeals" not in fields(issue())
    assert fields(issue(issued=(IMPLEMENTATION, former)))["repeals"] == [
        {"date": "2020-09-01", "number": "12-од", "title": "Об утверждении наставнических пар"}
    ]


def test_an_order_dated_later_is_not_repealed_and_that_is_said(issue, fields, findings):
    later = dc.replace(
        IMPLEMENTATION, kind="order_pairs", number="12-од", date=dt.date(2020, 9, 19)
    )
    given = issue(issued=(IMPLEMENTATION, later))

    act_data_from(fields(given), "order_pairs", origin="")
    assert "repeals" not in fields(given)
    (warning,) = [one for one in findings(given) if one.code == "draft.later-order"]
    assert "№ 12-од от 19.09.2020 издан позже планируемого дня (18.09.2020)" in warning.message
    assert warning.remedy.endswith("--on 19.09.2020")
    assert warning.severity == "warning"
    on_its_day = issue(issued=(IMPLEMENTATION, later), on="2020-09-19")
    assert fields(on_its_day)["repeals"][0]["number"] == "12-од"
    assert "draft.later-order" not in {one.code for one in findings(on_its_day)}


def test_pairs_that_began_before_any_order_are_warned_of(issue, findings):
    early = dc.replace(PUPILS, since=dt.date(2020, 9, 1))
    approved = dc.replace(
        IMPLEMENTATION, kind="order_pairs", number="12-од", date=dt.date(2020, 9, 1)
    )

    def warned(**given):
        found = findings(issue(pairs=(early,), **given))
        return [one for one in found if one.code == "pair.before-order"]

    (warning,) = warned(on="2020-09-02")
    assert "начинается раньше приказа (02.09.2020): 1, первая – с 01.09.2020" in warning.message
    assert warning.severity == "warning"
    assert warned(on="2020-09-01") == []
    # An order that replaces the one which approved them looks back at nothing.
    assert warned(on="2020-09-02", issued=(IMPLEMENTATION, approved)) == []


def test_the_regulation_is_cited_by_what_it_is_about(issue, fields):
    regulation = dc.replace(
        IMPLEMENTATION, kind="regulation_students", title="Положение о наставничестве", number="9"
    )
    assert fields(issue(issued=(IMPLEMENTATION, regulation)))["bases"]["regulation"] == {
        "date": "2020-08-31",
        "number": "9",
        "title": "о наставничестве",
    }


def test_after_its_programme_the_roadmap_is_cited_no_more(issue, fields):
    later = dc.replace(EMPLOYEES, since=dt.date(2026, 9, 15), until=dt.date(2027, 5, 31))
    assert fields(issue(on="2024-12-25", pairs=(later,)))["bases"]["roadmap"]["item"] == "9"
    assert "roadmap" not in fields(issue(on="2026-09-14", pairs=(later,)))["bases"]


def test_an_order_whose_day_is_unknown_is_not_cited(issue, fields):
    given = issue()
    undated = dc.replace(given.roadmap, order=dc.replace(given.roadmap.order, is_dated=False))
    assert "roadmap" in fields(given)["bases"]
    assert "roadmap" not in fields(dc.replace(given, roadmap=undated))["bases"]


def test_the_accountant_pays_and_signs_off_only_for_employees_pairs(issue, fields, shop):
    school = shop.desk.organization("school-1")
    accountant = Official(
        role=OfficialRole.ACCOUNTANT,
        post="главный бухгалтер",
        person=Person("Гейко", "Лидия", "Фоминична"),
        since=LONG_AGO,
    )
    school = dc.replace(school, officials=(*school.officials, accountant))
    paid = fields(issue(organization=school))
    assert paid["pay"]["accountant"]["surname"] == "Гейко"
    assert paid["visas"][-1]["post"] == "главный бухгалтер"
    free = fields(issue(organization=school, pairs=(PUPILS,)))
    assert "pay" not in free
    assert [one["post"] for one in free["visas"]] == ["заместитель директора", "юрисконсульт"]
