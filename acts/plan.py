"""The plan: every item of the roadmap, for every period, for every organisation that owes it."""

import dataclasses as dc
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from acts.deadlines.due import Term, terms
from acts.deadlines.explain import explain
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import apply, calendar_of
from acts.deadlines.reading import Kind
from acts.errors import InputError, Problem
from acts.organization import Organization
from acts.roadmap import FurtherTerm, Item, ReadTerm, Roadmap
from acts.roadmap_review import in_school_years, stands
from acts.working_days import WorkingDays

__all__ = [
    "RELATIVE_PERIOD",
    "Occurrence",
    "OccurrenceId",
    "Wording",
    "amend",
    "build_plan",
    "lay_out",
    "wordings",
]

RELATIVE_PERIOD = "по-факту"  # a term that gets its date from another item's document
_LABELS = {
    Kind.CONTINUOUS: "постоянно",
    Kind.ON_DEMAND: "по-необходимости",
    Kind.RELATIVE: RELATIVE_PERIOD,
    Kind.EVENT: "по-событию",
    Kind.FROM: "с-даты",
    Kind.EVERY: "регулярно",
    Kind.NONE: "без-срока",
}
_UNREAD = "срок-не-разобран"
_PART = re.compile(r"[^@\s]+")


@dc.dataclass(frozen=True, slots=True, kw_only=True, order=True)
class OccurrenceId:
    """Item, period and organisation: computed from labels, so a corrected date orphans nothing.

    >>> str(OccurrenceId.parse("5@2021@school-1"))
    '5@2021@school-1'
    """

    item: str
    period: str
    organization: str

    def __str__(self) -> str:
        """Write it as «5@2021@school-1»."""
        return f"{self.item}@{self.period}@{self.organization}"

    @classmethod
    def parse(cls, text: str) -> "OccurrenceId":
        """Read «5@2021@school-1».

        Raises:
            InputError: The text has another shape.
        """
        parts = text.strip().split("@")
        if len(parts) != 3 or not all(_PART.fullmatch(part) for part in parts):
            raise InputError(
                f"«{text}» – не номер исполнения",
                remedy="Пишите так: пункт@период@организация, например 5@2021@school-1",
            )
        return cls(item=parts[0].rstrip("."), period=parts[1], organization=parts[2])


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One duty of one organisation for one period.

    Attributes:
        id: Item, period, organisation.
        kind: What sort of term it has.
        start: First day it may be done, or None.
        raw_due: Last day as the wording gives it, before any shift, or None.
        due: Last day after the policies, or None while there is no date.
        rule: How `due` came about, in Russian, for printing beside it.
        provisional: Whether the year's calendar of days off is not published yet.
        confirmed: False while a reading needs a person's word; such a term is never overdue.
        retroactive: Whether the term had passed when the order was signed.
        evidence_after: A proof must be dated after this day (the term before), or None.
        evidence_until: … and not after this day (the next term), or None.
        superseded: Name of the edition that no longer asks for it in this form, or empty; such a
            term is kept for what was recorded about it and is never overdue.
    """

    id: OccurrenceId
    kind: Kind
    start: dt.date | None
    raw_due: dt.date | None
    due: dt.date | None
    rule: str
    provisional: bool = False
    confirmed: bool = True
    retroactive: bool = False
    evidence_after: dt.date | None = None
    evidence_until: dt.date | None = None
    superseded: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Where the date of an occurrence comes from.

    Attributes:
        printed: The term as the order prints it.
        reading: What it was taken to mean, in words; empty where nobody has read it.
        place: «примечание» and the like, empty for the «срок» column.
    """

    printed: str
    reading: str
    place: str = ""


_Source = ReadTerm | FurtherTerm | None


