"""What a form offers is compared first, then taken whole or not at all."""

import dataclasses as dc

import pytest

from acts.actor import Actor, Role
from acts.errors import ConflictError, InputError, Problem, WorkflowError
from acts.registers.rows import OfferedRow, Row, RowStatus
from acts.services.registering import (
    apply,
    compare,
    overlaid,
    recorder_role,
    registers_of,
    rows_of,
)
from acts.sources.forms import ReadForm

DAY = "2020-07-01"
MENTOR = {
    "surname": "Соколов",
    "name": "Павел",
    "patronymic": "Олегович",
    "category": "employee",
    "position": "учитель физики",
    "since": "2020-09-01",
}


def form(*rows, revision=1, organization="school-1", problems=()):
    return ReadForm(
        organization=organization, revision=revision, rows=rows, problems=problems, digest="d" * 64
    )


def mentor(code="", **values):
    excluded = values.pop("excluded", None)
    return OfferedRow(
        table="mentors",
        code=code,
        values={**MENTOR, **values},
        excluded=excluded,
        place="лист «Наставники», строка 5",
        cells={key: f"лист «Наставники», {key}" for key in MENTOR},
    )


def load(desk, *rows, **values):
    changes = compare(desk, form(*rows, **values))
    return changes, apply(desk, changes, digest="d" * 64)


def history(desk):
    return desk.store.history("register:school-1")


def test_a_new_row_gets_a_code_and_the_journal_cites_no_name(shop):
    desk = shop.at(DAY)
    changes, applied = load(desk, mentor())
    assert [(one.status, one.row.code) for one in changes.changes] == [
        (RowStatus.ADDED, "mentor-1")
    ]
    assert registers_of(desk, "school-1").mentors[0].person.surname == "Соколов"
    fact = history(desk)[-1].fact
    assert (fact.trigger, fact.source, fact.target, fact.reason) == (
        "load",
        "1",
        "2",
        "добавлено 1",
    )
    assert fact.details.file_digest == "d" * 64
    assert "Соколов" not in str(history(desk))
    assert applied.revision == 2


def test_comparing_writes_nothing(shop):
    desk = shop.at(DAY)
    compare(desk, form(mentor()))
    assert desk.store.register_revision("school-1") == 1
    assert not history(desk)


def test_the_same_form_twice_changes_nothing(shop):
    desk = shop.at(DAY)
    load(desk, mentor())
    changes, applied = load(desk, mentor())
    assert (changes.changes, applied.event, applied.revision) == ((), None, 2)
    assert len(history(desk)) == 1


def test_an_error_takes_nothing_unless_partial_is_asked(shop):
    desk = shop.at(DAY)
    changes = compare(desk, form(mentor(), mentor(surname="Белов", since="")))
    assert changes.rejected == 1
    with pytest.raises(InputError):
        apply(desk, changes)
    assert desk.store.register_revision("school-1") == 1
    applied = apply(desk, changes, partial=True)
    assert applied.summary == "добавлено 1, не принято строк 1"


def test_a_row_that_breaks_a_rule_is_left_out_with_its_cell(shop):
    desk = shop.at(DAY)
    changes = compare(desk, form(mentor(until="2020-08-01")))
    assert not changes.changes
    assert changes.rejected == 1
    told = next(one for one in changes.problems if one.code == "row.period:until")
    assert told.place == "лист «Наставники», строка 5"


def test_what_was_wrong_before_does_not_stop_another_row(shop):
    desk = shop.at(DAY)
    load(desk, mentor(category="partner", workplace="ООО «Прибой»"))
    wrong = dc.replace(
        desk.store.register("school-1", table="mentors")[0],
        values={**MENTOR, "category": "partner"},
    )
    desk.store.save_register("school-1", [wrong])
    changes = compare(desk, form(mentor(surname="Белов"), revision=3))
    assert [one.row.value("surname") for one in changes.changes] == ["Белов"]


