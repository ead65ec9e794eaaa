"""Elements to readings: what governs what, which year a list shares, what «далее» repeats."""

import dataclasses as dc
from collections.abc import Sequence

from acts.deadlines import questions
from acts.deadlines.canonical import wording
from acts.deadlines.elements import Counted, Element, Mark, Span
from acts.deadlines.groups import Group, into_groups
from acts.deadlines.list_years import share_years, take_years
from acts.deadlines.own_periods import in_current_school_year, placed
from acts.deadlines.reading import CURRENT_SCHOOL_YEAR, YEAR_SCOPES, Context, Kind, Reading
from acts.deadlines.repetition import place_days, rhythm, yearly
from acts.deadlines.resolve import dated_reading, yearly_reading

__all__ = ["compose"]

_ELSEWHERE = (Kind.ON_DEMAND, Kind.RELATIVE, Kind.EVENT)
_MOST_CHOICES = 3
_VAGUE_SCOPES = ("plan", "none")


def compose(elements: Sequence[Element], context: Context) -> tuple[list[Reading], list[Element]]:
    """Put elements together.

    Returns:
        The readings, and the elements that nothing could be made of.
    """
    readings: list[Reading] = []
    unused: list[Element] = []
    for group in into_groups(elements):
        made = _read_group(group, readings, context)
        timed = any(reading.time or reading.kind is Kind.IMPOSSIBLE for reading in made)
        if group.time and made and not timed:
            made[-1] = dc.replace(made[-1], time=group.time)
        extra = " ".join(dict.fromkeys(group.asks))
        if extra or group.part or group.act:
            made = [_completed(reading, group, extra) for reading in made]
        readings += made
        unused += group.unused
        # «…, далее» with nothing after it: something was cut off.
        if group.opening is not None and group.empty:
            unused.append(group.opening)
    return _bounded_by_another(readings), unused


def _completed(reading: Reading, group: Group, extra: str) -> Reading:
    return dc.replace(
        reading,
        part=group.part,
        act=reading.act or group.act,
        question=" ".join(filter(None, (reading.question, extra))),
    )


def _read_group(group: Group, before: list[Reading], context: Context) -> list[Reading]:
    if any(reading.scope == CURRENT_SCHOOL_YEAR for reading in group.readings):
        group.spans = [in_current_school_year(span) for span in group.spans]
    group.spans = [placed(span, context) for span in group.spans]
    share_years(group)
    _leave_data_days(group)
    _ask_about_bare_year(group)
    if any(span.either for span in group.spans):
        return _either(group, before, context)
    return _read_shared(group, before, context)


def _ask_about_bare_year(group: Group) -> None:
    """A year among months or days is hardly a term of its own: «май, 2023 г. сентябрь 2024 г.»."""
    plain = [span for span in group.spans if span.bound == "window" and not span.act]
    levels = {span.piece.level for span in plain if not span.piece.point}
    if not group.rhythmic and "year" in levels and levels & {"month", "part", "day"}:
        group.asks.append(questions.MIX)


def _leave_data_days(group: Group) -> None:
    """«до 5 октября по состоянию на 1 октября»: the day the data are of is no term of its own."""
    at = next((n for n, span in enumerate(group.spans) if span.as_of), None)
    if at is None:
        return
    data, rest = group.spans[at], [*group.spans[:at], *group.spans[at + 1 :]]
    beside = max(at - 1, 0)
    alone = not rest or rest[beside].act or any(span.as_of for span in rest)
    if alone:
        group.asks.append(questions.AS_OF)
        return
    rest[beside] = dc.replace(rest[beside], act=data.as_of)
    group.spans = rest


def _either(group: Group, before: list[Reading], context: Context) -> list[Reading]:
    """Read «до 1 октября или 1 ноября» as the first term, and ask which one is right."""
    main: list[Span] = []
    instead: list[tuple[int, Span]] = []
    for span in group.spans:
        if span.either and main:
            instead.append((len(main) - 1, dc.replace(span, either=False)))
        else:
            main.append(dc.replace(span, either=False))
    variants = [
        _copy(group, [*main[:at], span, *main[at + 1 :]]) for at, span in instead[:_MOST_CHOICES]
    ]
    group.spans = main
    made = _read_shared(group, before, context)
    choices = [made, *(_read_shared(one, before, context) for one in variants)]
    wrong = [one for choice in choices for one in choice if one.kind is Kind.IMPOSSIBLE]
    if wrong:
        return wrong
    said = " или ".join(dict.fromkeys(wording(choice) for choice in choices))
    group.asks.append(f"{questions.WHICH_TERM} {said}?")
    return made


