"""Events for what the store computes without a database."""

import datetime as dt

import pytest

from acts.actor import Role
from acts.journal import Details, NewEvent


def fact(trigger="start", *, on=1, recorded=1, source="planned", target="in_progress", **details):
    return NewEvent(
        subject="task:5@2020@school-1",
        trigger=trigger,
        source=source,
        target=target,
        acted_by="school-1:curator",
        role=Role.CURATOR,
        recorded_by="deputy",
        happened_on=dt.date(2020, 9, on),
        recorded_at=dt.datetime(2020, 9, recorded, tzinfo=dt.UTC),
        details=Details(**details),
    )


@pytest.fixture
def make_fact():
    return fact
