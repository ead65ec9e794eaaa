"""Acts in the browser: drafts, their way to a number, edits from Word, papers; who may what."""

import io
import re
import zipfile

import pytest

STAFF, CLERK, DIRECTOR = "staff.mayak", "clerk.mayak", "director.mayak"
EVERYBODY = (STAFF, CLERK, DIRECTOR, "municipal", "legal", "auditor", "administrator")
ACTS = "/o/mayak/acts/"
DRAFT, IN_FORCE = "order_pairs@2020@mayak", "order_implementation@2020@mayak"
NEW = f"{ACTS}new/"
DAY = "30.10.2020"  # the one the draft was planned for
FIELD = re.compile(r"<input[^>]*>|<textarea[\s\S]*?</textarea>|<select[\s\S]*?</select>")


def page_of(act):
    return f"{ACTS}{act}/"


def step_of(act):
    return f"{ACTS}{act}/step/"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def fields_of(answer):
    """Give what a browser sends of the form on a page of a draft."""
    html = answer.content.decode()
    form = html[html.index('<form method="post" action="/o/mayak/acts/new/"') :]
    sent = {}
    for tag in FIELD.findall(form):
        name = re.search(r'name="([^"]+)"', tag)
        if name is None or 'type="checkbox"' in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        if tag.startswith("<textarea"):
            text = re.search(r">([\s\S]*)</textarea>", tag)[1]
        elif tag.startswith("<select"):
            chosen = re.search(r'value="([^"]*)" selected', tag)
            text = chosen[1] if chosen else ""
        else:
            text = value[1] if value else ""
        text = text.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
        sent.setdefault(name[1], []).append(text)
    return sent


def seen_on(answer):
    return re.search(r'name="seen" value="(\d+)"', answer.content.decode())[1]


def history_of(act):
    from acts.journal import act_subject
    from acts.web.workspace import workspace

    return workspace().store.history(act_subject(act))


def state_of(act):
    from acts.journal import snapshot

    return snapshot(history_of(act)).state


def redraft(client, **changes):
    page = client.get(f"{NEW}?kind=order_pairs&period=2020")
    return client.post(NEW, {**fields_of(page), **changes})


def take(client, data, act=DRAFT, name="правка.docx"):
    file = io.BytesIO(data)
    file.name = name
    return client.post(f"{page_of(act)}take/", {"file": file})


def edited(data, before, after):
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for one in source.namelist():
            part = source.read(one)
            if one == "word/document.xml":
                assert before.encode() in part
                part = part.replace(before.encode(), after.encode())
            out.writestr(one, part)
    return target.getvalue()


# --- who sees and does what ------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["", "new/", "paper/", f"{DRAFT}/", f"{DRAFT}/file/", f"{DRAFT}/take/"]
)
def test_a_foreign_school_answers_like_an_unknown_one(browser_of, address):
    client = browser_of(STAFF)
    foreign = client.get(f"/o/rassvet/acts/{address.replace('mayak', 'rassvet')}")
    unknown = client.get(f"/o/nowhere/acts/{address.replace('mayak', 'nowhere')}")

    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert words(foreign) == words(unknown)


def test_an_act_of_another_school_is_not_found_at_ones_own(browser_of):
    client = browser_of(STAFF)
    for tail in ("", "file/", "pdf/", "take/", "step/"):
        assert client.get(f"{ACTS}order_implementation@2020@rassvet/{tail}").status_code == 404
    assert client.post(step_of("order_implementation@2020@rassvet")).status_code == 404


@pytest.mark.parametrize("code", EVERYBODY)
def test_looking_changes_nothing(browser_of, code):
    from acts.web.workspace import workspace

    client = browser_of(code)
    before = len(workspace().store.events())
    refused = 422 if code == "administrator" else 200
    for tail in ("", f"{DRAFT}/", f"{IN_FORCE}/", f"{DRAFT}/file/", f"{DRAFT}/step/"):
        assert client.get(ACTS + tail).status_code in (200, 303, refused)
    assert len(workspace().store.events()) == before


