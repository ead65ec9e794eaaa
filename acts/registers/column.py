"""What a register is made of: tables, their columns and how a value is written."""

import dataclasses as dc
import enum

__all__ = ["Choice", "Column", "Personal", "Table", "ValueKind"]

# How long a value may be, by the width it has in the form: names and numbers, names of posts and
# of organisations, sentences. Longer ones paralyse whoever declines or prints them.
_LONGEST = ((30, 200), (36, 500))
_SENTENCES = 4000
_CODES = 20_000  # a reference may name many rows, by whole labels


class ValueKind(enum.StrEnum):
    """How a value is written; in a row it is always text, in the spelling named here."""

    TEXT = "text"
    DATE = "date"  # ISO: 2026-09-01
    INTEGER = "integer"  # digits
    YES_NO = "yes_no"  # «да» or «нет»
    CHOICE = "choice"  # code of a choice
    REFERENCE = "reference"  # code of a row of another table
    REFERENCES = "references"  # codes joined by «;», in the order given


class Personal(enum.StrEnum):
    """What kind of personal data a column holds (152-ФЗ): what is erased, what is never shown."""

    NONE = ""
    IDENTITY = "identity"  # who it is: may be printed in an act, never in a log or the journal
    CONTACT = "contact"
    BIRTH = "birth"
    SENSITIVE = "sensitive"  # never printed in any act


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values a column allows.

    Attributes:
        code: What a row keeps.
        title: What a person reads and picks.
    """

    code: str
    title: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a register.

    Attributes:
        key: Its name in a row and in YAML.
        title: Its heading in the form.
        hint: What to write, one or two sentences.
        sample: An invented value, as a person would type it.
        kind: How the value is written.
        required: Whether a row without it is refused.
        choices: What a choice may be.
        table: Which tables a reference may point into, by key.
        personal: What kind of personal data it holds.
        in_form: Whether the Excel form shows it; the rest is set up once, by a file.
        width: Width in the form, in characters.
    """

    key: str
    title: str
    hint: str
    sample: str = ""
    kind: ValueKind = ValueKind.TEXT
    required: bool = False
    choices: tuple[Choice, ...] = ()
    table: tuple[str, ...] = ()
    personal: Personal = Personal.NONE
    in_form: bool = True
    width: int = 20

    @property
    def longest(self) -> int:
        """How many characters a value may have."""
        if self.kind is ValueKind.REFERENCES:
            return _CODES
        if self.kind is not ValueKind.TEXT:
            return _SENTENCES  # each is read by rules of its own
        return next((most for width, most in _LONGEST if self.width < width), _SENTENCES)

    def choice_title(self, code: str) -> str:
        """Give the title of a choice; an unknown code stays as it is."""
        return next((one.title for one in self.choices if one.code == code), code)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A register: what its rows are called and what they hold.

    Attributes:
        key: Its name in the store and in YAML.
        title: Name of its sheet in the form.
        row_title: What one row is called: «наставник».
        prefix: Beginning of its rows' codes: «mentor» gives «mentor-1».
        columns: Its columns, in the order of the form.
        identity: Keys that together say that two rows without a code are the same one.
        label: Keys whose values, joined by spaces, name a row to a person.
        single: Whether an organisation has exactly one row of it.
        exact: Whether keys spelled differently, by a capital or «ё», mean different rows.
        excludes: Whether its sheet has the column that takes a row out of use.
    """

    key: str
    title: str
    row_title: str
    prefix: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    label: tuple[str, ...]
    single: bool = False
    exact: bool = False
    excludes: bool = True

    def column(self, key: str) -> Column:
        """Find a column by its key.

        Raises:
            KeyError: There is none.
        """
        for one in self.columns:
            if one.key == key:
                return one
        raise KeyError(key)
