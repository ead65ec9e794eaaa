"""Reads one sheet of the form: rows below the heading, each value with its cell."""

import dataclasses as dc
from collections.abc import Mapping

from acts.errors import Problem, Severity
from acts.registers.column import Column, Table, ValueKind
from acts.registers.form_layout import CODE_TITLE, SAMPLE_MARK
from acts.registers.rows import OfferedRow
from acts.registers.tables import EXCLUDE, EXCLUDED, TABLES
from acts.russian.look_alikes import fold, nearest
from acts.sources.form_codes import CODE, FirstSeen
from acts.sources.form_columns import missing_columns
from acts.sources.form_values import Value, read_value
from acts.sources.workbook import Cell, CellKind, Sheet, column_letters

__all__ = ["SheetRows", "looks_like"]

_HEADING_WITHIN = 30
_NAME = ("surname", "name", "patronymic")
_CODE = Column(key="code", title=CODE_TITLE, hint="")
_UNREADABLE = {
    CellKind.FORMULA: (
        "formula",
        "в ячейке формула, а не значение",
        "Скопируйте её и вставьте как значение",
    ),
    CellKind.ERROR: ("error-value", "в ячейке ошибка Excel", "Впишите значение"),
    CellKind.LONG: ("long", "в ячейке больше 32 767 знаков", "Сократите текст"),
    CellKind.LOST: ("lost", "текст ячейки в файле потерян", "Впишите значение заново"),
}


