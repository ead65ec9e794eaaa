"""The whole review: every check of a roadmap, in the order of its items."""

from collections.abc import Iterator, Mapping

from acts.roadmap import Item, Roadmap
from acts.roadmap_review.completeness import of_annexes, of_indicators, of_results
from acts.roadmap_review.finding import Finding
from acts.roadmap_review.links import of_links
from acts.roadmap_review.parents import of_parent
from acts.roadmap_review.readings import of_further, of_readings
from acts.roadmap_review.terms import of_monitoring, of_terms

__all__ = ["review"]


def review(roadmap: Roadmap, higher: Mapping[str, Roadmap] | None = None) -> tuple[Finding, ...]:
    """Find what is odd in a roadmap: in the order of its items, then results, links, annexes.

    Args:
        roadmap: The roadmap; its accepted findings are not consulted, see `compare`.
        higher: Roadmaps that its items may name as parents, by code.
    """
    found = [finding for item in roadmap.items for finding in _of_item(roadmap, item, higher or {})]
    if roadmap.monitoring is not None:
        found += of_further(roadmap, roadmap.monitoring, roadmap.monitoring.place)
    found += of_results(roadmap)
    return (*found, *of_links(roadmap), *of_annexes(roadmap), *of_indicators(roadmap))


def _of_item(roadmap: Roadmap, item: Item, higher: Mapping[str, Roadmap]) -> Iterator[Finding]:
    where = f"п. {item.number}"
    yield from of_terms(roadmap, item, where)
    yield from of_readings(roadmap, item, where)
    yield from of_monitoring(roadmap, item, where)
    for term in item.further_terms:
        yield Finding(
            code="term.second",
            where=f"{where}, {term.place}",
            message=f"два срока на одно дело: «{item.deadline.text}» и «{term.text}»",
        )
        yield from of_further(roadmap, term, f"{where}, {term.place}")
    yield from of_parent(roadmap, item, where, higher)
