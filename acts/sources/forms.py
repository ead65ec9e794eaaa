"""Reads the Excel form of the registers: every row becomes an offered row or a problem.

Nothing is lost in silence: what is skipped is an empty row, the sample as it was shipped, or has a
problem with its sheet and cell.
"""

import dataclasses as dc
from collections.abc import Iterator
from pathlib import Path

from acts.errors import Problem, Severity
from acts.registers.form_layout import (
    LISTS_SHEET,
    ORGANIZATION_PROPERTY,
    REVISION_PROPERTY,
    STAMP_SHEET,
    seal,
)
from acts.registers.rows import OfferedRow
from acts.registers.tables import TABLES
from acts.registers.wording_tables import CHECK
from acts.russian.look_alikes import fold, nearest
from acts.sources.form_sheet import SheetRows, looks_like
from acts.sources.workbook import CellKind, Sheet, Workbook, read_workbook

__all__ = ["ReadForm", "read_form"]

_REVISION_DIGITS = 9
_SHEETS = (*TABLES, CHECK)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """What a form or a file of registers offers.

    Attributes:
        organization: Id from its stamp, or empty.
        revision: Revision it was exported from; 0 when unknown.
        rows: Rows without a mistake, in the order of tables and rows.
        problems: Everything that is wrong or asks for a look.
        digest: SHA-256 of the file.
        unread: Rows with a value that can't be read: checked with the rest, never taken.
        is_check: Whether it is a sheet of words to look through, see `wording_tables.CHECK`.
    """

    organization: str
    revision: int
    rows: tuple[OfferedRow, ...]
    problems: tuple[Problem, ...]
    digest: str
    unread: tuple[OfferedRow, ...] = ()
    is_check: bool = False


def read_form(path: Path) -> ReadForm:
    """Read a filled-in form.

    Args:
        path: The .xlsx; sheets and columns are found by their titles, in any order.

    Raises:
        InputError: The file as a whole can't be read as a workbook.
        OSError: The file can't be opened.
    """
    book = read_workbook(path)
    reading = _Form(str(path), book)
    organization, revision = reading.stamp()
    rows = reading.rows()
    return ReadForm(
        organization=organization,
        revision=revision,
        rows=rows,
        problems=(*book.problems, *reading.problems),
        digest=book.digest,
        unread=tuple(reading.unread),
        is_check=reading.is_check,
    )


class _Form:
    """One reading of a workbook as a form."""

    def __init__(self, file: str, book: Workbook) -> None:
        self.problems: list[Problem] = []
        self.unread: list[OfferedRow] = []
        self._file = file
        self._book = book
        self._sheets: dict[str, Sheet] = {}
        self._tables = {fold(table.title): table for table in _SHEETS}
        strange = [one for one in book.sheets if one.rows and not self._placed(one)]
        for sheet in strange:
            self._say_strange(sheet)
        self._labels = dict(self._pairs(LISTS_SHEET))

    @property
    def is_check(self) -> bool:
        return CHECK.key in self._sheets

    def stamp(self) -> tuple[str, int]:
        """Give organisation and revision; a stamp that was touched counts for nothing."""
        cells = dict(self._pairs(STAMP_SHEET))
        known = {**self._book.properties, **cells}
        organization = known.get(ORGANIZATION_PROPERTY, "")
        revision = known.get(REVISION_PROPERTY, "")
        if not cells and not revision:
            self._warn(
                "stamp-missing",
                "в файле нет отметки о редакции: это не выгруженная форма",
                "Строки сравнятся с тем, что есть сейчас; лучше заполнять выгруженную форму",
            )
            return organization, 0
        sound = revision.isascii() and revision.isdigit() and len(revision) <= _REVISION_DIGITS
        agree = all(
            self._book.properties.get(key, cells.get(key, "")) == cells.get(key, "")
            for key in (ORGANIZATION_PROPERTY, REVISION_PROPERTY)
        )
        if not sound or not agree or cells.get("seal") != seal(organization, int(revision)):
            self._warn(
                "stamp-changed",
                "отметка о редакции в файле изменена: она не учтена",
                "Строки сравнятся с тем, что есть сейчас; проверьте разницу внимательно",
            )
            return organization, 0
        return organization, int(revision)

    def rows(self) -> tuple[OfferedRow, ...]:
        """Read every sheet, in the order of the tables."""
        offered: list[OfferedRow] = []
        if not any(table.key in self._sheets for table in _SHEETS):
            self._add(
                "no-sheets",
                "в файле нет ни одного листа формы",
                "Возьмите форму, которую выгружает программа",
            )
        for table in _SHEETS:
            if (sheet := self._sheets.get(table.key)) is not None:
                read = SheetRows(self._file, sheet, table, self._labels)
                offered += read.rows()
                self.problems += read.problems
                self.unread += read.unread
        return tuple(offered)

    def _placed(self, sheet: Sheet) -> bool:
        """Take a sheet for what its name says; False where no sheet of the form is called so."""
        title = fold(sheet.title)
        if title in map(fold, (LISTS_SHEET, STAMP_SHEET)):
            self._sheets.setdefault(sheet.title, sheet)
            return True
        table = self._tables.get(title)
        if table is None:
            return False
        if table.key in self._sheets:
            self._add("two-sheets", "лист повторён", "Оставьте один", sheet.place())
        else:
            self._sheets[table.key] = sheet
        return True

    def _say_strange(self, sheet: Sheet) -> None:
        """Say that a sheet isn't read; one of the form under another name holds a person's data."""
        missing = [one for one in _SHEETS if one.key not in self._sheets]
        renamed = next((one.title for one in missing if looks_like(sheet, one)), "")
        if renamed:
            self._add(
                "renamed-sheet",
                f"похоже, это лист «{renamed}» под другим именем: он не прочитан",
                f"Назовите лист «{renamed}» и загрузите файл ещё раз",
                sheet.place(),
            )
            return
        close = nearest(sheet.title, [one.title for one in missing])
        self._warn(
            "unknown-sheet",
            "такого листа в форме нет: он не прочитан",
            f"Возможно, это «{close}»: переименуйте лист"
            if close
            else "Если это ваши заметки, оставьте их; данные внесите на листы формы",
            sheet.place(),
        )

    def _pairs(self, title: str) -> Iterator[tuple[str, str]]:
        """Give the first two cells of each row of a service sheet."""
        sheet = next((one for name, one in self._sheets.items() if fold(name) == fold(title)), None)
        for row in sheet.rows if sheet else ():
            cells = {cell.column: cell.text for cell in row if cell.kind is CellKind.TEXT}
            if 1 in cells and 2 in cells:
                yield " ".join(cells[1].split()), cells[2]

    def _add(self, code: str, message: str, remedy: str, place: str = "") -> None:
        self.problems.append(
            Problem(
                message=message, remedy=remedy, file=self._file, place=place, code=f"form.{code}"
            )
        )

    def _warn(self, code: str, message: str, remedy: str, place: str = "") -> None:
        self._add(code, message, remedy, place)
        self.problems[-1] = dc.replace(self.problems[-1], severity=Severity.WARNING)
