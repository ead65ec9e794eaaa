"""Elements to readings: what governs what, which year a list shares, what «далее» repeats."""

import dataclasses as dc
import datetime as dt
from collections.abc import Sequence

from acts.deadlines.elements import DayOfPeriod, Element, Mark, Span
from acts.deadlines.resolve import dated_reading, repeat_yearly, repeatable, yearly_reading
from acts.deadlines.values import Context, Every, Kind, MonthDay, Reading

__all__ = ["compose"]

_ASK_WHOLE = "К какому дню каждого года? День и месяц не названы."
_ASK_TIMES = "Сколько раз и когда именно? Число сроков не сходится с названной частотой."
_ASK_WHEN = "В какие дни или месяцы? Они не названы."
_ASK_HALF = "Полугодие календарное или учебное?"
_ASK_SCHOOL = "Какие границы этих периодов установлены в организации?"
_ASK_MIX = "Как связаны части этого срока между собой?"
_ASK_LIST_YEAR = "К какому году относится первый из перечисленных сроков?"
_ASK_NEXT_YEAR = "К какому году относится срок, следующий за годом?"
_ASK_ORDER_OF_YEARS = "Год назван вместе с «ежегодно». Это один срок или повторяющийся?"
_ASK_CALENDAR = "Какой год назван словом «следующего»?"
_PER_YEAR = {"year": 1, "half": 2, "quarter": 4}
_COUNTED = ("month", *_PER_YEAR)
_STANDING = (Kind.CONTINUOUS,)


@dc.dataclass(slots=True)
class _Group:
    """The elements between «далее», labels and «;», sorted by what they are."""

    after: bool = False
    part: str = ""
    spans: list[Span] = dc.field(default_factory=list)
    everys: list[Every] = dc.field(default_factory=list)
    days: list[DayOfPeriod] = dc.field(default_factory=list)
    readings: list[Reading] = dc.field(default_factory=list)
    yearly: bool = False
    act: str = ""
    time: str = ""
    asks: list[str] = dc.field(default_factory=list)
    unused: list[Element] = dc.field(default_factory=list)
    opening: Element | None = None

    @property
    def empty(self) -> bool:
        return not (self.spans or self.everys or self.days or self.readings or self.yearly)

    @property
    def rhythmic(self) -> bool:
        return self.yearly or bool(self.everys)


def compose(elements: Sequence[Element], context: Context) -> tuple[list[Reading], list[Element]]:
    """Put elements together.

    Returns:
        The readings, and the elements that nothing could be made of.
    """
    readings: list[Reading] = []
    unused: list[Element] = []
    for group in _groups(elements):
        made = _read_group(group, readings, context)
        if group.time and not any(reading.time for reading in made) and made:
            made[-1] = dc.replace(made[-1], time=group.time)
        extra = " ".join(dict.fromkeys(group.asks))
        readings += [
            dc.replace(
                reading,
                part=group.part,
                question=" ".join(filter(None, (reading.question, extra))),
            )
            for reading in made
        ]
        unused += group.unused
        # «…, далее» with nothing after it: something was cut off.
        if group.opening is not None and group.empty:
            unused.append(group.opening)
    return readings, unused


def _groups(elements: Sequence[Element]) -> list[_Group]:
    groups = [_Group()]
    for element in elements:
        value, group = element.value, groups[-1]
        if isinstance(value, Mark) and value.name in ("next", "part"):
            after = value.name == "next"
            group = _Group(after=after, part=group.part if after else value.text)
            groups.append(group)
            group.opening = element
            continue
        starts = isinstance(value, Every | Reading) or value == Mark(name="yearly")
        if element.breaks and not group.empty and (starts or not group.rhythmic):
            group = _Group(part=group.part)
            groups.append(group)
        _put(group, element)
        if element.mixed:
            group.asks.append(_ASK_MIX)
    return groups


def _put(group: _Group, element: Element) -> None:
    match element.value:
        case Span():
            group.spans.append(element.value)
        case Every():
            group.everys.append(element.value)
        case DayOfPeriod():
            group.days.append(element.value)
        case Reading():
            group.readings.append(element.value)
        case Mark(name="yearly", text=text):
            group.yearly, group.act = True, text or group.act
        case Mark(name="time", text=text):
            if group.time:
                group.unused.append(element)
            group.time = text
        case Mark(name="lag", text=text):
            if not group.spans or group.spans[-1].lag or group.spans[-1].piece.dated:
                group.unused.append(element)
                return
            group.spans[-1] = dc.replace(group.spans[-1], lag=1)
            if text:
                group.asks.append(_ASK_CALENDAR)
            group.yearly = True


