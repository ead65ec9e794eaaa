import re

import pytest

from acts import resources
from acts.documents.template import compile_template
from acts.sources.schema import load_schema

SCHEMA = load_schema(resources.schema("order_implementation"))
# Nothing prints them: they say how the other fields are declined.
UNPRINTED = {"overrides"}


def properties(node, pointer=""):
    if isinstance(node, dict):
        for name, one in node.get("properties", {}).items():
            yield f"{pointer}/{name}", one
        for key, value in node.items():
            yield from properties(value, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from properties(value, f"{pointer}/{index}")


def test_the_schema_is_valid():
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("pointer", "one"), list(properties(SCHEMA)))
def test_every_property_has_a_russian_title_and_description(pointer, one):
    assert re.search("[А-Яа-я]", one.get("title", "")), pointer
    assert re.search("[А-Яа-я]", one.get("description", "")), pointer


def test_no_object_takes_unknown_fields():
    def objects(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)

    assert all(one.get("additionalProperties") is False for one in objects(SCHEMA))


def test_every_field_is_printed_or_says_that_it_is_not(shipped):
    text = " ".join(
        compile_template(shipped, name="a").package.get("word/document.xml").decode().split()
    )
    for name, one in SCHEMA["properties"].items():
        if name in UNPRINTED:
            continue
        root = {"organization": "org", "planned_on": "law", "acquaintance": "acquaintance"}
        assert re.search(rf"\b{root.get(name, name)}\b", text), f"{name}: {one['title']}"
