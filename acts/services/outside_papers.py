"""Enter a paper made outside `acts` as an act: evidence with kind, number, date and scan."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from acts import resources
from acts.act import ActData, ActKind
from acts.errors import InputError, Problem
from acts.journal import Details, Event, NewEvent, act_subject
from acts.organization import Organization
from acts.packages import write_whole
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.books import ORDERS_BOOK, number_problem, written_number
from acts.russian.look_alikes import nearest
from acts.services.act_facts import ActMove, act_facts
from acts.services.act_files import FileUndo, file_digest, folder_of, safe_name
from acts.services.act_inputs import registers_of, subject_of
from acts.services.act_proofs import open_for
from acts.services.act_words import words_of
from acts.services.desk import Desk
from acts.services.draft_labels import act_id, check_period
from acts.services.evidence_files import refuse_no_scan, scan_of
from acts.services.recordable import refuse_words
from acts.sources.catalog import load_catalog
from acts.states import ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["PaperGiven", "PaperRecorded", "paper_kinds", "record_paper"]

_PERIODS = 100
_WORDS = re.compile(r"[\w-]+")
_LONGEST = 60


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class PaperGiven:
    """A paper as a person states it.

    Attributes:
        kind: Code of its kind: of the catalogue, or one that the roadmap asks for.
        date: Its date.
        scan: Its scan or file.
        number: Its number, or «б/н»; an order has one, an agreement may not.
        title: What it is called; empty takes the catalogue's or the roadmap's words.
        book: Registration book it stands in; empty takes the one of its kind.
        period: Label of the period; empty takes the first free one of the year of its date.
        about: Code of the row it is about, where the kind asks for one.
    """

    kind: str
    date: dt.date
    scan: Path
    number: str = ""
    title: str = ""
    book: str = ""
    period: str = ""
    about: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecorded:
    """A paper that was entered.

    Attributes:
        act: The act it is now.
        event: The event recorded.
        file: The copy of its scan.
        proves: Open occurrences of the roadmap that it may be handed in for.
    """

    act: ActRecord
    event: Event
    file: Path
    proves: tuple[str, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a kind of paper before one is entered."""

    title: str
    file_title: str
    book: str
    is_order: bool
    catalogued: ActKind | None


def record_paper(desk: Desk, organization_id: str, given: PaperGiven) -> PaperRecorded:
    """Enter a paper; its scan is copied into the workspace.

    Args:
        desk: The workspace.
        organization_id: Whose paper it is.
        given: What a person says of it.

    Raises:
        InputError: The kind is unknown, the scan can't be taken, or the paper is entered already.
        WorkflowError: The number is taken or out of the order of dates, the date is in the future.
    """
    organization = desk.organization(organization_id)
    known = _known(desk, given.kind)
    given = dc.replace(given, number=written_number(given.number))
    _refuse_wrong(desk, organization, given, known)
    scan = _bytes_of(given.scan)
    _refuse_twice(desk, organization, file_digest(scan))
    act = _as_act(desk, organization, given, known, digest=file_digest(scan))
    path = desk.folder / act.file
    with FileUndo().on_failure() as undo, desk.store.transaction():
        desk.store.save_act(act)
        event = _record(desk, organization, act, given, is_order=known.is_order)
        undo.remember(path)
        if path.exists() and path.read_bytes() != scan:
            raise InputError(
                Problem(
                    message="файл с таким именем уже есть, и он другой",
                    remedy="Переименуйте или уберите его и повторите",
                    file=act.file,
                    code="file.exists",
                )
            )
        write_whole(path, scan)
    return PaperRecorded(
        act=act,
        event=event,
        file=path,
        proves=tuple(str(one.id) for one in open_for(desk, act, given.date)),
    )


def _refuse_wrong(desk: Desk, organization: Organization, given: PaperGiven, known: _Known) -> None:
    names = ("number", "title", "book", "period", "about")
    refuse_words({name: getattr(given, name) for name in names})
    if given.period:
        check_period(given.period)
    if known.catalogued is not None:
        subject_of(known.catalogued, registers_of(desk, organization.id), given.about)
    elif given.about:
        raise InputError(
            "код строки (--about) нужен только видам каталога", remedy="Уберите --about"
        )
    wrong = number_problem(given.number) if given.number else None
    if wrong is not None:
        raise InputError(wrong)


