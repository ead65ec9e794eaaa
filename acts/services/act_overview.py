"""Where an act stands: its state, what it waits for, what may happen next."""

import dataclasses as dc
import datetime as dt

from acts.errors import ActsError, Problem
from acts.journal import act_subject, snapshot
from acts.registers.act_record import ActRecord
from acts.services.act_duties import ActDuties, act_duties
from acts.services.act_facts import BESIDE, ActMove, act_facts
from acts.services.act_inputs import registers_of
from acts.services.desk import Desk
from acts.services.wording_findings import unchecked_words
from acts.states import ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["Overview", "overview"]


_UNSIGNED = frozenset(
    {
        ActState.DRAFT,
        ActState.RETURNED,
        ActState.LEGAL_REVIEW,
        ActState.APPROVAL,
        ActState.OPINION,
        ActState.CONSULTATION,
        ActState.READY_TO_SIGN,
    }
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """An act as a person asks about it.

    Attributes:
        act: The act.
        state: Its state.
        since: Day of the fact that led to it, or None.
        number: Its number, or empty.
        date: Its date, or None.
        pending: What its state waits for: visas, opinions.
        notes: What deserves a look before it is signed.
        possible: Steps a person may record now, in the order of the table.
        duties: Who has to read it under signature, and whether the site shows it.
    """

    act: ActRecord
    state: ActState
    since: dt.date | None
    number: str
    date: dt.date | None
    pending: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    possible: tuple[str, ...]
    duties: ActDuties


def overview(desk: Desk, act: ActRecord) -> Overview:
    """Say where an act stands."""
    now = snapshot(desk.store.history(act_subject(act.id)))
    state = ActState(now.state or ActState.DRAFT)
    organization = desk.organization(act.organization)
    facts = act_facts(desk, organization, act, ActMove(trigger=ActTrigger.VISA))
    return Overview(
        act=act,
        state=state,
        since=now.since,
        number=now.number,
        date=now.document_date,
        pending=tuple(ACT_WORKFLOW.pending(state, facts)),
        notes=_notes(desk, act) if state in _UNSIGNED else (),
        possible=tuple(one for one in ACT_WORKFLOW.by_people(state) if one not in BESIDE),
        duties=act_duties(desk, act),
    )


def _notes(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Say that words of the text deserve a look; a text that can't be made says nothing."""
    from acts.services.act_text import text_of  # most acts asked about are signed already

    try:
        words = text_of(desk, act).words
        known = registers_of(desk, act.organization).overrides
    except ActsError:
        return ()
    return unchecked_words(words, act.organization, known=known)
