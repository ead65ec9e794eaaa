"""Erased data are gone from every version, and no older file brings them back."""

import dataclasses as dc

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError, WorkflowError
from acts.registers.people_tables import MENTORS
from acts.registers.rows import OfferedRow, Row
from acts.services.exchange import check_registers, load_file
from acts.services.exchange_erased import erased_at, personal_keys, without_erased
from acts.services.exchange_erasure import erase
from acts.services.exchange_forms import rows_to_show, write_form
from acts.services.registering import compare, rows_of
from acts.services.wordings import write_check
from acts.sources.forms import ReadForm, read_form

PERSON = {
    "surname": "Соколова",
    "name": "Ирина",
    "patronymic": "Мироновна",
    "category": "pupil",
    "position": "8 А класс",
    "birth_date": "2007-02-01",
    "contact": "89001234567",
    "conviction_paper": "справка от 07.09.2020 № 41-с",
    "since": "2020-09-01",
}


def save(desk, table, code, **values):
    row = Row(organization="school-1", table=table, code=code, values={**PERSON, **values})
    desk.store.save_register("school-1", [row])


@pytest.fixture
def desk(shop):
    desk = shop.at("2020-07-01")
    save(desk, "mentors", "mentor-1")
    save(desk, "mentors", "mentor-1", contact="")
    return desk


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


def personal(desk):
    return str(
        [
            desk.store.register("school-1", revision=number)
            for number in range(desk.store.register_revision("school-1") + 1)
        ]
    )


def test_every_version_of_the_row_is_erased_and_the_code_stays(desk, school):
    done = erase(desk, school, "mentor-1")
    assert done.versions == 2
    row = next(one for one in rows_of(desk, school) if one.code == "mentor-1")
    assert row.excluded
    assert row.value("position") == "8 А класс"
    everything = personal(desk)
    for key in ("surname", "name", "patronymic", "birth_date", "contact", "conviction_paper"):
        assert PERSON[key] not in everything


def test_the_journal_cites_the_code_and_a_revision_of_its_own(desk, school):
    erase(desk, school, "mentor-1")
    fact = desk.store.history("register:school-1")[-1].fact
    assert (fact.trigger, fact.source, fact.target) == ("erase", "3", "4")
    assert fact.details.document == "mentor-1"
    assert "Соколов" not in str(fact)
    assert "41-с" not in str(desk.store.history("register:school-1"))
    assert not desk.store.verify()


def test_what_an_earlier_erasure_left_is_erased_by_another_one(desk, school, monkeypatch):
    """A store may be older than the mark of a column: what it left then goes when asked again."""
    with monkeypatch.context() as patch:
        fewer = tuple(one for one in personal_keys(MENTORS) if one != "conviction_paper")
        patch.setattr("acts.services.exchange_erasure.personal_keys", lambda _: fewer)
        erase(desk, school, "mentor-1")
    assert "41-с" in personal(desk)

    erase(desk, school, "mentor-1")

    assert "41-с" not in personal(desk)
    assert not desk.store.verify()
    with pytest.raises(InputError, match="уже стёрты"):
        erase(desk, school, "mentor-1")


def test_an_older_file_does_not_bring_the_data_back(desk, school):
    offered = OfferedRow(
        table="mentors", code="mentor-1", values={**PERSON, "position": "9 А класс"}, excluded=False
    )
    form = ReadForm(
        organization="school-1", revision=3, rows=(offered,), problems=(), digest="d" * 64
    )
    erase(desk, school, "mentor-1")
    found = compare(desk, form, file="старая.xlsx")
    assert [(one.code, one.file) for one in found.problems if one.code == "data.erased"] == [
        ("data.erased", "старая.xlsx")
    ]
    kept, told = without_erased(form, erased_at(desk, school), file="")
    assert "surname" not in kept.rows[0].values
    assert "Соколов" not in str(told)
    assert "Соколов" not in str(found)


def test_a_form_of_a_later_revision_may_fill_in_the_row_again(desk, school):
    erase(desk, school, "mentor-1")
    offered = OfferedRow(table="mentors", code="mentor-1", values=PERSON)
    form = ReadForm(
        organization="school-1", revision=4, rows=(offered,), problems=(), digest="d" * 64
    )
    assert without_erased(form, erased_at(desk, school), file="") == (form, ())