def _copy(group: Group, spans: list[Span]) -> Group:
    return dc.replace(
        group,
        spans=spans,
        everys=[*group.everys],
        days=[*group.days],
        readings=[*group.readings],
        counted=[*group.counted],
        asks=[*group.asks],
        unused=[*group.unused],
    )


def _read_shared(group: Group, before: list[Reading], context: Context) -> list[Reading]:
    first, last = take_years(group) if group.rhythmic else (None, None)
    if group.later:
        group.after = max((r.end for r in before if r.end is not None), default=None)
        before_first = group.after or (context.order_date if _later_years(group) else None)
        first = first or (before_first.year + 1 if before_first else None)
    place_days(group)
    if group.skip and not group.everys:
        group.unused += group.of_rhythm
    if group.everys:
        made = rhythm(group, before, context, first, last)
    elif group.yearly:
        made = yearly(group, before, context, first, last)
    else:
        made = [_once(span, context) for span in group.spans]
    made = _narrowed(group, made)
    standing = _narrowest(group.readings)
    if group.rhythmic and not group.everys and not group.spans and _undated(standing):
        # «далее ежегодно по необходимости»: no day is invented for it.
        group.asks.append(questions.MIX)
        return [dc.replace(reading, scope=reading.scope or "ежегодно") for reading in standing]
    if len(made) == 1 and len(standing) == 1:
        stretch = _from_order_until(standing[0], made[0], group, context)
        if stretch is not None:
            return [stretch]
    if group.spans:
        # «в течение года (сентябрь – май)»: the named months win over the lasting year.
        until = all(r.kind is Kind.UNTIL and r.act for r in made)
        throughout = [r for r in standing if r.scope in YEAR_SCOPES and not (r.act or until)]
        standing = [r for r in standing if r not in throughout]
        if throughout:
            made = [dc.replace(r, throughout=r.kind is Kind.WINDOW) for r in made]
    kinds = {reading.kind for reading in standing}
    from_elsewhere = Kind.RELATIVE in kinds and kinds & {Kind.EVENT, Kind.ON_DEMAND}
    if (standing and group.rhythmic and made) or from_elsewhere:
        group.asks.append(questions.MIX)
    counted = [_from_day(one, context) for one in group.counted]
    if counted and group.rhythmic:
        group.asks.append(questions.MIX)
    return made + counted + [_ordered(reading, context) for reading in standing]


def _later_years(group: Group) -> bool:
    """Tell «в последующие годы», which are not the order's own, whatever stands before."""
    mark = group.opening.value if group.opening is not None else None
    return isinstance(mark, Mark) and mark.yearly


def _bounded_by_another(readings: list[Reading]) -> list[Reading]:
    """«незамедлительно, но не позднее 1 дня со дня …»: the bound is named, nothing to ask."""
    if not any((r.relative and r.relative.amount) or r.kind is Kind.UNTIL for r in readings):
        return readings
    return [
        dc.replace(one, question="") if one.question == questions.PROMPT else one
        for one in readings
    ]


def _narrowed(group: Group, made: list[Reading]) -> list[Reading]:
    """«в I квартале 2023 года, но не позднее 1 марта»: one term, the bound is its last day."""
    if len(made) != len(group.spans):
        return made
    kept: list[Reading] = []
    for span, reading in zip(group.spans, made, strict=True):
        before = kept[-1] if kept and (span.but or span.inside) else None
        if before is None or Kind.IMPOSSIBLE in (before.kind, reading.kind):
            kept.append(reading)
            continue
        one = _narrow(before, reading) or (_closer(before, reading) if span.inside else None)
        moved = one and (one.end, one.end_day) != (before.end, before.end_day)
        if one is None or (moved and span.inside and not _one_month(before)):
            group.asks.append(questions.MIX)
        kept = [*kept[:-1], one] if one else [*kept, reading]
    return kept


