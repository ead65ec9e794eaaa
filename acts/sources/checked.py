"""A data file read and checked against its schema, ready for the checks that a schema can't say."""

import dataclasses as dc
import re
from pathlib import Path
from typing import Any

from acts import resources
from acts.errors import InputError, Problem, Severity
from acts.sources.json_text import load_json
from acts.sources.nodes import Node, place, plain
from acts.sources.yaml_text import load_yaml

__all__ = ["Checked", "load_checked", "load_node"]


@dc.dataclass(slots=True, kw_only=True)
class Checked:
    """A file's data with what was found wrong so far.

    Attributes:
        file: The name as the person gave it.
        root: The values with their lines.
        data: The same as dictionaries, lists and text.
        problems: Errors and warnings; the checks of the file's own kind add theirs.
    """

    file: str
    root: Node
    data: Any
    problems: list[Problem]

    def locate(self, pointer: str) -> tuple[str, str]:
        """Give the file and the place of a pointer."""
        return self.file, place(self.root, pointer)

    def add(self, code: str, pointer: str, message: str, remedy: str) -> None:
        """Note an error at a pointer."""
        file, where = self.locate(pointer)
        self.problems.append(
            Problem(message=message, remedy=remedy, file=file, place=where, code=code)
        )

    def warnings(self) -> tuple[Problem, ...]:
        """Return what only asks for a look, in the order of lines.

        Raises:
            InputError: There are errors; all problems are in it.
        """
        in_order = sorted(self.problems, key=_line)
        if any(problem.severity is Severity.ERROR for problem in in_order):
            raise InputError(in_order)
        return tuple(in_order)


def _line(problem: Problem) -> int:
    found = re.match(r"строка ([0-9]+)", problem.place)
    return int(found[1]) if found else 0


def load_node(path: Path) -> Node:
    """Read a .json file as JSON and any other as YAML."""
    return load_json(path) if path.suffix.lower() == ".json" else load_yaml(path)


def load_checked(path: Path, schema: str, *, content: bytes | None = None) -> Checked:
    """Read a YAML file and check it against one of the package's schemas.

    Args:
        path: The file.
        schema: The schema's name, «roadmap».
        content: The file's bytes, where they were read before.

    Raises:
        InputError: It can't be read at all.
    """
    from acts.sources.schema import check, load_schema

    root = load_yaml(path, content=content)
    checked = Checked(file=str(path), root=root, data=plain(root), problems=[])
    checked.problems += check(checked.data, load_schema(resources.schema(schema)), checked.locate)
    return checked
