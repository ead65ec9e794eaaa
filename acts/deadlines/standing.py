"""Terms without a day of their own: lasting, on demand, or fixed by a document or an event."""

from acts.deadlines import questions
from acts.deadlines.anchors import from_anchor
from acts.deadlines.cursor import Cursor
from acts.deadlines.event_words import display, is_event_word
from acts.deadlines.events import read_event_words
from acts.deadlines.numbered import read_numbers
from acts.deadlines.own_periods import CURRENT
from acts.deadlines.reading import CURRENT_SCHOOL_YEAR, Every, Kind, Reading
from acts.deadlines.years import read_school_year, read_year

__all__ = ["read_standing"]

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
    (("перед",), "перед"),
    (("при", "наличие"), "при наличии"),
    (("при",), "при"),
    (("в", "случай"), "в случае"),
    (("в|на", "период"), "в период"),
    (("в|во|на", "время"), "во время"),
    (("в", "ход"), "в ходе"),
    (("в", "день"), "в дни"),
    (("на", "момент"), "на момент"),
    (("к", "момент"), "к моменту"),
    (("к", "день"), "ко дню"),
    (("к",), "к"),
)
# What comes after these has no date of its own, whatever it is.
_ANY = ("после", "перед", "при наличии")
_AROUND = ("до дня", "до", "после", "перед", "к моменту")
_VAGUE = ("готовности", "возможности", "усмотрению")
_SEASONS = ("летн", "осенн", "зимн", "весенн")
_SCHOOL_PERIODS = ("четверть", "триместр")


def read_standing(cursor: Cursor) -> Reading | None:
    """Take a lasting term, a demand, or a term fixed by a document or an event."""
    at = cursor.at
    for rule in (_lasting, _school_period, _holidays, _demand, _from_order, _elsewhere):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return None


def _lasting(cursor: Cursor) -> Reading | None:
    if cursor.lemma("на|в", "постоянно", "основа|режим") or cursor.lemma("постоянно"):
        return Reading(kind=Kind.CONTINUOUS, scope="plan")
    if cursor.lemma("на", "систематически", "основа") or cursor.lemma("систематически"):
        return Reading(kind=Kind.CONTINUOUS, scope="none")
    if cursor.lemma("круглогодично") or cursor.lemma("круглый", "год"):
        cursor.lemma("год")
        return Reading(kind=Kind.CONTINUOUS, scope="year")
    course = _course(cursor)
    if course is not None:
        return course
    lasting = cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение")
    on = not lasting and cursor.lemma("на")
    inside = not (lasting or on) and cursor.lemma("в")
    whole = cursor.lemma("весь")
    whose = cursor.peek().text.endswith("его")  # «[по окончании] текущего учебного года»
    named = cursor.lemma(CURRENT)
    current = (named or cursor.lemma("следующий|каждый")) and not whose
    if cursor.lemma("учебный", "год") and (lasting or on or inside or whole or current):
        scope = CURRENT_SCHOOL_YEAR if named else "school-year"
        return Reading(kind=Kind.CONTINUOUS, scope=scope)
    if (lasting or whole) and cursor.lemma("календарный", "год"):
        return Reading(kind=Kind.CONTINUOUS, scope="year")
    if (lasting or whole) and cursor.lemma("год"):
        return Reading(kind=Kind.CONTINUOUS, scope="year", question=questions.YEAR_OR_SCHOOL_YEAR)
    return _lasting_by_name(cursor, lasting=lasting, whole=whole, prefixed=lasting or on)


def _lasting_by_name(
    cursor: Cursor, *, lasting: bool, whole: bool, prefixed: bool
) -> Reading | None:
    """Take «[в течение] периода реализации программы», «[весь] срок действия договора»."""
    if not (prefixed or whole):
        return None
    if cursor.lemma("период|срок|время"):
        words = read_event_words(cursor)
        if words or lasting or whole:
            return Reading(kind=Kind.CONTINUOUS, scope=_scope(words))
        return None
    words = read_event_words(cursor) if lasting else ""
    return Reading(kind=Kind.CONTINUOUS, scope=_scope(words)) if words else None


def _course(cursor: Cursor) -> Reading | None:
    """Take «в ходе реализации программы», «в период действия проекта»: all through the plan."""
    at = cursor.at
    if cursor.lemma("в", "ход|период"):
        words = read_event_words(cursor)
        if words and _scope(words) == "plan":
            return Reading(kind=Kind.CONTINUOUS, scope="plan")
    cursor.at = at
    return None


def _school_period(cursor: Cursor) -> Reading | None:
    """Take «III четверть», «в течение 1 триместра», «к концу 2 четверти»: known to the school."""
    lead = cursor.at
    cursor.lemma("в", "течение") or cursor.lemma("до|к|по|в|за|на")
    point = cursor.any_of(("начало", "середина", "конец", "окончание"))
    numbers = read_numbers(cursor)
    each = not numbers and cursor.lemma("каждый")
    cursor.lemma("учебный")
    unit = cursor.any_of(_SCHOOL_PERIODS)
    if not unit:
        return None
    if each:
        every = Every(unit="trimester" if unit == "триместр" else "school_quarter")
        if point in ("", "конец", "окончание"):
            return Reading(kind=Kind.EVERY, every=every, question=questions.SCHOOL_PERIODS)
        return _school_event(cursor, lead)
    at = cursor.at
    cursor.lemma("текущий")
    if read_school_year(cursor) is None and read_year(cursor) is None:
        cursor.at = at
        cursor.lemma("учебный", "год")
    return _school_event(cursor, lead)


