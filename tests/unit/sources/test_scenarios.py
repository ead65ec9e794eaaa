"""Scenario files: what one says, and every typical mistake with its line."""

import datetime as dt

import pytest

from acts import resources
from acts.actor import Role
from acts.errors import InputError
from acts.sources.scenario_checks import parse_moment
from acts.sources.scenarios import load_scenario

WHOLE = """\
title: Пример
roadmap: kamchatka/553-2020-06-26.yaml
organizations: organizations.yaml
actors:
  - {id: office, roles: [drafter, clerk], scope: [school-1]}
  - {id: officer, roles: [municipal_officer]}
events:
  - {at: 2020-08-17T09:00:00+12:00, by: office, do: draft, draft: order, \
organization: school-1, on: 27.08.2020, hear: [Совет]}
  - {at: 2020-08-18T09:00:00+12:00, by: office, do: sign, act: order@2020, \
as: director, effective: 2020-09-01, readers: [1, 3], refused: невозможен}
  - at: 2020-09-11T09:00:00Z
    by: office
    do: attach
    task: 6@2020@school-1
    paper: {reference: Перечень, kind: partners_list, number: "3", dated: 10.09.2020}
    waived: да
checks:
  - as_of: 2020-10-01
    known: 2020-10-01T00:00:00+12:00
    why: п. 6 – срок 30.09.2020
    overdue: [5@2020@school-1]
    states: {6@2020@school-1: submitted}
    due: {6@2020@school-1: 30.09.2020}
    flags: {6@2020@school-1: []}
"""


@pytest.fixture
def load(tmp_path):
    def read(text):
        file = tmp_path / "scenario.yaml"
        file.write_text(text, encoding="utf-8")
        return load_scenario(file)

    return read


def refusal(load, text):
    with pytest.raises(InputError) as refused:
        load(text)
    return refused.value.problems


def test_a_scenario_is_read_whole(load, tmp_path):
    scenario = load(WHOLE)

    office, officer = scenario.actors
    assert (office.roles, office.scope) == (frozenset({Role.DRAFTER, Role.CLERK}), ("school-1",))
    assert officer.scope == ()
    assert scenario.organizations == tmp_path / "organizations.yaml"
    draft, sign, attach = scenario.steps
    assert draft.at == dt.datetime(2020, 8, 16, 21, tzinfo=dt.UTC)
    assert (draft.on, draft.hear, draft.waived) == (dt.date(2020, 8, 27), ("Совет",), False)
    assert (sign.acting, sign.effective) == (Role.DIRECTOR, dt.date(2020, 9, 1))
    assert sign.refused == "невозможен"
    assert (attach.paper.number, attach.paper.dated) == ("3", dt.date(2020, 9, 10))
    assert attach.waived
    assert (sign.readers, attach.readers) == (("1", "3"), ())
    (check,) = scenario.checks
    assert check.as_of == dt.date(2020, 10, 1)
    assert check.known == dt.datetime(2020, 9, 30, 12, tzinfo=dt.UTC)
    assert check.overdue == ("5@2020@school-1",)
    assert check.states == (("6@2020@school-1", "submitted"),)
    assert check.due == (("6@2020@school-1", dt.date(2020, 9, 30)),)
    assert check.flags == (("6@2020@school-1", ()),)


def test_the_shipped_scenario_is_sound():
    assert load_scenario(resources.samples() / "demo" / "scenario.yaml").checks


