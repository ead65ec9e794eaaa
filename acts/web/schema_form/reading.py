"""From what a browser sends to data: every row has a key of its own, so that none is lost."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from acts.errors import InputError, Problem
from acts.russian.dates import parse_date
from acts.web.schema_form.shape import Kind, Shape

__all__ = ["ROWS", "Sent", "is_row_key", "kept_keys", "name_in", "read", "rows_of"]

ROWS = "__rows"  # beside the fields of a list: the keys of its rows, in their order
_ROW_KEY = re.compile(r"[a-z0-9]{4,32}")
_INTEGER = re.compile(r"-?[0-9]{1,15}")
_MOST_ROWS = 1000  # no table of ours has as many; each costs the server time to draw

Sent = Mapping[str, Sequence[str]]


def read(shape: Shape, sent: Sent, prefix: str = "") -> Any:
    """Read what was sent as the data of a schema; what can't be read stays as it was typed.

    Args:
        shape: What was asked for.
        sent: Every field with its values, as a request holds them.
        prefix: Name of the field, empty for the whole.

    Returns:
        The value; None where nothing was filled in.

    Raises:
        InputError: A list has more rows than a form takes.
    """
    if shape.kind is Kind.OBJECT:
        values = {one.key: read(one, sent, name_in(prefix, one.key)) for one in shape.fields}
        if all(value is None for value in values.values()):
            return None
        # A group that has to be there may have nothing filled in: all of its fields are optional.
        needed = {one.key for one in shape.fields if one.required and one.kind is Kind.OBJECT}
        return {
            key: {} if value is None else value
            for key, value in values.items()
            if value is not None or key in needed
        }
    if shape.kind is Kind.ROWS:
        assert shape.item is not None
        rows = (read(shape.item, sent, name_in(prefix, key)) for key in rows_of(prefix, sent))
        return [one for one in rows if one is not None] or None
    return _scalar(shape, (sent.get(prefix) or [""])[-1])


def rows_of(prefix: str, sent: Sent) -> tuple[str, ...]:
    """Give the keys of a list's rows in their order; repeated and strange ones count for nothing.

    Args:
        prefix: Name of the list.
        sent: What was sent.

    Raises:
        InputError: There are more than a form takes; none is left out in silence.
    """
    keys = dict.fromkeys(one for one in sent.get(name_in(prefix, ROWS), ()) if is_row_key(one))
    if len(keys) > _MOST_ROWS:
        raise InputError(
            Problem(
                message=f"в таблице больше {_MOST_ROWS} строк, столько сразу не принимается",
                remedy="Вернитесь назад и уберите лишние",
                code="form.rows",
            )
        )
    return tuple(keys)


def kept_keys(shape: Shape, sent: Sent, prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Map names of lists to the keys of the rows that `read` keeps: the page shown again has them.

    Args:
        shape: What was asked for.
        sent: What was sent.
        prefix: Name of the field, empty for the whole.
    """
    if shape.kind is Kind.OBJECT:
        found: dict[str, tuple[str, ...]] = {}
        for one in shape.fields:
            found |= kept_keys(one, sent, name_in(prefix, one.key))
        return found
    if shape.kind is not Kind.ROWS:
        return {}
    assert shape.item is not None
    names = {key: name_in(prefix, key) for key in rows_of(prefix, sent)}
    kept = [key for key, name in names.items() if read(shape.item, sent, name) is not None]
    found = {prefix: tuple(kept)}
    for key in kept:
        found |= kept_keys(shape.item, sent, names[key])
    return found


def is_row_key(text: str) -> bool:
    """Tell whether a text may be the key of a row."""
    return bool(_ROW_KEY.fullmatch(text))


def name_in(prefix: str, key: str) -> str:
    """Name a field inside another."""
    return f"{prefix}.{key}" if prefix else key


def _scalar(shape: Shape, text: str) -> Any:
    typed = text.replace("\r\n", "\n").strip()
    if not typed:
        return None
    if shape.kind is Kind.INTEGER and _INTEGER.fullmatch(typed):
        return int(typed)
    if shape.kind is Kind.DATE and (date := parse_date(typed)):
        return date.isoformat()
    return typed
