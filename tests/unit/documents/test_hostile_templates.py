"""What a hostile or broken template meets: exit 1, a Russian sentence with the place, no file."""

import io
import time
import zipfile

import pytest

from acts import resources
from acts.cli.main import run
from acts.packages import Part, open_package, write_package
from acts.services.template_checking import check_source
from acts.services.template_context import kind_shape

DATA = resources.samples() / "order-implementation" / "data.yaml"
SHIPPED = open_package(resources.template("order_implementation"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY, SETTINGS, RELATIONS = "word/document.xml", "word/settings.xml", "word/_rels/document.xml.rels"
COMMAND = '<w:t xml:space="preserve">ПРИКАЗЫВАЮ:</w:t></w:r>'
EVIL = "{{ ''.__class__ }}"


def text_of(name):
    return SHIPPED.get(name).decode()


def with_parts(**parts):
    changed = (Part(name=name, data=data) for name, data in parts.items())
    return write_package(SHIPPED.replace(changed))


def with_part(name, data):
    return with_parts(**{name: data.encode() if isinstance(data, str) else data})


def replaced(name, old, new):
    text = text_of(name)
    assert old in text
    return with_part(name, text.replace(old, new, 1))


def tagged(tag):
    return replaced(BODY, "ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {tag}")


def after_command(markup):
    return replaced(BODY, COMMAND, COMMAND + markup)


def field(*codes):
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return after_command(begin + runs + end)


def related(target, kind="image"):
    one = f'<Relationship Id="rId9" Type="{kind}" Target="{target}"/></Relationships>'
    return replaced(RELATIONS, "</Relationships>", one)


@pytest.fixture
def answer(tmp_path, capsys):
    """Render the sample by a template and give exit code, what was said and what was written."""

    def call(template):
        path, folder = tmp_path / "свой.docx", tmp_path / "out"
        path.write_bytes(template)
        code = run(["render", "order_implementation", "--data", str(DATA), "-o", str(folder),
                    "--template", str(path)])  # fmt: skip
        written = [one.read_bytes() for one in folder.glob("*")] if folder.exists() else []
        return code, capsys.readouterr().err, written

    return call


CODE = {
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attr": "{{ org|attr('__class__') }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "self": "{{ self.__init__ }}",
    "format": "{{ '%s'|format(org) }}",
    "format method": "{{ '{0.__class__}'.format(org) }}",
    "hex name": r"{{ org['\x5f\x5fclass\x5f\x5f'] }}",
    "method call": "{{ org.pop('place') }}",
    "method printed": "{{ org.items }}",
    "mapping printed": "{{ org }}",
    "list printed": "{{ annexes }}",
    "mapping looped over": "{% for key in org %}{{ key }}{% endfor %}",
    "truth printed": "{{ draft }}",
    "none printed": "{{ None }}",
    "loop printed": "{% for a in annexes %}{{ loop }}{% endfor %}",
    "budget": "{{ _budget }}",
    "counted": "{{ annexes|_counted }}",
    "raw": "{% raw %}{{ org.place }}{% endraw %}",
    "debug": "{% debug %}",
}
DEAR = {
    "power": "{{ 9**(9**9) }}",
    "product": "{{ 'а' * 2000000000 }}",
    "range": "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    "filter": "{{ org.place|center(999999999) }}",
    "brackets": "{{ " + "(" * 3000 + "org" + ")" * 3000 + " }}",
    "nots": "{{ " + "not " * 20000 + "org }}",
    "dots": "{{ org" + ".a" * 20000 + " }}",
    "filters": "{{ org" + "|capital" * 20000 + " }}",
    "ifs": "{% if draft %}" * 1200 + "x" + "{% endif %}" * 1200,
    "tags": "{{ org.place }}" * 60000,
    "digits": "{{ 1" + "0" * 6000 + " }}",
    "long text": "{{ '" + "a" * 1_000_000 + "' }}",
    "letters": "{% for a in org.full_name %}{% for b in org.full_name %}{% endfor %}{% endfor %}",
    "turns": (
        "{% for a in acquaintance.people %}{% for b in acquaintance.people %}"
        "{% for c in acquaintance.people %}{% endfor %}{% endfor %}{% endfor %}"
    )
    * 1000,
    "growth": "{% for a in annexes %}{% for b in annexes %}" + "{{ org.full_name }}" * 500
    + "{% endfor %}{% endfor %}",
    "open tags": "{{" * 50000,
    "open blocks": "{%" * 50000,
    "open notes": "{#" * 30000,
    "closing": "}}" * 50000,
}  # fmt: skip
CHANGING = {
    "set": "{% set draft = 1 %}",
    "set attribute": "{% set org.place = 'x' %}",
    "update": "{{ org.update({'place': 'x'}) }}",
    "do": "{% do bases.goals.append('x') %}",
    "clear": "{{ annexes.clear() }}",
    "sort": "{% for a in annexes.sort() %}{% endfor %}",
    "set block": "{% set draft %}x{% endset %}",
    "namespace": "{% set a = namespace(b=1) %}{% set a.b = 2 %}",
    "with": "{% with org = 1 %}{% endwith %}",
}
CODE |= {
    "tuple": "{{ ().__class__.__base__ }}",
    "request": "{{ request.application.__globals__ }}",
    "config": "{{ config }}",
    "joiner": "{{ joiner('x') }}",
    "dict": "{{ dict(a=1) }}",
    "index": "{{ org['place'] }}",
    "full-width underscores": "{{ org.＿＿class＿＿ }}",
    "map": "{{ annexes|map(attribute='__class__')|list }}",
    "select": "{{ annexes|selectattr('__class__')|list }}",
    "test": "{{ org is callable }}",
    "macro": "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "call": "{% call m() %}{% endcall %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "condition": "{{ org.place if ''.__class__ else 1 }}",
    "loop over code": "{% for a in ''.__class__.__subclasses__() %}{% endfor %}",
    "loop condition": "{% for a in annexes if a.__class__ %}{% endfor %}",
    "argument": "{{ bases.goals|listed(''.__class__) }}",
    "cell colour": "{% cellbg ''.__class__ %}",
    "trim": "{%- if ''.__class__ -%}x{%- endif -%}",
    "note inside": "{{ {# note #} ''.__class__ }}",
}
DEAR |= {
    "half tags": "{{ " * 2900,
    "half tags between words": "{{ слово " * 2900,
    "single braces": "{ " * 20000,
    "nested fors": "{% for a in annexes %}" * 1400,
    "elifs": "{% if draft %}" + "{% elif draft %}" * 2900 + "{% endif %}",
    "long note": "{#" + "x" * 49000 + "#}",
    "comparisons": "{{ " + "1 &lt; " * 90 + "2 }}",
    "conditions": "{{ " + "1 if draft else " * 40 + "2 }}",
    "truth worked out": "{{ 1 == 1 }}",
    "list": "{% for a in [" + "1, " * 200 + "1] %}{% endfor %}",
    "percents": "{% " * 1450 + "%}" * 1450,
    "different names": "".join(f"{{{{ a{n} }}}}" for n in range(2900)),
}
TYPOS = [
    "{{ orgg.place }}", "{{ org.plase }}", "{{ оrg.place }}", "{{ org.place", "{{ org.place }",
    "org.place }}", "{% if draft %}", "{% endif %}", "{% if draft %}{% endfor %}", "{% fi draft %}",
    "{{ org.place|uper }}", "{{ org.place| }}", "{{ }}", "{{ org. }}", "{{ org place }}",
    "{% for in annexes %}{% endfor %}", "{{ 'x }}", "{{ org..place }}", "{# нет конца",
    "{{ org.place %}", "{% if draft }}x{% endif %}", "{% include 'a' %}", "{% import 'a' as a %}",
    "{% from 'a' import b %}", "{% extends 'a' %}", "{ org.place }", "{ {org.place} }",
    "{{{ org.place }}}", "{% еndif %}", "{% if дraft %}x{% endif %}", "{{ org.place|Capital }}",
    "{%p if draft %}x{%p endif %}", "{%tr if draft %}", "{% else %}", "{% elif draft %}",
    "{% for a in annexes %}{% endif %}", "{{p org.place }}", "{% p if draft %}",
    "{{ ‹org.place› }}",
]  # fmt: skip


@pytest.mark.parametrize(
    "tag",
    [*CODE.values(), *DEAR.values(), *CHANGING.values(), *TYPOS],
    ids=lambda tag: tag[:30],
)
def test_a_tag_that_does_more_than_print_is_refused_with_its_place(answer, tag):
    code, said, written = answer(tagged(tag))
    assert code == 1, said
    assert "основной текст" in said
    assert "свой.docx" in said
    assert "Ошибка в самой программе" not in said
    assert not written


@pytest.mark.parametrize("name", sorted(DEAR))
def test_the_check_of_a_dear_tag_takes_two_seconds_at_most(name):
    source = tagged(DEAR[name])
    kind_shape("order_implementation")  # built once for any number of templates
    begun = time.process_time()
    found = check_source(source, kind="order_implementation", name="свой.docx")
    spent = time.process_time() - begun
    assert found.errors
    assert all(one.place for one in found.errors)
    assert spent <= 2


def test_five_hundred_headers_are_as_dear_as_one_text():
    header = f"<w:hdr {W}><w:p><w:r><w:t>{'{{ org.place }}' * 100}</w:t></w:r></w:p></w:hdr>"
    source = with_parts(**{f"word/header{n}.xml": header.encode() for n in range(2, 500)})
    begun = time.process_time()
    found = check_source(source, kind="order_implementation", name="свой.docx")
    assert {one.code for one in found.errors} == {"template.too-large"}
    assert time.process_time() - begun <= 2


PARAGRAPH = f"<w:p><w:r><w:t>{EVIL}</w:t></w:r></w:p>"
PLACES = {
    "word/header1.xml": f"<w:hdr {W}>{PARAGRAPH}</w:hdr>",
    "word/header7.xml": f"<w:hdr {W}>{PARAGRAPH}</w:hdr>",
    "word/footer1.xml": f"<w:ftr {W}>{PARAGRAPH}</w:ftr>",
    "word/footnotes.xml": f"<w:footnotes {W}><w:footnote>{PARAGRAPH}</w:footnote></w:footnotes>",
    "word/endnotes.xml": f"<w:endnotes {W}><w:endnote>{PARAGRAPH}</w:endnote></w:endnotes>",
    "word/comments.xml": f"<w:comments {W}>{PARAGRAPH}</w:comments>",
    "word/glossary/document.xml": f"<a>{EVIL}</a>",
    "docProps/core.xml": f"<a>{EVIL}</a>",
    "docProps/custom.xml": f"<a>{EVIL}</a>",
    "customXml/item1.xml": f"<a>{EVIL}</a>",
    "word/styles.xml": text_of("word/styles.xml").replace("Проект", "{{ number }}"),
}

CALLED = {
    "word/header1.xml": "верхний колонтитул",
    "word/header7.xml": "верхний колонтитул (header7.xml)",
    "word/footer1.xml": "нижний колонтитул (footer1.xml)",
    "word/footnotes.xml": "сноски",
    "word/endnotes.xml": "концевые сноски",
    "word/comments.xml": "примечания, абзац 1",
    "docProps/core.xml": "свойства документа (docProps/core.xml)",
}


@pytest.mark.parametrize("part", sorted(PLACES))
def test_code_in_any_part_is_refused_and_the_part_is_named(answer, part):
    code, said, written = answer(with_part(part, PLACES[part]))
    assert (code, written) == (1, [])
    assert f"свой.docx, {CALLED.get(part, '')}" in said
    assert part in CALLED or part in said


@pytest.mark.parametrize(
    "markup",
    [
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{PARAGRAPH}</w:txbxContent></v:textbox></w:pict></w:r>",
        "<w:r><w:t>{</w:t></w:r><w:r><w:t>{ org.__cl</w:t></w:r><w:r><w:t>ass__ }}</w:t></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="{{ org.place }}"/></w:rPr><w:t>a</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>скрытое</w:t></w:r>",
        '<w:ins w:id="1" w:author="Канарейкин"><w:r><w:t>x</w:t></w:r></w:ins>',
        '<w:r><w:rPr><w:rPrChange w:id="1" w:author="Канарейкин"/></w:rPr><w:t>a</w:t></w:r>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:fldSimple w:instr="INCLUDETEXT a.docx"><w:r><w:t>x</w:t></w:r></w:fldSimple>',
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
    ],
    ids=["text box", "split tag", "attribute", "hidden", "revision", "format revision", "comment",
         "field", "xinclude"],
)  # fmt: skip
def test_what_a_reader_would_not_see_is_refused(answer, markup):
    code, said, written = answer(after_command(markup))
    assert (code, written) == (1, [])
    assert "основной текст" in said
    assert "Канарейкин" not in said


@pytest.mark.parametrize("codes", [("DD", "EAUTO c:\\cmd"), ("DATE",), ("QUOTE 68",), ("",)])
def test_a_field_that_is_not_on_the_list_is_refused(answer, codes):
    code, said, written = answer(field(*codes))
    assert (code, written) == (1, [])
    assert "поле «" in said


def test_a_field_on_the_list_stays(answer):
    code, _, written = answer(replaced("word/header1.xml", " PAGE ", " PA</w:instrText></w:r><w:r>"
                                       "<w:instrText>GE "))  # fmt: skip
    assert code == 0
    assert len(written) == 1


MEMBERS = [(part.name, part.data) for part in SHIPPED.parts]


def zipped(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def a_link():
    member = zipfile.ZipInfo("word/link.xml")
    member.external_attr = 0o120777 << 16
    return zipped([*MEMBERS, (member, "/etc/passwd")])


FILES = {
    "link": a_link(),
    "bomb": zipped([*MEMBERS, ("word/media/a.png", b"\0" * 50_000_000)]),
    "bzip2": zipped(MEMBERS, zipfile.ZIP_BZIP2),
    "cut": zipped(MEMBERS)[:-200],
    "no body": zipped([one for one in MEMBERS if one[0] != BODY]),
    "no types": zipped([one for one in MEMBERS if one[0] != "[Content_Types].xml"]),
    "no relations": zipped([one for one in MEMBERS if not one[0].endswith(".rels")]),
    "no header": zipped([one for one in MEMBERS if "header" not in one[0]]),
    "empty body": with_part(BODY, f"<w:document {W}/>"),
    "strict": with_part(BODY, text_of(BODY).replace("schemas.openxmlformats.org/wordprocessingml/"
                                                    "2006/main", "purl.oclc.org/ooxml/w/main")),
    "html": with_part(BODY, "<html/>"),
    "nothing": with_part(BODY, ""),
    "nul": replaced(BODY, "ПРИКАЗЫВАЮ", "\0"),
    "cp1251": with_part(BODY, text_of(BODY).encode("cp1251", "replace")),
    "utf-32": with_part("word/styles.xml", "<!DOCTYPE a><a/>".encode("utf-32")),
    "broken styles": with_part("word/styles.xml", "<a><b></a>"),
    "broken settings": with_part(SETTINGS, "<a><b></a>"),
    "broken relations": with_part(RELATIONS, "<a><b></a>"),
    "broken types": with_part("[Content_Types].xml", "<a><b></a>"),
    "wide cell": replaced(BODY, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2000000000"/>'),
    "many paragraphs": replaced(BODY, "<w:sectPr>", "<w:p/>" * 25_000 + "<w:sectPr>"),
    "alt chunk": replaced(BODY, "<w:sectPr>", '<w:altChunk r:id="rId9"/><w:sectPr>'),
    "macros": with_part("word/vbaProject.bin", b"x"),
    "object": with_part("word/embeddings/oleObject1.bin", b"x"),
    "outside": related("http://127.0.0.1/a.png\" TargetMode=\"External"),
    "outside in code": related("http://127.0.0.1/a.png\" TargetMode=\"&#69;xternal"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_broken_or_foreign_file_is_refused(answer, name):
    code, said, written = answer(FILES[name])
    assert (code, written) == (1, []), said
    assert "свой.docx" in said


CANARY = "Канарейкин"
CARRIED = {
    "custom properties": with_part("docProps/custom.xml", f"<a>{CANARY}</a>"),
    "thumbnail": with_part("docProps/thumbnail.jpeg", CANARY.encode()),
    "people": with_part("word/people.xml", f"<a author='{CANARY}'/>"),
    "custom xml": with_part("customXml/item1.xml", f"<a>{CANARY}</a>"),
    "glossary": with_part("word/glossary/document.xml", f"<a>{CANARY}</a>"),
    "loose picture": with_part("word/media/a.jpg", CANARY.encode()),
    "xml comment": replaced(BODY, "<w:sectPr>", f"<!-- {CANARY} --><w:sectPr>"),
    "instruction": replaced("word/styles.xml", "?>", f"?><?xml-stylesheet href='{CANARY}'?>"),
    "variables": replaced(
        SETTINGS, "<w:compat>", f'<w:docVars><w:docVar w:val="{CANARY}"/></w:docVars><w:compat>'
    ),
    "core": with_part("docProps/core.xml", f"<a>{CANARY}</a>"),
    "network share": related(f"\\\\{CANARY}\\a.png"),
}


@pytest.mark.parametrize("name", sorted(CARRIED))
def test_nothing_of_the_template_s_author_reaches_the_act(answer, name):
    code, said, (docx,) = answer(CARRIED[name])
    assert (code, said) == (0, "")
    assert CANARY.encode() not in docx
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert set(archive.namelist()) == {one for one, _ in MEMBERS}


def test_a_picture_that_the_document_shows_stays(answer):
    template = write_package(
        open_package(related("media/a.png")).replace(
            (Part(name="word/media/a.png", data=b"\x89PNG"),)
        )
    )
    _, _, (docx,) = answer(template)
    assert open_package(docx).get("word/media/a.png") == b"\x89PNG"


def test_a_point_inside_a_content_control_is_read(rendered, fields):
    point = "<w:p><w:r><w:t>Пункт без  проверки</w:t></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{point}</w:sdtContent></w:sdt><w:sectPr>"
    done = rendered(fields, template=replaced(BODY, "<w:sectPr>", control))
    assert [one.code for one in done.findings] == ["gost.G09"]
    assert done.text_digest != rendered(fields).text_digest
