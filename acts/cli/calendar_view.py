"""A year of the production calendar as a table for people and as JSON for programs."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

import click

from acts.cli.output import table
from acts.deadlines.wording import day_text
from acts.russian.dates import month
from acts.working_days import DayOff, MonthOfDays, OffKind, Transfer, YearOfDays

__all__ = ["print_year", "year_json"]

_FROM = ("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья")
_NAMES = {5: "суббота"}  # the law works no Sunday in exchange
_TO = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
_QUARTERS = ("I квартал", "II квартал", "III квартал", "IV квартал")
_COLUMNS = (
    "Период",
    "Рабочих",
    "Нерабочих",
    "Нерабочие дни",
    "Праздники и переносы",
    "Короче на час",
)
_DAY = dt.timedelta(days=1)
_PROVISIONAL = (
    "ПРЕДВАРИТЕЛЬНЫЙ: постановления Правительства РФ о переносе выходных дней этого года в "
    "программе нет. Выходные, совпавшие с новогодними праздниками, оно переносит на другие дни "
    "(ч. 2 ст. 112 ТК РФ), поэтому рабочих дней на самом деле меньше."
)


def print_year(year: YearOfDays) -> None:
    """Print a year as a table by months with quarters, then the acts it rests on."""
    week = "пятидневная" if year.week == 5 else "шестидневная"
    if year.provisional:
        click.echo(f"{_PROVISIONAL}\n")
    mark = " (предварительный)" if year.provisional else ""
    table(
        _COLUMNS,
        _rows(year),
        title=f"Производственный календарь на {year.year} год{mark}, рабочая неделя – {week}",
    )
    _print_list("Перенесённые выходные дни", [_transfer_text(one) for one in year.transfers])
    if year.decrees:
        counted = all(one.counted for one in year.decrees)
        how = "считаются нерабочими" if counted else "считаются рабочими, иначе – с --decree-days"
        _print_list(
            f"Нерабочие дни по указам Президента РФ ({how})",
            [f"{_span_text(one.first, one.last)}: {one.basis}" for one in year.decrees],
        )
    _print_list("Основания", year.sources)


def _print_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(f"\n{title}:")
        click.echo(";\n".join(f"  – {line}" for line in lines) + ".")


def _rows(year: YearOfDays) -> Iterator[tuple[str, ...]]:
    for one in year.months:
        yield (
            month(one.month, "nominative"),
            str(one.working),
            str(len(one.off)),
            _ranges([off.day for off in one.off]),
            "; ".join(_named(one, year.transfers)),
            ", ".join(str(day.day) for day in one.shortened),
        )
        if one.month % 3 == 0:
            months = year.months[one.month - 3 : one.month]
            yield _total(_QUARTERS[one.month // 3 - 1], months)
    yield _total(f"{year.year} год", year.months)


def _total(title: str, months: Sequence[MonthOfDays]) -> tuple[str, ...]:
    working = sum(one.working for one in months)
    off = sum(len(one.off) for one in months)
    shortened = sum(len(one.shortened) for one in months)
    return (title, str(working), str(off), "", "", f"всего {shortened}" if shortened else "")


def _named(one: MonthOfDays, transfers: Sequence[Transfer]) -> Iterator[str]:
    """Say what no weekend explains: «23 – День защитника Отечества», «27 – рабочая суббота»."""
    moved = {transfer.target: transfer for transfer in transfers}
    off = {day.day for day in one.off}
    named = [(day.day, _reason(day, moved)) for day in one.off if day.kind is not OffKind.WEEKEND]
    named += [
        (transfer.source, f"рабочая {_NAMES[transfer.source.weekday()]}")
        for transfer in transfers
        if transfer.source.month == one.month and transfer.source not in off
    ]
    for text, days in itertools.groupby(sorted(named), key=lambda pair: pair[1]):
        yield f"{_ranges([day for day, _ in days])} – {text}"


def _reason(off: DayOff, moved: dict[dt.date, Transfer]) -> str:
    if off.kind is OffKind.TRANSFERRED:
        return f"перенос с {moved[off.day].source:%d.%m}"
    return off.basis or "дополнительный выходной"


def _ranges(days: Sequence[dt.date]) -> str:
    """Write days of one month shortly: «1–8, 13–14, 20»."""
    parts: list[list[dt.date]] = []
    for day in days:
        if parts and day - parts[-1][-1] == _DAY:
            parts[-1].append(day)
        else:
            parts.append([day])
    return ", ".join(
        f"{part[0].day}–{part[-1].day}" if len(part) > 1 else str(part[0].day) for part in parts
    )


def _transfer_text(one: Transfer) -> str:
    source = f"с {_FROM[one.source.weekday()]} {day_text(one.source)}"
    return f"{source} на {_TO[one.target.weekday()]} {day_text(one.target)}: {one.basis}"


def _span_text(first: dt.date, last: dt.date) -> str:
    if first == last:
        return day_text(first)
    if first.month == last.month:
        return f"{first.day}–{day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def year_json(year: YearOfDays) -> dict[str, object]:
    """Shape a year for programs; dates are ISO."""
    return {
        "year": year.year,
        "week": year.week,
        "provisional": year.provisional,
        "sources": list(year.sources),
        "months": [
            {
                "month": one.month,
                "working": one.working,
                "days_off": [
                    {"day": off.day.isoformat(), "kind": str(off.kind), "basis": off.basis}
                    for off in one.off
                ],
                "shortened": [day.isoformat() for day in one.shortened],
            }
            for one in year.months
        ],
        "quarters": [year.working(first, first + 2) for first in (1, 4, 7, 10)],
        "working": year.working(),
        "transfers": [
            {
                "from": one.source.isoformat(),
                "to": one.target.isoformat(),
                "basis": one.basis,
            }
            for one in year.transfers
        ],
        "decree_days": [
            {
                "from": one.first.isoformat(),
                "to": one.last.isoformat(),
                "basis": one.basis,
                "counted": one.counted,
            }
            for one in year.decrees
        ],
    }