def _read_group(group: _Group, before: list[Reading], context: Context) -> list[Reading]:
    _share_years(group)
    first, last = _take_years(group) if group.rhythmic else (None, None)
    if group.after:
        latest = max((r.end for r in before if r.end is not None), default=None)
        first = first or (latest.year + 1 if latest else None)
    _place_days(group)
    if group.everys:
        made = _rhythm(group, before, context, first, last)
    elif group.yearly:
        made = _yearly(group, before, context, first, last)
    else:
        made = [dated_reading(span, context) for span in group.spans]
    standing = group.readings
    if group.spans:
        # «в течение года (сентябрь – май)»: the named months win over the lasting year.
        throughout = [r for r in standing if r.scope in ("year", "school-year")]
        standing = [r for r in standing if r not in throughout]
        if throughout:
            made = [dc.replace(r, throughout=r.kind is Kind.WINDOW) for r in made]
    kinds = {reading.kind for reading in standing}
    from_elsewhere = Kind.RELATIVE in kinds and kinds & {Kind.EVENT, Kind.ON_DEMAND}
    if (standing and group.rhythmic and made) or from_elsewhere:
        group.asks.append(_ASK_MIX)
    return made + [_ordered(reading, context) for reading in standing]


def _ordered(reading: Reading, context: Context) -> Reading:
    """Give «со дня подписания приказа» its day."""
    if reading.kind is Kind.FROM and reading.event == "order":
        return dc.replace(reading, event="", start=context.order_date)
    return reading


def _share_years(group: _Group) -> None:
    """One year at the end of a list belongs to all that stands before it without one."""
    spans = group.spans
    _repeat_in_years(group)
    for at in range(len(spans) - 2, -1, -1):
        here, following = spans[at], spans[at + 1]
        year = following.piece.start.year
        if following.listed and here.piece.dated and not following.piece.dated:
            group.asks += [] if group.rhythmic else [_ASK_NEXT_YEAR]
        if not following.listed or here.piece.dated or year is None or here.lag:
            continue
        if following.piece.level in ("year", "school") or following.bound == "from":
            continue
        spans[at] = dc.replace(here, piece=here.piece.in_year(year))
        if here.piece.end.month > following.piece.start.month:
            group.asks.append(_ASK_LIST_YEAR)


def _repeat_in_years(group: _Group) -> None:
    """«до 20 августа 2020, 2021, 2022 годов»: the years after the first repeat its day."""
    spans = group.spans
    for at in range(1, len(spans)):
        before, here = spans[at - 1], spans[at]
        if not here.listed or here.op or here.piece.level == before.piece.level:
            continue
        if here.piece.level == "year" and before.piece.dated and not group.rhythmic:
            year = here.piece.start.year
            start, end = before.piece.start, before.piece.end
            single = start.year == end.year and here.piece.end.year == year
            if not single or before.piece.level == "school":
                group.asks.append(_ASK_MIX)
                continue
            piece = dc.replace(
                before.piece,
                start=dc.replace(start, year=year),
                end=dc.replace(end, year=year),
                point_edge=before.piece.point_edge
                and dc.replace(before.piece.point_edge, year=year),
            )
            spans[at] = dc.replace(before, piece=piece, listed=True)
        elif before.op:
            group.asks.append(_ASK_MIX)


def _take_years(group: _Group) -> tuple[int | None, int | None]:
    """Take «начиная с 2021 года», «в 2021–2024 годах» out of a rhythm's spans."""
    first = last = None
    kept = []
    for span in group.spans:
        start, end = span.piece.start.year, span.piece.end.year
        if span.piece.level != "year" or not start or not end:
            kept.append(span)
        elif span.bound == "from":
            first = start
        elif span.bound == "until":
            last = end
            if span.op != "по":
                group.asks.append(f"Год {end} входит в срок?")
        else:
            first, last = start, end
    group.spans = kept
    return first, last


def _place_days(group: _Group) -> None:
    """A day of the month may name its own rhythm: «до 5 числа каждого месяца»."""
    if group.days and not group.everys and not group.yearly:
        unit = next((day.unit for day in group.days if day.unit), "")
        if unit:
            group.everys.append(Every(unit=unit))
        else:
            group.asks.append("Какого месяца? Названо только число.")
            group.everys.append(Every(unit="month"))


