import datetime as dt

import pytest
from lxml import etree

from acts import resources
from acts.act import Registration
from acts.documents.kinds.partner_agreement import authority
from acts.documents.reading import W, read_document
from acts.errors import InputError
from acts.packages import open_package
from acts.sources.catalog import load_kind
from acts.sources.nodes import plain
from acts.sources.schema import check, load_schema
from acts.sources.yaml_text import load_yaml

GIVEN = Registration(number="12", date=dt.date(2026, 9, 7))


@pytest.fixture(scope="module")
def kind():
    return load_kind("partner_agreement")


@pytest.fixture(scope="module")
def shipped():
    return resources.template("partner_agreement").read_bytes()


@pytest.fixture(scope="module")
def _fields():
    return plain(load_yaml(resources.samples() / "partner-agreement-2026" / "data.yaml"))


@pytest.fixture
def text(printed):
    return lambda fields, **options: printed(fields, **options).replace("\u00a0", " ")


@pytest.fixture
def codes(rendered):
    def found(fields, **options):
        return [one.code for one in rendered(fields, **options).findings]

    return found


def properties(node, pointer=""):
    if isinstance(node, dict):
        for name, one in node.get("properties", {}).items():
            yield f"{pointer}/{name}", one
        for key, value in node.items():
            yield from properties(value, f"{pointer}/{key}")


def test_every_field_of_the_schema_has_a_title_and_a_description():
    schema = load_schema(resources.schema("partner_agreement"))
    found = list(properties(schema))
    assert found
    for pointer, one in found:
        assert one.get("title"), pointer
        assert one.get("description"), pointer
        assert one.get("additionalProperties", False) is False, pointer


@pytest.mark.parametrize("sample", ["partner-agreement", "partner-agreement-2026"])
def test_the_samples_fit_the_schema(sample):
    data = plain(load_yaml(resources.samples() / sample / "data.yaml"))
    schema = load_schema(resources.schema("partner_agreement"))
    assert check(data, schema, lambda pointer: ("", pointer)) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Общество с ограниченной ответственностью «Рыбозавод «Прибой & Сыновья»",
        "Акционерное общество „Север“ «Юг «Запад «Восток»»»",
        'Общество с ограниченной ответственностью "О\'Коннор & Партнёры"',
        "Общество «<Дальний> берег» & Ко",
        "Фонд «" + "Очень длинное наименование " * 10 + "до трёхсот знаков» города Нижнеозёрска",
    ],
)
def test_the_name_of_a_partner_is_read_back_as_it_was_given(rendered, codes, fields, name):
    fields["partner"]["full_name"] = fields["partner"]["short_name"] = name
    done = rendered(fields, registration=GIVEN)
    document = read_document(open_package(done.docx))
    texts = [one.text.replace("\u00a0", " ") for one in document.paragraphs]
    assert name in texts  # the details
    assert f"({name})" in texts
    assert sum(f"и {name} (далее – Партнёр), в лице" in one for one in texts) == 1
    assert codes(fields, registration=GIVEN) == []


def test_signers_stand_in_the_genitive_with_what_they_act_by(text, fields):
    fields["partner"]["signer"] = {
        "surname": "Мороз",
        "name": "Ева",
        "patronymic": "Павловна",
        "post": "заведующий",
    }
    fields["partner"]["basis"] = "доверенность от 1 сентября 2026 г. № 3"
    opening = text(fields)
    assert "в лице исполняющего обязанности директора Кравец Лилии Тимуровны, дейст" in opening
    assert "действующей на основании приказа управления образования" in opening
    assert (
        "в лице заведующего Мороз Евы Павловны, действующей на основании доверенности от "
        "1 сентября 2026 г. № 3, с другой стороны"
    ) in opening


