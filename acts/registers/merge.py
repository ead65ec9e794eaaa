"""Compares what a file offers with the registers: three sides, field by field.

The three sides are what the file was exported from, what the store has now and what the file says.
Nothing is ever lost in silence: a field changed on one side is taken, on both sides differently is
a conflict that a person decides; a row or a column that is absent changes nothing.
"""

import dataclasses as dc
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from acts.errors import Problem, Severity
from acts.registers.column import Column, Table, ValueKind
from acts.registers.identity import SOFT_KEY, hard_key, match
from acts.registers.merge_items import (
    Item,
    Numbers,
    refuse_repeated_codes,
    refuse_repeated_rows,
)
from acts.registers.references import References
from acts.registers.rows import (
    ChangeSet,
    Conflict,
    FieldChange,
    OfferedRow,
    Row,
    RowChange,
    RowStatus,
)
from acts.registers.tables import EXCLUDED, TABLES
from acts.russian.look_alikes import fold, nearest

__all__ = ["merge"]

_REFERENCES = (ValueKind.REFERENCE, ValueKind.REFERENCES)
_YES = "да"
_BETWEEN = re.compile(r"[;,\n]")


def merge(
    *,
    organization: str,
    stored: Sequence[Row],
    base: Sequence[Row],
    offered: Sequence[OfferedRow],
    revision: int,
    base_revision: int,
    decided: Iterable[Conflict] = (),
) -> ChangeSet:
    """Say what a file would do to an organisation's registers; nothing is written.

    A row without a code is the stored row of the same identity, if there is one, else a new one.
    References may be codes or words. A row in which anything is wrong is left out, and so is what
    refers to it when it is new.

    Args:
        organization: Id of the organisation.
        stored: All its rows now, excluded ones too.
        base: All its rows as of the exported revision; empty for a file that never was exported.
        offered: Rows of the file.
        revision: Revision of `stored`.
        base_revision: Revision of `base`, 0 for a file without a stamp.
        decided: What a person chose before: the same choice is not asked for again.

    Returns:
        Changes, conflicts and problems. A change of `excluded` is told by the status of the row
        and is not listed among its fields.
    """
    work = _Merge(organization, stored, base)
    work.decided = {_sides_of(one) for one in decided}
    for table in TABLES:
        work.take(table, [one for one in offered if one.table == table.key])
    known = {table.key for table in TABLES}
    lost = [one for one in offered if one.table not in known]
    work.problems += [
        Problem(
            message="такого реестра нет",
            remedy="Проверьте название листа или раздела",
            place=one.place,
            code="register.unknown-table",
        )
        for one in lost
    ]
    return ChangeSet(
        organization=organization,
        revision=revision,
        base=base_revision,
        changes=tuple(work.changes),
        conflicts=tuple(work.conflicts),
        problems=tuple(work.problems),
        rejected=work.rejected + len(lost),
        unchanged=work.unchanged,
    )


