"""What a file is to `acts`, told by its extension and its first keys, before it is checked."""

import dataclasses as dc
import enum
from collections.abc import Iterable, Mapping
from pathlib import Path

from acts.errors import InputError, Problem
from acts.sources.checked import load_node
from acts.sources.nodes import Mapping as MappingNode

__all__ = ["FileKind", "Recognised", "kind_of_folder", "recognise"]


class FileKind(enum.StrEnum):
    """What a file holds."""

    ROADMAP = "roadmap"
    ORGANIZATIONS = "organizations"
    REGISTERS = "registers"
    SCENARIO = "scenario"
    ACT_DATA = "act_data"
    FORM = "form"
    TEMPLATE = "template"
    BROKEN = "broken"  # it can't be read, so it can't be told what it is
    UNKNOWN = "unknown"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file and what it is.

    Attributes:
        path: The file.
        kind: What it holds.
        act: Code of the kind of act whose data or template it is; empty when its name or folder
            doesn't tell.
        problems: Why a broken one can't be read.
    """

    path: Path
    kind: FileKind
    act: str = ""
    problems: tuple[Problem, ...] = ()


# Keys that only one kind of file has at its top.
_MARKS = (
    (FileKind.ROADMAP, {"order", "items"}),
    (FileKind.SCENARIO, {"events", "actors"}),
    (FileKind.ORGANIZATIONS, {"organizations"}),
    (FileKind.REGISTERS, {"stamp"}),
    (FileKind.ACT_DATA, {"organization", "planned_on"}),
)
_DATA = frozenset({".yaml", ".yml", ".json"})
# A document in such a folder is meant as a template, whatever it is called.
_TEMPLATE_FOLDERS = frozenset({"шаблоны", "templates"})


def recognise(path: Path, acts: Mapping[str, str]) -> Recognised:
    """Tell what a file is.

    Args:
        path: The file.
        acts: What files of each kind of act are called, by the kind's code. A template has either
            for its name; the folder of a sample begins with the code: «order-pairs-small».

    Raises:
        OSError: The file can't be opened.
    """
    suffix = path.suffix.lower()
    if path.name.startswith(("~$", ".")):
        return Recognised(path=path, kind=FileKind.UNKNOWN)
    if suffix == ".xlsx":
        return Recognised(path=path, kind=FileKind.FORM)
    if suffix == ".docx":
        act = _kind_of_template(path.stem, acts)
        meant = act or path.absolute().parent.name.casefold() in _TEMPLATE_FOLDERS
        return Recognised(path=path, kind=FileKind.TEMPLATE if meant else FileKind.UNKNOWN, act=act)
    if suffix not in _DATA:
        return Recognised(path=path, kind=FileKind.UNKNOWN)
    try:
        root = load_node(path)
    except InputError as error:
        return Recognised(path=path, kind=FileKind.BROKEN, problems=error.problems)
    keys = {entry.key for entry in root.entries} if isinstance(root, MappingNode) else set()
    kind = next((kind for kind, marks in _MARKS if marks <= keys), FileKind.UNKNOWN)
    act = kind_of_folder(path.parent.name, acts) if kind is FileKind.ACT_DATA else ""
    return Recognised(path=path, kind=kind, act=act)


def kind_of_folder(name: str, acts: Iterable[str]) -> str:
    """Tell the kind of act from a sample's folder; empty when its name begins with none.

    >>> kind_of_folder("order-pairs-small", ("order", "order_pairs"))
    'order_pairs'
    """
    folder = name.replace("_", "-")
    fitting = [
        code
        for code in acts
        if folder == (dashed := code.replace("_", "-")) or folder.startswith(f"{dashed}-")
    ]
    return max(fitting, key=len, default="")


def _kind_of_template(stem: str, acts: Mapping[str, str]) -> str:
    # Windows tells no «Приказ» from «приказ».
    name = stem.casefold()
    return next(
        (code for code, title in acts.items() if name in (code, title.casefold())),
        "",
    )
