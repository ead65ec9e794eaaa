"""Make drafts from the store and check what stands in the way of their submission."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from acts.act import ActData, ActKind
from acts.actor import Role
from acts.documents.annexes import approved_kinds
from acts.documents.overrides import with_overrides
from acts.errors import InputError, Problem, Severity, WorkflowError
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.organization import Organization
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.choices import BODIES
from acts.services.act_files import FileUndo, file_digest, folder_of, is_open, write_beside
from acts.services.act_inputs import (
    Subject,
    bodies_of,
    input_findings,
    issue_of,
    subject_of,
)
from acts.services.act_text import (
    annex_templates_of,
    planned_on,
    render_act,
    template_of,
    text_of,
)
from acts.services.desk import Desk
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.services.inputs.merging import merged
from acts.services.signing import ActMove, act_facts
from acts.sources.act_data import act_data_from, load_fields
from acts.sources.catalog import load_kind
from acts.states import ACT_LABELS, ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = [
    "OVER_STATES",
    "Drafted",
    "act_findings",
    "act_id",
    "act_notes",
    "check_period",
    "draft",
    "draft_command",
    "draft_stem",
    "free_period",
]

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{1,2})?")
OVER_STATES = frozenset({ActState.CANCELLED, ActState.REPEALED, ActState.ARCHIVED})
_REDRAFTED = (ActState.DRAFT, ActState.RETURNED)
_BODIES = frozenset(one.title for one in BODIES)


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
    """

    act: ActRecord
    file: Path
    kept: Path | None
    findings: tuple[Problem, ...]
    is_open: bool = False
    subject: Subject | None = None
    unchanged: bool = False


def act_id(kind: str, period: str, organization: str, about: str = "") -> str:
    """Put the id of an act together of its labels.

    >>> act_id("partner_agreement", "2026", "school-1", "partner-1")
    'partner_agreement@2026:partner-1@school-1'
    """
    label = f"{period}:{about}" if about else period
    return f"{kind}@{label}@{organization}"


def check_period(period: str) -> None:
    """Refuse a label of a period that is no year: it becomes a part of ids and of file names.

    Raises:
        InputError: It is none.
    """
    if not _PERIOD.fullmatch(period):
        raise InputError(f"период «{period}» записан неверно", remedy="Пишите год: 2020 или 2020-1")


def draft_stem(kind: ActKind, period: str, about: str) -> str:
    """Name the file of a draft, without «.docx»: nothing in it comes from free text."""
    return " ".join(one for one in (kind.file_title, period, about, "проект") if one)


def draft_command(act: ActRecord, *, period: str = "") -> str:
    """Write the command that makes the draft of an act."""
    about = f" --about {act.about}" if act.about else ""
    return f"acts draft {act.kind}{about} --period {period or act.period}"


