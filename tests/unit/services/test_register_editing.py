"""One row changed on a page goes through the merge of files, three sides each."""

import contextlib
import dataclasses as dc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from acts.actor import Actor, Role
from acts.errors import WorkflowError
from acts.registers.tables import table_of
from acts.services.organizing import load
from acts.services.register_editing import Saving, save_row, set_use
from acts.services.registering import rows_of
from acts.store.open import open_store

DAY = "2020-07-01"
MANY = 8
MENTORS = table_of("mentors")
MENTOR = {
    "surname": "Соколов",
    "name": "Павел",
    "patronymic": "Олегович",
    "category": "employee",
    "position": "учитель физики",
    "since": "2020-09-01",
}


@pytest.fixture
def desk(shop):
    return shop.at(DAY)


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


@pytest.fixture
def save(desk, school):
    def saved(code="", revision=None, **values):
        now = desk.store.register_revision("school-1") if revision is None else revision
        return save_row(
            desk,
            school,
            MENTORS,
            MENTORS.columns,
            code=code,
            data={**MENTOR, **values},
            revision=now,
        )

    return saved


def stored(desk, school, code):
    return next(one for one in rows_of(desk, school) if one.code == code)


def test_a_new_row_gets_a_code_and_an_event_that_names_nobody(desk, school, save):
    saved = save()

    assert (saved.outcome, saved.code) == (Saving.DONE, "mentor-1")
    assert stored(desk, school, "mentor-1").value("surname") == "Соколов"
    fact = desk.store.history("register:school-1")[-1].fact
    assert fact.details.document == "mentor-1"
    assert "Соколов" not in str(fact)


def test_the_same_row_again_changes_nothing_and_has_the_same_code(desk, save):
    first = save()
    again = save(revision=0)

    assert (again.outcome, again.code) == (Saving.NOTHING, "mentor-1")
    assert desk.store.register_revision("school-1") == first.revision


def test_a_new_row_never_becomes_a_change_of_a_known_one(desk, school, save):
    save()
    known = save(position="учитель химии")

    assert (known.outcome, known.code) == (Saving.KNOWN, "mentor-1")
    assert stored(desk, school, "mentor-1").value("position") == "учитель физики"


def test_changes_of_different_fields_are_both_kept(desk, school, save):
    first = save()
    save("mentor-1", position="учитель химии")
    late = save("mentor-1", revision=first.revision, competences="олимпиады")

    assert late.outcome is Saving.DONE
    row = stored(desk, school, "mentor-1")
    assert (row.value("position"), row.value("competences")) == ("учитель химии", "олимпиады")


def test_a_field_changed_by_both_is_told_and_the_page_takes_over_the_rest(desk, school, save):
    first = save()
    save("mentor-1", position="учитель химии", competences="олимпиады")
    late = save("mentor-1", revision=first.revision, position="учитель биологии")

    assert late.outcome is Saving.MET
    met = late.met[0]
    assert (met.key, met.before, met.after, met.typed) == (
        "position",
        "учитель физики",
        "учитель химии",
        "учитель биологии",
    )
    assert late.data["position"] == "учитель биологии"
    assert late.data["competences"] == "олимпиады"
    assert late.revision == desk.store.register_revision("school-1")
    assert stored(desk, school, "mentor-1").value("position") == "учитель химии"
    assert desk.store.conflicts(organization="school-1") == ()


def test_mistakes_are_told_at_their_fields_without_saying_their_titles_twice(save):
    wrong = save(name="П.", since="2020-13-01", category="")

    assert wrong.outcome is Saving.WRONG
    told = {(one.place, one.message) for one in wrong.problems}
    assert ("/since", "это не дата") in told
    assert ("/category", "не заполнено") in told
    assert any(place == "/name" and "инициал" in message for place, message in told)


def test_a_cleared_field_that_is_needed_is_refused(desk, school, save):
    save()

    assert save("mentor-1", position="").outcome is Saving.WRONG
    assert stored(desk, school, "mentor-1").value("position") == "учитель физики"


def test_a_row_out_of_use_comes_back(desk, school, save):
    first = save()
    row = stored(desk, school, "mentor-1")
    out = set_use(desk, school, row, excluded=True, revision=first.revision)

    assert out.outcome is Saving.DONE
    assert stored(desk, school, "mentor-1").excluded
    set_use(desk, school, row, excluded=False, revision=out.revision)
    assert not stored(desk, school, "mentor-1").excluded


def test_what_is_in_the_registers_is_not_written_by_who_does_not_keep_them(shop, school):
    desk = shop.at(DAY, actor=Actor(id="look", roles=frozenset({Role.AUDITOR})))
    with pytest.raises(WorkflowError):
        save_row(desk, school, MENTORS, MENTORS.columns, code="", data=MENTOR, revision=0)


def test_all_rows_added_at_one_moment_are_stored(shop, tmp_path):
    with contextlib.closing(open_store(tmp_path / "acts.sqlite3")) as store:
        desk = dc.replace(shop.desk, store=store)
        load(desk, tmp_path / "organizations.yaml")
        desk = dc.replace(desk, actor=shop.office)
        school, revision = desk.organization("school-1"), store.register_revision("school-1")
        begun = threading.Barrier(MANY)

        def add(number):
            data = {**MENTOR, "surname": f"Соколов{'аеиоуыэюя'[number]}"}
            begun.wait(30)
            saved = save_row(
                desk, school, MENTORS, MENTORS.columns, code="", data=data, revision=revision
            )
            return saved.outcome, saved.code

        with ThreadPoolExecutor(MANY) as threads:
            done = list(threads.map(add, range(MANY)))

        assert {outcome for outcome, _ in done} == {Saving.DONE}
        mentors = {one.code for one in rows_of(desk, school) if one.table == "mentors"}
        assert mentors == {code for _, code in done} == {f"mentor-{n + 1}" for n in range(MANY)}
        assert len(store.history("register:school-1")) == MANY
