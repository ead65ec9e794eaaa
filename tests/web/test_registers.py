"""People, pairs and consents in the browser: looked at, added, changed, taken in from a file."""

import io
import re

import pytest

STAFF, OFFICER = "staff.mayak", "municipal"
DATA = "/o/mayak/data/"
MENTEES, MENTORS = f"{DATA}table/mentees/", f"{DATA}table/mentors/"
PERSON = {
    "surname": "Ветрова",
    "name": "Дарья",
    "patronymic": "Олеговна",
    "category": "pupil",
    "position": "7 А класс",
    "birth_date": "05.03.2008",
    "representative": "Ветров Олег Игоревич",
    "since": "01.09.2021",
}


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def field(answer, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    return found[1] if found else None


def sent_of(client, address):
    """Give what a browser would send of the form of a row, untouched."""
    page = client.get(address).content.decode()
    form = page[page.index('id="f-form"') :]
    form = form[: form.index("</form>")]
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)[1]
        data.setdefault(name, []).append(re.search(r'value="([^"]*)"', tag)[1])
    for name, body in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body)
        data[name] = [chosen[1] if chosen else ""]
    for name, body in re.findall(
        r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S
    ):
        data[name] = [body]
    return data


def new_mentee(client, **changed):
    revision = field(client.get(f"{MENTEES}new/"), "revision")
    return client.post(f"{MENTEES}new/", {**PERSON, "revision": revision, **changed})


def test_every_register_is_listed_with_its_count(browser_of):
    client = browser_of(STAFF)
    told = words(client.get(DATA))

    for title in ("Школа", "Наставники", "Согласия", "Встречи", "Склонение"):
        assert title in told
    listed = words(client.get(MENTEES))
    assert re.search(r"Всего: [1-9]", listed)


def test_a_search_finds_parts_of_words_and_leaves_nothing_in_the_address(browser_of):
    client = browser_of(STAFF)
    new_mentee(client)
    found = client.post(MENTEES, {"words": "ветров 7 а"})

    assert "Найдено: 1." in words(found)
    assert "Ветрова Дарья Олеговна" in words(found)
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "ветров 8 б"}))
    assert 'method="post" role="search"' in client.get(MENTEES).content.decode()


def test_a_row_is_added_once_however_often_it_is_sent(browser_of):
    client = browser_of(STAFF)
    first = new_mentee(client)
    second = new_mentee(client)

    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert "05.03.2008" in client.get(first.headers["Location"]).content.decode()
    assert "Найдено: 1." in words(client.post(MENTEES, {"words": "Ветрова"}))


def test_a_namesake_that_says_otherwise_is_shown_and_not_overwritten(browser_of):
    client = browser_of(STAFF)
    made = new_mentee(client).headers["Location"]
    answer = new_mentee(client, position="9 В класс")

    assert answer.status_code == 422
    assert f'href="{made}"' in answer.content.decode()
    assert "9 В класс" in answer.content.decode()
    assert "7 А класс" in client.get(made).content.decode()


def test_mistakes_stand_beside_their_fields_and_what_was_typed_stays(browser_of):
    answer = new_mentee(browser_of(STAFF), birth_date="31.02.2008", name="Д.", category="")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="31.02.2008"' in page
    assert 'href="#f-birth_date"' in page
    assert "Дата рождения: это не дата" in words(answer)
    assert "Имя: в графе «Имя» инициал" in words(answer)
    assert "Кто это: не заполнено" in words(answer)


def test_a_name_without_end_is_refused_at_its_field(browser_of):
    long = "я" * 30_000
    answer = new_mentee(browser_of(STAFF), surname=long, request=long)

    assert answer.status_code == 422
    assert 'href="#f-surname"' in answer.content.decode()
    assert "Фамилия: длиннее 200 знаков" in words(answer)
    assert "длиннее 4000 знаков" in words(answer)
    assert long in answer.content.decode()


@pytest.mark.parametrize(("kind", "status"), [("ConflictError", 409), ("ConfigurationError", 503)])
def test_a_row_that_could_not_be_stored_now_stays_on_the_page(
    browser_of, monkeypatch, kind, status
):
    from acts import errors
    from acts.web.registers import row_views

    def busy(*_, **__):
        raise getattr(errors, kind)("в эту минуту занято", remedy="Подождите")

    client = browser_of(STAFF)
    revision = field(client.get(f"{MENTEES}new/"), "revision")
    monkeypatch.setattr(row_views, "save_row", busy)
    answer = client.post(f"{MENTEES}new/", {**PERSON, "revision": revision})

    assert answer.status_code == status
    assert "занято" in words(answer)
    assert 'value="Ветрова"' in answer.content.decode()
    assert field(answer, "revision") == revision


