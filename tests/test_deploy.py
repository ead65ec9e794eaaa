"""The copy of a workspace, and examples for a server that name what there is."""

import contextlib
import datetime as dt
import importlib.util
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
MOMENT = dt.datetime(2026, 1, 9, 3, 15, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def backup():
    spec = importlib.util.spec_from_file_location("backup", DEPLOY / "backup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "рабочая"
    (folder / "out" / "school").mkdir(parents=True)
    (folder / "acts.toml").write_text("[workspace]\n", encoding="utf-8")
    (folder / "desk.key").write_text("secret", encoding="ascii")
    (folder / "out" / "school" / "приказ.docx").write_bytes(b"PK")
    with contextlib.closing(sqlite3.connect(folder / "acts.sqlite3")) as store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("CREATE TABLE events (id)")
        store.execute("INSERT INTO events VALUES (1)")
        store.commit()
    return folder


def ids(file):
    with contextlib.closing(sqlite3.connect(file)) as store:
        return [row[0] for row in store.execute("SELECT id FROM events")]


def test_what_is_committed_is_copied_while_somebody_writes(backup, folder, tmp_path):
    with contextlib.closing(sqlite3.connect(folder / "acts.sqlite3")) as writer:
        writer.execute("INSERT INTO events VALUES (2)")
        writer.commit()
        writer.execute("INSERT INTO events VALUES (3)")  # not committed
        made = backup.back_up(folder, tmp_path / "копии", moment=MOMENT, keep=2)

    assert made.name == "acts-20260109-031500"
    assert ids(made / "acts.sqlite3") == [1, 2]
    assert (made / "out" / "school" / "приказ.docx").read_bytes() == b"PK"
    assert (made / "acts.toml").is_file()
    assert sorted(one.name for one in made.iterdir()) == ["acts.sqlite3", "acts.toml", "out"]


def test_the_oldest_copies_go_and_no_part_is_left(backup, folder, tmp_path):
    target = tmp_path / "копии"
    for day in range(4):
        backup.back_up(folder, target, moment=MOMENT + dt.timedelta(days=day), keep=2)

    assert sorted(one.name for one in target.iterdir()) == [
        "acts-20260111-031500",
        "acts-20260112-031500",
    ]


def test_a_damaged_database_leaves_no_copy_and_keeps_the_old_ones(backup, folder, tmp_path, capsys):
    target = tmp_path / "копии"
    kept = backup.back_up(folder, target, moment=MOMENT, keep=1)
    (folder / "acts.sqlite3").write_bytes(b"x" * 5000)

    assert backup.main([str(folder), str(target), "--keep", "1"]) == 3
    assert "Копия не сделана" in capsys.readouterr().err
    assert list(target.iterdir()) == [kept]


def test_files_that_wait_for_an_hour_and_files_that_go_meanwhile_are_no_part_of_a_copy(
    backup, folder, tmp_path, monkeypatch
):
    held = folder / ".присланное" / "ключ"
    held.mkdir(parents=True)
    (held / "форма.xlsx").write_bytes(b"PK")
    (folder / "out" / "school" / "уйдёт.docx").write_bytes(b"PK")
    copy = backup.shutil.copy2

    def while_somebody_works(source, target):
        if Path(source).name == "уйдёт.docx":
            Path(source).unlink()
        return copy(source, target)

    monkeypatch.setattr(backup.shutil, "copy2", while_somebody_works)
    made = backup.back_up(folder, tmp_path / "копии", moment=MOMENT, keep=1)

    assert not (made / ".присланное").exists()
    assert [one.name for one in (made / "out" / "school").iterdir()] == ["приказ.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="ссылки POSIX")
def test_a_link_to_nothing_stops_no_copy(backup, folder, tmp_path):
    (folder / "out" / "старая.docx").symlink_to(tmp_path / "нет")

    assert backup.back_up(folder, tmp_path / "копии", moment=MOMENT, keep=1).is_dir()


def test_what_a_night_without_power_left_goes_with_the_next_copy(backup, folder, tmp_path):
    left = tmp_path / "копии" / ".acts-20260108-031500.part"
    left.mkdir(parents=True)
    (left / "acts.sqlite3").write_bytes(b"x")

    made = backup.back_up(folder, tmp_path / "копии", moment=MOMENT, keep=1)

    assert list((tmp_path / "копии").iterdir()) == [made]


def test_what_is_no_workspace_is_not_copied(backup, tmp_path, capsys):
    assert backup.main([str(tmp_path), str(tmp_path / "копии")]) == 3
    assert "не рабочая папка" in capsys.readouterr().err


def commands():
    """Every command line of `acts` that the examples and the guide tell a person to type."""
    texts = [
        file.read_text(encoding="utf-8") for file in sorted(DEPLOY.iterdir()) if file.is_file()
    ]
    texts.append((ROOT / "docs" / "ru" / "guide-municipality.md").read_text(encoding="utf-8"))
    found = re.findall(r"/usr/local/lib/acts/bin/acts ([a-z]+)((?: [^\n`]*)?)", "\n".join(texts))
    return sorted({(name, rest) for name, rest in found})


def test_every_command_of_the_examples_is_one_the_program_has():
    listed = commands()
    assert {"serve", "journal", "init"} <= {name for name, _ in listed}
    for name, rest in listed:
        done = subprocess.run(
            [sys.executable, "-m", "acts", name, "--help"], capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, name
        if name == "serve":
            for option in re.findall(r"--[a-z]+", rest):
                assert option in done.stdout, option


def test_the_examples_say_the_same_paths():
    for file in DEPLOY.glob("*.service"):
        text = file.read_text(encoding="utf-8")
        assert "User=acts" in text
        assert "/srv/acts" in text
    timers = {one.stem for one in DEPLOY.glob("*.timer")}
    assert timers <= {one.stem for one in DEPLOY.glob("*.service")}
