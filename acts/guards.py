"""Guards of the two state machines: each says in Russian what is missing, or nothing."""

import datetime as dt
from collections.abc import Callable, Iterator

from acts.errors import Problem
from acts.facts import ActFacts, Answer, Evidence, TaskFacts

__all__ = ["RETURN_TERM_DAYS", "ActGuard", "TaskGuard"]

# A returned paper is mended within this many calendar days; more is a postponement, with a paper.
RETURN_TERM_DAYS = 30

ActGuard = Callable[[ActFacts], Iterator[Problem]]
TaskGuard = Callable[[TaskFacts], Iterator[Problem]]


def _refuse(message: str, remedy: str, code: str) -> Problem:
    return Problem(message=message, remedy=remedy, code=f"workflow.{code}")


def dated(facts: ActFacts | TaskFacts) -> Iterator[Problem]:
    """Refuse a fact from the future, or one before the last recorded fact of the subject."""
    day = facts.happened_on
    if day > facts.today:
        yield _refuse(
            f"дата события {day:%d.%m.%Y} ещё не наступила (сегодня {facts.today:%d.%m.%Y})",
            "Укажите день, когда это произошло",
            "future",
        )
    if facts.previous_on is not None and day < facts.previous_on:
        yield _refuse(
            f"дата события {day:%d.%m.%Y} раньше предыдущего события "
            f"({facts.previous_on:%d.%m.%Y})",
            "Проверьте дату: события одного документа идут по порядку",
            "out-of-order",
        )


# --- local act -------------------------------------------------------------------------------


