import dataclasses as dc
import datetime as dt
import itertools
import json
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.deadlines.due import terms
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Every, Kind, MonthDay, Reading, Relative, Status
from acts.deadlines.words import is_known

DATA = pathlib.Path(__file__).parents[2] / "data" / "deadlines" / "deadlines-open.tsv"
D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))
KINDS = {"cont": "continuous", "demand": "on_demand", "rel": "relative", "error": "impossible"}


@dc.dataclass(frozen=True)
class Row:
    phrase: str
    kinds: tuple
    ambiguous: bool
    context: Context
    due: tuple


def corpus():
    for line in DATA.read_text(encoding="utf-8").splitlines()[1:]:
        phrase, _, gold, context, due = (line + "\t").split("\t")[:5]
        items = json.loads(gold)
        yield Row(
            phrase=phrase,
            kinds=tuple(sorted({KINDS.get(item["k"], item["k"]) for item in items["items"]})),
            ambiguous="amb" in items,
            context={"A": A, "B": B}[context],
            due=tuple(frozenset(day.split("|")) for day in due.split()),
        )


ROWS = tuple(corpus())


def days(outcome, context):
    return [term.end.isoformat() for term in terms(outcome.readings, context)]


def due_agrees(found, expected):
    return len(found) == len(expected) and all(
        day in right for day, right in zip(found, expected, strict=True)
    )


def test_the_corpus_is_whole():
    assert len(ROWS) == 82
    assert sum(row.ambiguous for row in ROWS) == 19


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_reads_a_phrase_of_the_corpus_in_full(row):
    outcome = read(row.phrase, row.context)
    assert outcome.leftover == ()
    assert due_agrees(days(outcome, row.context), row.due)
    assert tuple(sorted({str(reading.kind) for reading in outcome.readings})) == row.kinds
    assert bool(outcome.questions) is row.ambiguous


def window(start, end, **more):
    return Reading(kind=Kind.WINDOW, start=start, end=end, **more)


def yearly(start, end, **more):
    return Reading(
        kind=Kind.YEARLY,
        start_day=MonthDay(*start) if start else None,
        end_day=MonthDay(*end),
        **more,
    )


PLAN = Reading(kind=Kind.CONTINUOUS, scope="plan")
AUTUMN_2020 = window(D(2020, 8, 1), D(2020, 9, 30))

