"""Who gets in, and what each account sees."""

import datetime as dt
import re

import pytest

STAFF, OFFICER, ADMIN = "staff.mayak", "municipal", "administrator"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


@pytest.mark.parametrize("address", ["/", "/o/mayak/", "/o/mayak/year/", "/password/", "/admin/"])
def test_nobody_sees_a_page_without_logging_in(browser_of, address):
    answer = browser_of().get(address)

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_a_school_account_comes_to_its_own_desk(browser_of):
    answer = browser_of(STAFF).get("/", follow=True)

    assert answer.redirect_chain == [("/o/mayak/", 302)]
    assert "Просрочено" in words(answer)
    assert "приложение 1, п." in words(answer)


def test_a_foreign_school_answers_exactly_like_an_unknown_one(browser_of):
    client = browser_of(STAFF)
    for page in ("", "year/"):
        foreign, unknown = client.get(f"/o/rassvet/{page}"), client.get(f"/o/nowhere/{page}")
        assert (foreign.status_code, unknown.status_code) == (404, 404)
        assert words(foreign) == words(unknown)


def test_an_account_without_organizations_sees_none(browser_of):
    from acts.web.accounts.models import Account

    Account.objects.open("lost", "x" * 12, positions=["staff"])

    assert "не назначено ни одной школы" in words(browser_of("lost").get("/"))
    assert browser_of("lost").get("/o/mayak/").status_code == 404


def test_an_overseer_sees_every_school(browser_of):
    answer = browser_of(OFFICER).get("/", follow=True)

    assert answer.redirect_chain == [("/matrix/", 302)]
    assert "Показано: 3" in words(answer)
    assert browser_of(OFFICER).get("/o/rassvet/").status_code == 200


def test_a_wrong_password_says_so_in_russian_and_the_sixth_closes_the_door(browser_of):
    client = browser_of()
    form = {"username": STAFF, "password": "не тот пароль"}
    first = client.post("/login/", form)
    assert "логин" in words(first).lower()
    assert first.status_code == 200
    answers = [client.post("/login/", form).status_code for _ in range(5)]

    assert answers[-1] == 429
    right = {"username": STAFF, "password": "учебный-стол-2026"}
    assert client.post("/login/", right).status_code == 429


def test_a_password_lets_in(browser_of):
    form = {"username": STAFF, "password": "учебный-стол-2026"}

    assert browser_of().post("/login/", form).headers["Location"] == "/"


def test_leaving_needs_a_button_not_a_link(browser_of):
    client = browser_of(STAFF)

    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").headers["Location"] == "/login/"
    assert client.get("/o/mayak/").status_code == 302


def test_an_invitation_works_once_and_only_while_it_is_fresh(browser_of):
    from acts.web.accounts.models import Account, Invitation

    moment = dt.datetime(2021, 9, 1, tzinfo=dt.UTC)
    account = Account.objects.get(code=STAFF)
    token = Invitation.issue(account, moment=moment)
    new = {"new_password1": "совсем-новый-пароль", "new_password2": "совсем-новый-пароль"}
    client = browser_of()

    assert STAFF in words(client.get(f"/invite/{token}/"))
    assert client.post(f"/invite/{token}/", new).headers["Location"] == "/login/"
    assert client.get(f"/invite/{token}/").status_code == 404
    account.refresh_from_db()
    assert account.check_password("совсем-новый-пароль")

    stale = Invitation.issue(account, moment=moment - dt.timedelta(days=30))
    assert client.get(f"/invite/{stale}/").status_code == 404


def test_the_secret_of_an_invitation_is_kept_nowhere(browser_of, workspace_folder):
    from acts.web.accounts.models import Account, Invitation

    token = Invitation.issue(
        Account.objects.get(code=STAFF), moment=dt.datetime(2021, 9, 1, tzinfo=dt.UTC)
    )

    assert token.encode() not in (workspace_folder / "desk.sqlite3").read_bytes()


