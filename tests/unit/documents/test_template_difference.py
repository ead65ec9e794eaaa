"""The table «было – стало»."""

import io

import docx

from acts.documents.template_difference import difference_table
from acts.documents.text_difference import Difference
from acts.packages import open_package


def test_the_table_opens_and_marks_what_went_and_came(shipped):
    found = [
        Difference(place="абзац 1", before="в [-г. Елизово-] и <R&D>", after="в {+посёлке+}"),
        Difference(place="абзац 2", before="", after="новый"),
    ]
    made = difference_table(found, open_package(shipped), old="a.docx", new="b.docx")
    (table,) = docx.Document(io.BytesIO(made)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Место", "Было: a.docx", "Стало: b.docx"],
        ["абзац 1", "в г. Елизово и <R&D>", "в посёлке"],
        ["абзац 2", "", "новый"],
    ]
    before, after = table.rows[1].cells[1:]
    assert [run.font.strike for run in before.paragraphs[0].runs] == [None, True, None]
    assert after.paragraphs[0].runs[1].font.bold
    assert after.paragraphs[0].runs[1].font.underline
