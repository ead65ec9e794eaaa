"""The calendar by a secret address: made, replaced, closed; what is in it; who is answered."""

import re

from icalendar import Calendar

STAFF, OFFICER = "staff.mayak", "municipal"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def seen_on(page):
    return re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]


def made(client):
    sent = {"step": "make", "seen": seen_on(client.get("/calendar/"))}
    page = client.post("/calendar/", sent).content.decode()
    return re.search(r">http://testserver(/feed/[\w-]{43}\.ics)<", page)[1]


def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_program_fetches_the_terms_of_the_school_without_a_login(browser_of, tmp_path):
    from acts.services.calendar_export import export_calendar
    from acts.web.accounts.models import Account
    from acts.web.workspace import workspace

    address = made(browser_of(STAFF))
    answer = browser_of().get(address)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    desk = workspace().desk(Account.objects.get(code=STAFF).actor)
    file = tmp_path / "сроки.ics"
    export_calendar(desk, organization="mayak", to=file)

    def told(calendar):
        return [(one["UID"], one["DTSTART"].dt, one["SUMMARY"], one["STATUS"]) for one in calendar]

    exported = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert told(events(answer)) == told(exported)
    assert "mayak" not in address


def test_an_overseer_s_calendar_puts_schools_together(browser_of):
    found = events(browser_of().get(made(browser_of(OFFICER))))
    keys = [(str(one["SUMMARY"]).split(" –")[0], one["DTSTART"].dt) for one in found]

    assert len(found) > 5
    assert len(set(keys)) == len(keys)
    assert any(re.search(r"не исполнено \d из [23]$", str(one["SUMMARY"])) for one in found)
    assert any("Ещё не исполнили:" in str(one["DESCRIPTION"]) for one in found)


def test_the_secret_is_shown_once_and_kept_nowhere(browser_of, workspace_folder):
    client = browser_of(STAFF)
    token = made(client).removeprefix("/feed/").removesuffix(".ics")

    assert token not in client.get("/calendar/").content.decode()
    for file in workspace_folder.glob("*.sqlite3*"):
        assert token.encode() not in file.read_bytes(), file.name


def test_a_new_address_ends_the_old_one_and_closing_ends_both(browser_of):
    client, nobody = browser_of(STAFF), browser_of()
    first = made(client)
    second = made(client)

    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200
    closed = client.post("/calendar/", {"step": "close"})
    assert closed.headers["Location"] == "/calendar/"
    assert nobody.get(second).status_code == 404
    assert "Адреса пока нет" in words(client.get("/calendar/"))


def test_nothing_is_made_by_looking(browser_of):
    from acts.web.accounts.models import Account

    assert browser_of(STAFF).get("/calendar/").status_code == 200
    assert not Account.objects.get(code=STAFF).feed_digest


def test_an_account_that_was_closed_takes_its_calendar_along(browser_of):
    from acts.web.accounts.models import Account

    address = made(browser_of(STAFF))
    Account.objects.filter(code=STAFF).update(is_active=False)

    assert browser_of().get(address).status_code == 404


def test_an_account_without_an_address_isn_t_found_by_an_empty_secret(browser_of):
    for address in ("/feed/.ics", "/feed/ .ics", "/feed/x.ics", "/feed/" + "a" * 5000 + ".ics"):
        assert browser_of().get(address).status_code == 404


def test_the_page_is_for_those_who_came_in(browser_of):
    assert browser_of().get("/calendar/").status_code == 302
    assert browser_of().post("/calendar/", {"step": "make"}).status_code in (302, 403)


def test_nothing_is_sent_twice_until_something_changes(browser_of):
    from acts.web.accounts.models import Account
    from acts.web.workspace import workspace

    nobody, address = browser_of(), made(browser_of(STAFF))
    first = nobody.get(address)
    tag = first.headers["ETag"]
    again = nobody.get(address, headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert "GMT" in first.headers["Last-Modified"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    packed = nobody.get(address, headers={"accept-encoding": "gzip", "if-none-match": f"W/{tag}"})
    assert packed.status_code == 304

    from acts.services.tracking import TaskMove, find_occurrence, move_task
    from acts.states import TaskTrigger

    desk = workspace().desk(Account.objects.get(code=STAFF).actor)
    waiting = next(
        str(one.id)
        for one in desk.store.occurrences(organization="mayak")
        if one.due and not desk.store.history(f"task:{one.id}")
    )
    day = desk.today(desk.organization("mayak"))
    move = TaskMove(trigger=TaskTrigger.START, on=day)
    move_task(desk, find_occurrence(desk, waiting), move)
    changed = nobody.get(address, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_who_asks_too_often_waits_and_others_don_t(browser_of, monkeypatch):
    from acts.web.feed import views

    monkeypatch.setattr(views, "_MOST_OF_ONE", 2)
    nobody = browser_of()
    address, other = made(browser_of(STAFF)), made(browser_of(OFFICER))
    answers = [nobody.head(address).status_code for _ in range(3)]

    assert answers[-2:] == [200, 429]
    assert nobody.head(address).headers["Retry-After"]
    assert nobody.head(other).status_code == 200


def test_who_tries_addresses_is_slowed_down_and_owners_are_not(browser_of):
    nobody, address = browser_of(), made(browser_of(STAFF))
    answers = [nobody.get(f"/feed/{number}.ics").status_code for number in range(31)]

    assert answers[-2:] == [404, 429]
    assert nobody.get(address).status_code == 200


def test_a_page_sent_twice_leaves_the_address_that_was_shown(browser_of):
    client = browser_of(STAFF)
    before = seen_on(client.get("/calendar/"))
    address = made(client)

    again = client.post("/calendar/", {"step": "make", "seen": before}, follow=True)

    assert "Адрес уже сделан" in words(again)
    assert browser_of().get(address).status_code == 200
