"""Words that heed a person: forms somebody wrote down come first, our rules do the rest.

No rules get every name, post and organisation, so the bearer's own word is the last one: an
override holds any of the forms of one nominative, and an approved one needs no second look.
"""

import dataclasses as dc
import enum
import functools
import types
from collections.abc import Iterable, Mapping

from acts.errors import InputError
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.typography import typeset

__all__ = [
    "Override",
    "Word",
    "WordKind",
    "Wording",
    "has_other_words",
    "one_spaced",
    "person_of",
    "reasons",
    "word_of",
]


class WordKind(enum.StrEnum):
    """What sort of word is declined, by the names of `acts decline`."""

    PERSON = "person"
    TITLE = "title"
    ORGANIZATION = "organization"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What is declined: the key that forms are written down under.

    Attributes:
        kind: A person, a post or an organisation.
        nominative: With one space between words; a person as «Фамилия Имя Отчество».
        gender: Of a person; None is any.
        person: The same name part by part, where it is one.
    """

    kind: WordKind
    nominative: str
    gender: Gender | None = None
    person: Person | None = dc.field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nominative", one_spaced(self.nominative))


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person's last word on some forms of one word.

    Attributes:
        word: Whose forms they are.
        forms: By case, any of them; the rest is ours.
        approved: Whether somebody looked at all of the forms.
    """

    word: Word
    forms: Mapping[Case, str]
    approved: bool = False

    def __post_init__(self) -> None:
        kept = {
            Case(case): one_spaced(form)
            for case, form in self.forms.items()
            if form.strip() and Case(case) is not Case.NOMINATIVE
        }
        object.__setattr__(self, "forms", types.MappingProxyType(kept))


class Wording:
    """Declension of everything that one act prints, a person's last word first.

    Args:
        overrides: What people wrote down; of two of one word the later wins.
    """

    def __init__(self, overrides: Iterable[Override] = ()) -> None:
        self._known = {_key(one.word): one for one in overrides}
        self._asked: dict[Word, None] = {}

    @property
    def asked(self) -> tuple[Word, ...]:
        """The words that were asked for in a case that is not the nominative, in that order."""
        return tuple(self._asked)

    @property
    def doubtful(self) -> tuple[Word, ...]:
        """Those asked for that deserve a look and got none, see `reasons`."""
        return tuple(one for one in self._asked if not self.is_approved(one) and reasons(one))

    def full_name(self, person: Person, case: Case) -> str:
        """Write «Иванову Ивану Ивановичу».

        Raises:
            InputError: The gender can't be told and the case isn't the nominative.
        """
        return self._form(word_of(person), case) or names.full_name(person, case)

    def initials_last(self, person: Person, case: Case) -> str:
        """Write «Иванову И.И.», see `acts.russian.names.initials_last`."""
        surname = self._surname(person, case)
        if not surname:
            return names.initials_last(person, case)
        return names.initials_last(dc.replace(person, surname=surname), Case.NOMINATIVE)

    def initials_first(self, person: Person, case: Case) -> str:
        """Write «И.И. Иванову», see `acts.russian.names.initials_first`."""
        surname = self._surname(person, case)
        if not surname:
            return names.initials_first(person, case)
        return names.initials_first(dc.replace(person, surname=surname), Case.NOMINATIVE)

    def post(self, text: str, case: Case, gender: Gender | None = None) -> str:
        """Decline a post.

        Args:
            text: The post in the nominative.
            case: The case wanted.
            gender: Of who holds it; only forms written down for that gender depend on it.
        """
        from acts.russian.phrases import decline_post

        word = Word(kind=WordKind.TITLE, nominative=text, gender=gender)
        return self._form(word, case) or decline_post(text, case, gender)

    def organization(self, text: str, case: Case) -> str:
        """Decline the name of an organisation or of a body."""
        from acts.russian.phrases import decline_organization

        word = Word(kind=WordKind.ORGANIZATION, nominative=text)
        return self._form(word, case) or decline_organization(text, case)

    def decline(self, word: Word, case: Case) -> str:
        """Decline any word in full.

        Raises:
            InputError: It is a person whose gender can't be told.
        """
        if word.kind is WordKind.PERSON:
            return self.full_name(person_of(word), case)
        if word.kind is WordKind.TITLE:
            return self.post(word.nominative, case, word.gender)
        return self.organization(word.nominative, case)

    def override(self, word: Word) -> Override | None:
        """Find what a person wrote down: for this gender first, then for any."""
        return self._known.get(_key(word)) or self._known.get((word.kind, word.nominative, None))

    def is_approved(self, word: Word) -> bool:
        """Tell whether somebody looked at its forms."""
        found = self.override(word)
        return found is not None and found.approved

    def _form(self, word: Word, case: Case) -> str:
        if case is Case.NOMINATIVE:
            return ""
        # A post declines by its own gender, so that it is one word whoever holds it.
        is_title = word.kind is WordKind.TITLE
        self._asked[dc.replace(word, gender=None) if is_title else word] = None
        found = self.override(word)
        return found.forms.get(case, "") if found else ""

    def _surname(self, person: Person, case: Case) -> str:
        """Cut the surname out of a whole name that was written down: as many words as it has."""
        form = self._form(word_of(person), case)
        alone = dc.replace(person, name="", patronymic="")
        return " ".join(form.split()[: len(names.full_name(alone, Case.NOMINATIVE).split())])


def reasons(word: Word) -> tuple[str, ...]:
    """Say in Russian why a person should look at the forms of a word; empty when nothing is odd."""
    if word.kind is WordKind.PERSON:
        return names.review(person_of(word))
    from acts.russian.phrases import review_phrase

    return review_phrase(word.nominative)


def person_of(word: Word) -> Person:
    """Give a person's name part by part, as it was given or read from the nominative.

    Raises:
        InputError: The parts can't be told apart.
    """
    person = word.person or names.parse_person(word.nominative)
    return dc.replace(person, gender=person.gender or word.gender)


@functools.lru_cache(maxsize=8192)
def one_spaced(text: str) -> str:
    """Put one plain space between the words of a text, where documents have one: «№ 5».

    >>> one_spaced("лицей  №5")
    'лицей № 5'
    """
    return " ".join(typeset(text).split())


def has_other_words(word: Word, form: str) -> bool:
    """Tell whether a form of a person's name has more or fewer words than the nominative."""
    counted = word.kind is WordKind.PERSON
    return counted and len(form.split()) != len(word.nominative.split())


def word_of(person: Person) -> Word:
    """Give the key that forms of a person's name are written down under; gender None is unknown."""
    nominative = names.full_name(person, Case.NOMINATIVE)
    try:
        gender = names.gender_of(person)
    except InputError:
        gender = None  # asked again by the rules, which say what to do
    return Word(kind=WordKind.PERSON, nominative=nominative, gender=gender, person=person)


def _key(word: Word) -> tuple[WordKind, str, Gender | None]:
    return word.kind, word.nominative, word.gender
