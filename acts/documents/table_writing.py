"""A plain table as an .xlsx: texts stay texts, numbers add up, the same rows give same bytes."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence

from acts.packages import open_package, write_package

__all__ = ["table_bytes"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDEST = 60


def table_bytes(
    title: str,
    heading: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    *,
    notes: Sequence[str] = (),
) -> bytes:
    """Write one sheet: a title, a heading that stays in sight, rows, notes below.

    Args:
        title: Of the sheet and of the file.
        heading: Names of the columns.
        rows: Texts and counts, in the order of the columns.
        notes: What stands under the table.

    Returns:
        The bytes of an .xlsx; the same arguments give the same bytes.
    """
    from xlsxwriter import Workbook

    listed = [list(one) for one in rows]
    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"title": title, "created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001 – Excel has no zones
    sheet = book.add_worksheet("Таблица")
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for column, text in enumerate(heading):
        sheet.write_string(2, column, text, strong)
        width = max([len(text), *(len(str(row[column])) for row in listed)])
        sheet.set_column(column, column, min(max(width + 1, 5), _WIDEST))
    for number, row in enumerate(listed, start=3):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, plain)
            else:
                sheet.write_string(number, column, value, plain)
    for number, note in enumerate(notes, start=4 + len(listed)):
        sheet.write_string(number, 0, note)
    sheet.freeze_panes(3, 1)
    book.close()
    return write_package(open_package(buffer.getvalue(), extension=".xlsx"))
