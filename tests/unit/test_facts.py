"""What guards ask about: which visas and opinions are still missing."""

import datetime as dt

from acts.facts import ActFacts, Answer, OpinionFact, VisaFact

DAY = dt.date(2020, 9, 1)


def test_missing_visas_keep_the_order_of_the_approval_list():
    facts = ActFacts(
        today=DAY,
        happened_on=DAY,
        visas_required=("заместитель директора", "юрист", "бухгалтер"),
        visas=(VisaFact(post="юрист", on=DAY),),
    )

    assert facts.visas_missing == ("заместитель директора", "бухгалтер")


def test_an_opinion_of_any_kind_is_no_longer_missing():
    facts = ActFacts(
        today=DAY,
        happened_on=DAY,
        bodies=("Профсоюз", "Совет родителей"),
        opinions=(OpinionFact(body="Профсоюз", on=DAY, answer=Answer.ABSENT),),
    )

    assert facts.opinions_missing == ("Совет родителей",)