def test_a_conflict_waits_and_is_counted(shop):
    desk = shop.at(DAY)
    load(desk, mentor())
    load(desk, mentor("mentor-1", position="учитель химии"), revision=2)
    changes, applied = load(desk, mentor("mentor-1", position="учитель биологии"), revision=2)
    assert applied.summary == "спорных 1"
    assert (applied.event.fact.source, applied.event.fact.target) == ("3", "3")
    waiting = desk.store.conflicts(organization="school-1")
    assert [(one.key, one.base, one.stored, one.offered) for one in waiting] == [
        ("position", "учитель физики", "учитель химии", "учитель биологии")
    ]
    assert changes.conflicts[0].code == "mentor-1"


def test_a_later_load_that_agrees_closes_the_conflict(shop):
    desk = shop.at(DAY)
    load(desk, mentor())
    load(desk, mentor("mentor-1", position="учитель химии"), revision=2)
    load(desk, mentor("mentor-1", position="учитель биологии"), revision=2)
    load(desk, mentor("mentor-1", position="учитель биологии"), revision=3)
    assert not desk.store.conflicts(organization="school-1")


def test_a_form_newer_than_the_store_is_refused(shop):
    with pytest.raises(InputError, match="форма новее хранилища"):
        compare(shop.at(DAY), form(mentor(), revision=9))


def test_a_comparison_that_is_out_of_date_is_refused(shop):
    desk = shop.at(DAY)
    changes = compare(desk, form(mentor()))
    load(desk, mentor(surname="Белов"))
    with pytest.raises(ConflictError):
        apply(desk, changes)


def test_a_failing_journal_leaves_no_rows(shop, monkeypatch):
    desk = shop.at(DAY)
    changes = compare(desk, form(mentor()))

    def fail(*_, **__):
        raise ConflictError("кто-то записал раньше")

    monkeypatch.setattr(desk.store, "append", fail)
    with pytest.raises(ConflictError):
        apply(desk, changes)
    assert desk.store.register_revision("school-1") == 1
    assert not desk.store.register("school-1", table="mentors")


def test_an_actor_without_the_role_changes_nothing(shop):
    lawyer = Actor(id="lawyer", roles=frozenset({Role.LEGAL_REVIEWER}))
    desk = shop.at(DAY, lawyer)
    with pytest.raises(WorkflowError, match="не ведёт реестры"):
        load(desk, mentor())
    assert desk.store.register_revision("school-1") == 1


def test_another_schools_form_answers_like_an_unknown_one(shop):
    with pytest.raises(InputError, match="«school-2» нет"):
        compare(shop.at(DAY), form(mentor(), organization="school-2"))


def test_the_district_keeps_its_own_registers_only(shop):
    officer = dc.replace(shop.desk, actor=shop.officer)
    assert recorder_role(officer, officer.organization("district")) is Role.MUNICIPAL_OFFICER
    with pytest.raises(WorkflowError):
        recorder_role(officer, officer.organization("school-1"))


def test_a_changed_official_reaches_the_organisation_of_the_plan(shop):
    desk = shop.at(DAY)
    curator = next(
        one for one in rows_of(desk, desk.organization("school-1")) if one.value("role") == "site"
    )
    offered = OfferedRow(
        table="officials", code=curator.code, values={**curator.values, "post": "методист"}
    )
    load(desk, offered)
    posts = [one.post for one in desk.organization("school-1").officials]
    assert "методист" in posts
    assert "учитель информатики" not in posts


def test_warnings_of_the_form_stop_nothing(shop):
    desk = shop.at(DAY)
    warning = Problem(message="лист лишний", severity="warning")
    changes = compare(desk, form(mentor(), problems=(warning,)))
    assert apply(desk, changes).revision == 2


