"""Policies of a due date: what custom and law leave open, with printed defaults."""

import dataclasses as dc
import datetime as dt
import enum

from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.deadlines.wording import date_text, day_name, day_text, month_day_text
from acts.working_days import OffKind, WorkingDays, day_off, working_days

__all__ = ["DueDate", "Policies", "Shift", "apply", "calendar_of", "describe"]

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_FIVE_DAYS = 5
_SCHOOL_YEAR = "school-year"
_LEAP_DAY = MonthDay(2, 29)
_SCHOOL_START, _SCHOOL_END = MonthDay(9, 1), MonthDay(5, 31)  # what a reading assumes


class Shift(enum.StrEnum):
    """Where a term moves when its last day is a day off."""

    NEXT = "next"
    PREVIOUS = "previous"
    NONE = "none"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """What the wording of a deadline doesn't settle.

    Attributes:
        shift: Off a day off to the next working day (as ст. 193 ГК РФ), the previous one, or not.
        until_inclusive: Whether «до 1 сентября» includes that day.
        bare_days_working: Whether «10 дней» without «рабочих» are working days.
        week: Working days in a week, 5 or 6.
        zone: Time zone of the obliged body, whose day counts.
        emergency_days: Whether the days declared off in 2020–2021 count as off.
        extra_days_off: Regional and own days off.
        school_year_start: First day of the school year.
        school_year_end: Its last day, as the school's own calendar schedule has it.
    """

    shift: Shift = Shift.NEXT
    until_inclusive: bool = True
    bare_days_working: bool = False
    week: int = 5
    zone: str = "Europe/Moscow"
    emergency_days: bool = False
    extra_days_off: tuple[dt.date, ...] = ()
    school_year_start: MonthDay = _SCHOOL_START
    school_year_end: MonthDay = _SCHOOL_END


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """A due date and how it came about.

    Attributes:
        raw: The last day as the deadline gives it.
        effective: The last day after the policies.
        rule: The rule applied, in Russian, to print beside the date.
        provisional: Rests on a year without a published calendar.
        warn_on: The last working day before the day named, where the term moved past it: no law
            moves terms inside the chain of command, so a careful body is done by then.
    """

    raw: dt.date
    effective: dt.date
    rule: str
    provisional: bool
    warn_on: dt.date | None = None


def calendar_of(policies: Policies) -> WorkingDays:
    """Return the production calendar that the policies ask for."""
    return working_days(
        week=policies.week,
        emergency_days=policies.emergency_days,
        extra_days_off=policies.extra_days_off,
    )


def apply(
    term_end: dt.date, reading: Reading, policies: Policies, working_days: WorkingDays
) -> DueDate:
    """Apply the policies to a raw last day.

    Args:
        term_end: The last day as the deadline gives it.
        reading: The reading it came from.
        policies: What to do where the wording is silent.
        working_days: The production calendar.
    """
    named, school = _in_school_year(term_end, reading, policies)
    last, lead = named, _lead(named, reading, policies)
    if not policies.until_inclusive and _may_exclude(reading):
        last = named - _DAY
    effective, moved = _shifted(last, policies, working_days)
    warn_on = working_days.previous_working(last) if effective > last else None
    years = {last.year, effective.year}
    provisional = any(working_days.is_provisional(year) for year in years)
    parts = [lead, _bare_days(reading, policies), school, moved]
    if warn_on:
        parts.append(f"предупреждение {date_text(warn_on)} – последний рабочий день до названного")
    if provisional:
        parts.append("производственный календарь предварительный")
    return DueDate(
        raw=named,
        effective=effective,
        rule="; ".join(part for part in parts if part),
        provisional=provisional,
        warn_on=warn_on,
    )


def _may_exclude(reading: Reading) -> bool:
    """Tell a day that «до» may leave out: one that is named, not the last of anything, no hour."""
    rule = reading.every
    if reading.op != "до" or reading.time:
        return False
    if rule is not None and (rule.nth < 0 or not (rule.nth or rule.day)):
        return False  # «до последней пятницы мая», «до конца месяца»
    return reading.end_day != _LEAP_DAY  # it stands for the last day of February


