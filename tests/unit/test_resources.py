from pathlib import Path

import pytest

from acts import resources


def test_everything_of_a_shipped_kind_is_there():
    assert resources.catalog().is_file()
    assert resources.law().is_file()
    assert resources.template("order_implementation").is_file()
    assert resources.schema("order_implementation").is_file()
    assert resources.roadmaps().is_dir()
    assert (resources.samples() / "order-implementation" / "data.yaml").is_file()


@pytest.mark.parametrize("name", ["roadmaps", "samples"])
def test_an_installed_wheel_wins_over_a_checkout(tmp_path, monkeypatch, name):
    package = tmp_path / "acts"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    find = getattr(resources, name)
    assert find() == tmp_path / name
    (package / "_data" / name).mkdir(parents=True)
    assert find() == package / "_data" / name


def test_paths_do_not_depend_on_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert resources.catalog().is_absolute()
    assert Path(resources.template("order_implementation")).is_file()
