# ruff: noqa: E501 – tables of inputs read better in long lines
"""What may be wrong inside a form of the registers, cell by cell; the person in it is a canary."""

from hostile_case import ACCEPTED, TOLD, Case
from hostile_form import MAIN, cell, form, mentor, row
from hostile_zip import changed, with_part

from acts.packages import write_package

SHEET = "xl/worksheets/sheet1.xml"


def book(threat, name, *says, outcome="refused", **options):
    return Case(threat, name, lambda _: write_package(form(**options)), says, outcome)


def at(threat, name, xml, *says, outcome="refused"):
    """Put a cell into a row of its own below the sound one."""
    return book(threat, name, *says, outcome=outcome, extra=f'<row r="3">{xml}</row>')


def value(threat, name, key, text, *says, outcome="refused"):
    return book(threat, name, *says, outcome=outcome, rows=[mentor(**{key: text})])


_FORMULAS = ("<f>1+1</f><v>2</v>", '<f t="shared" ref="B3:B9" si="0">A1</f><v>2</v>', '<f t="array" ref="B3">1</f>',
             '<f>cmd|"/c calc"!A1</f>', "<f>WEBSERVICE(&quot;http://127.0.0.1&quot;)</f>", "<f></f><v>x</v>")  # fmt: skip
_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "Канарейкин")
_SIGNS = {
    "U+202E": "\u202e",
    "U+0085": "\x85",
    "U+FFFD": "\ufffd",
    "U+E000": "\ue000",
    "U+001B": "_x001B_",
    "U+0000": "_x0000_",
}
WORKBOOKS = [
    *(at("formula-cells", one[:30], f'<c r="B3">{one}</c>', "B3", "формула") for one in _FORMULAS),
    *(at("excel-limits", one, f'<c r="B3" t="e"><v>{one}</v></c>', "B3", "ошибка Excel") for one in _ERRORS),
    at("excel-limits", "40 000 characters", cell("B3", "я" * 40_000), "B3", "32 767"),
    at("xlsx-shape", "XFD1048576", "</row><row r=\"1048576\">" + cell("XFD1048576", "x"), "1048576"),
    at("xlsx-shape", "far right", cell("CZ3", "x"), "CZ3"),
    at("xlsx-shape", "far down", "</row><row r=\"900000\">" + cell("B900000", "x"), "строк"),
    at("xlsx-shape", "row of twenty digits", "</row><row r=\"99999999999999999999\">" + cell("B4", "x")),
    at("xlsx-shape", "row of minus one", "</row><row r=\"-1\">" + cell("B4", "x")),
    at("xlsx-shape", "a cell twice", cell("B3", "а") + cell("B3", "б"), "повреждён"),
    at("xlsx-shape", "a row twice", "</row><row r=\"2\">" + cell("B2", "б"), "повреждён"),
    at("xlsx-shape", "no address", '<c r="??" t="inlineStr"><is><t>x</t></is></c>'),
    at("xlsx-shape", "text behind the list", '<c r="B3" t="s"><v>99</v></c>', "B3"),
    at("xlsx-shape", "text before the list", '<c r="B3" t="s"><v>-1</v></c>', "B3"),
    at("xlsx-shape", "text by a word", '<c r="B3" t="s"><v>один</v></c>'),
    at("xlsx-shape", "unknown type", '<c r="B3" t="zzz"><v>1</v></c>', outcome="harmless"),
    at("xlsx-shape", "style behind the list", '<c r="B3" s="99999"><v>1</v></c>', outcome="harmless"),
    *(at("xlsx-shape", f"number {one[:9]}", f'<c r="B3"><v>{one}</v></c>', outcome="harmless") for one in
      ("1e400", "-1e400", "NaN", "9" * 5_000, "1_000", "٣", "0x10", "")),
    *(at("dates", f"serial {one}", f'<c r="F3" s="1"><v>{one}</v></c>', outcome="harmless") for one in
      ("-5", "0", "60", "1e300", "2958466", "99999999999")),
    book("xlsx-shape", "100 000 rows", "строк", extra="".join(row(n, ["", "Ким"]) for n in range(3, 60_000))),
    book("xlsx-shape", "50 000 empty rows", outcome="harmless", extra="".join(f'<row r="{n}"/>' for n in range(3, 50_000))),
    book("xlsx-shape", "merged to the end", outcome="harmless", after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    book("xlsx-shape", "lying dimension", outcome="harmless", before='<dimension ref="A1:XFD1048576"/>'),
    book("xlsx-shape", "columns to the end", outcome="harmless", before='<cols><col min="1" max="16384" hidden="1"/></cols>'),
    book("xlsx-shape", "columns without an end", before='<cols><col min="1" max="9999999999" hidden="1"/></cols>', outcome="harmless"),
    book("xlsx-shape", "a deep cell", extra='<row r="3"><c r="B3" t="inlineStr"><is>' + "<r>" * 20_000 + "</r>" * 20_000 + "</is></c></row>", outcome="harmless"),
    book("xlsx-shape", "hidden row", "скрыт", outcome=TOLD, extra=f'<row r="3" hidden="1">{cell("B3", "Ким")}</row>'),
    book("xlsx-shape", "hidden sheet", "скрыт", outcome=TOLD, state='state="hidden"'),
    book("xlsx-shape", "another sheet", "листа", title="Кролики"),
    Case("xlsx-shape", "1904", lambda _: changed(form(), "xl/workbook.xml", lambda text: text.replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>')), ("1904",), TOLD),
    Case("xlsx-shape", "texts without an end", lambda _: with_part(
        form(), "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">' + "<si><t>x</t></si>" * 200_000 + "</sst>")),
    Case("xlsx-shape", "200 000 styles", lambda _: changed(form(), "xl/styles.xml", lambda text: text.replace(
        "</cellXfs>", "<xf/>" * 200_000 + "</cellXfs>"))),
    Case("xlsx-shape", "100 000 names", lambda _: changed(form(), "xl/workbook.xml", lambda text: text.replace(
        "</workbook>", "<definedNames>" + '<definedName name="a">A1</definedName>' * 100_000 + "</definedNames></workbook>"))),
    *(Case("active-content", part, lambda _, part=part: with_part(form(), part, "<a/>")) for part in
      ("xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/macrosheets/sheet9.xml", "xl/embeddings/a.bin",
       "xl/queryTables/queryTable1.xml", "xl/dialogsheets/sheet1.xml", "xl/vbaProject.bin", "xl/model/item.data")),
    *(value("unicode", name, "surname", f"Канарей{sign}кин", "B2", name) for name, sign in _SIGNS.items()),
    value("unicode", "U+200B", "surname", "Канарей\u200bкин", "B2", "U+200B", outcome=TOLD),
    value("unicode", "Latin letter", "surname", "Кaнарейкин", "B2", "латинская буква «a», знак 2", outcome=TOLD),
    *(value("dates", text, "birth_date", text, "это не дата") for text in
      ("31.11.2004", "29.02.2025", "2004", "вчера", "٢١.٠٥.٢٠٠٤", "²1.05.2004", "1e5", "21/5")),
    *(value("dates", text, "birth_date", text, "год") for text in ("21.05.0004", "21.05.9999")),
    value("values", "no such choice", "category", "Канарейкин", "в списке нет"),
    book("values", "somebody's code", "кода программа не ставит", rows=[["Канарейкин-1", *mentor()[1:]]]),
    book("values", "a code twice", "повторён", rows=[["mentor-1", *mentor()[1:]]] * 2),
]  # fmt: skip
_NAMES = ("О'Коннор", "Салтыков-Щедрин", "Ёжиков", "Йод", "Мамедова Гюльнара Рашид кызы", "Д’Арк", "Ли", "оглы",
          "=1+1", "+7 900", "-5", "@а", "{{ 7*7 }}", "<b>&", "_x000D_x", "12/3-О", "А" * 200)  # fmt: skip
LAWFUL = [
    *(value("control", one[:20], "position", one, outcome="harmless") for one in _NAMES),
    book("control", "as it is", outcome=ACCEPTED),
    book("control", "namesakes", outcome=ACCEPTED,
         rows=[mentor(birth_date="21.05.2004"), mentor(birth_date="22.05.2004")]),
    value("control", "29.02.2004", "birth_date", "29.02.2004", outcome=ACCEPTED),
    *(value("control", one, "surname", one, outcome=ACCEPTED) for one in _NAMES[:7]),
]  # fmt: skip
