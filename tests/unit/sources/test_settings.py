"""The settings of a workspace: what they give, and every mistake in Russian with its place."""

import tomllib

import pytest

from acts.actor import Role
from acts.errors import ConfigurationError
from acts.report import TrackingPolicy
from acts.sources.settings import read_settings

WHOLE = """
[workspace]
roadmap = "карта.yaml"
roadmap_checked = "abc"
default_actor = "office"

[tracking]
soon_days = 7

[actors.office]
roles = ["drafter", "clerk"]
scope = ["school-1"]
"""


@pytest.fixture
def read(tmp_path):
    def call(text):
        path = tmp_path / "acts.toml"
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    return call


def problems(read, text):
    with pytest.raises(ConfigurationError) as refused:
        read(text)
    return refused.value.problems


def test_everything_said_is_taken(read):
    settings = read(WHOLE)
    assert (settings.roadmap, settings.roadmap_checked) == ("карта.yaml", "abc")
    assert settings.default_actor == "office"
    assert settings.policy == TrackingPolicy(soon_days=7)
    (actor,) = settings.actors
    assert actor.id == "office"
    assert actor.roles == {Role.DRAFTER, Role.CLERK}
    assert actor.scope == ("school-1",)


def test_what_is_not_said_has_a_default(read):
    settings = read("")
    assert settings.roadmap == "roadmap.yaml"
    assert settings.policy == TrackingPolicy()
    assert settings.actors == ()
    assert settings.rehearsal is False


def test_a_rehearsal_is_said_by_a_truth_value_only(read):
    assert read("[workspace]\nrehearsal = true").rehearsal is True
    for other in ("1", '"true"', "[]"):
        (problem,) = problems(read, f"[workspace]\nrehearsal = {other}")
        assert problem.place == "[workspace] rehearsal"
        assert "true" in problem.remedy


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("[tracking\n", "строка 1, знак 10", "нет закрывающей скобки «]»"),
        ("[a", "конец файла", "нет закрывающей скобки"),
        ("[[a", "конец файла", "нет закрывающей скобки"),
        ("a 1", "строка 1, знак 3", "после имени нет знака «=»"),
        ("\na = b", "строка 2, знак 5", "слова пишутся в прямых кавычках"),
        ("a='x", "конец файла", "кавычка не закрыта"),
        ('a="x', "конец файла", "кавычка или скобка не закрыта"),
        ('a="x\ny"', "строка 1, знак 5", "кавычка не закрыта"),
        ("[a]\n[a]", "строка 2, знак 3", "раздел объявлен дважды"),
        ("a=1\na=2\n", "строка 2, знак 4", "значение задано дважды"),
        ("a=1 2", "строка 1, знак 5", "лишнее после значения"),
        ('a="\\q"', "строка 1, знак 6", "удваивается"),
        ("a=2021-02-30", "строка 1, знак 3", "такой даты нет"),
        ("=1", "строка 1, знак 1", "это не «имя = значение»"),
        ("a={b=1", "конец файла", "скобка не закрыта"),
    ],
)
def test_a_slip_of_the_notation_is_told_with_its_place(read, text, place, said):
    (problem,) = problems(read, text)
    assert problem.place == place
    assert problem.message.startswith("настройки не читаются: ")
    assert said in problem.message


def test_no_text_of_the_parser_reaches_a_user(read):
    for text in ("[", "a", "a=[1 2]", "a=08", '"', "a.b=1\na=2", "a=\x7f"):
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)
        for problem in problems(read, text):
            assert "at line" not in str(problem)
            assert "xpected" not in str(problem)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_what_the_parser_can_not_bear_is_refused_too(read, text):
    (problem,) = problems(read, text)
    assert "настройки не читаются" in problem.message


def test_every_mistake_of_the_content_is_told(read):
    text = """
extra = 1
workspace = 1
[tracking]
soon_days = true
confirm_day = 3
[actors]
plain = 1
[actors."кто то"]
roles = ["clerk"]
[actors.office]
roles = ["clerk", "system"]
scope = "school-1"
rights = []
"""
    told = [f"{one.place}: {one.message}" for one in problems(read, text)]
    assert told == [
        ": неизвестный раздел [extra]",
        "workspace: это раздел, а не значение",
        "[tracking] soon_days: это не число дней",
        "[tracking] confirm_day: неизвестный параметр «confirm_day»",
        "[actors.plain]: это не раздел участника",
        "[actors.кто то]: код участника – буквы, цифры, «.», «-» и «_», не длиннее 64 знаков",
        "[actors.office] roles: неизвестная роль «system»",
        "[actors.office] scope: нужен список слов",
        "[actors.office] rights: неизвестный параметр «rights»",
    ]


@pytest.mark.parametrize("name", ["../x.yaml", "/etc/passwd", "a\\b.yaml", "C:x", "..", "", " . "])
def test_the_roadmap_lies_in_the_workspace(read, name):
    (problem,) = problems(read, f"[workspace]\nroadmap = '{name}'")
    assert problem.message == "дорожная карта лежит не в рабочей папке"


def test_the_default_actor_is_in_the_file(read):
    (problem,) = problems(read, WHOLE.replace('"office"', '"boss"'))
    assert "«boss» нет в файле. Есть: office" in str(problem)


def test_former_editions_are_files_of_the_workspace(read):
    text = WHOLE.replace('"abc"', '"abc"\nroadmap_former = ["roadmap-1.yaml", "roadmap-2.yaml"]')

    assert read(text).roadmap_former == ("roadmap-1.yaml", "roadmap-2.yaml")
    assert read(WHOLE).roadmap_former == ()


@pytest.mark.parametrize("value", ['"roadmap-1.yaml"', '["../roadmap-1.yaml"]', "[1]", '[""]'])
def test_former_editions_elsewhere_are_refused(read, value):
    text = WHOLE.replace('"abc"', f'"abc"\nroadmap_former = {value}')
    (problem,) = problems(read, text)

    assert problem.place == "[workspace] roadmap_former"
    assert "не список файлов рабочей папки" in problem.message