def test_a_script_in_a_name_is_only_text(browser_of):
    client = browser_of(STAFF)
    evil = "Ветрова<script>alert()</script>"
    made = new_mentee(client, surname=evil)

    assert made.status_code == 303
    for address in (made.headers["Location"], MENTEES, DATA, f"{DATA}names/"):
        assert evil not in client.get(address).content.decode()
    assert "&lt;script&gt;" in client.get(made.headers["Location"]).content.decode()


def test_what_two_people_changed_in_different_fields_is_kept_of_both(browser_of):
    one, other = browser_of(STAFF), browser_of("clerk.mayak")
    made = new_mentee(one).headers["Location"]
    mine, theirs = sent_of(one, made), sent_of(other, made)
    other.post(made, {**theirs, "position": ["8 А класс"]})
    answer = one.post(made, {**mine, "request": ["подготовка к экзамену"]})

    assert answer.status_code == 303
    page = one.get(made).content.decode()
    assert "8 А класс" in page
    assert "подготовка к экзамену" in page


def test_a_field_both_changed_is_told_with_all_three_values_and_kept(browser_of):
    one, other = browser_of(STAFF), browser_of("clerk.mayak")
    made = new_mentee(one).headers["Location"]
    mine, theirs = sent_of(one, made), sent_of(other, made)
    other.post(made, {**theirs, "position": ["8 А класс"], "request": ["чтение"]})
    answer = one.post(made, {**mine, "position": ["7 Б класс"]})
    told = words(answer)

    assert answer.status_code == 409
    assert "было «7 А класс», теперь «8 А класс», у вас «7 Б класс»" in told
    assert 'value="7 Б класс"' in answer.content.decode()
    assert ">чтение<" in answer.content.decode()  # what only the other changed is taken over
    assert "8 А класс" in one.get(made).content.decode()

    again = {**mine, "position": ["7 Б класс"], "request": ["чтение"]}
    assert one.post(made, {**again, "revision": field(answer, "revision")}).status_code == 303
    page = one.get(made).content.decode()
    assert "7 Б класс" in page
    assert ">чтение<" in page


def test_a_row_goes_out_of_use_and_comes_back(browser_of):
    client = browser_of(STAFF)
    made = new_mentee(client).headers["Location"]
    revision = field(client.get(made), "revision")

    assert client.get(f"{made}use/").status_code == 405
    assert client.post(f"{made}use/", {"use": "no", "revision": revision}).status_code == 303
    assert "больше не действует" in words(client.get(made))
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "Ветрова"}))
    kept = words(client.post(MENTEES, {"words": "Ветрова", "excluded": "1"}))
    assert "Найдено: 1." in kept
    revision = field(client.get(made), "revision")
    client.post(f"{made}use/", {"use": "yes", "revision": revision})
    assert "Найдено: 1." in words(client.post(MENTEES, {"words": "Ветрова"}))


def test_a_person_of_a_pair_is_not_taken_out_of_use(browser_of):
    client = browser_of(STAFF)
    page = client.get(f"{DATA}table/pairs/").content.decode()
    pair = re.search(r"/table/pairs/(pair-\d+)/", page)[1]
    mentor = sent_of(client, f"{DATA}table/pairs/{pair}/")["mentor"][0]
    revision = field(client.get(f"{MENTORS}{mentor}/"), "revision")
    answer = client.post(f"{MENTORS}{mentor}/use/", {"use": "no", "revision": revision})

    assert answer.status_code == 422
    assert pair in words(answer)


def test_mentees_of_a_group_are_rows_added_and_dropped_without_javascript(browser_of):
    client = browser_of(STAFF)
    form = sent_of(client, f"{DATA}table/pairs/new/")
    more = client.post(f"{DATA}table/pairs/new/", {**form, "role_model": "x", "add_row": "mentees"})
    page = more.content.decode()

    assert more.status_code == 200
    assert 'value="x"' in page or ">x<" in page
    one = client.post(f"{DATA}table/pairs/new/", {"add_row": "mentees", "one_row": "1"})
    assert one.content.decode().count('name="mentees.__rows"') == 1
    assert "<html" not in one.content.decode()


