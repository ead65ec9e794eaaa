"""Rules of a regulation: its stamp, its clauses, the references between them, its annexes."""

import re
from collections.abc import Iterator
from typing import Any

from acts.documents.context import bound
from acts.documents.lint_order import breaks_of_numbering
from acts.documents.lint_requisites import draft_mark, kind_is_missing, registration_texts
from acts.documents.lint_rules import ANNEX_MARK, Finding, Subject
from acts.documents.reading import Paragraph
from acts.russian.cases import Case
from acts.russian.typography import quoted

__all__ = [
    "annexes_are_marked",
    "annexes_match_mentions",
    "clauses_are_unbroken",
    "consents_are_separate",
    "forms_are_named",
    "heading_is_there",
    "kind_is_named",
    "opinions_are_named",
    "references_lead_somewhere",
    "stamp_is_there",
]

_KIND = "ПОЛОЖЕНИЕ"
_CONSENT = "СОГЛАСИЕ"
_CLAUSE = re.compile(r"\d+\.(?:\d+\.){0,3}$")
_ITEM = re.compile(r"(\d+)\)$")
_MENTION = re.compile(r"\(приложение[ \u00a0]№[ \u00a0](\d+)[ \u00a0]к[ \u00a0]Положению\)")
_REFERENCE = re.compile(r"пункт(?:а|е|у|ом|ах|ам|ами|ов)?[ \u00a0]([\d., \u00a0и]+)Положения")
_OPINION = "учётом мнения"


def kind_is_named(subject: Subject) -> Iterator[Finding]:
    """G13: «ПОЛОЖЕНИЕ» on a line of its own, in capitals (п. 5.9)."""
    if _title(subject) is None:
        yield kind_is_missing(_KIND)


def heading_is_there(subject: Subject) -> Iterator[Finding]:
    """G18: under the kind stands what the regulation is about (п. 5.17)."""
    title = _title(subject)
    if title is None:
        return
    below = subject.paragraphs[title.index : title.index + 1]
    if not any(re.match(r"[Оо]б? \S", one.text.replace("\u00a0", " ")) for one in below):
        yield Finding(
            message="под словом «ПОЛОЖЕНИЕ» не сказано, о чём оно",
            remedy="Напишите строкой ниже: «о программе наставничества …»",
            place=title.place,
        )


def stamp_is_there(subject: Subject) -> Iterator[Finding]:
    """G16: «УТВЕРЖДЕНО», by what order, its date and number; a draft is marked (п. 5.16)."""
    part = subject.order_part()
    stamp = next((one for one in part if one.text == "УТВЕРЖДЕНО"), None)
    below = [one.text for one in part if stamp and stamp.index < one.index <= stamp.index + 2]
    text = " ".join(below)
    if not re.match(r"приказом \S", text) or not re.search(r"от (?:\d|_)[^№]*№[ \u00a0]\S", text):
        yield Finding(
            message="нет грифа «УТВЕРЖДЕНО приказом … от … № …»", remedy="Верните гриф в шаблон"
        )
    elif any(one not in text for one in registration_texts(subject)):
        yield Finding(message="в грифе не те дата и номер приказа", remedy="Верните их в шаблон")
    yield from draft_mark(subject, "утверждённое положение помечено")


def clauses_are_unbroken(subject: Subject) -> Iterator[Finding]:
    """G21: sections and clauses go without gaps or repeats, items of a clause begin with 1)."""
    numbered = [one for one in subject.order_part() if one.cell is None and one.number]
    clauses = [one for one in numbered if _CLAUSE.match(one.number)]
    if not clauses:
        yield Finding(message="нет ни одного пункта", remedy="Пронумеруйте пункты положения")
    yield from breaks_of_numbering(clauses)
    expected = 1
    for one in numbered:
        item = _ITEM.match(one.number)
        if item is None:
            expected = 1
            continue
        if int(item[1]) != expected:
            yield Finding(
                message=f"номер «{one.number}» в перечислении нарушает порядок",
                remedy="Проверьте нумерацию в шаблоне",
                place=one.place,
            )
        expected = int(item[1]) + 1