def build_plan(
    roadmap: Roadmap,
    organizations: Iterable[Organization],
    days: WorkingDays,
    *,
    former: Sequence[Roadmap] = (),
) -> tuple[Occurrence, ...]:
    """Lay out every occurrence; the same inputs give the same plan.

    Terms that had come before an edition's first day stay as the edition before it had them; a
    term that an edition brings for a day already passed is retroactive.

    Args:
        roadmap: Items with their readings.
        organizations: Bodies of any kind; each gets the items its kind owes, and one that is a
            certain body of the roadmap only the items that name this body.
        days: The calendar that shifts dates off days off.
        former: The editions before this one, the oldest first, as far as they are known.

    Raises:
        InputError: Organisations name bodies the roadmap doesn't have; all are named.
    """
    organizations = tuple(organizations)
    if problems := tuple(_unknown_bodies(roadmap, organizations)):
        raise InputError(problems)
    first, *later = (*former, roadmap)
    plan = _for_everybody(first, organizations, days)
    for edition in later:
        plan = amend(plan, _for_everybody(edition, organizations, days), edition.valid_from)
    return plan


def lay_out(roadmap: Roadmap, days: WorkingDays) -> tuple[Occurrence, ...]:
    """Lay out every item for nobody in particular: the ids name no organisation."""
    return tuple(one for item in roadmap.items for one, _ in _pattern(roadmap, item, days))


def wordings(
    roadmap: Roadmap, days: WorkingDays, *, former: Sequence[Roadmap] = ()
) -> Mapping[tuple[str, str], Wording]:
    """Say for each item and period what is printed and how it was read.

    Args:
        roadmap: The edition that holds.
        days: The calendar.
        former: The editions before it, the oldest first; what only they had is told too.
    """
    found: dict[tuple[str, str], tuple[Occurrence, Wording]] = {}
    for edition in (*former, roadmap):
        passed = {key: one for key, one in found.items() if _is_before(one[0], edition.valid_from)}
        found |= dict(_worded(edition, days)) | passed
    return {key: wording for key, (_, wording) in found.items()}


def _worded(
    roadmap: Roadmap, days: WorkingDays
) -> Iterator[tuple[tuple[str, str], tuple[Occurrence, Wording]]]:
    for item in roadmap.items:
        for one, source in _pattern(roadmap, item, days):
            wording = Wording(
                printed=source.text if isinstance(source, FurtherTerm) else item.deadline.text,
                reading=explain(source.reading, roadmap.context) if source else "",
                place=source.place if isinstance(source, FurtherTerm) else "",
            )
            yield (one.id.item, one.id.period), (one, wording)


def _for_everybody(
    roadmap: Roadmap, organizations: Iterable[Organization], days: WorkingDays
) -> tuple[Occurrence, ...]:
    organizations = tuple(organizations)
    # Organisations that settle the same about dates share one pattern; most settle nothing.
    patterns = {
        rules: _patterns(roadmap, rules, days) for rules in {one.rules for one in organizations}
    }
    return tuple(
        dc.replace(one, id=dc.replace(one.id, organization=organization.id))
        for organization in organizations
        for item, occurrences in patterns[organization.rules]
        if _owes(roadmap, organization, item)
        for one in occurrences
    )


def _patterns(
    roadmap: Roadmap, rules: OwnRules, days: WorkingDays
) -> tuple[tuple[Item, tuple[Occurrence, ...]], ...]:
    if rules != NO_RULES:
        roadmap = dc.replace(roadmap, policies=rules.over(roadmap.policies))
        days = calendar_of(roadmap.policies)
    return tuple(
        (item, tuple(one for one, _ in _pattern(roadmap, item, days))) for item in roadmap.items
    )


def amend(
    before: Iterable[Occurrence], after: Iterable[Occurrence], valid_from: dt.date
) -> tuple[Occurrence, ...]:
    """Put a later edition over an earlier plan, from its first day on.

    Args:
        before: The plan so far; of it stays what was due before that day.
        after: The plan of the edition alone; what it brings for a day before is retroactive.
        valid_from: First day of the edition.
    """
    passed = {one.id: one for one in before if _is_before(one, valid_from)}
    ahead = (one for one in after if one.id not in passed)
    return (
        *passed.values(),
        *(
            dc.replace(one, retroactive=True) if _is_before(one, valid_from) else one
            for one in ahead
        ),
    )


