"""What a deadline was taken to mean, as an experienced clerk says it: the wording and its days."""

import dataclasses as dc
import datetime as dt

from acts.deadlines.canonical import wording
from acts.deadlines.due import terms
from acts.deadlines.offers import offers
from acts.deadlines.questions import separate
from acts.deadlines.reading import Context, Kind, Outcome, Reading, Status
from acts.deadlines.wording import date_text

__all__ = ["context_text", "explain", "explain_outcome", "marked_text", "questions_text"]

_LAST_DAY = {
    "month": "месяца",
    "quarter": "квартала",
    "half": "полугодия",
    "school_half": "полугодия",
    "school_year": "учебного года",
    "year": "года",
}
_INCLUDED = ("до", "по")


def explain(reading: Reading, context: Context) -> str:
    """Say one reading in Russian, without «понято как».

    Args:
        reading: The reading.
        context: What the first terms are computed against.
    """
    bare = dc.replace(reading, part="") if reading.part else reading
    said = wording(bare)
    remark = _remark(bare, context)
    if said.endswith(")") and remark.startswith(" ("):
        remark = f"; {remark[2:-1]}"
    text = _LEADS.get(reading.kind, "") + said + remark
    return f"{reading.part}: {text}" if reading.part else text


_LEADS = {Kind.ON: "в один день, ", Kind.EVENT: "срок определяет событие или документ: "}


def _remark(reading: Reading, context: Context) -> str:
    match reading.kind:
        case Kind.UNTIL | Kind.WINDOW if reading.op in _INCLUDED:
            return " включительно" if not (reading.act or reading.time) else ", включая этот день"
        case Kind.FROM:
            return ", последний день не назван"
        case Kind.YEARLY:
            whole = ", день и месяц не названы, считаем до 31 декабря" if reading.whole else ""
            never = " (в период плана не попадает ни разу)"
            return whole + (_first_time(reading, context) or never)
        case Kind.EVERY:
            return _without_day(reading) + _first_time(reading, context)
        case Kind.RELATIVE:
            return _counted(reading, context)
        case Kind.CONTINUOUS:
            lead = ", весь период плана" if reading.scope == "plan" else ""
            return f"{lead}, отдельной даты нет"
        case Kind.ON_DEMAND:
            return ", даты нет"
    return ""


def _first_time(reading: Reading, context: Context) -> str:
    found = terms((reading,), context)
    return f" (первый раз – {date_text(found[0].end)})" if found else ""


def _without_day(reading: Reading) -> str:
    rule = reading.every
    if rule is None or rule.day or rule.working or rule.nth or reading.op:
        return ""
    if rule.unit in _LAST_DAY and rule.times == rule.step == 1:
        return f", не позднее последнего дня {_LAST_DAY[rule.unit]}"
    return ", отдельных дат нет"


def _counted(reading: Reading, context: Context) -> str:
    found = terms((reading,), context)
    if not found:
        return "; дата появится, когда событие наступит"
    day = date_text(found[0].end)
    rule = reading.relative
    return (
        f", то есть {day}" if rule is not None and rule.at else f", то есть до {day} включительно"
    )


def explain_outcome(outcome: Outcome, context: Context) -> str:
    """Say what came of reading a wording, in one or a few sentences."""
    if outcome.status is Status.NOT_UNDERSTOOD:
        words = ", ".join(f"«{outcome.text[start:end]}»" for start, end in outcome.places)
        return f"не понято: {words}; дат нет" if words else "не понято; дат нет"
    parts = [explain(reading, context) for reading in outcome.readings]
    if len(parts) == 1 and outcome.readings[0].kind in (Kind.NONE, Kind.IMPOSSIBLE):
        return parts[0]
    return "понято как: " + "; ".join(parts)


def marked_text(outcome: Outcome) -> str:
    """Return the wording with what wasn't understood in square brackets."""
    text, last = "", 0
    for start, end in outcome.places:
        text += f"{outcome.text[last:start]}[{outcome.text[start:end]}]"
        last = end
    return text + outcome.text[last:]


def questions_text(outcome: Outcome, context: Context) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each question with the readings offered for it, the one taken first."""
    offered: dict[str, tuple[str, ...]] = {}
    for reading in outcome.readings:
        for asked in separate(reading.question):
            options = offers(reading, context, asked)
            offered.setdefault(asked, tuple(explain(one, context) for one in options))
    return tuple((question, offered.get(question, ())) for question in outcome.questions)


def context_text(context: Context) -> str:
    """Say the context a deadline is read against."""
    order: dt.date = context.order_date
    return (
        f"считаем от приказа от {date_text(order)}, "
        f"период {date_text(context.period_start)} – {date_text(context.period_end)}"
    )
