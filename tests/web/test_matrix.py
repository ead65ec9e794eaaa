"""The municipality's table: who sees it, what a cell says, the same in Excel."""

import io
import re

import openpyxl
import pytest

OFFICER, STAFF, AUDITOR = "municipal", "staff.mayak", "auditor"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def late_cells(page):
    found = re.findall(r'<td class="m-overdue"><a href="([^"]+)" title="просрочено на (\d+)', page)
    assert found
    return found


@pytest.mark.parametrize("page", ["/matrix/", "/matrix/years/", "/matrix/export/"])
def test_only_those_who_oversee_schools_see_it(browser_of, page):
    assert browser_of(OFFICER).get(page).status_code == 200
    assert browser_of(AUDITOR).get(page).status_code == 200
    for code in (STAFF, "clerk.mayak", "director.mayak", "legal", "administrator"):
        assert browser_of(code).get(page).status_code == 404, code


def test_a_late_cell_leads_to_its_occurrence(browser_of):
    client = browser_of(OFFICER)
    address, days = late_cells(client.get("/matrix/?year=2021").content.decode())[0]
    answer = client.get(address)

    assert answer.status_code == 200
    assert int(days) > 0
    assert "просрочено" in words(answer)


def test_filters_narrow_the_table_and_stay_in_the_form(browser_of):
    client = browser_of(OFFICER)
    answer = client.get("/matrix/?year=2021&text=маяк&late_by=1")

    assert "Показано: 1, скрыто отбором: 2" in words(answer)
    assert 'value="маяк"' in answer.content.decode()
    assert "Показано: 0" in words(client.get("/matrix/?year=2021&late_by=9999"))


@pytest.mark.parametrize(
    "query", ["year=abc", "year=1999", "late_by=-1", "late_by=٣", "mark=nothing", "item=999"]
)
def test_a_strange_filter_breaks_nothing(browser_of, query):
    assert browser_of(OFFICER).get(f"/matrix/?{query}").status_code == 200


def test_a_name_with_markup_stays_text(browser_of, workspace_folder):
    import dataclasses as dc

    from acts.web.workspace import workspace

    store = workspace().store
    school = next(one for one in store.organizations() if one.id == "mayak")
    store.save_organizations([dc.replace(school, short_name='<script>alert("1")</script>&')])
    for address in ("/matrix/", "/matrix/years/"):
        page = browser_of(OFFICER).get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;" in page


def test_the_excel_file_says_what_the_page_says(browser_of):
    client = browser_of(OFFICER)
    page = client.get("/matrix/?year=2021").content.decode()
    answer = client.get("/matrix/export/?year=2021")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [str(one.value) for row in sheet.iter_rows(min_row=4, max_row=6) for one in row]

    assert "attachment" in answer.headers["Content-Disposition"]
    late = [one for one in cells if re.fullmatch(r"П \d+ дн\.", one)]
    assert len(late) == len(late_cells(page))


def test_years_are_shown_in_figures(browser_of):
    page = browser_of(OFFICER).get("/matrix/years/").content.decode()
    lines = re.findall(r'<tr><th scope="row"><a href="/o/(\w+)/">([^<]+)</a></th>(.*?)</tr>', page)

    assert {id_ for id_, _, _ in lines} == {"mayak", "rassvet", "buhta"}
    assert [name for _, name, _ in lines] == sorted(name for _, name, _ in lines)
    assert {len(re.findall("<td data-title", figures)) for _, _, figures in lines} == {
        len(re.findall(r'<th scope="col"><a href="/matrix/\?year=', page))
    }
    (mayak,) = (figures for id_, _, figures in lines if id_ == "mayak")
    assert re.match(
        r'<td data-title="\d+">\d+ из \d+<br><span class="late">просрочено \d+</span></td>', mayak
    )


def test_a_delay_that_is_no_number_is_told_and_stays_in_its_field(browser_of):
    page = browser_of(OFFICER).get("/matrix/?year=2021&late_by=десять")

    assert "Это не число дней" in words(page)
    assert 'value="десять"' in page.content.decode()


def test_an_item_that_no_school_has_this_year_is_told(browser_of):
    page = words(browser_of(OFFICER).get("/matrix/?year=2021&item=1"))

    assert "у школ такого пункта нет" in page
    assert "Нажмите на букву" not in page
