"""Read the journal and prove that it is whole."""

import dataclasses as dc
from pathlib import Path

from acts.errors import InputError, Problem
from acts.journal import Event, act_subject, task_subject
from acts.plan import OccurrenceId
from acts.services.desk import Desk
from acts.sources.json_text import load_json
from acts.sources.nodes import plain

__all__ = ["Verified", "heads", "history", "verify"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a verification found.

    Attributes:
        chains: Subjects checked.
        events: Events checked.
        problems: What is broken, the first thing of each chain.
    """

    chains: int
    events: int
    problems: tuple[Problem, ...]


def history(desk: Desk, subject: str) -> tuple[Event, ...]:
    """List events the actor may see, of one occurrence or act or of all, as they were recorded."""
    events = tuple(
        one for one in desk.store.events() if desk.actor.may_touch(_organization(one.fact.subject))
    )
    if not subject:
        return events
    names = {subject, task_subject(subject), act_subject(subject)}
    found = tuple(one for one in events if one.fact.subject in names)
    if not found:
        raise InputError(
            f"в журнале нет событий «{subject}»",
            remedy="Пишите полностью, например 5@2021@school-1; все события – acts journal show",
        )
    return found


def heads(desk: Desk) -> dict[str, str]:
    """Give the last digest of every subject, to be kept elsewhere."""
    return dict(sorted(desk.store.heads().items()))


def verify(desk: Desk, heads_file: Path | None) -> Verified:
    """Check every chain and the projection; against exported heads, truncation too."""
    exported = None
    if heads_file is not None:
        exported = plain(load_json(heads_file))
        if not isinstance(exported, dict) or not all(
            isinstance(digest, str) for digest in exported.values()
        ):
            raise InputError(
                Problem(
                    message="это не выгрузка отпечатков",
                    remedy="Укажите файл, который напечатала acts journal heads",
                    file=str(heads_file),
                    code="heads.shape",
                )
            )
    problems = desk.store.verify(heads=exported)
    events = desk.store.events()
    return Verified(
        chains=len({one.fact.subject for one in events}), events=len(events), problems=problems
    )


def _organization(subject: str) -> str:
    name = subject.partition(":")[2]
    return OccurrenceId.parse(name).organization if name.count("@") == 2 else name