class _Merge:
    """The state of one merge: what has been decided so far."""

    def __init__(self, organization: str, stored: Sequence[Row], base: Sequence[Row]) -> None:
        self.organization = organization
        self.stored = {(row.table, row.code): row for row in stored}
        self.base = {(row.table, row.code): row for row in base}
        self.references = References()
        self.decided: set[tuple[str, ...]] = set()
        self.changes: list[RowChange] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[Problem] = []
        self.rejected = 0
        self.unchanged = 0

    def take(self, table: Table, offered: Sequence[OfferedRow]) -> None:
        """Merge the rows of one table; those it refers to have been merged before."""
        rows = [row for row in self.stored.values() if row.table == table.key]
        items = [self._item(table, one, rows) for one in offered]
        refuse_repeated_codes(items)
        for item in items:
            self._check_columns(table, item)
            self._resolve(table, item)
        refuse_repeated_rows(table, items)
        self._match(table, items, rows)
        for row in (*(one for one in self.base.values() if one.table == table.key), *rows):
            self.references.add(table.key, row.code, row.values, excluded=row.excluded)
        numbers = Numbers(table, [row.code for row in rows] + [item.code for item in items])
        for item in items:
            self._finish(table, item, numbers)

    def _item(self, table: Table, offered: OfferedRow, rows: Sequence[Row]) -> Item:
        values = {
            key: unicodedata.normalize("NFC", value).strip()
            for key, value in offered.values.items()
        }
        code = offered.code.strip()
        if not code and table.single and len(rows) == 1:
            code = rows[0].code
        item = Item(offered=offered, values=values, code=code)
        item.now = self.stored.get((table.key, code)) if code else None
        item.was = self.base.get((table.key, code)) if code else None
        # A file carried over from another folder brings its codes into an empty register.
        carried = not rows and not self.base and re.fullmatch(rf"{table.prefix}-[1-9][0-9]*", code)
        if code and item.now is None and not carried:
            close = nearest(code, [row.code for row in rows])
            item.refuse(
                "unknown-code",
                f"на листе «{table.title}» нет строки с таким кодом",
                f"Возможно, нужно {close}. Код новой строки оставьте пустым"
                if close
                else "Код новой строки оставьте пустым: его даст программа",
                place=item.cell("code"),
            )
        return item

    def _check_columns(self, table: Table, item: Item) -> None:
        known = {column.key: column for column in table.columns}
        for key in [one for one in item.values if one not in known]:
            place = item.cell(key)
            del item.values[key]
            item.refuse("unknown-column", "такой графы в реестре нет", "Уберите её", place=place)
        for column in known.values():
            if column.key in item.offered.unread:
                item.values.pop(column.key, None)
            if column.required and _is_cleared(item, column):
                item.refuse(
                    "required",
                    f"не заполнено «{column.title}»",
                    column.hint or "Заполните",
                    place=item.cell(column.key),
                )

    def _resolve(self, table: Table, item: Item) -> None:
        for column in table.columns:
            text = item.values.get(column.key, "")
            if column.kind not in _REFERENCES or not text:
                continue
            before = item.was or item.now
            had = before.value(column.key) if before else ""
            words = item.offered.words.get(column.key, "")
            is_kept = text == had or (item.now and text == item.now.value(column.key))
            if is_kept and len(_BETWEEN.split(words)) <= len(text.split(";")):
                continue
            place = item.cell(column.key)
            if rivals := self.references.rivals(column, words, values=item.whole(), place=place):
                item.problems += rivals
                continue
            codes, problems = self.references.resolve(
                column,
                text,
                preferred=had,
                values=item.whole(),
                place=place,
            )
            item.problems += problems
            if codes:
                item.values[column.key] = codes

    def _match(self, table: Table, items: Sequence[Item], rows: Sequence[Row]) -> None:
        claimed = {item.code for item in items if item.code}
        by_key: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            if row.code not in claimed:
                by_key.setdefault(hard_key(table, row.values), []).append(row)
        for item in items:
            if item.code or item.problems or item.offered.unread:
                continue
            found = match(table, item.values, by_key.get(hard_key(table, item.values), ()))
            if found.row is not None:
                item.now, item.code = found.row, found.row.code
            elif found.doubtful:
                item.refuse(
                    "ambiguous",
                    f"не понять, новая ли это строка или одна из записанных: "
                    f"{', '.join(found.doubtful)}",
                    "Заполните дату рождения в обеих строках или впишите код",
                )

    def _finish(self, table: Table, item: Item, numbers: "Numbers") -> None:
        """Merge one row, or leave it out and remember that it was."""
        if item.now is None and not item.problems and not item.offered.unread:
            self._require(table, item)
        is_other = item.now is not None and _is_other_person(table, item, item.now)
        if is_other:
            item.refuse(
                "other-person",
                f"в строке {item.code} записан другой человек: согласия, пары и записи журнала "
                "прежнего остались бы за ним",
                "Верните прежние данные; нового человека впишите новой строкой без кода, а эту "
                "строку, если прежний выбыл, исключите",
                place=item.cell("surname"),
            )
        if item.problems or item.offered.unread:
            self.problems += item.problems
            self.rejected += 1
            if item.now is None or is_other:
                self.references.add_rejected(table.key, item.values, place=item.offered.place)
            return
        if item.now is None:
            row = Row(
                organization=self.organization,
                table=table.key,
                code=item.code or numbers.next(),
                values=item.values,
                excluded=bool(item.offered.excluded),
            )
            fields = tuple(
                FieldChange(key=column.key, before="", after=row.value(column.key))
                for column in table.columns
                if row.value(column.key)
            )
            self._change(RowStatus.ADDED, row, fields, item)
        else:
            row = self._merged(table, item, item.now)
        self.references.add(
            table.key, row.code, row.values, excluded=row.excluded, place=item.offered.place
        )

    def _require(self, table: Table, item: Item) -> None:
        for column in table.columns:
            wanted = column.required and (column.in_form or column.key in item.values)
            if wanted and not item.values.get(column.key):
                item.refuse(
                    "required",
                    f"не заполнено «{column.title}»",
                    column.hint or "Заполните",
                    place=item.cell(column.key),
                )

    def _merged(self, table: Table, item: Item, now: Row) -> Row:
        values, fields = dict(now.values), []
        conflicts: list[Conflict] = []
        for key, base, have, want in _sides(table, item, now):
            if want in (base, have):
                continue
            if have != base:
                conflicts.append(self._conflict(item, now, key, (base, have, want)))
            else:
                values[key] = want
                fields.append(FieldChange(key=key, before=have, after=want))
        excluded, conflict = self._excluded(item, now)
        conflicts += [conflict] if conflict else []
        conflicts = [one for one in conflicts if _sides_of(one) not in self.decided]
        self.conflicts += conflicts
        row = dc.replace(now, values=values, excluded=excluded)
        if _is_another_person(fields):
            self.problems.append(_overwritten(item))
        if row.excluded != now.excluded:
            status = RowStatus.EXCLUDED if row.excluded else RowStatus.RESTORED
            self._change(status, row, tuple(fields), item)
        elif fields:
            self._change(RowStatus.CHANGED, row, tuple(fields), item)
            if row.excluded:
                self.problems.append(_excluded_meanwhile(item))
        elif not conflicts:
            self.unchanged += 1
        return row

    def _excluded(self, item: Item, now: Row) -> tuple[bool, Conflict | None]:
        typed_anew = not item.offered.code.strip() and item.was is None
        want = item.offered.excluded
        if now.excluded and typed_anew and not want:
            # The store took it out of use meanwhile: only a person knows which is right.
            return True, self._conflict(item, now, EXCLUDED, ("", _YES, ""))
        base = item.was is not None and item.was.excluded
        taken = want is not None and want != base  # of two values: else both sides did it alike
        return (bool(want) if taken else now.excluded), None

    def _conflict(self, item: Item, now: Row, key: str, sides: tuple[str, str, str]) -> Conflict:
        return Conflict(
            organization=self.organization,
            table=now.table,
            code=now.code,
            key=key,
            base=sides[0],
            stored=sides[1],
            offered=sides[2],
            place=item.cell(key),
        )

    def _change(
        self, status: RowStatus, row: Row, fields: tuple[FieldChange, ...], item: Item
    ) -> None:
        self.changes.append(
            RowChange(status=status, row=row, fields=fields, place=item.offered.place)
        )


