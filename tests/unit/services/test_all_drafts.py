"""A round of drafts: each kind in its turn, every partner, nothing stops the rest."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.act import ActKind
from acts.errors import InputError, WorkflowError
from acts.registers.choices import BodyKind, MentorCategory
from acts.registers.participants import Body, Registers
from acts.registers.rows import Row
from acts.services import all_drafts
from acts.services.act_completion import complete
from acts.services.act_inputs import absent_bodies, bodies_of, unrecorded_bodies
from acts.services.all_drafts import DraftStatus, DraftWish, all_kinds, draft_kinds
from acts.services.drafting import draft
from acts.services.registration import repealed_by
from acts.services.signing import find_act

DAY = dt.date(2020, 9, 1)
KINDS = ("order_implementation", "partner_agreement")
PARTNER = {
    "full_name": "Общество с ограниченной ответственностью «Рыбозавод «Прибой & Ко»",
    "short_name": "ООО «Прибой»",
    "address": "684000, с. Рассветное, ул. Морская, д. 1",
    "inn": "4100000000",
    "signer_post": "директор",
    "signer_surname": "Приходько",
    "signer_name": "Егор",
    "signer_patronymic": "Маркович",
    "signer_basis": "устава",
    "contact": "начальник отдела кадров Тищенко Алла Викторовна",
    "form": "employer_pupil",
    "until": "2021-08-31",
}


def partner(number, **values):
    return Row(
        organization="school-1",
        table="partners",
        code=f"partner-{number}",
        values={**PARTNER, "full_name": f"Завод № {number}", **values},
    )


def body(kind, exists="да", **values):
    return Row(
        organization="school-1",
        table="bodies",
        code=f"body-{kind}",
        values={"kind": kind, "exists": exists, "since": "2020-08-01", **values},
    )


@pytest.fixture
def round_of(shop):
    def drafted(*kinds, day="2020-08-20", schools=("school-1",), **wish):
        given = DraftWish(**{"on": DAY} | wish)
        return tuple(draft_kinds(shop.at(day), kinds or KINDS, schools, given))

    return drafted


@pytest.fixture
def partners(shop):
    rows = [
        partner(1),
        partner(2, since="2020-09-01"),
        partner(3, since="2020-09-02"),
        partner(4, until="2020-08-31"),
    ]
    shop.desk.store.save_register("school-1", rows)
    return shop


def statuses(outcomes):
    return [one.status for one in outcomes]


def test_every_current_partner_has_an_agreement_of_his_own(partners, round_of):
    order, *agreements = round_of()

    assert statuses([order, *agreements]) == [DraftStatus.MADE] * 3
    assert [one.drafted.act.id for one in agreements] == [
        "partner_agreement@2020:partner-1@school-1",
        "partner_agreement@2020:partner-2@school-1",
    ]
    act = agreements[0].drafted.act
    assert (act.period, act.about) == ("2020", "partner-1")
    assert agreements[0].drafted.file.name == "Соглашение с партнёром 2020 partner-1 проект.docx"
    assert agreements[0].title == "Соглашение с партнёром – ООО «Прибой»"


def test_an_act_about_a_row_is_found_by_its_period_where_one_fits(partners, round_of):
    round_of("partner_agreement", about="partner-1")
    name = "partner_agreement@2020:partner-1@school-1"
    desk = partners.at("2020-08-20")

    for text in (name, "partner_agreement@2020", "2020:partner-1@school-1", "partner_agreement"):
        assert find_act(desk, text).id == name
    round_of("partner_agreement", about="partner-2")
    with pytest.raises(InputError, match="подходит к нескольким"):
        find_act(desk, "partner_agreement@2020")


def test_without_partners_no_agreement_is_needed(round_of):
    outcomes = round_of()

    assert statuses(outcomes) == [DraftStatus.MADE, DraftStatus.NOTHING]
    assert "действующих партнёров на 01.09.2020 нет" in outcomes[1].note


@pytest.mark.parametrize(("about", "why"), [("", "не указано"), ("partner-9", "«partner-9» нет")])
def test_an_agreement_is_with_a_partner_on_record(partners, about, why):
    with pytest.raises(InputError, match=rf"{why}.*partner-1 \(ООО «Прибой»\)"):
        draft(partners.at("2020-08-20"), "partner_agreement", "school-1", on=DAY, about=about)


def test_an_order_of_the_year_is_about_no_row(shop):
    with pytest.raises(InputError, match="код строки ему не нужен"):
        draft(shop.at("2020-08-20"), "order_implementation", "school-1", on=DAY, about="x")


def test_what_is_missing_stops_only_its_own_act(partners, round_of):
    rows = partners.desk.store.register("school-1", table="officials")
    supply = next(one for one in rows if one.value("role") == "supply")
    partners.desk.store.save_register("school-1", [dc.replace(supply, excluded=True)])

    order, *agreements = round_of()

    assert order.status is DraftStatus.MISSING
    assert any("материально-техническое" in one.message for one in order.problems)
    assert statuses(agreements) == [DraftStatus.MADE] * 2


def test_an_act_that_went_on_is_passed_over_and_the_next_one_named(shop, round_of):
    shop.in_force()

    (order,) = round_of("order_implementation")

    assert order.status is DraftStatus.PAST
    assert order.note == (
        "уже «действует» № 64-од; ещё один: acts draft order_implementation --period 2020-2"
    )


def test_a_file_that_can_not_be_written_stops_no_other(partners, round_of, monkeypatch):
    made = all_drafts.draft

    def full(desk, kind, *given, **named):
        if kind == "order_implementation":
            raise OSError(28, "No space left on device")
        return made(desk, kind, *given, **named)

    monkeypatch.setattr(all_drafts, "draft", full)

    assert statuses(round_of()) == [DraftStatus.FAILED, DraftStatus.MADE, DraftStatus.MADE]


def test_who_has_no_right_lacks_no_data(shop):
    desk = shop.at("2020-08-20", shop.all_seeing)

    (order,) = draft_kinds(desk, ("order_implementation",), ("school-1",), DraftWish(on=DAY))

    assert order.status is DraftStatus.REFUSED
    assert order.problems[0].message == "у вас нет права это внести"
    assert desk.store.acts() == ()


def test_an_edited_draft_is_said_to_lie_beside(shop, round_of):
    (first,) = round_of("order_implementation")
    first.drafted.file.write_bytes(b"edited")

    (again,) = round_of("order_implementation")

    assert again.status is DraftStatus.BESIDE
    assert again.drafted.kept == first.drafted.file


def test_what_follows_another_act_comes_after_it():
    order = all_kinds()

    assert order.index("order_implementation") < order.index("order_pairs")
    assert len(order) == len(set(order)) == 4


# --- bodies ----------------------------------------------------------------------------------

REGULATION = ActKind(code="r", title="Положение", title_genitive="положения", needs_opinion=True)


def known(**exists):
    return Registers(
        organization=None,
        bodies=tuple(
            Body(
                code=f"body-{kind}",
                kind=BodyKind(kind),
                exists=there,
                title="",
                chair="",
                since=dt.date(2020, 8, 1),
                until=None,
                paper="",
            )
            for kind, there in exists.items()
        ),
    )


def test_councils_on_record_are_heard_and_those_recorded_as_absent_too():
    registers = known(students=True, parents=False)

    assert bodies_of(REGULATION, registers, DAY) == ("совет обучающихся", "совет родителей")
    assert list(absent_bodies(registers, DAY)) == ["совет родителей"]
    assert unrecorded_bodies(REGULATION, registers, DAY) == ()


def test_a_body_of_which_nothing_is_recorded_is_a_finding():
    (problem,) = unrecorded_bodies(REGULATION, known(students=True), DAY)

    assert "не записано, есть ли в школе совет родителей" in problem.message
    assert "«Советы и профсоюз»" in problem.remedy
    early = dt.date(2020, 7, 31)
    assert len(unrecorded_bodies(REGULATION, known(students=True), early)) == 2


def test_the_union_is_heard_about_an_act_that_binds_employees():
    class Mentor:
        category = MentorCategory.EMPLOYEE

    registers = dc.replace(known(students=True, parents=True, union=True), mentors=(Mentor(),))

    assert bodies_of(REGULATION, registers, DAY)[2] == "профсоюз"
    assert "профсоюз" not in bodies_of(REGULATION, known(union=True), DAY)


def test_a_kind_that_asks_nobody_hears_nobody():
    order = dc.replace(REGULATION, needs_opinion=False)

    assert bodies_of(order, known(students=True), DAY) == ()
    assert unrecorded_bodies(order, known(), DAY) == ()


def test_a_body_on_record_as_absent_is_recorded_when_the_draft_is_sent(shop):
    paper = "протокол от 01.08.2020 № 2"
    shop.desk.store.save_register("school-1", [body("parents", "нет", paper=paper)])
    shop.draft(hear=("совет родителей",))
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="заместитель директора")
    shop.act("2020-08-20", "visa", post="юрисконсульт")

    _, absent, done = shop.act("2020-08-21", "send_to_bodies")

    assert (absent.fact.trigger, absent.fact.details.answer) == ("opinion_in", "absent")
    assert (absent.fact.details.body, absent.fact.details.document) == ("совет родителей", paper)
    assert absent.fact.acted_by == "school-1:clerk"
    assert (done.fact.trigger, done.fact.target) == ("opinions_done", "ready_to_sign")


def test_an_agreement_goes_its_whole_way_beside_the_orders(partners, round_of):
    round_of("partner_agreement")
    name = "partner_agreement@2020:partner-1@school-1"
    partners.act("2020-08-21", "submit", of=name)
    partners.act("2020-08-24", "review_ok", of=name)
    partners.act("2020-09-01", "sign", of=name)

    registered = partners.act("2020-09-01", "register", of=name, number="7")

    assert registered.events[-1].fact.target == "in_force"
    assert registered.file.name == "Соглашение с партнёром 2020 № 7.docx"
    lines = partners.desk.store.book("school-1", "договоры и соглашения")
    assert [(one.number, one.act) for one in lines] == [("7", name)]
    outcomes = round_of("partner_agreement")
    assert statuses(outcomes) == [DraftStatus.PAST, DraftStatus.UNCHANGED]
    assert outcomes[0].note.endswith(
        "acts draft partner_agreement --about partner-1 --period 2020-2"
    )
    # Nor does a round for another period make a second one while the first is in force.
    assert statuses(round_of("partner_agreement", period="2020-2")) == [
        DraftStatus.PAST,
        DraftStatus.MADE,
    ]
    assert partners.desk.store.act("partner_agreement@2020-2:partner-1@school-1") is None
    asked = round_of("partner_agreement", period="2020-2", about="partner-1")
    assert statuses(asked) == [DraftStatus.MADE]
    event = partners.task("2020-09-02", "attach", "7@2020@school-1", act=name)
    assert event.fact.target == "submitted"


def person(table, code, surname, name, **values):
    given = {"surname": surname, "name": name, "since": "2020-08-01", **values}
    return Row(organization="school-1", table=table, code=code, values=given)


def pair_rows():
    return [
        person(
            "mentors", "mentor-1", "Лесников", "Павел", category="employee", position="учитель"
        ),
        person(
            "mentees", "mentee-1", "Огурцова", "Алина", category="pupil", position="8 Б класс",
            gender="f", birth_date="2006-03-14",
        ),
        Row(
            organization="school-1",
            table="pairs",
            code="pair-1",
            values={
                "kind": "pair", "form": "teacher_teacher", "mentor": "mentor-1",
                "mentees": "mentee-1", "since": "2020-09-05", "until": "2021-05-31",
            },
        ),
    ]  # fmt: skip


def test_findings_of_the_registers_block_the_submission_not_the_draft(shop, round_of):
    shop.in_force()
    shop.desk.store.save_register("school-1", pair_rows())

    (outcome,) = round_of("order_pairs", day="2020-08-28")

    assert outcome.status is DraftStatus.MADE, outcome.problems
    lacking = [one for one in outcome.drafted.findings if one.code.startswith("pair")]
    assert any(one.severity == "error" for one in lacking)
    with pytest.raises(WorkflowError) as refused:
        shop.act("2020-08-28", "submit", of="order_pairs")
    assert {one.message for one in lacking if one.severity == "error"} <= {
        one.message for one in refused.value.problems
    }
    assert "Огурцова" not in str(refused.value)


def test_an_order_on_pairs_cites_the_order_that_was_registered(shop, round_of):
    shop.in_force()
    shop.desk.store.save_register("school-1", pair_rows())

    (outcome,) = round_of("order_pairs", day="2020-08-28")

    assert "64-од" in str(outcome.drafted.act.data.fields)


@pytest.fixture
def paired(shop, round_of, monkeypatch):
    """An order on pairs in force; what the checks of pairs say is another test's matter."""
    monkeypatch.setattr("acts.services.inputs.order_pairs.check_pairs", lambda *_, **__: ())
    shop.in_force()
    shop.desk.store.save_register("school-1", pair_rows())
    round_of("order_pairs", day="2020-08-28", on=dt.date(2020, 8, 28))
    in_force(shop, "order_pairs@2020@school-1", "2020-08-28", "70-од")
    return shop


