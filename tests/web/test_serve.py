"""`acts serve` as a process: it starts, answers, is told to stop, and leaves nothing behind."""

import contextlib
import dataclasses as dc
import http.client
import http.cookiejar
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

PASSWORD = "учебный-стол-2026"
POSIX = os.name == "posix"


@dc.dataclass
class Served:
    """A server that runs and what it has printed so far."""

    process: subprocess.Popen
    lines: list = dc.field(default_factory=list)
    errors: list = dc.field(default_factory=list)

    @property
    def said(self):
        return "".join(self.lines)

    @property
    def logged(self):
        return "".join(self.errors)

    def until(self, pattern, seconds=300):
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            found = re.search(pattern, self.said)
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail(f"never said {pattern}: {self.said}{self.logged}")

    @property
    def address(self):
        return self.until(r"Стол открыт: (http://\S+)/\n")[1]

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(60)
        for reader in self.readers:
            reader.join(10)
        return code


def free_port():
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """Start servers; whatever still runs at the end of the test is ended."""
    running = []

    def start(*arguments, cwd=None, **environment):
        process = subprocess.Popen(
            [sys.executable, "-m", "acts", "serve", "--port", "0", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=cwd or tmp_path,
            env={**os.environ, "ACTS_NOW": "2021-09-03T00:00:00Z", **environment},
        )
        one = Served(process)
        one.readers = [
            threading.Thread(target=lambda pipe, kept: kept.extend(pipe), args=pair, daemon=True)
            for pair in ((process.stdout, one.lines), (process.stderr, one.errors))
        ]
        for reader in one.readers:
            reader.start()
        running.append(process)
        return one

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture
def folder(municipality, tmp_path):
    """Give a workspace of one's own in which nobody has an account yet."""
    copy = tmp_path / "папка"
    shutil.copytree(municipality, copy, ignore=shutil.ignore_patterns("desk.*"))
    return copy


def visitor():
    jar = http.cookiejar.CookieJar()
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))


def asked(browser, address, **form):
    """Ask for a page, or send a form with the secret of the page it stands on."""
    try:
        page = browser.open(address, timeout=60).read().decode()
        if form:
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
            data = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **form}).encode()
            page = browser.open(address, data, timeout=60).read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()
    return 200, page


@pytest.mark.skipif(not POSIX, reason="a process is told to stop in another way there")
def test_the_municipality_for_practice_starts_lets_in_and_leaves_nothing(served, tmp_path):
    place = tmp_path / "временное"
    place.mkdir()
    desk = served("--demo", TMPDIR=str(place))
    address = desk.address
    browser = visitor()

    assert PASSWORD in desk.said
    assert "Администратор: откройте" not in desk.said
    assert asked(browser, f"{address}/login/")[0] == 200
    form = {"username": "staff.mayak", "password": PASSWORD}
    status, page = asked(browser, f"{address}/login/", **form)
    assert status == 200
    assert "Просрочено" in page
    assert list(place.iterdir())
    assert desk.stop() == 0
    assert "Стол закрыт." in desk.said
    assert list(place.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="rights of files are others there")
def test_a_first_start_invites_the_administrator_once_and_ctrl_c_ends_it(served, folder):
    desk = served(folder)
    link = desk.until(r"Администратор: откройте (http://\S+)")[1]
    assert link.startswith(desk.address)
    new = {"new_password1": "совсем-новый-пароль", "new_password2": "совсем-новый-пароль"}
    browser = visitor()
    assert asked(browser, link, **new)[0] == 200
    form = {"username": "administrator", "password": "совсем-новый-пароль"}
    status, page = asked(browser, f"{desk.address}/login/", **form)
    assert status == 200
    assert "Учётные записи" in page
    for name in ("desk.key", "desk.sqlite3"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name
    assert desk.stop(signal.SIGINT) == 0

    key = (folder / "desk.key").read_text(encoding="ascii")
    (folder / "desk.key").chmod(0o644)
    again = served(cwd=folder)
    assert again.address
    assert "Администратор" not in again.said
    assert (folder / "desk.key").read_text(encoding="ascii") == key
    assert stat.S_IMODE((folder / "desk.key").stat().st_mode) == 0o600
    assert again.stop() == 0


def test_an_account_is_invited_from_the_command_line(served, folder):
    desk = served(folder, "--invite", "nobody")
    assert desk.process.wait(60) == 1
    for reader in desk.readers:
        reader.join(10)
    assert "«nobody» нет" in desk.logged

    first = served(folder)
    token = first.until(r"/invite/(\S+)/")[1]
    other = served(folder, "--invite", "administrator", "--names", "стол.рф", "--https")
    link = other.until(r"https://стол\.рф(/invite/\S+/)")[1]
    assert other.process.wait(60) == 0
    assert asked(visitor(), f"{first.address}{link}")[0] == 200
    assert asked(visitor(), f"{first.address}/invite/{token}/")[0] == 404


def test_behind_a_proxy_it_answers_to_its_name_and_knows_the_scheme(served, folder):
    port = free_port()
    desk = served(folder, "--names", "стол.рф, other.example", "--https", "--port", port)
    desk.until(r"Стол открыт: https://стол\.рф/\n")
    proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}

    def answer(**headers):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/login/", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as page:
                return page.status, page.headers
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers

    for name in ("стол.рф".encode("idna").decode(), "other.example"):
        status, headers = answer(Host=name, **proxied)
        assert status == 200
        assert "max-age=31536000" in headers["Strict-Transport-Security"]
        assert headers["Set-Cookie"].startswith("__Host-")  # a neighbour's site can set no such
        assert {"Secure", "HttpOnly"} <= set(headers["Set-Cookie"].split("; "))
    status, headers = answer(Host="other.example")
    assert (status, headers["Strict-Transport-Security"]) == (200, None)
    assert answer(Host="evil.example", **proxied)[0] == 400


