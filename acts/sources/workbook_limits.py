"""How much of a workbook is read at all: counted before any library makes an object of it."""

import re

from acts.errors import InputError, Problem
from acts.packages import Package

__all__ = ["RESAVE", "SPLIT", "check_markup", "refusal"]

SPLIT = "Разделите файл или удалите лишнее (пустые оформленные строки, чужие листы)"
RESAVE = "Откройте файл в Excel или LibreOffice и сохраните его заново"
# What becomes an object costs about 15 microseconds each, so it is counted before anything is made.
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_END_OF_CELLS = re.compile(rb"</(?:\w+:)?sheetData")
_MARKUP = 400_000  # tags of all sheets
_CELLS, _ALL_ROWS, _STRINGS, _AROUND, _OTHER = 90_000, 60_000, 90_000, 20_000, 40_000


def refusal(name: str, code: str, message: str, remedy: str, place: str = "") -> InputError:
    """Refuse a workbook as a whole."""
    return InputError(
        Problem(message=message, remedy=remedy, file=name, place=place, code=f"workbook.{code}")
    )


def check_markup(package: Package, name: str) -> None:
    """Count tags before any of them becomes an object: cells by the million cost minutes.

    Args:
        package: What the gate gave.
        name: The file's name for messages.

    Raises:
        InputError: A part holds more than a form can.
    """
    tags = cells = rows = 0
    for part in package.parts:
        if not part.is_xml:
            continue
        if b"\x00" in part.data[:64]:
            raise refusal(name, "encoding", "часть книги не в UTF-8", RESAVE, part.name)
        if "worksheets/" in part.name.casefold():
            tags += part.data.count(b"<")
            cells += _count(_CELL, part.data)
            rows += _count(_ROW, part.data)
            end = _END_OF_CELLS.search(part.data)
            around = part.data.count(b"<", end.start() if end else 0)
            fits = tags <= _MARKUP and cells <= _CELLS and rows <= _ALL_ROWS and around <= _AROUND
        elif "sharedstrings" in part.name.casefold():
            fits = _count(_STRING, part.data) <= _STRINGS and part.data.count(b"<") <= _MARKUP
        else:
            fits = part.data.count(b"<") <= _OTHER
        if not fits:
            raise refusal(
                name, "markup", "в книге слишком много ячеек или оформления", SPLIT, part.name
            )


def _count(pattern: re.Pattern[bytes], data: bytes) -> int:
    return sum(1 for _ in pattern.finditer(data))
