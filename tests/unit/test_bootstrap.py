"""The bootstrap: the clock, the folder of a workspace, who records, a rehearsal from nothing."""

import dataclasses as dc
import datetime as dt

import pytest

from acts import resources
from acts.actor import Actor, Role
from acts.bootstrap import (
    SETTINGS,
    clock,
    desk_with,
    find_workspace,
    new_workspace,
    open_desk,
    open_workspace,
    read_again,
    rehearse,
)
from acts.errors import ConfigurationError, InputError
from acts.report import TrackingPolicy
from acts.services.organizing import load
from acts.services.planning import former_editions
from acts.sources.roadmaps import load_roadmap
from acts.store.memory import MemoryStore

ROADMAP = resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml"
OFFICE = Actor(id="office", roles=frozenset({Role.CURATOR, Role.CLERK}), scope=("school-1",))
OFFICER = Actor(id="officer", roles=frozenset({Role.MUNICIPAL_OFFICER}))
OBSERVER = Actor(id="observer", roles=frozenset({Role.AUDITOR}))


@pytest.fixture(autouse=True)
def _nobody_sets_the_environment(monkeypatch):
    monkeypatch.delenv("ACTS_NOW", raising=False)
    monkeypatch.delenv("ACTS_ACTOR", raising=False)


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "работа"
    make(folder, OFFICE, OFFICER)
    return folder


def make(folder, *actors):
    with new_workspace(folder, roadmap_file=ROADMAP, actors=actors, observer=OBSERVER):
        pass


def who(folder, actor=""):
    with open_desk(folder, actor=actor) as desk:
        return desk.actor


# --- the clock -------------------------------------------------------------------------------


def test_the_clock_reads_utc():
    before = dt.datetime.now(dt.UTC)  # noqa: TID251

    assert before <= clock(rehearsal=False) <= dt.datetime.now(dt.UTC)  # noqa: TID251
    assert clock(rehearsal=False).tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-10-01T09:00:00+12:00", dt.datetime(2020, 9, 30, 21, tzinfo=dt.UTC)),
        ("2020-10-01T09:00:00Z", dt.datetime(2020, 10, 1, 9, tzinfo=dt.UTC)),
        ("2020-10-01T09:00:00", dt.datetime(2020, 10, 1, 9, tzinfo=dt.UTC)),
    ],
)
def test_a_rehearsal_puts_another_moment_in_place_of_now(monkeypatch, text, moment):
    monkeypatch.setenv("ACTS_NOW", text)

    assert clock(rehearsal=True) == moment


def test_a_moment_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("ACTS_NOW", "вчера")

    with pytest.raises(ConfigurationError, match="ACTS_NOW='вчера' – не дата и время. Пример"):
        clock(rehearsal=True)


@pytest.mark.parametrize("text", ["2020-10-01T09:00:00Z", "вчера"])
def test_outside_a_rehearsal_the_variable_is_refused_and_not_passed_over(monkeypatch, text):
    monkeypatch.setenv("ACTS_NOW", text)

    with pytest.raises(ConfigurationError, match="папка не учебная"):
        clock(rehearsal=False)


def test_a_word_taken_out_of_the_settings_ends_the_rehearsal(tmp_path, monkeypatch):
    folder = tmp_path / "учёба"
    with new_workspace(
        folder, roadmap_file=ROADMAP, actors=(OFFICE,), observer=OBSERVER, rehearsal=True
    ):
        pass
    monkeypatch.setenv("ACTS_NOW", "2020-10-01T09:00:00Z")
    with open_desk(folder) as desk:
        assert desk.rehearsal
        assert desk.moment == dt.datetime(2020, 10, 1, 9, tzinfo=dt.UTC)

    settings = folder / SETTINGS
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("rehearsal = true", "rehearsal = false"), encoding="utf-8")

    with pytest.raises(ConfigurationError, match="ACTS_NOW"):
        who(folder)


# --- a workspace -----------------------------------------------------------------------------


def test_a_new_workspace_opens_with_its_roadmap_and_first_actor(workspace):
    with open_desk(workspace) as desk:
        assert desk.folder == workspace
        assert desk.roadmap == load_roadmap(ROADMAP)
        assert desk.actor == OFFICE
        assert desk.policy == TrackingPolicy()
        assert desk.store.organizations() == ()


def test_the_actor_is_named_by_hand_by_environment_or_by_default(workspace, monkeypatch):
    assert who(workspace) == OFFICE
    monkeypatch.setenv("ACTS_ACTOR", "officer")
    assert who(workspace) == OFFICER
    assert who(workspace, "office") == OFFICE


def test_an_unknown_actor_is_refused_with_the_list(workspace):
    with pytest.raises(InputError, match="нет участника «чужой». Есть: office, officer"):
        who(workspace, "чужой")


@pytest.mark.parametrize("name", ["иванов", "a.b", "office-1"])
def test_an_actor_of_any_permitted_name_can_be_written_and_read(tmp_path, name):
    one = Actor(id=name, roles=frozenset({Role.CLERK}), scope=("school-1", "школа"))

    make(tmp_path / "work", one)

    assert who(tmp_path / "work") == one


def test_a_workspace_is_found_from_a_folder_below_it(workspace):
    below = workspace / "out" / "school-1"
    below.mkdir(parents=True)

    assert find_workspace(below).resolve() == workspace.resolve()
    with open_desk(below) as desk:
        assert desk.actor == OFFICE


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path):
    with pytest.raises(ConfigurationError, match="не рабочая папка.*acts init"):
        who(tmp_path)


def test_a_workspace_is_not_made_twice(workspace):
    before = (workspace / SETTINGS).read_bytes()

    with pytest.raises(ConfigurationError, match="уже есть рабочая папка"):
        make(workspace, OFFICER)

    assert (workspace / SETTINGS).read_bytes() == before
    assert who(workspace) == OFFICE


