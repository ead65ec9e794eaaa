"""A link that leads outside is told at its paragraph, as a person sees it in Word."""

import pytest

from acts.documents.template import read_template
from acts.packages import Part, open_package, write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = (
    f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId99"><w:r><w:t>наш сайт</w:t></w:r>'
    "</w:hyperlink></w:p>"
)


@pytest.fixture
def told(shipped):
    """Say what is told of a link outside, with paragraphs at the beginning of the text."""

    def find(kind, body):
        package = open_package(shipped)
        relation = (
            f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="mailto:ivan@school.example" '
            'TargetMode="External"/></Relationships>'
        )
        edits = {
            "word/_rels/document.xml.rels": ("</Relationships>", relation),
            "word/document.xml": ("<w:body>", f"<w:body>{body}"),
        }
        changed = (
            Part(name=name, data=package.get(name).decode().replace(old, new, 1).encode())
            for name, (old, new) in edits.items()
        )
        source = write_package(package.replace(changed))
        return read_template(source, name="свой.docx").problems

    return find


def test_each_hyperlink_is_told_with_its_paragraph_and_no_address(told):
    found = told("hyperlink", LINK + "<w:p/>" + LINK)

    assert [one.place for one in found] == [
        "основной текст, абзац 1 («наш сайт»)",
        "основной текст, абзац 3 («наш сайт»)",
    ]
    assert all("Удалить гиперссылку" in one.remedy for one in found)
    assert "ivan" not in "".join(map(str, found))


def test_a_link_that_no_paragraph_shows_keeps_the_part_for_a_place(told):
    (problem,) = told("attachedTemplate", "")

    assert problem.place == "word/_rels/document.xml.rels"
    assert problem.code == "package.external"
