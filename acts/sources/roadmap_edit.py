"""Writes a person's word into a roadmap file and leaves every other byte of it as it was."""

import copy
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from acts.deadlines.mapping import from_mapping, to_mapping
from acts.deadlines.reading import Reading
from acts.errors import InputError, Problem
from acts.roadmap import Confirmation
from acts.roadmap_review import as_included

__all__ = ["confirmed_bytes"]

_BOM = b"\xef\xbb\xbf"
_BARE = re.compile(r"[a-z][a-z_]*")


def confirmed_bytes(
    path: Path,
    *,
    item: str,
    index: int | None,
    held: Reading | None,
    readings: Sequence[Reading],
    confirmation: Confirmation,
) -> bytes:
    """Give a roadmap file with readings confirmed; comments, order and line breaks stay.

    Args:
        path: The file.
        item: Number of the item.
        index: Which reading of its deadline, or None where the file has none at all.
        held: The reading the file holds there, or None: the file may have changed meanwhile.
        readings: What takes its place; the same reading only gets its confirmation.
        confirmation: Who, when and why.

    Raises:
        InputError: The place is not in the file as it was read, or it can't be written there.
        OSError: The file can't be opened.
    """
    raw = path.read_bytes()
    text = raw.removeprefix(_BOM).decode("utf-8")
    edit = _Edit(text, confirmation)
    try:
        deadline = edit.deadline(item)
        if index is None:
            edit.add_readings(deadline, readings)
        else:
            edit.confirm(deadline, index, held, readings)
        after = edit.text()
        _prove(text, after, item, index, readings, confirmation)
    except (_Elsewhere, yaml.YAMLError) as error:
        raise InputError(
            Problem(
                message=f"подтверждение п. {item} не вписать: файл не такой, как был прочитан",
                remedy="Проверьте, не изменился ли файл, и повторите; либо впишите confirmed сами",
                file=str(path),
                place=f"п. {item}",
                code="roadmap.edit",
            )
        ) from error
    return (_BOM if raw.startswith(_BOM) else b"") + after.encode("utf-8")


class _Elsewhere(Exception):
    """The file is not as it was read."""


class _Edit:
    """Changes of one text, each at a place of the text as it was."""

    def __init__(self, text: str, confirmation: Confirmation) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._changes: list[tuple[int, int, str]] = []
        self._fields = {
            "by": _quoted(confirmation.by),
            "on": confirmation.on.isoformat(),
            "reason": _quoted(confirmation.reason),
        }

    def text(self) -> str:
        """Give the text with all changes made."""
        done = self._text
        # From the end; of two at one place the later one first, so that it comes below.
        for start, end, new in sorted(reversed(self._changes), key=_place, reverse=True):
            done = done[:start] + new + done[end:]
        return done

    def deadline(self, item: str) -> yaml.MappingNode:
        """Find the deadline of an item."""
        root = yaml.compose(self._text, Loader=yaml.SafeLoader)
        for row in _sequence(_value(root, "items")).value:
            number = _value(row, "number")
            if isinstance(number, yaml.ScalarNode) and number.value == item:
                return _mapping(_value(row, "deadline"))
        raise _Elsewhere

    def confirm(
        self,
        deadline: yaml.MappingNode,
        index: int,
        held: Reading | None,
        readings: Sequence[Reading],
    ) -> None:
        """Put the confirmation beside a reading, and another reading in its place if need be."""
        rows = _sequence(_value(deadline, "readings"))
        if index >= len(rows.value):
            raise _Elsewhere
        term = _mapping(rows.value[index])
        key, value = _entry(term, "reading")
        found = from_mapping(_plain(value))
        if _value(term, "confirmed") is not None or not _is_held(found, held):
            raise _Elsewhere
        first, *more = readings
        end = self._end(value)
        if first != found:
            self._changes.append((self._after_colon(key), end, f" {_flow(first)}"))
        if term.flow_style:
            self._changes.append((end, end, f", confirmed: {self._in_line()}"))
        else:
            self._add_lines(end, self._block(key.start_mark.column))
        self._add_rows(rows, term, more)

    def _add_rows(
        self, rows: yaml.SequenceNode, term: yaml.MappingNode, more: Sequence[Reading]
    ) -> None:
        if rows.flow_style:
            end = term.end_mark.index
            self._changes += [(end, end, f", {self._row_in_line(one)}") for one in more]
        else:
            for one in more:
                self._add_lines(self._end(term), self._row(rows.start_mark.column, one))

    def add_readings(self, deadline: yaml.MappingNode, readings: Sequence[Reading]) -> None:
        """Write readings where the file has none."""
        if _value(deadline, "readings") is not None:
            raise _Elsewhere
        if deadline.flow_style:
            listed = ", ".join(self._row_in_line(one) for one in readings)
            end = deadline.end_mark.index - 1
            self._changes.append((end, end, f", readings: [{listed}]"))
            return
        indent = deadline.value[0][0].start_mark.column
        lines = [f"{' ' * indent}readings:"]
        for one in readings:
            lines += self._row(indent + 2, one)
        self._add_lines(self._end(deadline), lines)

    def _add_lines(self, after: int, lines: Sequence[str]) -> None:
        """Insert lines below the line that holds a place, so that its comment stays with it."""
        found = self._text.find("\n", after)
        at = len(self._text) if found < 0 else found + 1
        lead = self._newline if found < 0 else ""
        self._changes.append((at, at, lead + "".join(f"{one}{self._newline}" for one in lines)))

    def _row(self, indent: int, reading: Reading) -> list[str]:
        return [f"{' ' * indent}- reading: {_flow(reading)}", *self._block(indent + 2)]

    def _block(self, indent: int) -> list[str]:
        lead = " " * indent
        return [
            f"{lead}confirmed:",
            *(f"{lead}  {name}: {value}" for name, value in self._fields.items()),
        ]

    def _in_line(self) -> str:
        return "{" + ", ".join(f"{name}: {value}" for name, value in self._fields.items()) + "}"

    def _row_in_line(self, reading: Reading) -> str:
        return f"{{reading: {_flow(reading)}, confirmed: {self._in_line()}}}"

    def _end(self, node: Any) -> int:
        """Find the last sign of a value: the mark of a block lies before what follows it."""
        start: int = node.start_mark.index
        end: int = node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            return start + len(self._text[start:end].rstrip())
        if node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _after_colon(self, key: yaml.Node) -> int:
        return self._text.index(":", key.end_mark.index) + 1


