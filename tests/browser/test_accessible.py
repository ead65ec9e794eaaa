"""WCAG 2.2 AA by axe-core on every page; a phone, a zoomed page, the keyboard alone, no scripts."""

import hashlib
from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
    found.violations.map(one => one.id + ": " + one.nodes.slice(0, 4).map(node =>
        node.html.slice(0, 160) + " " + (node.any[0] ? node.any[0].message : "")).join(" | ")))"""
WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
WIDEST = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > document.scrollingElement.clientWidth + 1)
    .slice(0, 4).map(one => one.outerHTML.slice(0, 120))"""


def judged(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, TAGS)


def test_the_vendored_judge_is_the_one_its_table_names():
    table = (AXE.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in table


def check(page):
    if page.locator("#preview").count():
        page.wait_for_selector("#preview[data-drawn]")
    wide = judged(page)
    found = {}
    for width in (640, 360):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(WIDER), page.evaluate(WIDEST) if page.evaluate(WIDER) else []
    narrow = page.evaluate(RUN, TAGS)

    assert (wide, narrow) == ([], [])
    assert found == {640: (0, []), 360: (0, [])}


def test_a_page_breaks_no_rule_and_fits_a_phone_and_a_zoomed_screen(visit, named_page):
    _, (code, address) = named_page
    page = visit(code)
    page.goto(address)
    check(page)


def test_a_page_one_is_led_to_breaks_no_rule_and_fits(visit, server, led_page):
    name, (code, lead) = led_page
    page = visit(code)
    lead(page, server)
    if name == "accounts":  # the admin is Django's own: judged, not laid out by us
        assert judged(page) == []
    else:
        check(page)


def pressed(page, wanted, most=60):
    """Get to a control with Tab alone and press Enter; what has the focus has to show it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        text = page.evaluate("document.activeElement.innerText || ''")
        if text == wanted or (len(wanted) > 1 and wanted in text):
            shown = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(shown) != "none"
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to «{wanted}» by Tab")


def typed(page, name, text, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || ''") == name:
            page.keyboard.type(text)
            return
    raise AssertionError(f"no way to {name} by Tab")


def test_the_desk_leads_to_a_draft_by_the_keyboard_alone(visit):
    page = visit("staff.buhta")
    page.goto("/o/buhta/")
    pressed(page, "Открыть проект")
    page.wait_for_url("**/acts/order_implementation@2021@buhta/")


def test_a_row_is_looked_for_and_opened_by_the_keyboard_alone(visit):
    page = visit("staff.mayak")
    page.goto("/o/mayak/data/table/mentors/")
    typed(page, "words", "чайка")
    page.keyboard.press("Enter")
    page.get_by_text("Найдено: 1").wait_for()
    pressed(page, "Чайка")
    page.wait_for_url("**/mentors/mentor-*/")


def test_the_table_leads_to_a_duty_by_the_keyboard_alone(visit):
    page = visit("municipal")
    page.goto("/matrix/?year=2021")
    pressed(page, "П")
    page.wait_for_url("**/item/*/2021/")


def test_the_key_forms_work_without_javascript(visit, words):
    page = visit("clerk.rassvet", script=False)
    page.goto("/o/rassvet/data/table/programmes/new/")
    page.fill("[name=title]", "Программа без сценариев")
    for name, day in (("since", "31.02.2021"), ("until", "31.05.2022")):
        page.fill(f"#f-form [name={name}]", day)
    save = page.locator("#f-form .registers-actions button").first
    save.click()
    assert page.input_value("#f-form [name=since]") == "31.02.2021"
    assert "это не дата" in words(page)
    page.fill("#f-form [name=since]", "01.09.2021")
    save.click()
    page.wait_for_url("**/programme-*/")

    page.goto("/o/rassvet/data/table/pairs/new/")
    page.locator("button[name=add_row]").first.click()
    page.locator("select[name^='mentees.']").last.select_option(index=1)
    rows = page.locator("input[name='mentees.__rows']").count()
    page.locator("button[name=add_row]").first.click()
    assert page.locator("input[name='mentees.__rows']").count() == rows + 1

    page.goto("/o/rassvet/item/6/2021/")
    page.locator("details.step[open] [name=paper]").fill("Перечень партнёров")
    page.locator("details.step[open] button").click()
    assert "впишите дату бумаги" in words(page)
    assert page.locator("details.step[open] [name=paper]").input_value() == "Перечень партнёров"
