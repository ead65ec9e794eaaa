"""JSON Schema checking whose findings a person can act on: Russian, with place and remedy."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from acts.errors import Problem
from acts.sources import look_alikes
from acts.sources.dates import date_problem
from acts.sources.nodes import escape
from acts.sources.schema_messages import explain

__all__ = ["Locate", "check", "load_schema"]

# From a JSON pointer to (file, place): «строка 12, /items/3/deadline».
Locate = Callable[[str], tuple[str, str]]


def load_schema(path: Path) -> dict[str, Any]:
    """Read one of the package's own schemas.

    A schema may hold the data of another kind: `{"x-data-of": "regulation_students",
    "x-without": ["organization"]}` stands for that kind's schema in the same folder, without the
    named fields (`x-only`: with nothing but them); what it refers to comes with it. A piece that
    all kinds have is `{"x-part": "overrides"}`, a file in `parts/`.

    Args:
        path: From `acts.resources.schema`.
    """
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    defs: dict[str, Any] = {}
    whole = _with_others(loaded, path.parent, defs)
    if defs:
        whole["$defs"] = {**whole.get("$defs", {}), **defs}
    assert isinstance(whole, dict)
    return whole


def _with_others(node: Any, folder: Path, defs: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_with_others(one, folder, defs) for one in node]
    if not isinstance(node, dict):
        return node
    if "x-part" in node:
        part: Any = json.loads((folder / "parts" / f"{node['x-part']}.json").read_text("utf-8"))
        return part
    if "x-data-of" not in node:
        return {key: _with_others(one, folder, defs) for key, one in node.items()}
    kind = node["x-data-of"]
    other = json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8"))
    own = _renamed(other, f"{kind}.")
    defs.update({f"{kind}.{name}": one for name, one in own.pop("$defs", {}).items()})
    without, only = node.get("x-without", ()), node.get("x-only", own["properties"])
    kept = {
        key: one for key, one in own["properties"].items() if key in only and key not in without
    }
    return {
        **{key: one for key, one in own.items() if key not in ("$schema", "$id")},
        "required": [one for one in own["required"] if one in kept],
        "properties": kept,
    }


def _renamed(node: Any, prefix: str) -> Any:
    """Copy a schema whose references lead to names that no other schema has."""
    if isinstance(node, list):
        return [_renamed(one, prefix) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: one.replace("#/$defs/", f"#/$defs/{prefix}")
        if key == "$ref" and isinstance(one, str)
        else _renamed(one, prefix)
        for key, one in node.items()
    }


def check(document: object, schema: dict[str, Any], locate: Locate) -> tuple[Problem, ...]:
    """Check a document against a schema (draft 2020-12) and say everything that is wrong.

    Args:
        document: Dictionaries, lists and scalars, see `acts.sources.nodes.plain`.
        schema: The schema; titles in it are the Russian names of fields, `x-pattern-message`
            says what a `pattern` wants, format «date» is a real day, ISO or дд.мм.гггг,
            «date-or-empty» the same or nothing.
        locate: Gives the file and the place of a pointer.

    Returns:
        Problems in the order of the schema's reading; Latin letters in Russian words, as
        warnings, come last.
    """
    import jsonschema

    formats = jsonschema.FormatChecker(formats=())
    formats.checks("date")(_is_date)
    formats.checks("date-or-empty")(lambda value: value == "" or _is_date(value))
    validator = jsonschema.Draft202012Validator(schema, format_checker=formats)
    errors = sorted(validator.iter_errors(document), key=_order)
    found = [problem for error in errors for problem in explain(error, locate)]
    texts = ((*locate(pointer), text) for pointer, text in _suspicious(document))
    return (*dict.fromkeys(found), *look_alikes.warnings(texts))


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or not date_problem(value)


def _order(error: Any) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in error.absolute_path]


def _suspicious(document: object) -> Iterator[tuple[str, str]]:
    """Give the texts that hold a mixed word, so that only these are located."""
    pending: list[tuple[str, object]] = [("", document)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, str):
            if any(look_alikes.mixed_words(value)):
                yield pointer, value
        elif isinstance(value, dict):
            pending += [(f"{pointer}/{escape(key)}", value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            pending += [(f"{pointer}/{index}", value[index]) for index in range(len(value))][::-1]
