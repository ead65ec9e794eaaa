"""What a template of a kind may name: the shape of the context, taken from contexts themselves."""

import dataclasses as dc
import enum
import types
from collections.abc import Iterator, Mapping

from acts.documents.declined import Declined
from acts.documents.filters import taken_by

__all__ = ["Shape", "ShapeKind", "merged_shapes", "paths_of", "shape_of"]

_NONE: Mapping[str, "Shape"] = types.MappingProxyType({})


class ShapeKind(enum.StrEnum):
    """What a name stands for."""

    TEXT = "текст"
    TRUTH = "да или нет"
    GROUP = "группа полей"
    LIST = "список"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is known of one name.

    Attributes:
        kind: What it stands for.
        example: A text it printed in a sample, with its forms if it has any.
        fields: Of a group: its names.
        item: Of a list: what one of it is; None when no sample has any.
        is_optional: Whether some sample has nothing there, so that it belongs into a condition.
        filters: Of a text: the filters that it takes in every sample, besides «capital».
    """

    kind: ShapeKind
    example: str = ""
    fields: Mapping[str, "Shape"] = dc.field(default_factory=lambda: _NONE)
    item: "Shape | None" = None
    is_optional: bool = False
    filters: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """Whether it is a person with a post in all cases."""
        return {"full", "signature", "post", "dative"} <= self.fields.keys()


def shape_of(value: object) -> Shape:
    """Take the shape of a value of the context.

    Args:
        value: Texts, numbers, truths, mappings and lists of them.
    """
    if isinstance(value, bool):
        return Shape(kind=ShapeKind.TRUTH)
    if isinstance(value, Mapping):
        return Shape(
            kind=ShapeKind.GROUP,
            fields=types.MappingProxyType({key: shape_of(one) for key, one in value.items()}),
            is_optional=not value,
        )
    if isinstance(value, list | tuple):
        item: Shape | None = None
        for one in value:
            item = shape_of(one) if item is None else merged_shapes(item, shape_of(one))
        return Shape(kind=ShapeKind.LIST, item=item, is_optional=not value)
    text = "" if value is None else str(value)
    return Shape(
        kind=ShapeKind.TEXT,
        example=value if isinstance(value, Declined) else text,
        is_optional=not value,
        filters=taken_by(value),
    )


def merged_shapes(one: Shape, other: Shape) -> Shape:
    """Put together what two samples say of one name; the first one's examples win.

    Args:
        one: Of one sample.
        other: Of another; an empty text or group says nothing about the kind.
    """
    if one.kind is not other.kind:
        # «» and {} stand for what a sample doesn't have.
        return dc.replace(
            other if not (one.example or one.fields or one.item) else one, is_optional=True
        )
    fields = {
        key: merged_shapes(one.fields[key], other.fields[key])
        if key in one.fields and key in other.fields
        else (one.fields if key in one.fields else other.fields)[key]
        for key in (*one.fields, *(key for key in other.fields if key not in one.fields))
    }
    item = one.item or other.item
    if one.item and other.item:
        item = merged_shapes(one.item, other.item)
    return Shape(
        kind=one.kind,
        example=one.example or other.example,
        fields=types.MappingProxyType(fields),
        item=item,
        is_optional=one.is_optional or other.is_optional,
        filters=_taken_in_both(one, other),
    )


def _taken_in_both(one: Shape, other: Shape) -> frozenset[str]:
    """Keep the filters that a text takes in both samples; an empty one says nothing."""
    if not (one.example or one.filters):
        return other.filters
    if not (other.example or other.filters):
        return one.filters
    return one.filters & other.filters


def paths_of(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """List every name inside a shape: «org.director.dative», «annexes[].rows[].event».

    Args:
        shape: The shape of a whole context, or of one name.
        path: What leads to it.
    """
    if path:
        yield path, shape
    for key, field in shape.fields.items():
        yield from paths_of(field, f"{path}.{key}" if path else key)
    if shape.item is not None:
        yield from paths_of(shape.item, f"{path}[]")