@pytest.mark.parametrize("code", [DIRECTOR, "municipal", "legal", "auditor", "administrator"])
def test_only_the_office_makes_drafts_and_enters_papers(browser_of, code):
    client = browser_of(code)

    assert "Подготовить документ" not in words(client.get(ACTS))
    for answer in (client.get(NEW), client.post(NEW, {"kind": "order_pairs"})):
        assert answer.status_code == 422
        assert "проекты готовят в школе" in words(answer).lower()
    assert client.post(f"{ACTS}paper/").status_code == 422


def test_who_records_nothing_reads_no_names_of_pupils_in_an_act(browser_of):
    client = browser_of("administrator")
    pages = [client.get(f"{page_of(DRAFT)}{tail}") for tail in ("", "file/", "pdf/", "take/")]
    pages += [client.post(step_of(DRAFT), {"step": "submit"}), take(client, b"PK\x03\x04")]

    for page in pages:
        assert page.status_code == 422
        assert "не работает с данными школ" in words(page)


@pytest.mark.parametrize("code", [DIRECTOR, "municipal", "legal", "auditor"])
def test_who_may_not_edit_sends_no_file(browser_of, workspace_folder, code):
    data = browser_of(STAFF).get(f"{page_of(DRAFT)}file/").content
    client = browser_of(code)
    shown, sent = client.get(f"{page_of(DRAFT)}take/"), take(client, edited(data, "за", "за"))

    for answer in (shown, sent):
        assert answer.status_code == 422
        assert "правленый текст вносят в школе" in words(answer).lower()
    assert not list(workspace_folder.rglob("правка*"))


def test_an_act_past_editing_asks_for_no_file(browser_of, workspace_folder):
    client = browser_of(STAFF)
    for answer in (client.get(f"{page_of(IN_FORCE)}take/"), take(client, b"PK", act=IN_FORCE)):
        assert answer.status_code == 422
        assert "сейчас не правят" in words(answer)
    assert not list(workspace_folder.rglob("правка*"))


@pytest.mark.parametrize("code", ["municipal", "legal", "auditor"])
def test_who_may_not_submit_gets_no_button_and_is_refused(browser_of, code):
    client = browser_of(code)
    page = client.get(page_of(DRAFT))

    assert 'value="submit"' not in page.content.decode()
    answer = client.post(step_of(DRAFT), {"step": "submit", "seen": "1"})
    assert answer.status_code == 422
    assert "нет права это внести" in words(answer)
    assert state_of(DRAFT) == "draft"


def test_only_the_page_of_an_act_may_set_styles_of_its_own(browser_of):
    client = browser_of(STAFF)

    assert "'unsafe-inline'" in client.get(page_of(DRAFT)).headers["Content-Security-Policy"]
    for address in (ACTS, NEW, f"{ACTS}paper/"):
        assert "unsafe" not in client.get(address).headers["Content-Security-Policy"]


# --- the draft -------------------------------------------------------------------------------


def test_the_list_says_where_each_act_is_and_what_comes_next(browser_of):
    text = words(browser_of(STAFF).get(ACTS))

    assert "черновик с 26.10.2020 Прочитать и передать на проверку" in text
    assert "действует № 22 от 19.10.2020" in text


def test_every_kind_is_offered(browser_of):
    text = words(browser_of(STAFF).get(NEW))

    for one in ("Приказ о внедрении", "Положение о программе", "Приказ об утверждении", "Соглаш"):
        assert one in text


@pytest.mark.parametrize(
    "query",
    [
        "kind=order_implementation&period=2021",
        "kind=order_pairs&period=2020",
        "kind=regulation_students&period=2020",
        "kind=partner_agreement&period=2020&about=partner-1",
    ],
)
def test_a_form_as_it_is_shown_makes_the_draft(browser_of, query):
    client = browser_of(STAFF)
    page = client.get(f"{NEW}?{query}")
    assert page.status_code == 200, words(page)[:2000]

    answer = client.post(NEW, fields_of(page), follow=True)

    assert answer.status_code == 200, words(answer)[:3000]
    assert re.search(r"Проект (подготовлен|уже такой)", words(answer))


def test_what_was_typed_is_in_the_document(browser_of):
    client = browser_of(STAFF)
    answer = redraft(client, **{"curator.surname": ["Приозёрная"]})

    assert answer.status_code == 302
    data = client.get(f"{page_of(DRAFT)}file/").content
    text = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "Приозёрн" in re.sub(r"<[^>]+>", "", text)


