"""Of any wording: nothing raises, nothing is lost, typing changes nothing, nothing blows up."""

import datetime as dt
import pathlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.deadlines.canonical import wording
from acts.deadlines.compose import compose
from acts.deadlines.cursor import Cursor
from acts.deadlines.due import terms
from acts.deadlines.explain import explain_outcome, marked_text, questions_text
from acts.deadlines.grammar import read_elements
from acts.deadlines.offers import offers
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Status
from acts.deadlines.tokens import LIMIT, tokenize
from acts.deadlines.words import MONTHS, WEEKDAYS, vocabulary

D = dt.date
A = Context(order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25))
B = Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31))

OFFICIAL_WORDS = """
    ежегодно ежемесячно ежеквартально до к по с не позднее в течение рабочих дней после издания
    приказа далее необходимости при и или , ; ( ) - – . : ⏎ 1 2 5 15 31 2020 2021 2022 года г.
    сентябрь октября мая раз раза год месяц квартал полугодие числа каждого следующего за
    отчетным 01.10.2021 09.2022 17.00 I IV первая вторая последняя декада неделя учебного
    или кроме состоянию час перед пятница последний рабочий день * наличии следующего но
    начало конец этап срок согласно плану работы школ пятницам каникул четверть лета зря % №
"""
OFFICIAL = OFFICIAL_WORDS.split()
wordings = st.lists(st.sampled_from(OFFICIAL), max_size=30).map(" ".join) | st.text(max_size=80)


LISTS = pathlib.Path(__file__).parents[2] / "data" / "deadlines"


def pieces():
    """Give runs of one to four words of the lists, and every word that a rule may use."""
    found = {*vocabulary(), *map(str, range(32)), "2021", "2024"}
    for path in sorted(LISTS.rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            words = line.partition("\t")[0].split(" ")
            found |= {
                " ".join(words[first : first + size])
                for size in range(1, 5)
                for first in range(len(words) - size + 1)
            }
    return sorted(found)


JOINTS = ", далее |; | – | и | или |, но не позднее |⏎| (|) |, в последующие годы – | до | к | за "
joints = st.sampled_from([" ", " ", *JOINTS.split("|")])
joined = st.lists(st.tuples(st.sampled_from(pieces()), joints), min_size=1, max_size=6).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)

LEADS = [
    "за",
    "через",
    "в течение",
    "не позднее чем за",
    "по истечении",
    "до",
    "с",
    "ежемесячно до",
]
AMOUNTS = ["3 дня", "месяц", "2 недели", "10 рабочих дней", "0 дней", "квартал", "5 числа", ""]
BOUNDS = ["до", "после", "с", "со дня", "по", "к", ""]
ENDS = """1 сентября|25 декабря 2021 г.|29 февраля|мая|издания приказа|начала учебного года|
    конца текущего квартала|следующего месяца|последнего рабочего дня текущего месяца|полугодия|
    следующего учебного года|последней пятницы мая|2023 года|исполнения п. 3"""
counts = st.tuples(
    *map(st.sampled_from, (LEADS, AMOUNTS, BOUNDS, [one.strip() for one in ENDS.split("|")]))
).map(" ".join)


@settings(max_examples=500)
@given(joined | counts, st.sampled_from([A, B]))
def test_joined_pieces_of_real_phrases_are_read_and_every_reading_offered_is_said(text, context):
    outcome = read(text, context)
    explain_outcome(outcome, context)
    questions_text(outcome, context)
    for reading in outcome.readings:
        terms((reading, *offers(reading, context)), context)
        assert wording(reading)


@settings(max_examples=300)
@given(wordings)
def test_anything_is_read_explained_and_marked(text):
    outcome = read(text, A)
    explain_outcome(outcome, A)
    questions_text(outcome, A)
    assert marked_text(outcome).replace("[", "").replace("]", "") == text.replace("[", "").replace(
        "]", ""
    )
    assert (outcome.status is Status.UNDERSTOOD) is not bool(outcome.questions)
    assert bool(outcome.leftover) is bool(outcome.places)


@settings(max_examples=300)
@given(wordings)
def test_every_word_is_in_a_reading_or_left_over(text):
    """No token disappears: each is a part of an element, a separator, or left over.

    Separators and «и» between terms carry no words; elements that came to nothing are left over
    with all their tokens, as `read` reports them.
    """
    cursor = Cursor(tokenize(text))
    elements, left = read_elements(cursor)
    _, unused = compose(elements, A)
    covered = {at for one in elements for at in range(one.first, one.last)}
    given_up = {token.start for token in left}
    for at, token in enumerate(cursor.tokens):
        following = cursor.tokens[at + 1].lemma if at + 1 < len(cursor.tokens) else ""
        joiner = (
            (token.text == "/" and following == "или")
            or token.text in (",", ";", ":", "(", ")", "-")
            or token.lemma
            in (
                "и",
                "или",
                "а",
                "но",
                "также",
            )
        )
        assert at in covered or token.start in given_up or joiner, token.printed
    outcome = read(text, A)
    if outcome.status is not Status.NOT_UNDERSTOOD:
        return
    named = [token.printed for one in unused for token in cursor.tokens[one.first : one.last]]
    named += [token.printed for token in left]
    assert set(outcome.leftover) == set(named) or not outcome.leftover