def _prove(
    before: str,
    after: str,
    item: str,
    index: int | None,
    readings: Sequence[Reading],
    confirmation: Confirmation,
) -> None:
    """Hold the new text against the old one with just this change made to its values."""
    right = copy.deepcopy(_plain(yaml.compose(before, Loader=yaml.SafeLoader)))
    given = {
        "by": confirmation.by,
        "on": confirmation.on.isoformat(),
        "reason": confirmation.reason,
    }
    rows = [{"reading": _as_text(one), "confirmed": given} for one in readings]
    deadline = next(one["deadline"] for one in right["items"] if one["number"] == item)
    if index is None:
        deadline["readings"] = rows
    else:
        held = deadline["readings"][index]["reading"]
        if from_mapping(held) == readings[0]:
            rows[0]["reading"] = held  # written otherwise than we write it, and left so
        deadline["readings"][index : index + 1] = rows[:1]
        deadline["readings"][index + 1 : index + 1] = rows[1:]
    if _plain(yaml.compose(after, Loader=yaml.SafeLoader)) != right:
        raise _Elsewhere


def _is_held(found: object, held: Reading | None) -> bool:
    """Whether a file still holds what was read from it; a bound is read by the wording."""
    return found == held or (isinstance(found, Reading) and as_included(found) == held)


def _place(change: tuple[int, int, str]) -> int:
    return change[0]


def _value(node: object, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _entry(node: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node]:
    for name, value in node.value:
        if name.value == key:
            return name, value
    raise _Elsewhere


def _mapping(node: object) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise _Elsewhere
    return node


def _sequence(node: object) -> yaml.SequenceNode:
    if not isinstance(node, yaml.SequenceNode):
        raise _Elsewhere
    return node


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return node.value


def _as_text(reading: Reading) -> dict[str, str]:
    return {key: _word(value) for key, value in to_mapping(reading).items()}


def _word(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    return str(value)


def _flow(reading: Reading) -> str:
    """Write a reading as roadmap files do: «{kind: yearly, end_day: "09-01"}»."""
    pairs = (
        f"{key}: {word if _BARE.fullmatch(word) or word in ('да', 'нет') else _quoted(word)}"
        for key, word in _as_text(reading).items()
    )
    return "{" + ", ".join(pairs) + "}"


def _quoted(text: str) -> str:
    """Write a YAML string in double quotes; JSON's escapes are among YAML's."""
    return json.dumps(text, ensure_ascii=False)
