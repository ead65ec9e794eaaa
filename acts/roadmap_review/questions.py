"""What a person still has to say about the terms of a roadmap, and whether a reading stands."""

import dataclasses as dc
from collections.abc import Iterator

from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Outcome, Reading, Status
from acts.roadmap import Item, ReadTerm, Roadmap
from acts.roadmap_review.offers import alternatives
from acts.roadmap_review.readings import agrees

__all__ = ["Offer", "OpenQuestion", "open_questions", "stands"]

_NO_READING = "В файле нет прочтения этого срока. Верно ли он прочитан?"
_DIFFERS = "Прочтение в файле не такое, как напечатано. Что верно?"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One answer to a question: the readings it puts in the place of the open one."""

    readings: tuple[Reading, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A reading of a file that waits for a person's word.

    Attributes:
        item: The item.
        index: Which reading of its deadline, or None where the file has none at all.
        question: What to ask, in Russian.
        offers: Answers, the likeliest first; none where the wording can't be read.
    """

    item: Item
    index: int | None
    question: str
    offers: tuple[Offer, ...]


def open_questions(roadmap: Roadmap) -> tuple[OpenQuestion, ...]:
    """List the open questions of a roadmap in the order of its items."""
    return tuple(one for item in roadmap.items for one in _of_item(roadmap, item))


def stands(roadmap: Roadmap, item: Item, term: ReadTerm) -> bool:
    """Whether a reading may be counted: a person confirmed it, or the wording leaves no question.

    An unconfirmed reading that the wording doesn't give, or gives with a question, is only an
    offer: nobody is late by it.
    """
    if term.confirmation is not None:
        return True
    if term.reading.question or term.reading.kind is Kind.IMPOSSIBLE:
        return False
    outcome = read(item.deadline.text, roadmap.context)
    said = next((one for one in outcome.readings if agrees(term.reading, one)), None)
    return said is not None and not _asked(outcome, said)


def _asked(outcome: Outcome, said: Reading) -> str:
    """Give the question about one of the readings of a wording, if there is one."""
    if said.question:
        return said.question
    if outcome.status is Status.UNDERSTOOD or any(one.question for one in outcome.readings):
        return "" if outcome.status is not Status.NOT_UNDERSTOOD else _whole(outcome)
    return _whole(outcome)


def _whole(outcome: Outcome) -> str:
    return " ".join(outcome.questions)


def _of_item(roadmap: Roadmap, item: Item) -> Iterator[OpenQuestion]:
    held = item.deadline.readings
    outcome = read(item.deadline.text, roadmap.context)
    if not held:
        yield OpenQuestion(
            item=item,
            index=None,
            question=_whole(outcome) or _NO_READING,
            offers=tuple(_for_whole(outcome, roadmap.context)),
        )
    for index, term in enumerate(held):
        if not stands(roadmap, item, term):
            yield _about(roadmap, item, index, term)


def _for_whole(outcome: Outcome, context: Context) -> Iterator[Offer]:
    """Offer all readings of a wording at once; one open reading gives as many offers as it has."""
    if outcome.status in (Status.NOT_UNDERSTOOD, Status.IMPOSSIBLE):
        return
    asked = [index for index, one in enumerate(outcome.readings) if one.question]
    plain = [dc.replace(one, question="") for one in outcome.readings]
    if len(asked) != 1:
        yield Offer(readings=tuple(plain))
        return
    for choice in alternatives(outcome.readings[asked[0]], context):
        yield Offer(readings=(*plain[: asked[0]], choice, *plain[asked[0] + 1 :]))


def _about(roadmap: Roadmap, item: Item, index: int, term: ReadTerm) -> OpenQuestion:
    outcome = read(item.deadline.text, roadmap.context)
    said = next((one for one in outcome.readings if agrees(term.reading, one)), None)
    if said is not None:
        question = term.reading.question or _asked(outcome, said)
        choices = _first(term.reading, alternatives(said, roadmap.context))
    else:
        others = [one.reading for one in item.deadline.readings]
        missing = [one for one in outcome.readings if not any(agrees(it, one) for it in others)]
        asked = next((one.question for one in missing if one.question), "")
        question = asked or _whole(outcome) or _DIFFERS
        choices = tuple(
            dict.fromkeys(
                dc.replace(one, question="")
                for one in (*missing, term.reading)
                if one.kind is not Kind.IMPOSSIBLE
            )
        )
        if outcome.status is Status.NOT_UNDERSTOOD:
            choices = (term.reading,)
    return OpenQuestion(
        item=item,
        index=index,
        question=question,
        offers=tuple(Offer(readings=(one,)) for one in choices),
    )


def _first(held: Reading, offered: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Put the reading of the file first, unless it leaves open what the offers settle."""
    rule = held.relative
    if not offered or held.kind is Kind.IMPOSSIBLE:
        return offered
    if rule is not None and rule.working is None and held not in offered:
        return offered
    return tuple(dict.fromkeys((dc.replace(held, question=""), *offered)))
