"""Sign an act, and give it its number and date: what was approved is what is signed and filed."""

import contextlib
import dataclasses as dc
import re
from collections.abc import Mapping
from pathlib import Path

from acts.act import Registration
from acts.documents.context import date_of
from acts.documents.render import Rendered
from acts.errors import InputError, Problem, WorkflowError
from acts.journal import Event, act_subject, snapshot
from acts.packages import write_whole
from acts.registers.act_record import ActRecord
from acts.services.act_facts import ActMove, act_facts, own_number
from acts.services.act_files import FileUndo, file_digest, folder_of, is_open, safe_name
from acts.services.act_text import planned_on, same_law, text_of
from acts.services.desk import Desk
from acts.services.draft_labels import draft_command, draft_stem, free_period
from acts.services.rendering import read_registration
from acts.services.signing import record_act
from acts.services.signing_day import signing_day_problems
from acts.sources.catalog import load_kind
from acts.states import ActState

__all__ = ["Registered", "check_registration", "register_act", "repealed_by", "sign_act"]

_EFFECTIVE = (ActState.IN_FORCE, ActState.AMENDED)
_COPIES = (".docx", ".pdf")
_COPY = r"( \([0-9]{1,3}\))?"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """An act that received its number.

    Attributes:
        events: Events recorded.
        number: Its number: the one typed, or the next one of a book that `acts` keeps.
        file: The .docx with number and date.
        notes: Warnings of the last check.
        left: Drafts that stay beside the file, because a person edited them or has them open.
    """

    events: tuple[Event, ...]
    number: str
    file: Path
    notes: tuple[Problem, ...]
    left: tuple[Path, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """An act that has its number, and the text that its file is to have."""

    events: tuple[Event, ...]
    number: str
    path: Path
    rendered: Rendered


def sign_act(desk: Desk, act: ActRecord, move: ActMove) -> tuple[Event, ...]:
    """Record a signature, if the text of the signing day is the one that was approved.

    The text is made for the planned day; when the law of the real one gives another, the act
    could be signed and never registered.

    Raises:
        WorkflowError: A guard refuses, the day gives another text, or another head signs on it;
            nothing is recorded.
    """
    with desk.store.transaction():
        events = record_act(desk, act, move)
        day = events[0].fact.happened_on
        if wrong := tuple(signing_day_problems(desk, act, day)):
            raise WorkflowError(wrong)
        # The number changes nothing of the digest: it is what registration will ask.
        registration = Registration(number="1", date=day)
        same = text_of(desk, act, registration=registration).text_digest == act.text_digest
        # A taken text doesn't follow the law by itself: its author has to look.
        if not same or (act.taken and not same_law(act, day)):
            raise WorkflowError(
                f"текст согласован на {planned_on(act.data):%d.%m.%Y}, а на день подписания "
                f"{day:%d.%m.%Y} он выходит другим: изменились закон или шаблон",
                remedy="Верните акт на доработку (refuse), сформируйте проект на день подписания – "
                f"{draft_command(act)} --on {day:%d.%m.%Y} – и согласуйте",
            )
    return events


def register_act(desk: Desk, act: ActRecord, move: ActMove) -> Registered:
    """Register an act and write its file with number and date.

    The number, the event and the file belong together: the file is written last, inside the
    transaction, so that a full disk or a file open in Word leaves no number without a paper. The
    draft that `acts` wrote goes then: what nobody edited says nothing that the paper doesn't.

    Args:
        desk: The workspace.
        act: The act.
        move: Its registration; without a number the next one is taken where `acts` keeps the book.

    Raises:
        WorkflowError: A guard refuses.
        ConfigurationError: The file can't be written; nothing is recorded.
    """
    with FileUndo().on_failure() as undo, desk.store.transaction():
        done = _numbered(desk, act, move)
        undo.remember(done.path)
        write_whole(done.path, done.rendered.docx)
        desk.store.save_act(
            dc.replace(
                act,
                file=done.path.relative_to(desk.folder).as_posix(),
                file_digest=file_digest(done.rendered.docx),
            )
        )
        _remove_draft(desk, act, done.path, undo)
        left = _drafts_left(desk, act)
    return Registered(
        events=done.events,
        number=done.number,
        file=done.path,
        notes=done.rendered.findings,
        left=left,
    )


def check_registration(desk: Desk, act: ActRecord, move: ActMove) -> None:
    """Do everything of a registration but its file; the caller takes the records back.

    Raises:
        WorkflowError: A guard refuses.
        InputError: Another file has the name that this one needs.
    """
    _numbered(desk, act, move)


def repealed_by(desk: Desk, act: ActRecord) -> tuple[ActRecord, ...]:
    """List the organisation's acts that an act repeals by its words and that are still in force.

    Args:
        desk: The workspace.
        act: The act that repeals.
    """
    said = act.data.fields.get("repeals") or ()
    assert isinstance(said, tuple)
    named = {
        (str(one["number"]).strip(), date_of(str(one["date"])))
        for one in said
        if isinstance(one, Mapping)
    }
    return tuple(
        one
        for one in desk.store.acts(organization=act.organization)
        if named
        and one.id != act.id
        and (now := snapshot(desk.store.history(act_subject(one.id)))).state in _EFFECTIVE
        and (now.number, now.document_date) in named
    )


def _numbered(desk: Desk, act: ActRecord, move: ActMove) -> _Numbered:
    organization = desk.organization(act.organization)
    signed_on = act_facts(desk, organization, act, move).signed_on
    kind = load_kind(act.kind)
    move = dc.replace(move, number=_number(desk, act, move))
    events = record_act(desk, act, move)
    assert signed_on is not None  # an unsigned act is refused above
    registration = read_registration(move.number, signed_on.isoformat())
    rendered = text_of(desk, act, registration=registration)
    if rendered.text_digest != act.text_digest:
        raise WorkflowError(
            "шаблон или закон изменились после согласования: текст вышел другим",
            remedy="Верните прежний шаблон или аннулируйте акт (cancel) и подготовьте "
            f"новый: {draft_command(act, period=free_period(desk, act))}",
        )
    name = f"{kind.file_title} {act.period} № {safe_name(move.number)}.docx"
    path = folder_of(desk, act.organization) / name
    if path.exists() and path.read_bytes() != rendered.docx:
        raise InputError(
            Problem(
                message="файл с таким именем уже есть, и он другой; номер не записан",
                remedy="Переименуйте или уберите его и повторите",
                file=path.relative_to(desk.folder).as_posix(),
                code="file.exists",
            )
        )
    return _Numbered(events=events, number=move.number, path=path, rendered=rendered)


def _remove_draft(desk: Desk, act: ActRecord, registered: Path, undo: FileUndo) -> None:
    """Remove the file that `acts` wrote for the draft, unless somebody edited it or has it open."""
    path = desk.folder / act.file
    if path == registered or not path.is_file() or is_open(path):
        return
    if file_digest(path.read_bytes()) != act.file_digest:
        return
    undo.remember(path)
    with contextlib.suppress(OSError):  # Word holds it: it is named as left
        path.unlink()


def _drafts_left(desk: Desk, act: ActRecord) -> tuple[Path, ...]:
    stem = draft_stem(load_kind(act.kind), act.period, act.about)
    stems = (stem, f"{stem.removesuffix('проект')}принятый текст")
    folder = folder_of(desk, act.organization)
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_file()
        and path.suffix.lower() in _COPIES
        and any(re.fullmatch(re.escape(one) + _COPY, path.stem) for one in stems)
    )


def _number(desk: Desk, act: ActRecord, move: ActMove) -> str:
    """Take the number as typed, or the next one of a book that `acts` keeps."""
    typed = move.number.strip()
    signed_on = act_facts(desk, desk.organization(act.organization), act, move).signed_on
    return typed or (own_number(desk, act, signed_on) if signed_on else "")