def test_nobody_but_the_proxy_says_who_came(served, folder):
    port = free_port()
    desk = served(folder, "--names", "other.example", "--https", "--proxy", "192.0.2.9",
                  "--port", port)  # fmt: skip
    desk.until(r"Стол открыт")
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/login/",
        headers={"Host": "other.example", "X-Forwarded-Proto": "https"},
    )
    with urllib.request.urlopen(request, timeout=60) as page:
        assert page.headers["Strict-Transport-Security"] is None  # its word was not taken


def test_connections_that_say_nothing_keep_nobody_out(served, folder):
    port = free_port()
    desk = served(folder, "--port", port)
    desk.until(r"Стол открыт")
    with contextlib.ExitStack() as stack:
        for _ in range(150):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            silent.sendall(b"GET /login/ HTTP/1.1\r\n")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/login/", timeout=20) as page:
            assert page.status == 200


def test_a_request_without_end_is_cut_off(served, folder):
    port = free_port()
    desk = served(folder, "--port", port)
    desk.until(r"Стол открыт")
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(line):
        line.putrequest("POST", "/login/")
        line.putheader("Content-Length", str(1 << 30))
        line.endheaders()
        answer = line.getresponse()
        page = answer.read().decode()
    assert answer.status == 413
    assert "Файл слишком большой" in page
    assert "Больше 64 МБ" in page


def test_a_busy_port_is_named_with_what_to_do(served, folder):
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        desk = served(folder, "--port", port)
        assert desk.process.wait(60) == 3
    for reader in desk.readers:
        reader.join(10)
    assert f"порт {port} занят" in desk.logged
    assert f"--port {port + 1}" in desk.logged
    assert "Traceback" not in desk.logged


def test_known_passwords_are_not_given_to_a_real_workspace(served, folder):
    settings = folder / "acts.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("rehearsal = true", "rehearsal = false"), encoding="utf-8")
    desk = served(folder, "--demo", ACTS_NOW="")
    assert desk.process.wait(60) == 1
    for reader in desk.readers:
        reader.join(10)
    assert "это не учебная папка" in desk.logged
    assert not (folder / "desk.sqlite3").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--host", "0.0.0.0"], 1, "под каким именем"),
        (["--host", "192.0.2.77", "--names", "x"], 3, "адреса «192.0.2.77» у этого компьютера нет"),
        (["--port", "70000"], 2, "70000"),
        (["--names", "a..b"], 1, "«a..b» – не имя сервера"),
        (["--names", "https://школа.рф/"], 1, "Только имя, без https:// и без порта"),
        (["--names", "стол.рф,*"], 1, "«*» – не имя сервера"),
        (["--names", "a b"], 1, "«a b» – не имя сервера"),
        (["пусто"], 3, "не рабочая папка"),
    ],
)
def test_what_can_t_be_served_is_refused_in_russian(
    served, folder, tmp_path, arguments, code, said
):
    (tmp_path / "пусто").mkdir()
    desk = served(*arguments, cwd=tmp_path if "пусто" in arguments else folder)
    assert desk.process.wait(60) == code
    for reader in desk.readers:
        reader.join(10)
    assert said in desk.logged
    assert "Traceback" not in desk.logged


