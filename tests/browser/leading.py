"""What leads to pages that don't stand there by themselves: mistakes, disputes, differences."""

import io

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


def send(page, data):
    page.goto(UPLOAD)
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


def accounts(page, served):
    """The accounts, as the administrator manages them."""
    page.goto("/admin/accounts/account/")


LED_TO = {
    "upload-mistakes": ("staff.rassvet", mistakes),
    "upload-dispute": ("staff.rassvet", dispute),
    "conflicts-waiting": ("staff.rassvet", disputed),
    "register-mistakes": ("staff.rassvet", wrong_row),
    "act-difference": ("staff.mayak", difference),
    "audit-verified": ("auditor", verified),
    "accounts": ("administrator", accounts),
}
