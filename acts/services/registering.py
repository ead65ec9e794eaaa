"""Takes what a file offers into the registers of an organisation: compared first, then whole."""

import dataclasses as dc
import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from acts.actor import Role
from acts.errors import ConflictError, InputError, Problem, Severity, WorkflowError
from acts.journal import Details, Event, NewEvent, register_subject
from acts.organization import FanOut, Organization
from acts.registers.merge import merge
from acts.registers.participants import Registers
from acts.registers.row_checks import check_rows
from acts.registers.rows import ChangeSet, Conflict, OfferedRow, Row, RowStatus
from acts.registers.shuffled import shuffles
from acts.registers.typed_rows import organization_rows, registers_from
from acts.services.desk import Desk
from acts.services.exchange_erased import erased_at, without_erased
from acts.services.exchange_problems import of_rejected, placed_in_file
from acts.services.planning import plan
from acts.services.wording_rows import issuer_word, with_words_settled
from acts.sources.forms import ReadForm
from acts.states import RegisterTrigger

__all__ = [
    "Applied",
    "apply",
    "compare",
    "compare_rows",
    "overlaid",
    "project",
    "record",
    "recorder_role",
    "registers_of",
    "rows_of",
]

_OFFICE = (Role.CURATOR, Role.DRAFTER, Role.CLERK, Role.DIRECTOR)
_KEEPERS = {
    FanOut.EACH_SCHOOL: _OFFICE,
    FanOut.EACH_MUNICIPALITY: (Role.MUNICIPAL_OFFICER, *_OFFICE),
    FanOut.REGION: (Role.REGIONAL_OFFICER, *_OFFICE),
}
_COUNTED = (
    (RowStatus.ADDED, "добавлено"),
    (RowStatus.CHANGED, "изменено"),
    (RowStatus.EXCLUDED, "исключено"),
    (RowStatus.RESTORED, "возвращено"),
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What was taken in.

    Attributes:
        revision: Revision of the registers now.
        summary: What happened, in words and figures: «добавлено 3, изменено 2».
        event: The event recorded, or None when nothing changed.
    """

    revision: int
    summary: str
    event: Event | None


def registers_of(desk: Desk, organization_id: str) -> Registers:
    """Give what an organisation keeps, as typed values.

    Raises:
        InputError: The actor has no such organisation, or a row can't be read.
    """
    organization = desk.organization(organization_id)
    rows = desk.store.register(organization.id)
    if not rows:  # an older workspace: its organisations came before the registers
        return Registers(organization=organization)
    return registers_from(organization.id, rows)


def rows_of(desk: Desk, organization: Organization) -> tuple[Row, ...]:
    """Give the rows of an organisation; where it has none yet, those it would begin with."""
    rows = desk.store.register(organization.id)
    if rows:
        return rows
    begun = merge(
        organization=organization.id,
        stored=(),
        base=(),
        offered=organization_rows(organization),
        revision=0,
        base_revision=0,
    )
    return tuple(one.row for one in begun.changes)


def compare(desk: Desk, form: ReadForm, *, file: str = "") -> ChangeSet:
    """Say what a form would do to the registers; nothing is written.

    Args:
        desk: The workspace.
        form: What was read.
        file: Its name, for messages and conflicts.

    Raises:
        InputError: It is not known whose form it is, or it comes from a newer store.
    """
    organization = desk.organization(form.organization or desk.only_school())
    revision = desk.store.register_revision(organization.id)
    if form.revision > revision:
        raise InputError(
            Problem(
                message="форма новее хранилища: её выгрузили из другой рабочей папки или копии",
                remedy="Возьмите форму из этой папки: acts data export",
                file=file,
                code="register.newer-form",
            )
        )
    # Of a file without a stamp nobody knows what it started from: what differs is for a person.
    base = desk.store.register(organization.id, revision=form.revision) if form.revision else ()
    stored, erased = rows_of(desk, organization), erased_at(desk, organization)
    form, forgotten = with_words_settled(
        form, stored=stored, base=base, erased=erased, more=issuer_word(desk)
    )
    form, dropped = without_erased(form, erased, file=file)
    found = compare_rows(
        desk,
        organization,
        (*form.rows, *form.unread),
        base=base,
        base_revision=form.revision,
        stored=stored,
    )
    return dc.replace(
        found,
        conflicts=tuple(dc.replace(one, file=file) for one in found.conflicts),
        problems=(
            *form.problems,
            *forgotten,
            *dropped,
            *(dc.replace(one, file=one.file or file) for one in found.problems),
        ),
    )


def compare_rows(
    desk: Desk,
    organization: Organization,
    offered: Sequence[OfferedRow],
    *,
    base: Sequence[Row],
    base_revision: int,
    stored: Sequence[Row],
) -> ChangeSet:
    """Merge offered rows with the store's and check the rows as they would be.

    A row that would break a rule of the registers is left out, and so is what refers to it.
    """
    today = desk.today(organization)
    known = set(check_rows(stored, today=today))
    found = merge(
        organization=organization.id,
        stored=stored,
        base=base,
        offered=offered,
        revision=desk.store.register_revision(organization.id),
        base_revision=base_revision,
        decided=[one for one in desk.store.conflicts(organization=organization.id) if one.decided],
    )
    offers = {one.place: one for one in offered}
    for mixed in tuple(shuffles(found.changes)):
        placed = placed_in_file(mixed.problem, found, offers, stored)
        found = _without(found, mixed.codes, [placed])
    found = dc.replace(
        found, problems=(*found.problems, *of_rejected(found, offered, stored, today=today))
    )
    while True:
        after = overlaid(stored, (one.row for one in found.changes))
        fresh = [one for one in check_rows(after, today=today) if one not in known]
        blamed = _blamed(found, fresh)
        told = [one for one in fresh if not blamed or one.place in blamed]
        found = _without(found, blamed, [placed_in_file(one, found, offers, after) for one in told])
        if not blamed:
            return found
        known.update(told)


def _blamed(found: ChangeSet, fresh: Sequence[Problem]) -> set[str]:
    """Name the changed rows that break a rule, by code."""
    changed = {one.row.code for one in found.changes}
    errors = {one.place for one in fresh if one.severity is Severity.ERROR}
    if not errors or errors & changed:
        return errors & changed
    # A rule of a row that isn't in the file is broken: by what the file excludes, if by anything.
    excluded = {one.row.code for one in found.changes if one.status is RowStatus.EXCLUDED}
    return (excluded or changed) | errors


def _without(found: ChangeSet, blamed: Collection[str], problems: Sequence[Problem]) -> ChangeSet:
    kept = tuple(one for one in found.changes if one.row.code not in blamed)
    return dc.replace(
        found,
        changes=kept,
        problems=(*found.problems, *problems),
        rejected=found.rejected + len(found.changes) - len(kept),
    )


def overlaid(stored: Iterable[Row], changed: Iterable[Row]) -> tuple[Row, ...]:
    """Give the rows as they will be."""
    rows = {(one.table, one.code): one for one in stored}
    rows |= {(one.table, one.code): one for one in changed}
    return tuple(rows.values())


def apply(
    desk: Desk,
    change_set: ChangeSet,
    *,
    partial: bool = False,
    digest: str = "",
    trigger: RegisterTrigger = RegisterTrigger.LOAD,
    note: str = "",
    document: str = "",
    effective_from: dt.date | None = None,
) -> Applied:
    """Take a change set in: rows, conflicts, organisation, plan and one event, or nothing.

    Args:
        desk: The workspace.
        change_set: What `compare` gave.
        partial: Take the sound rows though others are wrong.
        digest: SHA-256 of the file.
        trigger: What happened, for the journal.
        note: What else the journal has to say; no names.
        document: What the journal cites it by.
        effective_from: First day of the school year that began.

    Raises:
        InputError: Something is wrong and `partial` wasn't asked for: its problems.
        ConflictError: The registers changed since the comparison.
        WorkflowError: The actor doesn't keep this organisation's registers.
    """
    errors = [one for one in change_set.problems if one.severity is Severity.ERROR]
    if errors and not partial:
        raise InputError(change_set.problems)
    organization = desk.organization(change_set.organization)
    role = recorder_role(desk, organization)
    summary = _summary(change_set, note)
    with desk.store.transaction():
        revision = desk.store.register_revision(organization.id)
        now = _saved(desk, organization, change_set, revision)
        if now is None:
            return Applied(revision=revision, summary=summary, event=None)
        event = record(
            desk,
            organization,
            role=role,
            trigger=trigger,
            revisions=(revision, now),
            reason=summary,
            digest=digest,
            document=document,
            effective_from=effective_from,
        )
    return Applied(revision=now, summary=summary, event=event)


def _saved(
    desk: Desk, organization: Organization, change_set: ChangeSet, revision: int
) -> int | None:
    """Write rows, conflicts, organisation and plan; None where nothing is to be written.

    Raises:
        ConflictError: The registers changed since the comparison.
    """
    if revision != change_set.revision:
        raise ConflictError("пока файл сравнивали, реестры изменились", remedy="Повторите загрузку")
    known = desk.store.conflicts(organization=organization.id)
    open_before = tuple(one for one in known if not one.decided)
    open_now = _open_conflicts(open_before, change_set)
    if not change_set.changes and open_now == open_before:
        return None
    rows = [one.row for one in change_set.changes]
    begun = rows_of(desk, organization) if not revision else ()
    now = desk.store.save_register(organization.id, overlaid(begun, rows))
    decided = [one for one in known if one.decided]
    desk.store.save_conflicts(organization.id, [*open_now, *decided])
    project(desk, organization)
    return now


def _open_conflicts(before: Sequence[Conflict], found: ChangeSet) -> tuple[Conflict, ...]:
    """Add new conflicts to those that wait; what a later change settled waits no more."""
    changed = {
        (one.row.table, one.row.code, field.key): field.after
        for one in found.changes
        for field in one.fields
    }
    waiting = {}
    for one in before:
        place = (one.table, one.code, one.key)
        one = dc.replace(one, stored=changed.get(place, one.stored))
        if one.stored != one.offered:
            waiting[place] = one
    waiting |= {(one.table, one.code, one.key): one for one in found.conflicts}
    kept = list(waiting.values())
    return tuple(before) if set(kept) == set(before) else tuple(kept)


def _summary(found: ChangeSet, note: str) -> str:
    counts = [
        (word, sum(1 for one in found.changes if one.status is status)) for status, word in _COUNTED
    ]
    counts += [("спорных", len(found.conflicts)), ("не принято строк", found.rejected)]
    said = [f"{word} {count}" for word, count in counts if count]
    return ", ".join([*said, *([note] if note else [])]) or "без изменений"


def project(desk: Desk, before: Organization) -> None:
    """Bring the organisation that the plan is made for into line with its registers."""
    after = registers_from(before.id, desk.store.register(before.id)).organization
    if after != before:
        desk.store.save_organizations([after])
        plan(desk)


def recorder_role(desk: Desk, organization: Organization) -> Role:
    """Give the role in which the actor keeps an organisation's registers.

    Raises:
        WorkflowError: None of the actor's roles does.
    """
    for role in _KEEPERS[organization.fan_out]:
        if role in desk.actor.roles:
            return role
    raise WorkflowError(
        "эта учётная запись не ведёт реестры организации",
        remedy="Реестры школы ведут исполнитель, куратор, делопроизводитель или руководитель: "
        "выберите другого участника (--actor)",
    )


def record(
    desk: Desk,
    organization: Organization,
    *,
    role: Role,
    trigger: RegisterTrigger,
    revisions: tuple[int, int],
    reason: str,
    digest: str = "",
    document: str = "",
    effective_from: dt.date | None = None,
) -> Event:
    """Write what happened to the registers into the journal.

    Args:
        desk: The workspace.
        organization: Whose registers.
        role: Role of the one who did it.
        trigger: What happened.
        revisions: Revision before and after.
        reason: What happened, in words; it cites codes, never values.
        digest: SHA-256 of the file that was loaded.
        document: What it is about: code of a row, an earlier event.
        effective_from: First day of the school year that began.
    """
    subject = register_subject(organization.id)
    source, target = revisions
    return desk.store.append(
        NewEvent(
            subject=subject,
            trigger=trigger,
            source=str(source),
            target=str(target),
            acted_by=f"{organization.id}:{role}",
            role=role,
            recorded_by=desk.actor.id,
            happened_on=desk.today(organization),
            recorded_at=desk.moment,
            reason=reason,
            details=Details(file_digest=digest, document=document, effective_from=effective_from),
        ),
        after=len(desk.store.history(subject)),
    )
