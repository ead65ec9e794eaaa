"""An event of the journal in words, the same on a page, in a file and in a terminal."""

import datetime as dt
import functools
import zoneinfo
from collections.abc import Callable, Iterator, Mapping

from acts.actor import ROLE_LABELS
from acts.facts import ANSWER_LABELS, Answer
from acts.journal import NewEvent, act_subject
from acts.russian.dates import numeric_date
from acts.services.act_words import words_of_id
from acts.services.desk import Desk
from acts.states import TRIGGER_LABELS, ActTrigger

__all__ = ["acts_called", "what", "who", "why", "zone_words"]

_PARTS_OF_ID = 2


def acts_called(desk: Desk) -> Callable[[str], str]:
    """Give what calls an act by heading, number and date; each is looked up once.

    Args:
        desk: The workspace.

    Returns:
        A function of an id; what is no id of an act is given back as it is.
    """

    @functools.cache
    def called(text: str) -> str:
        return words_of_id(desk, text) if text.count("@") == _PARTS_OF_ID else text

    return called


def what(fact: NewEvent, states: Mapping[str, str]) -> str:
    """Say what happened and what state that led to, where it led to another.

    Args:
        fact: The event.
        states: Labels of the states of its subject; empty says none.
    """
    happened = TRIGGER_LABELS.get(fact.trigger, fact.trigger)
    state = states.get(fact.target, fact.target)
    if fact.source == fact.target or not states or state == happened:
        return happened
    return f"{happened} – стало «{state}»"


def who(fact: NewEvent, names: Mapping[str, str]) -> str:
    """Say who acted: the organisation and the role; what the program does is done by none.

    Args:
        fact: The event.
        names: Short names of organisations by id; an id stays where there is none.
    """
    organization, _, role = fact.acted_by.partition(":")
    label = ROLE_LABELS[fact.role]
    return f"{names.get(organization, organization)}, {label}" if role else label


def why(fact: NewEvent, called: Callable[[str], str]) -> str:
    """Say the document, number, term, point and reason of an event.

    Args:
        fact: The event.
        called: What calls an act, see `acts_called`.
    """
    return "; ".join(one for one in _parts(fact, called) if one)


def _parts(fact: NewEvent, called: Callable[[str], str]) -> Iterator[str]:
    details = fact.details
    of_itself = fact.subject == act_subject(details.document)
    parts = ["" if of_itself else called(details.document)]
    if of_itself or parts[0] == details.document:  # another act has its number in its name
        parts.append(f"№ {details.number}" if details.number else "")
        day = details.document_date
        parts.append(f"от {numeric_date(day)}" if day else "")
    yield " ".join(one for one in parts if one)
    answer = ANSWER_LABELS[Answer(details.answer)] if details.answer else ""
    yield f"срок {numeric_date(details.due)}" if details.due else ""
    if fact.trigger == ActTrigger.ACQUAINT:
        yield f"строка {details.clause} листа ознакомления"
    else:
        yield f"п. {details.clause}" if details.clause[:1].isdigit() else details.clause
    yield f"{details.body}{' – ' if details.body and answer else ''}{answer}"
    yield f"действует с {numeric_date(details.effective_from)}" if details.effective_from else ""
    yield called(details.basis)
    yield fact.reason


def zone_words(zone: str, moment: dt.datetime) -> str:
    """Call a time zone by its distance from UTC: nobody in a school knows its English name.

    Args:
        zone: IANA name.
        moment: When; the distance may have changed since.

    >>> zone_words("Asia/Kamchatka", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    'UTC+12'
    """
    distance = moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() or dt.timedelta()
    minutes = round(distance.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'–' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}"
