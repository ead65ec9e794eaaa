"""Local acts of an organisation: their kinds, the data of one act and its registration."""

import dataclasses as dc
import datetime as dt
import types
from collections.abc import Mapping, Sequence
from typing import TypeAlias

__all__ = ["ActData", "ActKind", "FollowUp", "Registration", "Value", "freeze"]

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | Mapping[str, Value] | None"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """An act that must follow this one.

    Attributes:
        kind: The code of the act that must follow.
        within_months: How many months after this act's date.
        source: The clause that says so.
    """

    kind: str
    within_months: int
    source: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActKind:
    """What is the same for every act of one kind.

    Attributes:
        code: The kind's code, e.g. «order_implementation»; also the stem of template and schema.
        title: What people call it, e.g. «Приказ о внедрении целевой модели наставничества».
        title_genitive: The same in the genitive: «приказа о внедрении…».
        file_title: What files of this kind are called, short: «Приказ о внедрении».
        book: Registration book its acts go to.
        about: Key of the register whose row an act is about, so that a year may have several:
            «partners»; empty where a year has one.
        needs_opinion: Whether councils or the union must be asked before it is signed.
        retention_years: How long it is kept; None means permanently.
        retention: The same in words with the article of the list of terms.
        bases: Ids of acts of law that may be cited, see `acts.law`.
        published: Whether it has to stand on the site within ten working days of its making or
            change (ч. 2 and 3 ст. 29, ч. 2 ст. 30 273-ФЗ).
        follow_ups: Acts that must follow.
        sources: Clauses of orders and laws that ask for this kind.
    """

    code: str
    title: str
    title_genitive: str
    file_title: str = ""
    book: str = "приказы по основной деятельности"
    about: str = ""
    needs_opinion: bool = False
    retention_years: int | None = None
    retention: str = ""
    bases: tuple[str, ...] = ()
    published: bool = False
    follow_ups: tuple[FollowUp, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def is_kept_long(self) -> bool:
        """Whether it is kept over ten years, so that its left margin is 30 mm (ГОСТ Р 7.0.97)."""
        return self.retention_years is None or self.retention_years > 10


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActData:
    """The data of one act, checked against the schema of its kind.

    Attributes:
        kind: The code of the kind.
        fields: The values, frozen to the last level.
    """

    kind: str
    fields: Mapping[str, Value]

    def __post_init__(self) -> None:
        frozen = freeze(self.fields)
        assert isinstance(frozen, Mapping)
        object.__setattr__(self, "fields", frozen)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """The number and the date that a signed act receives in the book of orders."""

    number: str
    date: dt.date


def freeze(value: object) -> Value:
    """Return an unchangeable copy of JSON-like data: mappings read-only, lists as tuples.

    Raises:
        TypeError: The data hold something JSON can't hold.
    """
    if isinstance(value, Mapping):
        return types.MappingProxyType({str(key): freeze(item) for key, item in value.items()})
    if isinstance(value, str | int | bool) or value is None:
        return value
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return tuple(freeze(item) for item in value)
    raise TypeError(f"not JSON-like: {type(value).__name__}")