def test_log_lines_name_pages_by_their_route_and_hold_nothing_of_anybody(
    served, municipality, tmp_path
):
    copy = tmp_path / "папка"
    shutil.copytree(municipality, copy)
    desk = served(copy)
    address, browser = desk.address, visitor()
    secret = "Тайная-Фамилия"
    asked(browser, f"{address}/login/", username=secret, password=secret)
    quoted = urllib.parse.quote(secret)
    asked(browser, f"{address}/login/?next=/{quoted}")
    asked(browser, f"{address}/{quoted}/")
    asked(browser, f"{address}/feed/{quoted}.ics")
    asked(browser, f"{address}/o/{quoted}/")
    assert desk.stop() == 0

    lines = desk.logged.splitlines()
    shape = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ INFO (GET|POST) (\S+) (\d{3}) \d+ ms")
    found = [shape.fullmatch(line) for line in lines]
    assert all(found), desk.logged
    assert ("GET", "login", "200") in {one.groups() for one in found}
    assert ("GET", "feed", "404") in {one.groups() for one in found}
    assert ("GET", "-", "404") in {one.groups() for one in found}
    assert secret not in desk.logged
    assert quoted not in desk.logged


def test_a_defect_shows_a_page_and_logs_its_kind_and_place_only(browser_of, monkeypatch):
    import logging

    from acts.web.desk import views

    def fail(*_, **__):
        raise RuntimeError("Тайная Фамилия")

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    written, log = [], logging.getLogger("acts.web")
    monkeypatch.setattr(log, "handlers", [Kept()])
    monkeypatch.setattr(views, "agenda", fail)
    client = browser_of("staff.mayak")
    client.raise_request_exception = False
    answer = client.get("/o/mayak/")
    page = answer.content.decode()

    assert answer.status_code == 500
    assert "Ошибка в самой программе" in page
    assert "Тайная" not in page
    assert re.fullmatch(r"RuntimeError acts\.web\.desk\.views:\d+", written[0])
    assert re.fullmatch(r"GET desk 500 \d+ ms", written[1])
    assert len(written) == 2


def test_changed_settings_are_noticed_while_the_desk_is_open(browser_of, workspace_folder):
    from acts.web.workspace import workspace

    client = browser_of("staff.mayak")
    settings = workspace_folder / "acts.toml"
    text = settings.read_text(encoding="utf-8")
    before = workspace()
    assert workspace() is before

    def save(changed):  # as programs do: another file in the place of the old one
        part = settings.with_suffix(".part")
        part.write_text(changed, encoding="utf-8")
        part.replace(settings)

    save(f"{text}\n[tracking]\ndue_soon_days = 3\n" if "[tracking]" not in text else text + "\n")
    after = workspace()
    assert after is not before
    assert after.store is before.store
    save("это не настройки")
    assert client.get("/o/mayak/").status_code == 503
    save(text)
    assert client.get("/o/mayak/").status_code == 200


def test_a_changed_roadmap_is_noticed_while_the_desk_is_open(browser_of, workspace_folder):
    from acts.web.workspace import workspace

    client = browser_of("staff.mayak")
    pinned = workspace_folder / workspace().settings.roadmap
    text = pinned.read_text(encoding="utf-8")
    title = workspace().roadmap.item("5").title
    beginning = " ".join(title.split()[:3])  # a long title is folded in the file
    assert beginning in text
    part = pinned.with_suffix(".part")
    part.write_text(text.replace(beginning, "Совсем новое мероприятие"), encoding="utf-8")
    part.replace(pinned)

    assert workspace().roadmap.item("5").title.startswith("Совсем новое мероприятие")
    assert "Совсем новое мероприятие" in client.get("/o/mayak/year/").content.decode()


def test_static_files_are_kept_for_good_by_an_address_with_their_digest(browser_of):
    client = browser_of()
    page = client.get("/login/").content.decode()
    address = re.search(r'href="(/static/[0-9a-f]{12}/web/desk\.css)"', page)[1]
    answer = client.get(address)
    answer.close()

    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert int(re.search(r"max-age=(\d+)", answer.headers["Cache-Control"])[1]) > 31_000_000
    assert client.get("/static/web/desk.css").status_code == 404


def test_a_request_under_another_name_is_refused_in_russian(browser_of):
    answer = browser_of().get("/login/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert "Запрос не понят" in answer.content.decode()
    assert "evil.example" not in answer.content.decode()
