"""Whether this computer has what `acts` needs and the workspace is in order: a finding each."""

import dataclasses as dc
import enum
import importlib.metadata
import platform
import re
import shutil
import sys
import tempfile
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

from acts import __version__, resources
from acts.errors import ActsError
from acts.services.desk import Desk
from acts.services.pdf import find_converter
from acts.store.sqlite import engine

__all__ = ["Finding", "Health", "examine_computer", "examine_workspace"]

_OLDEST = (3, 11)
_ROOM = 200 * 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_.-]+")


class Health(enum.StrEnum):
    """How something is."""

    WELL = "well"
    LIMITED = "limited"  # something optional is missing: what works without it is said
    ILL = "ill"  # work is not possible, or records are in danger


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: What it is, in Russian.
        health: How it is.
        detail: What was found.
        remedy: What to do when it isn't well.
    """

    what: str
    health: Health
    detail: str
    remedy: str = ""


def examine_computer() -> Iterator[Finding]:
    """Look at Python, the libraries, the data of the package, LibreOffice and the disk."""
    yield _python()
    yield from _libraries()
    yield _package_data()
    yield _zones()
    yield _libreoffice()
    yield _scratch()


def examine_workspace(desk: Desk) -> Iterator[Finding]:
    """Look at an opened workspace: its journal, files and the room for new ones.

    Args:
        desk: The workspace; opening it has already proved settings, roadmap and store readable.
    """
    from acts.services.auditing import verify

    yield Finding(
        what="Рабочая папка",
        health=Health.WELL,
        detail=f"карта {desk.roadmap.id}, организаций {len(desk.store.organizations())}",
    )
    try:
        outcome = verify(desk, None)
    except ActsError as error:
        yield Finding(
            what="Журнал",
            health=Health.ILL,
            detail=str(error.problems[0]),
            remedy="Восстановите хранилище из копии",
        )
    else:
        wrong = len(outcome.problems)
        yield Finding(
            what="Журнал",
            health=Health.WELL if not wrong else Health.LIMITED if outcome.is_whole else Health.ILL,
            detail=f"событий {outcome.events}, актов {outcome.acts}, замечаний {wrong}",
            remedy="Подробности: acts journal verify" if wrong else "",
        )
    yield _room(desk.folder)
    open_files = sorted(one.name for one in desk.folder.glob("out/**/~$*.docx"))
    if open_files:
        yield Finding(
            what="Открытые документы",
            health=Health.LIMITED,
            detail=f"в Word сейчас открыто: {len(open_files)}",
            remedy="Закройте их, прежде чем формировать заново",
        )


def _python() -> Finding:
    version = platform.python_version()
    if sys.version_info < _OLDEST:
        return Finding(
            what="Python",
            health=Health.ILL,
            detail=version,
            remedy="Установите Python 3.11 или новее",
        )
    return Finding(what="Python", health=Health.WELL, detail=f"{version}, acts {__version__}")


def _libraries() -> Iterator[Finding]:
    """Compare what is installed with what the package asks for, by the package's own metadata."""
    missing = []
    try:
        needs = importlib.metadata.requires("acts") or []
    except importlib.metadata.PackageNotFoundError:
        needs = []
    for need in needs:
        name = _NAME.match(need)
        if name is None or "extra ==" in need:
            continue
        try:
            importlib.metadata.version(name.group())
        except importlib.metadata.PackageNotFoundError:
            missing.append(name.group())
    yield Finding(
        what="Библиотеки",
        health=Health.ILL if missing or not needs else Health.WELL,
        detail=f"нет: {', '.join(missing)}" if missing else f"на месте, {len(needs)}",
        remedy="Установите программу заново: py dev.py demo" if missing or not needs else "",
    )
    version, wal = engine()
    yield Finding(
        what="SQLite",
        health=Health.WELL,
        detail=f"{version}, журнал {'WAL' if wal else 'DELETE: так надёжнее'}",
    )


def _package_data() -> Finding:
    lost = [
        path.name
        for path in (resources.catalog(), resources.law(), resources.samples())
        if not path.exists()
    ]
    if not any(resources.roadmaps().rglob("*.yaml")):
        lost.append("roadmaps")
    return Finding(
        what="Шаблоны, схемы, карты",
        health=Health.ILL if lost else Health.WELL,
        detail=f"нет: {', '.join(lost)}" if lost else "на месте",
        remedy="Установите программу заново" if lost else "",
    )


def _zones() -> Finding:
    try:
        zoneinfo.ZoneInfo("Asia/Kamchatka")
    except zoneinfo.ZoneInfoNotFoundError:
        return Finding(
            what="Часовые пояса",
            health=Health.ILL,
            detail="сведений о поясах нет",
            remedy="Установите пакет tzdata: py -m pip install tzdata",
        )
    return Finding(what="Часовые пояса", health=Health.WELL, detail="на месте")


def _libreoffice() -> Finding:
    converter = find_converter()
    if converter is None:
        return Finding(
            what="LibreOffice",
            health=Health.LIMITED,
            detail="не найден: PDF не делаются, всё остальное работает",
            remedy="Нужен PDF – установите LibreOffice или сохраняйте как PDF в Word",
        )
    version = converter.version()
    if not version:
        return Finding(
            what="LibreOffice",
            health=Health.LIMITED,
            detail="найден, но не отвечает",
            remedy="Откройте его один раз сам по себе или переустановите",
        )
    return Finding(what="LibreOffice", health=Health.WELL, detail=version)


def _scratch() -> Finding:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"acts")
    except OSError:
        return Finding(
            what="Временная папка",
            health=Health.ILL,
            detail="в неё нельзя писать",
            remedy="Освободите место на диске или проверьте права",
        )
    return Finding(what="Временная папка", health=Health.WELL, detail="доступна")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    enough = free >= _ROOM
    return Finding(
        what="Место на диске",
        health=Health.WELL if enough else Health.LIMITED,
        detail=f"свободно {free // (1024 * 1024)} МБ",
        remedy="" if enough else "Освободите место: документам и копиям нужно хотя бы 200 МБ",
    )
