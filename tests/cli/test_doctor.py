"""`acts doctor`: a stranger reads what is wrong and what to do."""

import json


def test_a_workspace_is_looked_at_with_the_computer(acts):
    said = acts("doctor")

    assert said.code == 0, said.words
    assert "Python: в порядке" in said.words
    assert "Рабочая папка: в порядке – карта kamchatka-553" in said.words
    assert "Журнал: в порядке" in said.words


def test_outside_of_a_workspace_only_the_computer_is_looked_at(prints, tmp_path):
    said = prints("doctor", "-w", tmp_path)

    assert said.code == 0
    assert "Рабочая папка: внимание – здесь её нет" in said.words
    assert "acts init" in said.words


def test_a_lost_store_is_ill_and_ends_with_3(acts, folder):
    (folder / "acts.sqlite3").unlink()

    said = acts("doctor")
    assert said.code == 3
    assert "Рабочая папка: не в порядке" in said.words
    assert "Восстановите файл из копии" in said.words


def test_a_damaged_journal_is_ill(acts, folder):
    import sqlite3

    with sqlite3.connect(folder / "acts.sqlite3") as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE acts_event SET reason = 'другая' WHERE id = 3")
    connection.close()

    said = acts("doctor")
    assert said.code == 3
    assert "Журнал: не в порядке" in said.words
    assert "acts journal verify" in said.words


def test_programs_get_json(acts):
    said = acts("doctor", "--format", "json")

    findings = json.loads(said.out)
    assert {"what", "health", "detail", "remedy"} == set(findings[0])
    assert {one["health"] for one in findings} <= {"well", "limited", "ill"}