def test_a_mistake_keeps_the_input_and_leads_to_the_field(browser_of):
    client = browser_of(STAFF)
    answer = redraft(
        client, **{"curator.surname": [""], "personal_data.responsible.post": ["архивариус"]}
    )
    html = answer.content.decode()

    assert answer.status_code == 422
    assert ">архивариус</textarea>" in html
    assert re.search(r'<a href="#f-curator-surname">[^<]*заполните «Фамилия»', html)
    assert len(history_of(DRAFT)) == 1


def test_missing_data_are_listed_with_the_page_where_they_are_entered(browser_of):
    client = browser_of(STAFF)
    page = client.get(f"{NEW}?kind=order_pairs&period=2021")

    assert page.status_code == 200
    assert "Не хватает данных школы" in words(page)
    assert 'href="/o/mayak/data/table/pairs/"' in page.content.decode()
    assert "acts data load" not in words(page)


def test_an_unknown_kind_and_a_row_that_is_not_there_are_refused(browser_of):
    client = browser_of(STAFF)

    assert client.get(f"{NEW}?kind=nothing").status_code == 422
    assert client.get(f"{NEW}?kind=partner_agreement&about=partner-99").status_code == 422


def test_a_row_is_added_with_and_without_javascript(browser_of):
    client = browser_of(STAFF)
    sent = fields_of(client.get(f"{NEW}?kind=order_pairs&period=2020"))
    pair = sent["pairs.__rows"][0]
    name = f"pairs.{pair}.mentees"

    whole = client.post(NEW, {**sent, "add_row": name})
    part = client.post(NEW, {**sent, "add_row": name, "one_row": "1"})

    assert whole.status_code == 200
    assert len(fields_of(whole)[f"{name}.__rows"]) == len(sent[f"{name}.__rows"]) + 1
    assert part.content.decode().count('class="form-row"') == 1
    assert "<html" not in part.content.decode()
    assert len(history_of(DRAFT)) == 1


def test_two_tabs_with_one_draft_the_second_is_told_and_keeps_its_input(browser_of):
    client = browser_of(STAFF)
    tab = fields_of(client.get(f"{NEW}?kind=order_pairs&period=2020"))
    assert redraft(client, **{"curator.post": ["педагог"]}).status_code == 302

    answer = client.post(NEW, {**tab, "curator.post": ["завуч второй вкладки"]})

    assert answer.status_code == 409
    assert "проект подготовлен заново" in words(answer)
    assert ">завуч второй вкладки</textarea>" in answer.content.decode()
    assert client.post(NEW, fields_of(answer)).status_code == 302


def test_a_script_in_a_name_stays_text(browser_of):
    evil = "<script>alert(1)</script>"
    client = browser_of(STAFF)

    answer = redraft(client, **{"curator.surname": [evil]})
    html = (answer if answer.status_code == 422 else client.get(page_of(DRAFT))).content.decode()
    form = client.get(f"{NEW}?kind=order_pairs&period=2020").content.decode()

    assert evil not in html
    assert evil not in form


# --- the way ---------------------------------------------------------------------------------


def test_an_act_goes_its_whole_way_in_the_browser(browser_of):
    client, legal, head = browser_of(STAFF), browser_of("legal"), browser_of(DIRECTOR)

    def step(who, name, **values):
        seen = str(len(history_of(DRAFT)))
        answer = who.post(step_of(DRAFT), {"step": name, "seen": seen, "on": DAY, **values})
        assert answer.status_code == 303, words(answer)[:1500]

    step(client, "submit")
    step(legal, "review_ok")
    page = client.get(page_of(DRAFT))
    post = re.search(
        r'name="post"><option value="">[^<]*</option><option value="([^"]+)"', page.content.decode()
    )[1]
    step(client, "visa", post=post)
    step(head, "sign")
    step(browser_of(CLERK), "register", number="91")

    text = words(client.get(page_of(DRAFT)))
    assert "Действует с 30.10.2020 · № 91 от 30.10.2020" in text
    assert "Ознакомление под подпись Ознакомлены 0 из" in text
    data = client.get(f"{page_of(DRAFT)}file/")
    assert "91.docx" in data.headers["Content-Disposition"]


