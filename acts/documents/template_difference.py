"""A comparison as lawyers exchange it: a .docx table «было – стало», what changed marked."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from acts.documents.text_difference import Difference
from acts.packages import Package, Part, write_package

__all__ = ["difference_table"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTHS = (2000, 6500, 6500)
_GONE = "<w:strike/>"
_CAME = '<w:b/><w:u w:val="single"/>'


def difference_table(found: Sequence[Difference], base: Package, *, old: str, new: str) -> bytes:
    """Make the table: what went is struck through, what came is bold and underlined.

    Args:
        found: The paragraphs that differ.
        base: A template whose styles are taken.
        old: Name of the old template.
        new: Name of the new one.
    """
    rows = [_row((_plain("Место"), _plain(f"Было: {old}"), _plain(f"Стало: {new}")), "TableHead")]
    for one in found:
        rows.append(
            _row(
                (_plain(one.place), "".join(_runs(one.before)), "".join(_runs(one.after))),
                "TableText",
            )
        )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )
    page = (
        '<w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar '
        'w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" '
        'w:gutter="0"/></w:sectPr>'
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {_W}><w:body>{table}{page}</w:body></w:document>"
    )
    part = Part(name="word/document.xml", data=document.encode())
    return write_package(base.replace((part,)))


def _row(cells: tuple[str, str, str], style: str) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr>{cell}</w:p></w:tc>'
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr>{inside}</w:tr>"


def _runs(text: str) -> Iterator[str]:
    for piece in re.split(r"(\[-.*?-\]|\{\+.*?\+\})", text, flags=re.DOTALL):
        if piece.startswith("[-"):
            yield _plain(piece[2:-2], _GONE)
        elif piece.startswith("{+"):
            yield _plain(piece[2:-2], _CAME)
        elif piece:
            yield _plain(piece)


def _plain(text: str, look: str = "") -> str:
    marked = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
