import datetime as dt
import re

import pytest
from lxml import etree

from acts import resources
from acts.act import ActData, Registration
from acts.documents.context import build_context
from acts.documents.kinds.regulation_students import regulation
from acts.documents.reading import W
from acts.errors import InputError
from acts.law import bases
from acts.packages import Part, open_package, write_package
from acts.registers.people_tables import MENTEES, MENTORS
from acts.russian.wording import Wording
from acts.sources.act_data import read_act_data
from acts.sources.catalog import load_kind
from acts.sources.law import load_law
from acts.sources.schema import check, load_schema

GIVEN = Registration(number="104-од", date=dt.date(2026, 8, 31))
SAMPLES = ("regulation-students", "regulation-students-2026", "regulation-students-small")
BODY = "word/document.xml"


def sample(name):
    data, _ = read_act_data(resources.samples() / name / "data.yaml", "regulation_students")
    return thawed(data.fields)


def thawed(value):
    if isinstance(value, tuple):
        return [thawed(one) for one in value]
    return {key: thawed(one) for key, one in value.items()} if hasattr(value, "items") else value


@pytest.fixture(scope="module")
def kind():
    return load_kind("regulation_students")


@pytest.fixture(scope="module")
def shipped():
    return resources.template("regulation_students").read_bytes()


@pytest.fixture(scope="module")
def _fields():
    return sample("regulation-students-2026")


@pytest.fixture
def text(printed):
    return lambda fields, **options: printed(fields, **options).replace("\u00a0", " ")


@pytest.fixture
def codes(rendered):
    return lambda fields, **options: [one.code for one in rendered(fields, **options).findings]


@pytest.fixture
def spoilt(shipped, codes, fields):
    """Change the template and give what the check then says of a draft."""

    def make(*changes):
        package = open_package(shipped)
        body = package.get(BODY).decode()
        for old, new in changes:
            assert old in body, old
            body = body.replace(old, new)
        template = write_package(package.replace((Part(name=BODY, data=body.encode()),)))
        return codes(fields, template=template)

    return make


@pytest.fixture
def context(kind):
    def make(fields):
        on = dt.date.fromisoformat(fields["planned_on"])
        return build_context(
            kind,
            ActData(kind=kind.code, fields=fields),
            legal_bases=bases(load_law(resources.law()), kind.bases, on),
            registration=None,
        )

    return make


def properties(node, pointer=""):
    if isinstance(node, dict):
        for name, one in node.get("properties", {}).items():
            yield f"{pointer}/{name}", one
        for key, value in node.items():
            yield from properties(value, f"{pointer}/{key}")


def test_every_field_of_the_schema_has_a_title_and_a_description():
    found = list(properties(load_schema(resources.schema("regulation_students"))))
    assert found
    for pointer, one in found:
        assert one.get("title"), pointer
        assert one.get("description"), pointer
        assert one.get("additionalProperties", False) is False, pointer


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_fit_the_schema(name):
    schema = load_schema(resources.schema("regulation_students"))
    assert check(sample(name), schema, lambda pointer: ("", pointer)) == ()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("registration", [None, GIVEN])
def test_a_sample_is_printed_without_a_finding(codes, name, registration):
    assert codes(sample(name), registration=registration) == []


def test_registration_fills_the_stamp_and_changes_no_word_of_the_text(rendered, text, fields):
    draft, done = rendered(fields), rendered(fields, registration=GIVEN)
    assert draft.text_digest == done.text_digest
    assert "УТВЕРЖДЕНО / приказом МАОУ «СОШ № 12 им. А.И. Полозова» / от ____________ № ______" in (
        text(fields)
    )
    assert "/ от 31 августа 2026 г. № 104-од |" in text(fields, registration=GIVEN)
    assert "[Проект] ПРОЕКТ" in text(fields)
    assert "ПРОЕКТ" not in text(fields, registration=GIVEN)


def test_councils_stand_in_the_genitive_with_their_protocols(text, fields):
    fields["opinions"] = [
        {"body": "Совет школы", "protocol": {"date": "2026-08-20", "number": "7"}},
        {"body": "совет родителей (законных представителей)"},
    ]
    printed = text(fields)
    assert (
        "С учётом мнения: / Совета школы (протокол от 20 августа 2026 г. № 7), / "
        "совета родителей (законных представителей) /"
    ) in printed
    assert "с учётом мнения Совета школы, совета родителей (законных представителей) и вст" in (
        printed
    )


