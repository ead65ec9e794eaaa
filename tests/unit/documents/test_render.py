import hashlib
import io
import os
import subprocess
import sys
import zipfile

import pytest

from acts import resources
from acts.act import Registration
from acts.errors import InputError
from acts.packages import open_package


def test_a_draft_shows_reserved_places_and_an_order_shows_date_and_number(
    printed, fields, registration
):
    draft, order = printed(fields), printed(fields, registration=registration)
    assert "ПРОЕКТ" in draft
    assert "____________ → №\u00a0______" in draft
    assert "ПРОЕКТ" not in order
    assert "__" not in order
    assert order.count("31\u00a0августа 2020\u00a0г.") == 5  # requisites, sheet, three annexes
    assert order.count("№\u00a087-од") == 5


def test_registration_leaves_the_approved_text_as_it_was(rendered, fields, registration):
    draft, order = rendered(fields), rendered(fields, registration=registration)
    assert draft.text_digest == order.text_digest
    assert draft.docx != order.docx
    assert order.findings == ()


def test_the_digest_follows_the_approved_text(rendered, fields):
    before = rendered(fields).text_digest
    fields["site"]["section"] = "Наставничество"
    assert rendered(fields).text_digest != before


def test_finds_a_template_that_changes_its_text_at_registration(
    edited, rendered, fields, registration
):
    template = edited("ПРИКАЗЫВАЮ:", "{% if draft %}ПРИКАЗЫВАЮ:{% else %}ПРИКАЗЫВАЮ: {% endif %}")
    same = rendered(fields, template=template, registration=registration)
    template = edited(
        "ПРИКАЗЫВАЮ:", "{% if draft %}ПРИКАЗЫВАЮ:{% else %}ПРИКАЗЫВАЮ ныне:{% endif %}"
    )
    other = rendered(fields, template=template, registration=registration)
    assert "template.registration-changes-text" not in {one.code for one in same.findings}
    assert "template.registration-changes-text" in {one.code for one in other.findings}


@pytest.mark.parametrize(
    "tag", ["№ {{ number }}", "№ {{ num</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ber }} от",
            "{{\u00a0registered_on\u00a0}} и {{ number }}"]
)  # fmt: skip
def test_number_and_date_are_not_of_the_approved_text_wherever_they_stand(
    edited, rendered, printed, fields, registration, tag
):
    template = edited("настоящего приказа {% if control", f"приказа {tag} {{% if control")
    draft = rendered(fields, template=template)
    done = rendered(fields, template=template, registration=registration)
    assert draft.text_digest == done.text_digest
    assert "template.registration-changes-text" not in {one.code for one in done.findings}
    line = next(
        one
        for one in printed(fields, template=template, registration=registration).split("\n")
        if "Контроль за исполнением" in one
    )
    assert "87-од" in line
    assert line.endswith("оставляю за собой.")


@pytest.mark.parametrize("text", ["«Рога & Копыта»", "5 < 6", "<ТЕСТ>", "a <!-- x", "]]>", "&amp;"])
def test_prints_markup_in_data_as_it_is(printed, fields, text):
    fields["organization"]["founder"] = f"Учредитель {text} конец"
    assert f"[Учредитель] Учредитель {text} конец\n" in printed(fields)


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\x0b", "U+000B"), ("\x00", "U+0000"), ("\ufffe", "U+FFFE"), ("\u202e", "U+202E"),
     ("\ud800", "U+D800"), ("\ue000", "U+E000"), ("\u200b", "U+200B")],
)  # fmt: skip
def test_refuses_a_character_that_cannot_be_printed_and_names_it(rendered, fields, sign, code):
    fields["curator"]["post"] = f"заместитель{sign} директора"
    with pytest.raises(InputError, match=code.replace("+", r"\+")) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == ["/curator/post"]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "}}", "{# x #}"])
def test_refuses_tags_in_data(rendered, fields, text):
    fields["purpose"] = text
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert {one.code for one in caught.value.problems} == {"data.template-tag"}


def test_line_breaks_in_data_become_spaces(printed, fields):
    fields["site"]["section"] = "Наставничество\n  и\tнаставники\n"
    assert "«Наставничество и наставники»" in printed(fields)


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ orgg.place }}", "неизвестное имя «orgg»"),
        ("{{ org.plase }}", "нет значения «plase»"),
        ("{{ org.place.x.y }}", "нет значения"),
        ("{% for x in draft %}{% endfor %}", "не вычисляется"),
    ],
)
def test_an_undefined_name_stops_the_rendering(edited, rendered, fields, tag, says):
    template = edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {tag}")
    with pytest.raises(InputError, match=says) as caught:
        rendered(fields, template=template)
    assert "основной текст, абзац" in caught.value.problems[0].place


