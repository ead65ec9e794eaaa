"""What the journal proves about itself, whatever keeps it."""

from collections.abc import Iterator, Mapping, Sequence

from acts.errors import Problem
from acts.journal import Event, verify_chain

__all__ = ["chain_problems", "missing_subjects", "register_problems", "unreadable"]

_RESTORE = "Восстановите хранилище из копии и сравните с выгруженными отпечатками"


def chain_problems(
    subject: str, events: Sequence[Event], *, exported: str | None
) -> Iterator[Problem]:
    """Check one subject: its chain, and that a digest exported earlier is still in it.

    Args:
        subject: Whose events they are.
        events: All of them, in order.
        exported: Digest of the event that was last when digests were exported, or None.
    """
    try:
        problems = tuple(verify_chain(events))
    except TypeError:  # a cell of a type that is never written
        problems = (unreadable(subject),)
    yield from problems
    if not problems and exported is not None and exported not in {one.digest for one in events}:
        yield Problem(
            message="последнее выгруженное событие исчезло: журнал обрезан или переписан",
            remedy=_RESTORE,
            place=subject,
            code="journal.truncated",
        )


def register_problems(subject: str, events: Sequence[Event], revision: int) -> Iterator[Problem]:
    """Check that the registers stand where their last event left them.

    Args:
        subject: The organisation's registers.
        events: All of their events, in order.
        revision: Last revision of their rows.
    """
    if events and events[-1].fact.target != str(revision):
        yield Problem(
            message="реестры изменены в обход журнала",
            remedy="Сравните реестры с выгруженной формой или восстановите хранилище из копии",
            place=subject,
            code="store.register",
        )


def missing_subjects(subjects: Mapping[str, object], heads: Mapping[str, str]) -> Iterator[Problem]:
    """Name subjects that were exported with events and have none now."""
    for subject in heads:
        if subject not in subjects:
            yield Problem(
                message="все события исчезли: журнал обрезан",
                remedy=_RESTORE,
                place=subject,
                code="journal.truncated",
            )


def unreadable(subject: str) -> Problem:
    """Say that a row of the journal can't be read."""
    return Problem(
        message="событие нельзя прочитать: запись повреждена",
        remedy=_RESTORE,
        place=subject,
        code="journal.unreadable",
    )
