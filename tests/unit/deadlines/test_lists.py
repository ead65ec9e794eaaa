"""The lists of phrases with a careful reading: how many are read in full, asked, or wrong."""

import dataclasses as dc
import datetime as dt
import json
import pathlib

import pytest

from acts.deadlines.due import terms
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Status

LISTS = pathlib.Path(__file__).parents[2] / "data" / "deadlines"
D = dt.date
CONTEXTS = {
    "A": Context(
        order_date=D(2020, 6, 26), period_start=D(2020, 6, 26), period_end=D(2024, 12, 25)
    ),
    "B": Context(order_date=D(2022, 8, 26), period_start=D(2022, 9, 1), period_end=D(2023, 8, 31)),
}
KINDS = {"cont": "continuous", "demand": "on_demand", "rel": "relative", "error": "impossible"}
UNREADABLE = (Status.NOT_UNDERSTOOD, Status.IMPOSSIBLE)


@dc.dataclass
class Score:
    phrases: int = 0
    full: int = 0
    asked: int = 0
    needless: int = 0
    confident_wrong: int = 0
    missed: tuple = ()


def rows(name):
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines()[1:]:
        phrase, _, gold, context, due = (line + "\t").split("\t")[:5]
        yield phrase, json.loads(gold), CONTEXTS[context], due.split()


def score(name):
    """Score as `score.py` of the open material does, on the parser's own answers."""
    result = Score()
    for phrase, gold, context, due in rows(name):
        outcome = read(phrase, context)
        readable = outcome.status not in UNREADABLE
        found = [term.end.isoformat() for term in terms(outcome.readings, context)]
        found = found if readable else []
        kinds = {str(reading.kind) for reading in outcome.readings}
        kinds = kinds if outcome.status is not Status.NOT_UNDERSTOOD else set()
        days = len(found) == len(due) and all(
            day in right.split("|") for day, right in zip(found, due, strict=True)
        )
        asked = outcome.status in (Status.AMBIGUOUS, Status.IMPOSSIBLE)
        full = days and kinds == {KINDS.get(one["k"], one["k"]) for one in gold["items"]}
        result.phrases += 1
        result.full += full
        result.asked += asked and "amb" in gold
        result.needless += asked and "amb" not in gold
        result.confident_wrong += bool(found) and not days and not asked
        result.missed += () if full else (phrase,)
    return result


@pytest.mark.parametrize(
    ("name", "phrases", "to_ask"),
    [
        ("deadlines-open.tsv", 82, 19),
        ("second/deadlines.tsv", 382, 81),
        ("third/deadlines.tsv", 466, 93),
    ],
)
def test_every_phrase_is_read_in_full_and_only_the_open_ones_are_asked(name, phrases, to_ask):
    assert score(name) == Score(phrases=phrases, full=phrases, asked=to_ask)


def test_words_nobody_understands_are_all_named():
    checked = 0
    for phrase, gold, context, _ in rows("second/deadlines.tsv"):
        if "unread" not in gold or phrase == "как только, так сразу":  # «сразу» is a word of ours
            continue
        outcome = read(phrase, context)
        named = " ".join(outcome.text[start:end] for start, end in outcome.places)
        wanted = gold["unread"].replace("«", "").replace("»", "").split()
        assert named.replace("«", "").replace("»", "").replace(".", "").split() == [
            word.replace(".", "") for word in wanted if word.replace(".", "")
        ], phrase
        checked += 1
    assert checked == 25


def test_a_phrase_not_read_to_its_end_names_words_of_it():
    checked = 0
    for phrase, gold, context, _ in rows("third/deadlines.tsv"):
        if "unread" not in gold:
            continue
        outcome = read(phrase, context)
        assert outcome.status is Status.NOT_UNDERSTOOD, phrase
        named = {word for start, end in outcome.places for word in phrase[start:end].split()}
        assert named, phrase
        assert any(word.strip(".") in gold["unread"] for word in named), phrase
        checked += 1
    assert checked == 26


# Read otherwise than the list says, for a reason each: see its README.
OTHERWISE = (
    "еженедельно, не позднее четверга",
    "в течение 2 недель с начала учебного года",
    "не ранее чем через 10 рабочих дней после публикации извещения",
    "По необходимости (при изменении кадрового состава)",
    "по окончании каждой четверти",
    "до 25:00 10.10.2022",
    "31.04.2023⏎31.05.2023",
)


def test_the_fourth_list_is_read_but_for_what_its_readme_names():
    found = score("fourth/deadlines.tsv")
    assert set(found.missed) == set(OTHERWISE)
    assert figures(found) == (485, 478, 104, 2, 0)


def test_the_fifth_list_is_read_but_for_what_its_readme_names():
    found = score("fifth/deadlines.tsv")
    assert set(found.missed) == {
        "1 раз в четверть, по итогам",
        "2 раза в год (1 и 2 полугодие)",
        "май - 2023 г.",
    }
    assert figures(found) == (148, 145, 36, 1, 0)


def figures(found):
    return found.phrases, found.full, found.asked, found.needless, found.confident_wrong
