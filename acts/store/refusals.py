"""What every store refuses, in the same words."""

from acts.errors import ConflictError, InputError, Problem
from acts.journal import NewEvent
from acts.registers.books import BookEntry
from acts.states import ActTrigger

__all__ = ["book_entry", "changed_meanwhile", "number_taken", "parse_subject", "unknown_subject"]


def parse_subject(fact: NewEvent) -> tuple[bool, str]:
    """Tell whether an event is about an act (else an occurrence), and that one's id.

    Raises:
        InputError: The subject is of neither kind.
        ValueError: The moment has no zone, so its place in time is unknown.
    """
    if fact.recorded_at.tzinfo is None:
        raise ValueError("recorded_at without a zone")
    kind, _, name = fact.subject.partition(":")
    if kind not in {"task", "act"} or not name:
        raise unknown_subject(fact.subject)
    return kind == "act", name


def unknown_subject(subject: str) -> InputError:
    """Say that the store has no such occurrence or act."""
    return InputError(
        Problem(
            message=f"«{subject.partition(':')[2] or subject}» нет в хранилище",
            remedy="Проверьте номер: acts status – исполнение пунктов; сначала постройте план",
            place=subject,
            code="store.unknown-subject",
        )
    )


def changed_meanwhile(subject: str) -> ConflictError:
    """Say that somebody else recorded an event first."""
    return ConflictError(
        Problem(
            message="пока вы работали, здесь уже записано другое событие",
            remedy="Посмотрите, что изменилось, и повторите",
            place=subject,
            code="store.conflict",
        )
    )


def number_taken(entry: BookEntry, *, taken_by: str) -> ConflictError:
    """Say that the number belongs to another act, or that the act has a number already."""
    if taken_by == entry.act:
        message, remedy = "акт уже зарегистрирован", "Второй раз регистрировать его не нужно"
    else:
        message = f"номер {entry.number} в книге «{entry.book}» уже занят: {taken_by}"
        remedy = "Возьмите следующий свободный номер"
    return ConflictError(
        Problem(message=message, remedy=remedy, place=entry.act, code="store.number-taken")
    )


def book_entry(fact: NewEvent, *, act: str, organization: str, book: str) -> BookEntry | None:
    """Find the line of the book an act's event brings with it, or None for other events.

    The line's date is that of the document, else the day of the fact.
    """
    if fact.trigger != ActTrigger.REGISTER:
        return None
    return BookEntry(
        organization=organization,
        book=book,
        number=fact.details.number,
        date=fact.details.document_date or fact.happened_on,
        act=act,
    )
