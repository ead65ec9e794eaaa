"""The pinned lists agree with pyproject.toml, carry hashes and name no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted(group):
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from wanted(entry["include-group"])


def pinned(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    for block in blocks:
        assert "--hash=sha256:" in block, block[:60]
    first_lines = (block.split(" \\\n")[0] for block in blocks)
    requirements = [Requirement(line) for line in first_lines]
    return {canonicalize_name(one.name): next(iter(one.specifier)).version for one in requirements}


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_the_runtime_dependencies_are_pinned_as_the_project_allows(name):
    versions = pinned(name)
    for need in map(Requirement, PROJECT["project"]["dependencies"]):
        version = versions.get(canonicalize_name(need.name))
        assert version is not None, f"{need.name}: make the lists again"
        assert need.specifier.contains(version), f"{need}, pinned {version}"


def test_the_tools_are_pinned_as_the_groups_allow():
    versions = pinned("dev.txt")
    for need in wanted("dev"):
        version = versions.get(canonicalize_name(need.name))
        assert version is not None, f"{need.name}: make the lists again"
        assert need.specifier.contains(version), f"{need}, pinned {version}"


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_a_pinned_list_names_no_address(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|//|--(?:extra-)?index|--find-links| @ ", text) == []