def _is_before(one: Occurrence, day: dt.date) -> bool:
    return one.due is not None and one.due < day


def _owes(roadmap: Roadmap, organization: Organization, item: Item) -> bool:
    if organization.body:
        return organization.body in item.bodies
    return any(
        body.id in item.bodies and body.fan_out is organization.fan_out and not body.named_only
        for body in roadmap.bodies
    )


def _unknown_bodies(roadmap: Roadmap, organizations: Iterable[Organization]) -> Iterator[Problem]:
    for one in organizations:
        known = [body.id for body in roadmap.bodies if body.fan_out is one.fan_out]
        if one.body and one.body not in known:
            yield Problem(
                message=f"у организации {one.id} указан орган «{one.body}», а в дорожной карте "
                "такого органа её вида нет",
                remedy=f"Укажите в поле body один из: {', '.join(known)}"
                if known
                else "Уберите поле body",
                place=one.id,
                code="plan.unknown-body",
            )


def _pattern(
    roadmap: Roadmap, item: Item, days: WorkingDays
) -> Iterator[tuple[Occurrence, _Source]]:
    """Lay out one item for nobody in particular; every organisation gets the same dates."""
    item = in_school_years(roadmap, item)
    read = item.deadline.readings
    if not read:
        rule = f"«{item.deadline.text}» – срок не разобран"
        yield _undated(item, _UNREAD, Kind.NONE, rule, False), None
        return
    governing = [one for one in item.further_terms if one.governs]
    every = [*(one.reading for one in read), *(one.reading for one in governing)]
    dated = terms(every, roadmap.context, roadmap.policies)
    # A term that governs stands in place of the column's of the same year.
    governed = {term.year_label for term in dated if term.reading_index >= len(read)}
    yield from _dated(
        roadmap,
        item,
        [
            (term, read[term.reading_index])
            if term.reading_index < len(read)
            else (term, governing[term.reading_index - len(read)])
            for term in dated
            if term.reading_index >= len(read) or term.year_label not in governed
        ],
        days,
    )
    with_dates = {term.reading_index for term in dated}
    undated = [one for index, one in enumerate(read) if index not in with_dates]
    for label, one in zip(_labels(_undated_label(one) for one in undated), undated, strict=True):
        rule = f"«{item.deadline.text}»"
        yield _undated(item, label, one.reading.kind, rule, _stands(roadmap, item, one)), one


def _dated(
    roadmap: Roadmap,
    item: Item,
    dated: Sequence[tuple[Term, ReadTerm | FurtherTerm]],
    days: WorkingDays,
) -> Iterator[tuple[Occurrence, _Source]]:
    computed = [apply(term.end, source.reading, roadmap.policies, days) for term, source in dated]
    labels = _labels(str(term.year_label) for term, _ in dated)
    # An item that an edition brought after all its terms asks for what can't be done any more.
    brought_late = all(term.end < roadmap.ordered_on(item) for term, _ in dated)
    for index, ((term, source), due, label) in enumerate(zip(dated, computed, labels, strict=True)):
        retroactive = brought_late or term.end < roadmap.order.date
        before = computed[index - 1].effective if index else _eve(roadmap.period_start)
        after = computed[index + 1].effective if index + 1 < len(computed) else None
        one = Occurrence(
            id=OccurrenceId(item=item.number, period=label, organization=""),
            kind=source.reading.kind,
            start=term.start,
            raw_due=due.raw,
            due=due.effective,
            rule=f"{source.place}: {due.rule}" if isinstance(source, FurtherTerm) else due.rule,
            provisional=due.provisional,
            confirmed=_stands(roadmap, item, source),
            retroactive=retroactive,
            evidence_after=None if retroactive else before,
            evidence_until=after,
        )
        yield one, source


def _undated(item: Item, label: str, kind: Kind, rule: str, confirmed: bool) -> Occurrence:
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


def _eve(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1)
