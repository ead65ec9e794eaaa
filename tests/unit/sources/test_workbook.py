"""Hostile and broken workbooks are made here, byte by byte, and each is refused or told."""

import contextlib
import io
import random
import struct
import subprocess
import sys
import time
import zipfile

import pytest

from acts.errors import InputError, Severity
from acts.sources.workbook import column_letters, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DEFLATED = zipfile.ZIP_DEFLATED
LOREM = b"<x>" + bytes(range(32, 60)) * 40 + b"</x>"


def parts(cells="", *, strings="", before="", after="", book="", rels="", types=""):
    """Give the parts of a workbook with one sheet; each argument adds XML at its place."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return {
        "[Content_Types].xml": f'{head}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{head}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}'
        '<sheets><sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f"{rels}</Relationships>",
        "xl/styles.xml": f'{head}<styleSheet xmlns="{MAIN}"><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/>'
        '<xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{cells}</sheetData>{after}</worksheet>",
    }


def packed(members, *, method=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def inline(address, text):
    row = "".join(one for one in address if one.isdigit())
    return f'<row r="{row}"><c r="{address}" t="inlineStr"><is><t>{text}</t></is></c></row>'


@pytest.fixture
def read(tmp_path):
    def do(source):
        path = tmp_path / "книга.xlsx"
        path.write_bytes(source if isinstance(source, bytes) else packed(source))
        return read_workbook(path)

    return do


@pytest.fixture
def refusal(read):
    def do(source):
        with pytest.raises(InputError) as refused:
            read(source)
        found = refused.value.problems
        assert all(one.remedy and one.file.endswith("книга.xlsx") for one in found)
        return found[0]

    return do


def cells(book):
    return [
        (cell.address, cell.kind.value, cell.text) for row in book.sheets[0].rows for cell in row
    ]


def value(kind, content, *, style=0):
    attributes = f't="{kind}" ' if kind else ""
    return f'<row r="1"><c r="A1" {attributes}s="{style}">{content}</c></row>'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (value("", "<v>7</v>"), ("number", "7")),
        (value("", "<v>7.0</v>"), ("number", "7")),
        (value("", "<v>8.9E10</v>"), ("number", "89000000000")),
        (value("", "<v>7.5</v>"), ("number", "7,5")),
        (value("", "<v>46266</v>", style=1), ("date", "2026-09-01")),
        (value("d", "<v>2026-09-01T00:00:00</v>"), ("date", "2026-09-01")),
        (value("", "<v>0.5</v>", style=2), ("time", "12:00:00")),
        (value("b", "<v>1</v>"), ("boolean", "ИСТИНА")),
        (value("e", "<v>#N/A</v>"), ("error", "#N/A")),
        (value("e", "<v>Огурцова</v>"), ("error", "#")),
        (value("", "<v>99999999999</v>", style=1), ("error", "#VALUE!")),
        (value("", "<f>1+1</f><v>2</v>"), ("formula", "=")),
        (value("str", '<f t="shared" si="0">A2</f><v>x</v>'), ("formula", "=")),
        (value("", '<f t="array" ref="A1:B9">A2</f><v>2</v>'), ("formula", "=")),
        (value("", "<v>" + "9" * 400 + "</v>"), ("number", "#")),
        (value("inlineStr", "<is><t>и\u0306</t></is>"), ("text", "й")),
        (value("inlineStr", "<is><t>а_x000D_б_x005F_x0041_</t></is>"), ("text", "а\rб_x0041_")),
        (value("inlineStr", f"<is><t>{'а' * 32_768}</t></is>"), ("long", "…")),
        (value("s", "<v>5</v>"), ("lost", "?")),
        (value("s", "<v>-1</v>"), ("lost", "?")),
        (value("s", "<v>0</v>"), ("text", "да нет")),
    ],
)
def test_says_what_stands_in_a_cell(cell, expected, read):
    strings = "<si><r><t>да </t></r><rPh><t>!</t></rPh><r><t>нет</t></r></si>"
    assert cells(read(parts(cell, strings=strings))) == [("A1", *expected)]


def test_dates_counted_from_1904_are_converted_and_said(read):
    book = read(parts(value("", "<v>44804</v>", style=1), book='<workbookPr date1904="1"/>'))

    assert cells(book) == [("A1", "date", "2026-09-01")]
    assert [(one.code, one.severity) for one in book.problems] == [
        ("workbook.1904", Severity.WARNING)
    ]


def test_hidden_and_merged_are_told(read):
    made = parts(
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c></row>',
        before='<cols><col min="3" max="16384" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(
        'sheetId="1"', 'sheetId="1" state="hidden"'
    )
    sheet = read(made).sheets[0]

    assert sheet.hidden
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == set(range(3, 61))
    assert sheet.merged == ("A1:XFD1048576",)


def test_one_cell_at_the_end_of_the_sheet_costs_nothing_and_is_said(read):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    started = time.monotonic()
    sheet = read(parts(inline("BI2", "x") + far, before='<dimension ref="A1:XFD1048576"/>')).sheets[
        0
    ]

    assert time.monotonic() - started < 2
    assert sheet.rows == ((),)
    assert [(one.code, one.place) for one in sheet.problems] == [
        ("workbook.rows", "лист «Лист», строка 1048576"),
        ("workbook.columns", "лист «Лист», BI2"),
    ]


@pytest.mark.parametrize(
    "number", [40_000, 100_000], ids=["over the rows", "over what is read at all"]
)
def test_rows_over_the_limit_are_said_in_time(number, read):
    many = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(1, number))
    started = time.monotonic()
    try:
        (problem,) = read(parts(many)).sheets[0].problems
    except InputError as refused:
        (problem,) = refused.problems

    assert time.monotonic() - started < 4
    assert problem.code in ("workbook.rows", "workbook.markup")
    assert problem.place


def with_part(name, data, **more):
    return {**parts(inline("A1", "x"), **more), name: data}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (with_part("xl/vbaProject.bin", b"x"), "package.macro"),
        (with_part("xl/macrosheets/sheet1.xml", b"<a/>"), "package.sheet-macro"),
        (with_part("xl/embeddings/oleObject1.bin", b"x"), "package.object"),
        (with_part("xl/activeX/activeX1.xml", b"<a/>"), "package.control"),
        (with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "package.link"),
        (with_part("xl/any.xml", b"<x:ddeLink xmlns:x='a'/>"), "package.dde"),
        (with_part("xl/connections.xml", b"<a/>"), "package.connection"),
        (
            with_part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                f'<Relationships><Relationship Type="{OFFICE}/image" TargetMode="&#69;xternal" '
                'Target="http://a.example/a.png"/></Relationships>',
            ),
            "package.external",
        ),
        (
            with_part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                f'<Relationships><Relationship Type="{OFFICE}/oleObject" Target="a.bin"/>'
                "</Relationships>",
            ),
            "package.object-link",
        ),
        (
            parts(
                types='<Override PartName="/a" ContentType="application/vnd.ms-office.vbaProject"/>'
            ),
            "package.macro-type",
        ),
        (
            with_part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                f'<Relationships><Relationship Type="{OFFICE}/image" TargetMode="External" '
                'Target="http://a.example/a.png"/></Relationships>',
            ),
            "package.external",
        ),
        (
            parts(types='<Override PartName="/a" ContentType="a.macroEnabled.main+xml"/>'),
            "package.macro-type",
        ),
        (with_part("xl/styles.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "package.doctype"),
        (
            with_part(
                "xl/styles.xml", '<!DOCTYPE a SYSTEM "http://a.example"><a/>'.encode("utf-16")
            ),
            "package.doctype",
        ),
        (with_part("xl/theme.xml", "<a/>".encode("utf-16")), "workbook.encoding"),
        (with_part("xl/theme.xml", "<!DOCTYPE a><a/>".encode("cp037")), "package.damaged"),
        (
            with_part("xl/theme.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
            "package.encoding",
        ),
        (packed(with_part("xl/media/a.bin", b"\0" * (8 << 20)), method=DEFLATED), "package.bomb"),
        ({**parts(), **{f"xl/a{i}.xml": "<a/>" for i in range(12_000)}}, "package.members"),
        ({**parts(), "XL/workbook.xml": "<a/>"}, "package.duplicate"),
        ({**parts(), "../a.xml": "<a/>"}, "package.path"),
        ({**parts(), "xl//workbook.xml": "<a/>"}, "package.path"),
        ({**parts(), "xl/./workbook.xml": "<a/>"}, "package.path"),
        ({**parts(), "xl/workbook.xml.": "<a/>"}, "package.path"),
        ({**parts(), "xl/%77orkbook.xml": "<a/>"}, "package.duplicate"),
        ({**parts(), "xl/й.xml": "<a/>", "xl/и\u0306.xml": "<a/>"}, "package.duplicate"),
        (parts(strings="<si/>" * 90_001), "workbook.markup"),
        (parts("<x:row/>" * 60_001), "workbook.markup"),
        (parts('<row r="1">' + "<c/>" * 90_001 + "</row>"), "workbook.markup"),
        (parts(after="<!--</sheetData>-->" + "<mergeCell/>" * 20_001), "workbook.markup"),
        (parts("<row><c><x/>" * 100 + "<x/>" * 400_000), "workbook.markup"),
        (with_part("xl/styles.xml", "<a>" + "<b/>" * 40_001 + "</a>"), "workbook.markup"),
        (with_part("xl/styles.xml", "<a><b></a>"), "workbook.damaged"),
        (parts("<row><c></row>"), "workbook.damaged"),
        (parts(value("", "<v>семь</v>")), "workbook.damaged"),
        (parts(value("s", "<v>x</v>")), "workbook.damaged"),
        (parts('<row r="2"><c r="A2"><v>1</v></c></row>' * 2), "workbook.damaged"),
        (
            parts('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
            "workbook.damaged",
        ),
        (parts('<row r="x"/>'), "workbook.damaged"),
        (parts("<a>" * 100_000 + "</a>" * 100_000), ""),
        (parts(types='<Override PartName="/a" ContentType="a.binary.main"/>'), ""),
    ],
)
def test_refuses_or_takes_a_hostile_workbook_by_its_rule(made, code, refusal, read):
    started = time.monotonic()
    if code:
        problem = refusal(made)
        assert problem.code == code
        assert "Огурцова" not in str(problem)
    else:
        read(made)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("name", [name for name in parts() if "rels/.rels" not in name])
def test_a_missing_part_is_never_a_traceback(name, read):
    made = parts(inline("A1", "x"))
    del made[name]
    with contextlib.suppress(InputError):
        read(made)


def test_a_missing_sheet_is_damage_not_an_empty_book(refusal):
    made = parts(inline("A1", "x"))
    del made["xl/worksheets/sheet1.xml"]

    assert refusal(made).code == "workbook.damaged"


def test_one_sheet_lost_of_two_is_damage_too(refusal):
    made = parts(inline("A1", "x"), rels='<Relationship Id="rId9" Target="worksheets/sheet9.xml" '
                 f'Type="{OFFICE}/worksheet"/>')  # fmt: skip
    second = '<sheet name="Пары" sheetId="2" r:id="rId9"/></sheets>'
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("</sheets>", second)

    assert refusal(made).code == "workbook.damaged"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("mailto:a@a.example", []),
        ("https://a.example", []),
        ("file:///S:/дела/02-15.pdf", [("package.hyperlink", Severity.WARNING)]),
    ],
)
def test_an_address_in_a_cell_is_no_news_and_a_link_to_a_file_is_a_warning(target, told, read):
    made = with_part(
        "xl/worksheets/_rels/sheet1.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/hyperlink" TargetMode="External" Target="{target}"/>'
        "</Relationships>",
    )

    assert [(one.code, one.severity) for one in read(made).problems] == told


def test_a_sheet_that_is_a_chart_is_passed_over(read):
    made = parts(inline("A1", "x"), rels='<Relationship Id="rId9" Target="chartsheets/sheet1.xml" '
                 f'Type="{OFFICE}/chartsheet"/>')  # fmt: skip
    second = '<sheets><sheet name="Диаграмма" sheetId="2" r:id="rId9"/>'
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("<sheets>", second)
    made["xl/chartsheets/sheet1.xml"] = f'<chartsheet xmlns="{MAIN}"/>'

    assert [one.title for one in read(made).sheets] == ["Лист"]


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}\N{EM SPACE}", "_x000D_"])
def test_a_cell_of_spaces_is_an_empty_one(blank, read):
    assert read(parts(inline("A1", blank))).sheets[0].rows == ()


@pytest.mark.parametrize("around", [("<!--", "-->"), ('<a b="', '"/>')])
def test_one_piece_of_markup_of_many_megabytes_takes_no_minute(around, read):
    long = around[0] + "x" * 12_000_000 + around[1]
    started = time.process_time()

    assert cells(read(parts(inline("A1", "да"), before=long))) == [("A1", "text", "да")]
    assert time.process_time() - started < 3


strict = parts()["xl/workbook.xml"].replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "файл пуст"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "Workbook".encode("utf-16-le"), "(.xls)"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "WordDocument".encode("utf-16-le"), "(.doc)"),
        (b"{\\rtf1 }", ".rtf"),
        (b"%PDF-1.7", ".pdf"),
        (b"<html><table></table></html>", "веб-страница"),
        ("Фамилия;Имя\nЛесников;Павел\n".encode("cp1251"), ".csv"),
        (b"\x00\x01\x02", "не файл .xlsx"),
        (
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": "<a/>",
                },
                method=zipfile.ZIP_STORED,
            ),
            ".ods",
        ),
        (packed({"photo.txt": "x"}), "zip-архив"),
        ("<table border=1><tr><td>Ким".encode("cp1251"), "веб-страница"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "веб-страница"),
        ("Фамилия\tИмя\r\nКим\tАнна\r\n".encode("utf-16"), ".csv"),
        ("Служебная записка".encode("cp1251"), "простой текст"),
        (b"7z\xbc\xaf'\x1c\0\4", "архив 7z"),
        (b"\x89PNG\r\n\x1a\n\0", "картинка PNG"),
        (packed(with_part("xl/workbook.xml", strict)), "Strict Open XML"),
        (
            packed({"[Content_Types].xml": "<Types>wordprocessingml.document.main</Types>"}),
            "документ Word",
        ),
        (packed({"[Content_Types].xml": "<Types>sheet.binary.macro</Types>"}), ".xlsb"),
    ],
)
def test_names_a_renamed_or_encrypted_file(data, says, refusal):
    problem = refusal(data)

    assert says in problem.message
    assert problem.remedy


def test_lying_sizes_are_not_believed(refusal):
    data = bytearray(packed(with_part("xl/media/a.bin", b"\0" * (4 << 20)), method=DEFLATED))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1000)

    assert refusal(bytes(data)).code == "package.bomb"


def test_overlapping_members_are_refused(refusal):
    data = bytearray(packed({**parts(), "xl/a.xml": LOREM, "xl/b.xml": LOREM}))
    first = data.find(b"PK\x01\x02")
    while data[first + 46 : first + 54] != b"xl/a.xml":
        first = data.find(b"PK\x01\x02", first + 1)
    size = struct.unpack("<I", data[first + 20 : first + 24])[0]
    data[first + 20 : first + 24] = struct.pack("<I", size + 50)

    assert refusal(bytes(data)).code == "package.overlap"


def test_a_cut_file_is_refused_wherever_it_is_cut(refusal):
    data = packed(parts(inline("A1", "x")), method=DEFLATED)
    for end in range(1, len(data) - 1, max(1, len(data) // 60)):
        assert refusal(data[:end]).code in ("package.damaged", "package.format", "package.prefix")


def test_a_changed_byte_is_never_a_traceback(read):
    """Stored, so that the byte changed is a byte of the XML; sizes and sums are kept true."""
    rng = random.Random(3)
    good = parts(inline("A1", "слово") + value("s", "<v>0</v>").replace("1", "2"), strings="<si/>")
    taken = 0
    for _ in range(300):
        made = dict(good)
        name = rng.choice(list(made))
        data = bytearray(made[name].encode())
        data[rng.randrange(len(data))] = rng.randrange(256)
        made[name] = bytes(data)
        with contextlib.suppress(InputError):
            read(made)
            taken += 1
    assert 0 < taken < 300


def test_a_changed_byte_of_the_archive_is_never_a_traceback(read):
    rng = random.Random(4)
    good = packed(parts(inline("A1", "слово")))
    for _ in range(300):
        data = bytearray(good)
        data[rng.randrange(len(data))] = rng.randrange(256)
        with contextlib.suppress(InputError):
            read(bytes(data))


MEASURED = """
import pathlib, sys, time
from acts.errors import InputError
from acts.sources.workbook import read_workbook
started = time.process_time()
try:
    read_workbook(pathlib.Path(sys.argv[1]))
