"""What is left to do about a term without a date, or one that nobody has confirmed."""

import datetime as dt

import pytest

from acts.deadlines.reading import Kind
from acts.plan import Occurrence, OccurrenceId, what_to_do

DUE = dt.date(2021, 9, 1)
NEVER_WITHOUT_DATE = {Kind.WINDOW, Kind.UNTIL, Kind.ON, Kind.IMPOSSIBLE}


def occurrence(kind, *, confirmed=True, due=None):
    return Occurrence(
        id=OccurrenceId(item="5", period="2021", organization="school-1"),
        kind=kind,
        start=None,
        raw_due=due,
        due=due,
        rule="",
        confirmed=confirmed,
    )


@pytest.mark.parametrize("kind", [one for one in Kind if one not in NEVER_WITHOUT_DATE])
def test_every_kind_of_term_without_a_date_has_its_own_way_on(kind):
    said = what_to_do(occurrence(kind))
    others = {what_to_do(occurrence(one)) for one in Kind if one is not kind}

    assert said
    assert said not in others
    assert "acts roadmap confirm" not in said


def test_a_confirmed_date_asks_for_nothing():
    assert what_to_do(occurrence(Kind.UNTIL, due=DUE)) == ""
    assert what_to_do(occurrence(Kind.RELATIVE, due=DUE)) == ""


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("due", [None, DUE])
def test_what_nobody_confirmed_is_to_be_confirmed(kind, due):
    assert "acts roadmap confirm" in what_to_do(occurrence(kind, confirmed=False, due=due))


def test_what_was_not_read_and_what_can_not_be_are_told_apart():
    unread, impossible, offered = (
        what_to_do(occurrence(kind, confirmed=False))
        for kind in (Kind.NONE, Kind.IMPOSSIBLE, Kind.UNTIL)
    )

    assert "не прочитан" in unread
    assert "не бывает" in impossible
    assert "ждёт подтверждения" in offered
