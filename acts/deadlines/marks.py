"""Words that govern what stands around them: «далее», «ежегодно», «1 этап», a reporting year."""

from acts.deadlines.calendar_words import read_piece
from acts.deadlines.cursor import Cursor
from acts.deadlines.elements import Mark
from acts.deadlines.events import read_act
from acts.deadlines.pieces import Piece
from acts.deadlines.words import MONTHS, ORDINALS

__all__ = ["read_except", "read_lag", "read_mark", "read_stage"]

_AFTER_MANNER = ("", ",", ";", ":", "-", ")", "(")
_OPENS_LAG = ("отчетный", "год", "следующий")
_OPENS_EXCEPT = ("кроме", "исключение", "за")
_STAGES = ("тур", "смена", "поток", "заезд", "очередь")
_SEASONS = ("зима", "весна", "лето", "осень")


def read_mark(cursor: Cursor) -> Mark | None:
    """Take «далее», «ежегодно», «1 этап», with what is done where it is said."""
    at = cursor.at
    token = cursor.peek()
    if not (token.lemma or token.kind == "number" or token.text in ORDINALS):
        return None
    if cursor.lemma("далее") or cursor.lemma("в", "дальнейший") or cursor.lemma("в", "последующий"):
        each = _years_said(cursor)
        return Mark(name="next", text=_act_of_next(cursor), yearly=each)
    if cursor.lemma("последующий"):
        each = _years_said(cursor)
        act = "" if cursor.peek(-1).lemma == "год" else read_act(cursor)
        if act or cursor.peek(-1).lemma == "год":
            return Mark(name="next", text=act, yearly=each)
        cursor.at = at
    if _yearly_said(cursor):
        return Mark(name="yearly", text=_act_of_yearly(cursor))
    if cursor.lemma("ежегодный"):
        return Mark(name="yearly", text=read_act(cursor))
    if token.lemma == "способ" and (cursor.peek(1).text in _AFTER_MANNER or cursor.ended):
        cursor.step()
        return Mark(name="act", text=token.text)
    if cursor.lemma("этап") and cursor.peek().kind == "number":
        cursor.step()
        return Mark(name="part", text=f"{cursor.tokens[cursor.at - 1].number} этап")
    number = cursor.ordinal()
    name = read_stage(cursor) if number is not None and number > 0 else ""
    return Mark(name="part", text=f"{number} {name}") if name else None


def read_stage(cursor: Cursor) -> str:
    """Take «этап», «тур», «смена» after its number, in the nominative; «1 этапа» is «1 этап»."""
    if cursor.lemma("этап"):
        return "этап"
    name = cursor.peek().text
    if name not in _STAGES:
        return ""
    cursor.step()
    return name


def _years_said(cursor: Cursor) -> bool:
    """Take «[в последующие] годы», and tell that it names each of them."""
    return cursor.lemma("год") and cursor.peek(-1).text in ("годы", "годах", "годов", "гг")


def _yearly_said(cursor: Cursor) -> bool:
    """Take «ежегодно», «каждого года», «каждый учебный год», «из года в год»."""
    if cursor.lemma("ежегодно") or cursor.lemma("год", "от", "год"):
        return True
    at = cursor.at
    cursor.lemma("в")
    if cursor.lemma("каждый", "год") or cursor.lemma("каждый", "учебный|календарный", "год"):
        return True
    cursor.at = at
    # «каждый сентябрь», «каждое 1 сентября», «каждую осень»
    if cursor.lemma("каждый") and (_month_ahead(cursor) or cursor.peek().lemma in _SEASONS):
        return True
    cursor.at = at
    return False


def _month_ahead(cursor: Cursor) -> bool:
    ahead = 1 if cursor.peek().kind == "number" or cursor.peek().text in ORDINALS else 0
    return cursor.peek(ahead).text in MONTHS


def _act_of_next(cursor: Cursor) -> str:
    """Take «[далее] корректировка [по необходимости]», unless the words are a label of a term."""
    at = cursor.at
    act = "" if cursor.peek().lemma.startswith("еже") else read_act(cursor)
    if cursor.peek().text in ("-", ":"):
        cursor.at = at
        return ""
    return act


def _act_of_yearly(cursor: Cursor) -> str:
    """Take «[ежегодно] – актуализация», unless the words are a label of a term."""
    at = cursor.at
    act = _act_of_next(cursor) if cursor.text("-") else ""
    if not act:
        cursor.at = at
    return act


def read_lag(cursor: Cursor) -> Mark | None:
    """Take «[года,] следующего за отчётным [годом]», «отчётного года»."""
    token = cursor.peek()
    if token.lemma not in _OPENS_LAG and token.text != ",":
        return None
    if cursor.lemma("отчетный", "год"):
        return Mark(name="lag", text="same")
    cursor.lemma("год")
    cursor.text(",")
    if cursor.lemma("следующий", "за", "отчетный|истекший|прошлый"):
        cursor.lemma("год|период")
        return Mark(name="lag")
    return None


def read_except(cursor: Cursor) -> Mark | None:
    """Take «кроме июля и августа», «(за исключением летних месяцев)»: the months left out."""
    if cursor.peek().lemma not in _OPENS_EXCEPT and cursor.peek().text != "(":
        return None
    bracket = cursor.text("(")
    if not (cursor.lemma("кроме|исключение") or cursor.lemma("за", "исключение")):
        return None
    months: set[int] = set()
    while True:
        at = cursor.at
        piece = read_piece(cursor)
        last = read_piece(cursor) if piece is not None and cursor.text("-") else piece
        if piece is None or last is None or not _whole_months(piece, last):
            cursor.at = at
            break
        months |= set(range(piece.start.month, last.end.month + 1))
        here = cursor.at
        if not (cursor.text(",") or cursor.lemma("и") or cursor.peek().text in MONTHS):
            here = -1
            break
    if months and here >= 0:
        cursor.at = here
    if not months or (bracket and not cursor.text(")")):
        return None
    return Mark(name="except", text=" ".join(map(str, sorted(months))))


def _whole_months(first: Piece, last: Piece) -> bool:
    whole = first.start.day == 1 and last.end.day == 0
    return whole and not (first.dated or last.dated) and first.start.month <= last.end.month