def test_a_refused_step_keeps_what_was_typed(browser_of):
    client = browser_of(STAFF)
    sent = {"step": "cancel", "seen": "1", "on": "вчера", "remark": "лишний проект"}
    answer = client.post(step_of(DRAFT), sent)

    assert answer.status_code == 422
    assert 'value="вчера"' in answer.content.decode()
    assert "лишний проект" in answer.content.decode()
    assert "такой даты нет" in words(answer)
    assert len(history_of(DRAFT)) == 1


def test_a_name_of_a_person_does_not_get_into_the_journal(browser_of):
    sent = {"step": "cancel", "seen": "1", "remark": "так велел Петров Иван Сергеевич"}
    answer = browser_of(STAFF).post(step_of(DRAFT), sent)

    assert answer.status_code == 422
    assert "похоже на персональные данные" in words(answer)
    assert state_of(DRAFT) == "draft"


def test_a_second_click_records_nothing_twice_and_says_what_was_recorded(browser_of):
    client = browser_of(STAFF)
    sent = {"step": "submit", "seen": seen_on(client.get(page_of(DRAFT))), "on": "03.09.2021"}
    assert client.post(step_of(DRAFT), sent).status_code == 303

    again = client.post(step_of(DRAFT), sent)

    assert again.status_code == 409
    assert "передан на правовую проверку" in words(again)
    assert len(history_of(DRAFT)) == 2


def test_the_second_of_two_tabs_is_told_and_its_words_are_kept(browser_of):
    client = browser_of(STAFF)
    assert client.post(step_of(DRAFT), {"step": "submit", "seen": "1"}).status_code == 303

    late = {"step": "cancel", "seen": "1", "remark": "передумали", "on": "03.09.2021"}
    answer = client.post(step_of(DRAFT), late)

    assert answer.status_code == 409
    assert "передумали" in answer.content.decode()
    assert state_of(DRAFT) == "legal_review"


def test_a_step_that_is_none_is_refused(browser_of):
    client = browser_of(STAFF)
    for name in ("", "nothing", "visas_done", "record"):
        assert client.post(step_of(DRAFT), {"step": name, "seen": "1"}).status_code == 422
    assert len(history_of(DRAFT)) == 1


def test_the_rest_of_the_way_is_recorded_at_once_only_when_it_was_so(browser_of):
    client = browser_of(STAFF)
    sent = {"step": "finish", "seen": "1", "on": DAY, "number": "91"}

    refused = client.post(step_of(DRAFT), sent)
    assert refused.status_code == 422
    assert 'value="91"' in refused.content.decode()
    assert "не подтверждено" in words(refused).lower()

    done = client.post(step_of(DRAFT), {**sent, "agreed": "1"}, follow=True)
    assert "Номер: 91" in words(done)
    assert state_of(DRAFT) == "in_force"


def test_an_act_is_handed_in_for_what_it_proves(browser_of):
    from acts.journal import snapshot, task_subject
    from acts.web.workspace import workspace

    client = browser_of(STAFF)
    page = client.get(page_of(IN_FORCE)).content.decode()
    ids = re.findall(r'name="occurrence" value="([^"]+)"', page)
    assert ids

    answer = client.post(step_of(IN_FORCE), {"step": "attach", "occurrence": ids})

    assert answer.status_code == 303
    states = {snapshot(workspace().store.history(task_subject(one))).state for one in ids}
    assert states == {"submitted"}
    again = client.post(step_of(IN_FORCE), {"step": "attach", "occurrence": ids})
    assert again.status_code == 422


def test_an_officer_is_not_asked_to_hand_in(browser_of):
    page = browser_of("municipal").get(page_of(IN_FORCE)).content.decode()

    assert 'name="occurrence"' not in page


# --- beside the way ---------------------------------------------------------------------------


def lines_on(answer):
    return re.findall(r'name="line" value="(\d+)"', answer.content.decode())


