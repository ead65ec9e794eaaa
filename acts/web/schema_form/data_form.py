"""A form drawn from a JSON Schema and read back from a request, with rows at any depth."""

import dataclasses as dc
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acts.errors import Problem
from acts.web.schema_form.drawing import Drawn, draw, new_row
from acts.web.schema_form.reading import ROWS, is_row_key, kept_keys, name_in, read
from acts.web.schema_form.shape import Kind, Shape, shape_of

__all__ = ["DataForm", "on_fields"]

# «не заполнено: «Фамилия» (surname)»: on a page the field is there, and its key says nothing.
_LACKING = re.compile(r"не заполнено: «(.+)» \((\w+)\)")
_KEY = re.compile(r"(?<=») \(\w+\)")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DataForm:
    """A form of data of any shape.

    Attributes:
        shape: What it asks for.
    """

    shape: Shape

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> "DataForm":
        """Make the form of a schema."""
        return cls(shape=shape_of(schema))

    def drawn(self, data: Mapping[str, Any], problems: Iterable[Problem] = ()) -> Drawn:
        """Draw data with what is wrong beside each field."""
        return draw(self.shape, data, problems)

    def sent(self, request: HttpRequest) -> dict[str, Any]:
        """Read what was sent."""
        return dict(read(self.shape, _fields(request)) or {})

    def again(self, request: HttpRequest, problems: Iterable[Problem] = ()) -> Drawn:
        """Draw what was sent, rows under the keys they had."""
        fields = _fields(request)
        data = read(self.shape, fields)
        return draw(self.shape, data, problems, row_keys=kept_keys(self.shape, fields))

    def reshaped(self, request: HttpRequest) -> Drawn | None:
        """Answer «Добавить строку» and «Убрать»: the form with a row more or less, or None."""
        added, dropped = request.POST.get("add_row", ""), request.POST.get("drop_row", "")
        if not added and not dropped:
            return None
        drawn = self.again(request)
        return _with_row(drawn, added) if added else drawn

    def one_row(self, request: HttpRequest) -> HttpResponse | None:
        """Answer a page that only asks for one more row of a list; None when it doesn't."""
        name = request.POST.get("add_row", "")
        if not request.POST.get("one_row") or not name:
            return None
        shape = _shape_at(self.shape, name.split("."))
        if shape is None or shape.kind is not Kind.ROWS:
            return None
        rows = Drawn(shape=shape, name=name, pointer="")
        return render(request, "web/form/row.html", {"rows": rows, "row": new_row(shape, name)})


def on_fields(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put what a schema says into a form's words: an empty field is named where it stands."""
    return tuple(_on_field(one) for one in problems)


def _on_field(problem: Problem) -> Problem:
    if not problem.code.startswith("schema."):
        return problem
    lacking = _LACKING.fullmatch(problem.message)
    if lacking is None:
        return dc.replace(problem, message=_KEY.sub("", problem.message))
    title, key = lacking.groups()
    place = f"{problem.place}/{key}"
    return dc.replace(problem, message=f"заполните «{title}»", remedy="", place=place)


def _shape_at(shape: Shape, names: list[str]) -> Shape | None:
    """Find the list a name leads to: a new row has no data yet, so the shape alone is asked."""
    for one in names:
        if shape.kind is Kind.ROWS:
            if not is_row_key(one) or shape.item is None:
                return None
            shape = shape.item
            continue
        below = next((field for field in shape.fields if field.key == one), None)
        if below is None:
            return None
        shape = below
    return shape


def _with_row(drawn: Drawn, name: str) -> Drawn:
    parts = tuple(_with_row(one, name) for one in drawn.parts)
    if drawn.name == name and drawn.shape.kind is Kind.ROWS:
        parts = (*parts, new_row(drawn.shape, name))
    return dc.replace(drawn, parts=parts)


def _fields(request: HttpRequest) -> dict[str, list[str]]:
    """Give what was sent without the row that «Убрать» names."""
    fields = {key: [str(one) for one in values] for key, values in request.POST.lists()}
    name, _, key = request.POST.get("drop_row", "").rpartition(".")
    rows = name_in(name, ROWS)
    if key and rows in fields:
        fields[rows] = [one for one in fields[rows] if one != key]
    return fields