# Every wording of a term in the five source documents, with the reading it must have.
SEEDS = {
    "к концу 2024 года": [Reading(kind=Kind.UNTIL, end=D(2024, 12, 31), op="к")],
    "Июнь-июль 2020 года": [window(D(2020, 6, 1), D(2020, 7, 31))],
    "Июль 2020 года, далее ежегодно": [
        window(D(2020, 7, 1), D(2020, 7, 31)),
        yearly((7, 1), (7, 31), first_year=2021, inferred=True),
    ],
    "Июль-август 2020 года": [window(D(2020, 7, 1), D(2020, 8, 31))],
    "Август-сентябрь 2020 года, далее ежегодная корректировка": [
        AUTUMN_2020,
        yearly((8, 1), (9, 30), first_year=2021, inferred=True, act="корректировка"),
    ],
    "Август-сентябрь 2020 года, далее ежегодно до 1 сентября": [
        AUTUMN_2020,
        yearly(None, (9, 1), first_year=2021, op="до"),
    ],
    "Август-сентябрь 2020 года, далее по необходимости": [
        AUTUMN_2020,
        Reading(kind=Kind.ON_DEMAND, cause="need"),
    ],
    "Сентябрь 2020 года, далее ежегодно": [
        window(D(2020, 9, 1), D(2020, 9, 30)),
        yearly((9, 1), (9, 30), first_year=2021, inferred=True),
    ],
    "Ежегодно, до 1 октября": [yearly(None, (10, 1), op="до")],
    "В течение периода реализации ЦМН": [PLAN],
    "Сентябрь-октябрь 2020 года, май-июнь 2021 года,": [
        window(D(2020, 9, 1), D(2020, 10, 31)),
        window(D(2021, 5, 1), D(2021, 6, 30)),
    ],
    "Ежегодно, не позднее 20 января": [yearly(None, (1, 20), op="не позднее")],
    "Ежегодно, не позднее 1 декабря": [yearly(None, (12, 1), op="не позднее")],
    "Декабрь 2020 года, далее ежегодно": [
        window(D(2020, 12, 1), D(2020, 12, 31)),
        yearly((12, 1), (12, 31), first_year=2021, inferred=True),
    ],
    "Декабрь 2020 года": [window(D(2020, 12, 1), D(2020, 12, 31))],
    "с 26 июня 2020 года по 25 декабря 2024 года": [window(D(2020, 6, 26), D(2024, 12, 25))],
    "ежегодно, с 1 ноября по 25 декабря": [yearly((11, 1), (12, 25))],
    "на период с 2020 по 2024 годы": [window(D(2020, 1, 1), D(2024, 12, 31))],
    "на 2020 – 2024 гг.": [window(D(2020, 1, 1), D(2024, 12, 31))],
    "на период с 2021 по 2024 гг.": [window(D(2021, 1, 1), D(2024, 12, 31))],
    "в течение месяца после издания приказа о внедрении ЦМН в ОО": [
        Reading(
            kind=Kind.RELATIVE,
            relative=Relative(
                amount=1, unit="month", anchor="издания приказа о внедрении ЦМН в ОО"
            ),
        )
    ],
    "Начиная с 2021 года": [Reading(kind=Kind.FROM, start=D(2021, 1, 1), op="с")],
    "до вступления в программу наставничества": [
        Reading(kind=Kind.EVENT, event="до вступления в программу наставничества")
    ],
    "по итогам ее реализации": [Reading(kind=Kind.EVENT, event="по итогам ее реализации")],
    "в 2020 году": [window(D(2020, 1, 1), D(2020, 12, 31))],
    "в течение календарного года": [Reading(kind=Kind.CONTINUOUS, scope="year")],
    "в течение 2022г": [window(D(2022, 1, 1), D(2022, 12, 31), throughout=True)],
    "на 2022 учебный год": [window(D(2022, 9, 1), D(2023, 5, 31))],
    "2022 уч. год": [window(D(2022, 9, 1), D(2023, 5, 31))],
    "на 2022 - 2024 г.г.": [window(D(2022, 1, 1), D(2024, 12, 31))],
    "в сроки, установленные Дорожной картой": [
        Reading(kind=Kind.EVENT, event="в сроки, установленные: дорожной картой")
    ],
    "на период до 2030 года": [Reading(kind=Kind.UNTIL, end=D(2030, 12, 31), op="до включительно")],
    "на период до 2024 года": [Reading(kind=Kind.UNTIL, end=D(2024, 12, 31), op="до включительно")],
    "на 2021-2024 гг.": [window(D(2021, 1, 1), D(2024, 12, 31))],
    "по итогам аттестации": [Reading(kind=Kind.EVENT, event="по итогам аттестации")],
    "2020г.": [window(D(2020, 1, 1), D(2020, 12, 31))],
    "на учебный год": [Reading(kind=Kind.CONTINUOUS, scope="school-year")],
}
ASKED = {
    "Июль 2020 года, далее ежегодно",
    "Август-сентябрь 2020 года, далее ежегодная корректировка",
    "Сентябрь 2020 года, далее ежегодно",
    "Декабрь 2020 года, далее ежегодно",
    "на 2022 учебный год",
    "2022 уч. год",
    "на период до 2030 года",
    "на период до 2024 года",
}


