"""«Было» and «стало»: what is shown of two texts, and what is not worth a word."""

import dataclasses as dc
import time

import pytest

from acts.documents.reading import Document, Paragraph
from acts.documents.text_difference import Difference, differences


def paragraph(index, text, cell=None):
    return Paragraph(
        index=index,
        style="Текст",
        number="",
        text=text,
        approved=text,
        cell=cell,
        properties={},
        fonts=frozenset(),
    )


def document(*texts, heads=None, cells=()):
    lines = [paragraph(number, text) for number, text in enumerate(texts, start=1)]
    lines += [paragraph(len(lines) + 1, text, cell) for cell, text in cells]
    return Document(paragraphs=tuple(lines), sections=(), heads=heads or {}, has_revisions=False)


def test_the_same_text_has_no_difference():
    assert differences(document("1. Назначить."), document("1. Назначить.")) == ()


def test_words_that_differ_are_marked_in_their_paragraph():
    before = document("Приказываю:", "1. Назначить куратором учителя.")
    after = document("Приказываю:", "1. Назначить главным куратором учителя.")

    (found,) = differences(before, after)

    assert found == Difference(
        place="абзац 2",
        before="1. Назначить куратором учителя.",
        after="1. Назначить {+главным +}куратором учителя.",
    )


def test_a_new_and_a_lost_paragraph_are_shown_whole():
    added = differences(document("а", "в"), document("а", "б", "в"))
    lost = differences(document("а", "б", "в"), document("а", "в"))

    assert added == (Difference(place="абзац 2", before="", after="б"),)
    assert lost == (Difference(place="абзац 2", before="б", after=""),)


def test_another_paragraph_is_not_shown_as_an_edited_one():
    found = differences(document("один два три"), document("четыре пять шесть"))

    assert [(one.before, one.after) for one in found] == [
        ("один два три", ""),
        ("", "четыре пять шесть"),
    ]


def test_a_row_of_a_table_is_one_line_with_its_place():
    row = (((0, 1, 0), "Мороз"), ((0, 1, 1), "физика"))
    other = (((0, 1, 0), "Мороз"), ((0, 1, 1), "химия"))

    (found,) = differences(document(cells=row), document(cells=other))

    assert found.place == "таблица 1, строка 2"
    assert found.after == "| Мороз | {+химия+} |"


@pytest.mark.parametrize("after", ["1. Назначить.", "1.  Назначить. "])
def test_spaces_and_the_page_a_field_showed_are_no_difference(after):
    before = document("1.\u00a0Назначить.", heads={"header1": "{PAGE}2"})
    changed = dc.replace(document(after), heads={"header1": "{PAGE}8"})

    assert differences(before, changed) == ()


def test_texts_that_repeat_themselves_without_end_are_compared_in_seconds():
    before = document("начало", *["а"] * 9000, "а " * 9000)
    after = document("начало нового", *["а"] * 9000, "а " * 9001 + "б")

    started = time.process_time()
    found = differences(before, after)

    assert found
    assert time.process_time() - started < 5


def test_a_running_head_repeated_for_every_section_is_no_difference():
    before = document("1. Назначить.", heads={"header1": "{PAGE}"})
    repeated = {"header1": "{PAGE}", "header2": "{PAGE}", "header3": "{PAGE}"}

    assert differences(before, dc.replace(before, heads=repeated)) == ()
    other = dc.replace(before, heads=repeated | {"header4": "Школа № 2"})
    assert [one.after for one in differences(before, other)] == ["Школа № 2"]
