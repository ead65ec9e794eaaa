"""From data and problems to what a template draws: fields, tables, messages beside each field."""

import dataclasses as dc
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from acts.errors import Problem
from acts.russian.dates import numeric_date, parse_date
from acts.web.schema_form.reading import ROWS, name_in
from acts.web.schema_form.shape import Kind, Shape

__all__ = ["Drawn", "Summary", "draw", "new_row", "summary"]

NEW_KEY = secrets.token_hex  # a key that no other row has


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A field, a group or a table as a page shows it.

    Attributes:
        shape: What is asked for.
        name: Its name in the form: «pairs.a1b2.mentor.surname».
        pointer: Its place in the data, for messages.
        value: What is filled in, as a person reads it.
        messages: What is wrong with it.
        parts: The fields of a group, or the rows of a table.
        row_key: Of a row: its key.
    """

    shape: Shape
    name: str
    pointer: str
    value: str = ""
    messages: tuple[str, ...] = ()
    parts: tuple["Drawn", ...] = ()
    row_key: str = ""

    @property
    def id(self) -> str:
        """Its id on the page."""
        return "f-" + (self.name.replace(".", "-") or "form")

    @property
    def rows_name(self) -> str:
        """The name under which the keys of its rows are sent."""
        return name_in(self.name, ROWS)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A line of the list of mistakes: where it is in words, what is wrong, which field it is."""

    where: str
    message: str
    remedy: str
    id: str


def draw(
    shape: Shape,
    value: Any,
    problems: Iterable[Problem] = (),
    *,
    name: str = "",
    pointer: str = "",
    row_keys: Mapping[str, Sequence[str]] | None = None,
) -> Drawn:
    """Lay data out in a form.

    Args:
        shape: What is asked for.
        value: The data, or None.
        problems: What is wrong; the place of each is a pointer into the data.
        name: Name of the field, empty for the whole.
        pointer: Its place in the data.
        row_keys: Keys that the rows of a list had in the form that was sent.
    """
    messages: dict[str, list[str]] = {}
    for one in problems:
        messages.setdefault(one.place, []).append(one.message)
    return _draw(shape, value, name, pointer, _Sent(messages=messages, row_keys=row_keys or {}))


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What a form that was sent says of every field: what is wrong by place, keys of rows."""

    messages: Mapping[str, Sequence[str]]
    row_keys: Mapping[str, Sequence[str]]


def _draw(shape: Shape, value: Any, name: str, pointer: str, sent: _Sent) -> Drawn:
    drawn = Drawn(
        shape=shape, name=name, pointer=pointer, messages=tuple(sent.messages.get(pointer, ()))
    )
    if shape.kind is Kind.OBJECT:
        known = value if isinstance(value, Mapping) else {}
        parts = tuple(
            _draw(one, known.get(one.key), name_in(name, one.key), f"{pointer}/{one.key}", sent)
            for one in shape.fields
        )
        return dc.replace(drawn, parts=parts)
    if shape.kind is Kind.ROWS:
        listed = value if isinstance(value, list | tuple) else ()
        return dc.replace(drawn, parts=tuple(_rows(shape, listed, name, pointer, sent)))
    return dc.replace(drawn, value=_shown(shape, value))


def _rows(
    shape: Shape, listed: Sequence[Any], name: str, pointer: str, sent: _Sent
) -> Iterable[Drawn]:
    assert shape.item is not None
    kept = sent.row_keys.get(name, ())
    for index, one in enumerate(listed):
        key = kept[index] if index < len(kept) else NEW_KEY(8)
        row = _draw(shape.item, one, name_in(name, key), f"{pointer}/{index}", sent)
        yield dc.replace(row, row_key=key)


def new_row(shape: Shape, name: str) -> Drawn:
    """Draw one more empty row of a table.

    Args:
        shape: The table's shape.
        name: The table's name in the form.
    """
    assert shape.item is not None
    key = NEW_KEY(8)
    return dc.replace(draw(shape.item, None, name=name_in(name, key)), row_key=key)


def summary(drawn: Drawn, problems: Iterable[Problem]) -> tuple[Summary, ...]:
    """List what is wrong with links to the fields; what has no field is told with the whole.

    Args:
        drawn: The form.
        problems: What is wrong.
    """
    places = dict(_places(drawn, ()))
    lines = []
    for one in problems:
        place = one.place
        while place and place not in places:
            place = place.rpartition("/")[0]
        where, id_ = places.get(place, ("", drawn.id))
        lines.append(Summary(where=where, message=one.message, remedy=one.remedy, id=id_))
    return tuple(lines)


def _places(drawn: Drawn, above: tuple[str, ...]) -> Iterable[tuple[str, tuple[str, str]]]:
    here = above
    if drawn.shape.title and drawn.pointer:
        here = (*above, drawn.shape.title)
    yield drawn.pointer, (", ".join(here), drawn.id)
    for index, part in enumerate(drawn.parts, start=1):
        if drawn.shape.kind is Kind.ROWS:
            yield from _places(part, (*here, f"строка {index}"))
        else:
            yield from _places(part, here)


def _shown(shape: Shape, value: Any) -> str:
    text = "" if value is None else str(value)
    date = parse_date(text) if shape.kind is Kind.DATE and text else None
    return numeric_date(date) if date else text
