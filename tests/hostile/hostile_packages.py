# ruff: noqa: E501 – tables of inputs read better in long lines
"""What may be wrong with any .docx or .xlsx as a package: zip, XML, format, active content."""

import random
import struct
import zlib

from hostile_case import ACCEPTED, HARMLESS, Case, fixed
from hostile_zip import (
    DEFLATED,
    Member,
    archive,
    bomb,
    changed,
    main_part,
    member,
    members_of,
    plain_zip,
    with_part,
    without,
)

from acts.packages import write_package

SECRET = "/etc/passwd"
_DOCTYPES = {
    "xxe file": f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{SECRET}">]>',
    "xxe http": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/a">]>',
    "external dtd": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    "public dtd": '<!DOCTYPE a PUBLIC "-//W3C//DTD XHTML 1.0//EN" "file:///etc/hosts">',
    "parameter entity": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "file://{SECRET}"> %p;]>',
    "unc": '<!DOCTYPE a [<!ENTITY x SYSTEM "\\\\127.0.0.1\\c$\\a">]>',
    "empty": "<!DOCTYPE a>",
    "over lines": "<!DOCTYPE\n\ta\n[\n]>",
    "lower case": "<!doctype a>",
    "entity alone": '<!ENTITY x "y">',
    "behind a comment": "<!-- <a> --><!DOCTYPE a>",
    "behind an instruction": "<?x y?><!DOCTYPE a>",
}
_LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
_BOMBS = {
    "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ха">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE a [<!ENTITY q "{"x" * 50_000}">]>',
    "in an attribute": f'<!DOCTYPE a [<!ENTITY l0 "ха">{_LAUGHS}<!ATTLIST a b CDATA "&l9;">]>',
    "self-reference": '<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]>',
}
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037")


def _headed(text, head):
    """Put something between the XML declaration and the root."""
    declaration, found, rest = text.partition("?>")
    return declaration + found + head + rest if found else head + text


def _doctype_in(part, head):
    def make(base):
        name = main_part(base) if part == "main" else part
        if base.get(name) is None:
            return with_part(base, name, f'<?xml version="1.0"?>{head}<a>&x;</a>')
        return changed(base, name, lambda text: _headed(text, head))

    return make


def _encoded(encoding):
    def make(base):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{_DOCTYPES["xxe file"]}<a>&x;</a>'
        return with_part(base, "customXml/item1.xml", text.encode(encoding))

    return make


XML = [
    *(Case("xxe", name, _doctype_in("main", head), ("doctype",)) for name, head in _DOCTYPES.items()),
    *(
        Case("xxe", f"in {part}", _doctype_in(part, _DOCTYPES["xxe file"]), ("doctype", part))
        for part in ("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml",
                     "customXml/item9.XML", "word/media/a.svg", "xl/drawings/a.vml",
                     "word/theme/theme1.xml", "xl/theme/theme1.xml")
    ),
    *(Case("xxe", f"as {encoding}", _encoded(encoding)) for encoding in _ENCODINGS),
    *(
        Case("xml-bomb", f"{name} in {part}", _doctype_in(part, head), ("doctype",))
        for name, head in _BOMBS.items()
        for part in ("main", "_rels/.rels")
    ),
    Case("broken-package", "undeclared entity",
         lambda base: changed(base, main_part(base), lambda text: _into(text, "&nope;"))),
]  # fmt: skip


def _into(text, markup):
    """Put something inside the root, near its end."""
    at = text.rindex("</")
    return text[:at] + markup + text[at:]


def _zip(threat, name, change, *says, outcome="refused"):
    return Case(threat, name, lambda base: change(members_of(base)), says, outcome)


def _extra(*more, **options):
    return lambda members: archive([*members, *more], **options)


def _overlap(members):
    """Let ten records share one local header."""
    return archive([*members, *(Member(f"x{one}.bin".encode(), members[0].raw, DEFLATED,
                                       members[0].size, crc=members[0].crc, offset=0)
                                for one in range(10))])  # fmt: skip


