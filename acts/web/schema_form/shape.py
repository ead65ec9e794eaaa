"""What a schema asks for, as a tree of fields: the part of JSON Schema that a form can draw."""

import dataclasses as dc
import enum
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from acts.errors import InputError, Problem

__all__ = ["Kind", "Schema", "Shape", "shape_of"]

Schema: TypeAlias = Mapping[str, Any]
_LONG = 200  # a text that may be longer gets several lines
_DEEPEST = 12


class Kind(enum.StrEnum):
    """How a value is asked for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    CHOICE = "choice"
    OBJECT = "object"
    ROWS = "rows"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One field of a schema, or a group of fields.

    Attributes:
        kind: How it is asked for.
        key: Its name in the data; empty for the whole and for what a list holds.
        title: What a person calls it.
        hint: What to write.
        required: Whether data without it are refused.
        options: Of a choice: value and title of each.
        fields: Of an object: its fields, in the order of the schema.
        item: Of rows: what one row is.
    """

    kind: Kind
    key: str = ""
    title: str = ""
    hint: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    fields: tuple["Shape", ...] = ()
    item: "Shape | None" = None


def shape_of(schema: Schema) -> Shape:
    """Read a schema as a form.

    Args:
        schema: Draft 2020-12 with `title` and `description` in Russian on every field; choices
            are `enum`, or `oneOf` of `const` with `title`.

    Raises:
        InputError: It has fields no form can draw; each is named.
    """
    problems: list[Problem] = []
    found = _shape(schema, schema, "", False, "", problems, 0)
    if problems:
        raise InputError(problems)
    return found


def _shape(
    node: Schema,
    root: Schema,
    key: str,
    required: bool,
    pointer: str,
    problems: list[Problem],
    depth: int,
) -> Shape:
    known = _resolved(node, root)
    shape = Shape(
        kind=Kind.TEXT,
        key=key,
        title=str(known.get("title", key)),
        hint=str(known.get("description", "")),
        required=required,
    )
    if depth > _DEEPEST:
        problems.append(_undrawable(pointer))
        return shape
    if options := tuple(_options(known)):
        return dc.replace(shape, kind=Kind.CHOICE, options=options)
    if "properties" in known:
        wanted = frozenset(known.get("required", ()))
        fields = tuple(
            _shape(one, root, name, name in wanted, f"{pointer}/{name}", problems, depth + 1)
            for name, one in known["properties"].items()
        )
        return dc.replace(shape, kind=Kind.OBJECT, fields=fields)
    if "items" in known:
        item = _shape(known["items"], root, "", True, f"{pointer}/0", problems, depth + 1)
        return dc.replace(shape, kind=Kind.ROWS, item=item)
    kind = _scalar(known)
    if kind is None:
        problems.append(_undrawable(pointer))
        return shape
    return dc.replace(shape, kind=kind)


def _scalar(schema: Schema) -> Kind | None:
    if schema.get("type") == "integer":
        return Kind.INTEGER
    if schema.get("type") != "string":
        return None
    if str(schema.get("format", "")).startswith("date"):
        return Kind.DATE
    return Kind.LONG_TEXT if schema.get("maxLength", 0) > _LONG else Kind.TEXT


def _options(schema: Schema) -> Iterator[tuple[str, str]]:
    if "enum" in schema:
        yield from ((str(one), str(one)) for one in schema["enum"])
    elif "const" in schema:
        yield str(schema["const"]), str(schema["const"])
    elif all("const" in one for one in schema.get("oneOf", ())):
        for one in schema.get("oneOf", ()):
            yield str(one["const"]), str(one.get("title", one["const"]))


def _resolved(schema: Schema, root: Schema) -> dict[str, Any]:
    """Follow references and lay branches together; of two readings the fields of both are drawn."""
    found = dict(schema)
    for _ in range(_DEEPEST):
        if "$ref" not in found:
            break
        found = {**_referred(str(found.pop("$ref")), root), **found}
    readings = [found[word] for word in ("else", "then") if word in found]
    for branch in (*found.get("allOf", ()), *readings):
        known = _resolved(branch, root)
        if "properties" in known:
            found["properties"] = {**found.get("properties", {}), **known["properties"]}
            if branch not in readings:
                found["required"] = [*found.get("required", ()), *known.get("required", ())]
    return found


def _referred(reference: str, root: Schema) -> dict[str, Any]:
    node: Any = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return dict(node)


def _undrawable(pointer: str) -> Problem:
    return Problem(
        message="такое поле схемы форма показать не может",
        remedy="В форме бывают строки, целые числа, даты, выбор из списка, группы и таблицы",
        place=pointer or "/",
        code="form.schema",
    )
