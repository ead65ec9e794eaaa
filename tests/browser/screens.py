"""Take a picture of every page, as a desk and a phone show it, into docs/screens.

Run it from the root of the tree: `.venv/bin/python tests/browser/screens.py [NAME …]`. It starts a
demo server of its own, does what leads to pages that don't stand there by themselves, and makes
the pictures small by a palette (ImageMagick).
"""

import io
import subprocess
import sys
from pathlib import Path

import openpyxl
from conftest import ARGUMENTS, CHROMIUM, PAGES, log_in, start
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
WIDTHS = {"desktop": (1280, 800, 1800), "phone": (360, 720, 1700)}
COLOURS = "24"
UPLOAD = "/o/rassvet/data/upload/"
ROW = "/o/rassvet/data/table/mentees/mentee-1/"


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    served = start("--demo")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for name, page in shown(browser, served, wanted):
                for kind, (width, height, most) in WIDTHS.items():
                    take(page, FOLDER / f"{name}-{kind}.png", width, height, most)
                sys.stdout.write(f"{name}\n")
            browser.close()
    finally:
        served.stop()


def shown(browser, served, wanted):
    """Give every page, opened."""
    contexts = {}

    def of(code):
        if code not in contexts:
            contexts[code] = browser.new_context(base_url=served.address, locale="ru-RU")
            page = contexts[code].new_page()
            if code:
                log_in(page, code, served.password)
        return contexts[code].pages[0]

    for name, (code, address) in PAGES.items():
        if not wanted or name in wanted:
            of(code).goto(address)
            yield name, of(code)
    for name, (code, lead) in LED_TO.items():
        if not wanted or name in wanted:
            lead(of(code), served)
            yield name, of(code)


def take(page, path, width, height, most):
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("window.scrollTo(0, 0)")
    if page.locator("#preview").count():
        page.wait_for_selector("#preview[data-drawn]")
    whole = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(whole, most)})
    raw = page.screenshot()
    command = ["convert", "png:-", "-dither", "None", "-colors", COLOURS, "-strip"]
    options = ["-define", "png:compression-level=9", f"png8:{path}"]
    subprocess.run([*command, *options], input=raw, check=True)


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


def dispute(page, served):
    """A field changed here and in a file."""
    form = form_of(page)
    page.goto(ROW)
    page.fill("[name=position]", "9 Б класс")
    page.locator("#f-form .registers-actions button").first.click()
    send(page, changed(form, "Наставляемые", "G5", "9 В класс"))


def disputed(page, served):
    """The list of what waits for a decision."""
    dispute(page, served)
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
    import docx

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

if __name__ == "__main__":
    main(sys.argv[1:])
