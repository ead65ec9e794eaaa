"""The data of a draft in a form: prefilled from the store, kept as a person left them."""

import datetime as dt

import pytest

from acts.errors import ConflictError, InputError, WorkflowError
from acts.services.act_form import act_form, data_problems, save_form

KIND, SCHOOL = "order_implementation", "school-1"
DAY = dt.date(2020, 8, 27)


def form_of(shop, **values):
    return act_form(shop.at("2020-08-17"), KIND, SCHOOL, on=DAY, period="2020", **values)


def whole(form):
    """Lay the regulation apart: then no council has to be heard."""
    annexes = {**form.fields["annexes"], "regulation": {"sheets": "14"}}
    return {**form.fields, "annexes": annexes}


def saved(shop, fields, *, seen=0, **values):
    return save_form(shop.at("2020-08-17"), form_of(shop), fields, seen=seen, **values)


def test_a_new_form_shows_what_the_store_knows(shop):
    form = form_of(shop)

    assert form.fields["curator"]["surname"] == "Тихая"
    assert (form.act, form.seen, form.missing, form.changed) == (None, 0, (), ())


def test_the_forms_of_words_have_a_page_of_their_own(shop):
    assert "overrides" not in form_of(shop).schema["properties"]


def test_what_a_person_left_in_the_form_is_the_data_of_the_draft(shop):
    form = form_of(shop)
    fields = whole(form)
    fields["site"] = {**fields["site"], "address": "school.example"}

    act = saved(shop, fields).act

    assert act.data.fields["site"]["address"] == "school.example"
    assert form_of(shop).fields["site"]["address"] == "school.example"


def test_what_was_cleared_does_not_come_back_from_the_store(shop):
    fields = whole(form_of(shop))
    assert fields.pop("visas")

    act = saved(shop, fields).act

    assert "visas" not in act.data.fields
    assert act.visas == ()
    assert "visas" not in form_of(shop).fields


def test_data_that_lack_something_are_refused_with_the_place_of_each(shop):
    fields = {**whole(form_of(shop)), "curator": {"surname": "Тихая"}}

    with pytest.raises(InputError) as refused:
        saved(shop, fields)

    assert {one.place for one in refused.value.problems} == {"/curator"}
    assert shop.desk.store.acts() == ()
    assert {one.place for one in data_problems(fields, KIND)} == {"/curator"}


def test_a_form_made_before_another_save_is_told_what_happened(shop):
    fields = whole(form_of(shop))
    saved(shop, fields)

    with pytest.raises(ConflictError, match="подготовлен проект"):
        saved(shop, fields, seen=0)

    assert saved(shop, {**fields, "purpose": "Другая цель"}, seen=1).act.data.fields["purpose"]


def test_a_draft_says_where_the_store_differs_by_now(shop):
    fields = whole(form_of(shop))
    fields["purpose"] = "Своя цель"
    saved(shop, {**fields, "curator": {**fields["curator"], "surname": "Громкая"}})

    form = form_of(shop)

    assert "Куратор" in form.changed
    assert form.fields["curator"]["surname"] == "Громкая"
    assert form_of(shop, afresh=True).fields["curator"]["surname"] == "Тихая"


def test_what_the_registers_lack_is_listed_and_the_form_is_empty(make_shop):
    shop = make_shop()
    desk = shop.at("2017-01-10")  # before anybody but the head was appointed
    form = act_form(desk, KIND, SCHOOL, on=dt.date(2017, 1, 10), period="2017")

    assert any("Должностные лица" in one.remedy for one in form.missing)
    assert (form.fields, form.problems) == ({}, ())


def test_a_text_taken_in_is_not_replaced_unasked(shop):
    import dataclasses as dc

    from acts.registers.act_record import TextOrigin

    made = saved(shop, whole(form_of(shop)))
    shop.desk.store.save_act(dc.replace(made.act, origin=TextOrigin.TAKEN, taken=b"x"))
    form = form_of(shop)
    assert form.is_taken

    with pytest.raises(WorkflowError):
        saved(shop, form.fields, seen=1)
    assert saved(shop, form.fields, seen=1, anew=True).act.origin is TextOrigin.TEMPLATE
