"""Planning and loading: the plan of what is in the store, twice the same, whole or not at all."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.journal import snapshot, task_subject
from acts.report import Flag
from acts.services.auditing import verify
from acts.services.organizing import load
from acts.services.planning import plan
from acts.services.reporting import status


def test_loading_organizations_lays_out_their_plan(shop):
    assert len(shop.loaded.planned.occurrences) == 2 * 46
    assert {one.id for one in shop.desk.store.organizations()} == {
        "district",
        "school-1",
        "school-2",
    }
    assert len(shop.loaded.saved.added) == 3


def test_planning_twice_changes_nothing(shop):
    before = shop.desk.store.occurrences()

    again = plan(shop.desk)

    assert shop.desk.store.occurrences() == before
    assert not again.saved.added
    assert not again.saved.changed


def test_loading_the_same_file_twice_changes_nothing(shop, tmp_path):
    again = load(shop.desk, tmp_path / "organizations.yaml")

    assert not again.saved.added
    assert not again.saved.changed
    assert not again.planned.saved.changed


def later_september(roadmap):
    """The same roadmap with another reading of item 8."""
    items = []
    for item in roadmap.items:
        if item.number == "8":
            first, yearly = item.deadline.readings
            moved = dc.replace(first.reading, end=dt.date(2020, 9, 25))
            readings = (dc.replace(first, reading=moved), yearly)
            item = dc.replace(item, deadline=dc.replace(item.deadline, readings=readings))
        items.append(item)
    return dc.replace(roadmap, items=tuple(items))


def test_a_corrected_reading_changes_dates_and_orphans_nothing(shop):
    shop.task("2020-09-18", "start", "8@2020")
    corrected = dc.replace(shop.desk, roadmap=later_september(shop.desk.roadmap))

    dry = plan(corrected, dry_run=True)
    assert shop.desk.store.occurrence("8@2020@school-1").due == dt.date(2020, 9, 30)
    done = plan(corrected)

    assert dry.saved == done.saved
    assert "8@2020@school-1" in done.saved.changed
    assert not done.saved.added
    assert not done.saved.removed
    assert shop.desk.store.occurrence("8@2020@school-1").due == dt.date(2020, 9, 25)
    assert len(shop.desk.store.history("task:8@2020@school-1")) == 1


@pytest.mark.parametrize("confirmed", [False, True])
def test_what_is_handed_in_or_closed_keeps_the_date_it_had(shop, make_paper, confirmed):
    paper = make_paper("2020-09-28", "registry_mentors_mentees")
    shop.task("2020-09-28", "attach", "8@2020", paper=paper)
    if confirmed:
        shop.task("2020-09-29", "confirm", "8@2020@school-1", actor=shop.officer)
    before = shop.desk.store.occurrence("8@2020@school-1")
    corrected = dc.replace(shop.desk, roadmap=later_september(shop.desk.roadmap))

    dry = plan(corrected, dry_run=True)
    done = plan(corrected)

    assert dry == done
    assert {one.id: (one.before, one.now, one.held) for one in done.moved} == {
        "8@2020@school-1": (dt.date(2020, 9, 30), dt.date(2020, 9, 25), True),
        "8@2020@school-2": (dt.date(2020, 9, 30), dt.date(2020, 9, 25), False),
    }
    now = snapshot(shop.desk.store.history(task_subject("8@2020@school-1")))
    assert now.due == dt.date(2020, 9, 30)
    assert now.due_basis == f"сохранён срок, по которому сдано: {before.rule}"
    assert plan(corrected).moved == ()
    shop.desk = corrected
    assert verify(corrected, None).is_whole
    rows = status(shop.at("2020-12-31", shop.all_seeing), organization="school-1", item="8").rows
    late = {Flag.DONE_LATE, Flag.SUBMITTED_LATE}
    (row,) = [one for one in rows if one.period == "2020"]
    assert (row.due, not late & set(row.flags)) == (dt.date(2020, 9, 30), True)
    # A paper that is sent back proves nothing: the duty is asked for by the rules of today.
    if not confirmed:
        shop.task("2020-09-29", "withdraw", "8@2020@school-1")
        (let_go,) = plan(corrected).moved
        assert (let_go.id, let_go.held) == ("8@2020@school-1", False)
        assert snapshot(shop.desk.store.history(task_subject("8@2020@school-1"))).due is None
        assert plan(corrected).moved == ()


def test_a_date_the_municipality_gave_is_not_the_plan_s_to_move(shop):
    shop.task(
        "2020-09-20",
        "postpone",
        "8@2020@school-1",
        actor=shop.officer,
        new_due=dt.date(2020, 12, 1),
        basis="письмо № 3",
        reason="карантин",
    )
    corrected = dc.replace(shop.desk, roadmap=later_september(shop.desk.roadmap))

    assert {one.id for one in plan(corrected).moved} == {"8@2020@school-2"}


def test_an_actor_plans_only_for_his_own_schools(shop):
    corrected = dc.replace(shop.desk, roadmap=later_september(shop.desk.roadmap), actor=shop.office)

    planned = plan(corrected)

    assert {one.id.organization for one in planned.occurrences} == {"school-1"}
    assert shop.desk.store.occurrence("8@2020@school-1").due == dt.date(2020, 9, 25)
    assert shop.desk.store.occurrence("8@2020@school-2").due == dt.date(2020, 9, 30)


def test_a_file_with_one_wrong_row_changes_nothing(shop, tmp_path):
    file = tmp_path / "more.yaml"
    text = (tmp_path / "organizations.yaml").read_text(encoding="utf-8")
    file.write_text(
        text.replace("id: school-2", "id: school-3").replace(
            "person: Корж Илья Романович", "person: Корж", 1
        ),
        encoding="utf-8",
    )
    before = (shop.desk.store.organizations(), shop.desk.store.occurrences())

    with pytest.raises(InputError):
        load(shop.desk, file)

    assert (shop.desk.store.organizations(), shop.desk.store.occurrences()) == before


def test_organizations_whose_plan_could_not_be_written_are_not_kept(shop, tmp_path, monkeypatch):
    file = tmp_path / "more.yaml"
    text = (tmp_path / "organizations.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("id: school-2", "id: school-3"), encoding="utf-8")
    before = shop.desk.store.organizations()

    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acts.services.organizing.plan", full)
    with pytest.raises(OSError, match="No space"):
        load(shop.desk, file)

    assert shop.desk.store.organizations() == before
