"""Make drafts from the store, check them, and give a registered act its number and date."""

import contextlib
import dataclasses as dc
import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from acts import resources
from acts.act import ActData, ActKind, Registration
from acts.actor import Role
from acts.documents.context import date_of
from acts.documents.render import Rendered, render
from acts.errors import ConfigurationError, InputError, Problem, Severity, WorkflowError
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.law import bases
from acts.organization import Organization
from acts.packages import write_whole
from acts.registers.act_record import ActRecord
from acts.registers.participants import Registers
from acts.services.desk import Desk
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.services.inputs.merging import merged
from acts.services.rendering import read_registration
from acts.services.signing import ActMove, act_facts, record_act
from acts.sources.act_data import act_data_from, load_fields
from acts.sources.catalog import load_kind
from acts.sources.law import load_law
from acts.states import ACT_LABELS, ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = [
    "Drafted",
    "Registered",
    "act_findings",
    "draft",
    "register_act",
    "render_act",
    "sign_act",
]

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{1,2})?")
_OVER = frozenset({ActState.CANCELLED, ActState.REPEALED, ActState.ARCHIVED})
_UNSAFE = re.compile(r"[^\w.-]+")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft that was made.

    Attributes:
        act: The act's record.
        file: Where the .docx was written.
        kept: The edited file that was left alone, or None.
        findings: What the checks found.
    """

    act: ActRecord
    file: Path
    kept: Path | None
    findings: tuple[Problem, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """An act that received its number.

    Attributes:
        events: Events recorded.
        file: The .docx with number and date.
        notes: Warnings of the last check.
    """

    events: tuple[Event, ...]
    file: Path
    notes: tuple[Problem, ...]


def render_act(
    kind: ActKind, data: ActData, *, registration: Registration | None = None
) -> Rendered:
    """Render an act with the law in force on its day.

    Args:
        kind: Kind of act.
        data: Its checked data.
        registration: Number and date, or None for a draft.
    """
    planned = date_of(str(data.fields["planned_on"]))
    day = registration.date if registration else planned
    return render(
        kind,
        data,
        template=resources.template(kind.code),
        legal_bases=bases(load_law(resources.law()), kind.bases, day),
        registration=registration,
    )


def draft(
    desk: Desk,
    kind_code: str,
    organization_id: str,
    *,
    on: dt.date | None = None,
    period: str = "",
    extra: Path | None = None,
    hear: tuple[str, ...] = (),
) -> Drafted:
    """Make or remake the draft of an act from the store.

    A file that a person edited is never overwritten: the new draft is written beside it.

    Args:
        desk: The workspace.
        kind_code: Kind of act.
        organization_id: Who issues it.
        on: Planned day of the act; None is today in the organisation's zone.
        period: Label of the period it is for; empty takes the year of `on`.
        extra: A data file laid over what the store knows.
        hear: Bodies whose opinion the charter asks for; empty keeps those of the draft before.

    Raises:
        InputError: Data are missing or wrong; nothing was written.
        WorkflowError: The act is past drafting.
    """
    if period and not _PERIOD.fullmatch(period):
        raise InputError(f"период «{period}» записан неверно", remedy="Пишите год: 2020 или 2020-1")
    organization = desk.organization(organization_id)
    kind = load_kind(kind_code)
    day = on or desk.today(organization)
    fields = _known(desk, kind, organization, day)
    if extra is not None:
        fields = merged(fields, load_fields(extra, kind_code))
    data = act_data_from(fields, kind_code, origin=str(extra or "данные хранилища"))
    rendered = render_act(kind, data)
    act_id = f"{kind_code}@{period or day.year}@{organization.id}"
    before = desk.store.act(act_id)
    history = desk.store.history(act_subject(act_id))
    path, kept = _place(desk, f"{kind.file_title} {period or day.year}", organization.id, before)
    act = ActRecord(
        id=act_id,
        kind=kind_code,
        organization=organization.id,
        period=period or str(day.year),
        title=kind.title,
        data=data,
        text_digest=rendered.text_digest,
        file=path.relative_to(desk.folder).as_posix(),
        file_digest=hashlib.sha256(rendered.docx).hexdigest(),
        visas=_visas(data),
        bodies=hear or (before.bodies if before else ()),
        book=kind.book,
        proves=tuple(item.number for item in desk.roadmap.items if kind_code in item.result.kinds),
    )
    with _taken_back_on_failure(path), desk.store.transaction():
        desk.store.save_act(act)
        _record(desk, organization, act, before, history)
        write_whole(path, rendered.docx)
    return Drafted(act=act, file=path, kept=kept, findings=rendered.findings)


def act_findings(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Check the current text of an act: what stops it from going on to legal review."""
    kind = load_kind(act.kind)
    rendered = render_act(kind, act.data)
    errors = [one for one in rendered.findings if one.severity is Severity.ERROR]
    path = desk.folder / act.file
    if not path.is_file():
        errors.append(
            Problem(
                message="файла проекта нет",
                remedy=f"Сформируйте проект заново: acts draft {act.kind}",
                file=act.file,
                code="draft.no-file",
            )
        )
    elif hashlib.sha256(path.read_bytes()).hexdigest() != act.file_digest:
        errors.append(
            Problem(
                message="файл изменён после формирования",
                remedy="Внесите правки в данные и сформируйте проект заново: acts draft "
                f"{act.kind}",
                file=act.file,
                code="draft.edited",
            )
        )
    return tuple(errors)


