"""Make drafts from the store; what a person edited or took in is never replaced unasked."""

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from acts.act import ActData, ActKind
from acts.actor import Role
from acts.documents.render import Rendered
from acts.errors import Problem, WorkflowError
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.organization import Organization
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.wording import Word
from acts.services.act_facts import ActMove, act_facts
from acts.services.act_files import FileUndo, file_digest, folder_of, is_open, write_beside
from acts.services.act_inputs import (
    Subject,
    issue_of,
    subject_of,
)
from acts.services.act_text import (
    annex_templates_of,
    render_act,
    template_of,
)
from acts.services.act_words import words_of
from acts.services.desk import Desk
from acts.services.draft_facts import bodies_to_hear, data_of, heard, register_findings, visas_of
from acts.services.draft_labels import (
    act_id,
    check_period,
    draft_command,
    draft_stem,
    free_period,
)
from acts.services.inputs.issue import Issue
from acts.services.wording_findings import unchecked_words
from acts.sources.catalog import load_kind
from acts.states import ACT_LABELS, ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["OVER_STATES", "Drafted", "draft"]

OVER_STATES = frozenset({ActState.CANCELLED, ActState.REPEALED, ActState.ARCHIVED})
_REDRAFTED = (ActState.DRAFT, ActState.RETURNED)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft that was made.

    Attributes:
        act: The act's record.
        file: Where the .docx was written.
        kept: The usual file that was left alone: somebody edited it or has it open; else None.
        is_open: Whether that one is open in Word.
        subject: The row it is about, or None.
        findings: What the checks found in the text and in the registers.
        unchanged: Whether it is the draft that was there already: nothing was written or recorded.
        unchecked: Words in it that deserve a look and got none.
    """

    act: ActRecord
    file: Path
    kept: Path | None
    findings: tuple[Problem, ...] = ()
    is_open: bool = False
    subject: Subject | None = None
    unchanged: bool = False
    unchecked: tuple[Word, ...] = ()


def draft(
    desk: Desk,
    kind_code: str,
    organization_id: str,
    *,
    on: dt.date | None = None,
    period: str = "",
    about: str = "",
    extra: Path | None = None,
    filled: Mapping[str, Any] | None = None,
    hear: tuple[str, ...] = (),
    anew: bool = False,
) -> Drafted:
    """Make or remake the draft of an act from the store.

    A file that a person edited or has open is never overwritten: the new draft is written beside
    it. A text that was taken in is not replaced either, unless that is asked for. Of a draft that
    comes out as it lies there nothing is recorded.

    Args:
        desk: The workspace.
        kind_code: Kind of act.
        organization_id: Who issues it.
        on: Planned day of the act; None is today in the organisation's zone.
        period: Label of the period it is for; empty takes the year of `on`.
        about: Code of the row it is about, where the kind asks for one.
        extra: A data file laid over what the store knows.
        filled: The whole data as a person left them in a form; None asks the store.
        hear: Bodies whose opinion the charter asks for besides those of the registers; empty
            keeps those of the draft before.
        anew: Whether a text that was taken in goes back to the generated one.

    Raises:
        InputError: Data are missing or wrong; nothing was written.
        WorkflowError: The act is past drafting, or its text was taken in.
    """
    if period:
        check_period(period)
    organization, kind = desk.organization(organization_id), load_kind(kind_code)
    issue = issue_of(desk, organization, on=on or desk.today(organization), about=about)
    period = period or str(issue.on.year)
    subject = subject_of(kind, issue.registers, about)
    id_ = act_id(kind_code, period, organization.id, about)
    before, history = desk.store.act(id_), desk.store.history(act_subject(id_))
    state = snapshot(history).state
    if before is not None:
        _refuse_over(desk, before, state, anew=anew)
    data = data_of(issue, kind, extra, filled=filled)
    kind = heard(kind, data)
    rendered = _rendered(desk, kind, data)
    act = _record_of(desk, issue, kind, data, rendered, period=period)
    act = dc.replace(act, bodies=bodies_to_hear(kind, issue, hear, before))
    role = _may_draft(desk, organization, before or act, history)
    if before is not None and _is_same(desk, before, act, state):
        made = _unchanged(desk, before, desk.folder / act.file)
    else:
        made = _written(desk, organization, act, rendered.docx, before, role, history)
    made = dc.replace(made, subject=subject, unchecked=rendered.words.doubtful)
    return dc.replace(made, findings=_found(kind, issue, data, rendered))


def _found(kind: ActKind, issue: Issue, data: ActData, rendered: Rendered) -> tuple[Problem, ...]:
    """List what the checks found in the text and in the registers."""
    return (
        *rendered.findings,
        *register_findings(kind, issue, data),
        *unchecked_words(rendered.words, issue.registers.organization.id),
    )


def _record_of(
    desk: Desk, issue: Issue, kind: ActKind, data: ActData, rendered: Rendered, *, period: str
) -> ActRecord:
    owner = issue.registers.organization.id
    stem = draft_stem(kind, period, issue.about)
    return ActRecord(
        id=act_id(kind.code, period, owner, issue.about),
        kind=kind.code,
        organization=owner,
        period=period,
        about=issue.about,
        title=kind.title,
        data=data,
        text_digest=rendered.text_digest,
        file=(folder_of(desk, owner) / f"{stem}.docx").relative_to(desk.folder).as_posix(),
        file_digest=file_digest(rendered.docx),
        visas=visas_of(data),
        book=kind.book,
        proves=tuple(item.number for item in desk.roadmap.items if kind.code in item.result.kinds),
    )


def _rendered(desk: Desk, kind: ActKind, data: ActData) -> Rendered:
    return render_act(
        kind,
        data,
        template=template_of(desk, kind.code),
        annex_templates=annex_templates_of(desk, data),
    )


def _written(
    desk: Desk,
    organization: Organization,
    act: ActRecord,
    docx: bytes,
    before: ActRecord | None,
    role: Role,
    history: tuple[Event, ...],
) -> Drafted:
    """Record a draft and lay its file into the folder, both or neither."""
    usual = desk.folder / act.file
    with FileUndo().on_failure() as undo, desk.store.transaction():
        desk.store.save_act(act)
        _record(desk, organization, act, role, history)
        own = before.file_digest if before else ""
        path, kept, opened = write_beside(usual.parent, usual.stem, docx, own=own, undo=undo)
        act = dc.replace(act, file=path.relative_to(desk.folder).as_posix())
        desk.store.save_act(act)
    return Drafted(act=act, file=path, kept=kept, is_open=opened)


def _is_same(desk: Desk, before: ActRecord, act: ActRecord, state: str) -> bool:
    """Tell whether a draft that nobody touched would come out as it is, to the last byte."""
    path = desk.folder / before.file
    return (
        state == ActState.DRAFT
        and act == dc.replace(before, file=act.file)
        and path.is_file()
        and file_digest(path.read_bytes()) == act.file_digest
    )


def _unchanged(desk: Desk, act: ActRecord, usual: Path) -> Drafted:
    path = desk.folder / act.file
    kept = usual if path != usual and usual.exists() else None
    return Drafted(
        act=act,
        file=path,
        kept=kept,
        is_open=kept is not None and is_open(kept),
        unchanged=True,
    )


def _refuse_over(desk: Desk, before: ActRecord, state: str, *, anew: bool) -> None:
    if state in OVER_STATES:
        raise WorkflowError(
            f"{words_of(desk, before)} – «{ACT_LABELS[ActState(state)]}», заново не готовится",
            remedy="Подготовьте новый акт: "
            f"{draft_command(before, period=free_period(desk, before))}",
        )
    if before.origin is TextOrigin.TAKEN and not anew and state in (*_REDRAFTED, ""):
        raise WorkflowError(
            Problem(
                message="у акта принят текст, правленный в Word: новый проект его заменил бы",
                remedy="Работайте с принятым текстом. Вернуться к тексту по шаблону: "
                f"{draft_command(before)} --anew",
                place=before.id,
                code="draft.taken",
            )
        )


def _may_draft(
    desk: Desk, organization: Organization, act: ActRecord, history: tuple[Event, ...]
) -> Role:
    # The first draft asks for the same rights as the next ones; it only has no state before it.
    _, role = ACT_WORKFLOW.fire(
        state=snapshot(history).state or ActState.DRAFT,
        trigger=ActTrigger.REDRAFT,
        facts=act_facts(desk, organization, act, ActMove(trigger=ActTrigger.REDRAFT)),
        recorder=desk.actor.roles,
        acting=Role.DRAFTER,
    )
    return role


def _record(
    desk: Desk,
    organization: Organization,
    act: ActRecord,
    role: Role,
    history: tuple[Event, ...],
) -> None:
    source = snapshot(history).state
    desk.store.append(
        NewEvent(
            subject=act_subject(act.id),
            trigger=ActTrigger.REDRAFT if history else ActTrigger.DRAFT,
            source=source,
            target=ActState.DRAFT,
            acted_by=f"{organization.id}:{role}",
            role=role,
            recorded_by=desk.actor.id,
            happened_on=desk.today(organization),
            recorded_at=desk.moment,
            details=Details(file_digest=act.text_digest),
        ),
        after=len(history),
    )
