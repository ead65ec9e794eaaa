"""Names of events, documents and bodies: known words only, as far as they go."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.tokens import Token
from acts.deadlines.words import MONTHS, display, is_event_word, is_preposition

__all__ = ["read_event_words"]

_PERIODS = frozenset({"год", "квартал", "полугодие", "четверть", "триместр", "месяц", "этап"})


def read_event_words(cursor: Cursor) -> str:
    """Take the name of an event or a document: known words only, as far as they go."""
    words: list[str] = []
    while not cursor.ended:
        token = cursor.peek()
        if token.lemma == "пункт" and cursor.peek(1).kind in ("number", "pair"):
            words += ["п.", cursor.peek(1).text]
            cursor.step(2)
        elif words and _of_row(cursor):
            words += [token.text, "п.", cursor.peek(2).text]
            cursor.step(3)
        elif words and (token.lemma in _PERIODS or _numbered_period(cursor)):
            words.append(token.text)
            cursor.step()
        elif token.kind == "number" and words and _is_year(cursor):
            words += [token.text, "года"]
            cursor.step()
            cursor.lemma("год")
        elif _names(token):
            words.append(display(token.text))
            cursor.step()
        elif is_preposition(token.text) and (token.text == "и" or words or token.text in "оввна"):
            if not _names(cursor.peek(1)) or (token.text == "и" and not words):
                break
            words.append(token.text)
            cursor.step()
        elif token.text == "-" and words and _hyphenated(cursor):
            words[-1] += "-" + display(cursor.peek(1).text)
            cursor.step(2)
        else:
            break
    return " ".join(words)


def _of_row(cursor: Cursor) -> bool:
    """Tell «[приказ] по п. 5», «[решение] к пункту 2»: the row says which paper is meant."""
    if not is_preposition(cursor.peek().text) or cursor.peek(1).lemma != "пункт":
        return False
    return cursor.peek(2).kind in ("number", "pair")


def _names(token: Token) -> bool:
    # «ежегодно» is a rhythm, though it looks like a form of «ежегодный».
    if token.kind != "word" or token.text in MONTHS or token.lemma == "ежегодно":
        return False
    return is_event_word(token.text) or token.lemma in ("учебный", "календарный", "отчетный")


def _numbered_period(cursor: Cursor) -> bool:
    """Tell «1 полугодия» from a number that belongs to something else."""
    token = cursor.peek()
    return token.kind == "number" and cursor.peek(1).lemma in _PERIODS - {"год"}


def _is_year(cursor: Cursor) -> bool:
    return len(cursor.peek().text) == 4 and cursor.peek(1).lemma == "год"


def _hyphenated(cursor: Cursor) -> bool:
    """Tell «план-график», «заявка-анкета» from a dash before the next term."""
    before = cursor.tokens[cursor.at - 1].lemma or cursor.tokens[cursor.at - 1].text
    return before.startswith("план") and cursor.peek(1).lemma == "график"