def test_where_there_is_no_council_nobody_has_been_heard(text, codes, fields):
    del fields["opinions"]
    assert "учётом мнения" not in text(fields)
    assert codes(fields) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "в течение 1 рабочего дня со дня утверждения"),
        (2, "в течение 2 рабочих дней со дня утверждения"),
        (21, "в течение 21 рабочего дня со дня утверждения"),
    ],
)
def test_terms_agree_with_their_numbers(text, fields, number, words):
    fields["terms"]["personal_programme_days"] = number
    assert words in text(fields)


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        ("training_hours", 21, "в объёме не менее 21 часа:"),
        ("training_hours", 3, "в объёме не менее 3 часов:"),
        ("max_load", 1, "не более чем с 1 наставляемым."),
        ("max_load", 2, "не более чем с 2 наставляемыми."),
        ("longest_months", 21, "от 3 до 21 месяца;"),
        ("updates_per_year", 1, "не реже одного раза в год"),
        ("meetings_per_month", 5, "не реже пяти раз в месяц"),
        ("updates_per_year", 12, "не реже двенадцати раз в год"),
    ],
)
def test_numbers_of_the_school_are_declined(text, fields, name, number, words):
    fields["terms"][name] = number
    assert words in text(fields)


def test_only_the_forms_in_use_are_named_and_what_hangs_on_them(text, fields):
    fields["forms"] = ["ученик – ученик"]
    del fields["local_forms"]
    printed = text(fields)
    assert "1) «ученик – ученик»: " in printed
    assert "2) «" not in printed.partition("4. Порядок")[0].partition("3. Формы")[2]
    for words in ("молодых специалистов", "соглашения с партнёрами", "351.8", "Кроме них школа"):
        assert words not in printed, words


def test_annexes_are_numbered_without_the_ones_left_out(text, codes, fields):
    fields["appendices"] = ["кодекс наставника", "анкеты"]
    printed = text(fields)
    assert "анкету (приложение № 1 к Положению)" in printed
    assert "кодекс наставника (приложение № 2 к Положению)" in printed
    assert "по форме (приложение № 3 к Положению); обучающийся" in printed
    assert "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА" not in printed
    assert codes(fields) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"effective_from": "2026-08-30"}, "/effective_from"),
        ({"valid_until": "2026-08-31"}, "/valid_until"),
        ({"terms": {"shortest_months": 10}}, "/terms/shortest_months"),
        ({"bases": {"regional": {"date": "2026-09-01"}}}, "/bases/regional/date"),
        (
            {"opinions": [{"body": "Совет", "protocol": {"date": "2026-09-01", "number": "1"}}]},
            "/opinions/0/protocol/date",
        ),
        (
            {"local_forms": [{"title": "Студент –  ученик", "description": "помощь"}]},
            "/local_forms/0/title",
        ),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(rendered, fields, change, place):
    for key, value in change.items():
        if isinstance(value, dict):
            for inner, one in value.items():
                kept = fields[key][inner]
                fields[key][inner] = kept | one if isinstance(one, dict) else one
        else:
            fields[key] = value
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == [place]


def test_as_an_annex_the_text_is_the_same_and_its_act_keeps_the_requisites(context, fields):
    built = context(fields)
    annex = regulation(fields, built, Wording(), standalone=False)
    assert not annex["standalone"]
    assert annex["whole"]
    same = {key: value for key, value in annex.items() if key != "standalone"}
    assert same == {key: built[key] for key in same}


def test_the_grounds_name_the_law_once_whichever_act_prints_them(context, fields):
    built = context(fields)
    general = "Федеральным законом «Об образовании» (статьи 28, 30)"
    order = {
        "law": built["law"] | {"fz273": {"instrumental": general}},
        "bases": {"instrumental": [general, *built["bases"]["instrumental"]]},
        "org": built["org"],
    }
    assert regulation(fields, order, Wording())["grounds"] == built["grounds"]
    assert built["grounds"][0].endswith("(статьи 26, 28, 30, 34, 42)")


def test_the_forms_of_consents_alone_are_numbered_from_one(context, fields):
    consents = regulation(fields, context(fields), Wording(), standalone=False, whole=False)
    assert {key: value for key, value in consents["appendix"].items() if value} == {
        "consent_participation": "1",
        "consent_processing": "2",
        "consent_distribution": "3",
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (">ПОЛОЖЕНИЕ<", ">Положение<", "gost.G13"),
        (">УТВЕРЖДЕНО<", ">УТВЕРЖДАЮ<", "gost.G16"),
        ("{%p if draft %}", "{%p if standalone and not draft %}", "gost.G16"),
        (">о программе наставничества в {{ org.prep", ">Программа в {{ org.prep", "gost.G18"),
        ("пунктах 5.3 и 5.4 Положения", "пунктах 5.3 и 5.9 Положения", "gost.P01"),
        ("Приложение №\u00a0{{ appendix.code }}", "Приложение №\u00a09", "gost.G24"),
        ("кодекс наставника (приложение", "кодекс наставника (памятка", "gost.G24"),
        ("{{ one.genitive }}", "совета", "gost.P03"),
        ("{{ form.title }}: ", "", "gost.P04"),
    ],
)
def test_a_template_that_lost_something_is_caught(spoilt, fields, old, new, code):
    changes = [(old, new)]
    if code == "gost.P03":
        changes.append(("{{ heard|listed }}", "совета"))
    assert code in spoilt(*changes)


