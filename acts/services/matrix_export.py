"""The table of a municipality as an Excel file."""

from acts.documents.table_writing import table_bytes
from acts.russian.dates import numeric_date
from acts.services.desk import Desk, local_day
from acts.services.matrix import LETTERS, Cell, Mark, Matrix

__all__ = ["matrix_xlsx"]


def matrix_xlsx(desk: Desk, found: Matrix) -> bytes:
    """Write what is shown as an .xlsx with the meaning of the letters below.

    Args:
        desk: The workspace; its day stands in the title.
        found: The table, with its filters applied.
    """
    heading = ("Организация", *(f"п. {number}" for number, _ in found.items), "Просрочено")
    rows: list[tuple[str | int, ...]] = [
        (
            row.organization.short_name,
            *(_text(row.cells.get(number)) for number, _ in found.items),
            row.overdue,
        )
        for row in found.rows
    ]
    notes = [f"{letter} – {words}" for letter, words in LETTERS.values()]
    notes += [f"п. {number}: {title}" for number, title in found.items]
    day = numeric_date(local_day(desk.moment, desk.roadmap.policies.zone))
    title = f"Исполнение дорожной карты, {found.year} год, на {day}"
    return table_bytes(title, heading, rows, notes=notes)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    letter = LETTERS[cell.mark][0]
    return f"{letter} {cell.late} дн." if cell.mark is Mark.OVERDUE else letter
