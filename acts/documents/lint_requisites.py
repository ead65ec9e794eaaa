"""Requisites that every kind of act has, checked in the same words: its name, the draft's mark."""

from collections.abc import Iterator

from acts.documents.context import bound
from acts.documents.lint_rules import Finding, Subject
from acts.russian.dates import long_date

__all__ = ["draft_mark", "kind_is_missing", "registration_texts"]


def kind_is_missing(word: str) -> Finding:
    """G13: say that the kind of the document isn't on a line of its own, in capitals (п. 5.9)."""
    return Finding(
        message=f"нет слова «{word}» отдельной строкой",
        remedy="Напишите вид документа прописными буквами",
    )


def draft_mark(subject: Subject, marked_as: str) -> Iterator[Finding]:
    """G16: a draft is marked «ПРОЕКТ», what is registered isn't.

    Args:
        subject: The act.
        marked_as: What a registered one with the mark is called in the finding, up to «как
            проект»: «зарегистрированный приказ помечен».
    """
    marked = any(one.text == "ПРОЕКТ" for one in subject.order_part())
    if subject.registration is None and not marked:
        yield Finding(message="у проекта нет отметки «ПРОЕКТ»", remedy="Верните отметку в шаблон")
    if subject.registration is not None and marked:
        yield Finding(
            message=f"{marked_as} как проект", remedy="Печатайте отметку только у проекта"
        )


def registration_texts(subject: Subject) -> tuple[str, ...]:
    """Give date and number as they are printed; nothing for a draft."""
    registration = subject.registration
    if registration is None:
        return ()
    return bound(long_date(registration.date)), bound(f"№ {registration.number}")
