"""What leads to pages that don't stand there by themselves: mistakes, disputes, differences.

Each is done on a server that others use as well: it changes rows that no test asks about.
"""

import contextlib
import io
import re
import secrets
import sqlite3

import docx
import openpyxl

UPLOAD = "/o/rassvet/data/upload/"
ROW = "/o/rassvet/data/table/mentees/mentee-1/"


def changed(form, sheet, cell, value):
    book = openpyxl.load_workbook(io.BytesIO(form))
    book[sheet][cell].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def form_of(page):
    page.goto(UPLOAD)
    with page.expect_download() as caught:
        page.get_by_role("link", name="Скачайте форму Excel").click()
    return caught.value.path().read_bytes()


def send(page, data, where=UPLOAD):
    page.goto(where)
    page.set_input_files("[type=file]", {"name": "Данные.xlsx", "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Показать, что изменится").click()


def mistakes(page, served):
    """A file with a mistake: its sheet and cell."""
    send(page, changed(form_of(page), "Наставляемые", "H5", "31.02.2006"))


def dispute(page, served, here="9 Б класс"):
    """A field changed here and in a file."""
    form = form_of(page)
    page.goto(ROW)
    page.fill("[name=position]", here)
    page.locator("#f-form .registers-actions button").first.click()
    send(page, changed(form, "Наставляемые", "G5", "9 В класс"))


def disputed(page, served):
    """The list of what waits for a decision."""
    dispute(page, served, "9 Г класс")
    page.get_by_role("button", name="Принять", exact=True).click()
    page.goto("/o/rassvet/data/conflicts/")


def wrong_row(page, served):
    """A form with mistakes beside their fields."""
    page.goto("/o/rassvet/data/table/mentees/new/")
    page.fill("[name=surname]", "Ветрова")
    page.fill("[name=birth_date]", "31.02.2008")
    page.locator("#f-form .registers-actions button").first.click()


def difference(page, served):
    """What a text that came back from Word changes."""
    page.goto("/o/mayak/acts/order_pairs@2020@mayak/")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Скачать .docx").click()
    document = docx.Document(caught.value.path())
    paragraph = next(one for one in document.paragraphs if "Контроль" in one.text)
    paragraph.runs[-1].text += " Отчёт представить до 1 июня."
    out = io.BytesIO()
    document.save(out)
    page.goto("/o/mayak/acts/order_pairs@2020@mayak/take/")
    page.set_input_files(
        "[type=file]", {"name": "а.docx", "mimeType": "", "buffer": out.getvalue()}
    )
    page.locator("main form button").first.click()


def verified(page, served):
    """The journal, proven."""
    page.goto("/audit/")
    page.get_by_role("button", name="Проверить целостность").click()


def log_in(page, code, password):
    page.goto("/login/")
    page.fill("[name=username]", code)
    page.fill("[name=password]", password)
    page.click("main button")
    page.wait_for_url(lambda address: "/login/" not in address)


def wrong_password(page, served, times=1):
    """A login that is refused; nobody has this one."""
    # One server is led to a page more than once: who was locked out stays so for a while.
    code = "nobody" if times == 1 else f"nobody.{secrets.token_hex(3)}"
    page.goto("/login/")
    for _ in range(times):
        page.fill("[name=username]", code)
        page.fill("[name=password]", "не тот пароль")
        page.click("main button")
        page.wait_for_load_state()


def locked(page, served):
    """Too many wrong passwords."""
    wrong_password(page, served, times=5)


@contextlib.contextmanager
def administrator(page, served):
    """Give a page of the administrator's, beside the one of somebody else."""
    context = page.context.browser.new_context(base_url=served.address, locale="ru-RU")
    try:
        other = context.new_page()
        log_in(other, "administrator", served.password)
        yield other
    finally:
        context.close()


def invite(page, code):
    """Ask for a new link in the list of accounts."""
    page.goto("/admin/accounts/account/")
    page.get_by_role("row").filter(has_text=code).get_by_role("checkbox").check()
    page.select_option("[name=action]", "invite")
    page.get_by_role("button", name="Выполнить").click()


def invited(page, served):
    """The page where a person chooses the first password."""
    with administrator(page, served) as other:
        invite(other, "clerk.buhta")
        link = re.search(r"http\S+/invite/[\w-]+/", other.inner_text(".messagelist"))[0]
    page.goto(link)


def invited_wrongly(page, served):
    """The same with a password that won't do."""
    invited(page, served)
    page.fill("[name=new_password1]", "коротко")
    page.fill("[name=new_password2]", "коротко")
    page.click("main button")


def password_wrongly(page, served):
    """A password that isn't changed."""
    page.goto("/password/")
    page.fill("[name=old_password]", "не тот пароль")
    page.fill("[name=new_password1]", "сосна маяк перевал")
    page.fill("[name=new_password2]", "сосна маяк пролив")
    page.click("main button")


def half_typed(page):
    page.goto("/o/rassvet/data/table/programmes/new/")
    page.fill("[name=title]", "Программа на полдороге")


def save(page):
    page.locator("#f-form .registers-actions button").first.click()


def stale_form(page, served):
    """A form whose page is older than the session."""
    half_typed(page)
    page.context.clear_cookies(name="csrftoken")
    save(page)


def ended_session(page, served):
    """A form sent after the session has ended."""
    log_in(page, "clerk.rassvet", served.password)
    half_typed(page)
    page.context.clear_cookies()
    save(page)


def too_large(page, served):
    """A form with more in it than a person types."""
    half_typed(page)
    page.evaluate("document.querySelector('#f-form [name=title]').value = 'a'.repeat(5e6)")
    save(page)


def two_tabs(page, served):
    """A row that another tab has changed meanwhile."""
    row = "/o/rassvet/data/table/mentees/mentee-2/"
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(row)
    now = page.input_value("[name=position]")
    other.fill("[name=position]", f"{now[:20]}, утром")
    save(other)
    page.fill("[name=position]", f"{now[:20]}, вечером")
    save(page)
    other.close()


def two_tabs_of_a_duty(page, served):
    """A duty that another tab has moved meanwhile."""
    other = page.context.new_page()
    words = "Отметить, что работа начата"
    for year in range(2021, 2025):  # a duty that was begun before can't be begun again
        for tab in (page, other):
            tab.goto(f"/o/rassvet/item/14/{year}/")
        if page.locator("details.step", has_text=words).count():
            break
    for tab in (other, page):
        step = tab.locator("details.step", has_text=words)
        step.locator("summary").click()
        step.locator("button").click()
    other.close()


def duty_wrongly(page, served):
    """A paper that isn't taken as it has no date."""
    page.goto("/o/rassvet/item/6/2021/")
    step = page.locator("details.step", has_text="Приложить документ")
    if step.get_attribute("open") is None:
        step.locator("summary").click()
    step.locator("[name=paper]").fill("Перечень партнёров")
    step.locator("button").click()


def searched(page, served):
    """A list with what was looked for."""
    page.goto("/o/mayak/data/table/mentees/")
    page.fill("[name=words]", "никого такого")
    page.get_by_role("button", name="Найти").click()
    page.get_by_text("Ничего не нашлось").wait_for()


def words_found(page, served):
    """Words that were looked for, in every case."""
    page.goto("/o/mayak/data/names/")
    page.fill("[name=find]", "чайка")
    page.get_by_role("button", name="Найти").click()


def changes(page, served):
    """What a file changes: nothing is written yet."""
    page.goto("/o/buhta/data/upload/")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Скачайте форму Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(caught.value.path().read_bytes()))
    sheet = book["Наставляемые"]
    sheet["G5"].value = f"{str(sheet['G5'].value)[:20]}, второе полугодие"
    out = io.BytesIO()
    book.save(out)
    send(page, out.getvalue(), "/o/buhta/data/upload/")


