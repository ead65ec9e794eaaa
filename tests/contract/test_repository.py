import dataclasses as dc

import pytest

from acts.errors import ConfigurationError
from acts.journal import Details, NewEvent, Snapshot


def columns(model):
    return {field.attname for field in model._meta.concrete_fields}


def test_every_field_of_the_values_has_a_column(opened):
    from acts.store.models import EventRow, OccurrenceRow

    assert opened
    details = {field.name for field in dc.fields(Details)}
    frame = {field.name for field in dc.fields(NewEvent)} - {"details"}
    assert columns(EventRow) == frame | details | {"id", "seq", "previous", "digest"}
    assert {f"now_{field.name}" for field in dc.fields(Snapshot)} <= columns(OccurrenceRow)


def test_a_store_that_lost_its_tables_says_so(opened, path):
    from django.db import connections

    with connections[opened.alias].cursor() as cursor:
        cursor.execute("DROP TABLE acts_official")
    with pytest.raises(ConfigurationError, match="не хватает таблиц") as refused:
        opened.organizations()
    assert refused.value.problems[0].file == str(path)


def test_a_closed_store_leaves_no_connection_behind(opened):
    from django.db import connections

    alias = opened.alias
    opened.close()
    assert alias not in connections.settings
