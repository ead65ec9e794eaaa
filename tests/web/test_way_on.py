"""Where a page leads: straight to the act, to what proves a duty, back to what was typed."""

import io
import re

STAFF, OFFICER = "staff.mayak", "municipal"
ITEM = "/o/mayak/item/6/2020/"
SCAN = b"%PDF-1.4\n%%EOF\n"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def handed_in(client):
    file = io.BytesIO(SCAN)
    file.name = "перечень.pdf"
    sent = {
        "step": "attach",
        "seen": "0",
        "paper": "Перечень партнёров",
        "dated": "01.09.2021",
        "on": "03.09.2021",
        "file": file,
    }
    answer = client.post(ITEM, sent)
    assert answer.status_code == 302, words(answer)


def test_the_desk_leads_straight_to_making_the_act(browser_of):
    page = browser_of(STAFF).get("/o/mayak/").content.decode()

    assert 'href="/o/mayak/acts/new/?kind=order_implementation&amp;period=2021"' in page


def test_an_act_under_way_is_opened_and_not_made_twice(browser_of):
    client = browser_of(STAFF)
    page = client.get("/o/mayak/").content.decode()

    assert 'href="/o/mayak/acts/order_pairs@2020@mayak/">Открыть проект' in page
    assert "?kind=order_pairs" not in page
    occurrence = client.get("/o/mayak/item/9/2020/").content.decode()
    assert 'href="/o/mayak/acts/order_pairs@2020@mayak/">Открыть проект' in occurrence


def test_who_makes_no_acts_is_not_led_to_making_one(browser_of):
    for code in ("director.mayak", OFFICER, "auditor"):
        client = browser_of(code)
        assert "/acts/new/" not in client.get("/o/mayak/").content.decode()
        assert "/acts/new/" not in client.get("/o/mayak/item/5/2021/").content.decode()


def test_the_checker_opens_the_scan_that_was_handed_in(browser_of):
    handed_in(browser_of(STAFF))
    officer = browser_of(OFFICER)
    address = f"{ITEM}paper/1/"

    assert f'href="{address}"' in officer.get(ITEM).content.decode()
    answer = officer.get(address)
    assert answer.content == SCAN
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_a_scan_is_only_for_who_sees_the_school(browser_of):
    handed_in(browser_of(STAFF))

    assert browser_of("staff.rassvet").get(f"{ITEM}paper/1/").status_code == 404
    assert browser_of(STAFF).get(f"{ITEM}paper/2/").status_code == 404
    assert browser_of(STAFF).get("/o/mayak/item/5/2021/paper/1/").status_code == 404


def test_an_act_that_proves_a_duty_is_a_link(browser_of):
    page = browser_of(OFFICER).get("/o/rassvet/item/5/2021/").content.decode()

    assert 'href="/o/rassvet/acts/order_implementation@2021@rassvet/">Открыть документ' in page


def test_a_form_sent_after_the_session_ended_comes_back_with_what_was_typed(browser_of):
    address = "/o/mayak/data/table/mentees/new/"
    answer = browser_of().post(
        address, {"surname": "Ветрова"}, headers={"referer": f"http://testserver{address}"}
    )

    assert answer.status_code == 403
    assert "Ветрова" in words(answer)
    assert "Ничего не записано" in words(answer)
    assert f'href="{address}"' in answer.content.decode()


def test_the_way_back_leads_nowhere_else(browser_of):
    answer = browser_of().post(
        "/o/mayak/acts/new/", {"kind": "x"}, headers={"referer": "http://elsewhere.example/a"}
    )

    assert "elsewhere" not in answer.content.decode()


def test_leaving_twice_asks_to_log_in(browser_of):
    answer = browser_of().post("/logout/")

    assert answer.status_code == 302


def test_a_session_in_use_is_written_now_and_then_and_not_at_every_page(browser_of):
    from django.contrib.sessions.models import Session

    client = browser_of(STAFF)
    client.get("/o/mayak/")
    key = client.session.session_key
    before = Session.objects.get(session_key=key).expire_date
    client.get("/o/mayak/")
    assert Session.objects.get(session_key=key).expire_date == before
    session = client.session
    session["seen"] -= 301
    session.save()
    client.get("/o/mayak/")
    assert Session.objects.get(session_key=key).expire_date > before


def test_views_of_the_admin_that_need_what_is_not_there_are_not_found(browser_of):
    assert browser_of("administrator").get("/admin/r/1/1/").status_code == 404


def test_the_table_is_asked_who_has_to_act(browser_of):
    client = browser_of(OFFICER)

    assert "Показано: 1" in words(client.get("/matrix/?year=2021&holder=checker"))
    assert "Показано: 3" in words(client.get("/matrix/?year=2021&holder=nobody"))


def test_the_menu_marks_the_part_a_page_belongs_to(browser_of):
    def marked(code, address):
        page = browser_of(code).get(address).content.decode()
        return re.findall(r'aria-current="(page|true)">([^<]+)</a></li>', page)

    assert marked(STAFF, "/o/mayak/") == [("page", "Рабочий стол")]
    assert marked(STAFF, "/o/mayak/data/table/mentees/") == [("true", "Данные")]
    assert marked(STAFF, "/o/mayak/acts/new/") == [("true", "Акты")]
    assert marked(STAFF, "/o/mayak/item/5/2021/") == [("true", "Рабочий стол")]
    assert marked(OFFICER, "/matrix/years/") == [("true", "Сводная таблица")]
    assert marked(STAFF, "/password/") == []


def test_what_came_back_says_at_once_what_to_mend(browser_of):
    item, act = "/o/rassvet/item/5/2021/", "/o/mayak/acts/order_pairs@2020@mayak/"

    def seen(page):
        return re.search(r'name="seen" value="(\d+)"', page.content.decode())[1]

    officer = browser_of(OFFICER)
    back = {"step": "return", "reason": "не назван ответственный", "clause": "п. 4"}
    assert officer.post(item, {**back, "seen": seen(officer.get(item))}).status_code == 302
    assert "Почему вернули: п. 4; не назван ответственный." in words(
        browser_of("staff.rassvet").get(item)
    )

    for code, sent in (
        (STAFF, {"step": "submit"}),
        ("legal", {"step": "review_return", "remark": "уточнить срок", "clause": "п. 7"}),
    ):
        client = browser_of(code)
        sent = {**sent, "seen": seen(client.get(act))}
        assert client.post(f"{act}step/", sent).status_code == 303
    assert "Почему вернули: п. 7; уточнить срок." in words(browser_of(STAFF).get(act))
