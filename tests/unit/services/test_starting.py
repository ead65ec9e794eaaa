"""What a workspace begins with: a list, a form or an export."""

import dataclasses as dc

import pytest

from acts.errors import InputError
from acts.organization import FanOut
from acts.services.exchange import as_yaml
from acts.services.starting import first_forms, load_first, start_with
from acts.store.memory import MemoryStore


@pytest.fixture
def empty(shop, tmp_path):
    """A desk on a workspace that knows nobody yet."""
    return dc.replace(shop.at("2020-08-17"), store=MemoryStore(), folder=tmp_path / "новая")


def test_a_list_gives_every_organization(shop):
    first = start_with(shop.desk.folder / "organizations.yaml")

    assert first.form is None
    assert {one.id for one in first.organizations} == {
        one.id for one in shop.desk.store.organizations()
    }


def test_a_form_gives_its_school_and_the_rest_of_its_rows(shop, empty):
    (form, _) = first_forms(shop.at("2020-08-17"))

    first = start_with(form)
    loaded = load_first(dc.replace(empty, actor=shop.office), first)

    assert [one.id for one in first.organizations] == ["school-1"]
    assert loaded.saved.added == ("school-1",)
    there = shop.desk.organization("school-1")
    here = empty.store.organizations()[0]
    assert (here.full_name, here.officials) == (there.full_name, there.officials)


def test_an_export_gives_the_same(shop, tmp_path):
    desk = shop.at("2020-08-17")
    file = tmp_path / "школа.yaml"
    file.write_text(as_yaml(desk, desk.organization("school-1")), encoding="utf-8")

    (school,) = start_with(file).organizations
    assert school.full_name == desk.organization("school-1").full_name


def test_only_schools_get_forms(shop):
    schools = [one for one in shop.desk.store.organizations() if one.fan_out is FanOut.EACH_SCHOOL]

    assert len(first_forms(shop.at("2020-08-17"))) == len(schools)


def test_a_form_with_a_mistake_begins_nothing(tmp_path):
    file = tmp_path / "форма.xlsx"
    file.write_bytes(b"PK\x03\x04")

    with pytest.raises(InputError):
        start_with(file)