def test_the_form_is_written_anew_without_the_person(desk, school):
    path = write_form(desk, school).path
    done = erase(desk, school, "mentor-1")
    assert done.form is None
    assert not [one for one in read_form(path).rows if one.table == "mentors"]
    assert not done.forms
    assert not [one for one in rows_to_show(desk, school)[0] if one.code == "mentor-1"]
    assert load_file(desk, path).applied.event is None


def test_kept_forms_are_listed_for_a_person_to_delete(desk, school):
    path = write_form(desk, school).path
    (path.parent / "прежние").mkdir()
    kept = path.parent / "прежние" / "Данные.xlsx"
    kept.write_bytes(path.read_bytes())
    assert erase(desk, school, "mentor-1").forms == (kept,)


def test_an_official_in_office_is_not_erased(desk, school):
    with pytest.raises(InputError, match="ещё работает"):
        erase(desk, school, "official-3")
    assert desk.store.register_revision("school-1") == 3


def test_a_former_official_is_erased(desk, school):
    later = dc.replace(desk, moment=desk.moment.replace(year=2022))
    erase(later, school, "official-1")
    assert "Лугова" not in personal(later)
    assert "Лугова" not in str(later.organization("school-1"))


def test_who_is_needed_by_a_pair_is_not_erased(desk, school):
    save(desk, "mentees", "mentee-1", surname="Белова", birth_date="2008-01-01")
    pair = {"kind": "pair", "form": "pupil_pupil", "mentor": "mentor-1", "mentees": "mentee-1"}
    row = Row(
        organization="school-1",
        table="pairs",
        code="pair-1",
        values={**pair, "since": "2020-09-01", "until": "2021-05-28"},
    )
    desk.store.save_register("school-1", [row])
    with pytest.raises(InputError, match="mentor-1 ещё нужна строке pair-1"):
        erase(desk, school, "mentor-1")
    ended = dc.replace(row, values={**row.values, "ended": "2021-05-28"})
    desk.store.save_register("school-1", [ended])
    erase(desk, school, "mentor-1")
    assert PERSON["birth_date"] not in personal(desk)


def test_a_row_without_personal_data_is_refused(desk, school):
    with pytest.raises(InputError, match="персональных данных нет"):
        erase(desk, school, _own(desk, school))


def _own(desk, school):
    return next(one.code for one in rows_of(desk, school) if one.table == "organization")


def test_an_unknown_code_is_refused_with_the_nearest(desk, school):
    with pytest.raises(InputError, match="Возможно, это mentor-1"):
        erase(desk, school, "mentor1")


def test_what_is_erased_is_not_erased_again(desk, school):
    erase(desk, school, "mentor-1")
    with pytest.raises(InputError):
        erase(desk, school, "mentor-1")
    assert desk.store.register_revision("school-1") == 4


def test_only_who_keeps_the_registers_erases(desk, school):
    lawyer = Actor(id="lawyer", roles=frozenset({Role.LEGAL_REVIEWER}))
    with pytest.raises(WorkflowError):
        erase(dc.replace(desk, actor=lawyer), school, "mentor-1")
    assert PERSON["surname"] in personal(desk)


def test_a_registered_act_keeps_its_snapshot_and_is_named(shop):
    shop.in_force()
    later = shop.at("2022-01-10")
    before = later.store.act("order_implementation@2020@school-1")
    assert "Лугова" in str(before.data)
    done = erase(later, later.organization("school-1"), "official-1")
    assert done.registered == (before.id,)
    assert not done.drafts
    assert later.store.act(before.id) == before


def test_a_draft_that_names_the_person_is_to_be_made_anew(shop):
    shop.draft()
    later = shop.at("2022-01-10")
    done = erase(later, later.organization("school-1"), "official-1")
    assert done.drafts == ("order_implementation@2020@school-1",)


