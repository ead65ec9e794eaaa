"""The desk under load: the table of 600 schools, a school's desk, fifty people at once.

The server is a process of its own (`acts serve`), this one asks it over the loopback. Fifty people
each wait one to three seconds between pages; of twenty pages one is the table of all schools, one
a year of a school, the rest are desks. Every wait is bounded. Chromium, where it is there, tells
when the table can be used.
"""

import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from acts.__main__ import collect_seldom
from acts.actor import Actor, Role
from acts.bootstrap import new_workspace, open_desk
from acts.journal import task_subject
from acts.services.planning import plan
from acts.states import TaskState, TaskTrigger
from bench.measured import Row, print_rows
from bench.region import _fact, _record, _school

__all__ = ["main"]

_SCHOOLS, _ITEMS, _PEOPLE, _SECONDS = 600, 18, 50, 30
_TIMES = 15
_YEAR = "/matrix/?year=2021"
_PASSWORD = "нагрузка-на-стол-2026"
_ROADMAP = """\
id: bench
order:
  issuer: Управление образования
  kind: приказ
  number: "7"
  date: 2020-08-17
  place: г. Вымышленск
  title: О наставничестве
  signatory: начальник управления
annex: приложение 1
title: Дорожная карта
period: {start: 2020-09-01, end: 2022-12-31}
policies: {zone: Asia/Kamchatka}
bodies:
  school: {name: Образовательная организация, fan_out: each_school}
items:
"""
_ITEM = """\
  - number: "{number}"
    title: Обновление сведений о наставниках и наставляемых, участвующих в программах, № {number}
    bodies: [school]
    responsible: Образовательные организации
    deadline:
      text: Ежегодно, до 10 числа {month}-го месяца
      readings:
        - reading: {{kind: yearly, end_day: "{month:02}-10", op: до}}
          confirmed: {{by: юрист, on: 2020-08-17, reason: день и месяц названы}}
"""
_ACCOUNTS = """
import sys
from pathlib import Path
from acts.web.serving import make_ready
make_ready(Path(sys.argv[1]), hosts="localhost,127.0.0.1", https=False)
from acts.web.accounts.models import Account
Account.objects.open("officer", sys.argv[2], positions=["municipal"], everywhere=True)
Account.objects.open("staff", sys.argv[2], positions=["staff"], organizations=["school-7"])
"""


