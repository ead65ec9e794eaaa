"""Acts under way: each waits for those who may take its next step, and for nobody else."""

from acts.actor import Actor, Role
from acts.services.act_queue import acts_in_hand

NAME = "order_implementation@2020@school-1"
LAWYER = Actor(id="lawyer", roles=frozenset({Role.LEGAL_REVIEWER}))
HEAD = Actor(id="head", roles=frozenset({Role.DIRECTOR}), scope=("school-1",))


def waiting(shop, day, actor=None):
    return [(one.id, str(one.state)) for one in acts_in_hand(shop.at(day, actor), "school-1")]


def test_a_draft_waits_for_the_office_and_then_for_the_reviewer_and_the_director(shop):
    shop.draft()
    assert waiting(shop, "2020-08-18") == [(NAME, "draft")]
    (act,) = acts_in_hand(shop.at("2020-08-18"), "school-1")
    record = shop.at("2020-08-18").store.act(NAME)
    assert (act.title, act.period) == (record.title, record.period)
    assert waiting(shop, "2020-08-18", HEAD) == []  # to cancel is possible, but leads nowhere

    shop.act("2020-08-18", "submit", of=NAME)
    assert waiting(shop, "2020-08-19", LAWYER) == [(NAME, "legal_review")]
    assert waiting(shop, "2020-08-19", HEAD) == []

    for day, step, values in (
        ("2020-08-19", "review_ok", {}),
        ("2020-08-20", "visa", {"post": "заместитель директора"}),
        ("2020-08-20", "visa", {"post": "юрисконсульт"}),
    ):
        shop.act(day, step, of=NAME, **values)
    assert waiting(shop, "2020-08-21", HEAD) == [(NAME, "ready_to_sign")]


def test_an_act_in_force_waits_for_nobody(shop):
    shop.in_force()
    assert waiting(shop, "2020-10-01") == []
