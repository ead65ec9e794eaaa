"""Readings of a file against the wording they are of."""

import dataclasses as dc
from collections.abc import Iterator, Sequence

from acts.deadlines.explain import explain
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Outcome, Reading, Status
from acts.roadmap import FurtherTerm, Item, ReadTerm, Roadmap
from acts.roadmap_review.finding import Finding
from acts.roadmap_review.offers import answers

__all__ = ["agrees", "of_further", "of_readings"]

_UNDATED = (Kind.NONE, Kind.CONTINUOUS, Kind.ON_DEMAND, Kind.EVENT)
_UNDERSTOOD = (Status.UNDERSTOOD, Status.AMBIGUOUS)


def of_further(roadmap: Roadmap, term: FurtherTerm, where: str) -> Iterator[Finding]:
    """Hold a term from a note or from the order against its own wording."""
    outcome = read(term.text, roadmap.context)
    if outcome.status in _UNDERSTOOD:
        message = _difference((ReadTerm(reading=term.reading),), outcome, roadmap.context)
        if message:
            yield Finding(code="reading.differs", where=where, message=message)


def of_readings(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
    """Hold the readings of the «срок» column against its wording."""
    text, terms = item.deadline.text, item.deadline.readings
    outcome = read(text, roadmap.context)
    unconfirmed = [term for term in terms if term.confirmation is None]
    if outcome.status is Status.IMPOSSIBLE:
        yield Finding(
            code="deadline.impossible",
            where=where,
            message=f"срок «{text}» невозможен: {'; '.join(outcome.questions)}",
        )
    elif outcome.status is Status.NOT_UNDERSTOOD and (unconfirmed or not terms):
        words = ", ".join(f"«{word}»" for word in outcome.leftover)
        yield Finding(
            code="deadline.not-understood",
            where=where,
            message=f"срок «{text}» не разобран" + (f", непонятно: {words}" if words else ""),
        )
    elif not terms:
        yield Finding(
            code="deadline.no-reading",
            where=where,
            message=f"для срока «{text}» в файле нет ни одного прочтения",
        )
    elif outcome.status in _UNDERSTOOD:
        message = _difference(terms, outcome, roadmap.context)
        if message:
            yield Finding(code="reading.differs", where=where, message=message)
        elif unconfirmed:
            yield from _unconfirmed(unconfirmed, outcome.readings, where)


def _difference(terms: Sequence[ReadTerm], outcome: Outcome, context: Context) -> str:
    """Say how the readings of a file contradict the wording; a confirmation doesn't hide it.

    What the wording leaves open a person may answer with another reading, confirmed.
    """
    offered = outcome.readings
    held = [term.reading for term in terms]
    foreign = [term for term in terms if not any(agrees(term.reading, one) for one in offered)]
    missing = [one for one in offered if not any(agrees(other, one) for other in held)]
    asked = [one for one in missing if one.question]
    given = [
        term for term in foreign if term.confirmation and _answered(term.reading, asked, context)
    ]
    foreign = [term for term in foreign if term not in given]
    if given:
        missing = [
            one for one in missing if not any(answers(term.reading, one, context) for term in given)
        ]
    if foreign:
        return (
            f"прочтение в файле расходится с текстом «{outcome.text}»: в файле "
            f"«{_shown([term.reading for term in foreign], context)}», "
            f"а по тексту «{_shown(offered, context)}»"
        )
    if missing:
        return (
            f"в файле нет того, что сказано в тексте «{outcome.text}»: {_shown(missing, context)}"
        )
    return ""


def _answered(reading: Reading, asked: Sequence[Reading], context: Context) -> bool:
    return any(answers(reading, one, context) for one in asked)


def _shown(readings: Sequence[Reading], context: Context) -> str:
    return "; ".join(explain(one, context) for one in readings)


def agrees(held: Reading, offered: Reading) -> bool:
    """Tell whether a reading of a file says what the wording says, or answers what it left open.

    The wording leaves open whether bare days are working days, and which row an event in words
    belongs to. Where no term is printed, a duty may last, wait for a need or an event: all but a
    date.
    """
    if offered.kind is Kind.NONE:
        return held.kind in _UNDATED
    mine, theirs = held.relative, offered.relative
    if mine is not None and theirs is not None:
        in_words = theirs.anchor != "order" and not theirs.anchor.startswith("item:")
        theirs = dc.replace(
            theirs,
            working=mine.working if theirs.working is None else theirs.working,
            anchor=mine.anchor if in_words and mine.anchor.startswith("item:") else theirs.anchor,
        )
        offered = dc.replace(offered, relative=theirs)
    return held == offered


def _unconfirmed(
    terms: Sequence[ReadTerm], grammar: tuple[Reading, ...], where: str
) -> Iterator[Finding]:
    if any(one.question for one in grammar if any(agrees(term.reading, one) for term in terms)):
        yield Finding(
            code="reading.unconfirmed",
            where=where,
            message="срок можно прочесть по-разному, а прочтение никем не подтверждено",
        )
