"""Whom an act has to hear: each body till when, and what comes next."""

import datetime as dt

import pytest

from acts.facts import ActFacts, Answer, OpinionFact
from acts.services.act_hearing import HearingStep, hearing_of
from acts.states import ActState

DAY = dt.date(2020, 9, 7)
BODIES = ("совет родителей", "профсоюз")


def facts(**changes):
    return ActFacts(**{"today": DAY, "happened_on": DAY, "bodies": BODIES} | changes)


def test_an_act_that_asks_nobody_has_no_hearing():
    assert hearing_of(ActState.DRAFT, facts(bodies=())) is None


@pytest.mark.parametrize(
    ("state", "changes", "step"),
    [
        (ActState.DRAFT, {}, HearingStep.APPROVE),
        (ActState.RETURNED, {"sent_on": DAY}, HearingStep.APPROVE),
        (ActState.APPROVAL, {}, HearingStep.APPROVE),
        (ActState.OPINION, {}, HearingStep.SEND),
        (ActState.OPINION, {"sent_on": DAY, "opinion_term_ends": DAY}, HearingStep.AWAIT),
        (
            ActState.OPINION,
            {"sent_on": DAY, "opinion_term_ends": DAY - dt.timedelta(days=1)},
            HearingStep.TERM_OVER,
        ),
        (ActState.CONSULTATION, {}, HearingStep.CONSULT),
        (ActState.READY_TO_SIGN, {}, HearingStep.DONE),
    ],
)
def test_what_comes_next_follows_the_state_and_the_term(state, changes, step):
    assert hearing_of(state, facts(**changes)).step is step


def test_bodies_stand_in_the_order_of_the_act_with_what_they_said():
    said = OpinionFact(body="профсоюз", on=DAY, answer=Answer.AGREE, minutes="№ 2")

    found = hearing_of(ActState.OPINION, facts(opinions=(said,), sent_on=DAY))

    assert found.heard == (("совет родителей", None), ("профсоюз", said))
    assert found.missing == ("совет родителей",)