def test_the_sheet_of_acquaintance_is_signed_line_by_line(browser_of):
    client = browser_of(STAFF)
    page = client.get(page_of(IN_FORCE))
    lines = lines_on(page)
    assert len(lines) > 3
    assert "ознакомить работников: осталось" in words(page)

    sent = {"step": "acquaint", "seen": seen_on(page), "on": "20.10.2020", "line": lines[:2]}
    done = client.post(step_of(IN_FORCE), sent, follow=True)

    assert f"Ознакомлены 2 из {len(lines)}" in words(done)
    assert lines_on(done) == lines[2:]
    assert client.post(step_of(IN_FORCE), sent).status_code == 409
    journal = words(client.get("/o/mayak/journal/"))
    assert "строка 1 листа ознакомления" in journal
    assert "Время внесения – по времени школы, UTC+12" in journal
    assert "Asia/" not in journal
    assert "@" not in journal


def test_no_name_of_a_person_on_the_sheet_gets_into_the_journal(browser_of):
    client = browser_of(STAFF)
    page = client.get(page_of(IN_FORCE))
    names = re.findall(r'for="line-\d+">([^<]+)</label>', page.content.decode())
    sent = {"step": "acquaint", "seen": seen_on(page), "on": "20.10.2020", "everybody": "1"}
    assert client.post(step_of(IN_FORCE), sent).status_code == 303

    assert lines_on(client.get(page_of(IN_FORCE))) == []
    told = repr(history_of(IN_FORCE))
    assert names
    assert not [one for one in names if one.split()[0] in told]


def test_a_refused_acquaintance_keeps_ticks_and_day_and_says_why_there(browser_of):
    client = browser_of(STAFF)
    page = client.get(page_of(IN_FORCE))
    sent = {"step": "acquaint", "seen": seen_on(page), "on": "01.10.2020", "line": ["1"]}

    answer = client.post(step_of(IN_FORCE), sent)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#step-acquaint"' in html
    assert 'id="step-acquaint"' in html
    assert re.search(r'value="1" checked', html)
    assert 'value="01.10.2020"' in html
    nobody = client.post(step_of(IN_FORCE), {**sent, "line": []})
    assert "Не отмечено, кто ознакомлен" in words(nobody)


def test_a_wrong_day_of_acquaintance_is_put_right_with_a_reason(browser_of):
    client = browser_of(STAFF)

    def send(**values):
        seen = str(len(history_of(IN_FORCE)))
        return client.post(step_of(IN_FORCE), {"step": "acquaint", "seen": seen, **values})

    assert send(line="1", on="21.10.2020").status_code == 303
    refused = send(line="1", on="20.10.2020", remark="")
    assert refused.status_code == 422
    assert 'value="20.10.2020"' in refused.content.decode()
    assert send(line="1", on="20.10.2020", remark="описка").status_code == 303
    assert "20.10.2020" in words(client.get(page_of(IN_FORCE)))


def test_the_site_shows_the_order_with_its_place_and_day(browser_of):
    client = browser_of(STAFF)
    page = client.get(page_of(IN_FORCE))
    assert "Срок размещения прошёл: 02.11.2020" in words(page)
    sent = {"step": "publish", "seen": seen_on(page), "on": "22.10.2020", "document": " "}

    refused = client.post(step_of(IN_FORCE), sent)
    assert refused.status_code == 422
    assert "Не указано, где на сайте" in words(refused)
    assert client.post(step_of(IN_FORCE), {**sent, "document": "раздел"}).status_code == 303
    assert "Размещён 22.10.2020 : раздел" in words(client.get(page_of(IN_FORCE)))


def test_who_only_looks_sees_the_sheet_and_no_buttons(browser_of):
    for code in ("municipal", "legal", "auditor"):
        client = browser_of(code)
        page = client.get(page_of(IN_FORCE))
        assert "Ознакомлены 0 из" in words(page)
        assert lines_on(page) == []
        sent = {"step": "acquaint", "seen": "99", "line": ["1"]}
        assert client.post(step_of(IN_FORCE), sent).status_code == 422
    assert not [one for one in history_of(IN_FORCE) if one.fact.trigger == "acquaint"]


def test_an_order_on_pairs_is_not_for_the_site(browser_of):
    client = browser_of(STAFF)
    done = {"step": "finish", "seen": "1", "on": DAY, "number": "91", "agreed": "1"}
    assert client.post(step_of(DRAFT), done).status_code == 303

    assert "Размещение на сайте" not in words(client.get(page_of(DRAFT)))
    sent = {"step": "publish", "seen": "99", "document": "раздел"}
    assert client.post(step_of(DRAFT), sent).status_code == 422


