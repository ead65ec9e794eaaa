"""The table of a municipality as an Excel file."""

from acts.documents.table_writing import table_bytes
from acts.services.matrix import LETTERS, Cell, Mark, Matrix

__all__ = ["matrix_xlsx"]


def matrix_xlsx(found: Matrix) -> bytes:
    """Write what is shown as an .xlsx with the meaning of the letters below.

    Args:
        found: The table, with its filters applied.
    """
    heading = ("Организация", *(f"п. {number}" for number, _ in found.items), "Просрочено")
    rows = [
        (
            row.organization.short_name,
            *(_text(row.cells.get(number)) for number, _ in found.items),
            str(row.overdue),
        )
        for row in found.rows
    ]
    notes = [f"{letter} – {words}" for letter, words in LETTERS.values()]
    notes += [f"п. {number}: {title}" for number, title in found.items]
    return table_bytes(f"Исполнение дорожной карты, {found.year} год", heading, rows, notes=notes)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    letter = LETTERS[cell.mark][0]
    return f"{letter} {cell.late} дн." if cell.mark is Mark.OVERDUE else letter
