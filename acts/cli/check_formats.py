"""What `acts check` prints for machines: JSON, JUnit, SARIF and GitHub's annotations."""

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from acts import __version__
from acts.errors import Problem, Severity
from acts.services.checking import CheckedFile

__all__ = ["FORMATS"]

_SKIPPED = "не файл программы"
_LINE = re.compile(r"строка ([0-9]+)")
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
# XML 1.0 has no place for these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_json(files: Sequence[CheckedFile]) -> str:
    """Write one object: every file with its problems, and the count of them."""
    value = {
        "files": [
            {
                "file": one.path.as_posix(),
                "kind": one.kind,
                "problems": [
                    {
                        "severity": problem.severity,
                        "code": problem.code,
                        "place": problem.place,
                        "line": line_of(problem),
                        "message": problem.message,
                        "remedy": problem.remedy,
                    }
                    for problem in one.problems
                ],
            }
            for one in files
        ],
        "summary": {
            "files": len(files),
            "errors": _count(files, Severity.ERROR),
            "warnings": _count(files, Severity.WARNING),
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_junit(files: Sequence[CheckedFile]) -> str:
    """Write a test suite with a case for each file: errors fail it, a file of others is skipped."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    failed = sum(one.is_rejected for one in files)
    skipped = sum(one.is_passed_over for one in files)
    lines.append(
        f'<testsuites><testsuite name="acts check" tests="{len(files)}" failures="{failed}" '
        f'errors="0" skipped="{skipped}">'
    )
    for one in files:
        name = f"classname={_attribute(one.kind)} name={_attribute(one.path.as_posix())}"
        if one.is_passed_over:
            lines.append(f"<testcase {name}><skipped message={_attribute(_SKIPPED)}/></testcase>")
            continue
        if not one.problems:
            lines.append(f"<testcase {name}/>")
            continue
        text = _xml("\n".join(map(str, one.problems)))
        lines.append(f"<testcase {name}>")
        if one.is_rejected:
            first = next(p for p in one.problems if p.severity is Severity.ERROR)
            lines.append(f"<failure message={_attribute(str(first))}>{text}</failure>")
        else:
            lines.append(f"<system-out>{text}</system-out>")
        lines.append("</testcase>")
    lines.append("</testsuite></testsuites>")
    return "\n".join(lines)


def as_sarif(files: Sequence[CheckedFile]) -> str:
    """Write a log of SARIF 2.1.0 with one run."""
    found = [(one, problem) for one in files for problem in one.problems]
    rules = sorted({problem.code or "acts" for _, problem in found})
    run = {
        "tool": {
            "driver": {
                "name": "acts",
                "version": __version__,
                "rules": [{"id": rule} for rule in rules],
            }
        },
        "results": [_result(one, problem) for one, problem in found],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def as_github(files: Sequence[CheckedFile]) -> str:
    """Write a workflow command for each problem, so that it stands beside its line."""
    return "\n".join(_annotation(one, problem) for one in files for problem in one.problems)


def line_of(problem: Problem) -> int | None:
    """Give the line a problem's place names, or None."""
    found = _LINE.search(problem.place)
    return int(found[1]) if found else None


def _result(file: CheckedFile, problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(file.path)}}
    line = line_of(problem)
    if line:
        location["region"] = {"startLine": line}
    return {
        "ruleId": problem.code or "acts",
        "level": "error" if problem.severity is Severity.ERROR else "warning",
        "message": {"text": _text(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: Path) -> str:
    """Give a file as a URI reference: a name may hold spaces, «%», «#» and Russian letters."""
    if path.is_absolute():
        return path.as_uri()
    return "/".join(quote(os.fsencode(part), safe="") for part in path.parts)


def _annotation(file: CheckedFile, problem: Problem) -> str:
    line = line_of(problem)
    named = {"file": file.path.as_posix(), "line": str(line or 1), "title": problem.code or "acts"}
    properties = ",".join(f"{key}={_command_value(value)}" for key, value in named.items())
    level = "error" if problem.severity is Severity.ERROR else "warning"
    text = _text(problem).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} {properties}::{text}"


def _command_value(text: str) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(sign, code)
    return text


def _text(problem: Problem) -> str:
    """Say it without the file, which stands beside it anyway."""
    where = f"{problem.place}: " if problem.place else ""
    sentences = [f"{where}{problem.message}", problem.remedy]
    return " ".join(f"{text.rstrip('.')}." for text in sentences if text)


def _count(files: Sequence[CheckedFile], severity: Severity) -> int:
    return sum(problem.severity is severity for one in files for problem in one.problems)


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


FORMATS: dict[str, Callable[[Sequence[CheckedFile]], str]] = {
    "json": as_json,
    "junit": as_junit,
    "sarif": as_sarif,
    "github": as_github,
}