def test_a_check_says_nothing_of_what_was_with_an_erased_person(desk, school):
    consent = {"person": "mentor-1", "kind": "mentor", "signed_on": "2020-06-01"}
    pair = {
        "kind": "pair",
        "form": "pupil_pupil",
        "mentor": "mentor-1",
        "mentees": "mentee-1",
        "since": "2019-09-15",
        "until": "2020-05-31",
        "ended": "2020-05-31",
    }
    meeting = {"pair": "pair-1", "date": "2019-09-18", "kind": "trial"}
    save(desk, "mentees", "mentee-1", surname="Белова", birth_date="2001-02-01")
    for table, code, values in (
        ("consents", "consent-1", consent),
        ("pairs", "pair-1", pair),
        ("meetings", "meeting-1", meeting),
    ):
        row = Row(organization="school-1", table=table, code=code, values=values)
        desk.store.save_register("school-1", [row])
    on = desk.today(school)
    excluded = dc.replace(rows_by_code(desk, school)["mentor-1"], excluded=True)
    desk.store.save_register("school-1", [excluded])
    assert [one.code for one in check_registers(desk, school, on=on)] == [
        "row.excluded:person",
        "row.excluded:mentor",
    ]
    erase(desk, school, "mentor-1")
    assert check_registers(desk, school, on=on) == ()


def rows_by_code(desk, school):
    return {one.code: one for one in rows_of(desk, school)}


KEY = {"kind": "person", "nominative": "Соколова Ирина Мироновна", "gender": "f"}


def write_down(desk, code="word-1", **values):
    row = Row(
        organization="school-1",
        table="overrides",
        code=code,
        values={**KEY, "dative": "Соколовой Ирине Мироновне", **values},
    )
    desk.store.save_register("school-1", [row])


def test_the_forms_of_the_name_go_with_the_person_in_every_version(desk, school):
    write_down(desk)
    write_down(desk, genitive="Соколовой Ирины Мироновны", approved="да")
    done = erase(desk, school, "mentor-1")
    assert done.words == ("word-1",)
    assert "Соколов" not in personal(desk)
    assert not [one for one in rows_to_show(desk, school)[0] if one.table == "overrides"]
    told = [one.fact.details.document for one in desk.store.history("register:school-1")]
    assert told[-2:] == ["mentor-1", "word-1"]
    assert not desk.store.verify()


def test_the_forms_of_a_name_the_row_had_before_go_too(desk, school):
    write_down(desk)
    save(desk, "mentors", "mentor-1", surname="Белова")
    assert erase(desk, school, "mentor-1").words == ("word-1",)
    assert "Соколов" not in personal(desk)


def test_the_forms_stay_while_another_row_bears_the_name(desk, school):
    write_down(desk)
    save(desk, "mentees", "mentee-1")
    assert erase(desk, school, "mentor-1").words == ()
    assert "Соколовой Ирине Мироновне" in personal(desk)
    assert erase(desk, school, "mentee-1").words == ("word-1",)
    assert "Соколов" not in personal(desk)


def test_forms_of_other_words_stay(desk, school):
    write_down(desk, nominative="Соколова Инна Мироновна")
    write_down(desk, "word-2", kind="title", gender="")
    assert erase(desk, school, "mentor-1").words == ()


def test_an_older_file_does_not_bring_the_forms_back(desk, school):
    write_down(desk)
    revision = desk.store.register_revision("school-1")
    offered = OfferedRow(
        table="overrides", code="word-1", values={**KEY, "dative": "Соколовой"}, excluded=False
    )
    form = ReadForm(
        organization="school-1", revision=revision, rows=(offered,), problems=(), digest="d" * 64
    )
    erase(desk, school, "mentor-1")
    found = compare(desk, form, file="старая.xlsx")
    assert [one.code for one in found.problems] == ["data.erased"]
    assert not found.changes


def test_the_check_sheet_is_written_anew_or_listed(desk, school):
    path = write_check(desk, school).path
    assert erase(desk, school, "mentor-1").forms == ()
    names = [one.values["nominative"] for one in read_form(path).rows]
    assert names
    assert KEY["nominative"] not in names


def test_a_check_sheet_that_cannot_be_written_anew_is_listed(desk, school):
    path = write_check(desk, school).path
    path.with_name(f"~${path.name}").write_bytes(b"")
    assert erase(desk, school, "mentor-1").forms == (path,)
