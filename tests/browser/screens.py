"""Take a picture of every page, as a desk and a phone show it, into docs/screens.

Run it from the root of the tree: `.venv/bin/python tests/browser/screens.py [NAME …]`. It starts a
demo server of its own, does what leads to pages that don't stand there by themselves, and makes
the pictures small by a palette (ImageMagick). The browser's own words are Russian where Debian's
chromium-l10n is installed.
"""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ARGUMENTS, CHROMIUM, LED_TO, PAGES, SPOILED, log_in, start
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
WIDTHS = {"desktop": (1280, 800, 1800), "phone": (360, 720, 1700)}
COLOURS, OF_TABLE = "32", "64"  # the table tells states apart by colours as well


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    served = start("--demo")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=ARGUMENTS, env={**os.environ, "LANGUAGE": "ru"}
            )
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
    for name, (code, lead, _) in {**LED_TO, **SPOILED}.items():
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
    colours = OF_TABLE if path.name.startswith("matrix") else COLOURS
    command = ["convert", "png:-", "-dither", "None", "-colors", colours, "-strip"]
    options = ["-define", "png:compression-level=9", f"png8:{path}"]
    subprocess.run([*command, *options], input=raw, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
