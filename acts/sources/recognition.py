"""What a file is to `acts`, told by its extension and its first keys, before it is checked."""

import dataclasses as dc
import enum
from pathlib import Path

from acts.errors import InputError, Problem
from acts.sources.checked import load_node
from acts.sources.nodes import Mapping

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
        act: Code of the kind of act whose data or template it is, or empty.
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


def recognise(path: Path, acts: tuple[str, ...]) -> Recognised:
    """Tell what a file is.

    Args:
        path: The file.
        acts: Codes of the kinds of acts; a template is called by its code, the folder of a
            sample begins with it: «order-pairs-small».

    Raises:
        OSError: The file can't be opened.
    """
    suffix = path.suffix.lower()
    if path.name.startswith(("~$", ".")):
        return Recognised(path=path, kind=FileKind.UNKNOWN)
    if suffix == ".xlsx":
        return Recognised(path=path, kind=FileKind.FORM)
    if suffix == ".docx":
        known = path.stem in acts
        kind = FileKind.TEMPLATE if known else FileKind.UNKNOWN
        return Recognised(path=path, kind=kind, act=path.stem if known else "")
    if suffix not in _DATA:
        return Recognised(path=path, kind=FileKind.UNKNOWN)
    try:
        root = load_node(path)
    except InputError as error:
        return Recognised(path=path, kind=FileKind.BROKEN, problems=error.problems)
    keys = {entry.key for entry in root.entries} if isinstance(root, Mapping) else set()
    kind = next((kind for kind, marks in _MARKS if marks <= keys), FileKind.UNKNOWN)
    act = kind_of_folder(path.parent.name, acts) if kind is FileKind.ACT_DATA else ""
    return Recognised(path=path, kind=kind, act=act)


def kind_of_folder(name: str, acts: tuple[str, ...]) -> str:
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