def draft(
    desk: Desk,
    kind_code: str,
    organization_id: str,
    *,
    on: dt.date | None = None,
    period: str = "",
    about: str = "",
    extra: Path | None = None,
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
        hear: Bodies whose opinion the charter asks for besides those of the registers; empty
            keeps those of the draft before.
        anew: Whether a text that was taken in goes back to the generated one.

    Raises:
        InputError: Data are missing or wrong; nothing was written.
        WorkflowError: The act is past drafting, or its text was taken in.
    """
    if period:
        check_period(period)
    organization = desk.organization(organization_id)
    kind = load_kind(kind_code)
    day = on or desk.today(organization)
    period = period or str(day.year)
    issue = issue_of(desk, organization, on=day, about=about)
    subject = subject_of(kind, issue.registers, about)
    id_ = act_id(kind_code, period, organization.id, about)
    before = desk.store.act(id_)
    history = desk.store.history(act_subject(id_))
    if before is not None:
        _refuse_over(desk, before, snapshot(history).state, anew=anew)
    data = _data(issue, kind, extra)
    kind = _heard(kind, data)
    rendered = render_act(
        kind,
        data,
        template=template_of(desk, kind_code),
        annex_templates=annex_templates_of(desk, data),
    )
    folder, stem = folder_of(desk, organization.id), draft_stem(kind, period, about)
    act = ActRecord(
        id=id_,
        kind=kind_code,
        organization=organization.id,
        period=period,
        about=about,
        title=kind.title,
        data=data,
        text_digest=rendered.text_digest,
        file=(folder / f"{stem}.docx").relative_to(desk.folder).as_posix(),
        file_digest=file_digest(rendered.docx),
        visas=_visas(data),
        bodies=_bodies(kind, issue, hear, before),
        book=kind.book,
        proves=tuple(item.number for item in desk.roadmap.items if kind_code in item.result.kinds),
    )
    findings = (*rendered.findings, *_input_findings(kind, issue, data))
    role = _may_draft(desk, organization, before or act, history)
    if before is not None and _is_same(desk, before, act, snapshot(history).state):
        return _unchanged(desk, before, folder / f"{stem}.docx", subject, findings)
    with FileUndo().on_failure() as undo, desk.store.transaction():
        desk.store.save_act(act)
        _record(desk, organization, act, role, history)
        own = before.file_digest if before else ""
        path, kept, opened = write_beside(folder, stem, rendered.docx, own=own, undo=undo)
        act = dc.replace(act, file=path.relative_to(desk.folder).as_posix())
        desk.store.save_act(act)
    return Drafted(
        act=act,
        file=path,
        kept=kept,
        is_open=opened,
        subject=subject,
        findings=findings,
    )


def _is_same(desk: Desk, before: ActRecord, act: ActRecord, state: str) -> bool:
    """Tell whether a draft that nobody touched would come out as it is, to the last byte."""
    path = desk.folder / before.file
    return (
        state == ActState.DRAFT
        and act == dc.replace(before, file=act.file)
        and path.is_file()
        and file_digest(path.read_bytes()) == act.file_digest
    )


def _unchanged(
    desk: Desk,
    act: ActRecord,
    usual: Path,
    subject: Subject | None,
    findings: tuple[Problem, ...],
) -> Drafted:
    path = desk.folder / act.file
    kept = usual if path != usual and usual.exists() else None
    return Drafted(
        act=act,
        file=path,
        kept=kept,
        is_open=kept is not None and is_open(kept),
        subject=subject,
        findings=findings,
        unchanged=True,
    )


def act_findings(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Check an act as it stands: what stops it from going on to legal review.

    A paper made outside is in force already and has no text here: nothing is found in it.
    """
    return tuple(one for one in act_notes(desk, act) if one.severity is Severity.ERROR)


def act_notes(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Check an act as it stands: what stops it and what only asks for a look, errors first."""
    if act.origin is TextOrigin.OUTSIDE:
        return ()
    kind = _heard(load_kind(act.kind), act.data)
    current = text_of(desk, act)
    found = [*current.findings]
    if current.text_digest != act.text_digest:
        found.append(
            Problem(
                message="шаблон или закон изменились после формирования: текст выходит другим",
                remedy=f"Сформируйте проект заново: {draft_command(act)}",
                file=act.file,
                code="draft.other-text",
            )
        )
    organization = desk.organization(act.organization)
    issue = issue_of(desk, organization, on=planned_on(act.data), about=act.about)
    found += _input_findings(kind, issue, act.data)
    unheard = set(bodies_of(kind, issue.registers, issue.on)) - set(act.bodies)
    found += [
        Problem(
            message=f"мнение органа «{one}» нужно, а проект его не предусматривает",
            remedy=f"Сформируйте проект заново: {draft_command(act)}",
            code="draft.body-added",
        )
        for one in sorted(unheard)
    ]
    found += _file_findings(desk, act)
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))


def _file_findings(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    path = desk.folder / act.file
    if not path.is_file():
        message, code = "файла проекта нет", "draft.no-file"
        remedy = f"Сформируйте проект заново: {draft_command(act)}"
        if act.origin is TextOrigin.TAKEN:
            remedy = f"Примите текст заново: acts take ФАЙЛ --act {act.id}"
    elif file_digest(path.read_bytes()) != act.file_digest:
        message, code = "файл изменён после формирования", "draft.edited"
        remedy = (
            f"Примите правки: acts take ФАЙЛ --act {act.id} – или внесите их в данные и "
            f"сформируйте проект заново: {draft_command(act)}"
        )
    else:
        return ()
    return (Problem(message=message, remedy=remedy, file=act.file, code=code),)


def _data(issue: Issue, kind: ActKind, extra: Path | None) -> ActData:
    fields = inputs_of(kind.code).fields(issue)
    if extra is not None:
        fields = merged(fields, load_fields(extra, kind.code))
    fields = with_overrides(fields, issue.registers.overrides)
    return act_data_from(fields, kind.code, origin=str(extra or "данные хранилища"))


def _input_findings(kind: ActKind, issue: Issue, data: ActData) -> tuple[Problem, ...]:
    return input_findings(kind, issue, approved=approved_kinds(kind.code, data.fields))


def _heard(kind: ActKind, data: ActData) -> ActKind:
    """Let an act that approves another's text ask the bodies which that one has to ask.

    Else a regulation would be adopted without the councils' opinion by being printed in the order
    that approves it (ч. 3, 4 ст. 30 273-ФЗ).
    """
    approved = (load_kind(one) for one in approved_kinds(kind.code, data.fields))
    needs = kind.needs_opinion or any(one.needs_opinion for one in approved)
    return dc.replace(kind, needs_opinion=needs)


def _bodies(
    kind: ActKind, issue: Issue, hear: tuple[str, ...], before: ActRecord | None
) -> tuple[str, ...]:
    """Join the bodies the registers ask for with those a person named."""
    # What the registers asked for last time is asked for again only if they still do.
    named = hear or tuple(one for one in (before.bodies if before else ()) if one not in _BODIES)
    return tuple(dict.fromkeys((*bodies_of(kind, issue.registers, issue.on), *named)))


def _refuse_over(desk: Desk, before: ActRecord, state: str, *, anew: bool) -> None:
    if state in OVER_STATES:
        raise WorkflowError(
            f"акт {before.id} – «{ACT_LABELS[ActState(state)]}», заново он не готовится",
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


def free_period(desk: Desk, act: ActRecord) -> str:
    """Name the next period of the same year that has no act of this kind yet: «2024-2»."""
    year = act.period.partition("-")[0]
    numbered = (f"{year}-{number}" for number in range(2, 100))
    return next(
        one
        for one in numbered
        if desk.store.act(act_id(act.kind, one, act.organization, act.about)) is None
    )


def _visas(data: ActData) -> tuple[str, ...]:
    listed = data.fields.get("visas") or ()
    assert isinstance(listed, tuple)
    return tuple(str(one["post"]) for one in listed if isinstance(one, Mapping))
