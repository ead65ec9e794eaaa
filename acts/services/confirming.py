"""A person's word on the open readings of a roadmap, written into its file one by one."""

import dataclasses as dc
from collections.abc import Collection
from pathlib import Path

from acts.deadlines.due import terms
from acts.deadlines.explain import explain
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, Outcome, Reading, Status
from acts.errors import InputError, Problem
from acts.packages import write_whole
from acts.personal_data import refusal
from acts.roadmap import Confirmation, Roadmap
from acts.roadmap_review import Offer, OpenQuestion, open_questions
from acts.sources.roadmap_edit import confirmed_bytes
from acts.sources.roadmaps import load_roadmap

__all__ = ["Choice", "Key", "choices", "confirm", "key_of", "usual_reason", "waiting", "worded"]

Key = tuple[str, int | None]  # an item and which reading of its deadline
_DATES = 6


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer as it is shown.

    Attributes:
        offer: What it puts into the file.
        words: Its readings in words, «; » between them.
        dates: The last days it gives, before any shift; «дат нет» where it gives none.
    """

    offer: Offer
    words: str
    dates: str


def waiting(path: Path, passed: Collection[Key] = ()) -> tuple[Roadmap, tuple[OpenQuestion, ...]]:
    """Read a roadmap and list the open questions that were not passed by.

    Args:
        path: The file.
        passed: Questions a person skipped.

    Raises:
        InputError: The file is not sound.
        OSError: The file can't be opened.
    """
    roadmap = load_roadmap(path)
    return roadmap, tuple(one for one in open_questions(roadmap) if key_of(one) not in passed)


def key_of(question: OpenQuestion) -> Key:
    """Name a question: while a file is worked on, its item and place stay."""
    return question.item.number, question.index


def choices(roadmap: Roadmap, question: OpenQuestion) -> tuple[Choice, ...]:
    """Show the answers to a question, the likeliest first."""
    return tuple(_shown(roadmap, one) for one in question.offers)


def worded(roadmap: Roadmap, text: str) -> Choice:
    """Read a person's own wording of a term.

    Raises:
        InputError: It isn't understood, or leaves something open itself.
    """
    outcome = read(text, roadmap.context)
    plain = tuple(dc.replace(one, question="") for one in outcome.readings)
    if outcome.status is not Status.UNDERSTOOD or plain[0].kind is Kind.NONE:
        raise InputError(
            Problem(
                message=_why_not(outcome),
                remedy="Напишите срок точнее, например «ежегодно до 1 октября»",
                code="roadmap.wording",
            )
        )
    return _shown(roadmap, Offer(readings=plain))


def _why_not(outcome: Outcome) -> str:
    if outcome.leftover:
        return f"не понято: {', '.join(f'«{word}»' for word in outcome.leftover)}"
    if outcome.questions:
        return f"остался вопрос: «{' '.join(outcome.questions)}»"
    return "срок не назван"


def usual_reason(question: OpenQuestion, choice: Choice) -> str:
    """Give the reason to write where a person names no other."""
    return f"На вопрос «{question.question}» принято: {choice.words}"


def confirm(
    path: Path,
    question: OpenQuestion,
    choice: Choice,
    confirmation: Confirmation,
    *,
    dry_run: bool = False,
) -> bytes:
    """Write one confirmation into the file, whole.

    Args:
        path: The roadmap.
        question: What was asked, as this file was read.
        choice: What was chosen.
        confirmation: Who, when and why; a post or a role, no name.
        dry_run: Only make the new content.

    Returns:
        The new content.

    Raises:
        InputError: Who or why holds personal data, or the file changed meanwhile.
        ConfigurationError: The file is open elsewhere.
        OSError: Disk full and the like; nothing was changed.
    """
    refused = [
        problem
        for text, place in ((confirmation.by, "кто"), (confirmation.reason, "почему"))
        if (problem := refusal(text, place=place)) is not None
    ]
    if refused:
        raise InputError(refused)
    held = question.item.deadline.readings
    content = confirmed_bytes(
        path,
        item=question.item.number,
        index=question.index,
        held=None if question.index is None else held[question.index].reading,
        readings=choice.offer.readings,
        confirmation=confirmation,
    )
    if not dry_run:
        write_whole(path, content)
    return content


def _shown(roadmap: Roadmap, offer: Offer) -> Choice:
    return Choice(
        offer=offer,
        words="; ".join(explain(one, roadmap.context) for one in offer.readings),
        dates=_dates(roadmap, offer.readings),
    )


def _dates(roadmap: Roadmap, readings: tuple[Reading, ...]) -> str:
    days = [term.end for term in terms(readings, roadmap.context, roadmap.policies)]
    if not days:
        return "дат нет"
    listed = ", ".join(f"{day:%d.%m.%Y}" for day in days[:_DATES])
    return f"{listed} … {days[-1]:%d.%m.%Y}" if len(days) > _DATES else listed
