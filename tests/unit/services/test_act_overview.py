"""Where an act stands, what it waits for and what may happen next."""

import datetime as dt

from acts.services.act_overview import overview
from acts.services.signing import find_act
from acts.states import ActState

NAME = "order_implementation@2020@school-1"


def seen(shop):
    desk = shop.at("2020-08-28")
    return overview(desk, find_act(desk, NAME))


def test_a_draft_may_be_submitted_and_waits_for_nothing(shop):
    shop.draft()

    now = seen(shop)
    assert (now.state, now.since) == (ActState.DRAFT, dt.date(2020, 8, 17))
    assert "submit" in now.possible
    assert now.pending == ()


def test_missing_visas_are_named(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="юрисконсульт")

    now = seen(shop)
    assert [one.message for one in now.pending] == ["нет визы: заместитель директора"]
    assert "visas_done" not in now.possible  # the program takes this step by itself


def test_a_registered_act_shows_number_and_date(shop):
    shop.in_force()

    now = seen(shop)
    assert (now.number, now.date) == ("64-од", dt.date(2020, 8, 27))
    assert now.state is ActState.IN_FORCE
