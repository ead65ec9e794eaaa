"""Which roadmap a workspace has pinned, and the pin that follows a change made on purpose."""

from pathlib import Path

import pytest

from acts.errors import InputError
from acts.services.pinned import is_pinned, pinned_roadmap, repin
from acts.sources.roadmaps import fingerprint
from acts.sources.settings import read_settings

SMALL = Path(__file__).parents[2] / "data" / "roadmaps" / "small.yaml"


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "карта.yaml").write_bytes(SMALL.read_bytes())
    path = tmp_path / "acts.toml"
    checked = fingerprint(tmp_path / "карта.yaml")
    path.write_text(
        f'[workspace]\nroadmap = "карта.yaml"\nroadmap_checked = "{checked}"\n', encoding="utf-8"
    )
    return path


def test_the_pinned_file_is_told_from_its_neighbours(settings, tmp_path):
    pinned = pinned_roadmap(settings)
    (tmp_path / "другая.yaml").write_bytes(SMALL.read_bytes())

    assert pinned == tmp_path / "карта.yaml"
    assert is_pinned(pinned, settings)
    assert not is_pinned(tmp_path / "другая.yaml", settings)
    assert not is_pinned(tmp_path / "нет.yaml", settings)
    assert not is_pinned(pinned, tmp_path / "нет.toml")


def test_the_pin_follows_a_changed_file_once(settings):
    pinned = pinned_roadmap(settings)
    assert not repin(settings)
    pinned.write_bytes(pinned.read_bytes() + b"# ok\n")

    assert repin(settings)
    assert read_settings(settings).roadmap_checked == fingerprint(pinned)
    assert not repin(settings)


def test_a_file_that_is_not_sound_is_not_pinned(settings):
    pinned_roadmap(settings).write_text("id: [", encoding="utf-8")
    before = settings.read_bytes()

    with pytest.raises(InputError):
        repin(settings)

    assert settings.read_bytes() == before