def _as_act(
    desk: Desk, organization: Organization, given: PaperGiven, known: _Known, *, digest: str
) -> ActRecord:
    """Make the record of a paper under a period that is free.

    Raises:
        InputError: There is such an act already.
    """
    period = given.period or _free(desk, organization, given)
    label = f"№ {safe_name(given.number)}" if given.number else f"от {given.date:%Y-%m-%d}"
    name = " ".join(one for one in (known.file_title, period, given.about, label) if one)
    path = folder_of(desk, organization.id) / f"{name}{given.scan.suffix.lower()}"
    id_ = act_id(given.kind, period, organization.id, given.about)
    if desk.store.act(id_) is not None:
        free = _free(desk, organization, given)
        raise InputError(
            Problem(
                message=f"акт {id_} уже есть",
                remedy=f"Укажите другой период, например --period {free}",
                code="record.exists",
            )
        )
    return ActRecord(
        id=id_,
        kind=given.kind,
        organization=organization.id,
        period=period,
        about=given.about,
        title=given.title or known.title,
        data=ActData(kind=given.kind, fields={}),
        text_digest=digest,
        file=path.relative_to(desk.folder).as_posix(),
        file_digest=digest,
        proves=tuple(one.number for one in desk.roadmap.items if given.kind in one.result.kinds),
        book=given.book or known.book,
        origin=TextOrigin.OUTSIDE,
    )


def _record(
    desk: Desk, organization: Organization, act: ActRecord, given: PaperGiven, *, is_order: bool
) -> Event:
    move = ActMove(trigger=ActTrigger.RECORD, on=given.date, number=given.number)
    facts = dc.replace(act_facts(desk, organization, act, move), number_required=is_order)
    target, role = ACT_WORKFLOW.fire(
        state=ActState.DRAFT,
        trigger=ActTrigger.RECORD,
        facts=facts,
        recorder=desk.actor.roles,
        acting=None,
    )
    return desk.store.append(
        NewEvent(
            subject=act_subject(act.id),
            trigger=ActTrigger.RECORD,
            source="",
            target=target,
            acted_by=f"{organization.id}:{role}",
            role=role,
            recorded_by=desk.actor.id,
            happened_on=given.date,
            recorded_at=desk.moment,
            details=Details(
                document=act.id,
                document_kind=act.kind,
                document_date=given.date,
                file_digest=act.file_digest,
                number=given.number,
            ),
        ),
        after=0,
    )


def _known(desk: Desk, code: str) -> _Known:
    """Find a kind in the catalogue, else among what the roadmap asks for."""
    kinds = {one.code: one for one in load_catalog(resources.catalog())}
    if code in kinds:
        kind = kinds[code]
        return _Known(
            title=kind.title,
            file_title=kind.file_title,
            book=kind.book,
            is_order=kind.book == ORDERS_BOOK,
            catalogued=kind,
        )
    titles = _asked(desk)
    if code in titles:
        is_order = code.startswith("order_")
        return _Known(
            title=titles[code],
            file_title=" ".join(_WORDS.findall(titles[code]))[:_LONGEST].strip(),
            book=ORDERS_BOOK if is_order else titles[code],
            is_order=is_order,
            catalogued=None,
        )
    raise InputError(_unknown(code, {**titles, **{one: kinds[one].title for one in kinds}}))


def paper_kinds(desk: Desk) -> tuple[tuple[str, str], ...]:
    """List what a paper may be: kinds of the catalogue, then what else the roadmap asks for.

    Args:
        desk: The workspace.

    Returns:
        Code and title of each.
    """
    catalogue = {one.code: one.title for one in load_catalog(resources.catalog())}
    asked = {code: title for code, title in _asked(desk).items() if code not in catalogue}
    return (*catalogue.items(), *sorted(asked.items(), key=lambda one: one[1]))


def _asked(desk: Desk) -> dict[str, str]:
    return {
        asked: item.result.text or item.title
        for item in reversed(desk.roadmap.items)
        for asked in item.result.kinds
    }


def _unknown(code: str, known: dict[str, str]) -> Problem:
    close = nearest(code, known)
    listed = "; ".join(f"{one} – {title}" for one, title in sorted(known.items()))
    return Problem(
        message=f"вида документа «{code[:60]}» нет ни в каталоге, ни в дорожной карте",
        remedy=f"Возможно, нужно «{close}»" if close else f"Есть: {listed}",
        code="act.kind",
    )


def _bytes_of(path: Path) -> bytes:
    scan = scan_of(path)
    refuse_no_scan(scan)
    return scan.data


def _refuse_twice(desk: Desk, organization: Organization, digest: str) -> None:
    for one in desk.store.acts(organization=organization.id):
        if one.origin is TextOrigin.OUTSIDE and one.file_digest == digest:
            raise InputError(
                Problem(
                    message=f"этот файл уже внесён: {words_of(desk, one)}",
                    remedy="Второй раз вносить его не нужно",
                    code="record.twice",
                )
            )


def _free(desk: Desk, organization: Organization, given: PaperGiven) -> str:
    """Name the first period of the paper's year that has no act of this kind yet."""
    year = str(given.date.year)
    periods: Iterable[str] = (year, *(f"{year}-{number}" for number in range(2, _PERIODS)))
    return next(
        one
        for one in periods
        if desk.store.act(act_id(given.kind, one, organization.id, given.about)) is None
    )
