"""What `acts check` prints for machines, from findings made by hand."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from acts.cli.check_formats import FORMATS
from acts.errors import Problem, Severity
from acts.services.checking import CheckedFile
from acts.sources.recognition import FileKind

ERROR = Problem(message="ошибка")
WARNING = Problem(message="посмотрите", severity=Severity.WARNING)


def checked(*problems, path="a.yaml", kind=FileKind.ROADMAP):
    return CheckedFile(path=Path(path), kind=kind, problems=problems)


def suite(*files):
    found = ElementTree.fromstring(FORMATS["junit"](files)).find("testsuite")
    assert found is not None
    return found


def test_junit_counts_a_file_with_warnings_as_passed():
    found = suite(checked(WARNING), checked(WARNING, ERROR), checked())

    counts = [found.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == ["3", "1", "0", "0"]
    warned, failed, _ = found
    assert warned.find("failure") is None
    assert "посмотрите" in warned.findtext("system-out")
    assert failed.find("failure").get("message") == "ошибка."


def test_junit_says_that_a_file_of_others_was_skipped():
    found = suite(checked(), checked(kind=FileKind.UNKNOWN))

    assert (found.get("tests"), found.get("failures"), found.get("skipped")) == ("2", "0", "1")
    passed, skipped = found
    assert passed.find("skipped") is None
    assert skipped.find("skipped") is not None


def test_with_strict_a_warning_is_a_failure_in_every_format(prints, tmp_path):
    template = tmp_path / "шаблоны" / "пары.docx"
    template.parent.mkdir()
    template.write_bytes(b"")

    def told(name, *options):
        return prints("check", template, "--format", name, *options)

    assert [told("junit").code, told("junit", "--strict").code] == [0, 1]
    assert 'failures="0"' in told("junit").out
    assert 'failures="1"' in told("junit", "--strict").out
    assert told("github").out.startswith("::warning ")
    assert told("github", "--strict").out.startswith("::error ")
    levels = [
        json.loads(told("sarif", *options).out)["runs"][0]["results"][0]["level"]
        for options in ((), ("--strict",))
    ]
    assert levels == ["warning", "error"]


@pytest.mark.parametrize(
    "path", ["шаблоны/Приказ о парах.docx", "a b/100%25 #1?x=[1].yaml", "c:d/e.yaml", "a/b.yaml"]
)
def test_sarif_names_a_file_by_a_uri_reference(path):
    log = json.loads(FORMATS["sarif"]([checked(ERROR, path=path)]))
    (result,) = log["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == path
    assert uri.isascii()
    assert not set(uri) & set(' "<>[]^`{|}\\')


def test_sarif_names_a_file_by_its_whole_uri_where_the_path_is_whole(tmp_path):
    path = tmp_path / "Приказ о парах.docx"
    log = json.loads(FORMATS["sarif"]([checked(ERROR, path=path)]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]

    parts = urlsplit(place["artifactLocation"]["uri"])
    assert parts.scheme == "file"
    assert unquote(parts.path).endswith("Приказ о парах.docx")
    assert " " not in place["artifactLocation"]["uri"]


def test_a_percent_sign_or_a_new_line_stays_in_a_github_message():
    problem = Problem(message="доля 5%0A в {% if %}\nстрока", remedy="")
    (line,) = FORMATS["github"]([checked(problem)]).splitlines()

    assert line.endswith("::доля 5%250A в {%25 if %25}%0Aстрока.")
