"""What each step of a scenario does, by the same services a person uses."""

import hashlib
from pathlib import Path

from acts.errors import InputError
from acts.facts import Answer
from acts.packages import write_whole
from acts.plan import OccurrenceId
from acts.services.act_duties import acquaint, act_duties, publish
from acts.services.act_facts import ActMove
from acts.services.act_files import folder_of
from acts.services.all_drafts import (
    DraftStatus,
    DraftWish,
    all_kinds,
    draft_kinds,
)
from acts.services.desk import Desk
from acts.services.draft_findings import act_findings
from acts.services.exchange import load_file, read_file
from acts.services.exchange_forms import form_path
from acts.services.form_filling import filled_form
from acts.services.outside_papers import PaperGiven, record_paper
from acts.services.registration import register_act, sign_act
from acts.services.signing import find_act, record_act
from acts.services.taking import take_text
from acts.services.tracking import OutsidePaper, TaskMove, find_occurrence, move_task
from acts.sources.scenarios import PaperStep, Scenario, Step
from acts.states import ActTrigger, TaskTrigger

__all__ = ["EVERY_KIND", "do_step"]

# «draft: all» makes every draft that can be made on that day.
EVERY_KIND = "all"
_PAPERS = "бумаги"


def do_step(scenario: Scenario, desk: Desk, step: Step) -> str:
    """Do one step and say in a line what came of it.

    Args:
        scenario: Where the step's files lie; a file of the workspace may be named too.
        desk: The workspace with the step's actor and moment.
        step: The step.

    Raises:
        ActsError: It is refused.
    """
    if step.draft:
        return _draft(scenario, desk, step)
    if step.load:
        return _load(desk, _file(scenario, desk, step.load))
    if step.record:
        return _record(scenario, desk, step)
    if step.act:
        return _do_act(scenario, desk, step)
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


def _file(scenario: Scenario, desk: Desk, name: str) -> Path:
    """Find a file beside the scenario, else in the workspace."""
    beside = scenario.folder / name
    return beside if beside.exists() else desk.folder / name


def _draft(scenario: Scenario, desk: Desk, step: Step) -> str:
    wish = DraftWish(
        on=step.on,
        period=step.period,
        about=step.about,
        extra=_file(scenario, desk, step.data) if step.data else None,
        hear=step.hear,
    )
    kinds = all_kinds() if step.draft == EVERY_KIND else (step.draft,)
    outcomes = tuple(draft_kinds(desk, kinds, (step.organization,), wish))
    stopped = (DraftStatus.MISSING, DraftStatus.REFUSED, DraftStatus.FAILED)
    problems = [one for made in outcomes if made.status in stopped for one in made.problems]
    made = [one.drafted for one in outcomes if one.drafted is not None]
    if problems:
        raise InputError(problems)
    if not made:
        raise InputError(next(f"{one.title}: {one.note}" for one in outcomes))
    return "; ".join(f"{one.act.id}: проект – {one.act.file}" for one in made)


def _load(desk: Desk, file: Path) -> str:
    """Load a form; what a file of YAML says is typed into the organisation's form first."""
    if file.suffix.lower() != ".xlsx":
        typed = read_file(file)
        organization = desk.organization(typed.organization or desk.only_school())
        file = form_path(desk, organization)
        write_whole(file, filled_form(desk, organization.id, typed.rows))
    loaded = load_file(desk, file)
    assert loaded.applied is not None  # only a dry run takes nothing in
    if not loaded.is_whole:
        raise InputError(loaded.notes)
    return f"{loaded.changes.organization}: реестры – {loaded.applied.summary}"


def _record(scenario: Scenario, desk: Desk, step: Step) -> str:
    assert step.on is not None  # the scenario's check asks for it
    if step.file:
        scan = _file(scenario, desk, step.file)
    else:
        scan = folder_of(desk, step.organization) / _PAPERS / f"{step.record} {step.on}.txt"
        note = f"{step.record}\n№ {step.number or 'б/н'} от {step.on:%d.%m.%Y}\n"
        write_whole(scan, note.encode())
    given = PaperGiven(
        kind=step.record,
        date=step.on,
        scan=scan,
        number=step.number,
        period=step.period,
        about=step.about,
    )
    recorded = record_paper(desk, step.organization, given)
    return f"{recorded.act.id}: внесена бумага – {recorded.act.file}"


def _paper(desk: Desk, occurrence: OccurrenceId, paper: PaperStep) -> OutsidePaper:
    """Lay a note of the paper into the workspace, where a person would lay its scan."""
    note = f"{paper.reference}\n№ {paper.number or 'б/н'} от {paper.dated:%d.%m.%Y}\n".encode()
    folder = folder_of(desk, occurrence.organization) / _PAPERS
    write_whole(folder / f"{occurrence.item} {occurrence.period} {paper.dated:%Y-%m-%d}.txt", note)
    return OutsidePaper(
        reference=paper.reference,
        kind=paper.kind,
        number=paper.number,
        date=paper.dated,
        digest=hashlib.sha256(note).hexdigest(),
    )


def _do_act(scenario: Scenario, desk: Desk, step: Step) -> str:
    act = find_act(desk, step.act)
    if step.do == ActTrigger.TAKE:
        taken = take_text(desk, _file(scenario, desk, step.file), act_name=act.id)
        if not taken.is_sound:
            raise InputError(taken.problems)
        return f"{act.id}: текст принят – {taken.act.file}"
    if step.do == ActTrigger.ACQUAINT:
        lines = step.readers or tuple(one.line for one in act_duties(desk, act).unread)
        events = acquaint(desk, act, lines, on=step.on, reason=step.reason)
        return f"{act.id}: ознакомлены под подпись – {len(events)}"
    if step.do == ActTrigger.PUBLISH:
        publish(desk, act, step.document, on=step.on)
        return f"{act.id}: размещён на сайте – {step.document}"
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
