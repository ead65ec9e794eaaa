"""The order on implementation: what the registers and the roadmap already know about it."""

import datetime as dt
from typing import Any

from acts.deadlines.reading import Kind, MonthDay
from acts.errors import InputError, Problem
from acts.organization import Official, OfficialRole, Organization
from acts.roadmap import Item, Roadmap
from acts.services.inputs import regulation_students
from acts.services.inputs.issue import PERIOD_OVER, Issue
from acts.services.inputs.school import (
    missing_officials,
    official_fields,
    official_on,
    organization_fields,
    person_fields,
    roadmap_act,
)
from acts.services.local_roadmap import local_rows, local_targets

__all__ = ["fields", "findings"]

_ACQUAINTANCE_WORKING_DAYS = 5
_MONITORING_REPORT = "monitoring_report"
_SITE_SECTION = "Наставничество"
_VISAS = (OfficialRole.LAWYER, OfficialRole.ACCOUNTANT)
_NEEDED = (
    OfficialRole.CURATOR,
    OfficialRole.SUPPLY,
    OfficialRole.SITE,
    OfficialRole.PERSONAL_DATA,
)


def fields(issue: Issue) -> dict[str, Any]:
    """Fill in the order on implementation as far as the store and the roadmap know it.

    Args:
        issue: Who issues it, when and under which roadmap.

    Raises:
        InputError: Officials are missing, all of them are named; or the programme is over.
    """
    organization, contacts = issue.registers.organization, issue.registers.contacts
    roadmap, on = issue.roadmap, issue.on
    if on > roadmap.period_end:
        raise InputError(
            Problem(
                message=f"{on:%d.%m.%Y} – позже конца программы ({roadmap.period_end:%d.%m.%Y})",
                remedy="Укажите дату акта в пределах программы: --on ДД.ММ.ГГГГ",
                code=PERIOD_OVER,
            )
        )
    missing = tuple(missing_officials(organization, on, _NEEDED))
    if missing:
        raise InputError(missing)
    head, curator, supply, site, data_keeper = (
        official_on(organization, role, on) for role in (OfficialRole.DIRECTOR, *_NEEDED)
    )
    visas = (curator, *(organization.official(role, on) for role in _VISAS))
    return {
        "organization": organization_fields(organization, on),
        "planned_on": on.isoformat(),
        "bases": {"regional": roadmap_act(issue)},
        "implementation": {
            "from": max(on, roadmap.period_start).isoformat(),
            "to": roadmap.period_end.isoformat(),
        },
        "annexes": {
            "regulation": regulation_students.text_fields(issue),
            "roadmap": {"rows": list(local_rows(roadmap, on))},
            "targets": list(local_targets(roadmap, on)),
        },
        "curator": _curator(organization, curator, on),
        "material_support": official_fields(supply),
        "monitoring": _monitoring(roadmap, on),
        "site": {
            "section": _SITE_SECTION,
            "responsible": official_fields(site),
            **({"address": contacts.site} if contacts.site else {}),
        },
        "personal_data": {
            "responsible": official_fields(data_keeper),
            "access": [official_fields(head), official_fields(curator)],
        },
        "acquaintance": {
            "responsible": official_fields(data_keeper),
            "due": issue.days.add(on, _ACQUAINTANCE_WORKING_DAYS).isoformat(),
        },
        "visas": [official_fields(one) for one in visas if one is not None],
        "drafter": person_fields(curator.person),
    }


def _curator(organization: Organization, curator: Official, on: dt.date) -> dict[str, Any]:
    deputy = organization.official(OfficialRole.CURATOR_DEPUTY, on)
    return official_fields(curator) | ({"deputy": official_fields(deputy)} if deputy else {})


def findings(issue: Issue) -> tuple[Problem, ...]:
    """Find nothing: what is missing in this order stops it.

    What the text lacks that it approves is found by that text's own kind.
    """
    return ()


def _monitoring(roadmap: Roadmap, on: dt.date) -> dict[str, Any]:
    """Take the two stages of internal monitoring from the item that asks for them.

    After the years that the item names, its months repeat in the school year of the order.
    """
    stages = next(
        (
            windows
            for item in roadmap.items
            if _MONITORING_REPORT in item.result.kinds and len(windows := _windows(item)) == 2
        ),
        None,
    )
    if stages is None:
        return {}
    (start, first_end), (second_start, end) = stages
    years = max(on.year - first_end.year, 0)
    if _later(first_end, years) < on:  # the autumn of this year is over: the next one counts
        years += 1
    report_due = _later(end, years).isoformat()
    return {
        "stage1": {
            "from": max(_later(start, years), on).isoformat(),
            "to": _later(first_end, years).isoformat(),
        },
        "stage2": {"from": _later(second_start, years).isoformat(), "to": report_due},
        "report_due": report_due,
    }


def _windows(item: Item) -> list[tuple[dt.date, dt.date]]:
    return sorted(
        (one.reading.start, one.reading.end)
        for one in item.deadline.readings
        if one.reading.kind is Kind.WINDOW and one.reading.start and one.reading.end
    )


def _later(day: dt.date, years: int) -> dt.date:
    return MonthDay(day.month, day.day).on(day.year + years)
