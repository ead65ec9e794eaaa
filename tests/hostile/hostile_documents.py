# ruff: noqa: E501 – tables of inputs read better in long lines
"""What may be wrong inside a Word document: code in tags, fields, shape of the XML, pictures."""

import struct
import zlib

from hostile_case import CANARY, HARMLESS, Case
from hostile_zip import changed, with_part

from acts.packages import Part, write_package

BODY = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def in_body(markup):
    """Put markup at the end of the body, before the page's settings."""

    def make(base):
        def put(text):
            at = text.rindex("<w:sectPr")
            return text[:at] + markup + text[at:]

        return changed(base, BODY, put)

    return make


def paragraph(text):
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p><w:r><w:t xml:space="preserve">{safe}</w:t></w:r></w:p>'


def tag(threat, text, *says):
    return Case(threat, text[:60], in_body(paragraph(text)), ("основной текст", *says))


_ROOTS = ("''", "()", "[]", "{}", "1", "org", "annexes[0]", "self", "cycler", "joiner", "namespace",
          "lipsum", "range", "dict", "loop", "nope")  # fmt: skip
_WALKS = (".__class__", "['__class__']", "|attr('__class__')", "['\\x5f\\x5fclass\\x5f\\x5f']",
          ".__init__.__globals__", "['__cla'~'ss__']", "|map(attribute='__class__')|list")  # fmt: skip
_CODE = (
    "{{ ().__class__.__base__.__subclasses__()[1]('id') }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(org) }}",
    "{{ '%s'|format(org.__dict__) }}", "{{ org|tojson }}", "{{ org|pprint }}", "{{ org|xmlattr }}",
    "{{ annexes|groupby('__class__') }}", "{{ annexes|map('attr', '__class__')|join }}",
    "{{ annexes|selectattr('__class__')|list }}", "{{ annexes|sort(attribute='__class__') }}",
    "{% set x = org.__class__ %}{{ x }}", "{% macro m() %}{{ caller() }}{% endmacro %}",
    "{% call org() %}{% endcall %}", "{% filter upper %}x{% endfilter %}",
    "{% with x=org %}{{ x }}{% endwith %}", "{% autoescape false %}{{ org.place }}{% endautoescape %}",
    "{{ org.place|safe }}", "{{ org.place|e|safe }}", "{% block a %}{% endblock %}", "{% do org.pop('x') %}",
    "{{ url_for.__globals__ }}", "{{ request.application }}", "{{ config.items() }}",
    "{%r set x = 1 %}", "{{r org.__class__ }}", "{%p for x in org.__class__ %}", "{{ [].append }}",
    "{{ org['place']['__len__']() }}", "{{ __import__('os').system('id') }}", "{{ open('/etc/passwd').read() }}",
)  # fmt: skip
_MUTATION = ("{{ annexes.append('x') }}", "{{ org.update({'place': 'x'}) }}", "{{ annexes.clear() }}",
             "{% set org.place = 'x' %}", "{% set ns = namespace(a=1) %}{% set ns.a = 2 %}",
             "{{ org.__setitem__('place', 'x') }}", "{{ annexes.sort() }}", "{{ org.setdefault('x', 1) }}")  # fmt: skip
_DEAR = ("{{ 9**(9**9) }}", "{{ 'а' * 2000000000 }}", "{{ [0] * 999999999 }}", "{{ range(10**9)|list }}",
         "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
         "{{ org.place|center(999999999) }}", "{{ org.place|indent(999999999) }}", "{{ lipsum(999999) }}",
         "{{ 'x'|wordwrap(1, true, 'y'*99999999) }}", "{{ '%0999999999d'|format(1) }}", "{{ 1 << 99999999999 }}",
         "{{ (1,) * 999999999 }}", "{{ 'x'.ljust(999999999) }}", "{{ 'a'|replace('a', 'b'*999999999) }}",
         "{% for кто in annexes recursive %}{{ loop(annexes) }}{% endfor %}", "{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}",
         "{{ " + "-" * 30000 + "1 }}", "{{ org" + "['a']" * 20000 + " }}", "{% if draft %}" * 3000,
         "{{ '" + "я" * 400_000 + "' }}", "{{ 1" + "0" * 9000 + " }}", "{{" * 40000, "{#" * 40000,
         "{{ [" * 5000 + "]" * 5000, "{{ 'a' ~ " * 10000 + "'a' }}", "{{ a" + " and a" * 20000 + " }}")  # fmt: skip