def _rhythm(
    group: _Group,
    before: list[Reading],
    context: Context,
    first: int | None,
    last: int | None,
) -> list[Reading]:
    every = group.everys[0]
    named = [span for span in group.spans if not span.piece.dated]
    months = _PER_YEAR.get(every.unit, 0)
    if len(group.everys) > 1 or len(group.days) > 1 or (group.days and months and named):
        group.asks.append(_ASK_MIX)
    if months and named and len(named) == len(group.spans):
        if len(named) != months * every.times or every.step > 1:
            group.asks.append(_ASK_TIMES)
        return [yearly_reading(span, first_year=first, last_year=last) for span in named]
    reading = Reading(
        kind=Kind.EVERY,
        every=every,
        first_year=first,
        last_year=last,
        time=group.time,
        question=_ask_about(every),
    )
    if group.days:
        day = group.days[0]
        reading = dc.replace(
            reading,
            every=dc.replace(every, day=day.day),
            op=day.op,
            lag=day.lag,
            question="" if every.times == every.step == 1 and day.day else reading.question,
        )
        if day.unit and day.unit != every.unit:
            group.asks.append(_ASK_MIX)
        if every.unit not in ("month", "quarter", "half"):
            group.asks.append(_ASK_MIX)
    if group.after:
        ends = [r.end for r in before if r.end is not None]
        if ends:
            reading = dc.replace(reading, start=max(ends) + dt.timedelta(days=1), first_year=None)
    reading = _scoped(group, reading)
    return [_in_season(group, reading, context), *_other(group, every)]


def _other(group: _Group, every: Every) -> list[Reading]:
    return [
        Reading(kind=Kind.EVERY, every=other, question=_ask_about(other))
        for other in group.everys[1:]
        if other != every
    ]


def _scoped(group: _Group, reading: Reading) -> Reading:
    """Bind a rhythm to the period named beside it: «ежедневно … в период проведения»."""
    for other in list(group.readings):
        if other.kind in _STANDING:
            group.readings.remove(other)
            if other.scope in ("year", "school-year"):
                group.asks.append(_ASK_SCHOOL if other.scope == "school-year" else "")
            elif other.scope != "plan" and _counted(reading):
                group.asks.append(_ASK_WHEN)
            reading = dc.replace(reading, scope=other.scope)
        elif other.kind is Kind.EVENT and other.event.startswith(("в период", "на период")):
            group.readings.remove(other)
            reading = dc.replace(reading, scope=other.event.split(" ", 1)[1])
            if _counted(reading):
                group.asks.append(_ASK_WHEN)
    return reading


def _counted(reading: Reading) -> bool:
    """Tell a rhythm with dates: of «ежемесячно в период каникул» the months aren't known."""
    return reading.every is not None and reading.every.unit in _COUNTED


def _in_season(group: _Group, reading: Reading, context: Context) -> Reading:
    """Bound a rhythm by dates: «ежемесячно с сентября по май»."""
    spans, group.spans = group.spans, []
    for span in spans:
        once = dated_reading(span, context)
        if once.kind is Kind.IMPOSSIBLE:
            return once
        if span.piece.dated:
            reading = dc.replace(reading, start=once.start or reading.start, end=once.end)
        elif span.bound == "window":
            season = yearly_reading(span)
            reading = dc.replace(reading, start_day=season.start_day, end_day=season.end_day)
        else:
            reading = dc.replace(reading, end=once.end, start=once.start)
            group.asks.append(once.question or _ASK_MIX)
        if once.question and span.piece.dated:
            group.asks.append(once.question)
    if len(spans) > 1:
        group.asks.append(_ASK_MIX)
    return reading


def _ask_about(every: Every) -> str:
    if every.unit in ("school_quarter", "trimester"):
        return _ASK_SCHOOL
    if every.times > 1 or every.step > 1:
        return "" if every.unit in ("day", "week") else _ASK_WHEN
    if every.unit == "half":
        return _ASK_HALF
    return _ASK_WHOLE if every.unit == "year" else ""


def _yearly(
    group: _Group,
    before: list[Reading],
    context: Context,
    first: int | None,
    last: int | None,
) -> list[Reading]:
    dated = [span for span in group.spans if span.piece.dated]
    named = [span for span in group.spans if not span.piece.dated]
    made = [dated_reading(span, context) for span in dated]
    if any(reading.kind is Kind.IMPOSSIBLE for reading in made):
        return made
    yearly = [
        dc.replace(
            yearly_reading(span, first_year=first, last_year=last), act=span.act or group.act
        )
        for span in named
    ]
    if dated:
        group.asks.append(_ASK_ORDER_OF_YEARS)
    if yearly:
        group.spans = group.spans or named
        return made + yearly
    group.spans = group.spans if dated else []
    sources = made or ([r for r in before if repeatable(r)] if group.after else [])
    copies = [repeat_yearly(reading, group.act, last) for reading in sources if repeatable(reading)]
    if copies:
        return made + copies
    whole = Reading(
        kind=Kind.YEARLY,
        start_day=MonthDay(1, 1),
        end_day=MonthDay(12, 31),
        first_year=first,
        last_year=last,
        act=group.act,
        whole=True,
        question=_ASK_WHOLE,
    )
    return [*made, whole]
