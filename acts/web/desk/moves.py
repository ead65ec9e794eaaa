"""The steps of an occurrence as small forms: what each asks for, and what was answered."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest

from acts.errors import InputError, Problem
from acts.journal import Event
from acts.russian.dates import numeric_date
from acts.services.desk import Desk
from acts.services.evidence_files import LARGEST, Scan, hand_in
from acts.services.occurrence_view import OccurrenceView
from acts.services.tracking import OutsidePaper, TaskMove, move_task
from acts.states import TaskTrigger
from acts.transition_table import NA_REASONS
from acts.web.reading import day_in, seen_in, words_in
from acts.web.step_form import Ask, StepForm, laid_out

__all__ = ["record_step", "step_forms"]

_TITLES = {
    TaskTrigger.START: "Отметить, что работа начата",
    TaskTrigger.ATTACH: "Приложить документ и представить",
    TaskTrigger.CONFIRM: "Подтвердить исполнение",
    TaskTrigger.RETURN: "Вернуть с замечанием",
    TaskTrigger.POSTPONE: "Перенести срок",
    TaskTrigger.MARK_NA: "Не относится к этой организации",
    TaskTrigger.REOPEN: "Открыть снова",
    TaskTrigger.WITHDRAW: "Отозвать представленное",
    TaskTrigger.CANCEL: "Снять по акту",
}


def step_forms(
    view: OccurrenceView, today: dt.date, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> list[StepForm[Problem]]:
    """Lay out the forms of what is possible now.

    Args:
        view: The occurrence.
        today: The organisation's day.
        sent: The request that was refused, or None.
        problems: Why it was refused.
    """
    chosen = sent.POST.get("step", "") if sent else ""
    # To say that work has begun closes nothing: what does stands first.
    possible = sorted(view.possible, key=lambda one: one is TaskTrigger.START)
    return [
        laid_out(
            trigger,
            _TITLES[trigger],
            _asks(view, trigger, today),
            sent if trigger == chosen else None,
            problems,
            say=tuple,
            is_first=place == 0,
        )
        for place, trigger in enumerate(possible)
    ]


def _asks(view: OccurrenceView, trigger: TaskTrigger, today: dt.date) -> Iterator[Ask]:
    if trigger is TaskTrigger.ATTACH:
        acts = tuple((one.id, f"{one.title} ({one.period})") for one in view.evidence)
        if acts:
            yield Ask(
                name="act",
                title="Акт, который уже зарегистрирован",
                hint="Выберите его – или заполните ниже сведения о другой бумаге.",
                kind="choice",
                options=acts,
            )
        yield Ask(name="paper", title="Как называется бумага", hint="Например: Перечень партнёров")
        yield Ask(name="number", title="Её номер", hint="Если он есть.")
        yield Ask(name="dated", title="Её дата", kind="date")
        yield Ask(
            name="file",
            title="Файл или скан",
            kind="file",
            hint="PDF, JPEG, PNG или DOCX; до 20 МБ.",
        )
    elif trigger in (TaskTrigger.RETURN, TaskTrigger.REOPEN):
        yield Ask(name="reason", title="Что не так", kind="long")
        if trigger is TaskTrigger.RETURN:
            yield Ask(name="clause", title="К какому пункту замечание", hint=view.row.clause)
    elif trigger is TaskTrigger.MARK_NA:
        reasons = tuple((one, one) for one in NA_REASONS)
        yield Ask(name="reason", title="Почему", kind="choice", options=reasons)
    elif trigger is TaskTrigger.POSTPONE:
        yield Ask(name="new_due", title="Новый срок", kind="date")
    if trigger in (TaskTrigger.POSTPONE, TaskTrigger.CANCEL):
        yield Ask(name="basis", title="Каким актом", hint="Вид акта, дата и номер.")
    yield Ask(name="on", title="День", kind="date", value=numeric_date(today))


def record_step(request: HttpRequest, desk: Desk, view: OccurrenceView) -> Event:
    """Record the step that was sent; a scan is kept with it, or not at all.

    Raises:
        InputError: What was answered can't be read or recorded; each with its field.
        WorkflowError: A guard refuses.
        ConflictError: Somebody recorded something meanwhile.
    """
    problems: list[Problem] = []
    days = {name: day_in(request, name, problems) for name in ("on", "dated", "new_due")}
    texts = {
        name: words_in(request, name, problems)
        for name in ("paper", "number", "reason", "clause", "basis")
    }
    act, file = request.POST.get("act", ""), request.FILES.get("file")
    trigger = TaskTrigger(request.POST.get("step", ""))
    is_paper = trigger is TaskTrigger.ATTACH and not act
    if is_paper:
        problems += _missing(texts["paper"], request.POST.get("dated", "").strip(), file)
    if problems:
        raise InputError(problems)
    move = TaskMove(
        trigger=trigger,
        on=days["on"],
        act=act,
        reason=texts["reason"],
        clause=texts["clause"],
        new_due=days["new_due"],
        basis=texts["basis"],
        seen=seen_in(request),
    )
    dated = days["dated"]
    if not is_paper or file is None or dated is None:
        return move_task(desk, view.occurrence, move)
    paper = OutsidePaper(
        reference=texts["paper"],
        kind="",  # the one that the item asks for
        number=texts["number"],
        date=dated,
        digest="",
    )
    scan = Scan(name=file.name or "", data=file.read(LARGEST + 1))
    return hand_in(desk, view.occurrence, dc.replace(move, paper=paper), scan)


def _missing(reference: str, dated: str, file: object) -> Iterator[Problem]:
    for name, message, found in (
        ("paper", "впишите, как называется бумага", reference),
        ("dated", "впишите дату бумаги", dated),
        ("file", "выберите файл или скан", file),
    ):
        if not found:
            yield Problem(message=message, remedy="", place=name, code="task.paper")
