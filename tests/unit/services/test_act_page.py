"""The page of an act: what is offered to whom, what has to wait and why, what it proves."""

import pytest

from acts.actor import Actor, Role
from acts.errors import ConflictError, InputError, WorkflowError
from acts.services.act_checks import checks_of
from acts.services.act_document import act_document
from acts.services.act_facts import ActMove
from acts.services.act_list import draft_offers, listed_acts
from acts.services.act_page import Choice, act_page, may_draft, visible_act
from acts.services.act_proofs import attach_to, provable
from acts.services.act_steps import take_step
from acts.services.planning import plan
from acts.states import ActState, ActTrigger

NAME = "order_implementation@2020@school-1"
LAWYER = Actor(id="lawyer", roles=frozenset({Role.LEGAL_REVIEWER}))
HEAD = Actor(id="head", roles=frozenset({Role.DIRECTOR}), scope=("school-1",))
WATCHER = Actor(id="watcher", roles=frozenset({Role.AUDITOR}))


def page_of(shop, day, actor=None):
    desk = shop.at(day, actor)
    return act_page(desk, visible_act(desk, "school-1", NAME))


def offered(page, choice=Choice.OPEN):
    return {str(one.trigger) for one in page.steps if one.choice is choice}


def test_a_draft_may_be_submitted_by_the_office_and_only_seen_by_others(shop):
    shop.draft()

    assert offered(page_of(shop, "2020-08-18")) == {"submit", "cancel"}
    assert offered(page_of(shop, "2020-08-18", HEAD)) == {"cancel"}
    assert offered(page_of(shop, "2020-08-18", WATCHER)) == set()
    assert offered(page_of(shop, "2020-08-18", WATCHER), Choice.OTHERS) == {"submit", "cancel"}


def test_a_step_that_waits_says_for_whom(shop):
    shop.draft()
    shop.act("2020-08-18", "submit", of=NAME)

    review = next(
        one
        for one in page_of(shop, "2020-08-19", HEAD).steps
        if one.trigger is ActTrigger.REVIEW_OK
    )

    assert (review.choice, review.doers) == (Choice.OTHERS, "правовой эксперт")
    assert "review_ok" in offered(page_of(shop, "2020-08-19", LAWYER))


def test_a_draft_with_an_error_says_what_to_mend_instead_of_a_button(shop):
    made = shop.draft()
    made.file.write_bytes(made.file.read_bytes() + b"!")
    page = page_of(shop, "2020-08-18")

    submit = next(one for one in page.steps if one.trigger is ActTrigger.SUBMIT)

    assert submit.choice is Choice.BLOCKED
    assert [one.code for one in submit.reasons] == ["draft.edited"]


def test_an_opinion_waits_until_the_draft_was_sent(shop):
    shop.draft(hear=("совет школы",))
    for day, step, values in (
        ("2020-08-18", "submit", {}),
        ("2020-08-19", "review_ok", {}),
        ("2020-08-20", "visa", {"post": "заместитель директора"}),
        ("2020-08-20", "visa", {"post": "юрисконсульт"}),
    ):
        shop.act(day, step, of=NAME, **values)

    page = page_of(shop, "2020-08-21")
    assert "opinion_in" in offered(page, Choice.BLOCKED)
    assert "send_to_bodies" in offered(page)

    shop.act("2020-08-21", "send_to_bodies", of=NAME)
    assert "opinion_in" in offered(page_of(shop, "2020-08-21"))


def test_the_way_to_the_number_is_offered_to_whom_may_record_all_of_it(shop):
    shop.draft()

    left = [str(one.trigger) for one in page_of(shop, "2020-08-27").left]
    assert left == ["submit", "review_ok", "visa", "visa", "sign", "register"]
    assert page_of(shop, "2020-08-27", HEAD).left == ()
    assert page_of(shop, "2020-08-27", LAWYER).left == ()


def test_bodies_have_to_be_heard_before_the_way_is_offered(shop):
    shop.draft(hear=("совет школы",))
    page = page_of(shop, "2020-08-27")

    assert page.left == ()
    assert "совет школы" in page.left_refusal[0].message


def test_a_foreign_act_answers_like_an_unknown_one(shop):
    shop.draft()
    desk = shop.at("2020-08-18")
    for organization, act in (("school-2", NAME), ("school-1", "order_pairs@2020@school-1")):
        with pytest.raises(InputError, match="такого акта нет"):
            visible_act(desk, organization, act)


def test_only_the_office_makes_drafts(shop):
    assert may_draft(shop.at("2020-08-18"))
    assert not any(may_draft(shop.at("2020-08-18", one)) for one in (HEAD, LAWYER, WATCHER))


def test_a_step_made_on_an_old_page_is_refused(shop):
    shop.draft()
    desk = shop.at("2020-08-18")
    act = visible_act(desk, "school-1", NAME)
    take_step(desk, act, ActMove(trigger=ActTrigger.SUBMIT, seen=1))

    with pytest.raises(ConflictError, match="передан на правовую проверку"):
        take_step(desk, act, ActMove(trigger=ActTrigger.CANCEL, reason="лишний", seen=1))


