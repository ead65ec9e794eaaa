"""What a request gets that no page of the desk would send."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

STAFF, ADMIN = "staff.mayak", "administrator"
PASSWORD = "учебный-стол-2026"
ELSEWHERE = ("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)")
IN_FORCE = "/o/mayak/acts/order_implementation@2020@mayak/"
FILES = {
    "/o/mayak/data/form.xlsx": "Данные mayak.xlsx",
    "/o/mayak/data/data.yaml": "Данные mayak.yaml",
    "/o/mayak/data/words.xlsx": ".xlsx",
    "/o/mayak/journal/export/": "Журнал событий МБОУ СОШ п. Дальний Маяк.xlsx",
    f"{IN_FORCE}file/": "Приказ о внедрении 2020 № 22.docx",
}
ADDRESSES = (
    *("/", "/password/", "/calendar/", "/logout/", "/audit/", "/audit/verify/", "/matrix/"),
    *("/o/mayak/", "/o/mayak/year/", "/o/mayak/item/5/2021/", "/o/mayak/journal/"),
    *("/o/mayak/acts/", "/o/mayak/acts/new/", "/o/mayak/acts/paper/", IN_FORCE),
    *(f"{IN_FORCE}{one}/" for one in ("step", "file", "pdf", "take")),
    *(f"/o/mayak/data/{one}" for one in ("", "check/", "upload/", "conflicts/", "names/")),
    *(f"/o/mayak/data/table/mentees/{one}" for one in ("", "new/", "mentee-1/", "mentee-1/use/")),
    *("/o/mayak/data/table/mentees/mentee-1/erase/", "/o/mayak/data/form.xlsx"),
)


def kept(folder):
    from acts.web.workspace import workspace

    store = workspace().store
    revisions = [store.register_revision(one.id) for one in store.organizations()]
    return len(list(store.events())), revisions


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_coming_in_and_leaving_lead_nowhere_else(browser_of, asked):
    form = {"username": STAFF, "password": PASSWORD, "next": asked}

    assert browser_of().post("/login/", form).headers["Location"] == "/"
    assert browser_of(STAFF).post("/logout/", {"next": asked}).headers["Location"] == "/login/"
    assert browser_of(ADMIN).get("/admin/login/", {"next": asked}).headers["Location"] == (
        "/admin/accounts/account/"
    )


@pytest.mark.parametrize("came_from", ["http://testserver//evil.example/", "http://evil.example/"])
def test_a_stale_form_leads_nowhere_else(browser_of, came_from):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    answer = client.post("/login/", {"username": "x"}, headers={"referer": came_from})

    assert answer.status_code == 403
    assert "evil.example" not in answer.content.decode()
    assert 'href="/login/"' in answer.content.decode()


def test_no_page_with_anybody_s_name_is_kept_by_the_browser(browser_of):
    answer = browser_of(STAFF).get("/static/nothing/")

    assert answer.status_code == 404
    assert "сотрудник школы" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_what_no_form_sends_is_refused_and_changes_nothing(browser_of, workspace_folder, method):
    client = browser_of(STAFF)
    before = kept(workspace_folder)
    answers = {one: getattr(client, method)(one).status_code for one in ADDRESSES}

    allowed = {"/logout/": 200} if method == "options" else {}
    assert {one: status for one, status in answers.items() if status != 405} == allowed
    assert kept(workspace_folder) == before


def test_looking_without_a_body_changes_nothing(browser_of, workspace_folder):
    client = browser_of(STAFF)
    before = kept(workspace_folder)
    answers = {one: client.head(one) for one in ADDRESSES}

    assert {one.status_code for one in answers.values()} <= {200, 302, 303, 404, 405, 422}
    assert kept(workspace_folder) == before


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_saved_under_its_russian_name_and_never_shown_as_a_page(browser_of, address):
    answer = browser_of(STAFF).get(address)
    kind, _, name = answer.headers["Content-Disposition"].partition("; filename*=")

    assert kind == "attachment"
    assert name.lower().startswith("utf-8''")
    assert unquote(name[7:]).endswith(FILES[address])
    assert re.fullmatch(r"[\x21-\x7e]+", name)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.headers["Content-Type"].startswith("text/")
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_administrator_s_form_gives_no_right_that_is_not_on_it(browser_of):
    from acts.web.accounts.models import Account

    more = {"is_staff": "on", "is_superuser": "on", "password": "x", "feed_digest": "x" * 64}
    form = {"code": "new", "positions": ["clerk"], "organizations": ["mayak"], "is_active": "on"}
    browser_of(ADMIN).post("/admin/accounts/account/add/", {**form, **more})

    made = Account.objects.get(code="new")
    assert (made.is_staff, made.is_superuser, made.feed_digest) == (False, False, "")
    assert not made.has_usable_password()


@pytest.mark.parametrize("field", ["password", "feed_digest", "invitation__token_digest"])
def test_the_list_of_accounts_answers_no_question_about_a_secret(browser_of, field):
    client = browser_of(ADMIN)
    answers = [
        client.get("/admin/accounts/account/", {f"{field}__startswith": one}) for one in ("", "md5")
    ]

    assert [one.status_code for one in answers] == [400, 400]
    assert client.get("/admin/accounts/account/", {"q": "mayak"}).status_code == 200
    assert client.get("/admin/accounts/account/", {"is_active__exact": "1"}).status_code == 200


def test_who_gave_a_link_to_another_s_account_stays_known(browser_of):
    from acts.web.accounts.models import Account

    chosen = Account.objects.get(code="director.mayak")
    form = {"action": "invite", "_selected_action": [chosen.pk]}
    client = browser_of(ADMIN)
    assert "/invite/" in client.post("/admin/accounts/account/", form, follow=True).content.decode()
    history = client.get(f"/admin/accounts/account/{chosen.pk}/history/").content.decode()

    assert "Дана ссылка, по которой выбирают пароль" in history
    assert ADMIN in history
    assert "/invite/" not in history


def test_a_preview_draws_no_foreign_page():
    from django.contrib.staticfiles import finders

    script = Path(finders.find("web/preview.js")).read_text(encoding="utf-8")
    assert "renderAltChunks: false" in script


def test_sessions_that_are_over_go_when_the_desk_opens(browser_of, workspace_folder, monkeypatch):
    import os

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from acts.web.serving import make_ready

    browser_of(STAFF).get("/o/mayak/")
    over = browser_of("clerk.mayak").session.session_key
    ended = timezone.now() - dt.timedelta(hours=1)
    Session.objects.filter(session_key=over).update(expire_date=ended)
    for name in ("DJANGO_SETTINGS_MODULE", "ACTS_WORKSPACE", "ACTS_HOSTS", "ACTS_HTTPS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    make_ready(workspace_folder, hosts="testserver", https=False)

    assert Session.objects.count() == 1
    assert not Session.objects.filter(session_key=over).exists()