def clean_text(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while the schema, law and layout checks find errors (ч. 4 ст. 30 273-ФЗ)."""
    yield from facts.findings


def remarked(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a return without a remark that names the point of the act."""
    if not facts.remark.strip():
        yield _refuse("не указано замечание", "Напишите, что исправить", "no-remark")
    if not facts.clause.strip():
        yield _refuse("не указан пункт акта", "Назовите пункт, к которому замечание", "no-clause")


def listed_visa(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a visa by somebody not on the approval list, or a second one by the same post."""
    if facts.visa_post not in facts.visas_required:
        listed = ", ".join(facts.visas_required) or "список пуст"
        yield _refuse(
            f"«{facts.visa_post}» нет в листе согласования", f"Согласуют: {listed}", "visa-unknown"
        )
    elif facts.visa_post not in facts.visas_missing:
        yield _refuse(f"виза «{facts.visa_post}» уже поставлена", "", "visa-twice")


def all_visas(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while somebody on the approval list has not signed off."""
    for post in facts.visas_missing:
        yield _refuse(f"нет визы: {post}", "Получите визу и внесите её", "visa-missing")


def sent_to_bodies(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an opinion on a draft that was never sent (ст. 372 ТК: the term runs from sending)."""
    if facts.sent_on is None:
        yield _refuse(
            "проект ещё не направлен для учёта мнения",
            "Сначала внесите дату, когда проект направлен",
            "not-sent",
        )


def awaited_opinion(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an opinion nobody asked for, one without minutes, and silence before the term ends."""
    opinion = facts.opinion
    if opinion is None or opinion.body not in facts.bodies:
        asked = ", ".join(facts.bodies) or "ни у кого"
        yield _refuse(
            "мнение этого органа не запрашивалось", f"Запрошено: {asked}", "opinion-alien"
        )
        return
    if opinion.body not in facts.opinions_missing:
        yield _refuse(f"мнение уже внесено: {opinion.body}", "", "opinion-twice")
    if opinion.answer is Answer.SILENT:
        ends = facts.opinion_term_ends
        if ends is None or opinion.on <= ends:
            term = f"истекает {ends:%d.%m.%Y}" if ends else "не начался"
            yield _refuse(
                f"срок для мнения {term}", "Молчание можно учесть только после срока", "too-early"
            )
    elif not opinion.minutes.strip():
        yield _refuse(
            "не указан документ, которым выражено мнение",
            "Укажите номер и дату протокола (или запись об отсутствии органа)",
            "no-minutes",
        )


def all_opinions(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while a body that must be heard has not been (ч. 3 ст. 30 273-ФЗ, ст. 372 ТК)."""
    for body in facts.opinions_missing:
        yield _refuse(f"нет мнения: {body}", "Получите мнение и внесите его", "opinion-missing")


def protocol_kept(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to end a consultation without the protocol of disagreements (ст. 372 ТК)."""
    if not facts.protocol.strip():
        yield _refuse("нет протокола разногласий", "Укажите номер и дату протокола", "no-protocol")


def signed_by_head(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a signature of anybody but the head, or of an acting head without an order."""
    if not facts.signer_post:
        yield _refuse(
            f"на {facts.happened_on:%d.%m.%Y} в организации не указан руководитель",
            "Внесите руководителя (или исполняющего обязанности) с датами",
            "no-head",
        )
    if facts.acting and not facts.acting_basis.strip():
        yield _refuse(
            "у исполняющего обязанности не указан приказ о возложении обязанностей",
            "Укажите его номер и дату",
            "no-acting-basis",
        )


def signed_after_hearing(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a signature dated before the last visa or opinion."""
    heard = [one.on for one in facts.visas] + [one.on for one in facts.opinions]
    last = max(heard, default=None)
    if last is not None and facts.happened_on < last:
        yield _refuse(
            f"дата подписания {facts.happened_on:%d.%m.%Y} раньше последней визы или мнения "
            f"({last:%d.%m.%Y})",
            "Проверьте дату подписания",
            "signed-early",
        )


def approved_text(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to go on with a text that is not the one legal review passed."""
    if not facts.approved_digest or facts.text_digest != facts.approved_digest:
        yield _refuse(
            "текст изменился после согласования",
            "Верните акт на доработку и согласуйте новый текст",
            "text-changed",
        )


def free_number(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a number that is empty or already used in this book and year."""
    if not facts.number.strip():
        yield _refuse("не указан регистрационный номер", "Возьмите его из книги", "no-number")
    if facts.number_taken_by:
        yield _refuse(
            f"номер {facts.number} в этой книге и году уже занят: {facts.number_taken_by}",
            "Сверьтесь с книгой регистрации",
            "number-taken",
        )


def in_date_order(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a registration before signing or out of the book's order of dates."""
    day = facts.happened_on
    if facts.signed_on is not None and day < facts.signed_on:
        yield _refuse(
            f"регистрация {day:%d.%m.%Y} раньше подписания {facts.signed_on:%d.%m.%Y}",
            "Проверьте дату регистрации",
            "registered-early",
        )
    dated_on = facts.signed_on or day  # the book lists acts by their own dates
    if facts.book_last is not None and dated_on < facts.book_last:
        yield _refuse(
            f"меньший номер в книге датирован {facts.book_last:%d.%m.%Y} – "
            f"позже {dated_on:%d.%m.%Y}",
            "Номера и даты в книге идут по порядку: сверьтесь с ней",
            "book-order",
        )
    if facts.book_next is not None and dated_on > facts.book_next:
        yield _refuse(
            f"больший номер в книге датирован {facts.book_next:%d.%m.%Y} – "
            f"раньше {dated_on:%d.%m.%Y}",
            "Номера и даты в книге идут по порядку: сверьтесь с ней",
            "book-order",
        )


def not_retroactive(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an act that would bind before it was signed (ст. 12 ТК) or before the day it named."""
    start = facts.effective_from
    if start is not None and facts.promised_from is not None and start != facts.promised_from:
        yield _refuse(
            f"при регистрации днём вступления в силу указано {facts.promised_from:%d.%m.%Y}",
            "Укажите тот же день или не указывайте его",
            "other-day",
        )
    if start is not None and facts.signed_on is not None and start < facts.signed_on:
        yield _refuse(
            f"акт не может действовать с {start:%d.%m.%Y}: он подписан {facts.signed_on:%d.%m.%Y}",
            "Укажите день вступления в силу не раньше дня подписания",
            "retroactive",
        )
    if start is not None and start > facts.happened_on:
        yield _refuse(
            f"акт вступает в силу {start:%d.%m.%Y}", "Внесите это в день вступления", "not-yet"
        )


def affected_by_act(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an amendment or a repeal without an act in force that makes it."""
    if not facts.affecting_act:
        yield _refuse("не указан акт, которым это сделано", "Укажите его", "no-affecting-act")
    elif not facts.affecting_in_force:
        yield _refuse(f"{facts.affecting_act} ещё не действует", "", "affecting-not-in-force")


def taken_back_by_paper(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to cancel a signed act without an act or a paper that says it was signed in error."""
    if not facts.cancelled_by.strip():
        yield _refuse(
            "акт подписан, а документ, которым подпись признана ошибочной, не указан",
            "Укажите акт или служебную записку (номер, дата): --document",
            "no-cancelling-paper",
        )


def reasoned(facts: ActFacts | TaskFacts) -> Iterator[Problem]:
    """Refuse a step that takes something back without saying why."""
    if not facts.remark.strip():
        yield _refuse("не указана причина", "Напишите причину", "no-reason")


# --- occurrence ------------------------------------------------------------------------------


def predecessors_done(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse to start before what it rests on is done; only a waiver from above goes round it."""
    for occurrence in facts.waits_for:
        yield _refuse(
            f"сначала должно быть выполнено {occurrence}",
            "Завершите его или получите разрешение: его вносит муниципальный или региональный "
            "специалист с основанием",
            "waits",
        )


def waived_by_paper(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a waiver of what comes first that names no paper."""
    if not facts.basis.strip():
        yield _refuse(
            "не указано основание, по которому разрешено начать раньше",
            "Укажите письмо или приказ (номер, дата)",
            "no-basis",
        )


def proven(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a document of a wrong kind, not in force, without a file, or of another period."""
    evidence = facts.evidence
    if evidence is None:
        yield _refuse("не указан документ", "Приложите акт или файл", "no-evidence")
        return
    if facts.expected_kinds and evidence.kind not in facts.expected_kinds:
        yield _refuse(
            f"{evidence.reference} – не тот документ",
            f"Пункт закрывает: {facts.expected_text or ', '.join(facts.expected_kinds)}",
            "wrong-kind",
        )
    if not evidence.effective:
        starts = evidence.effective_from
        yield _refuse(
            f"{evidence.reference} ещё не действует ({evidence.state})"
            + (f": вступает в силу {starts:%d.%m.%Y}" if starts else ""),
            f"Приложите его, когда вступление внесут: acts act {evidence.reference} in-force"
            if starts
            else "Доведите акт до регистрации",
            "not-in-force",
        )
    if not evidence.digest:
        yield _refuse("у документа нет файла", "Приложите файл или скан", "no-file")
    yield from _in_period(facts, evidence)


def _in_period(facts: TaskFacts, evidence: Evidence) -> Iterator[Problem]:
    after, until = facts.evidence_after, facts.evidence_until
    if evidence.date > facts.today:
        yield _refuse(
            f"документ датирован будущим днём {evidence.date:%d.%m.%Y}", "Проверьте дату", "future"
        )
    elif (after and evidence.date <= after) or (until and evidence.date > until):
        bounds = [f"после {after:%d.%m.%Y}"] if after else []
        bounds += [f"не позже {until:%d.%m.%Y}"] if until else []
        yield _refuse(
            f"документ от {evidence.date:%d.%m.%Y} относится к другому периоду",
            f"Для этого периода подходит документ, датированный {' и '.join(bounds)}",
            "other-period",
        )


def other_checker(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse that somebody confirms what he handed in himself."""
    if facts.evidence is not None and facts.checker == facts.evidence.author:
        yield _refuse(
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
        yield _refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} не позже прежнего {facts.due:%d.%m.%Y}",
            "Укажите более позднюю дату",
            "term-not-later",
        )
    if facts.new_due and facts.latest_due and facts.new_due > facts.latest_due:
        yield _refuse(
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
        yield _refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} не позже дня возврата {day:%d.%m.%Y}",
            "Укажите более позднюю дату",
            "term-before-return",
        )
    elif facts.new_due > last:
        yield _refuse(
            f"новый срок {facts.new_due:%d.%m.%Y} дальше {RETURN_TERM_DAYS} календарных дней "
            f"после возврата (не позже {last:%d.%m.%Y})",
            "Назначьте более ранний срок, а на больший – перенесите срок с основанием",
            "term-too-long",
        )


def postponed_rightly(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse a new term that is not later, beyond the programme, unreasoned or one too many."""
    yield from reasoned(facts)
    if facts.new_due is None:
        yield _refuse("не указан новый срок", "Укажите дату", "no-term")
    elif facts.due is None:
        yield _refuse("у пункта нет срока, который можно перенести", "", "no-old-term")
    yield from _possible_term(facts)
    if not facts.basis.strip():
        yield _refuse(
            "срок установлен вышестоящим приказом, а основание переноса не указано",
            "Укажите письмо или приказ (номер, дата)",
            "no-basis",
        )
    if facts.postponed_times >= facts.postpone_limit:
        yield _refuse(
            f"переносов срока уже {facts.postponed_times} – больше нельзя",
            "Исполните пункт или обратитесь к тому, кто установил срок",
            "postpone-limit",
        )


def listed_reason(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse «не применимо» for a reason that is not on the list."""
    if facts.remark not in facts.na_reasons:
        listed = "; ".join(facts.na_reasons)
        yield _refuse(f"причины «{facts.remark}» нет в списке", f"Допустимо: {listed}", "na-reason")


def taken_off_by_act(facts: TaskFacts) -> Iterator[Problem]:
    """Refuse to take an item off without the act that amended the roadmap."""
    if not facts.basis.strip():
        yield _refuse(
            "не указан акт, изменивший дорожную карту", "Укажите номер и дату", "no-basis"
        )
