"""A row's form on a page: drawn from its schema, changed without JavaScript, read back."""

import dataclasses as dc
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acts.errors import Problem
from acts.registers.column import Column, Table
from acts.registers.rows import Row
from acts.services.register_forms import data_of, row_schema
from acts.services.register_view import shown_columns
from acts.web.registers.place import Place
from acts.web.schema_form.drawing import Drawn, draw, new_row
from acts.web.schema_form.reading import ROWS, kept_keys, name_in, read
from acts.web.schema_form.shape import Kind, Shape, shape_of

__all__ = ["RowForm", "form_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RowForm:
    """The form of one row.

    Attributes:
        columns: The columns it shows.
        shape: What they ask for.
    """

    columns: tuple[Column, ...]
    shape: Shape

    def stored(self, row: Row) -> Drawn:
        """Draw a row as it is."""
        return self.drawn(data_of(self.columns, row.values))

    def drawn(self, data: Mapping[str, Any], problems: Sequence[Problem] = ()) -> Drawn:
        """Draw data; every list begins with a row to choose from."""
        return _with_rows(draw(self.shape, data, problems))

    def sent(self, request: HttpRequest) -> dict[str, Any]:
        """Read what was sent."""
        return dict(read(self.shape, _fields(request)) or {})

    def again(self, request: HttpRequest, problems: Sequence[Problem] = ()) -> Drawn:
        """Draw what was sent, rows under the keys they had."""
        fields = _fields(request)
        data = read(self.shape, fields)
        return _with_rows(draw(self.shape, data, problems, row_keys=kept_keys(self.shape, fields)))

    def reshaped(self, request: HttpRequest) -> Drawn | None:
        """Answer «Добавить строку» and «Убрать»: the form with a row more or less, or None."""
        added, dropped = request.POST.get("add_row", ""), request.POST.get("drop_row", "")
        if dropped:
            return self.again(request)
        if not added:
            return None
        drawn = self.again(request)
        parts = tuple(
            dc.replace(one, parts=(*one.parts, new_row(one.shape, one.name)))
            if one.name == added and one.shape.kind is Kind.ROWS
            else one
            for one in drawn.parts
        )
        return dc.replace(drawn, parts=parts)

    def one_row(self, request: HttpRequest) -> HttpResponse | None:
        """Answer a page that only asks for one more row of a list; None when it doesn't."""
        if not request.POST.get("one_row"):
            return None
        name = request.POST.get("add_row", "")
        lists = [one for one in draw(self.shape, {}).parts if one.shape.kind is Kind.ROWS]
        for rows in lists:
            if rows.name == name:
                context = {"rows": rows, "row": new_row(rows.shape, name)}
                return render(request, "web/form/row.html", context)
        return None


def form_of(place: Place, table: Table, current: Row | None = None) -> RowForm:
    """Give the form of a row of a register.

    Args:
        place: Where the request stands.
        table: The register.
        current: The row, or None for a new one.
    """
    columns = shown_columns(table, keeper=place.keeper)
    return RowForm(columns=columns, shape=shape_of(row_schema(table, columns, place.rows, current)))


def _with_rows(drawn: Drawn) -> Drawn:
    parts = tuple(
        dc.replace(one, parts=(new_row(one.shape, one.name),))
        if one.shape.kind is Kind.ROWS and not one.parts
        else one
        for one in drawn.parts
    )
    return dc.replace(drawn, parts=parts)


def _fields(request: HttpRequest) -> dict[str, list[str]]:
    """Give what was sent without the row that «Убрать» names."""
    fields = {key: [str(one) for one in values] for key, values in request.POST.lists()}
    name, _, key = request.POST.get("drop_row", "").rpartition(".")
    rows = name_in(name, ROWS)
    if key and rows in fields:
        fields[rows] = [one for one in fields[rows] if one != key]
    return fields
