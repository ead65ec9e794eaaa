"""When two rows are the same one: by the keys of their table, spelled in any way."""

import dataclasses as dc
import enum
from collections.abc import Iterable, Mapping

from acts.registers.column import Table, ValueKind
from acts.registers.rows import Row
from acts.russian.look_alikes import fold

__all__ = ["SOFT_KEY", "Likeness", "Match", "hard_key", "likeness", "match", "soft_value"]

# Namesakes are told apart by it, and it is often filled in later than the name.
SOFT_KEY = "birth_date"


class Likeness(enum.Enum):
    """How sure it is that two rows of equal names are one."""

    SAME = enum.auto()
    UNSURE = enum.auto()  # one of them has no birth date
    DIFFERENT = enum.auto()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Stored rows that may be the one offered.

    Attributes:
        row: The one it is, or None.
        doubtful: Codes of those it may be, when nobody but a person can tell.
    """

    row: Row | None = None
    doubtful: tuple[str, ...] = ()


def hard_key(table: Table, values: Mapping[str, str]) -> tuple[str, ...]:
    """Give the values that have to be equal for two rows to be one, folded where the table asks."""
    if table.exact:
        return tuple(values.get(key, "") for key in table.identity)
    return tuple(_folded(table, key, values) for key in table.identity if key != SOFT_KEY)


def soft_value(table: Table, values: Mapping[str, str]) -> str:
    """Give the birth date where it is a part of the identity, or an empty string."""
    return values.get(SOFT_KEY, "") if SOFT_KEY in table.identity else ""


def likeness(one: str, other: str) -> Likeness:
    """Compare the birth dates of two rows whose hard keys are equal."""
    if one == other:
        return Likeness.SAME
    return Likeness.DIFFERENT if one and other else Likeness.UNSURE


def match(table: Table, values: Mapping[str, str], candidates: Iterable[Row]) -> Match:
    """Find the stored row that an offered row without a code is.

    A row of the same name whose birth date is missing on one side is the same one only while
    nothing else in it differs; otherwise a person has to say.

    Args:
        table: Their table.
        values: What is offered, references resolved.
        candidates: Stored rows whose hard key is the same.
    """
    birth = soft_value(table, values)
    judged = [(likeness(birth, soft_value(table, row.values)), row) for row in candidates]
    same = [row for how, row in judged if how is Likeness.SAME]
    unsure = [row for how, row in judged if how is Likeness.UNSURE]
    if len(same) == 1:
        return Match(row=same[0])
    if same:
        living = [row for row in same if not row.excluded]
        if len(living) == 1:
            return Match(row=living[0])
        return Match(doubtful=tuple(row.code for row in same))
    if len(unsure) == 1 and _nothing_differs(values, unsure[0]):
        return Match(row=unsure[0])
    return Match(doubtful=tuple(row.code for row in unsure))


def _nothing_differs(values: Mapping[str, str], row: Row) -> bool:
    return all(
        not value or not row.value(key) or fold(value) == fold(row.value(key))
        for key, value in values.items()
    )


def _folded(table: Table, key: str, values: Mapping[str, str]) -> str:
    value = values.get(key, "")
    if table.column(key).kind is ValueKind.REFERENCES:
        return ";".join(sorted(value.split(";")))
    return fold(value)
