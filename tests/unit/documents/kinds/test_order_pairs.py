import time

import pytest

from acts import resources
from acts.documents.reading import read_document
from acts.errors import InputError
from acts.packages import open_package
from acts.sources.catalog import load_kind
from acts.sources.nodes import plain
from acts.sources.schema import check, load_schema
from acts.sources.yaml_text import load_yaml


@pytest.fixture(scope="module")
def kind():
    return load_kind("order_pairs")


@pytest.fixture(scope="module")
def shipped():
    return resources.template("order_pairs").read_bytes()


@pytest.fixture(scope="module")
def _fields():
    return plain(load_yaml(resources.samples() / "order-pairs-2026" / "data.yaml"))


@pytest.fixture
def text(printed):
    return lambda fields, **options: printed(fields, **options).replace("\u00a0", " ")


def person(surname, position, category="обучающийся", **more):
    return {
        "surname": surname,
        "name": "Ева",
        "patronymic": "Олеговна",
        "position": position,
        "category": category,
        **more,
    }


def pair(number, form="ученик – ученик", **more):
    return {
        "form": form,
        "mentor": person(f"Наставникова{number}", "10 А класс"),
        "mentees": [person(f"Ученикова{number}", "7 В класс")],
        "from": "2026-09-15",
        "to": "2027-05-31",
        **more,
    }


def worker_pair(number, **more):
    return pair(
        number,
        form="учитель – учитель",
        mentor=person(f"Опытная{number}", "учитель", "работник"),
        mentees=[person(f"Молодая{number}", "учитель", "работник")],
        **more,
    )


def properties(node, pointer=""):
    if isinstance(node, dict):
        for name, one in node.get("properties", {}).items():
            yield f"{pointer}/{name}", one
        for key, value in node.items():
            yield from properties(value, f"{pointer}/{key}")


def test_every_field_of_the_schema_has_a_title_and_a_description():
    schema = load_schema(resources.schema("order_pairs"))
    found = list(properties(schema))
    assert found
    for pointer, one in found:
        assert one.get("title"), pointer
        assert one.get("description"), pointer
        assert one.get("additionalProperties", False) is False, pointer


@pytest.mark.parametrize("sample", ["order-pairs", "order-pairs-2026", "order-pairs-one"])
def test_the_samples_fit_the_schema(sample):
    data = plain(load_yaml(resources.samples() / sample / "data.yaml"))
    schema = load_schema(resources.schema("order_pairs"))
    assert check(data, schema, lambda pointer: ("", pointer)) == ()


def test_rows_stand_by_form_and_are_numbered_throughout(text, fields):
    fields["pairs"] = [
        pair(1),
        worker_pair(2, addendum="от 10.09.2026 № 2"),
        pair(3),
        worker_pair(4, addendum="от 10.09.2026 № 4"),
    ]
    rows = [line for line in text(fields).splitlines() if line.startswith("|")]
    start = rows.index("| Форма наставничества «ученик – ученик» |")
    assert [row.split(" | ")[0] for row in rows[start:]] == [
        "| Форма наставничества «ученик – ученик» |",
        "| 1",
        "| 2",
        "| Форма наставничества «учитель – учитель» |",
        "| 3",
        "| 4",
    ]
    # The point names the rows by the numbers that are printed.
    assert "наставникам, указанным в приложении под номерами 3, 4, в сроки выплаты" in text(fields)


def test_a_preventive_record_a_birth_date_and_a_contact_have_no_place_in_the_data():
    schema = load_schema(resources.schema("order_pairs"))
    for who in ("mentor", "mentees"):
        node = schema["properties"]["pairs"]["items"]["properties"][who]
        allowed = set(node.get("items", node)["properties"])
        assert allowed <= {
            "surname", "name", "patronymic", "gender", "position", "category", "workplace",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("mentees", "heading", "listed"),
    [
        ([1], "Об утверждении наставнической пары на", "состав наставнической пары"),
        ([2], "Об утверждении наставнической группы на", "состав наставнической группы"),
        ([1, 1], "Об утверждении наставнических пар на", "список наставнических пар"),
        ([2, 2], "Об утверждении наставнических групп на", "список наставнических групп"),
        ([1, 2], "Об утверждении наставнических пар и групп на", "список наставнических пар и"),
    ],
)
def test_is_called_by_what_it_approves(text, rendered, fields, mentees, heading, listed):
    fields["pairs"] = [
        pair(n, mentees=[person(f"Ученикова{n}{k}", "7 В класс") for k in range(count)])
        for n, count in enumerate(mentees)
    ]
    printed = text(fields)
    assert f"[Заголовок к тексту] {heading} 2026/2027 учебный год" in printed
    assert f"1. Утвердить {listed}" in printed
    assert rendered(fields).findings == ()


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        ("2026-09-15", "2027-05-31", " на 2026/2027 учебный год"),
        ("2027-01-11", "2027-08-31", " на 2026/2027 учебный год"),
        ("2026-09-15", "2027-09-01", "\n"),
    ],
)
def test_names_the_school_year_only_of_a_period_inside_it(text, fields, start, end, year):
    fields["period"] = {"from": start, "to": end}
    fields["pairs"] = [pair(1) | {"from": start, "to": end}]
    assert f"Об утверждении наставнической пары{year}" in text(fields)


