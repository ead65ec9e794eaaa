"""Drafts from the store: what is kept, what is refused, and the file that follows the number."""

import dataclasses as dc
import datetime as dt
import re
import zipfile

import pytest

from acts import resources
from acts.act import ActData
from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.journal import act_subject, snapshot
from acts.law import bases
from acts.services.act_text import render_act
from acts.services.draft_findings import act_findings
from acts.services.drafting import draft
from acts.sources.catalog import load_kind

ORDER = "order_implementation@2020@school-1"
FOLDER = "out/school-1"
DRAFT = "Приказ о внедрении 2020 проект.docx"


def findings(shop):
    desk = shop.at("2020-08-18")
    return [problem.message for problem in act_findings(desk, desk.store.act(ORDER))]


def triggers(shop):
    return [one.fact.trigger for one in shop.desk.store.history(act_subject(ORDER))]


def files(tmp_path):
    return sorted(path.name for path in (tmp_path / FOLDER).iterdir())


def test_a_draft_is_written_and_recorded(shop, tmp_path):
    made = shop.draft()

    assert (made.act.id, made.kept) == (ORDER, None)
    assert made.file == tmp_path / FOLDER / DRAFT
    assert made.act.file == f"{FOLDER}/{DRAFT}"
    assert made.act.visas == ("заместитель директора", "юрисконсульт")
    assert made.act.proves == ("4", "5")
    (event,) = shop.desk.store.history(act_subject(ORDER))
    assert (event.fact.trigger, event.fact.source, event.fact.target) == ("draft", "", "draft")
    assert (event.fact.acted_by, event.fact.recorded_by) == ("school-1:drafter", "office")
    assert event.fact.details.file_digest == made.act.text_digest


def test_the_same_draft_twice_is_the_same_file(shop):
    first = shop.draft().file.read_bytes()

    again = shop.draft()

    assert again.file.read_bytes() == first
    assert again.unchanged
    assert triggers(shop) == ["draft"]


def test_a_draft_that_comes_out_other_or_was_touched_is_recorded_anew(shop):
    shop.draft()
    other = shop.draft(on="2020-08-28")
    other.file.write_bytes(b"edited")

    beside = shop.draft(on="2020-08-28")
    again = shop.draft(on="2020-08-28")

    assert (other.unchanged, beside.unchanged, again.unchanged) == (False, False, True)
    assert (again.file, again.kept) == (beside.file, other.file)
    assert triggers(shop) == ["draft", "redraft", "redraft"]


