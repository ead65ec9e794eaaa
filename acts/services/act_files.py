"""Where files of acts lie, and how one is written without losing what a person did in it."""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from acts.errors import ConfigurationError
from acts.packages import write_whole
from acts.services.desk import Desk

__all__ = [
    "OUTPUT",
    "FileUndo",
    "file_digest",
    "folder_of",
    "is_open",
    "safe_name",
    "write_beside",
]

OUTPUT = "out"  # folder of the workspace that holds what was made

_UNSAFE = re.compile(r"[^\w.-]+")
_MOST = 1000
_LOCKED = "file.locked"


def folder_of(desk: Desk, organization: str) -> Path:
    """Give the folder of an organisation's acts; it may not exist yet."""
    # Windows keeps these names for devices, in every folder.
    reserved = re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", organization)
    return desk.folder / OUTPUT / (f"{organization}_" if reserved else organization)


def safe_name(text: str) -> str:
    """Make a part of a file's name of a number or a code.

    >>> safe_name(" 12/3 о ")
    '12-3-о'
    """
    return _UNSAFE.sub("-", text.strip()).strip("-.") or "без номера"


def file_digest(data: bytes) -> str:
    """Return SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def is_open(path: Path) -> bool:
    """Tell whether Word or LibreOffice has a file open, by the owner file they lay beside it.

    Word takes the place of two letters of a long name, of one or none of a short one.
    """
    name = path.name
    owners = [f"~${name[cut:]}" for cut in (2, 1, 0)] + [f".~lock.{name}#"]
    return any((path.parent / one).exists() for one in owners)


class FileUndo:
    """Puts files back as they were when what they belong to could not be recorded."""

    def __init__(self) -> None:
        self._before: dict[Path, bytes | None] = {}
        self._absent: list[Path] = []

    def remember(self, path: Path) -> None:
        """Remember one file, or that there is none, before it is written."""
        folder = path.parent
        self._absent += [one for one in (folder, folder.parent) if not one.exists()]
        self._before.setdefault(path, path.read_bytes() if path.is_file() else None)

    @contextlib.contextmanager
    def on_failure(self) -> Iterator["FileUndo"]:
        """Take everything back when the block fails, and let the failure go on."""
        try:
            yield self
        except BaseException:
            for path, before in self._before.items():
                with contextlib.suppress(OSError, ConfigurationError):
                    _put_back(path, before)
            for folder in self._absent:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise


def write_beside(
    folder: Path, stem: str, data: bytes, *, own: str, undo: FileUndo
) -> tuple[Path, Path | None, bool]:
    """Write a document under its usual name, or beside a file that somebody edited or has open.

    Args:
        folder: Where; it is made if there is none.
        stem: The usual name without «.docx».
        data: The document.
        own: Digest of the file as `acts` last wrote it: that one may be written over.
        undo: Remembers what is written over.

    Returns:
        Where the document is, the usual file when it was left alone, whether that one is open.

    Raises:
        ConfigurationError: The folder can't be written to, or is full of such files.
    """
    usual = folder / f"{stem}.docx"
    locked = False
    for attempt in range(1, _MOST):
        path = usual if attempt == 1 else folder / f"{stem} ({attempt}).docx"
        if path.is_file() and path.read_bytes() == data:
            return path, None if path == usual else usual, locked
        if path.exists() and (file_digest(path.read_bytes()) != own or is_open(path)):
            locked = locked or (path == usual and is_open(path))
            continue
        undo.remember(path)
        try:
            write_whole(path, data)
        except ConfigurationError as error:
            # Beside one file that is open stands a new one; where that fails too, all would.
            if error.problems[0].code != _LOCKED or not path.exists():
                raise
            locked = True
            continue
        return path, None if path == usual else usual, locked
    raise ConfigurationError("слишком много проектов одного акта", remedy="Уберите лишние файлы")


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != before:
        write_whole(path, before)
