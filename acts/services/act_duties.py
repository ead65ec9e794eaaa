"""What an act asks for beside its way: people read it under signature, the site shows it."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Mapping

from acts.errors import InputError
from acts.journal import Event, act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.dates import parse_date
from acts.russian.typography import quoted
from acts.services.act_facts import ActMove, is_publishable, readings_in
from acts.services.desk import Desk
from acts.services.seen import refuse_unseen
from acts.services.signing import record_act
from acts.states import ActState, ActTrigger

__all__ = [
    "SITE_WORKING_DAYS",
    "ActDuties",
    "Publication",
    "Reader",
    "acquaint",
    "act_duties",
    "open_duties",
    "publish",
]

# ч. 3 ст. 29 273-ФЗ: ten working days from the day a document was made, received or changed.
SITE_WORKING_DAYS = 10

_BINDING = frozenset({ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who has to be acquainted with an act under signature.

    Attributes:
        line: Number of the line of the sheet of acquaintance.
        name: Surname, name and patronymic, for screens and never for the journal.
        post: Post.
        on: Day of acquaintance, or None while it is open.
        recorded_by: Account that recorded it, or empty.
    """

    line: str
    name: str
    post: str
    on: dt.date | None = None
    recorded_by: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """That an act has to stand on the site.

    Attributes:
        due: Last day for it.
        on: Day it was placed there, or None.
        address: Where, or empty.
        recorded_by: Account that recorded it, or empty.
    """

    due: dt.date
    on: dt.date | None = None
    address: str = ""
    recorded_by: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActDuties:
    """What a registered act asks for beside its way.

    Attributes:
        today: The organisation's day.
        readers: The sheet of acquaintance, line by line.
        read_by: Last day of acquaintance that the act itself names, or None.
        publication: What the site has to show; None where it needn't.
        site: Where the act itself says that it stands, or empty.
    """

    today: dt.date
    readers: tuple[Reader, ...] = ()
    read_by: dt.date | None = None
    publication: Publication | None = None
    site: str = ""

    @property
    def unread(self) -> tuple[Reader, ...]:
        """List those who have not been acquainted yet."""
        return tuple(one for one in self.readers if one.on is None)

    @property
    def is_reading_late(self) -> bool:
        """Whether somebody is not acquainted though the day named by the act is past."""
        return bool(self.unread) and self.read_by is not None and self.read_by < self.today

    @property
    def is_unpublished(self) -> bool:
        """Whether the site has to show the act and doesn't."""
        return self.publication is not None and self.publication.on is None

    @property
    def is_publication_late(self) -> bool:
        """Whether it is not on the site though its term is past."""
        one = self.publication
        return one is not None and one.on is None and one.due < self.today


def act_duties(desk: Desk, act: ActRecord) -> ActDuties:
    """Say who has to read an act and where it has to stand; before its number nobody has to.

    Args:
        desk: The workspace.
        act: The act.

    Source: ч. 2 ст. 22, ст. 68 ТК РФ; ч. 3 ст. 29 273-ФЗ.
    """
    organization = desk.organization(act.organization)
    history = desk.store.history(act_subject(act.id))
    now = snapshot(history)
    today = desk.today(organization)
    if now.state not in _BINDING or now.document_date is None:
        return ActDuties(today=today)
    publication = None
    if is_publishable(act):
        days = desk.days_of(organization)
        due = days.add(now.document_date, SITE_WORKING_DAYS)
        publication = _published(history, due)
    return ActDuties(
        today=today,
        readers=_readers(act, history),
        read_by=_read_by(act),
        publication=publication,
        site=_site(act),
    )


def open_duties(desk: Desk, acts: Iterable[ActRecord]) -> Mapping[str, ActDuties]:
    """Map ids of acts that still wait for a reader or for the site to what they ask for.

    Args:
        desk: The workspace.
        acts: Acts that are registered; others ask for nothing.
    """
    found = {one.id: act_duties(desk, one) for one in acts}
    return {act: one for act, one in found.items() if one.unread or one.is_unpublished}


def acquaint(
    desk: Desk,
    act: ActRecord,
    lines: Iterable[str],
    *,
    on: dt.date | None = None,
    reason: str = "",
    seen: int | None = None,
) -> tuple[Event, ...]:
    """Record that people signed the sheet of acquaintance on one day, all of them or none.

    Args:
        desk: The workspace.
        act: The act.
        lines: Lines of the sheet; the journal cites them with the posts.
        on: Day of acquaintance; None is today.
        reason: Why a day recorded before is put right; else empty.
        seen: How many events the one who decides has seen; None asks about none.

    Raises:
        InputError: No line is named.
        WorkflowError: A guard refuses one; nothing is recorded.
        ConflictError: Somebody recorded something meanwhile.
    """
    wanted = tuple(dict.fromkeys(lines))
    if not wanted:
        raise InputError("не отмечено, кто ознакомлен", remedy="Отметьте людей в списке")
    posts = {one.line: one.post for one in act_duties(desk, act).readers}
    with desk.store.transaction():
        refuse_unseen(desk.store.history(act_subject(act.id)), seen)
        events: list[Event] = []
        for line in wanted:
            move = ActMove(
                trigger=ActTrigger.ACQUAINT,
                on=on,
                reader=line,
                post=posts.get(line, ""),
                reason=reason,
            )
            events += record_act(desk, act, move)
    return tuple(events)


def publish(
    desk: Desk, act: ActRecord, address: str, *, on: dt.date | None = None, seen: int | None = None
) -> tuple[Event, ...]:
    """Record that an act was placed on the site; the last record counts.

    Args:
        desk: The workspace.
        act: The act.
        address: The page or the section.
        on: Day it was placed there; None is today.
        seen: How many events the one who decides has seen; None asks about none.

    Raises:
        WorkflowError: A guard refuses.
        ConflictError: Somebody recorded something meanwhile.
    """
    move = ActMove(trigger=ActTrigger.PUBLISH, on=on, document=address, seen=seen)
    return record_act(desk, act, move)


def _readers(act: ActRecord, history: tuple[Event, ...]) -> tuple[Reader, ...]:
    from acts.documents.acquaintance import sheet_of  # only an act that binds has readers

    if act.origin is TextOrigin.OUTSIDE:
        return ()  # its sheet is a part of the paper
    days = {one.line: one.on for one in readings_in(history)}
    recorders = {
        one.fact.details.clause: one.fact.recorded_by
        for one in history
        if one.fact.trigger == ActTrigger.ACQUAINT
    }
    return tuple(
        Reader(
            line=one.number,
            name=one.name,
            post=one.post,
            on=days.get(one.number),
            recorded_by=recorders.get(one.number, ""),
        )
        for one in sheet_of(act.data)
    )


def _read_by(act: ActRecord) -> dt.date | None:
    said = act.data.fields.get("acquaintance")
    return parse_date(str(said.get("due", ""))) if isinstance(said, Mapping) else None


def _site(act: ActRecord) -> str:
    said = act.data.fields.get("site")
    if not isinstance(said, Mapping):
        return ""
    section = str(said.get("section") or "")
    parts = (str(said.get("address") or ""), f"раздел {quoted(section)}" if section else "")
    return ", ".join(one for one in parts if one)


def _published(history: tuple[Event, ...], due: dt.date) -> Publication:
    facts = [one.fact for one in history if one.fact.trigger == ActTrigger.PUBLISH]
    if not facts:
        return Publication(due=due)
    last = facts[-1]
    return Publication(
        due=due,
        on=last.happened_on,
        address=last.details.basis,
        recorded_by=last.recorded_by,
    )