def _half_overlap(members):
    data = bytes(200_000)
    inner = member("b.bin", data)
    outer = Member(b"a.bin", archive([inner]), size=None)
    return archive([*members, outer, Member(b"b.bin", inner.raw, DEFLATED, inner.size, crc=inner.crc,
                                            offset=len(archive(members)) // 2)])  # fmt: skip


def _lying(members, *, size):
    """Let the main part be 150 MB and declare less or more."""
    return archive([*members, bomb("docProps/big.bin", 150, size=size)])


ZIP_BOMBS = [
    _zip("zip-bomb", "2 GB of nothing", _extra(bomb("a.bin", 2_000)), "разворачивается"),
    _zip("zip-bomb", "60 MB at a ratio of 900", _extra(bomb("a.bin", 60)), "разворачивается"),
    _zip("zip-bomb", "a part of 45 MB", _extra(bomb("a.bin", 45, noise=9_000)), "разворачивается"),
    _zip("zip-bomb", "three parts of 39 MB",
         _extra(*(bomb(f"{one}.bin", 39, noise=9_000) for one in "abc"))),
    _zip("zip-bomb", "declares 1 000 bytes", lambda all_: _lying(all_, size=1_000)),
    _zip("zip-bomb", "declares nothing", lambda all_: _lying(all_, size=0)),
    _zip("zip-bomb", "declares 4 GB", lambda all_: _lying(all_, size=0xFFFFFFFF)),
    _zip("zip-bomb", "12 000 members",
         _extra(*(member(f"x{one}", b"", method=0) for one in range(12_000))), "2000"),
    _zip("zip-bomb", "shared bytes", _overlap),
    _zip("zip-bomb", "half shared bytes", _half_overlap),
    _zip("zip-bomb", "a small declared and a large real part",
         _extra(member("a.bin", bytes(300_000), size=10))),
    _zip("zip-bomb", "a large declared and a small real part",
         _extra(member("a.bin", b"x", size=10**9)), "повреждён"),
    _zip("zip-bomb", "packed beyond the end", _extra(member("a.bin", b"x", packed=10**9))),
    _zip("zip-bomb", "packed size of nothing", _extra(member("a.bin", b"x" * 1000, packed=0))),
    _zip("zip-bomb", "a bomb in a rendered part",
         lambda all_: archive([*all_, bomb("word/header9.xml", 50)])),
    _zip("zip-bomb", "zip in zip", _extra(member("a.zip", archive([bomb("b", 30)]))), outcome=HARMLESS),
    _zip("zip-bomb", "deflate stream without an end",
         _extra(Member(b"a.bin", zlib.compress(b"x" * 9000)[2:20], DEFLATED, 9000)), "повреждён"),
]  # fmt: skip

_PATHS = ("../evil.xml", "/etc/evil.xml", "word/../../evil.xml", "..\\evil.xml", "C:\\evil.xml",
          "C:evil.xml", "\\\\127.0.0.1\\c$\\evil.xml", "word/document.xml:stream", "a\x00.xml", "",
          "//127.0.0.1/evil.xml")  # fmt: skip
PATHS = [
    *(_zip("path-traversal", repr(name), _extra(member(name, b"<a/>"))) for name in _PATHS),
    _zip("path-traversal", "symbolic link",
         _extra(member("word/link.xml", SECRET.encode(), attributes=0o120777 << 16)), "ссылка"),
    _zip("path-traversal", "device",
         _extra(member("word/dev.bin", b"", attributes=0o020666 << 16)), outcome=HARMLESS),
    *(_zip("path-traversal", f"names {name!r}", _extra(member(name, b"<!DOCTYPE a><a/>")), "U+")
      for name in ("word/\u202ecod.xml", "word/a\x1b[31m.xml", "word/\u200b.xml")),
]  # fmt: skip

CONFUSION = [
    _zip("parser-confusion", "a second main part",
         lambda all_: archive([*all_, *[one for one in all_ if b"document" in one.name or b"sheet1" in one.name]]),
         "дважды"),
    _zip("parser-confusion", "a second in other case",
         _extra(member("WORD/Document.XML", b"<a/>"), member("word/document.xml", b"<a/>"))),
    _zip("parser-confusion", "second types", _extra(member("[content_types].xml", b"<Types/>")), "дважды"),
    _zip("parser-confusion", "two names", _extra(member("a.xml", b"<a/>", local_name=b"b.xml"))),
    _zip("parser-confusion", "two long names", _extra(member("a.xml", b"<a/>", local_name=b"a.xml" * 99))),
    *(_zip("parser-confusion", f"behind {what}", lambda all_, head=head: archive(all_, before=head))
      for what, head in {"gif": b"GIF89a\x01\x00", "exe": b"MZ" + bytes(62), "pdf": b"%PDF-1.7\n",
                         "html": b"<html><script>1</script></html>", "spaces": b"  "}.items()),
    _zip("parser-confusion", "another archive behind",
         lambda all_: archive(all_) + archive([member("[Content_Types].xml", b"<Types/>")])),
    _zip("parser-confusion", "an archive in the comment",
         lambda all_: archive(all_, comment=archive([member("evil.txt", b"x")])[:60_000])),
    _zip("parser-confusion", "counts fewer members", lambda all_: archive(all_, count=1),
         outcome=HARMLESS),
    _zip("parser-confusion", "a password", _extra(member("a.xml", b"x" * 20, flags=0x801)), "парол"),
    *(_zip("parser-confusion", f"method {method}", _extra(Member(b"a.xml", b"xx", method)))
      for method in (1, 9, 12, 14, 93, 95, 99)),
    _zip("parser-confusion", "version 99", _extra(member("a.xml", b"<a/>", version=99))),
    _zip("parser-confusion", "a wrong sum", _extra(member("a.xml", b"<a/>", crc=1)), "повреждён"),
    _zip("parser-confusion", "an offset behind the end",
         _extra(Member(b"a.xml", b"", offset=10**8)), "повреждён"),
    _zip("parser-confusion", "another name in an extra field",
         _extra(member("a.xml", b"<a/>", extra=struct.pack("<HHBI", 0x7075, 14, 1, 0) + b"../b.xml!")),
         outcome=HARMLESS),
    _zip("parser-confusion", "a broken extra field",
         _extra(member("a.xml", b"<a/>", extra=struct.pack("<HH", 1, 60_000))), outcome=HARMLESS),
    _zip("parser-confusion", "no member at all", lambda _: archive([])),
]  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_TEXTS = {
    "rtf": (b"{\\rtf1\\ansi \\'cf\\'f0}", ".rtf"),
    "pdf": (b"%PDF-1.7\n1 0 obj<</Type/Catalog>>", ".pdf"),
    "pdf behind spaces": (b"\n\n%PDF-1.4", ".pdf"),
    "html": (b"<html><body><table></table></body></html>", "веб-страница"),
    "html of word": (
        b'\xef\xbb\xbf<html xmlns:o="urn:schemas-microsoft-com:office:office">',
        "веб-страница",
    ),
    "html with a doctype": (b"<!DOCTYPE html><p>x", "веб-страница"),
    "xml of word 2003": (b'<?xml version="1.0"?><w:wordDocument/>', "XML"),
    "old .doc": (_OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    "old .xls": (_OLE + "Workbook".encode("utf-16-le"), ".xls"),
    "a password": (_OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
    "ole of something": (_OLE, "старого формата"),
    "plain zip": (plain_zip({"фото.txt": b"x"}), "zip-архив"),
    "odt": (plain_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), ".odt"),
    "ods": (plain_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    "a word": ("Приказ".encode(), ""),
    "cp1251": ("Приказ о наставничестве".encode("cp1251"), ""),
    "csv": ("Код;Фамилия\n1;Ким\n".encode("cp1251"), ".csv"),
    "zeros": (bytes(5_000), ""),
    "noise": (random.Random(1).randbytes(5_000), ""),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), ""),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(50), ""),
    "gzip": (b"\x1f\x8b\x08" + bytes(50), ""),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), ""),
    "rar": (b"Rar!\x1a\x07" + bytes(50), ""),
    "exe": (b"MZ" + bytes(500), ""),
    "lnk": (b"L\x00\x00\x00" + bytes(100), ""),
    "nothing": (b"", "пуст"),
}
FORMATS = [
    fixed("wrong-format", name, data, *([says] if says else []))
    for name, (data, says) in _TEXTS.items()
]


