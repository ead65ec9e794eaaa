"""Reads an .xlsx within limits: cells as values with their kind, and what a person should know.

The file passes the gate first; of the workbook only what stands in the cells is read, so neither a
declared size, nor a merged range, nor a picture costs anything.
"""

import dataclasses as dc
import datetime as dt
import enum
import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from acts.errors import InputError, Problem, Severity
from acts.packages import Package, open_package, workbook_content, write_package
from acts.sources.text_file import normalise
from acts.sources.workbook_limits import RESAVE, SPLIT, check_markup, refusal
from acts.sources.workbook_parts import InPieces, SharedTexts, is_chart, shared_texts, without_cells

__all__ = ["Cell", "CellKind", "Sheet", "Workbook", "column_letters", "read_workbook"]

COLUMNS = 60
ROWS = 5000
CHARACTERS = 32_767
_SHEETS = 64
_FILE = 20 * 1024 * 1024
_LISTED = re.compile(rb"<(?:\w+:)?sheet\s")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class CellKind(enum.StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    FORMULA = "formula"
    ERROR = "error"
    LONG = "long"
    LOST = "lost"  # refers to a text that the file doesn't have


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that holds something.

    Attributes:
        row: Its row from 1.
        column: Its column from 1.
        kind: What stands in it.
        text: The value as text: digits, ISO date, «ИСТИНА»; of a formula, error or too long a text
            nothing but a sign of what it is.
    """

    row: int
    column: int
    kind: CellKind
    text: str

    @property
    def address(self) -> str:
        """Where it is: «D7»."""
        return f"{column_letters(self.column)}{self.row}"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with its cells, row by row.

    Attributes:
        title: Its name.
        hidden: Whether a person doesn't see it.
        rows: Rows that hold something, each with its cells from the left.
        hidden_rows: Numbers of hidden rows.
        hidden_columns: Numbers of hidden columns, within the limit.
        merged: Ranges of merged cells.
        problems: What is over the limits.
    """

    title: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, address: str = "") -> str:
        """Name a place on it: «лист «Пары», D7»."""
        return f"лист «{self.title}»" + (f", {address}" if address else "")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What was read of a file.

    Attributes:
        sheets: In the order of the file.
        properties: Custom properties that hold text.
        problems: What concerns the whole file, warnings only.
        digest: SHA-256 of the file's bytes.
    """

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str]
    problems: tuple[Problem, ...]
    digest: str


def read_workbook(path: Path) -> Workbook:
    """Read the cells of an .xlsx.

    Args:
        path: The file.

    Raises:
        InputError: It is another format, damaged, hostile, or too large to be a form.
        OSError: The file can't be opened.
    """
    with path.open("rb") as stream:
        data = stream.read(_FILE + 1)
    name = str(path)
    if len(data) > _FILE:
        raise refusal(name, "size", "файл больше 20 МБ", "Проверьте, тот ли это файл")
    package = open_package(data, name=name, extension=".xlsx")
    told = workbook_content(package, name=name)
    if any(one.severity is Severity.ERROR for one in told):
        raise InputError(told)
    check_markup(package, name)
    reader = _Reader(package, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells there what it won't keep on writing
        return dc.replace(
            reader.read(), problems=(*told, *reader.told), digest=hashlib.sha256(data).hexdigest()
        )


def column_letters(number: int) -> str:
    """Give the letters of a column counted from 1: 28 is «AB»."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Reader:
    """One reading; whatever openpyxl stumbles over becomes a refusal with the sheet's name."""

    def __init__(self, package: Package, name: str) -> None:
        self._name = name
        self._package = package
        self.told: list[Problem] = []

    def read(self) -> Workbook:
        from openpyxl import load_workbook
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        try:
            texts, rest = shared_texts(self._package)
            book = load_workbook(
                io.BytesIO(write_package(without_cells(rest))), read_only=True, keep_links=False
            )
            worksheets = [one for one in book.worksheets if not is_chart(_path(one))]
            properties = {
                str(one.name): str(one.value)
                for one in book.custom_doc_props.props  # type: ignore[attr-defined]
                if isinstance(one.value, str)
            }
        except Exception as error:
            raise self._damaged("") from error
        listed = self._package.get("xl/workbook.xml") or b""
        if not worksheets or len(_LISTED.findall(listed)) > len(book.sheetnames):
            raise self._damaged("")  # openpyxl passes over a sheet that is listed and isn't there
        if len(worksheets) > _SHEETS:
            raise refusal(self._name, "sheets", f"листов больше {_SHEETS}", SPLIT)
        if book.epoch == CALENDAR_MAC_1904:
            self.told.append(
                self._warning("1904", "даты в книге считаются от 1904 года: пересчитаны", "", "")
            )
        sheets = tuple(self._sheet(book, sheet, texts) for sheet in worksheets)
        return Workbook(sheets=sheets, properties=properties, problems=(), digest="")

    def _sheet(self, book: Any, sheet: Any, texts: SharedTexts) -> Sheet:
        from openpyxl.worksheet._reader import WorkSheetParser

        title = _shown(str(sheet.title))
        try:
            data = self._package.get(_path(sheet)) or b""
            if b"sheetData" not in data:  # the parser would find no row in anything and say so
                raise ValueError("not a sheet")
            with InPieces(data) as stream:
                parser = WorkSheetParser(
                    stream,
                    texts,
                    epoch=book.epoch,
                    date_formats=book._date_formats,
                    timedelta_formats=book._timedelta_formats,
                )
                rows, problems = self._rows(parser, title)
                merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
                return Sheet(
                    title=title,
                    hidden=sheet.sheet_state != "visible",
                    rows=tuple(rows),
                    hidden_rows=frozenset(_hidden_rows(parser)),
                    hidden_columns=frozenset(_hidden_columns(parser)),
                    merged=tuple(str(one.ref) for one in merged),
                    problems=tuple(problems),
                )
        except Exception as error:
            raise self._damaged(f"лист «{title}»") from error

    def _rows(self, parser: Any, title: str) -> tuple[list[tuple[Cell, ...]], list[Problem]]:
        rows, far, before = [], "", 0
        problems = []
        for number, row in parser.parse():
            found = (_cell(one, number) for one in row)
            cells = sorted((cell for cell in found if cell), key=lambda cell: cell.column)
            if not cells:
                continue
            if number > ROWS:
                problems.append(
                    self._error(
                        "rows",
                        f"на листе больше {ROWS} строк: дальше не прочитано",
                        "Уберите лишнее ниже или разделите файл",
                        f"лист «{title}», строка {number}",
                    )
                )
                break
            if number <= before or len({cell.column for cell in cells}) < len(cells):
                raise ValueError("rows out of order or a cell given twice")
            before = number
            if cells[-1].column > COLUMNS and not far:
                far = next(one.address for one in cells if one.column > COLUMNS)
            rows.append(tuple(one for one in cells if one.column <= COLUMNS))
        if far:
            problems.append(
                self._error(
                    "columns",
                    f"правее столбца {column_letters(COLUMNS)} тоже что-то написано: "
                    "это не прочитано",
                    "Уберите лишнее справа",
                    f"лист «{title}», {far}",
                )
            )
        return rows, problems

    def _damaged(self, place: str) -> InputError:
        return refusal(
            self._name,
            "damaged",
            "файл повреждён: прочитать его как книгу Excel не удалось",
            RESAVE,
            place,
        )

    def _error(self, code: str, message: str, remedy: str, place: str) -> Problem:
        return Problem(
            message=message, remedy=remedy, file=self._name, place=place, code=f"workbook.{code}"
        )

    def _warning(self, code: str, message: str, remedy: str, place: str) -> Problem:
        return dc.replace(self._error(code, message, remedy, place), severity=Severity.WARNING)