def sign_act(desk: Desk, act: ActRecord, move: ActMove) -> tuple[Event, ...]:
    """Record a signature, if the text of the signing day is the one that was approved.

    The text is made for the planned day; when the law of the real one gives another, the act
    could be signed and never registered.

    Raises:
        WorkflowError: A guard refuses, or the day gives another text; nothing is recorded.
    """
    with desk.store.transaction():
        events = record_act(desk, act, move)
        day = events[0].fact.happened_on
        # The number changes nothing of the digest: it is what registration will ask.
        registration = Registration(number="1", date=day)
        rendered = render_act(load_kind(act.kind), act.data, registration=registration)
        if rendered.text_digest != act.text_digest:
            planned = date_of(str(act.data.fields["planned_on"]))
            raise WorkflowError(
                f"текст согласован на {planned:%d.%m.%Y}, а на день подписания {day:%d.%m.%Y} он "
                "выходит другим: изменились закон или шаблон",
                remedy="Верните акт на доработку (refuse), сформируйте проект на день подписания – "
                f"acts draft {act.kind} --period {act.period} --on {day:%d.%m.%Y} – и согласуйте",
            )
    return events


def register_act(desk: Desk, act: ActRecord, move: ActMove) -> Registered:
    """Register an act and write its file with number and date.

    The number, the event and the file belong together: the file is written last, inside the
    transaction, so that a full disk or a file open in Word leaves no number without a paper.

    Raises:
        WorkflowError: A guard refuses.
        ConfigurationError: The file can't be written; nothing is recorded.
    """
    organization = desk.organization(act.organization)
    signed_on = act_facts(desk, organization, act, move).signed_on
    kind = load_kind(act.kind)
    name = f"{kind.file_title} {act.period} № {_safe(move.number)}.docx"
    path = _folder(desk, act.organization) / name
    with _taken_back_on_failure(path), desk.store.transaction():
        events = record_act(desk, act, move)
        assert signed_on is not None  # an unsigned act is refused above
        registration = read_registration(move.number.strip(), signed_on.isoformat())
        rendered = render_act(kind, act.data, registration=registration)
        if rendered.text_digest != act.text_digest:
            raise WorkflowError(
                "шаблон или закон изменились после согласования: текст вышел другим",
                remedy="Верните прежний шаблон или аннулируйте акт (cancel) и подготовьте "
                f"новый: acts draft {act.kind} --period {_free_period(desk, act)}",
            )
        if path.exists() and path.read_bytes() != rendered.docx:
            raise InputError(
                Problem(
                    message="файл с таким именем уже есть, и он другой; номер не записан",
                    remedy="Переименуйте или уберите его и повторите",
                    file=path.relative_to(desk.folder).as_posix(),
                    code="file.exists",
                )
            )
        write_whole(path, rendered.docx)
        desk.store.save_act(
            dc.replace(
                act,
                file=path.relative_to(desk.folder).as_posix(),
                file_digest=hashlib.sha256(rendered.docx).hexdigest(),
            )
        )
    return Registered(events=events, file=path, notes=rendered.findings)


