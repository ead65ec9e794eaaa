"""Rehearsals: steps in the order of their moments, refusals as expected, checks that can fail."""

import dataclasses as dc
import datetime as dt
import zipfile

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.registers.rows import OfferedRow
from acts.services.act_duties import act_duties
from acts.services.rehearsal import check, play
from acts.sources.register_yaml import registers_yaml
from acts.sources.scenarios import Check, PaperStep, Scenario, Step

PARTNERS = "6@2020@school-1"
LIST = PaperStep(reference="Перечень", kind="partners_list", number="", dated=dt.date(2020, 9, 10))


def step(day, do, task=PARTNERS, by="office", **values):
    return Step(
        at=dt.datetime.fromisoformat(f"{day}T10:00:00+12:00"), by=by, do=do, task=task, **values
    )


def scenario(folder, *steps):
    return Scenario(
        title="Пример",
        about="",
        folder=folder,
        roadmap="",
        organizations=folder / "organizations.yaml",
        actors=(
            Actor(id="office", roles=frozenset({Role.CURATOR, Role.CLERK, Role.DRAFTER})),
            Actor(id="officer", roles=frozenset({Role.MUNICIPAL_OFFICER})),
        ),
        steps=steps,
        checks=(),
    )


@pytest.fixture
def rehearse(shop, tmp_path):
    def played(*steps):
        desk_at = lambda actor, moment: dc.replace(shop.desk, actor=actor, moment=moment)  # noqa: E731
        return list(play(scenario(tmp_path, *steps), desk_at))

    return played


def test_steps_are_played_in_the_order_of_their_moments(rehearse):
    told = [
        one.told
        for one in rehearse(
            step("2020-09-15", "confirm", by="officer"),
            step("2020-09-11", "attach", paper=LIST),
            step("2020-09-01", "start"),
        )
    ]

    assert told == [f"{PARTNERS}: in_progress", f"{PARTNERS}: submitted", f"{PARTNERS}: done"]


def test_steps_of_one_moment_keep_the_order_of_the_file(rehearse):
    told = [
        one.told
        for one in rehearse(
            step("2020-09-11", "start"),
            step("2020-09-11", "attach", paper=LIST),
            step("2020-09-11", "withdraw"),
        )
    ]

    assert [one.rpartition(" ")[2] for one in told] == ["in_progress", "submitted", "in_progress"]


def test_an_expected_refusal_is_told_and_changes_nothing(rehearse, shop):
    (only,) = rehearse(step("2020-09-01", "attach", refused="не указан документ"))

    assert [problem.message for problem in only.refusal] == ["не указан документ"]
    assert only.told == ""
    assert shop.desk.store.events() == ()


def test_a_refusal_for_another_reason_is_no_expected_one(rehearse):
    with pytest.raises(WorkflowError) as stopped:
        rehearse(
            step("2020-09-01", "start"),
            step("2020-09-02", "attach", refused="у вас нет права"),
        )

    (problem,) = stopped.value.problems
    assert problem.place == "шаг 2"
    assert problem.message == "не указан документ"


def test_a_step_that_should_have_been_refused_stops_the_rehearsal(rehearse):
    with pytest.raises(InputError, match="шаг 1 не отклонён, а ждали: «нет права»"):
        rehearse(step("2020-09-01", "start", refused="нет права"))


def test_an_unexpected_refusal_names_the_step_of_the_file(rehearse):
    with pytest.raises(InputError, match="шаг 1: исполнения «99» в плане нет"):
        rehearse(step("2020-09-05", "start", task="99"), step("2020-09-01", "start"))


