"""A regulation and forms of consents laid into an order: text, styles, lists, sheets, refusals."""

import copy
import datetime as dt
import re

import pytest
from lxml import etree

from acts import resources
from acts.act import ActData, Registration
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.documents.render import render
from acts.documents.template_parts import W
from acts.errors import InputError
from acts.law import bases
from acts.packages import Part, open_package, write_package
from acts.sources.act_data import load_act_data
from acts.sources.catalog import load_kind
from acts.sources.law import load_law
from acts.sources.nodes import plain
from acts.sources.yaml_text import load_yaml

ORDER, REGULATION = "order_implementation", "regulation_students"
BODY, STYLES = "word/document.xml", "word/styles.xml"
POINT = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
FIRST = '<w:p><w:pPr><w:pStyle w:val="AnnexTitle"/></w:pPr><w:r><w:t xml:space="preserve">ПОЛОЖЕНИЕ'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'


@pytest.fixture(scope="session")
def _whole():
    return load_act_data(resources.samples() / "order-implementation-whole/data.yaml", ORDER)


@pytest.fixture
def whole(_whole):
    return plain_copy(_whole.fields)


def plain_copy(value):
    if hasattr(value, "items"):
        return {key: plain_copy(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain_copy(one) for one in value]
    return value


@pytest.fixture
def laid(shipped):
    """Render an order from its data: `laid(fields, annex=…, template=…, registration=…)`."""

    def make(fields, *, annex=None, template=shipped, registration=None, code=ORDER):
        kind = load_kind(code)
        on = dt.date.fromisoformat(str(fields["planned_on"]))
        return render(
            kind,
            ActData(kind=code, fields=fields),
            template=template,
            legal_bases=bases(load_law(resources.law()), kind.bases, on),
            registration=registration,
            annex_templates={REGULATION: annex} if annex else None,
        )

    return make


def changed(kind, old, new, *, part=BODY, more=()):
    """Change a shipped template: every `old` of a part, and parts of one's own."""
    package = open_package(resources.template(kind).read_bytes())
    text = package.get(part).decode()
    assert old in text
    made = Part(name=part, data=text.replace(old, new).encode())
    return write_package(package.replace((made, *more)))


def text(done):
    return project(read_document(open_package(done.docx))).replace("\u00a0", " ")


def root(done, part=BODY):
    return etree.fromstring(open_package(done.docx).get(part))


def said(error):
    return [one.message for one in error.value.problems]


def test_the_regulation_s_text_is_printed_as_it_is_by_itself(laid, whole, registration):
    order = text(laid(whole, registration=registration))
    own = {key: whole[key] for key in ("organization", "planned_on", "bases")}
    own["organization"].pop("founder")
    site = whole["site"]
    of_order = {
        "curator": {"post": whole["curator"]["post"]},
        "site": {"address": site["address"], "section": site["section"]},
    }
    alone = laid(
        own | of_order | whole["annexes"]["regulation"],
        template=resources.template(REGULATION).read_bytes(),
        registration=registration,
        code=REGULATION,
    )
    heading = "[Заголовок приложения] ПОЛОЖЕНИЕ"
    body = text(alone).partition(heading)[2].removesuffix("[Конец документа]\n")
    assert body.count("\n") > 300
    assert heading + body in order


def test_the_mark_of_the_annex_stands_over_it_once(laid, whole, registration):
    printed = text(laid(whole, registration=registration))
    assert printed.count("[Отметка о приложении] УТВЕРЖДЕНО\n") == 1
    assert printed.count("ПОЛОЖЕНИЕ\n") == 1
    mark = printed.partition("УТВЕРЖДЕНО\n")[2].split("\n")[:2]
    assert mark == [
        "[Отметка о приложении] приказом МБОУ «СОШ № 3 п. Кедровая Падь»",
        "[Отметка о приложении] от 31 августа 2020 г. № 87-од",
    ]
    assert "оформлен отдельным документом" not in printed


def test_the_order_is_numbered_as_it_is_without_the_regulation(laid, whole):
    with_text = text(laid(whole))
    whole["annexes"]["regulation"] = {"sheets": "14"}
    without = text(laid(whole))
    before = "[Отметка о приложении] Приложение № 1"
    assert with_text.partition(before)[0] == without.partition(before)[0]
    after = "[Отметка о приложении] Приложение № 2\n[Отметка о приложении] УТВЕРЖДЕНА"
    assert with_text.partition(after)[2] == without.partition(after)[2] != ""


def test_rules_of_the_order_leave_the_annexes_of_the_regulation_alone(laid, whole, registration):
    assert laid(whole).findings == ()
    assert laid(whole, registration=registration).findings == ()


def test_an_annex_the_order_does_not_name_is_found_beside_a_regulation(laid, whole):
    template = changed(ORDER, "(приложение", "(смотри приложение")
    assert "gost.G24" in {one.code for one in laid(whole, template=template).findings}


def test_number_and_date_change_nothing_of_the_approved_text(laid, whole, registration):
    assert laid(whole).text_digest == laid(whole, registration=registration).text_digest


def test_the_digest_follows_the_text_of_the_regulation(laid, whole):
    before = laid(whole).text_digest
    whole["annexes"]["regulation"]["terms"]["max_load"] = 4
    assert laid(whole).text_digest != before


def test_the_same_data_give_the_same_bytes(laid, whole):
    assert laid(whole).docx == laid(copy.deepcopy(whole)).docx


# --- sheets -----------------------------------------------------------------------------------


def sections(done):
    return [
        (
            one.find(f"{W}pgSz").get(f"{W}orient", ""),
            one.find(f"{W}titlePg") is not None,
            one.find(f"{W}pgNumType") is not None,
            len(one.findall(f"{W}headerReference")),
        )
        for one in root(done).iter(f"{W}sectPr")
    ]


def test_sheets_keep_their_side_and_page_numbers_go_on(laid, whole):
    upright, on_side = ("", False, False, 0), ("landscape", False, False, 0)
    assert sections(laid(whole)) == [
        ("", True, True, 1),
        upright,
        on_side,
        ("", False, False, 1),
    ]


def test_an_annex_on_a_side_begins_a_section_at_its_mark(laid, whole):
    annex = changed(REGULATION, UPRIGHT, LANDSCAPE)
    done = laid(whole, annex=annex)
    assert [one[:3] for one in sections(done)] == [
        ("", True, True),
        ("landscape", False, False),
        ("landscape", False, False),
        ("landscape", False, False),
        ("landscape", False, False),
        ("", False, False),
    ]
    document = read_document(open_package(done.docx))
    first = document.paragraphs[document.sections[0].after]
    assert first.text == "Приложение №\u00a01"


def test_the_last_annex_of_the_order_leaves_no_empty_sheet(laid, whole):
    whole["annexes"]["consents"] = {}
    annex = changed(REGULATION, UPRIGHT, LANDSCAPE)
    kinds = [one[0] for one in sections(laid(whole, annex=annex))]
    assert kinds[-2:] == ["", "landscape"]


# --- styles -----------------------------------------------------------------------------------


def test_styles_are_matched_by_name_and_missing_ones_copied(laid, whole):
    styles = root(laid(whole), STYLES)
    names = [one.find(f"{W}name").get(f"{W}val") for one in styles.iter(f"{W}style")]
    assert len(names) == len(set(names))
    assert {"Заголовок приложения", "Пункт положения", "Шапка реестра"} <= set(names)


def test_every_style_that_is_used_is_there_and_no_id_is_twice(laid, whole):
    done = laid(whole)
    ids = [one.get(f"{W}styleId") for one in root(done, STYLES).iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    used = {
        one.get(f"{W}val")
        for part in (root(done), root(done, STYLES))
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next")
        for one in part.iter(f"{W}{name}")
    }
    assert used <= set(ids)


def test_a_style_known_by_another_id_takes_the_order_s_one(laid, whole, registration):
    package = open_package(resources.template(REGULATION).read_bytes())
    other = (
        Part(name=name, data=package.get(name).replace(b'"AnnexTitle"', b'"a17"'))
        for name in (BODY, STYLES)
    )
    annex = write_package(package.replace(other))
    done = laid(whole, annex=annex, registration=registration)
    assert done.docx == laid(whole, registration=registration).docx


def test_another_style_of_the_same_id_comes_under_an_id_of_its_own(laid, whole):
    package = open_package(resources.template(REGULATION).read_bytes())
    other = (
        Part(name=name, data=package.get(name).replace(b'"RegulationPoint"', b'"Point"'))
        for name in (BODY, STYLES, "word/numbering.xml")
    )
    done = laid(whole, annex=write_package(package.replace(other)))
    by_name = {
        one.find(f"{W}name").get(f"{W}val"): one.get(f"{W}styleId")
        for one in root(done, STYLES).iter(f"{W}style")
    }
    assert by_name["Пункт положения"] == "Point2"
    assert text(done) == text(laid(whole))


def test_a_chain_of_styles_comes_whole(laid, whole):
    package = open_package(resources.template(REGULATION).read_bytes())
    styles = package.get(STYLES).decode()
    chain = "".join(
        f'<w:style w:type="{type_}" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:next w:val="Missing"/>{link}</w:style>'
        for type_, id_, name, based, link in (
            ("paragraph", "Top", "Верх", "Normal", ""),
            ("paragraph", "Own", "Свой", "Top", '<w:link w:val="OwnSign"/>'),
            ("character", "OwnSign", "Свой знак", "DefaultParagraphFont", ""),
        )
    )
    parts = (
        Part(name=STYLES, data=styles.replace("</w:styles>", chain + "</w:styles>").encode()),
        Part(
            name=BODY,
            data=package.get(BODY).decode().replace(FIRST, POINT.format("Own", "Гимн") + FIRST)
            .encode(),
        ),
    )  # fmt: skip
    done = laid(whole, annex=write_package(package.replace(parts)))
    assert "[Свой] Гимн\n" in text(done)
    ids = {one.get(f"{W}styleId"): one for one in root(done, STYLES).iter(f"{W}style")}
    assert ids["Own"].find(f"{W}basedOn").get(f"{W}val") == "Top"
    assert ids["Own"].find(f"{W}link").get(f"{W}val") == "OwnSign"
    assert ids["Own"].find(f"{W}next") is None


# --- lists ------------------------------------------------------------------------------------


def test_lists_have_numbers_of_their_own(laid, whole):
    whole["annexes"]["consents"] = {}
    done = laid(whole)
    numbering = root(done, "word/numbering.xml")
    tags = [one.tag.removeprefix(W) for one in numbering]
    assert tags == sorted(tags)  # all abstractNum, then all num
    for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [one.get(f"{W}{name}") for one in numbering.iterfind(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
    known = {one.get(f"{W}numId") for one in numbering.iterfind(f"{W}num")} | {"0"}
    used = {
        one.get(f"{W}val")
        for part in (root(done), root(done, STYLES))
        for one in part.iter(f"{W}numId")
    }
    assert used <= known


def test_a_list_of_the_second_annex_begins_anew(laid, whole):
    whole["annexes"]["consents"] = {}
    form = '<w:t xml:space="preserve">СОГЛАСИЕ</w:t></w:r></w:p>'
    annex = changed(
        REGULATION,
        form,
        form + POINT.format("CodeItem", "Первое") + POINT.format("CodeItem", "Два"),
    )
    printed = text(laid(whole, annex=annex)).partition("ФОРМЫ\n")[2]
    assert [one.partition("] ")[2] for one in printed.split("\n") if "кодекса]" in one] == [
        "1. Первое", "2. Два", "3. Первое", "4. Два", "5. Первое", "6. Два",
    ]  # fmt: skip


def test_a_style_both_have_is_numbered_as_the_annex_numbers_it(laid, whole):
    """`Пункт` of the order counts its points; in the annex it is plain text."""
    package = open_package(resources.template(REGULATION).read_bytes())
    plain_style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="P">'
        '<w:name w:val="Пункт"/></w:style></w:styles>'
    )
    styles = package.get(STYLES).decode().replace("</w:styles>", plain_style)
    body = package.get(BODY).decode().replace(FIRST, POINT.format("P", "Не пункт") + FIRST)
    parts = (Part(name=STYLES, data=styles.encode()), Part(name=BODY, data=body.encode()))
    printed = text(laid(whole, annex=write_package(package.replace(parts))))
    assert "[Пункт] Не пункт\n" in printed


# --- marks and refusals -----------------------------------------------------------------------


def bookmark(id_, name, inside=""):
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{id_}"/>'


def test_bookmarks_are_unique_and_fields_find_them(laid, whole):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF place \\h '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    marks = f"<w:p>{bookmark(0, 'place')}{bookmark(1, '_GoBack')}</w:p>"
    annex = changed(REGULATION, FIRST, marks + field + FIRST)
    template = changed(ORDER, "<w:body>", "<w:body>" + marks)
    body = root(laid(whole, annex=annex, template=template))
    starts = [(one.get(f"{W}id"), one.get(f"{W}name")) for one in body.iter(f"{W}bookmarkStart")]
    assert [name for _, name in starts] == ["place", "_GoBack", "place_2"]
    assert len({id_ for id_, _ in starts}) == 3
    assert sorted(id_ for id_, _ in starts) == sorted(
        one.get(f"{W}id") for one in body.iter(f"{W}bookmarkEnd")
    )
    assert [one.text for one in body.iter(f"{W}instrText")] == [" REF place_2 \\h "]


def test_what_lies_in_other_parts_of_the_annex_s_file_is_refused(laid, whole):
    link = '<w:p><w:hyperlink r:id="rId4"><w:r><w:t>сайт</w:t></w:r></w:hyperlink></w:p>'
    note = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    picture = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" r:embed="rId4"/></w:drawing></w:r></w:p>'
    )
    annex = changed(REGULATION, FIRST, link + note + picture + FIRST)
    with pytest.raises(InputError) as error:
        laid(whole, annex=annex)
    assert [one.partition(":")[0] for one in said(error)] == [
        "ссылка на страницу или файл", "сноска", "рисунок",
    ]  # fmt: skip
    assert {one.file for one in error.value.problems} == {"regulation_students.docx"}
    assert all(one.place.startswith("основной текст, абзац ") for one in error.value.problems)
    whole["annexes"]["regulation"] = {"sheets": "14"}
    assert laid(whole, annex=annex).findings == ()


def test_an_order_s_template_without_a_place_is_refused(laid, whole):
    template = changed(ORDER, '<w:pStyle w:val="AnnexPlace"/>', '<w:pStyle w:val="BodyText"/>')
    with pytest.raises(InputError) as error:
        laid(whole, template=template)
    assert said(error) == ["в шаблоне нет места для текста приложения «regulation»"]
    assert "«Место приложения»" in error.value.problems[0].remedy


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (POINT.format("AnnexPlace", "устав"), "место для приложения, которого нет: «устав»"),
        (POINT.format("AnnexPlace", "regulation"), "место приложения повторяется: «regulation»"),
        (
            "<w:tbl><w:tr><w:tc>" + POINT.format("AnnexPlace", "regulation") + "</w:tc></w:tr>"
            "</w:tbl><w:p/>",
            "место приложения стоит в таблице или в рамке",
        ),
    ],
)
def test_a_place_that_is_for_no_annex_is_refused(laid, whole, place, message):
    template = changed(ORDER, "<w:body>", "<w:body>" + place)
    with pytest.raises(InputError) as error:
        laid(whole, template=template)
    assert message in said(error)


