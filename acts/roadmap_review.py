"""What a careful reader finds in a roadmap: contradictions of the source and unread terms.

The checks follow the slips found in published roadmaps: a row that refers to itself, a broken-off
term, a row without a result, two clauses with different terms, years without a target.
"""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Sequence

from acts.deadlines.explain import explain
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, MonthDay, Outcome, Reading, Status
from acts.roadmap import AcceptedFinding, FurtherTerm, Item, LinkKind, ReadTerm, Roadmap

__all__ = ["Comparison", "Finding", "compare", "review"]

_MONITORING_KIND = "monitoring_report"
_DATED = (Kind.WINDOW, Kind.UNTIL, Kind.ON)
_LASTING = (Kind.YEARLY, Kind.EVERY, Kind.CONTINUOUS, Kind.ON_DEMAND, Kind.FROM)
_BROKEN_OFF = (",", ";", ":", "-", "–", "—", " и", " до", " по", " с", " далее")
_UNDERSTOOD = (Status.UNDERSTOOD, Status.AMBIGUOUS)
_BINDING = (LinkKind.PART_OF, LinkKind.AFTER)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a roadmap that needs a decision.

    Attributes:
        code: A stable identifier: «link.self-reference».
        where: «п. 16», «п. 9, примечание», «показатели 1–6».
        message: What is odd, in Russian, one sentence without a final full stop.
    """

    code: str
    where: str
    message: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Findings against the list of accepted ones.

    Attributes:
        new: Found and not accepted.
        vanished: Accepted and no longer found.
        accepted: Found and accepted, each with the reason.
    """

    new: tuple[Finding, ...]
    vanished: tuple[AcceptedFinding, ...]
    accepted: tuple[tuple[Finding, AcceptedFinding], ...]

    @property
    def is_clean(self) -> bool:
        """Whether exactly the accepted findings occur."""
        return not self.new and not self.vanished


def compare(findings: tuple[Finding, ...], accepted: tuple[AcceptedFinding, ...]) -> Comparison:
    """Tell new, vanished and accepted findings apart, by code and place."""
    known = {(one.code, one.where): one for one in accepted}
    found = {(one.code, one.where) for one in findings}
    return Comparison(
        new=tuple(one for one in findings if (one.code, one.where) not in known),
        vanished=tuple(one for key, one in known.items() if key not in found),
        accepted=tuple(
            (one, known[one.code, one.where]) for one in findings if (one.code, one.where) in known
        ),
    )


def review(roadmap: Roadmap) -> tuple[Finding, ...]:
    """Find what is odd in a roadmap, in the order of its items, then links and indicators.

    Args:
        roadmap: The roadmap; its accepted findings are not consulted, see `compare`.
    """
    found = [finding for item in roadmap.items for finding in _of_item(roadmap, item)]
    if roadmap.monitoring is not None:
        found += _further(roadmap, roadmap.monitoring, roadmap.monitoring.place)
    return (*found, *_links(roadmap), *_indicators(roadmap))


def _of_item(roadmap: Roadmap, item: Item) -> Iterator[Finding]:
    where = f"п. {item.number}"
    if not item.result.text:
        yield Finding(
            code="item.no-result",
            where=where,
            message="графа результата пуста: не сказано, каким документом доказать исполнение",
        )
    if item.deadline.text.rstrip().lower().endswith(_BROKEN_OFF):
        yield Finding(
            code="deadline.broken-off",
            where=where,
            message=f"срок «{item.deadline.text}» обрывается: похоже, продолжение потеряно",
        )
    yield from _terms(roadmap, item, where)
    yield from _readings(roadmap, item, where)
    yield from _monitoring(roadmap, item, where)
    for term in item.further_terms:
        yield Finding(
            code="term.second",
            where=f"{where}, {term.place}",
            message=f"два срока на одно дело: «{item.deadline.text}» и «{term.text}»",
        )
        yield from _further(roadmap, term, f"{where}, {term.place}")


def _further(roadmap: Roadmap, term: FurtherTerm, where: str) -> Iterator[Finding]:
    """Hold a term from a note or from the order against its own wording."""
    outcome = read(term.text, roadmap.context)
    if outcome.status in _UNDERSTOOD:
        message = _difference((term.reading,), outcome, roadmap.context)
        if message:
            yield Finding(code="reading.differs", where=where, message=message)


