"""Which names of the context say what the schema requires, found by changing the data."""

import collections
import copy
import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from acts.errors import InputError
from acts.services.template_context import context_of, kind_schema, plain_fields, samples_of
from acts.sources.catalog import load_kind

__all__ = ["required_contents"]

_OTHER_PERSON = {"surname": "Вяземский", "name": "Яков", "patronymic": "Львович", "gender": "m"}
_MARK = " иначе"


@functools.lru_cache(maxsize=8)
def required_contents(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each required value of a kind with the names of the context that depend on it.

    Nothing here is written down by hand: a value of the sample is changed, the context is built
    again, and what came out different depends on it.

    Args:
        kind: Code of the kind.

    Returns:
        Titles as the schema has them («Организация – Полное наименование») and names.
    """
    known = load_kind(kind)
    sample = plain_fields(samples_of(kind)[0].data.fields)
    before = dict(_texts(context_of(known, sample)))
    found: list[tuple[str, set[str]]] = []
    for pointer, title in _required(sample, kind_schema(kind), kind_schema(kind), (), ()):
        for other in _others(_at(sample, pointer)):
            changed = copy.deepcopy(sample)
            _put(changed, pointer, other)
            try:
                after = dict(_texts(context_of(known, changed)))
            except (InputError, LookupError, ValueError, TypeError):
                continue
            names = {
                _general(path)
                for path in before.keys() | after.keys()
                if before.get(path) != after.get(path)
            }
            found.append((" – ".join(title), names))
            break
    # A list of everybody named holds each of them; what only one value changes says more of it.
    counts = collections.Counter(name for _, names in found for name in names)
    return tuple(
        (title, tuple(sorted({one for one in names if counts[one] == 1} or names)))
        for title, names in found
    )


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _texts(one, f"{path}[{index}]")
    else:
        yield path, str(value)


def _general(path: str) -> str:
    return re.sub(r"\[\d+\]", "[]", path)


def _required(
    value: Any,
    schema: Mapping[str, Any],
    root: Mapping[str, Any],
    pointer: tuple[str | int, ...],
    title: tuple[str, ...],
) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    """List required values of a sample; a person counts as one value."""
    known = dict(schema)
    while "$ref" in known:
        node: Any = root
        for part in str(known.pop("$ref")).removeprefix("#/").split("/"):
            node = node[part]
        known = {**node, **known}
    if isinstance(value, dict) and "surname" not in value:
        for key in known.get("required", ()):
            one = known.get("properties", {}).get(key)
            if one is not None and key in value:
                named = (*title, str(one.get("title", key)))
                yield from _required(value[key], one, root, (*pointer, key), named)
    elif isinstance(value, list):
        if value:
            yield from _required(value[0], known.get("items", {}), root, (*pointer, 0), title)
    else:
        yield pointer, title


def _others(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield {**value, **_OTHER_PERSON}
    elif isinstance(value, str):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            yield value + _MARK
            yield {"да": "нет", "нет": "да"}.get(value, "1")
            return
        yield from ((day + dt.timedelta(days=step)).isoformat() for step in (1, -1, 7, -7, 30))
    elif isinstance(value, int):
        yield value + 1


def _at(value: Any, pointer: tuple[str | int, ...]) -> Any:
    for key in pointer:
        value = value[key]
    return value


def _put(value: Any, pointer: tuple[str | int, ...], other: Any) -> None:
    _at(value, pointer[:-1])[pointer[-1]] = other
