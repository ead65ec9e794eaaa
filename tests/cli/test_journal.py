"""`acts journal`: the events as they were recorded, and proof that nobody changed them."""

import hashlib
import json
import sqlite3
import zipfile

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
    assert {one["subject"].partition(":")[0] for one in events} == {"act", "register", "task"}


def test_an_actor_sees_the_events_of_the_scope(acts):
    shown = acts("journal", "show", "--format", "json", "--actor", "buhta-office").out
    owners = {one["subject"].rpartition("@")[2].rpartition(":")[2] for one in json.loads(shown)}
    assert owners == {"buhta"}


def test_an_occurrence_to_which_nothing_happened_yet_is_no_mistake(acts):
    said = acts("journal", "show", "5@2024@mayak")
    assert said.code == 0
    assert said.words == "О «5@2024@mayak» событий ещё нет."
    assert json.loads(acts("journal", "show", "5@2024@mayak", "--format", "json").out) == []


@pytest.mark.parametrize("name", ["5@2029@mayak", "99", "task:5@2029@mayak", "act:", "а б@в@г"])
def test_what_is_no_subject_is_refused(acts, name):
    said = acts("journal", "show", name)
    assert said.code == 1
    assert "такого исполнения или акта нет" in said.words


def test_ids_are_never_broken_and_the_program_is_no_organisation(acts):
    said = acts("journal", "show")
    ids = {line.split()[0] for line in said.out.splitlines()[2:] if line[:1] not in ("", " ")}
    assert "order_implementation@2020@rassvet" in ids
    registers = {"rassvet", "buhta", "mayak"}
    assert all(one.count("@") == 2 for one in ids - registers)
    assert "система" in said.out
    assert "system, " not in said.out


def test_a_whole_journal_is_counted(acts):
    said = acts("journal", "verify")
    assert said.code == 0
    assert said.words.startswith("Журнал цел: цепочек ")


def edited(folder, statement, *values):
    with sqlite3.connect(folder / "acts.sqlite3") as store:
        assert store.execute(statement, values).rowcount > 0
    store.close()


TERM = "UPDATE acts_occurrence SET {} WHERE id = '5@2021@mayak'"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("due = '2031-01-01', effective_due = '2031-01-01'", "срок в хранилище – 01.01.2031"),
        ("due = '2031-01-01'", "срок в хранилище – 01.01.2031"),
        ("raw_due = '2031-01-01'", "срок до переноса в хранилище – 01.01.2031"),
        ("rule = 'когда-нибудь'", "правило срока в хранилище – не тот"),
        ("evidence_after = NULL", "начало окна документов в хранилище – нет"),
        ("evidence_until = '2031-01-01'", "конец окна документов в хранилище – 01.01.2031"),
        ("retroactive = 1", "отметка о сроке до приказа"),
    ],
)
def test_a_term_edited_in_the_store_is_found_once(acts, folder, change, told):
    edited(folder, TERM.format(change))
    said = acts("journal", "verify")
    assert said.code == 1
    assert told in said.words
    assert said.words.count("5@2021@mayak") == 1
    assert "acts plan" in said.words
    acts("plan")
    assert acts("journal", "verify").code == 0


def test_a_duty_taken_out_of_the_store_is_found(acts, folder):
    edited(folder, "DELETE FROM acts_occurrence WHERE id = '5@2024@mayak'")
    said = acts("journal", "verify")
    assert said.code == 1
    assert "task:5@2024@mayak: дорожная карта его требует, а в хранилище его нет" in said.words


def test_a_duty_nobody_asked_for_is_found(acts, folder):
    edited(folder, "UPDATE acts_occurrence SET id = '5@2024-я@mayak', period = '2024-я' "
           "WHERE id = '5@2024@mayak'")  # fmt: skip
    said = acts("journal", "verify")
    assert said.code == 1
    assert "5@2024-я@mayak: в хранилище оно есть, а дорожная карта его не требует" in said.words


def test_a_text_edited_in_the_store_is_found(acts, folder):
    edited(folder, "UPDATE acts_act SET text_digest = ? WHERE id LIKE '%2020@rassvet'", "0" * 64)
    said = acts("journal", "verify")
    assert said.code == 1
    assert "текст акта в хранилище не тот, что записан в журнале" in said.words


def registered(folder):
    return next(iter(sorted(folder.rglob("Приказ*№*.docx"))))


def test_a_registered_act_changed_on_the_disk_is_found(acts, folder):
    file = registered(folder)
    file.write_bytes(file.read_bytes() + b" ")
    said = acts("journal", "verify")
    assert said.code == 1
    assert "зарегистрированный акт: файл изменён после формирования" in said.words
    assert file.name in said.words


def test_a_registered_act_gone_from_the_disk_is_found(acts, folder):
    registered(folder).unlink()
    said = acts("journal", "verify")
    assert said.code == 1
    assert "зарегистрированный акт: файла нет" in said.words


def test_a_registered_act_changed_together_with_its_digest_is_found(acts, folder):
    file = registered(folder)
    old = hashlib.sha256(file.read_bytes()).hexdigest()
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode("utf-8")
    assert "ПРИКАЗЫВАЮ" in text
    parts["word/document.xml"] = text.replace("ПРИКАЗЫВАЮ", "РАЗРЕШАЮ").encode("utf-8")
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    new = hashlib.sha256(file.read_bytes()).hexdigest()
    edited(folder, "UPDATE acts_act SET file_digest = ? WHERE file_digest = ?", new, old)
    said = acts("journal", "verify")
    assert said.code == 1
    assert "текст в файле не тот, что записан в журнале" in said.words


def test_a_draft_edited_by_hand_only_asks_for_a_look(acts, folder):
    with sqlite3.connect(folder / "acts.sqlite3") as store:
        (name,) = store.execute("SELECT file FROM acts_act WHERE file LIKE '%проект%'").fetchone()
    store.close()
    draft = folder / name
    draft.write_bytes(draft.read_bytes() + b" ")
    said = acts("journal", "verify")
    assert said.code == 0
    assert "Внимание." in said.words
    assert "проект акта: файл изменён после формирования" in said.words
    assert "Журнал цел" in said.words


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
