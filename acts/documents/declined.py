"""Texts of the context that have cases: printed as they are, declined when a filter asks.

Such a value is a string like any other. It keeps what it was made from, so that a form is looked
up in the declension of the act (a person's own forms first) and only when somebody asks for it: a
list of two hundred pairs costs nothing until a template declines it. Its attributes begin with an
underscore: the sandbox closes those to templates.
"""

import dataclasses as dc
import enum

from acts.documents.binding import bound
from acts.errors import InputError
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.wording import Wording

__all__ = [
    "Declined",
    "NameOrder",
    "Sort",
    "capitalized",
    "gender_of",
    "in_case",
    "is_in_case",
    "name",
    "numeral",
    "organization",
    "post",
    "shortened",
    "sort_of",
]


class Sort(enum.Enum):
    """What a value is, which says what can be done with it."""

    NAME = enum.auto()
    POST = enum.auto()
    ORGANIZATION = enum.auto()
    NUMERAL = enum.auto()


class NameOrder(enum.Enum):
    """How a person is written."""

    FULL = enum.auto()
    INITIALS_LAST = enum.auto()
    INITIALS_FIRST = enum.auto()


class Declined(str):
    """A text that has cases."""

    __slots__ = ("_case", "_is_capital", "_source")
    _source: "_Source"
    _case: Case | None
    _is_capital: bool


@dc.dataclass(frozen=True, slots=True)
class _Name:
    words: Wording
    person: Person
    order: NameOrder

    def form(self, case: Case) -> str:
        # The nominative is never written down, and needs no gender: it prints as it is.
        rules = names if case is Case.NOMINATIVE else self.words
        if self.order is NameOrder.FULL:
            return rules.full_name(self.person, case)
        if self.order is NameOrder.INITIALS_LAST:
            return rules.initials_last(self.person, case)
        return rules.initials_first(self.person, case)


@dc.dataclass(frozen=True, slots=True)
class _Post:
    words: Wording
    text: str
    person: Person | None

    def form(self, case: Case) -> str:
        try:
            gender = names.gender_of(self.person) if self.person else None
        except InputError:
            gender = None  # a post declines by its own gender
        return self.words.post(self.text, case, gender)


@dc.dataclass(frozen=True, slots=True)
class _Organization:
    words: Wording
    text: str

    def form(self, case: Case) -> str:
        return self.words.organization(self.text, case)


@dc.dataclass(frozen=True, slots=True)
class _Numeral:
    number: int
    gender: Gender

    def form(self, case: Case) -> str:
        from acts.russian.numbers import in_words

        return in_words(self.number, case, self.gender)


_Source = _Name | _Post | _Organization | _Numeral
_SORTS = {
    _Name: Sort.NAME,
    _Post: Sort.POST,
    _Organization: Sort.ORGANIZATION,
    _Numeral: Sort.NUMERAL,
}


def name(words: Wording, person: Person, order: NameOrder = NameOrder.FULL) -> Declined:
    """Write a person's name in the nominative.

    Args:
        words: How words are declined.
        person: The name; its gender may be unknown until a form is asked for.
        order: In full, or with initials.
    """
    source = _Name(words, person, order)
    return _value(source.form(Case.NOMINATIVE), source)


def post(words: Wording, text: str, person: Person | None = None) -> Declined:
    """Write a post in the nominative.

    Args:
        words: How words are declined.
        text: The post.
        person: Who holds it.
    """
    return _value(bound(text), _Post(words, str(text), person))


def organization(words: Wording, text: str) -> Declined:
    """Write the name of an organisation or of a body in the nominative."""
    return _value(bound(text), _Organization(words, str(text)))


def numeral(number: int, gender: Gender) -> Declined:
    """Write a whole number in words.

    Args:
        number: The number.
        gender: Of what is counted.
    """
    source = _Numeral(number, gender)
    return _value(source.form(Case.NOMINATIVE), source)


def sort_of(value: Declined) -> Sort:
    """Say what a value is."""
    return _SORTS[type(value._source)]


def is_in_case(value: Declined) -> bool:
    """Tell whether a case was asked for already, the nominative included."""
    return value._case is not None


def in_case(value: Declined, case: Case) -> Declined:
    """Give the form of a value in a case, with its spaces bound; the nominative is as it prints.

    Args:
        value: In no case yet, see `is_in_case`.
        case: The case wanted.

    Raises:
        InputError: A person whose gender can't be told.
    """
    if not value or case is Case.NOMINATIVE:
        return _value(str(value), value._source, case, is_capital=value._is_capital)
    return _formed(value._source, case, is_capital=value._is_capital)


def shortened(value: Declined) -> Declined:
    """Write a name as the surname and initials, in the case it is in.

    Args:
        value: A name, see `sort_of`.

    Raises:
        InputError: The gender can't be told.
    """
    source = value._source
    assert isinstance(source, _Name)
    if source.order is NameOrder.INITIALS_LAST:
        return value
    short = dc.replace(source, order=NameOrder.INITIALS_LAST)
    return _formed(short, value._case, is_capital=value._is_capital)


def capitalized(value: Declined) -> Declined:
    """Make the first letter a capital, in whatever form is asked for later."""
    text = value[:1].upper() + value[1:]
    return _value(text, value._source, value._case, is_capital=True)


def gender_of(value: Declined) -> Gender | None:
    """Give the gender of the person that a value names, or of who holds the post; else None.

    Raises:
        InputError: It is a person whose gender can't be told.
    """
    source = value._source
    person = source.person if isinstance(source, _Name | _Post) else None
    return names.gender_of(person) if person else None


def _formed(source: _Source, case: Case | None, *, is_capital: bool) -> Declined:
    text = source.form(case or Case.NOMINATIVE)
    if case is not None:
        text = bound(text)
    if is_capital:
        text = text[:1].upper() + text[1:]
    return _value(text, source, case, is_capital=is_capital)


def _value(
    text: str, source: _Source, case: Case | None = None, *, is_capital: bool = False
) -> Declined:
    made = Declined(text)
    made._source = source
    made._case = case
    made._is_capital = is_capital
    return made
