"""The bound of a reading as its own wording has it: «до» of a whole period takes the period in."""

import dataclasses as dc
from collections.abc import Iterator

from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Reading
from acts.roadmap import FurtherTerm, Item, ReadTerm, Roadmap
from acts.roadmap_review.offers import alternatives
from acts.roadmap_review.readings import agrees

__all__ = ["as_included", "with_printed_bounds"]

_UNTIL, _INCLUDED = "до", "до включительно"


def with_printed_bounds(roadmap: Roadmap) -> Roadmap:
    """Say «до включительно» of each reading whose «до» bounds a whole period by its wording.

    Files of before say «до» of «до конца мая» as they say it of «до 31 мая». Only the day named
    by its number may be left out by a policy; which of the two it is, only the wording tells.

    Args:
        roadmap: As its file has it; given back as it is when there is nothing to say.
    """
    context = roadmap.context
    items = tuple(_item(one, context) for one in roadmap.items)
    monitoring = roadmap.monitoring and _further(roadmap.monitoring, context)
    if items == roadmap.items and monitoring == roadmap.monitoring:
        return roadmap
    return dc.replace(roadmap, items=items, monitoring=monitoring)


def as_included(held: Reading) -> Reading:
    """Say «до включительно» of a reading that says «до»; any other is given back as it is."""
    return dc.replace(held, op=_INCLUDED) if held.op == _UNTIL else held


def _item(item: Item, context: Context) -> Item:
    text, held = item.deadline.text, item.deadline.readings
    readings = tuple(_term(one, text, context) for one in held)
    further = tuple(_further(one, context) for one in item.further_terms)
    if (readings, further) == (held, item.further_terms):
        return item
    deadline = dc.replace(item.deadline, readings=readings)
    return dc.replace(item, deadline=deadline, further_terms=further)


def _term(term: ReadTerm, text: str, context: Context) -> ReadTerm:
    reading = _as_printed(term.reading, text, context)
    return term if reading == term.reading else dc.replace(term, reading=reading)


def _further(term: FurtherTerm, context: Context) -> FurtherTerm:
    reading = _as_printed(term.reading, term.text, context)
    return term if reading == term.reading else dc.replace(term, reading=reading)


def _as_printed(held: Reading, text: str, context: Context) -> Reading:
    if held.op != _UNTIL:
        return held
    possible = tuple(_possible(text, context))
    if any(_same(held, one) for one in possible):
        return held  # a day named by its number
    included = as_included(held)
    return included if any(_same(included, one) for one in possible) else held


def _possible(text: str, context: Context) -> Iterator[Reading]:
    """Give what a wording says, and what else it may mean where it leaves something open."""
    for said in read(text, context).readings:
        yield said
        if said.question:
            yield from alternatives(said, context)


def _same(held: Reading, said: Reading) -> bool:
    """Whether a reading is what the wording says; that its month was taken over, it may omit."""
    return agrees(dc.replace(held, inferred=said.inferred, whole=said.whole), said)
