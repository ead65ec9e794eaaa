"""What was shown of a file is what is taken in; anything else is shown again."""

import dataclasses as dc

import pytest

from acts.actor import Actor, Role
from acts.errors import ConflictError, InputError
from acts.services.exchange import as_yaml
from acts.services.uploading import look, take

MENTORS = """
mentors:
  - surname: Соколов
    name: Павел
    patronymic: Олегович
    category: работник школы
    position: учитель физики
    since: 2020-09-01
"""
WRONG = """  - surname: Ясный
    name: И.
    category: работник школы
    position: учитель химии
    since: 2020-09-01
"""


@pytest.fixture
def desk(shop):
    return shop.at("2020-07-01")


@pytest.fixture
def school(desk):
    return desk.organization("school-1")


@pytest.fixture
def written(desk, school, tmp_path):
    def made(rows, name="данные.yaml"):
        head = as_yaml(desk, school).splitlines()[:3]
        path = tmp_path / name
        path.write_text("\n".join(head) + rows, encoding="utf-8")
        return path

    return made


def mentors(desk):
    return [one.code for one in desk.store.register("school-1", table="mentors")]


def test_looking_writes_nothing_and_says_the_same_again(desk, school, written):
    path = written(MENTORS)
    seen = look(desk, school, path)

    assert (seen.says_something, seen.has_errors) == (True, False)
    assert look(desk, school, path).fingerprint == seen.fingerprint
    assert mentors(desk) == []


def test_what_was_shown_is_taken(desk, school, written):
    path = written(MENTORS)
    applied = take(desk, school, path, shown=look(desk, school, path).fingerprint, partial=False)

    assert applied.summary == "добавлено 1"
    assert mentors(desk) == ["mentor-1"]
    assert applied.event.fact.details.file_digest == look(desk, school, path).digest


def test_what_would_be_something_else_by_now_is_not_taken(desk, school, written):
    path, other = written(MENTORS), written(MENTORS.replace("физики", "химии"), "2.yaml")
    shown = look(desk, school, path).fingerprint
    take(desk, school, other, shown=look(desk, school, other).fingerprint, partial=False)

    with pytest.raises(ConflictError):
        take(desk, school, path, shown=shown, partial=False)
    with pytest.raises(ConflictError):
        take(desk, school, path, shown="", partial=True)


def test_wrong_rows_stop_the_file_unless_the_sound_ones_are_wanted(desk, school, written):
    path = written(MENTORS + WRONG)
    seen = look(desk, school, path)
    assert seen.has_errors

    with pytest.raises(InputError):
        take(desk, school, path, shown=seen.fingerprint, partial=False)
    assert mentors(desk) == []
    take(desk, school, path, shown=seen.fingerprint, partial=True)
    assert mentors(desk) == ["mentor-1"]


def test_a_refusal_names_the_file_and_not_where_it_lies(desk, school, tmp_path):
    path = tmp_path / "форма.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError) as error:
        look(desk, school, path)

    assert {one.file for one in error.value.problems} == {"форма.xlsx"}
    assert str(tmp_path) not in str(error.value)


def test_another_schools_file_is_refused(desk, school, written):
    path = written(MENTORS)
    everywhere = dc.replace(desk, actor=Actor(id="all", roles=frozenset({Role.CLERK})))
    district = everywhere.organization("district")
    with pytest.raises(InputError) as error:
        look(everywhere, district, path)

    assert error.value.problems[0].code == "data.other-organization"
