"""The way of an act through the services: every step, and what each one refuses."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.facts import Answer
from acts.journal import act_subject, snapshot
from acts.organization import OfficialRole
from acts.services.signing import find_act

ORDER = "order_implementation@2020@school-1"
COUNCIL = "Педагогический совет"


@pytest.fixture
def reviewed(shop):
    """An order that passed legal review and waits for two visas and one opinion."""
    shop.draft(hear=(COUNCIL,))
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    return shop


@pytest.fixture
def heard(reviewed):
    """The same with its visas put, sent to the council."""
    reviewed.act("2020-08-20", "visa", post="заместитель директора")
    reviewed.act("2020-08-20", "visa", post="юрисконсульт")
    reviewed.act("2020-08-21", "send_to_bodies")
    return reviewed


@pytest.fixture
def ready(heard):
    """The same with the council's consent: on the director's desk."""
    opinion(heard)
    return heard


@pytest.fixture
def signed(ready):
    ready.act("2020-08-27", "sign")
    return ready


def opinion(shop, day="2020-08-26", answer=Answer.AGREE, document="протокол № 1", body=COUNCIL):
    return shop.act(day, "opinion_in", body=body, answer=answer, document=document)


def state(shop, act=ORDER):
    return snapshot(shop.desk.store.history(act_subject(act))).state


def refusal(error):
    return [problem.message for problem in error.value.problems]


def test_an_order_goes_all_the_way_into_force(shop):
    shop.in_force(hear=(COUNCIL,))

    history = [one.fact for one in shop.desk.store.history(act_subject(ORDER))]
    assert [(one.trigger, one.target, str(one.role)) for one in history] == [
        ("draft", "draft", "drafter"),
        ("submit", "legal_review", "clerk"),
        ("review_ok", "approval", "legal_reviewer"),
        ("visa", "approval", "visa_signer"),
        ("visa", "approval", "visa_signer"),
        ("visas_done", "opinion", "system"),
        ("send_to_bodies", "opinion", "clerk"),
        ("opinion_in", "opinion", "council_rep"),
        ("opinions_done", "ready_to_sign", "system"),
        ("sign", "signed", "director"),
        ("register", "registered", "clerk"),
        ("enter_into_force", "in_force", "system"),
    ]


def test_an_event_tells_who_acted_from_who_recorded(signed):
    fact = signed.desk.store.history(act_subject(ORDER))[-1].fact

    assert (fact.acted_by, fact.role, fact.recorded_by) == (
        "school-1:director",
        Role.DIRECTOR,
        "office",
    )
    assert (fact.source, fact.target) == ("ready_to_sign", "signed")
    assert fact.happened_on == dt.date(2020, 8, 27)
    assert fact.recorded_at == dt.datetime(2020, 8, 26, 21, tzinfo=dt.UTC)
    assert len(fact.details.file_digest) == 64


def test_steps_by_themselves_are_the_systems_own(shop):
    shop.in_force()

    last = shop.desk.store.history(act_subject(ORDER))[-1].fact
    assert (last.acted_by, last.recorded_by) == ("system", "office")


def test_signing_before_the_opinions_says_what_is_missing(heard):
    with pytest.raises(WorkflowError) as refused:
        heard.act("2020-08-24", "sign")

    assert refusal(refused) == [
        "шаг «подписан» невозможен: сейчас – «учёт мнения»",
        f"нет мнения: {COUNCIL}",
    ]


def test_signing_before_the_visas_says_whose_are_missing(reviewed):
    with pytest.raises(WorkflowError) as refused:
        reviewed.act("2020-08-20", "sign")

    assert refusal(refused)[1:] == ["нет визы: заместитель директора", "нет визы: юрисконсульт"]


def test_visas_alone_are_enough_where_nobody_is_asked(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="юрисконсульт")
    events = shop.act("2020-08-20", "visa", post="заместитель директора")

    assert [one.fact.trigger for one in events] == ["visa", "visas_done"]
    assert state(shop) == "ready_to_sign"


def test_a_visa_of_a_stranger_is_refused_with_the_list(reviewed):
    with pytest.raises(WorkflowError, match="«завхоз» нет в листе.*заместитель директора, юрис"):
        reviewed.act("2020-08-20", "visa", post="завхоз")


def test_an_opinion_on_a_draft_not_sent_is_refused(reviewed):
    reviewed.act("2020-08-20", "visa", post="заместитель директора")
    reviewed.act("2020-08-20", "visa", post="юрисконсульт")

    with pytest.raises(WorkflowError, match="ещё не направлен"):
        opinion(reviewed)


def test_an_opinion_without_minutes_is_refused(heard):
    with pytest.raises(WorkflowError, match="не указан документ, которым выражено мнение"):
        opinion(heard, document="")


def test_silence_counts_only_after_five_working_days(heard):
    # sent on Friday 21.08.2020; the fifth working day after it is Friday 28.08.2020
    with pytest.raises(WorkflowError, match=r"срок для мнения истекает 28\.08\.2020"):
        opinion(heard, "2020-08-28", Answer.SILENT, "")

    opinion(heard, "2020-08-29", Answer.SILENT, "")
    assert state(heard) == "ready_to_sign"


@pytest.mark.parametrize(("returned", "wanted"), [(False, "ready_to_sign"), (True, "returned")])
def test_disagreement_goes_through_consultations_with_a_protocol(heard, returned, wanted):
    opinion(heard, answer=Answer.AGAINST)
    assert state(heard) == "consultation"

    with pytest.raises(WorkflowError, match="нет протокола разногласий"):
        heard.act("2020-08-27", "consult_end", returned=returned)
    heard.act("2020-08-27", "consult_end", returned=returned, document="протокол № 2")

    assert state(heard) == wanted


def test_a_returned_act_gathers_its_visas_and_opinions_anew(heard):
    opinion(heard, answer=Answer.AGAINST)
    heard.act("2020-08-27", "consult_end", returned=True, document="протокол № 2")
    heard.act("2020-08-28", "submit")
    heard.act("2020-08-28", "review_ok")

    with pytest.raises(WorkflowError) as refused:
        heard.act("2020-08-28", "sign")
    assert refusal(refused)[1:] == ["нет визы: заместитель директора", "нет визы: юрисконсульт"]
    heard.act("2020-08-28", "visa", post="заместитель директора")
    heard.act("2020-08-28", "visa", post="юрисконсульт")

    with pytest.raises(WorkflowError, match="ещё не направлен"):
        opinion(heard, "2020-08-28")


def test_a_return_by_the_reviewer_names_the_point(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    with pytest.raises(WorkflowError) as refused:
        shop.act("2020-08-19", "review_return")
    assert refusal(refused) == ["не указано замечание", "не указан пункт акта"]

    shop.act("2020-08-19", "review_return", reason="нет срока", clause="п. 3")
    assert state(shop) == "returned"


def test_a_signature_before_the_last_opinion_is_refused(ready):
    with pytest.raises(WorkflowError) as refused:
        ready.act("2020-08-27", "sign", on="2020-08-25")

    assert refusal(refused) == [
        "дата события 25.08.2020 раньше предыдущего события (26.08.2020)",
        "дата подписания 25.08.2020 раньше последней визы или мнения (26.08.2020)",
    ]


def test_a_fact_of_tomorrow_is_refused(ready):
    with pytest.raises(WorkflowError, match=r"28\.08\.2020 ещё не наступила \(сегодня 27\.08"):
        ready.act("2020-08-27", "sign", on="2020-08-28")


def test_a_wrong_day_leaves_nothing_in_the_journal(ready):
    before = ready.desk.store.events()

    with pytest.raises(WorkflowError):
        ready.act("2020-08-27", "sign", on="2020-08-28")

    assert ready.desk.store.events() == before


def test_a_day_is_the_organizations_own(ready):
    # At 13:00 UTC on the 26th it is already the 27th in Kamchatka.
    moment = dt.datetime(2020, 8, 26, 13, tzinfo=dt.UTC)

    ready.act(moment, "sign", on="2020-08-27")

    assert state(ready) == "signed"


# --- the book --------------------------------------------------------------------------------


def test_a_second_registration_is_refused(signed):
    signed.act("2020-08-27", "register", number="64-од")

    with pytest.raises(WorkflowError, match="«зарегистрирован» невозможен: сейчас – «действует»"):
        signed.act("2020-08-27", "register", number="65-од")
    assert len(signed.desk.store.book("school-1", "приказы по основной деятельности")) == 1


def test_an_unsigned_act_gets_no_number(ready):
    with pytest.raises(WorkflowError, match="«зарегистрирован» невозможен: сейчас – «на подписи»"):
        ready.act("2020-08-27", "register", number="64-од")


def test_a_registration_without_a_number_is_refused(signed):
    with pytest.raises(WorkflowError, match="не указан регистрационный номер"):
        signed.act("2020-08-27", "register", number=" ")


def test_a_number_is_written_as_in_the_book(signed):
    with pytest.raises(InputError, match="номер записан неверно.*без знака №"):
        signed.act("2020-08-27", "register", number="№ 64")

    assert state(signed) == "signed"
    assert signed.desk.store.book("school-1", "приказы по основной деятельности") == ()


def test_blanks_around_a_number_are_no_part_of_it(signed):
    signed.act("2020-08-27", "register", number=" 64-од ")

    (line,) = signed.desk.store.book("school-1", "приказы по основной деятельности")
    assert (line.number, line.date) == ("64-од", dt.date(2020, 8, 27))


def second_order(shop, day, number):
    name = "order_implementation@2020-2@school-1"
    shop.draft(day, day, period="2020-2")
    shop.act(day, "submit", of=name)
    shop.act(day, "review_ok", of=name)
    shop.act(day, "visa", of=name, post="заместитель директора")
    shop.act(day, "visa", of=name, post="юрисконсульт")
    shop.act(day, "sign", of=name)
    return shop.act(day, "register", of=name, number=number)


def test_a_number_is_used_once_a_year(shop):
    shop.in_force(number="64-од")

    taken = r"номер 64-од в этой книге и году уже занят: «Приказ о внедрении .*» № 64-од от 27\.08"
    with pytest.raises(WorkflowError, match=taken):
        second_order(shop, "2020-08-31", "64-од")


@pytest.mark.parametrize(("day", "number"), [("2020-08-31", "63"), ("2020-08-24", "65")])
def test_numbers_and_dates_of_the_book_go_together(shop, day, number):
    shop.in_force(number="64-од")  # signed on 27.08.2020

    with pytest.raises(WorkflowError, match=r"номер в книге датирован 27\.08\.2020"):
        second_order(shop, day, number)


def test_no_number_is_not_registered(shop):
    with pytest.raises(WorkflowError, match="не указан регистрационный номер"):
        shop.in_force(number="б/н")


def test_the_next_number_on_a_later_day_is_taken(shop):
    shop.in_force(number="64-од")

    second_order(shop, "2020-08-31", "65-од")

    assert state(shop, "order_implementation@2020-2@school-1") == "in_force"


def test_a_new_year_begins_a_new_count(shop):
    shop.in_force("2020", "64-од")

    shop.in_force("2021", "64-од")

    assert state(shop, "order_implementation@2021@school-1") == "in_force"


def test_a_registration_before_the_signature_is_refused(signed):
    with pytest.raises(WorkflowError) as refused:
        signed.act("2020-08-27", "register", on="2020-08-26", number="64")

    assert "регистрация 26.08.2020 раньше подписания 27.08.2020" in refusal(refused)


# --- into force and out of it ----------------------------------------------------------------


def test_an_act_registered_late_is_in_force_at_once(signed):
    signed.act("2020-09-02", "register", number="64-од")

    now = snapshot(signed.desk.store.history(act_subject(ORDER)))
    assert (now.state, now.number, now.document_date) == ("in_force", "64-од", dt.date(2020, 8, 27))


def test_an_act_waits_for_the_day_it_named_at_registration(signed):
    later = dt.date(2020, 9, 1)
    signed.act("2020-08-27", "register", number="64-од", effective_from=later)
    assert state(signed) == "registered"

    with pytest.raises(WorkflowError, match=r"вступает в силу 01\.09\.2020"):
        signed.act("2020-08-31", "enter_into_force")
    with pytest.raises(WorkflowError, match=r"днём вступления в силу указано 01\.09\.2020"):
        signed.act("2020-08-31", "enter_into_force", effective_from=dt.date(2020, 8, 31))
    signed.act("2020-09-01", "enter_into_force")

    assert state(signed) == "in_force"


def test_an_act_binds_nobody_before_it_was_signed(signed):
    with pytest.raises(WorkflowError, match=r"не может действовать с 26\.08\.2020"):
        signed.act("2020-08-27", "register", number="64", effective_from=dt.date(2020, 8, 26))

    assert state(signed) == "signed"


def test_an_amended_act_keeps_its_number_and_date(shop):
    shop.in_force("2020", "64-од")
    shop.in_force("2021", "58-од")
    other = "order_implementation@2021@school-1"

    shop.act("2021-09-01", "amend", of=ORDER, document=other)

    now = snapshot(shop.desk.store.history(act_subject(ORDER)))
    last = shop.desk.store.history(act_subject(ORDER))[-1].fact
    assert (now.state, now.number, now.document_date) == ("amended", "64-од", dt.date(2020, 8, 27))
    assert last.details.basis == other


def test_an_act_is_repealed_only_by_another_act_in_force(shop):
    shop.in_force("2020", "64-од")
    shop.draft("2021-08-17", "2021-08-27", period="2021")
    other = "order_implementation@2021@school-1"

    with pytest.raises(WorkflowError, match="не указан акт, которым это сделано"):
        shop.act("2021-08-30", "repeal", of=ORDER)
    with pytest.raises(WorkflowError, match=r"«Приказ о внедрении .*» \(2021\) ещё не"):
        shop.act("2021-08-30", "repeal", of=ORDER, document=other)
    for wrong in (ORDER, "order_implementation@1999@school-1"):
        with pytest.raises(InputError, match=f"другого акта «{wrong}» .*Есть: {other}"):
            shop.act("2021-08-30", "repeal", of=ORDER, document=wrong)

    assert state(shop) == "in_force"


def test_an_act_amended_itself_can_amend_another(shop):
    shop.in_force("2020", "64-од")
    shop.in_force("2021", "58-од")
    shop.in_force("2022", "61-од")
    second, third = (f"order_implementation@{year}@school-1" for year in ("2021", "2022"))

    shop.act("2022-09-01", "amend", of=second, document=third)
    shop.act("2022-09-01", "repeal", of=ORDER, document=second)
    shop.act("2022-09-02", "archive", of=ORDER)

    assert state(shop) == "archived"


def test_an_act_on_the_desk_is_cancelled_with_a_reason(ready):
    with pytest.raises(WorkflowError, match="не указана причина"):
        ready.act("2020-08-27", "cancel")

    ready.act("2020-08-27", "cancel", reason="издаём иначе")
    assert state(ready) == "cancelled"


def test_a_signed_act_is_cancelled_by_a_paper(signed):
    with pytest.raises(WorkflowError) as refused:
        signed.act("2020-08-27", "cancel", reason="подписан ошибочно")
    assert refusal(refused) == [
        "акт подписан, а документ, которым подпись признана ошибочной, не указан"
    ]

    note = "служебная записка от 27.08.2020 № 4"
    signed.act("2020-08-27", "cancel", reason="подписан ошибочно", document=note)
    last = signed.desk.store.history(act_subject(ORDER))[-1].fact
    assert (last.target, last.details.basis, last.details.document) == ("cancelled", note, "")


def test_the_head_returns_what_he_does_not_sign(ready):
    with pytest.raises(WorkflowError) as refused:
        ready.act("2020-08-27", "refuse")
    assert refusal(refused) == ["не указано замечание", "не указан пункт акта"]

    ready.act("2020-08-27", "refuse", reason="другой куратор", clause="п. 2")
    last = ready.desk.store.history(act_subject(ORDER))[-1].fact
    assert (last.target, last.role, last.details.clause) == ("returned", "director", "п. 2")
    assert ready.draft("2020-08-28", "2020-08-31").act.id == ORDER


def test_a_registered_act_is_not_cancelled(shop):
    shop.in_force()

    with pytest.raises(WorkflowError, match="акт уже внесён в книгу под № 64-од"):
        shop.act("2020-08-28", "cancel", reason="издан ошибочно")


# --- who and which ---------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.CI_BOT, Role.AUDITOR, Role.MUNICIPAL_OFFICER])
def test_strangers_record_no_signature(ready, role):
    stranger = Actor(id="stranger", roles=frozenset({role}))

    with pytest.raises(WorkflowError, match="у вас нет права это внести"):
        ready.act("2020-08-27", "sign", actor=stranger)


def test_nobody_signs_instead_of_the_head(ready):
    with pytest.raises(WorkflowError, match="куратор этого сделать не может.*руководитель"):
        ready.act("2020-08-27", "sign", acting=Role.CURATOR)


@pytest.mark.parametrize(
    "text",
    [ORDER, "order_implementation", "order_implementation@2020", "2020@school-1", "school-1", ""],
)
def test_an_act_is_found_by_what_makes_it_unique(shop, text):
    shop.draft()

    assert find_act(shop.at("2020-08-18"), text).id == ORDER


@pytest.mark.parametrize("text", ["1", "ol-1", "order", f"{ORDER}@x", "order_implementation@2021"])
def test_a_part_of_a_word_finds_no_act(shop, text):
    shop.draft()

    with pytest.raises(InputError, match=f"акта «{text}» нет. Есть: {ORDER}"):
        find_act(shop.at("2020-08-18"), text)


def test_several_fitting_acts_are_listed(shop):
    shop.draft()
    shop.draft(period="2020-2")

    with pytest.raises(InputError, match=f"подходит к нескольким.*{ORDER}"):
        find_act(shop.at("2020-08-18"), "order_implementation")


def test_a_foreign_act_answers_like_an_unknown_one(shop):
    other = Actor(id="other", roles=frozenset({Role.CLERK}), scope=("school-2",))
    shop.draft()

    with pytest.raises(InputError) as foreign:
        find_act(shop.at("2020-08-18", other), ORDER)
    with pytest.raises(InputError) as unknown:
        find_act(shop.at("2020-08-18", other), "order_implementation@2020@school-9")

    assert str(foreign.value).replace(ORDER, "?") == str(unknown.value).replace(
        "order_implementation@2020@school-9", "?"
    )


def with_officials(shop, change):
    """Rewrite the officials of school-1 as `change` says."""
    school = shop.desk.organization("school-1")
    officials = tuple(one for official in school.officials for one in change(official))
    shop.desk.store.save_organizations([dc.replace(school, officials=officials)])


def test_an_acting_head_without_an_order_signs_nothing(ready):
    with_officials(
        ready,
        lambda one: (
            [dc.replace(one, basis="", since=dt.date(2020, 8, 1))]
            if one.role is OfficialRole.ACTING_DIRECTOR
            else [one]
        ),
    )

    with pytest.raises(WorkflowError, match="не указан приказ о возложении обязанностей"):
        ready.act("2020-08-27", "sign")


def acting_since_august(one):
    if one.role is OfficialRole.ACTING_DIRECTOR:
        return [dc.replace(one, since=dt.date(2020, 8, 1))]
    return [one]


def test_an_acting_head_signs_by_the_order_that_empowers_him(shop):
    rows = [
        dc.replace(one, values={**one.values, "since": "2020-08-01"})
        for one in shop.desk.store.register("school-1", table="officials")
        if one.value("role") == "acting_director"
    ]
    shop.desk.store.save_register("school-1", rows)
    with_officials(shop, acting_since_august)
    to_the_head(shop)

    (event,) = shop.act("2020-08-27", "sign")

    assert event.fact.details.basis == "приказ управления образования от 25.06.2021 № 41-к"


def to_the_head(shop):
    """Bring an order of nobody but the school to the head's desk."""
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="заместитель директора")
    shop.act("2020-08-20", "visa", post="юрисконсульт")


