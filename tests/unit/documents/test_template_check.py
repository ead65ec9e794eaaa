"""Names in tags against what the kind prints."""

import pytest

from acts.documents.template import read_template
from acts.documents.template_check import NameCheck
from acts.documents.template_shape import ShapeKind, merged_shapes, paths_of, shape_of
from acts.services.template_context import kind_shape


@pytest.fixture
def said(edited):
    """Give what is said of names in a text put into a paragraph."""

    def find(text):
        template = read_template(edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {text}"), name="свой.docx")
        assert not template.problems
        check = NameCheck(template, kind_shape("order_implementation"), sheet="acts …")
        return [f"{one.message}. {one.remedy}" for one in check.problems]

    return find


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ orgg.place }}", "неизвестное имя «orgg». Может быть, {{ org.place }}"),
        ("{{ org.dirctor.name }}", "«dirctor». Может быть, {{ org.director.name }}"),
        ("{{ оrg.place }}", "буква «о» (1-я) – русская, а нужна латинская. "
                            "Может быть, {{ org.place }}"),
        ("{{ org.рlace }}", "буква «р» (1-я) – русская"),
        ("{{ report_due }}", "«monitoring.report_due»"),
        ("{{ zzzz }}", "Имена – в листе меток"),
        ("{% for a in annexes %}{{ a.titel }}{% endfor %}", "Может быть, {{ a.title }}"),
        ("{% for a in annexes %}{% for r in a.rows %}{{ r.evnt }}{% endfor %}{% endfor %}",
         "Может быть, {{ r.event }}"),
        ("{% if org.foundr %}да{% endif %}", "Может быть, {% if org.founder %}"),
        ("{% for a in annexes if a.nmber %}{% endfor %}", "«nmber»"),
        ("{{ org }}", "«org» – группа полей"),
        ("{{ annexes }}", "«annexes» – список, он печатается в цикле"),
        ("{{ draft }}", "это «да» или «нет»"),
        ("{{ annexes.title }}", "у него нет «title», оно есть у строк списка"),
        ("{{ org.place.name }}", "у «org.place» нет частей"),
        ("{% for a in org %}{% endfor %}", "цикл идёт по списку, а «org» – группа полей"),
        ("{{ org|capital }}", "фильтр capital нужен тексту"),
        ("{{ annexes|listed }}", "фильтр listed соединяет список текстов"),
        ("{{ loop.index }}", "«loop» бывает только внутри цикла"),
        ("{% for a in annexes %}{{ loop.indx }}{% endfor %}", "Может быть, {{ loop.index }}"),
        ("{{ org.place if org.foundr else 'x' }}", "«foundr»"),
        ("{% for a in annexes %}{% endfor %}{{ a.title }}", "неизвестное имя «a»"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_told_with_the_nearest_right_one(said, text, says):
    assert any(says in one for one in said(text)), said(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ org.place }}",
        "{{ bases.goals|listed('; ') }}",
        "{% for a in annexes %}{{ loop.index }}{{ a.title|capital }}{% endfor %}",
        "{% if pay %}{{ pay.accountant.dative }}{% endif %}",
        "{% for one in repeals %}{{ one.title }}{% endfor %}",
        "{{ law.tk351_8.instrumental }}",
        "{% if org.place in ('а', 'б') and not draft %}да{% endif %}",
        "{% for a in annexes %}{% for a in a.rows %}{{ a.event }}{% endfor %}{% endfor %}",
    ],
)
def test_a_right_name_is_not_told(said, text):
    assert said(text) == []


def test_a_shape_grows_from_sample_to_sample():
    one = shape_of({"pay": {}, "rows": [], "name": "", "flag": True})
    other = shape_of({"pay": {"sum": "5"}, "rows": [{"a": "1"}, {"b": "2"}], "name": "Имя"})
    paths = {path: shape for path, shape in paths_of(merged_shapes(one, other))}
    assert {"pay.sum", "rows[].a", "rows[].b", "name", "flag"} <= paths.keys()
    assert paths["name"].example == "Имя"
    assert paths["name"].is_optional
    assert paths["pay"].is_optional
    assert paths["flag"].kind is ShapeKind.TRUTH
    assert not paths["pay.sum"].is_optional
