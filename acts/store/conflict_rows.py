"""What waits for a person's decision, in its table."""

import dataclasses as dc
from collections.abc import Iterable

from acts.registers.rows import Conflict
from acts.store import organization_rows
from acts.store.cells import select
from acts.store.models import ConflictRow
from acts.store.refusals import refuse_foreign
from acts.store.register_order import conflict_order
from acts.store.save_report import refuse_unknown

__all__ = ["erase", "load", "save"]

_FIELDS = tuple(field.name for field in dc.fields(Conflict) if field.name != "organization")


def load(alias: str, organization: str | None) -> tuple[Conflict, ...]:
    """Read the conflicts of one organisation or of all."""
    rows = ConflictRow.objects.using(alias).all()
    if organization is not None:
        rows = rows.filter(organization_id=organization)
    found = (
        Conflict(organization=owner, **dict(zip(_FIELDS, cells, strict=True)))
        for owner, *cells in select(rows.values_list("organization_id", *_FIELDS))
    )
    return tuple(sorted(found, key=conflict_order))


def save(alias: str, organization: str, conflicts: Iterable[Conflict]) -> None:
    """Replace an organisation's conflicts; runs inside a transaction."""
    refuse_unknown([organization], organization_rows.ids(alias))
    given = tuple(conflicts)
    refuse_foreign(organization, given)
    ConflictRow.objects.using(alias).filter(organization_id=organization).delete()
    ConflictRow.objects.using(alias).bulk_create(
        ConflictRow(organization_id=organization, **{name: getattr(one, name) for name in _FIELDS})
        for one in given
    )


def erase(alias: str, organization: str, table: str, code: str, keys: frozenset[str]) -> None:
    """Take out the conflicts about erased values: they hold those values themselves."""
    ConflictRow.objects.using(alias).filter(
        organization_id=organization, table=table, code=code, key__in=keys
    ).delete()
