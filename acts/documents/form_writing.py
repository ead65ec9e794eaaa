"""Writes the Excel form of the registers: what a person reads, fills in and gives back.

Every text is forced to be text, so that «=1+1» or «+7 415» stays what it is; nothing is computed
in the form. The same rows give the same bytes.
"""

import dataclasses as dc
import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import Any

from acts.documents.form_lists import Lists
from acts.documents.form_styles import Styles
from acts.errors import InputError, Problem
from acts.packages import Part, open_package, write_package
from acts.registers.column import Column, Table, ValueKind
from acts.registers.form_layout import (
    CODE_TITLE,
    EXCLUDE_TITLE,
    LISTS_SHEET,
    ORGANIZATION_PROPERTY,
    REVISION_PROPERTY,
    SAMPLE_MARK,
    STAMP_SHEET,
    seal,
    suggestions,
)
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import TABLES, table_of
from acts.russian.dates import numeric_date, parse_date

__all__ = ["form_bytes"]

_HEADING = 2  # rows from 0: the title, the revision, the heading, the sample, the data
_SAMPLE = _HEADING + 1
_FIRST = _SAMPLE + 1
_SPARE = 500  # empty rows that are made ready for typing
_TEXTS = "xl/sharedStrings.xml"
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNDERSCORE = "\ue000"  # no value holds it; it becomes the escape of an underscore
_NARROW = 20
_LONGEST = 32_767
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


def form_bytes(
    rows: Iterable[Row | OfferedRow],
    *,
    organization: str,
    title: str,
    revision: int,
    exported_on: dt.date,
) -> bytes:
    """Make the form of one organisation: a sheet for each register, with what is known filled in.

    Args:
        rows: Rows of the registers; their values are canonical text.
        organization: Id of the organisation, for the stamp.
        title: How the organisation is called, for people.
        revision: Revision of the registers the rows are of.
        exported_on: The day, for people.

    Returns:
        The bytes of an .xlsx; the same arguments give the same bytes.

    Raises:
        InputError: A value is longer than a cell may be.
    """
    from xlsxwriter import Workbook

    kept = tuple(rows)
    _check_lengths(kept)
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(buffer, options)
    book.set_calc_mode("auto")
    book.set_properties(
        {"title": f"Сведения о наставничестве: {title}", "created": dt.datetime(1980, 1, 1)}  # noqa: DTZ001
    )
    lists = Lists(kept)
    line = (
        f"{title} · выгружено {numeric_date(exported_on)} · редакция {revision} · "
        "* – обязательные графы · подсказки – в заголовках"
    )
    styles = Styles(book)
    for table in TABLES:
        own = tuple(row for row in kept if row.table == table.key)
        _Sheet(table=table, rows=own, lists=lists, styles=styles).write(
            book.add_worksheet(table.title), line
        )
    lists.write(book.add_worksheet(LISTS_SHEET))
    _stamp(book, organization, revision)
    book.worksheets()[0].activate()
    book.close()
    package = open_package(buffer.getvalue(), extension=".xlsx")
    texts = package.get(_TEXTS) or b""
    escaped = texts.replace(_UNDERSCORE.encode(), b"_x005F_")
    return write_package(package.replace([Part(name=_TEXTS, data=escaped)]))


def _literal(text: str) -> str:
    """Keep a literal «_x0041_» from being read as a letter: XlsxWriter misses overlapping ones."""
    return _LOOKS_ESCAPED.sub(_UNDERSCORE, text)


def _check_lengths(rows: Iterable[Row | OfferedRow]) -> None:
    problems = [
        Problem(
            message="значение длиннее 32 767 знаков: в ячейку Excel оно не войдёт",
            remedy="Сократите его или выгрузите сведения в YAML",
            place=f"{row.code}, графа «{table_of(row.table).column(key).title}»",
            code="form.long",
        )
        for row in rows
        for key, value in row.values.items()
        if len(value) > _LONGEST
    ]
    if problems:
        raise InputError(problems)


