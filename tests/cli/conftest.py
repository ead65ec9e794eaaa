"""A workspace made by `acts demo`, and a way to type commands into it."""

import contextlib
import dataclasses as dc
import hashlib
import io
import shutil

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
def played(tmp_path_factory):
    """Give the folder `acts demo` made and what it printed; nobody may change that folder."""
    folder = tmp_path_factory.mktemp("demo") / "пример"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", NOW)
        said = typed("demo", "--to", folder)
    assert said.code == 0, said.words
    return folder, said.out


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


@pytest.fixture
def prints():
    """Type a command anywhere."""
    return typed


@pytest.fixture
def tree():
    """List every file below a folder with the digest of its content, and every folder."""

    def listed(folder):
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            if path.is_file()
            else "folder"
            for path in sorted(folder.rglob("*"))
        }

    return listed
