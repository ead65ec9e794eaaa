"""What a person says gets into the journal by one door, where nothing can be erased later."""

import dataclasses as dc
from collections.abc import Mapping

from acts.errors import InputError
from acts.journal import Details
from acts.personal_data import unrecordable

__all__ = ["refuse_unrecordable", "refuse_words"]

_NO_TEXT = frozenset({"file_digest", "answer"})


def refuse_unrecordable(
    details: Details, *, reason: str = "", places: Mapping[str, str] | None = None
) -> None:
    """Refuse texts that the journal must not hold, all of them at once (152-ФЗ, ст. 5 ч. 5).

    Args:
        details: What is about to be recorded.
        reason: The remark or reason beside it.
        places: What a person calls a field, where it is called otherwise than in the journal.

    Raises:
        InputError: A text is too long, names a person or holds characters no text holds.
    """
    texts = {"reason": reason}
    texts |= {
        field.name: value
        for field in dc.fields(details)
        if field.name not in _NO_TEXT and isinstance(value := getattr(details, field.name), str)
    }
    named = places or {}
    refuse_words({named.get(name, name): text for name, text in texts.items()})


def refuse_words(texts: Mapping[str, str]) -> None:
    """Refuse texts that must not stay for good, all of them at once.

    Args:
        texts: Each by the place it was given at.

    Raises:
        InputError: A text is too long, names a person or holds characters no text holds.
    """
    problems = [
        problem for place, text in texts.items() for problem in unrecordable(text, place=place)
    ]
    if problems:
        raise InputError(problems)
