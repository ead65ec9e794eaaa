"""Rules of an order's text as set and as said: indents, spacing, assignments, stamps of annexes."""

import re
from collections.abc import Iterator, Mapping

from acts.documents.context import bound
from acts.documents.lint_order import annex_marks, command_of, points_of
from acts.documents.lint_rules import Finding, Subject
from acts.documents.reading import Paragraph, whole

__all__ = [
    "annexes_are_stamped",
    "assignments_are_whole",
    "body_is_indented",
    "body_is_justified",
    "lines_are_spaced",
    "pages_of_annexes_are_numbered_alike",
    "place_is_named",
    "signature_is_not_alone",
    "stamps_agree",
]

_INDENT, _TOLERANCE = 709, 6  # 1.25 cm in twentieths of a point
_CLOSEST, _WIDEST = 240, 360  # single and one and a half, in 240ths of a line
# An order itself does these; anything else somebody must be told to do.
_DONE_BY_ORDER = frozenset(
    {
        "Внедрить", "Утвердить", "Назначить", "Возложить", "Установить", "Разрешить", "Признать",
        "Создать", "Определить", "Ввести", "Считать", "Отменить", "Продлить",
    }
)  # fmt: skip
_INFINITIVE = re.compile(r"\b[а-яё]+(?:ть|ти|чь)(?:ся|сь)?\b")
_FIRST_INFINITIVE = re.compile(r"([А-ЯЁ][а-яё]+(?:ть|ти|чь))(?:ся|сь)?\b")
_EXECUTOR = re.compile(
    r"^[А-ЯЁ][^.;:]*?\u00a0?\(?[А-ЯЁ][а-яё-]+\u00a0(?:[А-ЯЁ]\.-?){1,3}\)?(?::| [а-яё])"
)
_TERM = re.compile(
    r"не позднее|в течение|в срок|на период|на время|ежегодно|ежемесячно|постоянно|не реже|"
    r"до (?:\d|[а-яё])|с\u00a0?\d|немедленно"
)
_STAMP = re.compile(r"^УТВЕРЖД(ЕНО|ЕНА|ЁН|ЕН|ЕНЫ|АЮ)\b")
# The first words of a title → how «утверждён» agrees with them.
_GENDERS = {
    "ПОЛОЖЕНИЕ": "ЕНО", "ДОРОЖНАЯ КАРТА": "ЕНА", "ПРОГРАММА": "ЕНА", "ФОРМА": "ЕНА",
    "СОСТАВ": "ЁН", "ПЛАН": "ЁН", "СПИСОК": "ЁН", "ПЕРЕЧЕНЬ": "ЁН", "ПОРЯДОК": "ЁН",
    "РЕЕСТР": "ЁН", "КОМПЛЕКС МЕР": "ЁН", "ФОРМЫ": "ЕНЫ", "СПИСКИ": "ЕНЫ", "ПОКАЗАТЕЛИ": "ЕНЫ",
    "ПЛАНИРУЕМЫЕ РЕЗУЛЬТАТЫ": "ЕНЫ",
}  # fmt: skip


def _body(subject: Subject) -> Iterator[Paragraph]:
    """Give the preamble and the points."""
    command = command_of(subject)
    if command is None:
        return
    before = [one for one in subject.order_part() if one.index < command.index and one.text]
    yield from before[-1:]
    yield from points_of(subject)


def body_is_indented(subject: Subject) -> Iterator[Finding]:
    """G06: every paragraph begins 1.25 cm to the right, and not by spaces or tabs."""
    for one in _body(subject):
        indent = whole(one.properties.get("ind.firstLine", "0"))
        if abs(indent - _INDENT) > _TOLERANCE or one.text[:1] in ("\t", " "):
            yield Finding(
                message="отступ первой строки не 1,25 см",
                remedy="Задайте его в стиле абзаца, не пробелами",
                place=one.place,
            )
            return


def lines_are_spaced(subject: Subject) -> Iterator[Finding]:
    """G07: one to one and a half lines."""
    for one in _body(subject):
        rule = one.properties.get("spacing.lineRule", "auto")
        line = whole(one.properties.get("spacing.line", str(_CLOSEST)), _CLOSEST)
        if rule != "auto" or not _CLOSEST <= line <= _WIDEST:
            yield Finding(
                message="межстрочный интервал не от 1 до 1,5",
                remedy="Задайте интервал в стиле абзаца",
                place=one.place,
            )
            return