def _school_event(cursor: Cursor, lead: int) -> Reading:
    words = [display(token.text) for token in cursor.tokens[lead : cursor.at]]
    return Reading(kind=Kind.EVENT, event=" ".join(words), question=questions.SCHOOL_PERIODS)


def _holidays(cursor: Cursor) -> Reading | None:
    """Take «осенние каникулы», «на каникулах», «в каникулярное время»."""
    lead = cursor.at
    cursor.lemma("в", "день|период|время") or cursor.lemma("в|на|до|за|к")
    cursor.any_of(("начало", "середина", "конец", "окончание"))
    cursor.step(cursor.peek().text.startswith(_SEASONS))
    while cursor.peek().text in ("и", ",") and cursor.peek(1).text.startswith(_SEASONS):
        cursor.step(2)
    name = cursor.peek().text
    if name.startswith("каникулярн") and cursor.peek(1).lemma in ("время", "период", "день"):
        cursor.step(2)
    elif name.startswith("каникул"):
        cursor.step()
    else:
        return None
    if read_school_year(cursor) is None:
        read_year(cursor)
    words = [display(token.text) for token in cursor.tokens[lead : cursor.at]]
    return Reading(kind=Kind.EVENT, event=" ".join(words), question=questions.HOLIDAYS)


def _scope(words: str) -> str:
    """Tell the plan's own period from another one, which keeps its name."""
    return "plan" if all(word.lower().startswith(_PLAN_WORDS) for word in words.split()) else words


def _demand(cursor: Cursor) -> Reading | None:
    need = "необходимость|потребность|надобность"
    if (
        cursor.lemma("по", "мера", "возникновение", need)
        or cursor.lemma("при", "возникновение", need)
        or cursor.lemma("в", "случай", "возникновение", need)
        or cursor.lemma("по", "мера", need)
        or cursor.lemma("по|при", need)
        or cursor.lemma("при", "наличие", need)
        or cursor.lemma("в", "случай", need)
    ):
        return Reading(kind=Kind.ON_DEMAND, cause="need")
    lead = cursor.at
    if (
        cursor.lemma("по|при", "запрос|требование")
        or cursor.lemma("по", "мера", "запрос")
        or cursor.lemma("при", "наличие|поступление", "запрос|требование")
        or cursor.lemma("в", "случай", "наличие|поступление", "запрос|требование")
    ):
        return Reading(kind=Kind.ON_DEMAND, cause="request", event=_source(cursor, lead))
    if (
        cursor.lemma("по", "мера", "поступление|обращение")
        or (cursor.lemma("по", "мера") and cursor.text("выявления"))
        or cursor.lemma("при", "поступление|обращение")
        or cursor.lemma("в", "случай", "поступление|обращение")
        or cursor.lemma("при", "наличие", "заявка|обращение")
        or cursor.lemma("в", "случай", "наличие", "заявка|обращение")
        or cursor.lemma("по", "заявка|обращение|поступление")
    ):
        cursor.lemma("заявка|обращение|запрос")
        return Reading(kind=Kind.ON_DEMAND, cause="incoming", event=_source(cursor, lead))
    return None


def _source(cursor: Cursor, lead: int) -> str:
    """Return the whole wording when it says who asks: «по запросу министерства»."""
    own = cursor.at
    words = read_event_words(cursor, free=True)
    said = " ".join(token.text for token in cursor.tokens[lead:own])
    return f"{said} {words}" if words else ""


def _from_order(cursor: Cursor) -> Reading | None:
    """Take «со дня подписания приказа» without a quantity."""
    found = from_anchor(cursor) if cursor.peek().lemma in ("с", "начиная") else None
    if found is None or found.day is not None:
        return None
    question = " ".join(found.asks)
    if found.name == "order":
        return Reading(kind=Kind.FROM, op="с", event="order", question=question)
    row = found.name.removeprefix("item:")
    event = f"со дня исполнения п. {row}" if row != found.name else f"с {row}"
    return Reading(kind=Kind.EVENT, event=event, question=question)


def _elsewhere(cursor: Cursor) -> Reading | None:
    at = cursor.at
    if cursor.lemma("в", "срок") or cursor.lemma("в", "установленный", "срок"):
        cursor.text(",")
        cursor.lemma("установленный") or cursor.lemma("согласно")
        cursor.lemma("в", "соответствие", "с") or cursor.text(":")
        words = read_event_words(cursor)
        named = f"в сроки, установленные: {words}" if words else "в установленные сроки"
        return Reading(kind=Kind.EVENT, event=named, question="" if words else questions.NO_DATE)
    cursor.at = at
    if cursor.text("в", "установленном", "порядке"):
        return Reading(kind=Kind.EVENT, event="в установленном порядке", question=questions.NO_DATE)
    adjective = cursor.peek(1).text
    if cursor.peek(2).lemma == "период" and is_event_word(adjective) and cursor.lemma("в"):
        # «в межаттестационный период»
        words = read_event_words(cursor)
        return Reading(kind=Kind.EVENT, event=f"в {words}") if words else None
    for lemmas, printed in _LEADS:
        if cursor.lemma(*lemmas):
            words = read_event_words(cursor, verbal=printed in _AROUND, free=printed in _ANY)
            # «по п. 5» alone belongs to a paper named before it: it fixes no term of its own.
            if words and not (printed == "по" and words.startswith("п. ")):
                return Reading(
                    kind=Kind.EVENT, event=f"{printed} {words}", question=_ask_about(words)
                )
            cursor.at = at
    return None


def _ask_about(words: str) -> str:
    if "каникул" in words:
        return questions.HOLIDAYS
    vague = words in _VAGUE or words.startswith("конца недел")
    return questions.NO_DATE if vague or words.startswith("согласован") else ""
