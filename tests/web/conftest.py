"""The desk, served: the demo municipality with an account for every position.

Django can be set up once in a process, and the rest of the tests set it up for the command line,
so these run in a process of their own: `python3 dev.py test tests/web`.
"""

import os
import shutil
import subprocess
import sys

import pytest

NOW = "2021-09-03T00:00:00Z"
ALONE = os.environ.get("ACTS_TEST_WEB") == "1"
collect_ignore_glob = [] if ALONE else ["test_*.py"]


@pytest.fixture(scope="session")
def municipality(tmp_path_factory):
    """Give the folder that `acts demo` makes; nobody may change it."""
    folder = tmp_path_factory.mktemp("web") / "пример"
    command = [sys.executable, "-m", "acts", "demo", "--to", str(folder)]
    made = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "ACTS_NOW": NOW}
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="session")
def _django(municipality, tmp_path_factory):
    """Set Django up once, for a copy that is never written to but by its accounts."""
    folder = tmp_path_factory.mktemp("served") / "папка"
    shutil.copytree(municipality, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", NOW)
        patch.setenv("ACTS_HOSTS", "testserver")
        from acts.web.serving import choose_settings, make_ready

        choose_settings(folder, hosts="testserver", https=False)
        make_ready()
        from django.conf import settings

        # Hashing slowly on purpose is Django's, and tested there.
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        from acts.web.accounts.demo import open_demo_accounts

        open_demo_accounts()
        yield folder


@pytest.fixture
def workspace_folder(_django, tmp_path, monkeypatch):
    """Serve a fresh copy of the municipality to this test alone."""
    from django.conf import settings
    from django.db import connections

    from acts.web import workspace as served

    monkeypatch.setenv("ACTS_NOW", NOW)
    folder = tmp_path / "папка"
    shutil.copytree(_django, folder)
    monkeypatch.setattr(settings, "FOLDER", folder)
    accounts = connections["default"]
    before = accounts.settings_dict["NAME"]
    accounts.close()
    accounts.settings_dict["NAME"] = str(folder / "desk.sqlite3")
    served.workspace.cache_clear()
    yield folder
    served.workspace().store.close()
    served.workspace.cache_clear()
    accounts.close()
    accounts.settings_dict["NAME"] = before


@pytest.fixture
def browser_of(workspace_folder):
    """Give a client that is logged in as an account; empty for nobody."""
    from django.test import Client

    from acts.web.accounts.models import Account

    def made(code=""):
        client = Client(headers={"accept-language": "ru"})
        if code:
            client.force_login(
                Account.objects.get(code=code), backend="django.contrib.auth.backends.ModelBackend"
            )
        return client

    return made
