import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from acts import resources
from acts.errors import ConfigurationError, InputError, Severity
from acts.packages import (
    Package,
    Part,
    active_content,
    content_digest,
    open_package,
    workbook_content,
    write_package,
    write_whole,
)

TYPES = b"<Types/>"


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        open_package(data, name="шаблон.docx")
    (problem,) = caught.value.problems
    assert problem.file == "шаблон.docx"
    assert problem.remedy
    return problem.code


def test_opens_what_word_saves():
    package = open_package(resources.template("order_implementation"))
    assert package.get("word/document.xml").startswith(b"<?xml")
    assert package.get("word/missing.xml") is None


def test_writes_the_same_bytes_whatever_the_order_of_parts():
    one, two = Part(name="b.xml", data=b"<b/>"), Part(name="[Content_Types].xml", data=TYPES)
    first = write_package(Package(parts=(one, two)))
    assert first == write_package(Package(parts=(two, one)))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        members = archive.infolist()
    assert members[0].filename == "[Content_Types].xml"
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.compress_type for member in members} == {zipfile.ZIP_STORED}


def test_reads_back_what_it_writes():
    package = open_package(packed(("word/document.xml", b"<a/>")))
    assert open_package(write_package(package)).get("word/document.xml") == b"<a/>"


def test_digest_ignores_compression_and_attribute_order_but_not_text():
    one = open_package(packed(("a.xml", b'<a x="1" y="2">t</a>')))
    same = open_package(packed(("a.xml", b'<a y="2"   x="1">t</a>'), method=zipfile.ZIP_STORED))
    other = open_package(packed(("a.xml", b'<a x="1" y="2">T</a>')))
    assert content_digest(one) == content_digest(same) != content_digest(other)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "старого формата"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        (b"{\\rtf1 }", ".rtf"),
        (b"%PDF-1.7", ".pdf"),
        (b"<!DOCTYPE html><html></html>", "веб-страница"),
        (b'<?xml version="1.0"?><a/>', "отдельный файл XML"),
        (b"\x00\x01\x02", "не файл .docx"),
        (b"GIF89a" + packed(), "посторонние байты"),
    ],
)
def test_names_another_format_and_says_what_to_do(data, says):
    with pytest.raises(InputError, match=says) as caught:
        open_package(data)
    assert caught.value.problems[0].remedy


def test_refuses_an_empty_and_a_cut_file():
    assert code_of(b"") == "package.empty"
    assert code_of(packed(("a.xml", b"<a/>"))[:-30]) == "package.damaged"


def test_refuses_a_plain_zip():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("photo.txt", b"x")
    assert code_of(buffer.getvalue()) == "package.format"


@pytest.mark.parametrize(
    ("types", "extension", "says"),
    [
        (b"<T>wordprocessingml.document.main</T>", ".xlsx", "документ Word"),
        (b"<T>spreadsheetml.sheet.main</T>", ".docx", "книга Excel"),
        (b"<T>ms-excel.sheet.binary.macroEnabled.main</T>", ".xlsx", ".xlsb"),
        (b"<T>spreadsheetml.sheet.main</T>", ".xlsx", ""),
        (b"<T>wordprocessingml.template.main</T>", ".docx", ""),
    ],
)
def test_tells_a_workbook_from_a_document(types, extension, says):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
    if not says:
        assert open_package(buffer.getvalue(), extension=extension).parts
        return
    with pytest.raises(InputError, match=says) as caught:
        open_package(buffer.getvalue(), extension=extension)
    assert extension in caught.value.problems[0].remedy


def test_advises_the_program_that_makes_such_files():
    for extension, program in ((".xlsx", "Excel"), (".docx", "Word")):
        with pytest.raises(InputError) as caught:
            open_package(b"x" + packed(), extension=extension)
        assert program in caught.value.problems[0].remedy


def test_a_zip_of_an_unknown_version_is_damage():
    data = bytearray(packed(("a.xml", b"<a/>")))
    central = data.find(b"PK\x01\x02")
    data[central + 6] = 0xB6
    assert code_of(bytes(data)) == "package.damaged"


def test_refuses_xml_that_a_library_would_read_by_another_encoding():
    for codec in ("cp037", "cp500"):
        hidden = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(codec)
        assert code_of(packed(("word/document.xml", hidden))) == "package.damaged"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("xl/vbaProject.bin", b"x", "package.macro"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "package.link"),
        ("xl/connections.xml", b"<a/>", "package.connection"),
        ("xl/a.xml", b"<ddeLink/>", "package.dde"),
        (
            "xl/_rels/a.xml.rels",
            b"<R><Relationship TargetMode='External' Type='x/image' Target='a'/></R>",
            "package.external",
        ),
        (
            "xl/_rels/a.xml.rels",
            b"<R><Relationship TargetMode='External' Type='x/hyperlink' Target='a'/></R>",
            "package.hyperlink",
        ),
    ],
)
def test_finds_what_a_workbook_must_not_carry(name, data, code):
    (problem,) = workbook_content(open_package(packed((name, data))), name="ф.xlsx")

    assert (problem.code, problem.place, problem.file) == (code, name, "ф.xlsx")
    assert (problem.severity is Severity.WARNING) is (code == "package.hyperlink")
    assert problem.remedy


