"""The page of one occurrence: what it says, who may do what, what is never lost."""

import io
import re

import pytest

STAFF, CLERK, OFFICER, AUDITOR = "staff.mayak", "clerk.mayak", "municipal", "auditor"
ADMINISTRATOR = "administrator"
PDF = b"%PDF-1.4\n%%EOF\n"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


@pytest.fixture
def late(browser_of):
    """Give the address of an occurrence that is late and has no act of ours."""
    page = browser_of(STAFF).get("/o/mayak/").content.decode()
    links = re.findall(r'href="(/o/mayak/item/[^"]+)">Приложить документ', page)
    assert links
    return links[0]


def paper(**changed):
    scan = io.BytesIO(PDF)
    scan.name = "скан.pdf"
    return {
        "step": "attach",
        "seen": "0",
        "paper": "Перечень партнёров",
        "number": "7",
        "dated": "02.09.2021",
        "file": scan,
        "on": "03.09.2021",
    } | changed


def test_the_page_shows_the_term_as_printed_as_understood_and_its_rule(browser_of, late):
    said = words(browser_of(STAFF).get(late))

    for part in (
        "Как напечатан",
        "Как его понимает программа",
        "По какому правилу",
        "приказ № 553",
        "История",
    ):
        assert part in said


def test_a_paper_is_attached_confirmed_by_the_municipality_and_told_in_the_history(
    browser_of, late, workspace_folder
):
    answer = browser_of(STAFF).post(late, paper(), follow=True)
    assert answer.status_code == 200, words(answer)
    assert "Записано" in words(answer)
    assert list((workspace_folder / "out" / "mayak" / "бумаги").glob("*.pdf"))

    officer = browser_of(OFFICER)
    assert "Подтвердить исполнение" in words(officer.get(late))
    done = officer.post(late, {"step": "confirm", "seen": "1", "on": "03.09.2021"}, follow=True)
    assert done.status_code == 200, words(done)
    assert "внёс municipal" in words(done)


def test_a_returned_paper_carries_the_remark(browser_of, late):
    browser_of(STAFF).post(late, paper())
    form = {"step": "return", "seen": "1", "reason": "нет <b>печати</b>", "on": "03.09.2021"}
    answer = browser_of(OFFICER).post(late, form, follow=True)

    assert "нет &lt;b&gt;печати&lt;/b&gt;" in answer.content.decode()
    assert "Исправить и представить снова" in words(browser_of(STAFF).get("/o/mayak/"))


def test_what_is_missing_is_said_beside_each_field_and_nothing_typed_is_lost(browser_of, late):
    answer = browser_of(STAFF).post(late, paper(paper="", dated="31.02.2021", number="7-б"))

    assert answer.status_code == 422
    assert "такой даты нет" in words(answer)
    assert 'value="7-б"' in answer.content.decode()
    assert 'value="31.02.2021"' in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("скан.exe", b"MZ", "это не скан"),
        ("скан.pdf", b"", "файл пуст"),
        ("скан.pdf", b"<script>", "внутри файла не то"),
    ],
)
def test_a_file_that_is_no_scan_is_refused(browser_of, late, name, data, said):
    scan = io.BytesIO(data)
    scan.name = name
    answer = browser_of(STAFF).post(late, paper(file=scan))

    assert answer.status_code == 422
    assert said in words(answer)


def test_the_second_of_two_pages_is_told_what_the_first_did_and_keeps_its_input(browser_of, late):
    browser_of(STAFF).post(late, {"step": "start", "seen": "0", "on": "03.09.2021"})
    answer = browser_of(STAFF).post(late, paper(paper="Другая бумага"))

    assert answer.status_code == 409
    assert "Пока страница была открыта" in words(answer)
    assert "Другая бумага" in answer.content.decode()


def test_nobody_does_what_is_not_theirs(browser_of, late):
    browser_of(STAFF).post(late, paper())
    before = words(browser_of(STAFF).get(late)).count("внёс")
    for code in (STAFF, AUDITOR, CLERK):
        answer = browser_of(code).post(late, {"step": "confirm", "seen": "1", "on": "03.09.2021"})
        assert answer.status_code == 409, code
    assert words(browser_of(STAFF).get(late)).count("внёс") == before


def test_looking_changes_nothing(browser_of, late, workspace_folder):
    store = workspace_folder / "acts.sqlite3"
    before = store.read_bytes()
    for code in (STAFF, OFFICER, AUDITOR):
        assert browser_of(code).get(late).status_code == 200
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    "address",
    ["/o/rassvet/item/5/2021/", "/o/mayak/item/99/2021/", "/o/mayak/item/5/1999/"],
)
def test_a_foreign_or_unknown_occurrence_is_not_found(browser_of, address):
    assert browser_of(STAFF).get(address).status_code == 404
    assert browser_of(STAFF).post(address, {"step": "start"}).status_code == 404


NAMED = "Иванов Пётр Сергеевич 01.02.2008"
UNRECORDABLE = {
    "name": (NAMED, "похоже на персональные данные"),
    "phone": ("перечень, тел. 8 900 123-45-67", "похоже на персональные данные"),
    "nul": ("пере\x00чень", "недопустимый знак U+0000"),
    "bidi": ("пере\u202eчень", "недопустимый знак U+202E"),
    "long": ("я" * 200_000, "текст длиннее 1000 знаков"),
}


