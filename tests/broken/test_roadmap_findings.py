"""One sound file per slip of a source: the whole list of findings, word for word."""

from pathlib import Path

import pytest

from acts.services.roadmaps import check

HERE = Path(__file__).parent / "findings"
FILES = sorted(HERE.glob("*.yaml"))


def listed(checkup):
    return "".join(f"{one.code}: {one.where}: {one.message}\n" for one in checkup.comparison.new)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_slip_of_a_source_is_found_and_nothing_else(path):
    (checkup,) = check([path])

    assert checkup.problems == ()
    assert listed(checkup) == path.with_suffix(".findings.txt").read_text(encoding="utf-8")
    assert not checkup.is_clean


def test_every_list_has_its_file():
    lists = {path.name.removesuffix(".findings.txt") for path in HERE.glob("*.findings.txt")}

    assert lists == {path.stem for path in FILES}
    assert len(FILES) >= 11