def in_force(shop, name, day, number):
    desk = shop.at(day)
    complete(desk, find_act(desk, name), number=number, on=dt.date.fromisoformat(day))


def another_pair():
    mentor, _mentee, pair = pair_rows()
    return [
        dc.replace(mentor, code="mentor-2", values={**mentor.values, "surname": "Полевой"}),
        dc.replace(pair, code="pair-2", values={**pair.values, "mentor": "mentor-2"}),
    ]


def test_an_order_on_pairs_that_still_fits_needs_no_other(paired, round_of):
    (outcome,) = round_of("order_pairs", day="2020-09-10", on=dt.date(2020, 9, 10))

    assert outcome.status is DraftStatus.PAST
    assert outcome.note.startswith("уже «действует» № 70-од")


def test_pairs_that_changed_since_the_order_ask_for_the_next_one(paired, round_of):
    (ended,) = [one for one in pair_rows() if one.code == "pair-1"]
    ended = dc.replace(ended, values={**ended.values, "ended": "2020-09-09"})
    paired.desk.store.save_register("school-1", [*another_pair(), ended])

    (outcome,) = round_of("order_pairs", day="2020-09-10", on=dt.date(2020, 9, 10))

    assert outcome.status is DraftStatus.OUTDATED
    assert outcome.note == (
        "приказ № 70-од «действует», а реестр с тех пор изменился: новых пар и групп – 1, "
        "больше не работают – 1. Новый приказ: acts draft order_pairs --period 2020-2"
    )


