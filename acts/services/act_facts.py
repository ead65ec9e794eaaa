"""What is known of an act when somebody wants to move it: its history, its book, its sheet."""

import dataclasses as dc
import datetime as dt
import functools

from acts import resources
from acts.actor import Role
from acts.errors import InputError
from acts.facts import ActFacts, Answer, OpinionFact, ReadingFact, VisaFact
from acts.journal import Event, act_subject, snapshot
from acts.organization import OfficialRole, Organization
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.books import ORDERS_BOOK, BookPlace, book_place, next_number, written_number
from acts.services.act_inputs import registers_of
from acts.services.act_words import words_of, words_of_id
from acts.services.desk import Desk
from acts.sources.catalog import load_catalog
from acts.states import ActState, ActTrigger

__all__ = [
    "BESIDE",
    "BY_ANOTHER_ACT",
    "ActMove",
    "act_facts",
    "is_publishable",
    "own_number",
    "promised_from",
    "readings_in",
]

# ст. 372 ТК gives the union five working days; councils get the same.
OPINION_WORKING_DAYS = 5
# Duties beside the way of an act: they have terms of their own and move no state.
BESIDE = frozenset({ActTrigger.ACQUAINT, ActTrigger.PUBLISH})
BY_ANOTHER_ACT = frozenset({ActTrigger.AMEND, ActTrigger.REPEAL})

_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActMove:
    """What happened to an act, as a person states it.

    Attributes:
        trigger: What happened.
        on: Day of the fact; None is today in the organisation's zone.
        acting: Role of who did it; None takes the recorder's own where it fits.
        post: Post whose visa it is.
        body: Body whose opinion it is.
        answer: What the body answered.
        document: Minutes, protocol, the act that amends or repeals, the paper that cancels, the
            place on the site.
        reason: Remark or reason.
        clause: Point of the act the remark is about.
        number: Registration number.
        effective_from: First day in force; None is the day said at registration, else of signing.
        reader: Line of the sheet of acquaintance.
        returned: Whether a consultation ends in rework.
        seen: How many events the one who decides has seen; None asks about none.
    """

    trigger: ActTrigger
    on: dt.date | None = None
    acting: Role | None = None
    post: str = ""
    body: str = ""
    answer: Answer | None = None
    document: str = ""
    reason: str = ""
    clause: str = ""
    number: str = ""
    effective_from: dt.date | None = None
    reader: str = ""
    returned: bool = False
    seen: int | None = None


def act_facts(desk: Desk, organization: Organization, act: ActRecord, move: ActMove) -> ActFacts:
    """Gather what guards may ask about an act."""
    today = desk.today(organization)
    day = move.on or today
    history = desk.store.history(act_subject(act.id))
    signed_on = _day_of(history, ActTrigger.SIGN)
    number = written_number(move.number)
    place = _place(desk, act, number, signed_on or day)
    since_submission = _since(history, ActTrigger.SUBMIT)
    sent_on = _day_of(since_submission, ActTrigger.SEND_TO_BODIES)
    head = organization.head(day)
    affecting = _affecting(desk, act, move)
    return ActFacts(
        today=today,
        happened_on=day,
        previous_on=None if move.trigger in BESIDE else _previous_on(history),
        visas_required=act.visas,
        visas=tuple(
            VisaFact(post=one.fact.details.body, on=one.fact.happened_on, remarks=one.fact.reason)
            for one in since_submission
            if one.fact.trigger == ActTrigger.VISA
        ),
        visa_post=move.post,
        bodies=act.bodies,
        sent_on=sent_on,
        opinions=_opinions(since_submission),
        opinion=(
            OpinionFact(body=move.body, on=day, answer=move.answer, minutes=move.document)
            if move.answer
            else None
        ),
        opinion_term_ends=desk.days.add(sent_on, OPINION_WORKING_DAYS) if sent_on else None,
        remark=move.reason,
        clause=move.clause,
        protocol=move.document,
        returned_by_consultation=move.returned,
        signer_post=head.post if head else "",
        acting=head is not None and head.role is OfficialRole.ACTING_DIRECTOR,
        acting_basis=head.basis if head else "",
        text_digest=act.text_digest,
        approved_digest=_approved(history),
        number=number,
        number_expected=_expected(desk, act, move, signed_on),
        number_taken_by=words_of_id(desk, place.taken_by),
        book_last=place.last_before,
        book_next=place.next_after,
        signed_on=signed_on,
        effective_from=move.effective_from or promised_from(history),
        promised_from=promised_from(history),
        cancelled_by=move.document if move.trigger is ActTrigger.CANCEL else "",
        affecting_act=affecting.id if affecting else "",
        affecting_words=words_of(desk, affecting) if affecting else "",
        affecting_in_force=affecting is not None
        and snapshot(desk.store.history(act_subject(affecting.id))).state in _EFFECTIVE,
        readers=_readers(act) if move.trigger is ActTrigger.ACQUAINT else (),
        readings=readings_in(history),
        reader=move.reader,
        dated_on=snapshot(history).document_date,
        publishable=is_publishable(act) if move.trigger is ActTrigger.PUBLISH else False,
        address=move.document if move.trigger is ActTrigger.PUBLISH else "",
    )


