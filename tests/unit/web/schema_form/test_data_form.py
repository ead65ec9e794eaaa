"""The form of an act's data loses nothing: what is drawn comes back as it was."""

import types

import pytest
from django.utils.datastructures import MultiValueDict

from acts import resources
from acts.services.act_form import data_problems, form_schema
from acts.services.template_context import plain_fields
from acts.sources.act_data import load_act_data
from acts.web.schema_form.data_form import DataForm, on_fields

SAMPLES = {
    "order_implementation": "order-implementation-whole",
    "order_pairs": "order-pairs",
    "regulation_students": "regulation-students",
    "partner_agreement": "partner-agreement",
}


def sent_by(drawn):
    """Give what a browser sends of a form: every field, and the keys of every row."""
    if drawn.shape.kind == "object":
        return {key: value for one in drawn.parts for key, value in sent_by(one).items()}
    if drawn.shape.kind == "rows":
        rows = {drawn.rows_name: [one.row_key for one in drawn.parts]}
        for one in drawn.parts:
            rows |= sent_by(one)
        return rows
    return {drawn.name: [drawn.value]}


def post(fields):
    return types.SimpleNamespace(POST=MultiValueDict(fields))


def sample(kind):
    folder = resources.samples() / SAMPLES[kind]
    fields = plain_fields(load_act_data(folder / "data.yaml", kind).fields)
    return {key: one for key, one in fields.items() if key != "overrides"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_data_that_nobody_touched_come_back_as_they_were(kind):
    form = DataForm.of(form_schema(kind))
    data = sample(kind)

    assert dates(form.sent(post(sent_by(form.drawn(data))))) == dates(data)


def dates(value):
    """Write days one way: a form shows «27.08.2020» for either way of writing."""
    from acts.russian.dates import parse_date

    if isinstance(value, dict):
        return {key: dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [dates(one) for one in value]
    day = parse_date(value) if isinstance(value, str) and len(value) == 10 else None
    return day.isoformat() if day else value


def pairs_sent():
    form = DataForm.of(form_schema("order_pairs"))
    return form, sent_by(form.drawn(sample("order_pairs")))


def test_a_row_inside_a_row_is_added_without_javascript():
    form, sent = pairs_sent()
    pair = sent["pairs.__rows"][0]
    before = len(sent[f"pairs.{pair}.mentees.__rows"])

    drawn = form.reshaped(post({**sent, "add_row": [f"pairs.{pair}.mentees"]}))

    after = sent_by(drawn)
    assert len(after[f"pairs.{pair}.mentees.__rows"]) == before + 1
    assert {key: after[key] for key in sent} | {f"pairs.{pair}.mentees.__rows": []} == {
        **sent,
        f"pairs.{pair}.mentees.__rows": [],
    }


def test_a_row_that_is_taken_away_leaves_the_others_alone():
    form, sent = pairs_sent()
    first, *rest = sent["pairs.__rows"]

    after = sent_by(form.reshaped(post({**sent, "drop_row": [f"pairs.{first}"]})))

    assert after["pairs.__rows"] == rest
    assert all(after[f"pairs.{one}.from"] == sent[f"pairs.{one}.from"] for one in rest)


def test_a_button_that_saves_reshapes_nothing():
    form, sent = pairs_sent()

    assert form.reshaped(post(sent)) is None
    assert form.one_row(post(sent)) is None


@pytest.mark.parametrize("name", ["organization", "nowhere", "pairs.!.mentees", "pairs.abcd", ""])
def test_a_name_that_is_no_list_gets_no_row(name):
    form, sent = pairs_sent()

    assert form.one_row(post({**sent, "add_row": [name], "one_row": ["1"]})) is None


def test_an_empty_field_is_named_where_it_stands():
    form = DataForm.of(form_schema("order_pairs"))
    data = sample("order_pairs")
    del data["pairs"][0]["mentor"]["surname"]
    data["planned_on"] = "завтра"

    told = on_fields(data_problems(data, "order_pairs"))

    assert {one.place for one in told} == {"/pairs/0/mentor/surname", "/planned_on"}
    assert not any("(" in one.message for one in told)
    marked = [one for one in fields_in(form.drawn(data, told)) if one.messages]
    assert [one.shape.key for one in marked] == ["planned_on", "surname"]


def fields_in(drawn):
    yield drawn
    for one in drawn.parts:
        yield from fields_in(one)
