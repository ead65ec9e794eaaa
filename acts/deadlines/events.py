"""Names of events, documents and bodies: words that may name one, as far as they go."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.event_words import (
    display,
    is_accusative_word,
    is_event_word,
    is_named_word,
    is_nominative_word,
    is_preposition,
)
from acts.deadlines.tokens import Token
from acts.deadlines.words import MONTHS, NUMERALS, ORDINALS, WEEKDAYS, is_known

__all__ = ["read_act", "read_event_words", "read_label", "read_period_words"]

_PERIODS = frozenset({"год", "квартал", "полугодие", "четверть", "триместр", "месяц", "этап"})
# Words of the calendar that may stand in a name: «учебного графика», «отчетного периода».
_ALLOWED_LIST = """
    учебный календарный отчетный установленный случай
    заявка запрос обращение требование поступление график
"""
_ALLOWED = frozenset(_ALLOWED_LIST.split())
_YEARLY_PAPERS = ("план", "график", "программ", "отчет", "анализ", "бюджет", "расписан")
_DOUBTS = ("ориентир", "пример", "предпол", "возмож", "вероят", "желател", "услов", "плановы")
_OF_ACTION = tuple(
    stem + end for stem in ("ени", "ани", "яни", "ыти", "яти") for end in ("я", "ю", "ем", "и", "й")
)
_EACH = ("каждого", "каждой", "каждому", "каждым", "каждом", "каждых")
_OF_EDGE = ("итогам", "итогов", "начала", "началом", "началу", "конца", "концу", "результатам")
_LOCATIVE = ("квартале", "полугодии", "четвертях", "триместре", "месяце", "этапе", "кварталы")
_POSSESSIVES = ("их", "его", "ее")
_LONGEST_LABEL = 6  # words
_SHORTEST_WORD = 4  # letters of a word that is in a label for its own sake
_LONGEST_MARK = 3  # letters of a number's ending: «№ 553-п», «№ 12-ОД»


def read_event_words(cursor: Cursor, *, verbal: bool = False, free: bool = False) -> str:
    """Take the name of an event or a document, as far as words that may name one go.

    At least one word must be a common one: a name of words from the dictionary alone, «по звёздам»,
    says nothing about schools.

    Args:
        cursor: Where to read.
        verbal: Whether a noun of action will do as well: «после доведения лимитов».
        free: Whether any words will do: a count from an event has no date before it comes.
    """
    start = cursor.at
    words: list[str] = []
    while not cursor.ended:
        taken = (
            _of_row(cursor, words)
            or _requisites(cursor, words)
            or _of_year(cursor, words)
            or _word(cursor, words)
        )
        if not taken:
            break
        if taken == ["-"]:
            words[-1] += "-" + display(cursor.peek(-1).text)
        else:
            words += taken
    taken_tokens = cursor.tokens[start : cursor.at]
    if not any(_common(token) or (verbal and _of_action(token)) for token in taken_tokens) and not (
        free and any(_names(token) for token in taken_tokens)
    ):
        cursor.at = start
        return ""
    return " ".join(words)


def _of_action(token: Token) -> bool:
    """Tell «доведения», «открытием», «утверждению»."""
    return token.text.endswith(_OF_ACTION) and _names(token)


def _common(token: Token) -> bool:
    return is_event_word(token.text) or token.lemma in ("пункт", *_PERIODS)


def read_act(cursor: Cursor) -> str:
    """Take what is done: as `read_event_words`, but the first word must be a common one."""
    return read_event_words(cursor) if is_event_word(cursor.peek().text) else ""


def read_label(cursor: Cursor) -> str:
    """Take what is done where nothing else can stand, after a dash or in brackets.

    Any noun or adjective of the dictionary will do, «предварительный», if nothing follows it and
    it casts no doubt on the term: «ориентировочный» does.
    """
    at = cursor.at
    words = read_act(cursor)
    if words and _apart(cursor):
        return words
    cursor.at = at
    taken: list[str] = []
    while len(taken) < _LONGEST_LABEL and (not taken or not _apart(cursor)):
        token = cursor.peek()
        joins = (taken and is_preposition(token.text)) or (not taken and token.text == "день")
        if not (joins or _labels(token)):
            break
        taken.append(display(token.text))
        cursor.step()
    if taken and _apart(cursor) and not is_preposition(taken[-1]) and _begins(taken[0]):
        return " ".join(taken)
    cursor.at = at
    return read_act(cursor)


def read_period_words(cursor: Cursor) -> str:
    """Take «I полугодие», «год», «отчётный период», «2021 год» after «за»."""
    start = cursor.at
    cursor.lemma("отчетный|прошлый|истекший|текущий")
    cursor.lemma("учебный|календарный")
    if cursor.peek().kind == "number" or cursor.ordinal() is not None:
        cursor.step(cursor.peek().kind == "number")
    while cursor.peek().text in ("-", "/") and cursor.peek(1).kind == "number":
        cursor.step(2)
    cursor.lemma("учебный|календарный")
    if not cursor.any_of(("год", "полугодие", "квартал", "месяц", "период", "четверть")):
        cursor.at = start
        return ""
    while cursor.peek().kind == "number" or cursor.peek().lemma == "год":
        cursor.step()
    return " ".join(
        str(token.number) if token.number >= 0 else token.text
        for token in cursor.tokens[start : cursor.at]
    )


def _apart(cursor: Cursor) -> bool:
    return cursor.ended or cursor.gap or cursor.peek().text in (",", ";", ")", "(", "-", ":")


def _begins(word: str) -> bool:
    """Tell a nominative: «заявки», not «филиала»."""
    return is_event_word(word.lower()) or is_nominative_word(word)


def _labels(token: Token) -> bool:
    """Tell a word that may stand in a label, by the list of common ones or by the dictionary."""
    if _names(token):
        return not token.text.startswith(_DOUBTS)
    if token.kind != "word" or len(token.text) < _SHORTEST_WORD or is_known(token.text):
        return False
    return is_nominative_word(token.text) and not token.text.startswith(_DOUBTS)


def _of_row(cursor: Cursor, words: list[str]) -> list[str]:
    """Take «п. 5», «по п. 5», «к пункту 2»: the row says which paper is meant."""
    joined = 1 if words and is_preposition(cursor.peek().text) else 0
    if cursor.peek(joined).lemma != "пункт" or cursor.peek(joined + 1).kind not in (
        "number",
        "pair",
    ):
        return []
    taken = [cursor.peek().text] * joined + ["п.", cursor.peek(joined + 1).text]
    cursor.step(joined + 2)
    return taken


def _requisites(cursor: Cursor, words: list[str]) -> list[str]:
    """Take «от 26.06.2020», «от 26 июня 2020 г.», «№ 553-п» after the name of a paper."""
    if not words:
        return []
    if cursor.peek().text == "№" and cursor.peek(1).kind in ("number", "pair"):
        number = cursor.peek(1).printed
        cursor.step(2)
        tail = cursor.peek(1)
        if cursor.peek().text in "-/" and (
            tail.kind == "number" or (tail.kind == "word" and len(tail.text) <= _LONGEST_MARK)
        ):
            number += cursor.peek().text + tail.printed
            cursor.step(2)
        return ["№", number]
    if cursor.peek().lemma != "от":
        return []
    if cursor.peek(1).kind == "date":
        date = cursor.peek(1).printed
        cursor.step(2)
        cursor.lemma("год")
        return ["от", date]
    day, month, year = (cursor.peek(ahead) for ahead in (1, 2, 3))
    if day.kind == year.kind == "number" and month.text in MONTHS and len(year.text) == 4:
        cursor.step(4)
        cursor.lemma("год")
        return ["от", day.text, month.text, year.text, "года"]
    return []


def _of_year(cursor: Cursor, words: list[str]) -> list[str]:
    """Take «на 2021 год», «за 2020/2021 учебный год» after a paper that is made for a year."""
    if not any(word.startswith(_YEARLY_PAPERS) for word in words):
        return []
    if cursor.peek().lemma not in ("на", "за") or cursor.peek(1).kind != "number":
        return []
    start, ahead = cursor.at, 2
    if cursor.peek(2).text in ("/", "-") and cursor.peek(3).kind == "number":
        ahead = 4
    ahead += cursor.peek(ahead).lemma == "учебный"
    if len(cursor.peek(1).text) != 4 or cursor.peek(ahead).lemma != "год":
        return []
    cursor.step(ahead + 1)
    first, *between = cursor.tokens[start + 1 : cursor.at]
    years = "".join(token.text for token in between if token.kind in ("number", "mark"))
    school = ["учебный"] if cursor.peek(-2).lemma == "учебный" else []
    return [cursor.tokens[start].text, first.text + years, *school, "год"]


def _years(cursor: Cursor) -> list[str]:
    """Take «2022 года», «2022/2023 учебного года»."""
    first, mark, last, school, year = (cursor.peek(ahead) for ahead in range(5))
    if first.kind != "number":
        return []
    if _is_year(cursor):
        cursor.step(2)
        return [first.text, "года"]
    pair = mark.text in ("/", "-") and last.kind == "number"
    if pair and school.lemma == "учебный" and year.lemma == "год":
        cursor.step(5)
        return [f"{first.text}/{last.text}", "учебного", "года"]
    return []


def _word(cursor: Cursor, words: list[str]) -> list[str]:
    token, after = cursor.peek(), cursor.peek(1)
    if words and (token.lemma in _PERIODS or _numbered_period(cursor)):
        cursor.step()
        return [token.text]
    years = _years(cursor) if words else []
    if years:
        return years
    if token.lemma == ("дата" if words else "конец") and _names(after):
        cursor.step()
        return [token.text]
    if _names(token) or (words and token.text in ORDINALS and _names(after)):
        cursor.step()
        return [display(token.text)]
    if token.lemma == "каждый" and token.text in _EACH:
        of_action = bool(words) and words[-1].endswith((*_OF_ACTION, *_OF_EDGE))
        if (not words and _names(after)) or (of_action and (_names(after) or _is_period(after))):
            cursor.step()
            return [token.text]
        return []
    first = token.text in ("о", "в", "на", "от", *_POSSESSIVES)
    if is_preposition(token.text) and (token.text == "и" or words or first):
        period = words and token.text in ("за", "на") and after.lemma in _PERIODS
        if words and token.text in ("в", "на") and _is_aim(after):
            cursor.step(2)
            return [token.text, after.text]
        if not (_names(after) or period) or (token.text == "и" and not words):
            return []
        cursor.step()
        return [token.text]
    if token.text == "-" and words and _hyphenated(cursor):
        cursor.step(2)
        return ["-"]
    return []


def _names(token: Token) -> bool:
    # «ежегодно» is a rhythm, though it looks like a form of «ежегодный».
    if token.kind != "word" or token.text in MONTHS or token.lemma == "ежегодно":
        return False
    if is_event_word(token.text) or token.lemma in _ALLOWED:
        return True
    own = token.lemma or token.text in WEEKDAYS or token.text in ORDINALS or token.text in NUMERALS
    return not own and is_named_word(token.text)


def _is_period(token: Token) -> bool:
    return token.lemma in _PERIODS or token.lemma == "учебный"


def _is_aim(token: Token) -> bool:
    """Tell the last word of «ввода в эксплуатацию», «выхода на пенсию»."""
    return token.kind == "word" and not is_known(token.text) and is_accusative_word(token.text)


def _numbered_period(cursor: Cursor) -> bool:
    """Tell «1 полугодия» from a number that belongs to something else."""
    token = cursor.peek()
    period = cursor.peek(1)
    named = period.lemma in _PERIODS - {"год"} and period.text not in _LOCATIVE
    return token.kind == "number" and named


def _is_year(cursor: Cursor) -> bool:
    return len(cursor.peek().text) == 4 and cursor.peek(1).lemma == "год"


def _hyphenated(cursor: Cursor) -> bool:
    """Tell «план-график», «заявка-анкета» from a dash before the next term."""
    before = cursor.tokens[cursor.at - 1].lemma or cursor.tokens[cursor.at - 1].text
    return before.startswith("план") and cursor.peek(1).lemma == "график"
