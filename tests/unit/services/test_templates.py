"""Templates of a workspace: which one a kind uses, what is offered, what the check finds."""

import dataclasses as dc
import re

import pytest

from acts import resources
from acts.documents.filters import FILTERS
from acts.documents.template_fields import CONSTRUCTS, snippet_of
from acts.documents.template_shape import ShapeKind, paths_of
from acts.documents.template_syntax import WORDS
from acts.documents.template_words import Words
from acts.errors import InputError
from acts.packages import Part, open_package, write_package
from acts.services import templates
from acts.services.template_checking import check_source, check_template
from acts.services.template_context import kind_schema, kind_shape, raw_names, samples_of
from acts.services.template_dependencies import required_contents
from acts.sources.catalog import load_catalog

KINDS = [kind.code for kind in load_catalog(resources.catalog())]
ORDER = "order_implementation"
BODY = "word/document.xml"


def edited(*changes, kind=ORDER):
    package = open_package(resources.template(kind))
    text = package.get(BODY).decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return write_package(package.replace((Part(name=BODY, data=text.encode()),)))


def found_in(*changes):
    return check_source(edited(*changes), kind=ORDER, name="свой.docx")


@pytest.fixture
def workspace(tmp_path):
    """Give a workspace and a way to put a template into it."""

    def put(data, name=f"{ORDER}.docx"):
        path = tmp_path / "шаблоны" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return tmp_path, put


# --- which template ------------------------------------------------------------------------------


def test_without_own_templates_a_kind_uses_the_shipped_one(tmp_path):
    assert templates.template_of(tmp_path, ORDER) == resources.template(ORDER)
    assert templates.template_of(None, ORDER) == resources.template(ORDER)


@pytest.mark.parametrize("name", [f"{ORDER}.docx", "Приказ о внедрении.docx"])
def test_an_own_template_replaces_the_shipped_one_by_code_or_by_title(workspace, name):
    folder, put = workspace
    path = put(edited(), name)
    assert templates.template_of(folder, ORDER) == path
    uses = {one.kind.code: one for one in templates.templates_of(folder)}
    assert uses[ORDER].own
    assert uses[ORDER].path == path
    assert not any(one.own for code, one in uses.items() if code != ORDER)


def test_two_own_templates_of_one_kind_are_refused(workspace):
    folder, put = workspace
    put(edited())
    put(edited(), "Приказ о внедрении.docx")
    with pytest.raises(InputError, match="два шаблона"):
        templates.template_of(folder, ORDER)


def test_a_broken_own_template_is_refused_in_the_words_of_the_check(workspace):
    folder, put = workspace
    path = put(edited(("{{ org.place }}", "{{ org.plase }}"), ("ПРИКАЗЫВАЮ:", "{% if draft %}")))
    with pytest.raises(InputError) as caught:
        templates.template_of(folder, ORDER)
    assert caught.value.problems == check_template(path, ORDER).errors
    assert len(caught.value.problems) >= 2


def test_a_template_may_not_be_a_link_out_of_the_workspace(workspace, tmp_path_factory):
    folder, put = workspace
    outside = tmp_path_factory.mktemp("снаружи") / "a.docx"
    outside.write_bytes(edited())
    path = put(b"")
    path.unlink()
    try:
        path.symlink_to(outside)
    except OSError:
        pytest.skip("links can't be made here")
    with pytest.raises(InputError, match="за пределы рабочей папки"):
        templates.template_of(folder, ORDER)


def test_a_file_of_no_kind_is_named_and_word_s_lock_is_not(workspace):
    folder, put = workspace
    put(b"", "приказ.docx")
    put(b"", "~$order_implementation.docx")
    put(b"", "ПРОЧТИ.txt")
    (stray,) = [one for one in templates.templates_of(folder) if one.kind is None]
    assert stray.path.name == "приказ.docx"
    assert stray.problems[0].code == "template.no-kind"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("order_pairs (2).docx", "order_pairs"), ("Приказ о парах.docx", "order_pairs")],
)
def test_the_kind_of_a_file_is_seen_from_its_name(tmp_path, name, kind):
    assert templates.kind_of_file(tmp_path / name) == kind


def test_a_name_that_tells_no_kind_asks_for_it(tmp_path):
    with pytest.raises(InputError) as caught:
        templates.kind_of_file(tmp_path / "мой.docx")
    assert "--kind" in caught.value.problems[0].remedy


# --- the check -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_template_of_every_kind_passes_on_all_its_samples(kind):
    found = check_template(resources.template(kind), kind)
    assert found.errors == ()
    assert found.samples == tuple(one.name for one in samples_of(kind))
    assert found.samples


def test_what_the_schema_requires_and_no_tag_prints_is_a_warning():
    found = found_in(("не позднее {{ acquaintance.due }}", "в срок"))
    (missing,) = [one for one in found.problems if one.code == "template.missing"]
    assert "«Ознакомление – Срок ознакомления»" in missing.message
    assert "{{ acquaintance.due }}" in missing.remedy
    assert not found.errors


def test_a_person_is_printed_when_its_own_tag_is_and_not_by_the_list_of_all():
    found = found_in(("{{ material_support.accusative }}", "завхоза"))
    (missing,) = [one for one in found.problems if one.code == "template.missing"]
    assert "материально-техническое" in missing.message


def test_what_the_kind_offers_and_no_tag_prints_is_listed():
    found = found_in(("{{ org.founder }}", ""), ("{%p if org.founder %}", "{%p if number %}"))
    assert dict(found.unused) == {"org.founder": "учредитель – строка над наименованием"}
    assert not found.errors


