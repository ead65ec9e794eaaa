"""Roadmaps as a person asks for them: which there are, what one says, whether it is in order."""

import dataclasses as dc
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from acts import resources
from acts.deadlines.policy import calendar_of
from acts.errors import InputError, Problem
from acts.plan import Occurrence, lay_out
from acts.roadmap import Item, Roadmap
from acts.roadmap_review import Comparison, Finding, compare, open_questions, review
from acts.sources.look_alikes import nearest
from acts.sources.roadmaps import list_roadmaps, load_roadmap, read_roadmap

__all__ = [
    "Checkup",
    "Listed",
    "check",
    "dates_of",
    "known",
    "open_readings",
    "open_roadmap",
    "reviewed",
    "roadmap_file",
]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A roadmap file: what it holds, or why it can't be read.

    Attributes:
        path: The file.
        roadmap: Its roadmap, or None.
        problems: Everything that is wrong with an unreadable one.
    """

    path: Path
    roadmap: Roadmap | None
    problems: tuple[Problem, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What came of checking one file.

    Attributes:
        path: The file.
        roadmap: Its roadmap, or None when it can't be read.
        comparison: Its findings against the accepted ones, or None.
        problems: Errors of an unreadable file, warnings of a readable one.
    """

    path: Path
    roadmap: Roadmap | None
    comparison: Comparison | None
    problems: tuple[Problem, ...]

    @property
    def is_clean(self) -> bool:
        """Whether it can be read and exactly the accepted findings occur."""
        return self.comparison is not None and self.comparison.is_clean


def known(folder: Path | None = None) -> tuple[Listed, ...]:
    """List the shipped roadmaps and those of one more folder.

    Args:
        folder: Where else to look; roadmaps in folders below it count too.
    """
    folders = [resources.roadmaps()] + ([folder] if folder is not None else [])
    paths = {path.resolve(): path for one in folders for path in list_roadmaps(one)}
    return tuple(_listed(path) for path in paths.values())


def _listed(path: Path) -> Listed:
    try:
        return Listed(path=path, roadmap=load_roadmap(path))
    except InputError as error:
        return Listed(path=path, roadmap=None, problems=error.problems)


def open_roadmap(name: str = "") -> Roadmap:
    """Open a roadmap by file or by the code of a shipped one.

    Raises:
        InputError: No such roadmap, more than one to choose from, or the file is broken.
        OSError: The file can't be opened.
    """
    return load_roadmap(roadmap_file(name))


def roadmap_file(name: str = "") -> Path:
    """Find the file of a roadmap.

    Args:
        name: A path, a code like «kamchatka-553» (its last edition), a code with an edition
            («kamchatka-553@1»), or nothing when only one is shipped.

    Raises:
        InputError: No such roadmap, or more than one to choose from.
    """
    if name and _is_path(name):
        return Path(name)
    shipped: dict[str, Path] = {}
    for one in sorted(known(), key=lambda one: one.roadmap.edition if one.roadmap else 0):
        if one.roadmap is not None:
            shipped[one.roadmap.id] = one.path  # the last edition wins
            if name == f"{one.roadmap.id}@{one.roadmap.edition}":
                return one.path
    if name in shipped:
        return shipped[name]
    if not name and len(shipped) == 1:
        return next(iter(shipped.values()))
    listed = ", ".join(f"«{code}»" for code in sorted(shipped))
    close = nearest(name, shipped)
    raise InputError(
        Problem(
            message=f"дорожной карты «{name[:80]}» нет"
            if name
            else "не сказано, какая карта нужна",
            remedy=f"Возможно, нужно «{close}»"
            if close
            else f"Укажите файл или код: {listed or 'в поставке нет ни одной'}",
            code="roadmap.unknown",
        )
    )


def _is_path(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def check(names: Sequence[str | Path] = ()) -> tuple[Checkup, ...]:
    """Check roadmaps: those given, or else all that are shipped.

    Args:
        names: Files or codes of shipped roadmaps; one that can't be read, or isn't there, has its
            problems in its checkup.
    """
    if not names:
        return tuple(_check(path) for path in list_roadmaps(resources.roadmaps()))
    return tuple(_check_named(name) for name in names)


def _check_named(name: str | Path) -> Checkup:
    path = Path(name)
    try:
        return _check(path if path.exists() else roadmap_file(str(name)))
    except OSError:
        return _unreadable(path)
    except InputError as error:
        return Checkup(path=path, roadmap=None, comparison=None, problems=error.problems)


def _check(path: Path) -> Checkup:
    try:
        roadmap, warnings = read_roadmap(path)
    except InputError as error:
        return Checkup(path=path, roadmap=None, comparison=None, problems=error.problems)
    except OSError:
        return _unreadable(path)
    comparison = compare(reviewed(path, roadmap), roadmap.accepted_findings)
    return Checkup(path=path, roadmap=roadmap, comparison=comparison, problems=warnings)


def reviewed(path: Path, roadmap: Roadmap) -> tuple[Finding, ...]:
    """Review a roadmap, with the higher roadmaps that its items name as parents.

    Those are looked for beside the file and among the shipped ones; of several editions the last
    one counts, and a file beside this one more than a shipped one.

    Args:
        path: Where it was read from.
        roadmap: What was read.
    """
    named = {item.parent.roadmap for item in roadmap.items if item.parent is not None}
    return review(roadmap, _higher(path, named) if named else {})


def _higher(path: Path, named: set[str]) -> Mapping[str, Roadmap]:
    found: dict[str, Roadmap] = {}
    beside = sorted(one for one in path.parent.glob("*.y*ml") if one.is_file())
    for files in (list_roadmaps(resources.roadmaps()), beside):
        here = [one for one in _readable(files) if one.id in named]
        found |= {one.id: one for one in sorted(here, key=lambda one: one.edition)}
    return found


def _readable(files: Sequence[Path]) -> Iterator[Roadmap]:
    """Read what can be read: a broken neighbour is named when it is checked itself."""
    for path in files:
        try:
            yield load_roadmap(path)
        except (InputError, OSError):
            continue


def dates_of(roadmap: Roadmap, item: Item) -> tuple[Occurrence, ...]:
    """Lay out one item for nobody in particular, by the roadmap's own rules."""
    alone = dc.replace(roadmap, items=(item,))
    return lay_out(alone, calendar_of(roadmap.policies))


def open_readings(roadmap: Roadmap, item: Item) -> Mapping[int | None, str]:
    """Map the readings of an item that wait for a person's word to the question about each."""
    alone = dc.replace(roadmap, items=(item,))
    return {one.index: one.question for one in open_questions(alone)}


def _unreadable(path: Path) -> Checkup:
    """Name a missing file: one of many must not hide what is wrong with the others."""
    missing = Problem(
        message="файл не открывается",
        remedy="Проверьте имя и право на чтение",
        file=str(path),
        code="file.unreadable",
    )
    return Checkup(path=path, roadmap=None, comparison=None, problems=(missing,))
