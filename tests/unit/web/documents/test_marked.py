"""«Было» and «стало» are shown by marks of their own, not by brackets."""

import pytest

from acts.web.documents.marked import marked


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("без правки", [("", "без правки")]),
        ("{+возлагаю+} {+на+} себя", [("came", "возлагаю на"), ("", " себя")]),
        ("п. [-стар-] [-ый.-]", [("", "п. "), ("went", "стар ый.")]),
        ("[-а-] {+б+}", [("went", "а"), ("", " "), ("came", "б")]),
        ("п. [-3-], {+4+}, {+5+}", [("", "п. "), ("went", "3"), ("", ", "), ("came", "4"),
                                    ("", ", "), ("came", "5")]),
        ("<script>", [("", "<script>")]),
        ("скобка { и [ остаются", [("", "скобка { и [ остаются")]),
    ],
)  # fmt: skip
def test_marks_part_a_text(text, parts):
    assert marked(text) == parts
