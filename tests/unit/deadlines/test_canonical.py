"""A reading said in words reads to the same reading: all kinds, three lists, random readings."""

import dataclasses as dc
import datetime as dt
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.deadlines.canonical import wording
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Every, Kind, MonthDay, Reading, Relative

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))
LISTS = pathlib.Path(__file__).parents[2] / "data" / "deadlines"

days = st.dates(D(2018, 1, 1), D(2029, 12, 31))
month_days = days.map(lambda day: MonthDay(day.month, day.day)) | st.just(MonthDay(2, 29))
years = st.integers(2019, 2029)
ops = st.sampled_from(["до", "к", "по", "не позднее", "до включительно"])
acts = st.sampled_from(["", "корректировка", "проект приказа", "отчет за год", "за 1 полугодие"])
parts = st.sampled_from(["", "1 этап", "2 этап"])
hours = st.sampled_from(["", "17:00", "09:30", "10:00-12:00"])
anchors = st.sampled_from([
    "order", "item:5", "item:5.1", "2021-09-01", "окончания программы", "утверждения плана работы",
    "получения запроса министерства", "проведения мониторинга", "начала учебного года",
])  # fmt: skip


@st.composite
def ranges(draw, values):
    first, last = draw(values), draw(values)
    return (first, last) if first <= last else (last, first)


def ends_after_it_starts(pair):
    """Tell a window that comes every year from one that says its end before its start."""
    start, end = pair
    return start is None or start.month != end.month or start <= end


def once(**fields):
    return {"act": acts, "part": parts, "time": hours, **fields}


@st.composite
def windows(draw):
    start, end = draw(ranges(days).filter(lambda pair: pair[0] < pair[1]))
    op = draw(st.sampled_from(["", "до"]))
    more = {name: draw(values) for name, values in once().items()}
    throughout = draw(st.booleans())
    return Reading(kind=Kind.WINDOW, start=start, end=end, op=op, throughout=throughout, **more)


@st.composite
def yearly(draw):
    first, last = draw(st.tuples(years, years))
    start, end = draw(st.tuples(st.none() | month_days, month_days).filter(ends_after_it_starts))
    named = start != end and end != MonthDay(2, 29)
    return Reading(
        kind=Kind.YEARLY,
        start_day=start,
        end_day=end,
        op=draw(ops if start is None else st.sampled_from(["", "до"] if named else [""])),
        throughout=start is not None and start != end and draw(st.booleans()),
        first_year=draw(st.sampled_from([None, min(first, last)])),
        last_year=draw(st.sampled_from([None, max(first, last)])),
        lag=draw(st.integers(0, 1)),
        inferred=draw(st.booleans()),
        act=draw(acts),
        part=draw(parts),
    )


