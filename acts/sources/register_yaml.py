"""The registers as a YAML file: for samples, Git and transfer; written and read back equal."""

import dataclasses as dc
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from acts.errors import InputError, Problem, Severity
from acts.registers.column import Column, Table, ValueKind
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import EXCLUDED, TABLES
from acts.russian.look_alikes import nearest
from acts.sources.form_codes import CODE, FirstSeen
from acts.sources.form_values import read_value
from acts.sources.forms import ReadForm
from acts.sources.nodes import Entry, Node, Scalar, Sequence
from acts.sources.nodes import Mapping as Branch
from acts.sources.yaml_text import load_yaml

__all__ = ["read_registers", "registers_yaml"]

_ORGANIZATION, _REVISION, _CODE = "organization", "revision", "code"
_STAMP = "stamp"
_EXCLUDE = Column(key=EXCLUDED, title="исключить", hint="", kind=ValueKind.YES_NO)
_PLAIN = re.compile(r"[А-Яа-яЁёA-Za-z0-9«№(][А-Яа-яЁёA-Za-z0-9«»№()., ;/+–-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_REVISION_DIGITS = re.compile(r"[0-9]{1,9}")


def registers_yaml(rows: Iterable[Row | OfferedRow], *, organization: str, revision: int) -> str:
    """Write registers as YAML, table by table, with the revision they are of.

    Args:
        rows: Rows; their values are canonical text.
        organization: Id of the organisation.
        revision: Revision of the registers.

    Returns:
        Text that `read_registers` reads back as the same rows.
    """
    kept = tuple(rows)
    lines = [
        f"{_STAMP}:",
        f"  {_ORGANIZATION}: {_quoted(organization)}",
        f"  {_REVISION}: {revision}",
    ]
    for table in TABLES:
        own = [row for row in kept if row.table == table.key]
        if own:
            lines += ["", f"# {table.title}", f"{table.key}:"]
        for row in own:
            lines += _row_lines(table, row)
    return "\n".join(lines) + "\n"


def read_registers(path: Path) -> ReadForm:
    """Read registers from YAML.

    Args:
        path: The file.

    Raises:
        InputError: The file as a whole can't be read as YAML.
        OSError: The file can't be opened.
    """
    root = load_yaml(path)
    reading = _Reading(str(path))
    if not isinstance(root, Branch):
        raise InputError(
            reading.problem(
                "yaml-shape",
                root.line,
                "файл не похож на файл реестров",
                "Возьмите выгруженный файл",
            )
        )
    rows = reading.tables(root)
    return ReadForm(
        organization=reading.organization,
        revision=reading.revision,
        rows=rows,
        problems=tuple(reading.problems),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _row_lines(table: Table, row: Row | OfferedRow) -> list[str]:
    pairs = [(_CODE, row.code)] if row.code else []
    pairs += [(one.key, row.values[one.key]) for one in table.columns if one.key in row.values]
    if row.excluded or (isinstance(row, OfferedRow) and row.excluded is not None):
        pairs.append((EXCLUDED, "да" if row.excluded else "нет"))
    if not pairs:
        return []
    marks = ["  - ", *["    "] * (len(pairs) - 1)]
    return [
        f"{mark}{key}: {_quoted(value)}" for mark, (key, value) in zip(marks, pairs, strict=True)
    ]


def _quoted(text: str) -> str:
    """Write a value so that it reads back as it is: plain where that is safe."""
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text) and not text.endswith(" "):
        return text
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(mark, mark) for mark in text) + '"'