def test_whom_an_act_has_to_hear_is_shown_with_what_comes_next(browser_of):
    client = browser_of(STAFF)
    assert redraft(client, hear=["Педагогический совет"]).status_code == 302
    page = words(client.get(page_of(DRAFT)))
    assert "Мнение советов и профсоюза" in page
    assert "Педагогический совет ещё не направлено" in page
    assert "Довести до регистрации разом пока нельзя" in page
    assert "Сначала нужно мнение: Педагогический совет" in page

    def step(who, name, **values):
        seen = str(len(history_of(DRAFT)))
        answer = who.post(step_of(DRAFT), {"step": name, "seen": seen, "on": DAY, **values})
        assert answer.status_code == 303, words(answer)[:1500]

    step(client, "submit", on="03.09.2021")
    step(browser_of("legal"), "review_ok", on="03.09.2021")
    html = client.get(page_of(DRAFT)).content.decode()
    for post in re.findall(r'<option value="([^"]+)"', html[html.index('name="post"') :]):
        if state_of(DRAFT) == "approval":
            step(client, "visa", post=post, on="03.09.2021")
    assert "Передайте им проект" in words(client.get(page_of(DRAFT)))

    step(client, "send_to_bodies", on="03.09.2021")
    page = words(client.get(page_of(DRAFT)))
    assert "Педагогический совет ждём до 10.09.2021" in page
    assert "Проект направлен 03.09.2021, ответа ждут до 10.09.2021 включительно" in page


def test_the_list_says_what_an_act_in_force_still_waits_for(browser_of):
    assert "Ознакомить работников: осталось" in words(browser_of(STAFF).get(ACTS))


# --- files -----------------------------------------------------------------------------------


def test_a_file_comes_as_an_attachment_under_its_russian_name(browser_of):
    answer = browser_of(STAFF).get(f"{page_of(IN_FORCE)}file/")

    assert answer.content[:2] == b"PK"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_pdf_is_not_offered_where_there_is_no_libreoffice(browser_of, monkeypatch, tmp_path):
    monkeypatch.setenv("ACTS_SOFFICE", str(tmp_path / "nothing"))
    client = browser_of(STAFF)

    assert "Скачать PDF" not in words(client.get(page_of(DRAFT)))
    answer = client.get(f"{page_of(DRAFT)}pdf/")
    assert answer.status_code == 503
    assert "LibreOffice" in words(answer)


def test_an_edited_text_comes_back_with_its_difference_and_is_taken_in(browser_of):
    client = browser_of(STAFF)
    data = client.get(f"{page_of(DRAFT)}file/").content
    shown = take(client, edited(data, "оставляю за собой", "возлагаю на себя"))
    assert shown.status_code == 303
    review = client.get(shown.headers["Location"])
    assert "возлагаю на себя" in words(review)
    assert len(history_of(DRAFT)) == 1

    seen = seen_on(review)
    answer = client.post(shown.headers["Location"], {"step": "take", "seen": seen}, follow=True)

    assert "Правленый текст принят" in words(answer)
    assert [one.fact.trigger for one in history_of(DRAFT)] == ["draft", "take"]
    gone = client.post(shown.headers["Location"], {"step": "take", "seen": seen})
    assert gone.headers["Location"].endswith("/take/")


def test_an_edit_looked_at_on_an_old_page_is_not_taken_in(browser_of):
    client = browser_of(STAFF)
    data = client.get(f"{page_of(DRAFT)}file/").content
    shown = take(client, edited(data, "оставляю за собой", "возлагаю на себя"))
    assert redraft(client, **{"curator.post": ["педагог"]}).status_code == 302

    answer = client.post(shown.headers["Location"], {"step": "take", "seen": "1"})

    assert answer.status_code == 409
    assert "проект подготовлен заново" in words(answer)
    assert [one.fact.trigger for one in history_of(DRAFT)] == ["draft", "redraft"]


