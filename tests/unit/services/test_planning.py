"""Planning and loading: the plan of what is in the store, twice the same, whole or not at all."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.services.organizing import load
from acts.services.planning import plan


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


def test_a_corrected_reading_changes_dates_and_orphans_nothing(shop, make_paper):
    shop.task(
        "2020-09-18", "attach", "8@2020", paper=make_paper("2020-09-17", "registry_mentors_mentees")
    )
    corrected = dc.replace(shop.desk, roadmap=later_september(shop.desk.roadmap))

    dry = plan(corrected, dry_run=True)
    assert shop.desk.store.occurrence("8@2020@school-1").due == dt.date(2020, 9, 30)
    done = plan(corrected)

    assert dry.saved.changed == done.saved.changed
    assert "8@2020@school-1" in done.saved.changed
    assert not done.saved.added
    assert not done.saved.removed
    assert shop.desk.store.occurrence("8@2020@school-1").due == dt.date(2020, 9, 25)
    assert len(shop.desk.store.history("task:8@2020@school-1")) == 1


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
