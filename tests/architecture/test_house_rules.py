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

# Modules with behaviour that no test imports by name, each with the test that holds it instead.
TESTED_ELSEWHERE = {
    "acts/__main__.py": "tests/cli/test_main.py",
    "acts/services/matrix_export.py": "tests/web/test_matrix.py",
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


def is_protocol(node):
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


def has_public_behaviour(path):
    """Tell whether a module has something to test: a public function, or a class with a method."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in tree(path).body:
        if isinstance(node, functions) and not node.name.startswith("_"):
            return True
        methods = isinstance(node, ast.ClassDef) and not is_protocol(node)
        if methods and any(isinstance(inner, functions) for inner in node.body):
            return True
    return False


def dotted(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_by(path):
    """Name the modules that a file imports; `from a import b` counts as `a` and as `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.fixture(scope="module")
def named_by_tests():
    files = (file for file in (ROOT / "tests").rglob("*.py") if "broken" not in file.parent.parts)
    return {name for file in files for name in imported_by(file)}


@pytest.fixture(scope="module")
def importers():
    """Map every module to those of the package that import it."""
    found = {}
    for path in MODULES:
        for name in imported_by(path):
            found.setdefault(name, set()).add(dotted(path))
    return found


def is_tested(path, named_by_tests, importers):
    """Tell whether tests reach a module: by its twin, by name, or through its own package.

    A module that only its own package imports is an inner part and may be tested through the
    package, when tests name another module of it.
    """
    name = dotted(path)
    # A page is reached by its address: each part of the desk has its tests beside the others'.
    is_page = name.startswith("acts.web.") and name.count(".") > 2
    if is_page and (ROOT / "tests" / "web" / f"test_{name.split('.')[2]}.py").exists():
        return True
    package = name.rpartition(".")[0]
    twin = ROOT / "tests" / "unit" / path.relative_to(ROOT / "acts").parent / f"test_{path.stem}.py"
    if twin.exists() or name in named_by_tests:
        return True
    inner = "." in package and all(
        one == package or one.startswith(f"{package}.") for one in importers.get(name, ())
    )
    return inner and any(one == package or one.startswith(f"{package}.") for one in named_by_tests)


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
def test_a_module_is_reached_by_a_test(path, named_by_tests, importers):
    if relative(path) in TESTED_ELSEWHERE:
        return
    reached = is_tested(path, named_by_tests, importers)
    assert reached, f"no test imports {dotted(path)}: write test_{path.stem}.py"


def test_the_list_of_modules_tested_elsewhere_has_no_leftovers(named_by_tests, importers):
    for module, test in TESTED_ELSEWHERE.items():
        assert (ROOT / module).exists(), module
        assert (ROOT / test).exists(), test
        reached = is_tested(ROOT / module, named_by_tests, importers)
        assert not reached, f"{module} has a test of its own now"


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
        for number, line in enumerate(data.decode(errors="replace").splitlines(), start=1):
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
        broken_on_purpose = {"broken", "vendor"}.intersection(file.relative_to(ROOT).parts)
        if not data or b"\0" in data or broken_on_purpose:
            continue
        data.decode("utf-8")
        if not data.endswith(b"\n") or data.endswith(b"\n\n"):
            wrong.append(relative(file))
    assert wrong == []
