"""One broken file per mistake: the whole list of messages, word for word, and no traceback."""

from pathlib import Path

import pytest

from acts.errors import InputError, Severity
from acts.sources.json_text import load_json
from acts.sources.organizations import load_organizations
from acts.sources.roadmaps import load_roadmap
from acts.sources.yaml_text import load_yaml

HERE = Path(__file__).parent
LOADERS = {
    "json": load_json,
    "organizations": load_organizations,
    "roadmap": load_roadmap,
    "yaml": load_yaml,
}
FILES = sorted(
    path.relative_to(HERE) for folder in LOADERS for path in (HERE / folder).glob("*.[jy]*")
)


def listed(problems):
    return "".join(f"{one.severity} {one.code}: {one}\n" for one in problems)


@pytest.mark.parametrize("path", FILES, ids=Path.as_posix)
def test_every_mistake_is_named_with_its_place_and_remedy(path, monkeypatch):
    monkeypatch.chdir(HERE)

    with pytest.raises(InputError) as refused:
        LOADERS[path.parts[0]](path)

    problems = refused.value.problems
    assert listed(problems) == path.with_suffix(".expected.txt").read_text(encoding="utf-8")
    assert all(one.remedy and one.code and one.file == str(path) for one in problems)
    assert any(one.severity is Severity.ERROR for one in problems)


def test_every_expectation_has_its_file():
    expectations = {path.relative_to(HERE) for path in HERE.rglob("*.expected.txt")}

    assert {path.with_suffix(".expected.txt") for path in FILES} == expectations
    assert len(FILES) >= 30


@pytest.mark.parametrize("name", ["small", "organizations"])
def test_the_files_they_were_broken_from_are_sound(name):
    path = HERE.parent / "data" / "roadmaps" / f"{name}.yaml"

    assert (load_roadmap if name == "small" else load_organizations)(path)
