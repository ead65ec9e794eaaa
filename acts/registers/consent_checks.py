"""Whether the consents that a pair needs are in force on the days that matter.

Written consent of the mentor: ст. 351.8 ТК for a pair of workers, the school's regulation for the
rest. Consent to personal data: ч. 1 ст. 9 152-ФЗ; since 01.09.2025 (156-ФЗ) it is a paper of its
own, before that day it could stand inside another consent.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from acts.errors import Problem, Severity
from acts.registers.ages import ADULT, OWN_CONSENT, age
from acts.registers.choices import CONSENT_KINDS, ConsentKind, MentorCategory
from acts.registers.participants import Consent, Mentee, Mentor

__all__ = ["SEPARATE_SINCE", "WORKERS_SINCE", "consent_problems"]

WORKERS_SINCE = dt.date(2025, 3, 1)  # ст. 351.8 ТК, 381-ФЗ
SEPARATE_SINCE = dt.date(2025, 9, 1)  # ч. 1 ст. 9 152-ФЗ, 156-ФЗ

_TITLES = {one.code: one.title for one in CONSENT_KINDS}
_JOINT = (ConsentKind.PARTICIPATION, ConsentKind.REPRESENTATIVE, ConsentKind.MENTOR)


def consent_problems(
    mentor: Mentor | None,
    mentees: Sequence[Mentee],
    consents: Mapping[str, Sequence[Consent]],
    *,
    days: Sequence[dt.date],
    place: str,
) -> Iterator[Problem]:
    """Find consents that are missing.

    Args:
        mentor: The pair's mentor, if known.
        mentees: Its mentees that are known.
        consents: Consents by the code of the person.
        days: Days on which they have to be in force, the pair's first day first.
        place: Code of the pair.
    """
    first = days[0]
    if mentor is not None:
        rule = _mentor_rule(mentor, mentees, first)
        yield from _mentor(mentor, consents.get(mentor.code, ()), rule, days, place)
    for mentee in mentees:
        yield from _mentee(mentee, consents.get(mentee.code, ()), days, place)


def _mentor_rule(mentor: Mentor, mentees: Sequence[Mentee], day: dt.date) -> str:
    of_workers = mentor.category is MentorCategory.EMPLOYEE and any(
        one.is_employee for one in mentees
    )
    if not of_workers:
        return "положение о наставничестве"
    return "ст. 351.8 ТК РФ" if day >= WORKERS_SINCE else "ст. 60.2 ТК РФ"


def _mentor(
    mentor: Mentor,
    consents: Sequence[Consent],
    rule: str,
    days: Sequence[dt.date],
    place: str,
) -> Iterator[Problem]:
    yield from _needed(mentor.code, ConsentKind.MENTOR, consents, rule, days, place)
    if mentor.category is MentorCategory.PUPIL:
        if mentor.birth_date is None:
            yield _no_birth_date(mentor.code, "Наставники", place)
        elif age(mentor.birth_date, days[0]) < ADULT:
            yield from _needed(
                mentor.code,
                ConsentKind.REPRESENTATIVE,
                consents,
                "ст. 26, 28 ГК РФ",
                days,
                place,
            )
    if mentor.category is not MentorCategory.EMPLOYEE:
        yield from _personal_data(mentor.code, consents, days, place, Severity.WARNING)


def _mentee(
    mentee: Mentee, consents: Sequence[Consent], days: Sequence[dt.date], place: str
) -> Iterator[Problem]:
    if mentee.birth_date is None and not mentee.is_employee:
        yield _no_birth_date(mentee.code, "Наставляемые", place)
    years = age(mentee.birth_date, days[0]) if mentee.birth_date else None
    own = mentee.is_employee or (years is not None and years >= OWN_CONSENT)
    if own:
        kind, rule = ConsentKind.PARTICIPATION, "положение о наставничестве"
        yield from _needed(mentee.code, kind, consents, rule, days, place)
    if years is not None and years < ADULT:
        kind, rule = ConsentKind.REPRESENTATIVE, "ст. 44 273-ФЗ, ст. 26, 28 ГК РФ"
        yield from _needed(mentee.code, kind, consents, rule, days, place)
    yield from _personal_data(mentee.code, consents, days, place, Severity.ERROR)


def _personal_data(
    person: str,
    consents: Sequence[Consent],
    days: Sequence[dt.date],
    place: str,
    severity: Severity,
) -> Iterator[Problem]:
    kind, rule = ConsentKind.PD_PROCESSING, "ч. 1 ст. 9 152-ФЗ"
    for problem in _needed(person, kind, consents, rule, days, place, severity):
        joint = [one for one in consents if one.kind in _JOINT and one.signed_on < SEPARATE_SINCE]
        if not _lapse(joint, days):
            yield Problem(
                message=f"{person}: согласия на обработку персональных данных отдельной строкой "
                "нет; до 01.09.2025 оно могло быть частью другого согласия",
                remedy="Проверьте бумагу: если согласие в ней есть, внесите его строкой на лист "
                "«Согласия», если нет – получите",
                place=place,
                code="pair.consent-joint",
                severity=Severity.WARNING,
            )
        else:
            yield problem


def _needed(
    person: str,
    kind: ConsentKind,
    consents: Iterable[Consent],
    rule: str,
    days: Sequence[dt.date],
    place: str,
    severity: Severity = Severity.ERROR,
) -> Iterator[Problem]:
    missing = _lapse([one for one in consents if one.kind is kind], days)
    if missing:
        yield Problem(
            message=f"{person}: на {missing[0]:%d.%m.%Y} не действует "
            f"или не внесено: {_TITLES[kind]} ({rule})",
            remedy=f"Лист «Согласия»: добавьте строку, в графе «Какое согласие» – "
            f"«{_TITLES[kind]}», дата подписи не позже этого дня",
            place=place,
            code=f"pair.consent-{kind.value.replace('_', '-')}",
            severity=severity,
        )


def _lapse(consents: Sequence[Consent], days: Sequence[dt.date]) -> list[dt.date]:
    """List the days on which none of the consents is in force."""
    return [day for day in days if not any(one.holds(day) for one in consents)]


def _no_birth_date(person: str, sheet: str, place: str) -> Problem:
    return Problem(
        message=f"{person}: неизвестна дата рождения, не проверить возраст и согласия",
        remedy=f"Лист «{sheet}»: заполните «Дата рождения»",
        place=place,
        code="pair.no-birth-date",
    )
