"""The data of one act: a .json or .yaml file, checked against the schema of the act's kind."""

import re
from collections.abc import Mapping as Mapping_
from pathlib import Path
from typing import Any

from acts import resources
from acts.act import ActData
from acts.errors import InputError, Problem, Severity
from acts.sources.checked import Checked, load_node
from acts.sources.look_alikes import nearest
from acts.sources.nodes import Mapping, plain
from acts.sources.schema import check, load_schema

__all__ = ["act_data_from", "load_act_data", "load_fields", "read_act_data"]

_NOT_KINDS = {"roadmap", "organizations"}
_KIND = re.compile(r"[a-z][a-z0-9_]{0,63}")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_BOOLEAN = {"да": True, "true": True, "нет": False, "false": False}
_UNION = ("anyOf", "oneOf", "allOf")


def load_act_data(path: Path, kind: str) -> ActData:
    """Read the data of an act.

    Args:
        path: A .json or a .yaml file; in YAML «да», «нет» and digits become what the schema wants.
        kind: The code of the act's kind, «order_implementation».

    Raises:
        InputError: With everything that is wrong, each with line and remedy.
        OSError: The file can't be opened.
    """
    return read_act_data(path, kind)[0]


def read_act_data(path: Path, kind: str) -> tuple[ActData, tuple[Problem, ...]]:
    """Read the data of an act together with warnings.

    Raises:
        InputError: With everything that is wrong.
    """
    schema = _schema(kind)
    root = load_node(path)
    data = plain(root)
    if path.suffix.lower() != ".json":
        data = _typed(data, schema, schema)
    checked = Checked(file=str(path), root=root, data=data, problems=[])
    checked.problems += check(data, schema, checked.locate)
    warnings = checked.warnings()
    if not isinstance(root, Mapping):
        raise InputError(_not_fields(path))
    return ActData(kind=kind, fields=data), warnings


def act_data_from(fields: Mapping_[str, Any], kind: str, *, origin: str) -> ActData:
    """Check data that a program put together.

    Args:
        fields: The data, as JSON would hold them.
        kind: The code of the act's kind.
        origin: What problems name instead of a file: «данные хранилища».

    Raises:
        InputError: With everything that is missing or wrong, by the Russian titles of the fields.
    """
    found = check(fields, _schema(kind), lambda pointer: (origin, pointer))
    if any(one.severity is Severity.ERROR for one in found):
        raise InputError(found)
    return ActData(kind=kind, fields=fields)


def load_fields(path: Path, kind: str) -> dict[str, Any]:
    """Read a file that holds only a part of an act's data, to be laid over what is known.

    Raises:
        InputError: It can't be read, or it isn't a set of fields.
    """
    root = load_node(path)
    if not isinstance(root, Mapping):
        raise InputError(_not_fields(path))
    schema = _schema(kind)
    data = plain(root)
    typed = data if path.suffix.lower() == ".json" else _typed(data, schema, schema)
    assert isinstance(typed, dict)
    return typed


def _not_fields(path: Path) -> Problem:
    return Problem(
        message="данные акта – не набор полей",
        remedy="Заполните файл по образцу",
        file=str(path),
        code="schema.type",
    )


def _schema(kind: str) -> dict[str, Any]:
    if _KIND.fullmatch(kind) and kind not in _NOT_KINDS and resources.schema(kind).is_file():
        return load_schema(resources.schema(kind))
    known = sorted(
        one.name.removesuffix(".schema.json")
        for one in resources.schema("roadmap").parent.glob("*.schema.json")
    )
    known = [one for one in known if one not in _NOT_KINDS]
    close = nearest(kind, known)
    listed = ", ".join(f"«{one}»" for one in known)
    remedy = f"Возможно, нужно «{close}»" if close else f"Бывают: {listed}"
    raise InputError(
        Problem(
            message=f"вид документа «{kind[:60]}» неизвестен",
            remedy=remedy if known else "Проверьте установку программы",
            code="act.kind",
        )
    )


def _typed(value: Any, schema: Any, root: dict[str, Any]) -> Any:
    """Turn the text of YAML into the types that a schema declares.

    What doesn't fit stays text, so that the check names it with its place.
    """
    schemas = _resolved(schema, root)
    if isinstance(value, dict):
        return {key: _typed(item, _of_key(schemas, key), root) for key, item in value.items()}
    if isinstance(value, list):
        items = {"allOf": [one["items"] for one in schemas if "items" in one]}
        return [_typed(item, items, root) for item in value]
    types = {name for one in schemas for name in _types(one)}
    return _scalar(value, types)


def _scalar(value: Any, types: set[str]) -> Any:
    if not isinstance(value, str) or "string" in types:
        return None if value == "" and "null" in types else value
    if "boolean" in types and value.lower() in _BOOLEAN:
        return _BOOLEAN[value.lower()]
    if types & {"integer", "number"} and _INTEGER.fullmatch(value):
        return int(value)
    if value == "" and "null" in types:
        return None
    return value


def _types(schema: dict[str, Any]) -> list[str]:
    declared = schema.get("type", [])
    return [declared] if isinstance(declared, str) else list(declared)


def _of_key(schemas: list[dict[str, Any]], key: str) -> dict[str, Any]:
    found = []
    for one in schemas:
        if key in one.get("properties", {}):
            found.append(one["properties"][key])
        elif isinstance(one.get("additionalProperties"), dict):
            found.append(one["additionalProperties"])
    return {"allOf": found}


def _resolved(schema: Any, root: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every schema that speaks about one value: itself, its references and branches."""
    found: list[dict[str, Any]] = []
    pending = [schema]
    while pending and len(found) < 100:
        one = pending.pop()
        if not isinstance(one, dict):
            continue
        found.append(one)
        for word in _UNION:
            pending += one.get(word, [])
        pending += [one[word] for word in ("then", "else") if word in one]
        if "$ref" in one:
            pending.append(_referred(one["$ref"], root))
    return found


def _referred(reference: str, root: dict[str, Any]) -> Any:
    node: Any = root
    for part in reference.removeprefix("#").split("/")[1:]:
        node = node.get(part, {}) if isinstance(node, dict) else {}
    return node
