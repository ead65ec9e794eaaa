"""Play a scenario through the same services a person uses, and compare what came of it."""

import dataclasses as dc
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator

from acts.actor import Actor
from acts.errors import ActsError, InputError, Problem
from acts.facts import Answer
from acts.packages import write_whole
from acts.plan import OccurrenceId
from acts.report import Flag, StatusRow
from acts.services.desk import Desk
from acts.services.drafting import act_findings, draft
from acts.services.registration import register_act, sign_act
from acts.services.reporting import status
from acts.services.signing import ActMove, find_act, record_act
from acts.services.tracking import OutsidePaper, TaskMove, find_occurrence, move_task
from acts.sources.scenarios import Check, PaperStep, Scenario, Step
from acts.states import ActTrigger, TaskTrigger

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
            told = _do(scenario, desk, step)
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


def _do(scenario: Scenario, desk: Desk, step: Step) -> str:
    if step.draft:
        made = draft(
            desk,
            step.draft,
            step.organization,
            on=step.on,
            period=step.period,
            extra=scenario.folder / step.data if step.data else None,
            hear=step.hear,
        )
        return f"{made.act.id}: проект – {made.act.file}"
    if step.act:
        return _do_act(desk, step)
    occurrence = find_occurrence(desk, step.task)
    event = move_task(
        desk,
        occurrence,
        TaskMove(
            trigger=TaskTrigger(step.do),
            on=step.on,
            acting=step.acting,
            act=step.proof,
            paper=_paper(desk, occurrence.id, step.paper) if step.paper else None,
            reason=step.reason,
            clause=step.clause,
            new_due=step.due,
            basis=step.basis,
            waived=step.waived,
        ),
    )
    return f"{occurrence.id}: {event.fact.target}"


def _paper(desk: Desk, occurrence: OccurrenceId, paper: PaperStep) -> OutsidePaper:
    """Lay a note of the paper into the workspace, where a person would lay its scan."""
    note = f"{paper.reference}\n№ {paper.number or 'б/н'} от {paper.dated:%d.%m.%Y}\n".encode()
    folder = desk.folder / "out" / occurrence.organization / "бумаги"
    write_whole(folder / f"{occurrence.item} {occurrence.period} {paper.dated:%Y-%m-%d}.txt", note)
    return OutsidePaper(
        reference=paper.reference,
        kind=paper.kind,
        number=paper.number,
        date=paper.dated,
        digest=hashlib.sha256(note).hexdigest(),
    )


def _do_act(desk: Desk, step: Step) -> str:
    act = find_act(desk, step.act)
    move = ActMove(
        trigger=ActTrigger(step.do),
        on=step.on,
        acting=step.acting,
        post=step.post,
        body=step.body,
        answer=Answer(step.answer) if step.answer else None,
        document=step.document,
        reason=step.reason,
        clause=step.clause,
        number=step.number,
        effective_from=step.effective,
    )
    if move.trigger is ActTrigger.REGISTER:
        registered = register_act(desk, act, move)
        return f"{act.id}: зарегистрирован – {registered.file.name}"
    if move.trigger is ActTrigger.SIGN:
        return f"{act.id}: {sign_act(desk, act, move)[-1].fact.target}"
    findings = act_findings(desk, act) if move.trigger is ActTrigger.SUBMIT else ()
    events = record_act(desk, act, move, findings=findings)
    return f"{act.id}: {events[-1].fact.target}"


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
