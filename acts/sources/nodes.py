"""Values of a data file that remember their lines: what the YAML and JSON readers return."""

import dataclasses as dc
from typing import Any, TypeAlias

from acts.errors import InputError, Problem

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Problems",
    "Scalar",
    "Sequence",
    "escape",
    "line_of",
    "place",
    "plain",
]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value; YAML gives only text, JSON also integers, booleans and null."""

    value: str | int | bool | None
    line: int


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list of values."""

    items: "tuple[Node, ...]"
    line: int


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key with its value; `line` is the key's own line."""

    key: str
    line: int
    value: "Node"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with values in the order of the file."""

    entries: tuple[Entry, ...]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Problems:
    """The gathered problems of one file.

    Args:
        file: The file's name as the person gave it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self._seen: set[Problem] = set()

    def add(self, code: str, where: str, message: str, remedy: str = "") -> None:
        """Note a problem once; `where` is the place inside the file."""
        problem = Problem(message=message, remedy=remedy, file=self.file, place=where, code=code)
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    def stop(self, code: str, where: str, message: str, remedy: str = "") -> InputError:
        """Note the problem that ends the reading and return the error with all of them."""
        self.add(code, where, message, remedy)
        return InputError(self.found)

    def raise_any(self) -> None:
        """Stop when something was noted.

        Raises:
            InputError: With everything noted so far.
        """
        if self.found:
            raise InputError(self.found)


def plain(node: Node) -> Any:
    """Return the value as dictionaries, lists and scalars, the shape JSON Schema checks."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def escape(key: str) -> str:
    """Write a key as a part of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def line_of(root: Node, pointer: str) -> int:
    """Find the line of a JSON pointer; of the nearest value above it when it leads nowhere.

    Args:
        root: The file's value.
        pointer: «/items/3/deadline»; an empty string means the whole file.
    """
    node, line = root, root.line
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Mapping):
            entry = next((one for one in node.entries if one.key == name), None)
            if entry is None:
                return line
            node, line = entry.value, entry.line
        elif isinstance(node, Sequence) and name.isascii() and name.isdigit():
            if int(name) >= len(node.items):
                return line
            node = node.items[int(name)]
            line = node.line
        else:
            return line
    return line


def place(root: Node, pointer: str) -> str:
    """Name a place for a person and for a program: «строка 12, /items/3/deadline»."""
    shown = pointer if len(pointer) <= 200 else pointer[:199] + "…"
    return f"строка {line_of(root, pointer)}" + (f", {shown}" if shown else "")
