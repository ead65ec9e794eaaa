"""Rows of a file on their way into the registers, and those that stand in it twice."""

import dataclasses as dc
import re
from collections.abc import Sequence

from acts.errors import Problem
from acts.registers.column import Table
from acts.registers.identity import SOFT_KEY, Likeness, hard_key, likeness, soft_value
from acts.registers.rows import OfferedRow, Row

__all__ = ["Item", "Numbers", "refuse_repeated_codes", "refuse_repeated_rows"]


@dc.dataclass(slots=True, kw_only=True, eq=False)
class Item:
    """A row on its way through the merge.

    Attributes:
        offered: As the file has it.
        values: Its values, composed and trimmed; references become codes on the way.
        code: Its code, or empty while it is new.
        now: The row in the store, or None.
        was: The row in the exported revision, or None.
        problems: What is wrong with it.
    """

    offered: OfferedRow
    values: dict[str, str]
    code: str
    now: Row | None = None
    was: Row | None = None
    problems: list[Problem] = dc.field(default_factory=list)

    def cell(self, key: str) -> str:
        """Say where a value of the row is."""
        return self.offered.cells.get(key, self.offered.place)

    def whole(self) -> dict[str, str]:
        """Give what the row would say if everything offered were taken."""
        return {**(self.now.values if self.now else {}), **self.values}

    def refuse(self, code: str, message: str, remedy: str, *, place: str = "") -> None:
        """Note what is wrong with the row: it will be left out."""
        self.problems.append(
            Problem(
                message=message,
                remedy=remedy,
                place=place or self.offered.place,
                code=f"register.{code}",
            )
        )


class Numbers:
    """Free numbers of a table's codes, after all that were ever given."""

    def __init__(self, table: Table, codes: Sequence[str]) -> None:
        self._prefix = table.prefix
        found = (re.fullmatch(rf"{table.prefix}-([0-9]{{1,9}})", code) for code in codes)
        self._last = max((int(one[1]) for one in found if one), default=0)

    def next(self) -> str:
        """Give the next free code."""
        self._last += 1
        return f"{self._prefix}-{self._last}"


def refuse_repeated_codes(items: Sequence[Item]) -> None:
    """Refuse every row whose code stands on another row of the file."""
    first: dict[str, Item] = {}
    for item in items:
        other = first.setdefault(item.code, item) if item.code else item
        if other is not item:
            for one, two in ((item, other), (other, item)):
                one.refuse(
                    "duplicate-code",
                    # Somebody may have typed a name there: what is typed isn't printed.
                    f"тот же код стоит ещё и здесь: {two.offered.place}",
                    "Оставьте одну строку; у новой строки код оставьте пустым",
                )


def refuse_repeated_rows(table: Table, items: Sequence[Item]) -> None:
    """Refuse a new row that stands in the file already, here or with a code."""
    if table.single:
        _refuse_repeated_single(items)
        return
    seen: dict[tuple[str, ...], dict[str, Item]] = {}
    for item in sorted(items, key=lambda one: not one.code):
        if item.problems or item.offered.unread:
            continue
        whole = item.whole()
        born = soft_value(table, whole)
        group = seen.setdefault(hard_key(table, whole), {})
        # The same birth date, or an unknown one on either side.
        other = group.get(born) or group.get("")
        if other is None and not born:
            other = next(iter(group.values()), None)
        if not item.code and other is not None:
            _refuse_repeated(table, item, other)
        group.setdefault(born, item)


def _refuse_repeated(table: Table, item: Item, other: Item) -> None:
    births = [soft_value(table, one.whole()) for one in (item, other)]
    same = likeness(*births) is Likeness.SAME
    message = "та же строка уже есть в файле" if same else "похожая строка есть"
    for one, two in [(item, other)] + ([] if other.code else [(other, item)]):
        one.refuse(
            "duplicate",
            f"{message}: {two.offered.place}",
            "Оставьте одну строку; если это тёзки, заполните дату рождения у обоих"
            if SOFT_KEY in table.identity
            else "Оставьте одну строку",
        )


def _refuse_repeated_single(items: Sequence[Item]) -> None:
    for item in items[1:]:
        item.refuse(
            "duplicate",
            f"здесь может быть только одна строка, она уже есть: {items[0].offered.place}",
            "Оставьте одну строку",
        )