def test_a_consent_that_is_glued_to_another_paper_is_caught(shipped, codes, fields):
    package = open_package(shipped)
    root = etree.fromstring(package.get(BODY))
    (mark,) = [
        one
        for one in root.iter(f"{W}p")
        if re.match("Приложение .*consent_processing", "".join(one.itertext()))
    ]
    for one in (mark.getnext(), mark):
        one.getparent().remove(one)
    template = write_package(package.replace((Part(name=BODY, data=etree.tostring(root)),)))
    assert "gost.P02" in codes(fields, template=template)


def test_a_council_that_nobody_asked_must_not_be_printed(spoilt, fields):
    del fields["opinions"]
    assert "gost.P03" in spoilt(("{%p if opinions %}", "{%p if standalone %}"))


def test_a_mark_that_does_not_say_whose_annex_it_is_is_caught(spoilt):
    assert "gost.G25" in spoilt((">к Положению о программе наставничества<", ">к документу<"))


def test_a_clause_without_its_number_is_caught(shipped, codes, fields):
    package = open_package(shipped)
    styles = package.get("word/numbering.xml").decode()
    spoilt = styles.replace('w:val="%1.%2."', 'w:val="%1.7."')
    assert spoilt != styles
    template = write_package(
        package.replace((Part(name="word/numbering.xml", data=spoilt.encode()),))
    )
    assert "gost.G21" in codes(fields, template=template)


# How the consent names what the registers hold about a person.
LISTED = {
    "surname": "фамилия",
    "name": "имя",
    "patronymic": "отчество",
    "gender": "пол",
    "birth_date": "дата рождения",
    "contact": "контактный телефон и адрес электронной почты",
    "representative": "для представителя – фамилия, имя, отчество",
    "representative_contact": "для представителя – фамилия, имя, отчество, контакты",
    "conviction_paper": "не работает в школе, – сведения о справке об отсутствии судимости",
}
# Of these columns nothing is asked by this consent: the school keeps the mark of a preventive
# record because 120-ФЗ (and 322-ФЗ) tell it to, and a form that parents sign doesn't show it.
UNLISTED = {"preventive_record"}


def test_the_consent_lists_every_personal_column_of_the_registers(text, fields):
    (listed,) = re.findall("Перечень данных: .*", text(fields))
    personal = {one.key for table in (MENTORS, MENTEES) for one in table.columns if one.personal}
    assert personal == LISTED.keys() | UNLISTED
    assert [one for one in LISTED.values() if one not in listed] == []
    assert "учёт" not in listed


@pytest.mark.parametrize(
    ("forms", "passed"),
    [
        (["ученик – ученик", "учитель – учитель"], False),
        (["ученик – ученик", "студент – ученик"], True),
        (["работодатель – ученик"], True),
        (["работодатель – студент"], True),
    ],
)
def test_the_consent_lets_data_out_only_to_a_partner_that_it_names(
    text, codes, fields, forms, passed
):
    fields["forms"] = forms
    del fields["local_forms"]
    printed = text(fields)
    assert ("кроме партнёра школы, который назван ниже" in printed) is passed
    assert ("передаются фамилия, имя, класс и запрос наставляемого" in printed) is passed
    assert ("передача (предоставление) партнёру школы, обезл" in printed) is passed
    assert ("Партнёр школы (наименование, адрес" in printed) is passed
    assert ("Третьим лицам данные не передаются и не распространяются" in printed) is not passed
    assert codes(fields) == []


def test_consents_without_the_regulation_keep_the_blank_for_a_partner(context, fields):
    built = context(fields)
    assert regulation(fields | {"forms": ()}, built, Wording(), whole=False)["to_partner"]


def test_both_consents_are_given_to_the_school_in_the_dative(text, fields):
    name = "Муниципальному автономному общеобразовательному учреждению «Средняя"
    printed = text(fields)
    assert f"даю согласие оператору – {name}" in printed
    assert f"даю оператору – {name}" in printed
