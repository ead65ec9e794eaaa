"""A decision made on an old page is refused, and what happened meanwhile is told."""

import pytest

from acts.errors import ConflictError
from acts.journal import task_subject
from acts.services.planning import plan

NAME = "6@2020@school-1"


def test_a_second_decision_is_told_what_the_first_one_was(shop, make_paper):
    plan(shop.desk)
    shop.task("2020-10-01", "start", NAME, seen=0)

    with pytest.raises(ConflictError, match=r"«начато», 01\.10\.2020|начат"):
        shop.task("2020-10-02", "attach", NAME, paper=make_paper("2020-10-01"), seen=0)

    assert len(shop.desk.store.history(task_subject(NAME))) == 1
    shop.task("2020-10-02", "attach", NAME, paper=make_paper("2020-10-01"), seen=1)
