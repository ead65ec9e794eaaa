"""What an editor leaves in a file: named with its place, dropped, or made the same again."""

import pytest
from lxml import etree

from acts.documents.outside_links import placed_links
from acts.documents.projection import text_digest
from acts.documents.reading import read_document
from acts.documents.taking import _groups, _registered
from acts.documents.taking_clean import cleaned, left_over, numbered_places
from acts.documents.template_parts import W
from acts.packages import Package, Part, active_content

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<w:styles {NS}><w:style w:type="character" w:styleId="{{id}}">'
    '<w:name w:val="Реквизит регистрации"/></w:style></w:styles>'
)


def package(body, style="RegistrationMark", **parts):
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES.format(id=style),
        **parts,
    }
    return Package(parts=tuple(Part(name=name, data=text.encode()) for name, text in texts.items()))


def run(text, style="", extra=""):
    mark = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{mark}{extra}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraphs(body, **parts):
    return read_document(cleaned(package(body, **parts), name="a.docx")).paragraphs


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("ins", "исправление не принято и не отклонено"),
        ("del", "исправление не принято и не отклонено"),
        ("moveFrom", "исправление не принято и не отклонено"),
    ],
)
def test_a_tracked_change_is_named_with_its_paragraph_once(tag, message):
    change = f'<w:{tag} w:id="1" w:author="x">{run("а")}</w:{tag}>'
    body = f"<w:p>{run('1')}</w:p><w:p>{change}{change}</w:p>"

    (problem,) = left_over(package(body), "a.docx")

    assert (problem.message, problem.place, problem.file) == (message, "абзац 2", "a.docx")
    assert "x" not in problem.message


def test_a_changed_row_and_a_comment_are_named_with_their_paragraphs():
    row = '<w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    body = f"<w:p/><w:tbl>{row}</w:tbl><w:p><w:r><w:commentReference w:id='0'/></w:r></w:p>"

    found = [(one.code, one.place) for one in left_over(package(body), "a.docx")]

    assert found == [("take.revision", "абзац 2"), ("take.comment", "абзац 3")]


def test_hidden_text_is_no_text_to_approve():
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r>{run('явно')}</w:p>"

    (problem,) = left_over(package(hidden), "a.docx")

    assert (problem.code, problem.place) == ("take.hidden", "абзац 1")


@pytest.mark.parametrize("tag", ["strike", "dstrike"])
def test_struck_words_are_told_and_words_no_longer_struck_are_not(tag):
    struck = f"<w:p><w:r><w:rPr><w:{tag}/></w:rPr><w:t>снято</w:t></w:r></w:p>"
    (problem,) = left_over(package(struck), "a.docx")
    assert (problem.code, problem.place) == ("take.struck", "абзац 1")

    plain = struck.replace(f"<w:{tag}/>", f'<w:{tag} w:val="off"/>')
    assert list(left_over(package(plain), "a.docx")) == []


@pytest.mark.parametrize("text", ["Ким\u202e Анна", "Ким \u2066Анна"])
def test_a_mark_that_is_not_seen_is_told_by_the_number_of_its_paragraph(text):
    body = f"<w:p>{run('Пункт')}</w:p><w:p>{run(text)}</w:p>"
    (problem,) = left_over(package(body), "a.docx")

    assert problem.place == "абзац 2"
    assert "Ким" not in str(problem)


def test_a_hyperlink_in_a_text_is_told_by_number_without_words_or_address():
    link = f'<w:hyperlink xmlns:r="{OFFICE}" r:id="r9">{run("Ким Анна")}</w:hyperlink>'
    relation = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="r9" Type="{OFFICE}/hyperlink" '
        'Target="mailto:kim@a.example" TargetMode="External"/></Relationships>'
    )
    parts = {"word/_rels/document.xml.rels": relation}
    made = package(f"<w:p/><w:p>{link}</w:p>", **parts)

    (problem,) = placed_links(made, active_content(made, name="a.docx"), places=numbered_places)
    assert problem.place == "абзац 2"
    assert "Удалить гиперссылку" in problem.remedy
    assert not {"Ким", "kim"} & set(str(problem).replace("@", " ").split())


def test_a_style_of_number_and_date_keeps_its_meaning_under_another_id():
    (one,) = paragraphs(f"<w:p>{run('____', 'Style15')}{run(' г.')}</w:p>", style="Style15")

    assert (one.text, one.approved) == ("____ г.", " г.")


def test_a_page_break_before_the_first_word_is_the_paragraphs_own():
    page = '<w:br w:type="page"/>'
    first, second = paragraphs(
        f"<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{run('Приложение', extra=page)}</w:p>"
        f"<w:p>{run('до')}{run('после', extra=page)}</w:p>"
    )

    assert (first.text, first.properties.get("pageBreakBefore")) == ("Приложение", "1")
    assert second.text == "до\nпосле"


def registered(body):
    import datetime as dt

    from acts.act import Registration

    part = Part(name="word/document.xml", data=package(body).get("word/document.xml"))
    data = _registered(part, Registration(number="64-од/2", date=dt.date(2026, 9, 5)))
    return data.decode().replace("<w:noBreakHyphen/>", "-")


def mark(text):
    return run(text, "RegistrationMark")


def printed(body):
    root = etree.fromstring(registered(body).encode())
    return ["".join(one.itertext()) for one in root.iter(f"{W}p")]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{mark('_' * 12)}{run(' № ')}{mark('_' * 6)}</w:p>",
        f"<w:p>{mark('_' * 5)}{mark('_' * 7)}{run(' № ')}{mark('___')}{mark('___')}</w:p>",
        f"<w:p>{mark('_' * 12 + ' № ' + '_' * 6)}</w:p>",
    ],
)
def test_date_and_number_are_filled_in_however_the_editor_cut_their_places(body):
    assert printed(body) == ["5\u00a0сентября 2026\u00a0г. № 64-од/2"]


def test_a_blank_that_is_not_reserved_stays_a_blank():
    assert printed(f"<w:p>{run('_' * 12)}</w:p>") == ["_" * 12]


def test_the_mark_of_a_draft_goes_with_its_line():
    assert printed(f"<w:p>{mark('ПРОЕКТ')}</w:p><w:p>{run('а')}</w:p>") == ["а"]


def test_the_last_line_of_a_cell_only_loses_the_mark():
    cell = f"<w:tbl><w:tr><w:tc><w:p>{mark('ПРОЕКТ')}</w:p></w:tc></w:tr></w:tbl>"

    assert printed(cell) == [""]


def test_reserved_runs_between_which_nothing_is_printed_are_one_place():
    bookmark = '<w:bookmarkStart w:id="1" w:name="x"/><w:r/>'
    inside = f"{mark('a')}{bookmark}{mark('b')}{run('c')}{mark('d')}"

    groups = _groups(etree.fromstring(f"<w:p {NS}>{inside}</w:p>".encode()))

    assert [len(group) for group in groups] == [2, 1]


def test_the_digest_of_a_text_counts_headers_and_notes_but_no_reserved_place():
    def digest(header, style=""):
        part = f"<w:hdr {NS}><w:p>{run(header, style)}</w:p></w:hdr>"
        return text_digest(read_document(package("<w:p/>", **{"word/header1.xml": part})))

    assert digest("Школа № 1") != digest("Школа № 2")
    assert digest("Проект", "RegistrationMark") == digest("№ 5", "RegistrationMark")
