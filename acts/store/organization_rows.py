"""Organisations and officials in their tables."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from acts.deadlines.own_rules import OwnRules, read_days_off, write_days_off
from acts.deadlines.reading import MonthDay
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.russian.cases import Gender
from acts.russian.names import Person
from acts.store.cells import Cells, select
from acts.store.failures import UnreadableRowError
from acts.store.models import OfficialRow, OrganizationRow
from acts.store.save_report import SaveReport, compare

__all__ = ["ids", "load", "save"]

_COLUMNS = (
    "id",
    "fan_out",
    "full_name",
    "short_name",
    "place",
    "zone",
    "founder",
    "parent",
    "body",
    "tracked_from",
)
_RULES = ("week", "days_off", "school_year_start", "school_year_end")
_OFFICIAL = (
    "organization_id",
    "role",
    "post",
    "surname",
    "name",
    "patronymic",
    "gender",
    "since",
    "until",
    "basis",
)


def ids(alias: str) -> frozenset[str]:
    """List ids of all organisations."""
    return frozenset(OrganizationRow.objects.using(alias).values_list("id", flat=True))


def load(alias: str) -> tuple[Organization, ...]:
    """Read all organisations, by id."""
    cells = Cells()
    officials: dict[str, list[Official]] = defaultdict(list)
    for row in select(OfficialRow.objects.using(alias).order_by("id").values_list(*_OFFICIAL)):
        officials[row[0]].append(_official(row, cells))
    query = OrganizationRow.objects.using(alias).order_by("id")
    rows = select(query.values_list(*_COLUMNS, *_RULES))
    return tuple(_organization(row, tuple(officials[row[0]]), cells) for row in rows)


def save(alias: str, organizations: Iterable[Organization]) -> SaveReport:
    """Write what is new or changed; runs inside a transaction."""
    given = {one.id: one for one in organizations}
    report = compare({one.id: one for one in load(alias)}, given)
    touched = [given[key] for key in (*report.added, *report.changed)]
    OrganizationRow.objects.using(alias).bulk_create(
        [_row(one) for one in touched],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*_COLUMNS[1:], *_RULES],
    )
    for key in report.changed:
        OfficialRow.objects.using(alias).filter(organization_id=key).delete()
    OfficialRow.objects.using(alias).bulk_create(
        [_official_row(one.id, official) for one in touched for official in one.officials]
    )
    return report


def _row(one: Organization) -> OrganizationRow:
    start, end = one.rules.school_year_start, one.rules.school_year_end
    return OrganizationRow(
        **{name: getattr(one, name) for name in _COLUMNS},
        week=one.rules.week,
        days_off=write_days_off(one.rules.extra_days_off) or None,
        school_year_start=str(start) if start else None,
        school_year_end=str(end) if end else None,
    )


def _official_row(organization: str, official: Official) -> OfficialRow:
    return OfficialRow(
        organization_id=organization,
        role=official.role,
        post=official.post,
        surname=official.person.surname,
        name=official.person.name,
        patronymic=official.person.patronymic,
        gender=official.person.gender or "",
        since=official.since,
        until=official.until,
        basis=official.basis,
    )


def _official(row: tuple[Any, ...], cells: Cells) -> Official:
    _, role, post, surname, name, patronymic, gender, since, until, basis = row
    try:
        return Official(
            role=OfficialRole(role),
            post=post,
            person=Person(surname, name, patronymic, Gender(gender) if gender else None),
            since=cells.day(since),
            until=cells.days[until],
            basis=basis,
        )
    except ValueError as error:
        raise UnreadableRowError("должностное лицо") from error


def _organization(
    row: tuple[Any, ...], officials: tuple[Official, ...], cells: Cells
) -> Organization:
    values = dict(zip(_COLUMNS, row[: len(_COLUMNS)], strict=True))
    try:
        values["fan_out"] = FanOut(values["fan_out"])
    except ValueError as error:
        raise UnreadableRowError("вид организации") from error
    values["tracked_from"] = cells.days[values["tracked_from"]]
    return Organization(**values, officials=officials, rules=_rules(*row[len(_COLUMNS) :]))


def _rules(week: int | None, days_off: str | None, start: str | None, end: str | None) -> OwnRules:
    days = read_days_off(days_off or "")
    try:
        if days is None or week not in (None, 5, 6):
            raise ValueError
        return OwnRules(
            week=week,
            extra_days_off=days,
            school_year_start=MonthDay.parse(start) if start else None,
            school_year_end=MonthDay.parse(end) if end else None,
        )
    except ValueError as error:
        raise UnreadableRowError("правила счёта сроков организации") from error