def test_a_further_draft_of_the_year_is_the_one_to_refresh(paired, round_of):
    day = dt.date(2020, 9, 10)
    round_of("order_pairs", day="2020-09-10", on=day, period="2020-2")
    paired.desk.store.save_register("school-1", another_pair())

    (outcome,) = round_of("order_pairs", day="2020-09-10", on=day)

    assert outcome.status is DraftStatus.MADE
    assert outcome.drafted.act.id == "order_pairs@2020-2@school-1"
    assert len(outcome.drafted.act.data.fields["pairs"]) == 2


def test_the_latest_order_of_the_year_is_the_one_spoken_of(paired, round_of):
    day = dt.date(2020, 9, 10)
    round_of("order_pairs", day="2020-09-10", on=day, period="2020-2")
    in_force(paired, "order_pairs@2020-2@school-1", "2020-09-10", "80-од")
    desk = paired.at("2020-09-10")
    new, former = (find_act(desk, f"order_pairs@{one}@school-1") for one in ("2020-2", "2020"))

    assert repealed_by(desk, new) == (former,)
    assert repealed_by(desk, former) == ()
    paired.act("2020-09-10", "repeal", of=former.id, document=new.id)
    assert repealed_by(desk, new) == ()

    (outcome,) = round_of("order_pairs", day="2020-09-10", on=day)
    assert outcome.note == (
        "уже «действует» № 80-од; ещё один: acts draft order_pairs --period 2020-3"
    )


def test_a_book_of_orders_that_acts_keeps_numbers_no_agreement(partners, round_of):
    (school,) = partners.desk.store.register("school-1", table="organization")
    kept = dc.replace(school, values={**school.values, "keeps_book": "да"})
    partners.desk.store.save_register("school-1", [kept])
    round_of("partner_agreement", about="partner-1")
    name = "partner_agreement@2020:partner-1@school-1"
    for day, step in (
        ("2020-08-21", "submit"),
        ("2020-08-24", "review_ok"),
        ("2020-09-01", "sign"),
    ):
        partners.act(day, step, of=name)

    with pytest.raises(WorkflowError, match="не указан регистрационный номер"):
        partners.act("2020-09-01", "register", of=name)

    assert partners.act("2020-09-01", "register", of=name, number="17").number == "17"
