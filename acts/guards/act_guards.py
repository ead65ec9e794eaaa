"""Guards of the local act: each says in Russian what is missing, or nothing."""

from collections.abc import Callable, Iterator

from acts.errors import Problem
from acts.facts import ActFacts, Answer
from acts.guards.shared import refuse

__all__ = [
    "ActGuard",
    "affected_by_act",
    "all_opinions",
    "all_visas",
    "approved_text",
    "awaited_opinion",
    "clean_text",
    "for_the_site",
    "free_number",
    "in_date_order",
    "listed_reader",
    "listed_visa",
    "not_retroactive",
    "protocol_kept",
    "remarked",
    "sent_to_bodies",
    "signed_after_hearing",
    "signed_by_head",
    "taken_back_by_paper",
]

ActGuard = Callable[[ActFacts], Iterator[Problem]]


def clean_text(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while the schema, law and layout checks find errors (ч. 4 ст. 30 273-ФЗ)."""
    yield from facts.findings


def remarked(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a return without a remark that names the point of the act."""
    if not facts.remark.strip():
        yield refuse("не указано замечание", "Напишите, что исправить", "no-remark")
    if not facts.clause.strip():
        yield refuse("не указан пункт акта", "Назовите пункт, к которому замечание", "no-clause")


def listed_visa(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a visa by somebody not on the approval list, or a second one by the same post."""
    if facts.visa_post not in facts.visas_required:
        listed = ", ".join(facts.visas_required) or "список пуст"
        yield refuse(
            f"«{facts.visa_post}» нет в листе согласования", f"Согласуют: {listed}", "visa-unknown"
        )
    elif facts.visa_post not in facts.visas_missing:
        yield refuse(f"виза «{facts.visa_post}» уже поставлена", "", "visa-twice")


def all_visas(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while somebody on the approval list has not signed off."""
    for post in facts.visas_missing:
        yield refuse(f"нет визы: {post}", "Получите визу и внесите её", "visa-missing")


def sent_to_bodies(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an opinion on a draft that was never sent (ст. 372 ТК: the term runs from sending)."""
    if facts.sent_on is None:
        yield refuse(
            "проект ещё не направлен для учёта мнения",
            "Сначала внесите дату, когда проект направлен",
            "not-sent",
        )


def awaited_opinion(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an opinion nobody asked for, one without minutes, and silence before the term ends."""
    opinion = facts.opinion
    if opinion is None or opinion.body not in facts.bodies:
        asked = ", ".join(facts.bodies) or "ни у кого"
        yield refuse("мнение этого органа не запрашивалось", f"Запрошено: {asked}", "opinion-alien")
        return
    if opinion.body not in facts.opinions_missing:
        yield refuse(f"мнение уже внесено: {opinion.body}", "", "opinion-twice")
    if opinion.answer is Answer.SILENT:
        ends = facts.opinion_term_ends
        if ends is None or opinion.on <= ends:
            term = f"истекает {ends:%d.%m.%Y}" if ends else "не начался"
            yield refuse(
                f"срок для мнения {term}", "Молчание можно учесть только после срока", "too-early"
            )
    elif not opinion.minutes.strip():
        yield refuse(
            "не указан документ, которым выражено мнение",
            "Укажите номер и дату протокола (или запись об отсутствии органа)",
            "no-minutes",
        )


def all_opinions(facts: ActFacts) -> Iterator[Problem]:
    """Refuse while a body that must be heard has not been (ч. 3 ст. 30 273-ФЗ, ст. 372 ТК)."""
    for body in facts.opinions_missing:
        yield refuse(f"нет мнения: {body}", "Получите мнение и внесите его", "opinion-missing")


def protocol_kept(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to end a consultation without the protocol of disagreements (ст. 372 ТК)."""
    if not facts.protocol.strip():
        yield refuse("нет протокола разногласий", "Укажите номер и дату протокола", "no-protocol")


def signed_by_head(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a signature of anybody but the head, or of an acting head without an order."""
    if not facts.signer_post:
        yield refuse(
            f"на {facts.happened_on:%d.%m.%Y} в организации не указан руководитель",
            "Внесите руководителя (или исполняющего обязанности) с датами",
            "no-head",
        )
    if facts.acting and not facts.acting_basis.strip():
        yield refuse(
            "у исполняющего обязанности не указан приказ о возложении обязанностей",
            "Укажите его номер и дату",
            "no-acting-basis",
        )


def signed_after_hearing(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a signature dated before the last visa or opinion."""
    heard = [one.on for one in facts.visas] + [one.on for one in facts.opinions]
    last = max(heard, default=None)
    if last is not None and facts.happened_on < last:
        yield refuse(
            f"дата подписания {facts.happened_on:%d.%m.%Y} раньше последней визы или мнения "
            f"({last:%d.%m.%Y})",
            "Проверьте дату подписания",
            "signed-early",
        )


def approved_text(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to go on with a text that is not the one legal review passed."""
    if not facts.approved_digest or facts.text_digest != facts.approved_digest:
        yield refuse(
            "текст изменился после согласования",
            "Верните акт на доработку и согласуйте новый текст",
            "text-changed",
        )


def free_number(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a number that is empty or already used in this book and year."""
    if not facts.number.strip() and facts.number_required:
        yield refuse("не указан регистрационный номер", "Возьмите его из книги", "no-number")
    if facts.number_taken_by:
        yield refuse(
            f"номер {facts.number} в этой книге и году уже занят: {facts.number_taken_by}",
            "Сверьтесь с книгой регистрации",
            "number-taken",
        )


def next_number(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a gap or a step back where `acts` keeps the book; the school's own book decides else.

    A number already taken is refused elsewhere, in its own words.
    """
    expected = facts.number_expected
    if expected and facts.number and not facts.number_taken_by and facts.number != expected:
        yield refuse(
            f"номера этой книги даёт программа подряд, без пропусков: следующий – {expected}",
            "Не указывайте номер – программа поставит его сама",
            "number-not-next",
        )


def in_date_order(facts: ActFacts) -> Iterator[Problem]:
    """Refuse a registration before signing or out of the book's order of dates."""
    day = facts.happened_on
    if facts.signed_on is not None and day < facts.signed_on:
        yield refuse(
            f"регистрация {day:%d.%m.%Y} раньше подписания {facts.signed_on:%d.%m.%Y}",
            "Проверьте дату регистрации",
            "registered-early",
        )
    dated_on = facts.signed_on or day  # the book lists acts by their own dates
    if facts.book_last is not None and dated_on < facts.book_last:
        yield refuse(
            f"меньший номер в книге датирован {facts.book_last:%d.%m.%Y} – "
            f"позже {dated_on:%d.%m.%Y}",
            "Номера и даты в книге идут по порядку: сверьтесь с ней",
            "book-order",
        )
    if facts.book_next is not None and dated_on > facts.book_next:
        yield refuse(
            f"больший номер в книге датирован {facts.book_next:%d.%m.%Y} – "
            f"раньше {dated_on:%d.%m.%Y}",
            "Номера и даты в книге идут по порядку: сверьтесь с ней",
            "book-order",
        )


def not_retroactive(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an act that would bind before it was signed (ст. 12 ТК) or before the day it named."""
    start = facts.effective_from
    if start is not None and facts.promised_from is not None and start != facts.promised_from:
        yield refuse(
            f"при регистрации днём вступления в силу указано {facts.promised_from:%d.%m.%Y}",
            "Укажите тот же день или не указывайте его",
            "other-day",
        )
    if start is not None and facts.signed_on is not None and start < facts.signed_on:
        yield refuse(
            f"акт не может действовать с {start:%d.%m.%Y}: он подписан {facts.signed_on:%d.%m.%Y}",
            "Укажите день вступления в силу не раньше дня подписания",
            "retroactive",
        )
    if start is not None and start > facts.happened_on:
        yield refuse(
            f"акт вступает в силу {start:%d.%m.%Y}", "Внесите это в день вступления", "not-yet"
        )


def affected_by_act(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an amendment or a repeal without an act in force that makes it."""
    if not facts.affecting_act:
        yield refuse("не указан акт, которым это сделано", "Укажите его", "no-affecting-act")
    elif not facts.affecting_in_force:
        yield refuse(
            f"{facts.affecting_words or facts.affecting_act} ещё не действует",
            "",
            "affecting-not-in-force",
        )


def taken_back_by_paper(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to cancel a signed act without an act or a paper that says it was signed in error."""
    if not facts.cancelled_by.strip():
        yield refuse(
            "акт подписан, а документ, которым подпись признана ошибочной, не указан",
            "Укажите акт или служебную записку (номер, дата)",
            "no-cancelling-paper",
        )


def listed_reader(facts: ActFacts) -> Iterator[Problem]:
    """Refuse an acquaintance of nobody on the sheet, and a second one (ст. 22, 68 ТК РФ).

    Another day for the same line puts a mistake right, so it asks why.
    """
    if facts.reader not in facts.readers:
        lines = f"Строки листа: 1–{len(facts.readers)}" if facts.readers else "Лист пуст"
        yield refuse(f"в листе ознакомления нет строки «{facts.reader}»", lines, "reader-unknown")
        return
    yield from _after_its_date(facts)
    before = next((one for one in reversed(facts.readings) if one.line == facts.reader), None)
    if before is None:
        return
    if before.on == facts.happened_on:
        yield refuse(
            f"ознакомление уже внесено: строка {facts.reader}, {before.on:%d.%m.%Y}",
            "Вносить второй раз не нужно",
            "reader-twice",
        )
    elif not facts.remark.strip():
        yield refuse(
            f"ознакомление уже внесено другим днём: строка {facts.reader}, {before.on:%d.%m.%Y}",
            "Если день внесён ошибочно, напишите, почему он меняется",
            "reader-corrected",
        )


def _after_its_date(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to read or to publish what isn't signed yet; other steps of the act set no order."""
    if facts.dated_on is not None and facts.happened_on < facts.dated_on:
        yield refuse(
            f"документ датирован {facts.dated_on:%d.%m.%Y} – это позже, чем "
            f"{facts.happened_on:%d.%m.%Y}",
            "Проверьте день",
            "before-its-date",
        )


def for_the_site(facts: ActFacts) -> Iterator[Problem]:
    """Refuse to place on the site what names pupils, or without an address (ст. 29 273-ФЗ)."""
    if not facts.publishable:
        yield refuse(
            "документ этого вида на сайте не размещают: закон этого не требует, а в нём бывают "
            "персональные данные",
            "Размещают положение и приказ, который его утверждает",
            "not-for-site",
        )
        return
    yield from _after_its_date(facts)
    if not facts.address.strip():
        yield refuse(
            "не указано, где на сайте размещён документ",
            "Впишите адрес страницы или название раздела",
            "no-address",
        )