def references_lead_somewhere(subject: Subject) -> Iterator[Finding]:
    """P01: a clause that the text refers to is there."""
    part = subject.order_part()
    known = {one.number.rstrip(".") for one in part if _CLAUSE.match(one.number)}
    for one in part:
        for listed in _REFERENCE.findall(one.text):
            for number in re.findall(r"\d+(?:\.\d+)*", listed):
                if number not in known:
                    yield Finding(
                        message=f"ссылка на пункт {number}, а такого пункта нет",
                        remedy="Исправьте ссылку или нумерацию в шаблоне",
                        place=one.place,
                    )


def annexes_match_mentions(subject: Subject) -> Iterator[Finding]:
    """G24: every annex is mentioned, every mention has an annex, in the same order (п. 5.19)."""
    mentioned = [number for one in subject.order_part() for number in _MENTION.findall(one.text)]
    marks = [ANNEX_MARK.match(one.text) for one in _marks(subject)]
    marked = [(mark[1] or "") for mark in marks if mark]
    if list(dict.fromkeys(mentioned)) != marked:
        yield Finding(
            message=f"в тексте названы приложения {_listed(mentioned)}, а приложены "
            f"{_listed(marked)}",
            remedy="Приведите приложения и ссылки на них в соответствие",
        )


def annexes_are_marked(subject: Subject) -> Iterator[Finding]:
    """G25: the mark says that the annex is the regulation's (п. 5.19)."""
    for mark in _marks(subject):
        below = subject.paragraphs[mark.index : mark.index + 1]
        if not any(one.text.startswith("к Положению") for one in below):
            yield Finding(
                message="в отметке о приложении нет слов «к Положению»",
                remedy="Дополните отметку: «к Положению о программе наставничества»",
                place=mark.place,
            )


def consents_are_separate(subject: Subject) -> Iterator[Finding]:
    """P02: each consent is an annex of its own (ч. 1 ст. 9 152-ФЗ with 156-ФЗ)."""
    marks = [one.index for one in _marks(subject)]
    titles = [one for one in subject.outside_tables() if one.text == _CONSENT]
    before = [max((mark for mark in marks if mark < one.index), default=0) for one in titles]
    for one, mark in zip(titles, before, strict=True):
        if before.count(mark) > 1 or not mark:
            yield Finding(
                message="согласие не отделено от других документов",
                remedy="Начните его с отметки о приложении на новом листе",
                place=one.place,
            )


def opinions_are_named(subject: Subject) -> Iterator[Finding]:
    """P03: the councils that were heard are named, and no others (ч. 3 ст. 30 273-ФЗ)."""
    fields: Any = subject.data.fields
    text = " ".join(one.text for one in subject.order_part())
    for index, one in enumerate(fields.get("opinions", ())):
        if bound(subject.words.organization(bound(one["body"]), Case.GENITIVE)) not in text:
            yield Finding(
                message="не назван орган, мнение которого учтено",
                remedy="Верните в шаблон строки «С учётом мнения»",
                place=f"/opinions/{index}",
            )
    if not fields.get("opinions") and _OPINION in text:
        yield Finding(
            message="учтено мнение органа, которого в данных нет",
            remedy="Печатайте эти слова, только когда есть чьё мнение учитывать",
        )


def forms_are_named(subject: Subject) -> Iterator[Finding]:
    """P04: every form of mentoring the school uses is in the text (распоряжение № Р-145)."""
    fields: Any = subject.data.fields
    text = " ".join(one.text for one in subject.order_part())
    own = (one["title"] for one in fields.get("local_forms", ()))
    for form in (*fields["forms"], *own):
        if bound(quoted(form)) not in text:
            yield Finding(
                message=f"в положении нет формы наставничества «{form}»",
                remedy="Верните в шаблон перечень форм",
            )


def _title(subject: Subject) -> Paragraph | None:
    return next((one for one in subject.order_part() if one.text == _KIND), None)


def _marks(subject: Subject) -> list[Paragraph]:
    """Give the first lines of the regulation's own annexes, «Приложение № 1»."""
    return [one for one in subject.outside_tables() if ANNEX_MARK.match(one.text)]


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) or "–"