def test_a_workspace_whose_making_failed_leaves_nothing(tmp_path):
    folder = tmp_path / "deep" / "work"

    with (
        pytest.raises(RuntimeError, match="stop"),
        new_workspace(folder, roadmap_file=ROADMAP, actors=(OFFICE,), observer=OBSERVER),
    ):
        raise RuntimeError("stop")

    assert list(tmp_path.iterdir()) == []


def test_clocks_of_the_settings_reach_the_desk(workspace):
    settings = workspace / SETTINGS
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("soon_days = 14", "soon_days = 3").replace(
            "confirm_days = 10", "confirm_days = 0"
        ),
        encoding="utf-8",
    )

    with open_desk(workspace) as desk:
        assert desk.policy == TrackingPolicy(soon_days=3, confirm_days=0)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[tracking]", "[traking]", "traking"),
        ("soon_days = 14", "soon_days = -1", "soon_days"),
        ("soon_days = 14", "soon_day = 14", "soon_day"),
        ('roles = ["clerk", "curator"]', 'roles = ["clerk", "boss"]', "boss"),
        ('roles = ["clerk", "curator"]', 'roles = ["system"]', "system"),
        ('roles = ["clerk", "curator"]', 'roles = "clerk"', "office"),
        ('scope = ["school-1"]', 'scope = "school-1"', "office"),
        ("[workspace]", "[workspace", "настройки не читаются"),
    ],
)
def test_wrong_settings_stop_every_command(workspace, right, wrong, message):
    settings = workspace / SETTINGS
    text = settings.read_text(encoding="utf-8")
    assert right in text
    settings.write_text(text.replace(right, wrong), encoding="utf-8")

    with pytest.raises(ConfigurationError) as refused:
        who(workspace)

    assert message in str(refused.value)
    assert all(problem.remedy for problem in refused.value.problems)


def test_a_workspace_without_its_roadmap_says_which_file_it_needs(workspace):
    next(workspace.glob("roadmap-*.yaml")).unlink()

    with pytest.raises(ConfigurationError, match=r"нет дорожной карты «roadmap-553.*\.yaml»"):
        who(workspace)


# --- a workspace that stays open --------------------------------------------------------------


@pytest.fixture
def staying(workspace):
    opened = open_workspace(workspace)
    yield opened
    opened.store.close()


def test_each_desk_is_for_its_own_actor_and_moment(staying):
    first = staying.desk(OFFICE)
    second = staying.desk(OFFICER)

    assert (first.actor, second.actor) == (OFFICE, OFFICER)
    assert first.moment < second.moment
    assert first.roadmap is second.roadmap


def test_settings_read_again_make_other_desks(staying):
    before = staying.desk(OFFICE)
    settings = staying.folder / SETTINGS
    text = settings.read_text(encoding="utf-8")
    assert "soon_days = 14" in text
    settings.write_text(text.replace("soon_days = 14", "soon_days = 3"), encoding="utf-8")
    after = read_again(staying).desk(OFFICE)

    assert (before.policy.soon_days, after.policy.soon_days) == (14, 3)


def test_former_editions_are_read_once_while_nobody_changes_the_settings(staying, monkeypatch):
    former = staying.folder / "roadmap-прежняя.yaml"
    former.write_bytes(ROADMAP.read_bytes())
    settings = dc.replace(staying.settings, roadmap_former=(former.name,))
    staying = dc.replace(staying, settings=settings)
    first = former_editions(staying.desk(OFFICE))
    former.unlink()

    assert former_editions(staying.desk(OFFICER)) is first
    with pytest.raises(FileNotFoundError):
        former_editions(dc.replace(staying, settings=dc.replace(settings)).desk(OFFICE))


# --- parts and rehearsals --------------------------------------------------------------------


def test_a_desk_counts_days_as_its_roadmap_asks(tmp_path):
    roadmap = load_roadmap(ROADMAP)
    own = dc.replace(roadmap.policies, extra_days_off=(dt.date(2020, 9, 30),), emergency_days=True)
    desk = desk_with(
        tmp_path,
        MemoryStore(),
        roadmap=dc.replace(roadmap, policies=own),
        actor=OFFICE,
        moment=dt.datetime(2020, 9, 1, tzinfo=dt.UTC),
    )

    assert not desk.days.is_working(dt.date(2020, 9, 30))
    assert not desk.days.is_working(dt.date(2020, 6, 24))


SCENARIO = """\
title: Пример
roadmap: kamchatka/553-2020-06-26.yaml
organizations: organizations.yaml
actors:
  - {id: office, roles: [curator], scope: [school-1]}
events:
  - {at: 2020-09-01T09:00:00+12:00, by: office, do: start, task: 6@2020@school-1}
"""
SCHOOL = """\
organizations:
  - id: school-1
    fan_out: each_school
    full_name: Средняя школа № 1
    short_name: СШ № 1
    place: с. Рассветное
    zone: Asia/Kamchatka
"""


def test_a_rehearsal_makes_a_workspace_that_opens_afterwards(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "organizations.yaml").write_text(SCHOOL, encoding="utf-8")

    with rehearse(tmp_path / "work", file) as (scenario, desk, played):
        assert scenario.title == "Пример"
        assert desk.actor.roles == {Role.AUDITOR}
        assert [one.told for one in played] == ["6@2020@school-1: in_progress"]

    with open_desk(tmp_path / "work") as desk:
        assert desk.actor == Actor(
            id="office", roles=frozenset({Role.CURATOR}), scope=("school-1",)
        )
        assert len(desk.store.events()) == 1
        assert load(desk, tmp_path / "organizations.yaml").planned.saved.added == ()
