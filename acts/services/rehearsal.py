"""Play a scenario through the same services a person uses, and compare what came of it."""

import dataclasses as dc
import datetime as dt
from collections.abc import Callable, Iterator

from acts.actor import Actor
from acts.errors import ActsError, InputError, Problem
from acts.report import Flag, StatusRow
from acts.services.desk import Desk
from acts.services.rehearsal_steps import do_step
from acts.services.reporting import status
from acts.sources.scenarios import Check, Scenario, Step

__all__ = ["Played", "check", "play"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of one step.

    Attributes:
        step: The step.
        told: One line for a person.
        refusal: Why it was refused, when that was expected.
    """

    step: Step
    told: str
    refusal: tuple[Problem, ...] = ()


def play(scenario: Scenario, desk_at: Callable[[Actor, dt.datetime], Desk]) -> Iterator[Played]:
    """Play the steps in the order of their moments, whatever order the file tells them in.

    Args:
        scenario: The history.
        desk_at: Gives the desk of an actor at a moment.

    Raises:
        ActsError: A step was refused that should not have been, or the other way round.
    """
    actors = {actor.id: actor for actor in scenario.actors}
    numbered = enumerate(scenario.steps, start=1)
    for number, step in sorted(numbered, key=lambda pair: pair[1].at):
        desk = desk_at(actors[step.by], step.at)
        try:
            told = do_step(scenario, desk, step)
        except ActsError as error:
            if step.refused and step.refused in str(error):
                yield Played(step=step, told="", refusal=error.problems)
                continue
            raise type(error)(
                [
                    dc.replace(one, place=f"шаг {number}" + (f", {one.place}" if one.place else ""))
                    for one in error.problems
                ]
            ) from error
        if step.refused:
            raise InputError(f"шаг {number} не отклонён, а ждали: «{step.refused}»")
        yield Played(step=step, told=told)


def check(desk: Desk, wanted: Check, known: dt.datetime | None) -> tuple[Problem, ...]:
    """Compare a status with what a scenario wants.

    Args:
        desk: Any desk that sees all organisations.
        wanted: What must hold.
        known: Its moment of knowledge, resolved.
    """
    answer = status(desk, as_of=wanted.as_of, known=known, organization=wanted.organization or None)
    rows = {f"{row.item}@{row.period}@{row.organization}": row for row in answer.rows}
    return tuple(
        Problem(message=one, place=wanted.as_of.isoformat(), remedy=wanted.why)
        for one in _differences(wanted, rows)
    )


def _differences(wanted: Check, rows: dict[str, StatusRow]) -> Iterator[str]:
    if wanted.overdue is not None:
        late = {key for key, row in rows.items() if Flag.OVERDUE in row.flags}
        for key in sorted(late ^ set(wanted.overdue)):
            yield f"{key} {'просрочено, а не должно' if key in late else 'не просрочено, а должно'}"
    for key, state in wanted.states:
        have = rows[key].state if key in rows else "нет такого исполнения"
        if have != state:
            yield f"{key}: состояние {have}, а должно быть {state}"
    for key, due in wanted.due:
        have_due = rows[key].due if key in rows else None
        if have_due != due:
            yield f"{key}: срок {have_due}, а должен быть {due}"
    for key, flags in wanted.flags:
        if key not in rows:
            yield f"{key}: нет такого исполнения"
            continue
        have_flags = {str(flag) for flag in rows[key].flags}
        if have_flags != set(flags):
            yield f"{key}: признаки {sorted(have_flags)}, а должны быть {sorted(flags)}"
