"""One item laid out for nobody in particular: its dated terms and its duties without a date."""

import dataclasses as dc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from acts.deadlines.due import Term, terms
from acts.deadlines.policy import apply
from acts.deadlines.reading import Kind
from acts.plan.occurrence import RELATIVE_PERIOD, Occurrence, OccurrenceId
from acts.roadmap import FurtherTerm, Item, ReadTerm, Roadmap
from acts.roadmap_review import in_school_years, stands
from acts.working_days import WorkingDays

__all__ = ["Counted", "Source", "counted_terms", "pattern"]

_LABELS = {
    Kind.CONTINUOUS: "постоянно",
    Kind.ON_DEMAND: "по-необходимости",
    Kind.RELATIVE: RELATIVE_PERIOD,
    Kind.EVENT: "по-событию",
    Kind.FROM: "с-даты",
    Kind.EVERY: "регулярно",
    Kind.NONE: "без-срока",
    Kind.YEARLY: "вне-периода",
}
_UNREAD = "срок-не-разобран"
_ANCHOR = "item:"

Source = ReadTerm | FurtherTerm | None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A term that waits for another item's document.

    Attributes:
        item: Whose term it is.
        period: Label of the occurrence it dates: «по-факту», «по-факту-2026».
        bare: The same label without the period of the other item.
        anchor: The item whose document it runs from.
        anchor_period: The period of that item; empty where it has none with a date.
        term: The reading.
    """

    item: str
    period: str
    bare: str
    anchor: str
    anchor_period: str
    term: ReadTerm

    @property
    def recurs(self) -> bool:
        """Whether the other item recurs, so that each of its documents dates a term of its own."""
        return self.period != self.bare


def counted_terms(roadmap: Roadmap, days: WorkingDays) -> tuple[Counted, ...]:
    """List the terms of the «срок» column that run from another item's document.

    Where that item recurs, so does the term: one occurrence for each of its periods.
    """
    return tuple(
        counted
        for item in roadmap.items
        for counted in _undated(roadmap, in_school_years(roadmap, item), days, frozenset())
        if counted.anchor
    )


def pattern(
    roadmap: Roadmap, item: Item, days: WorkingDays, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[Occurrence, Source]]:
    """Lay out one item for nobody in particular; every organisation gets the same dates.

    Args:
        roadmap: With the policies in force.
        item: Of that roadmap.
        days: The calendar.
        seen: Items whose terms wait for this one's documents: two may wait for each other.
    """
    item = in_school_years(roadmap, item)
    if not item.deadline.readings:
        rule = f"«{item.deadline.text}» – срок не разобран"
        yield _without_date(item, _UNREAD, Kind.NONE, rule, False), None
        return
    yield from _dated(roadmap, item, days)
    for one in _undated(roadmap, item, days, seen):
        rule, kind = f"«{item.deadline.text}»", one.term.reading.kind
        confirmed = _stands(roadmap, item, one.term)
        yield _without_date(item, one.period, kind, rule, confirmed), one.term


def _terms(roadmap: Roadmap, item: Item) -> Sequence[tuple[Term, ReadTerm | FurtherTerm]]:
    read = item.deadline.readings
    governing = [one for one in item.further_terms if one.governs]
    every = [*(one.reading for one in read), *(one.reading for one in governing)]
    dated = terms(every, roadmap.context, roadmap.policies)
    # A term that governs stands in place of the column's of the same year.
    governed = {term.year_label for term in dated if term.reading_index >= len(read)}
    return [
        (term, read[term.reading_index])
        if term.reading_index < len(read)
        else (term, governing[term.reading_index - len(read)])
        for term in dated
        if term.reading_index >= len(read) or term.year_label not in governed
    ]


def _dated(roadmap: Roadmap, item: Item, days: WorkingDays) -> Iterator[tuple[Occurrence, Source]]:
    dated = _terms(roadmap, item)
    labels = _labels(str(term.year_label) for term, _ in dated)
    # An item that an edition brought after all its terms asks for what can't be done any more.
    brought_late = all(term.end < roadmap.ordered_on(item) for term, _ in dated)
    for (term, source), label in zip(dated, labels, strict=True):
        due = apply(term.end, source.reading, roadmap.policies, days)
        one = Occurrence(
            id=OccurrenceId(item=item.number, period=label, organization=""),
            kind=source.reading.kind,
            start=term.start,
            raw_due=due.raw,
            due=due.effective,
            rule=f"{source.place}: {due.rule}" if isinstance(source, FurtherTerm) else due.rule,
            provisional=due.provisional,
            confirmed=_stands(roadmap, item, source),
            retroactive=brought_late or term.end < roadmap.order.date,
        )
        yield one, source


def _undated(
    roadmap: Roadmap, item: Item, days: WorkingDays, seen: frozenset[str]
) -> Iterator[Counted]:
    """Give the duties of the column without a date, those that count from a fact among them."""
    read = item.deadline.readings
    found = terms((one.reading for one in read), roadmap.context, roadmap.policies)
    with_dates = {term.reading_index for term in found}
    undated = [one for index, one in enumerate(read) if index not in with_dates]
    for bare, one in zip(_labels(map(_undated_label, undated)), undated, strict=True):
        anchor = _anchor(one)
        periods = _periods(roadmap, anchor, days, seen | {item.number}) if anchor else ()
        for period in periods or ("",):
            year = period.removeprefix(f"{RELATIVE_PERIOD}-")
            yield Counted(
                item=item.number,
                period=f"{bare}-{year}" if len(periods) > 1 else bare,
                bare=bare,
                anchor=anchor,
                anchor_period=period,
                term=one,
            )


def _anchor(one: ReadTerm) -> str:
    relative = one.reading.relative
    if one.reading.kind is not Kind.RELATIVE or relative is None:
        return ""
    return relative.anchor.removeprefix(_ANCHOR) if relative.anchor.startswith(_ANCHOR) else ""


def _periods(
    roadmap: Roadmap, number: str, days: WorkingDays, seen: frozenset[str]
) -> tuple[str, ...]:
    """List the periods of an item that a term can be counted from: dated ones, or counted too."""
    item = roadmap.item(number)
    if item is None or item.number in seen:
        return ()
    return tuple(
        one.id.period
        for one, _ in pattern(roadmap, item, days, seen)
        if one.due is not None or one.id.period.startswith(f"{RELATIVE_PERIOD}-")
    )


def _without_date(item: Item, label: str, kind: Kind, rule: str, confirmed: bool) -> Occurrence:
    return Occurrence(
        id=OccurrenceId(item=item.number, period=label, organization=""),
        kind=kind,
        start=None,
        raw_due=None,
        due=None,
        rule=rule,
        confirmed=confirmed,
    )


def _undated_label(one: ReadTerm) -> str:
    return _LABELS.get(one.reading.kind, _UNREAD)


def _labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Number the labels that occur more than once: 2020-1, 2020-2."""
    listed = tuple(labels)
    repeated = Counter(listed)
    seen: Counter[str] = Counter()
    numbered = []
    for label in listed:
        seen[label] += 1
        numbered.append(f"{label}-{seen[label]}" if repeated[label] > 1 else label)
    return tuple(numbered)


def _stands(roadmap: Roadmap, item: Item, one: ReadTerm | FurtherTerm) -> bool:
    if isinstance(one, ReadTerm):
        return stands(roadmap, item, one)
    return not one.reading.question and one.reading.kind is not Kind.IMPOSSIBLE
