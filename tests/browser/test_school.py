"""From an empty school to a registered order: an account, people, pairs, a draft, a number."""

import io
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest

PASSWORD = "лесная-поляна-тропа"
SCHOOL = """organizations:
  - id: rayon
    fan_out: each_municipality
    full_name: Управление образования администрации Приозёрного муниципального района
    short_name: Управление образования Приозёрного района
    place: с. Рассветное
    zone: Asia/Kamchatka
    tracked_from: 2021-08-01
  - id: polyana
    fan_out: each_school
    full_name: Муниципальное бюджетное общеобразовательное учреждение
      «Средняя общеобразовательная школа посёлка Лесная Поляна»
    short_name: МБОУ «СОШ п. Лесная Поляна»
    place: п. Лесная Поляна
    zone: Asia/Kamchatka
    founder: Администрация Приозёрного муниципального района
    parent: rayon
    tracked_from: 2021-08-01
"""
SINCE, UNTIL = "01.09.2021", "31.05.2022"
YES, NO = "да", "нет"
PROGRAMME = "Программа наставничества на 2021/2022 учебный год"
MENTOR, MENTEE = "Лесникова Вера Павловна", "Родников Глеб Олегович"
FILLED = {
    "Школа": [{"Адрес": "684070, п. Лесная Поляна, ул. Школьная, д. 1", "Сайт": "polyana.example"}],
    "Должностные лица": [
        {"Кто это для приказов": role, "Должность": post, **name, "С какого дня": SINCE}
        for role, post, name in (
            ("директор", "директор", ("Ключевская", "Анна", "Львовна")),
            ("куратор наставничества", "заместитель директора", ("Ручьёва", "Нина", "Ильинична")),
            ("отвечает за персональные данные", "секретарь", ("Юрченко", "Нина", "Олеговна")),
            ("отвечает за сайт", "учитель физики", ("Чайка", "Глеб", "Денисович")),
            (
                "отвечает за материально-техническое обеспечение",
                "заведующая хозяйством",
                ("Кузнец", "Раиса", "Павловна"),
            ),
        )
        for name in [dict(zip(("Фамилия", "Имя", "Отчество"), name, strict=True))]
    ],
    "Советы и профсоюз": [
        {
            "Какой орган": "педагогический совет",
            "Есть в школе": YES,
            "Название": "Педагогический совет",
            "С какого дня": SINCE,
        },
        *(
            {
                "Какой орган": body,
                "Есть в школе": NO,
                "С какого дня": SINCE,
                "Документ": "приказ от 01.09.2021 № 5",
            }
            for body in ("совет родителей", "совет обучающихся", "профсоюз")
        ),
    ],
    "Наставники": [
        {
            "Фамилия": "Лесникова",
            "Имя": "Вера",
            "Отчество": "Павловна",
            "Кто это": "работник школы",
            "Должность или класс": "учитель математики",
            "Дата рождения": "11.03.1980",
            "С какого дня": SINCE,
        }
    ],
    "Наставляемые": [
        {
            "Фамилия": "Родников",
            "Имя": "Глеб",
            "Отчество": "Олегович",
            "Кто это": "работник школы",
            "Класс или должность": "учитель географии",
            "Дата рождения": "21.05.1997",
            "Основной запрос": "первый год работы",
            "С какого дня": SINCE,
        }
    ],
    "Согласия": [
        {"Чьё согласие": who, "Какое согласие": what, "Дата подписи": SINCE}
        for who, what in (
            (MENTOR, "согласие наставника"),
            (MENTOR, "согласие на обработку персональных данных"),
            (MENTEE, "согласие на участие (сам наставляемый)"),
            (MENTEE, "согласие на обработку персональных данных"),
        )
    ],
    "Программы": [{"Название": PROGRAMME, "С какого дня": SINCE, "По какой день": UNTIL}],
    "Пары и группы": [
        {
            "Пара или группа": "пара",
            "Форма наставничества": "учитель – учитель",
            "Наставник": MENTOR,
            "Наставляемые": MENTEE,
            "Программа": PROGRAMME,
            "С какого дня": "03.09.2021",
            "По какой день": UNTIL,
            "Встреч в месяц": "4",
        }
    ],
}


def cells(sheet):
    """Give columns of a sheet by their headings."""
    return {
        str(one.value).replace("\xa0*", "").strip(): one.column for one in sheet[3] if one.value
    }


