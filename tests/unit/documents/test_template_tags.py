"""Mistakes in tags and in the order of blocks, each told by itself and all at once."""

import pytest

from acts.documents.template import read_template


@pytest.fixture
def said(edited):
    """Give messages and remedies about a piece of text put into a paragraph."""

    def find(text, old="ПРИКАЗЫВАЮ:"):
        template = read_template(edited(old, text), name="свой.docx")
        return [f"{one.message}. {one.remedy}" for one in template.problems]

    return find


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ org.place", "не закрыта скобка метки «{{ org.place»"),
        ("{{ org.place }", "не закрыта скобка метки «{{ org.place }»"),
        ("org.place }}", "лишняя скобка «}}» после «org.place }}»"),
        ("{{ org.place {{ org.place }}", "не закрыта скобка метки «{{ org.place»"),
        ("{% if draft }да{% endif %}", "не закрыта скобка метки «{% if draft }да»"),
        ("{ org.place }", "одиночная фигурная скобка: «{ org.place }»"),
        ("{ { org.place } }", "одиночная фигурная скобка"),
        ("{% if draft %}да{% еndif %}", "в слове «еndif» буква «е» (1-я) – русская"),
        ("{{ org.place|сapital }}", "нет фильтра «сapital»; может быть, «capital»"),
        ("{% fi draft %}да{% endif %}", "Может быть, {% if draft %}"),
        ("{% p if draft %}да{% p endif %}", "между «%» и «p» лишний пробел"),
        ("{%p if draft %} и ещё текст {%p endif %}", "в нём есть и другой текст"),
        ("{%tr if draft %}", "стоит не в таблице"),
        ("{{p org.place }}", "«p» после скобки здесь нельзя"),
        ("{%- if draft %}да{% endif %}", "знак «-» у скобки склеивает абзацы"),
        ("{% if draft %}да", "не закрыто условие. Поставьте {% endif %}"),
        ("{% for a in annexes %}да", "не закрыт цикл. Поставьте {% endfor %}"),
        ("{% for a in annexes %}да{% endif %}", "условие здесь не открыто, хотя открыт цикл"),
        ("{% if draft %}{% for a in annexes %}{% endif %}", "не закрыт цикл"),
        ("{% endif draft %}", "после «endif» лишние слова"),
        ("{% for annexes %}{% endfor %}", "в цикле нет слова in"),
        ("{%р if draft %}", "в пометке «р» буква «р» (1-я) – русская, а нужна латинская. "
                            "Может быть, {%p if draft %}"),
        ("{% тр for a in annexes %}", "Может быть, {%tr for a in annexes %}"),
        ("{%p endfor %}", "Поставьте {%p for … %} раньше"),
        ("{% endfor %}", "Поставьте {% for … %} раньше"),
        ("{% cellbg 'red' %}", "запрещено слово «cellbg»"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_and_what_to_write(said, text, says):
    assert any(says in one for one in said(text)), said(text)


def test_a_block_may_not_end_in_another_paragraph(said):
    found = said("{% if draft %}да</w:t></w:r></w:p><w:p><w:r><w:t>нет{% endif %}")
    assert len(found) == 1
    assert "открывается в другом абзаце: основной текст, абзац 14 («{% if draft %}да»)" in found[0]
    assert "{%p if … %}" in found[0]


NEXT = "</w:t></w:r></w:p><w:p><w:r><w:t>"


def test_a_block_opened_with_a_russian_mark_is_followed(said):
    (only,) = said(f"{{%р for a in annexes %}}{NEXT}{{{{ a.title }}}}{NEXT}{{%p endfor %}}")
    assert "русская" in only


def test_a_block_without_an_end_says_nothing_of_others(said):
    loops = ("a in annexes", "b in annexes", "c in annexes")
    inner = NEXT.join(f"{{%p for {one} %}}" for one in loops)
    ends = NEXT.join("{%p endfor %}" for _ in loops)
    whole = f"{inner}{NEXT}да{NEXT}{ends}"
    assert said(whole) == []
    (only,) = said(f"{{%p for z in annexes %}}{NEXT}{whole}")
    assert "не закрыт цикл" in only


def test_loops_too_deep_in_one_another_are_told(said):
    count = 4
    inner = NEXT.join(f"{{%p for a{one} in annexes %}}" for one in range(count))
    (only,) = said(f"{inner}{NEXT}да{NEXT}{NEXT.join(['{%p endfor %}'] * count)}")
    assert "слишком много циклов" in only


def test_a_block_is_closed_by_its_own_form_and_what_is_inside_has_no_end(said):
    (only,) = said("{% if draft %}{% for a in annexes %}да{% endif %}")
    assert "{% for a in annexes %}: не закрыт цикл" in only
    text = f"{{%p if draft %}}{NEXT}{{% if draft %}}да{NEXT}{{%p endif %}}"
    (only,) = said(text)
    assert "{% if draft %}: не закрыто условие" in only


def test_an_end_without_its_beginning_names_what_is_open(edited):
    broken = read_template(edited("{%tr for one in visas %}", "{{ number }}"), name="a.docx")
    assert [one.message for one in broken.problems] == [
        "в метке {%tr endfor %}: цикл здесь не открыт, хотя открыто условие"
    ]


def test_a_block_opened_as_paragraphs_and_closed_as_text_is_told(said):
    found = said("{%p if draft %}</w:t></w:r></w:p><w:p><w:r><w:t>да{% endif %}")
    assert any("с пометкой «p»" in one and "{%p endif %}" in one for one in found)


def test_a_row_that_goes_with_its_tag_may_hold_nothing_else(edited):
    row = "{%tr for one in visas %}"
    alone = read_template(edited(row, row), name="a.docx")
    assert not alone.problems
    more = f"{row}</w:t></w:r></w:p><w:p><w:r><w:t>Визирует"
    found = read_template(edited(row, more), name="a.docx").problems
    assert ["в строке есть и другой текст" in one.message for one in found] == [True]


def test_a_tag_in_a_text_box_is_refused(said):
    box = (
        '</w:t></w:r><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ org.place }}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></w:pict></w:r><w:r><w:t>"
    )
    assert said(box)[0].startswith("метка стоит в надписи")


def test_smart_art_is_refused(said):
    art = (
        '</w:t></w:r><w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/'
        'drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
        "</w:drawing></w:r><w:r><w:t>"
    )
    assert said(art)[0].startswith("рисунок SmartArt")


def test_all_mistakes_of_a_document_are_told_at_once(said):
    text = "{{ org.place</w:t></w:r></w:p><w:p><w:r><w:t>{% fi draft %}{{ a b }}{% endif %}{ x }"
    assert len(said(text)) >= 2


def test_a_hard_space_in_a_tag_is_a_space(edited, printed, fields):
    text = printed(fields, template=edited("ПРИКАЗЫВАЮ:", "{{\u00a0org.place\u00a0}} ПРИКАЗЫВАЮ:"))
    assert "пос.\u00a0Кедровая Падь ПРИКАЗЫВАЮ:" in text
