"""The order on implementation: what the registers and the roadmap already know about it."""

import datetime as dt
from typing import Any

from acts.deadlines.reading import Kind, MonthDay
from acts.errors import InputError, Problem
from acts.organization import Official, OfficialRole, Organization
from acts.roadmap import Item, Roadmap
from acts.russian.cases import Case
from acts.russian.phrases import decline_organization
from acts.services.inputs import regulation_students
from acts.services.inputs.issue import PERIOD_OVER, Issue
from acts.services.local_roadmap import local_rows, local_targets

__all__ = ["fields", "findings"]

_ACQUAINTANCE_WORKING_DAYS = 5
_MONITORING_REPORT = "monitoring_report"
_SITE_SECTION = "Наставничество"
_NEEDED = {
    OfficialRole.CURATOR: "куратор (curator)",
    OfficialRole.SUPPLY: "ответственный за материально-техническое обеспечение (supply)",
    OfficialRole.SITE: "ответственный за сайт (site)",
    OfficialRole.PERSONAL_DATA: "ответственный за персональные данные (personal_data)",
}


def fields(issue: Issue) -> dict[str, Any]:
    """Fill in the order on implementation as far as the store and the roadmap know it.

    Args:
        issue: Who issues it, when and under which roadmap.

    Raises:
        InputError: Officials are missing, all of them are named; or the programme is over.
    """
    organization, roadmap, on = issue.registers.organization, issue.roadmap, issue.on
    if on > roadmap.period_end:
        raise InputError(
            Problem(
                message=f"{on:%d.%m.%Y} – позже конца программы ({roadmap.period_end:%d.%m.%Y})",
                remedy="Укажите дату акта в пределах программы: --on ДД.ММ.ГГГГ",
                code=PERIOD_OVER,
            )
        )
    people = _officials(organization, on)
    head = people[OfficialRole.DIRECTOR]
    curator = _official(people[OfficialRole.CURATOR])
    deputy = organization.official(OfficialRole.CURATOR_DEPUTY, on)
    if deputy is not None:
        curator["deputy"] = _official(deputy)
    acting = head.role is OfficialRole.ACTING_DIRECTOR
    visas = [
        organization.official(role, on) for role in (OfficialRole.LAWYER, OfficialRole.ACCOUNTANT)
    ]
    return {
        "organization": {
            "full_name": organization.full_name,
            "short_name": organization.short_name,
            "place": organization.place,
            **({"founder": organization.founder} if organization.founder else {}),
            "director": _official(head),
            **({"acting_basis": head.basis} if acting else {}),
        },
        "planned_on": on.isoformat(),
        "bases": {"regional": _regional(roadmap)},
        "implementation": {
            "from": max(on, roadmap.period_start).isoformat(),
            "to": roadmap.period_end.isoformat(),
        },
        "annexes": {
            "regulation": regulation_students.text_fields(issue),
            "roadmap": {"rows": list(local_rows(roadmap, on))},
            "targets": list(local_targets(roadmap, on)),
        },
        "curator": curator,
        "material_support": _official(people[OfficialRole.SUPPLY]),
        "monitoring": _monitoring(roadmap, on),
        "site": {"section": _SITE_SECTION, "responsible": _official(people[OfficialRole.SITE])},
        "personal_data": {
            "responsible": _official(people[OfficialRole.PERSONAL_DATA]),
            "access": [_official(head), _official(people[OfficialRole.CURATOR])],
        },
        "acquaintance": {
            "responsible": _official(people[OfficialRole.PERSONAL_DATA]),
            "due": issue.days.add(on, _ACQUAINTANCE_WORKING_DAYS).isoformat(),
        },
        "visas": [
            _official(people[OfficialRole.CURATOR]),
            *(_official(one) for one in visas if one is not None),
        ],
        "drafter": {
            key: value
            for key, value in _official(people[OfficialRole.CURATOR]).items()
            if key != "post"
        },
    }


def findings(issue: Issue) -> tuple[Problem, ...]:
    """Find nothing: what is missing in this order stops it.

    What the text lacks that it approves is found by that text's own kind.
    """
    return ()


def _officials(organization: Organization, on: dt.date) -> dict[OfficialRole, Official]:
    found: dict[OfficialRole, Official] = {}
    problems = []
    head = organization.head(on)
    if head is None:
        problems.append(_missing(organization, on, "руководитель (director)"))
    else:
        found[OfficialRole.DIRECTOR] = head
    for role, title in _NEEDED.items():
        one = organization.official(role, on)
        if one is None:
            problems.append(_missing(organization, on, title))
        else:
            found[role] = one
    if problems:
        raise InputError(problems)
    return found


def _missing(organization: Organization, on: dt.date, title: str) -> Problem:
    return Problem(
        message=f"на {on:%d.%m.%Y} в {organization.id} не указан {title}",
        remedy="Внесите его в файл организаций (раздел officials) и загрузите: "
        "acts init ПАПКА --from ФАЙЛ --update",
        code="draft.missing-official",
    )


def _official(one: Official) -> dict[str, Any]:
    person = one.person
    return {
        "surname": person.surname,
        "name": person.name,
        **({"patronymic": person.patronymic} if person.patronymic else {}),
        **({"gender": str(person.gender)} if person.gender else {}),
        "post": one.post,
    }


def _regional(roadmap: Roadmap) -> dict[str, str]:
    order = roadmap.order
    return {
        "word": order.kind,
        "issuer": decline_organization(order.issuer, Case.GENITIVE),
        "date": order.date.isoformat(),
        "number": order.number,
        "title": order.title,
    }


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
