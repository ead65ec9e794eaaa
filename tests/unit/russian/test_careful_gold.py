"""The gold sets that were written before the rules were run on them: every form has to be right."""

import csv
import datetime as dt
import decimal
import pathlib

import pytest

from acts.russian.cases import Case, Gender
from acts.russian.dates import long_date, month, parse_date, quoted_date
from acts.russian.names import Person, full_name, gender_of, initials_last, parse_person
from acts.russian.numbers import count_phrase, in_words, ordinal, spelled_percent
from acts.russian.phrases import decline_organization, decline_post

GOLD = pathlib.Path(__file__).parents[2] / "data" / "declension"
OBLIQUE = tuple(Case)[1:]
SETS = ("second", "third")


def rows(where, name):
    with (GOLD / where / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold(name, sets=SETS):
    return [
        pytest.param(row, id=f"{where}-{number}")
        for where in sets
        for number, row in enumerate(rows(where, name), start=2)
    ]


def plain(text):
    return text.replace("ё", "е").replace("Ё", "Е").replace("\u00a0", " ")


def is_right(form, wanted):
    return plain(form) in [plain(one) for one in wanted.split(" || ")]


@pytest.mark.parametrize("row", gold("posts"))
def test_posts(row):
    for case in OBLIQUE:
        assert is_right(decline_post(row["nominative"], case), row[case]), row[case]


@pytest.mark.parametrize("row", gold("organizations"))
def test_organizations(row):
    for case in OBLIQUE:
        assert is_right(decline_organization(row["nominative"], case), row[case]), row[case]


@pytest.mark.parametrize("row", gold("names"))
def test_names(row):
    read = parse_person(row["nominative"])
    person = Person(read.surname, read.name, read.patronymic, Gender(row["gender"]))
    write = initials_last if "." in row["nominative"] else full_name
    for case in OBLIQUE:
        assert is_right(write(person, case), row[case]), row[case]


@pytest.mark.parametrize("row", gold("names"))
def test_gender_shows_by_itself(row):
    person = parse_person(row["nominative"])
    if not person.name.endswith(".") and person.name != "Франсуаза":
        assert gender_of(person) == row["gender"]


@pytest.mark.parametrize("row", gold("numbers", ("second",)))
def test_numbers_and_dates(row):
    assert is_right(_answer(row["function"], row["arguments"]), row["expected"])


def _answer(function, arguments):
    if function == "spelled_percent":
        return spelled_percent(arguments)
    if function == "parse_date":
        return str(parse_date(arguments)).lower()
    first, *rest = arguments.split(", ")
    if function == "in_words":
        genders = [one for one in rest[1:] if one in ("m", "f", "n")]
        animate = "animate" in rest[1:]
        return in_words(int(first), rest[0], *genders, animate=animate)
    if function == "ordinal":
        return ordinal(int(first), *rest)
    if function == "count_phrase":
        number = decimal.Decimal(first) if "." in first else int(first)
        return count_phrase(number, *rest)
    day = dt.date.fromisoformat(first)
    return {"long_date": long_date, "quoted_date": quoted_date, "month": month}[function](
        day, *rest
    )


def test_no_gold_was_thinned_out():
    sizes = {(where, name): len(rows(where, name)) for where in SETS for name in ("posts", "names")}
    assert sizes["second", "posts"] >= 150
    assert sizes["second", "names"] >= 200
    assert len(rows("second", "organizations")) >= 100
    assert len(rows("second", "numbers")) >= 120
    assert sizes["third", "posts"] >= 60
    assert sizes["third", "names"] >= 60
    assert len(rows("third", "organizations")) >= 40
