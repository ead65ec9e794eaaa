"""Columns of a sheet that aren't where the form had them: renamed, or taken out."""

from collections.abc import Collection, Mapping, Sequence

from acts.errors import Problem, Severity
from acts.registers.column import Column
from acts.russian.look_alikes import nearest
from acts.sources.workbook import Cell, Sheet

__all__ = ["missing_columns"]

_TITLE = 40


def missing_columns(
    sheet: Sheet,
    heading: Sequence[Cell],
    wanted: Sequence[Column],
    found: Mapping[int, Column],
    *,
    file: str,
    sample_rows: Collection[int] = (),
) -> tuple[Problem, ...]:
    """Say which columns of the form a sheet doesn't have.

    Args:
        sheet: The sheet.
        heading: Its row of headings.
        wanted: The columns of the form, in its order.
        found: Those that the sheet has, by place.
        file: The file's name for messages.
        sample_rows: Numbers of rows that hold no data.

    Returns:
        An error where data stand under a heading that isn't known: they may be the column's.
        A warning where the column is simply not there: its data stay as they are.
    """
    known = {one.key for one in found.values()}
    missing = [one for one in wanted if one.key not in known]
    filled = {
        cell.column
        for row in sheet.rows
        for cell in row
        if cell.row > heading[0].row and cell.row not in sample_rows
    }
    strange = [one for one in heading if one.column not in found and one.column in filled]
    problems = []
    while missing and strange:
        column, cell = _likeliest(missing, strange, wanted)
        missing.remove(column)
        strange.remove(cell)
        shown = " ".join(cell.text.split())[:_TITLE]
        problems.append(
            Problem(
                message=f"не найдена графа «{column.title}»; возможно, "
                f"это {cell.address} «{shown}»",
                remedy=f"Верните ей название «{column.title}»",
                file=file,
                place=sheet.place(cell.address),
                code="form.renamed-column",
            )
        )
    if missing:
        problems.append(_absent(missing, sheet, file))
    return tuple(problems)


def _absent(missing: Sequence[Column], sheet: Sheet, file: str) -> Problem:
    titles = ", ".join(f"«{one.title}»" for one in missing)
    return Problem(
        message=f"не найдены графы: {titles}; то, что записано в них раньше, не изменится"
        if len(missing) > 1
        else f"не найдена графа {titles}; то, что записано в ней раньше, не изменится",
        remedy="Если графу удалили нечаянно, возьмите свежую форму: acts data export",
        file=file,
        place=sheet.place(),
        code="form.missing-column",
        severity=Severity.WARNING,
    )


def _likeliest(
    missing: Sequence[Column], strange: Sequence[Cell], wanted: Sequence[Column]
) -> tuple[Column, Cell]:
    """Pair a misspelt heading with its column, else what stands nearest to the column's place."""
    places = {one.key: number for number, one in enumerate(wanted, start=1)}
    for cell in strange:
        close = nearest(cell.text[:_TITLE], [one.title for one in missing])
        if close:
            return next(one for one in missing if one.title == close), cell
    pairs = [(one, cell) for one in missing for cell in strange]
    return min(pairs, key=lambda pair: abs(places[pair[0].key] - pair[1].column))
