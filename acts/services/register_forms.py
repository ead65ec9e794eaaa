"""One row of a register as a form: a JSON Schema of its table, its data, and back to a row."""

import dataclasses as dc
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from acts.errors import Problem
from acts.registers.column import Column, Table, ValueKind
from acts.registers.form_layout import suggestions
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import table_of
from acts.services.exchange_view import Reader
from acts.sources.form_values import read_value

__all__ = ["WHOLE", "Data", "Offer", "data_of", "offered_row", "row_schema"]

# The data of a form: text by column key; a column of references holds a list of codes.
Data: TypeAlias = Mapping[str, Any]
WHOLE = "/"  # the place of what is wrong with the row and with no field of it
_YES_NO = ("да", "нет")
_REFERENCES = (ValueKind.REFERENCE, ValueKind.REFERENCES)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a form says, read.

    Attributes:
        row: The row, as a file would offer it.
        problems: Values that can't be read, or that ask for a look; each placed by «/key».
    """

    row: OfferedRow
    problems: tuple[Problem, ...]


def row_schema(
    table: Table, columns: Sequence[Column], rows: Iterable[Row], current: Row | None = None
) -> dict[str, Any]:
    """Write the JSON Schema (2020-12) of a row's form.

    Args:
        table: The register.
        columns: The columns the form shows.
        rows: All rows of the organisation: references are chosen from those in use.
        current: The row as it is; what it refers to is a choice even when out of use.
    """
    rows = tuple(rows)
    reader = Reader(rows)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.row_title,
        "type": "object",
        "properties": {one.key: _property(table, one, rows, reader, current) for one in columns},
        "required": [one.key for one in columns if one.required],
        "additionalProperties": False,
    }


def data_of(columns: Iterable[Column], values: Mapping[str, str]) -> dict[str, Any]:
    """Give the data of a form from the values of a row.

    Args:
        columns: The columns the form shows.
        values: Canonical text by key.
    """
    return {
        one.key: [code for code in values[one.key].split(";") if code]
        if one.kind is ValueKind.REFERENCES
        else values[one.key]
        for one in columns
        if values.get(one.key)
    }


def offered_row(table: Table, columns: Iterable[Column], *, code: str, data: Data) -> Offer:
    """Read what a form says, as the cells of a file are read.

    Args:
        table: The register.
        columns: The columns the form showed; the others stay as they are.
        code: Code of the row, or empty for a new one.
        data: What was filled in; an absent key is an empty field.
    """
    values: dict[str, str] = {}
    unread: list[str] = []
    problems: list[Problem] = []
    columns = tuple(columns)
    for column in columns:
        given = data.get(column.key)
        parts = given if isinstance(given, list | tuple) else [given]
        text = ";".join(str(one) for one in parts if one is not None)
        read = read_value(text, column, place=f"/{column.key}")
        problems += read.problems
        values[column.key] = read.text
        if read.is_wrong:
            unread.append(column.key)
    row = OfferedRow(
        table=table.key,
        code=code,
        values=values,
        place=WHOLE,
        cells={one.key: f"/{one.key}" for one in columns},
        unread=tuple(unread),
    )
    return Offer(row=row, problems=tuple(problems))


def _property(
    table: Table, column: Column, rows: Sequence[Row], reader: Reader, current: Row | None
) -> dict[str, Any]:
    said: dict[str, Any] = {"title": column.title, "description": _hint(table, column)}
    if column.kind in _REFERENCES:
        kept = current.codes(column.key) if current else ()
        choices = _meant(column, rows, reader, kept)
        one = {"type": "string", "oneOf": choices} if choices else {"type": "string"}
        if column.kind is ValueKind.REFERENCE:
            return {**said, **one}
        return {**said, "type": "array", "items": {**one, "title": _one_of(column)}}
    if column.kind is ValueKind.CHOICE:
        titles = [{"const": one.code, "title": one.title} for one in column.choices]
        return {**said, "type": "string", "oneOf": titles}
    if column.kind is ValueKind.YES_NO:
        return {**said, "type": "string", "enum": list(_YES_NO)}
    if column.kind is ValueKind.DATE:
        return {**said, "type": "string", "format": "date"}
    if column.kind is ValueKind.INTEGER:
        return {**said, "type": "integer"}
    return {**said, "type": "string", "maxLength": column.longest}


def _meant(
    column: Column, rows: Sequence[Row], reader: Reader, kept: Sequence[str]
) -> list[dict[str, str]]:
    """Give the rows a reference may mean, by name; namesakes are told apart by their codes."""
    found = [
        (reader.label(one), one)
        for one in rows
        if one.table in column.table and (not one.excluded or one.code in kept)
    ]
    labels = [label for label, _ in found]
    choices = []
    for label, row in sorted(found, key=lambda one: (one[0].casefold(), one[1].code)):
        marks = [row.code] if labels.count(label) > 1 else []
        marks += ["больше не действует"] if row.excluded else []
        title = f"{label} ({', '.join(marks)})" if marks else label
        choices.append({"const": row.code, "title": title})
    return choices


def _hint(table: Table, column: Column) -> str:
    """Say what to write here: hints of the Excel form speak of sheets and of its lists."""
    if column.kind in _REFERENCES:
        lists = " или ".join(f"«{table_of(one).title}»" for one in column.table)
        each = "По строке на каждого. " if column.kind is ValueKind.REFERENCES else ""
        return f"{each}Нет в списке? Сначала добавьте в {lists}."
    if suggestions(table, column.key):
        return f"Например: «{column.sample}»."
    return column.hint


def _one_of(column: Column) -> str:
    """Call one of those a column of several refers to by its own name, not by their list's."""
    title = " или ".join(table_of(one).row_title for one in column.table)
    return f"{title[:1].upper()}{title[1:]}"
