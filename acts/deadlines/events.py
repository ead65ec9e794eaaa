"""Terms that hang on events: counted from one, fixed by one, lasting, or on demand."""

from acts.deadlines.cursor import Cursor
from acts.deadlines.tokens import Token
from acts.deadlines.values import Kind, Reading, Relative
from acts.deadlines.words import MONTHS, display, is_event_word, is_preposition, term_adjective

__all__ = ["read_event_words", "read_relative", "read_standing"]

_UNITS = {
    "час": "hour",
    "день": "day",
    "сутки": "day",
    "неделя": "week",
    "месяц": "month",
    "квартал": "quarter",
    "полугодие": "half",
    "полугод": "half",
    "год": "year",
}
_ASK_DAYS = "Дни календарные или рабочие? В сроке не сказано, считаем календарные."
_ASK_ANCHOR = "От какого события считать срок? Не сказано, считаем от даты приказа."
_ASK_EXPIRY = "Срок наступает в последний день названного промежутка или на следующий день?"
_ASK_FORCE = "Верно ли, что приказ вступает в силу в день его даты?"
_ASK_PLAN = "Какой план имеется в виду: утверждённый приказом или собственный план организации?"
_ASK_PROMPT = "Какой срок имеется в виду под словом «незамедлительно»?"
_ASK_NO_DATE = "Какой датой или документом установлен срок?"
_ASK_HOLIDAYS = "Какие даты каникул установлены календарным учебным графиком?"
_ASK_YEAR = "Год календарный или учебный?"
_ASK_REGULAR = "С какой периодичностью?"
_PERIODS = frozenset({"год", "квартал", "полугодие", "четверть", "триместр", "месяц", "этап"})
_ORDER_ACTS = ("подписан", "издан", "вступлен")


def read_event_words(cursor: Cursor) -> str:
    """Take the name of an event or a document: known words only, as far as they go."""
    words: list[str] = []
    while not cursor.ended:
        token = cursor.peek()
        if token.lemma == "пункт" and cursor.peek(1).kind in ("number", "pair"):
            words += ["пункта", cursor.peek(1).text]
            cursor.step(2)
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


def _names(token: Token) -> bool:
    if token.kind != "word" or token.text in MONTHS:
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


def _anchor(cursor: Cursor) -> tuple[str, tuple[str, ...]]:
    """Take what a span is counted from, with what must be asked about it."""
    words = read_event_words(cursor)
    if not words:
        return "", ()
    parts = words.split()
    if (
        parts[0].startswith(("исполнен", "выполнен"))
        and parts[1:2] == ["пункта"]
        and len(parts) == 3
    ):
        return f"item:{parts[2]}", ()
    if parts[0] == "пункта" and len(parts) == 2:
        return f"item:{parts[1]}", ()
    rest = [part for part in parts if part not in ("настоящего", "данного", "в", "силу")]
    by_act = len(rest) == 2 and rest[0].startswith(_ORDER_ACTS)
    if rest[-1:] == ["приказа"] and (len(rest) == 1 or by_act):
        return "order", (_ASK_FORCE,) if rest[0].startswith("вступлен") else ()
    asks = (_ASK_PLAN,) if parts[-1] == "плана" and len(parts) <= 2 else ()
    return words, asks


def _from_anchor(cursor: Cursor) -> tuple[str, tuple[str, ...]] | None:
    """Take «со дня подписания приказа», «после …», «следующих за днём …»; None if there is none."""
    at = cursor.at
    cursor.text(",")
    if not (
        cursor.lemma("после")
        or cursor.lemma("с|от", "день|момент|дата")
        or cursor.lemma("с|от")
        or cursor.lemma("следующий", "за")
    ):
        cursor.at = at
        return None
    cursor.lemma("день|дата|момент")
    anchor = _anchor(cursor)
    if not anchor[0]:
        cursor.at = at
        return None
    return anchor


def read_relative(cursor: Cursor) -> Reading | None:
    """Take a span counted from an event."""
    at = cursor.at
    for rule in (_at_once, _next_day, _same_day, _ahead_of, _after_expiry, _within):
        found = rule(cursor)
        if found:
            return found
        cursor.at = at
    return None


def _make(relative: Relative, asks: tuple[str, ...] = (), op: str = "") -> Reading:
    return Reading(kind=Kind.RELATIVE, relative=relative, op=op, question=" ".join(asks))


def _amount(cursor: Cursor) -> tuple[int, str, bool | None] | None:
    """Take «10 рабочих дней», «месяца», «2-х недель», «первого месяца»."""
    kind = _day_kind(cursor)
    value = cursor.count()
    kind = _day_kind(cursor) if kind is None else kind
    cursor.text("-") and cursor.peek().lemma == "день"
    unit = _UNITS.get(cursor.peek().lemma)
    if unit is None:
        return None
    if value is None and unit in ("day", "hour"):
        return None
    cursor.step()
    kind = _day_kind(cursor) if kind is None else kind
    if kind is not None and unit != "day":
        return None
    return (1 if value is None else value), unit, kind


def _day_kind(cursor: Cursor) -> bool | None:
    if cursor.lemma("рабочий"):
        return True
    if cursor.lemma("календарный"):
        return False
    return None