def test_a_place_without_any_annex_is_refused_too(laid, fields):
    template = changed(ORDER, "<w:body>", "<w:body>" + POINT.format("AnnexPlace", "regulation"))
    with pytest.raises(InputError, match="которого нет"):
        laid(fields, template=template)


def test_an_annex_s_template_that_is_broken_is_named(laid, whole):
    annex = changed(REGULATION, "{{ age_from }}", "{{ age_form }}")
    with pytest.raises(InputError) as error:
        laid(whole, annex=annex)
    assert error.value.problems[0].file == "regulation_students.docx"
    assert "age_form" in said(error)[0]


# --- consents ---------------------------------------------------------------------------------


def test_forms_of_consents_are_printed_without_the_regulation(laid, fields):
    fields["annexes"]["consents"] = {"operator": {"address": "684000, ул. Лесная, д. 3"}}
    done = laid(fields, registration=Registration(number="87-од", date=dt.date(2020, 8, 31)))
    printed = text(done)
    forms = printed.partition("[Заголовок приложения] ФОРМЫ\n")[2]
    assert forms.count("[Заголовок приложения] СОГЛАСИЕ\n") == 3
    assert "адрес: 684000, ул. Лесная, д. 3" in forms
    assert "[Заголовок приложения] ПОЛОЖЕНИЕ\n[Подзаголовок приложения] о программе" in printed
    assert "Текст приложения оформлен отдельным документом на 14 л." in printed
    assert done.findings == ()


