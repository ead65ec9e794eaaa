"""`acts check`: what CI, a commit hook and a person read."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from acts import resources
from acts.cli.main import COMMANDS


@pytest.fixture
def project(tmp_path):
    shutil.copytree(resources.roadmaps() / "kamchatka", tmp_path / "roadmaps")
    return tmp_path


@pytest.fixture
def broken(project):
    (project / "roadmaps" / "a.yaml").write_text("имя: 1\nимя: 2 & <три>\n", encoding="utf-8")
    return project


def test_sound_files_are_counted_and_end_with_0(prints, project):
    said = prints("check", project)

    assert said.code == 0, said.words
    assert "дорожная карта – в порядке" in said.words
    assert "Проверено файлов: 1, с ошибками: 0." in said.words


def test_a_broken_file_is_named_with_its_line(prints, broken):
    said = prints("check", broken)

    assert said.code == 1
    assert "a.yaml, строка 2" in said.words
    assert "Проверено файлов: 2, с ошибками: 1." in said.words


def test_usual_folders_are_looked_into(prints, broken, monkeypatch):
    monkeypatch.chdir(broken)
    assert prints("check").code == 1


def test_nothing_to_check_is_a_usage_mistake(prints, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    said = prints("check")
    assert said.code == 2
    assert "Укажите файл или папку" in said.words


def test_a_missing_path_is_refused(prints, tmp_path):
    said = prints("check", tmp_path / "нет")
    assert said.code == 1
    assert "нет: такого файла или папки нет" in said.words


def test_json_holds_every_problem_with_its_line(prints, broken):
    said = prints("check", broken, "--format", "json")

    told = json.loads(said.out)
    assert told["summary"] == {"files": 2, "errors": 1, "warnings": 0}
    problems = {one["file"]: one["problems"] for one in told["files"]}
    (problem,) = problems[(broken / "roadmaps" / "a.yaml").as_posix()]
    assert (problem["line"], problem["severity"]) == (2, "error")
    assert said.code == 1


def test_junit_has_a_case_for_each_file(prints, broken):
    said = prints("check", broken, "--format", "junit")

    suite = ElementTree.fromstring(said.out).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    (failure,) = suite.iter("failure")
    assert "строка 2" in failure.get("message")


def test_sarif_names_rules_files_and_lines(prints, broken):
    said = prints("check", broken, "--format", "sarif")

    log = json.loads(said.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("roadmaps/a.yaml")
    assert place["region"] == {"startLine": 2}
    assert result["level"] == "error"
    assert result["ruleId"] in {one["id"] for one in run["tool"]["driver"]["rules"]}


def test_github_gets_a_command_for_each_problem(prints, broken):
    said = prints("check", broken, "--format", "github")

    (line,) = said.out.splitlines()
    assert line.startswith("::error file=")
    assert ",line=2," in line


def test_a_file_s_name_can_not_end_a_github_command(prints, tmp_path):
    folder = tmp_path / "roadmaps"
    folder.mkdir()
    (folder / "a,line=9::б%.yaml").write_text("a: [\n", encoding="utf-8")

    said = prints("check", tmp_path, "--format", "github")
    assert "a%2Cline=9%3A%3Aб%25.yaml" in said.out


def test_a_report_can_be_written_into_a_file(prints, broken, tmp_path):
    said = prints("check", broken, "--format", "sarif", "-o", tmp_path / "acts.sarif")

    assert said.code == 1
    assert said.out == ""
    assert json.loads((tmp_path / "acts.sarif").read_text(encoding="utf-8"))["runs"]


def test_the_commit_hook_names_a_command_that_exists():
    root = Path(__file__).parents[2]
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = hooks
    assert hook["entry"].split()[0] == "acts"
    assert hook["entry"].split()[1] in COMMANDS
    looked_at = re.compile(hook["files"])
    assert looked_at.search("roadmaps/kamchatka/553-2020-06-26.yaml")
    assert looked_at.search("документы/шаблоны/order_pairs.docx")
    assert not looked_at.search("docker/compose.yaml")
    assert not looked_at.search("roadmaps/README.md")
