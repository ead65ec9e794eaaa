"""The pin of a roadmap is changed in the settings and nothing else is."""

import tomllib

import pytest

from acts.errors import ConfigurationError
from acts.sources.pinning import with_pin

OLD = """\
# Настройки
[workspace]
roadmap = "roadmap-1.yaml"      # закреплённая карта
roadmap_checked = "aa"  # отпечаток
default_actor = "school"

[tracking]
soon_days = 14
"""


@pytest.fixture
def pinned(tmp_path):
    def pin(text, **values):
        path = tmp_path / "acts.toml"
        path.write_bytes(text.encode())
        given = {"roadmap": "roadmap-№2.yaml", "checked": "bb"} | values
        return with_pin(path, **given).decode()

    return pin


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_values_change_and_comments_stay(pinned, newline):
    old = OLD.replace("\n", newline)

    assert pinned(old) == old.replace("roadmap-1.yaml", "roadmap-№2.yaml").replace('"aa"', '"bb"')


def test_former_editions_get_a_line_of_their_own_and_later_its_value_changes(pinned):
    once = pinned(OLD, former=("roadmap-1.yaml",))
    twice = pinned(once, former=("roadmap-1.yaml", "roadmap-#2.yaml"))

    assert len(once.splitlines()) == len(twice.splitlines()) == len(OLD.splitlines()) + 1
    workspace = tomllib.loads(twice)["workspace"]
    assert workspace["roadmap_former"] == ["roadmap-1.yaml", "roadmap-#2.yaml"]
    assert workspace["default_actor"] == "school"


def test_a_missing_fingerprint_is_written_below_the_roadmap(pinned):
    text = pinned(OLD.replace('roadmap_checked = "aa"  # отпечаток\n', ""))

    assert 'roadmap = "roadmap-№2.yaml"      # закреплённая карта\nroadmap_checked = "bb"\n' in text


def test_a_workspace_of_defaults_gets_its_lines(pinned):
    text = pinned("[workspace]\n")

    assert tomllib.loads(text) == {
        "workspace": {"roadmap": "roadmap-№2.yaml", "roadmap_checked": "bb"}
    }


def test_settings_without_the_section_are_left_to_a_person(pinned):
    with pytest.raises(ConfigurationError, match="не записать"):
        pinned("[tracking]\nsoon_days = 14\n")
