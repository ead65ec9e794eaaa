"""The journal in the browser: who sees it, what it says, pages, filters, the file, the proof."""

import io
import re
import types

import openpyxl
import pytest

STAFF, OFFICER, AUDITOR, ADMIN = "staff.mayak", "municipal", "auditor", "administrator"
ROW = re.compile(r"<tr[^>]*>(?:(?!</tr>).)*<th scope=\"row\"(?:(?!</tr>).)*</tr>", re.DOTALL)


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def rows(answer):
    return ROW.findall(answer.content.decode())


def older(answer):
    found = re.search(r'href="(\?before=[^"]+)">Более', answer.content.decode())
    return found and f"/audit/{found[1].replace('&amp;', '&')}"


def total(answer):
    return int(re.search(r"Записей: (\d+)", words(answer))[1])


@pytest.mark.parametrize("page", ["/audit/", "/audit/export/"])
def test_the_whole_journal_is_for_auditors_and_administrators(browser_of, page):
    for code in (AUDITOR, ADMIN):
        assert browser_of(code).get(page).status_code == 200
    for code in (STAFF, "clerk.mayak", "director.mayak", OFFICER, "legal"):
        assert browser_of(code).get(page).status_code == 404, code


def test_a_school_reads_its_own_journal_and_no_other(browser_of):
    for code in (STAFF, "director.mayak"):
        client = browser_of(code)
        answer = client.get("/o/mayak/journal/")
        assert answer.status_code == 200
        assert rows(answer)
        assert "Тихой Бухты" not in words(answer)
        for page in ("journal/", "journal/export/"):
            foreign, unknown = client.get(f"/o/rassvet/{page}"), client.get(f"/o/nowhere/{page}")
            assert (foreign.status_code, unknown.status_code) == (404, 404)
            assert words(foreign) == words(unknown)


def test_an_auditor_of_one_school_sees_that_school_and_no_proof_of_all(browser_of):
    from acts.web.accounts.models import Account

    Account.objects.open("one", "x" * 12, positions=["auditor"], organizations=["mayak"])
    client = browser_of("one")

    assert total(client.get("/audit/")) == total(browser_of(STAFF).get("/o/mayak/journal/"))
    assert "Проверить целостность" not in words(client.get("/audit/"))
    assert client.post("/audit/verify/").status_code == 404
    assert client.get("/audit/?organization=rassvet").status_code == 404


def test_a_line_says_what_who_both_times_and_why_and_leads_to_its_subject(browser_of):
    from acts.web.workspace import workspace

    events = workspace().store.events()
    event = next(one for one in reversed(events) if one.fact.reason)
    client = browser_of(AUDITOR)
    address, found = "/audit/", ""
    while not found:
        answer = client.get(address)
        found = next((one for one in rows(answer) if event.fact.reason in one), "")
        address = older(answer)
    zone = workspace().roadmap.policies.zone
    import zoneinfo

    local = event.fact.recorded_at.astimezone(zoneinfo.ZoneInfo(zone))

    assert f"{local:%d.%m.%Y %H:%M}" in found
    assert f"{event.fact.happened_on:%d.%m.%Y}" in found
    assert event.fact.recorded_by in found
    link = re.search(r'href="([^"]+)"', found)[1]
    assert client.get(link).status_code == 200


def test_pages_go_back_to_the_first_record_and_none_is_shown_twice(browser_of):
    from acts.web.workspace import workspace

    client = browser_of(AUDITOR)
    address, seen = "/audit/", []
    while address:
        answer = client.get(address)
        seen += rows(answer)
        address = older(answer)

    assert len(seen) == len(workspace().store.events()) > 50


def test_filters_narrow_the_journal_and_stay_in_the_form_and_on_the_next_page(browser_of):
    client = browser_of(AUDITOR)
    everything = total(client.get("/audit/"))
    parts = [total(client.get(f"/audit/?kind={one}")) for one in ("task", "act", "register")]
    answer = client.get("/audit/?organization=mayak&kind=act&since=01.07.2020&until=31.12.2020")

    assert sum(parts) == everything
    assert all(parts)
    assert 0 < total(answer) < everything
    page = answer.content.decode()
    assert '<option value="mayak" selected>' in page
    assert 'value="01.07.2020"' in page
    assert "organization=mayak&amp;kind=act" in page