def test_a_group_is_written_down_with_all_its_mentees(browser_of):
    client = browser_of(STAFF)
    people = [
        new_mentee(client, name=name, birth_date=f"0{n}.03.2008").headers["Location"].split("/")[-2]
        for n, name in enumerate(("Дарья", "Ольга", "Вера"), start=1)
    ]
    mentor = re.search(r"/mentors/(mentor-\d+)/", client.get(MENTORS).content.decode())[1]
    group = {
        "kind": "group",
        "form": "student_student",
        "mentor": mentor,
        "mentees.__rows": ["aaaa", "bbbb", "cccc"],
        "mentees.aaaa": people[0],
        "mentees.bbbb": people[1],
        "mentees.cccc": people[2],
        "since": "15.09.2021",
        "until": "31.05.2022",
        "revision": field(client.get(f"{DATA}table/pairs/new/"), "revision"),
    }
    forms = re.search(
        r'id="f-form"[\s\S]*', client.get(f"{DATA}table/pairs/new/").content.decode()
    )[0]
    group["form"] = re.search(r'id="f-form"[\s\S]*?<option value="([^"]+)"', forms)[1]
    select = re.search(r'<select[^>]*name="form"[\s\S]*?</select>', forms)[0]
    group["form"] = re.findall(r'<option value="([^"]+)"', select)[0]

    dropped = client.post(
        f"{DATA}table/pairs/new/", {**group, "drop_row": "mentees.bbbb"}
    ).content.decode()
    assert 'value="aaaa"' in dropped
    assert 'value="bbbb"' not in dropped
    made = client.post(f"{DATA}table/pairs/new/", group)
    assert made.status_code == 303, words(made)
    kept = sent_of(client, made.headers["Location"])
    assert [kept[f"mentees.{key}"][0] for key in kept["mentees.__rows"]] == people


def test_consents_are_added_from_the_page_of_their_person(browser_of):
    client = browser_of(STAFF)
    made = new_mentee(client).headers["Location"]
    code = made.split("/")[-2]
    link = f"{DATA}table/consents/new/?person={code}"

    assert link in client.get(made).content.decode()
    form = sent_of(client, link)
    assert form["person"] == [code]
    answer = client.post(
        f"{DATA}table/consents/new/",
        {**form, "kind": "participation", "signed_on": "01.09.2021"},
    )
    assert answer.status_code == 303, words(answer)
    assert "01.09.2021" in words(client.get(made))


@pytest.mark.parametrize("code", ["municipal", "legal", "auditor"])
def test_who_checks_a_school_looks_without_what_is_only_its_own_business(browser_of, code):
    staff, client = browser_of(STAFF), browser_of(code)
    made = new_mentee(staff, name="Вера", preventive_record="да").headers["Location"]

    assert "На профилактическом учёте" in words(staff.get(made))
    seen = client.get(made)
    assert seen.status_code == 200
    assert "Ветрова Вера" in words(seen)
    assert "профилактическ" not in words(seen)
    assert "Сохранить" not in words(seen)
    assert "Найдено: 1." in words(staff.post(MENTEES, {"words": "Ветрова да"}))
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "Ветрова да"}))


@pytest.mark.parametrize("code", ["municipal", "legal", "auditor", "administrator"])
def test_who_does_not_keep_the_registers_is_refused_clearly(browser_of, code):
    staff, client = browser_of(STAFF), browser_of(code)
    made = new_mentee(staff).headers["Location"]
    reads = ("form.xlsx", "data.yaml", "words.xlsx", "upload/", "conflicts/", "table/mentees/new/")
    for page in reads:
        answer = client.get(f"{DATA}{page}")
        assert answer.status_code == 422, page
        assert "Ваша учётная запись не" in words(answer)
    for page in (made, f"{made}use/", f"{made}erase/", f"{DATA}names/", f"{DATA}upload/"):
        assert client.post(page, {"use": "no", "word": "x"}).status_code == 422, page
    assert "больше не действует:" not in words(staff.get(made))


def test_the_administrator_sees_no_names_of_pupils(browser_of):
    client = browser_of("administrator")

    for page in (DATA, MENTEES, f"{DATA}names/"):
        assert client.get(page).status_code == 422


def test_a_foreign_school_answers_like_an_unknown_one(browser_of):
    client = browser_of(STAFF)
    pages = ("", "upload/", "conflicts/", "names/", "form.xlsx", "table/mentees/", "table/no/")
    for page in pages:
        foreign = client.get(f"/o/rassvet/data/{page}")
        unknown = client.get(f"/o/nowhere/data/{page}")
        assert (foreign.status_code, unknown.status_code) == (404, 404)
        assert words(foreign) == words(unknown)
    assert client.get(f"{DATA}table/no/").status_code == 404
    assert client.get(f"{MENTEES}mentee-999/").status_code == 404


