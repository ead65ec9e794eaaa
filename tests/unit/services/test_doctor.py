"""What the doctor finds: each finding follows from a fact, and an ill one says what to do."""

import importlib.metadata
import shutil
import zoneinfo

import pytest

from acts.services import doctor
from acts.services.doctor import Health, examine_computer, examine_workspace


def found(what, findings):
    (one,) = [finding for finding in findings if finding.what == what]
    return one


def test_a_whole_computer_is_well_but_for_what_is_optional():
    findings = list(examine_computer())

    ill = [one for one in findings if one.health is Health.ILL]
    assert ill == []
    assert found("Библиотеки", findings).detail.startswith("на месте")


def test_whatever_is_not_well_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("ACTS_SOFFICE", str(tmp_path / "нет"))

    limited = [one for one in examine_computer() if one.health is not Health.WELL]
    assert [one.what for one in limited] == ["LibreOffice"]
    assert all(one.remedy for one in limited)


def test_a_missing_library_is_named(monkeypatch):
    real = importlib.metadata.version

    def without_lxml(name):
        if name == "lxml":
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(doctor.importlib.metadata, "version", without_lxml)

    libraries = found("Библиотеки", examine_computer())
    assert (libraries.health, libraries.detail) == (Health.ILL, "нет: lxml")


def test_lost_data_of_the_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor.resources, "law", lambda: tmp_path / "law.json")

    data = found("Шаблоны, схемы, карты", examine_computer())
    assert (data.health, data.detail) == (Health.ILL, "нет: law.json")


def test_a_computer_without_time_zones_is_told_how_to_get_them(monkeypatch):
    def none(key):
        raise zoneinfo.ZoneInfoNotFoundError(key)

    monkeypatch.setattr(doctor.zoneinfo, "ZoneInfo", none)

    zones = found("Часовые пояса", examine_computer())
    assert zones.health is Health.ILL
    assert "tzdata" in zones.remedy


def test_an_old_python_is_ill(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 4))

    assert found("Python", examine_computer()).health is Health.ILL


def test_a_temporary_folder_that_refuses_is_ill(monkeypatch):
    def refused():
        raise PermissionError

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refused)

    assert found("Временная папка", examine_computer()).health is Health.ILL


def test_a_sound_workspace_is_well(shop):
    findings = list(examine_workspace(shop.desk))

    assert found("Рабочая папка", findings).health is Health.WELL
    assert found("Журнал", findings).detail.startswith("событий 0")


def test_a_full_disk_is_told(shop, monkeypatch):
    usage = shutil.disk_usage(shop.desk.folder)._replace(free=5 * 1024 * 1024)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: usage)

    room = found("Место на диске", examine_workspace(shop.desk))
    assert (room.health, room.detail) == (Health.LIMITED, "свободно 5 МБ")


@pytest.mark.parametrize("count", [1, 2])
def test_documents_open_in_word_are_counted(shop, count):
    folder = shop.desk.folder / "out" / "school-1"
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"~$иказ {number}.docx").write_bytes(b"")

    told = found("Открытые документы", examine_workspace(shop.desk))
    assert told.detail == f"в Word сейчас открыто: {count}"
