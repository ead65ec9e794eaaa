"""A real browser against the real server: the demo municipality, Debian's Chromium.

Where there is no Chromium the tests are skipped loudly; CI requires it (ACTS_REQUIRE_BROWSER=1).
They share one server, so that each changes rows of its own; what ends a server starts its own.
"""

import contextlib
import dataclasses as dc
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

import pytest

NOW = "2021-09-03T00:00:00Z"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("ACTS_REQUIRE_BROWSER") == "1"
ABSENT = "НЕТ CHROMIUM: проверки в браузере не сделаны (apt-get install chromium)"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ru",
]
# The addresses of the desk, as its resolver has them.
ADDRESSES = """
import django; django.setup()
from django.urls import get_resolver
def walk(patterns, before=""):
    for one in patterns:
        route = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            walk(one.url_patterns, route)
        else:
            print(route)
walk(get_resolver().url_patterns)
"""


def _beside(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _beside("pages").PAGES
leading = _beside("leading")
LED_TO, SPOILED, log_in = leading.LED_TO, leading.SPOILED, leading.log_in


def pytest_generate_tests(metafunc):
    """Run a test of one page on every page."""
    lists = {"named_page": PAGES, "led_page": LED_TO, "spoiled_page": SPOILED}
    for argument in lists.keys() & set(metafunc.fixturenames):
        pages = lists[argument]
        metafunc.parametrize(argument, list(pages.items()), ids=list(pages))


def pytest_collection_modifyitems(items):
    if CHROMIUM or REQUIRED:
        return
    mine = [one for one in items if "tests/browser" in one.path.as_posix()]
    for item in mine:
        item.add_marker(pytest.mark.skip(reason=ABSENT))


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", ())
    if any(ABSENT in str(one.longrepr) for one in skipped):
        terminalreporter.write_line(f"!!! {ABSENT}", red=True, bold=True)


@dc.dataclass
class Served:
    """A server of its own process."""

    process: subprocess.Popen
    address: str
    folder: Path
    password: str
    invitation: str
    log: Path

    def kill(self):
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """End it as a person would."""
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.process.kill()
        self.process.wait()

    @property
    def digest(self):
        """Digest what the store holds, whatever its pages look like."""
        name = self.folder / "acts.sqlite3"
        with contextlib.closing(sqlite3.connect(f"file:{name}?mode=ro", uri=True)) as store:
            dump = "\n".join(store.iterdump())
        return hashlib.sha256(dump.encode()).hexdigest()


def environment(**more):
    return {**os.environ, "ACTS_NOW": NOW, "PYTHONUTF8": "1", **more}


def start(*arguments, folder=None, **more):
    """Start a server and wait until it says where it listens."""
    scratch = Path(tempfile.mkdtemp(prefix="acts-browser-"))
    log = scratch / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "acts", "serve", "--port", "0", *map(str, arguments)],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment(TMPDIR=str(scratch), **more),
        )
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and process.poll() is None:
        said = log.read_text(encoding="utf-8")
        if found := re.search(r"Стол открыт: (http://\S+)\n", said):
            password = re.search(r"пароль у всех: (\S+?)\)", said)
            invited = re.search(r"Администратор: откройте (\S+)\n", said)
            return Served(
                process=process,
                address=found[1],
                folder=folder or next(scratch.glob("acts-*/пример")),
                password=password[1] if password else "",
                invitation=invited[1] if invited else "",
                log=log,
            )
        time.sleep(0.1)
    process.kill()
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def chromium():
    """Launch Chromium once."""
    if not CHROMIUM:
        pytest.fail("нет Chromium, а он обязателен: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(played_before, tmp_path_factory):
    """Serve the demo municipality; tests of one session share it and leave each other's rows."""
    if played_before:
        folder = tmp_path_factory.mktemp("served") / "пример"
        shutil.copytree(played_before, folder)
        served = start(folder, "--demo", folder=folder)
    else:
        served = start("--demo")
    served.untouched = tmp_path_factory.mktemp("untouched") / "пример"
    shutil.copytree(served.folder, served.untouched)
    yield served
    served.stop()


@pytest.fixture(scope="session")
def routes():
    """Give every address of the resolver, in its order."""
    command = [sys.executable, "-c", ADDRESSES]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "acts.web.settings"}
    done = subprocess.run(command, capture_output=True, text=True, env=settings, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="session")
def route_of(routes):
    """Give what finds the address of the resolver that a path has."""
    kinds = {"str": "[^/]+", "int": "[0-9]+", "path": ".+"}
    known = [
        (route, re.compile(re.sub(r"<(\w+):\w+>", lambda one: kinds[one[1]], route)))
        for route in routes
        if "(?P" not in route  # of Django's admin: they lead nowhere here
    ]

    def found(address):
        path = urllib.parse.unquote(urllib.parse.urlsplit(address).path).removeprefix("/")
        return next((route for route, like in known if like.fullmatch(path)), "")

    return found


@pytest.fixture
def own_copy(server, tmp_path):
    """Serve a fresh copy of the demo municipality to this test alone."""
    folder = tmp_path / "пример"
    shutil.copytree(server.untouched, folder)
    started = []

    def begin():
        served = start(folder, folder=folder)
        served.password = server.password
        started.append(served)
        return served

    begin.folder = folder
    yield begin
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def _cookies():
    return {}


@pytest.fixture
def visit(chromium, server, _cookies):
    """Open a page as an account; whatever the console says is a failure.

    An account logs in once: its cookies are kept, as hashing a password takes half a second.
    """
    contexts = []

    def opened(code="", *, width=1280, height=900, script=True, at=None, fresh=False):
        at = at or server
        key = (at.address, code)
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="ru-RU",
            java_script_enabled=script,
            base_url=at.address,
            storage_state=None if fresh else _cookies.get(key),
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                page.errors.append(message.text)
                if message.type == "error" and "Failed to load resource" not in message.text
                else None
            ),
        )
        if code and (fresh or key not in _cookies):
            log_in(page, code, at.password)
            if not fresh:
                _cookies[key] = context.storage_state()
        return page

    yield opened
    said = [error for context in contexts for page in context.pages for error in _said(page)]
    for context in contexts:
        context.close()
    assert said == []


def _said(page):
    return getattr(page, "errors", [])


@pytest.fixture
def words():
    """Give the text of a page in one line."""

    def read(page):
        return " ".join(page.inner_text("body").split())

    return read


@pytest.fixture(scope="session")
def harness():
    """Give this module: what starts a server of a test's own."""
    return sys.modules[__name__]
