"""Files appear whole or not at all."""

import os
import secrets
from pathlib import Path

from acts.errors import ConfigurationError, Problem

__all__ = ["write_whole"]

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all.

    Args:
        path: The file; its folder is made if there is none.
        data: All of its bytes.

    Raises:
        ConfigurationError: The file is open elsewhere; nothing was changed.
        OSError: Disk full and the like; nothing was changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        handle = os.open(temporary, _NEW, 0o666)  # the rights that a person's own files get
    except PermissionError as error:
        raise ConfigurationError(
            Problem(
                message="в эту папку нельзя записать файл",
                remedy="Выберите другую папку или попросите права на запись",
                file=str(path.parent),
            )
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(path)  # the system names no file when a disk is full
        raise
    _sync_folder(path.parent)


def _replace(temporary: Path, path: Path) -> None:
    """Put the file in place; only here a refusal means that somebody holds the old one open."""
    try:
        temporary.replace(path)
    except PermissionError as error:
        raise ConfigurationError(
            Problem(
                message="файл открыт в другой программе (Word?)",
                remedy="Закройте его и повторите",
                file=str(path),
                code="file.locked",
            )
        ) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows can't open a folder; its rename is durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
