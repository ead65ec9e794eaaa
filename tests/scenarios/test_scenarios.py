"""Play every scenario through the services and hold it to its checks, clause by clause."""

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest

from acts import resources
from acts.actor import Actor, Role
from acts.bootstrap import desk_with
from acts.cli.workspace import end_of_day
from acts.services.organizing import load
from acts.services.rehearsal import check, play
from acts.sources.roadmaps import load_roadmap
from acts.sources.scenarios import load_scenario
from acts.store.memory import MemoryStore

HERE = Path(__file__).parent
FILES = [
    *sorted(one for one in HERE.glob("*.yaml") if one.stem != "organizations"),
    resources.samples() / "demo" / "scenario.yaml",
]
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_scenario_comes_out_as_it_says(file, tmp_path):
    scenario = load_scenario(file)
    desk = desk_with(
        tmp_path,
        MemoryStore(),
        roadmap=load_roadmap(resources.roadmaps() / scenario.roadmap),
        actor=Actor(id="observer", roles=frozenset({Role.AUDITOR})),
        moment=NOW,
    )
    load(desk, scenario.organizations)

    played = list(
        play(scenario, lambda actor, moment: dc.replace(desk, actor=actor, moment=moment))
    )

    assert len(played) == len(scenario.steps)
    assert scenario.checks, "a scenario without checks shows nothing"
    differences = [
        str(problem)
        for wanted in scenario.checks
        for problem in check(desk, wanted, end_of_day(wanted.known, desk.roadmap.policies.zone))
    ]
    assert differences == []
    assert desk.store.verify() == ()


def test_the_turning_days_each_have_a_check():
    days = {str(wanted.as_of)[:10] for file in FILES for wanted in load_scenario(file).checks}

    assert {"2020-10-01", "2021-01-21", "2021-09-02", "2024-12-26"} <= days
