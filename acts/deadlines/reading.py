"""What a printed deadline says, as values: readings, the outcome of reading, and its context."""

import dataclasses as dc
import datetime as dt
import enum
import re

__all__ = [
    "CURRENT_SCHOOL_YEAR",
    "DAY",
    "IMPOSSIBLE_LEAD",
    "ITEM_EVENT",
    "YEAR_SCOPES",
    "Context",
    "Every",
    "Kind",
    "MonthDay",
    "Outcome",
    "Reading",
    "Relative",
    "Status",
]


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What a count starts from when the wording names nothing: the event the row is about.
ITEM_EVENT = "событие пункта"
CURRENT_SCHOOL_YEAR = "текущего учебного года"
# A lasting term of these gives way to the months named beside it.
YEAR_SCOPES = ("year", "school-year", CURRENT_SCHOOL_YEAR)
IMPOSSIBLE_LEAD = "такого срока не бывает"


class Kind(enum.StrEnum):
    """What sort of term a reading is."""

    WINDOW = "window"
    UNTIL = "until"
    ON = "on"
    FROM = "from"
    YEARLY = "yearly"
    EVERY = "every"
    RELATIVE = "relative"
    CONTINUOUS = "continuous"
    ON_DEMAND = "on_demand"
    EVENT = "event"
    NONE = "none"
    IMPOSSIBLE = "impossible"


class Status(enum.StrEnum):
    """How far a wording was understood."""

    UNDERSTOOD = "understood"
    AMBIGUOUS = "ambiguous"
    NOT_UNDERSTOOD = "not_understood"
    IMPOSSIBLE = "impossible"


@dc.dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day that comes every year; 29 February means the last day of February.

    >>> MonthDay(2, 29).on(2021)
    datetime.date(2021, 2, 28)
    """

    month: int
    day: int

    def on(self, year: int) -> dt.date:
        """Return this day in a year."""
        if (self.month, self.day) == (2, 29):
            return dt.date(year, 3, 1) - dt.timedelta(days=1)
        return dt.date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"

    @classmethod
    def parse(cls, text: str) -> "MonthDay":
        """Read "MM-DD".

        Raises:
            ValueError: The text is not a day of a (leap) year in that form.
        """
        if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", text):
            raise ValueError(f"not MM-DD: {text}")
        day = dt.date.fromisoformat(f"2000-{text}")
        return cls(day.month, day.day)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """A rhythm: so many times in each unit.

    Attributes:
        unit: hour, day, week, month, quarter, half, year, school_half, school_year,
            school_quarter, trimester.
        times: How often in one unit.
        step: Once in how many units («раз в 3 года» is 3).
        day: The day of the unit's last month by which it is due; 0 is the last day.
        weekday: MO…SU, "working" for days only, or empty.
        minimum: Said with «не реже» or «не менее».
        working: `day` counts working days.
        nth: Which such weekday of the month it is; -1 is the last.
        from_day: The first day of «с 1 по 5 число», or 0.
        skip: The months left out: «кроме июля и августа».
    """

    unit: str
    times: int = 1
    step: int = 1
    day: int = 0
    weekday: str = ""
    minimum: bool = False
    working: bool = False
    nth: int = 0
    from_day: int = 0
    skip: tuple[int, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A span counted from an event.

    Attributes:
        amount: How many units; 0 is the day of the event.
        unit: hour, day, week, month, quarter, half, year.
        working: Whether days are working; None when the wording doesn't say.
        direction: after or before.
        anchor: "order", "item:5", a day ("2021-09-01"), or the event in the words of the deadline.
        at: Due on the very day counted, not by it.
    """

    amount: int
    unit: str
    anchor: str
    working: bool | None = None
    direction: str = "after"
    at: bool = False


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One rule that a printed deadline states.

    Attributes:
        kind: What sort of term this is; the other fields depend on it.
        start: First day of a window, the day of `from`, the day a rhythm begins.
        end: Last day of a window, `until`, `on`; the day a rhythm ends.
        start_day: First day of a yearly window, or of the season of a rhythm.
        end_day: Last day of a yearly term, or of the season of a rhythm.
        first_year: First year of a yearly term.
        last_year: Last year of a yearly term.
        lag: Years or units between the reporting period and the due date.
        op: The bound as printed: «до», «к», «по», «не позднее», «до включительно».
        act: What is done, where the deadline says so: «корректировка».
        inferred: The months were taken from the first term, not read.
        part: A label: «1 этап».
        whole: A yearly term without a month.
        throughout: Said with «в течение»: work all through it.
        time: The hour of the day, "17:00", or the hours from and to, "10:00-12:00".
        every: The rhythm of an `every` reading; of a yearly one, which day of its month it is.
        relative: The count of a `relative` reading.
        scope: What a continuous reading lasts through or a rhythm is bound to.
        cause: What a demand comes from: need, request, incoming.
        event: The document or event that fixes an `event` term, as printed.
        why: Why an impossible deadline is impossible, in Russian.
        question: What a careful official would ask about this reading; not part of its meaning.
    """

    kind: Kind
    start: dt.date | None = None
    end: dt.date | None = None
    start_day: MonthDay | None = None
    end_day: MonthDay | None = None
    first_year: int | None = None
    last_year: int | None = None
    lag: int = 0
    op: str = ""
    act: str = ""
    inferred: bool = False
    part: str = ""
    whole: bool = False
    throughout: bool = False
    time: str = ""
    every: Every | None = None
    relative: Relative | None = None
    scope: str = ""
    cause: str = ""
    event: str = ""
    why: str = ""
    question: str = dc.field(default="", compare=False)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a deadline is read against: the order's date and the plan's period, both included."""

    order_date: dt.date
    period_start: dt.date
    period_end: dt.date


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of reading one wording.

    Attributes:
        text: The wording as given.
        status: How far it was understood.
        readings: The rules read, best first; only a proposal unless understood.
        leftover: Words that were not understood, as printed.
        questions: What to ask, in Russian.
        places: Where in the wording those words stand, as (start, end).
    """

    text: str
    status: Status
    readings: tuple[Reading, ...] = ()
    leftover: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