def taken(page, served):
    """The same, written."""
    changes(page, served)
    page.get_by_role("button", name="Принять", exact=True).click()


def no_workbook(page, served):
    """A file that is no workbook."""
    send(page, b"not a workbook", "/o/buhta/data/upload/")


def no_paper(page, served):
    """A paper that nothing is said about."""
    page.goto("/o/rassvet/acts/paper/")
    page.get_by_role("button", name="Внести бумагу").click()


def wrong_word(page, served):
    """A person's data that aren't erased yet."""
    page.goto("/o/rassvet/data/table/mentees/mentee-2/erase/")
    page.fill("[name=typed]", "да")
    page.get_by_role("button", name="Стереть навсегда").click()


def calendar_made(page, served):
    """The secret address, shown once."""
    page.goto("/calendar/")
    page.get_by_role("button", name=re.compile("Сделать")).click()


def calendar_again(page, served):
    """The page when there is an address."""
    calendar_made(page, served)
    page.goto("/calendar/")


def calendar_closed(page, served):
    """The address, taken back."""
    calendar_again(page, served)
    page.get_by_role("button", name="Закрыть адрес").click()


def account(page, served):
    """One account."""
    page.goto("/admin/accounts/account/")
    page.get_by_role("link", name="staff.mayak").click()


