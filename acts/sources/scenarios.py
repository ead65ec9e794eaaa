"""Scenario files: a history to be played through the services, and what must come of it."""

import dataclasses as dc
import datetime as dt
from pathlib import Path
from typing import Any

from acts.actor import Actor, Role
from acts.sources.checked import load_checked
from acts.sources.dates import parse_date
from acts.sources.scenario_checks import check_scenario, parse_moment

__all__ = ["Check", "PaperStep", "Scenario", "Step", "load_scenario"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """A paper made outside, as a scenario names it."""

    reference: str
    kind: str
    number: str
    dated: dt.date


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event of a scenario; which fields count depends on `do` and on its subject.

    Attributes:
        at: Moment of recording.
        by: Id of the actor who records.
        do: Trigger: «draft», «load», «record», or one of the two machines' triggers.
        draft: Kind to draft, or «all».
        load: Form or YAML of registers to load.
        record: Kind of a paper made outside.
        readers: Lines of the sheet of acquaintance; none means all who are open.
        file: Edited text to take in, or scan of the paper; beside the scenario or in the workspace.
        refused: Part of the refusal that is expected, or empty.
    """

    at: dt.datetime
    by: str
    do: str
    on: dt.date | None = None
    acting: Role | None = None
    draft: str = ""
    load: str = ""
    record: str = ""
    file: str = ""
    about: str = ""
    organization: str = ""
    period: str = ""
    data: str = ""
    hear: tuple[str, ...] = ()
    act: str = ""
    task: str = ""
    post: str = ""
    body: str = ""
    answer: str = ""
    document: str = ""
    readers: tuple[str, ...] = ()
    number: str = ""
    effective: dt.date | None = None
    reason: str = ""
    clause: str = ""
    due: dt.date | None = None
    basis: str = ""
    waived: bool = False
    proof: str = ""
    paper: PaperStep | None = None
    refused: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What must hold at a moment, with the clause that says so.

    Attributes:
        as_of: Day or instant.
        known: Day or instant of knowledge, or None.
        organization: Only this one, or empty for all.
        why: Clause and calculation, for a reviewer.
        overdue: Exactly these occurrences are overdue, or None where not asked.
        states: Occurrence → state.
        due: Occurrence → due date.
        flags: Occurrence → flags, all of them.
    """

    as_of: dt.date | dt.datetime
    known: dt.date | dt.datetime | None
    organization: str
    why: str
    overdue: tuple[str, ...] | None
    states: tuple[tuple[str, str], ...]
    due: tuple[tuple[str, dt.date], ...]
    flags: tuple[tuple[str, tuple[str, ...]], ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A history and what must come of it.

    Attributes:
        title: What it shows.
        about: The story.
        folder: Where its files lie.
        roadmap: Name of the roadmap below the folder of roadmaps.
        organizations: File of organisations.
        actors: Who records.
        steps: Events in the order they are recorded.
        checks: What must hold.
    """

    title: str
    about: str
    folder: Path
    roadmap: str
    organizations: Path
    actors: tuple[Actor, ...]
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]


def load_scenario(path: Path) -> Scenario:
    """Read a scenario.

    Raises:
        InputError: With everything that is wrong, each with line and remedy.
    """
    checked = load_checked(path, "scenario")
    check_scenario(checked)
    checked.warnings()
    data = checked.data
    return Scenario(
        title=data["title"],
        about=data.get("about", ""),
        folder=path.parent,
        roadmap=data["roadmap"],
        organizations=path.parent / data["organizations"],
        actors=tuple(
            Actor(
                id=one["id"],
                roles=frozenset(Role(role) for role in one["roles"]),
                scope=tuple(one.get("scope", ())),
            )
            for one in data["actors"]
        ),
        steps=tuple(_step(one) for one in data["events"]),
        checks=tuple(_check(one) for one in data.get("checks", ())),
    )


def _step(row: dict[str, Any]) -> Step:
    paper = row.get("paper")
    plain = {
        key: row[key]
        for key in (
            "by",
            "do",
            "draft",
            "load",
            "record",
            "file",
            "about",
            "organization",
            "period",
            "data",
            "act",
            "task",
            "post",
            "body",
            "answer",
            "document",
            "number",
            "reason",
            "clause",
            "basis",
            "proof",
            "refused",
        )
        if key in row
    }
    return Step(
        **plain,
        at=dt.datetime.fromisoformat(row["at"]),
        on=_day(row, "on"),
        acting=Role(row["as"]) if "as" in row else None,
        hear=tuple(row.get("hear", ())),
        readers=tuple(row.get("readers", ())),
        effective=_day(row, "effective"),
        due=_day(row, "due"),
        waived=row.get("waived") == "да",
        paper=PaperStep(
            reference=paper["reference"],
            kind=paper.get("kind", ""),
            number=paper.get("number", ""),
            dated=parse_date(paper["dated"]),
        )
        if paper
        else None,
    )


def _check(row: dict[str, Any]) -> Check:
    return Check(
        as_of=parse_moment(row["as_of"]),
        known=parse_moment(row["known"]) if "known" in row else None,
        organization=row.get("organization", ""),
        why=row["why"],
        overdue=tuple(row["overdue"]) if "overdue" in row else None,
        states=tuple(row.get("states", {}).items()),
        due=tuple((key, parse_date(value)) for key, value in row.get("due", {}).items()),
        flags=tuple((key, tuple(value)) for key, value in row.get("flags", {}).items()),
    )


def _day(row: dict[str, Any], key: str) -> dt.date | None:
    return parse_date(row[key]) if key in row else None