except InputError:
    pass
used = time.process_time() - started
# Not ru_maxrss: a child begins with its parent's.
status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
print(used, int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="память процесса читается из /proc")
@pytest.mark.parametrize(
    "made",
    [
        parts("<row/>" * 59_000),
        parts(strings="<si/>" * 89_000),
        parts(after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 19_000 + "</mergeCells>"),
        with_part(
            "xl/styles.xml",
            f'<styleSheet xmlns="{MAIN}"><cellXfs>' + "<xf/>" * 98_000 + "</cellXfs></styleSheet>",
        ),
        parts('<row r="1">' + '<c r="A1"/>' * 89_000 + "</row>"),
        parts("<x/>" * 399_000),
    ],
    ids=["rows", "texts", "merged", "styles", "cells", "tags"],
)
def test_a_hostile_workbook_takes_little_time_and_memory(made, tmp_path):
    path = tmp_path / "книга.xlsx"
    path.write_bytes(packed(made))
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())

    assert done.stderr == ""
    assert seconds < 10  # a hang; about two where nothing else runs
    assert megabytes < 300


def test_names_columns_as_excel_does():
    assert [column_letters(one) for one in (1, 26, 27, 60, 702, 16_384)] == [
        "A", "Z", "AA", "BH", "ZZ", "XFD",
    ]  # fmt: skip