def _previous_on(history: tuple[Event, ...]) -> dt.date | None:
    """Give the day of the last fact on the way; duties beside it have days of their own."""
    days = [one.fact.happened_on for one in history if one.fact.trigger not in BESIDE]
    return max(days, default=None)


def _readers(act: ActRecord) -> tuple[str, ...]:
    from acts.documents.acquaintance import sheet_of  # only this one step needs the people

    if act.origin is TextOrigin.OUTSIDE:
        return ()
    return tuple(one.number for one in sheet_of(act.data))


def readings_in(history: tuple[Event, ...]) -> tuple[ReadingFact, ...]:
    """List the acquaintances recorded, in order; the last one of a line counts."""
    return tuple(
        ReadingFact(line=one.fact.details.clause, on=one.fact.happened_on)
        for one in history
        if one.fact.trigger == ActTrigger.ACQUAINT
    )


def is_publishable(act: ActRecord) -> bool:
    """Tell whether an act has to stand on the site of the organisation (ч. 2 ст. 29 273-ФЗ)."""
    return act.kind in _published_kinds()


@functools.cache
def _published_kinds() -> frozenset[str]:
    return frozenset(one.code for one in load_catalog(resources.catalog()) if one.published)


def _affecting(desk: Desk, act: ActRecord, move: ActMove) -> ActRecord | None:
    """Find the act that amends or repeals this one: another act of the same organisation."""
    if move.trigger not in BY_ANOTHER_ACT or not move.document:
        return None
    others = [one for one in desk.store.acts(organization=act.organization) if one.id != act.id]
    for one in others:
        if one.id == move.document:
            return one
    listed = ", ".join(one.id for one in others) or "ни одного"
    raise InputError(
        f"другого акта «{move.document}» у организации {act.organization} нет",
        remedy=f"Есть: {listed}",
    )


def promised_from(history: tuple[Event, ...]) -> dt.date | None:
    """Find the first day in force that was said at registration."""
    days = [
        one.fact.details.effective_from
        for one in history
        if one.fact.trigger == ActTrigger.REGISTER
    ]
    return days[-1] if days else None


def _place(desk: Desk, act: ActRecord, number: str, day: dt.date) -> BookPlace:
    if not number:
        return BookPlace()
    return book_place(desk.store.book(act.organization, act.book), number=number, date=day)


def own_number(desk: Desk, act: ActRecord, signed_on: dt.date) -> str:
    """Give the number an act gets from a book that `acts` keeps; empty where the school keeps it.

    Args:
        desk: The workspace.
        act: The act.
        signed_on: Its date; the year counts.
    """
    if act.book != ORDERS_BOOK or not registers_of(desk, act.organization).keeps_book:
        return ""
    return next_number(desk.store.book(act.organization, act.book), year=signed_on.year)


def _expected(desk: Desk, act: ActRecord, move: ActMove, signed_on: dt.date | None) -> str:
    """Give the number that comes next, where `acts` keeps the book."""
    if move.trigger is not ActTrigger.REGISTER or signed_on is None:
        return ""
    return own_number(desk, act, signed_on)


def _since(history: tuple[Event, ...], trigger: ActTrigger) -> tuple[Event, ...]:
    """Keep what came after the last `trigger`: a returned act gathers its visas anew."""
    start = max((one.seq for one in history if one.fact.trigger == trigger), default=0)
    return tuple(one for one in history if one.seq > start)


def _day_of(history: tuple[Event, ...], trigger: ActTrigger) -> dt.date | None:
    days = [one.fact.happened_on for one in history if one.fact.trigger == trigger]
    return days[-1] if days else None


def _approved(history: tuple[Event, ...]) -> str:
    digests = [
        one.fact.details.file_digest for one in history if one.fact.trigger == ActTrigger.REVIEW_OK
    ]
    return digests[-1] if digests else ""


def _opinions(history: tuple[Event, ...]) -> tuple[OpinionFact, ...]:
    return tuple(
        OpinionFact(
            body=one.fact.details.body,
            on=one.fact.happened_on,
            answer=Answer(one.fact.details.answer),
            minutes=one.fact.details.document,
        )
        for one in history
        if one.fact.trigger == ActTrigger.OPINION_IN
    )