def test_forms_kept_apart_are_not_printed(laid, fields):
    fields["annexes"]["consents"] = {"sheets": "6"}
    printed = text(laid(fields))
    assert "СОГЛАСИЕ" not in printed
    assert "оформлен отдельным документом на 6 л." in printed


def test_what_the_regulation_leaves_out_is_the_order_s(laid, whole):
    def regulation():
        return text(laid(whole)).partition("ПОЛОЖЕНИЕ\n")[2].partition("ДОРОЖНАЯ КАРТА")[0]

    assert whole["site"]["address"] in regulation()
    assert "«Документы»" in regulation()
    whole["annexes"]["regulation"]["site"] = {"address": "kedr.example", "section": "Иное"}
    assert whole["site"]["address"] not in regulation()
    assert "«Иное»" in regulation()


# --- data -------------------------------------------------------------------------------------


def test_contradictions_of_the_regulation_are_told_with_their_place(laid, whole):
    whole["annexes"]["regulation"]["terms"]["shortest_months"] = 12
    whole["annexes"]["regulation"]["terms"]["longest_months"] = 3
    with pytest.raises(InputError) as error:
        laid(whole)
    assert [one.place for one in error.value.problems] == [
        "/annexes/regulation/terms/shortest_months"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data.pop("motivation"), "не заполнено: «Поощрение» (motivation)"),
        (lambda data: data.update(planned_on="2020-08-31"), "неизвестное поле «planned_on»"),
        (lambda data: data.update(sheets="14"), "неизвестное поле «"),
        (lambda data: data["terms"].pop("answer_days"), "(answer_days)"),
    ],
)
def test_the_regulation_s_data_are_checked_by_its_own_schema(tmp_path, change, message):
    import yaml

    data = plain(load_yaml(resources.samples() / "order-implementation-whole/data.yaml"))
    change(data["annexes"]["regulation"])
    file = tmp_path / "data.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_act_data(file, ORDER)
    assert any(message in one for one in said(error))
    assert all(re.search("/annexes/regulation", one.place) for one in error.value.problems), (
        error.value.problems
    )
