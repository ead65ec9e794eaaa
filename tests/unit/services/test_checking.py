"""Checking files without a store: each by what it is, none hidden by another."""

import re
import shutil

import pytest

from acts import resources
from acts.errors import InputError, Severity
from acts.services.checking import check_files, find_files
from acts.sources.recognition import FileKind


@pytest.fixture
def project(tmp_path):
    """A folder as a region keeps it: a roadmap, a sample, a template, and things of others."""
    shutil.copytree(resources.roadmaps() / "kamchatka", tmp_path / "roadmaps")
    sample = tmp_path / "samples" / "order-implementation"
    shutil.copytree(resources.samples() / "order-implementation", sample)
    (tmp_path / "templates").mkdir()
    shutil.copy(resources.template("order_implementation"), tmp_path / "templates")
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "ci.yaml").write_text("on: push\non: push\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.yaml").write_text("a: [\n", encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    return tmp_path


def outcome(*paths, strict=False):
    return {one.path.name: one for one in check_files(find_files(paths), strict=strict)}


def test_what_is_in_order_has_no_problems(project):
    checked = outcome(project)

    assert {name: one.kind for name, one in checked.items()} == {
        "553-2020-06-26.yaml": FileKind.ROADMAP,
        "data.yaml": FileKind.ACT_DATA,
        "order_implementation.docx": FileKind.TEMPLATE,
        "compose.yaml": FileKind.UNKNOWN,
    }
    assert {one.problems for one in checked.values()} == {()}


def test_a_new_finding_of_a_roadmap_is_an_error(project):
    roadmap = next((project / "roadmaps").rglob("*.yaml"))
    text = roadmap.read_text(encoding="utf-8")
    start = text.index("accepted_findings:")
    roadmap.write_text(f"{text[:start]}accepted_findings: []\n", encoding="utf-8")

    (one,) = outcome(roadmap).values()
    assert one.is_rejected
    assert all("accepted_findings" in problem.remedy for problem in one.problems)
    rows = text.splitlines()
    for problem in one.problems:
        line, number = re.match(
            r"строка (\d+), (?:пп?\.|показател[ьи]) ([^,\s]+)", problem.place
        ).groups()
        assert re.search(rf'number: "?{re.escape(number)}"?\W?', rows[int(line) - 1])


def test_an_accepted_finding_that_vanished_is_named_by_its_own_line(project):
    roadmap = next((project / "roadmaps").rglob("*.yaml"))
    text = roadmap.read_text(encoding="utf-8")
    more = "accepted_findings:\n  - {code: a.b, where: п. 5, reason: было}\n"
    roadmap.write_text(text.replace("accepted_findings:\n", more), encoding="utf-8")

    (problem,) = next(iter(outcome(roadmap).values())).problems
    line = text.splitlines().index("accepted_findings:") + 2
    assert problem.place == f"строка {line}, п. 5"


def test_data_are_judged_by_the_paper_they_give(project):
    data = project / "samples" / "order-implementation" / "data.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("to: 2024-12-25", "to: 2019-12-25"), encoding="utf-8")

    (one,) = outcome(data).values()
    assert {problem.code for problem in one.problems} == {"data.contradiction"}
    assert {problem.file for problem in one.problems} == {str(data)}


def test_data_of_no_known_kind_ask_for_a_folder_s_name(project):
    (project / "samples" / "order-implementation").rename(project / "samples" / "приказ")

    (one,) = outcome(project / "samples").values()
    assert [problem.code for problem in one.problems] == ["check.kind"]


def test_one_broken_file_does_not_hide_another(project):
    (project / "samples" / "a.yaml").write_text("a: [\n", encoding="utf-8")
    (project / "samples" / "b.yaml").write_text("b: 1\nb: 2\n", encoding="utf-8")

    checked = outcome(project / "samples")
    assert [name for name, one in checked.items() if one.is_rejected] == ["a.yaml", "b.yaml"]


def test_a_file_given_twice_is_checked_once(project):
    assert len(find_files([project / "samples", project / "samples" / "order-implementation"])) == 1


def test_every_missing_path_is_named(tmp_path):
    with pytest.raises(InputError) as refused:
        find_files([tmp_path / "нет.yaml", tmp_path / "тоже"])

    assert [one.code for one in refused.value.problems] == ["file.missing", "file.missing"]


def test_a_workbook_that_is_none_is_refused_with_its_name(tmp_path):
    file = tmp_path / "Данные.xlsx"
    file.write_bytes(b"%PDF-1.4")

    (one,) = outcome(file).values()
    assert one.is_rejected
    assert str(file) in str(one.problems[0])


def test_a_template_named_by_its_title_is_checked_like_one_named_by_code(tmp_path):
    folder = tmp_path / "шаблоны"
    folder.mkdir()
    # Another kind's template has names that this kind doesn't know.
    for name in ("Приказ о парах.docx", "order_pairs.docx"):
        shutil.copy(resources.template("order_implementation"), folder / name)

    by_title, by_code = (
        outcome(folder)[name] for name in ("Приказ о парах.docx", "order_pairs.docx")
    )
    assert by_title.kind is FileKind.TEMPLATE
    assert by_title.is_rejected
    assert len(by_title.problems) == len(by_code.problems)


def test_a_template_of_no_known_kind_asks_for_another_name(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    shutil.copy(resources.template("order_pairs"), folder / "пары.docx")

    (problem,) = outcome(folder)["пары.docx"].problems
    assert problem.severity is Severity.WARNING
    assert "какого вида этот шаблон" in problem.message
    assert "«Приказ о парах.docx»" in problem.remedy
    assert problem.file == str(folder / "пары.docx")


def test_a_warning_rejects_a_file_only_when_asked(tmp_path):
    file = tmp_path / "шаблоны" / "пары.docx"
    file.parent.mkdir()
    file.write_bytes(b"")

    assert not outcome(file)[file.name].is_rejected
    assert outcome(file, strict=True)[file.name].is_rejected