@pytest.mark.parametrize(
    ("paper", "genitive"),
    [
        ("устава", "устава"),
        ("устав", "устава"),
        ("Доверенность № 5", "доверенности № 5"),
        ("приказ от 1 июня 2026 г. № 4", "приказа от 1 июня 2026 г. № 4"),
        ("листа записи ЕГРИП", "листа записи ЕГРИП"),
    ],
)
def test_a_paper_that_empowers_is_put_into_the_genitive(paper, genitive):
    assert authority(paper) == genitive


def test_an_acting_head_needs_the_order_that_empowers(rendered, fields):
    del fields["organization"]["acting_basis"]
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == ["/organization/acting_basis"]
    fields["organization"]["director"]["post"] = "директор"
    assert rendered(fields).findings == ()


def test_a_signer_whose_gender_nobody_can_tell_is_asked_for(rendered, fields):
    fields["partner"]["signer"] = {"surname": "Ли", "name": "Ким", "post": "директор"}
    with pytest.raises(InputError, match="Укажите пол подписывающего"):
        rendered(fields)


def test_without_mentors_there_is_one_annex_and_it_has_no_number(text, rendered, fields):
    del fields["mentors"]
    printed = text(fields)
    assert "представить Школе их список в течение десяти рабочих дней" in printed
    assert "согласно плану (приложение)." in printed
    assert "Изменения в план согласуются" in printed
    assert "приложение является его неотъемлемой частью" in printed
    assert "Приложение №" not in printed
    assert rendered(fields).findings == ()


@pytest.mark.parametrize(
    ("planned", "distribution", "separate"),
    [
        ("2021-02-28", False, False),
        ("2021-03-01", True, False),
        ("2025-08-31", True, False),
        ("2025-09-01", True, True),
    ],
)
def test_consents_follow_the_law_of_the_day(text, fields, planned, distribution, separate):
    fields["planned_on"] = fields["term"]["from"] = planned
    printed = text(fields)
    assert ("статьёй 10.1 Федерального закона" in printed) is distribution
    assert ("частью 1 статьи 9" in printed) is separate
    assert ("отдельно от иных документов" in printed) is separate


def test_seals_are_marked_only_when_they_are_used(text, fields):
    assert "М.П." in text(fields)
    fields["seals"] = "нет"
    assert "М.П." not in text(fields)


def test_empty_details_leave_no_empty_lines(text, fields):
    del fields["partner"]["details"]["kpp"]
    del fields["partner"]["details"]["ogrn"]
    assert "ИНН 0000000040 / р/с" in text(fields)


def test_both_sides_sign_side_by_side_in_the_text_and_in_every_annex(text, fields):
    assert text(fields).count("|  | Л.Т. Кравец |  |  | Ш.П. О'Коннор |") == 3


def test_sections_and_clauses_are_numbered_by_the_template(text, fields):
    printed = text(fields)
    for words in ("1. Предмет соглашения", "2.1. Школа обязуется:", "3.1.7. незамедлительно",
                  "11. Реквизиты и подписи Сторон"):  # fmt: skip
        assert words in printed


def test_the_grid_of_every_table_has_the_widths_of_its_cells(rendered, fields):
    root = etree.fromstring(open_package(rendered(fields).docx).get("word/document.xml"))
    for table in root.iter(f"{W}tbl"):
        grid = [one.get(f"{W}w") for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = [
            [one.get(f"{W}w") for one in row.iter(f"{W}tcW")]
            for row in table.iterfind(f"{W}tr")
            if row.find(f".//{W}gridSpan") is None
        ]
        assert rows
        assert all(row == grid for row in rows)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("СОГЛАШЕНИЕ № ", "ДОГОВОР № ", "G13"),
        ("о сотрудничестве в реализации программ наставничества</w:t>", "Важное</w:t>", "G18"),
        ("{{ partner.full_name }} (далее", "Партнёр (далее", "A01"),
        ("{{ school.represented }}", "директора", "A01"),
        ("{{ school.represented }}", "директора, действующей на основании устава", "A01"),
        ('"Point"/><w:keepNext/>', '"Subpoint"/><w:keepNext/>', "G21"),
        ("(приложение\u00a0№ 1)", "", "G24"),
        ("к соглашению о сотр", "о сотр", "G25"),
        ("{{ partner.signature }}", "Подписано", "G29"),
        ("{{ partner.post|capital }}", "Подписал", "G29"),
    ],
)
def test_what_is_spoilt_in_a_template_is_found(codes, fields, edited, old, new, code):
    template = edited(old.replace("№ ", "№\u00a0"), new.replace("№ ", "№\u00a0"))
    assert f"gost.{code}" in codes(fields, template=template, registration=GIVEN)


