"""Erasure of a person's data from the registers: every version of the row, for good.

Source: ст. 21 ч. 4 and 5 152-ФЗ (data whose purpose is reached are destroyed). A registered act
keeps what it was made from: it is a document with a term of keeping of its own.
"""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from acts.act import Value
from acts.actor import Role
from acts.errors import InputError, Problem, Severity
from acts.journal import act_subject, snapshot
from acts.organization import Organization
from acts.registers.act_record import ActRecord
from acts.registers.column import Personal, Table
from acts.registers.declined import names_in, override_rows
from acts.registers.row_checks import check_rows
from acts.registers.rows import Row
from acts.registers.tables import table_of
from acts.registers.wording_tables import OVERRIDES
from acts.russian.look_alikes import fold, nearest
from acts.services.desk import Desk
from acts.services.exchange_erased import erased_at, personal_keys
from acts.services.exchange_forms import (
    FORMS,
    KEPT,
    begin_registers,
    form_path,
    refresh_form,
    rows_to_show,
)
from acts.services.registering import overlaid, project, record, recorder_role, rows_of
from acts.services.wordings import check_path, refresh_check
from acts.states import ActState, RegisterTrigger

__all__ = ["Erasure", "erase"]

_UNREGISTERED = ("", ActState.DRAFT, ActState.RETURNED, ActState.CANCELLED)
_NAMES = ("surname", "signer_surname")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was erased, and what a person still has to do away with.

    Attributes:
        code: Code of the row; it stays.
        versions: How many versions of the row held such data.
        revision: Revision of the registers now.
        words: Codes of the rows with forms of that person's names, erased with it.
        drafts: Acts on the way that seem to name the person: their drafts have to be made anew.
        registered: Acts past drafting that seem to name the person: they stay as they are.
        forms: Kept forms in which the data still are.
        form: The form in «формы», where it could not be written anew; else None.
    """

    code: str
    versions: int
    revision: int
    words: tuple[str, ...]
    drafts: tuple[str, ...]
    registered: tuple[str, ...]
    forms: tuple[Path, ...]
    form: Path | None


def erase(desk: Desk, organization: Organization, code: str) -> Erasure:
    """Erase the personal columns of a row in every version; a person's row is excluded with it.

    Args:
        desk: The workspace.
        organization: Whose row.
        code: Its code.

    Raises:
        InputError: There is no such row, nothing in it to erase, or it is still needed: an
            official in office, a mentor or a mentee of a pair that works.
        WorkflowError: The actor doesn't keep these registers.
    """
    role = recorder_role(desk, organization)
    stored, _ = rows_to_show(desk, organization)
    row = _row(rows_of(desk, organization), code)
    keys = personal_keys(table_of(row.table))
    _refuse_needed(desk, organization, row, keys)
    names = _names_of(row)
    blank = _blank(row)
    _refuse_referred(stored, blank, desk.today(organization))
    words = _words_of(desk, organization, row, stored)
    with desk.store.transaction():
        begin_registers(desk, organization)
        versions, now = _erase(desk, organization, blank, keys, role)
        for one in words:
            _, now = _erase(desk, organization, _blank(one), personal_keys(OVERRIDES), role)
        project(desk, organization)
    form = form_path(desk, organization)
    left = form if form.exists() and refresh_form(desk, organization) is None else None
    check = check_path(desk, organization)
    kept = sorted((desk.folder / FORMS / KEPT).glob("*.xlsx"))
    if check.exists() and refresh_check(desk, organization) is None:
        kept.append(check)
    drafts, registered = _acts_naming(desk, organization, names)
    return Erasure(
        code=row.code,
        versions=versions,
        revision=now,
        words=tuple(one.code for one in words),
        drafts=drafts,
        registered=registered,
        forms=tuple(kept),
        form=left,
    )


def _blank(row: Row) -> Row:
    table = table_of(row.table)
    keys = personal_keys(table)
    return dc.replace(
        row,
        values={key: value for key, value in row.values.items() if key not in keys},
        excluded=row.excluded or _is_person(table),
    )


def _erase(
    desk: Desk, organization: Organization, blank: Row, keys: tuple[str, ...], role: Role
) -> tuple[int, int]:
    """Erase one row in a revision of its own: a form of an earlier one must not bring it back."""
    before = desk.store.register_revision(organization.id)
    now = desk.store.save_register(organization.id, [blank])
    versions = desk.store.erase_row(organization.id, blank.table, blank.code, keys=keys)
    record(
        desk,
        organization,
        role=role,
        trigger=RegisterTrigger.ERASE,
        revisions=(before, now),
        reason=f"{blank.code}: персональные данные стёрты",
        document=blank.code,
    )
    return versions, now


def _words_of(
    desk: Desk, organization: Organization, row: Row, stored: tuple[Row, ...]
) -> tuple[Row, ...]:
    """Find the forms that somebody wrote down of a name that goes with this row.

    A name the row had in an earlier version goes too; one that another row bears stays.
    """
    versions = _versions(desk, organization, row)
    gone = [word for one in (row, *versions) for word in names_in(one)]
    staying = {word.nominative for one in stored if one.code != row.code for word in names_in(one)}
    rows = override_rows(stored, [one for one in gone if one.nominative not in staying])
    return tuple(one for one in rows if one.code != row.code)


def _versions(desk: Desk, organization: Organization, row: Row) -> Iterator[Row]:
    for revision in range(1, desk.store.register_revision(organization.id) + 1):
        for one in desk.store.register(organization.id, table=row.table, revision=revision):
            if one.code == row.code:
                yield one


def _row(stored: tuple[Row, ...], code: str) -> Row:
    for one in stored:
        if one.code == code:
            return one
    close = nearest(code, [one.code for one in stored])
    raise InputError(
        f"строки с кодом «{code[:60]}» нет",
        remedy=f"Возможно, это {close}" if close else "Коды показывает acts data show РЕЕСТР",
    )


def _is_person(table: Table) -> bool:
    """Whether a row is nothing without its personal data: it can't stay in use."""
    return any(one.required and one.personal is not Personal.NONE for one in table.columns)


