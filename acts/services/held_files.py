"""Files that wait between being shown and being taken in: private, bound to their sender, brief.

Source: ASVS 4.0.3, V12.3–12.4 (names of a sender lead nowhere; files lie outside what is served).
"""

import datetime as dt
import hashlib
import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from acts.packages import write_whole
from acts.services.act_files import safe_name
from acts.services.desk import Desk

__all__ = ["HELD", "drop", "held", "hold", "sweep"]

HELD = ".присланное"
_LONGEST = dt.timedelta(hours=1)
_MOST = 12  # of one sender at a time; more than one sends at once, so that none goes while read
_LIMIT = 20 * 1024 * 1024 + 1  # one byte more than any reader takes: it refuses, in its own words
_TOKEN = re.compile(r"[\w-]{43}")
_NAME = 100


def hold(desk: Desk, chunks: Iterable[bytes], *, name: str, owner: str) -> str:
    """Keep a file for its sender; what waited for more than an hour goes.

    Args:
        desk: The workspace.
        chunks: Its bytes; those over the limit are left out.
        name: Its name, as the sender called it.
        owner: Who sent it, a secret of the sender's session included.

    Returns:
        The token it is asked for by.
    """
    sweep(desk)
    folder = _of_owner(desk, owner)
    for old in sorted(_inside(folder), key=_since)[: 1 - _MOST]:
        shutil.rmtree(old, ignore_errors=True)
    token = secrets.token_urlsafe(32)
    place = folder / f"{_digest(token)}-{int(desk.moment.timestamp())}"
    for above in (folder.parent, folder, place):
        above.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(place / _plain(name), _first(chunks))
    return token


def held(desk: Desk, token: str, *, owner: str) -> Path | None:
    """Find a kept file; None where it is somebody else's, used up or older than an hour.

    Args:
        desk: The workspace.
        token: What `hold` gave.
        owner: Who asks, as for `hold`.
    """
    place = _place(desk, token, owner)
    if place is None or not _is_fresh(desk, place):
        return None
    return next((one for one in place.iterdir() if one.is_file()), None)


def drop(desk: Desk, token: str, *, owner: str) -> None:
    """Do away with a kept file; one that isn't there is no mistake."""
    place = _place(desk, token, owner)
    if place is not None:
        shutil.rmtree(place, ignore_errors=True)


def sweep(desk: Desk) -> None:
    """Do away with what waited for more than an hour; empty folders stay for who sends next."""
    for folder in _inside(desk.folder / HELD):
        for place in _inside(folder):
            if not _is_fresh(desk, place):
                shutil.rmtree(place, ignore_errors=True)


def _inside(folder: Path) -> tuple[Path, ...]:
    """List a folder that another request may take away at any moment."""
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


def _place(desk: Desk, token: str, owner: str) -> Path | None:
    folder = _of_owner(desk, owner)
    if not _TOKEN.fullmatch(token) or not folder.is_dir():
        return None
    return next(folder.glob(f"{_digest(token)}-*"), None)


def _of_owner(desk: Desk, owner: str) -> Path:
    return desk.folder / HELD / _digest(owner)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _since(place: Path) -> int:
    stamp = place.name.rpartition("-")[2]
    return int(stamp) if stamp.isascii() and stamp.isdigit() else 0


def _is_fresh(desk: Desk, place: Path) -> bool:
    return abs(desk.moment.timestamp() - _since(place)) <= _LONGEST.total_seconds()


def _plain(name: str) -> str:
    """Keep the name that messages are to tell, without what a disk could stumble over."""
    path = Path(name.replace("\\", "/").rpartition("/")[2])
    stem = " ".join(safe_name(word) for word in path.stem.split()) or safe_name("")
    return f"{stem[:_NAME]}{'.' + safe_name(path.suffix[1:10]) if path.suffix[1:] else ''}"


def _first(chunks: Iterable[bytes]) -> bytes:
    data = bytearray()
    for one in chunks:
        data += one[: _LIMIT - len(data)]
        if len(data) >= _LIMIT:
            break
    return bytes(data)
