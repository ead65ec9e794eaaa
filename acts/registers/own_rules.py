"""An organisation's own rules about dates, as its row of the register holds them."""

from collections.abc import Iterator

from acts.deadlines.own_rules import OwnRules, read_days_off, read_month_day, write_days_off
from acts.deadlines.reading import MonthDay
from acts.registers.row_reading import Reader, Unreadable
from acts.registers.rows import Row

__all__ = ["own_rule_faults", "own_rules", "rule_values"]

_BOUNDS = ("school_year_start", "school_year_end")


def own_rules(read: Reader) -> OwnRules:
    """Read the rules of an organisation's row.

    Raises:
        Unreadable: A value is not what its column says.
    """
    days = read_days_off(read.text("days_off"))
    if days is None:
        raise Unreadable("days_off")
    week = read.text("week")
    if week not in ("", "5", "6"):
        raise Unreadable("week")
    return OwnRules(
        week=int(week) if week else None,
        extra_days_off=days,
        school_year_start=_bound(read, "school_year_start"),
        school_year_end=_bound(read, "school_year_end"),
    )


def rule_values(rules: OwnRules) -> dict[str, str]:
    """Write rules as the values of a row.

    Args:
        rules: Of an organisation; what only a workspace may set is left out.
    """
    start, end = rules.school_year_start, rules.school_year_end
    return {
        "week": str(rules.week or ""),
        "days_off": write_days_off(rules.extra_days_off),
        "school_year_start": _written(start),
        "school_year_end": _written(end),
    }


def own_rule_faults(row: Row) -> Iterator[tuple[str, str, str]]:
    """Say what is wrong with the rules of a row.

    Yields:
        Key of the column, what is wrong and what to do.
    """
    if row.table != "organization":
        return
    if read_days_off(row.value("days_off")) is None:
        yield "days_off", "это не список дат", "Пишите даты через «;»: 12.10.2026; 27.05.2027"
    for key in _BOUNDS:
        if row.value(key) and read_month_day(row.value(key)) is None:
            yield key, "это не день года", "Напишите день и месяц: 26 мая"


def _bound(read: Reader, key: str) -> MonthDay | None:
    if not read.text(key):
        return None
    day = read_month_day(read.text(key))
    if day is None:
        raise Unreadable(key)
    return day


def _written(day: MonthDay | None) -> str:
    return f"{day.day:02d}.{day.month:02d}" if day else ""
