"""What the acts of a school share: its requisites and the officials it needs on a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from acts.errors import InputError, Problem
from acts.organization import Official, OfficialRole, Organization
from acts.registers.choices import OFFICIAL_ROLES
from acts.russian import names
from acts.russian.cases import Case
from acts.russian.names import Person
from acts.russian.wording import Wording
from acts.services.inputs.issue import Issue

__all__ = [
    "missing_officials",
    "official_fields",
    "official_on",
    "organization_fields",
    "person_fields",
    "roadmap_act",
    "tells_gender",
]

_TITLES = {OfficialRole(one.code): one.title for one in OFFICIAL_ROLES}


def organization_fields(organization: Organization, on: dt.date) -> dict[str, Any]:
    """Give the organisation as schemas of acts have it; `missing_officials` asks for its head."""
    head = official_on(organization, OfficialRole.DIRECTOR, on)
    acting = head.role is OfficialRole.ACTING_DIRECTOR
    return {
        "full_name": organization.full_name,
        "short_name": organization.short_name,
        "place": organization.place,
        "director": official_fields(head),
        **({"founder": organization.founder} if organization.founder else {}),
        **({"acting_basis": head.basis} if acting and head.basis else {}),
    }


def official_fields(one: Official) -> dict[str, str]:
    """Give an official as schemas of acts have it."""
    return {**person_fields(one.person), "post": one.post}


def person_fields(person: Person) -> dict[str, str]:
    """Give a name as schemas of acts have it, part by part."""
    return {
        "surname": person.surname,
        "name": person.name,
        **({"patronymic": person.patronymic} if person.patronymic else {}),
        **({"gender": str(person.gender)} if person.gender else {}),
    }


def roadmap_act(issue: Issue) -> dict[str, str]:
    """Give the order of the region as schemas of acts have it; what isn't named is left out."""
    order = issue.roadmap.order
    words = Wording(issue.registers.overrides)
    return {
        "word": order.kind,
        "issuer": words.organization(order.issuer, Case.GENITIVE),
        **({"date": order.date.isoformat()} if order.is_dated else {}),
        **({"number": order.number} if order.number else {}),
        "title": order.title,
    }


def official_on(organization: Organization, role: OfficialRole, on: dt.date) -> Official:
    """Give who holds a role, or the head for «director», after `missing_officials` was asked."""
    found = (
        organization.head(on) if role is OfficialRole.DIRECTOR else organization.official(role, on)
    )
    assert found is not None
    return found


def missing_officials(
    organization: Organization, on: dt.date, roles: Iterable[OfficialRole]
) -> Iterator[Problem]:
    """Find the head and officials whom an act needs and the registers don't have.

    Args:
        organization: Whose they are.
        on: The day of the act.
        roles: Who is needed besides the head.
    """
    if organization.head(on) is None:
        yield _missing(organization, on, _TITLES[OfficialRole.DIRECTOR])
    for role in roles:
        if organization.official(role, on) is None:
            yield _missing(organization, on, _TITLES[role])
    named = [organization.head(on), *(organization.official(role, on) for role in roles)]
    for one in dict.fromkeys(named):
        if one is not None and not tells_gender(one.person):
            yield Problem(
                message=f"не определить, мужчина это или женщина: {_TITLES[one.role]}",
                remedy="Лист «Должностные лица»: заполните «Пол»",
                place=organization.id,
                code="draft.gender",
            )


def tells_gender(person: Person) -> bool:
    """Tell whether a name can be declined: by its gender, patronymic or first name."""
    try:
        names.gender_of(person)
    except InputError:
        return False
    return True


def _missing(organization: Organization, on: dt.date, title: str) -> Problem:
    return Problem(
        message=f"на {on:%d.%m.%Y} не назначен никто: «{title}»",
        remedy="Лист «Должностные лица»: впишите строку и загрузите форму: acts data load ФАЙЛ",
        place=organization.id,
        code="draft.missing-official",
    )