def test_lets_an_ordinary_workbook_be():
    members = ("xl/printerSettings/printerSettings1.bin", "xl/drawings/vmlDrawing1.vml")
    package = open_package(packed(*((name, b"<a/>") for name in members)))
    assert workbook_content(package) == ()


def test_refuses_a_bomb_by_ratio_before_it_is_inflated():
    assert code_of(packed(("word/media/a.bin", b"\0" * (8 * 1024 * 1024)))) == "package.bomb"


def test_refuses_a_part_over_40_megabytes():
    data = packed(("word/media/a.bin", os.urandom(41 * 1024 * 1024)), method=zipfile.ZIP_STORED)
    assert code_of(data) == "package.bomb"


def test_counts_bytes_and_believes_no_declared_size():
    data = bytearray(packed(("word/media/a.bin", b"\0" * (4 * 1024 * 1024))))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1000)
    assert code_of(bytes(data)) == "package.bomb"


def test_refuses_a_wrong_checksum():
    data = bytearray(packed(("a.xml", b"<a/>"), method=zipfile.ZIP_STORED))
    position = data.find(b"<a/>")
    data[position + 1] = ord("b")
    assert code_of(bytes(data)) == "package.damaged"


def test_refuses_more_than_2000_members():
    many = [(f"a{number}.bin", b"") for number in range(2000)]
    assert code_of(packed(*many)) == "package.members"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_refuses_one_name_twice_whatever_the_letter_case():
    assert code_of(packed(("a.xml", b"<a/>"), ("a.xml", b"<b/>"))) == "package.duplicate"
    assert code_of(packed(("a.xml", b"<a/>"), ("A.XML", b"<b/>"))) == "package.duplicate"


@pytest.mark.parametrize("name", ["../evil.xml", "/evil.xml", "word\\evil.xml", "c:evil.xml"])
def test_refuses_a_name_that_leads_out(name):
    data = packed(("A" * len(name), b"<a/>"))
    data = data.replace(b"A" * len(name), name.encode())
    assert code_of(data) == "package.path"


def test_refuses_two_names_of_one_member():
    data = packed(("honest.xml", b"<a/>"))
    position = data.find(b"honest.xml")
    assert code_of(data[:position] + b"forged.xml" + data[position + 10 :]) == "package.names"


def test_refuses_members_that_share_bytes():
    data = bytearray(packed(("a.bin", b"12345678"), ("b.bin", b"x"), method=zipfile.ZIP_STORED))
    central = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[central + 20 : central + 24] = struct.pack("<I", 60)
    assert code_of(bytes(data)) == "package.overlap"


def test_refuses_a_password():
    data = bytearray(packed(("a.xml", b"<a/>")))
    central = data.rfind(b"PK\x01\x02")
    data[central + 8] |= 1
    assert code_of(bytes(data)) == "package.encrypted"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ['<!DOCTYPE a SYSTEM "f">', '<!ENTITY x "y">'])
def test_refuses_a_doctype_in_any_encoding(text, encoding):
    xml = f'<?xml version="1.0"?>{text}<a/>'.encode(encoding)
    assert code_of(packed(("word/footnotes.xml", xml))) == "package.doctype"


def test_refuses_a_doctype_under_a_harmless_name():
    assert code_of(packed(("word/media/p.bin", b"<!DOCTYPE a><a/>"))) == "package.doctype"


def test_refuses_an_encoding_that_hides_a_doctype():
    xml = b'<?xml version="1.0" encoding="UTF-7"?><a/>'
    assert code_of(packed(("a.xml", xml))) == "package.encoding"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/a.bin", b"x", "object"),
        ("word/activeX/a.bin", b"x", "control"),
        ("word/document.xml", b'<w:altChunk xmlns:w="w"/>', "alt-chunk"),
        (
            "word/_rels/settings.xml.rels",
            b'<R><Relationship Target="//host/a.dotm" TargetMode="External"/></R>',
            "external",
        ),
    ],
)
def test_finds_active_content(name, data, code):
    problems = active_content(open_package(packed((name, data))))
    assert [problem.code for problem in problems] == [f"package.{code}"]


def test_finds_nothing_active_in_our_template():
    assert active_content(open_package(resources.template("order_implementation"))) == ()


def test_a_file_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "out" / "a.docx"
    write_whole(path, b"old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == ["a.docx"]


def test_says_that_the_file_is_open_elsewhere(tmp_path, monkeypatch):
    def locked(*_):
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(ConfigurationError, match="открыт в другой программе") as caught:
        write_whole(tmp_path / "a.docx", b"new")
    assert "Закройте" in caught.value.problems[0].remedy
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_do_not_depend_on_zlib():
    # Stored members: no deflate stream anywhere in the file.
    text = b"<a>" + b"same " * 1000 + b"</a>"
    assert text in write_package(Package(parts=(Part(name="a.xml", data=text),)))
    assert zlib.compress(text)[2:-4] not in write_package(
        Package(parts=(Part(name="a.xml", data=text),))
    )


def test_importing_packages_loads_no_xml_library():
    code = "import sys, acts.packages; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
