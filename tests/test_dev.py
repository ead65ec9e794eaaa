"""`dev.py`: what it installs, when it installs again, and what a stage that fails does."""

import ast
import importlib.util
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dev():
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["dev"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["dev"]


@pytest.fixture
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def quiet_stage(dev, work, budget=10):
    return dev.Stage(name="проба", budget=budget, work=work)


def test_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_an_old_python_is_told_which_one_is_needed():
    # The lines up to the check must parse and run on a Python without anything newer.
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    until_check = source.partition("import argparse")[0]
    until_check = until_check.replace("import sys\n", "import sys\nsys.version_info = (3, 9, 2)\n")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", until_check], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "Нужен Python 3.11 или новее, а запущен 3.9." in done.stderr.decode()
    ast.parse(source, feature_version=(3, 8))


def test_a_group_includes_the_groups_it_names(dev, project):
    needs = dev.requirements(project, "dev")
    for inner in ("test", "lint", "typing"):
        assert set(dev.requirements(project, inner)) <= set(needs)
    assert all(isinstance(need, str) for need in needs)


@pytest.mark.parametrize("key", ["dependencies", "scripts", "version", "requires-python"])
def test_a_change_of_the_package_calls_for_a_new_install(dev, project, key):
    before = dev.fingerprint(project, "")
    project["project"][key] = ["something else"]
    assert dev.fingerprint(project, "") != before


def test_a_change_of_a_group_calls_for_a_new_install_of_that_group_only(dev, project):
    before = {name: dev.fingerprint(project, name) for name in ("", "test", "lint", "dev")}
    project["dependency-groups"]["test"].append("another")
    changed = {name for name, value in before.items() if dev.fingerprint(project, name) != value}
    assert changed == {"test", "dev"}


def test_a_change_of_tool_settings_calls_for_no_install(dev, project):
    before = dev.fingerprint(project, ""), dev.fingerprint(project, "dev")
    project["tool"] = {}
    project["project"]["description"] = "another"
    assert (dev.fingerprint(project, ""), dev.fingerprint(project, "dev")) == before


def test_installs_once_and_again_only_after_a_change(dev, monkeypatch, tmp_path):
    installed = []
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "_runs", lambda python: True)
    monkeypatch.setattr(dev, "install", lambda python, project, groups: installed.append(groups))
    dev.prepare(groups=())
    dev.prepare(groups=())
    dev.prepare(groups=("test",))
    dev.prepare(groups=("test",))
    dev.prepare(groups=())
    assert installed == [(), ("test",)]


def test_a_broken_stamp_counts_as_nothing_installed(dev, tmp_path):
    for content in ("", "{", "[1]"):
        (tmp_path / "stamp").write_text(content, encoding="utf-8")
        assert dev.read_stamp(tmp_path / "stamp") == {}
    assert dev.read_stamp(tmp_path / "missing") == {}


def test_a_failed_install_leaves_no_stamp(dev, monkeypatch, tmp_path):
    def fail(*_):
        raise dev.StageFailed("установка", 1)

    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "_runs", lambda python: True)
    monkeypatch.setattr(dev, "install", fail)
    with pytest.raises(dev.StageFailed):
        dev.prepare(groups=())
    assert list(tmp_path.iterdir()) == []


def test_an_environment_that_does_not_run_is_made_anew(dev, tmp_path):
    assert not dev._runs(dev.interpreter(tmp_path))
    assert dev._runs(Path(sys.executable))


def test_a_missing_venv_module_names_the_debian_package(dev, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.StageFailed):
        dev.make_environment(tmp_path / "venv")
    assert "sudo apt install python3-venv" in capsys.readouterr().out


def test_a_failed_stage_stops_with_its_name_and_code(dev, monkeypatch, capsys):
    ran = []

    def fail(_):
        dev.execute("вторая", [sys.executable, "-c", "raise SystemExit(7)"], cwd=ROOT)

    chain = [
        quiet_stage(dev, lambda _: ran.append(1)),
        quiet_stage(dev, fail),
        quiet_stage(dev, lambda _: ran.append(3)),
    ]
    monkeypatch.setattr(dev, "prepare", lambda groups: sys.executable)
    monkeypatch.setattr(dev, "chains", lambda python, folder: [chain])
    assert dev.main(["check"]) == 7
    assert ran == [1]
    assert "НЕ ПРОШЛО: вторая (код 7)" in capsys.readouterr().out


