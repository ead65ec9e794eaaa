"""Rows of the registers in their table: every version stays, the last one counts."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from acts.registers.rows import Row
from acts.store import organization_rows
from acts.store.cells import many_values, select
from acts.store.failures import UnreadableRowError
from acts.store.models import RegisterRow
from acts.store.refusals import refuse_rows
from acts.store.register_order import row_order
from acts.store.save_report import refuse_unknown

__all__ = ["erase", "last_revision", "last_revisions", "load", "save"]

_COLUMNS = ("table", "code", "revision", "contents", "excluded")


def load(alias: str, organization: str, table: str | None, revision: int | None) -> tuple[Row, ...]:
    """Read the rows of an organisation as of a revision, in the order of the forms."""
    versions = RegisterRow.objects.using(alias).filter(organization_id=organization)
    if table is not None:
        versions = versions.filter(table=table)
    if revision is not None:
        versions = versions.filter(revision__lte=revision)
    newest = {
        (row[0], row[1]): row
        for row in select(versions.order_by("revision").values_list(*_COLUMNS))
    }
    with many_values():
        rows = [_row(organization, cells) for cells in newest.values()]
    return tuple(sorted(rows, key=row_order))


def last_revision(alias: str, organization: str) -> int:
    """Read the number of an organisation's last revision, 0 before the first."""
    versions = RegisterRow.objects.using(alias).filter(organization_id=organization)
    return versions.aggregate(last=Max("revision"))["last"] or 0


def last_revisions(alias: str) -> dict[str, int]:
    """Read the last revision of every organisation that has one."""
    versions = RegisterRow.objects.using(alias).values_list("organization_id").order_by()
    return dict(versions.annotate(last=Max("revision")))


def save(alias: str, organization: str, rows: Iterable[Row]) -> int:
    """Write rows as one new revision; runs inside a transaction."""
    refuse_unknown([organization], organization_rows.ids(alias))
    given = tuple(rows)
    refuse_rows(organization, given)
    last = last_revision(alias, organization)
    if not given:
        return last
    RegisterRow.objects.using(alias).bulk_create(
        RegisterRow(
            organization_id=organization,
            table=row.table,
            code=row.code,
            revision=last + 1,
            contents=_write(row.values),
            excluded=row.excluded,
        )
        for row in given
    )
    return last + 1


def erase(alias: str, organization: str, table: str, code: str, keys: frozenset[str]) -> int:
    """Take values out of every version of a row; runs inside a transaction."""
    versions = RegisterRow.objects.using(alias).filter(
        organization_id=organization, table=table, code=code
    )
    erased = 0
    for name, contents in list(select(versions.values_list("id", "contents"))):
        values = _read(contents)
        if keys & values.keys():
            kept = {key: value for key, value in values.items() if key not in keys}
            versions.filter(id=name).update(contents=_write(kept))
            erased += 1
    return erased


def _row(organization: str, cells: tuple[Any, ...]) -> Row:
    table, code, revision, contents, excluded = cells
    return Row(
        organization=organization,
        table=table,
        code=code,
        values=_read(contents),
        excluded=bool(excluded),
        revision=revision,
    )


def _write(values: Mapping[str, str]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(contents: str) -> dict[str, str]:
    try:
        values = json.loads(contents)
    except (TypeError, ValueError) as error:
        raise UnreadableRowError("строка реестра") from error
    if not isinstance(values, dict) or not all(isinstance(one, str) for one in values.values()):
        raise UnreadableRowError("строка реестра")
    return values
