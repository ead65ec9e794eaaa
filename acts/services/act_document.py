"""The file of an act as it is shown and handed out: found by its record, never by a request."""

import dataclasses as dc
from pathlib import Path

from acts.act import Registration
from acts.errors import InputError, Problem
from acts.journal import act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_files import OUTPUT, file_digest
from acts.services.act_text import text_of
from acts.services.desk import Desk

__all__ = ["ActDocument", "act_document"]

_WORD = ".docx"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActDocument:
    """A file of an act.

    Attributes:
        name: Its name, built of the kind, the period and the number.
        data: Its bytes.
        is_ours: Whether they are as `acts` wrote them: only such a file is given to LibreOffice.
    """

    name: str
    data: bytes
    is_ours: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a .docx, which can be shown."""
        return self.name.endswith(_WORD)


def act_document(desk: Desk, act: ActRecord) -> ActDocument:
    """Read the file of an act; a draft whose file is gone or edited is made from its data.

    What a person edited in the folder is shown once it is taken in: till then it is no act's text.

    Args:
        desk: The workspace.
        act: The act.

    Raises:
        InputError: The scan of a paper, or the file of a registered act, is not in its place.
    """
    root = (desk.folder / OUTPUT).resolve()
    path = (desk.folder / act.file).resolve()
    data = path.read_bytes() if path.is_relative_to(root) and path.is_file() else b""
    if data and file_digest(data) == act.file_digest:
        is_ours = act.origin is not TextOrigin.OUTSIDE
        return ActDocument(name=path.name, data=data, is_ours=is_ours)
    if act.origin is TextOrigin.OUTSIDE:
        raise _gone(act)
    now = snapshot(desk.store.history(act_subject(act.id)))
    registration = None
    if now.number and now.document_date:
        registration = Registration(number=now.number, date=now.document_date)
    made = text_of(desk, act, registration=registration)
    # What was signed is handed out as it was signed, or not at all.
    if registration is not None and made.text_digest != act.text_digest:
        raise _gone(act)
    return ActDocument(name=Path(act.file).name, data=made.docx, is_ours=True)


def _gone(act: ActRecord) -> InputError:
    return InputError(
        Problem(
            message="файла этого документа нет на месте, или он изменён",
            remedy="Верните его в папку из копии",
            file=act.file,
            code="act.no-file",
        )
    )
