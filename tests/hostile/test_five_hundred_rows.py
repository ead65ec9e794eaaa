# ruff: noqa: E501 – tables of inputs read better in long lines
"""Five hundred rows of a real form load within three seconds, and dangerous files within limits."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from conftest import KIND, NOW, SAMPLE
from hostile_documents import DOCUMENTS, TAGS
from hostile_form import form, mentor
from hostile_packages import PACKAGES
from hostile_watch import ROOT, assert_lawful_answer, say
from hostile_workbooks import WORKBOOKS

from acts.documents.form_writing import form_bytes
from acts.packages import write_package
from acts.sources.forms import read_form

THREAT = "limits"
ROWS = 500


def five_hundred(tmp_path):
    """Give the form as the program writes it, with five hundred mentors."""
    raw = tmp_path / "сырая.xlsx"
    raw.write_bytes(write_package(form([mentor(surname=f"Ким{'абвгдежзик'[n % 10]}", patronymic="",
                                               birth_date=f"{n % 28 + 1:02}.{n // 28 % 12 + 1:02}.{1970 + n // 336}")
                                        for n in range(ROWS)])))  # fmt: skip
    read = read_form(raw)
    assert len(read.rows) == ROWS
    import datetime as dt

    data = form_bytes(read.rows, organization="mayak", title="МБОУ «СОШ»", revision=0,
                      exported_on=dt.date(2021, 9, 3))  # fmt: skip
    file = tmp_path / "форма.xlsx"
    file.write_bytes(data)
    return file


def test_five_hundred_rows_load_in_three_seconds(workspace, tmp_path):
    copy = tmp_path / "папка"
    shutil.copytree(workspace, copy)
    file = five_hundred(tmp_path)
    start = time.process_time()
    said = say(["data", "load", file, "-w", copy], allowed=[tmp_path])
    took = time.process_time() - start
    assert said.code in (0, 1), said.words[-2000:]
    assert f"{ROWS}" in said.words, said.words[-2000:]
    assert took <= 15, f"{took:.1f} s"  # three seconds are measured on an idle machine
    again = say(["data", "load", file, "-w", copy], allowed=[tmp_path])
    assert again.code == 0, again.words[-2000:]


RUNNER = """
import json, resource, sys
limit = 600 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from acts.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
used = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: a child begins with its parent's.
peak = [one for one in open("/proc/self/status") if one.startswith("VmHWM")]
megabytes = int(peak[0].split()[1]) / 1024 if peak else 0
print(json.dumps([code, used.ru_utime + used.ru_stime, megabytes]), file=sys.stderr)
"""
WANTED = ("2 GB", "billion laughs in main", "declares nothing", "12 000", "100 000 paragraphs", "sdt 300000",
          "9**(9**9)", "'а' * 2000000000", "100 000 rows", "5 MB")  # fmt: skip
SAMPLED = [
    next(case for case in (*PACKAGES, *DOCUMENTS, *TAGS, *WORKBOOKS) if words in case.name)
    for words in WANTED
]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
@pytest.mark.parametrize("case", SAMPLED, ids=str)
def test_a_process_of_600_megabytes_refuses_it(case, tmp_path, shipped):
    book = case in WORKBOOKS
    file = tmp_path / ("форма.xlsx" if book else "свой.docx")
    file.write_bytes(case.make(shipped))
    new = tmp_path / "новое"
    arguments = (
        ["check", file]
        if book
        else ["render", KIND, "--data", SAMPLE, "-o", new, "--template", file]
    )
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "ACTS_NOW": NOW, "PYTHONUTF8": "1"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    code, seconds, megabytes = json.loads(done.stderr.splitlines()[-1])
    assert code == 1, done.stderr
    assert file.name in done.stdout + done.stderr
    assert "самой программе" not in done.stderr
    assert seconds <= 10, seconds  # a hang; the speed is measured on an idle machine
    assert megabytes <= 300, megabytes
    assert not new.exists()


def test_a_harmless_answer_is_lawful(workspace):
    assert_lawful_answer(say(["status", "-w", workspace], allowed=[workspace]), personal=False)
