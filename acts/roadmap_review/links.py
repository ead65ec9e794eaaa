"""Links between the rows of a roadmap: to themselves, to nothing, in a ring."""

from collections.abc import Iterator

from acts.roadmap import Item, LinkKind, Roadmap
from acts.roadmap_review.finding import Finding

__all__ = ["of_links"]

_BINDING = (LinkKind.PART_OF, LinkKind.AFTER)


def of_links(roadmap: Roadmap) -> Iterator[Finding]:
    """Report rows that refer to themselves, to nothing, or wait for each other in a ring."""
    numbers = {item.number for item in roadmap.items}
    for item in roadmap.items:
        where = f"п. {item.number}"
        for link in item.links:
            target = link.target.rstrip(".")
            if target == item.number:
                yield Finding(
                    code="link.self-reference",
                    where=where,
                    message=f"пункт ссылается сам на себя (п. {target})",
                )
            elif not target.startswith("приказ") and target not in numbers:
                yield Finding(
                    code="link.missing-target",
                    where=where,
                    message=f"пункт ссылается на п. {target}, которого в карте нет",
                )
        for anchor in _anchors(item):
            if anchor not in numbers:
                yield Finding(
                    code="link.missing-target",
                    where=where,
                    message=f"срок считается от п. {anchor}, которого в карте нет",
                )
    yield from _cycles(roadmap)


def _anchors(item: Item) -> Iterator[str]:
    """Give the rows from whose documents the terms of a row are counted."""
    readings = [term.reading for term in item.deadline.readings]
    for reading in readings + [term.reading for term in item.further_terms]:
        if reading.relative is not None and reading.relative.anchor.startswith("item:"):
            yield reading.relative.anchor.removeprefix("item:")


def _cycles(roadmap: Roadmap) -> Iterator[Finding]:
    """Find rows that wait for each other; iterative, since a chain may be thousands long."""
    after = {
        item.number: [link.target.rstrip(".") for link in item.links if link.kind in _BINDING]
        for item in roadmap.items
    }
    waiting = {
        number: sum(target in after and target != number for target in targets)
        for number, targets in after.items()
    }
    ready = [number for number, count in waiting.items() if count == 0]
    while ready:
        done = ready.pop()
        del waiting[done]
        for number, targets in after.items():
            if number in waiting and done in targets:
                waiting[number] -= targets.count(done)
                if waiting[number] == 0:
                    ready.append(number)
    ring = _ring(after, waiting)
    if ring:
        shown = [*ring[:9], "…"] if len(ring) > 10 else ring
        yield Finding(
            code="link.cycle",
            where=f"п. {ring[0]}",
            message=f"пункты ждут друг друга: {' → '.join([*shown, ring[0]])}",
        )


def _ring(after: dict[str, list[str]], waiting: dict[str, int]) -> list[str]:
    """Walk among the rows that never became ready until one comes again."""
    if not waiting:
        return []
    path: list[str] = []
    number = next(iter(waiting))
    while number not in path:
        path.append(number)
        number = next(one for one in after[number] if one in waiting and one != number)
    return path[path.index(number) :]
