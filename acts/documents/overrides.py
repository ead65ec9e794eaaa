"""A person's last word in the data of an act: forms of words, kept with what they were used for."""

from collections.abc import Iterable, Mapping
from typing import Any

from acts.act import Value
from acts.errors import InputError, Problem
from acts.russian.cases import Case, Gender
from acts.russian.names import Person
from acts.russian.wording import (
    Override,
    Word,
    Wording,
    WordKind,
    has_other_words,
    one_spaced,
    word_of,
)

__all__ = ["OVERRIDES", "with_overrides", "wording_of"]

OVERRIDES = "overrides"  # the field of any kind's data that holds them
_YES = "да"


def wording_of(fields: Mapping[str, Any]) -> Wording:
    """Give the declension that the data of an act ask for.

    Args:
        fields: The data; those of older acts have no such field.

    Raises:
        InputError: A form of a name has more or fewer words than the name.
    """
    read = [_override(one) for one in fields.get(OVERRIDES, ())]
    problems = [
        Problem(
            message="в форме имени не столько слов, сколько в самом имени",
            remedy="Напишите фамилию, имя и отчество полностью, в том же порядке",
            place=f"/{OVERRIDES}/{index}/{case}",
            code="override.words",
        )
        for index, one in enumerate(read)
        for case, form in one.forms.items()
        if has_other_words(one.word, form)
    ]
    if problems:
        raise InputError(problems)
    return Wording(read)


def with_overrides(fields: Mapping[str, Any], known: Iterable[Override]) -> dict[str, Any]:
    """Add to the data of an act what people wrote down about the words in them, and nothing else.

    Args:
        fields: The data; an override they hold already stays.
        known: Everything that was written down.
    """
    own = [dict(one) for one in fields.get(OVERRIDES, ())]
    words = frozenset(_words(fields))
    taken = {_override(one).word for one in own}
    own += (
        _as_fields(one)
        for one in known
        if one.word not in taken and one.word.nominative in words and (one.forms or one.approved)
    )
    return {**fields, OVERRIDES: own} if own else dict(fields)


def _as_fields(one: Override) -> dict[str, Any]:
    return {
        "kind": str(one.word.kind),
        "nominative": one.word.nominative,
        **({"gender": str(one.word.gender)} if one.word.gender else {}),
        **{str(case): form for case, form in one.forms.items()},
        **({"approved": _YES} if one.approved else {}),
    }


def _words(value: Value) -> Iterable[str]:
    """Give everything in the data of an act that may be a nominative: texts and whole names."""
    if isinstance(value, str):
        yield one_spaced(value)
    elif isinstance(value, Mapping):
        parts = (value.get(key) for key in ("surname", "name", "patronymic"))
        surname, name, patronymic = (one if isinstance(one, str) else "" for one in parts)
        if surname:
            yield word_of(Person(surname, name, patronymic)).nominative
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _words(one)


def _override(fields: Mapping[str, Any]) -> Override:
    return Override(
        word=Word(
            kind=WordKind(fields["kind"]),
            nominative=fields["nominative"],
            gender=Gender(fields["gender"]) if fields.get("gender") else None,
        ),
        forms={case: fields[case] for case in Case if fields.get(case)},
        approved=fields.get("approved") == _YES,
    )