def _cut(share):
    def make(base):
        whole = archive(members_of(base))
        return whole[: int(len(whole) * share)] if share < 1 else whole[: -int(share)]

    return make


def _flipped(seed):
    def make(base):
        data = bytearray(archive(members_of(base)))
        chance = random.Random(seed)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)

    return make


def _markup_cut(base):
    return changed(base, main_part(base), lambda text: text[: len(text) // 2])


BROKEN = [
    *(Case("broken-package", f"cut at {share}", _cut(share))
      for share in (0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1, 10, 23)),
    *(Case("broken-package", f"bits flipped, {seed}", _flipped(seed), outcome=HARMLESS)
      for seed in range(25)),
    Case("broken-package", "main part cut", _markup_cut),
    Case("broken-package", "no main part", lambda base: without(base, main_part(base))),
    Case("broken-package", "no types", lambda base: without(base, "[Content_Types]")),
    Case("broken-package", "no relations", lambda base: without(base, ".rels"), outcome=HARMLESS),
    Case("broken-package", "no styles", lambda base: without(base, "styles"), outcome=HARMLESS),
    *(Case("broken-package", f"{what} in the main part",
           lambda base, data=data: with_part(base, main_part(base), data))
      for what, data in {"nothing": b"", "html": b"<html/>", "noise": bytes(range(1, 256)), "text": "текст".encode(),
                         "nul": b"<a>\x00</a>", "two roots": b"<a/><a/>", "control": b"<a>\x01</a>",
                         "cp1251": "<?xml version='1.0' encoding='cp1251'?><а/>".encode("cp1251"),
                         "wrong bytes": b"<a>\xff\xfe\xfa</a>"}.items()),
    *(Case("broken-package", f"{part} broken", lambda base, part=part: with_part(base, part, "<a><b></a>"),
           outcome=HARMLESS if part.startswith(("docProps", "_rels")) else "refused")
      for part in ("[Content_Types].xml", "_rels/.rels", "docProps/core.xml")),
]  # fmt: skip

_RELATION = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
             'relationships"><Relationship Id="rId900" Type="{kind}" Target="{target}" '
             "TargetMode={mode}/></Relationships>")  # fmt: skip
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _related(kind, target, mode='"External"'):
    def make(base):
        folder, _, name = main_part(base).rpartition("/")
        text = _RELATION.format(kind=_OFFICE + kind, target=target, mode=mode)
        return with_part(base, f"{folder}/_rels/other{name}.rels", text)

    return make


_OUTSIDE = {
    "image": "http://127.0.0.1:9/a.png",
    "attachedTemplate": "\\\\127.0.0.1\\c$\\a.dotm",
    "oleObject": "file:///etc/passwd",
    "subDocument": "file:///C:/a.docx",
    "mailMergeSource": "file:///C:/a.mdb",
    "frame": "https://127.0.0.1:9/",
    "externalLinkPath": "file:///C:/a.xlsx",
}
OUTSIDE = [
    *(Case("external-relationship", kind, _related(kind, target), ("ссылка на внешний файл",))
      for kind, target in _OUTSIDE.items()),
    Case("external-relationship", "one quote", _related("image", "http://a/", "'External'"), ("ссылка",)),
    Case("external-relationship", "lower case", _related("image", "http://a/", '"external"'), ("ссылка",)),
    Case("external-relationship", "mode in code", _related("image", "http://a/", '"&#69;xternal"'), ("ссылка",)),
]  # fmt: skip

ACTIVE = [
    Case("active-content", name, lambda base, part=part: with_part(base, part, b"x"), (says,))
    for name, part, says in (
        ("macros", "word/vbaProject.bin", "макрос"),
        ("macros of excel", "xl/vbaProject.bin", "макрос"),
        ("object", "word/embeddings/oleObject1.bin", "OLE"),
        ("object in other case", "WORD/Embeddings/a.bin", "OLE"),
        ("activex", "word/activeX/activeX1.bin", "ActiveX"),
        ("control", "xl/ctrlProps/ctrlProp1.bin", "ActiveX"),
    )
] + [
    Case("active-content", "macro type", lambda base: changed(
        base, "[Content_Types].xml", lambda text: _into(
            text, '<Override PartName="/x.bin" ContentType="application/vnd.ms-word.document.'
                  'macroEnabled.main+xml"/>')), ("макрос",)),
    Case("active-content", "svg with a script", lambda base: with_part(
        base, "word/media/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        outcome=HARMLESS),
    Case("active-content", "hta among pictures", lambda base: with_part(
        base, "word/media/a.hta", b"<script>1</script>"), outcome=HARMLESS),
]  # fmt: skip

LAWFUL = [
    Case("control", "as it is", lambda base: write_package(base), outcome=ACCEPTED),
    Case("control", "deflated", lambda base: archive(members_of(base)), outcome=ACCEPTED),
    Case("control", "main part in UTF-16", lambda base: with_part(
        base, main_part(base),
        base.get(main_part(base)).decode().replace("UTF-8", "UTF-16").encode("utf-16")),
        outcome=ACCEPTED),
]  # fmt: skip

PACKAGES = [*XML, *ZIP_BOMBS, *PATHS, *CONFUSION, *FORMATS, *BROKEN, *OUTSIDE, *ACTIVE]