UNITS = [
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "school_half",
    "school_year",
    "year",
    "school_quarter",
    "trimester",
]
# Under these, days named are terms of every year and no season.
NAMED_ONLY = ("year", "half", "quarter", "school_half", "school_year")
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def named_days(draw):
    """A day of every year told by its place: the last Friday of May."""
    nth, month = draw(st.sampled_from([1, 2, 3, 4, 5, -1])), draw(st.integers(1, 12))
    weekday = draw(st.sampled_from(["", *WEEKDAYS]))
    every = (
        Every(unit="year", weekday=weekday, nth=nth)
        if weekday
        else Every(unit="year", working=True, day=max(nth, 0))
    )
    about = nth if not weekday else 7 * nth - 6
    last = (D(2000, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return Reading(
        kind=Kind.YEARLY,
        end_day=MonthDay(month, last if nth < 0 else about),
        every=every,
        op=draw(st.just("") | ops.filter(lambda op: op != "до включительно")),
        act=draw(acts),
    )


@st.composite
def rhythms(draw):
    unit = draw(st.sampled_from(UNITS))
    every = Every(
        unit=unit,
        times=draw(st.integers(1, 6)),
        step=draw(st.integers(1, 4)),
        minimum=draw(st.booleans()),
    )
    if draw(st.booleans()):
        every = dc.replace(every, times=1, step=1)
    if unit == "week" and every.times == every.step == 1:
        every = dc.replace(every, weekday=draw(st.sampled_from(["", *WEEKDAYS])))
    if unit in ("week", "month"):
        skip = draw(st.sampled_from([(), (8,), (7, 8), (6, 7, 8)]))
        every = dc.replace(every, skip=skip)
    reading = Reading(
        kind=Kind.EVERY, every=every, act=draw(acts), part=draw(parts), time=draw(hours)
    )
    if unit in ("month", "quarter", "half") and every.times == every.step == 1:
        reading = draw(with_days(reading))
    return draw(bounded(reading))


@st.composite
def with_days(draw, reading):
    form = draw(st.sampled_from(["none", "number", "working", "last", "from", "weekday"]))
    every, lag = reading.every, draw(st.integers(0, 1))
    if form == "number":
        day = draw(st.integers(1, 31))
        return dc.replace(
            reading, every=dc.replace(every, day=day), lag=lag, op=draw(st.just("") | ops)
        )
    if form == "working":
        day = draw(st.integers(0, 20))
        return dc.replace(
            reading, every=dc.replace(every, day=day, working=True), lag=lag if day else 0,
            op=draw(ops.filter(lambda op: op != "до включительно")),
        )  # fmt: skip
    if form == "last":
        return dc.replace(reading, op=draw(ops.filter(lambda op: op != "до включительно")))
    if form == "from":
        first, last = sorted(
            draw(st.lists(st.integers(1, 31), min_size=2, max_size=2, unique=True))
        )
        return dc.replace(reading, every=dc.replace(every, from_day=first, day=last), lag=lag)
    if form == "weekday" and every.unit == "month":
        nth, weekday = draw(st.sampled_from([1, 2, 3, 4, -1])), draw(st.sampled_from(WEEKDAYS))
        every = Every(unit="month", weekday=weekday, nth=nth, skip=every.skip)
        return dc.replace(reading, every=every)
    return reading


@st.composite
def bounded(draw, reading):
    form = draw(
        st.sampled_from(["none", "season", "dates", "from", "years", "school-year", "stretch"])
    )
    if form == "season" and reading.every.unit not in NAMED_ONLY:
        start, end = draw(st.tuples(month_days, month_days).filter(ends_after_it_starts))
        return dc.replace(reading, start_day=start, end_day=end)
    if form == "dates":
        start, end = draw(ranges(days).filter(lambda pair: pair[0] < pair[1]))
        return dc.replace(reading, start=start, end=end)
    if form == "from":
        return dc.replace(reading, start=draw(days))
    if form == "years":
        first, last = draw(ranges(years))
        return dc.replace(reading, first_year=first, last_year=last)
    if form == "school-year":
        return dc.replace(reading, scope=draw(st.sampled_from(["plan", "year", "school-year"])))
    if form == "stretch":
        return dc.replace(reading, scope="период проведения мониторинга")
    return reading


@st.composite
def counts(draw):
    unit = draw(st.sampled_from(["hour", "day", "week", "month", "quarter", "half", "year"]))
    form = draw(st.sampled_from(["within", "at", "before", "eve", "day", "prompt", "item"]))
    anchor = draw(anchors)
    amount = draw(st.integers(1, 400))
    working = draw(st.sampled_from([None, True, False])) if unit == "day" else None
    relative = Relative(amount=amount, unit=unit, anchor=anchor, working=working)
    op = ""
    if form == "within":
        op = draw(st.sampled_from(["", "не позднее"]))
    elif form == "at":
        relative = dc.replace(relative, at=True)
    elif form == "before":
        relative = dc.replace(relative, direction="before")
        op = draw(st.sampled_from(["", "не позднее"]))
    elif form == "eve":
        relative = Relative(amount=1, unit="day", anchor=anchor, direction="before", at=True)
    elif form == "day":
        relative = Relative(amount=0, unit="day", anchor=anchor, at=True)
    elif form == "prompt":
        anchor = draw(st.just("событие пункта") | anchors)
        relative = Relative(amount=0, unit="day", anchor=anchor)
    else:
        working = draw(st.sampled_from([None, True, False]))
        at = draw(st.booleans())
        op = "" if at else "не позднее"
        relative = Relative(amount=1, unit="day", anchor="событие пункта", working=working, at=at)
    return Reading(kind=Kind.RELATIVE, relative=relative, op=op, act=draw(acts), part=draw(parts))


def simple(kind, **fields):
    return st.builds(Reading, kind=st.just(kind), **fields)


READINGS = {
    Kind.WINDOW: windows(),
    Kind.UNTIL: simple(Kind.UNTIL, **once(end=days, op=ops)),
    Kind.ON: simple(Kind.ON, **once(end=days)),
    Kind.FROM: simple(
        Kind.FROM, start=days, op=st.sampled_from(["с", "не ранее"]), act=acts, part=parts
    ),
    Kind.YEARLY: yearly() | named_days(),
    Kind.EVERY: rhythms(),
    Kind.RELATIVE: counts(),
    Kind.CONTINUOUS: simple(
        Kind.CONTINUOUS,
        scope=st.sampled_from(
            ["plan", "year", "school-year", "none", "действия договора", "проведения конкурса"]
        ),
        act=acts,
        part=parts,
    ),
    Kind.ON_DEMAND: simple(
        Kind.ON_DEMAND, cause=st.just("need"), scope=st.sampled_from(["", "ежегодно"]), act=acts
    )
    | simple(
        Kind.ON_DEMAND, cause=st.just("request"), event=st.sampled_from(["", "по запросу школ"])
    )
    | simple(
        Kind.ON_DEMAND,
        cause=st.just("incoming"),
        event=st.sampled_from(["", "по мере поступления заявок школ"]),
    ),
    Kind.EVENT: simple(
        Kind.EVENT,
        event=st.sampled_from([
            "по графику ФЦТ", "после утверждения плана", "согласно плану работы",
            "в период каникул",
            "в установленные сроки", "в сроки, установленные: приказом министерства",
            "со дня исполнения п. 5", "с утверждения положения", "до начала реализации программы",
            "по мере внесения изменений", "к концу 2 четверти", "во время конкурса",
        ]),
        act=acts,
        part=parts,
    ),
    Kind.NONE: simple(Kind.NONE),
    Kind.IMPOSSIBLE: simple(
        Kind.IMPOSSIBLE,
        why=st.sampled_from([
            "такого числа нет", "конец раньше начала", "такого квартала нет", "такой декады нет",
            "такого полугодия нет", "такой недели нет", "такой половины нет",
        ]),
    ),
}  # fmt: skip


def test_every_kind_has_a_wording():
    assert set(READINGS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_random_reading_said_in_words_reads_the_same(kind):
    @settings(max_examples=60)
    @given(READINGS[kind], st.sampled_from([A, B]))
    def check(reading, context):
        outcome = read(wording(reading), context)
        assert outcome.leftover == (), wording(reading)
        assert outcome.readings == (reading,), wording(reading)

    check()


def phrases():
    for name in ("deadlines-open.tsv", "second/deadlines.tsv", "third/deadlines.tsv"):
        for line in (LISTS / name).read_text(encoding="utf-8").splitlines()[1:]:
            phrase, _, _, context, *_ = line.split("\t")
            yield phrase, {"A": A, "B": B}[context]


def test_what_officials_wrote_said_in_our_words_reads_the_same():
    checked = 0
    for phrase, context in phrases():
        outcome = read(phrase, context)
        if outcome.leftover:
            continue
        said = wording(outcome.readings)
        assert read(said, context).readings == outcome.readings, (phrase, said)
        for reading in outcome.readings:
            assert read(wording(reading), context).readings == (reading,), (
                phrase,
                wording(reading),
            )
            checked += 1
    assert checked > 950


@settings(max_examples=60)
@given(st.lists(READINGS[Kind.WINDOW] | READINGS[Kind.UNTIL], max_size=2), st.data())
def test_terms_that_stand_together_are_said_together(dated, data):
    later = data.draw(
        st.lists(
            READINGS[Kind.YEARLY] | READINGS[Kind.ON_DEMAND] | READINGS[Kind.EVENT], max_size=2
        )
    )
    readings = tuple(dict.fromkeys(dc.replace(one, part="", time="") for one in (*dated, *later)))
    if readings:
        assert read(wording(readings), A).readings == readings, wording(readings)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("ежемесячно к 15 числу", "ежемесячно, к 15 числу"),
        ("ежемесячно по 30 число", "ежемесячно, по 30 число"),
        ("ежемесячно до 5 числа", "ежемесячно, до 5 числа"),
        ("ежеквартально к концу квартала", "ежеквартально, к последнему дню квартала"),
        ("по конец каждого полугодия", "один раз в полугодие, по последний день полугодия"),
        ("ежемесячно к 5-му рабочему дню", "ежемесячно, к 5-му рабочему дню месяца"),
        ("ежемесячно по последний рабочий день месяца",
         "ежемесячно, по последний рабочий день месяца"),
        ("ежемесячно в последний рабочий день", "ежемесячно, в последний рабочий день месяца"),
        ("ежегодно к последней пятнице мая", "ежегодно, к последней пятнице мая"),
        ("ежегодно ко второму четвергу мая", "ежегодно, ко второму четвергу мая"),
        ("ежегодно по первую среду мая", "ежегодно, по первую среду мая"),
        ("ежегодно к 3 рабочему дню мая", "ежегодно, к 3-му рабочему дню мая"),
        ("ежегодно к 29 февраля", "ежегодно, к последнему дню февраля"),
        ("ежегодно по 29 февраля", "ежегодно, по последний день февраля"),
    ],
)  # fmt: skip
def test_a_bound_governs_its_case(phrase, said):
    readings = read(phrase, A).readings
    assert wording(readings) == said
    assert read(said, A).readings == readings
