"""Writes one sheet of a form: its heading, its rows, what may be typed where."""

import dataclasses as dc
import datetime as dt
import re
from typing import Any

from acts.documents.form_lists import Lists
from acts.documents.form_styles import Styles
from acts.registers.column import Column, Table, ValueKind
from acts.registers.form_layout import CODE_TITLE, SAMPLE_MARK, suggestions
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import EXCLUDE
from acts.russian.dates import parse_date

__all__ = ["UNDERSCORE", "SheetForm"]

_HEADING = 2  # rows from 0: the title, the revision, the heading, the sample, the data
_SPARE = 500  # empty rows that are made ready for typing
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# No value holds it; the writer of the book makes the escape of an underscore of it.
UNDERSCORE = "\ue000"
_NARROW = 20
_PAGE = 230  # characters across a printed page, still readable
_LINE, _TALLEST = 15, 8  # height of a line in points, most lines of a row
_CODE_WIDTH = 14
_EXCLUDE_WIDTH = 12
_OLDEST = dt.date(1901, 1, 1)  # Excel counts days of 1900 wrongly
_INPUT_TITLE, _INPUT_TEXT = 32, 255
_EXCEL_SERIAL = 9_007_199_254_740_991  # the largest integer that Excel keeps exactly
_CODE_HINT = "Ставит программа. В новой строке оставьте пусто."
_EXCLUDE_HINT = (
    "«да» – строка больше не действует. Если строку просто удалить из файла, ничего не изменится."
)