@pytest.mark.parametrize(("text", "said"), UNRECORDABLE.values(), ids=UNRECORDABLE.keys())
def test_what_must_not_stay_in_the_journal_is_refused_at_its_field(
    browser_of, late, workspace_folder, text, said
):
    from acts.web.workspace import workspace

    before = len(workspace().store.events())
    staff, officer = browser_of(STAFF), browser_of(OFFICER)
    answers = [(staff.post(late, paper(**{name: text})), name) for name in ("paper", "number")]
    assert len(workspace().store.events()) == before
    assert not list((workspace_folder / "out" / "mayak").glob("бумаги/*.pdf"))
    assert staff.post(late, paper()).status_code == 302
    form = {"step": "return", "seen": "1", "reason": "нет печати", "on": "03.09.2021"}
    answers += [(officer.post(late, {**form, name: text}), name) for name in ("reason", "clause")]

    for answer, name in answers:
        assert answer.status_code == 422, name
        assert said in words(answer)
        assert text[:4] in answer.content.decode()
    assert len(workspace().store.events()) == before + 1


def test_a_refused_paper_leaves_no_scan(browser_of, late, workspace_folder):
    for _ in range(2):
        assert browser_of(STAFF).post(late, paper(dated="01.09.2029")).status_code == 422
    assert not list((workspace_folder / "out" / "mayak").glob("бумаги/*.pdf"))


def test_who_records_nothing_gets_no_scan(browser_of, late):
    staff = browser_of(STAFF)
    staff.post(late, paper())
    address = re.search(rf'href="({late}[^"]+)"', staff.get(late).content.decode())[1]

    assert staff.get(address).content == PDF
    answer = browser_of(ADMINISTRATOR).get(address)
    assert answer.status_code == 422
    assert "не работает с данными школ" in words(answer)


@pytest.mark.parametrize("digits", ["9" * 5000, "٣" * 5, "-1"], ids=["many", "arabic", "minus"])
def test_numbers_that_are_none_break_no_page(browser_of, late, digits):
    assert browser_of(STAFF).get("/o/mayak/year/", {"year": digits}).status_code == 200
    assert browser_of(OFFICER).get("/matrix/", {"year": digits}).status_code == 200
    assert browser_of(STAFF).post(late, paper(seen=digits)).status_code in (302, 409, 422)


@pytest.fixture
def dropped(workspace_folder):
    """Take over an edition without item 8, about which something is recorded already."""
    from acts import resources
    from acts.actor import Actor, Role
    from acts.services.adopting import adopt
    from acts.web.workspace import workspace

    text = (resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml").read_text(encoding="utf-8")
    before, _, after = re.split(
        r'(?ms)^(  - number: "8"\n    title: >-\n.*?)(?=^  - number: "9")', text
    )
    edition = (
        "\neditions:\n"
        '  - number: "2"\n'
        '    order: {kind: приказ, number: "9", date: 2020-08-20, title: О внесении изменений}\n'
        "    valid_from: 2020-08-25\n"
    )
    path = workspace_folder.parent / "редакция 2.yaml"
    path.write_text((before + after).replace("\nannex:", f"{edition}annex:", 1), encoding="utf-8")
    desk = workspace().desk(Actor(id="rayon-officer", roles=frozenset({Role.MUNICIPAL_OFFICER})))
    adopt(desk, path, workspace_folder / "acts.toml")


def test_an_item_that_an_edition_dropped_keeps_its_page_and_asks_for_nothing(browser_of, dropped):
    page = "/o/mayak/item/8/2020/"
    for code in (STAFF, OFFICER, AUDITOR):
        answer = browser_of(code).get(page)
        assert answer.status_code == 200
        assert "этого пункта нет" in words(answer)
        assert "Что можно сделать" not in words(answer)
    for address in ("/o/mayak/", "/o/mayak/year/"):
        assert browser_of(STAFF).get(address).status_code == 200
    answer = browser_of(STAFF).post(page, {"step": "start", "seen": "1", "on": "03.09.2021"})
    assert answer.status_code == 409


def test_the_desk_of_a_director_leads_to_the_act_that_waits_for_a_signature(browser_of):
    act = "/o/buhta/acts/order_implementation@2021@buhta/"
    page = browser_of("director.buhta").get("/o/buhta/").content.decode()

    assert f'href="{act}#next">Подписать' in page
    # who may not move an act on isn't told to
    for code in (OFFICER, AUDITOR):
        assert act not in browser_of(code).get("/o/buhta/").content.decode()


def test_who_prepares_documents_sees_first_what_is_late(browser_of):
    def places(code, school):
        page = words(browser_of(code).get(f"/o/{school}/"))
        return page.index("Документы: следующий шаг ваш"), page.index("Просрочено")

    acts, late = places(STAFF, "mayak")
    assert late < acts
    acts, late = places("director.buhta", "buhta")
    assert acts < late