def _path(sheet: Any) -> str:
    return str(sheet._worksheet_path)


def _unescape(text: str) -> str:
    """Give the characters that Excel writes as «_x000D_»."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _shown(title: str) -> str:
    plain = "".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in title)
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _hidden_rows(parser: Any) -> Iterator[int]:
    for number, attributes in parser.row_dimensions.items():
        if attributes.get("hidden") in ("1", "true"):
            yield int(number)


def _hidden_columns(parser: Any) -> Iterator[int]:
    for attributes in parser.column_dimensions.values():
        if attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes["max"]), COLUMNS)
            yield from range(int(attributes["min"]), last + 1)


def _cell(found: Mapping[str, Any], row: int) -> Cell | None:
    kind, text = _value(found["data_type"], found["value"])
    if not text.strip():  # spaces alone are an empty cell to a person
        return None
    return Cell(row=row, column=found["column"], kind=kind, text=text)


def _value(data_type: str, value: Any) -> tuple[CellKind, str]:
    if data_type == "f":
        return CellKind.FORMULA, "="
    if data_type == "e":
        known = re.fullmatch(r"#[A-Z0-9/!?_]{2,20}", str(value))
        return CellKind.ERROR, str(value) if known else "#"
    if value is None:
        return (CellKind.LOST, "?") if data_type == "s" else (CellKind.TEXT, "")
    if isinstance(value, bool):
        return CellKind.BOOLEAN, "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, dt.datetime):
        return CellKind.DATE, value.date().isoformat()
    if isinstance(value, dt.date):
        return CellKind.DATE, value.isoformat()
    if isinstance(value, dt.time | dt.timedelta):
        return CellKind.TIME, str(value)
    if isinstance(value, int | float):
        return CellKind.NUMBER, _number(value)
    text = _unescape(str(value))
    if len(text) > CHARACTERS:
        return CellKind.LONG, "…"
    return CellKind.TEXT, normalise(text)


def _number(value: float) -> str:
    """Write a number as a person sees it: 89000000000, not 8.9e10; «7,5»."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else "#"
    if value != value or value in (float("inf"), float("-inf")):
        return "#"
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value).replace(".", ",")
