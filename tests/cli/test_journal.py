"""`acts journal`: the events as they were recorded, and proof that nobody changed them."""

import json
import sqlite3

import pytest


def test_events_of_one_occurrence_are_shown_in_order(acts):
    said = acts("journal", "show", "10@2020@buhta")
    assert said.code == 0
    steps = ["приложен документ", "возвращено", "приложен документ", "исполнение подтверждено"]
    at = [said.out.find(step) for step in steps]
    assert -1 not in at
    assert "раздел 4" in said.words
    assert "buhta, куратор" in said.words or "buhta, исполнитель" in said.words


def test_json_holds_facts_and_digests(acts):
    events = json.loads(acts("journal", "show", "8@2020@buhta", "--format", "json").out)
    assert [one["trigger"] for one in events] == ["attach", "confirm"]
    first = events[0]
    assert first["happened_on"] == "2020-09-28"
    assert first["recorded_at"].startswith("2021-02-14T22:00:00")
    assert len(first["digest"]) == 64
    assert first["details"]["document_kind"] == "registry_mentors_mentees"


def test_everything_is_shown_without_a_subject(acts):
    events = json.loads(acts("journal", "show", "--format", "json").out)
    assert len(events) > 90
    assert {one["subject"].partition(":")[0] for one in events} == {"act", "task"}


def test_an_actor_sees_the_events_of_the_scope(acts):
    shown = acts("journal", "show", "--format", "json", "--actor", "buhta-office").out
    assert {one["subject"].rpartition("@")[2] for one in json.loads(shown)} == {"buhta"}


def test_what_has_no_events_is_said(acts):
    said = acts("journal", "show", "5@2024@mayak")
    assert said.code == 1
    assert "в журнале нет событий «5@2024@mayak»" in said.words


def test_a_whole_journal_is_counted(acts):
    said = acts("journal", "verify")
    assert said.code == 0
    assert said.words.startswith("Журнал цел: цепочек ")


def test_exported_heads_find_a_journal_cut_short(acts, folder, tmp_path):
    heads = tmp_path / "отпечатки.json"
    heads.write_text(acts("journal", "heads").out, encoding="utf-8")
    assert acts("journal", "verify", "--heads", heads).code == 0
    kept = json.loads(heads.read_text(encoding="utf-8"))
    kept["task:99@2020@buhta"] = "0" * 64
    heads.write_text(json.dumps(kept), encoding="utf-8")
    said = acts("journal", "verify", "--heads", heads)
    assert said.code == 1
    assert "99@2020@buhta" in said.words


@pytest.mark.parametrize("text", ["", "[]", '{"a": ', "{'a': 1}", '{"a": 1, "a": 2}', "1"])
def test_a_broken_file_of_heads_is_refused(acts, tmp_path, text):
    heads = tmp_path / "отпечатки.json"
    heads.write_text(text, encoding="utf-8")
    said = acts("journal", "verify", "--heads", heads)
    assert said.code == 1, said.words
    assert "отпечатки.json" in said.words
    assert "программе" not in said.words


def test_an_event_changed_behind_the_back_is_found(acts, folder):
    with sqlite3.connect(folder / "acts.sqlite3") as store:
        names = [
            row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            store.execute(f'DROP TRIGGER "{name}"')
        changed = store.execute(
            "UPDATE acts_event SET happened_on='2020-09-01' WHERE happened_on='2020-09-28'"
        ).rowcount
        assert changed
    store.close()
    said = acts("journal", "verify")
    assert said.code == 1
    assert "8@2020@buhta" in said.words
