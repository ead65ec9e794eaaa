"""Readings back to wordings: each said in one way only, that reads to the same reading."""

import datetime as dt
from collections.abc import Sequence

from acts.deadlines.reading import (
    DAY,
    IMPOSSIBLE_LEAD,
    ITEM_EVENT,
    Every,
    Kind,
    MonthDay,
    Reading,
    Relative,
)
from acts.deadlines.wording import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    count_text,
    date_text,
    last_day_text,
    month_day_text,
    month_text,
    months_text,
    nth_weekday_text,
    plural,
    span_text,
)

__all__ = ["SCOPES", "accusative_text", "anchor_text", "rhythm_text", "wording"]

SCOPES = {
    "plan": "в течение всего периода реализации программы",
    "year": "в течение календарного года",
    "school-year": "в течение учебного года",
}
_INFERRED = " (как в первом сроке)"
_REPORTING = " года, следующего за отчётным"
_WORDS = {
    "day": "ежедневно",
    "week": "еженедельно",
    "month": "ежемесячно",
    "quarter": "ежеквартально",
}
_IN_UNIT = {
    "day": "день",
    "week": "неделю",
    "month": "месяц",
    "quarter": "квартал",
    "half": "полугодие",
    "school_half": "полугодие учебного года",
    "school_year": "учебный год",
    "year": "год",
    "school_quarter": "учебную четверть",
    "trimester": "триместр",
}
_STEPS = {
    "hour": ("час", "часа", "часов"),
    "day": ("день", "дня", "дней"),
    "week": ("неделю", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"),
    "quarter": ("квартал", "квартала", "кварталов"),
    "half": ("полугодие", "полугодия", "полугодий"),
    "school_half": ("учебное полугодие", "учебных полугодия", "учебных полугодий"),
    "school_year": ("учебный год", "учебных года", "учебных лет"),
    "year": ("год", "года", "лет"),
    "school_quarter": ("учебную четверть", "учебные четверти", "учебных четвертей"),
    "trimester": ("триместр", "триместра", "триместров"),
}
_OF_UNIT = {"month": "месяца", "quarter": "квартала", "half": "полугодия"} | {
    "school_half": "полугодия"
}
_AFTER_UNIT = {"quarter": " кварталом", "half": " полугодием"}
_ON_WEEKDAYS = {
    "MO": "по понедельникам",
    "TU": "по вторникам",
    "WE": "по средам",
    "TH": "по четвергам",
    "FR": "по пятницам",
    "SA": "по субботам",
    "SU": "по воскресеньям",
    "working": "по рабочим дням",
}
# What case a bound governs; the others govern the genitive.
_GOVERNS = {"к": DATIVE, "по": ACCUSATIVE}
_NUMBER = {GENITIVE: "числа", DATIVE: "числу", ACCUSATIVE: "число"}
_WORKING_DAY = {
    GENITIVE: ("последнего", "го", "рабочего дня"),
    DATIVE: ("последнему", "му", "рабочему дню"),
    ACCUSATIVE: ("последний", "й", "рабочий день"),
}
_CAUSES = {
    "need": "по необходимости",
    "request": "по запросу",
    "incoming": "по мере поступления",
}


def wording(readings: Reading | Sequence[Reading]) -> str:
    """Say readings in Russian so that `reader.read` gives the same readings.

    Args:
        readings: One, or several that stand together, what comes once before what repeats.
    """
    if isinstance(readings, Reading):
        return _one(readings)
    return "; ".join(_one(reading) for reading in readings)


def _one(reading: Reading) -> str:
    text = _BY_KIND[reading.kind](reading) + _hours(reading)
    return f"{reading.part}: {text}" if reading.part else text


def _hours(reading: Reading) -> str:
    """Say the hour: of one day and of a rhythm plainly, of a bound with «до»."""
    if not reading.time:
        return ""
    first, dash, last = reading.time.partition("-")
    if dash:
        return f", с {first} до {last}"
    return f", {first}" if reading.kind in (Kind.ON, Kind.EVERY) else f", до {first}"


def _act(reading: Reading) -> str:
    return f" ({reading.act})" if reading.act else ""


def _window(reading: Reading) -> str:
    assert reading.start is not None
    assert reading.end is not None
    lead = "в течение всего времени с" if reading.throughout else "с"
    joint = reading.op or "по"
    return f"{lead} {date_text(reading.start)} {joint} {date_text(reading.end)}" + _act(reading)


def bounded(op: str, day: str) -> str:
    """Put a bound around a day: «до 1 сентября включительно»."""
    if op == "до включительно":
        return f"до {day} включительно"
    lead = "ко" if op == "к" and day.startswith("втор") else op
    return f"{lead or 'не позднее'} {day}"


def _case(op: str) -> str:
    """Return the case of a day after its bound, or after «в» where it has none."""
    return _GOVERNS.get(op, GENITIVE) if op else ACCUSATIVE


def _working_day(number: int, case: str) -> str:
    """Say «5-го рабочего дня», «последний рабочий день» (0)."""
    last, ending, day = _WORKING_DAY[case]
    return f"{f'{number}-{ending}' if number else last} {day}"


def _until(reading: Reading) -> str:
    assert reading.end is not None
    return bounded(reading.op, date_text(reading.end)) + _act(reading)


def _on(reading: Reading) -> str:
    assert reading.end is not None
    return date_text(reading.end) + _act(reading)


def _from(reading: Reading) -> str:
    assert reading.start is not None
    lead = "не ранее" if reading.op == "не ранее" else "начиная с"
    return f"{lead} {date_text(reading.start)}" + _act(reading)


def _yearly(reading: Reading) -> str:
    assert reading.end_day is not None
    text = "ежегодно"
    if not reading.whole:
        text += f", {_days_of_year(reading)}" + (_REPORTING if reading.lag else "")
    if reading.inferred:
        text += _INFERRED
    return text + _act(reading) + _years(reading)


def _days_of_year(reading: Reading) -> str:
    start, end = reading.start_day, reading.end_day
    assert end is not None
    if reading.every is not None:
        return _named_day(reading.op, reading.every, end)
    if start is None:
        return bounded(reading.op, month_day_text(end, _GOVERNS.get(reading.op, GENITIVE)))
    lead = "в течение всего времени " if reading.throughout else ""
    if reading.op and start != end:
        return f"{lead}с {month_day_text(start)} {reading.op} {month_day_text(end)}"
    return lead + span_text(start, end)


def _named_day(op: str, rule: Every, month: MonthDay) -> str:
    """Say «в последнюю пятницу мая», «не позднее 3-го рабочего дня октября»."""
    case = _case(op)
    if rule.working:
        day = _working_day(rule.day, case)
    else:
        day = nth_weekday_text(rule.nth, rule.weekday, case)
    return bounded(op, f"{day} {month_text(month)}") if op else f"в {day} {month_text(month)}"


def _years(reading: Reading) -> str:
    text = f", начиная с {reading.first_year} года" if reading.first_year is not None else ""
    return text + (f", по {reading.last_year} год" if reading.last_year is not None else "")


def rhythm_text(rule: Every) -> str:
    """Say how often: «не реже чем 2 раза в год», «вторая среда каждого месяца»."""
    if rule.nth:
        text = f"{nth_weekday_text(rule.nth, rule.weekday)} каждого месяца"
    elif rule.times == rule.step == 1 and rule.unit in _WORDS:
        text = _WORDS[rule.unit]
    else:
        often = plural(rule.times, "раз", "раза", "раз")
        times = f"{rule.times} {often}" if rule.times > 1 else "один раз"
        unit = _IN_UNIT[rule.unit]
        if rule.step > 1:
            unit = f"{rule.step} {plural(rule.step, *_STEPS[rule.unit])}"
        text = f"{times} в {unit}"
    if rule.weekday and not rule.nth:
        text += f" {_ON_WEEKDAYS[rule.weekday]}"
    return f"не реже чем {text}" if rule.minimum else text


def _every(reading: Reading) -> str:
    rule = reading.every
    assert rule is not None
    text = rhythm_text(rule) + _act(reading) + _day_of_unit(rule, reading)
    if rule.skip:
        text += f", кроме {months_text(rule.skip)}"
    if reading.start_day and reading.end_day:
        text += f", {span_text(reading.start_day, reading.end_day)}"
    if reading.start and reading.end:
        text += f", с {date_text(reading.start)} по {date_text(reading.end)}"
    elif reading.start:
        text += f", начиная с {date_text(reading.start)}"
    elif reading.end:
        text += f", по {date_text(reading.end)}"
    text += _years(reading)
    if reading.scope:
        text += f", {SCOPES.get(reading.scope, f'в {reading.scope}')}"
    return text


def _day_of_unit(rule: Every, reading: Reading) -> str:
    """Say by which day: «до 5 числа месяца, следующего за отчётным кварталом»."""
    if not (rule.day or rule.working or reading.op):
        return ""
    unit = _OF_UNIT.get(rule.unit, "месяца")
    if rule.from_day:
        day = f"с {rule.from_day} по {rule.day} число"
        return f", {day}{_place(rule, reading)}"
    after = f"месяца, следующего за отчётным{_AFTER_UNIT.get(rule.unit, '')}"
    if rule.working:
        day = _working_day(rule.day, _case(reading.op))
        # The last working day of a quarter is that of its last month as well.
        within = f"последнего месяца {unit}" if rule.day and rule.unit in _AFTER_UNIT else unit
        return f", {reading.op or 'в'} {day} {after if reading.lag else within}"
    case = _GOVERNS.get(reading.op, GENITIVE)
    if not rule.day:
        place = after if reading.lag else unit
        return f", {bounded(reading.op, f'{last_day_text(case)} {place}')}"
    day = f"{rule.day} {_NUMBER[case]}"
    bound = bounded(reading.op, day) if reading.op else day
    return f", {bound}{_place(rule, reading)}"


def _place(rule: Every, reading: Reading) -> str:
    if reading.lag:
        return f" месяца, следующего за отчётным{_AFTER_UNIT.get(rule.unit, '')}"
    return f" последнего месяца {_OF_UNIT[rule.unit]}" if rule.unit in _AFTER_UNIT else ""


def accusative_text(rule: Relative) -> str:
    """Write an amount in the accusative: «1 рабочий день», «2 недели»."""
    if rule.amount == 1 and rule.unit not in ("day", "hour"):
        return _STEPS[rule.unit][0]
    kind = ""
    if rule.unit == "day" and rule.working is not None:
        pair = ("рабочий ", "рабочих ") if rule.working else ("календарный ", "календарных ")
        kind = plural(rule.amount, pair[0], pair[1], pair[1])
    return f"{rule.amount} {kind}{plural(rule.amount, *_STEPS[rule.unit])}"


def anchor_text(rule: Relative) -> str:
    """Name what is counted from, in the genitive: «издания приказа», «исполнения пункта 3»."""
    if rule.anchor == "order":
        return "издания приказа"
    if rule.anchor.startswith("item:"):
        return f"исполнения пункта {rule.anchor.removeprefix('item:')}"
    if DAY.fullmatch(rule.anchor):
        return date_text(dt.date.fromisoformat(rule.anchor))
    return "" if rule.anchor == ITEM_EVENT else rule.anchor


def _relative(reading: Reading) -> str:
    rule = reading.relative
    assert rule is not None
    anchor = anchor_text(rule)
    after = f" после {anchor}" if anchor else ""
    if rule.amount == 0:
        text = f"в день {anchor}" if rule.at else f"незамедлительно{after}"
    elif rule.direction == "before" and rule.at:
        text = f"накануне {anchor}"
    elif rule.direction == "before":
        lead = "не позднее чем за" if reading.op else "за"
        text = f"{lead} {accusative_text(rule)} до {anchor}"
    elif rule.at and rule.amount == 1 and rule.unit == "day":
        text = f"на следующий {_kind_of_day(rule)}день{after}"
    elif rule.at:
        text = f"через {accusative_text(rule)}{after}"
    elif not anchor:
        text = f"не позднее следующего {_kind_of_day(rule, 'ого ')}дня"
    else:
        lead = reading.op or "в течение"
        count = count_text(rule.amount, rule.unit, working=rule.working)
        if rule.amount == 1 and rule.unit not in ("day", "hour"):
            count = count.removeprefix("1 ")
        text = f"{lead} {count}{after}"
    return _often(reading) + text + _act(reading)


def _often(reading: Reading) -> str:
    """Say «ежегодно» over a term whose day is fixed elsewhere."""
    return f"{reading.scope}, " if reading.scope else ""


def _kind_of_day(rule: Relative, ending: str = "ый ") -> str:
    if rule.working is None:
        return ""
    if rule.working:
        return "рабочий " if ending == "ый " else "рабочего "
    return f"календарн{ending}"


def _continuous(reading: Reading) -> str:
    said = {"plan": "постоянно", "none": "систематически", "": "постоянно"} | {
        scope: SCOPES[scope] for scope in ("year", "school-year")
    }
    return said.get(reading.scope, f"в течение {reading.scope}") + _act(reading)


def _on_demand(reading: Reading) -> str:
    return (
        _often(reading)
        + (reading.event or _CAUSES.get(reading.cause, "по запросу"))
        + _act(reading)
    )


def _event(reading: Reading) -> str:
    return _often(reading) + reading.event + _act(reading)


def _none(reading: Reading) -> str:
    return "срок не установлен"


def _impossible(reading: Reading) -> str:
    return f"{IMPOSSIBLE_LEAD}: {reading.why}"


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
    Kind.EVENT: _event,
    Kind.NONE: _none,
    Kind.IMPOSSIBLE: _impossible,
}
