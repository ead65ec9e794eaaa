"""Starters: what a double click runs, on each system."""

import os
import subprocess
import sys

import pytest

from acts.services.starters import (
    DRAFT_STARTER,
    OVERDUE_STARTER,
    WINDOW_STARTER,
    write_starters,
)


def test_windows_gets_two_batch_files_it_can_read(tmp_path):
    written = write_starters(tmp_path, python=r"C:\Школа 100%\python.exe", system="win32")

    assert [one.name for one in written] == [
        f"{DRAFT_STARTER}.bat",
        f"{OVERDUE_STARTER}.bat",
        f"{WINDOW_STARTER}.bat",
    ]
    text = written[0].read_bytes().decode("utf-8")
    assert text.count("\r\n") == text.count("\n")
    assert not text.startswith("\ufeff")
    lines = text.split("\r\n")
    assert lines[:3] == ["@echo off", "chcp 65001 >nul", 'cd /d "%~dp0"']
    assert 'set "ACTS=C:\\Школа 100%%\\python.exe"' in lines
    (call,) = [one for one in lines if one.startswith("if exist")]
    assert '("%ACTS%" -m acts data load формы && "%ACTS%" -m acts draft --all)' in call
    assert not any(one.startswith(":") for one in lines)
    assert lines[-2] == "pause"


def test_the_window_finds_the_program_without_a_path(tmp_path):
    *_, window = write_starters(
        tmp_path, python=r"C:\acts\.venv\Scripts\python.exe", system="win32"
    )
    lines = window.read_bytes().decode("utf-8").split("\r\n")
    assert r'for %%P in ("C:\acts\.venv\Scripts\python.exe") do set "PATH=%%~dpP;%PATH%"' in lines
    assert lines[-2] == "cmd /k"


@pytest.mark.parametrize(("system", "extension"), [("darwin", ".command"), ("linux", ".sh")])
def test_other_systems_get_files_that_may_be_run(tmp_path, system, extension):
    for one in write_starters(tmp_path, system=system):
        assert one.suffix == extension
        assert os.access(one, os.X_OK)


@pytest.mark.skipif(sys.platform == "win32", reason="запускает sh")
class TestRun:
    @pytest.fixture
    def told(self, tmp_path):
        """A stand-in for the interpreter that writes down what it was asked."""
        program = tmp_path / "it's python"
        program.write_text(
            f'#!/bin/sh\necho "$(pwd): $@" >> "{tmp_path}/told"\nexit ${{CODE:-0}}\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        folder = tmp_path / "Документы школы"
        folder.mkdir()
        starters = write_starters(folder, python=str(program), system="linux")

        def run(index, code="0"):
            done = subprocess.run(
                [starters[index]],
                cwd="/",
                env=os.environ | {"CODE": code},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            told = tmp_path / "told"
            return done, told.read_text(encoding="utf-8").splitlines() if told.exists() else []

        return run

    def test_the_first_loads_the_forms_and_drafts_in_its_own_folder(self, told, tmp_path):
        done, asked = told(0)

        folder = tmp_path / "Документы школы"
        assert asked == [f"{folder}: -m acts data load формы", f"{folder}: -m acts draft --all"]
        assert done.returncode == 0

    def test_the_second_shows_what_is_overdue(self, told):
        _, asked = told(1)
        assert [one.partition(": ")[2] for one in asked] == ["-m acts status --overdue"]

    def test_nothing_is_drafted_from_forms_that_were_refused(self, told):
        done, asked = told(0, code="1")

        assert len(asked) == 1
        assert done.returncode == 1

    def test_the_window_opens_in_the_folder_with_the_program_found(self, tmp_path):
        bin_ = tmp_path / "it's bin"
        bin_.mkdir()
        (bin_ / "acts").write_text("#!/bin/sh\npwd\n", encoding="utf-8")
        (bin_ / "acts").chmod(0o755)
        *_, window = write_starters(tmp_path, python=str(bin_ / "python"), system="linux")
        done = subprocess.run(
            [window],
            input="acts\n",
            env=os.environ | {"SHELL": "/bin/sh"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stdout.splitlines()[-1] == str(tmp_path)

    def test_a_program_that_was_moved_is_told(self, tmp_path):
        starter, *_ = write_starters(tmp_path, python=str(tmp_path / "нет"), system="linux")

        done = subprocess.run(
            [starter], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 3
        assert "Программа не найдена" in done.stdout
