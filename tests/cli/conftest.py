"""A workspace made by `acts demo`, and a way to type commands into it."""

import contextlib
import dataclasses as dc
import hashlib
import io
import json
import os
import shutil
import time
from pathlib import Path

import pytest

from acts.cli.main import run

NOW = "2021-09-03T00:00:00Z"


@dc.dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def words(self):
        """Both streams in one line, as a test looks for key phrases."""
        return " ".join((self.out + self.err).split())


def typed(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(one) for one in arguments])
    return Said(code, out.getvalue(), err.getvalue())


@pytest.fixture(autouse=True)
def _settled(monkeypatch):
    """Every command is run at one moment, by the workspace's own default actor."""
    monkeypatch.setenv("ACTS_NOW", NOW)
    for name in ("ACTS_ACTOR", "ACTS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def played(request, tmp_path_factory):
    """Give the folder `acts demo` made and what it printed; nobody may change that folder.

    It takes longer than any test, so the processes that share the work share it too, and so do
    the runs of pytest that follow (`ACTS_TEST_DEMO` names a folder for it).
    """
    root = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        root = root.parent
    root = Path(os.environ.get("ACTS_TEST_DEMO") or root)
    folder, answer = root / "demo" / "пример", root / "demo" / "answer.json"
    try:
        folder.parent.mkdir()
    except FileExistsError:
        made = _awaited(answer)
    else:
        made = _made(folder, answer)
    said = Said(*made["said"])
    assert said.code == 0, said.words
    yield folder, said.out
    assert _listed(folder) == made["tree"], "a test changed what all tests share"


def _made(folder, answer):
    said = Said(70, "", "the demo broke off")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ACTS_NOW", NOW)
            said = typed("demo", "--to", folder)
    finally:  # whoever waits has to hear of a failure as well
        made = {"said": dc.astuple(said), "tree": _listed(folder)}
        part = answer.with_suffix(".part")
        part.write_text(json.dumps(made), encoding="utf-8")
        part.replace(answer)
    return made


def _awaited(answer):
    until = time.monotonic() + 300
    while not answer.exists():
        assert time.monotonic() < until, "the demo of another process never came"
        time.sleep(0.1)
    return json.loads(answer.read_text(encoding="utf-8"))


@pytest.fixture
def folder(played, tmp_path):
    """Give a copy of that workspace which a test may change."""
    copy = tmp_path / "папка"
    shutil.copytree(played[0], copy)
    return copy


@pytest.fixture
def acts(folder):
    """Type a command into the workspace."""

    def call(*arguments):
        return typed(*arguments, "-w", folder)

    return call


@pytest.fixture(scope="session")
def now():
    """Give the moment of every command, for what is made before a test begins."""
    return NOW


@pytest.fixture(scope="session")
def prints():
    """Type a command anywhere."""
    return typed


@pytest.fixture
def tree():
    """List every file below a folder with the digest of its content, and every folder."""

    return _listed


def _listed(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }
