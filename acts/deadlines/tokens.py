"""Text to tokens: typing habits are ironed out here, and nothing is thrown away."""

import dataclasses as dc
import re
import unicodedata
from collections.abc import Iterator

from acts.deadlines.words import is_known, lemma

__all__ = ["LIMIT", "Token", "tokenize"]

LIMIT = 500

_DASHES = dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2e3a\u2e3b", "-"
)
_QUOTES = dict.fromkeys("«»„“”‟\"'’‘‚‹›", " ")
_SPACES = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " ")
_SPACES |= dict.fromkeys("\u200a\u202f\u205f\u3000\t", " ")
_LINES = dict.fromkeys("⏎\r\v\f\u0085\u2028\u2029", "\n")
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_TABLE = str.maketrans({**_DASHES, **_QUOTES, **_SPACES, **_LINES, **_INVISIBLE})
_LETTERS = str.maketrans({"ё": "е"})
# Latin letters that look like Cyrillic ones, in either case.
_LOOK_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")
_ROMAN_SHAPES = str.maketrans({"і": "i", "х": "x"})
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip

_PATTERN = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<date>[0-9]{1,2}[ ]?\.[ ]?[0-9]{1,2}[ ]?\.[ ]?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{1,2}(?P<between>[/-])[0-9]{1,2}(?P=between)[0-9]{4}(?![0-9]))"
    r"|(?P<pair>[0-9]{1,2}\.[0-9]{1,2}(?![0-9]))"
    r"|(?P<time>[0-9]{1,2}:[0-9]{2}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r"(?:-?(?:ого|его|ому|ему|ый|ий|ой|ая|ое|ые|ых|го|му|ми|ти|й|[её]|я|х|м|ю)(?![^\W\d_]))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<line>\n)"
    r"|(?P<space>[ ]+)"
    r"|(?P<mark>.)",
    re.IGNORECASE,
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of a deadline.

    Attributes:
        kind: date, pair («01.10»), time, number, word, line or mark.
        text: In small letters, ё as е, Latin look-alikes as Cyrillic.
        printed: As it stands in the wording.
        number: The value of a number, Arabic or Roman.
        date: The parts of a date as (year, month, day), not checked.
        lemma: The dictionary form of a word with a meaning of its own.
    """

    kind: str
    text: str
    printed: str
    number: int = -1
    date: tuple[int, int, int] = (0, 0, 0)
    lemma: str = ""


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a wording, of which no more than `LIMIT` characters are looked at."""
    clean = unicodedata.normalize("NFC", text[:LIMIT]).replace("\r\n", "\n").translate(_TABLE)
    return tuple(_join_broken(list(_scan(clean))))


def _scan(clean: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(clean):
        kind, printed = str(match.lastgroup), match.group()
        if kind == "space":
            continue
        if kind == "word":
            yield _word(printed)
        elif kind in ("date", "iso"):
            parts = [int(part) for part in re.findall(r"[0-9]+", printed)]
            year, month, day = parts if kind == "iso" else reversed(parts)
            year += 2000 if year < 100 else 0
            yield Token(kind="date", text=printed, printed=printed, date=(year, month, day))
        elif kind == "number":
            digits = match["number"]
            yield Token(kind=kind, text=digits, printed=printed, number=int(digits))
        else:
            yield Token(kind=kind, text=printed, printed=printed)


def _word(printed: str) -> Token:
    text = printed.lower().translate(_LETTERS)
    roman = text.translate(_ROMAN_SHAPES)
    if roman in _ROMAN and text != "х":
        return Token(kind="number", text=roman, printed=printed, number=_ROMAN[roman])
    text = text.translate(_LOOK_ALIKE)
    return Token(kind="word", text=text, printed=printed, lemma=lemma(text))


def _join_broken(tokens: list[Token]) -> Iterator[Token]:
    """Put together words broken by a line: «сен-⏎тябрь»; a range «июнь-⏎июль» stays a range."""
    at = 0
    while at < len(tokens):
        size, joined = _broken_at(tokens, at)
        if joined:
            yield joined
        elif tokens[at].kind != "line" or at + 1 < len(tokens):
            yield tokens[at]
        at += size


def _broken_at(tokens: list[Token], at: int) -> tuple[int, Token | None]:
    first = tokens[at]
    if first.kind != "word":
        return 1, None
    end = at + 1
    while end < len(tokens) and end - at <= 3 and tokens[end].text in ("-", "\n"):
        end += 1
    if end >= len(tokens) or tokens[end].kind != "word":
        return 1, None
    second = tokens[end]
    joined = first.text + second.text
    if is_known(joined) and not (is_known(first.text) and is_known(second.text)):
        return end - at + 1, Token(
            kind="word", text=joined, printed=first.printed + second.printed, lemma=lemma(joined)
        )
    return 1, None
