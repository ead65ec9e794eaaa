"""The desk, served: the demo municipality with an account for every position.

Django can be set up once in a process, and the rest of the tests set it up for the command line,
so these run in a process of their own: `python3 dev.py test tests/web`.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

NOW = "2021-09-03T00:00:00Z"
ALONE = os.environ.get("ACTS_TEST_WEB") == "1"
collect_ignore_glob = [] if ALONE else ["test_*.py"]
PATIENCE = 600  # seconds, on a machine that does something else as well


@pytest.fixture(scope="session")
def municipality(request, played_before, tmp_path_factory):
    """Give the folder that `acts demo` makes, with accounts; nobody may change it.

    It takes longer than any test, so the processes that share the work share it too.
    """
    root = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        root = root.parent
    folder, answer = root / "web" / "пример", root / "web" / "answer.json"
    try:
        folder.parent.mkdir()
    except FileExistsError:
        made = awaited(answer)
    else:
        made = make(folder, answer, played_before)
    assert made["failed"] == ""
    yield folder
    changed = set(listed(folder).items()) ^ set(made["tree"].items())
    assert not changed, "a test changed what all tests share"


def make(folder, answer, played):
    made = {"failed": "broke off", "tree": {}}
    environment = {**os.environ, "ACTS_NOW": NOW}
    try:
        if played:
            shutil.copytree(played, folder)
        for command in (
            *([] if played else [["-m", "acts", "demo", "--to", str(folder)]]),
            ["-c", ACCOUNTS, str(folder)],
        ):
            done = subprocess.run(
                [sys.executable, *command],
                capture_output=True,
                encoding="utf-8",
                check=False,
                env=environment,
            )
            if done.returncode:
                made["failed"] = done.stdout + done.stderr
                break
        else:
            made = {"failed": "", "tree": listed(folder)}
    finally:  # whoever waits has to hear of a failure as well
        part = answer.with_suffix(".part")
        part.write_text(json.dumps(made), encoding="utf-8")
        part.replace(answer)
    return made


# Hashing slowly on purpose is Django's, and tested there.
ACCOUNTS = """
import sys
from pathlib import Path
from acts.web.serving import make_ready
make_ready(Path(sys.argv[1]), hosts="testserver", https=False)
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from acts.web.accounts.demo import open_demo_accounts
open_demo_accounts()
"""


def awaited(answer):
    until = time.monotonic() + PATIENCE
    while not answer.exists():
        assert time.monotonic() < until, "the demo of another process never came"
        time.sleep(0.1)
    return json.loads(answer.read_text(encoding="utf-8"))


def listed(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def linked(source, target):
    """Copy what is written in place; link the rest, which the program only ever replaces whole."""
    if ".sqlite3" in Path(source).name:
        shutil.copyfile(source, target)
        return
    with contextlib.suppress(OSError):  # another disk
        os.link(source, target)
        return
    shutil.copyfile(source, target)


@pytest.fixture(scope="session")
def _django(municipality, tmp_path_factory):
    """Set Django up once; every test then puts a folder of its own in the place of this one."""
    folder = tmp_path_factory.mktemp("served") / "папка"
    shutil.copytree(municipality, folder, copy_function=linked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", NOW)
        from acts.web.serving import make_ready

        make_ready(folder, hosts="testserver", https=False)
        from django.conf import settings

        from acts.web import workspace as served

        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        served.forget()
        yield municipality


@pytest.fixture
def workspace_folder(_django, tmp_path, monkeypatch):
    """Serve a fresh copy of the municipality to this test alone."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connections

    from acts.web import workspace as served

    cache.clear()  # what other tests tried too often
    monkeypatch.setenv("ACTS_NOW", NOW)
    folder = tmp_path / "папка"
    shutil.copytree(_django, folder, copy_function=linked)
    monkeypatch.setattr(settings, "FOLDER", folder)
    accounts = connections["default"]
    before = accounts.settings_dict["NAME"]
    accounts.close()
    accounts.settings_dict["NAME"] = str(folder / "desk.sqlite3")
    served.forget()
    yield folder
    served.forget()
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