BROKEN = [
    ("roles: [drafter, clerk]", "roles: [drafter, clark]", 5, "роли «clark» нет", "«clerk»"),
    ("roles: [municipal_officer]", "roles: [system]", 6, "роли «system» нет", "Бывают: auditor"),
    ("by: office, do: draft", "by: ofice, do: draft", 8, "участника «ofice» нет", "«office»"),
    ("do: draft,", "do: submit,", 8, "действия «submit» нет", "draft"),
    ("do: sign", "do: singed", 9, "действия «singed» нет", "«sign»"),
    ("do: sign", "do: take", 9, "не указан правленый файл", "Добавьте file"),
    ("do: sign", "do: record", 9, "действия «record» нет", ""),
    ("act: order@2020", "record: order_pairs", 9, "не указана дата бумаги", "Добавьте on"),
    ("do: sign", "do: confirm", 9, "действия «confirm» нет", ""),
    ("do: attach", "do: set_term", 12, "действия «set_term» нет", ""),
    ("as: director", "as: директор", 9, "роли «директор» нет", ""),
    ("at: 2020-08-18T09:00:00+12:00", "at: 2020-08-18", 9, "дату, время и пояс", "Исправьте"),
    ("at: 2020-08-18T09:00:00", "at: 2020-13-18T09:00:00", 9, "не дата и не момент", "Пишите"),
    ("on: 27.08.2020", "on: 31.06.2020", 8, "такого дня нет в календаре", ""),
    ("organization: school-1, ", "", 8, "не указано, чей это акт", "organization"),
    (", act: order@2020", "", 9, "не понять, с чем это произошло", "draft, load, record, act"),
    ("act: order@2020", "act: a@b, task: 5@2020", 9, "не понять, с чем это произошло", ""),
    ("as_of: 2020-10-01", "as_of: 2020-10-32", 17, "«2020-10-32» – не дата", "Пишите 2020-10-01"),
    ("known: 2020-10-01T00:00:00+12:00", "known: 2020-10-01T00:00", 18, "не момент с поясом", ""),
    ("    why: п. 6 – срок 30.09.2020\n", "", 17, "Пункт приказа и расчёт", ""),
    ("overdue: [5@2020@school-1]", "overdue: [5@2020]", 17, "не номер исполнения", "пункт@пер"),
    ("submitted}", "submited}", 21, "состояния «submited» нет", "«submitted»"),
    ("school-1: 30.09.2020}", "school-1: 31.09.2020}", 22, "«31.09.2020» – не дата", "Пишите"),
    ("school-1: []}", "school-1: [late]}", 23, "признака «late» нет", ""),
    ("waived: да", "waived: true", 15, "true", ""),
    ("title: Пример\n", "", 1, "title", ""),
    ("title: Пример", "titel: Пример", 1, "titel", "title"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message", "remedy"), BROKEN, ids=[one[1][:30] for one in BROKEN]
)
def test_a_mistake_is_named_with_its_line_and_remedy(load, right, wrong, line, message, remedy):
    assert right in WHOLE

    problems = refusal(load, WHOLE.replace(right, wrong, 1))

    told = [one for one in problems if message in str(one)]
    assert told, [str(one) for one in problems]
    assert told[0].place.startswith(f"строка {line}")
    assert told[0].file.endswith("scenario.yaml")
    assert remedy in str(told[0])
    assert told[0].remedy


def test_all_mistakes_are_told_at_once_in_order_of_lines(load):
    text = WHOLE
    for right, wrong, *_ in (BROKEN[0], BROKEN[4], BROKEN[21]):
        text = text.replace(right, wrong, 1)

    places = [one.place.split(",")[0] for one in refusal(load, text)]

    assert places == ["строка 5", "строка 9", "строка 21"]


@pytest.mark.parametrize("text", ["", "[]", "title: x", "a: &b 1\nc: *b\n", "actors: 5\n"])
def test_what_is_no_scenario_at_all_is_refused(load, text):
    assert refusal(load, text)


def test_a_moment_is_a_day_or_an_instant():
    assert parse_moment("2020-10-01") == dt.date(2020, 10, 1)
    assert parse_moment("01.10.2020") == dt.date(2020, 10, 1)
    assert parse_moment("2020-09-30T12:00:00Z") == dt.datetime(2020, 9, 30, 12, tzinfo=dt.UTC)
    with pytest.raises(ValueError, match="isoformat"):
        parse_moment("2020-10-01T")
