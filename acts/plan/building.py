"""Lay the roadmap out for every organisation, edition over edition."""

import dataclasses as dc
from collections.abc import Iterable, Iterator, Mapping, Sequence

from acts.deadlines.explain import explain
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import calendar_of
from acts.errors import InputError, Problem
from acts.organization import Organization
from acts.plan.amending import amend, is_before, with_bounds
from acts.plan.laying import counted_terms, pattern
from acts.plan.occurrence import Occurrence, Wording
from acts.roadmap import FurtherTerm, Item, Roadmap
from acts.working_days import WorkingDays

__all__ = ["build_plan", "lay_out", "wordings"]


def build_plan(
    roadmap: Roadmap,
    organizations: Iterable[Organization],
    days: WorkingDays,
    *,
    former: Sequence[Roadmap] = (),
) -> tuple[Occurrence, ...]:
    """Lay out every occurrence; the same inputs give the same plan.

    Terms that had come before an edition's first day stay as the edition before it had them. An
    item that an edition brings is retroactive where its day had passed; to an item that was there
    already it adds nothing before its first day. Between which days a proof is dated follows from
    the terms that stand in the end.

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
    plan, before = _for_everybody(first, organizations, days), first
    for edition in later:
        after = _for_everybody(edition, organizations, days)
        counted = counted_terms(before, days)
        plan, before = amend(plan, after, edition.valid_from, counted=counted), edition
    if later:
        opens = min(one.period_start for one in (first, *later))
        return with_bounds(plan, opens, counted_terms(roadmap, days))
    return plan  # each organisation's pattern has its bounds


def lay_out(roadmap: Roadmap, days: WorkingDays) -> tuple[Occurrence, ...]:
    """Lay out every item for nobody in particular: the ids name no organisation."""
    return tuple(one for item in roadmap.items for one, _ in pattern(roadmap, item, days))


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
        passed = {key: one for key, one in found.items() if is_before(one[0], edition.valid_from)}
        found |= dict(_worded(edition, days)) | passed
        for one in counted_terms(edition, days):
            # What was recorded while its term did not recur is called so still.
            found.setdefault((one.item, one.bare), found[one.item, one.period])
    return {key: wording for key, (_, wording) in found.items()}


def _worded(
    roadmap: Roadmap, days: WorkingDays
) -> Iterator[tuple[tuple[str, str], tuple[Occurrence, Wording]]]:
    for item in roadmap.items:
        for one, source in pattern(roadmap, item, days):
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
    of_item: dict[str, list[Occurrence]] = {}
    bare = lay_out(roadmap, days)
    for one in with_bounds(bare, roadmap.period_start, counted_terms(roadmap, days)):
        of_item.setdefault(one.id.item, []).append(one)
    return tuple((item, tuple(of_item.get(item.number, ()))) for item in roadmap.items)


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
