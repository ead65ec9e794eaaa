"""How the cells of the form look."""

from typing import Any

from acts.registers.column import Column, ValueKind

__all__ = ["Styles"]

_FONT = {"font_name": "Calibri", "font_size": 11}
_GREY, _PALE, _BLUE, _LINE = "#6B6B6B", "#EFEFEF", "#DCE6F1", "#BFBFBF"
_AMBER = "#FFF2CC"
_CELL = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": _LINE}


class Styles:
    """Formats of one workbook.

    Args:
        book: The workbook they belong to.
    """

    def __init__(self, book: Any) -> None:
        add = book.add_format
        self.title = add({**_FONT, "bold": True, "font_size": 15, "valign": "vcenter"})
        self.line = add({**_FONT, "font_color": _GREY, "valign": "top"})
        self.heading = add({**_CELL, "bold": True, "bg_color": _BLUE, "valign": "vcenter"})
        # Text, so that Excel makes neither a date of «02-15» nor a number of «0123».
        self.text = add({**_CELL, "num_format": "@", "locked": False})
        self.date = add({**_CELL, "num_format": "dd.mm.yyyy", "locked": False, "align": "left"})
        grey = {**_CELL, "num_format": "@", "font_color": _GREY, "bg_color": _PALE}
        self.code = add(grey)
        sample = {**grey, "italic": True}
        self.sample_locked = add(sample)
        self.sample = add({**sample, "locked": False})
        fixed = {**_CELL, "num_format": "@"}
        amber = {"bg_color": _AMBER}
        self._looks = {
            (False, False): self.text,
            (False, True): add(fixed),
            (True, False): add({**fixed, **amber, "locked": False}),
            (True, True): add({**fixed, **amber}),
        }

    def cell(self, column: Column, *, is_marked: bool = False, is_fixed: bool = False) -> Any:
        """Give the look of a cell with data.

        Args:
            column: Its column.
            is_marked: Whether its row deserves a look.
            is_fixed: Whether it can't be typed over.
        """
        return self.date if column.kind is ValueKind.DATE else self._looks[is_marked, is_fixed]