def test_the_sample_is_tried_and_what_it_breaks_is_told():
    # Only a rendering sees this: the rows of another annex have no such field.
    found = found_in(("{{ row.event }}", "{{ row.indicator }}"))
    assert any("образец order-implementation" in one.message for one in found.errors)
    assert all("основной текст, таблица" in one.place for one in found.errors)


def test_words_under_draft_must_have_the_style_of_registration():
    found = found_in(("ПРИКАЗЫВАЮ:", "{% if draft %}проект {% endif %}ПРИКАЗЫВАЮ:"))
    (wrong,) = {one.code for one in found.errors}
    assert wrong == "template.registration-style"
    assert "основной текст, абзац 1" in found.errors[0].place


def test_a_content_control_is_a_warning_with_its_place():
    control = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Выберите</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    found = found_in(("<w:sectPr>", f"{control}<w:sectPr>"))
    assert any(one.code == "template.control" and "«Выберите»" in one.place
               for one in found.problems)  # fmt: skip
    assert not any(one.code == "template.control" for one in found.errors)


@pytest.mark.parametrize(
    "control",
    [
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ org.place }}</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>",
        "<w:p><w:r><w:t>{{ org.</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>place }}</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>",
    ],
)
def test_a_tag_in_a_content_control_is_an_error(control):
    found = found_in(("<w:sectPr>", f"{control}<w:sectPr>"))
    (wrong,) = found.errors
    assert wrong.code == "template.control"
    assert "org.place" in wrong.place


def test_the_style_is_known_by_its_name_whatever_id_a_program_gave_it():
    package = open_package(resources.template(ORDER))
    parts = [
        dc.replace(one, data=one.data.replace(b'"RegistrationMark"', b'"Style5"'))
        for one in package.parts
    ]
    source = write_package(package.replace(parts))
    assert b"Style5" in open_package(source).get(BODY)
    assert check_source(source, kind=ORDER, name="a.docx").problems == ()


# --- the sheet of tags ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_of_a_kind_has_a_meaning_and_every_meaning_a_name(kind):
    words = Words(kind, kind_schema(kind), kind_shape(kind), raw_names(kind))
    assert words.undescribed() == ()
    assert words.superfluous(kind) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_holds_every_text_of_the_kind(tmp_path, kind):
    target = tmp_path / "метки.docx"
    templates.write_sheet(kind, target)
    text = " ".join(re.findall(r"<w:t[^>]*>([^<]*)", open_package(target).get(BODY).decode()))
    shape = kind_shape(kind)
    for path, one in paths_of(shape):
        if one.kind is ShapeKind.TEXT and not path.endswith("[]"):
            assert snippet_of(path).split("{% endfor")[0].rpartition("%}")[2] in text, path
    for source, _ in CONSTRUCTS:
        assert source[0].replace("&", "&amp;")[:20] in text


def test_the_sheet_s_examples_are_what_the_sample_prints(tmp_path):
    target = tmp_path / "метки.docx"
    templates.write_sheet(ORDER, target)
    text = open_package(target).get(BODY).decode()
    assert "заместителя директора по воспитательной работе Берёзкину О.И." in text.replace(
        "\u00a0", " "
    )
    assert "с учётом чего?" in text


def test_the_sheet_is_not_written_over_another_file(tmp_path):
    target = tmp_path / "метки.docx"
    templates.write_sheet(ORDER, target)
    templates.write_sheet(ORDER, target)
    target.write_bytes(b"mine")
    with pytest.raises(InputError, match="уже есть"):
        templates.write_sheet(ORDER, target)
    assert target.read_bytes() == b"mine"


def test_every_construct_of_the_sheet_passes_the_check():
    sources = [source for source, _ in CONSTRUCTS if not source[0].startswith("{%tr")]
    assert len(sources) > 10
    # All of them in one text, each in paragraphs of its own: a mistake names its paragraph.
    paragraphs = "</w:t></w:r></w:p><w:p><w:r><w:t>".join(
        part for source in sources for part in source
    )
    text = paragraphs.replace('"', "&quot;")
    found = found_in(("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ:</w:t></w:r></w:p><w:p><w:r><w:t>{text}"))
    wrong = [one for one in found.errors if one.code != "template.registration-style"]
    assert [one for one in wrong if one.code.startswith("template.")] == []


def test_required_contents_are_found_by_changing_the_data():
    found = dict(required_contents(ORDER))
    assert found["Организация – Полное наименование"] == ("org.full_name", "organization.full_name")
    assert found["Ознакомление – Срок ознакомления"] == ("acquaintance.due",)
    assert "curator.accusative" in found["Куратор"]
    assert not any("acquaintance.people" in name for name in found["Куратор"])


# --- preview and difference ----------------------------------------------------------------------


def test_the_preview_writes_draft_and_registered_act(tmp_path):
    made = templates.preview(ORDER, None, folder=tmp_path)
    assert "[Вид документа] ПРИКАЗ" in made.text
    assert {one.name for one in tmp_path.iterdir()} == {made.draft.name, made.final.name}


def test_the_difference_marks_words_and_makes_a_table(tmp_path):
    old, new, target = tmp_path / "old.docx", tmp_path / "new.docx", tmp_path / "table.docx"
    old.write_bytes(edited())
    new.write_bytes(edited(("оставляю за собой", "никому не поручаю")))
    (found,) = templates.compare(ORDER, old, new, target=target)
    assert (
        "[-оставляю за собой.-]" in found.before.replace("[-оставляю-]", "") or "[-" in found.before
    )
    assert "{+" in found.after
    text = open_package(target).get(BODY).decode()
    assert "<w:strike/>" in text
    assert "никому" in text
    assert templates.compare(ORDER, old, old) == ()


def test_the_words_and_filters_of_the_guide_are_those_of_the_allow_list():
    said = " ".join(part for source, _ in CONSTRUCTS for part in source)
    assert all(word in said for word in (*WORDS, *FILTERS))