def _terms(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
    readings = [term.reading for term in item.deadline.readings]
    ends = [one.end for one in readings if one.kind in _DATED and one.end is not None]
    lasting = [one for one in readings if one.kind in _LASTING]
    if ends and not lasting and max(ends) < roadmap.order.date:
        yield Finding(
            code="term.retroactive",
            where=where,
            message=f"срок истёк {max(ends):%d.%m.%Y}, до дня приказа",
        )
    if _stops_early(ends, lasting, roadmap.period_end):
        yield Finding(
            code="term.recurrence-stops",
            where=where,
            message=f"повторение кончается {_last(ends, lasting)}, "
            f"хотя карта действует до {roadmap.period_end:%d.%m.%Y}",
        )
    if any(one.act and one.inferred for one in readings):
        yield Finding(
            code="term.review-without-date",
            where=where,
            message="для ежегодной корректировки нет своего срока, взяты месяцы первого",
        )


def _stops_early(ends: list[dt.date], lasting: list[Reading], period_end: dt.date) -> bool:
    """Whether a repeated duty has no term in the last whole year of the period."""
    if lasting:
        years = [one.last_year for one in lasting if one.kind is Kind.YEARLY]
        return len(years) == len(lasting) and all(
            year is not None and year < period_end.year for year in years
        )
    years_named = {end.year for end in ends}
    return len(years_named) > 1 and (period_end - max(ends)).days > 366


def _last(ends: list[dt.date], lasting: list[Reading]) -> str:
    if lasting:
        return f"{max(one.last_year or 0 for one in lasting)} годом"
    return f"{max(ends):%d.%m.%Y}"


def _readings(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
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
        held = tuple(term.reading for term in terms)
        message = _difference(held, outcome, roadmap.context)
        if message:
            yield Finding(code="reading.differs", where=where, message=message)
        elif unconfirmed:
            yield from _unconfirmed(unconfirmed, outcome.readings, where)


def _difference(held: Sequence[Reading], outcome: Outcome, context: Context) -> str:
    """Say how the readings of a file contradict the wording; a confirmation doesn't hide it."""
    offered = outcome.readings
    foreign = [one for one in held if not any(_agrees(one, other) for other in offered)]
    missing = [one for one in offered if not any(_agrees(other, one) for other in held)]
    if foreign:
        return (
            f"прочтение в файле расходится с текстом «{outcome.text}»: "
            f"в файле «{_shown(foreign, context)}», а по тексту «{_shown(offered, context)}»"
        )
    if missing:
        return (
            f"в файле нет того, что сказано в тексте «{outcome.text}»: {_shown(missing, context)}"
        )
    return ""


def _shown(readings: Sequence[Reading], context: Context) -> str:
    return "; ".join(explain(one, context) for one in readings)


def _agrees(held: Reading, offered: Reading) -> bool:
    """Tell whether a reading of a file says what the wording says, or answers what it left open.

    The wording leaves open whether bare days are working days, and which row an event in words
    belongs to.
    """
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
    terms: list[ReadTerm], grammar: tuple[Reading, ...], where: str
) -> Iterator[Finding]:
    if any(one.question for one in grammar if any(_agrees(term.reading, one) for term in terms)):
        yield Finding(
            code="reading.unconfirmed",
            where=where,
            message="срок можно прочесть по-разному, а прочтение никем не подтверждено",
        )


def _monitoring(roadmap: Roadmap, item: Item, where: str) -> Iterator[Finding]:
    window = roadmap.monitoring.reading if roadmap.monitoring else None
    if window is None or _MONITORING_KIND not in item.result.kinds or window.end_day is None:
        return
    first, last = window.start_day or MonthDay(1, 1), window.end_day
    days = [day for term in item.deadline.readings for day in _ends(term.reading)]
    place = roadmap.monitoring.place if roadmap.monitoring else ""
    shown = f"{place}: с {first.day:02d}.{first.month:02d} по {last.day:02d}.{last.month:02d}"
    if any(not _within(day, first, last) for day in days):
        yield Finding(
            code="monitoring.outside",
            where=where,
            message=f"срок «{item.deadline.text}» лежит вне окна мониторинга ({shown})",
        )
    elif any(day != last for day in days):
        yield Finding(
            code="monitoring.ends-early",
            where=where,
            message=f"срок «{item.deadline.text}» кончается раньше окна мониторинга ({shown})",
        )


def _ends(reading: Reading) -> Iterator[MonthDay]:
    if reading.end_day is not None:
        yield reading.end_day
    elif reading.kind in _DATED and reading.end is not None:
        yield MonthDay(reading.end.month, reading.end.day)


def _within(day: MonthDay, first: MonthDay, last: MonthDay) -> bool:
    """Whether a day lies in a yearly window, which may run over the new year."""
    return first <= day <= last if first <= last else day >= first or day <= last


def _links(roadmap: Roadmap) -> Iterator[Finding]:
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


def _indicators(roadmap: Roadmap) -> Iterator[Finding]:
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