@pytest.mark.parametrize("phrase", SEEDS)
def test_reads_every_wording_of_the_source_documents(phrase):
    outcome = read(phrase, A)
    assert list(outcome.readings) == SEEDS[phrase]
    assert outcome.status is (Status.AMBIGUOUS if phrase in ASKED else Status.UNDERSTOOD)


def test_a_period_other_than_the_plan_keeps_its_name():
    outcome = read("в течение периода летних каникул", A)
    assert outcome.readings == (Reading(kind=Kind.CONTINUOUS, scope="летних каникул"),)


def test_only_the_unclear_reading_carries_the_question():
    first, repeated = read("Июль 2020 года, далее ежегодно", A).readings
    assert first.question == ""
    assert "Месяц повторения" in repeated.question


def test_reads_the_announced_days_in_the_year_of_the_order():
    context = Context(
        order_date=D(2020, 10, 13), period_start=D(2020, 10, 13), period_end=D(2021, 8, 31)
    )
    outcome = read("19-20 ноября", context)
    assert outcome.readings == (window(D(2020, 11, 19), D(2020, 11, 20)),)
    assert outcome.questions == ()


MONTHLY = Every(unit="month", day=5)
MORE = {
    "«26» июня 2020 г.": ("on", ["2020-06-26"]),
    "c 1 сентября пo 1 октября 2021г": ("window", ["2021-10-01"]),  # Latin c, o
    "до 1сентября 2021": ("until", ["2021-09-01"]),
    "1 и 15 сентября 2021 года": ("on on", ["2021-09-01", "2021-09-15"]),
    "до 1 марта и 1 июня 2021 года": ("until until", ["2021-03-01", "2021-06-01"]),
    "с 01.09.2021 по 31.05.2022": ("window", ["2022-05-31"]),
    "с 1 по 15 октября 2021 года": ("window", ["2021-10-15"]),
    "последняя декада февраля 2023 г.": ("window", ["2023-02-28"]),
    "до 01.10.2022 года": ("until", ["2022-10-01"]),
    "первая половина мая 2021": ("window", ["2021-05-15"]),
    "вторая половина мая 2021": ("window", ["2021-05-31"]),
    "осень 2022": ("window", ["2022-11-30"]),
    "до 20 августа 2020, 2021, 2022 годов": (
        "until until until",
        ["2020-08-20", "2021-08-20", "2022-08-20"],
    ),
    "июнь 2021, 2022 гг.": ("window window", ["2021-06-30", "2022-06-30"]),
    "ежегодно в 2021-2022 годах до 1 марта": ("yearly", ["2021-03-01", "2022-03-01"]),
    "2020, 2021 годы": ("window window", ["2020-12-31", "2021-12-31"]),
    "сентябрь 2020, далее ежемесячно до 5 числа, по 2020 год": (
        "window every",
        ["2020-09-30", "2020-10-05", "2020-11-05", "2020-12-05"],
    ),
    "не позднее 3 рабочих дней до проверки": ("relative", []),
    "I, II кварталы 2021 года": ("window window", ["2021-03-31", "2021-06-30"]),
    "до конца 2022 г.": ("until", ["2022-12-31"]),
    "до 1 сентября т.г.": ("until", ["2020-09-01"]),
    "1 раз в год, до 1 марта": (
        "yearly",
        ["2021-03-01", "2022-03-01", "2023-03-01", "2024-03-01"],
    ),
    "до 15 ноября и 15 мая ежегодно, по 2021 год": (
        "yearly yearly",
        ["2020-11-15", "2021-05-15", "2021-11-15"],
    ),
    "ежегодно до 20 января года, следующего за отчетным": (
        "yearly",
        ["2021-01-20", "2022-01-20", "2023-01-20", "2024-01-20", "2025-01-20"],
    ),
    "не позднее 5 рабочих дней со дня издания настоящего приказа": ("relative", ["2020-07-03"]),
    "в течение 3 рабочих дней после поступления заявки": ("relative", []),
    "каждую пятницу": ("every", []),
    "весь период": ("continuous", []),
    "в течение срока действия программы": ("continuous", []),
    "по мере поступления заявок": ("on_demand", []),
    "по запросу департамента": ("on_demand", []),
    "по окончании учебного года": ("event", []),
    "после утверждения положения": ("event", []),
    "": ("none", []),
    " – ": ("none", []),
}