def _in_school_year(day: dt.date, reading: Reading, policies: Policies) -> tuple[dt.date, str]:
    """Put the body's own bound in place of the school year's that the reading assumed."""
    if reading.scope != _SCHOOL_YEAR or reading.kind is Kind.EVERY:
        return day, ""
    start, end = policies.school_year_start.on(day.year), policies.school_year_end.on(day.year)
    assumed = {
        _SCHOOL_END.on(day.year): (end, f"учебный год – по {day_text(end)}"),
        _SCHOOL_START.on(day.year): (start, f"учебный год – с {day_text(start)}"),
        _SCHOOL_START.on(day.year) - _DAY: (start - _DAY, f"учебный год – с {day_text(start)}"),
    }
    own, said = assumed.get(day, (day, ""))
    return (own, said) if own != day else (day, "")


def _lead(day: dt.date, reading: Reading, policies: Policies) -> str:
    if reading.op == "до":
        if policies.until_inclusive or not _may_exclude(reading):
            return f"до {day_text(day)} включительно"
        return f"до {day_text(day)}, не включая этот день"
    if reading.op == "до включительно":
        return f"до {day_text(day)} включительно"
    if reading.op == "по":
        return f"по {day_text(day)} включительно"
    if reading.op:
        return f"{reading.op} {day_text(day)}"
    return f"последний день – {day_text(day)}"


def _bare_days(reading: Reading, policies: Policies) -> str:
    """Say which days were counted where the wording doesn't."""
    count = reading.relative
    if count is None or count.unit != "day" or count.working is not None or not count.amount:
        return ""
    return f"дни – {'рабочие' if policies.bare_days_working else 'календарные'}, в сроке не сказано"


def _shifted(day: dt.date, policies: Policies, calendar: WorkingDays) -> tuple[dt.date, str]:
    if calendar.is_working(day):
        return day, _worked_weekend(day, calendar)
    name = f"{date_text(day)} – {day_name(day)}{_reason(day, calendar)}"
    if policies.shift is Shift.NONE:
        return day, f"{name}, срок не переносится"
    forward = policies.shift is Shift.NEXT
    moved = calendar.next_working(day) if forward else calendar.previous_working(day)
    return moved, f"{name}, перенесено на {date_text(moved)}"


def _worked_weekend(day: dt.date, calendar: WorkingDays) -> str:
    """Say why a Saturday is working, so that nobody expects the term to move."""
    if day.weekday() != _SATURDAY:
        return ""
    why = "перенос выходного" if calendar.week == _FIVE_DAYS else "шестидневная неделя"
    return f"{date_text(day)} – рабочая суббота ({why})"


def _reason(day: dt.date, calendar: WorkingDays) -> str:
    off = day_off(calendar, day)
    if off is None or off.kind is OffKind.WEEKEND:
        return ""
    if off.kind is OffKind.TRANSFERRED:
        return f" (перенос выходного, {off.basis})"
    return f" ({off.basis or 'дополнительный выходной'})"


def describe(policies: Policies) -> tuple[str, ...]:
    """Say the policies in Russian, a line each."""
    shifts = {
        Shift.NEXT: "последний день срока, пришедшийся на выходной, переносится на следующий "
        "рабочий день (как в ст. 193 ГК РФ)",
        Shift.PREVIOUS: "последний день срока, пришедшийся на выходной, переносится на предыдущий "
        "рабочий день",
        Shift.NONE: "последний день срока не переносится, даже если он выходной",
    }
    until = "включая названный день" if policies.until_inclusive else "не включая названный день"
    bare = "рабочие" if policies.bare_days_working else "календарные"
    lines = [
        shifts[policies.shift],
        f"«до» какого-либо числа – {until}",
        f"дни без слова «рабочих» – {bare}",
        "отсчёт начинается на следующий день после события",
        f"рабочая неделя – {'пятидневная' if policies.week == _FIVE_DAYS else 'шестидневная'}",
        "нерабочие дни по указам Президента РФ 2020–2021 годов "
        + ("считаются выходными" if policies.emergency_days else "считаются рабочими"),
        f"часовой пояс – {policies.zone}",
    ]
    bounds = (policies.school_year_start, policies.school_year_end)
    if bounds != (_SCHOOL_START, _SCHOOL_END):
        first, last = (month_day_text(day) for day in bounds)
        lines.append(f"учебный год – с {first} по {last}")
    if policies.extra_days_off:
        days = ", ".join(date_text(day) for day in sorted(policies.extra_days_off))
        lines.append(f"дополнительные выходные дни: {days}")
    return tuple(lines)
