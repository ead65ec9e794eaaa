"""A phrase cut into words, numbers, spaces and signs."""

import re

from acts.russian.morphology import readings

__all__ = ["split"]

_TOKEN = re.compile(r"\s+|\d*[^\W\d_]+(?:[-‑][^\W\d_]+)*|\d+(?:-[а-я]+)?|.", re.DOTALL)


def split(text: str) -> list[str]:
    """Cut into words, numbers, spaces and signs; «школа-детский» is two words and a dash."""
    tokens: list[str] = []
    for piece in _TOKEN.findall(text):
        pieces = piece.split("-")
        # «Улан-Удэнский» is one word: its second capital says so.
        one_word = len(pieces) != 2 or (pieces[1][:1].isupper() and not piece.isupper())
        if not one_word and _is_noun(pieces[0]) and _is_only_adjective(pieces[1]):
            tokens += [pieces[0], "-", pieces[1]]
        else:
            tokens.append(piece)
    return tokens


def _is_noun(word: str) -> bool:
    return any(reading.noun and not reading.plural and reading.known for reading in readings(word))


def _is_only_adjective(word: str) -> bool:
    found = readings(word)
    return bool(found) and not any(reading.noun for reading in found)