@pytest.mark.parametrize("phrase", MORE)
def test_reads_other_habits_without_a_question(phrase):
    kinds, due = MORE[phrase]
    outcome = read(phrase, A)
    assert outcome.status is Status.UNDERSTOOD
    assert " ".join(reading.kind for reading in outcome.readings) == kinds
    assert days(outcome, A) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("ежемесячно до 5 числа", "2022-09-05"),
        ("до 5 числа каждого месяца", "2022-09-05"),
        ("ежемесячно, до 10 числа месяца, следующего за отчетным", "2022-10-10"),
        ("ежеквартально, до 25 числа последнего месяца квартала", "2022-09-25"),
    ],
)
def test_reads_a_day_of_every_period(phrase, due):
    outcome = read(phrase, B)
    assert outcome.status is Status.UNDERSTOOD
    assert days(outcome, B)[0] == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("до 2024 года", ["2024-12-31"]),
        ("май 2021-2024", None),  # every May, or one term of three years
        ("до 5 сентября 2021, октябрь 2021", None),
        ("июль", ["2020-07-31"]),  # four Julies fit the plan
        ("сентябрь", ["2020-09-30"]),
        ("с сентября по май", ["2021-05-31"]),
        ("декабрь-январь 2021 года", ["2021-01-31"]),
        ("до 1 сентября 2021 г., до 1 октября", ["2020-10-01", "2021-09-01"]),
        ("2 раза в год (апрель)", ["2021-04-30", "2022-04-30", "2023-04-30", "2024-04-30"]),
        ("ежегодно до 1 сентября 2021 года", None),
        ("до 1 марта т.г.", ["2020-03-01"]),
        ("в 10-дневный срок", ["2020-07-06"]),
        ("1 раз в 3 года", []),
        ("2 раза в год", []),
    ],
)
def test_asks_where_a_careful_official_would_ask(phrase, due):
    outcome = read(phrase, A)
    assert outcome.status is Status.AMBIGUOUS
    assert outcome.questions
    assert due is None or days(outcome, A) == due


@pytest.mark.parametrize(
    "phrase",
    [
        "до 31 сентября",
        "до 29 февраля 2023 года",
        "31.04.2021",
        "с 5 мая 2021 г. по 1 мая 2021 г.",
        "до 01.09.0020",
        "01.01.0001",
        "0020-09-01",
        "каждые 0 дней",
        "1 раз в 0 месяцев",
        "не реже 0 раз в год",
    ],
)
def test_never_repairs_an_impossible_deadline(phrase):
    outcome = read(phrase, A)
    assert outcome.status is Status.IMPOSSIBLE
    assert days(outcome, A) == []


@pytest.mark.parametrize("amount", ["1000", "99999999999999999999"])
def test_an_absurd_amount_is_not_counted(amount):
    outcome = read(f"в течение {amount} месяцев со дня издания приказа", A)
    assert outcome.status is Status.NOT_UNDERSTOOD
    assert amount in outcome.leftover


def test_a_leap_day_that_exists_is_read():
    assert days(read("до 29 февраля 2024 года", A), A) == ["2024-02-29"]


@pytest.mark.parametrize(
    ("phrase", "leftover"),
    [
        ("в мае 5", ("5",)),
        ("Сентябрь 2020 май 2021", ("май", "2021")),
        ("до 1 сентября примерно", ("примерно",)),
        ("до ٣ сентября", ("до", "٣")),
        ("июнь 2021 –", ("-",)),
        ("июнь 2021 года, далее", ("далее",)),
    ],
)
def test_names_the_words_that_were_not_understood(phrase, leftover):
    outcome = read(phrase, A)
    assert outcome.status is Status.NOT_UNDERSTOOD
    assert outcome.leftover == leftover


