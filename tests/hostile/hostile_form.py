# ruff: noqa: E501 – tables of inputs read better in long lines
"""A form of the registers made by hand: its sheets are written as XML, cell by cell."""

from xml.sax.saxutils import escape

from acts.packages import Package, Part
from acts.registers.form_layout import seal
from acts.registers.people_tables import MENTORS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
TITLES = ("Код", *(one.title for one in MENTORS.columns if one.in_form), "Исключить")
_FILLED = {
    "category": "обучающийся",
    "position": "10 А класс",
    "gender": "м",
    "since": "01.09.2020",
}


def mentor(**values):
    """Give the values of a mentor's row, in the order of the form."""
    person = {"surname": "Канарейкин", "name": "Пётр", "patronymic": "Ильич", "birth_date": "21.05.2004",
              "contact": "Канарейкина Анна, 8 900 000-00-00", **_FILLED, **values}  # fmt: skip
    return ["", *(person.get(one.key, "") for one in MENTORS.columns if one.in_form)]


def letters(number):
    return (
        chr(64 + number)
        if number <= 26
        else letters((number - 1) // 26) + letters((number - 1) % 26 + 1)
    )


def cell(address, text):
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row(number, values):
    cells = "".join(cell(f"{letters(at)}{number}", one) for at, one in enumerate(values, 1) if one)
    return f'<row r="{number}">{cells}</row>'


def form(
    rows=None, *, organization="mayak", extra="", after="", before="", state="", title=MENTORS.title
):
    """Give a form with a sheet of mentors; the arguments add XML at their places.

    Args:
        rows: Values of each row, below the heading in row 1.
        extra: XML at the end of the sheet's data.
    """
    listed = [mentor()] if rows is None else rows
    data = (
        row(1, TITLES) + "".join(row(number, one) for number, one in enumerate(listed, 2)) + extra
    )
    stamp = {"acts-organization": organization, "acts-revision": "0", "seal": seal(organization, 0)}
    sheets = {
        "sheet1": (title, f"{before}<sheetData>{data}</sheetData>{after}", state),
        "sheet2": ("acts", "<sheetData>" + "".join(row(at, one) for at, one in enumerate(stamp.items(), 1))
                   + "</sheetData>", 'state="hidden"'),
    }  # fmt: skip
    types = "".join(
        f'<Override PartName="/xl/worksheets/{one}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for one in sheets
    )
    listing = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" {state} r:id="rId{at}"/>'
        for at, (name, _, state) in enumerate(sheets.values(), 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/{one}.xml"/>'
        for at, one in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listing}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId8" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill><patternFill/>'
        "</fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>"
        '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}"><si><t>Общий текст</t></si></sst>',
        **{
            f"xl/worksheets/{name}.xml": f'{HEAD}<worksheet xmlns="{MAIN}">{body}</worksheet>'
            for name, (_, body, _) in sheets.items()
        },
    }
    return Package(parts=tuple(Part(name=name, data=text.encode()) for name, text in parts.items()))
