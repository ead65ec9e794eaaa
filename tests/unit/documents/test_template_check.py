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
        ("{{ org.place|дт }}", "а «org.place» – обычный текст, падежей у него нет. "
                               "Возьмите имя, у которого это есть: org.full_name"),
        ("{{ curator.dative|рд }}", "у которого это есть: curator.full, curator.signature"),
        ("{{ curator|рд }}", "а «curator» – группа полей. Возьмите имя, у которого это есть: "
                             "curator.full"),
        ("{{ annexes|рд }}", "а «annexes» – список"),
        ("{{ draft|дт }}", "а «draft» – да или нет"),
        ("{{ organization.short_name|рд }}", "это есть: org.short_name"),
        ("{{ curator.full|рд|дт }}", "фильтр «дт» ставит в падеж то, что уже стоит в падеже"),
        ("{{ curator.full|рд|инициалы|дт }}", "уже стоит в падеже. Оставьте один"),
        ("{{ curator.full|согл('а', 'б')|дт }}", "обычный текст, падежей у него нет"),
        ("{{ bases.goals|listed|рд }}", "обычный текст, падежей у него нет"),
        ("{{ curator.post|инициалы }}", "«curator.post» – не имя человека"),
        ("{{ org.short_name|согл('а', 'б') }}", "«org.short_name» – не человек"),
        ("{{ number|прописью }}", "«number» – не целое число"),
        ("{{ org.place|дата }}", "«org.place» – не дата. Возьмите имя, у которого это есть: "),
        ("{{ curator.full|дата }}", "«curator.full» – не дата"),
        ("{% for a in annexes %}{{ loop.index|рд }}{% endfor %}",
         "Сначала напишите число словами: {{ loop.index|прописью|рд }}"),
        ("{% for a in annexes %}{{ a.number|дт }}{% endfor %}",
         "{{ a.number|прописью|дт }}"),
        ("{% for a in annexes %}{% for r in a.rows %}{{ r.event|рд }}{% endfor %}{% endfor %}",
         "«annexes[].rows[].event» – обычный текст, падежей у него нет. "
         "Возьмите имя, у которого это есть: r.full"),
        ("{{ (org.founder if org.founder else 'а')|рд }}",
         "Поставьте фильтр внутри, у имени: имя|рд if … else …"),
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
        "{{ curator.full|дт|инициалы }}{{ curator.full|инициалы|дт }}{{ curator.post|тв|capital }}",
        "{{ curator.full|дт|согл('а', 'б') }}{{ curator.post|capital|согл('а', 'б') }}",
        "{{ org.founder|рд if org.founder else 'учредителя' }}{{ org.full_name|пр }}",
        "{{ planned_on|дата }}{{ registered_on|дата }}{{ monitoring.report_due|дата|дата }}",
        "{% for a in annexes %}{{ loop.index|прописью }}{{ a.number|прописью('ж')|тв }}"
        "{% endfor %}",
        "{% if curator.full|согл('а', 'б') == 'а' %}да{% endif %}",
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


def test_an_unknown_filter_is_told_once(edited):
    source = edited("ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ: {{ org.place|нет }}")
    template = read_template(source, name="свой.docx")
    assert len(template.problems) == 1
    assert NameCheck(template, kind_shape("order_implementation"), sheet="").problems == []


@pytest.mark.parametrize(
    "tag",
    ["{{ org.place.upper() }}", "{{ range(10) }}", "{{ org['place'] }}", "{{ 2**9 }}",
     "{% for a, b in org.items() %}{{ a }}{{ b }}{% endfor %}"],
)  # fmt: skip
def test_of_what_is_forbidden_nothing_more_is_said(tag, edited):
    source = edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {tag}")
    template = read_template(source, name="свой.docx")
    assert any("запрещено" in one.message for one in template.problems)
    assert NameCheck(template, kind_shape("order_implementation"), sheet="").problems == []


def test_a_loop_over_no_name_says_so_without_an_empty_name(edited):
    source = edited("ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ: {% for a in 'абв' %}{{ a }}{% endfor %}")
    template = read_template(source, name="свой.docx")
    check = NameCheck(template, kind_shape("order_implementation"), sheet="")
    assert "«»" not in "".join(one.message for one in (*template.problems, *check.problems))


def test_a_name_takes_the_filters_that_it_takes_in_every_sample():
    shapes = [shape_of({"n": one}) for one in ("5", "–", "")]
    assert shapes[0].fields["n"].filters == {"прописью"}
    assert merged_shapes(shapes[0], shapes[2]).fields["n"].filters == {"прописью"}
    assert merged_shapes(shapes[2], shapes[0]).fields["n"].filters == {"прописью"}
    assert merged_shapes(shapes[0], shapes[1]).fields["n"].filters == frozenset()
