"""A place in the tokens of a deadline that a rule reads from and steps back to."""

import functools
from collections.abc import Collection, Sequence

from acts.deadlines.tokens import Token
from acts.deadlines.words import NUMERALS, ORDINALS

__all__ = ["Cursor"]

_END = Token(kind="end", text="", printed="")
_MOST = 999  # of anything: a larger amount is a slip, and its date may not exist
# Words that only say that a term isn't certain.
_ABOUT = ("ориентировочно", "предварительно", "предположительно", "приблизительно")
_SOFT = (".", "\n")
_ENDS = (_END,) * 8


@functools.cache
def _choices(name: str) -> frozenset[str]:
    """Take «до|к» apart."""
    return frozenset(name.split("|"))


class Cursor:
    """The tokens of one deadline and the place reached.

    Full stops and line breaks are soft: a rule doesn't see them, only `gap` tells that one stood
    before a token; of the signs of footnotes, `footnoted` tells that there is one, and
    `approximate` that a word like «ориентировочно» was said.

    Args:
        tokens: All tokens of the wording.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens: list[Token] = []
        self._gaps: list[str] = []
        self.footnoted = self.approximate = False
        gap, slashed = "", False
        for token in tokens:
            if token.kind == "note":
                self.footnoted = True
                continue
            if token.text in _ABOUT:
                # «октябрь – ориентировочно»: the dash belongs to the word.
                self.approximate = True
                if self.tokens and self.tokens[-1].text == "-":
                    self.tokens.pop()
                    gap = self._gaps.pop() + gap
                continue
            if token.text in _SOFT:
                gap += token.text
                continue
            slashed = slashed or token.text == "/"
            self.tokens.append(token)
            self._gaps.append(gap)
            gap = ""
        if [one.text for one in self.tokens[:2]] in (["срок", "-"], ["срок", ":"]):
            # «Срок: в течение года»: the heading of the column, said again.
            gone = 2 if self.tokens[2:] else 0
            del self.tokens[:gone], self._gaps[:gone]
        self.at = 0
        # Rules look a few tokens ahead: past the end they find tokens of kind `end`.
        self._padded = [*self.tokens, *_ENDS]
        self._lemmas = [token.lemma for token in self._padded]
        # Whether a school year may be named at all.
        self.schooled = slashed or "учебный" in self._lemmas

    def peek(self, ahead: int = 0) -> Token:
        """Return the token so far ahead, or a token of kind `end`."""
        place = self.at + ahead
        return self._padded[place] if 0 <= place < len(self._padded) else _END

    @property
    def gap(self) -> bool:
        """Whether a full stop or a line break stands before the next token."""
        return self.at < len(self._gaps) and bool(self._gaps[self.at])

    @property
    def line(self) -> bool:
        """Whether a line break stands before the next token."""
        return self.at < len(self._gaps) and "\n" in self._gaps[self.at]

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.tokens)

    def step(self, count: int = 1) -> None:
        """Take tokens."""
        self.at += count

    def lemma(self, *names: str) -> bool:
        """Take the next tokens if they are these words in this order; `a|b` allows either."""
        place, lemmas = self.at, self._lemmas
        for name in names:
            found = lemmas[place] if place < len(lemmas) else ""
            if found != name and (not found or found not in _choices(name)):
                return False
            place += 1
        self.at = place
        return True

    def text(self, *texts: str) -> bool:
        """Take the next tokens if they read so exactly."""
        place = self.at
        for text in texts:
            if place >= len(self._padded) or self._padded[place].text != text:
                return False
            place += 1
        self.at = place
        return True

    def any_of(self, names: Collection[str]) -> str:
        """Take the next token if its lemma is one of these; return the lemma."""
        found = self.peek().lemma
        if found and found in names:
            self.step()
            return found
        return ""

    def count(self) -> int | None:
        """Take a number in figures or words, with its repetition in brackets: «10 (десяти)»."""
        token = self.peek()
        value = token.number if token.kind == "number" else NUMERALS.get(token.text)
        if value is None or value > _MOST:
            return None
        self.step()
        inner = NUMERALS.get(self.peek(1).text)
        if self.peek().text == "(" and self.peek(2).text == ")" and inner == value:
            self.step(3)
        return value

    def ordinal(self) -> int | None:
        """Take «1-й», «I», «первый», «двадцать первый», «последний» (-1)."""
        token = self.peek()
        value = token.number if token.kind == "number" else ORDINALS.get(token.text)
        tens = NUMERALS.get(token.text) if value is None else None
        if tens in (20, 30):
            units = ORDINALS.get(self.peek(1).text, 0)
            value = tens + units if 1 <= units <= 9 else None
            self.step(value is not None)
        if value is not None:
            self.step()
        return value