def account_wrongly(page, served):
    """An account that isn't made."""
    page.goto("/admin/accounts/account/add/")
    page.click("[name=_save]")


def account_history(page, served):
    """What was changed in an account here."""
    account(page, served)
    page.get_by_role("link", name="История").click()


def link_given(page, served):
    """The link for an account, shown once."""
    invite(page, "clerk.buhta")


_ROW = "o/<str:organization>/data/table/<str:table>/<str:code>/"
_NEW = "o/<str:organization>/data/table/<str:table>/new/"
_REVIEW = "o/<str:organization>/data/upload/<str:token>/"
_UPLOAD = "o/<str:organization>/data/upload/"
_DUTY = "o/<str:organization>/item/<str:item>/<str:period>/"
_ACCOUNT = "admin/accounts/account/<path:object_id>/"
# Name → who gets there, how, and at which address of the resolver that is.
LED_TO = {
    "login-wrong": ("", wrong_password, "login/"),
    "login-locked": ("", locked, "login/"),
    "invitation": ("", invited, "invite/<str:token>/"),
    "invitation-wrong": ("", invited_wrongly, "invite/<str:token>/"),
    "password-wrong": ("director.buhta", password_wrongly, "password/"),
    "session-ended": ("", ended_session, _NEW),
    "page-stale": ("clerk.rassvet", stale_form, _NEW),
    "request-unreadable": ("clerk.rassvet", too_large, _NEW),
    "occurrence-wrong": ("staff.rassvet", duty_wrongly, _DUTY),
    "occurrence-two-tabs": ("staff.rassvet", two_tabs_of_a_duty, _DUTY),
    "register-searched": (
        "staff.mayak", searched, "o/<str:organization>/data/table/<str:table>/"
    ),
    "register-mistakes": ("staff.rassvet", wrong_row, _NEW),
    "register-two-tabs": ("clerk.rassvet", two_tabs, _ROW),
    "register-erase-wrong": ("clerk.rassvet", wrong_word, f"{_ROW}erase/"),
    "names-searched": ("staff.mayak", words_found, "o/<str:organization>/data/names/"),
    "upload-refused": ("clerk.buhta", no_workbook, _UPLOAD),
    "upload-changes": ("clerk.buhta", changes, _REVIEW),
    "upload-taken": ("clerk.buhta", taken, "o/<str:organization>/data/"),
    "upload-mistakes": ("staff.rassvet", mistakes, _REVIEW),
    "upload-dispute": ("staff.rassvet", dispute, _REVIEW),
    "conflicts-waiting": ("staff.rassvet", disputed, "o/<str:organization>/data/conflicts/"),
    "act-difference": (
        "staff.mayak", difference, "o/<str:organization>/acts/<str:act>/take/<str:token>/"
    ),
    "paper-wrong": ("staff.rassvet", no_paper, "o/<str:organization>/acts/paper/"),
    "calendar-made": ("director.buhta", calendar_made, "calendar/"),
    "calendar-again": ("director.buhta", calendar_again, "calendar/"),
    "calendar-closed": ("director.buhta", calendar_closed, "calendar/"),
    "audit-verified": ("auditor", verified, "audit/verify/"),
    "account": ("administrator", account, f"{_ACCOUNT}change/"),
    "account-wrong": ("administrator", account_wrongly, "admin/accounts/account/add/"),
    "account-history": ("administrator", account_history, f"{_ACCOUNT}history/"),
    "account-link": ("administrator", link_given, "admin/accounts/account/"),
}  # fmt: skip


def no_invitations(page, served):
    """A page that the program itself fails to make: what it needs of accounts is gone."""
    with contextlib.closing(sqlite3.connect(served.folder / "desk.sqlite3")) as accounts:
        accounts.execute("ALTER TABLE accounts_invitation RENAME TO accounts_lost")
        accounts.commit()
    assert page.goto("/invite/any-link/").status == 500


def no_settings(page, served):
    """A page that can't be made now: the settings of the folder are unreadable."""
    (served.folder / "acts.toml").write_text("это = [не настройки", encoding="utf-8")
    assert page.goto("/o/mayak/").status == 503


# These spoil the folder: they need a server of their own, or the last pages of one.
SPOILED = {
    "broken": ("", no_invitations, "invite/<str:token>/"),
    "unavailable": ("staff.mayak", no_settings, "o/<str:organization>/"),
}
