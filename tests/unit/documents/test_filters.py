"""The filters of templates: what each prints from each kind of value, and what it refuses."""

import re

import pytest
from lxml import etree

from acts.documents import declined
from acts.documents.filters import CASES, FILTERS, FilterError, left_after, taken_by
from acts.documents.template import compile_template
from acts.documents.template_filters import nearest_filter
from acts.errors import InputError
from acts.packages import Part, open_package, write_package
from acts.russian.cases import Gender
from acts.russian.names import Person
from acts.russian.wording import Wording

WORDS = Wording()
MAN = Person("Иванов", "Иван", "Иванович")
NAME = declined.name(WORDS, MAN)
WOMAN = declined.name(WORDS, Person("Берёзкина", "Ольга", "Игоревна"))
POST = declined.post(WORDS, "заместитель директора", MAN)
SCHOOL = declined.organization(WORDS, "Лицей «Заря»")
FIVE = declined.numeral(5, Gender.FEMININE)


def plain(text):
    return text.replace("\u00a0", " ")


def chained(value, *filters):
    for name, *arguments in filters:
        value = FILTERS[name](value, *arguments)
    return plain(value)


@pytest.mark.parametrize(
    ("value", "filters", "prints"),
    [
        (NAME, [("им",)], "Иванов Иван Иванович"),
        (NAME, [("рд",)], "Иванова Ивана Ивановича"),
        (NAME, [("дт",)], "Иванову Ивану Ивановичу"),
        (NAME, [("вн",)], "Иванова Ивана Ивановича"),
        (NAME, [("тв",)], "Ивановым Иваном Ивановичем"),
        (NAME, [("пр",)], "Иванове Иване Ивановиче"),
        (NAME, [("инициалы",)], "Иванов И.И."),
        (NAME, [("инициалы",), ("инициалы",)], "Иванов И.И."),
        (NAME, [("дт",), ("инициалы",)], "Иванову И.И."),
        (NAME, [("инициалы",), ("дт",)], "Иванову И.И."),
        (NAME, [("согл", "ознакомлен", "ознакомлена")], "ознакомлен"),
        (WOMAN, [("согл", "ознакомлен", "ознакомлена")], "ознакомлена"),
        (WOMAN, [("дт",), ("согл", "", "а")], "а"),
        (POST, [("тв",)], "заместителем директора"),
        (POST, [("дт",), ("capital",)], "Заместителю директора"),
        (POST, [("capital",), ("дт",)], "Заместителю директора"),
        (POST, [("согл", "он", "она")], "он"),
        (SCHOOL, [("пр",)], "Лицее «Заря»"),
        ("5", [("прописью",)], "пять"),
        (5, [("прописью",), ("рд",)], "пяти"),
        ("2", [("прописью", "ж")], "две"),
        ("1", [("прописью", "с")], "одно"),
        ("1", [("прописью", "с"), ("тв",)], "одним"),
        ("21", [("прописью", "ж"), ("вн",)], "двадцать одну"),
        ("-3", [("прописью",)], "минус три"),
        ("2020-08-31", [("дата",)], "31 августа 2020 г."),
        ("31.08.2020", [("дата",)], "31 августа 2020 г."),
        ("31\u00a0августа 2020\u00a0г.", [("дата",), ("дата",)], "31 августа 2020 г."),
        ("____________", [("дата",)], "____________"),
        ("", [("рд",)], ""),
        ("", [("дата",)], ""),
        (declined.organization(WORDS, ""), [("рд",)], ""),
    ],
)
def test_a_filter_prints_one_thing(value, filters, prints):
    assert chained(value, *filters) == prints


