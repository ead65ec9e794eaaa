"""Acts and registration books in their tables."""

from collections.abc import Mapping

from acts.act import ActData, Value
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.books import BookEntry, number_key
from acts.store import organization_rows
from acts.store.failures import UnreadableRowError
from acts.store.models import ActRow, BookRow
from acts.store.save_report import refuse_unknown

__all__ = ["book", "load", "load_one", "save"]

_TEXT = ("kind", "period", "about", "title", "text_digest", "file", "file_digest", "book")
_LISTS = ("visas", "bodies", "proves")


def save(alias: str, record: ActRecord) -> None:
    """Write an act beside its events; runs inside a transaction."""
    refuse_unknown([record.organization], organization_rows.ids(alias))
    ActRow.objects.using(alias).update_or_create(
        id=record.id,
        defaults={
            "organization_id": record.organization,
            "data_kind": record.data.kind,
            "data": _thaw(record.data.fields),
            "origin": record.origin,
            "taken": record.taken,
            **{name: getattr(record, name) for name in _TEXT},
            **{name: list(getattr(record, name)) for name in _LISTS},
        },
    )


def load(alias: str, *, organization: str | None, kind: str | None) -> tuple[ActRecord, ...]:
    """Read acts, by organisation and id."""
    rows = ActRow.objects.using(alias).order_by("organization_id", "id")
    if organization is not None:
        rows = rows.filter(organization_id=organization)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return tuple(_record(row) for row in rows)


def load_one(alias: str, act: str) -> ActRecord | None:
    """Read one act."""
    row = ActRow.objects.using(alias).filter(id=act).first()
    return _record(row) if row else None


def book(alias: str, organization: str, name: str) -> tuple[BookEntry, ...]:
    """Read the lines of a book, by year and number."""
    rows = BookRow.objects.using(alias).filter(organization_id=organization, book=name)
    lines = (
        BookEntry(
            organization=row.organization_id,
            book=row.book,
            number=row.number,
            date=row.date,
            act=row.act_id,
        )
        for row in rows
    )
    return tuple(sorted(lines, key=lambda one: (one.date.year, number_key(one.number))))


def _record(row: ActRow) -> ActRecord:
    if not isinstance(row.data, dict):
        raise UnreadableRowError("данные акта")
    try:
        origin = TextOrigin(row.origin)
    except ValueError as error:
        raise UnreadableRowError("происхождение акта") from error
    return ActRecord(
        id=row.id,
        organization=row.organization_id,
        data=ActData(kind=row.data_kind, fields=row.data),
        **{name: getattr(row, name) for name in _TEXT},
        visas=tuple(row.visas),
        bodies=tuple(row.bodies),
        proves=tuple(row.proves),
        origin=origin,
        taken=bytes(row.taken),
    )


def _thaw(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: _thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_thaw(item) for item in value]
    return value
