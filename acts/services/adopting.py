"""Move a workspace to a later edition of its roadmap; nothing recorded is lost."""

import contextlib
import dataclasses as dc
import hashlib
from collections.abc import Iterator
from pathlib import Path

from acts.actor import Role
from acts.deadlines.policy import calendar_of
from acts.errors import InputError, Problem
from acts.journal import Details, NewEvent, roadmap_subject
from acts.organization import Organization
from acts.packages import write_whole
from acts.roadmap import Roadmap
from acts.roadmap_review import open_questions
from acts.services.desk import Desk
from acts.services.editions import EditionDiff, compare_editions
from acts.services.pinned import pinned_roadmap
from acts.services.planning import plan
from acts.services.relative_terms import count_terms
from acts.services.tracking import acted_by
from acts.sources.pinning import with_pin
from acts.sources.roadmaps import fingerprint, load_roadmap
from acts.states import RoadmapTrigger
from acts.store.save_report import SaveReport

__all__ = ["Adopted", "adopt", "look"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What taking over an edition comes to.

    Attributes:
        edition: The roadmap of the new edition.
        diff: What it changes.
        saved: What becomes of the occurrences of the workspace.
        held: Those handed in, which keep the date they were handed in under.
        open_questions: How many readings of the new edition wait for a person's word.
        file: Name of its file in the workspace.
    """

    edition: Roadmap
    diff: EditionDiff
    saved: SaveReport
    held: tuple[str, ...]
    open_questions: int
    file: str


# In which of several roles somebody takes an edition over: first those who answer for it.
_ROLES = (
    Role.REGIONAL_OFFICER,
    Role.MUNICIPAL_OFFICER,
    Role.DIRECTOR,
    Role.CURATOR,
    Role.DRAFTER,
    Role.CLERK,
)


class _Rehearsed(Exception):
    """Ends a transaction that was only for looking."""


def look(desk: Desk, file: Path, settings: Path) -> Adopted:
    """Work out what taking over an edition would do; nothing is written.

    Args:
        desk: The workspace.
        file: The roadmap of the new edition.
        settings: The workspace's `acts.toml`.

    Raises:
        InputError: The file is not sound, or is no later edition of the pinned roadmap.
        OSError: A file can't be opened.
    """
    found: list[Adopted] = []
    with contextlib.suppress(_Rehearsed), desk.store.transaction():
        found.append(_taken_over(desk, file, settings))
        raise _Rehearsed
    return found[0]


def adopt(desk: Desk, file: Path, settings: Path) -> Adopted:
    """Take over an edition: its file beside the old one, the plan, then the pin; all or nothing.

    Each organisation's journal tells it. Occurrences that the edition no longer asks for go, or
    stay with its mark when something was
    recorded about them; what was closed under other terms keeps those.

    Args:
        desk: The workspace.
        file: The roadmap of the new edition.
        settings: The workspace's `acts.toml`.

    Raises:
        InputError: As `look`.
        ConfigurationError: A file can't be written; nothing was changed.
        OSError: Disk full and the like; nothing was changed.
    """
    before = settings.read_bytes()
    pinned = desk.folder / _name(load_roadmap(file))
    with _undone_on_failure(settings, before, pinned), desk.store.transaction():
        adopted = _taken_over(desk, file, settings)
        _record(desk, adopted, hashlib.sha256(file.read_bytes()).hexdigest())
        if not (pinned.exists() and pinned.samefile(file)):
            write_whole(pinned, file.read_bytes())
        former = tuple(one.name for one in _former(desk, settings))
        checked = fingerprint(pinned)
        write_whole(
            settings, with_pin(settings, roadmap=pinned.name, checked=checked, former=former)
        )
    return adopted


@contextlib.contextmanager
def _undone_on_failure(settings: Path, before: bytes, pinned: Path) -> Iterator[None]:
    """Put the settings back and take the new file away when the plan could not be saved."""
    was_there = pinned.exists()
    try:
        yield
    except BaseException:
        if settings.read_bytes() != before:
            write_whole(settings, before)
        if not was_there:
            pinned.unlink(missing_ok=True)
        raise


def _taken_over(desk: Desk, file: Path, settings: Path) -> Adopted:
    """Lay the plan of the new edition into the store; the caller's transaction decides."""
    edition = load_roadmap(file)
    old = desk.roadmap
    if problem := _refusal(old, edition, file):
        raise InputError(problem)
    edition_here = dc.replace(edition, policies=desk.rules.over(edition.policies))
    days = calendar_of(edition_here.policies)
    later = dc.replace(desk, roadmap=edition_here, days=days, former=_former(desk, settings))
    planned = plan(later, everybody=True, edition=edition.edition_name)
    count_terms(later)
    return Adopted(
        edition=edition,
        diff=compare_editions(old, edition_here),
        saved=planned.saved,
        held=tuple(one.id for one in planned.moved if one.held),
        open_questions=len(open_questions(edition)),
        file=_name(edition),
    )


def _record(desk: Desk, adopted: Adopted, digest: str) -> None:
    """Tell the journal of every organisation that its terms follow another text from now on.

    Args:
        desk: The workspace, still with the edition that held before.
        adopted: What was taken over.
        digest: SHA-256 of its file.
    """
    role = next((one for one in _ROLES if one in desk.actor.roles), None)
    role = role or min(desk.actor.roles, default=Role.SYSTEM)
    amending = adopted.edition.editions[-1]
    known = desk.store.organizations()
    own = next((one for one in known if one.id in desk.actor.scope), None)
    for one in known:
        subject = roadmap_subject(one.id)
        desk.store.append(
            NewEvent(
                subject=subject,
                trigger=RoadmapTrigger.ADOPT,
                source=str(desk.roadmap.edition),
                target=str(adopted.edition.edition),
                acted_by=str(role) if role is Role.SYSTEM else acted_by(own or one, role),
                role=role,
                recorded_by=desk.actor.id,
                happened_on=desk.today(one),
                recorded_at=desk.moment,
                reason=_reason(desk.roadmap, adopted, one),
                details=Details(
                    document=amending.kind,
                    document_date=amending.date,
                    number=amending.order_number,
                    file_digest=digest,
                    effective_from=amending.valid_from,
                ),
            ),
            after=len(desk.store.history(subject)),
        )


def _reason(old: Roadmap, adopted: Adopted, organization: Organization) -> str:
    """Say how many terms of an organisation an edition changes."""
    saved = adopted.saved
    counts = (
        ("новых исполнений", saved.added),
        ("изменено", saved.changed),
        ("удалено без записей", saved.removed),
        ("заменено с записями", saved.superseded),
    )
    own = [
        f"{words} {count}"
        for words, names in counts
        if (count := sum(name.endswith(f"@{organization.id}") for name in names))
    ]
    said = ", ".join(own) or "сроки организации не меняются"
    return f"редакция {adopted.edition.edition} вместо редакции {old.edition}: {said}"


def _former(desk: Desk, settings: Path) -> tuple[Path, ...]:
    return (*desk.former, pinned_roadmap(settings))


def _name(edition: Roadmap) -> str:
    return f"roadmap-{edition.id}-{edition.edition}.yaml"


def _refusal(old: Roadmap, new: Roadmap, file: Path) -> Problem | None:
    """Say why a file is no later edition of a roadmap."""
    if new.id != old.id:
        message = f"это другая карта: «{new.id}», а закреплена «{old.id}»"
        remedy = "Для другой карты создайте рабочую папку: acts init --roadmap ФАЙЛ"
    elif new.edition == old.edition:
        message = f"{old.edition_name} уже действует"
        remedy = "Правку прочтений в действующей редакции вносит acts roadmap confirm"
    elif new.edition < old.edition:
        message = f"{new.edition_name} старее действующей: {old.edition_name}"
        remedy = "Укажите файл более поздней редакции"
    elif new.order.citation != old.order.citation or new.editions[: len(old.editions)] != (
        old.editions
    ):
        message = f"она не продолжает действующую: {old.edition_name}"
        remedy = "В разделах order и editions повторите приказы действующей редакции без изменений"
    else:
        return None
    return Problem(message=message, remedy=remedy, file=str(file), code="edition.refused")
