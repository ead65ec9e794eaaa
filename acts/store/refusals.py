"""What every store refuses, in the same words."""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence

from acts.errors import ConflictError, InputError, Problem
from acts.journal import NewEvent
from acts.registers.act_record import called
from acts.registers.books import BookEntry
from acts.registers.rows import Conflict, Row
from acts.registers.tables import TABLES
from acts.states import ActTrigger

__all__ = [
    "SubjectKind",
    "book_entry",
    "changed_meanwhile",
    "number_taken",
    "parse_subject",
    "refuse_foreign",
    "refuse_rows",
    "registered_already",
    "unknown_subject",
]

_TABLES = frozenset(table.key for table in TABLES)


class SubjectKind(enum.StrEnum):
    """What the journal has events about; the word before the colon of a subject."""

    TASK = "task"
    ACT = "act"
    REGISTER = "register"
    ROADMAP = "roadmap"


def parse_subject(fact: NewEvent) -> tuple[SubjectKind, str]:
    """Tell what an event is about: its kind and the id of the occurrence, act or organisation.

    Raises:
        InputError: The subject is of no kind known.
        ValueError: The moment has no zone, so its place in time is unknown.
    """
    if fact.recorded_at.tzinfo is None:
        raise ValueError("recorded_at without a zone")
    kind, _, name = fact.subject.partition(":")
    if kind not in set(SubjectKind) or not name:
        raise unknown_subject(fact.subject)
    return SubjectKind(kind), name


def unknown_subject(subject: str) -> InputError:
    """Say that the store has no such occurrence, act or organisation."""
    kind, _, name = subject.partition(":")
    remedy = "Проверьте номер: acts status – исполнение пунктов; сначала постройте план"
    if kind in (SubjectKind.REGISTER, SubjectKind.ROADMAP):
        remedy = "Сначала внесите организацию"
    return InputError(
        Problem(
            message=f"«{name or subject}» нет в хранилище",
            remedy=remedy,
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


def registered_already() -> ConflictError:
    """Say that the act has a number."""
    return ConflictError(
        Problem(
            message="акт уже зарегистрирован",
            remedy="Второй раз регистрировать его не нужно",
            code="store.number-taken",
        )
    )


def number_taken(entry: BookEntry, *, title: str, number: str, date: dt.date) -> ConflictError:
    """Say which act has the number.

    Args:
        entry: The line that can't be written.
        title: Heading of the act that stands in its place.
        number: The number as it was written there.
        date: Its date.
    """
    holder = called(title, number=number, date=date)
    return ConflictError(
        Problem(
            message=f"номер {entry.number.strip()} в книге «{entry.book}» уже занят: {holder}",
            remedy="Возьмите следующий свободный номер",
            code="store.number-taken",
        )
    )


def book_entry(fact: NewEvent, *, act: str, organization: str, book: str) -> BookEntry | None:
    """Find the line of the book an act's event brings with it, or None for other events.

    A paper made outside may have no number; then it has no line. The line's date is that of the
    document, else the day of the fact.
    """
    recorded = fact.trigger == ActTrigger.RECORD and fact.details.number.strip()
    if fact.trigger != ActTrigger.REGISTER and not recorded:
        return None
    return BookEntry(
        organization=organization,
        book=book,
        number=fact.details.number,
        date=fact.details.document_date or fact.happened_on,
        act=act,
    )


def refuse_rows(organization: str, rows: Sequence[Row]) -> None:
    """Stop when rows can't be versions of one organisation's rows.

    Raises:
        InputError: A row is of another organisation, of no known table, or given twice.
    """
    problems = [*_foreign(organization, rows), *_misplaced(rows)]
    if problems:
        raise InputError(problems)


def refuse_foreign(organization: str, conflicts: Sequence[Conflict]) -> None:
    """Stop when a conflict is of another organisation.

    Raises:
        InputError: One problem for each such conflict.
    """
    problems = tuple(_foreign(organization, conflicts))
    if problems:
        raise InputError(problems)


def _foreign(organization: str, rows: Iterable[Row | Conflict]) -> Iterator[Problem]:
    for row in rows:
        if row.organization != organization:
            yield Problem(
                message=f"строка организации «{row.organization}», а не «{organization}»",
                remedy="Вносите строки каждой организации отдельно",
                place=row.code,
                code="store.foreign-row",
            )


def _misplaced(rows: Iterable[Row]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row.table not in _TABLES:
            yield Problem(
                message=f"таблицы «{row.table}» нет среди реестров",
                remedy="Проверьте название таблицы",
                place=row.code,
                code="store.unknown-table",
            )
        if (row.table, row.code) in seen:
            yield Problem(
                message="строка с этим кодом дана дважды",
                remedy="Оставьте одну из них",
                place=row.code,
                code="store.double-row",
            )
        seen.add((row.table, row.code))
