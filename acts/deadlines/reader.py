"""The way from a printed deadline to its readings."""

import dataclasses as dc
import re

from acts.deadlines.compose import compose
from acts.deadlines.cursor import Cursor
from acts.deadlines.grammar import read_elements
from acts.deadlines.questions import APPROXIMATE, FOOTNOTE, separate
from acts.deadlines.reading import IMPOSSIBLE_LEAD, Context, Kind, Outcome, Reading, Status
from acts.deadlines.resolve import impossible
from acts.deadlines.tokens import LIMIT, Token, tokenize

__all__ = ["read"]

_EMPTY = frozenset({"", "-"})
_IMPOSSIBLE = re.compile(
    IMPOSSIBLE_LEAD + ": (?P<why>такого [а-я]+ нет|такой [а-я]+ нет|конец раньше начала)"
)
_SAID_NOTHING = (
    ["нет"],
    ["без", "срок"],
    ["срок", "нет"],
    ["не", "установленный"],
    ["срок", "не", "установленный"],
    ["отсутствует"],
)


def read(text: str, context: Context) -> Outcome:
    """Read a deadline as printed; no string raises an error.

    Args:
        text: The wording; no more than 500 characters of it are read.
        context: The order's date and the plan's period, from which a missing year is taken.
    """
    why = _IMPOSSIBLE.fullmatch(text.strip().lower())
    if why is not None:
        return _outcome(text, [impossible(why["why"])], ())
    tokens = tokenize(text)
    cut = (f"Срок длиннее {LIMIT} знаков: прочитано только начало.",) if len(text) > LIMIT else ()
    cursor = Cursor(tokens)
    if _says_nothing(cursor):
        return Outcome(text=text, status=Status.UNDERSTOOD, readings=(Reading(kind=Kind.NONE),))
    elements, left = read_elements(cursor)
    readings, unused = compose(elements, context)
    for element in unused:
        left += cursor.tokens[element.first : element.last]
    left = sorted({token.start: token for token in left}.values(), key=lambda token: token.start)
    if not (readings or left):
        left = [token for token in cursor.tokens if token.kind in ("word", "number")]
    leftover = tuple(token.printed for token in left)
    if leftover or not readings:
        places = _runs(text, left)
        names = ", ".join(f"«{text[start:end]}»" for start, end in places)
        question = f"Не поняты слова: {names}. Как читать срок?" if names else "Как читать срок?"
        return Outcome(
            text=text,
            status=Status.NOT_UNDERSTOOD,
            readings=tuple(readings),
            leftover=leftover,
            places=places,
            questions=(question, *cut),
        )
    if cursor.footnoted:
        readings = [_asking(reading, FOOTNOTE) for reading in readings]
    if cursor.approximate:
        readings = [_asking(reading, APPROXIMATE) for reading in readings]
    return _outcome(text, readings, cut)


def _asking(reading: Reading, question: str) -> Reading:
    return dc.replace(reading, question=" ".join(filter(None, (reading.question, question))))


def _outcome(text: str, readings: list[Reading], cut: tuple[str, ...]) -> Outcome:
    unique = tuple(dict.fromkeys(readings))
    asked = [question for reading in unique for question in separate(reading.question)]
    questions = tuple(dict.fromkeys(asked)) + cut
    if any(reading.kind is Kind.IMPOSSIBLE for reading in unique):
        status = Status.IMPOSSIBLE
    else:
        status = Status.AMBIGUOUS if questions else Status.UNDERSTOOD
    return Outcome(text=text, status=status, readings=unique, questions=questions)


def _says_nothing(cursor: Cursor) -> bool:
    if all(token.text in _EMPTY or token.text[0] == "_" for token in cursor.tokens):
        return not cursor.approximate
    words = [token.lemma or token.text for token in cursor.tokens if token.text not in _EMPTY]
    return words in _SAID_NOTHING


def _runs(text: str, left: list[Token]) -> tuple[tuple[int, int], ...]:
    """Join neighbours: «кроме филиала» is one stretch of the wording, not two."""
    runs: list[tuple[int, int]] = []
    for token in left:
        if runs and not text[runs[-1][1] : token.start].strip(" .\u00a0"):
            runs[-1] = runs[-1][0], token.end
        else:
            runs.append((token.start, token.end))
    return tuple(runs)
