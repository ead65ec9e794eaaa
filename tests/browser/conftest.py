"""A real browser against the real server: the demo municipality, Debian's Chromium.

Where there is no Chromium the tests are skipped loudly; CI requires it (ACTS_REQUIRE_BROWSER=1).
"""

import contextlib
import dataclasses as dc
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time

import pytest

NOW = "2021-09-03T00:00:00Z"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("ACTS_REQUIRE_BROWSER") == "1"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    if CHROMIUM or REQUIRED:
        return
    for item in items:
        if "tests/browser" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.skip(reason="нет Chromium: apt-get install chromium"))


@dc.dataclass
class Served:
    """A server of its own process."""

    process: subprocess.Popen
    address: str
    folder: str
    password: str

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def start(*arguments):
    """Start a server and wait until it says where it listens."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "acts", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "ACTS_NOW": NOW, "PYTHONUTF8": "1"},
    )
    said, deadline = "", time.monotonic() + 120
    while time.monotonic() < deadline:
        ready, _, _ = select.select([process.stdout], [], [], 1)
        line = process.stdout.readline() if ready else ""
        said += line
        if found := re.search(r"(http://\S+)", line):
            password = re.search(r"пароль у всех: (\S+?)\)", said)
            return Served(process, found[1], "", password[1] if password else "")
        if process.poll() is not None:
            break
    process.kill()
    raise AssertionError(said)


@pytest.fixture(scope="session")
def server():
    """Serve the demo municipality; tests of one session share it and leave each other's rows."""
    served = start("--demo")
    yield served
    served.process.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        served.process.wait(20)
    served.process.kill()


@pytest.fixture(scope="session")
def chromium():
    """Launch Chromium once."""
    if not CHROMIUM:
        pytest.fail("нет Chromium, а он обязателен: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, server):
    """Open a page as an account; whatever the console says or the server refuses is a failure."""
    contexts = []

    def opened(code="", *, width=1280, height=900, script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="ru-RU",
            java_script_enabled=script,
            base_url=server.address,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda message: page.errors.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None,
        )
        if code:
            page.goto("/login/")
            page.fill("[name=username]", code)
            page.fill("[name=password]", server.password)
            page.click("main button")
            page.wait_for_url(lambda address: "/login/" not in address)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            assert page.errors == []
        context.close()