def _literal(text: str) -> str:
    """Keep a literal «_x0041_» from being read as a letter: XlsxWriter misses overlapping ones."""
    return _LOOKS_ESCAPED.sub(UNDERSCORE, text)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """One table on its sheet.

    Attributes:
        table: The table.
        rows: Its rows.
        lists: What its drop-down lists offer.
        styles: How its cells look.
        has_sample: Whether a row above the data shows an invented one.
        marked: How many rows, from the first, are coloured: they deserve a look.
        fixed: Keys of columns that can't be typed over in a row that is there.
        spare: How many empty rows are ready for typing.
    """

    table: Table
    rows: tuple[Row | OfferedRow, ...]
    lists: Lists
    styles: Styles
    has_sample: bool = True
    marked: int = 0
    fixed: frozenset[str] = frozenset()
    spare: int = _SPARE

    @property
    def _columns(self) -> tuple[Column, ...]:
        return tuple(one for one in self.table.columns if one.in_form)

    @property
    def _first(self) -> int:
        return _HEADING + 1 + self.has_sample

    @property
    def _last(self) -> int:
        return self._first + len(self.rows) + (0 if self.table.single else self.spare) - 1

    def write(self, sheet: Any, line: str) -> None:
        """Write the sheet.

        Args:
            sheet: An empty one.
            line: What stands under its title.
        """
        sheet.write_string(0, 0, self.table.title, self.styles.title)
        sheet.write_string(1, 0, line, self.styles.line)
        sheet.set_row(0, 24, self.styles.title)
        sheet.set_row(1, 18, self.styles.line)
        sheet.set_row(_HEADING, 46)
        self._service_column(sheet, 0, CODE_TITLE, _CODE_HINT)
        for number, column in enumerate(self._columns, start=1):
            self._column(sheet, number, column)
        if self.table.excludes:
            self._service_column(sheet, len(self._columns) + 1, EXCLUDE.title, _EXCLUDE_HINT)
        if self.has_sample:
            self._height(sheet, _HEADING + 1, [one.sample for one in self._columns])
        for number, row in enumerate(self.rows):
            self._row(sheet, self._first + number, row, is_marked=number < self.marked)
        self._arrange(sheet)

    def _service_column(self, sheet: Any, number: int, title: str, hint: str) -> None:
        is_code = number == 0
        width = _CODE_WIDTH if is_code else _EXCLUDE_WIDTH
        sheet.set_column(number, number, width, self.styles.text)
        self._heading(sheet, number, title, hint)
        if self.has_sample:
            mark = SAMPLE_MARK if is_code else ""
            sheet.write_string(_HEADING + 1, number, mark, self.styles.sample_locked)
        rule: dict[str, Any] = (
            {
                "validate": "length",
                "criteria": "equal to",
                "value": 0,
                "error_title": title,
                "error_message": _CODE_HINT,
            }
            if is_code
            else {
                "validate": "list",
                "source": ["да", "нет"],
                "error_title": title,
                "error_message": "Выберите «да» или «нет».",
            }
        )
        self._validate(sheet, number, title, hint, rule)

    def _column(self, sheet: Any, number: int, column: Column) -> None:
        sheet.set_column(number, number, column.width, self.styles.cell(column))
        title = f"{column.title}\N{NO-BREAK SPACE}*" if column.required else column.title
        self._heading(sheet, number, title, column.hint)
        if self.has_sample:
            sheet.write_string(_HEADING + 1, number, column.sample, self.styles.sample)
        self._validate(sheet, number, column.title, column.hint, self._rule(column))

    def _heading(self, sheet: Any, number: int, title: str, hint: str) -> None:
        sheet.write_string(_HEADING, number, title, self.styles.heading)
        lines = len(hint) // 34 + 2
        sheet.write_comment(
            _HEADING, number, hint, {"x_scale": 1.6, "y_scale": max(0.5, lines * 0.24)}
        )

    def _rule(self, column: Column) -> dict[str, Any]:
        rule: dict[str, Any] = {"validate": "any"}
        source = self.lists.source(self.table, column, suggestions(self.table, column.key))
        if column.kind is ValueKind.DATE:
            rule = {
                "validate": "date",
                "criteria": "between",
                "minimum": _OLDEST,
                "maximum": dt.date(2100, 12, 31),
                "error_message": "Это не похоже на дату вида 01.09.2026.",
            }
        elif column.kind is ValueKind.INTEGER:
            rule = {
                "validate": "integer",
                "criteria": "between",
                "minimum": 0,
                "maximum": 9999,
                "error_message": "Здесь нужно целое число.",
            }
        elif source:
            rule = {
                "validate": "list",
                "source": source,
                # Several names and names of one's own are typed here: a list only offers.
                "show_error": column.kind in (ValueKind.CHOICE, ValueKind.YES_NO),
                "error_message": "Такого значения в списке нет.",
            }
        return {**rule, "error_type": "warning", "error_title": column.title}

    def _validate(
        self, sheet: Any, number: int, title: str, hint: str, rule: dict[str, Any]
    ) -> None:
        checked = {
            **rule,
            "input_title": title[:_INPUT_TITLE],
            "input_message": hint[:_INPUT_TEXT],
            "error_title": rule["error_title"][:_INPUT_TITLE],
        }
        sheet.data_validation(self._first, number, max(self._last, self._first), number, checked)

    def _row(self, sheet: Any, number: int, row: Row | OfferedRow, *, is_marked: bool) -> None:
        has_code = bool(row.code) or "code" in self.fixed
        sheet.write_string(number, 0, row.code, self.styles.code if has_code else self.styles.text)
        for place, column in enumerate(self._columns, start=1):
            style = self.styles.cell(column, is_marked=is_marked, is_fixed=column.key in self.fixed)
            value = row.values.get(column.key, "")
            if value:
                self._value(sheet, number, place, column, value, style)
            elif self.fixed:  # not every program gives an empty cell the look of its column
                sheet.write_blank(number, place, None, style)
        shown = [self.lists.shown(one, row.values.get(one.key, "")) for one in self._columns]
        self._height(sheet, number, shown)
        if row.excluded:
            sheet.write_string(number, len(self._columns) + 1, "да", self.styles.text)

    def _value(
        self, sheet: Any, number: int, place: int, column: Column, value: str, style: Any
    ) -> None:
        if column.kind is ValueKind.DATE:
            date = parse_date(value)
            if date is not None and date >= _OLDEST:
                sheet.write_datetime(number, place, date, style)
            else:
                sheet.write_string(number, place, value, style)
        elif column.kind is ValueKind.INTEGER and _is_number(value):
            sheet.write_number(number, place, int(value), style)
        else:
            sheet.write_string(number, place, _literal(self.lists.shown(column, value)), style)

    def _height(self, sheet: Any, number: int, texts: list[str]) -> None:
        """Make room for what is wrapped: not every program does it on opening."""
        pairs = zip(texts, self._columns, strict=True)
        lines = max(-(-len(text) // max(column.width - 2, 1)) for text, column in pairs)
        if lines > 1:
            sheet.set_row(number, min(lines, _TALLEST) * _LINE)

    def _arrange(self, sheet: Any) -> None:
        columns = self._columns
        # A word is read beside its forms; who stands in a register is read from the code.
        frozen = 2 if columns[0].width <= _NARROW or columns[0].key in self.fixed else 1
        sheet.freeze_panes(self._first, frozen)
        if not self.table.single:
            last = len(columns) + self.table.excludes
            sheet.autofilter(_HEADING, 0, max(self._last, self._first), last)
        sheet.set_landscape()
        sheet.set_paper(9)
        width = _CODE_WIDTH + _EXCLUDE_WIDTH + sum(one.width for one in columns)
        sheet.fit_to_pages(-(-width // _PAGE), 0)
        sheet.repeat_rows(_HEADING)
        sheet.repeat_columns(0, frozen - 1)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.set_footer("&L&A&Rстр. &P из &N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        allowed = (
            "format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort",
            "autofilter", "insert_hyperlinks",
        )  # fmt: skip
        sheet.protect("", dict.fromkeys(allowed, True))


def _is_number(value: str) -> bool:
    return (
        value.isascii()
        and value.isdigit()
        and str(int(value)) == value
        and int(value) <= (_EXCEL_SERIAL)
    )