def test_looking_changes_nothing(browser_of, workspace_folder):
    from acts.web.workspace import workspace

    client = browser_of(STAFF)
    store = workspace().store
    before = store.register_revision("mayak"), len(store.history("register:mayak"))
    pages = (
        "",
        "check/",
        "table/mentees/",
        "table/mentees/new/",
        "names/",
        "upload/",
        "conflicts/",
    )
    for page in (*pages, "form.xlsx", "data.yaml", "words.xlsx"):
        assert client.get(f"{DATA}{page}").status_code == 200

    assert (store.register_revision("mayak"), len(store.history("register:mayak"))) == before
    assert not (workspace_folder / ".присланное").exists()


def test_erasing_asks_for_a_word_and_leaves_no_name(browser_of):
    client = browser_of(STAFF)
    made = new_mentee(client).headers["Location"]
    code = made.split("/")[-2]
    wrong = client.post(f"{made}erase/", {"typed": "да"})

    assert wrong.status_code == 422
    assert "ничего не стёрто" in words(wrong)
    assert "Ветрова" in client.get(made).content.decode()
    done = client.post(f"{made}erase/", {"typed": "Стереть"}, follow=True)
    assert f"Персональные данные строки {code} стёрты" in words(done)
    assert client.get(made).status_code == 404
    assert "Ветрова" not in client.get(f"{DATA}data.yaml").content.decode()


def test_a_word_is_corrected_and_approved_where_it_stands(browser_of):
    client = browser_of(STAFF)
    page = client.get(f"{DATA}names/").content.decode()
    form = re.search(r'<form [^>]*id="w-[\s\S]*?</form>', page)[0]
    data = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    data.pop("step", None)
    data.pop("csrfmiddlewaretoken", None)
    answer = client.post(
        f"{DATA}names/", {**data, "genitive": data["genitive"] + "своя", "step": "approve"}
    )

    assert answer.status_code == 303, words(answer)
    after = client.get(f"{DATA}names/").content.decode()
    approved = after[after.index('id="approved"') :]
    assert f'id="w-{data["word"]}"' in approved
    assert f'value="{data["genitive"]}своя"' in approved


def test_words_are_looked_for_by_their_beginnings(browser_of):
    client = browser_of(STAFF)
    found = client.post(f"{DATA}names/", {"find": "козлик"})

    assert found.status_code == 200
    assert "Козлик Марк" in words(found)
    assert "Гайдук" not in words(found)
    assert browser_of("legal").post(f"{DATA}names/", {"find": "козлик"}).status_code == 200


def test_the_check_leads_to_each_row_and_to_the_words(browser_of):
    client = browser_of(STAFF)
    made = new_mentee(client, representative="").headers["Location"]
    page = client.get(f"{DATA}check/").content.decode()

    assert f'href="{made}"' in page
    assert "законный представитель не назван" in page
    assert f'href="{DATA}names/"' in page
    seen = words(browser_of("municipal").get(f"{DATA}check/"))
    assert "представитель" not in seen
    assert "всё сходится" not in seen
    part = client.get(f"{DATA}check/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert f'hx-get="{DATA}check/"' in client.get(DATA).content.decode()


def test_a_word_corrected_twice_at_once_is_told(browser_of):
    one, other = browser_of(STAFF), browser_of("clerk.mayak")
    page = one.get(f"{DATA}names/").content.decode()
    form = re.search(r'<form [^>]*id="w-[\s\S]*?</form>', page)[0]
    data = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    data.pop("csrfmiddlewaretoken", None)
    other.post(f"{DATA}names/", {**data, "genitive": data["genitive"] + "чужая", "step": "save"})
    answer = one.post(
        f"{DATA}names/", {**data, "genitive": data["genitive"] + "своя", "step": "save"}
    )

    assert answer.status_code == 409
    assert data["genitive"] + "чужая" in words(answer)
    assert f'value="{data["genitive"]}своя"' in answer.content.decode()


# A file ------------------------------------------------------------------------------------------


def upload(client, text, name="данные.yaml"):
    data = text if isinstance(text, bytes) else text.encode()
    file = io.BytesIO(data)
    file.name = name
    return client.post(f"{DATA}upload/", {"file": file})


def yaml_of(client, extra="", revision=None):
    head = client.get(f"{DATA}data.yaml").content.decode().splitlines()[:3]
    if revision is not None:
        head[2] = f"  revision: {revision}"
    return "\n".join(head) + "\n" + extra


GOOD = """mentees:
  - surname: Ветрова
    name: Дарья
    patronymic: Олеговна
    category: обучающийся
    position: 7 А класс
    birth_date: 2008-03-05
    representative: Ветров Олег Игоревич
    since: 2021-09-01
"""
BAD = """  - surname: Ясная
    name: Е.
    category: обучающийся
    position: 7 А класс
    birth_date: 31.02.2008
    since: 2021-09-01
"""


def test_a_file_is_shown_first_and_taken_in_by_a_button(browser_of, workspace_folder):
    client = browser_of(STAFF)
    sent = upload(client, yaml_of(client, GOOD))
    assert sent.status_code == 303, words(sent)
    page = client.get(sent.headers["Location"])

    assert "новая строка" in words(page)
    assert "Ветрова" in words(page)
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "Ветрова"}))
    shown = {"shown": field(page, "shown"), "step": "take"}
    taken = client.post(sent.headers["Location"], shown, follow=True)
    assert "Принято: добавлено 1" in words(taken)
    assert "Найдено: 1." in words(client.post(MENTEES, {"words": "Ветрова"}))
    again = client.post(sent.headers["Location"], shown, follow=True)
    assert "его уже приняли" in words(again)
    assert not list((workspace_folder / ".присланное").rglob("*.yaml"))