@pytest.mark.parametrize(
    ("planned", "cited", "paper"),
    [
        ("2025-02-28", "статьями 60.2, 151", "| соглашение от 10.02.2025 № 1"),
        ("2025-03-01", "статьёй 351.8", "дополнительное соглашение от 10.02.2025 № 1"),
    ],
)
def test_an_employees_pair_works_by_the_article_of_the_day(text, fields, planned, cited, paper):
    fields["planned_on"] = fields["acquaintance"]["due"] = fields["programmes_due"] = planned
    fields["bases"] = {}
    del fields["repeals"]
    fields["pairs"] = [worker_pair(1, addendum="Доп. соглашение от 10.02.2025 № 1")]
    for pay in (True, False):
        printed = text(fields)
        found = [one for one in ("статьями 60.2, 151", "статьёй 351.8") if one in printed]
        assert found == [cited], pay
        assert paper.removeprefix("| ") in printed
        fields.pop("pay", None)
    assert "под номером 1, осуществляет наставничество в соответствии" in printed


def test_a_function_of_the_contract_needs_no_addendum(text, rendered, fields):
    fields["pairs"] = [worker_pair(1, addendum="функция в трудовом договоре"), pair(2)]
    printed = text(fields)
    assert "под номером 1, осуществляет наставничество в рамках трудовой функции, " in printed
    assert "предусмотренной его трудовым договором." in printed
    assert "дополнительное соглашение" not in printed
    assert "351.8" not in printed
    assert rendered(fields).findings == ()


@pytest.mark.parametrize(
    ("numbers", "written"),
    [((1, 2), "1, 2"), ((1, 2, 3), "1–3"), ((1, 3, 4), "1, 3, 4"), ((2, 3, 4, 6), "2–4, 6")],
)
def test_rows_in_a_row_are_joined(text, fields, numbers, written):
    # Rows of one form keep their order; the others are by the contract itself.
    fields["pairs"] = [
        worker_pair(n, addendum="от 1.09.2026 № 1" if n in numbers else "функция в трудовом дог.")
        for n in range(1, 7)
    ]
    assert f"указанным в приложении под номерами {written}, в сроки" in text(fields)


def test_pupils_pairs_are_no_work_for_pay(text, fields):
    fields["pairs"] = [pair(1), pair(2)]
    printed = text(fields)
    assert "351.8" not in printed
    assert "выплаты" not in printed


def test_the_sheet_lists_the_employees_of_the_pairs_and_no_pupil(text, rendered, fields):
    fields["pairs"] = [worker_pair(1, addendum="от 1.09.2026 № 1"), pair(2)]
    printed = text(fields)
    assert "| Опытная1 Ева Олеговна, учитель |  |  |" in printed
    assert "| Молодая1 Ева Олеговна, учитель |  |  |" in printed
    assert "Ученикова2 Ева Олеговна, 7 В класс |  |  |" not in printed
    assert rendered(fields).findings == ()


def test_an_employee_of_the_list_who_is_not_on_the_sheet_is_found(kind, edited, rendered, fields):
    template = edited("{{ one.full }}, {{ one.post }}", "{{ one.post }}")
    found = [(one.code, one.message) for one in rendered(fields, template=template).findings]
    assert ("gost.G40", "работник назван в списке пар, но его нет в листе ознакомления") in found


def test_a_pupil_with_the_initials_of_the_curator_is_not_asked_to_sign(rendered, fields):
    child = person("Соловей", "7 В класс", name="Анна", patronymic="Викторовна")
    fields["pairs"] = [pair(1, mentees=[child])]
    assert rendered(fields).findings == ()


