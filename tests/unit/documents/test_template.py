import io
import zipfile

import pytest

from acts.documents.template import compile_template
from acts.errors import InputError


@pytest.fixture
def tagged(edited):
    """Give the shipped template with one tag put into its text."""
    return lambda tag: edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {tag}")


def problems_of(template):
    with pytest.raises(InputError) as caught:
        compile_template(template, name="свой.docx")
    return caught.value.problems


def test_the_shipped_template_is_allowed(shipped):
    compiled = compile_template(shipped, name="order.docx")
    assert set(compiled.parts) == {"word/document.xml", "word/header1.xml"}


@pytest.mark.parametrize(
    "tag",
    [
        "{{ org.__class__ }}",
        "{{ org._private }}",
        "{{ _ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ org['__class__'] }}",
        "{{ org.items() }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler }}{{ cycler.__init__() }}",
        "{{ 'а' * 2000000000 }}",
        "{{ 9 ** 9 }}",
        "{{ 1 + 1 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ org|attr('__class__') }}",
        "{{ org.place|center(1000000000) }}",
        "{{ org.place|safe }}",
        "{{ org is defined }}",
        "{% set x = 1 %}",
        "{% include 'a' %}",
        "{% import 'a' as a %}",
        "{% extends 'a' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% filter upper %}{% endfilter %}",
        "{% for x in y recursive %}{% endfor %}",
        "{% for a in x %}{% for b in x %}{% for c in x %}{% for d in x %}"
        "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ '" + "а" * 300 + "' }}",
    ],
)
def test_refuses_what_is_not_on_the_list_and_names_the_paragraph(tagged, tag):
    for problem in problems_of(tagged(tag)):
        assert problem.code == "template.forbidden", problem
        assert problem.file == "свой.docx"
        assert "основной текст, абзац" in problem.place
        assert problem.remedy


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ org.place", "не закрыта скобка"),
        ("{% if draft %}", "не закрыто условие"),
        ("{{ }}", "не хватает имени"),
        ("{% endif %}", "условие здесь не открыто"),
        ("{{ a b }}", "лишнее слово"),
        ("{% if a = 'б' %}{% endif %}", "два знака равенства"),
        ("{% когда %}", "«когда»"),
    ],
)
def test_says_in_russian_what_is_wrong_with_a_tag(tagged, tag, says):
    (problem,) = problems_of(tagged(tag))
    assert problem.code == "template.syntax"
    assert says in problem.message


@pytest.mark.parametrize("tag", ["object", "control", "subDoc"])
def test_an_object_in_the_text_is_told_with_its_paragraph(tag, edited):
    end = "ПРИКАЗЫВАЮ:</w:t></w:r>"
    (problem,) = problems_of(edited(end, f"{end}<w:r><w:{tag}/></w:r>"))
    assert (problem.code, "абзац" in problem.place) == ("template.object", True)


def test_the_word_of_another_language_is_told_as_ours(tagged):
    (problem,) = problems_of(tagged("{% if draft %}{% elseif org.place %}{% endif %}"))
    assert problem.remedy == "Может быть, {% elif org.place %}"


def test_names_all_mistakes_at_once(edited, tagged):
    template = tagged("{{ org._a }} {{ org._b }} {{ org|nothing }}")
    assert len(problems_of(template)) == 3


@pytest.mark.parametrize("quotes", ["«»", "„“", "“”", '""'])
def test_typed_quotes_in_a_tag_are_quotes(tagged, printed, fields, quotes):
    tag = f"{{% if number == {quotes[0]}______{quotes[1]} %}}равно{{% endif %}}"
    assert "ПРИКАЗЫВАЮ: равно\n" in printed(fields, template=tagged(tag))


@pytest.mark.parametrize("place", ["пос. Кедровая Падь", "пос.\u00a0Кедровая Падь"])
def test_a_value_equals_what_is_typed_whatever_spaces_bind_it(tagged, printed, fields, place):
    tag = f"{{% if org.place == «{place}» and org.place in («а», «{place}») %}}равно{{% endif %}}"
    assert "ПРИКАЗЫВАЮ: равно\n" in printed(fields, template=tagged(tag))


def test_a_tag_split_by_word_over_runs_is_one_tag(edited, printed, fields):
    split = "{{ org.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>place }}"
    text = printed(fields, template=edited("{{ org.place }}", split))
    assert "[Место издания] пос.\u00a0Кедровая Падь" in text


def test_finds_a_tag_in_a_part_that_is_not_rendered(with_part):
    template = with_part(word__comments="<a>{{ org.place }}</a>")
    assert [one.code for one in problems_of(template)] == ["template.stray-tag"]


def test_refuses_broken_xml_instead_of_repairing_it(with_part):
    (problem,) = problems_of(with_part(word__header1="<a><b></a>"))
    assert problem.code == "template.broken-xml"
    assert problem.place == "word/header1.xml"


def test_refuses_a_spreadsheet():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<a/>")
    assert [one.code for one in problems_of(buffer.getvalue())] == ["template.not-word"]


def test_refuses_an_attached_template(with_part):
    rels = (
        '<Relationships xmlns="r"><Relationship Id="r1" Type="t" '
        'Target="file:///c:/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    assert [one.code for one in problems_of(with_part(**{"word___rels__settings": rels}))] == [
        "package.external"
    ]
