"""Each import contract of pyproject.toml is shown a wrong import and has to break."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]
CONTRACTS = {contract["name"].partition(":")[0]: contract for contract in LINTER["contracts"]}

# Contract → (module that gets the line, the line). One for each, and the next test sees to it.
PLANTED = {
    "Layout": ("acts/order.py", "import acts.journal"),
    "Domain": ("acts/roadmap.py", "import pathlib"),
    "State machines": ("acts/journal.py", "import transitions"),
    "Templates": ("acts/sources/planted.py", "import docxtpl"),
    "Formats": ("acts/documents/planted.py", "import yaml"),
    "Spreadsheets": ("acts/services/planted.py", "import openpyxl"),
    "Calendars": ("acts/services/planted.py", "import icalendar"),
    "Database": ("acts/services/planted.py", "import django.db"),
    "Terminal": ("acts/services/planted.py", "import click"),
    "Russian": ("acts/documents/planted.py", "import pymorphy3"),
    "Packages": ("acts/sources/planted.py", "import zipfile"),
    "Command line": ("acts/cli/planted.py", "import acts.store"),
    "Web": ("acts/web/planted.py", "import acts.sources.catalog"),
}


@pytest.fixture
def copied(tmp_path):
    """Copy what the linter reads, so that a planted line never touches the tree."""
    shutil.copytree(ROOT / "acts", tmp_path / "acts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdicts(folder):
    """Run the linter there; return its verdict by contract, or its whole output when it failed."""
    program = (
        "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"},
    )
    found = re.findall(r"^([A-Z][a-z ]+): .* (KEPT|BROKEN)", done.stdout, re.MULTILINE)
    return dict(found) or pytest.fail(done.stdout + done.stderr)


def test_the_tree_keeps_every_contract(copied):
    assert verdicts(copied) == dict.fromkeys(CONTRACTS, "KEPT")


def test_every_contract_has_its_planted_violation():
    assert set(PLANTED) == set(CONTRACTS)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_wrong_import_breaks_its_contract(copied, contract):
    place, line = PLANTED[contract]
    file = copied / place
    before = file.read_text(encoding="utf-8") if file.exists() else '"""Planted."""\n'
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
    assert verdicts(copied)[contract] == "BROKEN"


def test_a_module_outside_the_layout_breaks_it(copied):
    (copied / "acts" / "helpers.py").write_text('"""Planted."""\n', encoding="utf-8")
    assert verdicts(copied)["Layout"] == "BROKEN"


def test_the_domain_contract_names_every_domain_module():
    layers = CONTRACTS["Layout"]["layers"]
    below_files = [layer.strip("()") for layer in layers[layers.index("resources") + 1 :]]
    present = {
        f"acts.{name}"
        for name in below_files
        if (ROOT / "acts" / f"{name}.py").exists() or (ROOT / "acts" / name).is_dir()
    }
    # The gate for foreign files reads and writes them: that is its work.
    assert set(CONTRACTS["Domain"]["source_modules"]) == present - {"acts.packages"}
