"""The cells of the table, joined by hand: a template loop takes five times longer (measured)."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

from acts.services.matrix import LETTERS, Cell, Mark, Matrix, MatrixRow, YearTotals

__all__ = ["table_of", "years_of"]

_EMPTY = "<td></td>"


def table_of(found: Matrix) -> SafeString:
    """Write the heading and the body of the table as HTML; every text is escaped here.

    Args:
        found: The table.
    """
    heading = "".join(
        f'<th scope="col" title="{escape(title)}">{escape(number)}</th>'
        for number, title in found.items
    )
    columns = [_Column(number) for number, _ in found.items]
    lines = "".join([_line(row, columns) for row in found.rows])
    return mark_safe(  # noqa: S308 – every text above went through `escape`, addresses through `quote`
        f'<thead><tr><th scope="col">Организация</th>{heading}'
        f'<th scope="col">Просрочено</th></tr></thead><tbody>{lines}</tbody>'
    )


class _Column(dict[Cell, tuple[str, str]]):
    """What stands before and after the address of a school; many schools have the same cell."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self._address, self._shown = quote(number, safe=""), escape(number)

    def __missing__(self, cell: Cell) -> tuple[str, str]:
        letter, words = LETTERS[cell.mark]
        late = f" на {cell.late} дн." if cell.mark is Mark.OVERDUE else ""
        more = f", всего сроков: {cell.terms}" if cell.terms > 1 else ""
        parts = self[cell] = (
            f'<td class="m-{cell.mark}"><a href="',
            f'item/{self._address}/{quote(cell.period, safe="")}/" title="{words}{late}{more}" '
            f'data-n="{self._shown}">{letter}</a></td>',
        )
        return parts


def _desk(organization: str) -> str:
    return f"/o/{quote(organization, safe='')}/"


def _line(row: MatrixRow, columns: list[_Column]) -> str:
    address = _desk(row.organization.id)
    parts = [
        f'<tr><th scope="row"><a href="{address}">{escape(row.organization.short_name)}</a></th>'
    ]
    for column in columns:
        cell = row.cells.get(column.number)
        if cell is None:
            parts.append(_EMPTY)
        else:
            before, after = column[cell]
            parts += (before, address, after)
    parts.append(f'<td class="m-sum">{row.overdue or ""}</td></tr>')
    return "".join(parts)


def years_of(
    totals: Iterable[YearTotals], years: Iterable[int], names: Mapping[str, str]
) -> SafeString:
    """Write the body of the table of several years as HTML; every text is escaped here.

    Args:
        totals: The figures of each school and year.
        years: The columns.
        names: Short names of the schools by id, which they are sorted by.
    """
    columns = tuple(years)
    schools: dict[str, dict[int, YearTotals]] = {}
    for one in totals:
        schools.setdefault(one.organization, {})[one.year] = one
    lines = [
        f'<tr><th scope="row"><a href="{_desk(id_)}">{escape(names[id_])}</a></th>'
        f"{''.join([_figures(year, found.get(year)) for year in columns])}</tr>"
        for id_, found in sorted(schools.items(), key=lambda pair: names[pair[0]])
    ]
    return mark_safe("".join(lines))  # noqa: S308 – as above; the rest are numbers


def _figures(year: int, one: YearTotals | None) -> str:
    if one is None:
        return _EMPTY
    late = f'<br><span class="late">просрочено {one.overdue}</span>' if one.overdue else ""
    return f'<td data-title="{year}">{one.done} из {one.total}{late}</td>'