def _refuse_needed(desk: Desk, organization: Organization, row: Row, keys: tuple[str, ...]) -> None:
    if not keys:
        raise InputError(
            f"в строке {row.code} персональных данных нет",
            remedy="Строку, которая больше не нужна, исключают в форме: «да» в графе «Исключить»",
        )
    erased = (row.table, row.code) in erased_at(desk, organization)
    # Since then somebody may have filled the row in again, or a column was marked as personal.
    if erased and not any(_held(one, keys) for one in _versions(desk, organization, row)):
        raise InputError(f"данные строки {row.code} уже стёрты", remedy="Делать ничего не нужно")
    until = row.value("until")
    today = desk.today(organization)
    in_office = row.table == "officials" and not row.excluded
    if in_office and (not until or dt.date.fromisoformat(until) >= today):
        raise InputError(
            f"{row.code} – должностное лицо, которое ещё работает: его данные нужны документам",
            remedy="Сначала заполните «По какой день» и впишите преемника новой строкой",
        )


def _held(row: Row, keys: tuple[str, ...]) -> bool:
    return any(row.value(key) for key in keys)


def _refuse_referred(stored: tuple[Row, ...], blank: Row, today: dt.date) -> None:
    known = set(check_rows(stored, today=today))
    after = check_rows(overlaid(stored, [blank]), today=today)
    wrong = [one for one in after if one not in known and one.severity is Severity.ERROR]
    if wrong:
        raise InputError(
            Problem(
                message=f"строка {blank.code} ещё нужна строке {one.place}",
                remedy="Сначала завершите ту строку или исключите её в форме",
                place=one.place,
                code="data.erase-needed",
            )
            for one in wrong
        )


def _names_of(row: Row) -> frozenset[str]:
    """Give the surname's beginning, folded, as it stands in every case: «Иванов», «Ивановой»."""
    names = (row.value(key) for key in _NAMES)
    return frozenset(fold(name)[: max(3, len(name) - 2)] for name in names if name)


def _acts_naming(
    desk: Desk, organization: Organization, names: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    drafts: list[str] = []
    registered: list[str] = []
    for act in desk.store.acts(organization=organization.id):
        if not names or not _is_named(act, names):
            continue
        now = snapshot(desk.store.history(act_subject(act.id)))
        (drafts if now.state in _UNREGISTERED else registered).append(act.id)
    return tuple(drafts), tuple(registered)


def _is_named(act: ActRecord, names: frozenset[str]) -> bool:
    words = (fold(text) for text in _texts(act.data.fields))
    return any(name in text for text in words for name in names)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