_INCLUDE = ("{% include '/etc/passwd' %}", "{% include org.place %}", "{% import 'os' as os %}",
            "{% from 'a' import b %}", "{% extends 'a' %}", "{% include ['a', 'b'] ignore missing %}")  # fmt: skip
_ERRORS = ("{{ orgg.place }}", "{{ org.plase }}", "{{ оrg.place }}", "{{ org.place", "{{ org.place }",
           "org.place }}", "{% if draft %}", "{% endif %}", "{% endfor %}", "{% if draft %}{% endfor %}",
           "{% fi draft %}", "{{ org.place|uper }}", "{{ org.place| }}", "{{ }}", "{{ org. }}", "{{ org place }}",
           "{% for in annexes %}{% endfor %}", "{% for a annexes %}{% endfor %}", "{{ 'x }}", "{{ org..place }}",
           "{# нет конца", "{{ org.place %}", "{% if draft }}x{% endif %}", "%}", "{%",
           "{{ org.place }}}}", "{{{ org.place }}}", "{% else %}", "{{ Org.place }}", "{{ org,place }}")  # fmt: skip
TAGS = [
    *(
        tag("ssti", "{{ " + root + _WALKS[(at + step) % len(_WALKS)] + " }}")
        for at, root in enumerate(_ROOTS)
        for step in (0, 3)
    ),
    *(tag("ssti", one) for one in _CODE),
    *(tag("context-mutation", one) for one in _MUTATION),
    *(tag("template-dos", one) for one in _DEAR),
    *(tag("template-include", one) for one in _INCLUDE),
    *(tag("template-error", one) for one in _ERRORS),
]

