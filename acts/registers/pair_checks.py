"""Guards of pairs: what has to be true before an order may name a pair.

Sources: распоряжение № Р-145 (forms, age), ст. 351.8 ТК (workers), 152-ФЗ (consents), 322-ФЗ.
"""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator

from acts.errors import Problem, Severity
from acts.registers.ages import OWN_CONSENT, YOUNGEST_MENTEE, age, is_minor
from acts.registers.choices import Form, MentorCategory
from acts.registers.consent_checks import WORKERS_SINCE, consent_problems
from acts.registers.participants import Consent, Mentee, Mentor, Pair, Registers
from acts.russian.look_alikes import fold
from acts.russian.names import Person

__all__ = ["check_pairs"]

_PREVENTION_SINCE = dt.date(2025, 2, 5)  # 322-ФЗ от 08.08.2024
_NOTE = fold("функция в трудовом договоре")
_EQUALS = ("равный",)
_C = MentorCategory
# Who mentors in a form, and whether the mentees are workers (§ 5.2 of the methodology of Р-145).
_FITS: dict[Form, tuple[frozenset[MentorCategory], bool]] = {
    Form.PUPIL_PUPIL: (frozenset({_C.PUPIL}), False),
    Form.TEACHER_TEACHER: (frozenset({_C.EMPLOYEE}), True),
    Form.STUDENT_PUPIL: (frozenset({_C.STUDENT, _C.GRADUATE}), False),
    Form.EMPLOYER_PUPIL: (frozenset({_C.PARTNER, _C.GRADUATE}), False),
    Form.EMPLOYER_STUDENT: (frozenset({_C.PARTNER, _C.GRADUATE}), False),
}
_OUTSIDE = frozenset({_C.STUDENT, _C.GRADUATE, _C.PARTNER})


def check_pairs(
    registers: Registers, *, on: dt.date, pairs: Iterable[Pair] | None = None
) -> tuple[Problem, ...]:
    """Find what forbids an order about pairs or asks for a look.

    Args:
        registers: The organisation's registers.
        on: The day of the order, or today.
        pairs: Pairs to check; None checks those that work on that day or will.

    Returns:
        Problems by pair, each with the code of its pair as the place; people are told by code.
    """
    checked = (
        tuple(pairs)
        if pairs is not None
        else tuple(one for one in registers.pairs if one.works(on))
    )
    known = _Known(registers, checked, on)
    return tuple(problem for pair in checked for problem in _check(known, pair))


