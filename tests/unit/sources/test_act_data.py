import json

import pytest

from acts import resources
from acts.errors import InputError
from acts.sources.act_data import load_act_data, read_act_data

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": {"title": "Заголовок", "type": "string"},
        "count": {"title": "Число пар", "type": "integer"},
        "paid": {"title": "С доплатой", "type": "boolean"},
        "end": {"title": "Конец", "type": ["string", "null"]},
        "limit": {"title": "Предел", "type": ["integer", "null"]},
        "people": {"title": "Люди", "type": "array", "items": {"$ref": "#/$defs/person"}},
        "marks": {
            "title": "Отметки",
            "type": "object",
            "additionalProperties": {"type": "boolean"},
        },
    },
    "$defs": {
        "person": {
            "type": "object",
            "properties": {
                "age": {"title": "Возраст", "type": "integer"},
                "class": {"type": "string"},
            },
            "anyOf": [{"properties": {"adult": {"const": True, "type": "boolean"}}}, {}],
        }
    },
}


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "schema", lambda name: tmp_path / f"{name}.schema.json")
    schema = json.dumps(SCHEMA, ensure_ascii=False)
    (tmp_path / "order_test.schema.json").write_text(schema, encoding="utf-8")

    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def codes(error):
    return [(one.code, one.place) for one in error.value.problems]


def test_yaml_text_becomes_what_the_schema_declares(written):
    path = written(
        "a.yaml",
        "title: 0123\ncount: 12\npaid: да\nend:\nlimit:\nmarks: {сайт: нет, стенд: true}\n"
        "people:\n  - {age: 15, class: 9, adult: да}\n",
    )

    data = load_act_data(path, "order_test")

    assert data.kind == "order_test"
    assert data.fields["title"] == "0123"
    assert (data.fields["count"], data.fields["paid"], data.fields["limit"]) == (12, True, None)
    assert dict(data.fields["marks"]) == {"сайт": False, "стенд": True}
    assert dict(data.fields["people"][0]) == {"age": 15, "class": "9", "adult": True}


def test_json_keeps_its_own_types(written):
    good = written("a.json", '{"title": "О парах", "count": 12, "paid": true, "end": null}')
    assert load_act_data(good, "order_test").fields["count"] == 12

    with pytest.raises(InputError) as refused:
        load_act_data(written("b.json", '{"title": "О парах",\n "count": "12"}'), "order_test")
    assert codes(refused) == [("schema.type", "строка 2, /count")]


def test_what_does_not_fit_is_named_with_its_line(written):
    path = written("a.yaml", "title: а\ncount: 012\npaid: возможно\npeople:\n  - age: много\n")

    with pytest.raises(InputError) as refused:
        load_act_data(path, "order_test")

    assert codes(refused) == [
        ("schema.type", "строка 2, /count"),
        ("schema.type", "строка 3, /paid"),
        ("schema.type", "строка 5, /people/0/age"),
    ]


@pytest.mark.parametrize("kind", ["order_tset", "../order_test", "", "roadmap"])
def test_refuses_an_unknown_kind_and_names_the_known(written, kind):
    with pytest.raises(InputError) as refused:
        load_act_data(written("a.yaml", "title: а\n"), kind)

    assert refused.value.problems[0].code == "act.kind"
    assert "order_test" in refused.value.problems[0].remedy


def test_the_data_can_not_be_changed(written):
    data = load_act_data(written("a.yaml", "title: а\npeople: [{age: 1}]\n"), "order_test")

    with pytest.raises(TypeError):
        data.fields["title"] = "б"
    with pytest.raises(TypeError):
        data.fields["people"][0]["age"] = 2


def test_gives_warnings_beside_the_data(written):
    _, warnings = read_act_data(written("a.yaml", "title: О пaрах\n"), "order_test")

    assert [one.place for one in warnings] == ["строка 1, /title"]


@pytest.mark.parametrize("text", ["- а\n", "а\n"])
def test_refuses_data_that_are_no_fields(written, text):
    with pytest.raises(InputError):
        load_act_data(written("a.yaml", text), "order_test")
