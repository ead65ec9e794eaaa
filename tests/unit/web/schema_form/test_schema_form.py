"""The form of a schema: what was drawn and sent back is the data it was drawn from."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts import resources
from acts.errors import InputError, Problem
from acts.services.template_context import plain_fields, samples_of
from acts.sources.schema import load_schema
from acts.web.schema_form.drawing import draw, new_row, summary
from acts.web.schema_form.reading import kept_keys, read
from acts.web.schema_form.shape import Kind, shape_of

KINDS = ("order_implementation", "order_pairs", "partner_agreement", "regulation_students")
SCHEMA = {
    "type": "object",
    "title": "Всё",
    "required": ["title", "people"],
    "properties": {
        "title": {"title": "Название", "type": "string"},
        "count": {"title": "Сколько", "type": "integer"},
        "on": {"title": "Когда", "type": "string", "format": "date"},
        "form": {"title": "Форма", "enum": ["очно", "заочно"]},
        "people": {
            "title": "Люди",
            "type": "array",
            "items": {
                "title": "Человек",
                "type": "object",
                "properties": {
                    "name": {"title": "Имя", "type": "string"},
                    "skills": {
                        "title": "Умения",
                        "type": "array",
                        "items": {"title": "Умение", "type": "string"},
                    },
                },
            },
        },
    },
}
SHAPE = shape_of(SCHEMA)


def sent_by(drawn):
    """Give what a browser sends of a form as it stands."""
    sent = {}
    for part in fields(drawn):
        if part.shape.kind is Kind.ROWS:
            sent[part.rows_name] = [row.row_key for row in part.parts]
        elif part.shape.kind is not Kind.OBJECT:
            sent[part.name] = [part.value]
    return sent


def fields(drawn):
    yield drawn
    for part in drawn.parts:
        yield from fields(part)


_WORDS = st.text("абвгд ёжз", min_size=1).filter(str.strip).map(str.strip)
_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"name": _WORDS}, optional={"skills": st.lists(_WORDS, min_size=1, max_size=3)}
    ),
    min_size=1,
    max_size=5,
)
_DATA = st.fixed_dictionaries(
    {"title": _WORDS, "people": _PEOPLE},
    optional={
        "count": st.integers(-999, 999),
        "on": st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(dt.date.isoformat),
        "form": st.sampled_from(["очно", "заочно"]),
    },
)


@given(_DATA)
def test_what_is_drawn_and_sent_back_is_the_same_data(data):
    assert read(SHAPE, sent_by(draw(SHAPE, data))) == data


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_act_has_a_form_that_loses_nothing_of_its_sample(kind):
    shape = shape_of(load_schema(resources.schema(kind)))
    for sample in samples_of(kind):
        data = plain_fields(sample.data.fields)
        assert read(shape, sent_by(draw(shape, data))) == data


def test_two_rows_added_at_once_have_keys_of_their_own():
    people = SHAPE.fields[-1]
    keys = {new_row(people, "people").row_key for _ in range(200)}
    assert len(keys) == 200


def test_rows_come_back_in_the_order_of_their_keys_not_of_their_fields():
    sent = {
        "people.__rows": ["bbbb", "aaaa"],
        "people.aaaa.name": ["Второй"],
        "people.bbbb.name": ["Первый"],
    }
    assert read(SHAPE, sent) == {"people": [{"name": "Первый"}, {"name": "Второй"}]}


@pytest.mark.parametrize("key", ["", "a", "../../etc", "a.b", "А" * 8, "a" * 40])
def test_a_strange_key_of_a_row_counts_for_nothing(key):
    sent = {"people.__rows": [key], f"people.{key}.name": ["Кто-то"]}
    assert read(SHAPE, sent) is None


def test_an_empty_row_is_left_out_and_the_others_keep_their_keys():
    sent = {
        "people.__rows": ["aaaa", "bbbb", "cccc"],
        "people.aaaa.name": ["Первый"],
        "people.bbbb.name": [" "],
        "people.cccc.name": ["Третий"],
    }
    keys = kept_keys(SHAPE, sent)
    shown = draw(SHAPE, read(SHAPE, sent), row_keys=keys).parts[-1].parts

    assert [row.row_key for row in shown] == ["aaaa", "cccc"]
    assert [row.parts[0].value for row in shown] == ["Первый", "Третий"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("1 сентября 2026", "2026-09-01"), ("31.02.2026", "31.02.2026")]
)
def test_a_date_is_read_as_people_write_it_and_what_is_none_stays_as_typed(typed, kept):
    assert read(SHAPE, {"on": [typed]}) == {"on": kept}


def test_a_number_that_is_none_stays_as_typed():
    assert read(SHAPE, {"count": ["пять"]}) == {"count": "пять"}


def test_the_list_of_mistakes_says_where_in_words_and_links_to_the_field():
    data = {"people": [{"name": "а"}, {"name": "б"}]}
    wrong = [
        Problem(message="не хватает имени", place="/people/1/name"),
        Problem(message="лишнее поле", place="/people/0/age"),
        Problem(message="не заполнено", place=""),
    ]
    drawn = draw(SHAPE, data, wrong)
    named, near, whole = summary(drawn, wrong)

    assert named.where == "Люди, строка 2, Человек, Имя"
    assert named.id == drawn.parts[-1].parts[1].parts[0].id
    assert near.where == "Люди, строка 1, Человек"
    assert (whole.where, whole.id) == ("", drawn.id)
    assert drawn.parts[-1].parts[1].parts[0].messages == ("не хватает имени",)


def test_a_schema_that_no_form_can_draw_is_refused_with_every_field():
    schema = {"properties": {"a": {"type": "number"}, "b": {"items": {"type": "boolean"}}}}

    with pytest.raises(InputError) as refused:
        shape_of(schema)

    assert [one.place for one in refused.value.problems] == ["/a", "/b/0"]


def test_a_schema_that_holds_itself_is_refused_not_followed_for_ever():
    schema = {"$defs": {"a": {"properties": {"a": {"$ref": "#/$defs/a"}}}}, "$ref": "#/$defs/a"}

    with pytest.raises(InputError):
        shape_of(schema)