@pytest.mark.parametrize(
    ("value", "filters", "says"),
    [
        ("обычный текст", [("рд",)], "фильтр «рд» склоняет имя, должность или название"),
        (7, [("дт",)], "обычный текст, падежей у него нет"),
        (NAME, [("рд",), ("дт",)], "фильтр «дт» ставит в падеж то, что уже стоит в падеже"),
        (NAME, [("им",), ("дт",)], "уже стоит в падеже"),
        (POST, [("инициалы",)], "фильтр «инициалы» сокращает имя человека"),
        ("Иванов", [("инициалы",)], "сокращает имя человека"),
        (SCHOOL, [("согл", "а", "б")], "фильтр «согл» согласует слово с человеком"),
        ("", [("согл", "а", "б")], "согласует слово с человеком"),
        ("12,5", [("прописью",)], "фильтр «прописью» пишет словами целое число"),
        ("1234567890", [("прописью",)], "не целое число"),
        (True, [("прописью",)], "не целое число"),
        (FIVE, [("прописью",)], "не целое число"),
        ("31.02.2020", [("дата",)], "фильтр «дата» пишет дату, а значение – не дата"),
        (NAME, [("дата",)], "не дата"),
        (declined.name(WORDS, Person("Ким", "Вэй")), [("дт",)], "не определить, мужчина это"),
        (declined.name(WORDS, Person("Ким", "Вэй")), [("дт",), ("инициалы",)], "не определить"),
        (declined.name(WORDS, Person("Ким", "Вэй")), [("согл", "а", "б")], "не определить"),
    ],
)
def test_what_has_nothing_to_look_up_is_refused_without_naming_the_value(value, filters, says):
    with pytest.raises(FilterError) as caught:
        chained(value, *filters)
    assert says in caught.value.problem.message
    assert caught.value.problem.remedy
    assert caught.value.problem.code == "template.filter"
    assert not any(one in str(caught.value) for one in ("Иванов", "Ким", "Вэй", "31.02", "12,5"))


def test_the_gender_to_be_told_sends_to_the_check_of_names():
    with pytest.raises(FilterError) as caught:
        FILTERS["дт"](declined.name(WORDS, Person("Ким", "Вэй")))
    assert "acts names check" in caught.value.problem.remedy


@pytest.mark.parametrize(
    ("value", "takes"),
    [
        (NAME, {*CASES, "инициалы", "согл"}),
        (POST, {*CASES, "согл"}),
        (SCHOOL, {*CASES}),
        (FIVE, {*CASES}),
        ("5", {"прописью"}),
        (5, {"прописью"}),
        ("2020-08-31", {"дата"}),
        ("31 августа 2020\u00a0г.", {"дата"}),
        ("текст", set()),
        ("", set()),
        (None, set()),
        (True, set()),
    ],
)
def test_what_a_value_takes_is_what_works_on_it(value, takes):
    found = taken_by(value)
    assert found == takes
    for name in {*CASES, "инициалы", "прописью", "дата"} if value not in ("", None) else ():
        if name in takes:
            assert FILTERS[name](value)
        else:
            with pytest.raises(FilterError):
                FILTERS[name](value)


@pytest.mark.parametrize("value", [NAME, POST, SCHOOL, "5", "2020-08-31"])
def test_what_is_left_after_a_filter_is_what_still_works(value):
    assert left_after("согл", taken_by(value)) == left_after("listed", frozenset()) == frozenset()
    for first in taken_by(value) - {"согл"}:
        made, left = FILTERS[first](value), left_after(first, taken_by(value))
        for name in {*CASES, "инициалы", "дата"}:
            if name in left:
                FILTERS[name](made)
            else:
                with pytest.raises(FilterError):
                    FILTERS[name](made)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pд", "рд"),  # a Latin «p»
        ("дательный", "дт"),
        ("ВП", "вн"),
        ("твор", "тв"),
        ("ДТ", "дт"),
        ("инициал", "инициалы"),
        ("прописъю", "прописью"),
        ("cогл", "согл"),  # a Latin «c»
        ("Дата", "дата"),
        ("center", ""),
    ],
)
def test_a_slip_in_the_name_of_a_filter_finds_the_one_that_was_meant(typed, meant):
    assert nearest_filter(typed) == meant


