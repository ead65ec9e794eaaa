# ruff: noqa: E501 – tables of inputs read better in long lines
"""Watches one command: what it opens, connects to and starts, how long and how large it grows."""

import contextlib
import dataclasses as dc
import hashlib
import io
import os
import re
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from hostile_case import CANARIES

from acts.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
# A hang is found on any machine; the two seconds of a hostile input are measured on an idle one.
SECONDS, MEGABYTES = 10.0, 300
_STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.")
_TALKS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.", "ftplib.",
          "http.client.", "smtplib.", "webbrowser.")  # fmt: skip
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
            "shutil.", "os.chmod")  # fmt: skip
# The interpreter, its libraries, the program, zones of the system; and where nothing lies.
_LIBRARIES = tuple(
    str(Path(one).resolve())
    for one in {
        sys.prefix,
        sys.base_prefix,
        *sysconfig.get_paths().values(),
        str(ROOT),
        "/usr/share/zoneinfo",
        "/usr/lib",
        "/usr/local/lib",
        "/dev/null",
        "/dev/urandom",
        "/proc/self",
        f"/proc/{os.getpid()}",
        "/etc/localtime",
        "/etc/mime.types",
    }
)
CYRILLIC = re.compile("[а-яё]{3,}")
# Three Latin words in a row are a sentence of a library, but not in a path or a tag.
FOREIGN = re.compile(r"(?<![\w/\\.«{<(-])[A-Za-z]+ [a-z]+ [a-z]{2,} [a-z]+")
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


class _Hook:
    """The one audit hook; a hook can't be taken off, so it is switched."""

    watching = None

    def __call__(self, event, arguments):
        if self.watching is not None:
            self.watching(event, arguments)


HOOK = _Hook()
sys.addaudithook(HOOK)


@dc.dataclass
class Watch:
    """What one command did to the world."""

    allowed: tuple
    events: list = dc.field(default_factory=list)

    def __call__(self, event, arguments):
        if event.startswith((*_STARTS, *_TALKS)):
            self.events.append(f"{event} {arguments!r}"[:300])
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            self._opened(os.fsdecode(arguments[0]), arguments[1], arguments[2])
        elif event.startswith(_CHANGES):
            for one in arguments[:2]:
                if isinstance(one, str | bytes | os.PathLike):
                    self._place(f"{event} ", os.fsdecode(one), self.allowed)

    def _opened(self, path, mode, flags):
        writes = any(one in (mode or "") for one in "wax+") or (
            isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        places = (
            self.allowed if writes and "__pycache__" not in path else (*self.allowed, *_LIBRARIES)
        )
        self._place("write " if writes else "read ", path, places)

    def _place(self, what, path, places):
        held, HOOK.watching = HOOK.watching, None
        try:
            real = str(Path(path).resolve()) if "\x00" not in path else path
        finally:
            HOOK.watching = held
        if not any(real == one or real.startswith(one.rstrip("/") + "/") for one in places):
            self.events.append(f"{what}{real}"[:300])


@dc.dataclass(frozen=True)
class Said:
    """What a command answered, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    events: tuple = ()

    @property
    def words(self):
        return " ".join((self.out + self.err).split())


def say(arguments, *, allowed=()):
    """Run a command in this process under watch."""
    out, err = io.StringIO(), io.StringIO()
    watch = Watch(
        tuple(str(Path(one).resolve()) for one in (*allowed, tempfile.gettempdir() + "/acts"))
    )
    base = _peak(reset=True)
    start = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        HOOK.watching = watch
        try:
            code = run([str(one) for one in arguments])
        finally:
            HOOK.watching = None
    return Said(
        code=code,
        out=out.getvalue(),
        err=err.getvalue(),
        seconds=time.process_time() - start,
        megabytes=_peak() - base,
        events=tuple(watch.events),
    )


def _peak(*, reset=False):
    """Give the largest size of the process so far in megabytes, or since it was reset."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    if reset:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[1]) / 1024


def tree(folder):
    """List what is below a folder, each file with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }


def assert_lawful_answer(said, *, personal=True):
    """R1, R2, R5, R6, R7, R8: what holds for an answer to anything."""
    printed = said.out + said.err
    assert said.code in (0, 1, 2, 3), printed
    assert "Traceback" not in printed, printed
    assert "самой программе" not in printed, printed
    assert not UNSEEN.search(printed), UNSEEN.search(printed)[0].encode("unicode-escape")
    assert max(map(len, printed.splitlines()), default=0) <= 2_010
    assert not said.events, said.events
    assert said.seconds <= SECONDS, f"{said.seconds:.1f} s"
    assert said.megabytes <= MEGABYTES, f"{said.megabytes:.0f} MB"
    if personal:
        found = [one for one in CANARIES if one in printed.lower()]
        assert not found, printed


def assert_refused(said, file, says=()):
    """A refusal: exit 1, Russian, the file's name and each of the words."""
    assert_lawful_answer(said)
    assert said.code == 1, said.words
    assert CYRILLIC.search(said.words), said.words
    assert file in said.words, said.words
    foreign = FOREIGN.search(said.err)
    assert not foreign, foreign
    for one in says:
        assert one.lower() in said.words.lower(), f"{one!r} not in {said.words[:3000]}"