_EVIL = paragraph("{{ ''.__class__ }}")
_PLACES = {
    "word/header1.xml": (f"<w:hdr {W}>{_EVIL}</w:hdr>", "верхний колонтитул"),
    "word/footer1.xml": (f"<w:ftr {W}>{_EVIL}</w:ftr>", "нижний колонтитул"),
    "word/footnotes.xml": (
        f"<w:footnotes {W}><w:footnote>{_EVIL}</w:footnote></w:footnotes>",
        "сноски",
    ),
    "word/endnotes.xml": (f"<w:endnotes {W}><w:endnote>{_EVIL}</w:endnote></w:endnotes>", "сноски"),
    "word/comments.xml": (f"<w:comments {W}>{_EVIL}</w:comments>", "примечания"),
    "docProps/core.xml": ("<a>{{ ''.__class__ }}</a>", "docProps/core.xml"),
    "docProps/app.xml": ("<a>{{ ''.__class__ }}</a>", "docProps/app.xml"),
    "word/charts/chart1.xml": ("<a>{{ ''.__class__ }}</a>", "chart1.xml"),
    "word/diagrams/data1.xml": ("<a>{{ ''.__class__ }}</a>", "data1.xml"),
    "word/glossary/document.xml": ("<a>{{ ''.__class__ }}</a>", "glossary"),
    "customXml/item1.xml": ("<a>{{ ''.__class__ }}</a>", "item1.xml"),
}
_SPLIT = "<w:p>" + "".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in "{{''.__class__}}") + "</w:p>"
_BOX = ('<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{_EVIL}</w:txbxContent></v:textbox></w:pict></w:r></w:p>")  # fmt: skip
TAG_PLACES = [
    *(Case("ssti", f"in {name}", lambda base, name=name, text=text: with_part(base, name, text), (says,))
      for name, (text, says) in _PLACES.items()),
    Case("ssti", "a run per sign", in_body(_SPLIT), ("основной текст",)),
    Case("ssti", "text box", in_body(_BOX), ("основной текст",)),
    Case("ssti", "content control", in_body(f"<w:sdt><w:sdtContent>{_EVIL}</w:sdtContent></w:sdt>"),
         ("основной текст",)),
    Case("ssti", "attribute", in_body('<w:p w:rsidR="{{ org.place }}"/>'), outcome=HARMLESS),
]  # fmt: skip


def field(*codes):
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    ends = [
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    ]
    return f"<w:p>{ends[0]}{runs}{ends[1]}<w:r><w:t>текст</w:t></w:r>{ends[2]}</w:p>"


_FIELDS = {
    "dde": (' DDE excel "c:\\a.xls" r1c1 ',), "ddeauto": (' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ',),
    "split": (" DD", "EAU", "TO c:\\cmd "), "lower case": (" ddeauto c:\\cmd ",),
    "no-break space": ("\u00a0DDEAUTO\u00a0c:\\cmd",), "quoted by code": (" QUOTE 68 68 69 65 85 84 79 ",),
    "includetext": (' INCLUDETEXT "\\\\\\\\127.0.0.1\\\\a.docx" ',), "includepicture": (' INCLUDEPICTURE "http://127.0.0.1/a" \\d ',),
    "link": (" LINK Excel.Sheet.8 a.xlsx ",), "import": (" IMPORT a.png ",), "database": (" DATABASE \\d a.mdb ",),
    "macrobutton": (" MACROBUTTON Evil нажмите ",), "fillin": (" FILLIN имя ",), "ask": (" ASK a b ",),
    "mergefield": (" MERGEFIELD a ",), "rd": (" RD a.docx ",), "autotext": (" AUTOTEXT a ",), "embed": (" EMBED a ",),
    "hyperlink": (' HYPERLINK "http://127.0.0.1/" ',), "date": (" DATE ",), "formula": (" = 1+1 ",), "print": (" PRINT a ",),
}  # fmt: skip
_SIMPLE = '<w:p><w:fldSimple w:instr="{}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
_NESTED = field(
    " IF 1=1 ", "</w:instrText></w:r>" + field(" DDEAUTO c:\\cmd ")[5:-6] + "<w:r><w:instrText>"
)
FIELDS = [
    *(Case("field-injection", name, in_body(field(*codes))) for name, codes in _FIELDS.items()),
    Case("field-injection", "nested", in_body(_NESTED)),
    Case("field-injection", "simple", in_body(_SIMPLE.format("DDEAUTO c:\\cmd"))),
    Case("field-injection", "simple include", in_body(_SIMPLE.format("INCLUDETEXT a.docx"))),
    Case("field-injection", "deleted code", in_body(
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delInstrText>DDEAUTO c:\\cmd</w:delInstrText></w:r></w:del></w:p>')),
]  # fmt: skip

_CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc>"


def _table(cell, times=1):
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr>{cell * times}</w:tr></w:tbl><w:p/>'


def _deep(name, levels):
    return f"<w:{name}>" * levels + f"</w:{name}>" * levels


SHAPES = [
    *(Case("xml-shape", f"{name} {levels} deep", in_body(_deep(name, levels)))
      for name, levels in (("p", 5_000), ("tbl", 50_000), ("sdt", 300_000))),
    *(Case("xml-shape", f"gridSpan {span}", in_body(_table(_CELL.format(f'<w:gridSpan w:val="{span}"/>'))))
      for span in ("2000000000", "-1", "9" * 50, "٣", "x", "1000")),
    Case("xml-shape", "gridBefore", in_body(_table(_CELL.format("")).replace(
        "<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>')), outcome=HARMLESS),
    Case("xml-shape", "merged without a start", in_body(_table(_CELL.format("<w:vMerge/>"))), outcome=HARMLESS),
    Case("xml-shape", "20 000 cells in a row", in_body(_table(_CELL.format(""), 20_000))),
    Case("xml-shape", "100 000 paragraphs", in_body("<w:p/>" * 100_000)),
    Case("xml-shape", "5 000 runs", in_body("<w:p>" + "<w:r><w:t>я</w:t></w:r>" * 5_000 + "</w:p>"), outcome=HARMLESS),
    Case("xml-shape", "30 000 runs", in_body("<w:p>" + "<w:r><w:t>я</w:t></w:r>" * 30_000 + "</w:p>"), outcome=HARMLESS),
    Case("xml-shape", "a long paragraph", in_body(paragraph("я" * 3_000_000))),
    Case("xml-shape", "100 000 attributes", in_body(
        "<w:p " + " ".join(f'w:a{one}="1"' for one in range(100_000)) + "/>"), outcome=HARMLESS),
    Case("xml-shape", "an attribute of 5 MB", in_body(f'<w:p w:rsidR="{"A" * 5_000_000}"/>'), outcome=HARMLESS),
    Case("xml-shape", "10 000 namespaces", in_body(
        "<w:p " + " ".join(f'xmlns:n{one}="urn:{one}"' for one in range(10_000)) + "/>"), outcome=HARMLESS),
    Case("xml-shape", "no paragraph", lambda base: with_part(base, BODY, f"<w:document {W}><w:body/></w:document>"), outcome=HARMLESS),
    Case("xml-shape", "another namespace", lambda base: changed(
        base, BODY, lambda text: text.replace("wordprocessingml/2006/main", "wordprocessingml/2006/other"))),
]  # fmt: skip


def png(width, height):
    """Give a picture that says how large it is and holds nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
            + struct.pack(">I", zlib.crc32(b"IHDR" + header)))  # fmt: skip


def _picture(name, data):
    def make(base):
        relation = (f'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                    f'relationships/image" Target="media/{name}"/></Relationships>')  # fmt: skip
        rels = (
            base.get("word/_rels/document.xml.rels").decode().replace("</Relationships>", relation)
        )
        return write_package(base.replace([
            Part(name="word/_rels/document.xml.rels", data=rels.encode()),
            Part(name=f"word/media/{name}", data=data),
        ]))  # fmt: skip

    return make


_SOF = (
    b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08"
    + struct.pack(">HH", 60_000, 60_000)
    + b"\x03"
    + bytes(9)
)
PICTURES = [
    Case("image-bomb", "png of 50 000 × 50 000", _picture("a.png", png(50_000, 50_000)), ("media/a.png",)),
    Case("image-bomb", "png in a jpg's name", _picture("a.jpg", png(50_000, 50_000)), ("media/a.jpg",)),
    Case("image-bomb", "gif of 65 535 × 65 535", _picture("a.gif", b"GIF89a\xff\xff\xff\xff" + bytes(9)), ("media/a.gif",)),
    Case("image-bomb", "jpeg of 60 000 × 60 000", _picture("a.jpg", _SOF), ("media/a.jpg",)),
    Case("image-bomb", "bmp of 100 000 × 100 000",
         _picture("a.bmp", b"BM" + bytes(16) + struct.pack("<ii", 100_000, -100_000)), ("media/a.bmp",)),
]  # fmt: skip
SMALL_PICTURE = Case(
    "control", "a small picture", _picture("a.png", png(300, 100)), outcome="accepted"
)

# What an editor leaves and a person may not see; the author's name is personal.
LEFTOVERS = [
    Case("leftovers", "inserted", in_body(
        f'<w:p><w:ins w:id="1" w:author="{CANARY}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>')),
    Case("leftovers", "deleted", in_body(
        f'<w:p><w:del w:id="1" w:author="{CANARY}"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>')),
    Case("leftovers", "moved", in_body(
        f'<w:p><w:moveTo w:id="1" w:author="{CANARY}"><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>')),
    Case("leftovers", "hidden", in_body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>скрытое</w:t></w:r></w:p>")),
    Case("leftovers", "comment", in_body('<w:p><w:r><w:t>x</w:t><w:commentReference w:id="1"/></w:r></w:p>')),
    Case("leftovers", "struck", in_body(
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>зачёркнуто</w:t></w:r></w:p>"), outcome=HARMLESS),
    Case("leftovers", "format changed", in_body(
        f'<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="{CANARY}"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>'),
        outcome=HARMLESS),
]  # fmt: skip
_UNSEEN = {"U+202E": "\u202e", "U+2066": "\u2066", "U+200B": "\u200b", "U+FEFF": "\ufeff", "U+E0041": "\U000e0041",
           "U+E000": "\ue000", "U+FFFD": "\ufffd", "U+FFFF": "&#xFFFF;", "zalgo": "а\u0300\u0301\u0302\u0303",
           "U+0085": "\x85", "U+200F": "\u200f", "U+2028": "\u2028"}  # fmt: skip
UNICODE = [
    Case(
        "unicode",
        name,
        in_body(f"<w:p><w:r><w:t>Пункт{sign}ы</w:t></w:r></w:p>"),
        ("U+",)[: name != "U+FFFF"],
        "harmless" if name == "U+E000" else "refused",
    )
    for name, sign in _UNSEEN.items()
] + [
    Case(
        "xml-control", f"&#x{code:X};", in_body(f"<w:p><w:r><w:t>a&#x{code:X};b</w:t></w:r></w:p>")
    )
    for code in (0, 1, 8, 0x1B, 0xD800, 0xFFFE)
]
DOCUMENTS = [*FIELDS, *SHAPES, *PICTURES, *LEFTOVERS, *UNICODE]
