"""Check files by themselves, without a store: what CI and a commit hook run."""

import dataclasses as dc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from acts import resources
from acts.errors import InputError, Problem, Severity
from acts.packages import write_whole
from acts.roadmap_review import compare
from acts.services.act_files import OUTPUT
from acts.services.rendering import findings_of_data
from acts.services.roadmaps import reviewed
from acts.services.template_checking import check_template
from acts.sources.catalog import load_catalog
from acts.sources.forms import read_form
from acts.sources.organizations import read_organizations
from acts.sources.recognition import FileKind, Recognised, recognise
from acts.sources.register_yaml import read_registers
from acts.sources.roadmaps import places_of, read_roadmap
from acts.sources.scenarios import load_scenario

__all__ = ["USUAL_FOLDERS", "CheckedFile", "check_files", "find_files", "write_report"]

# Where files of ours lie; looked into when nobody says where to look.
USUAL_FOLDERS = ("roadmaps", "samples", "templates", "acts/templates", "шаблоны", "формы")
_PASSED_OVER = frozenset({OUTPUT, "прежние", "node_modules", "__pycache__"})
_ABOUT = re.compile(r"(пп?\.|показател[ьи]) ([^\s,]+)")
_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xlsx", ".docx"})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file that was looked at.

    Attributes:
        path: The file, as it was given or found.
        kind: What it is; an unknown one was passed over.
        problems: Everything found in it.
    """

    path: Path
    kind: FileKind
    problems: tuple[Problem, ...] = ()

    @property
    def is_rejected(self) -> bool:
        """Whether anything rejects the file."""
        return any(one.severity is Severity.ERROR for one in self.problems)

    @property
    def is_passed_over(self) -> bool:
        """Whether it is none of ours, so that nothing was checked."""
        return self.kind is FileKind.UNKNOWN


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """List the files to look at: those given, and in folders those that may be ours, by name.

    Args:
        paths: Files and folders; hidden folders, results and old forms are passed over.

    Raises:
        InputError: A path is not there; all such are named.
    """
    missing = [one for one in paths if not one.exists()]
    if missing:
        raise InputError(
            Problem(
                message="такого файла или папки нет",
                remedy="Проверьте имя",
                file=str(one),
                code="file.missing",
            )
            for one in missing
        )
    found = (file for one in paths for file in (_inside(one) if one.is_dir() else (one,)))
    return tuple({file.resolve(): file for file in found}.values())


def check_files(files: Iterable[Path], *, strict: bool = False) -> Iterator[CheckedFile]:
    """Check each file by what it is; one that can't be read doesn't hide the others.

    Args:
        files: What `find_files` listed.
        strict: Whether a warning counts as an error, for whoever reads the answer.
    """
    acts = {kind.code: kind.file_title for kind in load_catalog(resources.catalog())}
    for file in files:
        try:
            known = recognise(file, acts)
            problems = known.problems or tuple(_CHECKS[known.kind](known))
        except InputError as error:
            problems = error.problems
        except OSError:
            known = Recognised(path=file, kind=FileKind.BROKEN)
            problems = (
                Problem(
                    message="файл не открывается",
                    remedy="Проверьте право на чтение",
                    code="file.unreadable",
                ),
            )
        yield CheckedFile(
            path=file,
            kind=known.kind,
            problems=tuple(
                dc.replace(
                    one,
                    file=one.file or str(file),
                    severity=Severity.ERROR if strict else one.severity,
                )
                for one in problems
            ),
        )


def write_report(path: Path, text: str) -> None:
    """Write what was found into a file, whole or not at all."""
    write_whole(path, f"{text}\n".encode())


def _inside(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            one for one in folders if not one.startswith(".") and one not in _PASSED_OVER
        )
        for name in sorted(names):
            if Path(name).suffix.lower() in _SUFFIXES:
                yield Path(root) / name


def _roadmap(file: Recognised) -> Iterator[Problem]:
    roadmap, warnings = read_roadmap(file.path)
    yield from warnings
    comparison = compare(reviewed(file.path, roadmap), roadmap.accepted_findings)
    lines = {} if comparison.is_clean else places_of(file.path)
    for new in comparison.new:
        yield Problem(
            message=new.message,
            remedy="Исправьте или внесите в accepted_findings с причиной",
            place=_on_its_line(new.where, lines),
            code=new.code,
        )
    for gone in comparison.vanished:
        yield Problem(
            message="принятое замечание больше не встречается",
            remedy="Удалите его из accepted_findings",
            place=_placed(gone.where, lines.get(f"{gone.code} {gone.where}")),
            code=gone.code,
        )


def _on_its_line(where: str, lines: Mapping[str, int]) -> str:
    """Put the line before «п. 16, примечание», and that of the first before «пп. 5, 6»."""
    found = _ABOUT.match(where)
    if found is None:
        return where
    word = {"пп.": "п.", "показатели": "показатель"}.get(found[1], found[1])
    return _placed(where, lines.get(f"{word} {found[2]}"))


def _placed(where: str, line: int | None) -> str:
    return f"строка {line}, {where}" if line else where


def _organizations(file: Recognised) -> tuple[Problem, ...]:
    return read_organizations(file.path)[1]


def _scenario(file: Recognised) -> tuple[Problem, ...]:
    load_scenario(file.path)
    return ()


def _registers(file: Recognised) -> tuple[Problem, ...]:
    return read_registers(file.path).problems


def _form(file: Recognised) -> tuple[Problem, ...]:
    return read_form(file.path).problems


def _template(file: Recognised) -> tuple[Problem, ...]:
    if not file.act:
        kinds = load_catalog(resources.catalog())
        names = ", ".join(f"«{kind.file_title or kind.code}.docx»" for kind in kinds)
        return (
            Problem(
                message="не понять, какого вида этот шаблон, поэтому он не проверен",
                remedy=f"Назовите файл по виду акта: {names}",
                code="check.template-kind",
                severity=Severity.WARNING,
            ),
        )
    return check_template(file.path, file.act).problems


def _act_data(file: Recognised) -> tuple[Problem, ...]:
    if not file.act:
        return (
            Problem(
                message="не понять, какого вида документа эти данные",
                remedy="Назовите папку по виду: samples/order-implementation-2026/data.yaml",
                code="check.kind",
            ),
        )
    return findings_of_data(file.act, file.path)


def _nothing(_: Recognised) -> tuple[Problem, ...]:
    return ()


_CHECKS: dict[FileKind, Callable[[Recognised], Iterable[Problem]]] = {
    FileKind.ROADMAP: _roadmap,
    FileKind.ORGANIZATIONS: _organizations,
    FileKind.REGISTERS: _registers,
    FileKind.SCENARIO: _scenario,
    FileKind.ACT_DATA: _act_data,
    FileKind.FORM: _form,
    FileKind.TEMPLATE: _template,
    FileKind.BROKEN: _nothing,
    FileKind.UNKNOWN: _nothing,
}
