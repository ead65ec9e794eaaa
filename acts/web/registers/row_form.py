"""A row's form on a page: the schema of its register, and a first row in every list."""

import dataclasses as dc
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from acts.errors import Problem
from acts.registers.column import Column, Table
from acts.registers.rows import Row
from acts.services.register_forms import data_of, row_schema
from acts.services.register_view import shown_columns
from acts.web.registers.place import Place
from acts.web.schema_form.data_form import DataForm
from acts.web.schema_form.drawing import Drawn, new_row
from acts.web.schema_form.shape import Kind

__all__ = ["RowForm", "form_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RowForm:
    """The form of one row.

    Attributes:
        columns: The columns it shows.
        fields: What they ask for.
    """

    columns: tuple[Column, ...]
    fields: DataForm

    def stored(self, row: Row) -> Drawn:
        """Draw a row as it is."""
        return self.drawn(data_of(self.columns, row.values))

    def drawn(self, data: Mapping[str, Any]) -> Drawn:
        """Draw data; every list begins with a row to choose from."""
        return _with_rows(self.fields.drawn(data))

    def again(self, request: HttpRequest, problems: Iterable[Problem]) -> Drawn:
        """Draw what was sent with what is wrong beside each field."""
        return _with_rows(self.fields.again(request, problems))

    def reshaped(self, request: HttpRequest) -> Drawn | None:
        """Answer «Добавить строку» and «Убрать», see `DataForm.reshaped`."""
        drawn = self.fields.reshaped(request)
        return None if drawn is None else _with_rows(drawn)


def form_of(place: Place, table: Table, current: Row | None = None) -> RowForm:
    """Give the form of a row of a register.

    Args:
        place: Where the request stands.
        table: The register.
        current: The row, or None for a new one.
    """
    columns = shown_columns(table, keeper=place.keeper)
    schema = row_schema(table, columns, place.rows, current)
    return RowForm(columns=columns, fields=DataForm.of(schema))


def _with_rows(drawn: Drawn) -> Drawn:
    parts = tuple(
        dc.replace(one, parts=(new_row(one.shape, one.name),))
        if one.shape.kind is Kind.ROWS and not one.parts
        else one
        for one in drawn.parts
    )
    return dc.replace(drawn, parts=parts)
