"""Writes the Excel forms: what a person reads, fills in and gives back.

Every text is forced to be text, so that «=1+1» or «+7 415» stays what it is; nothing is computed
in a form. The same rows give the same bytes.
"""

import contextlib
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from acts.documents.form_lists import Lists
from acts.documents.form_sheets import UNDERSCORE, SheetForm
from acts.documents.form_styles import Styles
from acts.errors import InputError, Problem
from acts.packages import Part, open_package, write_package
from acts.registers.column import Table
from acts.registers.form_layout import (
    LISTS_SHEET,
    ORGANIZATION_PROPERTY,
    REVISION_PROPERTY,
    STAMP_SHEET,
    seal,
)
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import TABLES
from acts.registers.wording_tables import CHECK, NOTE
from acts.russian.dates import numeric_date

__all__ = ["check_bytes", "form_bytes"]

_TEXTS = "xl/sharedStrings.xml"
_LONGEST = 32_767
_SPARE_WORDS = 50
_FIXED = frozenset({"code", "nominative", "kind", "gender", NOTE})


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
    kept = tuple(rows)
    _check_lengths(kept, TABLES)
    with _book(f"Сведения о наставничестве: {title}") as (book, made):
        lists, styles = Lists(kept), Styles(book)
        line = (
            f"{title} · {_edition(revision, exported_on)} · "
            "* – обязательные графы · подсказки – в заголовках"
        )
        for table in TABLES:
            own = tuple(row for row in kept if row.table == table.key)
            sheet = SheetForm(table=table, rows=own, lists=lists, styles=styles)
            sheet.write(book.add_worksheet(table.title), line)
        _finish(book, lists, organization, revision)
    return made[0]


def check_bytes(
    rows: Sequence[OfferedRow],
    *,
    doubtful: int,
    organization: str,
    title: str,
    revision: int,
    exported_on: dt.date,
) -> bytes:
    """Make the sheet on which a person looks through every form of every word.

    Args:
        rows: Rows of `CHECK`, those that deserve a look first.
        doubtful: How many of them do: they are coloured.
        organization: Id of the organisation, for the stamp.
        title: How the organisation is called, for people.
        revision: Revision of the registers the words are of.
        exported_on: The day, for people.

    Returns:
        The bytes of an .xlsx; the same arguments give the same bytes.

    Raises:
        InputError: A form is longer than a cell may be.
    """
    kept = tuple(rows)
    _check_lengths(kept, (CHECK,))
    with _book(f"{CHECK.title}: {title}") as (book, made):
        lists = Lists(kept)
        sheet = SheetForm(
            table=CHECK,
            rows=kept,
            lists=lists,
            styles=Styles(book),
            has_sample=False,
            marked=doubtful,
            fixed=_FIXED,
            spare=_SPARE_WORDS,
        )
        line = (
            f"{title} · {_edition(revision, exported_on)} · неверную форму впишите поверх, "
            "верную строку отметьте «да» в графе «Проверено»"
        )
        sheet.write(book.add_worksheet(CHECK.title), line)
        _finish(book, lists, organization, revision)
    return made[0]


def _edition(revision: int, exported_on: dt.date) -> str:
    return f"выгружено {numeric_date(exported_on)} · редакция {revision}"


@contextlib.contextmanager
def _book(title: str) -> Iterator[tuple[Any, list[bytes]]]:
    """Open a book to write into; its bytes are in the list when it is closed."""
    from xlsxwriter import Workbook

    buffer, made = io.BytesIO(), list[bytes]()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(buffer, options)
    book.set_calc_mode("auto")
    book.set_properties({"title": title, "created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001
    yield book, made
    book.close()
    package = open_package(buffer.getvalue(), extension=".xlsx")
    texts = package.get(_TEXTS) or b""
    escaped = texts.replace(UNDERSCORE.encode(), b"_x005F_")
    made.append(write_package(package.replace([Part(name=_TEXTS, data=escaped)])))


def _finish(book: Any, lists: Lists, organization: str, revision: int) -> None:
    """Write what nobody fills in: the lists and the stamp."""
    lists.write(book.add_worksheet(LISTS_SHEET))
    _stamp(book, organization, revision)
    book.worksheets()[0].activate()


def _check_lengths(rows: Iterable[Row | OfferedRow], tables: Sequence[Table]) -> None:
    columns = {(table.key, one.key): one for table in tables for one in table.columns}
    problems = [
        Problem(
            message="значение длиннее 32 767 знаков: в ячейку Excel оно не войдёт",
            remedy="Сократите его или выгрузите сведения в YAML",
            place=f"{row.code}, графа «{columns[row.table, key].title}»",
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