def body_is_justified(subject: Subject) -> Iterator[Finding]:
    """G08: the text is aligned to both margins."""
    for one in _body(subject):
        if one.properties.get("jc") != "both":
            yield Finding(
                message="текст не выровнен по ширине",
                remedy="Задайте выравнивание в стиле абзаца",
                place=one.place,
            )
            return


def pages_of_annexes_are_numbered_alike(subject: Subject) -> Iterator[Finding]:
    """G11: annexes go on with the order's page numbers, or each begins anew (п. 3.2)."""
    starts = {"start" in section.numbering for section in subject.document.sections[1:]}
    if len(starts) > 1:
        yield Finding(
            message="страницы приложений пронумерованы то сквозь, то заново",
            remedy="Выберите одно: Формат номера страницы",
        )


def place_is_named(subject: Subject) -> Iterator[Finding]:
    """G17: the place is shown, unless the organisation's name has it (п. 5.13)."""
    organization = subject.data.fields.get("organization")
    if not isinstance(organization, Mapping):
        return
    place = str(organization.get("place", ""))
    named = place in str(organization.get("full_name", ""))
    if not named and not any(one.text == bound(place) for one in subject.order_part()):
        yield Finding(message="не указано место издания", remedy="Верните его в шаблон")


def assignments_are_whole(subject: Subject) -> Iterator[Finding]:
    """G22: whoever is told to do something, what and by when (п. 5.18)."""
    told = False
    for one in points_of(subject):
        text, place = one.text, one.place
        if one.number.count(".") == 1:
            told = bool(_EXECUTOR.match(text))
            first = _FIRST_INFINITIVE.match(text)
            if first and first[1] not in _DONE_BY_ORDER:
                yield Finding(
                    message=f"поручение без исполнителя: «{text[:40]}…»",
                    remedy="Назовите, кому поручено",
                    place=place,
                )
            if not told or text.endswith(":"):
                continue
        elif not told:
            continue
        for pattern, message in (
            (_INFINITIVE, "поручение не говорит, что сделать"),
            (_TERM, "у поручения нет срока"),
        ):
            if not pattern.search(text):
                yield Finding(
                    message=f"{message}: «{text[:40]}…»",
                    remedy="Впишите в поручение действие и срок",
                    place=place,
                )


def annexes_are_stamped(subject: Subject) -> Iterator[Finding]:
    """G26: a document approved as an annex says so: «УТВЕРЖДЕНО приказом …» (п. 5.16)."""
    for mark in annex_marks(subject):
        if not any(_STAMP.match(one.text) for one in _under(subject, mark)):
            yield Finding(
                message="на приложении нет слова «УТВЕРЖДЕНО»",
                remedy="Впишите под отметкой о приложении: «УТВЕРЖДЕНО приказом …»",
                place=mark.place,
            )


def stamps_agree(subject: Subject) -> Iterator[Finding]:
    """G27: the stamp has one form, its participle agrees with the title (п. 5.16)."""
    for mark in annex_marks(subject):
        under = _under(subject, mark)
        stamp = next((one for one in under if _STAMP.match(one.text)), None)
        if stamp is None:
            continue
        found = _STAMP.match(stamp.text)
        ending = found[1].replace("Ё", "Е") if found else ""
        wanted = next(
            (end for one in under for title, end in _GENDERS.items() if one.text == title), ""
        )
        if ending == "АЮ":
            yield Finding(
                message="гриф «УТВЕРЖДАЮ» смешан с реквизитами приказа",
                remedy="Пишите «УТВЕРЖДЕНО приказом …» или «УТВЕРЖДАЮ» с должностью и подписью",
                place=stamp.place,
            )
        elif wanted and wanted.replace("Ё", "Е") != ending:
            yield Finding(
                message=f"«{stamp.text}» не согласовано с названием документа",
                remedy=f"Пишите «УТВЕРЖД{wanted}»",
                place=stamp.place,
            )


def signature_is_not_alone(subject: Subject) -> Iterator[Finding]:
    """G30: the signature keeps the last lines of the text on its page."""
    last = points_of(subject)[-1:]
    if last and "keepNext" not in last[0].properties:
        yield Finding(
            message="подпись может оказаться одна на странице",
            remedy="Включите «Не отрывать от следующего» у последнего пункта",
            place=last[0].place,
        )


def _under(subject: Subject, mark: Paragraph) -> list[Paragraph]:
    return [one for one in subject.paragraphs[mark.index : mark.index + 6] if one.cell is None]