def test_an_act_is_walked_like_an_occurrence(rehearse, shop, tmp_path):
    act = {"task": "", "act": "order_implementation@2020@school-1"}
    text = 'site: {address: school.example}\nannexes: {regulation: {sheets: "14"}}\n'
    (tmp_path / "extra.yaml").write_text(text, encoding="utf-8")

    told = rehearse(
        step(
            "2020-08-17",
            "draft",
            task="",
            draft="order_implementation",
            organization="school-1",
            on=dt.date(2020, 8, 27),
            data="extra.yaml",
        ),
        step("2020-08-18", "submit", **act),
        step("2020-08-19", "review_ok", **act),
        step("2020-08-20", "visa", post="заместитель директора", **act),
        step("2020-08-20", "visa", post="юрисконсульт", **act),
        step("2020-08-27", "sign", **act),
        step("2020-08-27", "register", number="64-од", **act),
    )

    assert told[0].told.startswith("order_implementation@2020@school-1: проект – ")
    assert told[-1].told.startswith("order_implementation@2020@school-1: зарегистрирован – ")
    kept = shop.desk.store.act(act["act"]).data.fields
    assert kept["site"]["address"] == "school.example"


@pytest.fixture
def in_force(rehearse, shop, tmp_path):
    """Play an order up to its number; give its part of a step and who has read it."""
    act = {"task": "", "act": "order_implementation@2020@school-1"}
    text = 'site: {address: school.example}\nannexes: {regulation: {sheets: "14"}}\n'
    (tmp_path / "extra.yaml").write_text(text, encoding="utf-8")
    issue = {"task": "", "draft": "order_implementation", "organization": "school-1"}
    rehearse(
        step("2020-08-17", "draft", on=dt.date(2020, 8, 27), data="extra.yaml", **issue),
        step("2020-08-18", "submit", **act),
        step("2020-08-19", "review_ok", **act),
        step("2020-08-20", "visa", post="заместитель директора", **act),
        step("2020-08-20", "visa", post="юрисконсульт", **act),
        step("2020-08-27", "sign", **act),
        step("2020-08-27", "register", number="64-од", **act),
    )
    return act, lambda: act_duties(shop.desk, shop.desk.store.act(act["act"]))


def test_people_are_acquainted_by_lines_then_all_who_are_left(rehearse, in_force):
    act, duties = in_force
    lines = [one.line for one in duties().readers]

    told = rehearse(
        step("2020-08-28", "acquaint", readers=("2",), **act),
        step("2020-08-31", "acquaint", on=dt.date(2020, 8, 30), **act),
    )

    assert told[0].told.endswith("ознакомлены под подпись – 1")
    assert told[1].told.endswith(f"ознакомлены под подпись – {len(lines) - 1}")
    days = {one.line: one.on for one in duties().readers}
    assert days.pop("2") == dt.date(2020, 8, 28)
    assert set(days.values()) == {dt.date(2020, 8, 30)}


def test_an_act_is_placed_on_the_site(rehearse, in_force):
    act, duties = in_force

    (only,) = rehearse(step("2020-08-31", "publish", document="раздел «Наставничество»", **act))

    assert only.told.endswith("размещён на сайте – раздел «Наставничество»")
    assert duties().publication.on == dt.date(2020, 8, 31)
    assert duties().publication.address == "раздел «Наставничество»"


def test_a_line_that_is_not_on_the_sheet_stops_the_rehearsal(rehearse, in_force):
    act, _ = in_force
    with pytest.raises(WorkflowError, match="в листе ознакомления нет строки «99»"):
        rehearse(step("2020-08-28", "acquaint", readers=("99",), **act))


def wanted(**values):
    given = {
        "as_of": dt.date(2020, 10, 1),
        "known": None,
        "organization": "school-1",
        "why": "п. 6 – 30.09.2020",
        "overdue": None,
        "states": (),
        "due": (),
        "flags": (),
    }
    return Check(**given | values)


def differences(shop, **values):
    return [one.message for one in check(shop.desk, wanted(**values), None)]


LATE = tuple(f"{item}@2020@school-1" for item in "456789")


def test_a_check_that_holds_finds_nothing(shop):
    assert (
        differences(
            shop,
            overdue=LATE,
            states=((PARTNERS, "planned"),),
            due=((PARTNERS, dt.date(2020, 9, 30)),),
            flags=((PARTNERS, ("overdue",)),),
        )
        == []
    )


