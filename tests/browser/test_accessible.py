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


def test_a_page_breaks_no_rule_and_fits_a_phone_and_a_zoomed_screen(visit, named_page):
    _, (code, address) = named_page
    page = visit(code)
    page.goto(address)
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