def test_the_last_day_of_a_filter_counts_whole_in_the_zone_of_the_roadmap(browser_of):
    import zoneinfo

    from acts.web.workspace import workspace

    zone = zoneinfo.ZoneInfo(workspace().roadmap.policies.zone)
    days = [one.fact.recorded_at.astimezone(zone).date() for one in workspace().store.events()]
    last = max(days)
    answer = browser_of(AUDITOR).get(f"/audit/?since={last:%d.%m.%Y}&until={last:%d.%m.%Y}")

    assert total(answer) == days.count(last)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("since=31.02.2021", 422),
        ("until=вчера", 422),
        ("since=02.09.2021&until=01.09.2021", 422),
        ("before=-1", 200),
        ("before=abc", 200),
        ("before=99999999999999999999", 200),
        ("kind=nothing", 200),
        ("by=<script>", 200),
        ("organization=nowhere", 404),
    ],
)
def test_a_strange_filter_is_explained_and_breaks_nothing(browser_of, query, status):
    answer = browser_of(AUDITOR).get(f"/audit/?{query}")

    assert answer.status_code == status
    assert "<script>" not in answer.content.decode().replace("<script src", "")


def test_a_filter_that_can_t_be_read_stays_in_its_field_with_what_is_wrong(browser_of):
    page = browser_of(AUDITOR).get("/audit/?since=31.02.2021").content.decode()

    assert 'value="31.02.2021"' in page
    assert 'href="#since"' in page
    assert 'aria-invalid="true"' in page


def test_the_excel_file_says_what_the_pages_say(browser_of):
    client = browser_of(AUDITOR)
    answer = client.get("/audit/export/?organization=mayak")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heading = [one.value for one in sheet[3]]
    listed = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[-1]]

    assert "attachment" in answer.headers["Content-Disposition"]
    assert heading[:3] == ["Внесено", "Произошло", "О чём"]
    assert len(listed) == total(client.get("/audit/?organization=mayak"))


def test_no_page_and_no_file_of_the_journal_names_a_person(browser_of):
    from acts.web.workspace import workspace

    store = workspace().store
    surnames = {
        row.values["surname"]
        for one in store.organizations()
        for row in store.register(one.id)
        if row.values.get("surname")
    }
    client = browser_of(AUDITOR)
    file = client.get("/audit/export/")
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    said = " ".join(str(one) for row in sheet.iter_rows(values_only=True) for one in row if one)

    assert len(surnames) > 10
    assert not {one for one in surnames if re.search(rf"\b{one}\b", said)}


def test_the_proof_says_that_everything_is_whole_and_changes_nothing(browser_of):
    from acts.web.workspace import workspace

    before = workspace().store.heads()
    client = browser_of(ADMIN)

    assert "Проверить целостность" in words(client.get("/audit/"))
    assert client.get("/audit/verify/").status_code == 405
    assert "Журнал цел" in words(client.post("/audit/verify/"))
    assert workspace().store.heads() == before
    for code in (STAFF, OFFICER, "legal"):
        assert browser_of(code).post("/audit/verify/").status_code == 404


def test_a_changed_document_is_named_by_the_proof(browser_of, workspace_folder):
    file = next(workspace_folder.glob("out/mayak/**/*.docx"))
    content = file.read_bytes()
    file.unlink()  # never written through: it may be shared with others
    file.write_bytes(content + b" ")
    said = words(browser_of(AUDITOR).post("/audit/verify/"))

    assert "Записи и данные расходятся" in said or "изменён после формирования" in said
    assert file.name in said


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("task", "5@2021@mayak", "/o/mayak/item/5/2021/"),
        ("act", "order_pairs@2021@mayak", "/o/mayak/acts/order_pairs@2021@mayak/"),
        ("register", "mayak", "/o/mayak/data/"),
        ("roadmap", "mayak", "/o/mayak/"),
    ],
)
def test_a_line_leads_to_what_it_is_about(browser_of, kind, name, address):
    browser_of("auditor")  # the pages are there
    from acts.web.audit.views import _address

    line = types.SimpleNamespace(kind=kind, name=name, organization="mayak")
    assert _address(line) == address
