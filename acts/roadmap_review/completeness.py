"""What the source promises and doesn't hold: annexes, documents, targets of indicators."""

from collections.abc import Iterator

from acts.roadmap import Roadmap
from acts.roadmap_review.finding import Finding
from acts.russian.typography import quoted

__all__ = ["of_annexes", "of_indicators", "of_results"]


def of_annexes(roadmap: Roadmap) -> Iterator[Finding]:
    """Report annexes that the order promises and the source doesn't have."""
    for annex in roadmap.order.annexes:
        if not annex.present:
            what = f" ({quoted(annex.title)})" if annex.title else ""
            yield Finding(
                code="annex.missing",
                where=f"приложение {annex.number}",
                message=f"приложение{what} обещано ({annex.promised_in}), а в источнике его нет",
            )


def of_results(roadmap: Roadmap) -> Iterator[Finding]:
    """Report rows with an empty result column; duties of points, that have no column, share one."""
    bare = [item for item in roadmap.items if not item.result.text]
    for item in bare:
        if not item.clause:
            yield Finding(
                code="item.no-result",
                where=f"п. {item.number}",
                message="графа результата пуста: не сказано, каким документом доказать исполнение",
            )
    numbers = [item.number for item in bare if item.clause]
    if numbers:
        yield Finding(
            code="item.no-result",
            where=f"{'пп.' if len(numbers) > 1 else 'п.'} {', '.join(numbers)}",
            message="источник не называет, каким документом доказать исполнение",
        )


def of_indicators(roadmap: Roadmap) -> Iterator[Finding]:
    """Report years of the period that have no target; indicators with the same gaps share one."""
    period = range(roadmap.period_start.year, roadmap.period_end.year + 1)
    gaps: dict[tuple[int, ...], list[str]] = {}
    for indicator in roadmap.indicators:
        given = {target.year for target in indicator.targets}
        missing = tuple(year for year in period if year not in given)
        if missing:
            gaps.setdefault(missing, []).append(indicator.number)
    for missing, numbers in gaps.items():
        years = ", ".join(str(year) for year in missing)
        yield Finding(
            code="indicator.years-missing",
            where=f"{'показатели' if len(numbers) > 1 else 'показатель'} {', '.join(numbers)}",
            message=f"значений на {years} нет; они не выводятся из соседних",
        )