def _stamp(book: Any, organization: str, revision: int) -> None:
    sheet = book.add_worksheet(STAMP_SHEET)
    sheet.very_hidden()
    sheet.protect()
    pairs = (
        (ORGANIZATION_PROPERTY, organization),
        (REVISION_PROPERTY, str(revision)),
        ("seal", seal(organization, revision)),
    )
    for number, (key, value) in enumerate(pairs):
        sheet.write_string(number, 0, key)
        sheet.write_string(number, 1, value)
    if organization:  # an empty property is no property
        book.set_custom_property(ORGANIZATION_PROPERTY, organization, "text")
    book.set_custom_property(REVISION_PROPERTY, str(revision), "text")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One register on its sheet."""

    table: Table
    rows: tuple[Row | OfferedRow, ...]
    lists: Lists
    styles: Styles

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(one for one in self.table.columns if one.in_form)

    @property
    def last(self) -> int:
        return _FIRST + len(self.rows) + (0 if self.table.single else _SPARE) - 1

    def write(self, sheet: Any, line: str) -> None:
        sheet.write_string(0, 0, self.table.title, self.styles.title)
        sheet.write_string(1, 0, line, self.styles.line)
        sheet.set_row(0, 24, self.styles.title)
        sheet.set_row(1, 18, self.styles.line)
        sheet.set_row(_HEADING, 46)
        self._service_column(sheet, 0, CODE_TITLE, _CODE_HINT)
        for number, column in enumerate(self.columns, start=1):
            self._column(sheet, number, column)
        self._service_column(sheet, len(self.columns) + 1, EXCLUDE_TITLE, _EXCLUDE_HINT)
        self._height(sheet, _SAMPLE, [one.sample for one in self.columns])
        for number, row in enumerate(self.rows, start=_FIRST):
            self._row(sheet, number, row)
        self._arrange(sheet)

    def _service_column(self, sheet: Any, number: int, title: str, hint: str) -> None:
        is_code = number == 0
        width = _CODE_WIDTH if is_code else _EXCLUDE_WIDTH
        sheet.set_column(number, number, width, self.styles.text)
        self._heading(sheet, number, title, hint)
        sheet.write_string(
            _SAMPLE, number, SAMPLE_MARK if is_code else "", self.styles.sample_locked
        )
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
        style = self.styles.date if column.kind is ValueKind.DATE else self.styles.text
        sheet.set_column(number, number, column.width, style)
        title = f"{column.title}\N{NO-BREAK SPACE}*" if column.required else column.title
        self._heading(sheet, number, title, column.hint)
        sheet.write_string(_SAMPLE, number, column.sample, self.styles.sample)
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
        sheet.data_validation(_FIRST, number, max(self.last, _FIRST), number, checked)

    def _row(self, sheet: Any, number: int, row: Row | OfferedRow) -> None:
        sheet.write_string(number, 0, row.code, self.styles.code if row.code else self.styles.text)
        for place, column in enumerate(self.columns, start=1):
            if value := row.values.get(column.key, ""):
                self._value(sheet, number, place, column, value)
        shown = [self.lists.shown(one, row.values.get(one.key, "")) for one in self.columns]
        self._height(sheet, number, shown)
        if row.excluded:
            sheet.write_string(number, len(self.columns) + 1, "да", self.styles.text)

    def _value(self, sheet: Any, number: int, place: int, column: Column, value: str) -> None:
        if column.kind is ValueKind.DATE:
            date = parse_date(value)
            if date is not None and date >= _OLDEST:
                sheet.write_datetime(number, place, date, self.styles.date)
            else:
                sheet.write_string(number, place, value, self.styles.date)
        elif column.kind is ValueKind.INTEGER and _is_number(value):
            sheet.write_number(number, place, int(value), self.styles.text)
        else:
            sheet.write_string(
                number, place, _literal(self.lists.shown(column, value)), self.styles.text
            )

    def _height(self, sheet: Any, number: int, texts: list[str]) -> None:
        """Make room for what is wrapped: not every program does it on opening."""
        pairs = zip(texts, self.columns, strict=True)
        lines = max(-(-len(text) // max(column.width - 2, 1)) for text, column in pairs)
        if lines > 1:
            sheet.set_row(number, min(lines, _TALLEST) * _LINE)

    def _arrange(self, sheet: Any) -> None:
        columns = self.columns
        frozen = 2 if columns[0].width <= _NARROW else 1
        sheet.freeze_panes(_FIRST, frozen)
        if not self.table.single:
            sheet.autofilter(_HEADING, 0, max(self.last, _FIRST), len(columns) + 1)
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