def _narrow(first: Reading, last: Reading) -> Reading | None:
    question = " ".join(filter(None, (first.question, last.question)))
    if first.kind is Kind.WINDOW and last.kind is Kind.UNTIL and first.start and last.end:
        inside = first.end is not None and first.start < last.end <= first.end
        time = last.time or first.time
        return dc.replace(first, end=last.end, time=time, question=question) if inside else None
    both = first.kind is last.kind is Kind.YEARLY and last.start_day is None
    if not (both and first.start_day and first.end_day and last.end_day):
        return None
    inside = first.start_day < last.end_day <= first.end_day
    return dc.replace(first, end_day=last.end_day, question=question) if inside else None


def _one_month(reading: Reading) -> bool:
    """Tell «ноябрь», of which «3 неделя» says a part."""
    start = reading.start or reading.start_day
    end = reading.end or reading.end_day
    return start is not None and end is not None and start.month == end.month


def _closer(first: Reading, last: Reading) -> Reading | None:
    """«III квартал 2022 г. (сентябрь)»: what the bracket says, if it lies in what stands before."""
    question = " ".join(filter(None, (first.question, last.question)))
    if first.kind is last.kind is Kind.YEARLY:
        if not (first.start_day and first.end_day and last.start_day and last.end_day):
            return None
        inside = first.start_day <= last.start_day <= last.end_day <= first.end_day
        return dc.replace(last, act=last.act or first.act, question=question) if inside else None
    start = last.start or last.end
    if first.kind is not Kind.WINDOW or last.kind not in (Kind.WINDOW, Kind.ON):
        return None
    if not (first.start and first.end and start and last.end):
        return None
    inside = first.start <= start and last.end <= first.end
    return dc.replace(last, act=last.act or first.act, question=question) if inside else None


def _undated(standing: list[Reading]) -> bool:
    return bool(standing) and all(reading.kind in _ELSEWHERE for reading in standing)


def _from_order_until(
    first: Reading, last: Reading, group: Group, context: Context
) -> Reading | None:
    """Join «со дня подписания приказа» and «до 1 октября 2020 года» that follows it."""
    joined = last.kind is Kind.UNTIL and last.op in ("по", "до", "до включительно")
    if first.kind is not Kind.FROM or not joined or group.first != "Reading" or not last.end:
        return None
    if last.end < context.order_date:
        return None
    question = " ".join(filter(None, (first.question, last.question)))
    return Reading(
        kind=Kind.WINDOW,
        start=context.order_date,
        end=last.end,
        op="до" if last.op == "до" else "",
        act=last.act,
        time=last.time,
        question=question,
    )


def _once(span: Span, context: Context) -> Reading:
    if span.years is None:
        return dated_reading(span, context)
    return yearly_reading(span, first_year=span.years[0], last_year=span.years[1])


def _narrowest(readings: list[Reading]) -> list[Reading]:
    """Leave «в течение учебного года» of «постоянно, в течение учебного года»."""
    lasting = [r for r in readings if r.kind is Kind.CONTINUOUS]
    named = [r for r in lasting if r.scope not in _VAGUE_SCOPES]
    if not named or len(named) == len(lasting):
        return readings
    return [r for r in readings if r not in lasting or r in named]


def _from_day(counted: Counted, context: Context) -> Reading:
    """Give a count its day: «за 3 дня до 1 сентября 2021 года»."""
    day = dated_reading(Span(piece=counted.day, bound="until"), context)
    relative = counted.reading.relative
    if day.end is None or relative is None:
        return day
    question = " ".join(filter(None, (counted.reading.question, day.question)))
    relative = dc.replace(relative, anchor=day.end.isoformat())
    return dc.replace(counted.reading, relative=relative, question=question)


def _ordered(reading: Reading, context: Context) -> Reading:
    """Give «со дня подписания приказа» its day."""
    if reading.kind is Kind.FROM and reading.event == "order":
        return dc.replace(reading, event="", start=context.order_date)
    return reading
