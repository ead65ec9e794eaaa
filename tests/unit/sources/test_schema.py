import json

import jsonschema
import pytest

from acts import resources
from acts.errors import Severity
from acts.sources.schema import check, load_schema

SCHEMA = {
    "type": "object",
    "properties": {
        "дата": {"title": "Дата приказа", "type": "string", "format": "date"},
        "по": {"type": "string", "format": "date-or-empty"},
        "имя": {"type": "string"},
    },
}


def locate(pointer):
    return "a.yaml", f"место {pointer}"


def found(document):
    return check(document, SCHEMA, locate)


@pytest.mark.parametrize("name", ["roadmap", "organizations"])
def test_own_schemas_are_sound_and_titled(name):
    schema = load_schema(resources.schema(name))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(untitled(schema, "")) == []


def untitled(schema, pointer):
    for key, inner in schema.get("properties", {}).items():
        if "$ref" not in inner and "title" not in inner:
            yield f"{pointer}/{key}"
        yield from untitled(inner, f"{pointer}/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from untitled(schema[key], f"{pointer}/{key}")
    for key, inner in schema.get("$defs", {}).items():
        yield from untitled(inner, f"{pointer}/$defs/{key}")


def test_says_nothing_about_a_sound_document():
    assert found({"дата": "26.06.2020", "по": "", "имя": "Школа"}) == ()


def test_checks_that_a_date_is_in_the_calendar():
    (problem,) = found({"дата": "31.06.2020"})

    assert problem.message == "«Дата приказа» (дата): такого дня нет в календаре"
    assert (problem.file, problem.place) == ("a.yaml", "место /дата")


def test_an_optional_date_may_be_empty_and_a_needed_one_not():
    assert [one.place for one in found({"дата": "", "по": "31.06.2020"})] == [
        "место /дата",
        "место /по",
    ]


def test_warns_of_latin_letters_after_the_errors():
    problems = found({"имя": "Шkола", "дата": "1", "список": [{"а/б": "Cело"}]})

    assert [(one.severity, one.place) for one in problems] == [
        (Severity.ERROR, "место /дата"),
        (Severity.WARNING, "место /имя"),
        (Severity.WARNING, "место /список/0/а~1б"),
    ]


def test_a_schema_holds_the_data_of_another_kind_without_some_fields(tmp_path):
    part = {
        "type": "object",
        "additionalProperties": False,
        "required": ["школа", "имя", "срок"],
        "properties": {
            "школа": {"type": "string"},
            "имя": {"$ref": "#/$defs/имя"},
            "срок": {"type": "string"},
        },
        "$defs": {"имя": {"title": "Имя", "type": "string"}},
    }
    whole = {
        "properties": {
            "всё": {"x-data-of": "part", "x-without": ["школа"]},
            "одно": {"x-data-of": "part", "x-only": ["имя"]},
        },
        "$defs": {"имя": {"title": "Другое имя", "type": "integer"}},
    }
    for name, one in (("part", part), ("whole", whole)):
        (tmp_path / f"{name}.schema.json").write_text(
            json.dumps(one, ensure_ascii=False), encoding="utf-8"
        )
    schema = load_schema(tmp_path / "whole.schema.json")

    jsonschema.Draft202012Validator.check_schema(schema)
    sound = {"всё": {"имя": "Ада", "срок": "год"}, "одно": {"имя": "Ада"}}
    assert check(sound, schema, locate) == ()
    found = check({"всё": {"имя": 7, "школа": "№ 1"}, "одно": {"срок": "год"}}, schema, locate)
    assert sorted((one.code, one.place) for one in found) == [
        ("schema.additionalProperties", "место /всё/школа"),
        ("schema.additionalProperties", "место /одно/срок"),
        ("schema.required", "место /всё"),
        ("schema.required", "место /одно"),
        ("schema.type", "место /всё/имя"),
    ]
