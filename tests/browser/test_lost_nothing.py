"""Back, double clicks, two tabs, a session that ended, a killed server: nothing is lost."""

import html
import http.client
import itertools
import re
import subprocess
import sys
import threading
import time
import urllib.parse

import pytest

MENTEES = "/o/mayak/data/table/mentees/"
DRAFT = "/o/mayak/acts/new/?kind=order_pairs&period=2020"
PERSON = {
    "name": "Дарья",
    "patronymic": "Олеговна",
    "position": "7 А класс",
    "birth_date": "05.03.2008",
    "representative": "Ветров Олег Игоревич",
    "since": "01.09.2021",
}


def fill(page, surname):
    page.goto(f"{MENTEES}new/")
    typed(page, surname)


def typed(page, surname):
    page.fill("[name=surname]", surname)
    for name, value in PERSON.items():
        page.fill(f"#f-form [name={name}]", value)
    page.select_option("#f-form [name=category]", "pupil")


def save(page):
    return page.locator("#f-form .registers-actions button").first


def found(page, surname):
    page.goto(MENTEES)
    page.fill("[name=words]", surname)
    page.get_by_role("button", name="Найти").click()
    page.get_by_text("Найдено:").wait_for()
    return int(re.search(r"Найдено: (\d+)", page.inner_text("body"))[1])


def test_a_double_click_writes_one_row(visit):
    page = visit("staff.mayak")
    fill(page, "Двойнова")
    save(page).dblclick()
    page.wait_for_url("**/mentee-*/")
    assert found(page, "Двойнова") == 1


def test_back_after_saving_and_saving_again_writes_one_row(visit, words):
    page = visit("staff.mayak")
    fill(page, "Обратнова")
    save(page).click()
    page.wait_for_url("**/mentee-*/")
    page.go_back()
    assert page.url.endswith("/new/")
    typed(page, "Обратнова")
    save(page).click()
    page.wait_for_url("**/mentee-*/")
    assert found(page, "Обратнова") == 1


def test_back_to_a_form_finds_what_was_typed(visit):
    page = visit("staff.mayak")
    fill(page, "Неспешная")
    page.get_by_role("link", name="Рабочий стол").click()
    page.wait_for_url("**/o/mayak/")
    page.go_back()
    page.wait_for_url("**/new/")
    assert page.input_value("[name=surname]") == "Неспешная"
    assert page.input_value("[name=birth_date]") == PERSON["birth_date"]


def test_two_tabs_with_one_row_the_second_is_told_and_keeps_its_input(visit, words):
    first, second = visit("staff.mayak"), visit("clerk.mayak")
    fill(first, "Парная")
    save(first).click()
    first.wait_for_url("**/mentee-*/")
    second.goto(first.url)
    first.fill("[name=position]", "8 А класс")
    save(first).click()
    second.fill("[name=position]", "9 А класс")
    save(second).click()
    assert "изменил другой человек" in words(second)
    assert second.input_value("[name=position]") == "9 А класс"
    save(second).click()
    assert second.input_value("[name=position]") == "9 А класс"
    assert "Сохранено" in words(second)


def test_two_tabs_with_one_act_the_second_is_told_and_keeps_its_input(visit, words):
    first, second = visit("staff.mayak"), visit("clerk.mayak")
    for page, post in ((first, "педагог-наставник"), (second, "завуч второй вкладки")):
        page.goto(DRAFT)
        page.get_by_text("Данные документа").click()
        page.fill("[name='curator.post']", post)
    for page in (first, second):
        page.get_by_role("button", name="Подготовить проект заново").last.click()
    assert "Проект подготовлен" in words(first)
    assert "Пока вы заполняли, документ изменили" in words(second)
    assert second.input_value("[name='curator.post']") == "завуч второй вкладки"


@pytest.mark.parametrize("cookie", ["session", None], ids=["session", "everything"])
def test_a_session_that_ended_shows_what_was_typed(visit, server, words, cookie):
    staff = visit("staff.mayak", fresh=True)  # a session of its own: it is given up here
    fill(staff, "Забытая")
    before = server.digest
    staff.context.clear_cookies(**({"name": cookie} if cookie else {}))
    save(staff).click()
    staff.wait_for_load_state()
    assert "Забытая" in words(staff)
    assert PERSON["birth_date"] in words(staff)
    assert "Ничего не записано" in words(staff)
    assert server.digest == before

    staff.get_by_role("link", name=re.compile("Войти снова|Открыть страницу заново")).click()
    if "/login/" in staff.url:
        staff.fill("[name=username]", "staff.mayak")
        staff.fill("[name=password]", server.password)
        staff.click("main button")
    staff.wait_for_url("**/new/")
    assert staff.input_value("[name=surname]") == "Забытая"
    assert staff.input_value("[name=birth_date]") == PERSON["birth_date"]
    save(staff).click()
    staff.wait_for_url("**/mentee-*/")


class Sender(threading.Thread):
    """Adds rows one after another until the server is gone; remembers what was acknowledged."""

    def __init__(self, served, cookies, revision):
        super().__init__(daemon=True)
        self.revision = revision
        self.host = urllib.parse.urlsplit(served.address).netloc
        self.jar = {one["name"]: one["value"] for one in cookies}
        self.acknowledged, self.sent = [], 0

    def run(self):
        line = http.client.HTTPConnection(self.host, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{key}={value}" for key, value in self.jar.items()),
            "X-CSRFToken": self.jar["csrftoken"],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        letters = itertools.product("абвгдежзик", repeat=3)
        try:
            for one in letters:
                surname = "Ряд" + "".join(one)
                data = {**PERSON, "surname": surname, "category": "pupil"}
                data["revision"] = self.revision
                self.sent += 1
                line.request("POST", f"{MENTEES}new/", urllib.parse.urlencode(data), headers)
                answer = line.getresponse()
                answer.read()
                assert answer.status == 303, answer.status
                self.acknowledged.append(surname)
        except (OSError, http.client.HTTPException):
            pass
        finally:
            line.close()


def test_a_killed_server_loses_nothing_it_acknowledged(own_copy, visit, harness):
    served = own_copy()
    page = visit("staff.mayak", at=served)
    page.goto(f"{MENTEES}new/")
    sender = Sender(served, page.context.cookies(), page.input_value("[name=revision]"))
    sender.start()
    until = time.monotonic() + 30
    while len(sender.acknowledged) < 4 and time.monotonic() < until:
        time.sleep(0.01)
    served.kill()
    sender.join(30)
    assert len(sender.acknowledged) >= 4

    again = own_copy()
    page = visit("staff.mayak", at=again)
    page.goto(MENTEES)
    listed = html.unescape(page.content())
    kept = set(re.findall(r"Ряд[а-я]{3}", listed))
    assert set(sender.acknowledged) <= kept
    assert len(kept) <= sender.sent  # the last one may have been written and not answered
    command = [sys.executable, "-m", "acts", "journal", "verify", "-w", str(again.folder)]
    done = subprocess.run(
        command, env=harness.environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    check = [sys.executable, "-m", "acts", "doctor", "-w", str(again.folder)]
    done = subprocess.run(
        check, env=harness.environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
