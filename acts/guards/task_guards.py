"""Guards of the roadmap's occurrence: each says in Russian what is missing, or nothing."""

import datetime as dt
from collections.abc import Callable, Iterator

from acts.errors import Problem
from acts.facts import Evidence, TaskFacts
from acts.guards.shared import reasoned, refuse

__all__ = [
    "RETURN_TERM_DAYS",
    "TaskGuard",
    "listed_reason",
    "other_checker",
    "postponed_rightly",
    "predecessors_done",
    "proven",
    "returned_with_remark",
    "taken_off_by_act",
    "waived_by_paper",
]

# A returned paper is mended within this many calendar days; more is a postponement, with a paper.
RETURN_TERM_DAYS = 30

TaskGuard = Callable[[TaskFacts], Iterator[Problem]]


def predecessors_done(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse to start before what it rests on is done; only a waiver from above goes round it."""
    for occurrence in facts.waits_for:
        yield refuse(
            f"сначала должно быть выполнено {occurrence}",
            "Завершите его или получите разрешение: его вносит муниципальный или региональный "
            "специалист с основанием",
            "waits",
        )


def waived_by_paper(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a waiver of what comes first that names no paper."""
    if not facts.basis.strip():
        yield refuse(
            "не указано основание, по которому разрешено начать раньше",
            "Укажите письмо или приказ (номер, дата)",
            "no-basis",
        )


def proven(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a document of a wrong kind, not in force, without a file, or of another period."""
    evidence = facts.evidence
    if evidence is None:
        yield refuse("не указан документ", "Приложите акт или файл", "no-evidence")
        return
    if facts.expected_kinds and evidence.kind not in facts.expected_kinds:
        yield refuse(
            f"{evidence.called} – не тот документ",
            f"Пункт закрывает: {facts.expected_text or ', '.join(facts.expected_kinds)}",
            "wrong-kind",
        )
    if not evidence.effective:
        starts = evidence.effective_from
        yield refuse(
            f"{evidence.called} ещё не действует ({evidence.state})"
            + (f": вступает в силу {starts:%d.%m.%Y}" if starts else ""),
            f"Приложите его, когда вступление внесут: acts act {evidence.reference} in-force"
            if starts
            else "Доведите акт до регистрации",
            "not-in-force",
        )
    if not evidence.digest:
        yield refuse("у документа нет файла", "Приложите файл или скан", "no-file")
    yield from _in_period(facts, evidence)


def _in_period(facts: TaskFacts, evidence: Evidence) -> Iterator[Problem]:
    after, until = facts.evidence_after, facts.evidence_until
    if evidence.date > facts.today:
        yield refuse(
            f"документ датирован будущим днём {evidence.date:%d.%m.%Y}", "Проверьте дату", "future"
        )
    elif (after and evidence.date <= after) or (until and evidence.date > until):
        bounds = [f"после {after:%d.%m.%Y}"] if after else []
        bounds += [f"не позже {until:%d.%m.%Y}"] if until else []
        yield refuse(
            f"документ от {evidence.date:%d.%m.%Y} относится к другому периоду",
            f"Для этого периода подходит документ, датированный {' и '.join(bounds)}",
            "other-period",
        )


def other_checker(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse that somebody confirms what he handed in himself."""
    if facts.evidence is not None and facts.checker == facts.evidence.author:
        yield refuse(
            "документ подтверждает не тот, кто его представил",
            "Подтвердить должен специалист муниципального органа",
            "self-check",
        )


def returned_with_remark(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a return without a remark, or with a new term that is a postponement in disguise."""
    yield from reasoned(facts)
    yield from _possible_term(facts)
    yield from _term_to_mend(facts)


def _possible_term(facts: TaskFacts) -> Iterator[Problem]:
    if facts.new_due and facts.due and facts.new_due <= facts.due:
        yield refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} не позже прежнего {facts.due:%d.%m.%Y}",
            "Укажите более позднюю дату",
            "term-not-later",
        )
    if facts.new_due and facts.latest_due and facts.new_due > facts.latest_due:
        yield refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} позже конца программы "
            f"({facts.latest_due:%d.%m.%Y})",
            "Назначьте более ранний срок",
            "term-too-late",
        )


def _term_to_mend(facts: TaskFacts) -> Iterator[Problem]:
    if facts.new_due is None:
        return
    day = facts.happened_on
    last = day + dt.timedelta(days=RETURN_TERM_DAYS)
    if facts.new_due <= day:
        yield refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} не позже дня возврата {day:%d.%m.%Y}",
            "Укажите более позднюю дату",
            "term-before-return",
        )
    elif facts.new_due > last:
        yield refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} дальше {RETURN_TERM_DAYS} календарных дней "
            f"после возврата (не позже {last:%d.%m.%Y})",
            "Назначьте более ранний срок, а на больший – перенесите срок с основанием",
            "term-too-long",
        )


def postponed_rightly(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a new term that is not later, beyond the programme, unreasoned or one too many."""
    yield from reasoned(facts)
    if facts.new_due is None:
        yield refuse("не указан новый срок", "Укажите дату", "no-term")
    elif facts.due is None:
        yield refuse("у пункта нет срока, который можно перенести", "", "no-old-term")
    yield from _possible_term(facts)
    if not facts.basis.strip():
        yield refuse(
            "срок установлен вышестоящим приказом, а основание переноса не указано",
            "Укажите письмо или приказ (номер, дата)",
            "no-basis",
        )
    if facts.postponed_times >= facts.postpone_limit:
        yield refuse(
            f"переносов срока уже {facts.postponed_times} – больше нельзя",
            "Исполните пункт или обратитесь к тому, кто установил срок",
            "postpone-limit",
        )


def listed_reason(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse «не применимо» for a reason that is not on the list."""
    if facts.remark not in facts.na_reasons:
        listed = "; ".join(facts.na_reasons)
        yield refuse(f"причины «{facts.remark}» нет в списке", f"Допустимо: {listed}", "na-reason")


def taken_off_by_act(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse to take an item off without the act that amended the roadmap."""
    if not facts.basis.strip():
        yield refuse("не указан акт, изменивший дорожную карту", "Укажите номер и дату", "no-basis")