def _term_amount(cursor: Cursor) -> tuple[int, str, bool | None] | None:
    """Take «трёхдневный срок», «10-дневный срок», «месячный срок»."""
    token = cursor.peek()
    if token.kind == "number" and cursor.peek(1).text == "-" and cursor.peek(2).lemma == "дневный":
        cursor.step(3)
        return (token.number, "day", None) if cursor.lemma("срок") else None
    adjective = term_adjective(token.text)
    if adjective is None:
        return None
    cursor.step()
    kind = _day_kind(cursor)
    return (*adjective, kind) if cursor.lemma("срок") else None


def _within(cursor: Cursor) -> Reading | None:
    op, must_anchor = "", False
    if cursor.lemma("в", "течение") or cursor.lemma("на", "протяжение"):
        cursor.lemma("последующий") or _first(cursor)
        amount = _amount(cursor)
    elif cursor.lemma("в", "срок", "не", "позднее") or cursor.lemma("не", "позднее"):
        cursor.lemma("чем")
        cursor.lemma("через")
        op, amount = "не позднее", _amount(cursor)
    elif cursor.lemma("через"):
        amount = _amount(cursor)
        if amount:
            return _counted(cursor, amount, at=True)
    elif cursor.lemma("в"):
        amount = _term_amount(cursor)
    else:
        cursor.lemma("в", "срок", "до") or cursor.lemma("в", "срок")
        amount, must_anchor = _amount(cursor), True
    if amount is None:
        return None
    if not op and amount[1] in ("year", "half", "quarter"):
        must_anchor = True
    return _counted(cursor, amount, op=op, must_anchor=must_anchor)


def _first(cursor: Cursor) -> bool:
    if cursor.peek().text in ("первого", "первой", "первых") and cursor.peek(1).lemma != "квартал":
        cursor.step()
        return True
    return False


def _counted(
    cursor: Cursor,
    amount: tuple[int, str, bool | None],
    *,
    op: str = "",
    at: bool = False,
    must_anchor: bool = False,
) -> Reading | None:
    number, unit, working = amount
    found = _from_anchor(cursor)
    if found is None:
        words = read_event_words(cursor)
        found = (words, ()) if words else None
    if found is None:
        if must_anchor:
            return None
        found = "order", (_ASK_ANCHOR,)
    asks = found[1] + ((_ASK_DAYS,) if unit == "day" and working is None else ())
    relative = Relative(
        amount=number,
        unit=unit,
        anchor=found[0],
        working=working if unit == "day" else None,
        at=at,
    )
    return _make(relative, asks, op)


def _at_once(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("незамедлительно"):
        return None
    found = _from_anchor(cursor)
    anchor = found[0] if found else "событие пункта"
    return _make(Relative(amount=0, unit="day", anchor=anchor), (_ASK_PROMPT,))


def _next_day(cursor: Cursor) -> Reading | None:
    op = "не позднее" if cursor.lemma("не", "позднее") else ""
    cursor.lemma("на") or cursor.lemma("в")
    if not cursor.lemma("следующий"):
        return None
    working = _day_kind(cursor)
    if not cursor.lemma("день"):
        return None
    found = _from_anchor(cursor) or ("событие пункта", ())
    relative = Relative(amount=1, unit="day", anchor=found[0], working=working, at=not op)
    return _make(relative, found[1], op)


def _same_day(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("в", "день"):
        return None
    anchor, asks = _anchor(cursor)
    if not anchor:
        return None
    return _make(Relative(amount=0, unit="day", anchor=anchor, at=True), asks)


def _ahead_of(cursor: Cursor) -> Reading | None:
    op = ""
    if cursor.lemma("не", "позднее"):
        op = "не позднее"
        cursor.text(",")
        cursor.lemma("чем")
    if not (cursor.lemma("за") or op):
        return None
    amount = _amount(cursor)
    if amount is None or not cursor.lemma("до"):
        return None
    cursor.lemma("день|дата|момент")
    anchor, asks = _anchor(cursor)
    if not anchor:
        return None
    number, unit, working = amount
    asks += (_ASK_DAYS,) if unit == "day" and working is None else ()
    relative = Relative(
        amount=number, unit=unit, anchor=anchor, working=working, direction="before"
    )
    return _make(relative, asks, op)


def _after_expiry(cursor: Cursor) -> Reading | None:
    if not cursor.lemma("по", "истечение"):
        return None
    amount = _amount(cursor)
    reading = _counted(cursor, amount, at=True) if amount else None
    if reading is None or reading.relative is None:
        return None
    asks = tuple(filter(None, (reading.question, _ASK_EXPIRY)))
    return _make(reading.relative, asks)


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
            return Reading(kind=Kind.CONTINUOUS, scope="plan")
        return None
    if lasting and read_event_words(cursor):
        return Reading(kind=Kind.CONTINUOUS, scope="plan")
    return None


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
    found = _from_anchor(cursor) if cursor.peek().lemma in ("с", "начиная") else None
    if found is None:
        return None
    if found[0] == "order":
        return Reading(kind=Kind.FROM, op="с", event="order", question=" ".join(found[1]))
    return Reading(kind=Kind.EVENT, event="с " + found[0], question=" ".join(found[1]))


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
            if words:
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
