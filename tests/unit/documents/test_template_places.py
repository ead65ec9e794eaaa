"""Where a mistake of a template stands: words with which a person finds it in Word."""

import re

import pytest

from acts.documents.template import compile_template
from acts.errors import InputError
from acts.packages import Part, open_package, write_package


@pytest.fixture
def place(edited):
    """Give the place of the only mistake after an edit."""

    def find(old, new, part="word/document.xml"):
        with pytest.raises(InputError) as caught:
            compile_template(edited(old, new, part=part), name="свой.docx")
        (problem,) = caught.value.problems
        return problem.place

    return find


def test_names_the_paragraph_and_its_first_words(place):
    assert place("ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ: {{ org._a }}") == (
        "основной текст, абзац 14 («ПРИКАЗЫВАЮ: {{ org._a }}»)"
    )


def test_names_table_row_and_cell_and_the_words_before(place):
    found = place("{{ one.post|capital }}", "{{ one._post }}")
    assert found == (
        "основной текст, таблица 2, строка 3, ячейка 1, абзац 74 («{{ one._post }}»), "
        "после слов «Дата»"
    )


def test_names_a_running_head_as_word_does(place):
    found = place(" PAGE ", " PAGE </w:instrText><w:t>{{ org._a }}</w:t><w:instrText>",
                  part="word/header1.xml")  # fmt: skip
    assert found.startswith("верхний колонтитул, ")


def test_a_long_paragraph_is_cut(place):
    found = place("ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ: {{ org._a }} " + "слово " * 50)
    assert len(found) < 120
    words = re.search("начинается со слов «(.*)»…", found)[1]
    # What stands in quotes can be pasted into the search of Word.
    assert ("ПРИКАЗЫВАЮ: {{ org._a }} " + "слово " * 50).startswith(words)
    assert len(words) > 40


@pytest.mark.parametrize(
    "field",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>',
    ],
)
def test_a_number_that_a_field_printed_is_no_word_to_look_for(place, field):
    text = f"{{{{ org._a }}}} лист </w:t></w:r>{field}<w:r><w:t> из многих"
    assert place("ПРИКАЗЫВАЮ:", text).endswith("(«{{ org._a }} лист»)")
    after = f"</w:t></w:r>{field}<w:r><w:t> {{{{ org._a }}}}"
    assert "(«{{ org._a }}»)" in place("ПРИКАЗЫВАЮ:", after)


def test_long_words_before_are_cut_outside_the_quotes(place):
    text = "слово " * 50 + "</w:t></w:r></w:p><w:p><w:r><w:t>{{ org._a }}"
    assert place("ПРИКАЗЫВАЮ:", text).endswith("слово»…")


def test_the_number_counts_paragraphs_that_the_tags_take_away(shipped):
    package = open_package(shipped)
    text = package.get("word/document.xml").decode()
    head, tail = text.rsplit("{%p endfor %}", 1)
    changed = Part(name="word/document.xml", data=f"{head}{{%p endif %}}{tail}".encode())
    with pytest.raises(InputError) as caught:
        compile_template(write_package(package.replace((changed,))), name="a.docx")
    assert any("абзац 171 («{%p endif %}»)" in one.place for one in caught.value.problems)
