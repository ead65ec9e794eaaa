"""The way of an occurrence through the services: proofs, checks, terms, and who may do what."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.deadlines.reading import Kind, Reading, Relative
from acts.errors import InputError, WorkflowError
from acts.journal import snapshot, task_subject
from acts.roadmap import FurtherTerm, ResultDocument
from acts.services.tracking import TaskMove, also_proven, find_occurrence, move_task
from acts.states import TaskTrigger

ORDER = "order_implementation@2020@school-1"
PARTNERS = "6@2020@school-1"


def now(shop, name):
    return snapshot(shop.desk.store.history(task_subject(name)))


def refusal(error):
    return [problem.message for problem in error.value.problems]


@pytest.fixture
def attached(shop, make_paper):
    """A list of partners handed in by the school on 11 September 2020."""
    shop.task("2020-09-11", "attach", PARTNERS, paper=make_paper("2020-09-10"))
    return shop


# --- finding ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["5@2021@school-1", "5.@2021@school-1", "5@2021", "5@2021@", "12@2020"]
)
def test_an_occurrence_is_found_by_what_makes_it_unique(shop, text):
    found = find_occurrence(shop.at("2020-09-01"), text)

    assert str(found.id) == f"{text.split('@')[0].rstrip('.')}@{text.split('@')[1]}@school-1"


def test_the_only_occurrence_of_an_item_needs_no_period(shop):
    assert str(find_occurrence(shop.at("2020-09-01"), "11").id) == "11@постоянно@school-1"


def test_several_fitting_occurrences_are_listed(shop):
    with pytest.raises(InputError) as refused:
        find_occurrence(shop.at("2020-09-01"), "5")

    assert str(refused.value) == (
        "«5» подходит к нескольким: 5@2020@school-1, 5@2021@school-1, 5@2022@school-1, "
        "5@2023@school-1, 5@2024@school-1. Уточните период или организацию."
    )


def test_a_long_list_is_cut_with_a_count(shop):
    with pytest.raises(InputError, match="и ещё 84"):
        find_occurrence(shop.at("2020-09-01", shop.officer), "")


def test_the_same_item_of_two_schools_asks_which(shop):
    with pytest.raises(InputError, match="5@2021@school-1, 5@2021@school-2.*или организацию"):
        find_occurrence(shop.at("2020-09-01", shop.officer), "5@2021")


@pytest.mark.parametrize("text", ["19", "5@2019", "5@2021@school-1@x", "5@202", "1@2020"])
def test_what_the_plan_lacks_is_said_with_the_right_form(shop, text):
    with pytest.raises(InputError, match=f"исполнения «{text}» в плане нет.*пункт@период@орган"):
        find_occurrence(shop.at("2020-09-01"), text)


def test_a_foreign_occurrence_answers_like_an_unknown_one(shop):
    answers = []
    for name in ("5@2020@school-2", "5@2020@school-9"):
        with pytest.raises(InputError) as refused:
            find_occurrence(shop.at("2020-09-01"), name)
        answers.append(str(refused.value).replace(name, "?"))

    assert answers[0] == answers[1]


# --- proofs ----------------------------------------------------------------------------------


def test_an_order_in_force_closes_both_its_items(shop):
    shop.in_force()

    for item in ("4", "5"):
        shop.task("2020-08-28", "attach", f"{item}@2020", act=ORDER)
        shop.task("2020-09-02", "confirm", f"{item}@2020@school-1", actor=shop.officer)

    done = now(shop, "5@2020@school-1")
    assert (done.state, done.document, done.document_kind) == (
        "done",
        ORDER,
        "order_implementation",
    )
    assert done.document_date == dt.date(2020, 8, 27)
    assert done.file_digest == shop.desk.store.act(ORDER).text_digest


def test_an_order_on_its_way_proves_nothing_yet(shop):
    shop.draft()

    with pytest.raises(
        WorkflowError, match=r"«Приказ о внедрении .*» \(2020\) ещё не действует \(черновик\)"
    ):
        shop.task("2020-08-28", "attach", "5@2020", act=ORDER)


def test_an_order_repealed_since_proves_nothing_any_more(shop):
    shop.in_force("2020", "64-од")
    shop.task("2020-08-28", "attach", "5@2020", act=ORDER)
    shop.in_force("2021", "58-од")
    shop.act("2021-09-01", "repeal", of=ORDER, document="order_implementation@2021@school-1")

    with pytest.raises(WorkflowError, match=r"ещё не действует \(утратил силу\)"):
        shop.task("2021-09-02", "confirm", "5@2020@school-1", actor=shop.officer)


def test_an_amended_order_still_proves_its_own_period(shop):
    shop.in_force("2020", "64-од")
    shop.in_force("2021", "58-од")
    shop.act("2021-09-02", "amend", of=ORDER, document="order_implementation@2021@school-1")

    shop.task("2021-09-03", "attach", "5@2020", act=ORDER)

    assert now(shop, "5@2020@school-1").document_date == dt.date(2020, 8, 27)


def test_an_order_of_another_year_is_of_another_period(shop):
    shop.in_force("2021", "58-од")

    with pytest.raises(WorkflowError, match=r"27\.08\.2021 относится к другому периоду") as refused:
        shop.task("2022-09-01", "attach", "5@2022", act="order_implementation@2021@school-1")

    assert refused.value.problems[0].remedy == (
        "Для этого периода подходит документ, датированный после 01.09.2021 и не позже 01.09.2023"
    )


def test_an_order_that_waits_for_its_day_says_which(shop):
    shop.in_force("2021", "58-од")
    shop.in_force(number="64", effective_from=dt.date(2020, 9, 1))

    with pytest.raises(WorkflowError, match=r"вступает в силу 01\.09\.2020") as refused:
        shop.task("2020-08-28", "attach", "5@2020", act=ORDER)
    assert f"acts act {ORDER} in-force" in refused.value.problems[0].remedy


def test_an_order_handed_in_names_the_other_items_it_closes(shop):
    shop.in_force()
    shop.task("2020-08-28", "attach", "5@2020", act=ORDER)
    desk = shop.at("2020-08-28")
    fifth = find_occurrence(desk, "5@2020")
    assert [str(one) for one in also_proven(desk, fifth, ORDER)] == ["4@2020@school-1"]
    assert also_proven(desk, find_occurrence(desk, "5@2022"), ORDER) == ()  # of another period

    shop.task("2020-08-28", "attach", "4@2020", act=ORDER)
    assert also_proven(desk, fifth, ORDER) == ()


def test_a_part_of_another_items_document_is_named_though_it_asks_for_no_kind(shop):
    items = tuple(
        dc.replace(one, result=ResultDocument(text="Куратор")) if one.number == "4" else one
        for one in shop.desk.roadmap.items
    )
    shop.desk = dc.replace(shop.desk, roadmap=dc.replace(shop.desk.roadmap, items=items))
    shop.in_force()
    assert "4" not in shop.desk.store.act(ORDER).proves

    fifth = find_occurrence(shop.at("2020-08-28"), "5@2020")
    named = also_proven(shop.at("2020-08-28"), fifth, ORDER)
    assert [str(one) for one in named] == ["4@2020@school-1"]


def test_a_part_of_a_number_finds_no_occurrence(shop):
    with pytest.raises(InputError, match="«1» в плане нет"):
        find_occurrence(shop.at("2020-09-01"), "1")


def test_an_act_of_another_school_is_no_proof(shop):
    shop.in_force()

    with pytest.raises(InputError, match=f"акта «{ORDER}» у организации school-2 нет.*ни одного"):
        shop.task(
            "2020-08-28",
            "attach",
            "5@2020@school-2",
            act=ORDER,
            actor=Actor(id="other", roles=frozenset({Role.CURATOR})),
        )


def test_a_paper_of_another_kind_proves_nothing(shop, make_paper):
    with pytest.raises(WorkflowError) as refused:
        shop.task("2020-09-11", "attach", PARTNERS, paper=make_paper("2020-09-10", "order_pairs"))

    (problem,) = refused.value.problems
    assert problem.message == "Перечень партнёров – не тот документ"
    assert problem.remedy == "Пункт закрывает: Перечень организаций-партнеров"


def test_where_the_order_names_no_result_any_paper_will_do(shop, make_paper):
    shop.task("2020-09-11", "attach", "11", paper=make_paper("2020-09-10", "", "Лист участников"))

    assert now(shop, "11@постоянно@school-1").state == "submitted"


def test_a_step_without_a_document_or_a_file_is_refused(shop, make_paper):
    with pytest.raises(WorkflowError, match="не указан документ"):
        shop.task("2020-09-11", "attach", PARTNERS)
    with pytest.raises(WorkflowError, match="у документа нет файла"):
        shop.task("2020-09-11", "attach", PARTNERS, paper=make_paper("2020-09-10", digest=""))


def test_an_outside_paper_keeps_its_requisites(shop, make_paper):
    given = make_paper("2020-09-21", "partner_agreement", "Соглашение", number="3")
    shop.task("2020-09-22", "attach", "7@2020", paper=given)

    kept = now(shop, "7@2020@school-1")
    assert (kept.document, kept.number, kept.document_date) == (
        "Соглашение",
        "3",
        dt.date(2020, 9, 21),
    )
    assert (kept.file_digest, kept.author) == ("d" * 64, "office")


def test_an_outside_paper_without_a_number_has_none(shop, make_paper):
    given = make_paper("2020-09-21", "partner_agreement", "Соглашение", number="б/н")
    shop.task("2020-09-22", "attach", "7@2020", paper=given)

    assert now(shop, "7@2020@school-1").number == ""


# --- checks ----------------------------------------------------------------------------------


def test_nobody_confirms_his_own_document(shop, make_paper):
    both = Actor(id="one-man", roles=frozenset({Role.CURATOR, Role.MUNICIPAL_OFFICER}))
    shop.task("2020-09-11", "attach", PARTNERS, paper=make_paper("2020-09-10"), actor=both)

    with pytest.raises(WorkflowError, match="подтверждает не тот, кто его представил"):
        shop.task("2020-09-12", "confirm", PARTNERS, actor=both)
    shop.task("2020-09-12", "confirm", PARTNERS, actor=shop.officer)

    fact = shop.desk.store.history(task_subject(PARTNERS))[-1].fact
    assert (fact.acted_by, fact.recorded_by) == ("district:municipal_officer", "officer")


@pytest.mark.parametrize("role", [Role.CURATOR, Role.CI_BOT, Role.AUDITOR])
def test_only_the_body_above_confirms(attached, role):
    with pytest.raises(WorkflowError, match="у вас нет права это внести"):
        attached.task(
            "2020-09-12",
            "confirm",
            PARTNERS,
            actor=Actor(id="other", roles=frozenset({role})),
        )


def test_a_returned_document_is_mended_and_handed_in_again(attached, make_paper):
    with pytest.raises(WorkflowError, match="не указана причина"):
        attached.task("2020-09-15", "return", PARTNERS, actor=attached.officer)
    attached.task("2020-09-15", "return", PARTNERS, actor=attached.officer, reason="нет подписи")
    assert now(attached, PARTNERS).state == "returned"

    attached.task(
        "2020-09-18", "attach", PARTNERS, paper=make_paper("2020-09-17", reference="Новый")
    )
    attached.task("2020-09-21", "confirm", PARTNERS, actor=attached.officer)

    done = now(attached, PARTNERS)
    assert (done.state, done.document, done.document_date) == (
        "done",
        "Новый",
        dt.date(2020, 9, 17),
    )


def test_a_document_is_withdrawn_before_it_is_judged(attached):
    attached.task("2020-09-12", "withdraw", PARTNERS)

    assert now(attached, PARTNERS).state == "in_progress"


def test_a_confirmed_duty_is_opened_again_with_a_reason(attached):
    attached.task("2020-09-15", "confirm", PARTNERS, actor=attached.officer)
    with pytest.raises(WorkflowError, match="не указана причина"):
        attached.task("2020-10-01", "reopen", PARTNERS, actor=attached.officer)

    attached.task(
        "2020-10-01", "reopen", PARTNERS, actor=attached.officer, reason="перечень подложный"
    )

    assert now(attached, PARTNERS).state == "in_progress"


def test_a_duty_is_not_applicable_only_for_a_listed_reason(shop):
    with pytest.raises(WorkflowError, match="причины «некогда» нет в списке.*образовательная прог"):
        shop.task("2020-09-01", "mark_na", "10@2020@school-1", actor=shop.officer, reason="некогда")

    reason = "образовательная программа не реализуется"
    shop.task("2020-09-01", "mark_na", "10@2020@school-1", actor=shop.officer, reason=reason)
    assert now(shop, "10@2020@school-1").state == "not_applicable"


def test_an_item_is_taken_off_only_by_an_act_and_from_above(shop):
    with pytest.raises(WorkflowError, match="у вас нет права"):
        shop.task("2020-09-01", "cancel", "10@2020", basis="приказ № 700")
    with pytest.raises(WorkflowError, match="не указан акт, изменивший дорожную карту"):
        shop.task("2020-09-01", "cancel", "10@2020@school-1", actor=shop.officer)

    shop.task("2020-09-01", "cancel", "10@2020@school-1", actor=shop.officer, basis="приказ № 700")
    assert now(shop, "10@2020@school-1").state == "cancelled"


# --- days ------------------------------------------------------------------------------------


def test_a_fact_of_tomorrow_is_refused(shop):
    with pytest.raises(WorkflowError, match=r"12\.09\.2020 ещё не наступила"):
        shop.task("2020-09-11", "start", PARTNERS, on="2020-09-12")


def test_a_fact_before_the_last_one_is_refused(attached):
    with pytest.raises(WorkflowError, match=r"10\.09\.2020 раньше предыдущего события"):
        attached.task(
            "2020-09-15", "return", PARTNERS, on="2020-09-10", actor=attached.officer, reason="нет"
        )


def test_a_fact_recorded_months_later_keeps_its_own_day(shop, make_paper):
    event = shop.task(
        "2021-02-15", "attach", PARTNERS, on="2020-09-28", paper=make_paper("2020-09-28")
    )

    assert event.fact.happened_on == dt.date(2020, 9, 28)
    assert event.fact.recorded_at == dt.datetime(2021, 2, 14, 21, tzinfo=dt.UTC)


def test_an_event_without_a_day_happened_today_in_the_schools_zone(shop):
    desk = shop.at(dt.datetime(2020, 8, 31, 12, 30, tzinfo=dt.UTC))
    move = TaskMove(trigger=TaskTrigger.START)

    event = move_task(desk, find_occurrence(desk, PARTNERS), move)

    assert event.fact.happened_on == dt.date(2020, 9, 1)


# --- terms -----------------------------------------------------------------------------------


def postpone(shop, due, day="2020-09-21", name=PARTNERS, **values):
    given = {"reason": "предприятие сменило руководителя", "basis": "письмо № 418", **values}
    return shop.task(
        day, "postpone", name, actor=shop.officer, new_due=dt.date.fromisoformat(due), **given
    )


def test_a_term_is_moved_by_the_body_above_with_reason_and_paper(shop):
    with pytest.raises(WorkflowError) as refused:
        postpone(shop, "2020-09-30", reason="", basis="")
    assert refusal(refused) == [
        "не указана причина",
        "новый срок 30.09.2020 не позже прежнего 30.09.2020",
        "срок установлен вышестоящим приказом, а основание переноса не указано",
    ]
    with pytest.raises(WorkflowError, match="у вас нет права"):
        shop.task("2020-09-21", "postpone", PARTNERS, new_due=dt.date(2020, 12, 15))

    postpone(shop, "2020-12-15")

    moved = now(shop, PARTNERS)
    assert (moved.state, moved.due, moved.due_basis) == (
        "postponed",
        dt.date(2020, 12, 15),
        "письмо № 418",
    )


def test_a_term_is_moved_at_most_twice_and_never_past_the_programme(shop):
    with pytest.raises(WorkflowError, match=r"26\.12\.2024 позже конца программы \(25\.12\.2024\)"):
        postpone(shop, "2024-12-26")
    postpone(shop, "2020-11-16")
    shop.task("2020-11-01", "start", PARTNERS)
    postpone(shop, "2020-12-15", "2020-11-10")
    shop.task("2020-12-01", "start", PARTNERS)

    with pytest.raises(WorkflowError, match="переносов срока уже 2 – больше нельзя"):
        postpone(shop, "2021-01-15", "2020-12-10")


def test_a_duty_without_a_date_has_nothing_to_move(shop):
    with pytest.raises(WorkflowError, match="нет срока, который можно перенести"):
        postpone(shop, "2020-12-15", name="11@постоянно@school-1")


def test_only_a_postponement_or_a_return_moves_a_term(shop, make_paper):
    later = dt.date(2021, 12, 31)
    shop.task("2020-09-01", "start", PARTNERS, new_due=later)
    shop.task("2020-09-11", "attach", PARTNERS, paper=make_paper("2020-09-10"), new_due=later)
    assert now(shop, PARTNERS).due is None

    shop.task(
        "2020-09-15",
        "return",
        PARTNERS,
        actor=shop.officer,
        reason="нет подписи",
        new_due=dt.date(2020, 10, 9),
    )
    assert now(shop, PARTNERS).due == dt.date(2020, 10, 9)


def test_pairs_wait_for_the_order_unless_the_municipality_lets_them(shop):
    with pytest.raises(WorkflowError, match="сначала должно быть выполнено 5@2020@school-1"):
        shop.task("2020-09-01", "start", "9@2020")

    letter = "письмо управления от 31.08.2020 № 12"
    shop.task(
        "2020-09-01", "start", "9@2020@school-1", waived=True, basis=letter, actor=shop.officer
    )
    assert now(shop, "9@2020@school-1").state == "in_progress"
    fact = shop.desk.store.history(task_subject("9@2020@school-1"))[-1].fact
    assert (fact.acted_by, fact.recorded_by, fact.details.basis) == (
        "district:municipal_officer",
        "officer",
        letter,
    )


def test_a_school_does_not_waive_what_it_waits_for_itself(shop):
    with pytest.raises(WorkflowError, match="у вас нет права это внести") as refused:
        shop.task("2020-09-01", "start", "9@2020", waived=True, basis="письмо № 12")

    assert refused.value.problems[0].remedy == (
        "Внести может: специалист муниципального органа, специалист регионального органа"
    )


def test_nobody_waits_for_what_a_later_edition_dropped(shop):
    shop.task("2020-07-01", "start", "5@2020@school-1")
    kept = [one for one in shop.desk.store.occurrences(organization="school-1")
            if one.id.item != "5"]  # fmt: skip
    shop.desk.store.save_plan(kept, whole=["school-1"], edition="редакция 2")

    shop.task("2020-09-01", "start", "9@2020@school-1")

    assert now(shop, "9@2020@school-1").state == "in_progress"


def test_a_waiver_names_its_paper(shop):
    with pytest.raises(WorkflowError, match="не указано основание, по которому разрешено"):
        shop.task("2020-09-01", "start", "9@2020@school-1", waived=True, actor=shop.officer)


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("2019-01-01", "не позже прежнего 30.09.2020"),
        ("2020-10-05", "не позже дня возврата 05.10.2020"),
        ("2020-11-05", "дальше 30 календарных дней после возврата (не позже 04.11.2020)"),
        ("2025-01-09", "позже конца программы (25.12.2024)"),
    ],
)
def test_a_return_is_no_postponement_in_disguise(attached, due, why):
    with pytest.raises(WorkflowError) as refused:
        attached.task(
            "2020-10-05",
            "return",
            PARTNERS,
            actor=attached.officer,
            reason="нет подписи",
            new_due=dt.date.fromisoformat(due),
        )

    assert any(why in message for message in refusal(refused))
    assert now(attached, PARTNERS).state == "submitted"


def test_an_order_handed_in_is_enough_for_the_pairs_to_go_on(shop):
    shop.in_force()
    shop.task("2020-08-28", "attach", "5@2020", act=ORDER)

    shop.task("2020-09-01", "start", "9@2020")

    assert now(shop, "9@2020@school-1").state == "in_progress"


# --- terms that run from another item's document ---------------------------------------------


def issue(shop, make_paper, dated="2020-09-10", day="2020-09-11", on=None):
    return shop.task(day, "attach", "1@2020", on=on, paper=make_paper(dated, "", "Приказ № 5"))


def test_a_relative_term_gets_its_date_from_the_document_it_runs_from(related, make_paper):
    assert now(related, "2@по-факту@school-1").due is None

    issue(related, make_paper)

    # a month from 10.09.2020 is 10.10.2020, a Saturday → Monday 12.10.2020
    found = now(related, "2@по-факту@school-1")
    assert (found.state, found.due) == ("planned", dt.date(2020, 10, 12))
    assert "от п. 1" in found.due_basis
    fact = related.desk.store.history(task_subject("2@по-факту@school-1"))[-1].fact
    assert (fact.trigger, fact.acted_by, fact.recorded_by) == ("set_term", "system", "office")
    assert fact.happened_on == dt.date(2020, 9, 10)


def test_each_counted_term_of_an_item_dates_its_own_occurrence(related, make_paper):
    issue(related, make_paper)
    related.task("2020-09-21", "attach", "4@2020", paper=make_paper("2020-09-21", "", "Отчёт"))

    assert now(related, "5@2020@school-1").due is None  # the first term names its own day
    assert now(related, "5@по-факту-1@school-1").due == dt.date(2020, 10, 12)
    assert now(related, "5@по-факту-2@school-1").due == dt.date(2020, 9, 28)


def test_a_governing_term_of_a_note_replaces_the_column(related, make_paper):
    issue(related, make_paper)

    # ten working days after Thursday 10.09.2020: Thursday 24.09.2020
    assert now(related, "3@2020@school-1").due == dt.date(2020, 9, 24)


def test_a_term_that_does_not_govern_moves_nothing(related, make_paper):
    issue(related, make_paper)

    assert related.desk.store.history(task_subject("4@2020@school-1")) == ()


def test_a_new_document_moves_the_terms_that_run_from_it(related, make_paper):
    issue(related, make_paper)
    related.task("2020-09-15", "return", "1@2020@school-1", actor=related.officer, reason="нет")
    issue(related, make_paper, "2020-09-17", "2020-09-18")

    assert now(related, "2@по-факту@school-1").due == dt.date(2020, 10, 19)  # 17.10 is a Saturday


@pytest.mark.parametrize("trigger", ["return", "withdraw", "reopen"])
def test_a_term_does_not_outlive_the_document_it_runs_from(related, make_paper, trigger):
    issue(related, make_paper)
    if trigger == "reopen":
        related.task("2020-09-14", "confirm", "1@2020@school-1", actor=related.officer)
    actor = None if trigger == "withdraw" else related.officer
    related.task("2020-09-15", trigger, "1@2020@school-1", actor=actor, reason="подложный")

    freed = now(related, "2@по-факту@school-1")
    assert (freed.due, freed.state) == (None, "planned")
    assert "срок от него не считается" in freed.due_basis
    assert now(related, "5@по-факту-1@school-1").due is None
    noted = related.desk.store.history(task_subject("3@2020@school-1"))[-1].fact
    assert (noted.details.due, noted.acted_by, noted.happened_on) == (
        None,
        "system",
        dt.date(2020, 9, 15),
    )

    issue(related, make_paper, "2020-09-10", "2020-09-18")
    assert now(related, "2@по-факту@school-1").due == dt.date(2020, 10, 12)


def test_a_term_of_another_document_stays(related, make_paper):
    issue(related, make_paper)
    related.task("2020-09-21", "attach", "4@2020", paper=make_paper("2020-09-21", "", "Отчёт"))
    related.task("2020-09-22", "withdraw", "4@2020@school-1")

    assert now(related, "5@по-факту-2@school-1").due is None
    assert now(related, "5@по-факту-1@school-1").due == dt.date(2020, 10, 12)


def test_a_term_of_a_closed_duty_stays_as_it_was_closed(related, make_paper):
    issue(related, make_paper)
    related.task("2020-09-12", "attach", "2@по-факту", paper=make_paper("2020-09-11", ""))
    related.task("2020-09-13", "confirm", "2@по-факту@school-1", actor=related.officer)
    related.task("2020-09-15", "withdraw", "1@2020@school-1")

    assert now(related, "2@по-факту@school-1").due == dt.date(2020, 10, 12)


def test_a_repeal_takes_back_the_terms_that_ran_from_the_act(shop):
    pairs = shop.desk.roadmap.item("9")
    month = Reading(kind=Kind.RELATIVE, relative=Relative(amount=1, unit="month", anchor="item:5"))
    noted = FurtherTerm(
        place="примечание", text="месяц", reading=month, governs=True, reason="точнее"
    )
    items = tuple(
        dc.replace(one, further_terms=(noted,)) if one is pairs else one
        for one in shop.desk.roadmap.items
    )
    shop.desk = dc.replace(shop.desk, roadmap=dc.replace(shop.desk.roadmap, items=items))
    shop.in_force("2020", "64-од")
    shop.task("2020-08-28", "attach", "5@2020", act=ORDER)
    assert now(shop, "9@2020@school-1").due == dt.date(2020, 9, 28)  # 27.09 is a Sunday
    shop.in_force("2021", "58-од")
    shop.act("2021-09-01", "repeal", of=ORDER, document="order_implementation@2021@school-1")

    freed = now(shop, "9@2020@school-1")
    assert (freed.due, freed.due_basis) == (
        None,
        "документ по п. 5 утратил силу, срок от него не считается",
    )


def test_a_term_given_with_a_return_is_not_overruled_by_a_count(related, make_paper):
    issue(related, make_paper)
    related.task("2020-10-12", "attach", "2@по-факту", paper=make_paper("2020-10-12", ""))
    mended = dt.date(2020, 10, 23)
    related.task(
        "2020-10-13",
        "return",
        "2@по-факту@school-1",
        actor=related.officer,
        reason="нет подписи",
        new_due=mended,
    )
    related.task("2020-10-14", "withdraw", "1@2020@school-1")
    issue(related, make_paper, "2020-10-14", "2020-10-14")

    assert now(related, "2@по-факту@school-1").due == mended


def test_the_same_term_again_is_not_recorded_twice(related, make_paper):
    issue(related, make_paper)
    related.task("2020-09-15", "return", "1@2020@school-1", actor=related.officer, reason="нет")
    issue(related, make_paper, "2020-09-10", "2020-09-18")

    history = related.desk.store.history(task_subject("2@по-факту@school-1"))
    assert [one.fact.details.due for one in history] == [
        dt.date(2020, 10, 12),
        None,
        dt.date(2020, 10, 12),
    ]


def test_a_count_does_not_overrule_a_term_the_municipality_moved(related, make_paper):
    issue(related, make_paper)
    postpone(related, "2020-12-15", name="2@по-факту@school-1")
    related.task("2020-09-25", "return", "1@2020@school-1", actor=related.officer, reason="нет")
    issue(related, make_paper, "2020-09-28", "2020-09-28")

    assert now(related, "2@по-факту@school-1").due == dt.date(2020, 12, 15)


def test_a_closed_duty_gets_no_term(related, make_paper):
    related.task(
        "2020-09-01",
        "cancel",
        "2@по-факту@school-1",
        actor=related.officer,
        basis="приказ № 9",
    )
    issue(related, make_paper)

    assert now(related, "2@по-факту@school-1").due is None


def test_a_term_found_late_does_not_forbid_facts_before_it(related, make_paper):
    issue(related, make_paper)

    event = related.task("2020-09-12", "start", "2@по-факту", on="2020-09-05")

    assert event.fact.happened_on == dt.date(2020, 9, 5)


def test_a_refused_step_finds_no_terms(related, make_paper):
    with pytest.raises(WorkflowError):
        issue(related, make_paper, dated="2020-09-12", day="2020-09-11")

    assert related.desk.store.events() == ()


def test_an_item_the_roadmap_no_longer_has_is_said(shop):
    without = dc.replace(
        shop.desk.roadmap,
        items=tuple(one for one in shop.desk.roadmap.items if one.number != "6"),
    )
    shop.desk = dc.replace(shop.desk, roadmap=without)

    with pytest.raises(InputError, match="пункта 6 нет в действующей редакции"):
        shop.task("2020-09-11", "start", PARTNERS)


# --- what must not get into the journal ------------------------------------------------------

NAMED = "Лугова Вера Ильинична, тел. 89001234567"


@pytest.mark.parametrize(
    "words",
    [NAMED, "без\u202eподписи", "без\x00подписи", "я" * 1001],
    ids=["name", "bidi", "nul", "long"],
)
@pytest.mark.parametrize("field", ["reason", "clause"])
def test_a_remark_that_must_not_stay_for_good_is_refused(attached, field, words):
    said = {"reason": "нет подписи", "clause": "п. 6", field: words}
    before = len(attached.desk.store.events())
    with pytest.raises(InputError) as refused:
        attached.task("2020-09-14", "return", PARTNERS, actor=attached.officer, **said)

    assert {one.place for one in refused.value.problems} == {field}
    assert len(attached.desk.store.events()) == before
    assert "Лугова" not in str(refused.value)


@pytest.mark.parametrize(("field", "place"), [("reference", "paper"), ("number", "number")])
def test_a_paper_called_by_a_person_is_refused(shop, make_paper, field, place):
    paper = make_paper("2020-09-10", **{field: NAMED})
    with pytest.raises(InputError) as refused:
        shop.task("2020-09-11", "attach", PARTNERS, paper=paper)

    assert {one.place for one in refused.value.problems} == {place}
    assert now(shop, PARTNERS).state == ""
