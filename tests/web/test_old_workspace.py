"""A workspace that came before the registers: they begin as the desk opens, and by no look."""

import sqlite3

import pytest


@pytest.fixture
def old(workspace_folder):
    """Take every row out of the registers of this test's own workspace."""
    store = sqlite3.connect(workspace_folder / "acts.sqlite3")
    named = "SELECT name, sql FROM sqlite_master WHERE type='trigger'"
    guards = [
        one for one in store.execute(named).fetchall() if one[0].startswith("acts_register_row")
    ]
    for name, _ in guards:
        store.execute(f'DROP TRIGGER "{name}"')
    store.execute("DELETE FROM acts_register_row")
    for _, made in guards:
        store.execute(made)
    store.commit()
    store.close()
    from acts.web import workspace as served

    served.forget()
    return workspace_folder


def revision():
    from acts.web.workspace import workspace

    return workspace().store.register_revision("mayak")


def test_looking_at_data_and_taking_forms_begins_nothing(old, browser_of):
    client = browser_of("staff.mayak")
    for page in ("", "names/", "form.xlsx", "data.yaml", "words.xlsx"):
        assert client.get(f"/o/mayak/data/{page}").status_code == 200

    assert revision() == 0


def test_opening_the_desk_begins_them_once(old, monkeypatch):
    import os

    from acts.web.serving import make_ready

    for name in ("DJANGO_SETTINGS_MODULE", "ACTS_WORKSPACE", "ACTS_HOSTS", "ACTS_HTTPS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    make_ready(old, hosts="testserver", https=False)
    assert revision() == 1

    make_ready(old, hosts="testserver", https=False)
    assert revision() == 1