def test_a_slow_stage_is_named_loudly_and_passes(dev, monkeypatch, capsys):
    slow = quiet_stage(dev, lambda _: dev.time.sleep(0.02), budget=0)
    monkeypatch.setattr(dev, "prepare", lambda groups: sys.executable)
    monkeypatch.setattr(dev, "chains", lambda python, folder: [[slow]])
    assert dev.main(["check"]) == 0
    printed = capsys.readouterr().out
    assert "<<< ДОЛЬШЕ ОТВЕДЁННОГО" in printed
    assert "ДОЛЬШЕ ОТВЕДЁННОГО: проба" in printed


def test_a_stage_that_hangs_is_ended(dev, capsys):
    with pytest.raises(dev.StageFailed) as failed:
        dev.execute(
            "зависла", [sys.executable, "-c", "import time; time.sleep(60)"], cwd=ROOT, seconds=0.2
        )
    assert failed.value.code == 124
    assert "остановлено" in capsys.readouterr().out


def test_check_covers_style_types_layout_roadmaps_demo_and_the_wheel(dev, tmp_path):
    stages = [stage for chain in dev.chains("python", tmp_path) for stage in chain]
    names = [stage.name for stage in stages]
    for word in (
        "ruff check",
        "ruff format",
        "mypy",
        "import-linter",
        "roadmap check",
        "acts check",
        "acts demo",
        "пакет без исходников",
    ):
        assert any(word in name for name in names), word
    assert sum(stage.budget for stage in stages) <= 9 * 60


def test_two_chains_run_at_once_and_each_in_its_order(dev):
    ran, together = [], threading.Barrier(2, timeout=30)

    def chain(name):
        def begin(_):
            together.wait()
            ran.append((name, 1))

        return [quiet_stage(dev, begin), quiet_stage(dev, lambda _: ran.append((name, 2)))]

    assert dev.run_chains([chain("а"), chain("б")]) == []
    assert sorted(ran) == [("а", 1), ("а", 2), ("б", 1), ("б", 2)]
    assert all(ran.index((name, 1)) < ran.index((name, 2)) for name in "аб")


def test_after_a_failure_no_further_chain_begins(dev):
    ran, failed = [], threading.Event()

    def fail(_):
        failed.set()
        raise dev.StageFailed("первая", 5)

    long = quiet_stage(dev, lambda _: failed.wait(30) and dev.time.sleep(0.5))
    after = quiet_stage(dev, lambda _: ran.append("дальше"))
    with pytest.raises(dev.StageFailed) as raised:
        dev.run_chains([[quiet_stage(dev, fail)], [long, after], [after], [after]])
    assert raised.value.code == 5
    assert ran == []


def test_what_a_stage_printed_is_shown_when_it_fails(dev, capsys):
    program = "import sys; print('раз'); print('два', file=sys.stderr); raise SystemExit(1)"
    with pytest.raises(dev.StageFailed):
        dev.execute("проба", [sys.executable, "-X", "utf8", "-c", program], cwd=ROOT)
    assert sorted(capsys.readouterr().out.split()) == ["два", "раз"]