def test_an_act_in_force_is_handed_in_for_all_it_proves_or_for_nothing(shop):
    plan(shop.desk)
    shop.in_force()
    desk = shop.at("2020-09-01")
    act = visible_act(desk, "school-1", NAME)
    ids = [str(one.id) for one in provable(desk, act)]
    assert {"4@2020@school-1", "5@2020@school-1"} <= set(ids)

    with pytest.raises(InputError, match="уже не закрывает"):
        attach_to(desk, act, [ids[0], "18@2020@school-1"])
    with pytest.raises(InputError, match="не выбрано"):
        attach_to(desk, act, [])
    assert [str(one.id) for one in provable(desk, act)] == ids

    assert len(attach_to(desk, act, ids)) == len(ids)
    assert provable(desk, act) == ()


def test_a_draft_proves_nothing_yet(shop):
    plan(shop.desk)
    shop.draft()
    desk = shop.at("2020-09-01")

    assert provable(desk, visible_act(desk, "school-1", NAME)) == ()


def test_the_file_handed_out_is_the_one_in_the_folder(shop):
    made = shop.draft()
    document = act_document(shop.at("2020-08-18"), made.act)

    assert (document.data, document.is_ours) == (made.file.read_bytes(), True)
    assert document.name == "Приказ о внедрении 2020 проект.docx"


def test_an_edited_draft_is_no_text_of_the_act_until_it_is_taken_in(shop):
    made = shop.draft()
    before = made.file.read_bytes()
    made.file.write_bytes(before + b"!")

    assert act_document(shop.at("2020-08-18"), made.act).data == before


def test_a_record_that_leads_out_of_the_folder_leads_nowhere(shop, tmp_path):
    import dataclasses as dc

    made = shop.draft()
    (tmp_path / "secret.docx").write_bytes(b"secret")
    digest = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    stray = dc.replace(made.act, file="secret.docx", file_digest=digest)

    assert act_document(shop.at("2020-08-18"), stray).data != b"secret"


def test_what_is_lost_of_a_registered_act_is_made_again_only_as_it_was_signed(shop):
    registered = shop.in_force()
    before = registered.file.read_bytes()
    act = shop.desk.store.act(NAME)
    registered.file.unlink()

    assert act_document(shop.at("2020-09-01"), act).data == before


def test_a_list_puts_what_is_under_way_before_what_is_in_force(shop):
    shop.in_force("2020")
    shop.draft("2021-08-17", "2021-08-27", period="2021")

    listed = listed_acts(shop.at("2021-08-18"), "school-1")

    assert [(one.act.period, one.state) for one in listed] == [
        ("2021", ActState.DRAFT),
        ("2020", ActState.IN_FORCE),
    ]


def offer_of(shop, day, kind="order_implementation"):
    desk = shop.at(day)
    offers = draft_offers(desk, "school-1", desk.today(desk.organization("school-1")))
    return next(one for one in offers if one.kind.code == kind)


def test_an_offer_names_the_next_free_period_and_the_act_in_force(shop):
    assert offer_of(shop, "2020-08-17").period == "2020"
    shop.in_force("2020")

    offer = offer_of(shop, "2020-09-17")

    assert (offer.period, offer.under_way, offer.bound.id) == ("2020-2", None, NAME)


def test_an_offer_leads_to_the_draft_that_is_there(shop):
    shop.draft()

    assert offer_of(shop, "2021-01-17").under_way.id == NAME


def test_a_kind_about_partners_is_offered_without_a_row_where_there_is_none(shop):
    assert offer_of(shop, "2020-08-17", "partner_agreement").subject is None


def test_checks_name_their_clause_and_the_broken_stand_first(shop):
    made = shop.draft()
    made.file.write_bytes(made.file.read_bytes() + b"!")
    page = page_of(shop, "2020-08-18")

    broken, *rest = checks_of(made.act, page.notes)

    assert (broken.is_broken, broken.source) == (True, "ч. 4 ст. 30 273-ФЗ")
    assert not any(one.is_broken for one in rest)
    assert ("Есть преамбула и «ПРИКАЗЫВАЮ:»", "ГОСТ Р 7.0.97-2016, п. 5.18") in {
        (one.title, one.source) for one in rest
    }


def test_every_rule_has_words_for_people():
    from acts.documents.lint import rules_of
    from acts.services.act_checks import _RULES
    from acts.sources.catalog import load_kind

    kinds = ("order_implementation", "order_pairs", "partner_agreement", "regulation_students")
    import datetime as dt

    asked = {one.id for kind in kinds for one in rules_of(load_kind(kind), dt.date(2021, 1, 1))}
    assert asked <= set(_RULES)


def test_a_refused_step_says_why(shop):
    shop.draft()
    desk = shop.at("2020-08-18", HEAD)

    with pytest.raises(WorkflowError, match="нет права"):
        take_step(desk, visible_act(desk, "school-1", NAME), ActMove(trigger=ActTrigger.SUBMIT))
