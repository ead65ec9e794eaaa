"""The ways a foreign file comes in: each command that reads one, watched."""

import collections
import io
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

import hostile_case
import hostile_watch
from hostile_form import form

from acts import resources
from acts.cli.main import COMMANDS
from acts.packages import open_package

KIND = "order_implementation"
NOW = "2021-09-03T00:00:00Z"
FIELDS = re.compile(r"(PAGE|NUMPAGES|REF|TOC|SEQ|PAGEREF)\b")
ALLOWED_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|word/_rels/[a-z0-9]+\.xml\.rels|"
    r"word/(document|styles|settings|numbering|fontTable|webSettings|footnotes|endnotes|"
    r"header\d*|footer\d*|theme/theme\d*)\.xml|word/media/[\w.-]+\.(png|jpe?g|gif|emf|wmf|bmp|tiff?)"
)
TALLY = collections.Counter()


def pytest_collection_modifyitems(config, items):
    """Keep every third case of a class, another third each time; ACTS_HOSTILE_ALL keeps all."""
    if os.environ.get("ACTS_HOSTILE_ALL"):
        return
    seen, kept, left = collections.Counter(), [], []
    for item in items:
        case = item.callspec.params.get("case") if hasattr(item, "callspec") else None
        threat = getattr(case, "threat", None)
        if threat is None or item.path.parent != Path(__file__).parent:
            kept.append(item)
            continue
        turn = seen[item.originalname, threat]
        seen[item.originalname, threat] += 1
        (left if turn % 3 else kept).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def pytest_terminal_summary(terminalreporter):
    """Print class → cases → passed, when it is asked for."""
    if not TALLY or not os.environ.get("ACTS_HOSTILE_TABLE"):
        return
    terminalreporter.section("hostile inputs: class, runs, passed, failed")
    for threat in sorted({one for one, _ in TALLY}):
        passed, failed = TALLY[threat, True], TALLY[threat, False]
        terminalreporter.write_line(f"{threat:26}{passed + failed:6}{passed:6}{failed:6}")
    total = [sum(n for (_, good), n in TALLY.items() if good is wanted) for wanted in (True, False)]
    terminalreporter.write_line(f"{'in all':26}{sum(total):6}{total[0]:6}{total[1]:6}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a run for the class of its case."""
    report = yield
    if call.when == "call" and hasattr(item, "callspec"):
        case = item.callspec.params.get("case")
        threat = getattr(case, "threat", None) or getattr(item.module, "THREAT", None)
        if threat:
            TALLY[threat, report.passed] += 1
    return report


@pytest.fixture(autouse=True)
def _settled(monkeypatch):
    monkeypatch.setenv("ACTS_NOW", NOW)
    for name in ("ACTS_ACTOR", "ACTS_DEBUG", "ACTS_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _loaded():
    """Load the libraries before anything is measured: a process does it once."""
    import docxtpl  # noqa: F401
    import openpyxl  # noqa: F401

    from acts.cli.main import run

    for name in COMMANDS:
        run([name, "--help"])


@pytest.fixture(scope="session")
def workspace(tmp_path_factory, _loaded):
    """Give a workspace with one school and a draft; what is refused leaves it as it was."""
    folder = tmp_path_factory.mktemp("hostile") / "папка"
    organizations = resources.samples() / "demo" / "organizations.yaml"
    apart = tmp_path_factory.mktemp("additions") / "apart.yaml"
    apart.write_text('annexes: {regulation: {sheets: "14"}}\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", NOW)
        for arguments in (
            ("init", folder, "--rehearsal", "--from", organizations),
            ("draft", KIND, "--organization", "mayak", "--data", apart, "-w", folder),
        ):
            said = hostile_watch.say(arguments, allowed=[folder.parent, apart.parent])
            assert said.code == 0, said.words
    return folder


@pytest.fixture(scope="session")
def drafted(workspace):
    """Give the drafted document as a package."""
    (path,) = workspace.rglob("*.docx")
    return open_package(path)


@pytest.fixture(scope="session")
def shipped():
    """Give the shipped template as a package."""
    return open_package(resources.template(KIND))


@pytest.fixture(scope="session")
def filled_form():
    """Give a sound form as a package."""
    return form()


SAMPLE = resources.samples() / "order-implementation" / "data.yaml"
SHIPPED = resources.template(KIND)
DRAFT = ("draft", KIND, "--organization", "mayak", "-w", "{workspace}")
# Way in → what is typed; {file} is the foreign file, {new} a place where nothing is yet.
WAYS = {
    "template check": ("template", "check", "{file}", "--kind", KIND),
    "check": ("check", "{file}"),
    "render": ("render", KIND, "--data", str(SAMPLE), "-o", "{new}", "--template", "{file}"),
    "preview": ("template", "preview", "{file}", "--kind", KIND, "-o", "{new}"),
    "diff old": ("template", "diff", "{file}", str(SHIPPED), "--kind", KIND),
    "diff new": ("template", "diff", str(SHIPPED), "{file}", "--kind", KIND),
    "take": ("take", "{file}", "--act", f"{KIND}@2021@mayak", "-w", "{workspace}"),
    "load": ("data", "load", "{file}", "-w", "{workspace}"),
    "dry run": ("data", "load", "{file}", "--dry-run", "-w", "{workspace}"),
    "data": ("render", KIND, "--data", "{file}", "-o", "{new}"),
    "init": ("init", "{new}", "--rehearsal", "--from", "{file}"),
    "roadmap": ("roadmap", "check", "{file}"),
    "additions": (*DRAFT, "--data", "{file}"),
}


CHANGING = frozenset({"take", "load", "additions"})


@pytest.fixture
def offer(tmp_path, workspace):
    """Hand a file in by a way; give the answer after what holds for any answer was checked."""

    def call(way, data, name):
        file, new = tmp_path / name, tmp_path / "новое"
        file.write_bytes(data)
        folder = workspace
        if way in CHANGING:  # what one case leaves must not answer for the next
            folder = tmp_path / "папка"
            if not folder.exists():
                shutil.copytree(workspace, folder)
        places = {"file": file, "new": new, "workspace": folder}
        before = hostile_watch.tree(tmp_path), hostile_watch.tree(workspace)
        said = hostile_watch.say(
            [one.format(**places) for one in WAYS[way]], allowed=[tmp_path, workspace]
        )
        after = hostile_watch.tree(tmp_path), hostile_watch.tree(workspace)
        assert file.read_bytes() == data
        # R3: a refusal changes nothing at all.
        unsound = said.code not in (0, 1) or (said.code == 1 and not new.exists())
        if unsound and way not in CHANGING:
            assert after == before
        if said.code == 1 and ("не принят" in said.out or not said.out):
            assert after == before
        for path in new.rglob("*.docx") if new.exists() else ():
            assert_clean_document(path.read_bytes())
        return said

    return call


@pytest.fixture
def answered(offer):
    """Hand a case in and check that the answer is the one it has to get."""

    def call(case, way, base, name):
        said = offer(way, case.make(base), name)
        if case.outcome == hostile_case.REFUSED:
            hostile_watch.assert_refused(said, name, case.says)
        elif case.outcome == hostile_case.ACCEPTED:
            hostile_watch.assert_lawful_answer(said)
            assert (said.code, said.err) == (0, ""), said.words
        else:
            hostile_watch.assert_lawful_answer(said)
            assert said.code in (0, 1), said.words
            if case.outcome == hostile_case.TOLD:
                assert all(one.lower() in said.words.lower() for one in case.says), said.words
        return said

    return call


def assert_clean_document(data):
    """Nothing foreign is left in a document that was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert ALLOWED_PARTS.fullmatch(name), name
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                text = content.decode()
                assert "xternal" not in text, name
                assert "\ufffd" not in text, name
                assert not re.search(r"\{\{|\{%|<!DOCTYPE|<!ENTITY", text), name
                for code in re.findall(r"<w:instrText[^>]*>([^<]*)<", text):
                    assert not code.strip() or FIELDS.match(code.strip()), code