def test_a_weak_password_is_refused_in_russian(browser_of):
    client = browser_of(STAFF)
    form = {"old_password": "учебный-стол-2026", "new_password1": "1234", "new_password2": "1234"}
    answer = client.post("/password/", form)

    assert answer.status_code == 422
    assert "Пароль короткий: нужно не меньше 12 знаков." in words(answer)


def test_the_administrator_manages_accounts_and_nobody_else_does(browser_of):
    listed = browser_of(ADMIN).get("/admin/", follow=True)
    refused = browser_of(STAFF).get("/admin/", follow=True)

    assert STAFF in listed.content.decode()
    assert refused.status_code == 403
    assert "Этого ваша учётная запись не может" in words(refused)


def test_a_new_account_gets_a_link_and_its_rights_follow_from_its_positions(browser_of):
    from acts.web.accounts.models import Account

    client = browser_of(ADMIN)
    form = {"code": "new", "title": "", "positions": ["clerk"], "organizations": ["mayak"]}
    answer = client.post("/admin/accounts/account/add/", {**form, "is_active": "on"}, follow=True)

    made = Account.objects.get(code="new")
    assert (made.is_staff, made.organizations, made.has_usable_password()) == (
        False,
        ["mayak"],
        False,
    )
    link = re.search(r"http://testserver(/invite/[\w-]+/)", answer.content.decode())[1]
    assert browser_of().get(link).status_code == 200


def test_every_answer_carries_the_headers(browser_of):
    answer = browser_of().get("/login/")

    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_page_that_leads_nowhere_says_so_in_russian(browser_of):
    answer = browser_of(STAFF).get("/nowhere/")

    assert answer.status_code == 404
    assert "Такой страницы нет" in words(answer)