def main() -> None:
    """Make the workspace, serve it, ask, print the rows."""
    collect_seldom()
    with tempfile.TemporaryDirectory(prefix="acts-bench-") as name:
        folder = Path(name) / "region"
        _fill(folder)
        environment = {**os.environ, "PYTHONUTF8": "1", "ACTS_NOW": "2021-09-03T00:00:00Z"}
        command = [sys.executable, "-c", _ACCOUNTS, str(folder), _PASSWORD]
        subprocess.run(command, check=True, env=environment)
        log = Path(name) / "log.txt"
        with log.open("wb") as out:
            server = subprocess.Popen(
                [sys.executable, "-u", "-m", "acts", "serve", str(folder), "--port", "0"],
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        try:
            print_rows(*_measured(_address(log), server.pid, folder))
        finally:
            server.terminate()
            server.wait(30)


def _fill(folder: Path) -> None:
    """Make the workspace; no order we know asks a school for eighteen items in one year."""
    actor = Actor(id="bench", roles=frozenset(Role) - {Role.SYSTEM}, scope=())
    roadmap = folder.with_suffix(".yaml")
    roadmap.write_text(
        _ROADMAP
        + "".join(_ITEM.format(number=one + 1, month=one % 12 + 1) for one in range(_ITEMS)),
        encoding="utf-8",
    )
    with new_workspace(
        folder, roadmap_file=roadmap, actors=(actor,), observer=actor, rehearsal=True
    ) as desk:
        desk.store.save_organizations([_school(number) for number in range(_SCHOOLS)])
        _record(desk, plan(desk).occurrences)


def _address(log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := re.search(r"Стол открыт: (\S+)", log.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.1)
    raise TimeoutError("the server never came up")


class _Person:
    """A logged-in person with a connection of their own."""

    def __init__(self, address: str, cookies: str = "") -> None:
        self._line = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
        self._cookies = cookies

    def log_in(self, code: str) -> str:
        """Log in as a browser does, and give the cookies."""
        _, headers = self._ask("GET", "/login/")
        token = re.search(r"csrftoken=([^;]+)", headers.get("Set-Cookie", ""))
        assert token
        self._cookies = f"csrftoken={token[1]}"
        sent = {"username": code, "password": _PASSWORD, "csrfmiddlewaretoken": token[1]}
        status, headers = self._ask("POST", "/login/", urllib.parse.urlencode(sent))
        assert status == 302, status
        found = re.findall(
            r"(csrftoken|session)=([^;,]+);", ", ".join(headers.get_all("Set-Cookie"))
        )
        self._cookies = "; ".join(f"{key}={value}" for key, value in found)
        return self._cookies

    def get(self, where: str) -> float:
        """Ask for a page and say how many seconds it took to have it whole."""
        started = time.perf_counter()
        status, _ = self._ask("GET", where)
        assert status == 200, (where, status)
        return time.perf_counter() - started

    def _ask(
        self, method: str, where: str, body: str | None = None
    ) -> tuple[int, http.client.HTTPMessage]:
        headers = {"Cookie": self._cookies, "Accept-Encoding": "gzip"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, where, body, headers)
        answer = self._line.getresponse()
        answer.read()
        return answer.status, answer.headers


def _measured(address: str, server: int, folder: Path) -> list[Row]:
    officer, staff = _Person(address), _Person(address)
    cookies = officer.log_in("officer")
    staff.log_in("staff")
    table = f"matrix {_SCHOOLS} × {_ITEMS} of a year, whole answer"
    return [
        _alone(table, officer, _YEAR, server, "≤ 150 ms"),
        _alone("desk of a school", staff, "/o/school-7/", server, "≤ 80 ms"),
        _in_chromium(address),
        _together(address, cookies, server),
        _while_others_record(address, cookies, server, folder),
    ]


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _spent(process: int) -> float:
    """Tell how many seconds of a processor a process has had; 0 where the system doesn't say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _beside(spent: float, pages: int) -> str:
    """Say what else there is: waiting depends on who else works, the processor's time less so."""
    return f"{spent / pages * 1000:.0f} ms of processor a page, {_load()}"


def _alone(what: str, person: _Person, where: str, server: int, aim: str) -> Row:
    person.get(where)
    before = _spent(server)
    taken = [person.get(where) * 1000 for _ in range(_TIMES)]
    return Row(
        what=what,
        measured=f"{statistics.median(taken):.0f} ms (best {min(taken):.0f})",
        beside=_beside(_spent(server) - before, _TIMES),
        aim=aim,
    )


def _in_chromium(address: str) -> Row:
    """Tell when the table is there, laid out and answers a click, with a cold cache."""
    what, aim = "matrix usable in Chromium", "≤ 1.5 s"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        return Row(what=what, measured="NOT MEASURED: no Chromium", aim=aim)
    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(5):
            context = browser.new_context(base_url=address)
            page = context.new_page()
            page.goto("/login/")
            page.fill("[name=username]", "officer")
            page.fill("[name=password]", _PASSWORD)
            page.click("main button")
            page.wait_for_url("**/matrix/**")
            page.goto("/password/")
            started = time.perf_counter()
            page.goto(_YEAR, wait_until="domcontentloaded")
            # Two frames: the table has been laid out and painted, and the page hears a person.
            page.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
            page.focus(".matrix tbody a >> nth=0")
            taken.append(time.perf_counter() - started)
            context.close()
        browser.close()
    return Row(
        what=what,
        measured=f"{statistics.median(taken):.2f} s (best {min(taken):.2f})",
        beside=_load(),
        aim=aim,
    )


def _together(address: str, cookies: str, server: int, also: str = "") -> Row:
    """Let fifty people work for half a minute, from a process of their own."""
    command = [sys.executable, "-m", "bench.web", "people", address, cookies]
    before = _spent(server)
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=_SECONDS * 4, check=True
    )
    taken = sorted(json.loads(done.stdout))
    at = {share: taken[min(len(taken) - 1, int(len(taken) * share))] for share in (0.5, 0.95, 0.99)}
    return Row(
        what=f"{_PEOPLE} people for {_SECONDS} s{also}: p50 / p95 / p99",
        measured=" / ".join(f"{one * 1000:.0f}" for one in at.values()) + " ms",
        beside=f"{len(taken)} pages, {len(taken) / _SECONDS:.0f} a second, "
        f"{_beside(_spent(server) - before, len(taken))}",
        aim="p99 ≤ 500 ms",
    )


def _while_others_record(address: str, cookies: str, server: int, folder: Path) -> Row:
    """The same while another program writes every second, so that nothing stays as it was read."""
    environment = {**os.environ, "ACTS_NOW": "2021-09-03T00:00:00Z"}
    command = [sys.executable, "-m", "bench.web", "records", str(folder)]
    with subprocess.Popen(command, env=environment) as other:
        try:
            return _together(address, cookies, server, ", one record a second beside")
        finally:
            other.terminate()


def records(folder: str) -> None:
    """Be the other program: record that one duty after another was begun, until told to stop."""
    with open_desk(Path(folder)) as desk:
        for one in desk.store.occurrences():
            if not desk.store.history(task_subject(str(one.id))):
                begun = _fact(one, TaskTrigger.START, TaskState.PLANNED, TaskState.IN_PROGRESS)
                desk.store.append(begun, after=0)
                time.sleep(1)


def people(address: str, cookies: str) -> None:
    """Be the fifty people: print how long each page took."""
    taken: list[float] = []
    until = time.monotonic() + _SECONDS

    def work(number: int) -> None:
        person, chance = _Person(address, cookies), random.Random(number)
        time.sleep(chance.uniform(0, 2))
        while time.monotonic() < until:
            school = f"/o/school-{chance.randrange(_SCHOOLS)}/"
            # Of twenty pages one is the whole table, one a year of a school.
            where = {0: _YEAR, 1: f"{school}year/"}.get(chance.randrange(20), school)
            taken.append(person.get(where))
            time.sleep(chance.uniform(1, 3))

    crowd = [threading.Thread(target=work, args=(number,)) for number in range(_PEOPLE)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    print(json.dumps(taken))


if __name__ == "__main__":
    if sys.argv[1:2] == ["people"]:
        people(*sys.argv[2:4])
    elif sys.argv[1:2] == ["records"]:
        records(sys.argv[2])
    else:
        main()
