"""A scan of a paper made outside, kept beside the acts of its organisation."""

from pathlib import Path, PurePath

from acts.errors import InputError, Problem
from acts.packages import write_whole
from acts.services.act_files import file_digest, folder_of, safe_name
from acts.services.desk import Desk

__all__ = ["LARGEST", "SCANS", "find_scan", "keep_scan"]

SCANS = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".docx": (b"PK\x03\x04",),
}
LARGEST = 25 * 1024 * 1024
_FOLDER = "бумаги"


def keep_scan(desk: Desk, organization: str, *, name: str, data: bytes, label: str) -> str:
    """Keep a scan and give its digest; the same bytes are kept once.

    Args:
        desk: The workspace.
        organization: Whose paper it is.
        name: What the sender called the file; only its ending is looked at.
        data: Its bytes.
        label: What the paper proves, a part of the kept name: «5 2021».

    Raises:
        InputError: It is no scan, empty, too large, or not what its ending says.
        ConfigurationError: It can't be written.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SCANS:
        raise _refused("это не скан и не файл документа", f"Бывают: {', '.join(sorted(SCANS))}")
    if not data:
        raise _refused("файл пуст", "Отсканируйте документ заново")
    if len(data) > LARGEST:
        raise _refused("файл больше 25 МБ", "Отсканируйте с меньшим разрешением")
    if not data.startswith(SCANS[suffix]):
        raise _refused(
            "внутри файла не то, что сказано в его имени",
            "Сохраните скан заново под его именем",
        )
    digest = file_digest(data)
    path = folder_of(desk, organization) / _FOLDER / f"{safe_name(label)} {digest[:8]}{suffix}"
    if not path.exists():
        write_whole(path, data)
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


def _refused(message: str, remedy: str) -> InputError:
    return InputError(Problem(message=message, remedy=remedy, place="file", code="record.scan"))