def _known(desk: Desk, kind: ActKind, organization: Organization, day: dt.date) -> dict[str, Any]:
    issue = Issue(
        registers=Registers(organization=organization), roadmap=desk.roadmap, on=day, days=desk.days
    )
    return inputs_of(kind.code).fields(issue)


def _place(
    desk: Desk, stem: str, organization: str, before: ActRecord | None
) -> tuple[Path, Path | None]:
    """Choose where the draft goes: beside a file that somebody edited, over one nobody touched."""
    folder = _folder(desk, organization)
    usual = folder / f"{stem} проект.docx"
    if not usual.exists():
        return usual, None
    digest = hashlib.sha256(usual.read_bytes()).hexdigest()
    if before is not None and digest == before.file_digest:
        return usual, None
    for attempt in range(2, 1000):
        beside = folder / f"{stem} проект ({attempt}).docx"
        if not beside.exists() or (
            before is not None
            and hashlib.sha256(beside.read_bytes()).hexdigest() == before.file_digest
        ):
            return beside, usual
    raise ConfigurationError("слишком много проектов одного акта", remedy="Уберите лишние файлы")


def _record(
    desk: Desk,
    organization: Organization,
    act: ActRecord,
    before: ActRecord | None,
    history: tuple[Event, ...],
) -> None:
    source = snapshot(history).state
    if source in _OVER:
        raise WorkflowError(
            f"акт {act.id} – «{ACT_LABELS[ActState(source)]}», заново он не готовится",
            remedy="Подготовьте новый акт: "
            f"acts draft {act.kind} --period {_free_period(desk, act)}",
        )
    # The first draft asks for the same rights as the next ones; it only has no state before it.
    _, role = ACT_WORKFLOW.fire(
        state=source or ActState.DRAFT,
        trigger=ActTrigger.REDRAFT,
        facts=act_facts(desk, organization, before or act, ActMove(trigger=ActTrigger.REDRAFT)),
        recorder=desk.actor.roles,
        acting=Role.DRAFTER,
    )
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


def _free_period(desk: Desk, act: ActRecord) -> str:
    """Name the next period of the same year that has no act of this kind yet: «2024-2»."""
    year = act.period.partition("-")[0]
    numbered = (f"{year}-{number}" for number in range(2, 100))
    return next(
        one for one in numbered if desk.store.act(f"{act.kind}@{one}@{act.organization}") is None
    )


def _visas(data: ActData) -> tuple[str, ...]:
    listed = data.fields.get("visas") or ()
    assert isinstance(listed, tuple)
    return tuple(str(one["post"]) for one in listed if isinstance(one, Mapping))


def _folder(desk: Desk, organization: str) -> Path:
    # Windows keeps these names for devices, in every folder.
    reserved = re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", organization)
    return desk.folder / "out" / (f"{organization}_" if reserved else organization)


@contextlib.contextmanager
def _taken_back_on_failure(path: Path) -> Iterator[None]:
    """Put a file back as it was when what it belongs to could not be recorded."""
    before = path.read_bytes() if path.is_file() else None
    absent = [one for one in (path.parent, path.parent.parent) if not one.exists()]
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError, ConfigurationError):
            if before is None:
                path.unlink(missing_ok=True)
                for folder in absent:
                    folder.rmdir()
            elif path.read_bytes() != before:
                write_whole(path, before)
        raise


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text.strip()).strip("-.") or "без номера"
