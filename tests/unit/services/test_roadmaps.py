from pathlib import Path

import pytest

from acts import resources
from acts.errors import InputError
from acts.services import roadmaps

DATA = Path(__file__).parents[2] / "data" / "roadmaps"
BROKEN = Path(__file__).parents[2] / "broken" / "roadmap"


def test_lists_the_shipped_roadmaps_and_those_of_a_folder_with_the_broken_ones_named():
    found = roadmaps.known(DATA)

    ids = {one.path.name: one.roadmap and one.roadmap.id for one in found}
    assert ids == {
        "553-2020-06-26.yaml": "kamchatka-553",
        "1166-2020-08-13.yaml": "kostroma-1166",
        "12-09-2022-2.yaml": "surgut-12-09-2022-2",
        "municipal-order-2020.yaml": "emanzhelinsk",
        "results-2022.yaml": "school17-2022",
        "small.yaml": "test-1",
        "organizations.yaml": None,
    }
    assert all(bool(one.problems) is (one.roadmap is None) for one in found)


def test_lists_a_file_once():
    assert len(roadmaps.known(resources.roadmaps())) == len(roadmaps.known())


@pytest.mark.parametrize(
    ("name", "code"),
    [("kamchatka-553", "kamchatka-553"), (str(DATA / "small.yaml"), "test-1")],
)
def test_opens_by_code_or_by_file(name, code):
    assert roadmaps.open_roadmap(name).id == code


def test_opens_the_only_one_without_a_name(monkeypatch, tmp_path):
    (tmp_path / "1.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    monkeypatch.setattr(resources, "roadmaps", lambda: tmp_path)

    assert roadmaps.open_roadmap().id == "test-1"


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
    checked = roadmaps.check()

    assert all(one.is_clean for one in checked)
    assert {one.roadmap.id: len(one.comparison.accepted) for one in checked} == {
        "emanzhelinsk": 2,
        "kamchatka-553": 10,
        "kostroma-1166": 2,
        "school17-2022": 3,
        "surgut-12-09-2022-2": 3,
    }


def test_one_unreadable_file_does_not_hide_the_others(tmp_path):
    broken, missing, good = roadmaps.check(
        [BROKEN / "several-at-once.yaml", tmp_path / "нет.yaml", DATA / "small.yaml"]
    )

    assert (broken.is_clean, len(broken.problems)) == (False, 5)
    assert [one.code for one in missing.problems] == ["file.unreadable"]
    assert good.is_clean


@pytest.fixture
def two_editions(monkeypatch, tmp_path):
    for number, path in ((2, DATA.parent / "editions" / "second.yaml"), (1, DATA / "small.yaml")):
        (tmp_path / f"{3 - number}.yaml").write_bytes(path.read_bytes())
    monkeypatch.setattr(resources, "roadmaps", lambda: tmp_path)


@pytest.mark.parametrize(
    ("name", "edition"), [("", 2), ("test-1", 2), ("test-1@1", 1), ("test-1@2", 2)]
)
def test_a_code_means_the_last_edition_unless_it_names_one(two_editions, name, edition):
    assert roadmaps.open_roadmap(name).edition == edition


def test_an_edition_that_is_not_there_is_named(two_editions):
    with pytest.raises(InputError, match="test-1@3"):
        roadmaps.open_roadmap("test-1@3")


def test_a_parent_is_looked_for_beside_the_file_first(tmp_path):
    lower = (DATA.parent / "editions" / "second.yaml").read_text(encoding="utf-8")
    higher = (DATA / "small.yaml").read_text(encoding="utf-8")
    (tmp_path / "низ.yaml").write_text(lower, encoding="utf-8")
    assert roadmaps.check([tmp_path / "низ.yaml"])[0].is_clean  # item 14 of the shipped order 553

    beside = higher.replace("id: test-1", "id: kamchatka-553")
    (tmp_path / "верх.yaml").write_text(beside, encoding="utf-8")
    (tmp_path / "сломан.yaml").write_text("id: [", encoding="utf-8")

    (checkup,) = roadmaps.check([tmp_path / "низ.yaml"])

    assert [one.code for one in checkup.comparison.new] == ["parent.missing-item"]


def test_of_several_editions_of_a_higher_roadmap_the_last_one_counts(tmp_path):
    second = (DATA.parent / "editions" / "second.yaml").read_text(encoding="utf-8")
    lower = second.replace("id: test-1", "id: lower").replace(
        '{roadmap: kamchatka-553, item: "14"}', '{roadmap: test-1, item: "3"}'
    )
    (tmp_path / "низ.yaml").write_text(lower, encoding="utf-8")
    first = (DATA / "small.yaml").read_text(encoding="utf-8")
    # The files stand in the wrong order; only the second edition has an item 3.
    (tmp_path / "а.yaml").write_text(second, encoding="utf-8")
    (tmp_path / "б.yaml").write_text(first, encoding="utf-8")

    (checkup,) = roadmaps.check([tmp_path / "низ.yaml"])

    assert "parent.missing-item" not in {one.code for one in checkup.comparison.new}