PASSWORD = "учебный-стол-2026"
NEW = "совсем-новый-пароль"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("staff.mayak-staff", "Пароль составлен из логина"),
        ("mayak-mayak-mayak", "Пароль составлен из логина"),
        ("staff.mayakk", "Пароль составлен из логина"),
        ("password1234", "широко распространён"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(browser_of, new, why):
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    answer = browser_of(STAFF).post("/password/", form)

    assert answer.status_code == 422
    assert why in words(answer)


def test_a_password_may_hold_the_login_among_other_words(browser_of):
    new = "mayak светит далеко"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    assert browser_of(STAFF).post("/password/", form).status_code == 302


def test_the_known_password_is_not_to_be_guessed_in_an_open_session(browser_of):
    client = browser_of(STAFF)
    wrong = {"old_password": "не тот", "new_password1": NEW, "new_password2": NEW}
    answers = [client.post("/password/", wrong) for _ in range(6)]

    assert [one.status_code for one in answers] == [422] * 4 + [429] * 2
    right = client.post("/password/", {**wrong, "old_password": PASSWORD})
    assert right.status_code == 429


def test_a_new_link_lets_in_whoever_had_been_locked_out(browser_of):
    from acts.web.accounts.models import Account, Invitation

    client = browser_of()
    for _ in range(6):
        locked = client.post("/login/", {"username": STAFF, "password": "не тот"})
    assert locked.status_code == 429
    token = Invitation.issue(
        Account.objects.get(code=STAFF), moment=dt.datetime(2021, 9, 1, tzinfo=dt.UTC)
    )
    client.post(f"/invite/{token}/", {"new_password1": NEW, "new_password2": NEW})

    assert client.post("/login/", {"username": STAFF, "password": NEW}).status_code == 302


def test_a_link_used_at_the_same_moment_sets_one_password(browser_of, monkeypatch):
    from acts.web.accounts import views
    from acts.web.accounts.models import Account, Invitation

    account = Account.objects.get(code=STAFF)
    token = Invitation.issue(account, moment=dt.datetime(2021, 9, 1, tzinfo=dt.UTC))
    first, second = browser_of(), browser_of()
    used_up = views._used_up

    def beaten(invitation, form):
        monkeypatch.setattr(views, "_used_up", used_up)
        new = "кто успел первым"
        second.post(f"/invite/{token}/", {"new_password1": new, "new_password2": new})
        return used_up(invitation, form)

    monkeypatch.setattr(views, "_used_up", beaten)
    late = first.post(f"/invite/{token}/", {"new_password1": NEW, "new_password2": NEW})

    account.refresh_from_db()
    assert late.status_code == 404
    assert account.check_password("кто успел первым")


def test_a_link_of_a_closed_account_leads_nowhere(browser_of):
    from acts.web.accounts.models import Account, Invitation

    account = Account.objects.get(code=STAFF)
    token = Invitation.issue(account, moment=dt.datetime(2021, 9, 1, tzinfo=dt.UTC))
    Account.objects.filter(code=STAFF).update(is_active=False)

    assert browser_of().get(f"/invite/{token}/").status_code == 404


def account_form(code, **changed):
    form = {"code": code, "title": "", "positions": ["administrator"], "is_active": "on"}
    return {key: one for key, one in {**form, **changed}.items() if one}


def test_a_known_code_never_passes_to_another_person(browser_of):
    from acts.web.accounts.models import Account

    client = browser_of(ADMIN)
    known = Account.objects.get(code=STAFF)
    renamed = account_form("another", positions=["staff"], organizations=["mayak"])
    client.post(f"/admin/accounts/account/{known.pk}/change/", renamed)

    known.refresh_from_db()
    assert known.code == STAFF


@pytest.mark.parametrize("changed", [{"positions": ["auditor"]}, {"is_active": ""}])
def test_the_last_administrator_stays_one(browser_of, changed):
    from acts.web.accounts.models import Account

    client = browser_of(ADMIN)
    last = Account.objects.get(code=ADMIN)
    page = f"/admin/accounts/account/{last.pk}/change/"
    refused = client.post(page, account_form(ADMIN, **changed))
    assert "Это последняя учётная запись администратора" in words(refused)
    last.refresh_from_db()
    assert (last.is_staff, last.is_active) == (True, True)

    Account.objects.open("second", NEW, positions=["administrator"], is_staff=True)
    assert client.post(page, account_form(ADMIN, **changed)).status_code == 302


def test_an_administrator_made_here_manages_accounts(browser_of):
    from acts.web.accounts.models import Account

    form = account_form("keeper")
    browser_of(ADMIN).post("/admin/accounts/account/add/", form)

    made = Account.objects.get(code="keeper")
    assert (made.is_staff, made.is_superuser) == (True, True)


def test_a_session_is_over_after_twelve_hours_however_busy(browser_of, monkeypatch):
    from django.utils import timezone

    client = browser_of(STAFF)
    began = timezone.now()
    answers = []
    for hours in range(0, 14, 2):
        now = began + dt.timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        answers.append(client.get("/o/mayak/").status_code)

    assert answers == [200] * 6 + [302]


def test_what_was_typed_stays_when_the_twelve_hours_are_over(browser_of, monkeypatch):
    from django.utils import timezone

    client = browser_of(STAFF)
    client.get("/o/mayak/")
    later = timezone.now() + dt.timedelta(hours=13)
    monkeypatch.setattr(timezone, "now", lambda: later)

    answer = client.post("/password/", {"old_password": PASSWORD, "заметка": "набранное"})

    assert answer.status_code == 403
    assert "набранное" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


def test_a_session_that_ended_meanwhile_promises_nothing_of_what_was_written(browser_of):
    from django.contrib.sessions.exceptions import SessionInterrupted
    from django.test import RequestFactory

    from acts.web.failures import unreadable_page

    request = RequestFactory().post("/o/mayak/")
    request.user = None
    told = words(unreadable_page(request, SessionInterrupted("ended")))

    assert "могло записаться, а могло и нет" in told
    assert "Ничего не изменено" not in told


def wrong_ones(client, count, *, address="192.0.2.1", login="nobody-{}"):
    """Send wrong passwords of as many accounts; give the last answer."""
    for number in range(count):
        form = {"username": login.format(number), "password": "не тот"}
        answer = client.post("/login/", form, REMOTE_ADDR=address)
    return answer


def may_come_in(client, address):
    form = {"username": STAFF, "password": PASSWORD}
    return client.post("/login/", form, REMOTE_ADDR=address).status_code == 302


def test_one_address_that_tries_many_accounts_is_stopped_and_no_other(browser_of):
    assert wrong_ones(browser_of(), 99).status_code == 200
    assert may_come_in(browser_of(), "192.0.2.1")  # a whole school may stand behind one address

    refused = wrong_ones(browser_of(), 1)
    assert refused.status_code == 429
    assert "С этого адреса" in words(refused)
    assert not may_come_in(browser_of(), "192.0.2.1")
    assert may_come_in(browser_of(), "192.0.2.2")
    assert may_come_in(browser_of(), "::ffff:192.0.2.2")


def test_who_comes_in_begins_from_nothing_and_the_address_does_not(browser_of):
    for _ in range(10):
        wrong_ones(browser_of(), 4, login=STAFF)
        assert may_come_in(browser_of(), "192.0.2.1")
    wrong_ones(browser_of(), 60)

    assert not may_come_in(browser_of(), "192.0.2.1")


def test_addresses_that_one_line_gives_away_freely_are_one(browser_of):
    for number in range(100):
        wrong_ones(browser_of(), 1, address=f"2001:db8:0:1::{number:x}", login=f"a-{number}")

    assert not may_come_in(browser_of(), "2001:db8:0:1:ffff::1")
    assert may_come_in(browser_of(), "2001:db8:0:2::1")
    wrong_ones(browser_of(), 100, address="::ffff:192.0.2.1")
    assert not may_come_in(browser_of(), "192.0.2.1")
    assert may_come_in(browser_of(), "::ffff:192.0.2.2")


def test_a_lockout_lasts_a_quarter_of_an_hour_however_often_one_tries(browser_of, monkeypatch):
    from django.core.cache.backends import locmem

    client, began = browser_of(), locmem.time.time()
    now = began
    monkeypatch.setattr(locmem.time, "time", lambda: now)
    wrong_ones(client, 4, login=STAFF)
    now = began + 14 * 60
    assert wrong_ones(client, 1, login=STAFF).status_code == 429
    now = began + 28 * 60
    assert wrong_ones(client, 9, login=STAFF).status_code == 429
    now = began + 30 * 60

    assert may_come_in(client, "192.0.2.1")


def test_nothing_of_a_wrong_password_is_written_down(browser_of, workspace_folder):
    mistaken, address = "набранное-не-в-том-поле", "192.0.2.77"
    client = browser_of()
    client.post("/login/", {"username": mistaken, "password": mistaken}, REMOTE_ADDR=address)
    form = {"old_password": mistaken, "new_password1": mistaken, "new_password2": mistaken}
    browser_of(STAFF).post("/password/", form, REMOTE_ADDR=address)
    client.post("/login/", {"username": STAFF, "password": PASSWORD}, REMOTE_ADDR=address)

    for file in workspace_folder.glob("desk.sqlite3*"):
        kept = file.read_bytes()
        assert mistaken.encode() not in kept
        assert address.encode() not in kept


def test_what_an_earlier_version_wrote_down_is_gone(browser_of, workspace_folder):
    from axes.models import AccessAttempt, AccessLog
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", "accounts", "0001", verbosity=0)
    kept = {"username": STAFF, "ip_address": "192.0.2.77"}
    typed = f"old_password={NEW}"
    AccessAttempt.objects.bulk_create(
        [AccessAttempt(**kept, post_data=typed, failures_since_start=1)]
    )
    AccessLog.objects.bulk_create([AccessLog(**kept)])
    call_command("migrate", verbosity=0)

    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()
    connection.close()
    for file in workspace_folder.glob("desk.sqlite3*"):
        assert NEW.encode() not in file.read_bytes()


def test_forms_are_sent_nowhere_else(browser_of):
    policy = browser_of().get("/login/").headers["Content-Security-Policy"]

    assert "form-action 'self'" in policy


def test_a_saved_account_is_told_of_in_russian(browser_of):
    client = browser_of(ADMIN)
    form = account_form("novaya", positions=["staff"], organizations=["mayak"])

    made = client.post("/admin/accounts/account/add/", form, follow=True).content.decode()

    assert "Учётная запись «novaya» создана." in made
    assert "добавлен" not in made