def test_nobody_signs_what_names_another_head(ready):
    with_officials(ready, acting_since_august)

    with pytest.raises(WorkflowError) as refused:
        ready.act("2020-08-27", "sign")

    assert refusal(refused) == [
        "документ подготовлен на подпись не того, кто руководит на 27.08.2020"
    ]
    assert "--on 27.08.2020" in refused.value.problems[0].remedy
    assert state(ready) == "ready_to_sign"


def test_a_text_whose_terms_are_over_on_the_signing_day_is_not_signed(shop):
    to_the_head(shop)

    with pytest.raises(WorkflowError) as refused:
        shop.act("2020-12-21", "sign")

    assert refusal(refused) == ["на 21.12.2020, день подписания: срок ознакомления раньше приказа"]
    assert state(shop) == "ready_to_sign"


def test_a_day_within_the_terms_of_the_text_may_be_later_than_planned(shop):
    to_the_head(shop)

    assert shop.act("2020-08-28", "sign")


def test_on_a_day_without_a_head_nobody_signs(ready):
    with_officials(ready, lambda one: [] if one.role is OfficialRole.DIRECTOR else [one])

    with pytest.raises(WorkflowError, match=r"на 27\.08\.2020 в организации не указан руководит"):
        ready.act("2020-08-27", "sign")


@pytest.mark.parametrize("words", ["Лугова Вера Ильинична", "нет\u202eподписи", "я" * 1001])
def test_what_must_not_stay_for_good_is_refused_whoever_asks(shop, words):
    shop.draft()
    shop.act("2020-08-18", "submit")
    before = len(shop.desk.store.events())
    for field in ("reason", "clause"):
        said = {"reason": "нет визы", "clause": "п. 1", field: words}
        with pytest.raises(InputError) as refused:
            shop.act("2020-08-19", "review_return", **said)
        assert {one.place for one in refused.value.problems} == {field}
    assert len(shop.desk.store.events()) == before