def test_names_the_nearest_known_name(edited, rendered, fields):
    with pytest.raises(InputError) as caught:
        rendered(fields, template=edited("{{ org.place }}", "{{ org.place }}{{ curatr }}"))
    assert "«curator»" in caught.value.problems[0].remedy


def test_a_tag_of_a_footnote_is_rendered_once(with_part, rendered, fields):
    fields["purpose"] = "развития наставничества"
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>{{ purpose }}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    done = rendered(fields, template=with_part(word__footnotes=notes))
    text = open_package(done.docx).get("word/footnotes.xml").decode()
    assert text.count("развития наставничества") == 1
    assert "{{" not in text


def test_a_sentence_does_not_end_with_two_full_stops(printed, fields):
    text = printed(fields)
    assert ".." not in text
    assert "Берёзкину\u00a0О.И. На время" in text
    assert "по\u00a025\u00a0декабря 2024\u00a0г.\n" in text


def test_the_number_of_an_act_does_not_break_at_its_hyphen(rendered, printed, fields):
    xml = open_package(rendered(fields).docx).get("word/document.xml").decode()
    assert 'МР</w:t><w:noBreakHyphen/><w:t xml:space="preserve">42/02' in xml
    assert "№\u00a0МР-42/02" in printed(fields)


def test_the_order_s_own_number_and_an_address_do_not_break_either(rendered, fields, registration):
    xml = open_package(rendered(fields, registration=registration).docx).get("word/document.xml")
    firm = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    assert xml.decode().count(f">87{firm}од<") == 5
    assert f"(kedrpad{firm}school3.example)" in xml.decode()


def test_properties_name_no_machine_and_no_clock(rendered, fields, registration):
    package = open_package(rendered(fields, registration=registration).docx)
    core = package.get("docProps/core.xml").decode()
    assert "2020-08-31T00:00:00Z" in core
    assert "lastModifiedBy" not in core
    assert "<dc:creator>МБОУ «СОШ № 3 п. Кедровая Падь»</dc:creator>" in core


def test_word_opens_the_result(rendered, fields):
    import docx

    document = docx.Document(io.BytesIO(rendered(fields).docx))
    assert any(paragraph.text == "ПРИКАЗЫВАЮ:" for paragraph in document.paragraphs)


def test_every_member_of_the_result_is_stored(rendered, fields):
    with zipfile.ZipFile(io.BytesIO(rendered(fields).docx)) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_rendering_changes_no_data(rendered, fields):
    import copy

    before = copy.deepcopy(fields)
    assert rendered(fields).docx == rendered(fields).docx
    assert fields == before


@pytest.mark.parametrize(
    ("seed", "locale", "zone"),
    [
        ("0", "C", "UTC"),
        ("1", "C.UTF-8", "Asia/Kamchatka"),
        ("random", "POSIX", "America/New_York"),
    ],
)
def test_same_inputs_give_same_bytes_in_any_environment(
    tmp_path, rendered, fields, registration, seed, locale, zone
):
    sample = resources.samples() / "order-implementation" / "data.yaml"
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "LANG": locale,
        "TZ": zone,
        "PYTHONUTF8": "1",
    }
    subprocess.run(
        [sys.executable, "-m", "acts", "render", "order_implementation", "--data", str(sample),
         "-o", str(tmp_path), "--number", "87-од", "--date", "2020-08-31"],
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    (file,) = tmp_path.iterdir()
    expected = hashlib.sha256(rendered(fields, registration=registration).docx).hexdigest()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == expected


def test_a_document_that_grows_without_end_is_stopped(edited, rendered, fields):
    fields["purpose"] = "цель " * 190
    fields["annexes"]["roadmap"]["rows"] *= 20
    loops = (
        "{% for a in annexes %}{% for b in a.rows %}{% for c in a.rows %}"
        "{{ purpose }}{% endfor %}{% endfor %}{% endfor %}"
    )
    with pytest.raises(InputError, match="больше 4 МБ"):
        rendered(fields, template=edited("ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {loops}"))


def test_a_number_is_checked_like_data(rendered, fields, registration):
    with pytest.raises(InputError, match=r"U\+0007"):
        rendered(fields, registration=Registration(number="8\x07", date=registration.date))