def test_a_returned_act_whose_data_are_the_same_becomes_a_draft_again(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_return", reason="нет срока", clause="2")

    again = shop.draft("2020-08-20")

    assert not again.unchanged
    assert triggers(shop)[-1] == "redraft"


def test_who_has_no_right_is_refused_the_same_draft_too(shop):
    shop.draft()

    with pytest.raises(WorkflowError, match="у вас нет права это внести"):
        shop.draft(actor=Actor(id="stranger", roles=frozenset({Role.AUDITOR})))


@pytest.mark.parametrize("role", [Role.CI_BOT, Role.AUDITOR, Role.MUNICIPAL_OFFICER])
def test_who_has_no_part_in_it_makes_no_draft(shop, tmp_path, role):
    stranger = Actor(id="stranger", roles=frozenset({role}))

    with pytest.raises(WorkflowError, match="у вас нет права это внести"):
        shop.draft(actor=stranger)

    assert shop.desk.store.acts() == ()
    assert not (tmp_path / FOLDER / DRAFT).exists()


def test_missing_officials_are_all_named_at_once(shop, tmp_path):
    rows = shop.desk.store.register("school-1", table="officials")
    shop.desk.store.save_register("school-1", [dc.replace(one, excluded=True) for one in rows])

    with pytest.raises(InputError) as refused:
        shop.draft()

    assert [problem.message for problem in refused.value.problems] == [
        f"на 27.08.2020 не назначен никто: «{who}»"
        for who in (
            "директор",
            "куратор наставничества",
            "отвечает за материально-техническое обеспечение",
            "отвечает за сайт",
            "отвечает за персональные данные",
        )
    ]
    assert all("Лист «Должностные лица»" in one.remedy for one in refused.value.problems)
    assert not (tmp_path / "out").exists()


def test_an_acting_head_is_named_with_the_order_that_empowers_him(shop):
    made = shop.draft("2021-08-17", "2021-08-27")

    organization = made.act.data.fields["organization"]
    assert organization["director"]["post"] == "исполняющий обязанности директора"
    assert organization["acting_basis"] == "приказ управления образования от 25.06.2021 № 41-к"


def test_an_unknown_kind_is_said_plainly(shop):
    with pytest.raises(InputError, match="нет вида документа «order_pears»"):
        draft(shop.at("2020-08-17"), "order_pears", "school-1")


@pytest.mark.parametrize("period", ["../..", "2020/1", "2020@x", "20 20", "..", "-1"])
def test_a_period_never_becomes_a_path(shop, tmp_path, period):
    with pytest.raises(InputError, match="записан неверно"):
        shop.draft(period=period)

    assert shop.desk.store.acts() == ()
    assert not (tmp_path / "out").exists()


def test_a_draft_is_made_only_within_the_programme(shop):
    with pytest.raises(
        InputError, match=r"26\.12\.2024 – позже конца программы \(25\.12\.2024\)"
    ) as no:
        shop.draft("2024-12-26", "2024-12-26")

    (problem,) = no.value.problems
    assert problem.remedy == "Укажите дату акта в пределах программы: --on ДД.ММ.ГГГГ"


def test_a_foreign_school_answers_like_an_unknown_one(shop):
    with pytest.raises(InputError, match="организации «school-2» нет. .*: school-1"):
        shop.draft(school="school-2")
    with pytest.raises(InputError, match="организации «school-9» нет. .*: school-1"):
        shop.draft(school="school-9")


def test_a_file_of_additions_is_laid_over_what_the_store_knows(shop, tmp_path):
    extra = tmp_path / "extra.yaml"
    extra.write_text("planned_on: 31.08.2020\nsite: {address: school.example}\n", encoding="utf-8")

    fields = shop.draft(extra=extra).act.data.fields

    assert fields["planned_on"] == "31.08.2020"
    assert fields["site"]["address"] == "school.example"
    assert fields["site"]["responsible"]["surname"] == "Чайка"


def test_mistakes_in_the_additions_leave_nothing_behind(shop, tmp_path):
    extra = tmp_path / "extra.yaml"
    extra.write_text("planned_on: завтра\nsite: {address: ''}\n", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        shop.draft(extra=extra)

    assert {problem.file for problem in refused.value.problems} == {str(extra)}
    assert shop.desk.store.acts() == ()
    assert not (tmp_path / "out").exists()


# --- edited files ----------------------------------------------------------------------------


def test_an_untouched_draft_goes_to_review(shop):
    shop.draft()

    assert findings(shop) == []


def test_an_edited_draft_does_not_go_to_review(shop):
    made = shop.draft()
    made.file.write_bytes(made.file.read_bytes() + b"!")

    assert findings(shop) == ["файл изменён после формирования"]
    with pytest.raises(WorkflowError, match="файл изменён после формирования"):
        shop.act("2020-08-18", "submit")


def test_a_lost_draft_does_not_go_to_review(shop):
    shop.draft().file.unlink()

    with pytest.raises(WorkflowError, match="файла проекта нет.*acts draft order_implementation"):
        shop.act("2020-08-18", "submit")


def test_an_edited_file_is_kept_and_the_new_draft_stands_beside_it(shop, tmp_path):
    edited = shop.draft().file
    edited.write_bytes(b"edited by hand")

    beside = shop.draft()
    again = shop.draft()

    assert edited.read_bytes() == b"edited by hand"
    assert beside.kept == again.kept == edited
    assert beside.file == again.file
    assert files(tmp_path) == sorted([DRAFT, "Приказ о внедрении 2020 проект (2).docx"])
    assert findings(shop) == []


def test_a_template_of_the_school_is_used_and_its_later_change_asks_for_a_new_draft(shop, tmp_path):
    shipped = resources.template("order_implementation")
    own = tmp_path / "шаблоны" / "order_implementation.docx"
    own.parent.mkdir()

    def with_word(word):
        with zipfile.ZipFile(shipped) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        body = parts["word/document.xml"].decode("utf-8")
        parts["word/document.xml"] = body.replace("Назначить", word, 1).encode("utf-8")
        with zipfile.ZipFile(own, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)

    with_word("Определить")
    made = shop.draft()
    with zipfile.ZipFile(made.file) as package:
        assert "Определить" in package.read("word/document.xml").decode("utf-8")
    assert findings(shop) == []

    with_word("Поручить")

    assert findings(shop) == [
        "шаблон или закон изменились после формирования: текст выходит другим"
    ]


def test_every_edited_file_is_kept(shop, tmp_path):
    for number in range(3):
        shop.draft().file.write_bytes(b"edited by hand %d" % number)
    shop.draft()

    assert len(files(tmp_path)) == 4
    texts = {path.read_bytes() for path in (tmp_path / FOLDER).iterdir()}
    assert {b"edited by hand 0", b"edited by hand 1", b"edited by hand 2"} < texts


def test_a_foreign_file_of_that_name_is_not_overwritten(shop, tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / DRAFT).write_bytes(b"somebody's own")

    made = shop.draft()

    assert made.kept == tmp_path / FOLDER / DRAFT
    assert made.kept.read_bytes() == b"somebody's own"


def test_an_act_past_drafting_is_not_drafted_again(shop):
    shop.draft()
    shop.act("2020-08-18", "submit")
    before = (shop.desk.store.act(ORDER), shop.desk.store.events())

    with pytest.raises(WorkflowError, match="«проект подготовлен заново» невозможен"):
        shop.draft("2020-08-18", "2020-08-31")

    assert (shop.desk.store.act(ORDER), shop.desk.store.events()) == before


def test_a_returned_act_is_drafted_anew_and_keeps_whom_to_hear(shop):
    shop.draft(hear=("Педагогический совет",))
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_return", reason="нет срока", clause="п. 3")

    made = shop.draft("2020-08-20", "2020-08-31")

    assert made.act.bodies == ("Педагогический совет",)
    assert snapshot(shop.desk.store.history(act_subject(ORDER))).state == "draft"


# --- number and date -------------------------------------------------------------------------


def test_a_registered_act_has_its_file_with_number_and_date(shop, tmp_path):
    registered = shop.in_force(number="64-од")

    name = "Приказ о внедрении 2020 № 64-од.docx"
    assert registered.file == tmp_path / FOLDER / name
    assert files(tmp_path) == [name]
    assert shop.desk.store.act(ORDER).file == f"{FOLDER}/{name}"
    with zipfile.ZipFile(registered.file) as package:
        xml = package.read("word/document.xml").decode("utf-8").replace("<w:noBreakHyphen/>", "-")
        text = re.sub("<[^>]+>", "", xml)
    assert "64-од" in text
    assert "27\u00a0августа 2020\u00a0г." in text


def test_number_and_date_change_nothing_of_the_approved_text(shop):
    shop.in_force()

    act = shop.desk.store.act(ORDER)
    reviewed = [
        one.fact.details.file_digest
        for one in shop.desk.store.history(act_subject(ORDER))
        if one.fact.trigger == "review_ok"
    ]
    assert reviewed == [act.text_digest]


@pytest.fixture
def on_the_desk(shop):
    """An order approved for 27 August 2020 that waits for the head's signature."""
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="заместитель директора")
    shop.act("2020-08-20", "visa", post="юрисконсульт")
    return shop


def other_text(monkeypatch):
    """Let the template give another text than the one that was approved."""
    monkeypatch.setattr(
        "acts.services.act_text.render_act",
        lambda *given, **named: dc.replace(render_act(*given, **named), text_digest="other"),
    )


def test_a_template_changed_after_approval_stops_registration(on_the_desk, tmp_path, monkeypatch):
    on_the_desk.act("2020-08-27", "sign")
    other_text(monkeypatch)

    with pytest.raises(WorkflowError, match="шаблон или закон изменились после согл") as refused:
        on_the_desk.act("2020-08-27", "register", number="64-од")

    assert "order_implementation --period 2020-2" in refused.value.problems[0].remedy
    assert snapshot(on_the_desk.desk.store.history(act_subject(ORDER))).state == "signed"
    assert files(tmp_path) == [DRAFT]


def test_a_law_of_the_signing_day_with_another_text_stops_the_signature(on_the_desk, monkeypatch):
    asked = []

    def in_force(law, wanted, day):
        asked.append(day)
        # As if September 2020 had the references of September 2025.
        return bases(law, wanted, day.replace(year=2025) if day.month == 9 else day)

    monkeypatch.setattr("acts.services.act_text.bases", in_force)
    with pytest.raises(WorkflowError) as refused:
        on_the_desk.act("2020-09-01", "sign")

    (problem,) = refused.value.problems
    assert "согласован на 27.08.2020, а на день подписания 01.09.2020" in problem.message
    assert "(refuse)" in problem.remedy
    assert "acts draft order_implementation --period 2020 --on 01.09.2020" in problem.remedy
    assert asked == [dt.date(2020, 9, 1)]
    assert snapshot(on_the_desk.desk.store.history(act_subject(ORDER))).state == "ready_to_sign"
    on_the_desk.act("2020-08-31", "sign")
    on_the_desk.act("2020-09-01", "register", number="64-од")


def test_after_a_cancelled_act_the_next_one_has_its_own_period(on_the_desk):
    on_the_desk.act("2020-08-27", "sign")
    given = {"reason": "подписан ошибочно", "document": "служебная записка № 4"}
    on_the_desk.act("2020-08-27", "cancel", **given)

    with pytest.raises(WorkflowError, match="– «аннулирован», заново не готовится") as refused:
        on_the_desk.draft("2020-08-28", "2020-08-31")
    (problem,) = refused.value.problems
    assert problem.remedy == (
        "Подготовьте новый акт: acts draft order_implementation --period 2020-2"
    )

    on_the_desk.draft("2020-08-28", "2020-08-31", period="2020-2")
    with pytest.raises(WorkflowError, match="--period 2020-3"):
        on_the_desk.draft("2020-08-28", "2020-08-31")


def test_a_full_disk_leaves_no_number_without_a_paper(shop, monkeypatch):
    shop.draft()
    shop.act("2020-08-18", "submit")
    shop.act("2020-08-19", "review_ok")
    shop.act("2020-08-20", "visa", post="заместитель директора")
    shop.act("2020-08-20", "visa", post="юрисконсульт")
    shop.act("2020-08-27", "sign")

    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acts.services.registration.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        shop.act("2020-08-27", "register", number="64-од")

    assert snapshot(shop.desk.store.history(act_subject(ORDER))).state == "signed"
    assert shop.desk.store.book("school-1", "приказы по основной деятельности") == ()


def test_a_full_disk_leaves_no_draft_without_a_paper(shop, monkeypatch):
    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acts.services.act_files.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        shop.draft()

    assert shop.desk.store.acts() == ()
    assert shop.desk.store.events() == ()


def test_a_planned_day_in_russian_form_gives_the_same_paper(shop):
    data = shop.draft().act.data
    russian = ActData(kind=data.kind, fields={**data.fields, "planned_on": "27.08.2020"})
    kind = load_kind("order_implementation")

    template = resources.template("order_implementation")
    first, second = (render_act(kind, one, template=template) for one in (russian, data))
    assert first.docx == second.docx


def test_the_day_of_a_draft_is_the_schools_own(shop):
    made = shop.draft(dt.datetime(2020, 8, 26, 12, tzinfo=dt.UTC), "2020-08-27")

    (event,) = shop.desk.store.history(act_subject(made.act.id))
    assert event.fact.happened_on == dt.date(2020, 8, 27)


def test_a_roadmap_that_is_over_asks_for_nothing_more(shop):
    from acts.services.all_drafts import DraftStatus, DraftWish, draft_kinds

    wish = DraftWish(on=dt.date(2024, 12, 26))
    (outcome,) = draft_kinds(shop.at("2024-12-26"), ("order_implementation",), ("school-1",), wish)
    assert outcome.status is DraftStatus.NOTHING
    assert "позже конца программы" in outcome.note