def looks_like(sheet: Sheet, table: Table) -> bool:
    """Tell whether a sheet has the headings of a table, most of them and whatever its name."""
    known = {fold(one.title): one for one in table.columns if one.in_form}
    _, found = _heading_row(sheet, known)
    return len(found) > max(2, len(known) // 2)


def _heading_row(
    sheet: Sheet, known: Mapping[str, Column]
) -> tuple[tuple[Cell, ...] | None, dict[int, Column]]:
    """Find the row with the most headings, and which column each of them names."""
    best: dict[int, Column] = {}
    found = None
    for row in sheet.rows[:_HEADING_WITHIN]:
        titles = {cell.column: known.get(_title(cell)) for cell in row}
        columns = {number: one for number, one in titles.items() if one is not None}
        if len(columns) > len(best):
            best, found = columns, row
    return found, best


class SheetRows:
    """One reading of a sheet as rows of its table.

    Args:
        file: The file's name for messages.
        sheet: The sheet.
        table: Its table.
        labels: Which code a label of the form's lists means.
    """

    def __init__(self, file: str, sheet: Sheet, table: Table, labels: Mapping[str, str]) -> None:
        self.problems: list[Problem] = list(sheet.problems)
        self._file, self._sheet, self._table, self._labels = file, sheet, table, labels
        self._columns: dict[int, Column] = {}
        self._meanings: dict[str, Mapping[str, str]] = {}
        self._headed: set[int] = set()
        self._codes = FirstSeen()
        self._heading_at = 0
        self.unread: list[OfferedRow] = []

    def rows(self) -> list[OfferedRow]:
        """Read the rows below the heading; those with a cell that can't be read go to `unread`."""
        heading = self._heading()
        if heading is None:
            if self._sheet.rows:
                self._add(
                    "heading",
                    "не найдена строка с заголовками граф",
                    f"Верните заголовки: «{CODE_TITLE}», «{self._table.columns[0].title}»…",
                    self._sheet.place(),
                )
            return []
        self._heading_at = heading
        self._say_hidden()
        self._say_merged(heading)
        offered = (self._row(row) for row in self._sheet.rows if row[:1] and row[0].row > heading)
        read = [one for one in offered if one is not None]
        self.unread = [one for one in read if one.unread]
        return [one for one in read if not one.unread]

    def _heading(self) -> int | None:
        known = {fold(one.title): one for one in (_CODE, *self._table.columns, *self._last())}
        found, best = _heading_row(self._sheet, known)
        if found is None or len(best) < min(2, len(self._table.columns)):
            return None
        self._take_columns(found, best, known)
        return found[0].row

    def _last(self) -> tuple[Column, ...]:
        return (EXCLUDE,) if self._table.excludes else ()

    def _take_columns(
        self, row: tuple[Cell, ...], columns: dict[int, Column], known: Mapping[str, Column]
    ) -> None:
        first: dict[str, Cell] = {}
        self._headed = {cell.column for cell in row}  # told once, at the heading
        for cell in row:
            column = columns.get(cell.column)
            place = self._sheet.place(cell.address)
            if column is None:
                close = nearest(
                    cell.text.rstrip("* \N{NO-BREAK SPACE}"), [one.title for one in known.values()]
                )
                self._warn(
                    "unknown-column",
                    "такой графы в форме нет: она не прочитана",
                    f"Возможно, это «{close}»: исправьте заголовок" if close else "Удалите её",
                    place,
                )
            elif column.key in first:
                self._add(
                    "two-columns",
                    f"графа «{column.title}» повторена, впервые в {first[column.key].address}",
                    "Оставьте одну",
                    place,
                )
            else:
                first[column.key] = cell
                self._columns[cell.column] = column
        missing = missing_columns(
            self._sheet,
            row,
            (_CODE, *(one for one in self._table.columns if one.in_form), *self._last()),
            self._columns,
            file=self._file,
            sample_rows=self._sample_rows(),
        )
        told = {one.place for one in missing if one.severity is Severity.ERROR}
        is_told = [one.code == "form.unknown-column" and one.place in told for one in self.problems]
        kept = [one for one, again in zip(self.problems, is_told, strict=True) if not again]
        self.problems = [*kept, *missing]

    def _row(self, row: tuple[Cell, ...]) -> OfferedRow | None:
        number = row[0].row
        cells = {self._columns[one.column].key: one for one in row if one.column in self._columns}
        self._say_stray(row)
        if not cells:
            return None
        code = cells.get("code")
        if code is not None and fold(code.text) == SAMPLE_MARK:
            self._say_sample(cells, number)
            return None
        if code is None and self._is_sample(cells, number):
            self._warn(
                "sample",
                "это образец из формы: он не прочитан",
                "Удалите эту строку или впишите вместо неё свои данные",
                self._sheet.place(f"строка {number}"),
            )
            return None
        if set(cells) <= {"code"}:
            self._warn(
                "only-code",
                "в строке есть только код: она не прочитана",
                f"Чтобы убрать запись, впишите «да» в графу «{EXCLUDE.title}»",
                self._sheet.place(f"строка {number}"),
            )
            return None
        return self._offered(cells, number)

    def _offered(self, cells: Mapping[str, Cell], number: int) -> OfferedRow | None:
        values: dict[str, str] = {}
        places: dict[str, str] = {}
        words: dict[str, str] = {}
        wrong: list[str] = []
        for place, column in self._columns.items():
            address = f"{column_letters(place)}{number}"
            cell = cells.get(column.key)
            value = Value(text="") if cell is None else self._value(cell, column)
            self.problems += value.problems
            wrong += [column.key] if value.is_wrong else []
            values[column.key] = value.text
            places[column.key] = self._sheet.place(address)
            if (
                cell is not None
                and column.table
                and value.text != read_value(cell.text, column).text
            ):
                words[column.key] = cell.text
        code = values.pop("code", "")
        if code and self._code_problem(code, places["code"]):
            return None
        excluded = values.pop(EXCLUDED, None)
        if not wrong and not any(values.values()) and not code:
            if not excluded:  # nothing but marks that nobody sees, and they were told
                return None
            self._warn(
                "only-excluded",
                f"заполнена только графа «{EXCLUDE.title}»: строка не прочитана",
                "Укажите код строки, которую нужно исключить",
                self._sheet.place(f"строка {number}"),
            )
            return None
        return OfferedRow(
            table=self._table.key,
            code=code,
            values=values,
            excluded=None if excluded is None else excluded == "да",
            place=self._sheet.place(f"строка {number}"),
            cells=places,
            words=words,
            unread=tuple(wrong),
        )

    def _code_problem(self, code: str, place: str) -> bool:
        if not CODE.fullmatch(code):
            self._add(
                "code",
                "такого кода программа не ставит",
                "Верните прежний код, а в новой строке оставьте графу пустой",
                place,
            )
            return True
        if before := self._codes.first(code, place):
            self._add(
                "duplicate-code",
                f"код повторён, впервые: {before}",
                "В новой строке сотрите код, лишнюю строку удалите",
                place,
            )
            return True
        return False

    def _value(self, cell: Cell, column: Column) -> Value:
        place = self._sheet.place(cell.address)
        if cell.kind in _UNREADABLE:
            code, message, remedy = _UNREADABLE[cell.kind]
            problem = Problem(
                message=f"«{column.title}»: {message}",
                remedy=remedy,
                file=self._file,
                place=place,
                code=f"form.{code}",
            )
            return Value(text="", problems=(problem,))
        text = cell.text
        if cell.kind is CellKind.DATE and column.kind is not ValueKind.DATE:
            text = _russian(text)
            self._warn(
                "turned-into-date",
                f"«{column.title}»: Excel хранит здесь дату, а не текст",
                "Если это не дата, наберите текст заново, с апострофом впереди",
                place,
            )
        elif cell.kind is CellKind.TEXT and text.startswith("'"):
            self._warn(
                "apostrophe",
                f"«{column.title}»: значение начинается с апострофа",
                "Если он лишний, удалите его",
                place,
            )
        return read_value(text, column, file=self._file, place=place, labels=self._meant(column))

    def _meant(self, column: Column) -> Mapping[str, str]:
        """Keep the labels that a column may mean: a mentor is nobody's mentee by his name alone."""
        if column.key not in self._meanings:
            foreign = tuple(f"{one.prefix}-" for one in TABLES if one.key not in column.table)
            self._meanings[column.key] = {
                label: code for label, code in self._labels.items() if not code.startswith(foreign)
            }
        return self._meanings[column.key]

    def _say_sample(self, cells: Mapping[str, Cell], number: int) -> None:
        for key, cell in cells.items():
            column = next((one for one in self._table.columns if one.key == key), None)
            if column is not None and not _is_as_shipped(cell, column):
                self._warn(
                    "sample-changed",
                    "в строку образца вписано другое: она не прочитана",
                    "Перенесите эти данные в пустую строку ниже",
                    self._sheet.place(f"строка {number}"),
                )
                return

    def _is_sample(self, cells: Mapping[str, Cell], number: int) -> bool:
        """Tell the shipped sample without its mark: its person anywhere, others in their place."""
        own = [one for one in self._columns.values() if one.key not in ("code", EXCLUDED)]
        names = [one for one in own if one.key in _NAME]
        if len(names) < len(_NAME) and number != self._heading_at + 1:
            return False
        shown = names if len(names) == len(_NAME) else [one for one in own if one.sample]
        return (
            EXCLUDED not in cells
            and bool(shown)
            and all(one.key in cells for one in shown)
            and all(_is_as_shipped(cells[one.key], one) for one in own if one.key in cells)
        )

    def _sample_rows(self) -> frozenset[int]:
        """Give the numbers of the rows marked as a sample."""
        return frozenset(
            row[0].row for row in self._sheet.rows if row and fold(row[0].text) == SAMPLE_MARK
        )

    def _say_stray(self, row: tuple[Cell, ...]) -> None:
        stray = [one for one in row if one.column not in self._headed]
        if stray:
            self._warn(
                "stray",
                "значение стоит вне граф формы: оно не прочитано",
                "Перенесите его в нужную графу или удалите",
                self._sheet.place(stray[0].address),
            )

    def _say_hidden(self) -> None:
        filled = {row[0].row for row in self._sheet.rows if row}
        rows = sorted(self._sheet.hidden_rows & filled)
        columns = sorted(self._sheet.hidden_columns & set(self._columns))
        hidden = [f"строка {one}" for one in rows[:1]]
        hidden += [f"столбец {column_letters(one)}" for one in columns[:1]]
        if self._sheet.hidden:
            hidden = ["весь лист"]
        if hidden:
            self._warn(
                "hidden",
                f"есть скрытое ({', '.join(hidden)} и другие): оно тоже прочитано"
                if len(rows) + len(columns) > len(hidden)
                else f"есть скрытое ({', '.join(hidden)}): оно тоже прочитано",
                "Покажите скрытое и проверьте его",
                self._sheet.place(),
            )

    def _say_merged(self, heading: int) -> None:
        below = [one for one in self._sheet.merged if _last_row(one) > heading]
        if below:
            more = f" и ещё {len(below) - 1}" if len(below) > 1 else ""
            self._add(
                "merged",
                f"ячейки объединены{more}: непонятно, к какой строке относится значение",
                "Отмените объединение и впишите значение в каждую строку",
                self._sheet.place(below[0][:20]),
            )

    def _add(self, code: str, message: str, remedy: str, place: str) -> None:
        self.problems.append(
            Problem(
                message=message, remedy=remedy, file=self._file, place=place, code=f"form.{code}"
            )
        )

    def _warn(self, code: str, message: str, remedy: str, place: str) -> None:
        self._add(code, message, remedy, place)
        self.problems[-1] = dc.replace(self.problems[-1], severity=Severity.WARNING)


def _title(cell: Cell) -> str:
    return fold(cell.text.rstrip("* \N{NO-BREAK SPACE}")) if cell.kind is CellKind.TEXT else ""


def _is_as_shipped(cell: Cell, column: Column) -> bool:
    text = _russian(cell.text) if cell.kind is CellKind.DATE else cell.text
    said = read_value(text, column)
    return said.text == read_value(column.sample, column).text and not said.is_wrong


def _russian(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"


def _last_row(merged: str) -> int:
    digits = "".join(one for one in merged.split(":")[-1] if one in "0123456789")
    return int(digits[:9] or 0)
