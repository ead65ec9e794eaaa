"""Reading the journal: what one may see of it, and that it is whole."""

import dataclasses as dc
import json

import pytest

from acts.errors import InputError, Severity
from acts.services.auditing import heads, history, verify

ORDER = "order_implementation@2020@school-1"


@pytest.fixture
def busy(shop):
    shop.draft()
    shop.task("2020-09-01", "start", "6@2020")
    shop.task("2020-09-02", "start", "6@2020@school-2", actor=dc.replace(shop.office, scope=()))
    return shop


def subjects(desk, name=""):
    return [one.fact.subject for one in history(desk, name)]


def test_the_journal_is_read_in_the_order_of_recording(busy):
    assert subjects(busy.desk) == [
        f"act:{ORDER}",
        "task:6@2020@school-1",
        "task:6@2020@school-2",
    ]


def test_an_actor_reads_only_of_his_own_schools(busy):
    desk = busy.at("2020-09-03")

    assert subjects(desk) == [f"act:{ORDER}", "task:6@2020@school-1"]
    with pytest.raises(InputError, match="нет событий «6@2020@school-2»"):
        history(desk, "6@2020@school-2")


@pytest.mark.parametrize("name", ["6@2020@school-1", "task:6@2020@school-1"])
def test_one_subject_is_read_by_its_name(busy, name):
    assert subjects(busy.desk, name) == ["task:6@2020@school-1"]


def test_a_subject_without_events_has_none_and_an_unknown_one_is_refused(busy):
    assert history(busy.desk, "5@2021@school-1") == ()
    with pytest.raises(InputError, match="в журнале нет событий «7@2050@school-1».*полностью"):
        history(busy.desk, "7@2050@school-1")


def test_a_foreign_subject_without_events_answers_like_an_unknown_one(busy):
    with pytest.raises(InputError, match="такого исполнения или акта нет"):
        history(busy.at("2020-09-03"), "5@2021@school-2")


def test_a_whole_journal_is_verified_with_its_counts(busy):
    found = verify(busy.desk, None)

    assert (found.chains, found.events, found.problems) == (3, 3, ())
    assert found.is_whole
    assert (found.acts, found.occurrences) == (1, len(busy.desk.store.occurrences()))


def test_a_plan_older_than_its_roadmap_is_told(busy):
    items = tuple(one for one in busy.desk.roadmap.items if one.number != "5")
    fewer = dc.replace(busy.desk, roadmap=dc.replace(busy.desk.roadmap, items=items))

    found = verify(fewer, None)

    gone = {str(one.id) for one in busy.desk.store.occurrences() if one.id.item == "5"}
    assert gone
    assert {one.place for one in found.problems} == {f"task:{one}" for one in gone}
    assert all("acts plan" in one.remedy for one in found.problems)
    assert not found.is_whole


def test_what_planning_keeps_for_its_events_is_no_mistake(busy):
    items = tuple(one for one in busy.desk.roadmap.items if one.number != "6")
    fewer = dc.replace(busy.desk, roadmap=dc.replace(busy.desk.roadmap, items=items))

    found = verify(fewer, None)

    kept = {one.place for one in found.problems if one.severity is Severity.WARNING}
    assert kept == {"task:6@2020@school-1", "task:6@2020@school-2"}


def test_a_cancelled_act_needs_no_file(shop):
    shop.draft()
    file = shop.desk.folder / shop.desk.store.act(ORDER).file
    file.unlink()
    assert [one.code for one in verify(shop.desk, None).problems] == ["act.file"]

    shop.act("2020-08-18", "cancel", reason="не нужен")

    assert verify(shop.desk, None).problems == ()


def test_heads_kept_elsewhere_show_a_tail_cut_off(busy, tmp_path):
    file = tmp_path / "heads.json"
    file.write_text(json.dumps(heads(busy.desk)), encoding="utf-8")
    assert verify(busy.desk, file).problems == ()

    file.write_text(
        json.dumps({**heads(busy.desk), "task:9@2020@school-1": "a" * 64}), encoding="utf-8"
    )

    assert verify(busy.desk, file).problems


@pytest.mark.parametrize("text", ["[]", '"a"', "7", '{"a": {"b": 1}}', '{"a": 5}'])
def test_a_file_that_holds_no_heads_is_refused(busy, tmp_path, text):
    file = tmp_path / "heads.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match="heads.json.*отпечат"):
        verify(busy.desk, file)


def test_an_organization_changed_past_its_registers_is_found(shop):
    desk = shop.at("2020-08-17")
    assert verify(desk, None).is_whole
    changed = dc.replace(desk.organization("school-1"), short_name="Другая школа")
    desk.store.save_organizations([changed])

    outcome = verify(desk, None)

    assert not outcome.is_whole
    assert "register.projection" in {one.code for one in outcome.problems}
