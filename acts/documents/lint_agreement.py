"""Rules of an agreement: its parties, date and number, both signatures, its annexes."""

import re
from collections.abc import Iterator
from typing import Any

from acts.documents.context import bound, is_acting, person
from acts.documents.lint_order import annex_marks, breaks_of_numbering
from acts.documents.lint_requisites import draft_mark, kind_is_missing, registration_texts
from acts.documents.lint_rules import Finding, Subject
from acts.documents.reading import Paragraph

__all__ = [
    "annexes_are_marked",
    "both_sides_sign",
    "clauses_are_unbroken",
    "details_are_there",
    "heading_is_there",
    "kind_is_named",
    "parties_are_named",
    "registration_is_printed",
]

_KIND = re.compile(r"СОГЛАШЕНИЕ(?:[ \u00a0]№[ \u00a0]\S.*)?$")
_AUTHORITY = re.compile(r"действующ(?:его|ей|ий|ая) на основании \S")


def kind_is_named(subject: Subject) -> Iterator[Finding]:
    """G13: «СОГЛАШЕНИЕ» on a line of its own, in capitals (п. 5.9)."""
    if not any(_KIND.match(one.text) for one in subject.order_part()):
        yield kind_is_missing("СОГЛАШЕНИЕ")


def heading_is_there(subject: Subject) -> Iterator[Finding]:
    """G18: under the kind stands what the agreement is about: «о сотрудничестве …» (п. 5.17)."""
    if not any(re.match(r"[Оо]б? \S", one.text) for one in _above(subject)):
        yield Finding(
            message="нет заголовка, отвечающего на вопрос «о чём?»",
            remedy="Напишите под видом документа: «о сотрудничестве …»",
        )


def registration_is_printed(subject: Subject) -> Iterator[Finding]:
    """G16: a registered agreement shows date and number above its text, a draft is marked."""
    above = " ".join(one.text for one in _above(subject))
    if any(one not in above for one in registration_texts(subject)):
        yield Finding(
            message="над текстом нет даты или номера соглашения", remedy="Верните их в шаблон"
        )
    yield from draft_mark(subject, "зарегистрированное соглашение помечено")


def parties_are_named(subject: Subject) -> Iterator[Finding]:
    """A01: the text opens with both parties, their representatives and their authority."""
    opening = _opening(subject)
    fields: Any = subject.data.fields
    for pointer, party in (("школа", fields["organization"]), ("партнёр", fields["partner"])):
        if opening is None or bound(party["full_name"]) not in opening.text:
            yield Finding(
                message=f"во вступлении не названа сторона: {pointer}",
                remedy="Впишите полное наименование стороны в первый абзац",
                place=opening.place if opening else "",
            )
    if opening is not None and len(_AUTHORITY.findall(opening.text)) < 2:
        yield Finding(
            message="не у каждой стороны сказано, на основании чего действует представитель",
            remedy="Впишите: «действующего на основании …»",
            place=opening.place,
        )
    acting = is_acting(fields["organization"]["director"]["post"])
    if acting and opening is not None and "на основании устава, с одной" in opening.text:
        yield Finding(
            message="исполняющий обязанности действует не на основании устава, а по приказу",
            remedy="Впишите приказ о возложении обязанностей",
            place=opening.place,
        )


def details_are_there(subject: Subject) -> Iterator[Finding]:
    """A02: an address or a registration code tells each side from its namesakes."""
    fields: Any = subject.data.fields
    for title, party in (("школы", fields["organization"]), ("партнёра", fields["partner"])):
        if not {"address", "inn", "ogrn"} & set(party.get("details", {})):
            yield Finding(
                message=f"в реквизитах {title} нет ни адреса, ни ИНН, ни ОГРН",
                remedy="Допишите реквизиты стороны",
            )


def clauses_are_unbroken(subject: Subject) -> Iterator[Finding]:
    """G21: sections and clauses are numbered with figures, without gaps or repeats."""
    numbered = [one for one in subject.order_part() if one.cell is None and one.number]
    if not numbered:
        yield Finding(message="нет ни одного пункта", remedy="Пронумеруйте пункты соглашения")
    yield from breaks_of_numbering(numbered)


def both_sides_sign(subject: Subject) -> Iterator[Finding]:
    """G29: both sides sign side by side: post, place for the signature, initials before surname."""
    fields: Any = subject.data.fields
    rows: dict[tuple[int, int], list[str]] = {}
    for one in subject.order_part():
        if one.cell is not None:
            rows.setdefault(one.cell[:2], []).append(one.text)
    signers = (fields["organization"]["director"], fields["partner"]["signer"])
    signatures = [person(one, subject.words)["signature"] for one in signers]
    posts = [bound(one["post"]).casefold() for one in signers]
    together = any(all(name in cells for name in signatures) for cells in rows.values())
    named = any(
        all(post in [text.casefold() for text in cells] for post in posts)
        for cells in rows.values()
    )
    if not together or not named:
        yield Finding(
            message="нет подписей обеих сторон рядом: должность, место для росписи, инициалы",
            remedy="Верните блок подписей в шаблон",
        )


def annexes_are_marked(subject: Subject) -> Iterator[Finding]:
    """G25: the mark says whose annex it is, with date and number of the agreement (п. 5.19)."""
    for mark in annex_marks(subject):
        below = [
            one.text for one in subject.paragraphs[mark.index : mark.index + 4] if one.cell is None
        ]
        text = " ".join(below)
        if "к соглашению" not in text or not re.search(r"от (?:\d|_)[^№]*№[ \u00a0]\S", text):
            yield Finding(
                message="в отметке о приложении нет слов «к соглашению», даты или номера",
                remedy="Дополните отметку: «к соглашению … от … № …»",
                place=mark.place,
            )


def _above(subject: Subject) -> tuple[Paragraph, ...]:
    """Give the paragraphs above the opening."""
    opening = _opening(subject)
    part = subject.order_part()
    return part if opening is None else tuple(one for one in part if one.index < opening.index)


def _opening(subject: Subject) -> Paragraph | None:
    return next(
        (one for one in subject.order_part() if one.cell is None and "с одной стороны" in one.text),
        None,
    )
