"""A scan of a paper made outside, kept beside the acts of its organisation."""

import dataclasses as dc
from pathlib import Path, PurePath

from acts.errors import InputError, Problem
from acts.journal import Event
from acts.packages import write_whole
from acts.plan import Occurrence
from acts.services.act_files import FileUndo, file_digest, folder_of, safe_name
from acts.services.desk import Desk
from acts.services.tracking import OutsidePaper, TaskMove, move_task

__all__ = [
    "LARGEST",
    "SCANS",
    "Scan",
    "find_scan",
    "hand_in",
    "keep_scan",
    "refuse_no_scan",
    "scan_of",
]

_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
# What a scan or a file of a paper may be, and how each begins; a program or a page is neither.
SCANS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".odt": _ZIP,
    ".zip": _ZIP,
    ".doc": _OLE,
    ".xls": _OLE,
    ".rtf": (b"{\\rtf",),
    ".sig": (b"0\x80", b"0\x82", b"0\x83", b"0\x84", b"-----BEGIN ", b"MI"),  # DER, PEM, base64
    ".txt": (),  # begins with anything a person may write
}
LARGEST = 20 * 1024 * 1024  # no reader of sent files takes more
_NO_TEXT = (b"\x00", b"<!DOCTYPE", b"<html", b"<script", b"<?xml", b"MZ", b"\x7fELF", b"#!")
_HEAD = 1024
_FOLDER = "бумаги"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A file as its sender gave it.

    Attributes:
        name: What the sender called it; only its ending is looked at.
        data: Its bytes; of more than `LARGEST` one more than that is enough.
        place: Field of the form it was given in; empty where there is no form.
    """

    name: str
    data: bytes
    place: str = "file"


def scan_of(path: Path) -> Scan:
    """Read a file of this computer that is offered as a scan.

    Args:
        path: Where it is; no more of it is read than tells that it is too large.

    Raises:
        OSError: It can't be read.
    """
    with path.open("rb") as opened:
        return Scan(name=path.name, data=opened.read(LARGEST + 1), place="")


def refuse_no_scan(scan: Scan) -> None:
    """Refuse what is no scan and no file of a paper.

    Args:
        scan: What its sender gave.

    Raises:
        InputError: It is no scan, empty, too large, or not what its ending says.
    """
    suffix, data = PurePath(scan.name).suffix.lower(), scan.data
    message, remedy = "", ""
    if suffix not in SCANS:
        message = "это не скан и не файл документа"
        remedy = f"Бывают: {', '.join(sorted(SCANS))}"
    elif not data:
        message, remedy = "файл пуст", "Отсканируйте документ заново"
    elif len(data) > LARGEST:
        message = f"файл больше {LARGEST // 1024 // 1024} МБ"
        remedy = "Отсканируйте с меньшим разрешением"
    elif not _begins_as(suffix, data):
        message = "внутри файла не то, что сказано в его имени"
        remedy = "Сохраните скан заново под его именем"
    if message:
        raise InputError(
            Problem(
                message=message,
                remedy=remedy,
                file=scan.name,
                place=scan.place,
                code="record.scan",
            )
        )


def _begins_as(suffix: str, data: bytes) -> bool:
    if begins := SCANS[suffix]:
        return data.startswith(begins)
    head = data[:_HEAD].lstrip().lower()
    return b"\x00" not in head and not any(head.startswith(one.lower()) for one in _NO_TEXT)


def hand_in(desk: Desk, occurrence: Occurrence, move: TaskMove, scan: Scan) -> Event:
    """Hand in a paper made outside with its scan: both are kept, or neither.

    Args:
        desk: The workspace.
        occurrence: What it proves.
        move: The step with its paper; the digest is the scan's, a kind nobody named is the one
            that the item asks for.
        scan: The scan.

    Raises:
        InputError: The file is no scan, or a text must not be recorded.
        WorkflowError: A guard refuses; every missing thing is named.
        ConflictError: Somebody recorded something meanwhile.
        ConfigurationError: It can't be written.
    """
    id_ = occurrence.id
    assert isinstance(move.paper, OutsidePaper)
    with FileUndo().on_failure() as undo, desk.store.transaction():
        label = f"{id_.item} {id_.period}"
        digest = keep_scan(desk, id_.organization, scan, label=label, undo=undo)
        kind = move.paper.kind or _asked(desk, occurrence)
        paper = dc.replace(move.paper, digest=digest, kind=kind)
        return move_task(desk, occurrence, dc.replace(move, paper=paper))


def _asked(desk: Desk, occurrence: Occurrence) -> str:
    item = desk.roadmap.item(occurrence.id.item)
    return next(iter(item.result.kinds), "") if item is not None else ""


def keep_scan(desk: Desk, organization: str, scan: Scan, *, label: str, undo: FileUndo) -> str:
    """Keep a scan and give its digest; the same bytes are kept once.

    Args:
        desk: The workspace.
        organization: Whose paper it is.
        scan: The scan.
        label: What the paper proves, a part of the kept name: «5 2021».
        undo: Takes it away again when what it belongs to is refused.

    Raises:
        InputError: It is no scan, empty, too large, or not what its ending says.
        ConfigurationError: It can't be written.
    """
    refuse_no_scan(scan)
    suffix = PurePath(scan.name).suffix.lower()
    digest = file_digest(scan.data)
    path = folder_of(desk, organization) / _FOLDER / f"{safe_name(label)} {digest[:8]}{suffix}"
    if not path.exists():
        undo.remember(path)
        write_whole(path, scan.data)
    return digest


def find_scan(desk: Desk, organization: str, digest: str) -> Path | None:
    """Find a kept scan; None where it is gone or is not what was handed in.

    Args:
        desk: The workspace.
        organization: Whose paper it is.
        digest: What `keep_scan` gave.
    """
    folder = folder_of(desk, organization) / _FOLDER
    named = folder.glob(f"* {digest[:8]}.*") if digest else ()
    return next((one for one in named if file_digest(one.read_bytes()) == digest), None)
