"""A file of organisations goes into the registers; what it doesn't say stays."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.services.organizing import load, take_in
from acts.services.registering import registers_of

SCHOOL = """\
organizations:
  - id: school-1
    fan_out: each_school
    full_name: Муниципальное общеобразовательное учреждение «Средняя школа № 1»
    short_name: {short}
    place: с. Рассветное
    zone: Asia/Kamchatka
    officials:
      - {{role: director, post: директор, person: Лугова Вера Ильинична, since: 2015-09-01,
          until: 2021-06-30}}
      - {{role: site, post: {post}, person: Чайка Глеб Денисович, since: 2018-09-03}}
"""


@pytest.fixture
def give(shop, tmp_path):
    def given(actor=None, **values):
        file = tmp_path / "школа.yaml"
        words = {"short": "МОУ «СШ № 1»", "post": "учитель информатики", **values}
        file.write_text(SCHOOL.format(**words), encoding="utf-8")
        return load(shop.at("2020-07-01", actor), file)

    return given


def test_organisations_begin_the_registers(shop):
    store = shop.desk.store
    assert store.register_revision("school-1") == 1
    assert {one.table for one in store.register("school-1")} == {"organization", "officials"}
    assert not store.history("register:school-1")


def test_the_same_file_again_changes_nothing(shop, tmp_path):
    loaded = load(shop.desk, tmp_path / "organizations.yaml")
    assert not loaded.saved.changed
    assert shop.desk.store.register_revision("school-1") == 1


def test_a_changed_post_keeps_the_row_and_is_journalled(shop, give):
    before = registers_of(shop.desk, "school-1")
    give(post="методист")
    after = registers_of(shop.desk, "school-1")
    assert len(after.organization.officials) == len(before.organization.officials)
    posts = [one.post for one in after.organization.officials]
    assert "методист" in posts
    assert "учитель информатики" not in posts
    fact = shop.desk.store.history("register:school-1")[-1].fact
    assert (fact.trigger, fact.source, fact.target) == ("load", "1", "2")


def test_an_official_the_file_leaves_out_stays_and_is_told(shop, give):
    loaded = give()
    assert any(one.code == "organizations.left" for one in loaded.warnings)
    assert len(registers_of(shop.desk, "school-1").organization.officials) == 7


def test_a_value_of_the_file_wins_over_what_a_form_changed_meanwhile(shop, give):
    give(short="МОУ «Школа № 1»")
    give(short="МОУ «СШ № 1»")
    assert shop.desk.organization("school-1").short_name == "МОУ «СШ № 1»"
    assert not shop.desk.store.conflicts(organization="school-1")


def test_two_directors_on_one_day_are_refused_and_nothing_is_written(shop, tmp_path):
    file = tmp_path / "школа.yaml"
    text = SCHOOL.format(short="МОУ «СШ № 1»", post="учитель информатики") + (
        "      - {role: director, post: директор, person: Ветрова Ольга Игоревна, "
        "since: 2020-01-01}\n"
    )
    file.write_text(text, encoding="utf-8")
    before = shop.desk.store.register_revision("school-1")
    with pytest.raises(InputError):
        load(shop.desk, file)
    assert shop.desk.store.register_revision("school-1") == before


def test_a_rule_of_the_registers_that_is_broken_refuses_all(shop):
    """An acting director needs a paper; a file and a person's answers come the same way."""
    school = shop.desk.organization("school-1")
    acting = next(one for one in school.officials if one.role == "acting_director")
    wrong = dc.replace(acting, since=dt.date(2022, 1, 10), basis="")
    with pytest.raises(InputError, match="нет основания"):
        take_in(shop.desk, [dc.replace(school, officials=(wrong,))], file="школа.yaml")
    assert shop.desk.store.register_revision("school-1") == 1
    assert shop.desk.organization("school-1") == school
