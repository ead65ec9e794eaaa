"""The house rules of CONTRIBUTING.md that a machine can check without importing anything."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for path in (ROOT / "acts").rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)
LONGEST_MODULE = 400

# Modules that have functions and no twin of their own, each with the test that holds them instead.
# A twin is tests/unit/<path>/test_<name>.py, or tests/cli/test_<name>.py for a command.
TESTED_ELSEWHERE = {
    "acts/__main__.py": "tests/cli/test_main.py",
    "acts/cli/output.py": "tests/cli/test_main.py",
    "acts/cli/russian_click.py": "tests/cli/test_main.py",
}
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "misc",
    "manager",
    "base",
    "tools",
}


def relative(path):
    return path.relative_to(ROOT).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def has_public_behaviour(path):
    """Tell whether a module has something to test: a public function, or a class with a method."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in tree(path).body:
        if isinstance(node, functions) and not node.name.startswith("_"):
            return True
        if isinstance(node, ast.ClassDef) and any(
            isinstance(inner, functions) for inner in node.body
        ):
            return True
    return False


def twins(path):
    inside = path.relative_to(ROOT / "acts")
    yield ROOT / "tests" / "unit" / inside.parent / f"test_{inside.stem}.py"
    if inside.parts[0] == "cli":
        yield ROOT / "tests" / "cli" / f"test_{inside.stem}.py"
    if inside.parts[0] == "store":
        yield ROOT / "tests" / "contract" / f"test_{inside.stem}.py"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path)), "the first line of a module is its one responsibility"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_not_too_long(path):
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE, f"{length} lines: find the missing noun and split"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_named_by_a_noun_of_the_domain(path):
    assert not DRAWERS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", [p for p in MODULES if has_public_behaviour(p)], ids=relative)
def test_a_module_has_a_twin_among_the_tests(path):
    elsewhere = TESTED_ELSEWHERE.get(relative(path))
    wanted = [ROOT / elsewhere] if elsewhere else list(twins(path))
    assert any(file.exists() for file in wanted), f"write {relative(wanted[0])}"


def test_the_list_of_modules_tested_elsewhere_has_no_leftovers():
    for module, test in TESTED_ELSEWHERE.items():
        assert (ROOT / module).exists(), module
        assert (ROOT / test).exists(), test
        assert not any(file.exists() for file in twins(ROOT / module)), f"{module} has a twin now"


@pytest.fixture(scope="module")
def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if listed.returncode:
        pytest.skip("не рабочая копия Git")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


# Spelled in pieces, so that this file doesn't find itself.
UNWANTED = {
    "a path of somebody's machine": r"(?<![\w.])/(?:home|Users|root|work|opt)/\w|C:\\\\?Users",
    "an address of a package registry": r"files\.python"
    r"hosted|pypi\.(?:org|python)|(?:extra-)?index-url",
}


@pytest.mark.parametrize("what", UNWANTED)
def test_no_tracked_text_holds(what, tracked):
    pattern = re.compile(UNWANTED[what])
    here = Path(__file__)
    found = []
    for file in tracked:
        data = file.read_bytes()
        if file == here or b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{relative(file)}:{number}: {line.strip()[:120]}")
    assert found == []


def test_no_lock_file_with_addresses_is_tracked(tracked):
    assert not {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"} & {
        file.name for file in tracked
    }


def test_every_tracked_text_is_utf8_and_ends_with_one_line_break(tracked):
    wrong = []
    for file in tracked:
        data = file.read_bytes()
        if data and b"\0" not in data and (not data.endswith(b"\n") or data.endswith(b"\n\n\n")):
            wrong.append(relative(file))
    assert wrong == []
