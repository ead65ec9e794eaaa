"""The order on pairs: what the registers, the roadmap and earlier orders know about it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from acts.documents.context import date_of
from acts.errors import InputError, Problem, Severity
from acts.organization import OfficialRole
from acts.registers.choices import FORMS, MENTOR_CATEGORIES, Form, MentorCategory
from acts.registers.pair_checks import check_pairs
from acts.registers.participants import Mentor, Pair, Registers
from acts.services.inputs.issue import Issue, IssuedAct
from acts.services.inputs.school import (
    missing_officials,
    official_fields,
    official_on,
    organization_fields,
    person_fields,
    roadmap_act,
)

__all__ = ["changes", "fields", "findings"]

_KIND = "order_pairs"
_ACQUAINTANCE_WORKING_DAYS = 5
_PROGRAMMES_WORKING_DAYS = 10
_NEEDED = (OfficialRole.CURATOR, OfficialRole.PERSONAL_DATA)
_FORMS = {Form(one.code): one.title for one in FORMS}
_CATEGORIES = {MentorCategory(one.code): one.title for one in MENTOR_CATEGORIES} | {
    MentorCategory.EMPLOYEE: "работник"
}
# Without these the list can't be printed; everything else may be mended before the submission.
_STOPPING = frozenset({"pair.unknown-person", "pair.self", "pair.period"})


def fields(issue: Issue) -> dict[str, Any]:
    """Fill in the order on pairs from the pairs that work on its day or begin later.

    Args:
        issue: Who issues it, when, after which orders.

    Raises:
        InputError: There are no pairs, or officials or people of the pairs are missing.
    """
    registers, on = issue.registers, issue.on
    organization = registers.organization
    pairs = _pairs(issue)
    problems = list(missing_officials(organization, on, _NEEDED))
    problems += [one for one in _pair_findings(issue) if one.code in _STOPPING]
    if not pairs:
        problems.append(_no_pairs(issue))
    if problems:
        raise InputError(problems)
    curator, keeper = (official_on(organization, role, on) for role in _NEEDED)
    accountant = organization.official(OfficialRole.ACCOUNTANT, on)
    labour = any(_is_labour(registers, pair) for pair in pairs)
    visas = [
        curator,
        organization.official(OfficialRole.LAWYER, on),
        accountant if labour else None,
    ]
    former = issue.last(_KIND)
    return {
        "organization": organization_fields(organization, on),
        "planned_on": on.isoformat(),
        "bases": _bases(issue),
        "period": {
            "from": min(pair.since for pair in pairs).isoformat(),
            "to": max(pair.until for pair in pairs).isoformat(),
        },
        "pairs": [_pair(registers, pair) for pair in pairs],
        "programmes_due": issue.days.add(on, _PROGRAMMES_WORKING_DAYS).isoformat(),
        "curator": official_fields(curator),
        "personal_data": {"responsible": official_fields(keeper)},
        **({"pay": {"accountant": official_fields(accountant)}} if labour and accountant else {}),
        **({"repeals": [_cited(former)]} if former else {}),
        "acquaintance": {
            "responsible": official_fields(keeper),
            "due": issue.days.add(on, _ACQUAINTANCE_WORKING_DAYS).isoformat(),
        },
        "visas": [official_fields(one) for one in visas if one is not None],
        "drafter": person_fields(curator.person),
    }


def findings(issue: Issue) -> tuple[Problem, ...]:
    """List what the registers say against the pairs, and the order this one has to carry out."""
    found = list(_pair_findings(issue))
    if issue.last("order_implementation") is None:
        found.append(
            Problem(
                message="нет действующего приказа о внедрении, а приказ о парах издаётся во "
                "исполнение его: в проекте этого основания нет",
                remedy="Если он подписан на бумаге, внесите его: acts act record "
                "order_implementation; если ещё готовится, сначала зарегистрируйте его – и "
                "сформируйте приказ о парах заново",
                place=issue.registers.organization.id,
                code="draft.no-basis",
            )
        )
    found.extend(_begun_before(issue))
    later = issue.later(_KIND)
    if later is not None:
        found.append(
            Problem(
                message=f"действующий приказ о парах № {later.number} от "
                f"{later.date:%d.%m.%Y} издан позже планируемого дня "
                f"({issue.on:%d.%m.%Y}): этот проект его не отменит",
                remedy="Если новый приказ заменяет его, сформируйте проект с датой не раньше: "
                f"--on {later.date:%d.%m.%Y}",
                place=issue.registers.organization.id,
                code="draft.later-order",
                severity=Severity.WARNING,
            )
        )
    return tuple(found)


def _begun_before(issue: Issue) -> Iterator[Problem]:
    """Warn of pairs that worked before any order approved them: an order looks forward."""
    last = issue.last(_KIND)
    begun = [
        one.since
        for one in _pairs(issue)
        if one.since < issue.on and (last is None or one.since > last.date)
    ]
    if begun:
        yield Problem(
            message=f"есть пары и группы, чей срок начинается раньше приказа ({issue.on:%d.%m.%Y}):"
            f" {len(begun)}, первая – с {min(begun):%d.%m.%Y}",
            remedy="Приказ задним числом не издают: проверьте на листе «Пары и группы» графу "
            "«С какого дня»",
            place=issue.registers.organization.id,
            code="pair.before-order",
            severity=Severity.WARNING,
        )


def changes(issue: Issue, listed: Mapping[str, Any]) -> str:
    """Say how the pairs of the registers differ from those of an order, in Russian, by numbers.

    Args:
        issue: The registers and the day.
        listed: The data of the order; pairs whose time is over by the day don't count.

    Returns:
        «новых пар и групп – 1, больше не работают – 2», or empty when the order still fits.
    """
    known = _pairs(issue)
    if any(one.code in _STOPPING for one in _pair_findings(issue)):
        return ""  # the register itself has to be mended first
    now = Counter(_people(_pair(issue.registers, one)) for one in known)
    then = Counter(_people(one) for one in listed["pairs"] if date_of(str(one["to"])) >= issue.on)
    added, gone = (now - then).total(), (then - now).total()
    said = (
        f"новых пар и групп – {added}" if added else "",
        f"больше не работают – {gone}" if gone else "",
    )
    return ", ".join(one for one in said if one)


def _people(pair: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Tell pairs apart by who is in them."""
    mentees = sorted(_name(one) for one in pair["mentees"])
    return (_name(pair["mentor"]), *mentees)