def test_mistakes_have_their_place_and_the_sound_rows_go_in_only_on_demand(browser_of):
    client = browser_of(STAFF)
    sent = upload(client, yaml_of(client, GOOD + BAD)).headers["Location"]
    page = client.get(sent)

    assert "строка" in words(page)
    assert "это не дата" in words(page)
    assert "Принять только верные строки" in words(page)
    shown = {"shown": field(page, "shown")}
    refused = client.post(sent, {**shown, "step": "take"})
    assert refused.status_code == 422
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "Ветрова"}))
    client.post(sent, {**shown, "step": "partial"})
    assert "Найдено: 1." in words(client.post(MENTEES, {"words": "Ветрова"}))
    assert "Найдено: 0." in words(client.post(MENTEES, {"words": "Ясная"}))


def test_a_file_that_would_do_something_else_by_now_is_shown_again(browser_of):
    client, other = browser_of(STAFF), browser_of("clerk.mayak")
    sent = upload(client, yaml_of(client, GOOD)).headers["Location"]
    page = client.get(sent)
    new_mentee(other)
    answer = client.post(sent, {"shown": field(page, "shown"), "step": "take"})

    assert answer.status_code == 409
    assert "данные изменились" in words(answer)
    assert field(answer, "shown") != field(page, "shown")


def test_a_kept_file_is_only_for_the_session_that_sent_it(browser_of):
    client = browser_of(STAFF)
    sent = upload(client, yaml_of(client, GOOD)).headers["Location"]

    for other in (browser_of("clerk.mayak"), browser_of(STAFF)):
        answer = other.get(sent)
        assert answer.status_code == 303
        assert "Ветрова" not in words(other.get(sent, follow=True))


def test_a_kept_file_is_gone_after_an_hour(browser_of, workspace_folder, monkeypatch):
    client = browser_of(STAFF)
    sent = upload(client, yaml_of(client, GOOD)).headers["Location"]
    monkeypatch.setenv("ACTS_NOW", "2021-09-03T01:00:01Z")

    assert client.get(sent).status_code == 303
    upload(client, yaml_of(client, GOOD))
    assert len(list((workspace_folder / ".присланное").rglob("*.yaml"))) == 1
    monkeypatch.setenv("ACTS_NOW", "2021-09-03T03:00:00Z")
    client.get(DATA)
    assert not list((workspace_folder / ".присланное").rglob("*.yaml"))