def test_an_older_workspace_begins_with_its_organisation(shop):
    """Organisations that were saved before there were registers."""
    desk = shop.at(DAY)
    desk.store._now.versions.pop("school-1")
    assert not desk.store.register("school-1")
    assert registers_of(desk, "school-1").organization.short_name == "МОУ «СШ № 1»"
    load(desk, mentor(), revision=0)
    tables = {one.table for one in desk.store.register("school-1")}
    assert tables == {"organization", "officials", "mentors"}


def test_rows_laid_over_others_win():
    before = Row(organization="school-1", table="mentors", code="mentor-1", values={"name": "а"})
    after = dc.replace(before, values={"name": "б"})
    assert overlaid([before], [after]) == (after,)


def test_a_row_with_an_unreadable_cell_is_checked_with_the_rest(shop):
    desk = shop.at(DAY)
    wrong = dc.replace(
        mentor(surname="Белов 2", until="2019-01-01", partner="Нет такого", birth_date=""),
        unread=("birth_date",),
    )
    changes = compare(desk, dc.replace(form(), unread=(wrong,)))
    told = {one.code for one in changes.problems if one.severity == "error"}
    assert told == {"register.unknown-reference", "row.period:until", "row.name-digit:surname"}
    assert (changes.changes, changes.rejected) == ((), 1)


def test_who_refers_to_an_unreadable_new_row_is_told_where_it_is(shop):
    desk = shop.at(DAY)
    wrong = dc.replace(mentor(birth_date=""), unread=("birth_date",))
    consent = OfferedRow(
        table="consents",
        code="",
        values={
            "person": "Соколов Павел Олегович",
            "kind": "mentor",
            "signed_on": "2020-06-01",
        },
        place="лист «Согласия», строка 5",
    )
    changes = compare(desk, dc.replace(form(consent), unread=(wrong,)))
    (told,) = changes.problems
    assert told.code == "register.rejected-reference"
    assert "лист «Наставники», строка 5" in told.message


def test_a_row_rejected_for_a_reference_is_checked_in_the_same_round(shop):
    desk = shop.at(DAY)
    changes = compare(desk, form(mentor(partner="Нет такого", until="2019-01-01")))
    told = {one.code for one in changes.problems}
    assert told == {"register.unknown-reference", "row.period:until"}


def test_a_rule_of_a_row_that_is_not_in_the_file_names_its_sheet(shop):
    desk = shop.at(DAY)
    load(desk, mentor())
    person = {
        "surname": "Белов",
        "name": "Пётр",
        "patronymic": "Ильич",
        "category": "employee",
        "position": "учитель",
        "since": "2020-09-01",
    }
    pair = {
        "kind": "pair",
        "form": "teacher_teacher",
        "mentor": "mentor-1",
        "mentees": "mentee-1",
        "since": "2020-09-15",
        "until": "2021-05-31",
    }
    rows = [("mentees", "mentee-1", person), ("pairs", "pair-1", pair)]
    desk.store.save_register(
        "school-1",
        [
            Row(organization="school-1", table=table, code=code, values=values)
            for table, code, values in rows
        ],
    )
    changes = compare(desk, form(mentor("mentor-1", excluded=True), revision=3))
    places = [one.place for one in changes.problems if one.code == "row.excluded:mentor"]
    assert places == ["лист «Пары и группы», pair-1"]


def test_surnames_sorted_without_their_codes_are_refused_with_the_cell(shop):
    desk = shop.at(DAY)
    names = ("Чайка", "Белов", "Дюма")
    load(desk, *(mentor(surname=one, name=f"Ян{one[0].lower()}") for one in names))
    codes = [one.code for one in desk.store.register("school-1", table="mentors")]
    moved = [
        mentor(code, surname=after, name=f"Ян{before[0].lower()}")
        for code, before, after in zip(codes, names, sorted(names), strict=True)
    ]
    changes = compare(desk, form(*moved, revision=2))
    assert [one.code for one in changes.problems] == ["register.shuffled:surname"]
    assert changes.problems[0].place == "лист «Наставники», surname"
    assert not changes.changes
    with pytest.raises(InputError):
        apply(desk, changes)