def test_reads_no_more_than_500_characters_and_says_so():
    outcome = read("до 1 октября 2021 года" + " " * 600 + "абракадабра", A)
    assert outcome.status is Status.AMBIGUOUS
    assert "500" in outcome.questions[-1]


NONSENSE = st.text("бвгджзклмнпрстфхцчшщауоыэ", min_size=5, max_size=9).filter(
    lambda word: not is_known(word)
)


@settings(max_examples=300)
@given(st.sampled_from(ROWS), NONSENSE, st.data())
def test_a_foreign_word_anywhere_is_named_and_stops_the_reading(row, word, data):
    parts = row.phrase.split(" ")
    at = data.draw(st.integers(0, len(parts)))
    outcome = read(" ".join([*parts[:at], word, *parts[at:]]), row.context)
    assert outcome.status is Status.NOT_UNDERSTOOD
    assert word in outcome.leftover


@settings(max_examples=300)
@given(st.sampled_from(ROWS), st.integers(2000, 9999), st.data())
def test_a_stray_number_never_disappears(row, number, data):
    parts = row.phrase.split(" ")
    at = data.draw(st.integers(0, len(parts)))
    plain = read(row.phrase, row.context)
    outcome = read(" ".join([*parts[:at], f"{number}77", *parts[at:]]), row.context)
    confident = outcome.status is Status.UNDERSTOOD
    assert not (confident and outcome.readings == plain.readings)
    assert not confident


@settings(max_examples=500)
@given(st.text(max_size=600))
def test_no_string_raises(text):
    outcome = read(text, A)
    terms(outcome.readings, A)
    assert outcome.text == text


WORDS = sorted(set(" ".join(row.phrase for row in ROWS).split()) | {"30", "(", ")", "-", ";", "\n"})


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([A, B]))
def test_no_shuffle_of_official_words_raises(words, context):
    outcome = read(" ".join(words), context)
    assert all(term.end.year >= 1 for term in terms(outcome.readings, context))
    assert (outcome.status is Status.NOT_UNDERSTOOD) or outcome.readings


def same(first, second):
    # Printed words differ in case; everything else must be one.
    return (first.status, first.readings) == (second.status, second.readings)


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_habits_of_typing_do_not_change_a_reading(row):
    plain = read(row.phrase, row.context)
    variants = [row.phrase.upper(), row.phrase.lower(), row.phrase.replace(" ", "  \u00a0")]
    variants += [row.phrase.replace("-", dash).replace("–", dash) for dash in "-‐‑‒–—−"]
    variants += [f" {row.phrase}", f"{row.phrase},", f"{row.phrase} ;", f"{row.phrase}."]
    variants += [row.phrase.replace("е", "ё"), row.phrase.replace(", ", ",").replace(",", ", ")]
    variants += [row.phrase.replace(" ", "\n")]
    for variant in variants:
        assert same(read(variant, row.context), plain), variant


def test_a_word_broken_by_a_line_is_put_together_and_a_range_is_not():
    assert read("сен-\nтябрь 2022 года", A).readings == (window(D(2022, 9, 1), D(2022, 9, 30)),)
    assert read("июнь-\nиюль 2022 года", A).readings == (window(D(2022, 6, 1), D(2022, 7, 31)),)
    assert read("по необхо⏎димости", A).readings == (Reading(kind=Kind.ON_DEMAND, cause="need"),)


def test_long_repetition_takes_linear_steps():
    phrases = ("1,", "(" * 400, "с 1 по " * 70, "I и " * 120, "до " * 160, "1-1-" * 120)
    for phrase, _ in itertools.product(phrases, range(3)):
        assert read(phrase, A).status is Status.NOT_UNDERSTOOD or phrase == "(" * 400