def _name(person: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(person.get(one) or "") for one in ("surname", "name", "patronymic"))


def _pairs(issue: Issue) -> tuple[Pair, ...]:
    return tuple(one for one in issue.registers.pairs if one.works(issue.on))


def _pair_findings(issue: Issue) -> tuple[Problem, ...]:
    return check_pairs(issue.registers, on=issue.on, pairs=_pairs(issue))


def _no_pairs(issue: Issue) -> Problem:
    return Problem(
        message=f"на {issue.on:%d.%m.%Y} нет ни одной пары или группы, которая работает или начнёт "
        "работу",
        remedy="Лист «Пары и группы»: впишите пары и загрузите форму: acts data load ФАЙЛ",
        place=issue.registers.organization.id,
        code="draft.no-pairs",
    )


def _bases(issue: Issue) -> dict[str, Any]:
    bases: dict[str, Any] = {}
    implementation = issue.last("order_implementation")
    if implementation is not None:
        bases["implementation"] = _cited(implementation)
    regulation = issue.last("regulation_students")
    if regulation is not None:
        bases["regulation"] = _dated(regulation)
        word, _, subject = regulation.title.partition(" ")
        if word.casefold() == "положение" and subject:
            bases["regulation"]["title"] = subject
    roadmap = issue.roadmap
    if roadmap.stands_on(issue.on):
        bases["roadmap"] = roadmap_act(issue)
        item = next((one for one in roadmap.items if _KIND in one.result.kinds), None)
        if item is not None:
            bases["roadmap"]["item"] = item.number
    return bases


def _cited(act: IssuedAct) -> dict[str, str]:
    """Cite an order; what the catalogue calls it isn't its heading and isn't quoted."""
    heading = act.title if act.title.startswith(("О ", "Об ")) else ""
    return {**_dated(act), **({"title": heading} if heading else {})}


def _dated(act: IssuedAct) -> dict[str, str]:
    return {"date": act.date.isoformat(), "number": act.number}


def _pair(registers: Registers, pair: Pair) -> dict[str, Any]:
    mentor = registers.mentor(pair.mentor)
    mentees = [registers.mentee(code) for code in pair.mentees]
    programme = registers.programme(pair.programme)
    assert mentor is not None  # `_STOPPING` says so
    optional = {
        "role_model": pair.role_model,
        "programme": programme.title if programme else "",
        "meetings_per_month": str(pair.meetings_per_month or ""),
        "addendum": pair.addendum,
    }
    return {
        "form": _FORMS[pair.form],
        "mentor": _mentor(registers, mentor),
        "mentees": [
            {
                **person_fields(one.person),
                "position": one.position,
                "category": "работник" if one.is_employee else "обучающийся",
            }
            for one in mentees
            if one is not None
        ],
        "from": pair.since.isoformat(),
        "to": pair.until.isoformat(),
        **{key: value for key, value in optional.items() if value},
    }


def _mentor(registers: Registers, mentor: Mentor) -> dict[str, str]:
    """Give what the list prints of a mentor: no birth date, no contact ever."""
    partner = registers.partner(mentor.partner)
    workplace = mentor.workplace or (partner.short_name if partner else "")
    own = mentor.category in (MentorCategory.EMPLOYEE, MentorCategory.PUPIL)
    return {
        **person_fields(mentor.person),
        "position": mentor.position,
        "category": _CATEGORIES[mentor.category],
        **({"workplace": workplace} if workplace and not own else {}),
    }


def _is_labour(registers: Registers, pair: Pair) -> bool:
    mentor = registers.mentor(pair.mentor)
    mentees = [registers.mentee(code) for code in pair.mentees]
    return (
        mentor is not None
        and mentor.category is MentorCategory.EMPLOYEE
        and any(one is not None and one.is_employee for one in mentees)
    )
