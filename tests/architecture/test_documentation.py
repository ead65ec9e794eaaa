"""What README.md promises to programs is what the program has."""

import dataclasses as dc
import json
import re
from pathlib import Path

import pytest

from acts.cli.main import COMMANDS
from acts.report import Flag, StatusRow, Summary
from acts.states import TaskState

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def values_between(start, end):
    """Return the first column of the table between two pieces of text."""
    part = README.partition(start)[2].partition(end)[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


def test_every_state_of_an_occurrence_is_documented():
    assert sorted(values_between("`state`, what", "`flags`, what")) == sorted(TaskState)


def test_every_flag_is_documented():
    assert sorted(values_between("`flags`, what", "## Where things are")) == sorted(Flag)


def test_the_example_of_status_names_every_field_of_a_row_and_of_the_summary():
    part = README.partition("## `acts status --format json`")[2]
    example = json.loads(re.search(r"```json\n(.*?)```", part, re.DOTALL)[1])
    assert set(example["rows"][0]) == {field.name for field in dc.fields(StatusRow)}
    assert set(example["summary"]) == {field.name for field in dc.fields(Summary)}
    assert set(example) == {"as_of", "known", "rows", "summary"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert re.search(rf"^\| `acts {command}\b", README, re.MULTILINE)


def test_every_exit_code_is_documented():
    table = README.partition("**Exit codes**")[2].partition("## ")[0]
    assert re.findall(r"^\| (\d) \|", table, re.MULTILINE) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("document", ["README.md", "README.ru.md", "CONTRIBUTING.md"])
def test_every_linked_file_exists(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(file.name[:4]) for file in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