def test_a_file_not_wanted_goes_at_once(browser_of, workspace_folder):
    client = browser_of(STAFF)
    sent = upload(client, yaml_of(client, GOOD)).headers["Location"]
    client.post(sent, {"step": "leave"})

    assert client.get(sent).status_code == 303
    assert not list((workspace_folder / ".присланное").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("форма.xlsx", b"PK\x03\x04 broken", "."),
        ("форма.xls", b"\xd0\xcf\x11\xe0", "файл не .xlsx и не .yaml"),
        ("форма.yaml", b"\xff\xfe\x00", "."),
        ("../../etc/passwd.xlsx", b"%PDF-1.7", "."),
        ("форма.xlsx", b"", "."),
    ],
)
def test_a_hostile_file_is_refused_and_not_kept(browser_of, workspace_folder, name, data, told):
    answer = upload(browser_of(STAFF), data, name)

    assert answer.status_code == 422
    assert told.casefold() in words(answer).casefold()
    assert "ничего не записано" in words(answer)
    assert str(workspace_folder) not in answer.content.decode()
    assert not [one for one in (workspace_folder / ".присланное").rglob("*") if one.is_file()]


def test_a_form_without_a_file_says_so(browser_of):
    answer = browser_of(STAFF).post(f"{DATA}upload/", {})

    assert answer.status_code == 422
    assert "Файл не выбран" in words(answer)


def test_the_downloaded_form_changes_nothing_when_it_comes_back(browser_of):
    client = browser_of(STAFF)
    form = client.get(f"{DATA}form.xlsx")
    assert "utf-8''" in form.headers["Content-Disposition"]
    sent = upload(client, form.content, "Данные.xlsx")

    assert sent.status_code == 303, words(sent)
    assert "принимать нечего" in words(client.get(sent.headers["Location"]))


def test_a_mistake_in_the_form_is_shown_with_its_sheet_and_cell(browser_of):
    import openpyxl

    client = browser_of(STAFF)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{DATA}form.xlsx").content))
    sheet = book["Наставляемые"]
    born = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Дата рождения")
    cell = next(
        one
        for (one,) in sheet.iter_rows(
            min_row=born.row + 1, min_col=born.column, max_col=born.column
        )
        if one.value is not None and sheet.cell(one.row, 1).value == "mentee-2"
    )
    cell.value = "31.02.2006"
    other = sheet.cell(cell.row + 1, cell.column - 1)
    other.value = "10 Б класс"
    made = io.BytesIO()
    book.save(made)
    sent = upload(client, made.getvalue(), "Данные.xlsx")
    told = words(client.get(sent.headers["Location"]))

    assert f"лист «Наставляемые», {cell.coordinate}: «Дата рождения»: это не дата" in told
    assert "9 класс → 10 Б класс" in told
    assert "Принять только верные строки" in told


@pytest.fixture
def disputed(browser_of):
    """Give a client with one open conflict, and the page of the row it is about."""
    client = browser_of(STAFF)
    made = new_mentee(client).headers["Location"]
    code = made.split("/")[-2]
    text = yaml_of(client, f"mentees:\n  - code: {code}\n    position: 9 Г класс\n")
    form = sent_of(client, made)
    client.post(made, {**form, "position": ["8 А класс"]})
    sent = upload(client, text).headers["Location"]
    page = client.get(sent)
    assert "8 А класс" in words(page)
    client.post(sent, {"shown": field(page, "shown"), "step": "take"})
    return client, made


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ({"take": "stored"}, "8 А класс"),
        ({"take": "offered"}, "9 Г класс"),
        ({"take": "other", "value": "10 Б класс"}, "10 Б класс"),
    ],
)
def test_a_conflict_waits_until_a_person_chooses(disputed, choice, stands):
    client, made = disputed
    page = client.get(f"{DATA}conflicts/")
    assert "8 А класс" in words(page)
    assert "9 Г класс" in words(page)
    key = field(page, "conflict")

    assert client.post(f"{DATA}conflicts/", {"conflict": key}).status_code == 422
    assert client.post(f"{DATA}conflicts/", {"conflict": key, **choice}).status_code == 303
    assert f'value="{stands}"' in client.get(made).content.decode()
    again = client.post(f"{DATA}conflicts/", {"conflict": key, **choice})
    assert again.status_code == 409
    assert "уже решили" in words(again)


def test_a_new_row_comes_with_the_choice_that_its_link_names(browser_of):
    new = "/o/mayak/data/table/officials/new/?role="

    assert '<option value="site" selected>' in browser_of(STAFF).get(f"{new}site").content.decode()
    assert " selected>" not in browser_of(STAFF).get(f"{new}nobody").content.decode()


def test_a_saved_row_leads_to_the_next_one(browser_of):
    page = browser_of(STAFF).get("/o/mayak/data/table/mentees/mentee-1/").content.decode()

    assert 'href="/o/mayak/data/table/mentees/new/">Добавить ещё: наставляемый</a>' in page
