"""The way from a printed deadline to its readings."""

from acts.deadlines.compose import compose
from acts.deadlines.cursor import Cursor
from acts.deadlines.grammar import read_elements
from acts.deadlines.tokens import LIMIT, Token, tokenize
from acts.deadlines.values import Context, Kind, Outcome, Reading, Status
from acts.deadlines.words import is_known

__all__ = ["read"]

_EMPTY = ("", "-", "--", "---")
_PUNCTUATION = frozenset(",;:()-")


def read(text: str, context: Context) -> Outcome:
    """Read a deadline as printed; no string raises an error.

    Args:
        text: The wording; no more than 500 characters of it are read.
        context: The order's date and the plan's period, from which a missing year is taken.
    """
    tokens = tokenize(text)
    cut = (f"Срок длиннее {LIMIT} знаков: прочитано только начало.",) if len(text) > LIMIT else ()
    cursor = Cursor(tokens)
    if _says_nothing(cursor):
        return Outcome(text=text, status=Status.UNDERSTOOD, readings=(Reading(kind=Kind.NONE),))
    elements, left = read_elements(cursor)
    readings, unused = compose(elements, context)
    for element in unused:
        left += cursor.tokens[element.first : element.last]
    unknown = tuple(token.printed for token in left if _is_foreign(token))
    # Words from outside the vocabulary are named alone: they are what stopped the reading.
    leftover = unknown or tuple(token.printed for token in left if token.kind != "line")
    if leftover or not readings:
        names = ", ".join(f"«{word}»" for word in leftover)
        question = f"Не поняты слова: {names}. Как читать срок?" if names else "Как читать срок?"
        return Outcome(
            text=text,
            status=Status.NOT_UNDERSTOOD,
            readings=tuple(readings),
            leftover=leftover,
            questions=(question, *cut),
        )
    unique = tuple(dict.fromkeys(readings))
    questions = tuple(dict.fromkeys(r.question for r in unique if r.question)) + cut
    if any(reading.kind is Kind.IMPOSSIBLE for reading in unique):
        status = Status.IMPOSSIBLE
    else:
        status = Status.AMBIGUOUS if questions else Status.UNDERSTOOD
    return Outcome(text=text, status=status, readings=unique, questions=questions)


def _says_nothing(cursor: Cursor) -> bool:
    if "".join(token.text for token in cursor.tokens) in _EMPTY:
        return True
    return len(cursor.tokens) == 1 and cursor.peek().lemma == "нет"


def _is_foreign(token: Token) -> bool:
    if token.kind == "word":
        return not is_known(token.text)
    return token.kind == "mark" and token.text not in _PUNCTUATION and token.text not in "/№"
