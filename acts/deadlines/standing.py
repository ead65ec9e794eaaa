"""Terms without a day of their own: lasting, on demand, or fixed by a document or an event."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.events import read_event_words
from acts.deadlines.relative import from_anchor
from acts.deadlines.values import Kind, Reading

__all__ = ["read_standing"]

_ASK_NO_DATE = "Какой датой или документом установлен срок?"
_ASK_HOLIDAYS = "Какие даты каникул установлены календарным учебным графиком?"
_ASK_YEAR = "Год календарный или учебный?"
_ASK_REGULAR = "С какой периодичностью?"
# «период реализации ЦМН», «срок действия программы»: the plan's own period.
_PLAN_LIST = "реализац действи внедрен программ план карт дорожн целев модел наставнич цмн проект"
_PLAN_WORDS = tuple(_PLAN_LIST.split())
_LEADS = (
    (("по", "мера"), "по мере"),
    (("в", "соответствие", "с"), "в соответствии с"),
    (("согласно",), "согласно"),
    (("до", "день|дата|момент"), "до дня"),
    (("до",), "до"),
    (("после",), "после"),
    (("по",), "по"),
    (("при",), "при"),
    (("в", "период"), "в период"),
    (("на", "период"), "на период"),
    (("в", "день"), "в дни"),
    (("на", "момент"), "на момент"),
)


def read_standing(cursor: Cursor) -> Reading | None:
    """Take a lasting term, a demand, or a term fixed by a document or an event."""
    at = cursor.at
    for rule in (_lasting, _demand, _from_order, _elsewhere):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return None


def _lasting(cursor: Cursor) -> Reading | None:
    if cursor.lemma("постоянно") or (cursor.lemma("на", "постоянно") and cursor.lemma("основа")):
        return Reading(kind=Kind.CONTINUOUS, scope="plan")
    if cursor.lemma("систематически"):
        return Reading(kind=Kind.CONTINUOUS, scope="none", question=_ASK_REGULAR)
    if cursor.lemma("круглогодично"):
        cursor.lemma("год")
        return Reading(kind=Kind.CONTINUOUS, scope="year")
    lasting = cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение")
    prefixed = lasting or cursor.lemma("на")
    whole = cursor.lemma("весь")
    if not (prefixed or whole):
        return None
    cursor.lemma("текущий|следующий")
    if cursor.lemma("учебный", "год"):
        return Reading(kind=Kind.CONTINUOUS, scope="school-year")
    if cursor.lemma("календарный", "год"):
        return Reading(kind=Kind.CONTINUOUS, scope="year")
    if (lasting or whole) and cursor.lemma("год"):
        return Reading(kind=Kind.CONTINUOUS, scope="year", question=_ASK_YEAR)
    if cursor.lemma("период|срок"):
        words = read_event_words(cursor)
        if words or lasting or whole:
            return Reading(kind=Kind.CONTINUOUS, scope=_scope(words))
        return None
    words = read_event_words(cursor) if lasting else ""
    return Reading(kind=Kind.CONTINUOUS, scope=_scope(words)) if words else None


def _scope(words: str) -> str:
    """Tell the plan's own period from another one, which keeps its name."""
    return "plan" if all(word.lower().startswith(_PLAN_WORDS) for word in words.split()) else words


def _demand(cursor: Cursor) -> Reading | None:
    need = "необходимость|потребность|надобность"
    if (
        cursor.lemma("по", "мера", need)
        or cursor.lemma("по|при", need)
        or cursor.lemma("в", "случай", need)
    ):
        return Reading(kind=Kind.ON_DEMAND, cause="need")
    if cursor.lemma("по|при", "запрос|требование") or cursor.lemma("по", "мера", "запрос"):
        read_event_words(cursor)
        return Reading(kind=Kind.ON_DEMAND, cause="request")
    if (
        cursor.lemma("по", "мера", "поступление|обращение")
        or cursor.lemma("при", "поступление|обращение")
        or cursor.lemma("по", "заявка|обращение|поступление")
    ):
        cursor.lemma("заявка|обращение|запрос")
        read_event_words(cursor)
        return Reading(kind=Kind.ON_DEMAND, cause="incoming")
    return None


def _from_order(cursor: Cursor) -> Reading | None:
    """Take «со дня подписания приказа» without a quantity."""
    found = from_anchor(cursor) if cursor.peek().lemma in ("с", "начиная") else None
    if found is None:
        return None
    if found[0] == "order":
        return Reading(kind=Kind.FROM, op="с", event="order", question=" ".join(found[1]))
    row = found[0].removeprefix("item:")
    event = f"со дня исполнения п. {row}" if row != found[0] else f"с {row}"
    return Reading(kind=Kind.EVENT, event=event, question=" ".join(found[1]))


def _elsewhere(cursor: Cursor) -> Reading | None:
    at = cursor.at
    if cursor.lemma("в", "срок") or cursor.lemma("в", "установленный", "срок"):
        cursor.text(",")
        cursor.lemma("установленный")
        words = read_event_words(cursor)
        named = f"в сроки, установленные: {words}" if words else "в установленные сроки"
        return Reading(kind=Kind.EVENT, event=named, question="" if words else _ASK_NO_DATE)
    cursor.at = at
    for lemmas, printed in _LEADS:
        if cursor.lemma(*lemmas):
            words = read_event_words(cursor)
            # «по п. 5» alone belongs to a paper named before it: it fixes no term of its own.
            if words and not (printed == "по" and words.startswith("п. ")):
                return Reading(
                    kind=Kind.EVENT, event=f"{printed} {words}", question=_ask_about(words)
                )
            cursor.at = at
    return None


def _ask_about(words: str) -> str:
    if "каникул" in words:
        return _ASK_HOLIDAYS
    vague = words in ("отдельному графику", "отдельному плану", "готовности")
    return _ASK_NO_DATE if vague or words.startswith("согласован") else ""