# --- in a template ------------------------------------------------------------------------------


@pytest.fixture
def tagged(edited):
    return lambda tag: edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {tag}")


@pytest.fixture
def shown(tagged, printed, fields):
    """Print the words after «ПРИКАЗЫВАЮ:»."""

    def make(tag, data=None):
        text = printed(data or fields, template=tagged(tag))
        return plain(re.search("ПРИКАЗЫВАЮ: (.*)", text)[1])

    return make


def problems_of(template):
    with pytest.raises(InputError) as caught:
        compile_template(template, name="свой.docx")
    return [f"{one.message}. {one.remedy}" for one in caught.value.problems]


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ curator.full|pд }}", "нет фильтра «pд»; может быть, «рд»"),
        ("{{ curator.full|дательный }}", "может быть, «дт»"),
        ("{{ curator.full|upper }}", "нет фильтра «upper»"),
        ("{{ curator.full|согл('а') }}", "фильтр «согл» пишется иначе: согл(\"ознакомлен\""),
        ("{{ curator.full|согл }}", "фильтр «согл» пишется иначе"),
        ("{{ curator.full|согл('а', 'б', 'в') }}", "фильтр «согл» пишется иначе"),
        ("{{ curator.full|согл(1, 2) }}", "бывают только слова в кавычках"),
        ("{{ curator.full|согл(org.place, 'б') }}", "бывают только слова в кавычках"),
        ("{{ curator.full|согл(*org) }}", "бывают только слова в кавычках"),
        ("{{ curator.full|согл(masculine='а', feminine='б') }}", "только слова в кавычках"),
        ("{{ bases.goals|listed(separator=';') }}", "бывают только слова в кавычках"),
        ("{{ bases.goals|listed(org.place) }}", "бывают только слова в кавычках"),
        ("{{ curator.full|дт('а') }}", "фильтр «дт» пишется иначе: дт, без скобок"),
        ("{{ org.place|capital(1) }}", "фильтр «capital» пишется иначе: capital, без скобок"),
        ("{{ number|прописью('k') }}", "род, одна русская буква из «м», «ж», «с»"),
        ("{{ number|прописью('c') }}", "род, одна русская буква"),
        ("{{ curator.full._source }}", "запрещено имя «_source»"),
        ("{{ curator–name|дт }}", "в имени «curator–name» стоит тире"),
        ("{–% if draft %}", "скобка"),
        ("{%– if draft %}а{% endif %}", "знак «-» у скобки склеивает абзацы"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_brackets_is_told_when_the_template_is_read(tagged, tag, says):
    said = problems_of(tagged(tag))
    assert any(says in one for one in said), said


@pytest.mark.parametrize("tag", ["{{ curator.full.title }}", "{{ org.short_name.encode }}"])
def test_the_methods_of_a_text_are_no_words(tagged, rendered, fields, tag):
    with pytest.raises(InputError):
        rendered(fields, template=tagged(tag))


def test_a_filter_that_fails_while_printing_names_its_place_in_word(tagged, rendered, fields):
    with pytest.raises(InputError) as caught:
        rendered(fields, template=tagged("{{ org.place|дт }}"))
    (problem,) = caught.value.problems
    assert problem.code == "template.filter"
    assert problem.place.startswith("основной текст, абзац")
    assert "ПРИКАЗЫВАЮ: {{ org.place|дт }}" in problem.place
    assert fields["organization"]["place"] not in f"{problem}"


def test_an_undefined_name_is_named_whatever_filter_follows(tagged, rendered, fields):
    for tag in ("{{ curator.nobody|дт }}", "{{ curator.nobody|дата }}"):
        with pytest.raises(InputError, match="нет значения «nobody»"):
            rendered(fields, template=tagged(tag))


def test_a_form_written_down_is_the_one_that_filters_print(shown, fields):
    assert shown("{{ curator.full|дт }}") == "Берёзкиной Ольге Игоревне"
    fields["overrides"] = [
        {"kind": "person", "nominative": "Берёзкина Ольга Игоревна",
         "dative": "Берёзкиня Ольге Игоревне"},
        {"kind": "title", "nominative": fields["curator"]["post"], "dative": "заместительнице"},
        {"kind": "organization", "nominative": fields["organization"]["founder"],
         "genitive": "Администрации района"},
    ]  # fmt: skip
    assert shown("{{ curator.full|дт }}", fields) == "Берёзкиня Ольге Игоревне"
    assert shown("{{ curator.full|инициалы|дт }}", fields) == "Берёзкиня О.И."
    assert shown("{{ curator.full|рд }}", fields) == "Берёзкиной Ольги Игоревны"
    assert shown("{{ curator.post|дт }}", fields) == "заместительнице"
    assert shown("{{ org.founder|рд }}", fields) == "Администрации района"


def test_a_word_asked_for_by_a_filter_is_one_the_draft_may_doubt(tagged, rendered, fields):
    founder = fields["organization"]["founder"]
    asked = rendered(fields).words.asked
    assert founder not in {one.nominative for one in asked}
    asked = rendered(fields, template=tagged("{{ org.founder|рд }}")).words.asked
    assert founder in {one.nominative for one in asked}


def test_the_date_of_registration_may_be_filtered(shown, tagged, rendered, fields, registration):
    template = tagged("{{ registered_on|дата }}")
    draft, final = (rendered(fields, template=template, registration=one)
                    for one in (None, registration))  # fmt: skip
    assert draft.text_digest == final.text_digest
    assert shown("{{ registered_on|дата }}").startswith("____")


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AUTO = (
    '<w:proofErr w:type="spellStart"/>',
    "<w:r><w:softHyphen/></w:r>",
    '<w:bookmarkStart w:id="900" w:name="x"/><w:bookmarkEnd w:id="900"/>',
)


def split(text, size):
    """Write a text the way LibreOffice and Word leave a corrected one: a run for a few letters."""
    runs = []
    for number, start in enumerate(range(0, len(text), size)):
        piece = text[start : start + size].replace("&", "&amp;").replace("<", "&lt;")
        bold = "<w:rPr><w:b/></w:rPr>" if number % 2 else ""
        runs.append(f'<w:r>{bold}<w:t xml:space="preserve">{piece}</w:t></w:r>')
        inside = text[: start + size].rfind("{") > text[: start + size].rfind("}")
        runs.append(_AUTO[number % 3] if inside and number < 3 else "")
    return f'<w:p xmlns:w="{W}">{"".join(runs)}</w:p>'


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_tags_split_over_runs_with_all_that_word_types_into_them(shipped, printed, fields, size):
    text = (
        "А) {{\u00a0curator.full\u00a0|\u00a0дт\u00a0}}; "
        "Б) {{ curator.full|со\u00adгл(«ознакомлен с „Положением“ & рад»,»с „Положением“»)}}; "
        "В) {{ curator.full|согл(„да“, «с «Положением» & 70%») }}; "
        "Г) {{ org.director.post|тв|capital }}; {% if org.place != «х» %}Д{% endif %}"
    )
    package = open_package(shipped)
    root = etree.fromstring(package.get("word/document.xml"))
    body = root.find(f"{{{W}}}body")
    body.insert(len(body) - 1, etree.fromstring(split(text, size)))
    part = Part(name="word/document.xml", data=etree.tostring(root))
    text = plain(printed(fields, template=write_package(package.replace((part,)))))
    said = re.search("А[)] .*", text)[0]
    assert "А) Берёзкиной Ольге Игоревне;" in said
    assert "Б) с „Положением“;" in said
    assert "В) с «Положением» & 70%;" in said
    assert "Г) Директором; Д" in said