class _Reading:
    """One reading of a file of registers."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.organization, self.revision = "", 0
        self._file = file

    def problem(self, code: str, line: int, message: str, remedy: str) -> Problem:
        return Problem(
            message=message,
            remedy=remedy,
            file=self._file,
            place=f"строка {line}",
            code=f"form.{code}",
        )

    def tables(self, root: Branch) -> tuple[OfferedRow, ...]:
        known = {one.key: one for one in TABLES}
        read: dict[str, list[OfferedRow]] = {}
        for entry in root.entries:
            if entry.key == _STAMP:
                self._stamp(entry.value)
            elif entry.key in known:
                read[entry.key] = self._table(known[entry.key], entry.value)
            else:
                close = nearest(entry.key, known)
                self._add(
                    "unknown-table",
                    entry.line,
                    "такого реестра нет",
                    f"Возможно, это «{close}»" if close else f"Есть: {', '.join(known)}",
                )
        if not self.revision and not any(entry.key == _STAMP for entry in root.entries):
            self._warn(
                "stamp-missing",
                root.line,
                "в файле нет отметки о редакции (stamp)",
                "Строки сравнятся с тем, что есть сейчас",
            )
        return tuple(row for key in known for row in read.get(key, ()))

    def _stamp(self, node: Node) -> None:
        for entry in node.entries if isinstance(node, Branch) else ():
            text = _text(entry.value)
            if entry.key == _ORGANIZATION and text is not None:
                self.organization = text
            elif entry.key == _REVISION and text and _REVISION_DIGITS.fullmatch(text):
                self.revision = int(text)
            else:
                self._add(
                    "stamp-changed",
                    entry.line,
                    "отметка о редакции испорчена",
                    "Верните её: organization и revision",
                )
        if not isinstance(node, Branch):
            self._add("stamp-changed", node.line, "отметка о редакции испорчена", "Верните её")

    def _table(self, table: Table, node: Node) -> list[OfferedRow]:
        if isinstance(node, Scalar) and node.value == "":
            return []
        if not isinstance(node, Sequence):
            self._add(
                "yaml-shape", node.line, f"«{table.key}» – не список строк", "Начните строки с «- »"
            )
            return []
        seen = FirstSeen()
        rows = (self._row(table, item, seen) for item in node.items)
        return [one for one in rows if one is not None]

    def _row(self, table: Table, node: Node, seen: FirstSeen) -> OfferedRow | None:
        if not isinstance(node, Branch):
            self._add("yaml-shape", node.line, "это не строка реестра", "Запишите «ключ: значение»")
            return None
        columns = {_CODE: Column(key=_CODE, title="код", hint=""), EXCLUDED: _EXCLUDE}
        columns |= {one.key: one for one in table.columns}
        before = len(self.problems)
        read = {
            entry.key: self._value(columns[entry.key], entry)
            for entry in node.entries
            if self._is_known(entry, columns)
        }
        cells = {entry.key: f"строка {entry.line}" for entry in node.entries}
        values = {key: text for key, text in read.items() if text is not None}
        code, excluded = values.pop(_CODE, ""), values.pop(EXCLUDED, None)
        self._check_code(code, cells.get(_CODE, ""), node.line, seen)
        if any(one.severity is Severity.ERROR for one in self.problems[before:]):
            return None
        if not any(values.values()) and excluded is None:
            self._warn("empty-row", node.line, "строка пуста: она не прочитана", "Заполните её")
            return None
        return OfferedRow(
            table=table.key,
            code=code,
            values=values,
            excluded=None if excluded is None else excluded == "да",
            place=f"строка {node.line}",
            cells={key: place for key, place in cells.items() if key in columns},
        )

    def _check_code(self, code: str, place: str, line: int, seen: FirstSeen) -> None:
        if not code:
            return
        if not CODE.fullmatch(code):
            self._add("code", line, "такого кода программа не ставит", "Верните прежний код")
        elif first := seen.first(code, place):
            self._add(
                "duplicate-code",
                line,
                f"код повторён, впервые: {first}",
                "В новой строке код удалите",
            )

    def _is_known(self, entry: Entry, columns: Mapping[str, Column]) -> bool:
        if entry.key in columns:
            return True
        close = nearest(entry.key, columns)
        self._add(
            "unknown-key",
            entry.line,
            "такой графы в реестре нет",
            f"Возможно, это «{close}»" if close else "Удалите её",
        )
        return False

    def _value(self, column: Column, entry: Entry) -> str | None:
        text = _text(entry.value)
        if isinstance(entry.value, Sequence) and column.kind is ValueKind.REFERENCES:
            parts = [_text(item) for item in entry.value.items]
            text = None if None in parts else ";".join(filter(None, parts))
        if text is None:
            self._add(
                "yaml-shape", entry.line, f"«{entry.key}» – не одно значение", "Запишите текстом"
            )
            return None
        value = read_value(text, column, file=self._file, place=f"строка {entry.line}")
        self.problems += value.problems
        return value.text

    def _add(self, code: str, line: int, message: str, remedy: str) -> None:
        self.problems.append(self.problem(code, line, message, remedy))

    def _warn(self, code: str, line: int, message: str, remedy: str) -> None:
        self._add(code, line, message, remedy)
        self.problems[-1] = dc.replace(self.problems[-1], severity=Severity.WARNING)


def _text(node: Node) -> str | None:
    """Give the text of a scalar, or None where the node is something else."""
    return str(node.value or "") if isinstance(node, Scalar) else None