def test_the_only_annex_has_no_number(text, kind, fields):
    printed = text(fields)
    assert "(приложение)." in printed
    assert "[Отметка о приложении на альбомном листе] Приложение\n" in printed


def test_a_mention_without_its_annex_is_found(edited, rendered, fields):
    template = edited("(приложение).", "(приложение № 1).".replace("№ ", "№\u00a0"))
    assert "gost.G24" in [one.code for one in rendered(fields, template=template).findings]


def test_the_annex_lies_on_its_side_with_repeated_heads_and_whole_rows(rendered, fields):
    package = open_package(rendered(fields).docx)
    first, second = read_document(package).sections
    assert (first.page["w"], second.page["w"]) == ("11906", "16838")
    assert second.page["orient"] == "landscape"
    assert first.title_page
    assert not second.title_page
    xml = package.get("word/document.xml").decode()
    table = xml[xml.rindex("<w:tbl>") :]
    assert table.count("<w:tr>") == table.count("<w:cantSplit/>")
    assert table.count("<w:tblHeader/>") == 1
    grid = [part.split('"')[1] for part in table.split("<w:gridCol w:w=")[1:]]
    cells = [part.split('"')[1] for part in table.split("<w:tcW w:w=")[1:8]]
    assert grid == cells
    assert sum(map(int, grid)) == 16838 - 1701 - 567


def test_two_hundred_pairs_with_the_longest_names_are_one_list_without_a_finding(
    kind, rendered, text, fields
):
    long = "Константинопольская-Преображенская"
    fields["pairs"] = [
        worker_pair(n, addendum=f"от 10.09.2026 № {n}", role_model="опытный – молодой")
        if n % 2
        else pair(n, mentees=[person(f"{long}{k}", "11 В класс") for k in range(4)])
        for n in range(1, 201)
    ]
    started = time.perf_counter()
    done = rendered(fields)
    assert time.perf_counter() - started < 20
    assert done.findings == ()
    printed = text(fields)
    assert printed.count("| с 15.09.2026 / по 31.05.2027 |") == 200
    assert "\n| 200 | – | Наставникова200 Ева Олеговна, 10 А класс |" in printed
    assert "под номерами 1–100, в сроки" in printed


def test_gathers_every_contradiction(rendered, fields):
    fields["pairs"][0]["from"] = "2027-06-01"
    fields["pairs"][1]["to"] = "2027-06-30"
    fields["pairs"][2]["mentees"] = [dict(fields["pairs"][2]["mentor"]) for _ in range(2)]
    fields["bases"]["implementation"]["date"] = "2026-09-15"
    fields["programmes_due"] = fields["acquaintance"]["due"] = "2026-09-13"
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == [
        "/pairs/0",
        "/pairs/1",
        "/pairs/2/mentees",  # mentor and mentee are one
        "/pairs/2/mentees",  # named twice
        "/bases/implementation/date",
        "/acquaintance/due",
        "/programmes_due",
    ]


def test_without_an_order_to_carry_out_the_preamble_begins_with_the_law(text, rendered, fields):
    fields["bases"] = {}
    printed = text(fields)
    assert "[Текст] В соответствии с распоряжением Министерства просвещения" in printed
    assert "Во исполнение" not in printed
    assert rendered(fields).findings == ()


def test_an_order_without_a_heading_is_cited_by_what_it_is_about(text, fields):
    del fields["bases"]["implementation"]["title"]
    del fields["repeals"][0]["title"]
    printed = text(fields)
    assert "от 31 августа 2026 г. № 104-од о внедрении целевой модели наставничества" in printed
    assert "№ 88-од об утверждении наставнических пар (групп)." in printed


def test_a_name_is_printed_as_it_is_given(text, fields):
    fields["pairs"][1]["mentor"]["workplace"] = "ООО «Прибой & К° «Юг» <1>»"
    printed = text(fields)
    assert "О'Коннор Шон Патрикович, главный технолог, ООО «Прибой & К° «Юг» <1>»" in printed
    assert "Ли Ким, 10 А класс" in printed  # without a gender: only the nominative is needed


def test_a_class_stays_on_one_line(printed, fields):
    assert "10\u00a0А\u00a0класс" in printed(fields)


def test_registration_fills_only_the_reserved_places(rendered, fields, kind):
    import datetime as dt

    from acts.act import Registration

    given = Registration(number="117-од", date=dt.date(2026, 9, 14))
    draft, final = rendered(fields), rendered(fields, registration=given)
    assert draft.text_digest == final.text_digest
    assert final.findings == ()