def test_a_held_file_is_its_senders_alone(browser_of):
    data = browser_of(STAFF).get(f"{page_of(DRAFT)}file/").content
    shown = take(browser_of(STAFF), edited(data, "оставляю за собой", "возлагаю на себя"))

    stranger = browser_of(CLERK).get(shown.headers["Location"])

    assert stranger.status_code == 303
    assert stranger.headers["Location"].endswith("/take/")


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04broken", b"%PDF-1.7"])
def test_what_is_no_docx_is_refused_with_a_reason(browser_of, data):
    answer = take(browser_of(STAFF), data)

    assert answer.status_code in (422, 303) if not data else answer.status_code == 422
    assert len(history_of(DRAFT)) == 1


def test_nothing_sent_is_told(browser_of):
    answer = browser_of(STAFF).post(f"{page_of(DRAFT)}take/", {})

    assert answer.status_code == 422
    assert "файл не выбран" in words(answer).lower()


# --- papers ----------------------------------------------------------------------------------


def paper(**changes):
    scan = io.BytesIO(b"%PDF-1.7 scan")
    scan.name = "скан.pdf"
    given = {"kind": "programs", "dated": "01.09.2021", "number": "7", "file": scan}
    return {key: one for key, one in {**given, **changes}.items() if one is not None}


def kind_of(client):
    html = client.get(f"{ACTS}paper/").content.decode()
    return re.findall(r'<option value="(\w+)">[^<]*Перечень', html)[0]


def test_a_paper_comes_in_with_its_scan(browser_of):
    client = browser_of(STAFF)
    answer = client.post(f"{ACTS}paper/", paper(kind=kind_of(client)), follow=True)

    text = words(answer)
    assert answer.status_code == 200, text
    assert "Бумага внесена со сканом" in text
    assert "№ 7 от 01.09.2021" in text
    href = re.search(r'href="([^"]+/file/)"', answer.content.decode())[1]
    scan = client.get(href)
    assert scan.content == b"%PDF-1.7 scan"
    assert scan.headers["Content-Type"] == "application/octet-stream"
    assert client.get(href.replace("/file/", "/pdf/")).status_code == 404


def test_a_mistake_in_a_paper_keeps_its_scan_and_its_words(browser_of):
    client = browser_of(STAFF)
    kind = kind_of(client)
    refused = client.post(f"{ACTS}paper/", paper(kind=kind, dated="31.02.2021", title="Перечень"))
    html = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="31.02.2021"' in html
    assert 'value="Перечень"' in html
    held = re.search(r'name="held" value="([^"]+)"', html)[1]

    mended = paper(kind=kind, file=None, held=held)
    assert client.post(f"{ACTS}paper/", mended).status_code == 303


def test_a_paper_without_scan_date_or_kind_names_each(browser_of):
    text = words(browser_of(STAFF).post(f"{ACTS}paper/", {}))

    for one in ("выберите файл", "выберите, что это", "впишите дату"):
        assert one in text


def test_a_program_is_no_scan(browser_of):
    client = browser_of(STAFF)
    program = io.BytesIO(b"MZ")
    program.name = "скан.exe"
    answer = client.post(f"{ACTS}paper/", paper(kind=kind_of(client), file=program))

    assert answer.status_code == 422
    assert "это не скан" in words(answer).lower()


def test_a_refusal_is_said_at_the_top_with_the_way_to_it(browser_of):
    client = browser_of(STAFF)
    step = client.post(step_of(DRAFT), {"step": "finish", "seen": "1"}).content.decode()
    lost = client.post(f"{ACTS}paper/", {}).content.decode()

    assert '<a href="#step-finish">' in step
    assert 'id="step-finish"' in step
    assert "(agreed)" not in step
    assert '<a href="#paper-dated">' in lost
    assert 'id="paper-dated"' in lost


def test_no_page_names_a_command(browser_of):
    client = browser_of(STAFF)
    pages = ["", "new/", "paper/", f"{DRAFT}/", "regulation_students@2020@mayak/"]
    pages += ["new/?kind=order_pairs&period=2021", "new/?kind=order_pairs&period=2020"]
    for one in pages:
        text = words(client.get(ACTS + one)).replace("acts наставничество", "")
        assert not re.search(r"acts [a-z]|--[a-z]", text), one