def filled(form, rows, start=5):
    """Type rows into a form that was downloaded."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    for name, lines in rows.items():
        sheet = book[name]
        columns = cells(sheet)
        for number, line in enumerate(lines, start=start):
            for heading, value in line.items():
                sheet.cell(number, columns[heading]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def download(page, link):
    with page.expect_download() as caught:
        page.get_by_role("link", name=link).first.click()
    return caught.value


def send(page, data, name="Данные школы.xlsx"):
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Показать, что изменится").click()


@pytest.fixture
def empty_school(tmp_path, harness):
    source, folder = tmp_path / "школы.yaml", tmp_path / "папка"
    source.write_text(SCHOOL, encoding="utf-8")
    command = [sys.executable, "-m", "acts", "init", str(folder), "--from", str(source)]
    made = subprocess.run(
        [*command, "--rehearsal"], env=harness.environment(), capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr.decode()
    served = harness.start(folder, folder=folder)
    yield served
    served.stop()


def invited(visit, at):
    """Let the administrator in by the printed link, and through the admin a deputy head."""
    admin = visit(at=at)
    accept(admin, at.invitation)
    log_in(admin, "administrator")
    admin.get_by_role("link", name="Учётные записи").click()
    admin.goto("/admin/accounts/account/add/")
    admin.fill("[name=code]", "zavuch")
    admin.fill("[name=title]", "заместитель директора")
    for label in ("сотрудник школы", "делопроизводитель"):
        admin.get_by_label(label).check()
    admin.get_by_label("МБОУ «СОШ п. Лесная Поляна»").check()
    admin.click("[name=_save]")
    told = admin.inner_text(".messagelist")
    return next(one for one in told.split() if one.startswith("http"))


def accept(page, link):
    page.goto(link)
    for name in ("new_password1", "new_password2"):
        page.fill(f"[name={name}]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/login/")


def log_in(page, code):
    page.fill("[name=username]", code)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(lambda address: "/login/" not in address)


def draft(page, kind):
    page.get_by_role("link", name="Акты", exact=True).first.click()
    page.get_by_role("link", name="Подготовить документ").click()
    offer = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=kind))
    offer.get_by_role("link", name="Подготовить на 2021").click()
    page.get_by_role("button", name="Подготовить проект").first.click()
    page.get_by_text("Проект подготовлен").wait_for()


def go_all_the_way(page, number):
    """Press whatever the page offers first, until it offers no more; give what was pressed."""
    pressed = []
    while (button := page.locator(".step[open] button.btn-primary")).count():
        pressed.append(button.first.inner_text())
        assert len(pressed) < 12, pressed
        if pressed[-1] == "Зарегистрировать":
            page.fill(".step[open] [name=number]", number)
        button.first.click()
    return pressed


def test_from_an_empty_school_to_a_registered_pair_order(empty_school, visit, words):
    link = invited(visit, empty_school)
    page = visit(at=empty_school)
    accept(page, link)
    log_in(page, "zavuch")

    # the form goes out and comes back with two mistakes: sheet and cell of each, nothing written
    # nobody is there yet: the act says whom it lacks, the data say where to begin
    page.get_by_role("link", name="Подготовить: Приказ о внедрении").click()
    page.get_by_role("link", name="Добавить: должностное лицо").first.click()
    assert page.locator("[name=role]").input_value() == "director"
    page.get_by_role("link", name="Данные", exact=True).first.click()
    assert "Людей и пар здесь ещё нет" in words(page)
    page.get_by_role("link", name="Загрузить из Excel").click()
    form = download(page, "Скачайте форму Excel").path().read_bytes()
    right = filled(form, FILLED)
    wrong = {
        "Наставляемые": [{"Дата рождения": "31.02.1997"}],
        "Согласия": [{"Чьё согласие": "Кто-то Незнакомый"}],
    }
    before = empty_school.digest
    send(page, filled(right, wrong))
    told = words(page)
    assert "лист «Наставляемые», H5: «Дата рождения»: это не дата" in told
    assert "лист «Согласия», B5" in told
    assert not page.get_by_role("button", name="Принять", exact=True).count()
    assert empty_school.digest == before

    # the right one is shown first and then taken in
    page.goto("/o/polyana/data/upload/")
    send(page, right)
    page.get_by_role("button", name="Принять", exact=True).click()
    assert "Принято: добавлено 17, изменено 1" in words(page)

    # the same cell changed here and in a file: a person decides
    form = download(page, "Скачать форму Excel").path().read_bytes()
    page.get_by_role("link", name="Наставляемые", exact=True).click()
    page.get_by_role("link", name=MENTEE).click()
    page.fill("[name=position]", "учитель биологии")
    page.get_by_role("button", name="Сохранить").last.click()
    page.goto("/o/polyana/data/upload/")
    send(page, filled(form, {"Наставляемые": [{"Класс или должность": "учитель истории"}]}))
    told = words(page)
    assert "учитель биологии учитель истории" in told
    assert "лист «Наставляемые», G5" in told
    page.get_by_role("button", name="Принять", exact=True).click()
    page.get_by_role("link", name="Выбрать, что верно").click()
    page.get_by_label("Взять из файла: учитель истории").check()
    page.get_by_role("button", name="Записать решение").click()
    assert "Решено" in words(page)

    # the order the pairs follow from, then the pairs
    draft(page, "Приказ о внедрении целевой модели наставничества")
    pressed = go_all_the_way(page, "14-од")
    assert pressed[0] == "Передать на правовую проверку"
    assert pressed[-1] == "Зарегистрировать"
    assert "№ 14-од от 03.09.2021" in words(page)
    draft(page, "Приказ об утверждении наставнических пар (групп)")
    page.wait_for_selector("#preview[data-drawn]")
    preview = page.inner_text("#preview")
    assert "Лесникова" in preview
    assert "учитель истории" in preview
    while "Зарегистрировать" not in page.locator(".step[open] summary").first.inner_text():
        page.locator(".step[open] button.btn-primary").first.click()
    page.fill("[name=number]", "14-од")
    page.get_by_role("button", name="Зарегистрировать").click()
    assert "уже занят" in words(page)
    assert page.input_value("[name=number]") == "14-од"
    page.fill("[name=number]", "15-од")
    page.get_by_role("button", name="Зарегистрировать").click()
    assert "Номер: 15-од" in words(page)

    # the paper itself
    paper = download(page, "Скачать .docx")
    assert "15-од" in paper.suggested_filename
    text = text_of(paper.path().read_bytes())
    for said in ("15-од", "учитель истории", "Лесникова", "Родников"):
        assert said in text
    assert "ПРОЕКТ" not in text


def text_of(document):
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        xml = parts.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml.replace("<w:noBreakHyphen/>", "-"))