def _sides_of(one: Conflict) -> tuple[str, ...]:
    return one.table, one.code, one.key, one.base, one.stored, one.offered


def _sides(table: Table, item: Item, now: Row) -> Iterator[tuple[str, str, str, str]]:
    """Give key, base, stored and offered of every field that the file has."""
    for column in table.columns:
        if column.key in item.values:
            base = item.was.value(column.key) if item.was else ""
            yield column.key, base, now.value(column.key), item.values[column.key]


def _is_cleared(item: Item, column: Column) -> bool:
    had = item.was.value(column.key) if item.was else ""
    return bool(had) and item.values.get(column.key) == ""


def _excluded_meanwhile(item: Item) -> Problem:
    return Problem(
        message=f"строка {item.code} исключена; правка внесена, но в работе строка не участвует",
        remedy="Чтобы вернуть строку, уберите «да» из графы «Исключить»",
        place=item.offered.place,
        code="register.excluded",
        severity=Severity.WARNING,
    )


def _is_another_person(fields: Sequence[FieldChange]) -> bool:
    """A surname may change by marriage, a name by a slip; both at once mean somebody else."""
    renamed = {one.key for one in fields if fold(one.before) != fold(one.after)}
    return {"surname", "name"} <= renamed


def _is_other_person(table: Table, item: Item, now: Row) -> bool:
    """Tell a row written over from a correction: nothing by which a person is known has stayed."""
    if SOFT_KEY not in table.identity:
        return False
    changed = {
        key
        for key in table.identity
        if now.value(key)
        and item.values.get(key)
        and not (item.was and item.was.value(key) == item.values[key])
        and fold(now.value(key)) != fold(item.values[key])
    }
    is_born_alike = now.value(SOFT_KEY) and now.value(SOFT_KEY) == item.values.get(SOFT_KEY)
    renamed = {"surname", "name"} <= changed
    return renamed and not is_born_alike and bool(changed & {SOFT_KEY, "patronymic"})


def _overwritten(item: Item) -> Problem:
    return Problem(
        message=f"в строке {item.code} записан другой человек: согласия, пары и записи журнала "
        "прежнего останутся за этим кодом",
        remedy="Если это новый человек, верните прежние данные, у прежнего заполните «По какой "
        "день», а нового впишите новой строкой без кода",
        place=item.offered.place,
        code="register.overwritten",
        severity=Severity.WARNING,
    )
