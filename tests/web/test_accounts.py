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

    assert "не назначено ни одной организации" in words(browser_of("lost").get("/"))
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
    assert "короткий" in words(answer)


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


def test_a_page_that_leads_nowhere_says_so_in_russian(browser_of):
    answer = browser_of(STAFF).get("/nowhere/")

    assert answer.status_code == 404
    assert "Такой страницы нет" in words(answer)