def test_a_registered_agreement_shows_its_date_and_number(codes, fields, edited):
    assert codes(fields, registration=GIVEN) == []
    template = edited("{{ number }}", "б/н")
    assert "gost.G16" in codes(fields, template=template, registration=GIVEN)


def test_a_draft_without_its_mark_is_found(codes, fields, edited):
    assert "gost.G16" in codes(fields, template=edited("ПРОЕКТ", "Черновик"))


def test_a_side_without_details_is_advised_to_name_them(rendered, fields):
    fields["partner"]["details"] = {"inn": "0000000040"}
    assert rendered(fields).findings == ()
    fields["partner"]["details"] = {"phone": "8 (000) 000-11-00"}
    found = rendered(fields).findings
    assert [(one.code, one.severity) for one in found] == [("gost.A02", "warning")]
    assert "партнёра нет ни адреса, ни ИНН" in found[0].message


def test_gathers_every_contradiction(rendered, fields):
    fields["term"] = {"from": "2027-09-01", "to": "2026-09-01"}
    fields["mentors"].append(dict(fields["mentors"][0]))
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == ["/term", "/term/to", "/mentors"]


def test_the_term_of_keeping_is_five_years_with_an_expert_s_look(kind):
    assert kind.retention_years == 5
    assert kind.retention.startswith("5 лет ЭПК")
    assert (kind.book, kind.about) == ("договоры и соглашения", "partners")


@pytest.mark.parametrize(
    ("form", "learners"),
    [
        ("студент – ученик", True),
        ("ученик – ученик", True),
        ("учитель – учитель", False),
        ("работодатель – ученик", False),
        ("работодатель – студент", False),
    ],
)
def test_only_a_partner_that_teaches_sends_its_learners(text, fields, form, learners):
    fields["form"] = form
    words = "своих работников или обучающихся, Школа" if learners else "своих работников, Школа"
    assert words in text(fields)


TRADER = {
    "full_name": "Индивидуальный предприниматель Черных Ада Львовна",
    "short_name": "ИП Черных А.Л.",
    "signer": {
        "post": "индивидуальный предприниматель",
        "surname": "Черных",
        "name": "Ада",
        "patronymic": "Львовна",
    },
    "basis": "лист записи ЕГРИП от 15.03.2019",
}


def test_a_sole_trader_who_signs_stands_for_nobody_but_herself(text, codes, fields):
    fields["partner"] |= TRADER
    printed = text(fields)
    assert (
        "Индивидуальный предприниматель Черных Ада Львовна (далее – Партнёр), действующая "
        "на основании листа записи ЕГРИП от 15.03.2019, с другой стороны" in printed
    )
    assert "gost.A01" not in codes(fields, registration=GIVEN)


def test_whoever_signs_for_a_sole_trader_is_named_as_representative(text, fields):
    other = {"post": "управляющий", "surname": "Ким", "name": "Лев", "patronymic": "Ильич"}
    fields["partner"] |= TRADER | {"signer": other, "basis": "доверенность от 15.03.2019 № 1"}
    assert (
        "(далее – Партнёр), в лице управляющего Кима Льва Ильича, действующего на основании "
        "доверенности от 15.03.2019 № 1, с другой стороны" in text(fields)
    )