def test_every_difference_is_told_with_the_clause(shop):
    (first, *others) = check(
        shop.desk,
        wanted(
            overdue=("10@2020@school-1", *LATE[1:]),
            states=((PARTNERS, "done"), ("99@2020@school-1", "done")),
            due=((PARTNERS, dt.date(2020, 10, 1)), ("99@2020@school-1", dt.date(2020, 10, 1))),
            flags=((PARTNERS, ()), ("99@2020@school-1", ("overdue",))),
        ),
        None,
    )

    assert [first.message, *(one.message for one in others)] == [
        "10@2020@school-1 не просрочено, а должно",
        "4@2020@school-1 просрочено, а не должно",
        f"{PARTNERS}: состояние planned, а должно быть done",
        "99@2020@school-1: состояние нет такого исполнения, а должно быть done",
        f"{PARTNERS}: срок 2020-09-30, а должен быть 2020-10-01",
        "99@2020@school-1: срок None, а должен быть 2020-10-01",
        f"{PARTNERS}: признаки ['overdue'], а должны быть []",
        "99@2020@school-1: нет такого исполнения",
    ]
    assert (first.place, first.remedy) == ("2020-10-01", "п. 6 – 30.09.2020")


def test_a_check_of_an_occurrence_that_is_not_there_never_holds(shop):
    assert differences(shop, flags=(("99@2020@school-1", ()),))
    assert differences(shop, overdue=(*LATE, "99@2020@school-1"))


# --- registers, edited texts, outside papers ----------------------------------------------------


def test_registers_are_loaded_from_a_file_beside_the_scenario(rehearse, shop, tmp_path):
    row = OfferedRow(
        table="partners",
        code="",
        values={"full_name": "Завод «Прибой»", "short_name": "Прибой"},
    )
    text = registers_yaml([row], organization="school-1", revision=0)
    (tmp_path / "registers.yaml").write_text(text, encoding="utf-8")

    (only,) = rehearse(step("2020-08-17", "load", task="", load="registers.yaml"))

    assert only.told.startswith("school-1: реестры – добавлено 1")
    (partner,) = shop.desk.store.register("school-1", table="partners")
    assert partner.value("short_name") == "Прибой"


def test_an_edited_text_is_taken_in(rehearse, shop, tmp_path):
    drafted = shop.draft("2020-08-17")
    with zipfile.ZipFile(drafted.file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    parts["word/document.xml"] = body.replace("Назначить", "Определить", 1).encode("utf-8")
    with zipfile.ZipFile(tmp_path / "edited.docx", "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    take = {"task": "", "act": drafted.act.id, "file": "edited.docx"}

    (only,) = rehearse(step("2020-08-18", "take", **take))

    assert "текст принят – out/school-1/" in only.told
    assert shop.desk.store.act(drafted.act.id).taken


def test_an_edited_text_with_a_mistake_is_refused(rehearse, shop, tmp_path):
    drafted = shop.draft("2020-08-17")
    (tmp_path / "edited.docx").write_bytes(b"no document")
    take = {"task": "", "act": drafted.act.id, "file": "edited.docx"}

    with pytest.raises(InputError):
        rehearse(step("2020-08-18", "take", **take))


def test_a_paper_made_outside_is_entered_with_a_note_for_its_scan(rehearse, shop):
    given = {"task": "", "record": "partners_list", "organization": "school-1", "number": "5"}

    (only,) = rehearse(step("2020-09-11", "record", on=dt.date(2020, 9, 10), **given))

    assert only.told.startswith("partners_list@2020@school-1: внесена бумага – out/school-1/")
    assert shop.desk.store.act("partners_list@2020@school-1") is not None


def test_a_draft_of_a_kind_about_partners_is_made_for_each(rehearse, shop):
    given = {"task": "", "draft": "partner_agreement", "organization": "school-1"}

    with pytest.raises(InputError, match="действующих партнёров на 17.08.2020 нет"):
        rehearse(step("2020-08-17", "draft", **given))
