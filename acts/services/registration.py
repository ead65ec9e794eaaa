"""Sign an act, and give it its number and date: what was approved is what is signed and filed."""

import dataclasses as dc
from pathlib import Path

from acts.act import Registration
from acts.errors import InputError, Problem, WorkflowError
from acts.journal import Event
from acts.packages import write_whole
from acts.registers.act_record import ActRecord
from acts.services.act_files import FileUndo, file_digest, folder_of, safe_name
from acts.services.act_text import planned_on, same_law, text_of
from acts.services.desk import Desk
from acts.services.drafting import draft_command, free_period
from acts.services.rendering import read_registration
from acts.services.signing import ActMove, act_facts, own_number, record_act
from acts.sources.catalog import load_kind

__all__ = ["Registered", "register_act", "sign_act"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """An act that received its number.

    Attributes:
        events: Events recorded.
        number: Its number: the one typed, or the next one of a book that `acts` keeps.
        file: The .docx with number and date.
        notes: Warnings of the last check.
    """

    events: tuple[Event, ...]
    number: str
    file: Path
    notes: tuple[Problem, ...]


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
    transaction, so that a full disk or a file open in Word leaves no number without a paper.

    Args:
        desk: The workspace.
        act: The act.
        move: Its registration; without a number the next one is taken where `acts` keeps the book.

    Raises:
        WorkflowError: A guard refuses.
        ConfigurationError: The file can't be written; nothing is recorded.
    """
    organization = desk.organization(act.organization)
    signed_on = act_facts(desk, organization, act, move).signed_on
    kind = load_kind(act.kind)
    with FileUndo().on_failure() as undo, desk.store.transaction():
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
        undo.remember(path)
        write_whole(path, rendered.docx)
        desk.store.save_act(
            dc.replace(
                act,
                file=path.relative_to(desk.folder).as_posix(),
                file_digest=file_digest(rendered.docx),
            )
        )
    return Registered(events=events, number=move.number, file=path, notes=rendered.findings)


def _number(desk: Desk, act: ActRecord, move: ActMove) -> str:
    """Take the number as typed, or the next one of a book that `acts` keeps."""
    typed = move.number.strip()
    signed_on = act_facts(desk, desk.organization(act.organization), act, move).signed_on
    return typed or (own_number(desk, act, signed_on) if signed_on else "")