def test_a_wheel_without_a_template_or_a_roadmap_is_refused(dev, tmp_path):
    for name in ("acts/templates/a.docx", "acts/__init__.py", "roadmaps/r/553.yaml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "acts" / "__pycache__").mkdir()
    (tmp_path / "acts" / "__pycache__" / "x.pyc").touch()
    carried = {"acts/templates/a.docx", "acts/__init__.py", "acts/_data/roadmaps/r/553.yaml"}
    assert dev.missing_in_wheel(tmp_path, carried) == []
    for name in sorted(carried):
        assert dev.missing_in_wheel(tmp_path, carried - {name}) == [name]


@pytest.mark.parametrize("command", ["demo", "test"])
def test_further_arguments_reach_the_command(dev, monkeypatch, command):
    called = []

    def record(arguments, **_):
        called.append(arguments)
        return subprocess.CompletedProcess(arguments, 5)

    monkeypatch.setattr(dev, "prepare", lambda groups: "python")
    monkeypatch.setattr(dev.subprocess, "run", record)
    assert dev.main([command, "--to", "x", "-q"]) == 5
    assert called[0][-3:] == ["--to", "x", "-q"]


def test_check_takes_no_arguments(dev):
    with pytest.raises(SystemExit) as left:
        dev.main(["check", "--fast"])
    assert left.value.code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="в Windows CI не запускается")
def test_ci_stops_at_the_first_failure_and_runs_the_documented_commands():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert script.index("python3 dev.py test") < script.index("python3 dev.py check")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o100
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=False).returncode == 0


def test_every_sample_says_its_kind_by_its_folder(dev):
    folders = [path.parent.name for path in (dev.ROOT / "samples").glob("*/data.yaml")]

    assert folders
    for folder in folders:
        kind = dev.kind_of_sample(folder)
        assert folder.startswith(kind.replace("_", "-"))


def test_a_sample_of_no_kind_fails_the_stage(dev, capsys):
    with pytest.raises(dev.StageFailed):
        dev.kind_of_sample("order-implementationx")
    assert "не начинается с имени вида" in capsys.readouterr().out


def test_the_tests_of_the_desk_run_in_a_process_of_their_own(dev):
    (main, plain), (web, own), (browser, _) = dev.test_runs([])
    assert ("tests/web" in main, plain) == (False, {})
    assert web[-1] == "tests/web"
    assert own == {"ACTS_TEST_WEB": "1"}
    assert "--ignore=tests/browser" in main
    assert browser[-1] == "tests/browser"
    assert {"tests/web", "tests/browser"} & {*main, *web[:-1], *browser[:-1]} == set()


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (["tests/unit"], [(["tests/unit"], {})]),
        (["-k", "web"], [(["-k", "web"], {})]),
        (["tests/web"], [(["tests/web"], {"ACTS_TEST_WEB": "1"})]),
        (
            ["-x", "tests/web/test_feed.py::test_it"],
            [(["-x", "tests/web/test_feed.py::test_it"], {"ACTS_TEST_WEB": "1"})],
        ),
        (
            ["-q", "tests/unit", "tests/web/test_feed.py"],
            [
                (["-q", "tests/unit"], {}),
                (["-q", "tests/web/test_feed.py"], {"ACTS_TEST_WEB": "1"}),
            ],
        ),
        (["tests/web/../unit"], [(["tests/web/../unit"], {})]),
    ],
)
def test_a_chosen_test_of_the_desk_needs_no_word_about_it(dev, rest, expected):
    assert dev.test_runs(rest) == expected


def test_all_runs_share_one_folder_for_the_demo_and_it_is_gone_afterwards(dev, monkeypatch):
    seen = []

    def record(arguments, *, env, **_):
        seen.append(Path(env["ACTS_TEST_DEMO"]))
        assert seen[-1].is_dir()
        return subprocess.CompletedProcess(arguments, 0)

    monkeypatch.setattr(dev, "prepare", lambda groups: "python")
    monkeypatch.setattr(dev.subprocess, "run", record)
    assert dev.test([]) == 0
    assert (len(seen), len(set(seen))) == (3, 1)
    assert not seen[0].exists()


def test_a_failure_of_any_run_fails_the_tests(dev, monkeypatch):
    monkeypatch.setattr(dev, "prepare", lambda groups: "python")
    for codes, expected in (((0, 0, 0), 0), ((1, 0, 0), 1), ((0, 2, 0), 2), ((0, 0, 3), 3)):
        left = list(codes)
        done = lambda *_, **__: subprocess.CompletedProcess((), left.pop(0))  # noqa: B023, E731
        monkeypatch.setattr(dev.subprocess, "run", done)
        assert dev.test([]) == expected
        assert left == []
