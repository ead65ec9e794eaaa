"""What templates of a kind may print: contexts of its samples, completed from its schema."""

import copy
import dataclasses as dc
import datetime as dt
import functools
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from acts import resources
from acts.act import ActData, ActKind, Registration
from acts.documents.context import build_context, date_of
from acts.documents.template_shape import Shape, merged_shapes, shape_of
from acts.errors import InputError
from acts.law import LegalBasis, bases
from acts.sources.act_data import read_act_data
from acts.sources.catalog import load_kind
from acts.sources.law import load_law
from acts.sources.schema import load_schema

__all__ = [
    "Sample",
    "context_of",
    "kind_schema",
    "kind_shape",
    "law_of",
    "raw_names",
    "registered",
    "samples_of",
]

_Schema: TypeAlias = Mapping[str, Any]
_PERSON = {"surname": "Кузнецов", "name": "Пётр", "patronymic": "Ильич", "gender": "m"}
# A value for every pattern our schemas have; the first that fits is taken.
_CANDIDATES = (
    "1",
    "10",
    "2024",
    "2024/2025",
    "5-од",
    "12,5",
    "123456789012",
    "1234567890",
    "01.09.2024",
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A shipped set of data of one kind.

    Attributes:
        name: Its folder under `samples/`, «order-implementation-2026».
        data: The data.
    """

    name: str
    data: ActData


@functools.lru_cache(maxsize=8)
def samples_of(kind: str) -> tuple[Sample, ...]:
    """Read the shipped samples of a kind, the plain one first.

    Args:
        kind: Code of the kind; a sample's folder begins with it, hyphens for underscores.
    """
    stem = kind.replace("_", "-")
    folders = sorted(
        one
        for one in resources.samples().glob(f"{stem}*")
        if one.name.removeprefix(stem)[:1] in ("", "-") and (one / "data.yaml").is_file()
    )
    return tuple(
        Sample(name=one.name, data=read_act_data(one / "data.yaml", kind)[0]) for one in folders
    )


def registered(data: ActData) -> Registration:
    """Give a sample the number and date it could have in a book."""
    return Registration(number="1-од", date=date_of(str(data.fields["planned_on"])))


def law_of(kind: ActKind, on: dt.date) -> tuple[LegalBasis, ...]:
    """Give the acts of law that a kind cites on a date."""
    return bases(load_law(resources.law()), kind.bases, on)


@functools.lru_cache(maxsize=8)
def kind_schema(kind: str) -> dict[str, Any]:
    """Read the schema of a kind."""
    return load_schema(resources.schema(kind))


def context_of(kind: ActKind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Build the context of a set of fields with every act of law the kind may cite.

    Raises:
        InputError: The fields contradict each other.
    """
    # Whatever the date: a template may name an act that isn't in force on the sample's day.
    wanted = [row for row in load_law(resources.law()) if row.id in kind.bases]
    data = ActData(kind=kind.code, fields=fields)
    return build_context(kind, data, legal_bases=wanted, registration=registered(data))


@functools.lru_cache(maxsize=8)
def kind_shape(code: str) -> Shape:
    """Give the shape of everything that a template of a kind may name.

    Args:
        code: Code of a kind of the catalogue.

    Raises:
        InputError: There is no such kind.
    """
    kind = load_kind(code)
    schema = kind_schema(code)
    shape: Shape | None = None
    samples = [plain_fields(sample.data.fields) for sample in samples_of(code)]
    # What people wrote first: their values are the examples.
    for fields in (*samples, *(_completed(kind, one, schema) for one in samples[:1])):
        found = shape_of(context_of(kind, fields))
        shape = found if shape is None else merged_shapes(shape, found)
    if shape is None:
        raise InputError(f"у вида «{code}» нет образца данных", remedy="Проверьте установку")
    return shape


@functools.lru_cache(maxsize=8)
def raw_names(code: str) -> frozenset[str]:
    """Name the fields that the context holds as they were entered, not as words to print.

    Args:
        code: Code of the kind.
    """
    sample = samples_of(code)[0].data.fields
    context = context_of(load_kind(code), sample)
    return frozenset(
        key
        for key, value in sample.items()
        if key == "planned_on"
        or (isinstance(value, Mapping | tuple) and _bare(context.get(key)) == _bare(value))
    )


def _bare(value: Any) -> str:
    return repr(plain_fields(value)).replace("\\xa0", " ")


def plain_fields(value: Any) -> Any:
    """Copy frozen fields into dictionaries and lists that may be changed."""
    if isinstance(value, Mapping):
        return {key: plain_fields(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain_fields(one) for one in value]
    return value


def _completed(kind: ActKind, sample: dict[str, Any], schema: _Schema) -> dict[str, Any]:
    """Fill in every optional field that the sample leaves out and the kind allows."""
    filling = _Filling(schema, sample)
    whole = filling.filled(copy.deepcopy(sample), schema)
    if _is_allowed(kind, whole):
        return dict(whole)
    fields = copy.deepcopy(sample)
    for key, one in schema.get("properties", {}).items():
        before = copy.deepcopy(fields)
        fields[key] = filling.filled(fields[key], one) if key in fields else filling.made(one, key)
        if not _is_allowed(kind, fields):
            fields = before
    return fields


def _is_allowed(kind: ActKind, fields: Mapping[str, Any]) -> bool:
    try:
        context_of(kind, fields)
    except (InputError, LookupError, ValueError, TypeError):
        return False
    return True


class _Filling:
    """Values for fields that a sample leaves out, taken from like fields of the same sample."""

    def __init__(self, schema: _Schema, fields: Mapping[str, Any]) -> None:
        self._root = schema
        self._planned = str(fields["planned_on"])
        self._donors: dict[str, Any] = {}
        self._collect(fields, schema)

    def filled(self, value: Any, schema: _Schema) -> Any:
        """Fill in what a value leaves out."""
        known = self._resolved(schema)
        if isinstance(value, dict):
            for key, one in known.get("properties", {}).items():
                if key in value:
                    value[key] = self.filled(value[key], one)
                elif not (key in _PERSON and "surname" in value):  # whose gender is seen as it is
                    value[key] = self.made(one, key)
        elif isinstance(value, list) and "items" in known:
            return [self.filled(one, known["items"]) for one in value]
        return value

    def made(self, schema: _Schema, key: str) -> Any:
        """Make a value of a field from nothing but its schema and like fields."""
        if schema.get("$ref") in self._donors:
            return self.filled(copy.deepcopy(self._donors[schema["$ref"]]), schema)
        known = self._resolved(schema)
        if "then" in known:  # of two readings the shorter one: a paper kept apart
            return self.made(known["then"], key)
        if "properties" in known:
            return {name: self.made(one, name) for name, one in known["properties"].items()}
        if "items" in known:
            return [self.made(known["items"], key)]
        return self._scalar(known, key)

    def _scalar(self, schema: _Schema, key: str) -> Any:
        kind = schema.get("type")
        titled = [one["const"] for one in schema.get("oneOf", ()) if "const" in one]
        if titled or "const" in schema or "enum" in schema:
            listed = titled or schema.get("enum", [schema.get("const")])
            return "да" if "да" in listed else listed[0]
        if key in _PERSON:
            return _PERSON[key]
        if kind in ("integer", "boolean"):
            return max(1, int(schema.get("minimum", 1))) if kind == "integer" else True
        if schema.get("format", "").startswith("date"):
            return self._planned
        title = str(schema.get("title", key)).lower()
        pattern = re.compile(schema.get("pattern", ""))
        return next((one for one in (title, *_CANDIDATES) if pattern.search(one)), title)

    def _collect(self, value: Any, schema: _Schema) -> None:
        if isinstance(value, dict) and "$ref" in schema:
            self._donors.setdefault(schema["$ref"], value)
        known = self._resolved(schema)
        if isinstance(value, dict):
            for key, one in known.get("properties", {}).items():
                if key in value:
                    self._collect(value[key], one)
        elif isinstance(value, list) and "items" in known:
            for one in value:
                self._collect(one, known["items"])

    def _resolved(self, schema: _Schema) -> _Schema:
        found = dict(schema)
        while "$ref" in found:
            node: Any = self._root
            for part in str(found.pop("$ref")).removeprefix("#/").split("/"):
                node = node[part]
            found = {**node, **found}
        for branch in found.get("allOf", ()):
            known = self._resolved(branch)
            if "properties" in known:
                found["properties"] = {**known["properties"], **found.get("properties", {})}
        return found