def test_few_wait_for_a_pdf_and_the_rest_are_told_at_once(workspace_folder, monkeypatch):
    import threading

    from acts.errors import ConfigurationError
    from acts.services.act_document import ActDocument
    from acts.web.documents import files

    begun, ready = threading.Semaphore(0), threading.Event()

    def slow(source, target):
        begun.release()
        ready.wait(30)
        made = target / "document.pdf"
        made.write_bytes(b"%PDF")
        return made

    monkeypatch.setattr(files, "to_pdf", slow)
    monkeypatch.setattr(files, "_TURN", threading.BoundedSemaphore(1))
    monkeypatch.setattr(files, "_QUEUE", threading.BoundedSemaphore(3))
    document = ActDocument(name="a.docx", data=b"PK", is_ours=True)
    made = []
    waiting = [threading.Thread(target=lambda: made.append(files._pdf(document))) for _ in range(3)]
    for one in waiting:
        one.start()
    begun.acquire(timeout=30)
    while files._QUEUE._value:  # until all three stand in the queue
        ready.wait(0.01)

    with pytest.raises(ConfigurationError, match="PDF сейчас делается для других"):
        files._pdf(document)

    ready.set()
    for one in waiting:
        one.join(30)
    assert made == [b"%PDF"] * 3
    assert files._pdf(document) == b"%PDF"


def test_who_can_only_cancel_is_told_whose_step_it_is(browser_of):
    assert "Следующий шаг за другими: делопроизводитель" in words(
        browser_of(DIRECTOR).get(page_of(DRAFT))
    )
    assert "Следующий шаг за другими" not in words(browser_of(STAFF).get(page_of(DRAFT)))


def test_a_number_that_is_refused_is_marked_in_its_field(browser_of):
    act = "/o/buhta/acts/order_implementation@2021@buhta/"
    for code, step, more in (
        ("director.buhta", "sign", {}),
        ("clerk.buhta", "register", {"number": "№ 5"}),
    ):
        client = browser_of(code)
        sent = {"step": step, "seen": seen_on(client.get(act)), "on": "03.09.2021", **more}
        answer = client.post(f"{act}step/", sent)
    field = next(one for one in FIELD.findall(answer.content.decode()) if 'name="number"' in one)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in field
    assert "номер записан неверно. Пишите без знака №" in words(answer)


def test_an_order_is_handed_in_for_its_own_year_unless_another_is_ticked(browser_of):
    act = "/o/buhta/acts/order_implementation@2021@buhta/"
    for code, step, more in (
        ("director.buhta", "sign", {}),
        ("clerk.buhta", "register", {"number": "5-од"}),
    ):
        client = browser_of(code)
        sent = {"step": step, "seen": seen_on(client.get(act)), "on": "03.09.2021", **more}
        assert client.post(f"{act}step/", sent).status_code == 303
    page = client.get(act).content.decode()

    ticks = re.findall(r'name="occurrence" value="[^@]+@(\d+)[^"]*"( checked)?', page)
    assert {year for year, tick in ticks if tick} == {"2021"}
    assert {year for year, tick in ticks if not tick} > set()


def test_a_body_the_school_is_recorded_without_is_not_said_to_be_asked(browser_of):
    from acts.services.act_hearing import Hearing, HearingStep
    from acts.web.documents.hearing import hearing_of_page

    asked = Hearing(
        heard=(("профсоюз", None), ("совет родителей", None)),
        sent_on=None,
        until=None,
        step=HearingStep.APPROVE,
    )
    rows = hearing_of_page(asked, {"профсоюз"})["rows"]

    assert "в школе нет" in rows[0]["words"]
    assert rows[1]["words"] == "ещё не направлено"


def test_who_was_late_stays_known_when_it_is_done(browser_of):
    client = browser_of("staff.buhta")
    late = words(client.get("/o/buhta/acts/order_implementation@2020@buhta/"))
    assert late.count("14.10.2020 после срока") == 2
    assert "28.09.2020 внёс" in late
    assert "Размещён 27.10.2020 после срока (09.10.2020)" in late
    in_time = browser_of("staff.rassvet").get("/o/rassvet/acts/order_pairs@2020@rassvet/")
    assert "после срока" not in words(in_time)
