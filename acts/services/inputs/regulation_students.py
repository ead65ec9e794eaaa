"""The regulation on mentoring: forms in use, councils, terms and details known to the store."""

from collections.abc import Iterator
from typing import Any

from acts.errors import InputError, Problem, Severity
from acts.organization import OfficialRole
from acts.registers.choices import BODIES, FORMS, BodyKind, Form, MentorCategory
from acts.registers.participants import Registers
from acts.services.inputs.issue import Issue
from acts.services.inputs.school import missing_officials, organization_fields, roadmap_act

__all__ = ["fields", "findings", "text_fields"]

_FORMS = {Form(one.code): one.title for one in FORMS}
_BODIES = {BodyKind(one.code): one.title for one in BODIES}
_SITE_SECTION = "Наставничество"
# What a school changes in a file of its own if it decides otherwise.
_TERMS = {
    "programme_due": "1 октября",
    "personal_programme_days": 10,
    "shortest_months": 3,
    "longest_months": 12,
    "training_hours": 4,
    "updates_per_year": 1,
    "register_days": 5,
    "meetings_per_month": 2,
    "answer_days": 5,
    "satisfied_from": 7,
}
_MOTIVATION = (
    "объявляет благодарность и вручает грамоты на общешкольных событиях",
    "рассказывает о лучшем опыте на официальном сайте с согласия участников",
    "направляет благодарственные письма семьям обучающихся, работодателям и партнёрам",
    "представляет лучших наставников к участию в конкурсах и к наградам",
)
_FOR_PUPILS = "учитывает наставничество в портфолио обучающегося"
_FOR_EMPLOYEES = "учитывает наставничество при представлении педагогического работника к аттестации"


def fields(issue: Issue) -> dict[str, Any]:
    """Fill in the regulation as far as the store and the roadmap know it.

    Args:
        issue: Who approves it, when and under which roadmap.

    Raises:
        InputError: Nobody is recorded who could approve it.
    """
    organization, roadmap, on = issue.registers.organization, issue.roadmap, issue.on
    problems = list(missing_officials(organization, on, ()))
    if problems:
        raise InputError(problems)
    school = organization_fields(organization, on)
    school.pop("founder", None)
    return {
        "organization": school,
        "planned_on": on.isoformat(),
        "bases": {"regional": roadmap_act(issue)} if roadmap.stands_on(on) else {},
        **text_fields(issue),
    }


def text_fields(issue: Issue) -> dict[str, Any]:
    """Fill in the text itself, whether it is a paper of its own or an annex to an order.

    Args:
        issue: Who approves it and when.
    """
    registers = issue.registers
    forms = _forms(issue)
    contacts = registers.contacts
    curator = registers.organization.official(OfficialRole.CURATOR, issue.on)
    opinions = [
        {"body": body.title or _BODIES[kind]}
        for kind in _asked(registers)
        if (body := registers.body(kind, issue.on)) is not None and body.exists
    ]
    site = contacts.site.removeprefix("https://").removeprefix("http://").rstrip("/")
    operator = {
        key: value for key in ("address", "inn", "ogrn") if (value := str(getattr(contacts, key)))
    }
    return {
        **({"opinions": opinions} if opinions else {}),
        "forms": [_FORMS[one] for one in forms],
        "terms": {**_TERMS, **({"max_load": registers.max_load} if registers.max_load else {})},
        "motivation": [
            *_MOTIVATION,
            *([_FOR_PUPILS] if Form.PUPIL_PUPIL in forms else []),
            *([_FOR_EMPLOYEES] if Form.TEACHER_TEACHER in forms else []),
        ],
        **({"curator": {"post": curator.post}} if curator else {}),
        **({"site": {"address": site, "section": _SITE_SECTION}} if site else {}),
        **({"operator": operator} if operator else {}),
    }


def findings(issue: Issue) -> tuple[Problem, ...]:
    """List what the regulation or its forms of consent lack; councils are asked for by the kind."""
    organization, contacts = issue.registers.organization, issue.registers.contacts
    return tuple(
        Problem(
            message=message,
            remedy=f"{remedy} и загрузите форму: acts data load ФАЙЛ",
            place=organization.id,
            code="draft.regulation",
            severity=severity,
        )
        for lacks, message, remedy, severity in (
            (
                not contacts.address,
                "не указан адрес школы: в форме согласия на обработку персональных данных адрес "
                "оператора обязателен (часть 4 статьи 9 152-ФЗ)",
                "Лист «Школа»: заполните «Адрес»",
                Severity.ERROR,
            ),
            (
                not contacts.site,
                "не указан официальный сайт: положение размещают на нём, и его адрес нужен в форме "
                "согласия на распространение",
                "Лист «Школа»: заполните «Сайт»",
                Severity.WARNING,
            ),
            (
                not contacts.inn or not contacts.ogrn,
                "не указаны ИНН или ОГРН школы: в форме согласия на распространение оператор "
                "назван без них",
                "Лист «Школа»: заполните «ИНН» и «ОГРН»",
                Severity.WARNING,
            ),
            (
                organization.official(OfficialRole.CURATOR, issue.on) is None,
                "куратор не назначен: в положении не сказано, кто им обычно бывает",
                "Лист «Должностные лица»: впишите куратора наставничества",
                Severity.WARNING,
            ),
        )
        if lacks
    )


def _forms(issue: Issue) -> tuple[Form, ...]:
    """Name the forms that programmes and pairs use; before there are any, all of them.

    A partner's form is in use before its first pair: the agreement promises to pass the mentees'
    data on, and a consent to less than that would contradict it.
    """
    registers, on = issue.registers, issue.on
    used = {one.form for one in registers.programmes if on <= one.until}
    used |= {one.form for one in registers.pairs if one.works(on)}
    if not used.intersection(Form):
        return tuple(Form)
    used |= {one.form for one in registers.partners if one.until is None or on <= one.until}
    return tuple(one for one in Form if one in used)


def _asked(registers: Registers) -> Iterator[BodyKind]:
    """Name the bodies whose opinion is asked (ч. 3 ст. 30 273-ФЗ; ст. 8 ТК)."""
    yield from (BodyKind.STUDENTS, BodyKind.PARENTS)
    mentors = any(one.category is MentorCategory.EMPLOYEE for one in registers.mentors)
    if mentors or any(one.is_employee for one in registers.mentees):
        yield BodyKind.UNION
