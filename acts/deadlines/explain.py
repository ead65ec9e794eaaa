"""Readings back to Russian: what a deadline was taken to mean, as an experienced clerk says it."""

import datetime as dt

from acts.deadlines.due import terms
from acts.deadlines.values import Context, Every, Kind, Outcome, Reading, Relative, Status
from acts.deadlines.wording import count_text, date_text, month_day_text, plural

__all__ = ["context_text", "explain", "explain_outcome"]

_UNITS = {
    "day": ("ежедневно", "в день"),
    "week": ("еженедельно", "в неделю"),
    "month": ("ежемесячно", "в месяц"),
    "quarter": ("ежеквартально", "в квартал"),
    "half": ("один раз в полугодие", "в полугодие"),
    "year": ("один раз в год", "в год"),
    "school_quarter": ("один раз в учебную четверть", "в учебную четверть"),
    "trimester": ("один раз в триместр", "в триместр"),
}
_STEPS = {
    "day": ("день", "дня", "дней"),
    "week": ("неделю", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"),
    "quarter": ("квартал", "квартала", "кварталов"),
    "half": ("полугодие", "полугодия", "полугодий"),
    "year": ("год", "года", "лет"),
    "school_quarter": ("четверть", "четверти", "четвертей"),
    "trimester": ("триместр", "триместра", "триместров"),
}
_LAST_DAY = {"month": "месяца", "quarter": "квартала", "half": "полугодия", "year": "года"}
_WEEKDAYS = {
    "MO": "по понедельникам",
    "TU": "по вторникам",
    "WE": "по средам",
    "TH": "по четвергам",
    "FR": "по пятницам",
    "SA": "по субботам",
    "SU": "по воскресеньям",
}
_CAUSES = {
    "need": "по необходимости, даты нет",
    "request": "по запросу, даты нет",
    "incoming": "по мере поступления, даты нет",
}
_SCOPES = {
    "plan": "постоянно, весь период плана, отдельной даты нет",
    "year": "в течение всего года, отдельной даты нет",
    "school-year": "в течение всего учебного года, отдельной даты нет",
    "": "постоянно, отдельной даты нет",
    "none": "постоянно, отдельной даты нет",
}


def explain(reading: Reading, context: Context) -> str:
    """Say one reading in Russian, without «понято как».

    Args:
        reading: The reading.
        context: What the first terms are computed against.
    """
    text = _BY_KIND[reading.kind](reading, context)
    if reading.time:
        text += f", до {reading.time}"
    if reading.act:
        text += f" ({reading.act})"
    return f"{reading.part}: {text}" if reading.part else text


def explain_outcome(outcome: Outcome, context: Context) -> str:
    """Say what came of reading a wording, in one or a few sentences."""
    if outcome.status is Status.NOT_UNDERSTOOD:
        words = ", ".join(f"«{word}»" for word in outcome.leftover)
        return f"не понято: {words}; дат нет" if words else "не понято; дат нет"
    parts = [explain(reading, context) for reading in outcome.readings]
    return "понято как: " + "; ".join(parts)


def _window(reading: Reading, context: Context) -> str:
    assert reading.start is not None
    assert reading.end is not None
    lead = "в течение всего времени с" if reading.throughout else "с"
    return f"{lead} {date_text(reading.start)} по {date_text(reading.end)}"


def _until(reading: Reading, context: Context) -> str:
    assert reading.end is not None
    return f"{_op(reading.op)} {date_text(reading.end)}{_included(reading.op)}"


def _op(op: str) -> str:
    return {"до включительно": "до", "": "не позднее"}.get(op, op)


def _included(op: str) -> str:
    return " включительно" if op in ("до", "по", "до включительно") else ""


def _on(reading: Reading, context: Context) -> str:
    assert reading.end is not None
    return f"в один день, {date_text(reading.end)}"


def _from(reading: Reading, context: Context) -> str:
    assert reading.start is not None
    lead = "не ранее" if reading.op == "не ранее" else "начиная с"
    return f"{lead} {date_text(reading.start)}, последний день не назван"


def _yearly(reading: Reading, context: Context) -> str:
    assert reading.end_day is not None
    end = month_day_text(reading.end_day)
    if reading.whole:
        text = "ежегодно, день и месяц не названы, считаем до 31 декабря"
    elif reading.start_day is None:
        text = f"ежегодно, {_op(reading.op)} {end}{_included(reading.op)}"
    elif reading.start_day == reading.end_day:
        text = f"ежегодно, {end}"
    else:
        text = f"ежегодно, с {month_day_text(reading.start_day)} по {end}"
    if reading.lag:
        text += " следующего года, за отчётный год"
    if reading.inferred:
        text += " (как в первом сроке)"
    if reading.last_year is not None:
        text += f", по {reading.last_year} год"
    return text + _first_time(reading, context)


def _first_time(reading: Reading, context: Context) -> str:
    found = terms((reading,), context)
    if not found:
        return " (в период плана не попадает ни разу)"
    return f" (первый раз – {date_text(found[0].end)})"


def _every(reading: Reading, context: Context) -> str:
    rule = reading.every
    assert rule is not None
    text = _rhythm(rule)
    if rule.day:
        unit = "следующего месяца" if reading.lag else _month_of(rule.unit)
        text += f", {_op(reading.op)} {rule.day} числа {unit}"
    elif rule.unit in _LAST_DAY and rule.times == rule.step == 1:
        text += f", не позднее последнего дня {_LAST_DAY[rule.unit]}"
    else:
        text += ", дат нет"
    if reading.start_day and reading.end_day:
        start, end = month_day_text(reading.start_day), month_day_text(reading.end_day)
        text += f", с {start} по {end}"
    if reading.start is not None:
        text += f", начиная с {date_text(reading.start)}"
    if reading.end is not None:
        text += f", по {date_text(reading.end)}"
    if reading.first_year is not None:
        text += f", с {reading.first_year} года"
    if reading.scope == "school-year":
        text += ", в течение учебного года"
    elif reading.scope and reading.scope not in _SCOPES:
        text += f", {reading.scope}"
    found = terms((reading,), context)
    return text + (f" (первый раз – {date_text(found[0].end)})" if found else "")


def _month_of(unit: str) -> str:
    return "месяца" if unit == "month" else f"последнего месяца {_LAST_DAY.get(unit, 'периода')}"


def _rhythm(rule: Every) -> str:
    if rule.step > 1:
        text = f"один раз в {rule.step} {plural(rule.step, *_STEPS[rule.unit])}"
    elif rule.times > 1:
        times = plural(rule.times, "раз", "раза", "раз")
        text = f"{rule.times} {times} {_UNITS[rule.unit][1]}"
    else:
        text = _UNITS[rule.unit][0]
    if rule.weekday:
        text += f" {_WEEKDAYS[rule.weekday]}"
    return f"не реже чем {text}" if rule.minimum else text


def _relative(reading: Reading, context: Context) -> str:
    rule = reading.relative
    assert rule is not None
    event = _event(rule)
    if rule.amount == 0:
        text = f"в день события ({event})" if rule.at else f"сразу после события ({event})"
    elif rule.direction == "before":
        text = f"не позднее чем за {_accusative(rule)} до события ({event})"
    elif rule.at and rule.amount == 1 and rule.unit == "day":
        working = "рабочий " if rule.working else ""
        text = f"на следующий {working}день после события ({event})"
    elif rule.at:
        text = f"через {_accusative(rule)} после события ({event})"
    else:
        count = count_text(rule.amount, rule.unit, working=rule.working)
        text = f"в течение {count} после события ({event})"
    found = terms((reading,), context)
    if found:
        return f"{text}, то есть до {date_text(found[0].end)} включительно"
    return text + "; дата появится, когда событие наступит"


def _accusative(rule: Relative) -> str:
    forms = {**_STEPS, "hour": ("час", "часа", "часов")}[rule.unit]
    kind = ""
    if rule.unit == "day" and rule.working is not None:
        pair = ("рабочий ", "рабочих ") if rule.working else ("календарный ", "календарных ")
        kind = plural(rule.amount, pair[0], pair[1], pair[1])
    return f"{rule.amount} {kind}{plural(rule.amount, *forms)}"


def _event(rule: Relative) -> str:
    if rule.anchor == "order":
        return "дата приказа"
    if rule.anchor.startswith("item:"):
        return f"исполнение пункта {rule.anchor.removeprefix('item:')}"
    return rule.anchor


def _continuous(reading: Reading, context: Context) -> str:
    return _SCOPES.get(reading.scope, f"постоянно, {reading.scope}, отдельной даты нет")


def _on_demand(reading: Reading, context: Context) -> str:
    return _CAUSES.get(reading.cause, "по требованию, даты нет")


def _by_event(reading: Reading, context: Context) -> str:
    return f"срок определяет событие или документ: {reading.event}"


def _none(reading: Reading, context: Context) -> str:
    return "срок не указан"


def _impossible(reading: Reading, context: Context) -> str:
    return f"такого срока не бывает: {reading.why}"


_BY_KIND = {
    Kind.WINDOW: _window,
    Kind.UNTIL: _until,
    Kind.ON: _on,
    Kind.FROM: _from,
    Kind.YEARLY: _yearly,
    Kind.EVERY: _every,
    Kind.RELATIVE: _relative,
    Kind.CONTINUOUS: _continuous,
    Kind.ON_DEMAND: _on_demand,
    Kind.EVENT: _by_event,
    Kind.NONE: _none,
    Kind.IMPOSSIBLE: _impossible,
}


def context_text(context: Context) -> str:
    """Say the context a deadline is read against."""
    order: dt.date = context.order_date
    return (
        f"считаем от приказа от {date_text(order)}, "
        f"период {date_text(context.period_start)} – {date_text(context.period_end)}"
    )