class _Known:
    """Registers by code, with the pairs that are being checked among the others."""

    def __init__(self, registers: Registers, checked: tuple[Pair, ...], on: dt.date) -> None:
        self.on = on
        self.max_load = registers.max_load
        self.mentors = {one.code: one for one in registers.mentors}
        self.mentees = {one.code: one for one in registers.mentees}
        self.programmes = {one.code: one for one in registers.programmes}
        self.consents: dict[str, list[Consent]] = {}
        for consent in registers.consents:
            self.consents.setdefault(consent.person, []).append(consent)
        self.of_mentor: dict[str, list[Pair]] = {}
        self.of_mentee: dict[str, list[Pair]] = {}
        for pair in {one.code: one for one in (*registers.pairs, *checked)}.values():
            self.of_mentor.setdefault(pair.mentor, []).append(pair)
            for mentee in dict.fromkeys(pair.mentees):
                self.of_mentee.setdefault(mentee, []).append(pair)
        self._loads: dict[str, dict[dt.date, int]] = {}

    def loads(self, mentor: str) -> dict[dt.date, int]:
        """Count a mentor's mentees on the days when a pair begins: only then can they grow."""
        if mentor not in self._loads:
            pairs = self.of_mentor.get(mentor, [])
            self._loads[mentor] = {
                day: len(
                    {who for one in pairs if one.since <= day <= _end(one) for who in one.mentees}
                )
                for day in {one.since for one in pairs}
            }
        return self._loads[mentor]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Team:
    """A pair with the people it names, as far as they are known."""

    pair: Pair
    mentor: Mentor | None
    mentees: tuple[Mentee, ...]

    def problem(
        self, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        return Problem(
            message=message,
            remedy=remedy,
            place=self.pair.code,
            code=f"pair.{code}",
            severity=severity,
        )

    def warning(self, code: str, message: str, remedy: str) -> Problem:
        return self.problem(code, message, remedy, Severity.WARNING)


def _check(known: _Known, pair: Pair) -> Iterator[Problem]:
    team = _Team(
        pair=pair,
        mentor=known.mentors.get(pair.mentor),
        mentees=tuple(known.mentees[one] for one in pair.mentees if one in known.mentees),
    )
    days = [pair.since]
    if pair.since < known.on and pair.works(known.on):
        days.append(known.on)
    yield from _people(known, team, days)
    yield from _size(team)
    yield from _form(team)
    yield from _same_person(team)
    yield from _ages(team)
    yield from consent_problems(
        team.mentor, team.mentees, known.consents, days=days, place=pair.code
    )
    yield from _workers(team)
    yield from _outsider(team)
    yield from _prevention(known, team)
    yield from _period(known, team)
    yield from _load(known, team)
    yield from _elsewhere(known, team)


def _people(known: _Known, team: _Team, days: list[dt.date]) -> Iterator[Problem]:
    pair = team.pair
    named = [("Наставник", "Наставники", pair.mentor, team.mentor)]
    named += [("Наставляемые", "Наставляемые", one, None) for one in pair.mentees]
    for column, sheet, code, _ in named:
        table: dict[str, Mentor] | dict[str, Mentee] = (
            known.mentors if sheet == "Наставники" else known.mentees
        )
        person = table.get(code)
        if person is None:
            yield team.problem(
                "unknown-person",
                f"на листе «{sheet}» нет строки {code} или она исключена",
                f"Лист «Пары и группы»: исправьте «{column}»",
            )
        elif pair.since < person.since:
            yield team.problem(
                "not-yet",
                f"{code} в реестре с {person.since:%d.%m.%Y}, позже начала работы пары",
                f"Исправьте «С какого дня» на листе «{sheet}» или «Пары и группы»",
            )
        elif person.until is not None and person.until < days[-1]:
            yield team.problem(
                "left",
                f"{code} в реестре только по {person.until:%d.%m.%Y}",
                "Лист «Пары и группы»: назовите другого человека или заполните «Завершена»",
            )
        elif person.until is not None and person.until < _end(pair):
            yield team.warning(
                "leaves",
                f"{code} в реестре только по {person.until:%d.%m.%Y}, пара работает дольше",
                "Лист «Пары и группы»: исправьте «По какой день» или замените человека",
            )


def _size(team: _Team) -> Iterator[Problem]:
    count = len(set(team.pair.mentees))
    if team.pair.is_group and count < 2:
        yield team.problem(
            "group-of-one",
            "в группе меньше двух наставляемых",
            "Лист «Пары и группы»: допишите «Наставляемые» или выберите «пара»",
        )
    if not team.pair.is_group and count > 1:
        yield team.problem(
            "pair-of-many",
            "в паре больше одного наставляемого",
            "Лист «Пары и группы»: в графе «Пара или группа» выберите «группа»",
        )


def _form(team: _Team) -> Iterator[Problem]:
    mentors, of_workers = _FITS[team.pair.form]
    remedy = "Лист «Пары и группы»: исправьте «Форма наставничества»"
    if team.mentor is not None and team.mentor.category not in mentors:
        yield team.problem(
            "form",
            f"форме не подходит, кто наставник ({team.mentor.code}; распоряжение № Р-145)",
            f"{remedy} или «Кто это» на листе «Наставники»",
        )
    for mentee in team.mentees:
        if mentee.is_employee is not of_workers:
            yield team.problem(
                "form",
                f"форме не подходит, кто наставляемый ({mentee.code}; распоряжение № Р-145)",
                f"{remedy} или «Кто это» на листе «Наставляемые»",
            )


def _same_person(team: _Team) -> Iterator[Problem]:
    mentor = team.mentor
    for mentee in team.mentees if mentor is not None else ():
        assert mentor is not None
        dates = {mentor.birth_date, mentee.birth_date} - {None}
        if _folded(mentor.person) == _folded(mentee.person) and len(dates) < 2:
            yield team.problem(
                "self",
                f"{mentor.code} и {mentee.code} – один и тот же человек",
                "Лист «Пары и группы»: замените наставника или наставляемого; если это тёзки, "
                "заполните «Дата рождения» у обоих",
            )


def _folded(person: Person) -> str:
    return fold(f"{person.surname} {person.name} {person.patronymic}")


def _ages(team: _Team) -> Iterator[Problem]:
    day = team.pair.since
    for mentee in team.mentees:
        if mentee.birth_date and age(mentee.birth_date, day) < YOUNGEST_MENTEE:
            yield team.problem(
                "age",
                f"{mentee.code}: в первый день работы пары нет {YOUNGEST_MENTEE} лет "
                "(распоряжение № Р-145)",
                "Проверьте «Дата рождения» на листе «Наставляемые» или перенесите начало работы",
            )
    mentor = team.mentor
    if mentor is None or mentor.category is not _C.PUPIL or mentor.birth_date is None:
        return
    peers = any(word in fold(team.pair.role_model) for word in _EQUALS)
    younger = [one for one in team.mentees if one.birth_date and one.birth_date < mentor.birth_date]
    if age(mentor.birth_date, day) < OWN_CONSENT:
        yield team.warning(
            "mentor-age",
            f"{mentor.code}: наставнику-ученику нет {OWN_CONSENT} лет",
            "Проверьте «Дата рождения» на листе «Наставники» и подумайте о старшем наставнике",
        )
    elif younger and not peers:
        yield team.warning(
            "mentor-age",
            f"{mentor.code}: наставник-ученик младше наставляемого {younger[0].code}",
            "Проверьте даты рождения или выберите роль «равный – равному»",
        )


def _workers(team: _Team) -> Iterator[Problem]:
    pair, mentor = team.pair, team.mentor
    if mentor is None or mentor.category is not _C.EMPLOYEE or pair.since < WORKERS_SINCE:
        return
    text = fold(pair.addendum)
    # «нет» or a dash is no addendum: it has a date or a number.
    given = _NOTE in text or any(one in text for one in "123456789")
    if any(one.is_employee for one in team.mentees) and not given:
        yield team.problem(
            "addendum",
            "работник наставляет работника, а дополнительного соглашения нет (ст. 351.8 ТК РФ)",
            "Лист «Пары и группы», «Доп. соглашение»: впишите дату и номер или слова «функция в "
            "трудовом договоре»",
        )


def _outsider(team: _Team) -> Iterator[Problem]:
    mentor = team.mentor
    if mentor is None or mentor.category not in _OUTSIDE or mentor.conviction_paper:
        return
    with_children = any(not one.is_employee for one in team.mentees)
    if with_children and not is_minor(mentor.birth_date, team.pair.since):
        yield team.warning(
            "conviction",
            f"{mentor.code}: взрослый наставник не из школы без справки об отсутствии судимости "
            "(ограничения ст. 331, 351.1 ТК РФ)",
            "Лист «Наставники»: заполните «Справка об отсутствии судимости»",
        )


def _prevention(known: _Known, team: _Team) -> Iterator[Problem]:
    day = max(known.on, team.pair.since)
    for mentee in team.mentees:
        adult = mentee.birth_date is not None and not is_minor(mentee.birth_date, team.pair.since)
        if not mentee.preventive_record or mentee.is_employee or adult or day < _PREVENTION_SINCE:
            continue
        yield team.warning(
            "prevention",
            f"{mentee.code}: наставника в порядке 322-ФЗ от 08.08.2024 назначает комиссия по "
            "делам несовершеннолетних, а не школа",
            "Убедитесь, что «Цель работы» на листе «Пары и группы» – помощь в учёбе или выборе "
            "профессии"
            if team.pair.purpose
            else "Лист «Пары и группы»: заполните «Цель работы»",
        )


def _period(known: _Known, team: _Team) -> Iterator[Problem]:
    pair = team.pair
    if pair.until < pair.since:
        yield team.problem(
            "period",
            "последний день работы раньше первого",
            "Лист «Пары и группы»: исправьте «С какого дня» или «По какой день»",
        )
    if not pair.programme:
        return
    programme = known.programmes.get(pair.programme)
    if programme is None:
        yield team.problem(
            "programme",
            f"на листе «Программы» нет строки {pair.programme} или она исключена",
            "Лист «Пары и группы»: исправьте «Программа»",
        )
        return
    if pair.since < programme.since or pair.until > programme.until:
        yield team.problem(
            "programme-period",
            f"пара работает не в срок программы {programme.code}: "
            f"{programme.since:%d.%m.%Y} – {programme.until:%d.%m.%Y}",
            "Лист «Пары и группы»: исправьте «С какого дня», «По какой день» или «Программа»",
        )
    if programme.form is not None and programme.form is not pair.form:
        yield team.problem(
            "programme-form",
            f"программа {programme.code} – для другой формы наставничества",
            "Лист «Пары и группы»: исправьте «Программа» или «Форма наставничества»",
        )


def _load(known: _Known, team: _Team) -> Iterator[Problem]:
    pair = team.pair
    if known.max_load is None:
        return
    loads = known.loads(pair.mentor).items()
    count = max((load for day, load in loads if pair.since <= day <= _end(pair)), default=0)
    if count > known.max_load:
        yield team.problem(
            "load",
            f"у наставника {pair.mentor} одновременно наставляемых: {count}, "
            f"а можно не более {known.max_load}",
            "Лист «Пары и группы»: замените наставника; предел стоит на листе «Школа», "
            "«Наставляемых у одного наставника, не более»",
        )


def _elsewhere(known: _Known, team: _Team) -> Iterator[Problem]:
    pair = team.pair
    for mentee in dict.fromkeys(pair.mentees):
        others = [
            one.code
            for one in known.of_mentee.get(mentee, ())
            if one.code != pair.code and one.form is pair.form and _overlap(one, pair)
        ]
        if others:
            yield team.warning(
                "twice",
                f"{mentee} в то же время и в той же форме ещё здесь: {', '.join(others[:5])}",
                "Лист «Пары и группы»: оставьте одну пару или заполните «Завершена»",
            )


def _end(pair: Pair) -> dt.date:
    return min(pair.until, pair.ended) if pair.ended else pair.until


def _overlap(one: Pair, other: Pair) -> bool:
    return one.since <= _end(other) and other.since <= _end(one)
