"""Words of an act that deserve a look and got none: said on screen, never inside the act."""

from collections.abc import Iterable

from acts.errors import Problem, Severity
from acts.russian.cases import Case
from acts.russian.wording import Override, Word, Wording

__all__ = ["UNCHECKED", "unchecked_problem", "unchecked_words"]

UNCHECKED = "wording.unchecked"


def unchecked_words(
    words: Wording, organization: str, *, known: Iterable[Override] = ()
) -> tuple[Problem, ...]:
    """Say how many words of an act deserve a look; no word is named.

    Args:
        words: The declension the act used.
        organization: Id of whoever issues it.
        known: What people wrote down meanwhile: a word they approved in the very forms that the
            act has is looked at.
    """
    now = Wording(known)
    count = sum(not _is_looked_at(one, words, now) for one in words.doubtful)
    return (unchecked_problem(count, organization),) if count else ()


def unchecked_problem(count: int, organization: str = "") -> Problem:
    """Say that words deserve a look.

    Args:
        count: How many.
        organization: Id of whoever issues the act; empty where there is no workspace.
    """
    look = f"acts names check --organization {organization}" if organization else ""
    return Problem(
        message=f"в тексте есть слова, чьи падежи стоит проверить: {count}",
        remedy=f"Посмотрите их и сформируйте проект заново: {look}"
        if look
        else "В рабочей папке их показывает acts names check; в файле данных проверенное "
        "записывают в overrides с «approved: да»",
        code=UNCHECKED,
        severity=Severity.WARNING,
    )


def _is_looked_at(word: Word, words: Wording, now: Wording) -> bool:
    return now.is_approved(word) and all(
        now.decline(word, case) == words.decline(word, case) for case in Case
    )
