"""Texts edited in Word: taken in with «было/стало», refused with a place, registered as is."""

import re
import subprocess
import zipfile

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.journal import act_subject, snapshot
from acts.registers.act_record import TextOrigin
from acts.services.draft_findings import act_findings
from acts.services.pdf import find_converter
from acts.services.taking import take_text

ORDER = "order_implementation@2020@school-1"
DRAFT = "Приказ о внедрении 2020 проект.docx"
ACCEPTED = "Приказ о внедрении 2020 принятый текст.docx"
SPLIT = '<w:r><w:rPr><w:rStyle w:val="RegistrationMark"/></w:rPr><w:t>{}</w:t></w:r>'
BLANK = re.compile(r'<w:r><w:rPr><w:rStyle w:val="RegistrationMark"/></w:rPr>.*?</w:r>', re.DOTALL)


def edited(path, change, extra=None):
    """Save a document as an editor does: the body changed, parts of its own added."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    changed = change(body)
    assert changed != body or extra
    parts["word/document.xml"] = changed.encode("utf-8")
    parts |= extra or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def another_word(body):
    return body.replace("Назначить куратором", "Назначить главным куратором", 1)


def text_of(path):
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    return re.sub("<[^>]+>", "", xml.replace("<w:noBreakHyphen/>", "-"))


@pytest.fixture
def draft(shop):
    return shop.draft().file


def take(shop, path, day="2020-08-18", **values):
    return take_text(shop.at(day, values.pop("actor", None)), path, **values)


def to_the_signature(shop):
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="заместитель директора")
    shop.act("2020-08-20", "visa", post="юрисконсульт")


def stored(shop):
    return shop.desk.store.act(ORDER)


def test_an_edited_text_is_taken_in_and_the_persons_file_stays(shop, draft, tmp_path):
    before = stored(shop).text_digest
    edited(draft, another_word)
    own = draft.read_bytes()

    taken = take(shop, draft)

    (found,) = taken.differences
    assert found.after.startswith("3. Назначить{+ главным+} куратором")
    assert draft.read_bytes() == own
    assert taken.file == tmp_path / "out" / "school-1" / ACCEPTED
    act = stored(shop)
    assert (act.origin, act.taken) == (TextOrigin.TAKEN, taken.file.read_bytes())
    assert act.text_digest != before
    event = shop.desk.store.history(act_subject(ORDER))[-1]
    assert (event.fact.trigger, event.fact.source, event.fact.target) == ("take", "draft", "draft")
    assert event.fact.details.file_digest == act.text_digest
    assert act_findings(shop.at("2020-08-18"), act) == ()


def test_a_dry_run_shows_and_writes_nothing(shop, draft, tmp_path):
    edited(draft, another_word)
    before = (stored(shop), shop.desk.store.events(), sorted(draft.parent.iterdir()))

    taken = take(shop, draft, dry_run=True)

    assert (len(taken.differences), taken.file) == (1, None)
    assert (stored(shop), shop.desk.store.events(), sorted(draft.parent.iterdir())) == before


def test_a_taken_text_is_registered_with_number_and_date_and_no_other_change(shop, draft):
    edited(draft, another_word)
    accepted = text_of(take(shop, draft).file)
    to_the_signature(shop)
    shop.act("2020-08-27", "sign")

    registered = shop.act("2020-08-27", "register", number="64-од")

    text = text_of(registered.file)
    date = "27\u00a0августа 2020\u00a0г."
    blanks = accepted.count("_" * 12)
    assert blanks >= 4
    assert text.count("64-од") == blanks
    # One after the other: the longer blank holds the shorter one.
    expected = accepted.replace("_" * 12, date).replace("_" * 6, "64-од")
    assert text == expected.replace("ПРОЕКТ", "", 1)
    assert (
        stored(shop).text_digest
        == snapshot(shop.desk.store.history(act_subject(ORDER))).file_digest
    )


def test_a_blank_that_the_editor_cut_in_pieces_is_filled_once(shop, draft):
    def cut(body):
        first = BLANK.search(body.replace("ПРОЕКТ", "ПРОЕКТ", 1), body.index("ПРИКАЗ<"))
        pieces = SPLIT.format("_" * 5) + SPLIT.format("_" * 7)
        return another_word(body[: first.start()] + pieces + body[first.end() :])

    edited(draft, cut)
    take(shop, draft)
    to_the_signature(shop)
    shop.act("2020-08-27", "sign")

    text = text_of(shop.act("2020-08-27", "register", number="64-од").file)

    assert "_" not in text
    assert "ПРОЕКТ" not in text


@pytest.mark.parametrize(
    ("change", "message", "place"),
    [
        (
            lambda body: body.replace("<w:r>", '<w:ins w:id="1" w:author="Имя"><w:r>', 1).replace(
                "</w:r>", "</w:r></w:ins>", 1
            ),
            "исправление не принято и не отклонено",
            "абзац 1",
        ),
        (
            lambda body: body.replace(
                '<w:t xml:space="preserve">ПРИКАЗЫВАЮ',
                '<w:commentReference w:id="0"/><w:t xml:space="preserve">ПРИКАЗЫВАЮ',
                1,
            ),
            "осталось примечание",
            "абзац 9",
        ),
        (
            lambda body: body.replace("Назначить куратором", "Назначить {{ кого }} ___", 1),
            "осталась метка шаблона",
            "абзац 15",
        ),
        (
            lambda body: body.replace("_" * 12, "_" * 11, 1),
            "место для даты или номера повреждено: регистрация его не заполнит",
            "абзац 5",
        ),
        (
            lambda body: re.sub("_{12}", "27 августа 2020 г.", body),
            "в тексте не осталось места для даты: их вписывает регистрация",
            "",
        ),
    ],
)
def test_what_can_not_be_approved_is_named_with_its_place(shop, draft, change, message, place):
    edited(draft, change)

    taken = take(shop, draft)

    assert not taken.is_sound
    assert taken.file is None
    found = {(one.message, one.place) for one in taken.problems}
    assert any(text.startswith(message) and where == place for text, where in found), found
    assert stored(shop).origin is TextOrigin.TEMPLATE
    assert not (draft.parent / ACCEPTED).exists()


def test_a_lost_mark_of_an_annex_only_asks_for_a_look(shop, draft):
    place = "Приложение №\u00a01"

    def lost(body):
        start = body.index(place)
        blank = BLANK.search(body, start)
        number = BLANK.search(body, blank.end())
        filled = body[: blank.start()] + SPLIT.format("—") + body[blank.end() : number.start()]
        return filled + body[number.start() :]

    taken = take(shop, edited(draft, lost), dry_run=True)

    warnings = [one.code for one in taken.problems if one.severity == "warning"]
    assert "take.fewer-places" in warnings


def test_authors_and_marks_of_saved_versions_are_dropped(shop, draft):
    core = b'<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/'
    core += b'package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    core += "<dc:creator>Тайный Автор</dc:creator></cp:coreProperties>".encode()
    edited(
        draft,
        lambda body: another_word(body).replace("<w:p>", '<w:p w:rsidR="00AB12CD">', 3),
        {"docProps/core.xml": core, "word/people.xml": "<a>Тайный Автор</a>".encode()},
    )

    taken = take(shop, draft)

    with zipfile.ZipFile(taken.file) as package:
        content = b"".join(package.read(name) for name in package.namelist())
        assert "word/people.xml" not in package.namelist()
    assert "Тайный".encode() not in content
    assert b"00AB12CD" not in content


def test_a_taken_text_is_not_dropped_by_the_next_draft(shop, draft):
    take(shop, edited(draft, another_word))
    before = stored(shop)

    with pytest.raises(WorkflowError, match=r"принят текст.*--period 2020 --anew"):
        shop.draft("2020-08-19")
    assert stored(shop) == before

    made = shop.draft("2020-08-19", anew=True)

    assert (made.act.origin, made.act.taken) == (TextOrigin.TEMPLATE, b"")
    assert made.kept == draft  # the person's file is still there


def test_a_text_is_taken_again_and_over_the_accepted_one(shop, draft):
    take(shop, edited(draft, another_word))
    again = take(shop, edited(draft, lambda body: body.replace("главным", "старшим", 1)))

    assert again.file.name == ACCEPTED
    assert again.differences[0].before.count("[-главным-]") == 1


def test_the_accepted_file_may_be_edited_on(shop, draft):
    accepted = take(shop, edited(draft, another_word)).file
    edited(accepted, lambda body: body.replace("главным", "старшим", 1))

    again = take(shop, accepted)

    assert again.act.id == ORDER
    assert "{+старшим+}" in again.differences[0].after
    assert again.file != accepted


def test_a_file_is_known_by_the_act_named_when_it_lies_elsewhere(shop, draft, tmp_path):
    elsewhere = tmp_path / "из почты.docx"
    elsewhere.write_bytes(edited(draft, another_word).read_bytes())

    with pytest.raises(InputError, match=f"текст какого акта.*--act КОД. Проекты: {ORDER}"):
        take(shop, elsewhere)

    assert take(shop, elsewhere, act_name=ORDER).act.id == ORDER


def test_a_file_nobody_edited_is_not_taken(shop, draft):
    with pytest.raises(InputError, match="файл не правили"):
        take(shop, draft)


def test_only_a_draft_or_a_returned_act_takes_a_text(shop, draft):
    edited(draft, another_word)
    take(shop, draft)
    shop.act("2020-08-18", "submit")

    with pytest.raises(
        WorkflowError, match="сейчас не правят: «Приказ о внедрении .* – «на правовой проверке»"
    ):
        take(shop, draft)

    shop.act("2020-08-19", "review_return", reason="нет срока", clause="п. 3")
    edited(draft, lambda body: body.replace("главным", "старшим", 1))
    assert take(shop, draft, "2020-08-20").act.text_digest != ""
    assert snapshot(shop.desk.store.history(act_subject(ORDER))).state == "draft"


def test_who_has_no_part_in_it_takes_nothing(shop, draft, tmp_path):
    edited(draft, another_word)
    stranger = Actor(id="stranger", roles=frozenset({Role.AUDITOR}))

    with pytest.raises(WorkflowError, match="у вас нет права"):
        take(shop, draft, actor=stranger)

    assert not (draft.parent / ACCEPTED).exists()
    assert stored(shop).taken == b""


def test_a_file_that_is_no_document_is_refused(shop, draft):
    draft.write_bytes(b"not a document")

    with pytest.raises(InputError):
        take(shop, draft)


def test_a_law_that_changed_by_the_signature_asks_the_author_to_look(shop, draft, monkeypatch):
    take(shop, edited(draft, another_word))
    to_the_signature(shop)
    monkeypatch.setattr("acts.services.registration.same_law", lambda act, day: False)

    with pytest.raises(WorkflowError, match="изменились закон или шаблон"):
        shop.act("2020-08-27", "sign")


@pytest.mark.skipif(find_converter() is None, reason="нужен LibreOffice")
def test_a_draft_saved_by_another_editor_is_the_same_text_and_is_registered(shop, draft, tmp_path):
    saved = tmp_path / "saved"
    subprocess.run(
        [
            find_converter().program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless", "--convert-to", "docx:Office Open XML Text",
            "--outdir", saved, draft,
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    taken = take(shop, saved / draft.name, act_name=ORDER)

    assert (taken.differences, taken.problems) == ((), ())
    to_the_signature(shop)
    shop.act("2020-08-27", "sign")
    text = text_of(shop.act("2020-08-27", "register", number="64-од").file)
    assert "_" not in text
    assert text.count("64-од") >= 4
