"""What is odd in the terms of an item: passed, broken off, too short, beside the monitoring."""

import datetime as dt
from collections.abc import Iterator

from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.roadmap import Item, Roadmap
from acts.roadmap_review.finding import Finding

__all__ = ["of_monitoring", "of_terms"]

_MONITORING_KIND = "monitoring_report"
_DATED = (Kind.WINDOW, Kind.UNTIL, Kind.ON)
_LASTING = (Kind.YEARLY, Kind.EVERY, Kind.CONTINUOUS, Kind.ON_DEMAND, Kind.FROM)
_BROKEN_OFF = (",", ";", ":", "-", "–", "—", " и", " до", " по", " с", " далее")


def of_terms(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
    """Report a term that is broken off, had passed before the order, or stops too early."""
    if item.deadline.text.rstrip().lower().endswith(_BROKEN_OFF):
        yield Finding(
            code="deadline.broken-off",
            where=where,
            message=f"срок «{item.deadline.text}» обрывается: похоже, продолжение потеряно",
        )
    readings = [term.reading for term in item.deadline.readings]
    ends = [one.end for one in readings if one.kind in _DATED and one.end is not None]
    lasting = [one for one in readings if one.kind in _LASTING]
    if ends and not lasting and max(ends) < roadmap.ordered_on(item):
        yield Finding(
            code="term.retroactive",
            where=where,
            message=f"срок истёк {max(ends):%d.%m.%Y}, до дня приказа",
        )
    if _stops_early(ends, lasting, roadmap.period_end):
        yield Finding(
            code="term.recurrence-stops",
            where=where,
            message=f"повторение кончается {_last(ends, lasting)}, "
            f"хотя карта действует до {roadmap.period_end:%d.%m.%Y}",
        )
    if any(one.act and one.inferred for one in readings):
        yield Finding(
            code="term.review-without-date",
            where=where,
            message="для ежегодной корректировки нет своего срока, взяты месяцы первого",
        )


def _stops_early(ends: list[dt.date], lasting: list[Reading], period_end: dt.date) -> bool:
    """Whether a repeated duty has no term in the last whole year of the period."""
    if lasting:
        years = [one.last_year for one in lasting if one.kind is Kind.YEARLY]
        return len(years) == len(lasting) and all(
            year is not None and year < period_end.year for year in years
        )
    years_named = {end.year for end in ends}
    return len(years_named) > 1 and (period_end - max(ends)).days > 366


def _last(ends: list[dt.date], lasting: list[Reading]) -> str:
    if lasting:
        return f"{max(one.last_year or 0 for one in lasting)} годом"
    return f"{max(ends):%d.%m.%Y}"


def of_monitoring(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
    """Compare the days of a monitoring report with the order's own monitoring window."""
    window = roadmap.monitoring.reading if roadmap.monitoring else None
    if window is None or _MONITORING_KIND not in item.result.kinds or window.end_day is None:
        return
    first, last = window.start_day or MonthDay(1, 1), window.end_day
    days = [day for term in item.deadline.readings for day in _ends(term.reading)]
    place = roadmap.monitoring.place if roadmap.monitoring else ""
    shown = f"{place}: с {first.day:02d}.{first.month:02d} по {last.day:02d}.{last.month:02d}"
    if any(not _within(day, first, last) for day in days):
        yield Finding(
            code="monitoring.outside",
            where=where,
            message=f"срок «{item.deadline.text}» лежит вне окна мониторинга ({shown})",
        )
    elif any(day != last for day in days):
        yield Finding(
            code="monitoring.ends-early",
            where=where,
            message=f"срок «{item.deadline.text}» кончается раньше окна мониторинга ({shown})",
        )


def _ends(reading: Reading) -> Iterator[MonthDay]:
    if reading.end_day is not None:
        yield reading.end_day
    elif reading.kind in _DATED and reading.end is not None:
        yield MonthDay(reading.end.month, reading.end.day)


def _within(day: MonthDay, first: MonthDay, last: MonthDay) -> bool:
    """Whether a day lies in a yearly window, which may run over the new year."""
    return first <= day <= last if first <= last else day >= first or day <= last
