"""Rows of the registers, what a file offers to change in them, and what a person has to decide."""

import dataclasses as dc
import enum
import types
from collections.abc import Mapping

from acts.errors import Problem

__all__ = ["ChangeSet", "Conflict", "FieldChange", "OfferedRow", "Row", "RowChange", "RowStatus"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a register as the store keeps it.

    Attributes:
        organization: Id of the organisation.
        table: Key of the table.
        code: Code of the row, unique in its organisation: «mentor-3»; the journal may cite it.
        values: Text by column key, see `ValueKind`; a key without a value is absent.
        excluded: Whether it was taken out of use; it stays for what cites it.
        revision: Revision of the organisation's registers that last changed it.
    """

    organization: str
    table: str
    code: str
    values: Mapping[str, str]
    excluded: bool = False
    revision: int = 0

    def __post_init__(self) -> None:
        kept = {key: value for key, value in self.values.items() if value}
        object.__setattr__(self, "values", types.MappingProxyType(kept))

    def value(self, key: str) -> str:
        """Give a value, or an empty string."""
        return self.values.get(key, "")

    def codes(self, key: str) -> tuple[str, ...]:
        """Give the codes of a column of references."""
        return tuple(one for one in self.value(key).split(";") if one)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRow:
    """A row as a file offers it, checked by itself and not yet compared with the store.

    Attributes:
        table: Key of the table.
        code: Code of the row, or empty for a new one.
        values: Text by column key for every column the file has, empty values too; a column the
            file doesn't have is absent. References hold codes or, where the file named somebody
            in words, the words: the change set resolves them.
        excluded: What its «исключить» says; None where the file doesn't have that column.
        place: Where it is: «лист «Наставники», строка 7».
        cells: Column key → where its value is: «лист «Наставники», D7».
        words: Column key → what the cell says, where a name of the form's lists was read as a
            code: since the export the same name may have come to mean another row as well.
        unread: Keys whose values can't be read; a row with one is checked, but never taken.
    """

    table: str
    code: str
    values: Mapping[str, str]
    excluded: bool | None = None
    place: str = ""
    cells: Mapping[str, str] = dc.field(default_factory=dict)
    words: Mapping[str, str] = dc.field(default_factory=dict)
    unread: tuple[str, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that is about to change: key, what the store has, what it will have."""

    key: str
    before: str
    after: str


class RowStatus(enum.StrEnum):
    """What happens to a row."""

    ADDED = "added"
    CHANGED = "changed"
    EXCLUDED = "excluded"
    RESTORED = "restored"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """What a change set does to one row.

    Attributes:
        status: What happens.
        row: The row as it will be; its revision is set by the store.
        fields: What differs from the store.
        place: Where the file says so.
    """

    status: RowStatus
    row: Row
    fields: tuple[FieldChange, ...]
    place: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field changed on both sides since the export; a person chooses.

    Attributes:
        organization: Id of the organisation.
        table: Key of the table.
        code: Code of the row.
        key: Column, or `EXCLUDED`.
        base: What both started from.
        stored: What the store has.
        offered: What the file has.
        place: Where in the file.
        file: The file's name.
        decided: Whether `stored` is what a person chose over `offered`: it is asked no more.
    """

    organization: str
    table: str
    code: str
    key: str
    base: str
    stored: str
    offered: str
    place: str = ""
    file: str = ""
    decided: bool = False


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What a file would do to an organisation's registers: reviewed first, then taken as a whole.

    Attributes:
        organization: Id of the organisation.
        revision: Revision of the store it was compared with.
        base: Revision the file was exported from; 0 when it never was.
        changes: What it does, in the order of tables and rows.
        conflicts: What a person has to decide; not among the changes.
        problems: What is wrong or asks for a look, each with its cell.
        rejected: How many rows are left out because something is wrong in them.
        unchanged: How many rows are as in the store.
    """

    organization: str
    revision: int
    base: int
    changes: tuple[RowChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    rejected: int = 0
    unchanged: int = 0
