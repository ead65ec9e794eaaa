from pathlib import Path

import pytest

from acts import resources
from acts.errors import InputError
from acts.services import roadmaps

DATA = Path(__file__).parents[2] / "data" / "roadmaps"
BROKEN = Path(__file__).parents[2] / "broken" / "roadmap"


def test_lists_the_shipped_roadmap_and_those_of_a_folder_with_the_broken_ones_named():
    found = roadmaps.known(DATA)

    ids = {one.path.name: one.roadmap and one.roadmap.id for one in found}
    assert ids == {
        "553-2020-06-26.yaml": "kamchatka-553",
        "small.yaml": "test-1",
        "organizations.yaml": None,
    }
    assert all(bool(one.problems) is (one.roadmap is None) for one in found)


def test_lists_a_file_once():
    assert len(roadmaps.known(resources.roadmaps())) == len(roadmaps.known())


@pytest.mark.parametrize("name", ["", "kamchatka-553", str(DATA / "small.yaml")])
def test_opens_by_code_by_file_or_the_only_one(name):
    assert roadmaps.open_roadmap(name).id == (
        "test-1" if name.endswith("yaml") else "kamchatka-553"
    )


def test_offers_the_nearest_code():
    with pytest.raises(InputError) as refused:
        roadmaps.open_roadmap("kamchatka-535")

    assert "«kamchatka-553»" in refused.value.problems[0].remedy


def test_asks_which_one_when_there_are_several(monkeypatch, tmp_path):
    for number in (1, 2):
        text = (DATA / "small.yaml").read_text(encoding="utf-8").replace("test-1", f"test-{number}")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "roadmaps", lambda: tmp_path)

    with pytest.raises(InputError) as refused:
        roadmaps.open_roadmap()

    assert "«test-1», «test-2»" in refused.value.problems[0].remedy


def test_checks_what_is_shipped():
    (checkup,) = roadmaps.check()

    assert checkup.is_clean
    assert len(checkup.comparison.accepted) == 10


def test_one_unreadable_file_does_not_hide_the_others(tmp_path):
    broken, missing, good = roadmaps.check(
        [BROKEN / "several-at-once.yaml", tmp_path / "нет.yaml", DATA / "small.yaml"]
    )

    assert (broken.is_clean, len(broken.problems)) == (False, 5)
    assert [one.code for one in missing.problems] == ["file.unreadable"]
    assert good.is_clean
