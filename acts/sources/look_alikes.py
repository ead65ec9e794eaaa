"""Warnings about Latin letters that look Russian inside Russian words."""

from collections.abc import Iterable

from acts.errors import Problem, Severity
from acts.russian.look_alikes import mixed_words, nearest

__all__ = ["mixed_words", "nearest", "warnings"]


def warnings(texts: Iterable[tuple[str, str, str]]) -> tuple[Problem, ...]:
    """Warn about mixed words.

    Args:
        texts: File, place and text; of the text only the one letter is printed.
    """
    return tuple(
        Problem(
            message=f"в русском слове латинская буква «{letter}», знак {position}",
            remedy="Наберите её по-русски",
            file=file,
            place=place,
            code="text.look-alike",
            severity=Severity.WARNING,
        )
        for file, place, text in texts
        for letter, position in mixed_words(text)
    )
