"""Fill in an organisation's form as a person would: what a scenario knows goes through Excel."""

import dataclasses as dc
from collections.abc import Sequence

from acts.documents.form_writing import form_bytes
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import table_of
from acts.services.desk import Desk
from acts.services.exchange_forms import rows_to_show

__all__ = ["filled_form"]


def filled_form(desk: Desk, organization_id: str, offered: Sequence[OfferedRow]) -> bytes:
    """Export the form of an organisation and type rows into it.

    Args:
        desk: The workspace.
        organization_id: Whose form.
        offered: Rows to type: without a code they are new; the organisation's own row is changed.

    Returns:
        The bytes of the .xlsx, as a person would save it.
    """
    organization = desk.organization(organization_id)
    stored, revision = rows_to_show(desk, organization)
    return form_bytes(
        [*(_typed_over(row, offered) for row in stored), *_new(offered)],
        organization=organization.id,
        title=organization.short_name,
        revision=revision,
        exported_on=desk.today(organization),
    )


def _typed_over(row: Row, offered: Sequence[OfferedRow]) -> Row:
    changed = [
        one
        for one in offered
        if one.table == row.table and (one.code == row.code or _is_only_row(one))
    ]
    values = dict(row.values)
    for one in changed:
        values |= one.values
    return dc.replace(row, values=values)


def _new(offered: Sequence[OfferedRow]) -> list[OfferedRow]:
    return [one for one in offered if not one.code and not _is_only_row(one)]


def _is_only_row(one: OfferedRow) -> bool:
    return table_of(one.table).single
