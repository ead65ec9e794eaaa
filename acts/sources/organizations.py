"""Files of organisations and their officials."""

import dataclasses as dc
import datetime as dt
from pathlib import Path
from typing import Any

from acts.deadlines.own_rules import OwnRules, read_month_day
from acts.errors import InputError, Problem
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.russian.cases import Gender
from acts.russian.names import parse_person
from acts.sources.checked import Checked, load_checked
from acts.sources.dates import date_problem, parse_date
from acts.sources.fields import rows, text
from acts.sources.look_alikes import nearest
from acts.sources.school_years import check_school_year
from acts.sources.zones import check_zone

__all__ = ["load_organizations", "read_organizations"]

_Row = dict[str, Any]
_SINGLE = {"director": "директора", "acting_director": "исполняющие обязанности директора"}


def load_organizations(path: Path) -> tuple[Organization, ...]:
    """Read organisations with their officials.

    Args:
        path: The YAML file.

    Raises:
        InputError: With everything that is wrong, each with line and remedy.
        OSError: The file can't be opened.
    """
    return read_organizations(path)[0]


def read_organizations(path: Path) -> tuple[tuple[Organization, ...], tuple[Problem, ...]]:
    """Read organisations together with warnings.

    Raises:
        InputError: With everything that is wrong.
    """
    checked = load_checked(path, "organizations")
    _check(checked)
    warnings = checked.warnings()
    return tuple(_organization(row) for row in checked.data["organizations"]), warnings


def _check(checked: Checked) -> None:
    first: dict[str, str] = {}
    parents: dict[str, str] = {}
    found = list(rows(checked.data, "", "organizations"))
    for pointer, row in found:
        code = text(row, "id")
        if code and code.casefold() in first:
            _, place = checked.locate(first[code.casefold()])
            checked.add(
                "organizations.duplicate",
                f"{pointer}/id",
                f"организация «{code[:60]}» уже есть: {place.split(',')[0]}",
                "Дайте другой код или удалите повтор",
            )
        parents.setdefault(code, text(row, "parent"))
        first.setdefault(code.casefold(), f"{pointer}/id")
        check_zone(checked, f"{pointer}/zone", text(row, "zone"))
        check_school_year(checked, pointer, row)
        _check_officials(checked, pointer, row)
    for pointer, row in found:
        if first.get(text(row, "id").casefold()) == f"{pointer}/id":
            _check_parent(checked, pointer, row, parents)


def _check_parent(checked: Checked, pointer: str, row: _Row, parents: dict[str, str]) -> None:
    parent = text(row, "parent")
    if not parent:
        return
    if parent not in parents:
        close = nearest(parent, [code for code in parents if code])
        checked.add(
            "organizations.parent",
            f"{pointer}/parent",
            f"вышестоящей организации «{parent[:60]}» в файле нет",
            f"Возможно, нужно «{close}»" if close else "Добавьте её или уберите поле",
        )
        return
    seen, code = {text(row, "id")}, parent
    while code and code not in seen:
        seen.add(code)
        code = parents.get(code, "")
    if code == text(row, "id"):
        checked.add(
            "organizations.parent",
            f"{pointer}/parent",
            "организация подчинена самой себе (прямо или через другие)",
            "Исправьте вышестоящую организацию",
        )


def _check_officials(checked: Checked, pointer: str, row: _Row) -> None:
    spans: list[tuple[str, dt.date, dt.date, str]] = []
    for inner, official in rows(row, pointer, "officials"):
        _check_person(checked, inner, text(official, "person"))
        since, until = text(official, "since"), text(official, "until")
        if date_problem(since) or (until and date_problem(until)):
            continue
        start, end = parse_date(since), parse_date(until) if until else dt.date.max
        if end < start:
            checked.add(
                "organizations.term",
                f"{inner}/until",
                "последний день в должности раньше первого",
                "Исправьте одну из дат",
            )
        role = text(official, "role")
        if role == "acting_director" and not text(official, "basis"):
            checked.add(
                "organizations.basis",
                inner,
                "у исполняющего обязанности директора не указано основание полномочий",
                "Добавьте поле basis: приказ, его номер и дату",
            )
        if role in _SINGLE:
            _check_overlap(checked, (role, start, end, inner), spans)


def _check_overlap(
    checked: Checked,
    one: tuple[str, dt.date, dt.date, str],
    spans: list[tuple[str, dt.date, dt.date, str]],
) -> None:
    role, start, end, pointer = one
    for other_role, other_start, other_end, other in spans:
        if other_role == role and start <= other_end and other_start <= end:
            _, place = checked.locate(other)
            checked.add(
                "organizations.overlap",
                f"{pointer}/since",
                f"в один и тот же день записаны двое: {_SINGLE[role]} здесь и "
                f"{place.split(',')[0]}",
                "Укажите последний день первого (until) раньше первого дня второго",
            )
            break
    spans.append(one)


def _check_person(checked: Checked, pointer: str, person: str) -> None:
    if not person:
        return
    try:
        parse_person(person)
    except InputError as error:
        for problem in error.problems:
            checked.add(
                problem.code or "organizations.person",
                f"{pointer}/person",
                problem.message,
                problem.remedy,
            )


def _organization(row: _Row) -> Organization:
    return Organization(
        id=row["id"],
        fan_out=FanOut(row["fan_out"]),
        full_name=row["full_name"],
        short_name=row["short_name"],
        place=row["place"],
        zone=row["zone"],
        founder=text(row, "founder"),
        parent=text(row, "parent"),
        body=text(row, "body"),
        tracked_from=parse_date(row["tracked_from"]) if text(row, "tracked_from") else None,
        officials=tuple(_official(official) for official in row.get("officials", ())),
        rules=OwnRules(
            week=int(row["week"]) if text(row, "week") else None,
            extra_days_off=tuple(sorted({parse_date(day) for day in row.get("days_off", ())})),
            school_year_start=read_month_day(text(row, "school_year_start")),
            school_year_end=read_month_day(text(row, "school_year_end")),
        ),
    )


def _official(row: _Row) -> Official:
    person = parse_person(row["person"])
    if text(row, "gender"):
        person = dc.replace(person, gender=Gender(row["gender"]))
    return Official(
        role=OfficialRole(row["role"]),
        post=row["post"],
        person=person,
        since=parse_date(row["since"]),
        until=parse_date(row["until"]) if text(row, "until") else None,
        basis=text(row, "basis"),
    )
