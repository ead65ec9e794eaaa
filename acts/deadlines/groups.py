"""The elements of a deadline between «далее», labels and «;», sorted by what they are."""

import dataclasses as dc
import datetime as dt
from collections.abc import Sequence

from acts.deadlines import questions
from acts.deadlines.elements import Counted, DayOfPeriod, Element, Mark, Span
from acts.deadlines.reading import Every, Kind, Reading
from acts.deadlines.words import lemma

__all__ = ["Group", "into_groups"]

_ELSEWHERE = (Kind.ON_DEMAND, Kind.EVENT)


@dc.dataclass(slots=True)
class Group:
    """What stands together: terms, the rhythm over them, and what must be asked.

    Attributes:
        later: Stands after «далее».
        after: The last day of what stands before it, once that is known.
        part: The label: «1 этап».
        spans: Pieces of the calendar.
        everys: Rhythms.
        days: Days within a period.
        readings: What is a reading by itself.
        counted: Counts from a day of the calendar.
        yearly: «ежегодно» governs it.
        act: What is done.
        time: The hour.
        asks: Questions about the whole.
        unused: Elements that nothing could be made of.
        opening: The element that began it.
        inferred: The days are those of the first term, as the wording itself says.
        first: What was put in first.
        last: What was put in last.
        said: Whether the rhythm was said, not taken from a day of the month.
        skip: The months left out.
        of_rhythm: What comes to nothing without a rhythm: days of a period, months left out.
    """

    later: bool = False
    after: dt.date | None = None
    part: str = ""
    spans: list[Span] = dc.field(default_factory=list)
    everys: list[Every] = dc.field(default_factory=list)
    days: list[DayOfPeriod] = dc.field(default_factory=list)
    readings: list[Reading] = dc.field(default_factory=list)
    counted: list[Counted] = dc.field(default_factory=list)
    yearly: bool = False
    act: str = ""
    time: str = ""
    asks: list[str] = dc.field(default_factory=list)
    unused: list[Element] = dc.field(default_factory=list)
    opening: Element | None = None
    inferred: bool = False
    first: str = ""
    last: str = ""
    said: bool = True
    skip: tuple[int, ...] = ()
    of_rhythm: list[Element] = dc.field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing but marks was said."""
        terms = self.spans or self.everys or self.days or self.readings or self.counted
        return not (terms or self.yearly)

    @property
    def rhythmic(self) -> bool:
        """Whether the terms come again."""
        return self.yearly or bool(self.everys)


def into_groups(elements: Sequence[Element]) -> list[Group]:
    """Split elements at «далее», at labels, and at «;» before another rhythm."""
    groups = [Group()]
    for at, element in enumerate(elements):
        value, group = element.value, groups[-1]
        if isinstance(value, Mark) and value.name in ("next", "part"):
            later = value.name == "next"
            part, act = (group.part, value.text) if later else (value.text, "")
            opened = Group(later=later, part=part, act=act, opening=element, yearly=value.yearly)
            groups.append(opened)
            continue
        # «по мере необходимости, не реже 1 раза в месяц» needs no «но».
        labelled = isinstance(value, Mark) and value.name == "yearly" and value.text
        joined = element.joined or labelled or (isinstance(value, Every) and value.minimum)
        if joined and not group.empty and _by_itself(group, elements, at):
            group = Group(part=group.part)
            groups.append(group)
        dated = group.rhythmic and isinstance(value, Span) and value.piece.dated
        if element.breaks and not group.empty and (dated or _stands_alone(elements, at)):
            group = Group(part=group.part)
            groups.append(group)
        _put(group, element)
        if element.mixed:
            group.asks.append(questions.MIX)
    return groups


def _by_itself(group: Group, elements: Sequence[Element], at: int) -> bool:
    """Tell that «и» or a new line begins a term of another nature: «ежемесячно и по запросу»."""
    value = elements[at].value
    if isinstance(value, Reading):
        # «ежедневно … в период проведения» is one term.
        lasting = value.event.startswith(("в период", "на период"))
        return group.rhythmic and value.kind in _ELSEWHERE and not lasting
    rhythm = isinstance(value, Every) or (isinstance(value, Mark) and value.name == "yearly")
    standing = bool(group.readings) and not (group.spans or group.rhythmic)
    if standing and all(reading.kind in _ELSEWHERE for reading in group.readings):
        return rhythm
    if isinstance(value, Every) and group.spans and not group.rhythmic:
        # «до 1 октября 2022 г.⏎ежеквартально»: the day doesn't bound the rhythm.
        return all(span.piece.dated and _due(span) for span in group.spans)
    ahead = elements[at + 1 : at + 2]
    if group.rhythmic and rhythm:
        return bool(ahead) and isinstance(ahead[0].value, Span | DayOfPeriod)
    lasting = standing and all(reading.scope in ("plan", "none") for reading in group.readings)
    return lasting and (rhythm or isinstance(value, Span)) and _stands_alone(elements, at)


def _due(span: Span) -> bool:
    return span.bound == "until" or span.piece.single


def _stands_alone(elements: Sequence[Element], at: int) -> bool:
    """Tell whether what follows a «;» has a rhythm or a reading of its own."""
    for number, element in enumerate(elements[at:]):
        value = element.value
        marked = isinstance(value, Mark) and value.name in ("next", "part")
        if number and (element.breaks or marked):
            return False
        rhythm = isinstance(value, Mark) and value.name == "yearly"
        if rhythm or isinstance(value, Every | Reading | Counted):
            return True
    return False


def _put(group: Group, element: Element) -> None:
    value = element.value
    match value:
        case Span():
            group.spans.append(value)
            group.yearly = group.yearly or value.piece.each
        case Every():
            _put_every(group, value)
        case DayOfPeriod():
            group.days.append(value)
            group.of_rhythm.append(element)
        case Reading():
            group.readings.append(value)
        case Counted():
            group.counted.append(value)
        case Mark(name="yearly", text=text):
            group.yearly, group.act = True, text or group.act
        case Mark(name="act"):
            _put_act(group, element, value.text)
            return
        case Mark():
            _put_detail(group, element, value)
    group.last = type(value).__name__
    group.first = group.first or group.last


def _put_detail(group: Group, element: Element, mark: Mark) -> None:
    """Add an hour, a day of the week or a reporting year to what it belongs to."""
    last = group.spans[-1] if group.spans and group.last == "Span" else None
    dated = last is not None and last.piece.level == "day" and not last.time
    if mark.name == "time" and dated:
        group.spans[-1] = dc.replace(group.spans[-1], time=mark.text)
    elif mark.name == "time" and not group.time:
        group.time = mark.text
    elif mark.name == "weekday" and group.last == "Span" and group.spans[-1].piece.level == "day":
        group.spans[-1] = dc.replace(group.spans[-1], weekday=mark.text)
    elif mark.name == "inferred" and group.spans:
        group.inferred = True
    elif mark.name == "except" and (group.everys or group.days) and not group.skip:
        group.of_rhythm.append(element)
        group.skip = tuple(int(month) for month in mark.text.split())
    elif mark.name == "as_of":
        group.asks.append(questions.AS_OF)
    elif mark.name == "lag":
        _put_lag(group, element, mark.text)
    else:
        group.unused.append(element)


def _put_every(group: Group, every: Every) -> None:
    """Add a rhythm; «еженедельно, по средам», «ежемесячно, в первую среду» are one, said twice."""
    for at, other in enumerate(group.everys):
        if other.unit != every.unit or other.unit not in ("month", "week", "day"):
            continue
        plain = other if not other.weekday else every
        named = every if plain is other else other
        # «раз в две недели по средам»
        once = plain.times == 1 and (plain.step == 1 or plain.unit == "week")
        if named.weekday and not plain.weekday and once and named.step == 1:
            minimum = plain.minimum or named.minimum
            group.everys[at] = dc.replace(named, minimum=minimum, step=plain.step)
            return
    group.everys.append(every)


def _put_act(group: Group, element: Element, act: str) -> None:
    """Give what is done to the term it stands by."""
    if group.last == "Span" and not group.spans[-1].act:
        group.spans[-1] = dc.replace(group.spans[-1], act=act)
    elif group.last == "Reading" and not group.readings[-1].act:
        group.readings[-1] = dc.replace(group.readings[-1], act=act)
    elif not group.act and (not group.empty or group.part or lemma(act) == "способ"):
        group.act = act
    else:
        group.unused.append(element)


def _put_lag(group: Group, element: Element, text: str) -> None:
    if not group.spans or group.spans[-1].lag or group.spans[-1].piece.dated:
        group.unused.append(element)
        return
    if text != "same":
        group.spans[-1] = dc.replace(group.spans[-1], lag=1)
    group.yearly = True
