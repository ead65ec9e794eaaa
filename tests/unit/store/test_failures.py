import sqlite3

import pytest
from django.db.utils import OperationalError

from acts.errors import ConfigurationError
from acts.store.failures import UnreadableRowError, explain, spoken


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("database or disk is full", "store.full"),
        ("database is locked", "store.locked"),
        ("database table is locked: acts_event", "store.locked"),
        ("attempt to write a readonly database", "store.read-only"),
        ("file is not a database", "store.foreign"),
        ("database disk image is malformed", "store.damaged"),
        ("unable to open database file", "store.unopened"),
        ("disk I/O error", "store.disk"),
        ("no such table: acts_event", "store.damaged"),
        ("anything else", "store.failed"),
    ],
)
@pytest.mark.parametrize("kind", [sqlite3.OperationalError, OperationalError])
def test_each_failure_has_its_words_and_remedy(text, code, kind):
    (problem,) = explain(kind(text), file="acts.sqlite3").problems
    assert problem.code == code
    assert problem.file == "acts.sqlite3"
    assert problem.remedy


def test_the_databases_own_text_is_not_shown():
    error = explain(sqlite3.IntegrityError("value «Ольхов Илья»"), file="x")
    assert "Ольхов" not in str(error)


def test_only_the_databases_failures_are_translated():
    with pytest.raises(KeyError), spoken("x"):
        raise KeyError
    with pytest.raises(ConfigurationError, match="нельзя прочитать: дата"), spoken("x"):
        raise UnreadableRowError("дата")
