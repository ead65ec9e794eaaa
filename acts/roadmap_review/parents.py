"""An item against the item of the higher roadmap that it carries out."""

import datetime as dt
from collections.abc import Iterator, Mapping

from acts.deadlines.due import terms
from acts.roadmap import Item, Roadmap
from acts.roadmap_review.finding import Finding

__all__ = ["of_parent"]

_Ends = dict[int, dt.date]  # year → the last day of that year's terms


def of_parent(
    roadmap: Roadmap, item: Item, where: str, higher: Mapping[str, Roadmap]
) -> Iterator[Finding]:
    """Report a parent that isn't there, and a term later than the parent's.

    Args:
        roadmap: The lower roadmap.
        item: Its item.
        where: How the item is cited.
        higher: Known roadmaps by code.
    """
    if item.parent is None:
        return
    above = higher.get(item.parent.roadmap)
    if above is None:
        yield Finding(
            code="parent.unknown-roadmap",
            where=where,
            message=f"вышестоящей карты «{item.parent.roadmap}» нет среди известных: "
            "срок с ней не сверен",
        )
        return
    theirs = above.item(item.parent.item)
    if theirs is None:
        yield Finding(
            code="parent.missing-item",
            where=where,
            message=f"пункт исполняет п. {item.parent.item} карты «{above.id}», которого в ней нет",
        )
        return
    late = tuple(_later(_ends(roadmap, item), _ends(above, theirs)))
    if late:
        days = "; ".join(f"{mine:%d.%m.%Y} против {limit:%d.%m.%Y}" for mine, limit in late)
        yield Finding(
            code="parent.later",
            where=where,
            message=f"срок позже, чем у вышестоящей карты ({above.clause(theirs)}, "
            f"«{theirs.deadline.text}»): {days}",
        )


def _ends(roadmap: Roadmap, item: Item) -> _Ends:
    governing = [one.reading for one in item.further_terms if one.governs]
    readings = [*(one.reading for one in item.deadline.readings), *governing]
    found: _Ends = {}
    for term in terms(readings, roadmap.context, roadmap.policies):
        found[term.year_label] = max(found.get(term.year_label, term.end), term.end)
    return found


def _later(mine: _Ends, theirs: _Ends) -> Iterator[tuple[dt.date, dt.date]]:
    """Compare years that both have; where there is none, the first term with the last one above.

    A year that only the lower body repeats breaks nothing.
    """
    shared = sorted(set(mine) & set(theirs))
    for year in shared:
        if mine[year] > theirs[year]:
            yield mine[year], theirs[year]
    if not shared and mine and theirs and min(mine.values()) > max(theirs.values()):
        yield min(mine.values()), max(theirs.values())
