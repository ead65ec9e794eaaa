"""The whole way of working without JavaScript: it only makes the pages nicer."""

import re


def test_every_step_to_a_page_works(visit, server, route_of, led_page):
    _, (code, lead, route) = led_page
    page = visit(code, script=False)
    lead(page, server)
    page.wait_for_load_state()
    assert route_of(page.url) == route


def test_the_year_leads_to_a_duty(visit, words):
    page = visit("staff.mayak", script=False)
    page.goto("/o/mayak/year/")
    page.get_by_role("navigation", name="Годы").get_by_role("link", name="2020").click()
    page.wait_for_url("**/year/?year=2020")
    assert "2020 год" in page.inner_text("h1")
    page.locator(".line-what a").first.click()
    page.wait_for_url("**/item/*/2020/")
    assert "Как напечатан" in words(page)


def test_the_table_is_filtered_and_reset(visit, words):
    page = visit("municipal", script=False)
    page.goto("/matrix/?year=2021")
    page.fill("[name=text]", "маяк")
    page.select_option("[name=mark]", "overdue")
    page.fill("[name=late_by]", "1")
    page.get_by_role("button", name="Показать").click()
    assert re.search(r"Показано: 1, скрыто отбором: \d+", words(page))
    assert page.input_value("[name=text]") == "маяк"
    assert page.input_value("[name=mark]") == "overdue"
    page.get_by_role("link", name="Сбросить").click()
    assert "скрыто отбором" not in words(page)


def test_the_journal_is_filtered(visit, words):
    page = visit("auditor", script=False)
    page.goto("/audit/")
    page.select_option("[name=kind]", "act")
    page.fill("[name=since]", "01.09.2021")
    page.get_by_role("button", name="Показать").click()
    assert page.input_value("[name=since]") == "01.09.2021"
    assert page.locator(".audit-table tbody tr").count() > 0


def test_a_form_with_rows_gets_and_loses_one(visit):
    page = visit("staff.mayak", script=False)
    page.goto("/o/mayak/acts/new/?kind=order_pairs&period=2020")
    page.locator(".acts-data summary").click()
    gender = page.locator("select[name$='.gender']").first
    assert gender.locator("option").all_inner_texts() == ["не указано", "мужской", "женский"]
    rows = page.locator("input[name='pairs.__rows']")
    before = rows.count()
    page.locator("button[name=add_row][value=pairs]").click()
    assert rows.count() == before + 1
    page.locator("button[name=drop_row]").last.click()
    assert rows.count() == before


def test_an_act_is_signed_and_registered(visit, own_copy, words):
    served = own_copy()
    act = "/o/buhta/acts/order_implementation@2021@buhta/"
    director = visit("director.buhta", at=served, script=False)
    director.goto(act)
    assert "Чтобы прочитать документ, скачайте его" in words(director)
    director.locator("details.step[open] button").click()
    assert "подписан" in words(director).casefold()

    clerk = visit("clerk.buhta", at=served, script=False)
    clerk.goto(act)
    step = clerk.locator("#step-register")
    number = step.locator("[name=number]")
    number.fill("")
    step.locator("button").click()
    assert clerk.locator("[role=alert]").count()
    number.fill("71-од")
    step.locator("button").click()
    assert "71-од" in words(clerk)
    assert "Действует" in words(clerk)