TYPED = [
    "Август-сентябрь 2020 года, далее ежегодно до 1 сентября",
    "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом",
    "в течение 10 рабочих дней со дня издания приказа",
    "2 раза в год (до 25 декабря, до 25 мая)",
    "с 15 октября 2021 г. по 20 мая 2022 г.",
    "ежемесячно, в последнюю пятницу месяца, кроме июля и августа",
    "до 1 октября или до 1 ноября 2021 года",
    "по вторникам с 14.00 до 16.00",
    "1 этап: сентябрь-декабрь 2021 г.; 2 этап: январь 2022 г. – май 2024 г.",
    "по мере необходимости, но не реже 1 раза в квартал",
    "за 3 рабочих дня до 1 сентября 2021 года",
    "III-IV кварталы 2021 г.",
    "еженедельно по понедельникам и средам",
]
LOOK_ALIKE = str.maketrans("аеосрхуАЕОСРХ", "aeocpxyAEOCPX")


@settings(max_examples=150)
@given(st.sampled_from(TYPED), st.randoms(use_true_random=False))
def test_typing_habits_change_no_reading(phrase, chance):
    assert read(typed(phrase, chance), A).readings == read(phrase, A).readings


def typed(phrase: str, chance: random.Random) -> str:
    made = []
    for letter in phrase:
        if letter == " ":
            letter = chance.choice([" ", "  ", "\u00a0", " \u00ad", "\u2009"])
        elif letter in "-–":
            letter = chance.choice("-‐‑‒–—−")
        elif letter == "ё":
            letter = chance.choice("её")
        elif letter.isalpha():
            letter = chance.choice([letter, letter.upper(), letter.lower()])
            if letter not in "IViv" and chance.random() < 0.2:
                letter = letter.translate(LOOK_ALIKE)
        made.append(letter)
    return chance.choice(["", " "]) + "".join(made) + chance.choice(["", ".", ",", " ;", " "])


def steps(text: str) -> int:
    """Count how often the grammar looks at a token: a measure that no busy machine changes."""
    looked = 0

    class Counting(Cursor):
        def peek(self, ahead=0):
            nonlocal looked
            looked += 1
            return super().peek(ahead)

        def lemma(self, *names):
            nonlocal looked
            looked += 1
            return super().lemma(*names)

        def text(self, *texts):
            nonlocal looked
            looked += 1
            return super().text(*texts)

    read_elements(Counting(tokenize(text)))
    return looked


REPEATED = [
    "до 1 сентября 2021 года, ", "1, ", "I и ", "с 1 по ", "(", "ежегодно ", "далее ", "1-",
    "в течение 5 дней после издания приказа ", "согласно плану работы школы ", "май; ", "2021/22, ",
    "начало и ", "до ",
    "в конце каждого ", "по понедельникам и ", "не позднее чем за ", "зря ",
    "(план) ", "1 этап: май ",
    "первая, ", "до 5 числа каждого месяца и ", "за 3 дня до ", "№ 5 от ",
    "май или ", "по состоянию на 1 мая ", "первая среда мая, ноября, ", "кроме июля и августа, ",
    "с 10.00 до ", "октябрь, 2022 ", "ежегодно 2 раза ", "отчёт – ", "незамедлительно, но ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_repeated_phrases_cost_in_proportion(piece):
    short, long = (piece * (size // len(piece)) for size in (250, 500))
    assert steps(long) <= 2.5 * steps(short) + 200


@settings(max_examples=40)
@given(st.sampled_from(REPEATED), st.sampled_from(REPEATED))
def test_pairs_of_repeated_pieces_cost_in_proportion(first, second):
    pair = first + second
    short, long = (pair * max(size // len(pair), 1) for size in (240, 480))
    assert steps(long) <= 3 * steps(short) + 400


def test_a_wording_is_cut_at_500_characters_and_that_is_said():
    whole = "до 1 октября 2021 года" + " " * (LIMIT - 22)
    assert len(whole) == LIMIT
    assert read(whole, A).status is Status.UNDERSTOOD
    outcome = read(whole + "примерно", A)
    assert outcome.status is Status.AMBIGUOUS
    assert outcome.questions == ("Срок длиннее 500 знаков: прочитано только начало.",)


def test_no_month_or_weekday_names_an_event():
    for word in (*MONTHS, *WEEKDAYS):
        assert not any("event" in one.kind for one in read(f"после {word}", A).readings), word
