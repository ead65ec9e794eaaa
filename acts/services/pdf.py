"""PDF copies of our own documents, by LibreOffice where it is installed."""

import contextlib
import dataclasses as dc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from acts.errors import ConfigurationError, Problem
from acts.packages import write_whole

__all__ = ["Converter", "find_converter", "pdf_copies", "to_pdf"]

PROGRAM_VARIABLE = "ACTS_SOFFICE"
_NAMES = ("soffice", "libreoffice")
_SECONDS = 120
_SECONDS_PER_FILE = 10
_INSTALL = (
    "Установите LibreOffice (бесплатно) или сохраните документ как PDF в Word: «Файл → Экспорт»"
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Converter:
    """LibreOffice on this computer.

    Attributes:
        program: Its executable.
    """

    program: Path

    def version(self) -> str:
        """Ask the program what it is, «LibreOffice 7.4.7.2»; empty when it doesn't answer."""
        try:
            done = subprocess.run(  # noqa: S603 – the program that `find_converter` found
                [self.program, "--version"], capture_output=True, timeout=30, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        words = done.stdout.decode("utf-8", errors="replace").split()
        return " ".join(words[:2])


def find_converter() -> Converter | None:
    """Find LibreOffice: named by `ACTS_SOFFICE`, on the path, or where its installer puts it."""
    named = os.environ.get(PROGRAM_VARIABLE, "")
    if named:
        return Converter(program=Path(named)) if Path(named).is_file() else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Converter(program=Path(found))
    return next((Converter(program=one) for one in _usual_places() if one.is_file()), None)


def to_pdf(document: Path, folder: Path) -> Path:
    """Write the PDF of one document; see `pdf_copies`."""
    return pdf_copies([document], folder)[0]


def pdf_copies(
    documents: Sequence[Path], folder: Path | None = None, *, seconds: int | None = None
) -> tuple[Path, ...]:
    """Write PDF copies of documents that `acts` made, by one run of LibreOffice.

    It runs with a profile of its own, so that a window the user has open is left alone, and is
    stopped with everything it started when its time is over. A PDF appears whole or not at all.

    Args:
        documents: Files of ours; a foreign file is never given to LibreOffice.
        folder: Where the copies go; None puts each beside its document.
        seconds: Time limit; None takes two minutes and ten seconds for each document.

    Raises:
        ConfigurationError: There is no LibreOffice, it failed, or its time is over.
    """
    if not documents:
        return ()
    converter = find_converter()
    if converter is None:
        raise ConfigurationError(
            Problem(
                message="PDF не сделан: LibreOffice на этом компьютере не найден",
                remedy=_INSTALL,
                code="pdf.no-program",
            )
        )
    limit = seconds or _SECONDS + _SECONDS_PER_FILE * len(documents)
    with tempfile.TemporaryDirectory(prefix="acts-pdf-", ignore_cleanup_errors=True) as scratch:
        return tuple(_convert(converter, documents, folder, Path(scratch), limit))


def _convert(
    converter: Converter, documents: Sequence[Path], folder: Path | None, scratch: Path, limit: int
) -> Iterable[Path]:
    # Plain names of our own: two documents may share a name, and Cyrillic is not every build's.
    sources = [scratch / f"{number}.docx" for number in range(len(documents))]
    for document, source in zip(documents, sources, strict=True):
        source.write_bytes(document.read_bytes())
    profile = scratch / "profile"
    _run(
        [
            str(converter.program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", "pdf", "--outdir", str(scratch)),
            *map(str, sources),
        ],
        limit,
    )
    made = [source.with_suffix(".pdf") for source in sources]
    missing = [
        document.name for document, pdf in zip(documents, made, strict=True) if not pdf.is_file()
    ]
    if missing:
        raise ConfigurationError(
            Problem(
                message=f"LibreOffice не сделал PDF: {', '.join(missing[:5])}",
                remedy="Откройте документ в LibreOffice или Word и сохраните как PDF там",
                code="pdf.failed",
            )
        )
    written = []
    for document, pdf in zip(documents, made, strict=True):
        target = (folder or document.parent) / f"{document.stem}.pdf"
        write_whole(target, pdf.read_bytes())
        written.append(target)
    return written


def _run(command: list[str], limit: int) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603 – a fixed command over files of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise ConfigurationError(
            Problem(
                message="PDF не сделан: LibreOffice не запускается",
                remedy="Проверьте, открывается ли он сам, или переустановите его",
                code="pdf.no-start",
            )
        ) from error
    try:
        process.wait(timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise ConfigurationError(
            Problem(
                message=f"PDF не сделан: LibreOffice не ответил за {limit} с и остановлен",
                remedy="Повторите; если не поможет, сохраните документ как PDF в Word",
                code="pdf.timeout",
            )
        ) from error
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: its launcher leaves the real one behind."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603 – stops the process we started
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True,
                check=False,
            )
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _usual_places() -> Iterable[Path]:
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / "LibreOffice" / "program" / "soffice.exe"
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
