"""Number and date get the style of registration wherever they stand."""

from lxml import etree

from acts.documents.template_parts import W
from acts.documents.template_places import Lines
from acts.documents.template_reserved import mark_reserved

NAMESPACE = f'xmlns:w="{W[1:-1]}"'


def marked(runs):
    root = etree.fromstring(f"<w:body {NAMESPACE}><w:p>{runs}</w:p></w:body>")
    changed = mark_reserved(Lines(root, "текст"))
    found = []
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        text = "".join("\t" if one.tag == f"{W}tab" else one.text or "" for one in run[0:]
                       if one.tag != f"{W}rPr")  # fmt: skip
        bold = run.find(f"{W}rPr/{W}b") is not None
        found.append((text, None if style is None else style.get(f"{W}val"), bold))
    return changed, [one for one in found if one[0]]


def test_a_number_among_words_gets_a_run_of_its_own_and_keeps_its_look():
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>от {{ registered_on }} № {{ number }}!</w:t></w:r>"
    changed, found = marked(run)
    assert changed
    assert found == [
        ("от ", None, True),
        ("{{ registered_on }}", "RegistrationMark", True),
        (" № ", None, True),
        ("{{ number }}", "RegistrationMark", True),
        ("!", None, True),
    ]


def test_a_tag_split_over_runs_is_put_together():
    runs = "<w:r><w:t>№ {{ nu</w:t></w:r><w:r><w:t>mb</w:t></w:r><w:r><w:t>er }} от</w:t></w:r>"
    _, found = marked(runs)
    assert found == [
        ("№ ", None, False),
        ("{{ number }}", "RegistrationMark", False),
        (" от", None, False),
    ]


def test_what_follows_in_the_run_stays_behind_the_mark():
    _, found = marked("<w:r><w:t>{{ number }}</w:t><w:tab/><w:t>л.</w:t></w:r>")
    assert [text for text, _, _ in found] == ["{{ number }}", "\tл."]


def test_a_marked_number_and_other_names_are_left_alone():
    style = '<w:rPr><w:rStyle w:val="RegistrationMark"/></w:rPr>'
    runs = f"<w:r>{style}<w:t>{{{{ number }}}}</w:t></w:r><w:r><w:t>{{{{ numbers }}}}</w:t></w:r>"
    assert marked(runs)[0] is False
