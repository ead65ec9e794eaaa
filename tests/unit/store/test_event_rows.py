import dataclasses as dc

import pytest

from acts.journal import Details, chain
from acts.store import event_rows
from acts.store.cells import Cells
from acts.store.failures import UnreadableRowError


def test_an_event_comes_back_from_its_columns(make_fact):
    event = chain(make_fact("attach", document="act-1", number="5", body="совет"), last=None)
    row = event_rows.columns(event)
    assert event_rows.read([row[name] for name in event_rows.COLUMNS], Cells()) == event


def test_every_field_of_the_details_is_a_column():
    assert {field.name for field in dc.fields(Details)} <= set(event_rows.COLUMNS)


def test_refuses_a_role_that_is_not_ours(make_fact):
    row = event_rows.columns(chain(make_fact(), last=None)) | {"role": "nobody"}
    with pytest.raises(UnreadableRowError, match="роль"):
        event_rows.read([row[name] for name in event_rows.COLUMNS], Cells())
