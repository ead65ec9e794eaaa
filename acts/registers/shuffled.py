"""Rows whose names were moved between them: a part of a sheet was sorted without its codes."""

import collections
import dataclasses as dc
from collections.abc import Iterable, Iterator

from acts.errors import Problem
from acts.registers.rows import FieldChange, RowChange, RowStatus
from acts.registers.tables import table_of
from acts.russian.typography import quoted

__all__ = ["Shuffle", "shuffles"]

_WHO = ("surname", "name", "patronymic", "birth_date")
_FEW = 3  # two people may have been entered in each other's place, and that is mended by hand


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Shuffle:
    """A column whose values a file has moved from row to row.

    Attributes:
        codes: Codes of the rows.
        problem: What to tell.
    """

    codes: frozenset[str]
    problem: Problem


def shuffles(changes: Iterable[RowChange]) -> Iterator[Shuffle]:
    """Find names and birth dates that moved between rows which kept their codes.

    Pairs and consents refer to codes: they would go to other people without anybody seeing it.

    Args:
        changes: What a file would change.
    """
    moved: dict[str, dict[str, list[tuple[RowChange, FieldChange]]]] = {}
    for one in changes:
        if one.status is RowStatus.CHANGED:
            for field in one.fields:
                if field.key in _WHO and field.before and field.after:
                    columns = moved.setdefault(one.row.table, {})
                    columns.setdefault(field.key, []).append((one, field))
    for table, columns in moved.items():
        mixed = [key for key in _WHO if _is_mixed([field for _, field in columns.get(key, ())])]
        if mixed:
            rows = {one.row.code: one for key in mixed for one, _ in columns[key]}
            yield _shuffle(table, mixed, tuple(rows))


def _is_mixed(fields: list[FieldChange]) -> bool:
    before = collections.Counter(one.before for one in fields)
    after = collections.Counter(one.after for one in fields)
    count = (before & after).total()
    return count >= _FEW and count * 2 > len(fields)


def _shuffle(table: str, keys: list[str], codes: tuple[str, ...]) -> Shuffle:
    titles = ", ".join(quoted(table_of(table).column(key).title) for key in keys)
    columns = f"граф {titles}" if len(keys) > 1 else f"графы {titles}"
    return Shuffle(
        codes=frozenset(codes),
        problem=Problem(
            message=f"значения {columns} переставлены между строками ({len(codes)}), а коды "
            "остались на месте: похоже, отсортирована или сдвинута часть листа",
            remedy="Отмените сортировку или возьмите форму заново: acts data export. Сортируют "
            "весь лист вместе с графой «Код»",
            place=codes[0],
            code=f"register.shuffled:{keys[0]}",
        ),
    )
