"""One edition of a roadmap over another, and between which days a proof must be dated."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Sequence

from acts.plan.laying import Counted
from acts.plan.occurrence import Occurrence, OccurrenceId

__all__ = ["amend", "is_before", "with_bounds"]


def amend(
    before: Iterable[Occurrence],
    after: Iterable[Occurrence],
    valid_from: dt.date,
    *,
    counted: Sequence[Counted] = (),
) -> tuple[Occurrence, ...]:
    """Put a later edition over an earlier plan, from its first day on.

    Of a duty that was there already the edition moves only what lies ahead; for an item that it
    brings, a day that had passed is retroactive.

    Args:
        before: The plan so far; of it stays what was due before that day, and the terms that run
            from the documents of what stays.
        after: The plan of the edition alone.
        valid_from: First day of the edition.
        counted: What the text before counted from other items' documents.
    """
    before, after = tuple(before), tuple(after)
    passed = {one.id: one for one in before if is_before(one, valid_from)}
    asked, anchors = {one.id for one in after}, _anchors(counted)
    for one in before:
        if _anchor(one.id, anchors) in passed and one.id not in asked:
            passed[one.id] = one
    known = {(one.id.item, one.id.organization) for one in before}
    ahead = (one for one in after if one.id not in passed)
    return (
        *passed.values(),
        *(
            dc.replace(one, retroactive=True) if is_before(one, valid_from) else one
            for one in ahead
            if not is_before(one, valid_from) or (one.id.item, one.id.organization) not in known
        ),
    )


def is_before(one: Occurrence, day: dt.date) -> bool:
    """Tell whether an occurrence was due before a day."""
    return one.due is not None and one.due < day


def with_bounds(
    plan: Iterable[Occurrence], opens: dt.date, counted: Sequence[Counted]
) -> tuple[Occurrence, ...]:
    """Say of each term between which days its proof is dated: after the term before, by the next.

    Args:
        plan: Occurrences as they stand after all editions.
        opens: First day of the programme; no proof is older than that.
        counted: What is counted from other items' documents: such a term is proven by nothing
            older than the document it runs from.
    """
    plan = tuple(plan)
    anchors = _anchors([one for one in counted if one.recurs])
    of_item: dict[tuple[str, str], list[Occurrence]] = {}
    for one in sorted((one for one in plan if one.due), key=lambda one: one.raw_due or dt.date.max):
        of_item.setdefault((one.id.item, one.id.organization), []).append(one)
    bounds: dict[OccurrenceId, tuple[dt.date | None, dt.date | None]] = {}
    for dated in of_item.values():
        last = opens - dt.timedelta(days=1)
        for index, one in enumerate(dated):
            following = dated[index + 1].due if index + 1 < len(dated) else None
            bounds[one.id] = (None if one.retroactive else last, following)
            last = one.due or last
    return tuple(
        dc.replace(one, evidence_after=after, evidence_until=until)
        for one in plan
        for after, until in [
            bounds.get(one.id) or (bounds.get(_anchor(one.id, anchors), (None, None))[0], None)
        ]
    )


def _anchors(counted: Sequence[Counted]) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (one.item, one.period): (one.anchor, one.anchor_period)
        for one in counted
        if one.anchor_period
    }


def _anchor(one: OccurrenceId, anchors: dict[tuple[str, str], tuple[str, str]]) -> OccurrenceId:
    """Give the occurrence whose document dates this one; itself where there is none."""
    item, period = anchors.get((one.item, one.period), (one.item, one.period))
    return dc.replace(one, item=item, period=period)
