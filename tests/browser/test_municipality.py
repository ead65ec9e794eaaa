"""From the table of a municipality to a duty that was returned, handed in again, and confirmed."""

ITEM = "/o/rassvet/item/5/2021/"
SCAN = b"%PDF-1.4\n%%EOF\n"


def opened(page, title):
    """Open one of the steps of a page."""
    step = page.locator("details.step", has=page.locator("summary", has_text=title))
    if step.get_attribute("open") is None:
        step.locator("summary").click()
    return step


def cell_of(page):
    return page.locator(f".matrix a[href='{ITEM}']")


def test_from_the_table_to_a_returned_and_then_confirmed_duty(visit, words):
    school, officer = visit("staff.rassvet"), visit("municipal")

    officer.goto("/")
    officer.get_by_role("navigation", name="Годы").get_by_role("link", name="2021").click()
    officer.select_option("#mark", label="представлено, ждёт проверки")
    officer.get_by_role("button", name="Показать").click()
    assert cell_of(officer).inner_text() == "?"
    cell_of(officer).click()
    officer.get_by_role("link", name="Открыть документ").click()
    officer.wait_for_selector("#preview[data-drawn]")
    assert "ПРИКАЗ" in officer.inner_text("#preview").upper()
    officer.go_back()
    back = opened(officer, "Вернуть с замечанием")
    back.locator("[name=reason]").fill("в приказе не назван ответственный за сайт")
    back.locator("button").click()
    assert "Теперь – «возвращено»" in words(officer)

    school.goto("/o/rassvet/")
    assert "Исправить и представить снова" in words(school)
    school.locator(f"a.btn[href='{ITEM}']").click()
    assert "не назван ответственный за сайт" in words(school)
    step = opened(school, "Приложить документ и представить")
    step.locator("[name=paper]").fill("Приказ с изменениями")
    step.locator("[name=dated]").fill("02.09.2021")
    scan = {"name": "приказ.pdf", "mimeType": "application/pdf", "buffer": SCAN}
    step.locator("[type=file]").set_input_files(scan)
    step.locator("button").click()
    assert "Теперь – «документ представлен»" in words(school)

    officer.goto("/matrix/?year=2021&mark=submitted")
    cell_of(officer).click()
    with officer.expect_download() as caught:
        officer.get_by_role("link", name="Открыть документ").click()
    assert caught.value.path().read_bytes() == SCAN
    opened(officer, "Подтвердить исполнение").locator("button").click()
    told = words(officer)
    assert "Теперь – «выполнено»" in told
    assert "не назван ответственный за сайт" in told  # the history keeps it
    officer.goto("/matrix/?year=2021")
    assert cell_of(officer).inner_text() in ("✓", "О")
