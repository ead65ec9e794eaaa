"""The steps of an occurrence as small forms: what each asks for, and what was answered."""

import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest

from acts.errors import InputError, Problem
from acts.russian.dates import numeric_date, parse_date
from acts.services.desk import Desk
from acts.services.evidence_files import LARGEST, keep_scan
from acts.services.occurrence_view import OccurrenceView
from acts.services.tracking import OutsidePaper, TaskMove
from acts.states import TaskTrigger
from acts.transition_table import NA_REASONS
from acts.web.step_form import Ask, StepForm, answered, left_over

__all__ = ["move_of", "step_forms"]

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
    forms = []
    # To say that work has begun closes nothing: what does stands first.
    possible = sorted(view.possible, key=lambda one: one is TaskTrigger.START)
    for place, trigger in enumerate(possible):
        is_open = trigger == chosen
        asks = answered(_asks(view, trigger, today), sent if is_open else None, problems)
        forms.append(
            StepForm(
                trigger=trigger,
                title=_TITLES[trigger],
                asks=asks,
                is_first=place == 0,
                is_open=is_open,
                messages=left_over(asks, problems) if is_open else (),
            )
        )
    return forms


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
        yield Ask(name="file", title="Файл или скан", kind="file", hint="PDF, JPEG, PNG или DOCX.")
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


def move_of(request: HttpRequest, desk: Desk, view: OccurrenceView) -> TaskMove:
    """Read what was answered; a scan is kept before the step is recorded.

    Raises:
        InputError: Dates that can't be read, or a file that is no scan; each with its field.
    """
    problems: list[Problem] = []
    days = {name: _day(request, name, problems) for name in ("on", "dated", "new_due")}
    if problems:
        raise InputError(problems)
    trigger = TaskTrigger(request.POST.get("step", ""))
    seen = request.POST.get("seen", "")
    act = request.POST.get("act", "")
    return TaskMove(
        trigger=trigger,
        on=days["on"],
        act=act,
        paper=None if act else _paper(request, desk, view, days["dated"]),
        reason=request.POST.get("reason", "").strip(),
        clause=request.POST.get("clause", "").strip(),
        new_due=days["new_due"],
        basis=request.POST.get("basis", "").strip(),
        seen=int(seen) if seen.isascii() and seen.isdigit() else None,
    )


def _paper(
    request: HttpRequest, desk: Desk, view: OccurrenceView, dated: dt.date | None
) -> OutsidePaper | None:
    if request.POST.get("step") != TaskTrigger.ATTACH:
        return None
    reference, file = request.POST.get("paper", "").strip(), request.FILES.get("file")
    missing = [
        Problem(message=message, remedy="", place=name, code="task.paper")
        for name, message, found in (
            ("paper", "впишите, как называется бумага", reference),
            ("dated", "впишите дату бумаги", dated),
            ("file", "выберите файл или скан", file),
        )
        if not found
    ]
    if missing or dated is None or file is None:
        raise InputError(missing)
    id_ = view.occurrence.id
    digest = keep_scan(
        desk,
        id_.organization,
        name=file.name or "",
        data=file.read(LARGEST + 1),
        label=f"{id_.item} {id_.period}",
    )
    kinds = view.item.result.kinds
    return OutsidePaper(
        reference=reference,
        kind=kinds[0] if kinds else "",
        number=request.POST.get("number", "").strip(),
        date=dated,
        digest=digest,
    )


def _day(request: HttpRequest, name: str, problems: list[Problem]) -> dt.date | None:
    text = request.POST.get(name, "").strip()
    date = parse_date(text) if text else None
    if text and date is None:
        problems.append(
            Problem(
                message="такой даты нет", remedy="Пишите дд.мм.гггг", place=name, code="form.date"
            )
        )
    return date
