"""The agreement with a partner: what the registers know about both parties and the mentors."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from acts.errors import InputError, Problem, Severity
from acts.organization import OfficialRole
from acts.registers.choices import FORMS, Form
from acts.registers.participants import Contacts, Mentor, Partner
from acts.russian.dates import long_date
from acts.services.inputs.issue import Issue
from acts.services.inputs.school import (
    missing_officials,
    official_fields,
    official_on,
    organization_fields,
    person_fields,
    tells_gender,
)

__all__ = ["fields", "findings"]

_FORMS = {Form(one.code): one.title for one in FORMS}
_DETAILS = ("address", "inn", "kpp", "ogrn", "bank", "phone", "email")
_SHEET = "Лист «Партнёры»"
# What is done, by when, by whom: the same in every such agreement; «{to}» is its last day.
_PLAN = (
    (
        "Передача письменных согласий наставников и документов об отсутствии судимости",
        "до начала работы наставников",
        "Партнёр",
    ),
    (
        "Знакомство наставников с положением, программой наставничества и требованиями "
        "безопасности",
        "до начала работы наставников",
        "Школа",
    ),
    (
        "Утверждение наставнических пар (групп) приказом Школы",
        "до начала работы наставников",
        "Школа",
    ),
    (
        "Организационная встреча, пробная рабочая встреча и встреча-планирование каждой пары "
        "(группы)",
        "в течение месяца со дня утверждения пар (групп)",
        "наставники, куратор Школы",
    ),
    (
        "Регулярные встречи по персонализированным программам",
        "в течение срока соглашения",
        "наставники",
    ),
    (
        "Итоговая встреча, анкетирование участников, подведение результатов",
        "не позднее {to}",
        "кураторы Сторон",
    ),
)


def fields(issue: Issue) -> dict[str, Any]:
    """Fill in the agreement with the partner that the issue is about.

    Args:
        issue: Who concludes it, when, with which partner.

    Raises:
        InputError: There is no such partner, or details without which nobody may sign are
            missing; all of them are named.
    """
    organization, on = issue.registers.organization, issue.on
    partner = _partner(issue)
    problems = list(missing_officials(organization, on, (OfficialRole.CURATOR,)))
    problems += _missing(partner, on)
    if problems:
        raise InputError(problems)
    curator = official_on(organization, OfficialRole.CURATOR, on)
    assert partner.signer is not None
    assert partner.form is not None
    assert partner.until is not None
    contacts = issue.registers.contacts
    school = organization_fields(organization, on)
    school.pop("founder", None)
    start = partner.since or on
    mentors = [_mentor(one) for one in _mentors(issue, partner)]
    return {
        "organization": {**school, **_details(contacts)},
        "planned_on": on.isoformat(),
        "partner": {
            "full_name": partner.full_name,
            "short_name": partner.short_name,
            "signer": {**person_fields(partner.signer), "post": partner.signer_post},
            "basis": partner.signer_basis,
            "contact": partner.contact,
            **_details(partner.contacts),
        },
        "form": _FORMS[partner.form],
        **({"mentors": mentors} if mentors else {}),
        "plan": [
            {
                "event": event,
                "due": due.replace("{to}", long_date(partner.until)),
                "responsible": responsible,
            }
            for event, due, responsible in _PLAN
        ],
        "term": {"from": start.isoformat(), "to": partner.until.isoformat()},
        "curator": {
            **official_fields(curator),
            **({"phone": contacts.phone} if contacts.phone else {}),
            **({"email": contacts.email} if contacts.email else {}),
        },
    }


def findings(issue: Issue) -> tuple[Problem, ...]:
    """List what is worth filling in before the agreement is submitted."""
    partner = _partner(issue)
    return tuple(
        Problem(
            message=message,
            remedy=remedy,
            place=place,
            code="draft.agreement",
            severity=Severity.WARNING,
        )
        for message, remedy, place in _advice(issue, partner)
    )


def _partner(issue: Issue) -> Partner:
    partner = issue.registers.partner(issue.about)
    if partner is None:
        raise InputError(
            Problem(
                message=f"партнёра «{issue.about}» нет в реестре"
                if issue.about
                else "не указано, с кем соглашение",
                remedy=f"{_SHEET}: возьмите код партнёра, например partner-1, и добавьте --about",
                code="draft.about",
            )
        )
    return partner


def _missing(partner: Partner, on: dt.date) -> Iterator[Problem]:
    """Find what an agreement can't be signed without."""
    needed = (
        (partner.signer, "кто подписывает", "Фамилия подписывающего» и «Имя подписывающего"),
        (partner.signer_post, "должность подписывающего", "Должность подписывающего"),
        (partner.signer_basis, "на основании чего он действует", "Действует на основании"),
        (partner.contact, "кто отвечает за работу у партнёра", "Кто отвечает за работу"),
        (partner.form, "форма наставничества", "Форма наставничества"),
        (partner.until, "по какой день действует соглашение", "По какой день"),
    )
    for value, what, column in needed:
        if not value:
            yield _problem(partner, f"не указано: {what}", f"заполните «{column}»")
    if partner.signer is not None and not tells_gender(partner.signer):
        yield _problem(
            partner,
            "не определить, мужчина или женщина подписывает за партнёра",
            "заполните «Пол подписывающего»",
        )
    if partner.until is not None and partner.until < max(on, partner.since or on):
        yield _problem(
            partner,
            f"срок соглашения кончается {partner.until:%d.%m.%Y}, раньше, чем начинается",
            "исправьте «По какой день»",
        )


def _problem(partner: Partner, message: str, remedy: str) -> Problem:
    return Problem(
        message=message,
        remedy=f"{_SHEET}: {remedy}",
        place=partner.code,
        code="draft.missing-detail",
    )


def _advice(issue: Issue, partner: Partner) -> Iterator[tuple[str, str, str]]:
    mentors = _mentors(issue, partner)
    if not mentors:
        yield (
            "наставники партнёра не внесены: по соглашению он обязуется представить их список",
            "Если они известны, впишите их на лист «Наставники» и выберите партнёра",
            partner.code,
        )
    for one in mentors:
        if not one.conviction_paper:
            yield (
                "у наставника партнёра нет справки об отсутствии судимости: она нужна до первой "
                "встречи с обучающимися",
                "Лист «Наставники»: заполните «Справка об отсутствии судимости»",
                one.code,
            )
    sides = (
        (issue.registers.contacts, "Лист «Школа»", "школы", issue.registers.organization.id),
        (partner.contacts, _SHEET, "партнёра", partner.code),
    )
    for contacts, sheet, whose, place in sides:
        empty = [
            title
            for value, title in ((contacts.address, "«Адрес»"), (contacts.inn, "«ИНН»"))
            if not value
        ]
        if empty:
            yield f"неполные реквизиты {whose}", f"{sheet}: заполните {', '.join(empty)}", place


def _mentors(issue: Issue, partner: Partner) -> list[Mentor]:
    return [
        one
        for one in issue.registers.mentors
        if one.partner == partner.code and (one.until is None or issue.on <= one.until)
    ]


def _mentor(one: Mentor) -> dict[str, str]:
    """Give what the annex prints of a mentor: no birth date, no contact."""
    return {
        **person_fields(one.person),
        "position": one.position,
        **({"competences": one.competences} if one.competences else {}),
    }


def _details(contacts: Contacts) -> dict[str, dict[str, str]]:
    given = {key: getattr(contacts, key) for key in _DETAILS if getattr(contacts, key)}
    return {"details": given} if given else {}
