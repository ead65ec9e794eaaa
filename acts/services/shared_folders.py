"""Whether a folder lies on another computer: a database there is damaged sooner or later."""

import os
from pathlib import Path

__all__ = ["network_kind"]

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = frozenset(
    {"afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.sshfs", "glusterfs", "ncpfs", "nfs"}
    | {"nfs4", "smb3", "smbfs"}
)
_DRIVE_REMOTE = 4  # of GetDriveTypeW


def network_kind(folder: Path, *, mounts: Path = _MOUNTS) -> str:
    """Name the kind of network share a folder lies on; empty for a disk, or where nobody can tell.

    Args:
        folder: The folder.
        mounts: The system's list of what is mounted where.
    """
    whole = folder.resolve()
    if os.name == "nt":
        return _of_windows(whole)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # no Linux: it can't be found out without another program
        return ""
    best, kind = -1, ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # The list writes a blank as four characters.
        point = Path(fields[1].replace("\\040", " ").replace("\\134", "\\"))
        if whole.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind if kind in _REMOTE else ""


def _of_windows(folder: Path) -> str:
    drive = folder.drive
    if drive.startswith("\\\\"):
        return "smb"
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None or not drive:
        return ""
    is_remote = windows.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    return "smb" if is_remote else ""
